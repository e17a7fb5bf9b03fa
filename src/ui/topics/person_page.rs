//! A person in mind: which hats fit, and what the person would cover for the company.

use super::topic_page::{section, topic_page};
use crate::base::table::{Id, Table};
use crate::content::TopicContent;
use crate::model::{Need, Question, Role, Source, UNKNOWN};
use crate::session::{Answer, Answers, Topic};
use crate::text::fill;
use crate::topics::labels::PersonLabels;
use crate::topics::person::hats::{Cap, hats_in_order};
use crate::topics::person::{Hats, Person, PersonCover, PersonLevel, PersonText, Verdict, cover, kept, verdict};
use crate::ui::kit::bar::bar;
use crate::ui::kit::choice_pills::{Selection, pill, pills};
use crate::ui::kit::derived::Derived;
use crate::ui::kit::el::quiet;
use crate::ui::kit::el::{El, button, classed, el};
use crate::ui::kit::table::{column, row_head, table};
use crate::ui::result_ctx::ResultCtx;
use crate::ui::sources::sources_fn;

/// What all parts of the page are made of.
#[derive(Clone, Copy)]
struct PersonView {
    ctx: ResultCtx,
    person: &'static Person,
    words: &'static PersonText,
    labels: &'static PersonLabels,
    /// The person beside the company, with what is said so far.
    verdict: Derived<Verdict>,
}

impl PersonView {
    fn new(ctx: ResultCtx) -> Self {
        let TopicContent { rules: person, words, labels } = &ctx.topics().person;
        let verdict = Derived::new(move || {
            let evaluation = ctx.watch_evaluation();
            verdict(ctx.model(), evaluation.assessment(), person, &ctx.watch_person_input().answers)
        });
        PersonView { ctx, person, words, labels, verdict }
    }
}

/// The page. All of it is drawn once; what follows from what is said is changed in place.
pub fn person_page(ctx: ResultCtx) -> El {
    let view = PersonView::new(ctx);
    let labels = view.labels;
    let fields = view.person.model.questionnaire.questions.ids().map(|question| field(view, question));
    let ask = classed("section", "rf-cover__ask")
        .child(quiet(labels.optional()).text(" ").text(labels.hat_word()))
        .child(el("p").text(labels.fair()).text(" ").text(labels.consent()))
        .children(fields)
        .child(quiet(labels.unknown_note()))
        .child(button("rf-link", labels.reset(), move || ctx.clear_input(Topic::Person)));
    let outcome = classed("div", "rf-result__half").child(hats(view)).child(covered(view)).child(open_needs(view));
    topic_page(ctx, Topic::Person, labels.title(), labels.intro()).opt_child(kept_note(view)).child(ask).child(outcome)
}

/// Where the company should keep whom it has, that a person in mind is only needed if they leave.
fn kept_note(view: PersonView) -> Option<El> {
    let PersonView { ctx, labels, .. } = view;
    let evaluation = ctx.evaluation();
    let headline = &ctx.texts().keeps[kept(evaluation.assessment())?].headline;
    Some(classed("p", "rf-notice").text(&fill(labels.kept_note(), &[("keep", headline)])))
}

fn field(view: PersonView, question: Id<Question>) -> El {
    let PersonView { ctx, person, words, labels, .. } = view;
    let questionnaire = &person.model.questionnaire;
    let text = &words.questions[question];
    let row = &questionnaire.questions[question];
    let name = ["person.", &row.key].concat();
    let options = row.choices.iter().map(|&choice| {
        let is_chosen = move || ctx.watch_person_input().answers.is_chosen(questionnaire, choice);
        let choose = move |take| ctx.change_person_input(|input| input.answers.choose(questionnaire, choice, take));
        let key = &questionnaire.choices[choice].key;
        pill(Selection::Single, &name, key, &words.choices[choice], is_chosen, choose)
    });
    let is_unknown = move || ctx.watch_person_input().answers.get(question) == Some(&Answer::Unknown);
    let choose_unknown = move |_| ctx.change_person_input(|input| input.answers.set_unknown(question));
    let unknown = pill(Selection::Single, &name, UNKNOWN, labels.unknown(), is_unknown, choose_unknown);
    let legend = el("legend").child(el("strong").text(&text.title)).child(classed("span", "rf-quiet").text(&text.why));
    pills(legend, options.chain([unknown]))
}

