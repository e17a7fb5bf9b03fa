//! The facts a ranking rests on: the answers that count and, for each question without one, what is usual for such a
//! company.
//!
//! "I don't know" is neither "no" nor a middle value. It is treated like a missing answer. What is usual follows from the
//! other answers: a firm of 400 people, for example, can pay a salary. The rules are applied one by one in the order of
//! the model, and each presumed answer is named wherever it is used.

use crate::base::table::Id;
use crate::model::{Choice, ChoiceSet, Model};
use crate::session::Answers;
use crate::session::path;

/// The choices that hold for this company, stated or presumed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Facts {
    said: ChoiceSet,
    presumed: ChoiceSet,
    all: ChoiceSet,
}

impl Facts {
    /// The facts that follow from these answers.
    pub fn of(model: &Model, answers: &Answers) -> Self {
        let said = path::counted(&model.questionnaire, &answers.taken());
        let all = with_presumed(model, said.clone());
        Facts { presumed: all.without(&said), said, all }
    }

    /// What the visitor stated, as far as it counts.
    pub fn said(&self) -> &ChoiceSet {
        &self.said
    }

    /// What is presumed because it is usual, in the order of the questions.
    pub fn presumed(&self) -> impl Iterator<Item = Id<Choice>> {
        self.presumed.iter()
    }

    /// Whether a choice is presumed and not stated.
    pub fn is_presumed(&self, choice: Id<Choice>) -> bool {
        self.presumed.contains(choice)
    }

    /// What is stated together with what is presumed.
    pub fn all(&self) -> &ChoiceSet {
        &self.all
    }
}

/// What is stated, together with what is usual for questions about which nothing is stated.
pub(crate) fn with_presumed(model: &Model, said: ChoiceSet) -> ChoiceSet {
    let mut known = said;
    for rule in &model.presumptions {
        let question = &model.questionnaire.questions[model.questionnaire.choices[rule.choice].question];
        if !question.choice_set().meets(&known) && rule.when.holds(&known) {
            known.insert(&ChoiceSet::one(rule.choice));
        }
    }
    known
}
