//! A person in mind: which hats fit, and what the person would cover for the company.

use super::topic_page::{section, topic_page};
use crate::base::json::Json;
use crate::base::table::Id;
use crate::content::TopicContent;
use crate::exchange::answers::{name_answers, read_answers};
use crate::model::UNKNOWN;
use crate::model::{Question, Role, Source};
use crate::scoring::{Assessment, WEIGHT_TOTAL};
use crate::session::{Answer, Answers, Topic};
use crate::text::fill;
use crate::topics::labels::PersonLabels;
use crate::topics::person::hats::hats_in_order;
use crate::topics::person::{Hats, Person, PersonLevel, Verdict, cover, kept, verdict};
use crate::ui::kit::bar::bar;
use crate::ui::kit::choice_pills::{Selection, pill, pills};
use crate::ui::kit::el::{El, button, classed, el};
use crate::ui::result_ctx::ResultCtx;
use crate::ui::sources::sources;

/// The page.
pub fn person_page(ctx: ResultCtx) -> El {
    let (person, ui) = words(ctx);
    let fields = person.model.questionnaire.questions.ids().map(|question| field(ctx, question));
    let ask = classed("section", "rf-cover__ask")
        .child(classed("p", "rf-quiet").text(ui.optional()).text(" ").text(ui.hat_word()))
        .child(el("p").text(ui.fair()).text(" ").text(ui.consent()))
        .children(fields)
        .child(classed("p", "rf-quiet").text(ui.unknown_note()))
        .child(button("rf-link", ui.reset(), move || ctx.put_input(Topic::Person, Json::Null)));
    let page = topic_page(ctx, Topic::Person, ui.title(), ui.intro());
    page.maybe(kept_note(ctx)).child(ask).live(move || outcome(ctx))
}

/// Where the company should keep whom it has, that a person in mind is only needed if they leave.
fn kept_note(ctx: ResultCtx) -> Option<El> {
    let (_, ui) = words(ctx);
    let evaluation = ctx.evaluation();
    let company = evaluation.assessment();
    let headline = &ctx.texts().keeps[kept(&company)?].headline;
    Some(classed("p", "rf-notice").text(&fill(ui.kept_note(), &[("keep", headline)])))
}

fn words(ctx: ResultCtx) -> (&'static Person, &'static PersonLabels) {
    let TopicContent { rules: person, labels: ui, .. } = &ctx.topics().person;
    (person, ui)
}

/// What is said of the person so far; what a former edition knew and this one does not is dropped.
fn answers_of(person: &Person, note: &Json) -> Answers {
    match note {
        Json::Object(_) => read_answers(&person.model.questionnaire, note).0,
        _ => Answers::none(&person.model.questionnaire),
    }
}

fn change(ctx: ResultCtx, change: impl FnOnce(&Person, &mut Answers)) {
    let (person, _) = words(ctx);
    let mut answers = answers_of(person, &ctx.input(Topic::Person));
    change(person, &mut answers);
    ctx.put_input(Topic::Person, name_answers(&person.model.questionnaire, &answers));
}

fn field(ctx: ResultCtx, question: Id<Question>) -> El {
    let (person, ui) = words(ctx);
    let text = &ctx.topics().person.words.questions[question];
    let row = &person.model.questionnaire.questions[question];
    let name = ["person.", &row.key].concat();
    let now = move || answers_of(person, &ctx.watch_input(Topic::Person));
    let options = row.choices.iter().map(|&choice| {
        let is_chosen = move || now().is_chosen(&person.model.questionnaire, choice);
        let choose =
            move |take| change(ctx, |person, answers| answers.choose(&person.model.questionnaire, choice, take));
        pill(
            Selection::Single,
            &name,
            &person.model.questionnaire.choices[choice].key,
            &ctx.topics().person.words.choices[choice],
            is_chosen,
            choose,
        )
    });
    let is_unknown = move || now().get(question) == Some(&Answer::Unknown);
    let choose_unknown = move |_| change(ctx, |_, answers| answers.set_unknown(question));
    let unknown = pill(Selection::Single, &name, UNKNOWN, ui.unknown(), is_unknown, choose_unknown);
    let legend = el("legend").child(el("strong").text(&text.title)).child(classed("span", "rf-quiet").text(&text.why));
    pills(legend, options.chain([unknown]))
}

fn outcome(ctx: ResultCtx) -> El {
    let (person, _) = words(ctx);
    let answers = answers_of(person, &ctx.watch_input(Topic::Person));
    let evaluation = ctx.evaluation();
    let company = evaluation.assessment();
    let found = verdict(ctx.model(), &company, person, &answers);
    classed("div", "rf-result__half")
        .child(hats(ctx, &answers, &found))
        .child(covered(ctx, &company, &answers, &found))
        .child(open(ctx, &found))
}

