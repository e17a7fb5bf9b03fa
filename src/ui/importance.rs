//! What matters most to the visitor: each theme can be marked as more or less important.

use super::el::{El, button, classed, disclosure, el};
use super::full::Full;
use crate::model::{Id, Theme};
use crate::scoring::assess;
use crate::session::{Action, Importance};
use crate::text::fill;

const MARKS: [Importance; 3] = [Importance::Less, Importance::Normal, Importance::More];

/// The marks, closed until asked for.
pub fn importance(full: Full) -> El {
    let ui = full.ui();
    let rows = full.model().themes.ids().map(|theme| row(full, theme));
    let reset = move || {
        for theme in full.model().themes.ids() {
            full.dispatch(Action::SetImportance(theme, Importance::Normal));
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

fn row(full: Full, theme: Id<Theme>) -> El {
    let name = ["importance.", &full.model().themes[theme].key].concat();
    let options = MARKS.map(|mark| {
        let is_marked = move || full.watch(|session| session.answers.importance(theme) == mark);
        let input = el("input")
            .attr("type", "radio")
            .attr("name", &name)
            .live_checked(is_marked)
            .on("change", move |_| full.dispatch(Action::SetImportance(theme, mark)));
        classed("label", "rf-mark").child(input).child(el("span").text(label(full, mark)))
    });
    classed("fieldset", "rf-marks__row")
        .child(el("legend").text(&full.text().themes[theme]))
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
    for theme in full.model().themes.ids() {
        without.set_importance(theme, Importance::Normal);
    }
    let (now, before) = (assess(full.model(), &answers), assess(full.model(), &without));
    let [Some(first), Some(former)] = [&now, &before].map(|it| it.placements.first()) else { return region };
    let template = if first.role == former.role { ui.importance_same() } else { ui.importance_changed() };
    let (now, before) = (full.name_in(&now, first.role), full.name_in(&before, former.role));
    region.child(el("p").child(el("strong").text(&fill(template, &[("role", now), ("before", before)]))))
}