/// A hat in the order of the hats, as it is shown.
#[derive(Clone, PartialEq)]
struct Hat {
    role: Id<Role>,
    percent: u32,
    cap: Option<Id<Cap>>,
    is_first: bool,
}

/// Which hats fit; their order once something is named.
fn hats(view: PersonView) -> El {
    let PersonView { ctx, labels, verdict, .. } = view;
    let is_named = move || matches!(verdict.watch().hats, Hats::Near(..) | Hats::Fit(..));
    let order = move || classed("ul", "rf-shares").each(move || shown_hats(view), move |hat| draw_hat(view, &hat));
    let rest = move || sources_fn(ctx, move || hat_sources(view.person, &ctx.watch_person_input().answers));
    section("rf-hats", labels.hats_title())
        .child(classed("p", "rf-lead").attr("role", "status").text_fn(move || hats_words(view, &verdict.watch())))
        .show_if(is_named, order)
        .show_if(is_named, move || quiet(labels.hats_note()))
        .show_if(is_named, rest)
}

fn hats_words(view: PersonView, found: &Verdict) -> String {
    let PersonView { ctx, person, labels, .. } = view;
    let name = |role: &Id<Role>| ctx.role_name(*role);
    match &found.hats {
        Hats::TooLittle => fill(labels.hat_too_little(), &[("n", &person.enough_from.to_string())]),
        Hats::Weak => labels.hat_weak().to_string(),
        Hats::Near(role, percent) => {
            fill(labels.hat_none(), &[("role", name(role)), ("percent", &percent.to_string())])
        }
        Hats::Fit(roles, _) => match &roles[..] {
            [first, second, ..] => fill(labels.hat_tie(), &[("role", name(first)), ("second", name(second))]),
            [first] => fill(labels.hat_best(), &[("role", name(first))]),
            [] => labels.hat_weak().to_string(),
        },
    }
}

/// All hats in order; whoever calls this follows what is said.
fn shown_hats(view: PersonView) -> Vec<Hat> {
    let PersonView { ctx, person, .. } = view;
    let order = hats_in_order(&person.model, &person.fit, &ctx.watch_person_input().answers);
    let hats = order.iter().filter_map(|hat| {
        let role = person.role(ctx.model(), hat.role)?;
        Some(Hat { role, percent: hat.percent(), cap: hat.cap(), is_first: hat.rank == 1 })
    });
    hats.collect()
}

fn draw_hat(view: PersonView, hat: &Hat) -> El {
    let PersonView { ctx, words, labels, .. } = view;
    let percent = ctx.percent(hat.percent);
    let limit = hat.cap.map(|cap| {
        let label = el("strong").text(&fill(labels.hat_limited(), &[("n", &percent)]));
        classed("p", "rf-limit").child(label).text(". ").text(&words.caps[cap])
    });
    el("li")
        .attr_if(hat.is_first, "class", "is-first")
        .child(el("span").text(ctx.role_name(hat.role)))
        .child(el("span").text(&percent))
        .child(bar(hat.percent))
        .opt_child(limit)
}

/// Where the ratings of the hats and what the answers do come from.
fn hat_sources(person: &Person, answers: &Answers) -> Vec<Id<Source>> {
    let ratings = person.model.roles.rows().iter().flat_map(|role| role.ratings.rows());
    let ratings = ratings.flat_map(|rating| rating.sources.iter());
    let chosen = answers.taken().iter().flat_map(|choice| person.model.consequences[choice].sources.iter());
    ratings.chain(chosen).chain(&person.sources).copied().collect()
}

