//! The whole widget: parts to go to, notices, the screen, and what happens to the answers.

use super::ctx::{Ctx, Notice};
use super::first::{check_page, notices, question_page, start_page, waiting_page};
use super::kit::el::{El, button, classed, el};
use crate::session::{Action, Session, Step};

/// Everything inside of the shadow root.
pub fn app(ctx: Ctx) -> El {
    let text = ctx.texts();
    classed("div", "rf").attr("lang", &text.language).attr("dir", &text.direction).attr("part", "root").live(
        move || {
            ctx.track_moves();
            let step = ctx.read(|session| session.step());
            classed("div", "rf__body")
                .child(navigation(ctx, step))
                .live(move || notices::notice(ctx))
                .maybe(notices::example(ctx))
                .maybe(notices::trial(ctx))
                .child(match step {
                    Step::Start => start_page::start_page(ctx),
                    Step::Question(question) => question_page::question_page(ctx, question),
                    Step::Check => check_page::check_page(ctx),
                    Step::Result | Step::Topic(_) | Step::Guide => match ctx.lazy_now() {
                        Some(widget) => widget.screen(step),
                        None => waiting_page::waiting_page(ctx),
                    },
                })
                .live(move || footer(ctx))
        },
    )
}

fn navigation(ctx: Ctx, step: Step) -> El {
    let ui = ctx.labels();
    let part = |label: &str, target: Step, is_here: bool| {
        let link = button("rf-nav__part", label, move || ctx.dispatch(Action::GoTo(target)));
        el("li").child(link.attr_if(is_here, "aria-current", "page"))
    };
    let questions = match step {
        Step::Question(_) | Step::Check => step,
        _ => ctx.read(|session| session.where_stopped(ctx.questionnaire())),
    };
    let has_answers = ctx.read(|session| !session.answers().is_empty());
    let list = el("ul")
        .child(part(ui.nav_start(), Step::Start, step == Step::Start))
        .child(part(ui.nav_questions(), questions, matches!(step, Step::Question(_) | Step::Check)))
        .maybe(has_answers.then(|| part(ui.nav_result(), Step::Result, matches!(step, Step::Result | Step::Topic(_)))))
        .child(part(ui.nav_guide(), Step::Guide, step == Step::Guide));
    classed("nav", "rf-nav").attr("aria-label", ui.nav_label()).child(list)
}

/// Where the answers are, and how to get rid of them.
fn footer(ctx: Ctx) -> El {
    let ui = ctx.labels();
    let is_kept = ctx.watch(Session::has_own);
    let cannot_save = matches!(ctx.notice(), Some(Notice::StorageBlocked | Notice::StorageFull | Notice::StorageNewer));
    let kept = match (is_kept, cannot_save) {
        (true, true) => None,
        (true, false) => Some(el("p").text(ui.footer_saved())),
        (false, _) => Some(el("p").text(ui.footer_not_saved())),
    };
    classed("footer", "rf-footer").maybe(kept).maybe(is_kept.then(|| delete(ctx)))
}

/// A disclosure, so that one click does not lose everything.
fn delete(ctx: Ctx) -> El {
    let ui = ctx.labels();
    let sure = move || ctx.dispatch(Action::DeleteAnswers);
    classed("details", "rf-delete")
        .child(el("summary").text(ui.delete()))
        .child(el("p").text(ui.delete_question()))
        .child(button("rf-button rf-button--danger", ui.delete_yes(), sure))
}
