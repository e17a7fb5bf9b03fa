//! What laws and demands may apply, and what they mean for who must be responsible.

use std::rc::Rc;

use web_sys::HtmlElement;

use super::topic_page::topic_page;
use crate::base::table::Id;
use crate::content::TopicContent;
use crate::i18n;
use crate::model::{Put, Question, Source};
use crate::session::{Action, Answers, Topic};
use crate::text::{Words, fill};
use crate::topics::labels::LawLabels;
use crate::topics::law::{Finding, Law, LawText, Start, Status, asked_aside, laws_with};
use crate::ui::first::question_page;
use crate::ui::kit::derived::Derived;
use crate::ui::kit::el::quiet;
use crate::ui::kit::el::{El, button, classed, el};
use crate::ui::kit::facts::{fact, fact_of, facts};
use crate::ui::kit::heading::{link_to_heading, section_heading};
use crate::ui::result_ctx::ResultCtx;
use crate::ui::sources::sources;

/// What all parts of the page are made of.
#[derive(Clone)]
struct LawView {
    ctx: ResultCtx,
    labels: &'static LawLabels,
    /// What follows from the answers.
    found: Derived<Vec<Finding>>,
    questions: Rc<[Heading]>,
}

/// A question on this page, and its heading.
type Heading = (Id<Question>, Option<HtmlElement>);

/// The page: the country, what is asked only here, and what follows, which is changed in place.
pub fn law_page(ctx: ResultCtx) -> El {
    let labels = &ctx.topics().laws.labels;
    let found = Derived::new(move || {
        let answers = ctx.watch_answers(Answers::clone);
        let placed = ctx.ctx().put_proposed(answers.clone());
        laws_with(&ctx.topics().laws.rules, ctx.model(), &answers, &placed)
    });
    let asked = asked_aside(&ctx.topics().laws.rules, ctx.questionnaire()).into_iter().map(|question| {
        let heading = section_heading(&ctx.question_texts().questions[question].title);
        let handle = (question, heading.node());
        (question_page::choices(ctx.ctx(), question, heading), handle)
    });
    let (fields, questions): (Vec<El>, Vec<Heading>) = asked.unzip();
    let view = LawView { ctx, labels, found, questions: questions.into() };
    let notice =
        classed("p", "rf-notice").child(el("strong").text(labels.disclaimer())).text(" ").text(labels.scope_note());
    let order = move || found.watch().iter().map(|finding| finding.law).collect();
    topic_page(ctx, Topic::Law, labels.title(), labels.intro()).child(
        classed("section", "rf-laws")
            .child(notice)
            .opt_child(country(ctx, labels))
            .children(fields)
            .child(el("p").attr("role", "status").text_fn(move || count(labels, &found.watch())))
            .child(quiet(labels.role_note()))
            .child(classed("ul", "rf-laws__list").each(order, move |law| item(&view, law))),
    )
}

/// The country that is taken, whether the visitor said so, and the way to change it.
fn country(ctx: ResultCtx, labels: &LawLabels) -> Option<El> {
    let question = ctx.questionnaire().choices.rows().iter().find(|row| !row.regions.is_empty())?.question;
    let words = ctx.ctx().labels();
    let name = match ctx.ctx().proposed(question) {
        Some(choice) => fill(words.check_proposed(), &[("choice", ctx.choice_text(choice))]),
        None => ctx.ctx().answer_texts(&ctx.answers(), question).concat(),
    };
    let label = fill(words.change_of(), &[("question", &ctx.question_texts().questions[question].title)]);
    let change = button("rf-link", words.change(), move || ctx.dispatch(Action::Change(question)));
    let line = el("p").child(el("strong").text(labels.country())).text(" ").text(&name).text(" ");
    Some(line.child(change.attr("aria-label", &label)))
}

fn count(labels: &LawLabels, found: &[Finding]) -> String {
    let applying = found.iter().filter(|finding| finding.status == Status::Applies).count().to_string();
    fill(labels.count_applies(), &[("n", &applying), ("total", &found.len().to_string())])
}