/// What the person would cover of the company's needs.
fn covered(view: PersonView) -> El {
    let PersonView { ctx, person, labels, verdict, .. } = view;
    let levels = Derived::new(move || cover(person, &ctx.watch_person_input().answers));
    let evaluation = ctx.evaluation();
    let company = evaluation.assessment();
    let rows = company.needs_by_weight().into_iter().map(|need| {
        let weight = ctx.percent(company.weight_percent(need));
        el("tr")
            .child(row_head(&ctx.texts().needs[need].name))
            .child(el("td").text(&weight))
            .child(level_cell(labels, need, levels))
    });
    let heads = [labels.column_need(), labels.column_weight(), labels.column_person()].map(column);
    let share = move || match verdict.watch().covered {
        None => labels.verdict_none().to_string(),
        Some(percent) => fill(labels.verdict_share(), &[("percent", &percent.to_string())]),
    };
    let rated = move || fill(labels.verdict_rated(), &[("percent", &verdict.watch().rated.to_string())]);
    let beside = move || beside_company(view, &verdict.watch());
    section("rf-person__cover", labels.cover_title())
        .child(classed("p", "rf-lead").text_fn(share))
        .child(el("p").text_fn(rated))
        .show_if(move || beside().is_some(), move || el("p").text_fn(move || beside().unwrap_or_default()))
        .child(quiet(labels.cover_note()))
        .child(table("rf-cover__table", heads, rows))
}

fn level_cell(labels: &'static PersonLabels, need: Id<Need>, levels: Derived<Table<Need, PersonCover>>) -> El {
    let level = move || match levels.watch()[need].level {
        PersonLevel::NotSaid => (labels.level_not_said(), "rf-level"),
        PersonLevel::Open => (labels.level_open(), "rf-level rf-level--open"),
        PersonLevel::Partly => (labels.level_partly(), "rf-level rf-level--thin"),
        PersonLevel::Covered => (labels.level_covered(), "rf-level rf-level--covered"),
    };
    let mark = el("span").attr_fn("class", move || level().1.to_string()).text_fn(move || level().0.to_string());
    el("td").child(mark)
}

/// The hat that fits the person, beside the option that fits the company.
fn beside_company(view: PersonView, found: &Verdict) -> Option<String> {
    let PersonView { ctx, labels, .. } = view;
    let role = ctx.role_name(ctx.first());
    let Hats::Fit(hats, _) = &found.hats else {
        let is_known = !matches!(found.hats, Hats::TooLittle);
        return is_known.then(|| fill(labels.verdict_no_hat(), &[("role", role)]));
    };
    let hat = ctx.role_name(*hats.first()?);
    let template = match (found.is_same, found.is_nobody_new) {
        (true, _) => labels.verdict_same(),
        (false, true) => labels.verdict_nobody_new(),
        (false, false) => labels.verdict_other(),
    };
    Some(fill(template, &[("hat", hat), ("role", role)]))
}

/// The needs that the person leaves open.
fn open_needs(view: PersonView) -> El {
    let PersonView { ctx, labels, verdict, .. } = view;
    let open = move || verdict.watch().open.clone();
    let has_open = move || !verdict.watch().open.is_empty();
    let item = move |need| {
        let text = &ctx.texts().needs[need];
        el("li").child(el("strong").text(&text.name)).text(": ").text(&text.plain)
    };
    let note = move || match (verdict.watch().open.is_empty(), verdict.watch().covered.is_some()) {
        (false, _) => labels.open_note().to_string(),
        (true, true) => labels.open_none().to_string(),
        (true, false) => labels.verdict_none().to_string(),
    };
    section("rf-gaps", labels.open_title())
        .child(el("p").text_fn(note))
        .show_if(has_open, move || classed("ul", "rf-numbered").each(open, item))
}
