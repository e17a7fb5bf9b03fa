//! How sure the result is: in one word with what speaks against more, then what varies, what would change it, and what
//! was not said.

use crate::base::table::Id;
use crate::evaluation::Evaluation;
use crate::model::{Choice, Question, Role};
use crate::robustness::{ANSWERED_BY_CHANCE, Change, Doubt, Flip, ONE_STEP_OFF, Stability, Word};
use crate::scoring::assess;
use crate::session::{Action, Step};
use crate::text::fill;
use crate::ui::kit::bar::bar_fn;
use crate::ui::kit::el::{El, button, classed, el, lazy_disclosure, quiet_fn, when_near};
use crate::ui::result_ctx::ResultCtx;
use crate::ui::sources::{sources, sources_fn};

/// How many changes are in view at once; the rest is a click away.
const IN_VIEW: usize = 5;

/// How many of the greatest needs are named where the first option does not cover them.
const GREATEST: usize = 3;

/// How sure the result is, as it stands in the headline.
pub fn sure(ctx: ResultCtx) -> El {
    let labels = ctx.labels();
    let word = move || {
        let evaluation = ctx.watch_evaluation();
        let name = match evaluation.confidence().word {
            Word::Clear => labels.sure_clear(),
            Word::Leaning => labels.sure_leaning(),
            Word::Open => labels.sure_open(),
        };
        let is_so_far = evaluation.confidence().is_so_far;
        if is_so_far { fill(labels.sure_so_far(), &[("word", name)]) } else { name.to_string() }
    };
    let means = move || {
        let evaluation = ctx.watch_evaluation();
        let template = match evaluation.confidence().word {
            Word::Clear => labels.sure_clear_means(),
            Word::Leaning => labels.sure_leaning_means(),
            Word::Open => labels.sure_open_means(),
        };
        with_second(ctx, &evaluation, template)
    };
    let doubts = move || {
        let evaluation = ctx.watch_evaluation();
        evaluation.confidence().doubts.iter().map(|&doubt| doubt_text(ctx, &evaluation, doubt)).collect()
    };
    let has_doubts = move || !ctx.watch_evaluation().confidence().doubts.is_empty();
    let doubt_list = move || classed("ul", "rf-dashes").each(doubts, |doubt: String| el("li").text(&doubt));
    // How many questions are left, and the way there.
    let left = move || {
        let left = ctx.watch_answers(|answers| answers.left(ctx.questionnaire()));
        left.first().map(|&next| (left.len(), next))
    };
    let go_on = move |(count, next): (usize, Id<Question>)| {
        let told = fill(labels.sure_left(), &[("n", &count.to_string())]);
        let go = button("rf-link", labels.sure_go_on(), move || ctx.dispatch(Action::GoTo(Step::Question(next))));
        el("p").text(&told).text(" ").child(go)
    };
    let word = classed("p", "rf-sure__word").text(labels.sure_label()).text(" ").child(el("strong").text_fn(word));
    classed("div", "rf-sure")
        .child(word)
        .child(el("p").text_fn(means))
        .show_if(has_doubts, doubt_list)
        .keyed(left, go_on)
}

/// A sentence in which the second option may be named.
fn with_second(ctx: ResultCtx, evaluation: &Evaluation, template: &str) -> String {
    let assessment = evaluation.assessment();
    let second = assessment.placements.get(1).map_or("", |second| ctx.advice(assessment, second));
    fill(template, &[("second", second)])
}

fn doubt_text(ctx: ResultCtx, evaluation: &Evaluation, doubt: Doubt) -> String {
    let labels = ctx.labels();
    let (assessment, firm) = (evaluation.assessment(), evaluation.robustness());
    match doubt {
        Doubt::SmallLead if assessment.lead() == 0 => with_second(ctx, evaluation, labels.doubt_level()),
        Doubt::SmallLead => {
            let points = |points: u32| ctx.points(i32::try_from(points).unwrap_or(i32::MAX));
            let (lead, clear) = (points(assessment.lead()), points(ctx.model().confidence.clear_lead));
            fill(labels.doubt_lead(), &[("lead", &lead), ("clear", &clear)])
        }
        Doubt::Unstable => {
            let first = assessment.placements.first();
            let share = ctx.percent(first.map_or(0, |first| firm.stability.percent(first.role)));
            fill(labels.doubt_unstable(), &[("share", &share), ("n", &firm.stability.variations.to_string())])
        }
        Doubt::Misfit => labels.doubt_misfit().to_string(),
        Doubt::NeedsOpen => {
            let needs = assessment.needs_by_weight().into_iter().take(GREATEST);
            let needs: Vec<&str> = needs.map(|need| &*ctx.texts().needs[need].name).collect();
            fill(labels.doubt_needs(), &[("needs", &needs.join(", "))])
        }
        Doubt::OpenQuestions => {
            let open = firm.open_questions.iter().map(|open| &*ctx.question_texts().questions[open.question].short);
            fill(labels.doubt_questions(), &[("questions", &open.collect::<Vec<_>>().join(", "))])
        }
        Doubt::NoAnswers => labels.doubt_no_answers().to_string(),
    }
}

