//! What matters most to the visitor: each need can be marked as more or less important.

use super::el::{El, button, classed, disclosure, el};
use super::full::Full;
use crate::model::{Criterion, Id};
use crate::scoring::assess;
use crate::session::{Action, Importance};
use crate::text::fill;

const MARKS: [Importance; 3] = [Importance::Less, Importance::Normal, Importance::More];

/// The marks, closed until asked for.
pub fn importance(full: Full) -> El {
    let ui = full.ui();
    let rows = full.model().criteria.ids().map(|need| row(full, need));
    let reset = move || {
        for need in full.model().criteria.ids() {
            full.dispatch(Action::SetImportance(need, Importance::Normal));
        }
    };
    let content = el("div")
        .child(el("p").text(ui.importance_note()))
        .live(move || follows(full))
        .child(classed("div", "rf-marks").children(rows))
        .child(button("rf-link", ui.importance_reset(), reset));
    let summary = el("summary").child(el("h3").text(ui.importance_title()));
    let is_open = full.read(|session| session.answers.has_importance());
    disclosure("rf-disclosure rf-importance", summary, content).attr_if(is_open, "open", "")
}

fn row(full: Full, need: Id<Criterion>) -> El {
    let text = &full.text().criteria[need];
    let name = ["importance.", &full.model().criteria[need].key].concat();
    let options = MARKS.map(|mark| {
        let is_marked = move || full.watch(|session| session.answers.importance(need) == mark);
        let input = el("input")
            .attr("type", "radio")
            .attr("name", &name)
            .live_checked(is_marked)
            .on("change", move |_| full.dispatch(Action::SetImportance(need, mark)));
        classed("label", "rf-mark").child(input).child(el("span").text(label(full, mark)))
    });
    classed("fieldset", "rf-marks__row")
        .child(el("legend").text(&text.name))
        .child(classed("div", "rf-marks__choices").children(options))
}

fn label(full: Full, mark: Importance) -> &'static str {
    let ui = full.ui();
    match mark {
        Importance::Less => ui.importance_less(),
        Importance::Normal => ui.importance_normal(),
        Importance::More => ui.importance_more(),
    }
}

/// That the order follows, read out as it changes.
fn follows(full: Full) -> El {
    let ui = full.ui();
    let region = classed("div", "rf-importance__follows").attr("role", "status");
    let answers = full.watch(|session| session.answers.clone());
    if !answers.has_importance() {
        return region;
    }
    let mut without = answers.clone();
    for need in full.model().criteria.ids() {
        without.set_importance(need, Importance::Normal);
    }
    let first = |answers| assess(full.model(), answers).placements.first().map(|first| full.role_name(first.role));
    let (Some(now), Some(before)) = (first(&answers), first(&without)) else { return region };
    let template = if now == before { ui.importance_same() } else { ui.importance_changed() };
    region.child(el("p").child(el("strong").text(&fill(template, &[("role", now), ("before", before)]))))
}
