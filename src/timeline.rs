//! Which option matters when: the same assessment at each stage, with the stage's own answers in place of the
//! visitor's.

use crate::model::{Choice, Id, Model, Role, Stage};
use crate::scoring::{Assessment, assess};
use crate::session::Answers;

/// The ranking at one stage.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Moment {
    /// The stage.
    pub stage: Id<Stage>,
    /// The answers that were assessed.
    pub answers: Answers,
    /// The ranking.
    pub assessment: Assessment,
    /// Whether the visitor is at this stage; then the answers are their own, unchanged.
    pub is_here: bool,
    /// The option that comes first here and did not at the stage before.
    pub handover: Option<Handover>,
}

/// First place changes hands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Handover {
    /// The option that came first at the stage before.
    pub from: Id<Role>,
    /// The option that comes first now.
    pub to: Id<Role>,
}

/// The ranking at every stage, in order.
pub fn timeline(model: &Model, answers: &Answers) -> Vec<Moment> {
    let here = here(model, answers);
    let mut moments: Vec<Moment> = Vec::with_capacity(model.stages.len());
    for stage in model.stages.ids() {
        let is_here = here == Some(stage);
        let answers = if is_here { answers.clone() } else { at_stage(model, answers, stage) };
        let assessment = assess(model, &answers);
        let handover = moments.last().and_then(|before| handover(&before.assessment, &assessment));
        moments.push(Moment { stage, answers, assessment, is_here, handover });
    }
    moments
}

/// The stage that the visitor says they are at.
pub fn here(model: &Model, answers: &Answers) -> Option<Id<Stage>> {
    let mut stages = model.stages.iter();
    stages.find(|(_, stage)| answers.is_chosen(model, stage.choice)).map(|(id, _)| id)
}

/// The visitor's answers as they would be at this stage. Conditions are on the visitor's own answers.
fn at_stage(model: &Model, own: &Answers, stage: Id<Stage>) -> Answers {
    let row = &model.stages[stage];
    let holding = row.answers.iter().filter(|(_, when)| when.holds(|choice| own.is_chosen(model, choice)));
    let chosen: Vec<Id<Choice>> = [row.choice].into_iter().chain(holding.map(|&(choice, _)| choice)).collect();
    let mut answers = own.clone();
    for &choice in &chosen {
        answers.clear(model.choices[choice].question);
    }
    for &choice in &chosen {
        answers.choose(model, choice, true);
    }
    answers
}

fn handover(before: &Assessment, now: &Assessment) -> Option<Handover> {
    let from = before.placements.first()?.role;
    let to = now.placements.first()?.role;
    let still_first = now.first().any(|placement| placement.role == from);
    (!still_first).then_some(Handover { from, to })
}
