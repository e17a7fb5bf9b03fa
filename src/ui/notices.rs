//! Lines at the top: what went wrong with saving, and that an example is shown.

use leptos::prelude::*;

use super::ctx::{Ctx, Notice};
use super::el::{El, button, classed, el};
use crate::session::{Action, Answers};
use crate::text::fill;

/// The notice, in a status region that is always there so that a change is read out.
pub fn notice(ctx: Ctx) -> El {
    let ui = ctx.ui();
    let region = classed("div", "rf-notices").attr("role", "status");
    let Some(notice) = ctx.notice.get() else { return region };
    let text = match notice {
        Notice::StorageBlocked => ui.storage_blocked(),
        Notice::StorageFull => ui.storage_full(),
        Notice::StorageUnreadable => ui.storage_unreadable(),
        Notice::Deleted => ui.deleted(),
        Notice::AskedAnew => {
            let names = ctx.asked_anew().into_iter().map(|question| &*ctx.words().questions[question].short);
            &fill(ui.asked_anew(), &[("questions", &names.collect::<Vec<_>>().join(", "))])
        }
        Notice::NoLongerApply => {
            let names = ctx.ignored().into_iter().map(|question| &*ctx.words().questions[question].short);
            &fill(ui.no_longer_apply(), &[("questions", &names.collect::<Vec<_>>().join(", "))])
        }
    };
    region.child(classed("p", "rf-notice").text(text))
}

/// Which other answers are tried, and the way back.
pub fn trial(ctx: Ctx) -> Option<El> {
    let ui = ctx.ui();
    let (before, tried) = ctx.read(|session| Some((session.before_trial.clone()?, session.answers.clone())))?;
    let changed = ctx.asked().questions.ids().filter(|&question| before.get(question) != tried.get(question));
    let lines = changed.map(|question| {
        let answer = |answers: &Answers| ctx.answer_texts(answers, question).join("; ");
        let short = &ctx.words().questions[question].short;
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
    let ui = ctx.ui();
    let (example, has_own) = ctx.read(|session| session.example.as_ref().map(|(id, own)| (*id, !own.is_empty())))?;
    let text = &ctx.words().examples[example];
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
