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
    /// First place changes hands here. At a tie it stays with who had it.
    pub handover: Option<Handover>,
}

/// First place changes hands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Handover {
    /// The option that had first place until now.
    pub from: Id<Role>,
    /// The option that has it from here on.
    pub to: Id<Role>,
}

/// The ranking at every stage, in order.
pub fn timeline(model: &Model, answers: &Answers) -> Vec<Moment> {
    let here = here(model, answers);
    let mut moments: Vec<Moment> = Vec::with_capacity(model.stages.len());
    let mut leader: Option<Id<Role>> = None;
    for stage in model.stages.ids() {
        let is_here = here == Some(stage);
        let answers = if is_here { answers.clone() } else { at_stage(model, answers, stage) };
        let assessment = assess(model, &answers);
        let first = assessment.placements.first().map(|placement| placement.role);
        let stays = assessment.first().any(|placement| Some(placement.role) == leader);
        let handover = leader.zip(first).filter(|_| !stays).map(|(from, to)| Handover { from, to });
        leader = if stays { leader } else { first };
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
