//! What a visitor may answer, for property tests.

use proptest::prelude::*;
use proptest::sample::{select, subsequence};
use role_fit::exchange::name_answers;
use role_fit::model::{Choice, Id, Question, Theme};
use role_fit::session::{Answer, Answers, Importance};

use super::model;

/// So many cases, without a file of past failures.
pub fn cases(cases: u32) -> ProptestConfig {
    ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(cases) }
}

/// Choices that go together, "I don't know", or nothing.
fn any_answer(question: Id<Question>) -> impl Strategy<Value = Option<Answer>> {
    let row = &model().questions[question];
    let (alone, together): (Vec<Id<Choice>>, Vec<_>) =
        row.choices.iter().partition(|&&choice| row.most == 1 || model().choices[choice].is_exclusive);
    let alone = alone.into_iter().map(|choice| vec![choice]).collect::<Vec<_>>();
    let most = row.most.min(together.len());
    let chosen = match (alone.is_empty(), together.is_empty()) {
        (_, true) => select(alone).boxed(),
        (true, false) => subsequence(together, 1..=most).boxed(),
        (false, false) => prop_oneof![1 => select(alone), 3 => subsequence(together, 1..=most)].boxed(),
    };
    prop_oneof![
        1 => Just(None),
        1 => Just(Some(Answer::Unknown)),
        5 => chosen.prop_map(|choices| Some(Answer::Chosen(choices))),
    ]
}

/// Answers that a failing test shows by their names.
pub struct Said(pub Answers);

impl std::fmt::Debug for Said {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&name_answers(model(), &self.0).write())
    }
}

impl std::ops::Deref for Said {
    type Target = Answers;
    fn deref(&self) -> &Answers {
        &self.0
    }
}

/// Any answers that a visitor may give, with any themes marked.
pub fn any_answers() -> impl Strategy<Value = Said> {
    let each = model().questions.ids().map(|question| any_answer(question).prop_map(move |answer| (question, answer)));
    let marks = prop::collection::vec((any_theme(), any_importance()), 0..3);
    (each.collect::<Vec<_>>(), marks).prop_map(|(all, marks)| {
        let mut answers = Answers::none(model());
        for (question, answer) in all {
            match answer {
                None => {}
                Some(Answer::Unknown) => answers.set_unknown(question),
                Some(Answer::Chosen(choices)) => {
                    choices.iter().for_each(|&choice| answers.choose(model(), choice, true));
                    assert_eq!(answers.chosen(question), choices);
                }
            }
        }
        marks.into_iter().for_each(|(theme, mark)| answers.set_importance(theme, mark));
        Said(answers)
    })
}

/// Any theme.
pub fn any_theme() -> impl Strategy<Value = Id<Theme>> {
    select(model().themes.ids().collect::<Vec<_>>())
}

/// Any mark.
pub fn any_importance() -> impl Strategy<Value = Importance> {
    select(vec![Importance::Less, Importance::Normal, Importance::More])
}
