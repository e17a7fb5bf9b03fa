//! How sure the result is, in one word that takes everything into account that can be wrong.
//!
//! Two numbers are compared with limits ([`crate::model::ConfidenceRule`]): the lead, and the share of variations in which
//! the first option stays first. The limits were set on situations that were left out when the points were fitted.
//! `cargo xtask judge` prints how often each word was right there. Anything else that speaks against the first option takes
//! the word down from clear to leaning.

use super::Robustness;
use crate::model::Model;
use crate::scoring::Assessment;
use crate::session::Answers;

/// How many of the greatest needs the first option must cover for a result to be clear.
const GREATEST: usize = 3;

/// How sure the result is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Confidence {
    /// In one word.
    pub word: Word,
    /// Whether questions on the path are still unanswered. The word is then "so far".
    pub is_so_far: bool,
    /// What keeps the word from being better, the weightiest first.
    pub doubts: Vec<Doubt>,
}

/// How sure the result is, in ascending order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Word {
    /// Two or more options deserve a look.
    Open,
    /// The first is ahead, but not by far.
    Leaning,
    /// The first is far ahead, whatever is varied.
    Clear,
}

/// Why the word is not better.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Doubt {
    /// The first is ahead by few points.
    SmallLead,
    /// Other points and answers a step off would often put another option first.
    Unstable,
    /// Something says that the first option does not fit.
    Misfit,
    /// The first option does not cover the greatest needs well.
    NeedsOpen,
    /// An open question could change who comes first.
    OpenQuestions,
    /// Nothing at all is answered.
    NoAnswers,
}

impl Word {
    /// The stable name.
    pub fn key(self) -> &'static str {
        match self {
            Word::Open => "open",
            Word::Leaning => "leaning",
            Word::Clear => "clear",
        }
    }
}

/// How sure the result of these answers is.
pub fn confidence(model: &Model, answers: &Answers, assessment: &Assessment, robustness: &Robustness) -> Confidence {
    let rule = &model.confidence;
    let Some(first) = assessment.placements.first() else {
        return Confidence { word: Word::Open, is_so_far: true, doubts: Vec::new() };
    };
    let (lead, share) = (assessment.lead(), robustness.stability.percent(first.role));
    let is_new = first.keep.is_none();
    let greatest = assessment.needs_by_weight().into_iter().take(GREATEST);
    let covered: u32 = greatest.map(|need| assessment.ratings[first.role][need]).sum();
    let doubts = [
        (answers.taken().is_empty(), Doubt::NoAnswers),
        (lead < rule.clear_lead, Doubt::SmallLead),
        (share < rule.clear_share, Doubt::Unstable),
        (!first.misfits.is_empty(), Doubt::Misfit),
        (!robustness.open_questions.is_empty(), Doubt::OpenQuestions),
        (is_new && covered < rule.covers_from * GREATEST as u32, Doubt::NeedsOpen),
    ];
    let doubts: Vec<Doubt> = doubts.into_iter().filter(|(holds, _)| *holds).map(|(_, doubt)| doubt).collect();
    let is_leaning = lead >= rule.leaning_lead && share >= rule.leaning_share && !assessment.fits_none(model);
    let word = match (is_leaning && !answers.taken().is_empty(), doubts.is_empty()) {
        (false, _) => Word::Open,
        (true, false) => Word::Leaning,
        (true, true) => Word::Clear,
    };
    Confidence { word, is_so_far: !answers.left(&model.questionnaire).is_empty(), doubts }
}