fn hats(ctx: ResultCtx, answers: &Answers, found: &Verdict) -> El {
    let (person, ui) = words(ctx);
    let name = |role: &Id<Role>| ctx.role_name(*role);
    let said = match &found.hats {
        Hats::TooLittle => fill(ui.hat_too_little(), &[("n", &person.enough_from.to_string())]),
        Hats::Weak => ui.hat_weak().to_string(),
        Hats::Near(role, percent) => fill(ui.hat_none(), &[("role", name(role)), ("percent", &percent.to_string())]),
        Hats::Fit(roles, _) => match &roles[..] {
            [first, second, ..] => fill(ui.hat_tie(), &[("role", name(first)), ("second", name(second))]),
            [first] => fill(ui.hat_best(), &[("role", name(first))]),
            [] => ui.hat_weak().to_string(),
        },
    };
    let head = section("rf-hats", ui.hats_title()).child(classed("p", "rf-lead").attr("role", "status").text(&said));
    if matches!(found.hats, Hats::TooLittle | Hats::Weak) {
        return head;
    }
    let order = hats_in_order(&person.model, &person.fit, answers);
    let rows = order.iter().filter_map(|hat| {
        let role = person.role(ctx.model(), hat.role)?;
        let percent = hat.percent();
        let limit = hat.cap().map(|cap| {
            let label = el("strong").text(&fill(ui.hat_limited(), &[("n", &ctx.percent(percent))]));
            classed("p", "rf-limit").child(label).text(". ").text(&ctx.topics().person.words.caps[cap])
        });
        let row = el("li").attr_if(hat.rank == 1, "class", "is-first");
        let row = row.child(el("span").text(ctx.role_name(role))).child(el("span").text(&ctx.percent(percent)));
        Some(row.child(bar(percent)).maybe(limit))
    });
    head.child(classed("ul", "rf-shares").children(rows))
        .child(classed("p", "rf-quiet").text(ui.hats_note()))
        .child(sources(ctx, &hat_sources(person, answers)))
}

/// Where the ratings of the hats and what the answers do come from.
fn hat_sources(person: &Person, answers: &Answers) -> Vec<Id<Source>> {
    let ratings = person.model.roles.rows().iter().flat_map(|role| role.ratings.rows());
    let ratings = ratings.flat_map(|rating| rating.sources.iter());
    let chosen = answers.taken().iter().flat_map(|choice| person.model.consequences[choice].sources.iter());
    ratings.chain(chosen).chain(&person.sources).copied().collect()
}

fn covered(ctx: ResultCtx, company: &Assessment, answers: &Answers, found: &Verdict) -> El {
    let (person, ui) = words(ctx);
    let levels = cover(person, answers);
    let head = |text: &str| el("th").attr("scope", "col").text(text);
    let heads = el("tr").children([head(ui.column_need()), head(ui.column_weight()), head(ui.column_person())]);
    let rows = company.needs_by_weight().into_iter().map(|need| {
        let level = &levels[need];
        let (words, class) = match level.level {
            PersonLevel::NotSaid => (ui.level_not_said(), "rf-level"),
            PersonLevel::Open => (ui.level_open(), "rf-level rf-level--open"),
            PersonLevel::Partly => (ui.level_partly(), "rf-level rf-level--thin"),
            PersonLevel::Covered => (ui.level_covered(), "rf-level rf-level--covered"),
        };
        let weight = (company.weights[need] * 100 + WEIGHT_TOTAL / 2) / WEIGHT_TOTAL;
        el("tr")
            .child(el("th").attr("scope", "row").text(&ctx.texts().needs[need].name))
            .child(el("td").text(&ctx.percent(weight)))
            .child(el("td").child(classed("span", class).text(words)))
    });
    let verdict = match found.covered {
        None => ui.verdict_none().to_string(),
        Some(percent) => fill(ui.verdict_share(), &[("percent", &percent.to_string())]),
    };
    let rated = fill(ui.verdict_rated(), &[("percent", &found.rated.to_string())]);
    section("rf-person__cover", ui.cover_title())
        .child(classed("p", "rf-lead").text(&verdict))
        .child(el("p").text(&rated))
        .maybe(beside_company(ctx, company, found).map(|words| el("p").text(&words)))
        .child(classed("p", "rf-quiet").text(ui.cover_note()))
        .child(classed("table", "rf-cover__table").child(el("thead").child(heads)).child(el("tbody").children(rows)))
}

/// The hat that fits the person, beside the option that fits the company.
fn beside_company(ctx: ResultCtx, company: &Assessment, found: &Verdict) -> Option<String> {
    let (_, ui) = words(ctx);
    let best = company.placements.first()?.role;
    let role = ctx.role_name(best);
    let Hats::Fit(hats, _) = &found.hats else {
        let is_known = !matches!(found.hats, Hats::TooLittle);
        return is_known.then(|| fill(ui.verdict_no_hat(), &[("role", role)]));
    };
    let hat = ctx.role_name(*hats.first()?);
    let is_nobody_new = found.keep.is_some() || ctx.model().roles[best].key.as_ref() == "owner_led";
    Some(if found.is_same {
        fill(ui.verdict_same(), &[("role", role)])
    } else {
        let template = if is_nobody_new { ui.verdict_nobody_new() } else { ui.verdict_other() };
        fill(template, &[("hat", hat), ("role", role)])
    })
}

fn open(ctx: ResultCtx, found: &Verdict) -> El {
    let (_, ui) = words(ctx);
    let items = found.open.iter().map(|&need| {
        let text = &ctx.texts().needs[need];
        el("li").child(el("strong").text(&text.name)).text(": ").text(&text.plain)
    });
    let section = section("rf-gaps", ui.open_title());
    if found.open.is_empty() {
        let none = if found.covered.is_some() { ui.open_none() } else { ui.verdict_none() };
        return section.child(el("p").text(none));
    }
    section.child(el("p").text(ui.open_note())).child(classed("ul", "rf-numbered").children(items))
}
