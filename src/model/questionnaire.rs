//! What is asked: questions with their choices, and who is asked which.

use super::{ChoiceSet, Condition};
use crate::base::table::{Id, Key, Table};

/// The name of "I don't know" where answers are written by name. Every question has it beside its own choices.
pub const UNKNOWN: &str = "unknown";

/// The name of the marks of importance where answers are written by name. It stands beside the names of questions.
pub const IMPORTANCE: &str = "importance";

/// What is asked. The first screens need nothing else.
#[derive(Clone, Debug, Default)]
pub struct Questionnaire {
    /// The edition of the content, a whole number that grows with each published change.
    pub edition: u32,
    /// The questions, in the order asked.
    pub questions: Table<Question>,
    /// All choices of all questions, question by question.
    pub choices: Table<Choice>,
    /// The themes of reasons, which a visitor can mark as more or less important.
    pub themes: Table<Theme>,
    /// How many of the follow-up questions ([`Put::FollowUp`]) are put to one visitor at most.
    pub follow_ups: usize,
    /// Worked examples to load.
    pub examples: Table<Example>,
}

/// What a [`super::Reason`] is about, such as the amount of work, the people who are there, or money.
#[derive(Clone, Debug)]
pub struct Theme {
    /// The stable name.
    pub key: Key,
}

/// One question. It is shown on a page of its own.
#[derive(Clone, Debug)]
pub struct Question {
    /// The stable name.
    pub key: Key,
    /// How many choices may be taken together. It is 1 for a single choice.
    pub max_choices: usize,
    /// Whether the choices are a scale from little to much. Two of them are then some steps apart.
    pub is_ordered: bool,
    /// The choices, in the order shown.
    pub choices: Box<[Id<Choice>]>,
    /// The choices as a set.
    pub(crate) set: ChoiceSet,
    /// To whom the question is put.
    pub put: Put,
    /// What must have been answered before for the question to be put.
    pub when: Condition,
    /// Answers after which the question is not put.
    pub unless: ChoiceSet,
}

impl Question {
    /// The choices as a set.
    pub fn choice_set(&self) -> &ChoiceSet {
        &self.set
    }
}

/// To whom a question is put.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Put {
    /// To everybody whose earlier answers leave it open.
    Always,
    /// To those whose earlier answers call for it, up to [`Questionnaire::follow_ups`].
    FollowUp,
    /// To nobody on the way to the result. It can be answered on the screen that needs it and does not affect the ranking.
    Aside,
}

/// A possible answer to a question.
#[derive(Clone, Debug)]
pub struct Choice {
    /// The stable name, unique within its question.
    pub key: Key,
    /// The question that it answers.
    pub question: Id<Question>,
    /// Whether it cannot be taken together with others ("none of these").
    pub is_exclusive: bool,
    /// The regions (ISO 3166-1 alpha-2) whose visitors are offered this choice before they answer. The region is that of
    /// the browser's language.
    pub regions: Box<[Key]>,
}

/// A worked example.
#[derive(Clone, Debug)]
pub struct Example {
    /// The stable name.
    pub key: Key,
    /// Its answers.
    pub choices: Box<[Id<Choice>]>,
}

impl Questionnaire {
    /// The choice of a question that has this name.
    pub fn find_choice(&self, question: Id<Question>, key: &str) -> Option<Id<Choice>> {
        let choices = &self.questions[question].choices;
        choices.iter().copied().find(|&choice| &*self.choices[choice].key == key)
    }

    /// How many questions are put to one visitor at most.
    pub fn most_put(&self) -> usize {
        let count = |put| self.questions.rows().iter().filter(|question| question.put == put).count();
        count(Put::Always) + self.follow_ups.min(count(Put::FollowUp))
    }

    /// The choice that is offered in a region (ISO 3166-1 alpha-2, in any case) before the visitor answers, if there is
    /// one.
    pub fn proposed_in(&self, region: &str) -> Option<Id<Choice>> {
        let named = |choice: &Choice| choice.regions.iter().any(|known| known.eq_ignore_ascii_case(region));
        self.choices.iter().find(|(_, choice)| named(choice)).map(|(id, _)| id)
    }
}
