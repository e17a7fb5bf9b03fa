//! All answers on one page, each to be changed, before the result.

use crate::base::table::Id;
use crate::model::Question;
use crate::session::{Action, Answers};
use crate::text::fill;
use crate::ui::ctx::Ctx;
use crate::ui::kit::el::{El, button, classed, el, quiet};
use crate::ui::kit::heading::screen_heading;

/// The check page.
pub fn check_page(ctx: Ctx) -> El {
    let labels = ctx.labels();
    let answers = ctx.answers();
    let path = answers.path(ctx.questionnaire());
    let (count, total) = (path.len() - answers.left(ctx.questionnaire()).len(), path.len());
    let few = answers.are_few(ctx.questionnaire()).then(|| {
        let values = [("n", &*count.to_string()), ("total", &*total.to_string())];
        quiet(&fill(labels.check_few(), &values))
    });
    let rows = path.into_iter().map(|question| answer_row(ctx, &answers, question));
    classed("section", "rf-check")
        .child(screen_heading(labels.check_title()))
        .child(el("p").text(labels.check_intro()))
        .opt_child(few)
        .child(classed("dl", "rf-summary").children(rows))
        .opt_child(ignored(ctx, &answers))
        .child(
            classed("div", "rf-actions")
                .child(button("rf-button rf-button--main", labels.show_result(), move || {
                    ctx.dispatch(Action::Continue)
                }))
                .child(button("rf-button rf-button--quiet", labels.back(), move || ctx.dispatch(Action::Back))),
        )
}

/// Answers that no longer apply after a later change.
fn ignored(ctx: Ctx, answers: &Answers) -> Option<El> {
    let labels = ctx.labels();
    let questions = ctx.ignored();
    let rows = questions.iter().map(|&question| {
        let lines = ctx.answer_texts(answers, question).into_iter().map(|line| el("span").text(line));
        classed("div", "rf-summary__row")
            .child(el("dt").text(&ctx.texts().questions[question].title))
            .child(classed("dd", "rf-quiet").children(lines))
    });
    (!questions.is_empty()).then(|| {
        classed("section", "rf-ignored")
            .child(el("h3").text(labels.ignored_title()))
            .child(quiet(labels.ignored_note()))
            .child(classed("dl", "rf-summary").children(rows))
    })
}

fn answer_row(ctx: Ctx, answers: &Answers, question: Id<Question>) -> El {
    let labels = ctx.labels();
    let text = &ctx.texts().questions[question];
    let name = fill(labels.change_of(), &[("question", &text.title)]);
    let change = button("rf-link", labels.change(), move || ctx.dispatch(Action::Change(question)));
    let given = answers.get(question).is_some();
    let proposed =
        ctx.proposed(question).map(|choice| fill(labels.check_proposed(), &[("choice", ctx.choice_text(choice))]));
    let lines = match &proposed {
        Some(proposed) => vec![el("span").text(proposed)],
        None => ctx.answer_texts(answers, question).into_iter().map(|line| el("span").text(line)).collect(),
    };
    classed("div", "rf-summary__row")
        .child(el("dt").text(&text.title))
        .child(el("dd").attr_if(!given, "class", "rf-quiet").children(lines))
        .child(classed("dd", "rf-summary__change").child(change.attr("aria-label", &name)))
}
