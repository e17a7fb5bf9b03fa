//! What the assessment is about: options, needs, questions, and the numbers that connect them.
//!
//! A [`Model`] is content, read once from JSON by [`crate::content`]. Strings live in the files. In here everything is
//! referred to by a typed, dense [`Id`] that cannot dangle, since an id is only made while the table it points into is
//! being built. A [`Choice`] knows its question, so an answer to the wrong question cannot be written. Words for the
//! visitor are in [`crate::text`].
//!
//! Read [`Questionnaire`] first, then [`Reason`], then [`Model`].

mod choice_set;
mod estimates;
mod questionnaire;
mod ranking;

pub use choice_set::{ChoiceSet, Condition};
pub use estimates::{Consequences, Effect, Evidence, Need, Skill, WorkEstimate, Workload};
pub use questionnaire::{Choice, Example, IMPORTANCE, Put, Question, Questionnaire, Theme, UNKNOWN};
pub use ranking::{ConfidenceRule, Keep, Misfit, Presumption, Rating, Reason, Role};

use crate::base::table::{Id, Key, Keyed, Table};
use crate::base::words::Words;

/// All content of one assessment: a questionnaire, and what follows from its answers.
#[derive(Clone, Debug)]
pub struct Model {
    /// What is asked.
    pub questionnaire: Questionnaire,
    /// The publications that numbers and statements rest on.
    pub sources: Table<Source>,
    /// What a company may need from technology leadership.
    pub needs: Table<Need>,
    /// The kinds of work whose amount is estimated.
    pub workloads: Table<Workload>,
    /// The options to be ranked.
    pub roles: Table<Role>,
    /// What gives points to options and takes points from them.
    pub reasons: Table<Reason>,
    /// What an unanswered question would usually be, in the order in which it is looked up.
    pub presumptions: Box<[Presumption]>,
    /// Who is there already and fills a seat.
    pub keeps: Table<Keep>,
    /// The limits from which a result is called clear or leaning.
    pub confidence: ConfidenceRule,
    /// The answer that says that money is no limit.
    pub ample: Id<Choice>,
    /// The stages of a company, from idea to large.
    pub stages: Table<Stage>,
    /// The sources which say that a question matters.
    pub question_sources: Table<Question, Sources>,
    /// What follows from each choice.
    pub consequences: Table<Choice, Consequences>,
    /// Numbers at which publications draw a line.
    pub thresholds: Table<Threshold>,
    /// The steps of a part-time engagement.
    pub phases: Table<Phase>,
    /// The sources of the method.
    pub method_sources: Sources,
    /// The question whose choices are the stages.
    pub stage_question: Id<Question>,
}

/// The ids of sources that support a number or a statement.
pub type Sources = Box<[Id<Source>]>;

/// A publication that a number or statement rests on.
#[derive(Clone, Debug)]
pub struct Source {
    /// The stable name.
    pub key: Key,
    /// Publisher and title.
    pub name: Words,
    /// The year of publication, where known.
    pub year: Option<u16>,
    /// Where to read it. A founding document has no address.
    pub url: Option<Words>,
    /// Whether the publisher sells one of the options or advice on them.
    pub sells: bool,
    /// Whether it is our own judgement.
    pub is_own: bool,
}

/// A number at which publications draw a line, such as the developers from which a full-time CTO is advised. The
/// ranking does not use it. It shows how far publications agree.
#[derive(Clone, Debug)]
pub struct Threshold {
    /// The stable name.
    pub key: Key,
    /// The question that asks for this number.
    pub question: Id<Question>,
    /// Each publication with the lowest and the highest number that it names. Never empty.
    pub said: Box<[(Id<Source>, u32, u32)]>,
}

impl Threshold {
    /// The lowest and the highest number that any publication names.
    pub fn span(&self) -> (u32, u32) {
        let low = self.said.iter().map(|said| said.1).min();
        let high = self.said.iter().map(|said| said.2).max();
        (low.unwrap_or(0), high.unwrap_or(0))
    }
}

/// A stage in the life of a company.
#[derive(Clone, Debug)]
pub struct Stage {
    /// The stable name.
    pub key: Key,
    /// The choice of [`Model::stage_question`] that says "we are here".
    pub choice: Id<Choice>,
    /// The headcounts for which it is presumed unless the visitor states a stage.
    pub people: ChoiceSet,
    /// Questions whose answers hold only today. They are left open at this stage.
    pub clears: Box<[Id<Question>]>,
    /// A better reading for companies at this stage.
    pub further: Option<Id<Source>>,
    /// The answers that a company gives at this stage, each with its condition on the visitor's own answers.
    pub answers: Box<[(Id<Choice>, Condition)]>,
    /// The sources that support it.
    pub sources: Sources,
}

/// A step of a part-time engagement.
#[derive(Clone, Debug)]
pub struct Phase {
    /// The stable name.
    pub key: Key,
    /// First and last week, counted from the start.
    pub weeks: (u32, u32),
    /// Typical days a month, from and to, in tenths.
    pub days_a_month: (u32, u32),
    /// Whether it is repeated every quarter instead of ending.
    pub is_quarterly: bool,
    /// The sources that support it.
    pub sources: Sources,
}

impl Model {
    /// Who fills the seat of an option already, if these are the facts. Of several it is the first in the model.
    pub fn kept(&self, role: Id<Role>, facts: &ChoiceSet) -> Option<Id<Keep>> {
        self.keeps.iter().find(|(_, keep)| keep.role == role && keep.when.holds(facts)).map(|(id, _)| id)
    }
}

macro_rules! keyed {
    ($($type:ty),*) => {
        $(impl Keyed for $type {
            fn key(&self) -> &str {
                &self.key
            }
        })*
    };
}
keyed!(Source, Need, Workload, Role, Misfit, Reason, Keep, Theme, Stage, Question, Choice, Example, Phase, Threshold);
