//! Saved assessments: the one place that follows the form in which they are stored.
//!
//! One text holds all of them by name. Where the form changes, [`save`] and [`load`] change; what is measured stays.

use role_fit::exchange::saved_session::{BUILT_IN_MODEL, Found, Saved, decode};
use role_fit::model::Questionnaire;
use role_fit::session::{Answers, Entries, Step, TopicInputs};

/// So many assessments at the end of the questions, each with answers of its own.
pub fn assessments(questionnaire: &Questionnaire, count: usize) -> Saved {
    let mut saved = Saved::new(questionnaire, BUILT_IN_MODEL);
    for assessment in 0..count {
        let chosen = questionnaire.questions.rows().iter().enumerate().map(|(index, question)| {
            // Any rule will do that gives neighbours different answers.
            question.choices[(assessment * (index + 1) + index) % question.choices.len()]
        });
        let answers = Answers::of(questionnaire, &chosen.collect::<Vec<_>>());
        let entries = Entries { answers, inputs: TopicInputs::default(), step: Step::Result };
        saved.add(&format!("Company {assessment}"), entries);
    }
    saved
}

/// Stores all of them.
pub fn save(questionnaire: &Questionnaire, saved: &Saved) -> String {
    saved.write(questionnaire)
}

/// Reads all of them again.
pub fn load(questionnaire: &Questionnaire, text: &str) -> Saved {
    match decode(questionnaire, BUILT_IN_MODEL, text) {
        Found::Current(saved) => saved,
        _ => panic!("what was saved can be read"),
    }
}
