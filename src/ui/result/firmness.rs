//! How sure the result is: in one word with what speaks against more, then what varies, what would change it, and what
//! was not said.

use crate::base::table::Id;
use crate::model::{Choice, Source};
use crate::robustness::{ANSWERED_BY_CHANCE, Change, Confidence, Doubt, Flip, ONE_STEP_OFF, OpenQuestion, Robustness};
use crate::robustness::{Stability, Word, confidence};
use crate::scoring::{Assessment, assess};
use crate::session::{Action, Answers, Step};
use crate::text::fill;
use crate::ui::kit::bar::bar;
use crate::ui::kit::el::{El, button, classed, el, lazy_disclosure};
use crate::ui::result_ctx::ResultCtx;
use crate::ui::sources::sources;

/// How many changes are in view at once; the rest is a click away.
const IN_VIEW: usize = 5;

/// How many of the greatest needs are named where the first option does not cover them.
const GREATEST: usize = 3;

/// How sure the result is, as it stands in the headline.
pub fn sure(ctx: ResultCtx, answers: &Answers, assessment: &Assessment, firm: &Robustness) -> El {
    let ui = ctx.labels();
    let Confidence { word, is_so_far, doubts } = confidence(ctx.model(), answers, assessment, firm);
    let (name, means) = match word {
        Word::Clear => (ui.sure_clear(), ui.sure_clear_means()),
        Word::Leaning => (ui.sure_leaning(), ui.sure_leaning_means()),
        Word::Open => (ui.sure_open(), ui.sure_open_means()),
    };
    let name = if is_so_far { fill(ui.sure_so_far(), &[("word", name)]) } else { name.to_string() };
    let doubts = doubts.into_iter().map(|doubt| el("li").text(&doubt_words(ctx, assessment, firm, doubt)));
    let doubts: Vec<El> = doubts.collect();
    let list = (!doubts.is_empty()).then(|| classed("ul", "rf-dashes").children(doubts));
    classed("div", "rf-sure")
        .child(classed("p", "rf-sure__word").text(ui.sure_label()).text(" ").child(el("strong").text(&name)))
        .child(el("p").text(&with_second(ctx, assessment, means)))
        .maybe(list)
        .maybe(left(ctx, answers))
}

/// A sentence in which the second option may be named.
fn with_second(ctx: ResultCtx, assessment: &Assessment, template: &str) -> String {
    let second = assessment.placements.get(1).map_or("", |second| ctx.advice(assessment, second));
    fill(template, &[("second", second)])
}

fn doubt_words(ctx: ResultCtx, assessment: &Assessment, firm: &Robustness, doubt: Doubt) -> String {
    let ui = ctx.labels();
    let first = assessment.placements.first();
    match doubt {
        Doubt::SmallLead if assessment.lead() == 0 => with_second(ctx, assessment, ui.doubt_level()),
        Doubt::SmallLead => {
            let points = |points: u32| ctx.points(i32::try_from(points).unwrap_or(i32::MAX));
            let (lead, clear) = (points(assessment.lead()), points(ctx.model().confidence.clear_lead));
            fill(ui.doubt_lead(), &[("lead", &lead), ("clear", &clear)])
        }
        Doubt::Unstable => {
            let share = ctx.percent(first.map_or(0, |first| firm.stability.percent(first.role)));
            fill(ui.doubt_unstable(), &[("share", &share), ("n", &firm.stability.variations.to_string())])
        }
        Doubt::Misfit => ui.doubt_misfit().to_string(),
        Doubt::NeedsOpen => {
            let needs = assessment.needs_by_weight().into_iter().take(GREATEST);
            let needs: Vec<&str> = needs.map(|need| &*ctx.texts().needs[need].name).collect();
            fill(ui.doubt_needs(), &[("needs", &needs.join(", "))])
        }
        Doubt::OpenQuestions => {
            let open = firm.open_questions.iter().map(|open| &*ctx.question_texts().questions[open.question].short);
            fill(ui.doubt_questions(), &[("questions", &open.collect::<Vec<_>>().join(", "))])
        }
        Doubt::NoAnswers => ui.doubt_no_answers().to_string(),
    }
}

