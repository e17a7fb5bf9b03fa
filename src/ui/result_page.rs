//! The result, from the headline to how it was made.

use super::el::{El, classed};
use super::full::Full;
use super::{
    contrast_view, engagement, firmness, headline, importance, method, needs, next_steps, ranking, result_parts,
    timeline_view,
};
use crate::robustness::robustness;
use crate::scoring::reasons::reasons;
use crate::scoring::{Assessment, assess};
use crate::session::Step;

/// How many leading options the needs are compared for.
pub const LEADING: usize = 3;

/// The result page. Its halves follow the marks of importance between them at once.
pub fn result_page(full: Full) -> El {
    classed("article", "rf-result")
        .child(result_parts::result_parts(full, Step::Result))
        .live(move || order_and_firmness(full))
        .child(importance::importance(full))
        .live(move || needs_and_stages(full))
}

fn order_and_firmness(full: Full) -> El {
    let answers = full.watch(|session| session.answers.clone());
    let assessment = assess(full.model(), &answers);
    let reasons = reasons(full.model(), &answers);
    let firm = robustness(full.model(), &answers);
    classed("div", "rf-result__half")
        .child(headline::headline(full, &answers, &assessment, &reasons, &firm.stability))
        .child(ranking::ranking(full, &answers, &assessment, &reasons))
        .maybe(contrast_view::contrast_view(full, &assessment))
        .child(next_steps::next_steps(full, &assessment))
        .child(next_steps::deeper(full))
        .child(firmness::firmness(full, &answers, &assessment, &firm))
}

/// How a part-time leader works is only of interest where one is among the first two.
fn with_part_time(full: Full, assessment: &Assessment) -> bool {
    assessment.placements.iter().take(2).any(|placement| full.model().roles[placement.role].part_time)
}

fn needs_and_stages(full: Full) -> El {
    let answers = full.watch(|session| session.answers.clone());
    let assessment = assess(full.model(), &answers);
    classed("div", "rf-result__half")
        .child(needs::needs(full, &assessment))
        .child(timeline_view::timeline_view(full, &answers))
        .maybe(with_part_time(full, &assessment).then(|| engagement::engagement(full)))
        .child(method::method(full, &answers))
}
