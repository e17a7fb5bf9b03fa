//! What to do next, and the place for the site's own offer.

use crate::evaluation::Evaluation;
use crate::session::{Action, Step, Topic};
use crate::ui::kit::el::{El, button, classed, el};
use crate::ui::result_ctx::ResultCtx;

/// Three steps for the option in first place. The slot `call-to-action` takes what the host page puts there.
pub fn next_steps(ctx: ResultCtx) -> El {
    let steps = move || steps(ctx, &ctx.watch_evaluation());
    classed("section", "rf-next")
        .child(el("h3").text(ctx.labels().next_title()))
        .child(classed("ol", "rf-next__steps").each(steps, |step| el("li").text(step)))
        .child(el("slot").attr("name", "call-to-action"))
}

/// Those of the option; where somebody is kept, or no option fits, there is nobody to look for.
fn steps(ctx: ResultCtx, evaluation: &Evaluation) -> Vec<&'static str> {
    let labels = ctx.labels();
    let Some(first) = evaluation.assessment().placements.first() else { return Vec::new() };
    if evaluation.fits_none() {
        return vec![labels.next_none_read(), labels.next_none_ask(), labels.next_none_wait()];
    }
    if first.keep.is_some() {
        return vec![labels.next_keep_mandate(), labels.next_keep_beside(), labels.next_keep_again()];
    }
    ctx.texts().roles[first.role].next_steps.iter().map(|step| &**step).collect()
}

/// The other parts of the result, by what one can do there.
pub fn deeper(ctx: ResultCtx) -> El {
    let labels = ctx.labels();
    let links = [
        (labels.more_plan(), Topic::Plan),
        (labels.more_costs(), Topic::Costs),
        (labels.more_cover(), Topic::Cover),
        (labels.more_law(), Topic::Law),
        (labels.more_person(), Topic::Person),
    ];
    let links = links.map(|(label, topic)| {
        let go = button("rf-link", label, move || ctx.dispatch(Action::GoTo(Step::Topic(topic))));
        el("li").child(go)
    });
    el("nav").attr("aria-label", labels.more_title()).child(classed("ul", "rf-deeper").children(links))
}
