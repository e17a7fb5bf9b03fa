//! How sure the result is: what would change who comes first.
//!
//! Three questions are answered by ranking many times:
//!
//! - Does first place survive all that can be wrong? (`stability`, a Monte Carlo check as in Entscheidungsnavi)
//! - Which smallest change of answers gives it to another option? (`flips`, a counterfactual by exhaustive search)
//! - Which open question could change it? (`open_questions`)
//!
//! "First" is the option that the assessment places first. Every ranking is exactly what [`crate::scoring::assess`] would
//! return. It is computed on numbers that are prepared once (`prepared`), so that all of it fits into one frame of a slow
//! browser. [`Confidence`] sums it up in one word.
//!
//! One ranking grows linearly with the model. The number of rankings does not depend on the size of the model, only on the
//! number of questions put to one visitor: [`VARIATIONS`], one for each single change of an answer, one for each choice of
//! an open question, and a limited number of pairs of changes.

mod changes;
mod confidence;
mod flips;
mod prepared;
mod stability;

pub use changes::Change;
pub use confidence::{Confidence, Doubt, Word, confidence};
pub use flips::Flip;
pub use stability::{ANSWERED_BY_CHANCE, ONE_STEP_OFF, SEED, Stability, VARIATIONS};

use crate::base::table::Id;
use crate::model::{ChoiceSet, Model, Question, Role};
use crate::session::{Answer, Answers};
use prepared::Prepared;

/// How firm the result is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Robustness {
    /// How often each option stands first when everything that can be wrong is varied.
    pub stability: Stability,
    /// Each single change of an answer that puts another option first, the smallest first, then by question. Of several
    /// steps on one scale that lead to the same option only the smallest is listed.
    ///
    /// If no single change does, this is the one smallest pair of changes in two questions. It is empty if no pair does
    /// either. At most 10,000 pairs are tried, the smallest first. That is every pair of the built-in model.
    pub flips: Vec<Flip>,
    /// The open questions that could change first place, in their order.
    pub open_questions: Vec<OpenQuestion>,
}

/// A question without an answer (or with "I don't know") that could change first place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OpenQuestion {
    /// The question.
    pub question: Id<Question>,
    /// The other options that an answer could put first, in the order of the model. Where several choices may be taken,
    /// each is tried alone. Never empty.
    pub firsts: Vec<Id<Role>>,
}

/// Examines the result of these answers.
pub fn robustness(model: &Model, answers: &Answers) -> Robustness {
    let prepared = Prepared::new(model, answers);
    Robustness {
        stability: stability::stability(&prepared),
        flips: flips::flips(&prepared, answers),
        open_questions: open_questions(&prepared, answers),
    }
}

fn open_questions(prepared: &Prepared, answers: &Answers) -> Vec<OpenQuestion> {
    let model = prepared.model;
    let open = answers
        .path(&model.questionnaire)
        .into_iter()
        .filter(|&id| !matches!(answers.get(id), Some(Answer::Chosen(_))));
    let tried = open.map(|question| {
        let choices = model.questionnaire.questions[question].choices.iter();
        let flip = |&choice| prepared.flip(&[(&ChoiceSet::EMPTY, &ChoiceSet::one(choice))]);
        let found: Vec<Id<Role>> = choices.filter_map(flip).collect();
        OpenQuestion { question, firsts: model.roles.ids().filter(|role| found.contains(role)).collect() }
    });
    tried.filter(|open| !open.firsts.is_empty()).collect()
}