/// The section. The heading is there at once; the rest is drawn when it comes near.
pub fn firmness(ctx: ResultCtx) -> El {
    classed("section", "rf-firmness")
        .child(el("h3").text(ctx.labels().firm_title()))
        .child(when_near(move || ctx.is_on_paper(), move || measured(ctx)))
}

fn measured(ctx: ResultCtx) -> El {
    let note = move || note_text(ctx, &ctx.watch_evaluation().robustness().stability);
    let parts = classed("div", "rf-firmness__parts")
        .child(el("p").text(ctx.labels().confidence_measured()))
        .child(sources(ctx, &ctx.model().confidence.sources))
        .child(shares(ctx))
        .child(quiet_fn(note))
        .child(changes(ctx))
        .show_if(move || count_unknown(&ctx.watch_evaluation()) > 0, move || unanswered(ctx));
    let has_presumed = move || ctx.watch_evaluation().assessment().facts.presumed().next().is_some();
    parts.show_if(has_presumed, move || presumed(ctx))
}

/// How often each option came first.
fn shares(ctx: ResultCtx) -> El {
    let roles = move || ctx.watch_evaluation().robustness().stability.ever_first();
    let title = el("h4").text(ctx.labels().firm_shares_title());
    el("section").child(title).child(classed("ul", "rf-shares").each(roles, move |role| share_row(ctx, role)))
}

fn share_row(ctx: ResultCtx, role: Id<Role>) -> El {
    let is_first = move || {
        let evaluation = ctx.watch_evaluation();
        evaluation.assessment().placements.first().is_some_and(|first| first.role == role)
    };
    let percent = move || ctx.watch_evaluation().robustness().stability.percent(role);
    let name = move || ctx.name_in(ctx.watch_evaluation().assessment(), role).to_string();
    let share = move || fill(ctx.labels().firm_share(), &[("share", &ctx.percent(percent()))]);
    el("li")
        .class_fn("is-first", is_first)
        .child(el("span").text_fn(name))
        .child(el("span").text_fn(share))
        .child(bar_fn(percent))
}

fn note_text(ctx: ResultCtx, stability: &Stability) -> String {
    let percent = |hundredths| ctx.percent(hundredths);
    let values = [
        ("n", &*stability.variations.to_string()),
        ("spread", &*percent(ctx.model().confidence.spread)),
        ("off", &*percent(ONE_STEP_OFF)),
        ("chance", &*percent(ANSWERED_BY_CHANCE)),
    ];
    fill(ctx.labels().firm_note(), &values)
}

/// The changes of answers that put another option first.
fn changes(ctx: ResultCtx) -> El {
    let labels = ctx.labels();
    let note = move || {
        let evaluation = ctx.watch_evaluation();
        let note = match &evaluation.robustness().flips[..] {
            [] => labels.flips_none(),
            [flip, ..] if flip.changes.len() > 1 => labels.flips_pair(),
            _ => labels.flips_note(),
        };
        note.to_string()
    };
    let rest = move || ctx.watch_evaluation().robustness().flips.len().saturating_sub(IN_VIEW);
    let more = move || {
        let label = move || fill(labels.flips_more(), &[("n", &rest().to_string())]);
        let summary = el("summary").text_fn(label);
        lazy_disclosure("rf-disclosure", summary, move || flip_list(ctx, (IN_VIEW, usize::MAX)))
    };
    classed("section", "rf-changes-answers")
        .child(el("h4").text(labels.flips_title()))
        .child(el("p").text_fn(note))
        .child(flip_list(ctx, (0, IN_VIEW)))
        .show_if(move || rest() > 0, more)
}

fn flip_list(ctx: ResultCtx, (from, to): (usize, usize)) -> El {
    let flips = move || {
        let evaluation = ctx.watch_evaluation();
        let flips = evaluation.robustness().flips.iter().take(to).skip(from);
        flips.map(|flip| (flip.clone(), name_after(ctx, &evaluation, flip))).collect()
    };
    classed("ul", "rf-flips").each(flips, move |(flip, role)| flip_row(ctx, &flip, role))
}

/// The name of the option that a change puts first: a part-time leader leans with the changed answers.
fn name_after(ctx: ResultCtx, evaluation: &Evaluation, flip: &Flip) -> &'static str {
    if !ctx.model().roles[flip.first].part_time {
        return &ctx.texts().roles[flip.first].name;
    }
    ctx.name_in(&assess(ctx.model(), &flip.apply(evaluation.answers())), flip.first)
}

fn flip_row(ctx: ResultCtx, flip: &Flip, role: &str) -> El {
    let labels = ctx.labels();
    let changes: Vec<String> = flip.changes.iter().map(|change| change_text(ctx, change)).collect();
    let changes = changes.join(&[", ", labels.flip_and(), " "].concat());
    let label = fill(labels.try_of(), &[("role", role), ("change", &changes)]);
    let first = fill(labels.flip_first(), &[("role", role)]);
    let own = flip.clone();
    let try_it = button("rf-button", labels.try_it(), move || ctx.dispatch(Action::Try(own.apply(&ctx.answers()))));
    el("li")
        .child(el("p").text(&changes).text(": ").child(el("strong").text(&first)))
        .child(try_it.attr("aria-label", &label))
}