/// How many questions are left, and the way there.
fn left(ctx: ResultCtx, answers: &Answers) -> Option<El> {
    let ui = ctx.labels();
    let left = answers.left(ctx.questionnaire());
    let &next = left.first()?;
    let words = fill(ui.sure_left(), &[("n", &left.len().to_string())]);
    let go = button("rf-link", ui.sure_go_on(), move || ctx.dispatch(Action::GoTo(Step::Question(next))));
    Some(el("p").text(&words).text(" ").child(go))
}

/// The section.
pub fn firmness(ctx: ResultCtx, answers: &Answers, assessment: &Assessment, firm: &Robustness) -> El {
    let Robustness { stability, flips, open_questions } = firm;
    let ui = ctx.labels();
    let measured: Vec<Id<Source>> = ctx.model().confidence.sources.to_vec();
    classed("section", "rf-firmness")
        .child(el("h3").text(ui.firm_title()))
        .child(el("p").text(ui.confidence_measured()))
        .child(sources(ctx, &measured))
        .child(shares(ctx, assessment, stability))
        .child(classed("p", "rf-quiet").text(&note(ctx, stability)))
        .child(changes(ctx, answers, flips))
        .maybe(unanswered(ctx, answers, assessment, open_questions))
        .maybe(presumed(ctx, answers, assessment))
}

fn shares(ctx: ResultCtx, assessment: &Assessment, stability: &Stability) -> El {
    let first = assessment.placements.first().map(|first| first.role);
    let rows = stability.ever_first().into_iter().map(|role| {
        let percent = stability.percent(role);
        let share = fill(ctx.labels().firm_share(), &[("share", &ctx.percent(percent))]);
        el("li")
            .attr_if(first == Some(role), "class", "is-first")
            .child(el("span").text(ctx.name_in(assessment, role)))
            .child(el("span").text(&share))
            .child(bar(percent))
    });
    let title = el("h4").text(ctx.labels().firm_shares_title());
    el("section").child(title).child(classed("ul", "rf-shares").children(rows))
}

fn note(ctx: ResultCtx, stability: &Stability) -> String {
    let percent = |hundredths| ctx.percent(hundredths);
    let values = [
        ("n", &*stability.variations.to_string()),
        ("spread", &*percent(ctx.model().confidence.spread)),
        ("off", &*percent(ONE_STEP_OFF)),
        ("chance", &*percent(ANSWERED_BY_CHANCE)),
    ];
    fill(ctx.labels().firm_note(), &values)
}

