//! What fits best, what speaks against it, how sure that is, and what comes second.

use super::firmness::sure;
use super::reasons::reason_items;
use crate::base::table::Id;
use crate::model::Role;
use crate::robustness::Robustness;
use crate::scoring::reasons::reasons;
use crate::scoring::{Assessment, Contribution, Placement, without_limit};
use crate::session::{Action, Answers, Session, Step, Topic};
use crate::text::fill;
use crate::topics::cost::{Item, Verdict, against_money};
use crate::ui::kit::el::{El, button, classed, el};
use crate::ui::kit::heading::FOCUS;
use crate::ui::result_ctx::ResultCtx;
use crate::ui::topics::cost_view::{CostView, verdict_label};

/// How many reasons are named for the best and for the second best.
const REASONS: usize = 2;

/// The headline.
pub fn headline(ctx: ResultCtx, answers: &Answers, assessment: &Assessment, firm: &Robustness) -> El {
    let [first, second, ..] = &assessment.placements[..] else { return el("div") };
    let (main, aside) = if fits_none(ctx, answers, assessment) {
        least_bad(ctx, answers, assessment, firm, (first, second))
    } else {
        let aside = beside(ctx, assessment, second, ctx.labels().second_title());
        (crowned(ctx, answers, assessment, firm, first), aside)
    };
    classed("header", "rf-headline").child(main).child(aside)
}

fn crowned(ctx: ResultCtx, answers: &Answers, assessment: &Assessment, firm: &Robustness, first: &Placement) -> El {
    classed("div", "rf-headline__main")
        .child(classed("p", "rf-eyebrow").text(&eyebrow(ctx, ctx.labels().result_eyebrow())))
        .child(title(ctx.advice(assessment, first)))
        .child(classed("p", "rf-lead").text(ctx.advice_sentence(first)))
        .maybe(what_they_need(ctx, assessment, first))
        .maybe(lean(ctx, assessment, first))
        .children(misfits(ctx, assessment, first))
        .maybe(budget(ctx, answers, assessment, first))
        .child(sure(ctx, answers, assessment, firm))
        .child(basis(ctx, answers, assessment, first.role))
        .children(pros(ctx, assessment, first))
        .child(facts(ctx, first))
}

/// Where no option fits well: that, and the first two with what speaks against them.
fn least_bad(
    ctx: ResultCtx,
    answers: &Answers,
    assessment: &Assessment,
    firm: &Robustness,
    (first, second): (&Placement, &Placement),
) -> (El, El) {
    let ui = ctx.labels();
    let told = |placement, title| beside(ctx, assessment, placement, title).children(cons(ctx, assessment, placement));
    let main = classed("div", "rf-headline__main")
        .child(classed("p", "rf-eyebrow").text(&eyebrow(ctx, ui.result_eyebrow_none())))
        .child(title(ui.none_title()))
        .child(classed("p", "rf-lead").text(ui.none_sentence()))
        .maybe(budget(ctx, answers, assessment, first))
        .child(sure(ctx, answers, assessment, firm))
        .child(basis(ctx, answers, assessment, first.role))
        .child(told(first, ui.none_first()));
    (main, told(second, ui.none_second()))
}

/// Whether it is said that no option fits well: only where the questions are answered, and most of them known. Before that
/// few points mean only that little is known.
pub fn fits_none(ctx: ResultCtx, answers: &Answers, assessment: &Assessment) -> bool {
    let (known, questionnaire) = known(ctx, answers);
    answers.left(ctx.questionnaire()).is_empty() && 2 * known >= questionnaire && assessment.fits_none(ctx.model())
}

/// How many of the questions put have an answer that is known, and how many are put.
fn known(ctx: ResultCtx, answers: &Answers) -> (usize, usize) {
    let path = answers.path(ctx.questionnaire());
    (path.iter().filter(|&&question| !answers.chosen(question).is_empty()).count(), path.len())
}

