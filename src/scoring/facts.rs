//! What is taken as so: the answers that count, and for a question without one what is usual for such a company.
//!
//! "I don't know" is not "no" and not the middle: it is like no answer at all. What is usual follows from the other
//! answers (a firm of 400 can pay a salary), rule by rule in the order of the model, and is named wherever it is used.

use crate::base::table::Id;
use crate::model::{Choice, ChoiceSet, Model};
use crate::session::Answers;
use crate::session::path;

/// What is taken as so.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Facts {
    said: ChoiceSet,
    presumed: ChoiceSet,
}

impl Facts {
    /// What follows from these answers.
    pub fn of(model: &Model, answers: &Answers) -> Self {
        let said = path::counted(&model.questionnaire, answers.taken());
        Facts { said, presumed: presumed(model, said) }
    }

    /// What the visitor said, as far as it counts.
    pub fn said(&self) -> ChoiceSet {
        self.said
    }

    /// What was taken as usual, in the order of the questions.
    pub fn presumed(&self) -> impl Iterator<Item = Id<Choice>> {
        self.presumed.iter()
    }

    /// Whether a choice was taken as usual instead of said.
    pub fn is_presumed(&self, choice: Id<Choice>) -> bool {
        self.presumed.contains(choice)
    }

    /// Both together.
    pub fn all(&self) -> ChoiceSet {
        self.said.with(self.presumed)
    }
}

/// What is usual where nothing was said.
pub(crate) fn presumed(model: &Model, said: ChoiceSet) -> ChoiceSet {
    let mut presumed = ChoiceSet::EMPTY;
    for rule in &model.presumptions {
        let known = said.with(presumed);
        let question = &model.questionnaire.questions[model.questionnaire.choices[rule.choice].question];
        if !question.choice_set().meets(known) && rule.when.holds(known) {
            presumed = presumed.with(ChoiceSet::one(rule.choice));
        }
    }
    presumed
}
