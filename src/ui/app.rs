//! The whole widget: parts to go to, notices, the screen, and what happens to the answers.

use super::ctx::{Ctx, Notice};
use super::first::{check_page, notices, question_page, start_page, waiting_page};
use super::kit::el::{El, button, classed, el};
use super::kit::reactive::untrack;
use crate::session::{Action, Session, Step};

/// Everything inside of the shadow root.
pub fn app(ctx: Ctx) -> El {
    frame(ctx, move || screen(ctx, ctx.read(Session::step)))
}

/// The frame of all screens, around what `draw` makes anew with each move to another screen.
pub fn frame(ctx: Ctx, draw: impl Fn() -> El + 'static) -> El {
    let texts = ctx.texts();
    let screen = move || {
        let screen = classed("div", "rf__screen").opt_child(notices::example(ctx)).opt_child(notices::trial(ctx));
        screen.child(draw())
    };
    let draw = move || {
        ctx.track_moves();
        // Only a move replaces a screen, whatever it reads while it is drawn.
        untrack(&screen)
    };
    let body = classed("div", "rf__body")
        .child(navigation(ctx))
        .dynamic(move || notices::notice(ctx))
        .dynamic(draw)
        .child(footer(ctx));
    let root = classed("div", "rf").attr("lang", &texts.language).attr("dir", &texts.direction).attr("part", "root");
    root.child(body)
}

fn screen(ctx: Ctx, step: Step) -> El {
    match step {
        Step::Start => start_page::start_page(ctx),
        Step::Question(question) => question_page::question_page(ctx, question),
        Step::Check => check_page::check_page(ctx),
        Step::Result | Step::Topic(_) | Step::Guide => match ctx.lazy_now() {
            Some(widget) => widget.screen(step),
            None => waiting_page::waiting_page(ctx),
        },
    }
}

/// Links to the parts of the widget; which one is open changes in place, so that the focus stays.
fn navigation(ctx: Ctx) -> El {
    let labels = ctx.labels();
    let has_answers = move || {
        ctx.track_moves();
        ctx.read(|session| !session.answers().is_empty())
    };
    let list = el("ul")
        .child(part(ctx, labels.nav_start(), |_, _| Step::Start, |step| step == Step::Start))
        .child(part(ctx, labels.nav_questions(), questions, is_question))
        .show_if(has_answers, move || part(ctx, labels.nav_result(), |_, _| Step::Result, is_result))
        .child(part(ctx, labels.nav_guide(), |_, _| Step::Guide, |step| step == Step::Guide));
    classed("nav", "rf-nav").attr("aria-label", labels.nav_label()).child(list)
}

fn part(ctx: Ctx, label: &str, target: fn(Ctx, &Session) -> Step, is_here: fn(Step) -> bool) -> El {
    let open = move || ctx.dispatch(Action::GoTo(ctx.read(|session| target(ctx, session))));
    let current = move || {
        ctx.track_moves();
        if is_here(ctx.read(Session::step)) { "page" } else { "false" }.to_string()
    };
    el("li").child(button("rf-nav__part", label, open).attr_fn("aria-current", current))
}

fn is_question(step: Step) -> bool {
    matches!(step, Step::Question(_) | Step::Check)
}

fn is_result(step: Step) -> bool {
    matches!(step, Step::Result | Step::Topic(_))
}

/// The question that is open, else the one where the visitor stopped.
fn questions(ctx: Ctx, session: &Session) -> Step {
    if is_question(session.step()) { session.step() } else { session.where_stopped(ctx.questionnaire()) }
}

/// Where the answers are, and how to get rid of them.
fn footer(ctx: Ctx) -> El {
    let labels = ctx.labels();
    let is_kept = move || ctx.watch(Session::has_own);
    let where_they_are = move || {
        let cannot_save =
            matches!(ctx.notice(), Some(Notice::StorageBlocked | Notice::StorageFull | Notice::StorageNewer));
        match (is_kept(), cannot_save) {
            (true, true) => "",
            (true, false) => labels.footer_saved(),
            (false, _) => labels.footer_not_saved(),
        }
        .to_string()
    };
    // Closed again with each move; while the visitor stays, it stays as it is.
    let delete = move || {
        ctx.track_moves();
        el("div").show_if(is_kept, move || delete(ctx))
    };
    classed("footer", "rf-footer").child(el("p").text_fn(where_they_are)).dynamic(delete)
}

/// A disclosure, so that one click does not lose everything.
fn delete(ctx: Ctx) -> El {
    let labels = ctx.labels();
    let sure = move || ctx.dispatch(Action::DeleteAnswers);
    classed("details", "rf-delete")
        .child(el("summary").text(labels.delete()))
        .child(el("p").text(labels.delete_question()))
        .child(button("rf-button rf-button--danger", labels.delete_yes(), sure))
}
