//! The result, from the headline to how it was made.

use super::el::{El, classed};
use super::full::Full;
use super::{
    contrast_view, engagement, firmness, headline, importance, method, needs, next_steps, peers_view, ranking,
    result_parts, timeline_view,
};
use crate::robustness::robustness;
use crate::scoring::assess;
use crate::session::Step;

/// How many leading options the needs are compared for.
pub const LEADING: usize = 3;

/// The result page. Its halves follow the marks of importance between them at once.
pub fn result_page(full: Full) -> El {
    classed("article", "rf-result")
        .child(result_parts::result_parts(full, Step::Result))
        .live(move || order_and_firmness(full))
        .child(importance::importance(full))
        .live(move || needs_view(full))
        .child(timeline_view::timeline_view(full))
        .live(move || how_it_works(full))
        .child(method::method(full))
}

fn order_and_firmness(full: Full) -> El {
    let answers = full.watch(|session| session.answers.clone());
    let assessment = assess(full.model(), &answers);
    let firm = robustness(full.model(), &answers);
    classed("div", "rf-result__half")
        .child(headline::headline(full, &answers, &assessment, &firm))
        .child(ranking::ranking(full, &assessment))
        .maybe(contrast_view::contrast_view(full, &assessment))
        .child(next_steps::next_steps(full, &answers, &assessment))
        .child(next_steps::deeper(full))
        .child(firmness::firmness(full, &answers, &assessment, &firm))
        .maybe(peers_view::peers_view(full, &answers, &assessment))
}

fn needs_view(full: Full) -> El {
    let answers = full.watch(|session| session.answers.clone());
    needs::needs(full, &assess(full.model(), &answers))
}

/// How a part-time leader works is only of interest where one is among the first two and not there already.
fn how_it_works(full: Full) -> El {
    let answers = full.watch(|session| session.answers.clone());
    let assessment = assess(full.model(), &answers);
    let new = assessment.placements.iter().take(2).filter(|placement| placement.keep.is_none());
    let is_part_time = new.into_iter().any(|placement| full.model().roles[placement.role].part_time);
    classed("div", "rf-result__half").maybe(is_part_time.then(|| engagement::engagement(full)))
}
