//! All that follows from some answers, computed once and only when asked for.
//!
//! Screens, host events and `element.result` share one [`Evaluation`]. The assessment is computed at once. What takes longer
//! is computed when it is first read and then kept: robustness, the stages, and the ranking without a limit of money.

use std::sync::OnceLock;

use crate::model::Model;
use crate::robustness::{Confidence, Robustness, confidence, robustness};
use crate::scoring::{Assessment, assess, without_limit};
use crate::session::Answers;
use crate::timeline::{Moment, timeline};

/// What follows from some answers by one model. Two evaluations by the same model are equal if their answers are.
#[derive(Debug)]
pub struct Evaluation {
    model: &'static Model,
    answers: Answers,
    assessment: Assessment,
    robustness: OnceLock<Robustness>,
    confidence: OnceLock<Confidence>,
    free: OnceLock<Option<Assessment>>,
    moments: OnceLock<Vec<Moment>>,
}

impl Evaluation {
    /// Assesses these answers.
    pub fn new(model: &'static Model, answers: Answers) -> Self {
        Evaluation {
            assessment: assess(model, &answers),
            model,
            answers,
            robustness: OnceLock::new(),
            confidence: OnceLock::new(),
            free: OnceLock::new(),
            moments: OnceLock::new(),
        }
    }

    /// The model.
    pub fn model(&self) -> &'static Model {
        self.model
    }

    /// The answers.
    pub fn answers(&self) -> &Answers {
        &self.answers
    }

    /// The ranking.
    pub fn assessment(&self) -> &Assessment {
        &self.assessment
    }

    /// How firm the result is.
    pub fn robustness(&self) -> &Robustness {
        self.robustness.get_or_init(|| robustness(self.model, &self.answers))
    }

    /// How sure the result is, in one word.
    pub fn confidence(&self) -> &Confidence {
        self.confidence.get_or_init(|| confidence(self.model, &self.answers, &self.assessment, self.robustness()))
    }

    /// The ranking if money were no limit. `None` if the same option would come first.
    pub fn without_limit(&self) -> Option<&Assessment> {
        self.free.get_or_init(|| without_limit(self.model, &self.answers, &self.assessment)).as_ref()
    }

    /// Whether it is to be said that no option fits well: all questions put are answered, at least half of them with
    /// something known, and still the first option has few points. Before that, few points only mean that little is known.
    /// Half is our own judgement; it only decides what is said.
    pub fn fits_none(&self) -> bool {
        let questionnaire = &self.model.questionnaire;
        self.assessment.fits_none(self.model)
            && self.answers.left(questionnaire).is_empty()
            && 2 * self.answers.known(questionnaire) >= self.answers.path(questionnaire).len()
    }

    /// The ranking at every stage.
    pub fn moments(&self) -> &[Moment] {
        self.moments.get_or_init(|| timeline(self.model, &self.answers))
    }
}

impl PartialEq for Evaluation {
    fn eq(&self, other: &Self) -> bool {
        std::ptr::eq(self.model, other.model) && self.answers == other.answers
    }
}
