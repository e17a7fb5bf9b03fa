//! Companies like yours: the published accounts whose answers are nearest to the visitor's, and what came of them.
//!
//! An account counts as near by the answers that it shares with the visitor, each with the weight of its question. The
//! same answer counts whole, one step off on a scale or one of several in common counts half. What an account does not
//! tell takes half the weight of an answer from it, so that one that tells next to nothing is never near by accident.

use std::cmp::Ordering;

use crate::base::sort::sorted_indices;
use crate::base::table::{Id, Key, Keyed, Table};
use crate::model::{ChoiceSet, Model, Question, Role, Sources};
use crate::scoring::Assessment;
use crate::session::Answers;
use crate::text::Words;

/// How many of the nearest are shown.
pub const MOST: usize = 3;

/// With fewer answers nothing can be called near.
pub const LEAST_ANSWERS: usize = 3;

/// The published accounts, and how much each question counts when they are compared.
#[derive(Clone, Debug)]
pub struct Cases {
    /// The accounts.
    pub rows: Table<Case>,
    /// What a shared answer counts; 0 where a question says nothing of how near a company is.
    pub weights: Table<Question, u32>,
    /// Who says so.
    pub sources: Sources,
}

/// A published account of a company and of who came to lead its technology.
#[derive(Clone, Debug)]
pub struct Case {
    /// The stable name.
    pub key: Key,
    /// What it tells of the company, as answers; questions that it leaves open have none.
    pub told: ChoiceSet,
    /// The option that was taken, or advised.
    pub role: Id<Role>,
    /// Whether the account only advises it, instead of telling what was done.
    pub is_advice: bool,
    /// Where to read it.
    pub url: Words,
    /// Whether its publisher sells leadership or IT services.
    pub sells: bool,
}

impl Keyed for Case {
    fn key(&self) -> &str {
        &self.key
    }
}

/// An account in words.
#[derive(Clone, Debug)]
pub struct CaseText {
    /// The company and its trouble.
    pub situation: Words,
    /// What was done or advised.
    pub outcome: Words,
    /// Who published it.
    pub publisher: Words,
}

/// What is shown of the accounts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Peers {
    /// The nearest, [`MOST`] at most; none where no account is near.
    pub alike: Vec<Peer>,
    /// The nearest that decided otherwise, where all in [`Peers::alike`] decided as the result does.
    pub otherwise: Option<Peer>,
}

/// An account beside the visitor's answers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Peer {
    /// The account.
    pub case: Id<Case>,
    /// How near it is.
    pub nearness: Nearness,
    /// Whether its option is not among those in first place for the visitor.
    pub is_otherwise: bool,
}

/// How near an account is to the visitor's answers.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Nearness {
    /// How many of the visitor's answers it tells of.
    pub compared: usize,
    /// How many of those are the same.
    pub same: usize,
    /// How many more come close.
    pub close: usize,
    /// What the shared answers count.
    shared: u32,
    /// What they would count if all were shared.
    all: u32,
}

impl Nearness {
    /// Whether it is near enough to be shown: at least half is shared.
    pub fn is_near(&self) -> bool {
        self.all > 0 && self.shared * 2 >= self.all
    }

    /// The nearer is the greater.
    fn compare(&self, other: &Nearness) -> Ordering {
        (self.shared * other.all).cmp(&(other.shared * self.all))
    }
}

/// The accounts nearest to these answers, given the assessment of them; `None` with too few answers to tell.
pub fn peers(cases: &Cases, model: &Model, answers: &Answers, assessment: &Assessment) -> Option<Peers> {
    let given = answers.counted(&model.questionnaire);
    let says = |(question, &weight): (Id<Question>, &u32)| weight > 0 && given.meets(set_of(model, question));
    if cases.weights.iter().filter(|&row| says(row)).count() < LEAST_ANSWERS {
        return None;
    }
    let measured = cases.rows.iter().map(|(case, row)| Peer {
        case,
        nearness: nearness(cases, model, given, row.told),
        is_otherwise: assessment.first().all(|first| first.role != row.role),
    });
    let measured: Vec<Peer> = measured.collect();
    let stays_before = |a: usize, b: usize| measured[a].nearness.compare(&measured[b].nearness) != Ordering::Less;
    let order = sorted_indices(measured.len(), &stays_before);
    let near = order.into_iter().map(|place| measured[place]).filter(|peer| peer.nearness.is_near());
    let near: Vec<Peer> = near.collect();
    let (alike, rest) = near.split_at(near.len().min(MOST));
    let is_told = alike.iter().any(|peer| peer.is_otherwise);
    let otherwise = rest.iter().find(|peer| !is_told && peer.is_otherwise).copied();
    Some(Peers { alike: alike.to_vec(), otherwise })
}

fn set_of(model: &Model, question: Id<Question>) -> ChoiceSet {
    model.questionnaire.questions[question].choice_set()
}

/// How near what an account tells is to what the visitor says.
pub fn nearness(cases: &Cases, model: &Model, given: ChoiceSet, told: ChoiceSet) -> Nearness {
    let mut nearness = Nearness::default();
    for (id, &weight) in cases.weights.iter() {
        let set = set_of(model, id);
        let (own, theirs) = (given.common(set), told.common(set));
        if weight == 0 || own.is_empty() {
            continue;
        }
        if theirs.is_empty() {
            nearness.all += weight;
            continue;
        }
        let halves = shared_halves(&model.questionnaire.questions[id], own, theirs);
        nearness.compared += 1;
        nearness.same += usize::from(halves == 2);
        nearness.close += usize::from(halves == 1);
        nearness.shared += weight * halves;
        nearness.all += weight * 2;
    }
    nearness
}

/// How much of an answer is shared, in halves.
fn shared_halves(question: &Question, own: ChoiceSet, theirs: ChoiceSet) -> u32 {
    let place = |set: ChoiceSet| question.choices.iter().position(|&choice| set.contains(choice));
    let is_a_step_off = || match (place(own), place(theirs)) {
        (Some(own), Some(theirs)) => question.is_ordered && own.abs_diff(theirs) == 1,
        _ => false,
    };
    match own == theirs {
        true => 2,
        false => u32::from(own.meets(theirs) || is_a_step_off()),
    }
}
