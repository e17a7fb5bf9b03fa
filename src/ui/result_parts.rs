//! The parts of the result, to go from one to the other.

use super::el::{El, button, classed, el};
use super::full::Full;
use crate::session::{Action, Step, Topic};

/// The links, at the top of every part.
pub fn result_parts(full: Full, here: Step) -> El {
    let ui = full.ui();
    let part = |label: &str, target: Step| {
        let link = button("rf-parts__part", label, move || full.dispatch(Action::GoTo(target)));
        el("li").child(link.attr_if(target == here, "aria-current", "page"))
    };
    let topics = Topic::ALL.map(|topic| part(topic_label(full, topic), Step::Topic(topic)));
    let list = el("ul").child(part(ui.part_result(), Step::Result)).children(topics);
    classed("nav", "rf-parts").attr("aria-label", ui.parts_label()).child(list)
}

fn topic_label(full: Full, topic: Topic) -> &'static str {
    let ui = full.ui();
    match topic {
        Topic::Cover => ui.part_cover(),
        Topic::Costs => ui.part_costs(),
        Topic::Law => ui.part_law(),
        Topic::Plan => ui.part_plan(),
        Topic::Person => ui.part_person(),
    }
}
