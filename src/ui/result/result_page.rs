//! The result, from the headline to how it was made.

use super::{
    contrast_view, engagement, firmness, headline, importance, method, needs, next_steps, peers_view, ranking,
    timeline_view,
};
use crate::session::Step;
use crate::topics::plan::is_engagement_near;
use crate::ui::kit::el::{El, classed};
use crate::ui::parts_nav;
use crate::ui::result_ctx::ResultCtx;

/// How many leading options the needs are compared for.
pub const LEADING: usize = 3;

/// The result page. Its halves follow the marks of importance between them at once.
pub fn result_page(ctx: ResultCtx) -> El {
    classed("article", "rf-result")
        .child(parts_nav::result_parts(ctx, Step::Result))
        .live(move || order_and_firmness(ctx))
        .child(importance::importance(ctx))
        .live(move || needs_view(ctx))
        .child(timeline_view::timeline_view(ctx))
        .live(move || how_it_works(ctx))
        .child(method::method(ctx))
}

fn order_and_firmness(ctx: ResultCtx) -> El {
    let evaluation = ctx.watch_evaluation();
    let (answers, assessment, firm) = (evaluation.answers(), evaluation.assessment(), evaluation.robustness());
    classed("div", "rf-result__half")
        .child(headline::headline(ctx, answers, assessment, firm))
        .child(ranking::ranking(ctx, assessment))
        .maybe(contrast_view::contrast_view(ctx, assessment))
        .child(next_steps::next_steps(ctx, answers, assessment))
        .child(next_steps::deeper(ctx))
        .child(firmness::firmness(ctx, answers, assessment, firm))
        .maybe(peers_view::peers_view(ctx, answers, assessment))
}

fn needs_view(ctx: ResultCtx) -> El {
    needs::needs(ctx, ctx.watch_evaluation().assessment())
}

/// How a part-time leader works, where that is of interest.
fn how_it_works(ctx: ResultCtx) -> El {
    let is_near = is_engagement_near(ctx.model(), ctx.watch_evaluation().assessment());
    classed("div", "rf-result__half").maybe(is_near.then(|| engagement::engagement(ctx)))
}
