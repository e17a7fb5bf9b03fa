//! Saved assessments: the one place that follows the form in which they are stored.
//!
//! Today a session is one text of its own, and a store of many is a list of them. Where the form changes, [`save`] and
//! [`load`] change; what is measured stays.

use role_fit::model::Questionnaire;
use role_fit::saved::{decode, encode};
use role_fit::session::{Answers, Notes, Own, Step};

/// What the store holds.
pub type Stored = Vec<String>;

/// So many visitors at the end of the questions, each with answers of their own.
pub fn visitors(asked: &Questionnaire, count: usize) -> Vec<Own> {
    (0..count)
        .map(|visitor| {
            let chosen = asked.questions.rows().iter().enumerate().map(|(place, question)| {
                // Any rule will do that gives neighbours different answers.
                question.choices[(visitor * (place + 1) + place) % question.choices.len()]
            });
            let answers = Answers::of(asked, &chosen.collect::<Vec<_>>());
            Own { answers, notes: Notes::default(), step: Step::Result }
        })
        .collect()
}

/// Stores all of them.
pub fn save(asked: &Questionnaire, all: &[Own]) -> Stored {
    all.iter().map(|own| encode(asked, own)).collect()
}

/// Reads all of them again.
pub fn load(asked: &Questionnaire, stored: &Stored) -> Vec<Own> {
    stored.iter().map(|text| decode(asked, text).expect("what was saved can be read").own).collect()
}
