//! Which questions are put to a visitor, by what they have answered so far.
//!
//! Some are put to all; of those that follow from answers as many as [`Questionnaire::follow_ups`], in the order of the
//! file. Each looks only at answers to earlier questions, so the path is found in one walk. An answer to a question that
//! is not on the path is kept, but nothing follows from it.

use crate::base::table::Id;
use crate::model::{ChoiceSet, Put, Question, Questionnaire};

/// The questions put to somebody who has taken these choices, in their order.
pub fn path(questionnaire: &Questionnaire, given: ChoiceSet) -> Vec<Id<Question>> {
    let mut on_path = Vec::with_capacity(questionnaire.questions.len());
    walk(questionnaire, given, &mut |question| on_path.push(question));
    on_path
}

/// The choices that count: those of questions on the path, and of those that are put aside.
pub fn counted(questionnaire: &Questionnaire, given: ChoiceSet) -> ChoiceSet {
    walk(questionnaire, given, &mut |_| ())
}

fn walk(questionnaire: &Questionnaire, given: ChoiceSet, visit: &mut dyn FnMut(Id<Question>)) -> ChoiceSet {
    let mut counted = ChoiceSet::EMPTY;
    let mut follow_ups = 0;
    for (id, question) in questionnaire.questions.iter() {
        if question.put != Put::Aside {
            let is_open = question.when.holds(counted) && !question.unless.meets(counted);
            let is_one_more = question.put == Put::FollowUp;
            if !is_open || (is_one_more && follow_ups == questionnaire.follow_ups) {
                continue;
            }
            follow_ups += usize::from(is_one_more);
            visit(id);
        }
        counted = counted.with(given.common(question.choice_set()));
    }
    counted
}