fn title(text: &str) -> El {
    classed("h2", "rf-headline__role").attr("tabindex", "-1").attr(FOCUS, "").text(text)
}

fn eyebrow(ctx: ResultCtx, own: &str) -> String {
    let example = ctx.read(Session::example);
    match example {
        Some(id) => fill(ctx.labels().result_example(), &[("name", &ctx.question_texts().examples[id].name)]),
        None => own.to_string(),
    }
}

/// What somebody who is kept needs beside them, by how well they can carry it.
fn what_they_need(ctx: ResultCtx, assessment: &Assessment, placement: &Placement) -> Option<El> {
    let named = ctx.model().keeps[placement.keep?].when.named().common(assessment.facts.said());
    let (_, text) = ctx.texts().beside.iter().find(|(choice, _)| named.contains(*choice))?;
    let label = el("strong").text(ctx.labels().keep_beside());
    Some(el("p").child(label).text(" ").text(text))
}

/// Which way a part-time leader should lean.
fn lean(ctx: ResultCtx, assessment: &Assessment, first: &Placement) -> Option<El> {
    let lean = assessment.lean_of(ctx.model(), first.role).filter(|_| first.keep.is_none())?;
    let side = ctx.texts().roles[lean].side.as_deref()?;
    Some(classed("p", "rf-headline__lean").text(&fill(ctx.labels().lean(), &[("side", side)])))
}

/// What speaks against an option although it stands where it does; marked where it rests on what was taken as usual.
pub fn misfits(ctx: ResultCtx, assessment: &Assessment, placement: &Placement) -> Vec<El> {
    let row = &ctx.model().roles[placement.role];
    let told = placement.misfits.iter().map(|&misfit| {
        let is_said = row.misfits[misfit].when.holds(assessment.facts.said());
        let label = el("strong").text(ctx.labels().but());
        let usual = (!is_said).then(|| classed("span", "rf-quiet").text(" ").text(ctx.labels().presumed_mark()));
        let line = classed("p", "rf-limit").child(label).text(" ");
        line.text(&ctx.texts().roles[placement.role].not_when[misfit]).maybe(usual)
    });
    told.collect()
}

/// The option that the money named keeps out of first place, beside the one that it leaves.
fn budget(ctx: ResultCtx, answers: &Answers, assessment: &Assessment, first: &Placement) -> Option<El> {
    let ui = ctx.labels();
    let free = without_limit(ctx.model(), answers, assessment)?;
    let better = free.placements.first()?;
    let row = |label: &str, name: &str| el("div").child(el("dt").text(label)).child(el("dd").text(name));
    let view = CostView::new(ctx);
    let overview = view.overview();
    let found = &overview.estimates[first.role];
    let is_above = overview.money.is_some_and(|money| against_money(money, found) == Verdict::Above);
    let within = if is_above && first.keep.is_none() { ui.budget_nearest() } else { ui.budget_within() };
    let rows = classed("dl", "rf-budget")
        .child(row(within, ctx.advice(assessment, first)))
        .child(row(ui.budget_free(), ctx.advice(&free, better)));
    Some(rows)
}

/// On how many answers and on what amount of work the result rests, and the way back to them.
fn basis(ctx: ResultCtx, answers: &Answers, assessment: &Assessment, role: Id<Role>) -> El {
    let ui = ctx.labels();
    let said =
        if answers.count() == 0 { ui.result_no_answers().to_string() } else { based(ctx, answers, assessment, role) };
    let change = button("rf-link", ui.change_answers(), move || ctx.dispatch(Action::GoTo(Step::Check)));
    el("div").child(classed("p", "rf-quiet").text(&said)).child(el("p").child(change))
}

