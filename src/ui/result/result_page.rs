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

/// The result page. It is drawn once and follows the marks of importance and the stage in it piece by piece, so that
/// nothing that is open, chosen or in view is lost. What stands further down is drawn when it comes near.
pub fn result_page(ctx: ResultCtx) -> El {
    let is_part_time = move || is_engagement_near(ctx.model(), ctx.watch_evaluation().assessment());
    classed("article", "rf-result")
        .child(parts_nav::result_parts(ctx, Step::Result))
        .child(headline::headline(ctx))
        .child(ranking::ranking(ctx))
        .child(contrast_view::contrast_view(ctx))
        .child(next_steps::next_steps(ctx))
        .child(next_steps::deeper(ctx))
        .child(firmness::firmness(ctx))
        .child(peers_view::peers_view(ctx))
        .child(importance::importance(ctx))
        .child(needs::needs(ctx))
        .child(timeline_view::timeline_view(ctx))
        .show_if(is_part_time, move || engagement::engagement(ctx))
        .child(method::method(ctx))
}
