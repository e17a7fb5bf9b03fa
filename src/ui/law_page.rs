//! What laws and demands may apply, and what they mean for who must be responsible.

use super::el::{El, button, classed, el};
use super::full::Full;
use super::question_page;
use super::sources::sources;
use super::topic_page::topic_page;
use crate::date::Date;
use crate::i18n;
use crate::law::{Day, Finding, Laws, Start, Status, laws};
use crate::model::{ChoiceSet, Id, Put, Question};
use crate::session::{Action, Topic};
use crate::text::fill;
use crate::text::topics::LawUi;

/// The page: what is asked only for it, then what follows, which moves with the answers.
pub fn law_page(full: Full) -> El {
    let (known, ui) = &full.topics().laws;
    let asked = asked_here(full, known).into_iter().map(|question| {
        let title = el("h3").text(&full.words().questions[question].title);
        question_page::choices(full.ctx(), question, title)
    });
    topic_page(full, Topic::Law, ui.title(), ui.intro())
        .maybe(country(full, ui))
        .children(asked)
        .live(move || findings(full))
}

/// The questions that are put aside until this page, because only laws look at their answers.
fn asked_here(full: Full, known: &Laws) -> Vec<Id<Question>> {
    let rules = known.laws.rows().iter().flat_map(|law| law.rules.iter());
    let named = rules.fold(ChoiceSet::EMPTY, |all, rule| all.with(rule.when.named()));
    let asked = full.model().questions.iter();
    asked.filter(|(_, row)| row.put == Put::Aside && row.choice_set().meets(named)).map(|(id, _)| id).collect()
}

/// The country that is taken, and the way to change it.
fn country(full: Full, ui: &LawUi) -> Option<El> {
    let question = full.model().choices.iter().find(|(_, row)| !row.regions.is_empty())?.1.question;
    let placed = full.placed();
    let name =
        placed.chosen(question).first().map_or(full.ctx().ui().not_answered(), |&choice| full.choice_text(choice));
    let change = button("rf-link", full.ctx().ui().change(), move || full.dispatch(Action::Change(question)));
    let label = fill(full.ctx().ui().change_of(), &[("question", &full.words().questions[question].title)]);
    Some(
        classed("p", "rf-laws__country")
            .child(el("strong").text(ui.country()))
            .text(" ")
            .text(name)
            .text(" ")
            .child(change.attr("aria-label", &label)),
    )
}

fn findings(full: Full) -> El {
    let (known, ui) = &full.topics().laws;
    let answers = full.put_proposed(full.watch(|session| session.answers.clone()));
    let found = laws(known, full.model(), &answers);
    let applying = found.iter().filter(|finding| finding.status == Status::Applies).count().to_string();
    let count = fill(ui.count_applies(), &[("n", &applying), ("total", &found.len().to_string())]);
    let items = found.iter().map(|finding| item(full, known, ui, finding));
    classed("section", "rf-laws")
        .child(classed("p", "rf-notice").child(el("strong").text(ui.disclaimer())).text(" ").text(ui.scope_note()))
        .child(el("p").text(&count).text(" ").text(ui.role_note()))
        .child(classed("ul", "rf-laws__list").children(items))
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
    let asks = finding.ask.iter().map(|&question| {
        let title = &full.words().questions[question].title;
        match full.model().questions[question].put {
            // It stands on this page.
            Put::Aside => el("li").text(title),
            Put::Always | Put::FollowUp => {
                el("li").child(button("rf-link", title, move || full.dispatch(Action::Change(question))))
            }
        }
    });
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
