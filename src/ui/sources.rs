//! Who says so: a disclosure with the publications that a number or statement rests on.

use std::rc::Rc;

use super::kit::el::{El, classed, el, lazy_disclosure};
use super::result_ctx::ResultCtx;
use crate::base::table::Id;
use crate::model::Source;

/// The sources, closed until they are asked for.
pub fn sources(ctx: ResultCtx, ids: &[Id<Source>]) -> El {
    let ids = ids.to_vec();
    sources_fn(ctx, move || ids.clone())
}

/// The same, where the sources follow what the function reads; what is open stays open.
pub fn sources_fn(ctx: ResultCtx, ids: impl Fn() -> Vec<Id<Source>> + 'static) -> El {
    let ids = Rc::new(ids);
    lazy_disclosure("rf-sources", el("summary").text(ctx.labels().sources()), move || {
        let ids = ids.clone();
        // Each once, in the order of the model.
        let named = move || {
            let ids = ids();
            ctx.model().sources.ids().filter(|id| ids.contains(id)).collect()
        };
        el("ul").each(named, move |id| source_line(ctx, id))
    })
}

fn source_line(ctx: ResultCtx, id: Id<Source>) -> El {
    let labels = ctx.labels();
    let source = &ctx.model().sources[id];
    let name = match &source.url {
        Some(url) => el("a").attr("href", url).attr("target", "_blank").attr("rel", "noopener noreferrer"),
        None => el("span"),
    };
    let mut remarks: Vec<String> = Vec::new();
    remarks.extend(source.year.map(|year| year.to_string()));
    remarks.extend(source.sells.then(|| labels.source_sells().to_string()));
    remarks.extend(source.url.is_none().then(|| labels.source_founding().to_string()));
    let line = el("li").child(name.text(&source.name));
    if remarks.is_empty() {
        return line;
    }
    line.child(classed("span", "rf-quiet").text(" · ").text(&remarks.join(" · ")))
}
