//! Every change of a single answer, and how large it is.

use crate::base::round::percent;
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
    /// The choices taken instead. Never empty and never the same as `before`.
    pub after: Vec<Id<Choice>>,
    /// How large the change is, in percent of the whole question, 1..=100, rounded half up.
    ///
    /// On a scale it is the number of steps out of all steps. Between choices that are no scale it is 100. Where several
    /// choices may be taken it is the number taken or dropped, out of as many as may be taken together; "none of these"
    /// counts as none.
    pub size: u32,
}

/// A change as sets of choices.
#[derive(Clone)]
pub(super) struct Move {
    pub question: Id<Question>,
    pub before: ChoiceSet,
    pub after: ChoiceSet,
    pub size: u32,
}

impl Move {
    pub fn to_change(&self, model: &Model) -> Change {
        let row = &model.questionnaire.questions[self.question];
        let taken = |set: &ChoiceSet| row.choices.iter().copied().filter(|&choice| set.contains(choice)).collect();
        Change { question: self.question, before: taken(&self.before), after: taken(&self.after), size: self.size }
    }
}

/// All single changes of questions that are answered and count, in the order of the questions and of their choices.
///
/// Where one choice may be taken, a change takes another one. Where several may be taken, a change takes or drops one
/// choice, or swaps one where no more may be taken. An exclusive choice takes the place of all others, and each of the
/// others takes its place. The last choice is never dropped, since nothing would be left as an answer.
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
                all.push(Move { question, size: size(model, row, &before, &after), before: before.clone(), after });
            }
        };
        let exclusive = exclusive(model, row);
        let kept = before.without(&exclusive);
        for &choice in &row.choices {
            let own = ChoiceSet::one(choice);
            let is_taken = before.contains(choice);
            if row.max_choices == 1 || exclusive.contains(choice) {
                // It replaces all others. One that is already taken is only given up for another.
                add(if is_taken { ChoiceSet::EMPTY } else { own });
            } else if is_taken {
                add(before.without(&own));
            } else if kept.len() < row.max_choices {
                add(kept.with(&own));
            } else {
                kept.iter().for_each(|other| add(kept.without(&ChoiceSet::one(other)).with(&own)));
            }
        }
    }
    all
}

fn exclusive(model: &Model, question: &Question) -> ChoiceSet {
    let exclusive = question.choices.iter().copied().filter(|&choice| model.questionnaire.choices[choice].is_exclusive);
    ChoiceSet::of(&exclusive.collect::<Vec<_>>())
}

fn size(model: &Model, question: &Question, before: &ChoiceSet, after: &ChoiceSet) -> u32 {
    let index = |set: &ChoiceSet| question.choices.iter().position(|&choice| set.contains(choice)).unwrap_or(0);
    let (steps, whole) = if question.max_choices > 1 {
        let differ = before.without(after).with(&after.without(before)).without(&exclusive(model, question)).len();
        (differ, question.max_choices)
    } else if question.is_ordered {
        (index(before).abs_diff(index(after)), question.choices.len() - 1)
    } else {
        (1, 1)
    };
    percent(steps as u32, whole as u32).clamp(1, WHOLE)
}
