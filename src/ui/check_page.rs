//! All answers on one page, each to be changed, before the result.

use super::app::screen_heading;
use super::ctx::Ctx;
use super::el::{El, button, classed, el};
use crate::model::{Id, Question};
use crate::session::{Action, Answers};
use crate::text::fill;

/// Fewer answers than this share of all questions bring a line about it.
const FEW: usize = 2;

/// The check page.
pub fn check_page(ctx: Ctx) -> El {
    let ui = ctx.ui();
    let answers = ctx.answers();
    let (count, total) = (answers.count(), ctx.asked().questions.len());
    let few = (count * FEW < total).then(|| {
        let values = [("n", &*count.to_string()), ("total", &*total.to_string())];
        classed("p", "rf-quiet").text(&fill(ui.check_few(), &values))
    });
    let rows = ctx.asked().questions.ids().map(|question| row(ctx, &answers, question));
    classed("section", "rf-check")
        .child(screen_heading(ui.check_title()))
        .child(el("p").text(ui.check_intro()))
        .maybe(few)
        .child(classed("dl", "rf-summary").children(rows))
        .child(
            classed("div", "rf-actions")
                .child(button("rf-button rf-button--main", ui.show_result(), move || ctx.dispatch(Action::Continue)))
                .child(button("rf-button rf-button--quiet", ui.back(), move || ctx.dispatch(Action::Back))),
        )
}

fn row(ctx: Ctx, answers: &Answers, question: Id<Question>) -> El {
    let ui = ctx.ui();
    let text = &ctx.words().questions[question];
    let name = fill(ui.change_of(), &[("question", &text.title)]);
    let change = button("rf-link", ui.change(), move || ctx.dispatch(Action::Change(question)));
    let given = answers.get(question).is_some();
    let lines = ctx.answer_texts(answers, question).into_iter().map(|line| el("span").text(line));
    classed("div", "rf-summary__row")
        .child(el("dt").text(&text.title))
        .child(el("dd").attr_if(!given, "class", "rf-quiet").children(lines))
        .child(classed("dd", "rf-summary__change").child(change.attr("aria-label", &name)))
}
