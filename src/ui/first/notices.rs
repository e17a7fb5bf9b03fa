//! Lines at the top: what went wrong with saving, what became of answers, and that an example is shown.

use crate::base::table::Id;
use crate::model::Question;
use crate::session::{Action, Answers};
use crate::text::fill;
use crate::ui::ctx::{Ctx, Notice, Remark};
use crate::ui::kit::el::{El, button, classed, el};

/// The lines, in a status region that is always there so that a change is read out.
pub fn notice(ctx: Ctx) -> El {
    let lines = [ctx.notice().map(|notice| saving(ctx, notice).to_string()), ctx.remark().map(|it| remark(ctx, it))];
    let lines = lines.iter().flatten().map(|line| classed("p", "rf-notice").text(line));
    classed("div", "rf-notices").attr("role", "status").children(lines)
}

fn saving(ctx: Ctx, notice: Notice) -> &'static str {
    let ui = ctx.labels();
    match notice {
        Notice::StorageBlocked => ui.storage_blocked(),
        Notice::StorageFull => ui.storage_full(),
        Notice::StorageUnreadable => ui.storage_unreadable(),
        Notice::StorageNewer => ui.storage_newer(),
        Notice::Deleted => ui.deleted(),
    }
}

fn remark(ctx: Ctx, remark: Remark) -> String {
    let ui = ctx.labels();
    let name = |question: Id<Question>| &*ctx.texts().questions[question].short;
    let (words, questions) = match remark {
        Remark::AskedAnew(questions) => (ui.asked_anew(), questions),
        Remark::NoLongerApply(questions) => (ui.no_longer_apply(), questions),
    };
    let names: Vec<&str> = questions.into_iter().map(name).collect();
    fill(words, &[("questions", &names.join(", "))])
}

/// Which other answers are tried, and the way back.
pub fn trial(ctx: Ctx) -> Option<El> {
    let ui = ctx.labels();
    let (before, tried) = ctx.read(|session| Some((session.before_trial()?.clone(), session.answers().clone())))?;
    let changed = ctx.questionnaire().questions.ids().filter(|&question| before.get(question) != tried.get(question));
    let lines = changed.map(|question| {
        let answer = |answers: &Answers| ctx.answer_texts(answers, question).join("; ");
        let short = &ctx.texts().questions[question].short;
        let values = [("question", &**short), ("before", &*answer(&before)), ("after", &*answer(&tried))];
        el("li").text(&fill(ui.trial_change(), &values))
    });
    let end = |class, label: &str, keep| button(class, label, move || ctx.dispatch(Action::EndTrial(keep)));
    Some(
        classed("aside", "rf-example")
            .attr("aria-label", ui.trial_note())
            .child(el("p").child(el("strong").text(ui.trial_note())))
            .child(el("ul").children(lines))
            .child(classed("div", "rf-actions").child(end("rf-button", ui.trial_undo(), false)).child(end(
                "rf-button rf-button--quiet",
                ui.trial_keep(),
                true,
            ))),
    )
}

/// Which example is shown, and the way back.
pub fn example(ctx: Ctx) -> Option<El> {
    let ui = ctx.labels();
    let (example, has_own) = ctx.read(|session| Some((session.example()?, session.has_own())))?;
    let text = &ctx.texts().examples[example];
    let leave = if has_own { ui.example_leave() } else { ui.example_close() };
    let story = classed("blockquote", "rf-example__story").text(&text.story);
    Some(
        classed("aside", "rf-example")
            .attr("aria-label", ui.example_note())
            .child(el("p").child(el("strong").text(&text.name)).text(" · ").text(ui.example_note()))
            .child(story)
            .child(button("rf-button", leave, move || ctx.dispatch(Action::LeaveExample))),
    )
}
