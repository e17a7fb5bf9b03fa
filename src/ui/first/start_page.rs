//! The first screen: what this is, how long it takes, what happens to the answers, and the examples.

use crate::session::{Action, Step};
use crate::text::fill;
use crate::ui::ctx::Ctx;
use crate::ui::kit::el::{El, button, classed, el};
use crate::ui::kit::heading::screen_heading;

/// The start page.
pub fn start_page(ctx: Ctx) -> El {
    let ui = ctx.labels();
    let total = ctx.questionnaire().most_put().to_string();
    classed("section", "rf-start")
        .child(screen_heading(ui.start_title()))
        .child(classed("p", "rf-lead").text(&fill(ui.start_what(), &[("total", &total)])))
        .child(classed("p", "rf-lead").text(ui.start_how()))
        .child(ways_in(ctx))
        .child(classed("p", "rf-quiet").text(ui.start_neutral()))
        .child(examples(ctx))
}

/// To start, or to go on where answers are.
fn ways_in(ctx: Ctx) -> El {
    let ui = ctx.labels();
    let (has_answers, stopped) =
        ctx.read(|session| (!session.answers().is_empty(), session.where_stopped(ctx.questionnaire())));
    let to = |class, label: &str, action: Action| button(class, label, move || ctx.dispatch(action.clone()));
    let ways = classed("div", "rf-actions");
    let ways = if has_answers {
        ways.child(to("rf-button rf-button--main", ui.start_continue(), Action::GoTo(stopped))).child(to(
            "rf-button",
            ui.start_result(),
            Action::GoTo(Step::Result),
        ))
    } else {
        ways.child(to("rf-button rf-button--main", ui.start_button(), Action::Start))
    };
    ways.child(to("rf-button rf-button--quiet", ui.start_guide(), Action::GoTo(Step::Guide)))
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
