//! The result, from the headline to how it was made.

use super::ctx::Ctx;
use super::el::{El, classed};
use super::{engagement, headline, method, needs, next_steps, ranking, timeline_view};

/// How many leading options the needs are compared for.
pub const LEADING: usize = 3;

/// The result page.
pub fn result_page(ctx: Ctx) -> El {
    let answers = ctx.answers();
    let assessment = ctx.assessment();
    classed("article", "rf-result")
        .child(headline::headline(ctx, &answers, &assessment))
        .child(ranking::ranking(ctx, &answers, &assessment))
        .child(next_steps::next_steps(ctx, &assessment))
        .child(needs::needs(ctx, &assessment))
        .child(timeline_view::timeline_view(ctx, &answers))
        .child(engagement::engagement(ctx))
        .child(method::method(ctx, &answers))
}
