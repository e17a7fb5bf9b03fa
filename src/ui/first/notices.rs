//! Lines at the top: what went wrong with saving, what became of answers, and that an example is shown.

use crate::base::table::Id;
use crate::model::Question;
use crate::session::{Action, Answers};
use crate::text::fill;
use crate::ui::ctx::{Ctx, Notice, Remark};
use crate::ui::kit::el::{El, button, classed, el};

/// The lines, in a status region that is always there so that a change is read out.
pub fn notice(ctx: Ctx) -> El {
    let lines = move || {
        let notice = ctx.notice().map(|notice| notice_text(ctx, notice).to_string());
        let remark = ctx.remark().map(|remark| remark_text(ctx, remark));
        notice.into_iter().chain(remark).collect()
    };
    classed("div", "rf-notices")
        .attr("role", "status")
        .each(lines, |line: String| classed("p", "rf-notice").text(&line))
}

fn notice_text(ctx: Ctx, notice: Notice) -> &'static str {
    let labels = ctx.labels();
    match notice {
        Notice::StorageBlocked => labels.storage_blocked(),
        Notice::StorageFull => labels.storage_full(),
        Notice::StorageUnreadable => labels.storage_unreadable(),
        Notice::StorageNewer => labels.storage_newer(),
        Notice::Deleted => labels.deleted(),
    }
}

fn remark_text(ctx: Ctx, remark: Remark) -> String {
    let labels = ctx.labels();
    let name = |question: Id<Question>| &*ctx.texts().questions[question].short;
    let (template, questions) = match remark {
        Remark::AskedAnew(questions) => (labels.asked_anew(), questions),
        Remark::NoLongerApply(questions) => (labels.no_longer_apply(), questions),
    };
    let names: Vec<&str> = questions.into_iter().map(name).collect();
    fill(template, &[("questions", &names.join(", "))])
}

/// Which other answers are tried, and the way back.
pub fn trial(ctx: Ctx) -> Option<El> {
    let labels = ctx.labels();
    let (before, tried) = ctx.read(|session| Some((session.before_trial()?.clone(), session.answers().clone())))?;
    let changed = ctx.questionnaire().questions.ids().filter(|&question| before.get(question) != tried.get(question));
    let lines = changed.map(|question| {
        let answer = |answers: &Answers| ctx.answer_texts(answers, question).join("; ");
        let short = &ctx.texts().questions[question].short;
        let values = [("question", &**short), ("before", &*answer(&before)), ("after", &*answer(&tried))];
        el("li").text(&fill(labels.trial_change(), &values))
    });
    let end = |class, label: &str, keep| button(class, label, move || ctx.dispatch(Action::EndTrial(keep)));
    Some(
        classed("aside", "rf-example")
            .attr("aria-label", labels.trial_note())
            .child(el("p").child(el("strong").text(labels.trial_note())))
            .child(el("ul").children(lines))
            .child(classed("div", "rf-actions").child(end("rf-button", labels.trial_undo(), false)).child(end(
                "rf-button rf-button--quiet",
                labels.trial_keep(),
                true,
            ))),
    )
}

/// Which example is shown, and the way back.
pub fn example(ctx: Ctx) -> Option<El> {
    let labels = ctx.labels();
    let (example, has_own) = ctx.read(|session| Some((session.example()?, session.has_own())))?;
    let text = &ctx.texts().examples[example];
    let leave = if has_own { labels.example_leave() } else { labels.example_close() };
    let story = classed("blockquote", "rf-example__story").text(&text.story);
    Some(
        classed("aside", "rf-example")
            .attr("aria-label", labels.example_note())
            .child(el("p").child(el("strong").text(&text.name)).text(" · ").text(labels.example_note()))
            .child(story)
            .child(button("rf-button", leave, move || ctx.dispatch(Action::LeaveExample))),
    )
}