/// A change as the visitor would say it.
fn change_text(ctx: ResultCtx, change: &Change) -> String {
    let labels = ctx.labels();
    let texts = |choices: &[Id<Choice>], except: &[Id<Choice>]| {
        let left = choices.iter().filter(|choice| !except.contains(choice));
        left.map(|&choice| ctx.choice_text(choice)).collect::<Vec<_>>().join("; ")
    };
    let (before, after) = (texts(&change.before, &change.after), texts(&change.after, &change.before));
    let template = match (before.is_empty(), after.is_empty()) {
        (true, _) => labels.flip_also(),
        (_, true) => labels.flip_without(),
        _ => labels.flip_instead(),
    };
    let said = fill(template, &[("before", &before), ("after", &after)]);
    let question = &ctx.question_texts().questions[change.question].short;
    fill(labels.flip_of(), &[("question", question), ("change", &said)])
}

/// How many of the questions put have no answer that is known.
fn count_unknown(evaluation: &Evaluation) -> usize {
    let path = evaluation.answers().path(&evaluation.model().questionnaire);
    path.into_iter().filter(|&question| evaluation.answers().chosen(question).is_empty()).count()
}

/// The open questions that could change who comes first, or that none could.
fn unanswered(ctx: ResultCtx) -> El {
    let labels = ctx.labels();
    let open = move || {
        let evaluation = ctx.watch_evaluation();
        evaluation.robustness().open_questions.iter().map(|open| open.question).collect::<Vec<_>>()
    };
    let told = move || match open().is_empty() {
        true => fill(labels.unanswered_none(), &[("n", &count_unknown(&ctx.watch_evaluation()).to_string())]),
        false => labels.unanswered_note().to_string(),
    };
    let list = move || classed("ul", "rf-open").each(open, move |question| open_row(ctx, question));
    el("section")
        .child(el("h4").text(labels.unanswered_title()))
        .child(el("p").text_fn(told))
        .show_if(move || !open().is_empty(), list)
}

fn open_row(ctx: ResultCtx, question: Id<Question>) -> El {
    let labels = ctx.labels();
    let title = &ctx.question_texts().questions[question].title;
    let could = move || {
        let evaluation = ctx.watch_evaluation();
        let open = evaluation.robustness().open_questions.iter().filter(|open| open.question == question);
        let roles = open.flat_map(|open| &open.firsts).map(|&role| ctx.name_in(evaluation.assessment(), role));
        fill(labels.unanswered_could(), &[("roles", &roles.collect::<Vec<_>>().join(", "))])
    };
    let label = fill(labels.unanswered_of(), &[("question", title)]);
    let link = button("rf-link", labels.unanswered_answer(), move || ctx.dispatch(Action::Change(question)));
    el("li").child(el("p").text(title).text(" ").child(link.attr("aria-label", &label))).child(quiet_fn(could))
}

/// What was taken as usual where nothing was said, each with the way to say it where it is asked.
fn presumed(ctx: ResultCtx) -> El {
    let labels = ctx.labels();
    // Each choice, with its question where that is put.
    let taken = move || {
        let evaluation = ctx.watch_evaluation();
        let path = evaluation.answers().path(ctx.questionnaire());
        let question = |choice| ctx.questionnaire().choices[choice].question;
        let taken = evaluation.assessment().facts.presumed();
        taken.map(|choice| (choice, path.contains(&question(choice)))).collect::<Vec<_>>()
    };
    let who = move || {
        let taken = taken();
        let rules = ctx.model().presumptions.iter();
        let rules = rules.filter(|rule| taken.iter().any(|&(choice, _)| choice == rule.choice));
        rules.flat_map(|rule| &rule.sources).copied().collect()
    };
    el("section")
        .child(el("h4").text(labels.presumed_title()))
        .child(el("p").text(labels.presumed_note()))
        .child(classed("ul", "rf-open").each(taken, move |(choice, is_put)| presumed_row(ctx, choice, is_put)))
        .child(sources_fn(ctx, who))
}

fn presumed_row(ctx: ResultCtx, choice: Id<Choice>, is_put: bool) -> El {
    let labels = ctx.labels();
    let question = ctx.questionnaire().choices[choice].question;
    let text = &ctx.question_texts().questions[question];
    let said = fill(labels.said(), &[("question", &text.short), ("answer", ctx.choice_text(choice))]);
    let link = is_put.then(|| {
        let label = fill(labels.presumed_answer_of(), &[("question", &text.title)]);
        let go = button("rf-link", labels.presumed_answer(), move || ctx.dispatch(Action::Change(question)));
        go.attr("aria-label", &label)
    });
    el("li").child(el("p").text(&said).text(" ").opt_child(link))
}
