//! The result, from the headline to how it was made.

use super::el::{El, classed};
use super::full::Full;
use super::{engagement, headline, method, needs, next_steps, ranking, timeline_view};

/// How many leading options the needs are compared for.
pub const LEADING: usize = 3;

/// The result page.
pub fn result_page(full: Full) -> El {
    let answers = full.answers();
    let assessment = full.assessment();
    classed("article", "rf-result")
        .child(headline::headline(full, &answers, &assessment))
        .child(ranking::ranking(full, &answers, &assessment))
        .child(next_steps::next_steps(full, &assessment))
        .child(needs::needs(full, &assessment))
        .child(timeline_view::timeline_view(full, &answers))
        .child(engagement::engagement(full))
        .child(method::method(full, &answers))
}
