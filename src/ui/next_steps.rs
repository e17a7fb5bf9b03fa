//! What to do next, and the place for the site's own offer.

use super::el::{El, button, classed, el, texts};
use super::full::Full;
use crate::scoring::Assessment;
use crate::session::{Action, Step, Topic};

/// Three steps for the option in first place. The slot `call-to-action` takes what the host page puts there.
pub fn next_steps(full: Full, assessment: &Assessment) -> El {
    let first = assessment.placements.first();
    let steps = first.map(|first| texts("li", &full.text().roles[first.role].next_steps));
    classed("section", "rf-next")
        .child(el("h3").text(full.ui().next_title()))
        .child(classed("ol", "rf-next__steps").children(steps.into_iter().flatten()))
        .child(el("slot").attr("name", "call-to-action"))
}

/// The other parts of the result, by what one can do there.
pub fn deeper(full: Full) -> El {
    let ui = full.ui();
    let links = [
        (ui.more_plan(), Topic::Plan),
        (ui.more_costs(), Topic::Costs),
        (ui.more_cover(), Topic::Cover),
        (ui.more_law(), Topic::Law),
        (ui.more_person(), Topic::Person),
    ];
    let links = links.map(|(label, topic)| {
        let go = button("rf-link", label, move || full.dispatch(Action::GoTo(Step::Topic(topic))));
        el("li").child(go)
    });
    el("nav").attr("aria-label", ui.more_title()).child(classed("ul", "rf-deeper").children(links))
}
