//! What laws and demands may apply, and what they mean for who must be responsible.

use super::topic_page::topic_page;
use crate::base::table::Id;
use crate::content::TopicContent;
use crate::i18n;
use crate::model::{ChoiceSet, Put, Question};
use crate::session::{Action, Answers, Topic};
use crate::text::fill;
use crate::topics::labels::LawLabels;
use crate::topics::law::{Finding, Start, Status, laws_with};
use crate::ui::first::question_page;
use crate::ui::kit::el::{El, button, classed, el};
use crate::ui::result::guide::go_to_section;
use crate::ui::result_ctx::ResultCtx;
use crate::ui::sources::sources;

/// The page: the country, what is asked only here, and what follows, which moves with the answers.
pub fn law_page(ctx: ResultCtx) -> El {
    let ui = &ctx.topics().laws.labels;
    let notice = classed("p", "rf-notice").child(el("strong").text(ui.disclaimer())).text(" ").text(ui.scope_note());
    let questionnaire = asked_here(ctx).into_iter().map(|question| fieldset(ctx, question));
    topic_page(ctx, Topic::Law, ui.title(), ui.intro()).child(
        classed("section", "rf-laws")
            .child(notice)
            .maybe(country(ctx, ui))
            .children(questionnaire)
            .child(el("p").attr("role", "status").live(move || count(ctx, ui)))
            .child(classed("p", "rf-quiet").text(ui.role_note()))
            .live(move || findings(ctx)),
    )
}

/// The questions that are put aside until this page, because laws look at their answers.
fn asked_here(ctx: ResultCtx) -> Vec<Id<Question>> {
    let rules = ctx.topics().laws.rules.rows().iter().flat_map(|law| law.rules.iter());
    let named = rules.fold(ChoiceSet::EMPTY, |all, rule| all.with(&rule.when.named()));
    let questionnaire = ctx.model().questionnaire.questions.iter();
    questionnaire.filter(|(_, row)| row.put == Put::Aside && row.choice_set().meets(&named)).map(|(id, _)| id).collect()
}

fn fieldset(ctx: ResultCtx, question: Id<Question>) -> El {
    let title = el("h3").attr("tabindex", "-1").text(&ctx.question_texts().questions[question].title);
    question_page::choices(ctx.ctx(), question, title)
}

/// The country that is taken, whether the visitor said so, and the way to change it.
fn country(ctx: ResultCtx, ui: &LawLabels) -> Option<El> {
    let question = ctx.model().questionnaire.choices.rows().iter().find(|row| !row.regions.is_empty())?.question;
    let words = ctx.ctx().labels();
    let name = match ctx.ctx().proposed(question) {
        Some(choice) => fill(words.check_proposed(), &[("choice", ctx.choice_text(choice))]),
        None => ctx.ctx().answer_texts(&ctx.answers(), question).concat(),
    };
    let label = fill(words.change_of(), &[("question", &ctx.question_texts().questions[question].title)]);
    let change = button("rf-link", words.change(), move || ctx.dispatch(Action::Change(question)));
    let line = el("p").child(el("strong").text(ui.country())).text(" ").text(&name).text(" ");
    Some(line.child(change.attr("aria-label", &label)))
}

/// What follows from the answers as they are now; the view that calls this is drawn anew when they change.
fn found(ctx: ResultCtx) -> Vec<Finding> {
    let answers = ctx.watch_answers(Answers::clone);
    let placed = ctx.ctx().put_proposed(answers.clone());
    laws_with(&ctx.topics().laws.rules, ctx.model(), &answers, &placed)
}

fn count(ctx: ResultCtx, ui: &LawLabels) -> El {
    let found = found(ctx);
    let applying = found.iter().filter(|finding| finding.status == Status::Applies).count().to_string();
    el("span").text(&fill(ui.count_applies(), &[("n", &applying), ("total", &found.len().to_string())]))
}

fn findings(ctx: ResultCtx) -> El {
    classed("ul", "rf-laws__list").children(found(ctx).iter().map(|finding| item(ctx, finding)))
}

fn item(ctx: ResultCtx, finding: &Finding) -> El {
    let TopicContent { rules, words, labels: ui } = &ctx.topics().laws;
    let (row, text) = (&rules[finding.law], &words[finding.law]);
    let (status, class) = match finding.status {
        Status::Applies => (ui.status_applies(), "rf-status rf-status--applies"),
        Status::MayApply => (ui.status_may_apply(), "rf-status rf-status--may"),
        Status::CannotTell => (ui.status_cannot_tell(), "rf-status"),
        Status::SeemsNot => (ui.status_seems_not(), "rf-status"),
    };
    let kind = if row.is_law { ui.kind_law() } else { ui.kind_demand() };
    let said: Vec<&str> = finding.because.iter().map(|&choice| ctx.choice_text(choice)).collect();
    let because = (matches!(finding.status, Status::Applies | Status::MayApply) && !said.is_empty())
        .then(|| classed("p", "rf-reason__said").text(ui.because()).text(" ").child(el("q").text(&said.join("; "))));
    let asks = finding.ask.iter().map(|&question| el("li").child(link_to(ctx, question)));
    let ask = (!finding.ask.is_empty()).then(|| el("div").child(el("p").text(ui.ask())).child(el("ul").children(asks)));
    let fact = |name: &str, text: &str| el("div").child(el("dt").text(name)).child(el("dd").text(text));
    let starts = row.starts.iter().zip(&text.starts).map(|(start, words)| starts_line(ctx, ui, start, words));
    let starts = el("div")
        .child(el("dt").text(ui.label_starts()))
        .child(el("dd").children(starts.map(|line| el("p").text(&line))));
    let of_rules = row.rules.iter().flat_map(|rule| rule.sources.iter());
    let dated = row.starts.iter().flat_map(|start| start.sources.iter());
    let ids: Vec<Id<_>> = row.sources.iter().chain(of_rules).chain(dated).copied().collect();
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
        .child(el("p").text(finding.why(words)))
        .maybe(because)
        .maybe(ask)
        .child(facts)
        .child(classed("p", "rf-quiet").text(&fill(ui.checked(), &[("day", &ctx.day(row.checked))])))
        .child(sources(ctx, &ids))
}

/// To a question: down to it where it stands on this page, else to a page of its own and back.
fn link_to(ctx: ResultCtx, question: Id<Question>) -> El {
    let title = &ctx.question_texts().questions[question].title;
    match ctx.model().questionnaire.questions[question].put {
        Put::Aside => classed("button", "rf-link").attr("type", "button").text(title).on("click", go_to_section),
        Put::Always | Put::FollowUp => button("rf-link", title, move || ctx.dispatch(Action::Change(question))),
    }
}

/// "From 2 Dec 2027: ..."; since when, for a day that has passed; no day where none is known.
fn starts_line(ctx: ResultCtx, ui: &LawLabels, start: &Start, words: &str) -> String {
    let Some(day) = start.day else { return words.to_string() };
    let template = if day > i18n::today() { ui.start_on() } else { ui.start_since() };
    [&fill(template, &[("day", &ctx.day(day))]), " ", words].concat()
}
