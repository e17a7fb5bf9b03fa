//! Numbers at which publications draw a line, as a range, and who draws it where.

use crate::base::table::Id;
use crate::model::{Question, Source, Threshold};
use crate::text::fill;
use crate::ui::kit::el::{El, classed, el, lazy_disclosure};
use crate::ui::result_ctx::ResultCtx;
use crate::ui::sources::sources;

/// The sources of a question, and the published thresholds for what it asks.
pub fn question_sources(ctx: ResultCtx, question: Id<Question>) -> El {
    let thresholds = ctx.model().thresholds.iter().filter(|(_, row)| row.question == question);
    let lines = thresholds.map(|(id, _)| threshold_line(ctx, id));
    let ids = &ctx.model().question_sources[question];
    classed("div", "rf-thresholds").children(lines).child(sources(ctx, ids))
}

fn threshold_line(ctx: ResultCtx, id: Id<Threshold>) -> El {
    let labels = ctx.labels();
    let row = &ctx.model().thresholds[id];
    let about = &*ctx.texts().thresholds[id];
    let (low, high) = row.span();
    let template = if low == high { labels.thresholds_agree() } else { labels.thresholds_differ() };
    let (low, high) = (low.to_string(), high.to_string());
    let told = fill(template, &[("about", about), ("low", &low), ("high", &high)]);
    lazy_disclosure("rf-sources", el("summary").text(&told), move || {
        let lines = row.said.iter().map(|&(source, low, high)| {
            let numbers =
                if low == high { low.to_string() } else { [low, high].map(|number| number.to_string()).join("–") };
            el("li").text(&ctx.model().sources[source].name).text(": ").child(el("strong").text(&numbers))
        });
        let ids: Vec<Id<Source>> = row.said.iter().map(|said| said.0).collect();
        el("div").child(el("ul").children(lines)).child(sources(ctx, &ids))
    })
}
