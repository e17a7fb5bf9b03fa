//! The first screen: what this is, how long it takes, what happens to the answers, and the examples.

use crate::session::{Action, Step};
use crate::text::fill;
use crate::ui::ctx::Ctx;
use crate::ui::kit::el::{El, button, classed, el, quiet};
use crate::ui::kit::heading::screen_heading;

/// The start page.
pub fn start_page(ctx: Ctx) -> El {
    start_page_with(ctx, button_to_start(ctx))
}

/// The start page with this as the way to begin.
pub fn start_page_with(ctx: Ctx, begin: El) -> El {
    let labels = ctx.labels();
    let total = ctx.questionnaire().most_put().to_string();
    classed("section", "rf-start")
        .child(screen_heading(labels.start_title()))
        .child(classed("p", "rf-lead").text(&fill(labels.start_what(), &[("total", &total)])))
        .child(classed("p", "rf-lead").text(labels.start_how()))
        .child(ways_in(ctx, begin))
        .child(quiet(labels.start_neutral()))
        .child(examples(ctx))
}

fn button_to(ctx: Ctx, class: &'static str, label: &str, action: Action) -> El {
    button(class, label, move || ctx.dispatch(action.clone()))
}

fn button_to_start(ctx: Ctx) -> El {
    button_to(ctx, "rf-button rf-button--main", ctx.labels().start_button(), Action::Start)
}

/// To start, or to go on where answers are.
fn ways_in(ctx: Ctx, begin: El) -> El {
    let labels = ctx.labels();
    let (has_answers, stopped) =
        ctx.read(|session| (!session.answers().is_empty(), session.where_stopped(ctx.questionnaire())));
    let ways = classed("div", "rf-actions");
    let ways = if has_answers {
        ways.child(button_to(ctx, "rf-button rf-button--main", labels.start_continue(), Action::GoTo(stopped)))
            .child(button_to(ctx, "rf-button", labels.start_result(), Action::GoTo(Step::Result)))
    } else {
        ways.child(begin)
    };
    ways.child(button_to(ctx, "rf-button rf-button--quiet", labels.start_guide(), Action::GoTo(Step::Guide)))
}

fn examples(ctx: Ctx) -> El {
    let labels = ctx.labels();
    let cards = ctx.texts().examples.iter().map(|(example, text)| {
        let open = move || ctx.dispatch(Action::ShowExample(example));
        let name = button("rf-card__open", &text.name, open);
        classed("li", "rf-card").child(el("h4").child(name)).child(el("p").text(&text.story))
    });
    classed("section", "rf-examples")
        .child(el("h3").text(labels.examples_title()))
        .child(quiet(labels.examples_note()))
        .child(classed("ul", "rf-cards").children(cards))
}
