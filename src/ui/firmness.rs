//! How sure the result is: in one word with what speaks against more, then what varies, what would change it, and what
//! was not said.

use super::el::{El, button, classed, el, lazy_disclosure};
use super::full::Full;
use super::ranking::bar;
use super::sources::sources;
use crate::model::{Choice, Id, Source};
use crate::robustness::{ANSWERED_BY_CHANCE, Change, Confidence, Doubt, Flip, ONE_STEP_OFF, OpenQuestion, Robustness};
use crate::robustness::{Stability, Word, confidence};
use crate::scoring::{Assessment, assess};
use crate::session::{Action, Answers, Step};
use crate::text::fill;

/// How many changes are in view at once; the rest is a click away.
const IN_VIEW: usize = 5;

/// How many of the greatest needs are named where the first option does not cover them.
const GREATEST: usize = 3;

/// How sure the result is, as it stands in the headline.
pub fn sure(full: Full, answers: &Answers, assessment: &Assessment, firm: &Robustness) -> El {
    let ui = full.ui();
    let Confidence { word, is_so_far, doubts } = confidence(full.model(), answers, assessment, firm);
    let (name, means) = match word {
        Word::Clear => (ui.sure_clear(), ui.sure_clear_means()),
        Word::Leaning => (ui.sure_leaning(), ui.sure_leaning_means()),
        Word::Open => (ui.sure_open(), ui.sure_open_means()),
    };
    let name = if is_so_far { fill(ui.sure_so_far(), &[("word", name)]) } else { name.to_string() };
    let doubts = doubts.into_iter().map(|doubt| el("li").text(&doubt_words(full, assessment, firm, doubt)));
    let doubts: Vec<El> = doubts.collect();
    let list = (!doubts.is_empty()).then(|| classed("ul", "rf-dashes").children(doubts));
    classed("div", "rf-sure")
        .child(classed("p", "rf-sure__word").text(ui.sure_label()).text(" ").child(el("strong").text(&name)))
        .child(el("p").text(&with_second(full, assessment, means)))
        .maybe(list)
        .maybe(left(full, answers))
}

/// A sentence in which the second option may be named.
fn with_second(full: Full, assessment: &Assessment, template: &str) -> String {
    let second = assessment.placements.get(1).map_or("", |second| full.advice(assessment, second));
    fill(template, &[("second", second)])
}

fn doubt_words(full: Full, assessment: &Assessment, firm: &Robustness, doubt: Doubt) -> String {
    let ui = full.ui();
    let first = assessment.placements.first();
    match doubt {
        Doubt::SmallLead if assessment.lead() == 0 => with_second(full, assessment, ui.doubt_level()),
        Doubt::SmallLead => {
            let points = |points: u32| full.points(i32::try_from(points).unwrap_or(i32::MAX));
            let (lead, clear) = (points(assessment.lead()), points(full.model().confidence.clear_lead));
            fill(ui.doubt_lead(), &[("lead", &lead), ("clear", &clear)])
        }
        Doubt::Unstable => {
            let share = full.percent(first.map_or(0, |first| firm.stability.percent(first.role)));
            fill(ui.doubt_unstable(), &[("share", &share), ("n", &firm.stability.variations.to_string())])
        }
        Doubt::Misfit => ui.doubt_misfit().to_string(),
        Doubt::NeedsOpen => {
            let needs = assessment.needs_by_weight().into_iter().take(GREATEST);
            let needs: Vec<&str> = needs.map(|need| &*full.text().criteria[need].name).collect();
            fill(ui.doubt_needs(), &[("needs", &needs.join(", "))])
        }
        Doubt::OpenQuestions => {
            let open = firm.open_questions.iter().map(|open| &*full.words().questions[open.question].short);
            fill(ui.doubt_questions(), &[("questions", &open.collect::<Vec<_>>().join(", "))])
        }
        Doubt::NoAnswers => ui.doubt_no_answers().to_string(),
    }
}

/// How many questions are left, and the way there.
fn left(full: Full, answers: &Answers) -> Option<El> {
    let ui = full.ui();
    let left = answers.left(full.model());
    let &next = left.first()?;
    let words = fill(ui.sure_left(), &[("n", &left.len().to_string())]);
    let go = button("rf-link", ui.sure_go_on(), move || full.dispatch(Action::GoTo(Step::Question(next))));
    Some(el("p").text(&words).text(" ").child(go))
}

