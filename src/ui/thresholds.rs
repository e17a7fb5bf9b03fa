//! Numbers at which publications draw a line, as a range, and who draws it where.

use super::el::{El, classed, el, lazy_disclosure};
use super::full::Full;
use super::sources::sources;
use crate::model::{Id, Question, Source, Threshold};
use crate::text::fill;

/// The sources of a question, and the published thresholds for what it asks.
pub fn question_sources(full: Full, question: Id<Question>) -> El {
    let thresholds = full.model().thresholds.iter().filter(|(_, row)| row.question == question);
    let items = thresholds.map(|(id, _)| threshold(full, id));
    let ids = &full.model().question_sources[question];
    classed("div", "rf-thresholds").children(items).child(sources(full, ids))
}

fn threshold(full: Full, id: Id<Threshold>) -> El {
    let ui = full.ui();
    let row = &full.model().thresholds[id];
    let about = &*full.text().thresholds[id];
    let (low, high) = row.span();
    let template = if low == high { ui.thresholds_agree() } else { ui.thresholds_differ() };
    let (low, high) = (low.to_string(), high.to_string());
    let words = fill(template, &[("about", about), ("low", &low), ("high", &high)]);
    lazy_disclosure("rf-sources", el("summary").text(&words), move || {
        let lines = row.said.iter().map(|&(source, low, high)| {
            let numbers = if low == high { low.to_string() } else { [low, high].map(|it| it.to_string()).join("–") };
            el("li").text(&full.model().sources[source].name).text(": ").child(el("strong").text(&numbers))
        });
        let ids: Vec<Id<Source>> = row.said.iter().map(|said| said.0).collect();
        el("div").child(el("ul").children(lines)).child(sources(full, &ids))
    })
}
