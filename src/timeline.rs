//! Which option matters when: the assessment repeated for each stage of a company, with the answers of that stage in place
//! of the visitor's.
//!
//! The visitor's answer about money is left out at every stage, their own included. What companies of that size can
//! usually pay is presumed instead, so that all stages are comparable. The visitor's stage follows from the headcount
//! unless they state it.

use crate::base::table::Id;
use crate::model::{Choice, Model, Role, Stage};
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
    /// Whether the visitor is at this stage. The answers are then their own, except for the one on money.
    pub is_here: bool,
    /// Set if first place changes hands at this stage. At a tie it stays with the option that had it.
    pub handover: Option<Handover>,
}

/// First place passing from one option to another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Handover {
    /// The option that had first place until now.
    pub from: Id<Role>,
    /// The option that has it from this stage on.
    pub to: Id<Role>,
}

/// The ranking at every stage, in order.
pub fn timeline(model: &Model, answers: &Answers) -> Vec<Moment> {
    let here = here(model, answers);
    let mut moments: Vec<Moment> = Vec::with_capacity(model.stages.len());
    let mut leader: Option<Id<Role>> = None;
    for stage in model.stages.ids() {
        let is_here = here == Some(stage);
        let answers = without_money(model, if is_here { answers.clone() } else { at_stage(model, answers, stage) });
        let assessment = assess(model, &answers);
        let first = assessment.placements.first().map(|placement| placement.role);
        let stays = assessment.first().any(|placement| Some(placement.role) == leader);
        let handover = leader.zip(first).filter(|_| !stays).map(|(from, to)| Handover { from, to });
        leader = if stays { leader } else { first };
        moments.push(Moment { stage, answers, assessment, is_here, handover });
    }
    moments
}

/// The stage that the visitor is at. It is the one they state, or else the one that their headcount implies. `None` if
/// they answered neither.
pub fn here(model: &Model, answers: &Answers) -> Option<Id<Stage>> {
    let counted = answers.counted(&model.questionnaire);
    let mut stages = model.stages.iter();
    let said = stages.find(|(_, stage)| counted.contains(stage.choice));
    said.or_else(|| model.stages.iter().find(|(_, stage)| stage.people.meets(&counted))).map(|(id, _)| id)
}

fn without_money(model: &Model, answers: Answers) -> Answers {
    answers.without(model.questionnaire.choices[model.ample].question)
}

/// The visitor's answers as they would be at this stage. The conditions of a stage's answers look at the visitor's own
/// answers.
fn at_stage(model: &Model, own: &Answers, stage: Id<Stage>) -> Answers {
    let row = &model.stages[stage];
    let counted = own.counted(&model.questionnaire);
    let holding = row.answers.iter().filter(|(_, when)| when.holds(&counted));
    let chosen: Vec<Id<Choice>> = [row.choice].into_iter().chain(holding.map(|&(choice, _)| choice)).collect();
    let mut answers = own.clone();
    row.clears.iter().for_each(|&question| answers.clear(question));
    for &choice in &chosen {
        answers.clear(model.questionnaire.choices[choice].question);
    }
    for &choice in &chosen {
        answers.choose(&model.questionnaire, choice, true);
    }
    answers
}
