//! What fits best, how clear that is, and what comes second.

use super::app::FOCUS;
use super::ctx::Ctx;
use super::el::{El, classed, el};
use super::ranking::reason_items;
use crate::model::{Id, Role};
use crate::scoring::reasons::{Reasons, reasons};
use crate::scoring::{Assessment, Clarity};
use crate::session::Answers;
use crate::text::fill;

/// How many reasons are named for the best and for the second best.
const REASONS: usize = 2;

/// The headline.
pub fn headline(ctx: Ctx, answers: &Answers, assessment: &Assessment) -> El {
    let top = classed("header", "rf-headline");
    let [first, second, ..] = &assessment.placements[..] else { return top };
    let text = &ctx.text().roles[first.role];
    let reasons = reasons(ctx.model(), answers);
    let title = classed("h2", "rf-headline__role").attr("tabindex", "-1").attr(FOCUS, "").text(&text.name);
    let top = top
        .child(classed("p", "rf-eyebrow").text(&eyebrow(ctx)))
        .child(title)
        .child(classed("p", "rf-lead").text(&text.sentence))
        .child(classed("p", "rf-headline__clarity").text(&clarity(ctx, assessment, second.role)))
        .maybe(lean(ctx, assessment, first.role))
        .child(classed("p", "rf-quiet").text(&basis(ctx, answers, assessment, first.role)))
        .children(pros(ctx, &reasons[first.role], assessment, first.role))
        .child(facts(ctx, first.role));
    top.child(runner_up(ctx, &reasons[second.role], assessment, second.role))
}

fn eyebrow(ctx: Ctx) -> String {
    let ui = ctx.ui();
    let example = ctx.read(|session| session.example.as_ref().map(|(id, _)| *id));
    match example {
        Some(id) => fill(ui.result_example(), &[("name", &ctx.text().examples[id].name)]),
        None => ui.result_eyebrow().to_string(),
    }
}

fn clarity(ctx: Ctx, assessment: &Assessment, second: Id<Role>) -> String {
    let ui = ctx.ui();
    let template = match assessment.clarity(ctx.model()) {
        Clarity::Tie => ui.result_tie(),
        Clarity::Close => ui.result_close(),
        Clarity::Ahead => ui.result_ahead(),
        Clarity::Clear => ui.result_clear(),
    };
    fill(template, &[("second", ctx.role_name(second))])
}

/// Which way a part-time leader should lean.
fn lean(ctx: Ctx, assessment: &Assessment, first: Id<Role>) -> Option<El> {
    let ui = ctx.ui();
    if !ctx.model().roles[first].part_time {
        return None;
    }
    let side = ctx.text().roles[assessment.lean(ctx.model())?].side.as_deref()?;
    let need = &ctx.text().criteria[assessment.weightiest_need()?].name;
    Some(classed("p", "rf-headline__lean").text(&fill(ui.lean(), &[("side", side), ("need", need)])))
}

/// On how many answers and on what amount of work the result rests.
fn basis(ctx: Ctx, answers: &Answers, assessment: &Assessment, role: Id<Role>) -> String {
    let ui = ctx.ui();
    if answers.count() == 0 {
        return ui.result_no_answers().to_string();
    }
    let total = ctx.model().questions.len().to_string();
    let based = fill(ui.result_based(), &[("n", &answers.count().to_string()), ("total", &total)]);
    let workload = ctx.model().roles[role].workload;
    let work = &ctx.text().workloads[workload].name;
    let days = ctx.days(assessment.amounts[workload]);
    let amount = fill(ui.result_amount(), &[("days", &days), ("work", work)]);
    [based, amount].join(" ")
}

fn facts(ctx: Ctx, role: Id<Role>) -> El {
    let ui = ctx.ui();
    let text = &ctx.text().roles[role];
    let fact = |name: &str, text: &str| el("div").child(el("dt").text(name)).child(el("dd").text(text));
    classed("dl", "rf-facts").child(fact(ui.form(), &text.form)).child(fact(ui.cost(), &text.cost))
}

fn runner_up(ctx: Ctx, reasons: &Reasons, assessment: &Assessment, role: Id<Role>) -> El {
    let ui = ctx.ui();
    let title = fill(ui.second_title(), &[("role", ctx.role_name(role))]);
    classed("section", "rf-second")
        .child(el("h3").text(&title))
        .child(el("p").text(&ctx.text().roles[role].sentence))
        .children(pros(ctx, reasons, assessment, role))
}

/// The strongest reasons for an option, with their label; nothing where there are none.
fn pros(ctx: Ctx, Reasons { pros, .. }: &Reasons, assessment: &Assessment, role: Id<Role>) -> Vec<El> {
    let label = classed("p", "rf-label").text(ctx.ui().pros());
    let items = reason_items(ctx, assessment, role, &pros[..pros.len().min(REASONS)]);
    items.map(|items| vec![label, items]).unwrap_or_default()
}
