//! What fits best, what speaks against it, how sure that is, and what comes second.

use super::app::FOCUS;
use super::costs_page::{CostView, verdict_label};
use super::el::{El, button, classed, el};
use super::firmness::sure;
use super::full::Full;
use super::ranking::reason_items;
use crate::cost::{Item, Verdict, against_money};
use crate::model::{Id, Role};
use crate::robustness::Robustness;
use crate::scoring::reasons::reasons;
use crate::scoring::{Assessment, Contribution, Placement, without_limit};
use crate::session::{Action, Answers, Step, Topic};
use crate::text::fill;

/// How many reasons are named for the best and for the second best.
const REASONS: usize = 2;

/// The headline.
pub fn headline(full: Full, answers: &Answers, assessment: &Assessment, firm: &Robustness) -> El {
    let [first, second, ..] = &assessment.placements[..] else { return el("div") };
    let (main, aside) = if fits_none(full, answers, assessment) {
        least_bad(full, answers, assessment, firm, (first, second))
    } else {
        let aside = beside(full, assessment, second, full.ui().second_title());
        (crowned(full, answers, assessment, firm, first), aside)
    };
    classed("header", "rf-headline").child(main).child(aside)
}

fn crowned(full: Full, answers: &Answers, assessment: &Assessment, firm: &Robustness, first: &Placement) -> El {
    classed("div", "rf-headline__main")
        .child(classed("p", "rf-eyebrow").text(&eyebrow(full, full.ui().result_eyebrow())))
        .child(title(full.advice(assessment, first)))
        .child(classed("p", "rf-lead").text(full.advice_sentence(first)))
        .maybe(what_they_need(full, assessment, first))
        .maybe(lean(full, assessment, first))
        .children(misfits(full, assessment, first))
        .maybe(budget(full, answers, assessment, first))
        .child(sure(full, answers, assessment, firm))
        .child(basis(full, answers, assessment, first.role))
        .children(pros(full, assessment, first))
        .child(facts(full, first))
}

/// Where no option fits well: that, and the first two with what speaks against them.
fn least_bad(
    full: Full,
    answers: &Answers,
    assessment: &Assessment,
    firm: &Robustness,
    (first, second): (&Placement, &Placement),
) -> (El, El) {
    let ui = full.ui();
    let told =
        |placement, title| beside(full, assessment, placement, title).children(cons(full, assessment, placement));
    let main = classed("div", "rf-headline__main")
        .child(classed("p", "rf-eyebrow").text(&eyebrow(full, ui.result_eyebrow_none())))
        .child(title(ui.none_title()))
        .child(classed("p", "rf-lead").text(ui.none_sentence()))
        .maybe(budget(full, answers, assessment, first))
        .child(sure(full, answers, assessment, firm))
        .child(basis(full, answers, assessment, first.role))
        .child(told(first, ui.none_first()));
    (main, told(second, ui.none_second()))
}

/// Whether it is said that no option fits well: only where the questions are answered, and most of them known. Before that
/// few points mean only that little is known.
pub fn fits_none(full: Full, answers: &Answers, assessment: &Assessment) -> bool {
    let (known, asked) = known(full, answers);
    answers.left(full.model()).is_empty() && 2 * known >= asked && assessment.fits_none(full.model())
}

/// How many of the questions put have an answer that is known, and how many are put.
fn known(full: Full, answers: &Answers) -> (usize, usize) {
    let path = answers.path(full.model());
    (path.iter().filter(|&&question| !answers.chosen(question).is_empty()).count(), path.len())
}

fn title(text: &str) -> El {
    classed("h2", "rf-headline__role").attr("tabindex", "-1").attr(FOCUS, "").text(text)
}

fn eyebrow(full: Full, own: &str) -> String {
    let example = full.read(|session| session.example.as_ref().map(|(id, _)| *id));
    match example {
        Some(id) => fill(full.ui().result_example(), &[("name", &full.words().examples[id].name)]),
        None => own.to_string(),
    }
}

/// What somebody who is kept needs beside them, by how well they can carry it.
fn what_they_need(full: Full, assessment: &Assessment, placement: &Placement) -> Option<El> {
    let named = full.model().keeps[placement.keep?].when.named().common(assessment.facts.said());
    let (_, text) = full.text().beside.iter().find(|(choice, _)| named.contains(*choice))?;
    let label = el("strong").text(full.ui().keep_beside());
    Some(el("p").child(label).text(" ").text(text))
}

/// Which way a part-time leader should lean.
fn lean(full: Full, assessment: &Assessment, first: &Placement) -> Option<El> {
    if !full.model().roles[first.role].part_time || first.keep.is_some() {
        return None;
    }
    let side = full.text().roles[assessment.lean(full.model())?].side.as_deref()?;
    Some(classed("p", "rf-headline__lean").text(&fill(full.ui().lean(), &[("side", side)])))
}

/// What speaks against an option although it stands where it does; marked where it rests on what was taken as usual.
pub fn misfits(full: Full, assessment: &Assessment, placement: &Placement) -> Vec<El> {
    let row = &full.model().roles[placement.role];
    let told = placement.misfits.iter().map(|&misfit| {
        let is_said = row.misfits[misfit].when.holds(assessment.facts.said());
        let label = el("strong").text(full.ui().but());
        let usual = (!is_said).then(|| classed("span", "rf-quiet").text(" ").text(full.ui().presumed_mark()));
        let line = classed("p", "rf-limit").child(label).text(" ");
        line.text(&full.text().roles[placement.role].not_when[misfit]).maybe(usual)
    });
    told.collect()
}

