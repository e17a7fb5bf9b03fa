//! Every change of a single answer, and how great it is.

use crate::base::round::ratio;
use crate::base::table::Id;
use crate::model::{Choice, ChoiceSet, Model, Question};
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
    pub before: ChoiceSet,
    pub after: ChoiceSet,
    pub size: u32,
}

impl Move {
    pub fn to_change(self, model: &Model) -> Change {
        let row = &model.questionnaire.questions[self.question];
        let taken = |set: ChoiceSet| row.choices.iter().copied().filter(|&choice| set.contains(choice)).collect();
        Change { question: self.question, before: taken(self.before), after: taken(self.after), size: self.size }
    }
}

/// All single changes of questions that are answered and count, in the order of the questions and of their choices:
/// another choice where one is taken; where several may be, one taken or dropped, one swapped for another where no more may
/// be taken, or an exclusive one put in place of all or replaced. The last choice is not dropped, since that is no
/// answer.
pub(super) fn single_changes(model: &Model, answers: &Answers) -> Vec<Move> {
    let mut all = Vec::new();
    for question in answers.path(&model.questionnaire) {
        let row = &model.questionnaire.questions[question];
        let before = ChoiceSet::of(answers.chosen(question));
        if before.is_empty() {
            continue;
        }
        let mut add = |after: ChoiceSet| {
            if !after.is_empty() {
                all.push(Move { question, before, after, size: size(model, row, before, after) });
            }
        };
        let exclusive = exclusive(model, row);
        let kept = before.without(exclusive);
        for &choice in &row.choices {
            let own = ChoiceSet::one(choice);
            let is_taken = before.meets(own);
            if row.max_choices == 1 || own.meets(exclusive) {
                // Taken in place of all; one that is taken is only left by taking another.
                add(if is_taken { ChoiceSet::EMPTY } else { own });
            } else if is_taken {
                add(before.without(own));
            } else if kept.len() < row.max_choices {
                add(kept.with(own));
            } else {
                kept.iter().for_each(|other| add(kept.without(ChoiceSet::one(other)).with(own)));
            }
        }
    }
    all
}

fn exclusive(model: &Model, question: &Question) -> ChoiceSet {
    let exclusive = question.choices.iter().copied().filter(|&choice| model.questionnaire.choices[choice].is_exclusive);
    ChoiceSet::of(&exclusive.collect::<Vec<_>>())
}

fn size(model: &Model, question: &Question, before: ChoiceSet, after: ChoiceSet) -> u32 {
    let place = |set: ChoiceSet| question.choices.iter().position(|&choice| set.contains(choice)).unwrap_or(0);
    let (steps, whole) = if question.max_choices > 1 {
        let differ = before.without(after).with(after.without(before)).without(exclusive(model, question)).len();
        (differ, question.max_choices)
    } else if question.is_ordered {
        (place(before).abs_diff(place(after)), question.choices.len() - 1)
    } else {
        (1, 1)
    };
    ratio(100 * steps as u64, whole as u64).clamp(1, WHOLE)
}
