//! How firm the result is: what would change who comes first.
//!
//! Three questions, answered by assessing again and again: does first place survive other weights (`stability`, a
//! Monte Carlo check of the weights as in Entscheidungsnavi), which smallest change of answers gives it to another
//! option (`flips`, a counterfactual by exhaustive search), and which open question could (`open_questions`). All
//! of it is exactly what [`crate::scoring::assess`] would say, on numbers that are laid out once for that
//! (`prepared`), so that it fits into one frame of a slow browser. Caps always stay in force. "First" is the option
//! that the assessment places first, also where it is level with another.

mod changes;
mod flips;
mod prepared;
mod stability;

pub use changes::Change;
pub use flips::Flip;
pub use stability::{SEED, SPREAD, Stability, VARIATIONS};

use crate::model::{Id, Model, Question, Role};
use crate::session::{Answer, Answers};
use prepared::{Prepared, bit};

/// How firm the result is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Robustness {
    /// How often each option stands first when all weights vary.
    pub stability: Stability,
    /// Each single change of an answer that puts another option first, the smallest change first, then by question; of
    /// steps on a scale to the same option only the smallest one. Where no single change does, the one smallest pair
    /// of changes in two questions; empty where no pair does either.
    pub flips: Vec<Flip>,
    /// The open questions that could change first place, in their order.
    pub open_questions: Vec<OpenQuestion>,
}

/// A question without an answer (or with "I don't know") that could change first place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OpenQuestion {
    /// The question.
    pub question: Id<Question>,
    /// The other options that an answer could put first, in the order of the model; where several choices may be
    /// taken, each is tried alone. Never empty.
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
    let open = model.questions.iter().filter(|&(id, _)| !matches!(answers.get(id), Some(Answer::Chosen(_))));
    let mut search = prepared.search();
    let tried = open.map(|(question, row)| {
        let choices = row.choices.iter();
        let found: Vec<Id<Role>> = choices.filter_map(|&choice| search.flip(&[(0, bit(choice))])).collect();
        OpenQuestion { question, firsts: model.roles.ids().filter(|role| found.contains(role)).collect() }
    });
    tried.filter(|open| !open.firsts.is_empty()).collect()
}
