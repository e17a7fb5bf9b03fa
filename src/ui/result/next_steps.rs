//! What to do next, and the place for the site's own offer.

use super::headline::fits_none;
use crate::scoring::Assessment;
use crate::session::{Action, Answers, Step, Topic};
use crate::ui::kit::el::{El, button, classed, el};
use crate::ui::result_ctx::ResultCtx;

/// Three steps for the option in first place. The slot `call-to-action` takes what the host page puts there.
pub fn next_steps(ctx: ResultCtx, answers: &Answers, assessment: &Assessment) -> El {
    let steps = steps(ctx, answers, assessment).into_iter().map(|step| el("li").text(step));
    classed("section", "rf-next")
        .child(el("h3").text(ctx.labels().next_title()))
        .child(classed("ol", "rf-next__steps").children(steps))
        .child(el("slot").attr("name", "call-to-action"))
}

/// Those of the option; where somebody is kept, or no option fits, there is nobody to look for.
fn steps(ctx: ResultCtx, answers: &Answers, assessment: &Assessment) -> Vec<&'static str> {
    let ui = ctx.labels();
    let Some(first) = assessment.placements.first() else { return Vec::new() };
    if fits_none(ctx, answers, assessment) {
        return vec![ui.next_none_read(), ui.next_none_ask(), ui.next_none_wait()];
    }
    if first.keep.is_some() {
        return vec![ui.next_keep_mandate(), ui.next_keep_beside(), ui.next_keep_again()];
    }
    ctx.texts().roles[first.role].next_steps.iter().map(|step| &**step).collect()
}

/// The other parts of the result, by what one can do there.
pub fn deeper(ctx: ResultCtx) -> El {
    let ui = ctx.labels();
    let links = [
        (ui.more_plan(), Topic::Plan),
        (ui.more_costs(), Topic::Costs),
        (ui.more_cover(), Topic::Cover),
        (ui.more_law(), Topic::Law),
        (ui.more_person(), Topic::Person),
    ];
    let links = links.map(|(label, topic)| {
        let go = button("rf-link", label, move || ctx.dispatch(Action::GoTo(Step::Topic(topic))));
        el("li").child(go)
    });
    el("nav").attr("aria-label", ui.more_title()).child(classed("ul", "rf-deeper").children(links))
}