/// One law: what it is stays, whether it applies follows the answers.
fn item(view: &LawView, law: Id<Law>) -> El {
    let LawView { ctx, labels, found, .. } = view.clone();
    let TopicContent { rules, words, .. } = &ctx.topics().laws;
    let (row, text) = (&rules[law], &words[law]);
    let finding = Derived::new(move || found.watch().iter().find(|finding| finding.law == law).cloned());
    let status = move || match (*finding.watch()).as_ref().map_or(Status::CannotTell, |finding| finding.status) {
        Status::Applies => (labels.status_applies(), "rf-status rf-status--applies"),
        Status::MayApply => (labels.status_may_apply(), "rf-status rf-status--may"),
        Status::CannotTell => (labels.status_cannot_tell(), "rf-status"),
        Status::SeemsNot => (labels.status_seems_not(), "rf-status"),
    };
    let mark = el("span").attr_fn("class", move || status().1.to_string()).text_fn(move || status().0.to_string());
    let kind = if row.is_law { labels.kind_law() } else { labels.kind_demand() };
    let why = move || (*finding.watch()).as_ref().map_or("", |finding| finding.why(words)).to_string();
    let quotes = move || quotes(ctx, (*finding.watch()).as_ref());
    let because = move || {
        let quote = el("q").text_fn(quotes);
        classed("p", "rf-reason__said").text(labels.because()).text(" ").child(quote)
    };
    let asks = move || (*finding.watch()).as_ref().map(|finding| finding.ask.clone()).unwrap_or_default();
    let linked = view.clone();
    let ask = move || {
        let linked = linked.clone();
        let list = el("ul").each(asks, move |question| el("li").child(link_to(&linked, question)));
        el("div").child(el("p").text(labels.ask())).child(list)
    };
    classed("li", "rf-law")
        .child(el("h3").text(&text.name))
        .child(el("p").child(mark).text(" ").child(classed("span", "rf-quiet").text(kind)))
        .child(el("p").text(&text.what))
        .child(el("p").text_fn(why))
        .show_if(move || !quotes().is_empty(), because)
        .show_if(move || !asks().is_empty(), ask)
        .child(law_facts(ctx, row, text))
        .child(quiet(&fill(labels.checked(), &[("day", &ctx.day(row.checked))])))
        .child(sources(ctx, &law_sources(row)))
}

/// What it means, from when it holds, and where.
fn law_facts(ctx: ResultCtx, row: &Law, text: &LawText) -> El {
    let labels = &ctx.topics().laws.labels;
    let starts = row.starts.iter().zip(&text.starts).map(|(start, words)| starts_line(ctx, labels, start, words));
    let starts = el("dd").children(starts.map(|line| el("p").text(&line)));
    facts()
        .child(fact(labels.label_responsible(), &text.responsible))
        .child(fact(labels.label_not_required(), &text.not_required))
        .child(fact_of(labels.label_starts(), starts))
        .child(fact(labels.label_scope(), &text.scope))
}

fn law_sources(row: &Law) -> Vec<Id<Source>> {
    let of_rules = row.rules.iter().flat_map(|rule| rule.sources.iter());
    let dated = row.starts.iter().flat_map(|start| start.sources.iter());
    row.sources.iter().chain(of_rules).chain(dated).copied().collect()
}

/// The answers that a law applies by; empty where it does not.
fn quotes(ctx: ResultCtx, finding: Option<&Finding>) -> String {
    let applying = finding.filter(|finding| matches!(finding.status, Status::Applies | Status::MayApply));
    let quotes = applying.into_iter().flat_map(|finding| &finding.because).map(|&choice| ctx.choice_text(choice));
    quotes.collect::<Vec<&str>>().join("; ")
}

/// To a question: down to it where it stands on this page, else to a page of its own and back.
fn link_to(view: &LawView, question: Id<Question>) -> El {
    let ctx = view.ctx;
    let title = &ctx.question_texts().questions[question].title;
    let here = view.questions.iter().find(|(here, _)| *here == question).and_then(|(_, heading)| heading.clone());
    match ctx.questionnaire().questions[question].put {
        Put::Aside => link_to_heading(title, here),
        Put::Always | Put::FollowUp => button("rf-link", title, move || ctx.dispatch(Action::Change(question))),
    }
}

/// "From 2 Dec 2027: ..."; since when, for a day that has passed; no day where none is known.
fn starts_line(ctx: ResultCtx, labels: &LawLabels, start: &Start, words: &Words) -> String {
    let Some(day) = start.day else { return words.to_string() };
    let template = if day > i18n::today() { labels.start_on() } else { labels.start_since() };
    [&fill(template, &[("day", &ctx.day(day))]), " ", words].concat()
}