/// The section.
pub fn firmness(full: Full, answers: &Answers, assessment: &Assessment, firm: &Robustness) -> El {
    let Robustness { stability, flips, open_questions } = firm;
    let ui = full.ui();
    let measured: Vec<Id<Source>> = full.model().confidence.sources.to_vec();
    classed("section", "rf-firmness")
        .child(el("h3").text(ui.firm_title()))
        .child(el("p").text(ui.confidence_measured()))
        .child(sources(full, &measured))
        .child(shares(full, assessment, stability))
        .child(classed("p", "rf-quiet").text(&note(full, stability)))
        .child(changes(full, answers, flips))
        .maybe(unanswered(full, answers, assessment, open_questions))
        .maybe(presumed(full, answers, assessment))
}

fn shares(full: Full, assessment: &Assessment, stability: &Stability) -> El {
    let first = assessment.placements.first().map(|first| first.role);
    let rows = stability.ever_first().into_iter().map(|role| {
        let percent = stability.percent(role);
        let share = fill(full.ui().firm_share(), &[("share", &full.percent(percent))]);
        el("li")
            .attr_if(first == Some(role), "class", "is-first")
            .child(el("span").text(full.name_in(assessment, role)))
            .child(el("span").text(&share))
            .child(bar(percent))
    });
    let title = el("h4").text(full.ui().firm_shares_title());
    el("section").child(title).child(classed("ul", "rf-shares").children(rows))
}

fn note(full: Full, stability: &Stability) -> String {
    let percent = |hundredths| full.percent(hundredths);
    let values = [
        ("n", &*stability.variations.to_string()),
        ("spread", &*percent(full.model().confidence.spread)),
        ("off", &*percent(ONE_STEP_OFF)),
        ("chance", &*percent(ANSWERED_BY_CHANCE)),
    ];
    fill(full.ui().firm_note(), &values)
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
    let role = full.name_in(&assess(full.model(), &tried), flip.first);
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

fn unanswered(full: Full, answers: &Answers, assessment: &Assessment, open: &[OpenQuestion]) -> Option<El> {
    let ui = full.ui();
    let path = answers.path(full.model());
    let unknown = path.into_iter().filter(|&question| answers.chosen(question).is_empty()).count();
    let section = el("section").child(el("h4").text(ui.unanswered_title()));
    match (unknown, open) {
        (0, _) => None,
        (_, []) => Some(section.child(el("p").text(&fill(ui.unanswered_none(), &[("n", &unknown.to_string())])))),
        (_, open) => {
            let items = open.iter().map(|open| open_item(full, assessment, open));
            let list = classed("ul", "rf-open").children(items);
            Some(section.child(el("p").text(ui.unanswered_note())).child(list))
        }
    }
}

fn open_item(full: Full, assessment: &Assessment, open: &OpenQuestion) -> El {
    let ui = full.ui();
    let question = open.question;
    let title = &full.words().questions[question].title;
    let roles: Vec<&str> = open.firsts.iter().map(|&role| full.name_in(assessment, role)).collect();
    let could = fill(ui.unanswered_could(), &[("roles", &roles.join(", "))]);
    let label = fill(ui.unanswered_of(), &[("question", title)]);
    let link = button("rf-link", ui.unanswered_answer(), move || full.dispatch(Action::Change(question)));
    el("li")
        .child(el("p").text(title).text(" ").child(link.attr("aria-label", &label)))
        .child(classed("p", "rf-quiet").text(&could))
}

/// What was taken as usual where nothing was said, each with the way to say it where it is asked.
fn presumed(full: Full, answers: &Answers, assessment: &Assessment) -> Option<El> {
    let ui = full.ui();
    let model = full.model();
    let path = answers.path(model);
    let taken: Vec<Id<Choice>> = assessment.facts.presumed().collect();
    let items = taken.iter().map(|&choice| {
        let question = model.choices[choice].question;
        let text = &full.words().questions[question];
        let label = fill(ui.presumed_answer_of(), &[("question", &text.title)]);
        let link = button("rf-link", ui.presumed_answer(), move || full.dispatch(Action::Change(question)));
        let link = path.contains(&question).then(|| link.attr("aria-label", &label));
        let words = fill(ui.said(), &[("question", &text.short), ("answer", full.choice_text(choice))]);
        el("li").child(el("p").text(&words).text(" ").maybe(link))
    });
    let rules = model.presumptions.iter().filter(|rule| taken.contains(&rule.choice));
    let who: Vec<Id<Source>> = rules.flat_map(|rule| &rule.sources).copied().collect();
    (!taken.is_empty()).then(|| {
        el("section")
            .child(el("h4").text(ui.presumed_title()))
            .child(el("p").text(ui.presumed_note()))
            .child(classed("ul", "rf-open").children(items))
            .child(sources(full, &who))
    })
}
