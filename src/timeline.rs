//! Which option matters when: the same assessment at each stage, with the stage's own answers in place of the
//! visitor's.
//!
//! One rule in all columns: what the visitor said of money is left aside, so that what companies of the size usually can
//! pay is taken at every stage, the visitor's own among them. Their stage follows from the headcount unless they say
//! otherwise.

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
    /// Whether the visitor is at this stage; then the answers are their own, but for the one on money.
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

/// The stage that the visitor is at: as they say, else as their headcount tells.
pub fn here(model: &Model, answers: &Answers) -> Option<Id<Stage>> {
    let counted = answers.counted(&model.questionnaire);
    let mut stages = model.stages.iter();
    let said = stages.find(|(_, stage)| counted.contains(stage.choice));
    said.or_else(|| model.stages.iter().find(|(_, stage)| stage.people.meets(counted))).map(|(id, _)| id)
}

fn without_money(model: &Model, answers: Answers) -> Answers {
    answers.without(model.questionnaire.choices[model.ample].question)
}

/// The visitor's answers as they would be at this stage. Conditions are on the visitor's own answers.
fn at_stage(model: &Model, own: &Answers, stage: Id<Stage>) -> Answers {
    let row = &model.stages[stage];
    let counted = own.counted(&model.questionnaire);
    let holding = row.answers.iter().filter(|(_, when)| when.holds(counted));
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
