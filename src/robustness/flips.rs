//! Which smallest change of answers puts another option first?
//!
//! Every single change is tried. Where none of them flips first place, pairs of changes are tried by growing size, so that
//! no smaller pair is overlooked.

use super::changes::{Change, Move, WHOLE, single_changes};
use super::prepared::Prepared;
use crate::base::sort::sorted_indices;
use crate::base::table::Id;
use crate::model::Role;
use crate::session::Answers;

/// How many pairs of changes are tried at most.
///
/// The number of pairs grows with the square of the number of single changes, and each pair costs a ranking. The built-in
/// model has at most 98 single changes, which is fewer than 4,800 pairs, so all of its pairs are tried. Twice as many keep
/// the search of a larger model within some tens of milliseconds.
pub(super) const MOST_PAIRS: u32 = 10_000;

/// A change of one answer or of two that puts another option first.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Flip {
    /// One change, or two in different questions, in the order of the questions.
    pub changes: Vec<Change>,
    /// The option that is first after them.
    pub first: Id<Role>,
}

impl Flip {
    /// The size of all changes together, 1..=200. Each change counts in percent of its question.
    pub fn size(&self) -> u32 {
        self.changes.iter().map(|change| change.size).sum()
    }

    /// These answers with the changes made.
    pub fn apply(&self, answers: &Answers) -> Answers {
        let mut answers = answers.clone();
        for change in &self.changes {
            answers.put(change.question, change.after.clone());
        }
        answers
    }
}

/// The single changes that flip first place, or else the smallest pair that does.
pub(super) fn flips(prepared: &Prepared, answers: &Answers) -> Vec<Flip> {
    let model = prepared.model;
    let moves = single_changes(model, answers);
    let tried = moves.iter().filter_map(|tried| Some((tried, prepared.flip(&[(&tried.before, &tried.after)])?)));
    let flipping: Vec<(&Move, Id<Role>)> = tried.collect();
    let by_size = sorted_indices(flipping.len(), &|a, b| flipping[a].0.size <= flipping[b].0.size);
    let mut kept: Vec<(&Move, Id<Role>)> = Vec::new();
    for (flip, first) in by_size.into_iter().map(|index| flipping[index]) {
        let is_same = |&(other, to): &(&Move, Id<Role>)| other.question == flip.question && to == first;
        if !model.questionnaire.questions[flip.question].is_ordered || !kept.iter().any(is_same) {
            kept.push((flip, first));
        }
    }
    if kept.is_empty() {
        return smallest_pair(prepared, &moves).into_iter().collect();
    }
    kept.into_iter().map(|(flip, first)| Flip { changes: vec![flip.to_change(model)], first }).collect()
}

/// The smallest pair of changes in two questions that flips first place, among the [`MOST_PAIRS`] smallest. Of equally
/// large pairs it is the one whose first change comes first, by question and then by choice.
fn smallest_pair(prepared: &Prepared, moves: &[Move]) -> Option<Flip> {
    let mut by_size: Vec<Vec<usize>> = vec![Vec::new(); WHOLE as usize + 1];
    for (index, tried) in moves.iter().enumerate() {
        by_size[tried.size as usize].push(index);
    }
    let mut left = MOST_PAIRS;
    for total in 2..=2 * WHOLE {
        for one in moves {
            let Some(others) = total.checked_sub(one.size).and_then(|rest| by_size.get(rest as usize)) else {
                continue;
            };
            let later = others.partition_point(|&other| moves[other].question <= one.question);
            for other in others[later..].iter().map(|&other| &moves[other]) {
                left = left.checked_sub(1)?;
                if let Some(first) = prepared.flip(&[(&one.before, &one.after), (&other.before, &other.after)]) {
                    return Some(Flip { changes: [one, other].map(|one| one.to_change(prepared.model)).into(), first });
                }
            }
        }
    }
    None
}
