//! What laws and demands may apply, and what they mean for who must be responsible.

use super::el::{El, button, classed, el};
use super::full::Full;
use super::guide::go_to_section;
use super::question_page;
use super::sources::sources;
use super::topic_page::topic_page;
use crate::date::Date;
use crate::i18n;
use crate::law::{Day, Finding, Laws, Start, Status, laws_with};
use crate::model::{ChoiceSet, Id, Put, Question};
use crate::session::{Action, Topic};
use crate::text::fill;
use crate::text::topics::LawUi;

/// The page: the country, what is asked only here, and what follows, which moves with the answers.
pub fn law_page(full: Full) -> El {
    let ui = &full.topics().laws.1;
    let notice = classed("p", "rf-notice").child(el("strong").text(ui.disclaimer())).text(" ").text(ui.scope_note());
    let asked = asked_here(full).into_iter().map(|question| fieldset(full, question));
    topic_page(full, Topic::Law, ui.title(), ui.intro()).child(
        classed("section", "rf-laws")
            .child(notice)
            .maybe(country(full, ui))
            .children(asked)
            .child(el("p").attr("role", "status").live(move || count(full, ui)))
            .child(classed("p", "rf-quiet").text(ui.role_note()))
            .live(move || findings(full)),
    )
}

/// The questions that are put aside until this page, because laws look at their answers.
fn asked_here(full: Full) -> Vec<Id<Question>> {
    let rules = full.topics().laws.0.laws.rows().iter().flat_map(|law| law.rules.iter());
    let named = rules.fold(ChoiceSet::EMPTY, |all, rule| all.with(rule.when.named()));
    let asked = full.model().questions.iter();
    asked.filter(|(_, row)| row.put == Put::Aside && row.choice_set().meets(named)).map(|(id, _)| id).collect()
}

fn fieldset(full: Full, question: Id<Question>) -> El {
    let title = el("h3").attr("tabindex", "-1").text(&full.words().questions[question].title);
    question_page::choices(full.ctx(), question, title)
}

/// The country that is taken, whether the visitor said so, and the way to change it.
fn country(full: Full, ui: &LawUi) -> Option<El> {
    let question = full.model().choices.rows().iter().find(|row| !row.regions.is_empty())?.question;
    let words = full.ctx().ui();
    let name = match full.proposed(question) {
        Some(choice) => fill(words.check_proposed(), &[("choice", full.choice_text(choice))]),
        None => full.answer_texts(&full.answers(), question).concat(),
    };
    let label = fill(words.change_of(), &[("question", &full.words().questions[question].title)]);
    let change = button("rf-link", words.change(), move || full.dispatch(Action::Change(question)));
    let line = el("p").child(el("strong").text(ui.country())).text(" ").text(&name).text(" ");
    Some(line.child(change.attr("aria-label", &label)))
}

/// What follows from the answers as they are now; the view that calls this is drawn anew when they change.
fn found(full: Full) -> Vec<Finding> {
    let answers = full.watch(|session| session.answers.clone());
    let placed = full.put_proposed(answers.clone());
    laws_with(&full.topics().laws.0, full.model(), &answers, &placed)
}

fn count(full: Full, ui: &LawUi) -> El {
    let found = found(full);
    let applying = found.iter().filter(|finding| finding.status == Status::Applies).count().to_string();
    el("span").text(&fill(ui.count_applies(), &[("n", &applying), ("total", &found.len().to_string())]))
}

fn findings(full: Full) -> El {
    let (known, ui) = &full.topics().laws;
    classed("ul", "rf-laws__list").children(found(full).iter().map(|finding| item(full, known, ui, finding)))
}

fn item(full: Full, known: &Laws, ui: &LawUi, finding: &Finding) -> El {
    let (row, text) = (&known.laws[finding.law], &known.text[finding.law]);
    let (status, class) = match finding.status {
        Status::Applies => (ui.status_applies(), "rf-status rf-status--applies"),
        Status::MayApply => (ui.status_may_apply(), "rf-status rf-status--may"),
        Status::CannotTell => (ui.status_cannot_tell(), "rf-status"),
        Status::SeemsNot => (ui.status_seems_not(), "rf-status"),
    };
    let kind = if row.is_law { ui.kind_law() } else { ui.kind_demand() };
    let said: Vec<&str> = finding.because.iter().map(|&choice| full.choice_text(choice)).collect();
    let because = (matches!(finding.status, Status::Applies | Status::MayApply) && !said.is_empty())
        .then(|| classed("p", "rf-reason__said").text(ui.because()).text(" ").child(el("q").text(&said.join("; "))));
    let asks = finding.ask.iter().map(|&question| el("li").child(link_to(full, question)));
    let ask = (!finding.ask.is_empty()).then(|| el("div").child(el("p").text(ui.ask())).child(el("ul").children(asks)));
    let fact = |name: &str, text: &str| el("div").child(el("dt").text(name)).child(el("dd").text(text));
    let starts = row.starts.iter().zip(&text.starts).map(|(start, words)| starts_line(full, ui, start, words));
    let starts = el("div")
        .child(el("dt").text(ui.label_starts()))
        .child(el("dd").children(starts.map(|line| el("p").text(&line))));
    let rules = row.rules.iter().flat_map(|rule| rule.sources.iter());
    let dated = row.starts.iter().flat_map(|start| start.sources.iter());
    let ids: Vec<Id<_>> = row.sources.iter().chain(rules).chain(dated).copied().collect();
    let facts = classed("dl", "rf-facts")
        .child(fact(ui.label_responsible(), &text.responsible))
        .child(fact(ui.label_not_required(), &text.not_required))
        .child(starts)
        .child(fact(ui.label_scope(), &text.scope));
    classed("li", "rf-law")
        .child(el("h3").text(&text.name))
        .child(
            el("p").child(classed("span", class).text(status)).text(" ").child(classed("span", "rf-quiet").text(kind)),
        )
        .child(el("p").text(&text.what))
        .child(el("p").text(finding.why(known)))
        .maybe(because)
        .maybe(ask)
        .child(facts)
        .child(classed("p", "rf-quiet").text(&fill(ui.checked(), &[("day", &full.day(date(row.checked)))])))
        .child(sources(full, &ids))
}

/// To a question: down to it where it stands on this page, else to a page of its own and back.
fn link_to(full: Full, question: Id<Question>) -> El {
    let title = &full.words().questions[question].title;
    match full.model().questions[question].put {
        Put::Aside => classed("button", "rf-link").attr("type", "button").text(title).on("click", go_to_section),
        Put::Always | Put::FollowUp => button("rf-link", title, move || full.dispatch(Action::Change(question))),
    }
}

/// "From 2 Dec 2027: ..."; since when, for a day that has passed; no day where none is known.
fn starts_line(full: Full, ui: &LawUi, start: &Start, words: &str) -> String {
    let Some(day) = start.day else { return words.to_string() };
    let day = date(day);
    let template = if day > i18n::today() { ui.start_on() } else { ui.start_since() };
    [&fill(template, &[("day", &full.day(day))]), " ", words].concat()
}

fn date(day: Day) -> Date {
    Date::new(day.year, day.month, day.day).unwrap_or(Date::FIRST)
}
