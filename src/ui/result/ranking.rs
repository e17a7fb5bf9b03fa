//! All options in order as bars; each opens to its reasons.

use leptos::prelude::*;

use super::contributions;
use super::headline::misfits;
use super::reasons::with_sources;
use crate::scoring::reasons::{Reasons, reasons};
use crate::scoring::{Assessment, Contribution, Placement};
use crate::text::fill;
use crate::ui::kit::bar::bar;
use crate::ui::kit::el::{El, classed, el, lazy_disclosure};
use crate::ui::result_ctx::ResultCtx;
use crate::ui::sources::sources;

/// How many reasons are in view on each side; the rest is a click away.
const IN_VIEW: usize = 3;

/// The ranking.
pub fn ranking(ctx: ResultCtx, assessment: &Assessment) -> El {
    let ui = ctx.labels();
    let items = assessment.placements.iter().map(|placement| item(ctx, assessment, placement));
    classed("section", "rf-ranking")
        .child(el("h3").text(ui.ranking_title()))
        .child(classed("p", "rf-quiet").text(ui.ranking_note()))
        .child(classed("ol", "rf-ranking__list").children(items))
}

/// Points as a share of the highest in percent; none for points below 0.
pub fn share_of(points: i32, highest: i32) -> u32 {
    let (points, highest) = (points.max(0).unsigned_abs(), highest.max(1).unsigned_abs());
    (points * 100 / highest).min(100)
}

fn item(ctx: ResultCtx, assessment: &Assessment, placement: &Placement) -> El {
    let highest = assessment.placements.first().map_or(0, |first| first.points);
    let summary = classed("summary", "rf-rank")
        .child(classed("span", "rf-rank__place").text(&placement.rank.to_string()))
        .child(classed("span", "rf-rank__name").text(ctx.advice(assessment, placement)))
        .child(classed("span", "rf-rank__points").text(&ctx.points(placement.points)))
        .child(bar(share_of(placement.points, highest)));
    let is_first = placement.rank == 1;
    // Seven options with all their reasons are much to draw; most visitors open one or two.
    let opened = RwSignal::new(0);
    let (assessment, placement) = (assessment.clone(), placement.clone());
    let details = classed("details", "rf-rank-item").child(summary).on("toggle", move |_| opened.set(1)).live(
        move || match opened.get() > 0 || ctx.is_on_paper() {
            true => why(ctx, &assessment, &placement),
            false => el("div"),
        },
    );
    el("li").attr_if(is_first, "class", "is-first").child(details)
}

fn why(ctx: ResultCtx, assessment: &Assessment, placement: &Placement) -> El {
    let ui = ctx.labels();
    let Reasons { pros, cons } = reasons(ctx.model(), placement);
    let model = ctx.model();
    let who = placement.misfits.iter().flat_map(|&misfit| &model.roles[placement.role].misfits[misfit].sources);
    let who: Vec<_> = who.copied().collect();
    let misfits = misfits(ctx, assessment, placement);
    let misfits = (!misfits.is_empty()).then(|| el("div").children(misfits).child(sources(ctx, &who)));
    classed("div", "rf-why-rank")
        .child(el("p").text(ctx.advice_sentence(placement)))
        .maybe(misfits)
        .child(contributions::stack(ctx, placement))
        .child(side(ctx, assessment, "rf-pros", (ui.pros(), ui.no_pros()), &pros))
        .child(side(ctx, assessment, "rf-cons", (ui.cons(), ui.no_cons()), &cons))
        .child(contributions::table(ctx, assessment, placement))
}

/// What speaks for an option or against it: the strongest reasons, then all others.
fn side(
    ctx: ResultCtx,
    assessment: &Assessment,
    class: &'static str,
    (title, none): (&str, &str),
    found: &[Contribution],
) -> El {
    let (in_view, rest) = found.split_at(found.len().min(IN_VIEW));
    let section = classed("section", class).child(classed("h4", "rf-label").text(title));
    if found.is_empty() {
        return section.child(classed("p", "rf-quiet").text(none));
    }
    let (assessment_of_rest, more) = (assessment.clone(), rest.to_vec());
    let more = (!rest.is_empty()).then(|| {
        let label = fill(ctx.labels().reasons_more(), &[("n", &rest.len().to_string())]);
        lazy_disclosure("rf-disclosure", el("summary").text(&label), move || {
            with_sources(ctx, &assessment_of_rest, &more)
        })
    });
    section.child(with_sources(ctx, assessment, in_view)).maybe(more)
}
