//! What fits best, how clear that is, and what comes second.

use super::app::FOCUS;
use super::el::{El, classed, el};
use super::firmness::verdict;
use super::full::Full;
use super::ranking::reason_items;
use crate::model::{Id, Role, Table};
use crate::robustness::Stability;
use crate::scoring::reasons::Reasons;
use crate::scoring::{Assessment, Clarity};
use crate::session::Answers;
use crate::text::fill;

/// How many reasons are named for the best and for the second best.
const REASONS: usize = 2;

/// The headline.
pub fn headline(
    full: Full,
    answers: &Answers,
    assessment: &Assessment,
    reasons: &Table<Role, Reasons>,
    stability: &Stability,
) -> El {
    let top = classed("header", "rf-headline");
    let [first, second, ..] = &assessment.placements[..] else { return top };
    let text = &full.text().roles[first.role];
    let title = classed("h2", "rf-headline__role").attr("tabindex", "-1").attr(FOCUS, "").text(&text.name);
    let top = top
        .child(classed("p", "rf-eyebrow").text(&eyebrow(full)))
        .child(title)
        .child(classed("p", "rf-lead").text(&text.sentence))
        .child(classed("p", "rf-headline__clarity").text(&clarity(full, assessment, stability, second.role)))
        .maybe(lean(full, assessment, first.role))
        .child(classed("p", "rf-quiet").text(&basis(full, answers, assessment, first.role)))
        .children(pros(full, &reasons[first.role], assessment, first.role))
        .child(facts(full, first.role));
    top.child(runner_up(full, &reasons[second.role], assessment, second.role))
}

fn eyebrow(full: Full) -> String {
    let ui = full.ui();
    let example = full.read(|session| session.example.as_ref().map(|(id, _)| *id));
    match example {
        Some(id) => fill(ui.result_example(), &[("name", &full.words().examples[id].name)]),
        None => ui.result_eyebrow().to_string(),
    }
}

/// How clear the lead is; where it does not survive other weights, that is said instead.
fn clarity(full: Full, assessment: &Assessment, stability: &Stability, second: Id<Role>) -> String {
    let ui = full.ui();
    let first = assessment.placements.first().map(|first| first.role);
    let lead_is_tie = assessment.clarity(full.model()) == Clarity::Tie;
    if let Some(first) = first.filter(|&first| !lead_is_tie && !stability.is_firm(full.model(), first)) {
        return verdict(full, stability, first);
    }
    let template = match assessment.clarity(full.model()) {
        Clarity::Tie => ui.result_tie(),
        Clarity::Close => ui.result_close(),
        Clarity::Ahead => ui.result_ahead(),
        Clarity::Clear => ui.result_clear(),
    };
    let lead = fill(template, &[("second", full.role_name(second))]);
    let share = full.percent(first.map_or(0, |first| stability.percent(first)));
    let firm = fill(ui.result_firm(), &[("share", &share), ("n", &stability.variations.to_string())]);
    if lead_is_tie { lead } else { [lead, firm].join(" ") }
}

/// Which way a part-time leader should lean.
fn lean(full: Full, assessment: &Assessment, first: Id<Role>) -> Option<El> {
    let ui = full.ui();
    if !full.model().roles[first].part_time {
        return None;
    }
    let side = full.text().roles[assessment.lean(full.model())?].side.as_deref()?;
    let need = &full.text().criteria[assessment.weightiest_need()?].name;
    Some(classed("p", "rf-headline__lean").text(&fill(ui.lean(), &[("side", side), ("need", need)])))
}

/// On how many answers and on what amount of work the result rests.
fn basis(full: Full, answers: &Answers, assessment: &Assessment, role: Id<Role>) -> String {
    let ui = full.ui();
    if answers.count() == 0 {
        return ui.result_no_answers().to_string();
    }
    let total = full.model().questions.len().to_string();
    let based = fill(ui.result_based(), &[("n", &answers.count().to_string()), ("total", &total)]);
    let workload = full.model().roles[role].workload;
    let work = &full.text().workloads[workload].name;
    let days = full.days(assessment.amounts[workload]);
    let amount = fill(ui.result_amount(), &[("days", &days), ("work", work)]);
    let marked = answers.has_importance().then(|| ui.importance_counts().to_string());
    [based, amount].into_iter().chain(marked).collect::<Vec<_>>().join(" ")
}

fn facts(full: Full, role: Id<Role>) -> El {
    let ui = full.ui();
    let text = &full.text().roles[role];
    let fact = |name: &str, text: &str| el("div").child(el("dt").text(name)).child(el("dd").text(text));
    classed("dl", "rf-facts").child(fact(ui.form(), &text.form)).child(fact(ui.cost(), &text.cost))
}

fn runner_up(full: Full, reasons: &Reasons, assessment: &Assessment, role: Id<Role>) -> El {
    let ui = full.ui();
    let title = fill(ui.second_title(), &[("role", full.role_name(role))]);
    classed("section", "rf-second")
        .child(el("h3").text(&title))
        .child(el("p").text(&full.text().roles[role].sentence))
        .children(pros(full, reasons, assessment, role))
}

/// The strongest reasons for an option, with their label; nothing where there are none.
fn pros(full: Full, Reasons { pros, .. }: &Reasons, assessment: &Assessment, role: Id<Role>) -> Vec<El> {
    let label = classed("p", "rf-label").text(full.ui().pros());
    let items = reason_items(full, assessment, role, &pros[..pros.len().min(REASONS)]);
    items.map(|items| vec![label, items]).unwrap_or_default()
}
