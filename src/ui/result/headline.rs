//! What fits best, what speaks against it, how sure that is, and what comes second.
//!
//! Which option that is may change with every mark of importance; the texts change in place, and only what belongs to
//! another kind of result (somebody is kept, no option fits) comes and goes.

use super::firmness::sure;
use super::reasons::{Side, Subject, misfit_line, misfits, reason_list};
use crate::evaluation::Evaluation;
use crate::scoring::Placement;
use crate::session::{Action, Session, Step, Topic};
use crate::text::fill;
use crate::topics::cost::{CostEstimate, Item, Verdict, against_money};
use crate::ui::kit::el::{El, button, classed, el, quiet_fn};
use crate::ui::kit::heading::FOCUS;
use crate::ui::result_ctx::ResultCtx;
use crate::ui::topics::cost_view::{CostView, verdict_label};

/// How many reasons are named for the best and for the second best.
const REASONS: usize = 2;

/// The two options that the headline tells of.
const FIRST: Subject = Subject::At(0);
const SECOND: Subject = Subject::At(1);

/// The headline.
pub fn headline(ctx: ResultCtx) -> El {
    let labels = ctx.labels();
    let none = move || ctx.watch_evaluation().fits_none();
    let second_title = move || if none() { labels.none_second() } else { labels.second_title() };
    let second = beside(ctx, SECOND, second_title);
    let main = opening(ctx)
        .keyed(FIRST.follow(ctx, move |evaluation, first| what_they_need(ctx, evaluation, first)), move |text| {
            el("p").child(el("strong").text(labels.keep_beside())).text(" ").text(text)
        })
        .keyed(FIRST.follow(ctx, move |evaluation, first| lean(ctx, evaluation, first)), move |side| {
            classed("p", "rf-headline__lean").text(&fill(labels.lean(), &[("side", side)]))
        })
        .each(
            FIRST.follow(ctx, move |evaluation, first| {
                let told = !evaluation.fits_none();
                if told { misfits(ctx, evaluation.assessment(), first) } else { Vec::new() }
            }),
            move |line| misfit_line(ctx, line),
        )
        .keyed(FIRST.follow(ctx, move |evaluation, first| budget(ctx, evaluation, first)), budget_list)
        .child(sure(ctx))
        .child(basis(ctx))
        .show_if(move || !none(), move || strongest(ctx, FIRST, Side::For))
        .show_if(move || !none(), move || facts(ctx, FIRST))
        // Where no option fits well the first is one to look at like the second, with what speaks against it.
        .show_if(none, move || {
            let first = beside(ctx, FIRST, move || labels.none_first());
            first.child(strongest(ctx, FIRST, Side::Against))
        });
    let second = second.show_if(none, move || strongest(ctx, SECOND, Side::Against));
    classed("header", "rf-headline").child(main).child(second)
}

/// What it comes to, in a title and a sentence.
fn opening(ctx: ResultCtx) -> El {
    let labels = ctx.labels();
    let example = ctx.read(Session::example);
    let eyebrow = FIRST.follow(ctx, move |evaluation, _| match example {
        Some(id) => fill(labels.result_example(), &[("name", &ctx.question_texts().examples[id].name)]),
        None if evaluation.fits_none() => labels.result_eyebrow_none().to_string(),
        None => labels.result_eyebrow().to_string(),
    });
    let title = FIRST.follow(ctx, move |evaluation, first| match evaluation.fits_none() {
        true => labels.none_title().to_string(),
        false => ctx.advice(evaluation.assessment(), first).to_string(),
    });
    let sentence = FIRST.follow(ctx, move |evaluation, first| match evaluation.fits_none() {
        true => labels.none_sentence().to_string(),
        false => ctx.advice_sentence(first).to_string(),
    });
    classed("div", "rf-headline__main")
        .child(classed("p", "rf-eyebrow").text_fn(eyebrow))
        .child(classed("h2", "rf-headline__role").attr("tabindex", "-1").attr(FOCUS, "").text_fn(title))
        .child(classed("p", "rf-lead").text_fn(sentence))
}

/// What somebody who is kept needs beside them, by how well they can carry it.
fn what_they_need(ctx: ResultCtx, evaluation: &Evaluation, first: &Placement) -> Option<&'static str> {
    if evaluation.fits_none() {
        return None;
    }
    let named = ctx.model().keeps[first.keep?].when.named().common(evaluation.assessment().facts.said());
    ctx.texts().beside.iter().find(|(choice, _)| named.contains(*choice)).map(|(_, text)| &**text)
}

/// Which way a part-time leader should lean.
fn lean(ctx: ResultCtx, evaluation: &Evaluation, first: &Placement) -> Option<&'static str> {
    let is_new = first.keep.is_none() && !evaluation.fits_none();
    let lean = evaluation.assessment().lean_of(ctx.model(), first.role).filter(|_| is_new)?;
    ctx.texts().roles[lean].side.as_deref()
}

/// The label and the name of the option that the money leaves, and those of the one that it keeps out of first place.
type Budget = [(&'static str, &'static str); 2];

fn budget(ctx: ResultCtx, evaluation: &Evaluation, first: &Placement) -> Option<Budget> {
    let labels = ctx.labels();
    let assessment = evaluation.assessment();
    let free = evaluation.without_limit()?;
    let better = free.placements.first()?;
    let overview = ctx.overview();
    let is_above =
        overview.money.is_some_and(|money| against_money(money, &overview.estimates[first.role]) == Verdict::Above);
    let within = if is_above && first.keep.is_none() { labels.budget_nearest() } else { labels.budget_within() };
    Some([(within, ctx.advice(assessment, first)), (labels.budget_free(), ctx.advice(free, better))])
}

