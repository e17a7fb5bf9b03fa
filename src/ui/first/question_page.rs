//! One question: native radio buttons or checkboxes in a fieldset, with "I don't know" among them.

use crate::ui::kit::reactive::*;
use wasm_bindgen::JsCast;
use web_sys::HtmlInputElement;

use crate::base::table::Id;
use crate::model::{Choice, Question};
use crate::session::{Action, Answer};
use crate::text::fill;
use crate::ui::ctx::Ctx;
use crate::ui::kit::el::{El, button, classed, el};
use crate::ui::kit::heading::FOCUS;

/// The page of a question.
pub fn question_page(ctx: Ctx, question: Id<Question>) -> El {
    let ui = ctx.labels();
    let text = &ctx.texts().questions[question];
    let is_change = ctx.read(|session| session.is_single_change());
    let forward = if is_change { ui.continue_to_check() } else { ui.continue_on() };
    let go_on = move || {
        if let Some(choice) = ctx.proposed(question) {
            ctx.dispatch(Action::Choose(choice, true));
        }
        ctx.dispatch(Action::Continue);
    };
    let heading = classed("h2", "rf-title").attr("tabindex", "-1").attr(FOCUS, "").text(&text.title);
    let why = classed("div", "rf-why").child(el("strong").text(ui.why())).text(" ").text(&text.why);
    classed("section", "rf-question")
        .child(progress(ctx, question, is_change))
        .child(choices(ctx, question, heading))
        .child(classed("div", "rf-actions").child(button("rf-button rf-button--main", forward, go_on)).child(button(
            "rf-button rf-button--quiet",
            ui.back(),
            move || ctx.dispatch(Action::Back),
        )))
        .child(why.live(move || sources(ctx, question)))
        .child(classed("p", "rf-quiet").text(ui.go_on_without()))
}

/// Where one is, and about how many questions follow; the number depends on the answers, so it moves with them.
fn progress(ctx: Ctx, question: Id<Question>, is_change: bool) -> El {
    let ui = ctx.labels();
    classed("div", "rf-progress").live(move || {
        let path = ctx.watch_answers(|answers| answers.path(ctx.questionnaire()));
        let place = path.iter().position(|&other| other == question).filter(|_| !is_change);
        let Some(place) = place else { return el("p").text(ui.progress_change()) };
        let (n, total) = ((place + 1).to_string(), path.len().to_string());
        let left = path.len() - place - 1;
        let words = if left == 0 { ui.progress_last() } else { ui.progress() };
        let words = fill(words, &[("n", &n), ("left", &left.to_string())]);
        let bar = el("progress").attr("max", &total).attr("value", &n).attr("aria-hidden", "true");
        el("div").child(el("p").text(&words)).child(bar)
    })
}

/// The choices of a question in a fieldset, with "I don't know" among them.
pub fn choices(ctx: Ctx, question: Id<Question>, heading: El) -> El {
    let ui = ctx.labels();
    let row = &ctx.questionnaire().questions[question];
    let hint = match row.max_choices {
        1 => ui.choose_one().to_string(),
        most if most + 1 >= row.choices.len() => ui.choose_any().to_string(),
        most => fill(ui.choose_up_to(), &[("n", &most.to_string())]),
    };
    // How many choices too many were tried; told as soon as there is one.
    let refused = RwSignal::new(0);
    let options = row.choices.iter().map(|&choice| option(ctx, question, choice, refused));
    classed("fieldset", "rf-choices")
        .child(el("legend").child(heading))
        .child(classed("p", "rf-hint").text(&hint))
        .live(move || proposal(ctx, question))
        .children(options)
        .child(unknown(ctx, question))
        .live(move || {
            let told = classed("p", "rf-hint").attr("role", "status");
            let most = row.max_choices.to_string();
            if refused.get() > 0 { told.text(&fill(ui.most_reached(), &[("n", &most)])) } else { told }
        })
}

/// Where the choice that is taken before the visitor answers comes from.
fn proposal(ctx: Ctx, question: Id<Question>) -> El {
    let is_open = ctx.watch_answers(|answers| answers.get(question).is_none());
    let proposed = ctx.proposed(question).filter(|_| is_open);
    let hint = classed("p", "rf-hint");
    if proposed.is_some() { hint.text(ctx.labels().proposed()) } else { hint }
}

fn option(ctx: Ctx, question: Id<Question>, choice: Id<Choice>, refused: RwSignal<usize>) -> El {
    let is_proposed = move || ctx.proposed(question) == Some(choice);
    let is_chosen =
        move || ctx.watch_answers(|answers| answers.is_chosen(ctx.questionnaire(), choice)) || is_proposed();
    let choose = move |input: HtmlInputElement| {
        let wanted = input.checked();
        ctx.dispatch(Action::Choose(choice, wanted));
        let taken = ctx.read(|session| session.answers().is_chosen(ctx.questionnaire(), choice));
        refused.set(usize::from(wanted && !taken));
        input.set_checked(taken);
    };
    let key = &ctx.questionnaire().choices[choice].key;
    let text = &ctx.texts().choices[choice];
    let label = Label { text: &text.text, example: &text.example };
    labelled(kind(ctx, question), &ctx.questionnaire().questions[question].key, key, label, is_chosen, choose)
}

/// Who says that this matters, once that is known.
fn sources(ctx: Ctx, question: Id<Question>) -> El {
    el("div").maybe(ctx.lazy().map(|widget| widget.question_sources(question)))
}

fn unknown(ctx: Ctx, question: Id<Question>) -> El {
    let is_unknown = move || ctx.watch_answers(|answers| answers.get(question) == Some(&Answer::Unknown));
    let choose = move |input: HtmlInputElement| ctx.dispatch(Action::AnswerUnknown(question, input.checked()));
    let key = &ctx.questionnaire().questions[question].key;
    let label = Label { text: ctx.labels().unknown(), example: "" };
    labelled(kind(ctx, question), key, crate::model::UNKNOWN, label, is_unknown, choose)
}

fn kind(ctx: Ctx, question: Id<Question>) -> &'static str {
    if ctx.questionnaire().questions[question].max_choices == 1 { "radio" } else { "checkbox" }
}

/// What stands beside an input.
struct Label<'a> {
    text: &'a str,
    /// A plain example; empty where there is none.
    example: &'a str,
}

/// An input with its label around it, so that the whole row can be pressed.
fn labelled(
    kind: &str,
    name: &str,
    value: &str,
    label: Label,
    is_chosen: impl Fn() -> bool + Send + Sync + 'static,
    choose: impl Fn(HtmlInputElement) + 'static,
) -> El {
    let input = el("input").attr("type", kind).attr("name", name).attr("value", value).live_checked(is_chosen).on(
        "change",
        move |event| {
            let input = event.target().and_then(|target| target.dyn_into().ok());
            input.into_iter().for_each(&choose);
        },
    );
    let example = (!label.example.is_empty()).then(|| classed("span", "rf-choice__example").text(label.example));
    let words = classed("span", "rf-choice__words").child(el("span").text(label.text)).maybe(example);
    classed("label", "rf-choice").child(input).child(words)
}