fn changes(ctx: ResultCtx, answers: &Answers, flips: &[Flip]) -> El {
    let ui = ctx.labels();
    let note = match flips {
        [] => ui.flips_none(),
        [flip, ..] if flip.changes.len() > 1 => ui.flips_pair(),
        _ => ui.flips_note(),
    };
    let (in_view, rest) = flips.split_at(flips.len().min(IN_VIEW));
    let list = move |flips: &[Flip], answers: &Answers| {
        classed("ul", "rf-flips").children(flips.iter().map(|flip| item(ctx, answers, flip)))
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

fn item(ctx: ResultCtx, answers: &Answers, flip: &Flip) -> El {
    let ui = ctx.labels();
    let words: Vec<String> = flip.changes.iter().map(|change| change_words(ctx, change)).collect();
    let words = words.join(&[", ", ui.flip_and(), " "].concat());
    let tried = flip.apply(answers);
    let role = ctx.name_in(&assess(ctx.model(), &tried), flip.first);
    let label = fill(ui.try_of(), &[("role", role), ("change", &words)]);
    let try_it = button("rf-button", ui.try_it(), move || ctx.dispatch(Action::Try(tried.clone())));
    let first = fill(ui.flip_first(), &[("role", role)]);
    el("li")
        .child(el("p").text(&words).text(": ").child(el("strong").text(&first)))
        .child(try_it.attr("aria-label", &label))
}

/// A change as the visitor would say it.
fn change_words(ctx: ResultCtx, change: &Change) -> String {
    let ui = ctx.labels();
    let texts = |choices: &[Id<Choice>], except: &[Id<Choice>]| {
        let left = choices.iter().filter(|choice| !except.contains(choice));
        left.map(|&choice| ctx.choice_text(choice)).collect::<Vec<_>>().join("; ")
    };
    let (before, after) = (texts(&change.before, &change.after), texts(&change.after, &change.before));
    let template = match (before.is_empty(), after.is_empty()) {
        (true, _) => ui.flip_also(),
        (_, true) => ui.flip_without(),
        _ => ui.flip_instead(),
    };
    let said = fill(template, &[("before", &before), ("after", &after)]);
    let question = &ctx.question_texts().questions[change.question].short;
    fill(ui.flip_of(), &[("question", question), ("change", &said)])
}

fn unanswered(ctx: ResultCtx, answers: &Answers, assessment: &Assessment, open: &[OpenQuestion]) -> Option<El> {
    let ui = ctx.labels();
    let path = answers.path(ctx.questionnaire());
    let unknown = path.into_iter().filter(|&question| answers.chosen(question).is_empty()).count();
    let section = el("section").child(el("h4").text(ui.unanswered_title()));
    match (unknown, open) {
        (0, _) => None,
        (_, []) => Some(section.child(el("p").text(&fill(ui.unanswered_none(), &[("n", &unknown.to_string())])))),
        (_, open) => {
            let items = open.iter().map(|open| open_item(ctx, assessment, open));
            let list = classed("ul", "rf-open").children(items);
            Some(section.child(el("p").text(ui.unanswered_note())).child(list))
        }
    }
}

fn open_item(ctx: ResultCtx, assessment: &Assessment, open: &OpenQuestion) -> El {
    let ui = ctx.labels();
    let question = open.question;
    let title = &ctx.question_texts().questions[question].title;
    let roles: Vec<&str> = open.firsts.iter().map(|&role| ctx.name_in(assessment, role)).collect();
    let could = fill(ui.unanswered_could(), &[("roles", &roles.join(", "))]);
    let label = fill(ui.unanswered_of(), &[("question", title)]);
    let link = button("rf-link", ui.unanswered_answer(), move || ctx.dispatch(Action::Change(question)));
    el("li")
        .child(el("p").text(title).text(" ").child(link.attr("aria-label", &label)))
        .child(classed("p", "rf-quiet").text(&could))
}

/// What was taken as usual where nothing was said, each with the way to say it where it is asked.
fn presumed(ctx: ResultCtx, answers: &Answers, assessment: &Assessment) -> Option<El> {
    let ui = ctx.labels();
    let model = ctx.model();
    let path = answers.path(&model.questionnaire);
    let taken: Vec<Id<Choice>> = assessment.facts.presumed().collect();
    let items = taken.iter().map(|&choice| {
        let question = model.questionnaire.choices[choice].question;
        let text = &ctx.question_texts().questions[question];
        let label = fill(ui.presumed_answer_of(), &[("question", &text.title)]);
        let link = button("rf-link", ui.presumed_answer(), move || ctx.dispatch(Action::Change(question)));
        let link = path.contains(&question).then(|| link.attr("aria-label", &label));
        let words = fill(ui.said(), &[("question", &text.short), ("answer", ctx.choice_text(choice))]);
        el("li").child(el("p").text(&words).text(" ").maybe(link))
    });
    let rules = model.presumptions.iter().filter(|rule| taken.contains(&rule.choice));
    let who: Vec<Id<Source>> = rules.flat_map(|rule| &rule.sources).copied().collect();
    (!taken.is_empty()).then(|| {
        el("section")
            .child(el("h4").text(ui.presumed_title()))
            .child(el("p").text(ui.presumed_note()))
            .child(classed("ul", "rf-open").children(items))
            .child(sources(ctx, &who))
    })
}
