//! What matters most to the visitor: each theme can be marked as more or less important.

use crate::base::table::Id;
use crate::model::Theme;
use crate::scoring::assess;
use crate::session::{Action, Answers, Importance};
use crate::text::fill;
use crate::ui::kit::el::{El, button, classed, disclosure, el};
use crate::ui::result_ctx::ResultCtx;

const MARKS: [Importance; 3] = [Importance::Less, Importance::Normal, Importance::More];

/// The marks, closed until asked for.
pub fn importance(ctx: ResultCtx) -> El {
    let ui = ctx.labels();
    let rows = ctx.model().questionnaire.themes.ids().map(|theme| row(ctx, theme));
    let reset = move || {
        for theme in ctx.model().questionnaire.themes.ids() {
            ctx.dispatch(Action::SetImportance(theme, Importance::Normal));
        }
    };
    let content = el("div")
        .child(el("p").text(ui.importance_note()))
        .live(move || follows(ctx))
        .child(classed("div", "rf-marks").children(rows))
        .child(button("rf-link", ui.importance_reset(), reset));
    let summary = el("summary").child(el("h3").text(ui.importance_title()));
    let is_open = ctx.read(|session| session.answers().has_importance());
    disclosure("rf-disclosure rf-importance", summary, content).attr_if(is_open, "open", "")
}

fn row(ctx: ResultCtx, theme: Id<Theme>) -> El {
    let name = ["importance.", &ctx.model().questionnaire.themes[theme].key].concat();
    let options = MARKS.map(|mark| {
        let is_marked = move || ctx.watch(|session| session.answers().importance(theme) == mark);
        let input = el("input")
            .attr("type", "radio")
            .attr("name", &name)
            .live_checked(is_marked)
            .on("change", move |_| ctx.dispatch(Action::SetImportance(theme, mark)));
        classed("label", "rf-mark").child(input).child(el("span").text(label(ctx, mark)))
    });
    classed("fieldset", "rf-marks__row")
        .child(el("legend").text(&ctx.texts().themes[theme]))
        .child(classed("div", "rf-marks__choices").children(options))
}

fn label(ctx: ResultCtx, mark: Importance) -> &'static str {
    let ui = ctx.labels();
    match mark {
        Importance::Less => ui.importance_less(),
        Importance::Normal => ui.importance_normal(),
        Importance::More => ui.importance_more(),
    }
}

/// That the order follows, read out as it changes.
fn follows(ctx: ResultCtx) -> El {
    let ui = ctx.labels();
    let region = classed("div", "rf-importance__follows").attr("role", "status");
    let answers = ctx.watch_answers(Answers::clone);
    if !answers.has_importance() {
        return region;
    }
    let mut without = answers.clone();
    for theme in ctx.model().questionnaire.themes.ids() {
        without.set_importance(theme, Importance::Normal);
    }
    let (now, before) = (assess(ctx.model(), &answers), assess(ctx.model(), &without));
    let [Some(first), Some(former)] = [&now, &before].map(|it| it.placements.first()) else { return region };
    let template = if first.role == former.role { ui.importance_same() } else { ui.importance_changed() };
    let (now, before) = (ctx.name_in(&now, first.role), ctx.name_in(&before, former.role));
    region.child(el("p").child(el("strong").text(&fill(template, &[("role", now), ("before", before)]))))
}
