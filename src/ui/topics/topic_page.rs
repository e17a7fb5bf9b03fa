//! The frame of every screen beyond the ranking, and what each of them reads and writes.

use crate::session::{Step, Topic};
use crate::ui::kit::el::{El, classed, el};
use crate::ui::kit::heading::screen_heading;
use crate::ui::parts_nav::result_parts;
use crate::ui::result_ctx::ResultCtx;

/// Links to the other parts, the heading, and an introduction.
pub fn topic_page(ctx: ResultCtx, topic: Topic, title: &str, intro: &str) -> El {
    let head =
        classed("header", "rf-topic__head").child(screen_heading(title)).child(classed("p", "rf-lead").text(intro));
    classed("article", "rf-result rf-topic").child(result_parts(ctx, Step::Topic(topic))).child(head)
}

/// A section with its heading.
pub fn section(class: &'static str, title: &str) -> El {
    classed("section", class).child(el("h3").text(title))
}
