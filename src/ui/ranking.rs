//! All options in order as bars; each opens to its reasons.

use leptos::prelude::*;

use super::contributions;
use super::el::{El, classed, el};
use super::full::Full;
use super::sources::sources;
use crate::model::{Id, Role, Source, Table};
use crate::scoring::caps::applying_caps;
use crate::scoring::reasons::{Because, Reason, Reasons};
use crate::scoring::{Assessment, Placement};
use crate::session::Answers;
use crate::text::fill;

/// How many reasons are shown on each side.
const MOST: usize = 3;

/// The ranking.
pub fn ranking(full: Full, answers: &Answers, assessment: &Assessment, reasons: &Table<Role, Reasons>) -> El {
    let ui = full.ui();
    let items = assessment.placements.iter();
    let items = items.map(|placement| item(full, answers, &reasons[placement.role], assessment, placement));
    classed("section", "rf-ranking")
        .child(el("h3").text(ui.ranking_title()))
        .child(classed("p", "rf-quiet").text(ui.ranking_note()))
        .child(classed("ol", "rf-ranking__list").children(items))
}

/// A bar; the number beside it says the same.
pub fn bar(percent: u32) -> El {
    let width = [&percent.to_string(), "%"].concat();
    let fill = classed("span", "rf-bar__fill").css("inline-size", width);
    classed("span", "rf-bar").attr("aria-hidden", "true").child(fill)
}

fn item(full: Full, answers: &Answers, reasons: &Reasons, assessment: &Assessment, placement: &Placement) -> El {
    let role = placement.role;
    let percent = placement.percent();
    let summary = classed("summary", "rf-rank")
        .child(classed("span", "rf-rank__place").text(&placement.rank.to_string()))
        .child(classed("span", "rf-rank__name").text(full.role_name(role)))
        .child(classed("span", "rf-rank__percent").text(&full.percent(percent)))
        .child(bar(percent));
    let is_first = placement.rank == 1;
    // Seven options with all their reasons are much to draw; most visitors open one or two.
    let opened = RwSignal::new(0);
    let (answers, reasons) = (answers.clone(), reasons.clone());
    let (assessment, placement) = (assessment.clone(), placement.clone());
    let details = classed("details", "rf-rank-item").child(summary).on("toggle", move |_| opened.set(1)).live(
        move || match opened.get() > 0 || full.is_on_paper() {
            true => why(full, &answers, &reasons, &assessment, &placement),
            false => el("div"),
        },
    );
    el("li").attr_if(is_first, "class", "is-first").child(details)
}

fn why(
    full: Full,
    answers: &Answers,
    Reasons { pros, cons }: &Reasons,
    assessment: &Assessment,
    placement: &Placement,
) -> El {
    let ui = full.ui();
    let role = placement.role;
    let side = |title: &str, class, none: &str, found: &[Reason]| {
        let found = &found[..found.len().min(MOST)];
        classed("section", class)
            .child(classed("h4", "rf-label").text(title))
            .maybe(found.is_empty().then(|| classed("p", "rf-quiet").text(none)))
            .maybe(reason_items(full, assessment, role, found))
    };
    classed("div", "rf-why-rank")
        .child(el("p").text(&full.text().roles[role].sentence))
        .child(contributions::stack(placement))
        .maybe(limits(full, answers, placement))
        .child(side(ui.pros(), "rf-pros", ui.no_pros(), pros))
        .child(side(ui.cons(), "rf-cons", ui.no_cons(), cons))
        .child(contributions::table(full, assessment, placement))
        .child(sources(full, &role_sources(full, placement, pros, cons)))
}

/// Where the numbers of this option come from: ratings, form, cap, and the answers named.
fn role_sources(full: Full, placement: &Placement, pros: &[Reason], cons: &[Reason]) -> Vec<Id<Source>> {
    let model = full.model();
    let role = &model.roles[placement.role];
    let mut ids: Vec<Id<Source>> = role.form_sources.to_vec();
    ids.extend(role.ratings.rows().iter().flat_map(|rating| rating.sources.iter()));
    ids.extend(placement.cap().into_iter().flat_map(|cap| model.caps[cap].sources.iter()));
    let named = pros.iter().take(MOST).chain(cons.iter().take(MOST));
    let choices = named.flat_map(|reason| &reason.choices);
    ids.extend(choices.flat_map(|&choice| model.consequences[choice].sources.iter()));
    ids
}

/// Every limit that applies, the lowest first; the first one holds the option down if it reaches so far.
fn limits(full: Full, answers: &Answers, placement: &Placement) -> Option<El> {
    let ui = full.ui();
    let applying = applying_caps(full.model(), answers, placement.role);
    let items = applying.iter().map(|&(cap, percent)| {
        let binds = placement.cap() == Some(cap);
        let template = if binds { ui.limit_of() } else { ui.limit_idle() };
        let label = el("strong").text(&fill(template, &[("n", &full.percent(percent))]));
        let item = classed("li", if binds { "rf-limit" } else { "rf-limit rf-limit--idle" })
            .child(label)
            .text(" ")
            .text(&full.text().caps[cap]);
        item.child(sources(full, &full.model().caps[cap].sources))
    });
    (!applying.is_empty()).then(|| {
        let title = classed("h4", "rf-label").text(ui.limits_title());
        classed("div", "rf-limits").child(title).child(el("ul").children(items))
    })
}

/// A list of reasons; nothing where there are none.
pub fn reason_items(full: Full, assessment: &Assessment, role: Id<Role>, found: &[Reason]) -> Option<El> {
    let items = found.iter().map(|reason| {
        let answer: Vec<&str> = reason.choices.iter().map(|&choice| full.choice_text(choice)).collect();
        let question = &full.words().questions[reason.question].short;
        let said = classed("p", "rf-reason__said").text(question).text(": ").child(el("q").text(&answer.join("; ")));
        el("li").child(said).child(el("p").text(&because(full, assessment, role, reason)))
    });
    (!found.is_empty()).then(|| classed("ul", "rf-reasons").children(items))
}

/// What moved most, in words.
fn because(full: Full, assessment: &Assessment, role: Id<Role>, reason: &Reason) -> String {
    let ui = full.ui();
    let is_good = reason.points > 0;
    let (good, bad, need) = match reason.because {
        Because::NeedGrew(need) => (ui.need_grew_well(), ui.need_grew_badly(), need),
        Because::NeedShrank(need) => (ui.need_shrank_well(), ui.need_shrank_badly(), need),
        Because::Skill(need) => (ui.skill_better(), ui.skill_worse(), need),
        Because::Form(before) => {
            let workload = full.model().roles[role].workload;
            let days = full.days(assessment.amounts[workload]);
            let template = if is_good { ui.form_better() } else { ui.form_worse() };
            let before = full.days(before);
            let work = &*full.text().workloads[workload].name;
            return fill(template, &[("days", &days), ("before", &before), ("work", work)]);
        }
    };
    let rating = assessment.ratings[role][need].to_string();
    let template = if is_good { good } else { bad };
    fill(template, &[("need", &full.text().criteria[need].name), ("rating", &rating)])
}
