//! Which questions are put to a visitor, by what they have answered so far.
//!
//! Some questions are put to everybody. Others follow from earlier answers; of those, the first
//! [`Questionnaire::follow_ups`] in the order of the file are put. A question depends only on answers to earlier
//! questions, so one walk over the questionnaire finds the whole path. An answer to a question that is not on the path is
//! kept, but nothing follows from it.

use crate::base::table::Id;
use crate::model::{ChoiceSet, Put, Question, Questionnaire};

/// The questions put to somebody who has taken these choices, in their order.
pub fn path(questionnaire: &Questionnaire, taken: &ChoiceSet) -> Vec<Id<Question>> {
    let mut on_path = Vec::new();
    walk(questionnaire, taken, &mut |question| on_path.push(question));
    on_path
}

/// The choices that count: those of questions on the path and of questions put aside ([`Put::Aside`]).
pub fn counted(questionnaire: &Questionnaire, taken: &ChoiceSet) -> ChoiceSet {
    walk(questionnaire, taken, &mut |_| ())
}

/// Visits the questions on the path and returns the choices that count: those taken, without the ones of questions that
/// are not put. Choices of later questions are still among them when a question is looked at, but no condition names a
/// later question.
fn walk(questionnaire: &Questionnaire, taken: &ChoiceSet, visit: &mut dyn FnMut(Id<Question>)) -> ChoiceSet {
    let mut counted = taken.clone();
    let mut follow_ups = 0;
    for (id, question) in questionnaire.questions.iter() {
        if question.put != Put::Aside {
            let is_open = question.when.holds(&counted) && !question.unless.meets(&counted);
            let is_follow_up = question.put == Put::FollowUp;
            if is_open && !(is_follow_up && follow_ups == questionnaire.follow_ups) {
                follow_ups += usize::from(is_follow_up);
                visit(id);
            } else if question.choice_set().meets(&counted) {
                counted = counted.without(question.choice_set());
            }
        }
    }
    counted
}