/// The option that the money named keeps out of first place, beside the one that it leaves.
fn budget(full: Full, answers: &Answers, assessment: &Assessment, first: &Placement) -> Option<El> {
    let ui = full.ui();
    let free = without_limit(full.model(), answers, assessment)?;
    let better = free.placements.first()?;
    let row = |label: &str, name: &str| el("div").child(el("dt").text(label)).child(el("dd").text(name));
    let view = CostView::new(full);
    let found = view.estimate(&full.note(Topic::Costs), first.role, assessment);
    let is_above =
        view.costs.money_of(full.model(), answers).is_some_and(|money| against_money(money, &found) == Verdict::Above);
    let within = if is_above && first.keep.is_none() { ui.budget_nearest() } else { ui.budget_within() };
    let rows = classed("dl", "rf-budget")
        .child(row(within, full.advice(assessment, first)))
        .child(row(ui.budget_free(), full.advice(&free, better)));
    Some(rows)
}

/// On how many answers and on what amount of work the result rests, and the way back to them.
fn basis(full: Full, answers: &Answers, assessment: &Assessment, role: Id<Role>) -> El {
    let ui = full.ui();
    let said =
        if answers.count() == 0 { ui.result_no_answers().to_string() } else { based(full, answers, assessment, role) };
    let change = button("rf-link", ui.change_answers(), move || full.dispatch(Action::GoTo(Step::Check)));
    el("div").child(classed("p", "rf-quiet").text(&said)).child(el("p").child(change))
}

fn based(full: Full, answers: &Answers, assessment: &Assessment, role: Id<Role>) -> String {
    let ui = full.ui();
    let (known, asked) = known(full, answers);
    let based = fill(ui.result_based(), &[("n", &known.to_string()), ("total", &asked.to_string())]);
    let workload = full.model().roles[role].workload;
    let work = &full.text().workloads[workload].name;
    let days = full.days(assessment.amounts[workload]);
    let amount = fill(ui.result_amount(), &[("days", &days), ("work", work)]);
    let marked = answers.has_importance().then(|| ui.importance_counts().to_string());
    [based, amount].into_iter().chain(marked).collect::<Vec<_>>().join(" ")
}

fn facts(full: Full, placement: &Placement) -> El {
    let ui = full.ui();
    let text = &full.text().roles[placement.role];
    let fact = |name: &str, text: &str| el("div").child(el("dt").text(name)).child(el("dd").text(text));
    let form = placement.keep.is_none().then(|| fact(ui.form(), &text.form));
    classed("dl", "rf-facts").maybe(form).child(cost(full, placement))
}

/// What the option costs with the work that the answers tell of, and how that stands against the money named.
fn cost(full: Full, placement: &Placement) -> El {
    let ui = full.ui();
    let more = button("rf-link", ui.cost_more(), move || full.dispatch(Action::GoTo(Step::Topic(Topic::Costs))));
    let view = CostView::new(full);
    let note = full.note(Topic::Costs);
    let (answers, assessment) = full.assessed();
    let found = view.estimate(&note, placement.role, &assessment);
    let region = &view.text.regions[found.region].name;
    let (low, high) = (view.money(found.region, found.cash.low), view.money(found.region, found.cash.high));
    let days = found.input(Item::DaysAMonth).and_then(|input| input.span).map(|span| full.days(span.middle()));
    let values = [("low", &*low), ("high", &*high), ("region", region), ("days", days.as_deref().unwrap_or_default())];
    let words = match (placement.keep, days.is_some()) {
        (Some(_), _) if found.cash.high == 0 => ui.cost_keep().to_string(),
        (Some(_), _) => fill(ui.cost_keep_beside(), &values),
        _ if found.cash.high == 0 => ui.cost_estimate_none().to_string(),
        (_, true) => fill(ui.cost_estimate(), &values),
        (_, false) => fill(ui.cost_estimate_post(), &values),
    };
    let verdict = view.costs.money_of(full.model(), &answers).map(|money| verdict_label(view, &found, money));
    let content = el("dd").child(el("p").text(&words)).maybe(verdict).child(more);
    el("div").child(el("dt").text(ui.cost())).child(content)
}

/// An option beside the headline, under a title with its name in it.
fn beside(full: Full, assessment: &Assessment, placement: &Placement, title: &str) -> El {
    classed("section", "rf-second")
        .child(el("h3").text(&fill(title, &[("role", full.advice(assessment, placement))])))
        .child(el("p").text(full.advice_sentence(placement)))
        .children(misfits(full, assessment, placement))
        .child(classed("dl", "rf-facts").child(cost(full, placement)))
        .children(pros(full, assessment, placement))
}

/// The strongest reasons for an option, with their label; nothing where there are none.
fn pros(full: Full, assessment: &Assessment, placement: &Placement) -> Vec<El> {
    let found = reasons(full.model(), placement).pros;
    strongest(full, assessment, ("rf-pros", full.ui().pros()), &found)
}

/// Those against it, likewise.
fn cons(full: Full, assessment: &Assessment, placement: &Placement) -> Vec<El> {
    let found = reasons(full.model(), placement).cons;
    strongest(full, assessment, ("rf-cons", full.ui().cons()), &found)
}

fn strongest(
    full: Full,
    assessment: &Assessment,
    (class, label): (&'static str, &str),
    found: &[Contribution],
) -> Vec<El> {
    if found.is_empty() {
        return Vec::new();
    }
    let named = &found[..found.len().min(REASONS)];
    vec![classed("p", "rf-label").text(label), classed("div", class).child(reason_items(full, assessment, named))]
}
