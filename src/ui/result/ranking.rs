//! All options in order as bars; each opens to its reasons. The row of an option stays the same while it moves up or
//! down, so that what is open stays open.

use super::contributions;
use super::reasons::{Side, Subject, misfit_line, misfits, reason_list};
use crate::base::table::Id;
use crate::model::Role;
use crate::text::fill;
use crate::ui::kit::bar::bar_fn;
use crate::ui::kit::el::{El, classed, el, lazy_disclosure, lazy_disclosure_or, quiet};
use crate::ui::result_ctx::ResultCtx;
use crate::ui::sources::sources;

/// How many reasons are in view on each side; the rest is a click away.
const IN_VIEW: usize = 3;

/// The ranking.
pub fn ranking(ctx: ResultCtx) -> El {
    let labels = ctx.labels();
    let order = move || {
        let evaluation = ctx.watch_evaluation();
        evaluation.assessment().placements.iter().map(|placement| placement.role).collect()
    };
    classed("section", "rf-ranking")
        .child(el("h3").text(labels.ranking_title()))
        .child(quiet(labels.ranking_note()))
        .child(classed("ol", "rf-ranking__list").each(order, move |role| ranking_row(ctx, role)))
}

/// Points as a share of the highest in percent; none for points below 0.
pub fn share_of(points: i32, highest: i32) -> u32 {
    let (points, highest) = (points.max(0).unsigned_abs(), highest.max(1).unsigned_abs());
    (points * 100 / highest).min(100)
}

fn ranking_row(ctx: ResultCtx, role: Id<Role>) -> El {
    let own = Subject::Role(role);
    let share = own.follow(ctx, |evaluation, placement| {
        let highest = evaluation.assessment().placements.first().map_or(0, |first| first.points);
        share_of(placement.points, highest)
    });
    let rank = own.follow(ctx, |_, placement| placement.rank.to_string());
    let name = own.follow(ctx, move |evaluation, placement| ctx.advice(evaluation.assessment(), placement).to_string());
    let points = own.follow(ctx, move |_, placement| ctx.points(placement.points));
    let summary = classed("summary", "rf-rank")
        .child(classed("span", "rf-rank__place").text_fn(rank))
        .child(classed("span", "rf-rank__name").text_fn(name))
        .child(classed("span", "rf-rank__points").text_fn(points))
        .child(bar_fn(share));
    // Seven options with all their reasons are much to draw; most visitors open one or two.
    let details = lazy_disclosure_or("rf-rank-item", summary, move || ctx.is_on_paper(), move || why(ctx, role));
    el("li").class_fn("is-first", own.follow(ctx, |_, placement| placement.rank == 1)).child(details)
}

/// Why an option stands where it does.
fn why(ctx: ResultCtx, role: Id<Role>) -> El {
    let own = Subject::Role(role);
    let found = own.follow(ctx, move |evaluation, placement| {
        let found = misfits(ctx, evaluation.assessment(), placement);
        (!found.is_empty()).then_some(found)
    });
    classed("div", "rf-why-rank")
        .child(el("p").text_fn(own.follow(ctx, move |_, placement| ctx.advice_sentence(placement).to_string())))
        .keyed(found, move |found| {
            let who = found.iter().flat_map(|line| &ctx.model().roles[line.role].misfits[line.misfit].sources);
            let who: Vec<_> = who.copied().collect();
            el("div").children(found.into_iter().map(|line| misfit_line(ctx, line))).child(sources(ctx, &who))
        })
        .child(contributions::stack(ctx, own))
        .child(one_side(ctx, own, Side::For))
        .child(one_side(ctx, own, Side::Against))
        .child(contributions::table(ctx, own))
}

/// What speaks for an option or against it: the strongest reasons, then all others.
fn one_side(ctx: ResultCtx, own: Subject, side: Side) -> El {
    let labels = ctx.labels();
    let (class, title, none) = match side {
        Side::For => ("rf-pros", labels.pros(), labels.no_pros()),
        Side::Against => ("rf-cons", labels.cons(), labels.no_cons()),
    };
    let count = own.follow(ctx, move |_, placement| side.of(ctx, placement).len());
    let more = move || {
        let label = move || fill(labels.reasons_more(), &[("n", &count().saturating_sub(IN_VIEW).to_string())]);
        let rest = move || reason_list(ctx, own, side, (IN_VIEW, usize::MAX), true);
        lazy_disclosure("rf-disclosure", el("summary").text_fn(label), rest)
    };
    classed("section", class)
        .child(classed("h4", "rf-label").text(title))
        .show_if(move || count() == 0, move || quiet(none))
        .show_if(move || count() > 0, move || reason_list(ctx, own, side, (0, IN_VIEW), true))
        .show_if(move || count() > IN_VIEW, more)
}
