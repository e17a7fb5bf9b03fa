//! Reasons in words: the answers, what follows from them, and the points.
//!
//! A list of reasons is drawn once and follows the answers row by row, so that whatever is opened in it stays open.

use crate::base::table::Id;
use crate::evaluation::Evaluation;
use crate::model::{Choice, Misfit, Question, Reason, Role};
use crate::scoring::reasons::{Reasons, because, reasons};
use crate::scoring::{Assessment, Contribution, Placement};
use crate::text::fill;
use crate::ui::kit::el::{El, classed, el};
use crate::ui::result_ctx::ResultCtx;
use crate::ui::sources::sources;

/// Which option a view is about as the answers change.
#[derive(Clone, Copy)]
pub enum Subject {
    /// Whichever stands at this index of the ranking.
    At(usize),
    /// This one, wherever it stands.
    Role(Id<Role>),
}

impl Subject {
    /// Where it stands.
    pub fn placement(self, assessment: &Assessment) -> Option<&Placement> {
        match self {
            Subject::At(index) => assessment.placements.get(index),
            Subject::Role(role) => assessment.of(role),
        }
    }

    /// A function that reads something of where it stands, and follows the answers.
    pub fn follow<T: Default>(
        self,
        ctx: ResultCtx,
        read: impl Fn(&Evaluation, &Placement) -> T + Copy + 'static,
    ) -> impl Fn() -> T + Copy + 'static {
        move || {
            let evaluation = ctx.watch_evaluation();
            self.placement(evaluation.assessment()).map(|placement| read(&evaluation, placement)).unwrap_or_default()
        }
    }
}

/// The reasons of one side.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Side {
    /// What speaks for an option.
    For,
    /// What speaks against it.
    Against,
}

impl Side {
    /// The reasons of this side for or against an option, the strongest first.
    pub fn of(self, ctx: ResultCtx, placement: &Placement) -> Vec<Contribution> {
        let Reasons { pros, cons } = reasons(ctx.model(), placement);
        if self == Side::For { pros } else { cons }
    }
}

/// The reasons from one place in their order up to another.
pub fn reason_list(ctx: ResultCtx, subject: Subject, side: Side, (from, to): (usize, usize), with_sources: bool) -> El {
    let shown = subject.follow(ctx, move |_, placement| {
        let found = side.of(ctx, placement).into_iter();
        found.take(to).skip(from).map(|part| part.reason).collect::<Vec<_>>()
    });
    classed("ul", "rf-reasons").each(shown, move |reason| {
        let row = reason_row(ctx, subject, reason);
        if with_sources { row.child(sources(ctx, &ctx.model().reasons[reason].sources)) } else { row }
    })
}

/// The answers, what follows from them, and the points.
fn reason_row(ctx: ResultCtx, subject: Subject, reason: Id<Reason>) -> El {
    let points = subject.follow(ctx, move |_, placement| ctx.points_more(points_of(placement, reason)));
    el("li")
        .each(move || said(ctx, ctx.watch_evaluation().assessment(), reason), said_line)
        .child(el("p").text(&ctx.texts().reasons[reason]))
        .child(classed("p", "rf-reason__points").text_fn(points))
}

/// What speaks against an option although it stands where it does.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct MisfitLine {
    /// The option.
    pub role: Id<Role>,
    /// Why it does not fit.
    pub misfit: Id<Misfit>,
    /// Whether the visitor said so; else it rests on what was taken as usual.
    is_said: bool,
}

/// All that speaks against an option in this way.
pub fn misfits(ctx: ResultCtx, assessment: &Assessment, placement: &Placement) -> Vec<MisfitLine> {
    let role = placement.role;
    let is_said = |misfit| ctx.model().roles[role].misfits[misfit].when.holds(assessment.facts.said());
    placement.misfits.iter().map(|&misfit| MisfitLine { role, misfit, is_said: is_said(misfit) }).collect()
}

/// One of them in words.
pub fn misfit_line(ctx: ResultCtx, line: MisfitLine) -> El {
    let labels = ctx.labels();
    let usual = (!line.is_said).then(|| classed("span", "rf-quiet").text(" ").text(labels.presumed_mark()));
    classed("p", "rf-limit")
        .child(el("strong").text(labels.but()))
        .text(" ")
        .text(&ctx.texts().roles[line.role].not_when[line.misfit])
        .opt_child(usual)
}

/// The points that a reason gives to an option.
pub fn points_of(placement: &Placement, reason: Id<Reason>) -> i32 {
    placement.contributions.iter().find(|part| part.reason == reason).map_or(0, |part| part.points)
}

/// A line of answers above what follows from them.
pub fn said_line(line: String) -> El {
    classed("p", "rf-reason__said").text(&line)
}

/// The answers that make a reason hold, a line for each question; what was taken as usual is marked.
pub fn said(ctx: ResultCtx, assessment: &Assessment, reason: Id<Reason>) -> Vec<String> {
    let choices = because(ctx.model(), assessment, reason);
    choices
        .chunk_by(|&choice, &other| question_of(ctx, choice) == question_of(ctx, other))
        .map(|own| {
            let answer: Vec<&str> = own.iter().map(|&choice| ctx.choice_text(choice)).collect();
            let presumed = own.iter().any(|&choice| assessment.facts.is_presumed(choice));
            let question =
                own.first().map_or("", |&choice| &ctx.question_texts().questions[question_of(ctx, choice)].short);
            let mark = if presumed { [" ", ctx.labels().presumed_mark()].concat() } else { String::new() };
            let said = fill(ctx.labels().said(), &[("question", question), ("answer", &answer.join("; "))]);
            [said, mark].concat()
        })
        .collect()
}

fn question_of(ctx: ResultCtx, choice: Id<Choice>) -> Id<Question> {
    ctx.model().questionnaire.choices[choice].question
}
