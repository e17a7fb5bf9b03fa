//! Who covers each need today, what each option would change, and the widest gaps.

use leptos::prelude::*;

use super::el::{El, button, classed, el};
use super::full::Full;
use super::pills::{Most, pill, pills};
use super::ranking::bar;
use super::sources::sources;
use super::topic_page::{section, topic_page};
use crate::cover::{Cover, Coverage, Coverer, Coverers, Level, coverage, gaps};
use crate::json::Json;
use crate::model::{Criterion, Id, Role, Table};
use crate::order::descending;
use crate::scoring::Assessment;
use crate::session::{Action, Step, Topic};
use crate::text::fill;
use crate::text::topics::CoverUi;

/// How many gaps are named.
const WIDEST: usize = 5;

/// The page.
pub fn cover_page(full: Full) -> El {
    let (coverers, ui) = words(full);
    let (_, assessment) = full.assessed();
    let shown = RwSignal::new(full.first().index());
    let order = descending(assessment.weights.rows().iter().map(|&weight| weight.into()));
    let needs: Vec<Id<Criterion>> = order.into_iter().map(Id::new).collect();
    let fields = needs.iter().map(|&need| field(full, need));
    let names = coverers.rows.ids().filter(|&id| coverers.text[id].name != coverers.text[id].short).map(|id| {
        let words = &coverers.text[id];
        el("li").child(el("strong").text(&words.short)).text(": ").text(&words.name)
    });
    let ask = classed("section", "rf-cover__ask")
        .child(classed("p", "rf-quiet").text(ui.optional()).text(" ").text(ui.time()))
        .child(classed("ul", "rf-cover__names").children(names))
        .children(fields)
        .child(button("rf-link", ui.reset(), move || full.put_note(Topic::Cover, Json::Null)));
    topic_page(full, Topic::Cover, ui.title(), ui.intro())
        .child(ask)
        .live(move || outcome(full, shown))
        .child(sources(full, &cover_sources(coverers)))
}

fn words(full: Full) -> (&'static Coverers, &'static CoverUi) {
    let (coverers, ui) = &full.topics().cover;
    (coverers, ui)
}

/// What is said so far.
pub fn cover_of(full: Full, note: &Json) -> Cover {
    let (coverers, _) = words(full);
    // What a former edition knew and this one does not is dropped.
    Cover::from_json(coverers, full.model(), note).0
}

/// What is said, and where nothing is said, what the answers tell.
pub fn effective_cover(full: Full, assessment: &Assessment, said: &Cover) -> Cover {
    let (coverers, _) = words(full);
    coverers.with_presumed(assessment.facts.said(), said)
}

fn cover_sources(coverers: &Coverers) -> Vec<Id<crate::model::Source>> {
    let presumed = coverers.presumed.iter().flat_map(|rule| rule.sources.iter());
    coverers.sources.iter().chain(presumed).copied().collect()
}

fn field(full: Full, need: Id<Criterion>) -> El {
    let (coverers, ui) = words(full);
    let text = &full.text().criteria[need];
    let options = coverers.rows.ids().map(|coverer| option(full, need, coverer));
    let legend = el("legend")
        .attr("aria-label", &fill(ui.choose(), &[("need", &text.name)]))
        .child(el("strong").text(&text.name))
        .child(classed("span", "rf-quiet").text(&text.plain));
    pills(legend, options)
}

fn option(full: Full, need: Id<Criterion>, coverer: Id<Coverer>) -> El {
    let (coverers, _) = words(full);
    let key = &full.model().criteria[need].key;
    let is_chosen = move || cover_of(full, &full.watch_note(Topic::Cover)).of(need).contains(&coverer);
    let choose = move |take| {
        let mut cover = cover_of(full, &full.note(Topic::Cover));
        cover.set(coverers, need, coverer, take);
        full.put_note(Topic::Cover, cover.to_json(coverers, full.model()));
    };
    let name = ["cover.", key].concat();
    pill(Most::Any, &name, &coverers.rows[coverer].key, &coverers.text[coverer].short, is_chosen, choose)
}

