//! One question: native radio buttons or checkboxes in a fieldset, with "I don't know" among them.
//!
//! Answering is what a visitor does most, so it costs little: the group has one listener, one effect keeps all its
//! inputs, and whatever else follows the answers is a text or an attribute that changes in place.

use crate::ui::kit::reactive::*;
use web_sys::{Event, HtmlInputElement};

use crate::base::table::Id;
use crate::model::{Choice, Question, UNKNOWN};
use crate::session::{Action, Answer};
use crate::text::fill;
use crate::ui::ctx::Ctx;
use crate::ui::kit::el::{El, button, classed, el, inputs, quiet, target};
use crate::ui::kit::heading::screen_heading;

/// The page of a question.
pub fn question_page(ctx: Ctx, question: Id<Question>) -> El {
    let labels = ctx.labels();
    let text = &ctx.texts().questions[question];
    let is_change = ctx.read(|session| session.is_single_change());
    let forward = if is_change { labels.continue_to_check() } else { labels.continue_on() };
    let go_on = move || {
        if let Some(choice) = ctx.proposed(question) {
            ctx.dispatch(Action::Choose(choice, true));
        }
        ctx.dispatch(Action::Continue);
    };
    let go_back = move || ctx.dispatch(Action::Back);
    let actions = classed("div", "rf-actions")
        .child(button("rf-button rf-button--main", forward, go_on))
        .child(button("rf-button rf-button--quiet", labels.back(), go_back));
    let why = classed("div", "rf-why").child(el("strong").text(labels.why())).text(" ").text(&text.why);
    classed("section", "rf-question")
        .child(progress(ctx, question, is_change))
        .child(choices(ctx, question, screen_heading(&text.title)))
        .child(actions)
        .child(why.show_if(move || ctx.lazy().is_some(), move || sources(ctx, question)))
        .child(quiet(labels.go_on_without()))
}

/// Where one is, and about how many questions follow. The place of a question depends only on the answers before it; how
/// many follow depends on the answer that is given here.
fn progress(ctx: Ctx, question: Id<Question>, is_change: bool) -> El {
    let labels = ctx.labels();
    let shown = classed("div", "rf-progress");
    let path = ctx.answers().path(ctx.questionnaire());
    let Some(index) = path.into_iter().position(|other| other == question).filter(|_| !is_change) else {
        return shown.child(el("p").text(labels.progress_change()));
    };
    let total = move || ctx.watch_answers(|answers| answers.path(ctx.questionnaire()).len());
    let number = (index + 1).to_string();
    let bar = el("progress").attr("value", &number).attr("aria-hidden", "true");
    let told = el("p").text_fn(move || {
        let left = total().saturating_sub(index + 1);
        let template = if left == 0 { labels.progress_last() } else { labels.progress() };
        fill(template, &[("n", &number), ("left", &left.to_string())])
    });
    shown.child(el("div").child(told).child(bar.attr_fn("max", move || total().to_string())))
}

/// The choices of a question in a fieldset, with "I don't know" as the last of them.
pub fn choices(ctx: Ctx, question: Id<Question>, heading: El) -> El {
    let labels = ctx.labels();
    let questionnaire = ctx.questionnaire();
    let row = &questionnaire.questions[question];
    let hint = match row.max_choices {
        1 => labels.choose_one().to_string(),
        most if most + 1 >= row.choices.len() => labels.choose_any().to_string(),
        most => fill(labels.choose_up_to(), &[("n", &most.to_string())]),
    };
    // Whether a choice too many was tried; told until another one is taken or let go of.
    let refused = RwSignal::new(0);
    let is_checked = move |index: usize| match row.choices.get(index) {
        Some(&choice) => {
            ctx.watch_answers(|answers| answers.is_chosen(questionnaire, choice))
                || ctx.proposed(question) == Some(choice)
        }
        None => ctx.watch_answers(|answers| answers.get(question) == Some(&Answer::Unknown)),
    };
    let keys = row.choices.iter().map(|&choice| &*questionnaire.choices[choice].key);
    let values: Vec<&str> = keys.chain([UNKNOWN]).collect();
    let kind = if row.max_choices == 1 { "radio" } else { "checkbox" };
    let texts = row.choices.iter().map(|&choice| {
        let text = &ctx.texts().choices[choice];
        (&*text.text, &*text.example)
    });
    let options = inputs(kind, &row.key, &values, is_checked)
        .into_iter()
        .zip(texts.chain([(labels.unknown(), "")]))
        .map(|(input, (text, example))| option(input, text, example));
    // Only a proposal that is there now can be told: the answers never go back to none here.
    let proposal = ctx.proposed(question).map(|_| classed("p", "rf-hint").text_fn(move || proposal(ctx, question)));
    let told = classed("p", "rf-hint").attr("role", "status").text_fn(move || match refused.get() {
        0 => String::new(),
        _ => fill(labels.most_reached(), &[("n", &row.max_choices.to_string())]),
    });
    classed("fieldset", "rf-choices")
        .on("change", move |event| take(ctx, question, refused, &event))
        .child(el("legend").child(heading))
        .child(classed("p", "rf-hint").text(&hint))
        .opt_child(proposal)
        .children(options)
        .opt_child((row.max_choices > 1).then_some(told))
}

/// An input with its label around it, so that the whole row can be pressed; `example` is empty where there is none.
fn option(input: El, text: &str, example: &str) -> El {
    let example = (!example.is_empty()).then(|| classed("span", "rf-choice__example").text(example));
    let words = classed("span", "rf-choice__words").child(el("span").text(text)).opt_child(example);
    classed("label", "rf-choice").child(input).child(words)
}

/// Carries out what the visitor did with one of the inputs of a question.
fn take(ctx: Ctx, question: Id<Question>, refused: RwSignal<i32>, event: &Event) {
    let Some(input) = target::<HtmlInputElement>(event) else { return };
    let wanted = input.checked();
    let taken = match choice_of(ctx, question, &input.value()) {
        Some(choice) => {
            ctx.dispatch(Action::Choose(choice, wanted));
            ctx.read(|session| session.answers().is_chosen(ctx.questionnaire(), choice))
        }
        None => {
            ctx.dispatch(Action::AnswerUnknown(question, wanted));
            wanted
        }
    };
    let is_refused = wanted && !taken;
    if is_refused {
        input.set_checked(false);
    }
    if refused.get_untracked() != i32::from(is_refused) {
        refused.set(i32::from(is_refused));
    }
}

/// The choice of a question by the value of its input; none for "I don't know".
fn choice_of(ctx: Ctx, question: Id<Question>, value: &str) -> Option<Id<Choice>> {
    let questionnaire = ctx.questionnaire();
    let choices = questionnaire.questions[question].choices.iter().copied();
    choices.into_iter().find(|&choice| *questionnaire.choices[choice].key == *value)
}

/// Where the choice that is taken before the visitor answers comes from.
fn proposal(ctx: Ctx, question: Id<Question>) -> String {
    let is_open = ctx.watch_answers(|answers| answers.get(question).is_none());
    if is_open { ctx.labels().proposed().to_string() } else { String::new() }
}

/// Who says that this matters, once that is known.
fn sources(ctx: Ctx, question: Id<Question>) -> El {
    ctx.lazy_now().map_or_else(|| el("div"), |widget| widget.question_sources(question))
}
