//! Who covers each need today, what each option would change, and the widest gaps.

use leptos::prelude::*;

use super::topic_page::{section, topic_page};
use crate::base::json::Json;
use crate::base::sort::indices_descending;
use crate::base::table::{Id, Table};
use crate::content::TopicContent;
use crate::model::{Need, Role};
use crate::scoring::Assessment;
use crate::session::{Action, Step, Topic};
use crate::text::fill;
use crate::topics::cover::{Cover, Coverage, Coverer, Coverers, Level, coverage, gaps};
use crate::topics::labels::CoverLabels;
use crate::ui::kit::bar::bar;
use crate::ui::kit::choice_pills::{Selection, pill, pills};
use crate::ui::kit::el::{El, button, classed, el};
use crate::ui::result_ctx::ResultCtx;
use crate::ui::sources::sources;

/// How many gaps are named.
const WIDEST: usize = 5;

/// The page.
pub fn cover_page(ctx: ResultCtx) -> El {
    let (coverers, ui) = words(ctx);
    let evaluation = ctx.evaluation();
    let assessment = evaluation.assessment();
    let shown = RwSignal::new(ctx.first().index());
    let order = indices_descending(assessment.weights.rows().iter().map(|&weight| weight.into()));
    let needs: Vec<Id<Need>> = order.into_iter().map(Id::new).collect();
    let fields = needs.iter().map(|&need| field(ctx, need));
    let names =
        coverers.rows.ids().filter(|&id| ctx.topics().cover.words[id].name != ctx.topics().cover.words[id].short).map(
            |id| {
                let words = &ctx.topics().cover.words[id];
                el("li").child(el("strong").text(&words.short)).text(": ").text(&words.name)
            },
        );
    let ask = classed("section", "rf-cover__ask")
        .child(classed("p", "rf-quiet").text(ui.optional()).text(" ").text(ui.time()))
        .child(classed("ul", "rf-cover__names").children(names))
        .children(fields)
        .child(button("rf-link", ui.reset(), move || ctx.put_input(Topic::Cover, Json::Null)));
    topic_page(ctx, Topic::Cover, ui.title(), ui.intro())
        .child(ask)
        .live(move || outcome(ctx, shown))
        .child(sources(ctx, &cover_sources(coverers)))
}

fn words(ctx: ResultCtx) -> (&'static Coverers, &'static CoverLabels) {
    let TopicContent { rules: coverers, labels: ui, .. } = &ctx.topics().cover;
    (coverers, ui)
}

/// What is said so far.
pub fn cover_of(ctx: ResultCtx, note: &Json) -> Cover {
    let (coverers, _) = words(ctx);
    // What a former edition knew and this one does not is dropped.
    Cover::from_json(coverers, ctx.model(), note).0
}

/// What is said, and where nothing is said, what the answers tell.
pub fn effective_cover(ctx: ResultCtx, assessment: &Assessment, said: &Cover) -> Cover {
    let (coverers, _) = words(ctx);
    coverers.with_presumed(assessment.facts.said(), said)
}

fn cover_sources(coverers: &Coverers) -> Vec<Id<crate::model::Source>> {
    let presumed = coverers.presumed.iter().flat_map(|rule| rule.sources.iter());
    coverers.sources.iter().chain(presumed).copied().collect()
}

fn field(ctx: ResultCtx, need: Id<Need>) -> El {
    let (coverers, ui) = words(ctx);
    let text = &ctx.texts().needs[need];
    let options = coverers.rows.ids().map(|coverer| option(ctx, need, coverer));
    let legend = el("legend")
        .attr("aria-label", &fill(ui.choose(), &[("need", &text.name)]))
        .child(el("strong").text(&text.name))
        .child(classed("span", "rf-quiet").text(&text.plain));
    pills(legend, options)
}

fn option(ctx: ResultCtx, need: Id<Need>, coverer: Id<Coverer>) -> El {
    let (coverers, _) = words(ctx);
    let key = &ctx.model().needs[need].key;
    let is_chosen = move || cover_of(ctx, &ctx.watch_input(Topic::Cover)).of(need).contains(&coverer);
    let choose = move |take| {
        let mut cover = cover_of(ctx, &ctx.input(Topic::Cover));
        cover.set(coverers, need, coverer, take);
        ctx.put_input(Topic::Cover, cover.to_json(coverers, ctx.model()));
    };
    let name = ["cover.", key].concat();
    pill(
        Selection::Multiple,
        &name,
        &coverers.rows[coverer].key,
        &ctx.topics().cover.words[coverer].short,
        is_chosen,
        choose,
    )
}

