//! How the order is made, how its points were set, and who says so.

use crate::base::table::Id;
use crate::model::Source;
use crate::ui::kit::el::{El, classed, el, lazy_disclosure};
use crate::ui::result_ctx::ResultCtx;
use crate::ui::sources::sources;

/// The method, closed until asked for.
pub fn method(ctx: ResultCtx) -> El {
    let summary = el("summary").child(el("h3").text(ctx.labels().method_title()));
    lazy_disclosure("rf-disclosure rf-method", summary, move || method_text(ctx))
}

fn method_text(ctx: ResultCtx) -> El {
    let labels = ctx.labels();
    let model = ctx.model();
    let rules = model.presumptions.iter().flat_map(|rule| &rule.sources);
    let work = model.workloads.rows().iter().flat_map(|workload| &workload.sources);
    let ids: Vec<Id<Source>> = model.method_sources.iter().chain(rules).chain(work).copied().collect();
    classed("div", "rf-method__text")
        .child(el("p").text(labels.method_text()))
        .child(el("p").text(labels.method_set()))
        .child(el("p").text(labels.method_measured()))
        .child(sources(ctx, &ids))
}
