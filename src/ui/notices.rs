//! Lines at the top: what went wrong with saving, and that an example is shown.

use leptos::prelude::*;

use super::ctx::{Ctx, Notice};
use super::el::{El, button, classed, el};
use crate::session::Action;

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
    };
    region.child(classed("p", "rf-notice").text(text))
}

/// Which example is shown, and the way back.
pub fn example(ctx: Ctx) -> Option<El> {
    let ui = ctx.ui();
    let (example, has_own) =
        ctx.read(|session| session.example.as_ref().map(|(id, own)| (*id, !own.answers.is_empty())))?;
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
