//! Which smallest change of answers puts another option first? Exhaustive: no smaller one is overlooked.

use super::changes::{Change, Move, WHOLE, single_changes};
use super::prepared::Prepared;
use crate::base::sort::sorted_indices;
use crate::base::table::Id;
use crate::model::Role;
use crate::session::Answers;

/// A change of one answer or of two that puts another option first.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Flip {
    /// One change, or two in different questions, in the order of the questions.
    pub changes: Vec<Change>,
    /// The option that is first then.
    pub first: Id<Role>,
}

impl Flip {
    /// How great all changes are together, in percent of a question each; at most 200.
    pub fn size(&self) -> u32 {
        self.changes.iter().map(|change| change.size).sum()
    }

    /// The answers with the changes made.
    pub fn apply(&self, answers: &Answers) -> Answers {
        let mut answers = answers.clone();
        for change in &self.changes {
            answers.put(change.question, change.after.clone());
        }
        answers
    }
}

/// The single changes that flip first place, or else the smallest pair.
pub(super) fn flips(prepared: &Prepared, answers: &Answers) -> Vec<Flip> {
    let model = prepared.model;
    let moves = single_changes(model, answers);
    let tried = moves.iter().map(|&tried| Some((tried, prepared.flip(&[(tried.before, tried.after)])?)));
    let flipping: Vec<(Move, Id<Role>)> = tried.flatten().collect();
    let by_size = sorted_indices(flipping.len(), &|a, b| flipping[a].0.size <= flipping[b].0.size);
    let mut kept: Vec<(Move, Id<Role>)> = Vec::new();
    for (flip, first) in by_size.into_iter().map(|place| flipping[place]) {
        let same = |&(other, to): &(Move, Id<Role>)| other.question == flip.question && to == first;
        if !model.questionnaire.questions[flip.question].is_ordered || !kept.iter().any(same) {
            kept.push((flip, first));
        }
    }
    if kept.is_empty() {
        return smallest_pair(prepared, &moves).into_iter().collect();
    }
    kept.into_iter().map(|(flip, first)| Flip { changes: vec![flip.to_change(model)], first }).collect()
}

/// The pair of changes in two questions with the smallest size together that flips first place; of equal ones the one
/// that begins with the earlier question, then the earlier choice. Tried by growing size until one does.
fn smallest_pair(prepared: &Prepared, moves: &[Move]) -> Option<Flip> {
    let mut by_size: Vec<Vec<usize>> = vec![Vec::new(); WHOLE as usize + 1];
    for (place, tried) in moves.iter().enumerate() {
        by_size[tried.size as usize].push(place);
    }
    for total in 2..=2 * WHOLE {
        for (place, one) in moves.iter().enumerate() {
            let rest = total.checked_sub(one.size).and_then(|rest| by_size.get(rest as usize));
            for &other in rest.into_iter().flatten().filter(|&&other| other > place) {
                let other = &moves[other];
                let pair = [(one.before, one.after), (other.before, other.after)];
                if one.question != other.question
                    && let Some(first) = prepared.flip(&pair)
                {
                    return Some(Flip { changes: [one, other].map(|one| one.to_change(prepared.model)).into(), first });
                }
            }
        }
    }
    None
}