/// What follows: today and with an option, and the widest gaps.
fn outcome(ctx: ResultCtx, shown: RwSignal<usize>) -> El {
    let (coverers, ui) = words(ctx);
    let model = ctx.model();
    let cover = cover_of(ctx, &ctx.watch_input(Topic::Cover));
    let evaluation = ctx.evaluation();
    let assessment = evaluation.assessment();
    let effective = effective_cover(ctx, &assessment, &cover);
    let total = model.needs.len().to_string();
    let said = fill(ui.said(), &[("n", &cover.count().to_string()), ("total", &total)]);
    let today = coverage(coverers, model, &assessment, &effective, None);
    let covered = |levels: &Table<Need, Coverage>| {
        levels.rows().iter().filter(|coverage| coverage.level >= Level::Covered).count()
    };
    let options = model.roles.ids().map(|role| {
        let with = coverage(coverers, model, &assessment, &effective, Some(role));
        let well = covered(&with);
        let (n, m) = (covered(&today).to_string(), well.to_string());
        let values = [("n", &*n), ("m", &*m), ("total", &*total), ("role", ctx.role_name(role))];
        el("li")
            .child(el("span").text(ctx.role_name(role)))
            .child(el("span").attr("title", &fill(ui.summary(), &values)).text(&[&m, " / ", &total].concat()))
            .child(bar(u32::try_from(well * 100 / model.needs.len().max(1)).unwrap_or(0)))
    });
    let key = "cover-option";
    let choices = model.roles.iter().map(|(role, row)| {
        let text = &ctx.texts().roles[role].short;
        pill(
            Selection::Single,
            key,
            &row.key,
            text,
            move || shown.get() == role.index(),
            move |_| shown.set(role.index()),
        )
    });
    let summary = classed("ul", "rf-shares").children(options);
    let head = section("rf-cover__outcome", ui.column_today());
    let head = head.child(el("p").attr("role", "status").text(&said));
    let head = head.child(classed("p", "rf-label").text(ui.with_title())).child(summary);
    let legend = el("legend").text(&fill(ui.column_with(), &[("role", "…")]));
    classed("div", "rf-result__half")
        .child(
            head.child(pills(legend, choices))
                .live(move || table(ctx, Id::new(shown.get())))
                .child(classed("p", "rf-quiet").text(ui.note())),
        )
        .child(widest(ctx, &assessment, &cover))
}

fn table(ctx: ResultCtx, role: Id<Role>) -> El {
    let (coverers, ui) = words(ctx);
    let model = ctx.model();
    let cover = cover_of(ctx, &ctx.input(Topic::Cover));
    let evaluation = ctx.evaluation();
    let assessment = evaluation.assessment();
    let effective = effective_cover(ctx, &assessment, &cover);
    let today = coverage(coverers, model, &assessment, &effective, None);
    let with = coverage(coverers, model, &assessment, &effective, Some(role));
    let head = |text: &str| el("th").attr("scope", "col").text(text);
    let role_short = &ctx.texts().roles[role].short;
    let heads = el("tr")
        .child(head(ui.column_need()))
        .child(head(ui.column_today()))
        .child(head(&fill(ui.column_with(), &[("role", role_short)])));
    let order = indices_descending(assessment.weights.rows().iter().map(|&weight| weight.into()));
    let rows = order.into_iter().map(|place| {
        let need = Id::new(place);
        let names = effective.of(need).iter().map(|&coverer| &*ctx.topics().cover.words[coverer].short);
        let who = names.collect::<Vec<_>>().join(", ");
        let is_presumed = cover.of(need).is_empty() && !effective.of(need).is_empty();
        let who = if is_presumed { [&who, " (", ui.presumed(), ")"].concat() } else { who };
        el("tr")
            .child(el("th").attr("scope", "row").text(&ctx.texts().needs[need].name))
            .child(level_cell(ui, &today[need]).child(classed("span", "rf-quiet").text(&who)))
            .child(level_cell(ui, &with[need]))
    });
    let table = classed("table", "rf-cover__table").child(el("thead").child(heads)).child(el("tbody").children(rows));
    let is_twice = today.rows().iter().chain(with.rows()).any(|coverage| coverage.level == Level::Twice);
    el("div").child(table).maybe(is_twice.then(|| el("p").text(ui.twice_note())))
}

fn level_cell(ui: &CoverLabels, coverage: &Coverage) -> El {
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
fn widest(ctx: ResultCtx, assessment: &Assessment, cover: &Cover) -> El {
    let (coverers, ui) = words(ctx);
    let found = gaps(coverers, ctx.model(), assessment, &effective_cover(ctx, assessment, cover));
    let items = found.iter().take(WIDEST).map(|&need| {
        let text = &ctx.texts().needs[need];
        el("li").child(el("strong").text(&text.name)).text(": ").text(&text.plain)
    });
    let list =
        if found.is_empty() { el("p").text(ui.gaps_none()) } else { classed("ol", "rf-numbered").children(items) };
    let unsaid = cover.count() < ctx.model().needs.len();
    section("rf-gaps", ui.gaps_title())
        .child(el("p").text(ui.gaps_note()).text(" ").text(if unsaid { ui.gaps_unsaid() } else { "" }))
        .child(list)
        .child(button("rf-button", ctx.labels().part_plan(), move || {
            ctx.dispatch(Action::GoTo(Step::Topic(Topic::Plan)))
        }))
}