fn based(ctx: ResultCtx, answers: &Answers, assessment: &Assessment, role: Id<Role>) -> String {
    let ui = ctx.labels();
    let (known, questionnaire) = known(ctx, answers);
    let based = fill(ui.result_based(), &[("n", &known.to_string()), ("total", &questionnaire.to_string())]);
    let workload = ctx.model().roles[role].workload;
    let work = &ctx.texts().workloads[workload].name;
    let days = ctx.tenths(assessment.amounts[workload]);
    let amount = fill(ui.result_amount(), &[("days", &days), ("work", work)]);
    let marked = answers.has_importance().then(|| ui.importance_counts().to_string());
    [based, amount].into_iter().chain(marked).collect::<Vec<_>>().join(" ")
}

fn facts(ctx: ResultCtx, placement: &Placement) -> El {
    let ui = ctx.labels();
    let text = &ctx.texts().roles[placement.role];
    let fact = |name: &str, text: &str| el("div").child(el("dt").text(name)).child(el("dd").text(text));
    let form = placement.keep.is_none().then(|| fact(ui.form(), &text.form));
    classed("dl", "rf-facts").maybe(form).child(cost(ctx, placement))
}

/// What the option costs with the work that the answers tell of, and how that stands against the money named.
fn cost(ctx: ResultCtx, placement: &Placement) -> El {
    let ui = ctx.labels();
    let more = button("rf-link", ui.cost_more(), move || ctx.dispatch(Action::GoTo(Step::Topic(Topic::Costs))));
    let view = CostView::new(ctx);
    let overview = view.overview();
    let found = &overview.estimates[placement.role];
    let region = &view.text.regions[found.region].name;
    let (low, high) = (view.money(found.region, found.cash.low), view.money(found.region, found.cash.high));
    let days = found.input(Item::DaysAMonth).and_then(|input| input.span).map(|span| ctx.tenths(span.middle()));
    let values = [("low", &*low), ("high", &*high), ("region", region), ("days", days.as_deref().unwrap_or_default())];
    let words = match (placement.keep, days.is_some()) {
        (Some(_), _) if found.cash.high == 0 => ui.cost_keep().to_string(),
        (Some(_), _) => fill(ui.cost_keep_beside(), &values),
        _ if found.cash.high == 0 => ui.cost_estimate_none().to_string(),
        (_, true) => fill(ui.cost_estimate(), &values),
        (_, false) => fill(ui.cost_estimate_post(), &values),
    };
    let verdict = overview.money.map(|money| verdict_label(view, found, money));
    let content = el("dd").child(el("p").text(&words)).maybe(verdict).child(more);
    el("div").child(el("dt").text(ui.cost())).child(content)
}

/// An option beside the headline, under a title with its name in it.
fn beside(ctx: ResultCtx, assessment: &Assessment, placement: &Placement, title: &str) -> El {
    classed("section", "rf-second")
        .child(el("h3").text(&fill(title, &[("role", ctx.advice(assessment, placement))])))
        .child(el("p").text(ctx.advice_sentence(placement)))
        .children(misfits(ctx, assessment, placement))
        .child(classed("dl", "rf-facts").child(cost(ctx, placement)))
        .children(pros(ctx, assessment, placement))
}

/// The strongest reasons for an option, with their label; nothing where there are none.
fn pros(ctx: ResultCtx, assessment: &Assessment, placement: &Placement) -> Vec<El> {
    let found = reasons(ctx.model(), placement).pros;
    strongest(ctx, assessment, ("rf-pros", ctx.labels().pros()), &found)
}

/// Those against it, likewise.
fn cons(ctx: ResultCtx, assessment: &Assessment, placement: &Placement) -> Vec<El> {
    let found = reasons(ctx.model(), placement).cons;
    strongest(ctx, assessment, ("rf-cons", ctx.labels().cons()), &found)
}

fn strongest(
    ctx: ResultCtx,
    assessment: &Assessment,
    (class, label): (&'static str, &str),
    found: &[Contribution],
) -> Vec<El> {
    if found.is_empty() {
        return Vec::new();
    }
    let named = &found[..found.len().min(REASONS)];
    vec![classed("p", "rf-label").text(label), classed("div", class).child(reason_items(ctx, assessment, named))]
}
