//! Why the first option comes before the second: the reasons that part them, which add up to the lead.

use super::reasons::{Side, said, said_line};
use crate::base::table::Id;
use crate::evaluation::Evaluation;
use crate::model::Reason;
use crate::scoring::contrast::{Contrast, Difference, contrast};
use crate::text::fill;
use crate::ui::kit::el::{El, classed, el, when_near};
use crate::ui::result_ctx::ResultCtx;

/// First against second place. The heading is there at once; the reasons are drawn when they come near.
pub fn contrast_view(ctx: ResultCtx) -> El {
    let labels = ctx.labels();
    let title = move || with_names(ctx, &ctx.watch_evaluation(), labels.contrast_title());
    classed("section", "rf-contrast")
        .child(el("h3").text_fn(title))
        .child(when_near(move || ctx.is_on_paper(), move || differences(ctx)))
}

fn differences(ctx: ResultCtx) -> El {
    let labels = ctx.labels();
    let told = move || match lead(&ctx.watch_evaluation()) {
        0 => labels.contrast_tie().to_string(),
        lead => fill(labels.contrast_lead(), &[("lead", &ctx.points(lead))]),
    };
    let turn = move || {
        let evaluation = ctx.watch_evaluation();
        let is_one_sided = found(&evaluation).is_none_or(|found| found.for_second.is_empty());
        let template = if is_one_sided { labels.contrast_no_but() } else { labels.contrast_but() };
        with_names(ctx, &evaluation, template)
    };
    let rest = move || {
        let evaluation = ctx.watch_evaluation();
        let found = found(&evaluation);
        let named = found.iter().flat_map(|found| found.for_first.iter().chain(&found.for_second));
        let named: i32 = named.map(Difference::gap).sum();
        fill(labels.contrast_rest(), &[("gap", &ctx.points_more(lead(&evaluation) - named))])
    };
    classed("div", "rf-contrast__parts")
        .child(el("p").text_fn(told))
        .child(classed("div", "rf-contrast__for").child(difference_list(ctx, Side::For)))
        .child(el("p").text_fn(turn))
        .child(classed("div", "rf-contrast__against").child(difference_list(ctx, Side::Against)))
        .child(el("p").text_fn(rest))
}

fn found(evaluation: &Evaluation) -> Option<Contrast> {
    contrast(evaluation.model(), evaluation.assessment())
}

fn lead(evaluation: &Evaluation) -> i32 {
    i32::try_from(evaluation.assessment().lead()).unwrap_or(i32::MAX)
}

/// A sentence in which the first two options may be named.
fn with_names(ctx: ResultCtx, evaluation: &Evaluation, template: &str) -> String {
    let assessment = evaluation.assessment();
    let name = |index| assessment.placements.get(index).map_or("", |placement| ctx.advice(assessment, placement));
    fill(template, &[("first", name(0)), ("second", name(1))])
}

/// What favours the first option, or the second.
fn difference_list(ctx: ResultCtx, side: Side) -> El {
    let parts = move |evaluation: &Evaluation| {
        let found = found(evaluation);
        let of = |found: Contrast| if side == Side::For { found.for_first } else { found.for_second };
        found.map(of).unwrap_or_default()
    };
    let reasons = move || parts(&ctx.watch_evaluation()).into_iter().map(|part| part.reason).collect();
    el("ul").each(reasons, move |reason| {
        difference(ctx, reason, move || {
            let parts = parts(&ctx.watch_evaluation());
            parts.into_iter().find(|part| part.reason == reason).map_or(0, |part| part.gap())
        })
    })
}

/// One reason, with what it adds to the lead of the first or takes from it.
fn difference(ctx: ResultCtx, reason: Id<Reason>, gap: impl Fn() -> i32 + 'static) -> El {
    let gap = classed("strong", "rf-contrast__gap").text_fn(move || ctx.points_more(gap()));
    el("li")
        .child(el("p").child(gap).text(" ").text(&ctx.texts().reasons[reason]))
        .each(move || said(ctx, ctx.watch_evaluation().assessment(), reason), said_line)
}
