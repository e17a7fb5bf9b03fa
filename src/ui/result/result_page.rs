//! The result, from the headline to how it was made.

use super::{
    contrast_view, engagement, firmness, headline, importance, method, needs, next_steps, peers_view, ranking,
    timeline_view,
};
use crate::session::Step;
use crate::ui::kit::el::{El, classed};
use crate::ui::parts_nav;
use crate::ui::result_ctx::ResultCtx;

/// How many leading options the needs are compared for.
pub const LEADING: usize = 3;

/// The result page. It is drawn once and follows the marks of importance and the stage in it piece by piece, so that
/// nothing that is open, chosen or in view is lost. What stands further down is drawn when it comes near.
pub fn result_page(ctx: ResultCtx) -> El {
    // How a part-time leader works is only of interest where one is among the first two and not there already.
    let is_part_time = move || {
        let evaluation = ctx.watch_evaluation();
        let new = evaluation.assessment().placements.iter().take(2).filter(|placement| placement.keep.is_none());
        new.into_iter().any(|placement| ctx.model().roles[placement.role].part_time)
    };
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
