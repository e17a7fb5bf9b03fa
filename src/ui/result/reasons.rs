//! Reasons in words: the answers, what follows from them, and the points.

use crate::base::table::Id;
use crate::model::{Choice, Question, Reason};
use crate::scoring::reasons::because;
use crate::scoring::{Assessment, Contribution};
use crate::text::fill;
use crate::ui::kit::el::{El, classed, el};
use crate::ui::result_ctx::ResultCtx;
use crate::ui::sources::sources;

/// A list of reasons.
pub fn reason_items(ctx: ResultCtx, assessment: &Assessment, found: &[Contribution]) -> El {
    classed("ul", "rf-reasons").children(found.iter().map(|part| reason_item(ctx, assessment, part)))
}

/// A list of reasons, each with who says so.
pub fn with_sources(ctx: ResultCtx, assessment: &Assessment, found: &[Contribution]) -> El {
    let items = found
        .iter()
        .map(|part| reason_item(ctx, assessment, part).child(sources(ctx, &ctx.model().reasons[part.reason].sources)));
    classed("ul", "rf-reasons").children(items)
}

/// The answers, what follows from them, and the points.
fn reason_item(ctx: ResultCtx, assessment: &Assessment, part: &Contribution) -> El {
    let said = said(ctx, assessment, part.reason).into_iter();
    el("li")
        .children(said.map(|line| classed("p", "rf-reason__said").text(&line)))
        .child(el("p").text(&ctx.texts().reasons[part.reason]))
        .child(classed("p", "rf-reason__points").text(&ctx.points_more(part.points)))
}

/// The answers that make a reason hold, a line for each question; what was taken as usual is marked.
pub fn said(ctx: ResultCtx, assessment: &Assessment, reason: Id<Reason>) -> Vec<String> {
    let choices = because(ctx.model(), assessment, reason);
    choices
        .chunk_by(|&one, &other| question_of(ctx, one) == question_of(ctx, other))
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
