//! How firm the result is: other weights, other answers, open questions.

use super::el::{El, button, classed, el, lazy_disclosure};
use super::full::Full;
use super::ranking::bar;
use super::sources::sources;
use crate::model::{Choice, Id, Role};
use crate::robustness::{Change, Flip, Robustness, SPREAD, Stability};
use crate::scoring::Assessment;
use crate::session::{Action, Answer, Answers};
use crate::text::fill;

/// How many changes are in view at once; the rest is a click away.
const IN_VIEW: usize = 5;

/// The section.
pub fn firmness(full: Full, answers: &Answers, assessment: &Assessment, firm: &Robustness) -> El {
    let ui = full.ui();
    let section = classed("section", "rf-firmness").child(el("h3").text(ui.firm_title()));
    let Some(first) = assessment.placements.first() else { return section };
    let Robustness { stability, flips, open_questions } = firm;
    let items = open_questions.iter().map(|open| {
        let question = &full.words().questions[open.question];
        let roles: Vec<&str> = open.firsts.iter().map(|&role| full.role_name(role)).collect();
        let could = fill(ui.unanswered_could(), &[("roles", &roles.join(", "))]);
        let question_id = open.question;
        let label = fill(ui.unanswered_of(), &[("question", &question.title)]);
        let link = button("rf-link", ui.unanswered_answer(), move || full.dispatch(Action::Change(question_id)));
        el("li")
            .child(el("p").text(&question.title).text(" ").child(link.attr("aria-label", &label)))
            .child(classed("p", "rf-quiet").text(&could))
    });
    let items: Vec<El> = items.collect();
    section
        .child(classed("p", "rf-firmness__verdict").text(&verdict(full, stability, first.role)))
        .child(shares(full, stability))
        .child(note(full, stability))
        .child(changes(full, answers, flips))
        .maybe(unanswered(full, answers, items))
}

/// Firm or close, with the shares.
pub fn verdict(full: Full, stability: &Stability, first: Id<Role>) -> String {
    let ui = full.ui();
    let share = |role| full.percent(stability.percent(role));
    let second = stability.ever_first().into_iter().find(|&role| role != first);
    match second {
        Some(second) if !stability.is_firm(full.model(), first) => {
            let (first_share, second_share) = (share(first), share(second));
            let values = [
                ("role", full.role_name(first)),
                ("share", &first_share),
                ("second", full.role_name(second)),
                ("second_share", &second_share),
            ];
            fill(ui.firm_close(), &values)
        }
        _ => fill(ui.firm_firm(), &[("role", full.role_name(first)), ("share", &share(first))]),
    }
}

fn shares(full: Full, stability: &Stability) -> El {
    let rows = stability.ever_first().into_iter().enumerate().map(|(place, role)| {
        let percent = stability.percent(role);
        let share = fill(full.ui().firm_share(), &[("share", &full.percent(percent))]);
        el("li")
            .attr_if(place == 0, "class", "is-first")
            .child(el("span").text(full.role_name(role)))
            .child(el("span").text(&share))
            .child(bar(percent))
    });
    classed("ul", "rf-shares").children(rows)
}

fn note(full: Full, stability: &Stability) -> El {
    let (spread, firm) = (full.percent(SPREAD), full.percent(full.model().firm_share));
    let values = [("spread", &*spread), ("n", &*stability.variations.to_string()), ("firm", &firm)];
    let note = classed("p", "rf-quiet").text(&fill(full.ui().firm_note(), &values));
    el("div").child(note).child(sources(full, &full.model().method_sources))
}

fn changes(full: Full, answers: &Answers, flips: &[Flip]) -> El {
    let ui = full.ui();
    let note = match flips {
        [] => ui.flips_none(),
        [flip, ..] if flip.changes.len() > 1 => ui.flips_pair(),
        _ => ui.flips_note(),
    };
    let (in_view, rest) = flips.split_at(flips.len().min(IN_VIEW));
    let list = move |flips: &[Flip], answers: &Answers| {
        classed("ul", "rf-flips").children(flips.iter().map(|flip| item(full, answers, flip)))
    };
    let (more, own) = (rest.to_vec(), answers.clone());
    let more = (!rest.is_empty()).then(|| {
        let label = fill(ui.flips_more(), &[("n", &rest.len().to_string())]);
        lazy_disclosure("rf-disclosure", el("summary").text(&label), move || list(&more, &own))
    });
    classed("section", "rf-changes-answers")
        .child(el("h4").text(ui.flips_title()))
        .child(el("p").text(note))
        .child(list(in_view, answers))
        .maybe(more)
}

fn item(full: Full, answers: &Answers, flip: &Flip) -> El {
    let ui = full.ui();
    let words: Vec<String> = flip.changes.iter().map(|change| change_words(full, change)).collect();
    let words = words.join(&[", ", ui.flip_and(), " "].concat());
    let tried = flip.apply(answers);
    let role = full.role_name(flip.first);
    let label = fill(ui.try_of(), &[("role", role), ("change", &words)]);
    let try_it = button("rf-button", ui.try_it(), move || full.dispatch(Action::Try(tried.clone())));
    let first = fill(ui.flip_first(), &[("role", role)]);
    el("li")
        .child(el("p").text(&words).text(": ").child(el("strong").text(&first)))
        .child(try_it.attr("aria-label", &label))
}

/// A change as the visitor would say it.
fn change_words(full: Full, change: &Change) -> String {
    let ui = full.ui();
    let texts = |choices: &[Id<Choice>], except: &[Id<Choice>]| {
        let left = choices.iter().filter(|choice| !except.contains(choice));
        left.map(|&choice| full.choice_text(choice)).collect::<Vec<_>>().join("; ")
    };
    let (before, after) = (texts(&change.before, &change.after), texts(&change.after, &change.before));
    let template = match (before.is_empty(), after.is_empty()) {
        (true, _) => ui.flip_also(),
        (_, true) => ui.flip_without(),
        _ => ui.flip_instead(),
    };
    let said = fill(template, &[("before", &before), ("after", &after)]);
    let question = &full.words().questions[change.question].short;
    fill(ui.flip_of(), &[("question", question), ("change", &said)])
}

fn unanswered(full: Full, answers: &Answers, items: Vec<El>) -> Option<El> {
    let ui = full.ui();
    let is_open = |question| !matches!(answers.get(question), Some(Answer::Chosen(_)));
    let open = full.model().questions.ids().filter(|&question| is_open(question)).count();
    if open == 0 {
        return None;
    }
    let section = el("section").child(el("h4").text(ui.unanswered_title()));
    Some(if items.is_empty() {
        section.child(el("p").text(&fill(ui.unanswered_none(), &[("n", &open.to_string())])))
    } else {
        section.child(el("p").text(ui.unanswered_note())).child(classed("ul", "rf-open").children(items))
    })
}
