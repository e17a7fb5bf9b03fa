//! Every change of a single answer, and how great it is.

use super::prepared::{bit, bits};
use crate::model::{Choice, Id, Model, Question};
use crate::session::Answers;

/// The size of a change of the whole question, in percent.
pub(super) const WHOLE: u32 = 100;

/// Another answer to one question.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// The question.
    pub question: Id<Question>,
    /// The choices taken now, in the order of the question.
    pub before: Vec<Id<Choice>>,
    /// The choices in their place; never empty, never the same.
    pub after: Vec<Id<Choice>>,
    /// How great the change is in percent of the whole question, 1..=100, rounded half up. On a scale: the steps
    /// apart. Between choices that are no scale: 100. Where several may be taken: those taken or dropped, of as many as
    /// may be taken together; "none of these" counts as none.
    pub size: u32,
}

/// A change as sets of choices.
#[derive(Clone, Copy)]
pub(super) struct Move {
    pub question: Id<Question>,
    pub before: u128,
    pub after: u128,
    pub size: u32,
}

impl Move {
    pub fn to_change(self, model: &Model) -> Change {
        let row = &model.questions[self.question];
        let taken = |set: u128| row.choices.iter().copied().filter(|&choice| bit(choice) & set != 0).collect();
        Change { question: self.question, before: taken(self.before), after: taken(self.after), size: self.size }
    }
}

/// All single changes of questions that are answered, in the order of the questions and of their choices: another
/// choice where one is taken; where several may be, one taken or dropped, one swapped for another where no more may
/// be taken, or an exclusive one put in place of all or replaced. The last choice is not dropped, since that is no
/// answer.
pub(super) fn single_changes(model: &Model, answers: &Answers) -> Vec<Move> {
    let mut all = Vec::new();
    for (question, row) in model.questions.iter() {
        let before = bits(answers.chosen(question));
        if before == 0 {
            continue;
        }
        let mut add = |after: u128| {
            if after != 0 {
                all.push(Move { question, before, after, size: size(model, row, before, after) });
            }
        };
        let exclusive = exclusive(model, row);
        let kept = before & !exclusive;
        for &choice in &row.choices {
            let own = bit(choice);
            if row.most == 1 || own & exclusive != 0 {
                // Taken in place of all; one that is taken is only left by taking another.
                add(if before & own == 0 { own } else { 0 });
            } else if before & own != 0 {
                add(before & !own);
            } else if (kept.count_ones() as usize) < row.most {
                add(kept | own);
            } else {
                let taken = row.choices.iter().map(|&other| bit(other)).filter(|other| kept & other != 0);
                taken.for_each(|other| add(kept & !other | own));
            }
        }
    }
    all
}

fn exclusive(model: &Model, question: &Question) -> u128 {
    let exclusive = question.choices.iter().filter(|&&choice| model.choices[choice].is_exclusive);
    exclusive.fold(0, |all, &choice| all | bit(choice))
}

fn size(model: &Model, question: &Question, before: u128, after: u128) -> u32 {
    let place = |set: u128| question.choices.iter().position(|&choice| bit(choice) & set != 0).unwrap_or(0);
    let (steps, whole) = if question.most > 1 {
        let differ = ((before ^ after) & !exclusive(model, question)).count_ones() as usize;
        (differ, question.most)
    } else if question.is_ordered {
        (place(before).abs_diff(place(after)), question.choices.len() - 1)
    } else {
        (1, 1)
    };
    let size = (200 * steps + whole) / (2 * whole.max(1));
    u32::try_from(size).unwrap_or(WHOLE).clamp(1, WHOLE)
}
