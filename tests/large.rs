//! A questionnaire of any size: sets of choices have no limit, and nothing hangs on where in the file a choice stands.

mod common;

use common::any::{any_answers, cases};
use common::{files, lines, model, read_model};
use proptest::prelude::*;
use role_fit::base::table::Id;
use role_fit::exchange::answers::{name_answers, read_answers};
use role_fit::model::{Choice, Model};
use role_fit::robustness::{Change, Robustness, robustness};
use role_fit::scoring::assess;
use role_fit::session::Answers;
use serde_json::Value;
use std::sync::LazyLock;

/// The built-in model with so many questions of seven choices in front of all others. They are put aside and nothing
/// follows from them.
fn with_questions_in_front(count: usize) -> Model {
    let mut files = files();
    let like = "country";
    let questions = files["questions"]["questions"].as_array_mut().expect("questions");
    let mut question = questions.iter().find(|row| row["id"] == like).expect("the question to copy").clone();
    question["aside"] = true.into();
    question["choices"].as_array_mut().expect("choices").iter_mut().for_each(|choice| {
        choice.as_object_mut().expect("a choice").remove("regions");
    });
    let copies = (0..count).map(|copy| {
        let mut question = question.clone();
        question["id"] = format!("copy_{copy}").into();
        question
    });
    let copies: Vec<Value> = copies.collect();
    questions.splice(0..0, copies);
    for (file, field) in [("questions_text", "questions"), ("model", "questions")] {
        let rows = files[file][field].as_object_mut().expect("rows by question");
        let row = rows[like].clone();
        rows.extend((0..count).map(|copy| (format!("copy_{copy}"), row.clone())));
    }
    read_model(&files).unwrap_or_else(|problems| panic!("{}", lines(&problems)))
}

/// Enough questions in front that all choices are in the second block, that the border runs through them, and that they
/// are far off.
static LARGE: LazyLock<Vec<(usize, Model)>> =
    LazyLock::new(|| [19, 5, 11, 1_300].map(|count| (count * 7, with_questions_in_front(count))).into());

/// The same answers, given to a larger model.
fn given_to(large: &Model, answers: &Answers) -> Answers {
    let (answers, problems) = read_answers(&large.questionnaire, &name_answers(&model().questionnaire, answers));
    assert!(problems.is_empty(), "{}", lines(&problems));
    answers
}

fn places(choices: impl IntoIterator<Item = Id<Choice>>, offset: usize) -> Vec<usize> {
    choices.into_iter().map(|choice| choice.index() - offset).collect()
}

/// A change in numbers that do not hang on what stands in front.
fn numbers(change: &Change, offset: usize) -> (u32, Vec<usize>, Vec<usize>) {
    (change.size, places(change.before.clone(), offset), places(change.after.clone(), offset))
}

proptest! {
    #![proptest_config(cases(24))]

    #[test]
    fn what_stands_in_front_of_a_question_changes_nothing(answers in any_answers()) {
        let (own, found) = (assess(model(), &answers), robustness(model(), &answers));
        for (offset, large) in LARGE.iter() {
            let answers = given_to(large, &answers);
            let other = assess(large, &answers);
            prop_assert_eq!(&other.placements, &own.placements);
            prop_assert_eq!((&other.weights, &other.ratings, &other.amounts), (&own.weights, &own.ratings, &own.amounts));
            prop_assert_eq!(places(other.facts.all().iter(), *offset), places(own.facts.all().iter(), 0));
            prop_assert_eq!(places(other.facts.presumed(), *offset), places(own.facts.presumed(), 0));
            let firm = robustness(large, &answers);
            prop_assert_eq!(&firm.stability, &found.stability);
            let flips = |found: &Robustness, offset| {
                let flips = found.flips.iter().map(|flip| {
                    (flip.first, flip.changes.iter().map(|change| numbers(change, offset)).collect::<Vec<_>>())
                });
                flips.collect::<Vec<_>>()
            };
            prop_assert_eq!(flips(&firm, *offset), flips(&found, 0));
            let firsts = |found: Robustness| {
                found.open_questions.into_iter().map(|open| open.firsts).collect::<Vec<_>>()
            };
            prop_assert_eq!(firsts(firm), firsts(found.clone()));
        }
    }
}

#[test]
fn all_pairs_of_changes_of_the_built_in_model_are_tried() {
    let questionnaire = &model().questionnaire;
    let mut changes: Vec<usize> = questionnaire
        .questions
        .rows()
        .iter()
        .map(|question| {
            let exclusive =
                question.choices.iter().filter(|&&choice| questionnaire.choices[choice].is_exclusive).count();
            let free = question.choices.len() - exclusive;
            let most = question.max_choices.min(free);
            // Most can change where as many are taken as may be: each dropped, each swapped for each other, or all given up.
            if most == 1 { question.choices.len() - 1 } else { most + most * (free - most) + exclusive }
        })
        .collect();
    changes.sort_unstable_by(|a, b| b.cmp(a));
    let changes: usize = changes.iter().take(questionnaire.most_put()).sum();
    assert!(changes * (changes - 1) / 2 <= 10_000, "{changes} changes");
}
