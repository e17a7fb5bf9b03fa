//! How the order is made, and what each answer does to it, with the sources of every number.

use super::el::{El, classed, disclosure, el};
use super::full::Full;
use super::sources::sources;
use super::thresholds::question_sources;
use crate::model::{Choice, Condition, Id, Source};
use crate::session::Answers;
use crate::text::fill;

/// The method, closed until asked for.
pub fn method(full: Full, answers: &Answers) -> El {
    let ui = full.ui();
    let share = (full.model().form_share / 10).to_string();
    let rows = answers.all_chosen().map(|choice| effects(full, answers, choice));
    let work = full.model().workloads.rows().iter().flat_map(|workload| workload.sources.iter());
    let ids: Vec<Id<Source>> = full.model().method_sources.iter().chain(work).copied().collect();
    let content = el("div")
        .child(el("p").text(&fill(ui.method_text(), &[("share", &share)])))
        .child(sources(full, &ids))
        .child(el("h4").text(ui.method_effects()))
        .child(classed("ul", "rf-effects").children(rows));
    disclosure("rf-disclosure rf-method", el("summary").child(el("h3").text(ui.method_title())), content)
}

/// What one choice does, as far as its conditions hold.
fn effects(full: Full, answers: &Answers, choice: Id<Choice>) -> El {
    let ui = full.ui();
    let model = full.model();
    let row = &model.consequences[choice];
    let asked_by = model.choices[choice].question;
    let is_last = answers.chosen(asked_by).last() == Some(&choice);
    let holds = |when: &Condition| when.holds(|choice| answers.is_chosen(model, choice));
    let weights = row.effects.iter().filter(|effect| holds(&effect.when)).map(|effect| {
        let sign = if effect.points > 0 { "+" } else { "\u{2212}" };
        let points = [sign, &effect.points.unsigned_abs().to_string()].concat();
        fill(ui.effect_adds(), &[("need", &full.text().criteria[effect.criterion].name), ("points", &points)])
    });
    let work = row.evidence.iter().filter(|evidence| holds(&evidence.when)).map(|evidence| {
        let days = full.days(evidence.estimate.tenths);
        let work = &full.text().workloads[evidence.workload].name;
        fill(ui.effect_work(), &[("days", &days), ("work", work)])
    });
    let lines: Vec<String> = weights.chain(work).collect();
    let question = &full.words().questions[asked_by].short;
    el("li")
        .child(el("p").child(el("strong").text(question).text(": ")).text(full.choice_text(choice)))
        .maybe((!lines.is_empty()).then(|| classed("p", "rf-quiet").text(&lines.join("; "))))
        .child(sources(full, &row.sources))
        .maybe(is_last.then(|| question_sources(full, asked_by)))
}
