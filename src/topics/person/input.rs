//! What is entered on the screen on a person in mind: answers to that screen's own questionnaire.

use super::Person;
use crate::base::json::Json;
use crate::exchange::answers::{name_answers, read_answers};
use crate::model::IMPORTANCE;
use crate::session::Answers;
use crate::topics::input::Unknown;

/// What is said of a person in mind.
#[derive(Clone, Debug, PartialEq)]
pub struct PersonInput {
    /// The answers to [`Person::model`]'s questionnaire.
    pub answers: Answers,
    unknown: Unknown,
}

impl PersonInput {
    /// Nothing entered.
    pub fn none(person: &Person) -> Self {
        PersonInput { answers: Answers::none(&person.model.questionnaire), unknown: Unknown::default() }
    }

    /// Reads what is stored, by the names of question and choice. An answer that is not known any more is left out.
    pub fn read(stored: &Json, person: &Person) -> Self {
        let questionnaire = &person.model.questionnaire;
        PersonInput {
            answers: read_answers(questionnaire, stored).0,
            unknown: Unknown::of(stored, |name| name == IMPORTANCE || questionnaire.questions.find(name).is_some()),
        }
    }

    /// The form in which it is stored; an object without fields where nothing is entered.
    pub fn write(&self, person: &Person) -> Json {
        match name_answers(&person.model.questionnaire, &self.answers) {
            Json::Object(named) => self.unknown.with(named),
            other => other,
        }
    }
}
