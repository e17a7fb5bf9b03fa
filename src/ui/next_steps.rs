//! What to do next, and the place for the site's own offer.

use super::el::{El, classed, el, texts};
use super::full::Full;
use crate::scoring::Assessment;

/// Three steps for the option in first place. The slot `call-to-action` takes what the host page puts there.
pub fn next_steps(full: Full, assessment: &Assessment) -> El {
    let first = assessment.placements.first();
    let steps = first.map(|first| texts("li", &full.text().roles[first.role].next_steps));
    classed("section", "rf-next")
        .child(el("h3").text(full.ui().next_title()))
        .child(classed("ol", "rf-next__steps").children(steps.into_iter().flatten()))
        .child(el("slot").attr("name", "call-to-action"))
}