fn budget_list(budget: Budget) -> El {
    let rows = budget.map(|(label, name)| el("div").child(el("dt").text(label)).child(el("dd").text(name)));
    classed("dl", "rf-budget").children(rows)
}

/// On how many answers and on what amount of work the result rests, and the way back to them.
fn basis(ctx: ResultCtx) -> El {
    let labels = ctx.labels();
    let said = FIRST.follow(ctx, move |evaluation, first| match evaluation.answers().count() {
        0 => labels.result_no_answers().to_string(),
        _ => based_on(ctx, evaluation, first),
    });
    let change = button("rf-link", labels.change_answers(), move || ctx.dispatch(Action::GoTo(Step::Check)));
    el("div").child(quiet_fn(said)).child(el("p").child(change))
}

fn based_on(ctx: ResultCtx, evaluation: &Evaluation, first: &Placement) -> String {
    let labels = ctx.labels();
    let answers = evaluation.answers();
    let (known, put) = (answers.known(ctx.questionnaire()), answers.path(ctx.questionnaire()).len());
    let based = fill(labels.result_based(), &[("n", &known.to_string()), ("total", &put.to_string())]);
    let workload = ctx.model().roles[first.role].workload;
    let work = &ctx.texts().workloads[workload].name;
    let days = ctx.tenths(evaluation.assessment().amounts[workload]);
    let amount = fill(labels.result_amount(), &[("days", &days), ("work", work)]);
    let marked = answers.has_importance().then(|| labels.importance_counts().to_string());
    [based, amount].into_iter().chain(marked).collect::<Vec<_>>().join(" ")
}

fn facts(ctx: ResultCtx, subject: Subject) -> El {
    let labels = ctx.labels();
    let form = subject.follow(ctx, move |_, placement| match placement.keep {
        None => Some(&*ctx.texts().roles[placement.role].form),
        Some(_) => None,
    });
    let form_row = move |form: &'static str| el("div").child(el("dt").text(labels.form())).child(el("dd").text(form));
    classed("dl", "rf-facts").keyed(form, form_row).child(cost(ctx, subject))
}

/// What the option costs with the work that the answers tell of, and how that stands against the money named.
fn cost(ctx: ResultCtx, subject: Subject) -> El {
    let labels = ctx.labels();
    let view = CostView::new(ctx);
    let said = subject.follow(ctx, move |_, placement| {
        cost_sentence(view, placement, &view.watch_overview().estimates[placement.role])
    });
    let more = button("rf-link", labels.cost_more(), move || ctx.dispatch(Action::GoTo(Step::Topic(Topic::Costs))));
    // A label without anything in it that could be held or opened.
    let verdict = move || {
        let (evaluation, overview) = (ctx.watch_evaluation(), view.watch_overview());
        let placement = subject.placement(evaluation.assessment());
        let label = overview
            .money
            .zip(placement)
            .map(|(money, placement)| verdict_label(view, &overview.estimates[placement.role], money));
        el("div").opt_child(label)
    };
    let content = el("dd").child(el("p").text_fn(said)).dynamic(verdict).child(more);
    el("div").child(el("dt").text(labels.cost())).child(content)
}

fn cost_sentence(view: CostView, placement: &Placement, found: &CostEstimate) -> String {
    let labels = view.ctx.labels();
    let region = &view.text.regions[found.region].name;
    let (low, high) = (view.money(found.region, found.cash.low), view.money(found.region, found.cash.high));
    let days = found.input(Item::DaysAMonth).and_then(|input| input.span).map(|span| view.ctx.tenths(span.middle()));
    let values = [("low", &*low), ("high", &*high), ("region", region), ("days", days.as_deref().unwrap_or_default())];
    match (placement.keep, days.is_some()) {
        (Some(_), _) if found.cash.high == 0 => labels.cost_keep().to_string(),
        (Some(_), _) => fill(labels.cost_keep_beside(), &values),
        _ if found.cash.high == 0 => labels.cost_estimate_none().to_string(),
        (_, true) => fill(labels.cost_estimate(), &values),
        (_, false) => fill(labels.cost_estimate_post(), &values),
    }
}

/// An option beside the headline, under a title with its name in it.
fn beside(ctx: ResultCtx, subject: Subject, title: impl Fn() -> &'static str + 'static) -> El {
    let name = subject.follow(ctx, move |evaluation, placement| ctx.advice(evaluation.assessment(), placement));
    let found = subject.follow(ctx, move |evaluation, placement| misfits(ctx, evaluation.assessment(), placement));
    let sentence = subject.follow(ctx, move |_, placement| ctx.advice_sentence(placement).to_string());
    classed("section", "rf-second")
        .child(el("h3").text_fn(move || fill(title(), &[("role", name())])))
        .child(el("p").text_fn(sentence))
        .each(found, move |line| misfit_line(ctx, line))
        .child(classed("dl", "rf-facts").child(cost(ctx, subject)))
        .child(strongest(ctx, subject, Side::For))
}

/// The strongest reasons of one side, with their label; empty where there are none.
fn strongest(ctx: ResultCtx, subject: Subject, side: Side) -> El {
    let labels = ctx.labels();
    let (class, label) = if side == Side::For { ("rf-pros", labels.pros()) } else { ("rf-cons", labels.cons()) };
    let has_any = subject.follow(ctx, move |_, placement| !side.of(ctx, placement).is_empty());
    let list = move || classed("div", class).child(reason_list(ctx, subject, side, (0, REASONS), false));
    classed("div", "rf-strongest").show_if(has_any, move || classed("p", "rf-label").text(label)).show_if(has_any, list)
}
