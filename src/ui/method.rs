//! How the order is made, how its points were set, and who says so.

use super::el::{El, classed, disclosure, el};
use super::full::Full;
use super::sources::sources;
use crate::model::{Id, Source};

/// The method, closed until asked for.
pub fn method(full: Full) -> El {
    let ui = full.ui();
    let model = full.model();
    let rules = model.presumptions.iter().flat_map(|rule| &rule.sources);
    let work = model.workloads.rows().iter().flat_map(|workload| &workload.sources);
    let ids: Vec<Id<Source>> = model.method_sources.iter().chain(rules).chain(work).copied().collect();
    let content = classed("div", "rf-method__text")
        .child(el("p").text(ui.method_text()))
        .child(el("p").text(ui.method_set()))
        .child(el("p").text(ui.method_measured()))
        .child(sources(full, &ids));
    disclosure("rf-disclosure rf-method", el("summary").child(el("h3").text(ui.method_title())), content)
}
