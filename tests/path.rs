//! Which questions are put: never too many, each from earlier answers alone, and what is not put counts for nothing.

mod common;

use common::any::{any_answers, cases};
use common::{answers, model, session_with};
use proptest::prelude::*;
use role_fit::base::table::{Id, Keyed};
use role_fit::model::{Choice, Put, Question};
use role_fit::scoring::assess;
use role_fit::session::{Action, Answers, Step, update};

/// The most questions that any one visitor is put.
const MOST: usize = 12;

fn names(questions: &[Id<Question>]) -> Vec<&'static str> {
    questions.iter().map(|&question| model().questionnaire.questions[question].key()).collect()
}

fn question(key: &str) -> Id<Question> {
    model().questionnaire.questions.find(key).expect("a question")
}

fn choice(question: Id<Question>, key: &str) -> Id<Choice> {
    model().questionnaire.find_choice(question, key).expect("a choice")
}

#[test]
fn at_most_twelve_questions_are_put_and_the_first_seven_to_all() {
    assert_eq!(model().questionnaire.most_put(), MOST);
    let all = names(&answers("{}").path(&model().questionnaire));
    assert_eq!(all[..7], ["trigger", "people", "side", "who", "fit", "missing", "ai"]);
    assert_eq!(all.last(), Some(&"country"));
}

#[test]
fn a_company_without_software_of_its_own_is_not_asked_who_builds_it() {
    let internal = answers(r#"{"people": "from_50", "side": "internal", "ai": "none"}"#);
    let put = names(&internal.path(&model().questionnaire));
    assert!(!put.contains(&"builders") && !put.contains(&"ai_owner"), "{put:?}");
    assert!(put.contains(&"daily_it") && put.contains(&"systems"), "{put:?}");
}

#[test]
fn an_answer_that_does_not_apply_any_more_counts_again_once_the_change_is_taken_back() {
    let own = answers(r#"{"people": "from_25", "side": "product", "builders": "from_5"}"#);
    let mut session = session_with(own, Step::Check);
    let (before, side, builders) = (session.answers().clone(), question("side"), question("builders"));
    update(&model().questionnaire, &mut session, Action::Choose(choice(side, "internal"), true));
    assert_eq!(session.answers().ignored(&model().questionnaire), [builders]);
    assert!(session.answers().is_chosen(&model().questionnaire, choice(builders, "from_5")), "it is kept");
    update(&model().questionnaire, &mut session, Action::Choose(choice(side, "product"), true));
    assert_eq!(*session.answers(), before);
    assert_eq!(session.answers().ignored(&model().questionnaire), []);
}

#[test]
fn a_region_proposes_one_country_and_an_unknown_one_none() {
    let proposed = |region: &str| {
        model().questionnaire.proposed_in(region).map(|choice| model().questionnaire.choices[choice].key())
    };
    for (region, expected) in [
        ("DE", Some("germany")),
        ("de", Some("germany")),
        ("FR", Some("france")),
        ("NL", Some("netherlands")),
        ("IE", Some("other_eu")),
        ("NO", Some("other_eu")),
        ("GB", Some("uk")),
        ("US", Some("us")),
        ("CH", None),
        ("419", None),
        ("", None),
    ] {
        assert_eq!(proposed(region), expected, "{region:?}");
    }
}

#[test]
fn answers_are_few_below_half_of_what_is_put_and_unknown_is_an_answer() {
    let questionnaire = &model().questionnaire;
    let mut given = Answers::none(questionnaire);
    assert!(given.are_few(questionnaire));
    while let Some(&next) = given.left(questionnaire).first() {
        let put = given.path(questionnaire).len();
        let answered = put - given.left(questionnaire).len();
        assert_eq!(given.are_few(questionnaire), 2 * answered < put, "{answered} of {put}");
        assert_eq!(given.known(questionnaire), 0);
        given.set_unknown(next);
    }
    assert!(!given.are_few(questionnaire));
}

proptest! {
    #![proptest_config(cases(400))]

    #[test]
    fn nobody_is_put_more_than_twelve_questions(answers in any_answers()) {
        let path = answers.path(&model().questionnaire);
        prop_assert!(path.len() <= MOST, "{:?}", names(&path));
        prop_assert!(path.iter().all(|&question| model().questionnaire.questions[question].put != Put::Aside));
        for (id, row) in model().questionnaire.questions.iter() {
            let is_for_all = row.put == Put::Always && row.when.named().is_empty() && row.unless.is_empty();
            prop_assert!(!is_for_all || path.contains(&id), "{} is put to all", row.key());
        }
    }

    #[test]
    fn every_question_follows_from_earlier_answers_alone(answers in any_answers()) {
        let path = answers.path(&model().questionnaire);
        for (place, &question) in path.iter().enumerate() {
            let mut fewer = answers.clone();
            model().questionnaire.questions.ids().filter(|&later| later >= question).for_each(|later| fewer.clear(later));
            prop_assert_eq!(&fewer.path(&model().questionnaire)[..=place], &path[..=place]);
        }
    }

    #[test]
    fn what_is_put_was_left_or_answered_and_what_is_ignored_counts_for_nothing(answers in any_answers()) {
        let (path, left, ignored) = (answers.path(&model().questionnaire), answers.left(&model().questionnaire), answers.ignored(&model().questionnaire));
        for id in model().questionnaire.questions.ids().filter(|&id| model().questionnaire.questions[id].put != Put::Aside) {
            let is_answered = answers.get(id).is_some();
            prop_assert_eq!(left.contains(&id), path.contains(&id) && !is_answered);
            prop_assert_eq!(ignored.contains(&id), !path.contains(&id) && is_answered);
        }
        let mut without = answers.clone();
        ignored.iter().for_each(|&question| without.clear(question));
        prop_assert_eq!(without.path(&model().questionnaire), path);
        prop_assert_eq!(assess(model(), &without), assess(model(), &answers));
    }

    #[test]
    fn whoever_goes_on_is_led_through_just_what_is_put(answers in any_answers()) {
        let mut session = session_with(answers.clone(), Step::Start);
        update(&model().questionnaire, &mut session, Action::Start);
        let mut seen = Vec::new();
        while let Step::Question(question) = session.step() {
            seen.push(question);
            prop_assert!(seen.len() <= MOST);
            update(&model().questionnaire, &mut session, Action::Continue);
        }
        prop_assert_eq!(session.step(), Step::Check);
        prop_assert_eq!(&seen, &answers.path(&model().questionnaire));
        let stopped = answers.left(&model().questionnaire).first().map_or(Step::Check, |&question| Step::Question(question));
        prop_assert_eq!(session.where_stopped(&model().questionnaire), stopped);
        for &question in seen.iter().rev() {
            update(&model().questionnaire, &mut session, Action::Back);
            prop_assert_eq!(session.step(), Step::Question(question));
        }
    }
}
