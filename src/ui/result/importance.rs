//! What matters most to the visitor: each theme can be marked as more or less important.

use web_sys::HtmlInputElement;

use crate::base::table::{Id, Keyed};
use crate::model::Theme;
use crate::scoring::assess;
use crate::session::{Action, Importance};
use crate::text::fill;
use crate::ui::kit::el::{El, button, classed, el, inputs, lazy_disclosure_or, target};
use crate::ui::kit::scroll::keep_in_place;
use crate::ui::result_ctx::ResultCtx;

/// The marks in the order in which they stand side by side.
const MARKS: [Importance; 3] = [Importance::Less, Importance::Normal, Importance::More];

/// The marks, closed until asked for.
pub fn importance(ctx: ResultCtx) -> El {
    let summary = el("summary").child(el("h3").text(ctx.labels().importance_title()));
    let is_open = ctx.read(|session| session.answers().has_importance());
    let details = lazy_disclosure_or("rf-disclosure rf-importance", summary, move || is_open, move || marks(ctx));
    details.attr_if(is_open, "open", "")
}

fn marks(ctx: ResultCtx) -> El {
    let labels = ctx.labels();
    let follows = move || effect_of_marks(ctx).unwrap_or_default();
    let rows = ctx.questionnaire().themes.ids().map(|theme| mark_row(ctx, theme));
    el("div")
        .child(el("p").text(labels.importance_note()))
        .child(classed("p", "rf-importance__follows").attr("role", "status").text_fn(follows))
        .child(classed("div", "rf-marks").children(rows))
        .child(button("rf-link", labels.importance_reset(), move || ctx.dispatch(Action::ResetImportance)))
}

/// One theme with its marks.
fn mark_row(ctx: ResultCtx, theme: Id<Theme>) -> El {
    let name = ["importance.", ctx.questionnaire().themes[theme].key()].concat();
    let is_marked = move |index: usize| ctx.watch_answers(|answers| answers.importance(theme) == MARKS[index]);
    let mark = move |event| {
        let Some(input) = target::<HtmlInputElement>(&event) else { return };
        let index = input.value().parse::<usize>().ok();
        if let Some(&mark) = index.and_then(|index| MARKS.get(index)) {
            keep_in_place(&input, || ctx.dispatch(Action::SetImportance(theme, mark)));
        }
    };
    let options = inputs("radio", &name, &["0", "1", "2"], is_marked)
        .into_iter()
        .zip(MARKS)
        .map(|(input, mark)| classed("label", "rf-mark").child(input).child(el("span").text(mark_name(ctx, mark))));
    classed("fieldset", "rf-marks__row")
        .on("change", mark)
        .child(el("legend").text(&ctx.texts().themes[theme]))
        .child(classed("div", "rf-marks__choices").children(options))
}

fn mark_name(ctx: ResultCtx, mark: Importance) -> &'static str {
    let labels = ctx.labels();
    match mark {
        Importance::Less => labels.importance_less(),
        Importance::Normal => labels.importance_normal(),
        Importance::More => labels.importance_more(),
    }
}

/// What the marks do to first place, read out as it changes; nothing where there are none.
fn effect_of_marks(ctx: ResultCtx) -> Option<String> {
    let labels = ctx.labels();
    let evaluation = ctx.watch_evaluation();
    if !evaluation.answers().has_importance() {
        return None;
    }
    let mut unmarked = evaluation.answers().clone();
    unmarked.reset_importance();
    let (now, before) = (evaluation.assessment(), assess(ctx.model(), &unmarked));
    let (first, former) = (now.placements.first()?, before.placements.first()?);
    let template = if first.role == former.role { labels.importance_same() } else { labels.importance_changed() };
    let (now, before) = (ctx.name_in(now, first.role), ctx.name_in(&before, former.role));
    Some(fill(template, &[("role", now), ("before", before)]))
}
