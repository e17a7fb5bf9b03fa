//! What fits best, how clear that is, and what comes second.

use super::app::FOCUS;
use super::costs_page::{CostView, verdict_label};
use super::el::{El, button, classed, el};
use super::firmness::verdict;
use super::full::Full;
use super::ranking::reason_items;
use crate::cost::Item;
use crate::model::{Id, Role, Table};
use crate::robustness::Stability;
use crate::scoring::reasons::Reasons;
use crate::scoring::{Assessment, Clarity, Placement};
use crate::session::{Action, Answers, Step, Topic};
use crate::text::fill;

/// From which rating on a side covers the weightiest need well enough to lean towards it.
const LEAN_FROM: u32 = 50;

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
    let ui = full.ui();
    let text = &full.text().roles[first.role];
    let title = classed("h2", "rf-headline__role").attr("tabindex", "-1").attr(FOCUS, "").text(&text.name);
    let main = classed("div", "rf-headline__main")
        .child(classed("p", "rf-eyebrow").text(&eyebrow(full)))
        .child(title)
        .child(classed("p", "rf-lead").text(&text.sentence))
        .child(classed("p", "rf-headline__clarity").text(&clarity(full, assessment, stability, second.role)))
        .maybe(lean(full, assessment, first.role))
        .maybe(held_down(full, first))
        .child(classed("p", "rf-quiet").text(&basis(full, answers, assessment, first.role)))
        .child(el("p").child(button("rf-link", ui.change_answers(), move || full.dispatch(Action::GoTo(Step::Check)))))
        .children(pros(full, &reasons[first.role], assessment, first.role))
        .child(facts(full, first.role));
    top.child(main).child(runner_up(full, &reasons[second.role], assessment, second.role))
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
    let (leans_to, weightiest) = (assessment.lean(full.model())?, assessment.weightiest_need()?);
    if assessment.ratings[leans_to][weightiest] < LEAN_FROM {
        return None;
    }
    let side = full.text().roles[leans_to].side.as_deref()?;
    let need = &full.text().criteria[weightiest].name;
    Some(classed("p", "rf-headline__lean").text(&fill(ui.lean(), &[("side", side), ("need", need)])))
}

/// On how many answers and on what amount of work the result rests.
fn basis(full: Full, answers: &Answers, assessment: &Assessment, role: Id<Role>) -> String {
    let ui = full.ui();
    if answers.count() == 0 {
        return ui.result_no_answers().to_string();
    }
    let total = full.model().questions.len().to_string();
    let known = full.model().questions.ids().filter(|&question| !answers.chosen(question).is_empty()).count();
    let based = fill(ui.result_based(), &[("n", &known.to_string()), ("total", &total)]);
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
    classed("dl", "rf-facts").child(fact(ui.form(), &text.form)).child(cost(full, role))
}

/// The limit that holds the first option down, if one does.
fn held_down(full: Full, first: &Placement) -> Option<El> {
    let cap = first.cap()?;
    let label = el("strong").text(full.ui().result_limited());
    Some(classed("p", "rf-limit").child(label).text(" ").text(&full.text().caps[cap]))
}

/// What the option costs with the work that the answers tell of, and how that stands against the money named.
fn cost(full: Full, role: Id<Role>) -> El {
    let ui = full.ui();
    let view = CostView::new(full);
    let note = full.note(Topic::Costs);
    let (answers, assessment) = full.assessed();
    let found = view.estimate(&note, role, &assessment);
    let region = &view.text.regions[found.region].name;
    let (low, high) = (view.money(found.region, found.cash.low), view.money(found.region, found.cash.high));
    let days = found.input(Item::DaysAMonth).and_then(|input| input.span).map(|span| full.days(span.middle()));
    let values = [("low", &*low), ("high", &*high), ("region", region), ("days", days.as_deref().unwrap_or_default())];
    let words = match days {
        _ if found.cash.high == 0 => ui.cost_estimate_none().to_string(),
        Some(_) => fill(ui.cost_estimate(), &values),
        None => fill(ui.cost_estimate_post(), &values),
    };
    let verdict = view.costs.money_of(&answers).map(|money| verdict_label(view, &found, money));
    let more = button("rf-link", ui.cost_more(), move || full.dispatch(Action::GoTo(Step::Topic(Topic::Costs))));
    let content = el("dd").child(el("p").text(&words)).maybe(verdict).child(more);
    el("div").child(el("dt").text(ui.cost())).child(content)
}

fn runner_up(full: Full, reasons: &Reasons, assessment: &Assessment, role: Id<Role>) -> El {
    let ui = full.ui();
    let title = fill(ui.second_title(), &[("role", full.role_name(role))]);
    classed("section", "rf-second")
        .child(el("h3").text(&title))
        .child(el("p").text(&full.text().roles[role].sentence))
        .child(classed("dl", "rf-facts").child(cost(full, role)))
        .children(pros(full, reasons, assessment, role))
}

/// The strongest reasons for an option, with their label; nothing where there are none.
fn pros(full: Full, Reasons { pros, .. }: &Reasons, assessment: &Assessment, role: Id<Role>) -> Vec<El> {
    let label = classed("p", "rf-label").text(full.ui().pros());
    let items = reason_items(full, assessment, role, &pros[..pros.len().min(REASONS)]);
    items.map(|items| vec![label, items]).unwrap_or_default()
}
