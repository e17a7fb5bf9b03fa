//! The parts of the result, to go from one to the other.

use super::kit::el::{El, button, classed, el};
use super::result_ctx::ResultCtx;
use crate::session::{Action, Step, Topic};

/// The links, at the top of every part.
pub fn result_parts(ctx: ResultCtx, here: Step) -> El {
    let labels = ctx.labels();
    let part = |label: &str, target: Step| {
        let link = button("rf-parts__part", label, move || ctx.dispatch(Action::GoTo(target)));
        el("li").child(link.attr_if(target == here, "aria-current", "page"))
    };
    let topics = Topic::ALL.map(|topic| part(topic_label(ctx, topic), Step::Topic(topic)));
    let list = el("ul").child(part(labels.part_result(), Step::Result)).children(topics);
    classed("nav", "rf-parts").attr("aria-label", labels.parts_label()).child(list)
}

fn topic_label(ctx: ResultCtx, topic: Topic) -> &'static str {
    let labels = ctx.labels();
    match topic {
        Topic::Cover => labels.part_cover(),
        Topic::Costs => labels.part_costs(),
        Topic::Law => labels.part_law(),
        Topic::Plan => labels.part_plan(),
        Topic::Person => labels.part_person(),
    }
}
