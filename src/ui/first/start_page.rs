//! The first screen: what this is, how long it takes, what happens to the answers, and the examples.

use crate::session::{Action, Step};
use crate::text::fill;
use crate::ui::ctx::Ctx;
use crate::ui::kit::el::{El, button, classed, el};
use crate::ui::kit::heading::screen_heading;

/// The start page.
pub fn start_page(ctx: Ctx) -> El {
    start_page_with(ctx, button_to_start(ctx))
}

/// The start page with this as the way to begin.
pub fn start_page_with(ctx: Ctx, begin: El) -> El {
    let ui = ctx.labels();
    let total = ctx.questionnaire().most_put().to_string();
    classed("section", "rf-start")
        .child(screen_heading(ui.start_title()))
        .child(classed("p", "rf-lead").text(&fill(ui.start_what(), &[("total", &total)])))
        .child(classed("p", "rf-lead").text(ui.start_how()))
        .child(ways_in(ctx, begin))
        .child(classed("p", "rf-quiet").text(ui.start_neutral()))
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
    let ui = ctx.labels();
    let cards = ctx.texts().examples.iter().map(|(example, text)| {
        let open = move || ctx.dispatch(Action::ShowExample(example));
        let name = button("rf-card__open", &text.name, open);
        classed("li", "rf-card").child(el("h4").child(name)).child(el("p").text(&text.story))
    });
    classed("section", "rf-examples")
        .child(el("h3").text(ui.examples_title()))
        .child(classed("p", "rf-quiet").text(ui.examples_note()))
        .child(classed("ul", "rf-cards").children(cards))
}
