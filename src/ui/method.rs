//! How the order is made, and what each answer does to it, with the sources of every number.

use super::ctx::Ctx;
use super::el::{El, classed, disclosure, el};
use super::sources::sources;
use crate::model::{Choice, Condition, Id, Source};
use crate::session::Answers;
use crate::text::fill;

/// The method, closed until asked for.
pub fn method(ctx: Ctx, answers: &Answers) -> El {
    let ui = ctx.ui();
    let share = (ctx.model().form_share / 10).to_string();
    let rows = answers.all_chosen().map(|choice| effects(ctx, answers, choice));
    let work = ctx.model().workloads.rows().iter().flat_map(|workload| workload.sources.iter());
    let ids: Vec<Id<Source>> = ctx.model().method_sources.iter().chain(work).copied().collect();
    let content = el("div")
        .child(el("p").text(&fill(ui.method_text(), &[("share", &share)])))
        .child(sources(ctx, &ids))
        .child(el("h4").text(ui.method_effects()))
        .child(classed("ul", "rf-effects").children(rows));
    disclosure("rf-disclosure rf-method", el("summary").child(el("h3").text(ui.method_title())), content)
}

/// What one choice does, as far as its conditions hold.
fn effects(ctx: Ctx, answers: &Answers, choice: Id<Choice>) -> El {
    let ui = ctx.ui();
    let model = ctx.model();
    let row = &model.choices[choice];
    let holds = |when: &Condition| when.holds(|choice| answers.is_chosen(model, choice));
    let weights = row.effects.iter().filter(|effect| holds(&effect.when)).map(|effect| {
        let sign = if effect.points > 0 { "+" } else { "\u{2212}" };
        let points = [sign, &effect.points.unsigned_abs().to_string()].concat();
        fill(ui.effect_adds(), &[("need", &ctx.text().criteria[effect.criterion].name), ("points", &points)])
    });
    let work = row.evidence.iter().filter(|evidence| holds(&evidence.when)).map(|evidence| {
        let days = ctx.days(evidence.estimate.tenths);
        let work = &ctx.text().workloads[evidence.workload].name;
        fill(ui.effect_work(), &[("days", &days), ("work", work)])
    });
    let lines: Vec<String> = weights.chain(work).collect();
    let question = &ctx.text().questions[row.question].short;
    el("li")
        .child(el("p").child(el("strong").text(question).text(": ")).text(ctx.choice_text(choice)))
        .maybe((!lines.is_empty()).then(|| classed("p", "rf-quiet").text(&lines.join("; "))))
        .child(sources(ctx, &row.sources))
}