/// What follows: today and with an option, and the widest gaps.
fn outcome(full: Full, shown: RwSignal<usize>) -> El {
    let (coverers, ui) = words(full);
    let model = full.model();
    let cover = cover_of(full, &full.watch_note(Topic::Cover));
    let (_, assessment) = full.assessed();
    let effective = effective_cover(full, &assessment, &cover);
    let total = model.criteria.len().to_string();
    let said = fill(ui.said(), &[("n", &cover.count().to_string()), ("total", &total)]);
    let today = coverage(coverers, model, &assessment, &effective, None);
    let covered = |levels: &Table<Criterion, Coverage>| {
        levels.rows().iter().filter(|coverage| coverage.level >= Level::Covered).count()
    };
    let options = model.roles.ids().map(|role| {
        let with = coverage(coverers, model, &assessment, &effective, Some(role));
        let well = covered(&with);
        let (n, m) = (covered(&today).to_string(), well.to_string());
        let values = [("n", &*n), ("m", &*m), ("total", &*total), ("role", full.role_name(role))];
        el("li")
            .child(el("span").text(full.role_name(role)))
            .child(el("span").attr("title", &fill(ui.summary(), &values)).text(&[&m, " / ", &total].concat()))
            .child(bar(u32::try_from(well * 100 / model.criteria.len().max(1)).unwrap_or(0)))
    });
    let key = "cover-option";
    let choices = model.roles.iter().map(|(role, row)| {
        let text = &full.text().roles[role].short;
        pill(Most::One, key, &row.key, text, move || shown.get() == role.index(), move |_| shown.set(role.index()))
    });
    let summary = classed("ul", "rf-shares").children(options);
    let head = section("rf-cover__outcome", ui.column_today());
    let head = head.child(el("p").attr("role", "status").text(&said));
    let head = head.child(classed("p", "rf-label").text(ui.with_title())).child(summary);
    let legend = el("legend").text(&fill(ui.column_with(), &[("role", "…")]));
    classed("div", "rf-result__half")
        .child(
            head.child(pills(legend, choices))
                .live(move || table(full, Id::new(shown.get())))
                .child(classed("p", "rf-quiet").text(ui.note())),
        )
        .child(widest(full, &assessment, &cover))
}

fn table(full: Full, role: Id<Role>) -> El {
    let (coverers, ui) = words(full);
    let model = full.model();
    let cover = cover_of(full, &full.note(Topic::Cover));
    let (_, assessment) = full.assessed();
    let effective = effective_cover(full, &assessment, &cover);
    let today = coverage(coverers, model, &assessment, &effective, None);
    let with = coverage(coverers, model, &assessment, &effective, Some(role));
    let head = |text: &str| el("th").attr("scope", "col").text(text);
    let role_short = &full.text().roles[role].short;
    let heads = el("tr")
        .child(head(ui.column_need()))
        .child(head(ui.column_today()))
        .child(head(&fill(ui.column_with(), &[("role", role_short)])));
    let order = descending(assessment.weights.rows().iter().map(|&weight| weight.into()));
    let rows = order.into_iter().map(|place| {
        let need = Id::new(place);
        let names = effective.of(need).iter().map(|&coverer| &*coverers.text[coverer].short);
        let who = names.collect::<Vec<_>>().join(", ");
        let is_presumed = cover.of(need).is_empty() && !effective.of(need).is_empty();
        let who = if is_presumed { [&who, " (", ui.presumed(), ")"].concat() } else { who };
        el("tr")
            .child(el("th").attr("scope", "row").text(&full.text().criteria[need].name))
            .child(level_cell(ui, &today[need]).child(classed("span", "rf-quiet").text(&who)))
            .child(level_cell(ui, &with[need]))
    });
    let table = classed("table", "rf-cover__table").child(el("thead").child(heads)).child(el("tbody").children(rows));
    let is_twice = today.rows().iter().chain(with.rows()).any(|coverage| coverage.level == Level::Twice);
    el("div").child(table).maybe(is_twice.then(|| el("p").text(ui.twice_note())))
}

fn level_cell(ui: &CoverUi, coverage: &Coverage) -> El {
    let (words, class) = match coverage.level {
        Level::NotSaid => (ui.level_not_said(), "rf-level"),
        Level::Uncovered => (ui.level_uncovered(), "rf-level rf-level--open"),
        Level::Thin => (ui.level_thin(), "rf-level rf-level--thin"),
        Level::Covered => (ui.level_covered(), "rf-level rf-level--covered"),
        Level::Twice => (ui.level_twice(), "rf-level rf-level--twice"),
    };
    let value = fill(ui.value(), &[("n", &coverage.best.to_string())]);
    el("td").attr("title", &value).child(classed("span", class).text(words))
}

/// The widest gaps, which become the first priorities.
fn widest(full: Full, assessment: &Assessment, cover: &Cover) -> El {
    let (coverers, ui) = words(full);
    let found = gaps(coverers, full.model(), assessment, &effective_cover(full, assessment, cover));
    let items = found.iter().take(WIDEST).map(|&need| {
        let text = &full.text().criteria[need];
        el("li").child(el("strong").text(&text.name)).text(": ").text(&text.plain)
    });
    let list =
        if found.is_empty() { el("p").text(ui.gaps_none()) } else { classed("ol", "rf-numbered").children(items) };
    let unsaid = cover.count() < full.model().criteria.len();
    section("rf-gaps", ui.gaps_title())
        .child(el("p").text(ui.gaps_note()).text(" ").text(if unsaid { ui.gaps_unsaid() } else { "" }))
        .child(list)
        .child(button("rf-button", full.ui().part_plan(), move || {
            full.dispatch(Action::GoTo(Step::Topic(Topic::Plan)))
        }))
}
