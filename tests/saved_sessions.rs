//! What was stored once must be found again: texts of every version that ever was, word for word as stored.

mod common;

use common::{answers, model};
use role_fit::base::json::Json;
use role_fit::base::table::Keyed;
use role_fit::exchange::saved_session::{Found, decode, encode};
use role_fit::session::{Entries, Step, Topic, TopicInputs};

/// Version 1, edition 1: stopped at a question.
const STOPPED_1: &str = r#"{"version":1,"edition":1,"step":"question.stage","answers":{"technology_use":"internal","people":"from_25","developers":"unknown"}}"#;

/// Version 1, edition 1: all answered, at the result.
const COMPLETE_1: &str = r#"{"version":1,"edition":1,"step":"result","answers":{"technology_use":"product","people":"from_50","developers":"from_13","stage":"growing","who_decides":"technical_founder","pain":["delivery","security_and_rules"],"decision":["product_platform"],"systems":"connected","sites":"one","rules":["sensitive_data","customer_proof"],"ai_today":"trials","ai_aim":"in_product","leadership_time":"full_time","money":"over_150k","role_now":["lead_developer"]}}"#;

/// Version 1, edition 2: with needs marked as more and less important.
const MARKED_2: &str = r#"{"version":1,"edition":2,"step":"result","answers":{"people":"from_25","importance":{"compliance":"more","innovation":"less"}}}"#;

/// Version 1, edition 2: with what was entered on the later screens.
const NOTED_2: &str = r#"{"version":1,"edition":2,"step":"topic.plan","answers":{"people":"from_25"},"inputs":{"costs":{"region":"uk","figures":{"uk.cio.salary.low":130000}},"plan":{"start":"2027-01-04"}}}"#;

/// Version 1, edition 3: stopped at a question.
const STOPPED: &str = r#"{"version":1,"edition":3,"step":"question.fit","answers":{"trigger":["big_project","ai"],"people":"from_25","side":"internal","who":"unknown"}}"#;

/// Version 1, edition 3: all answered, at the result, with a theme marked and an answer that is not put any more.
const COMPLETE: &str = r#"{"version":1,"edition":3,"step":"result","answers":{"trigger":["outgrown"],"people":"from_50","side":"product","who":["owner","lead_developer"],"fit":"runs_only","missing":"developers","ai":"product","shape":"full_week","money":"over_150k","builders":"from_13","demand":"customer","country":"germany","rules":["sensitive_data","customer_proof"],"importance":{"money":"less"}}}"#;

/// Version 1, edition 3: with what was entered on the later screens.
const NOTED: &str = r#"{"version":1,"edition":3,"step":"topic.plan","answers":{"people":"from_25"},"inputs":{"costs":{"region":"uk","figures":{"uk.cio.salary.low":130000}},"plan":{"start":"2027-01-04"}}}"#;

#[track_caller]
fn found(stored: &str) -> Found {
    decode(&model().questionnaire, stored).expect("our own stored text")
}

#[track_caller]
fn check_answers(stored: &str, expected: &str) -> Entries {
    let own = found(stored).own;
    assert_eq!(own.answers, answers(expected));
    own
}

#[track_caller]
fn check_step(stored: &str, expected: Step) {
    let text = format!(r#"{{"version": 1, "step": "{stored}", "answers": {{}}}}"#);
    assert_eq!(decode(&model().questionnaire, &text).map(|found| found.own.step), Some(expected), "{stored}");
}

#[test]
fn a_session_stopped_at_a_question_goes_on_there() {
    let said = r#"{"trigger": ["big_project", "ai"], "people": "from_25", "side": "internal", "who": null}"#;
    let own = check_answers(STOPPED, said);
    let fit = model().questionnaire.questions.find("fit").expect("a question of the model");
    assert_eq!(own.step, Step::Question(fit));
    assert_eq!(found(STOPPED).asked_anew, None);
}

#[test]
fn what_is_stored_today_is_what_was_stored_then() {
    for stored in [STOPPED, COMPLETE, NOTED] {
        assert_eq!(encode(&model().questionnaire, &found(stored).own), stored);
    }
    let ignored = found(COMPLETE).own.answers.ignored(&model().questionnaire);
    let names: Vec<&str> =
        ignored.into_iter().map(|question| model().questionnaire.questions[question].key()).collect();
    assert_eq!(names, ["demand"], "an answer that is not put any more is kept");
}

#[test]
fn answers_to_an_older_edition_are_carried_over_where_they_mean_the_same() {
    for (stored, carried) in [
        (STOPPED_1, r#"{"people": "from_25"}"#),
        (
            COMPLETE_1,
            r#"{"side": "product", "people": "from_50", "builders": "from_13", "stage": "growing", "systems": "connected",
                "rules": ["customer_proof", "sensitive_data"], "ai": "tools"}"#,
        ),
        (MARKED_2, r#"{"people": "from_25"}"#),
        (NOTED_2, r#"{"people": "from_25"}"#),
        (r#"{"version":1,"edition":2,"step":"check","answers":{"people":"from_250","money":"up_to_60k"}}"#, "{}"),
    ] {
        let own = check_answers(stored, carried);
        let anew = found(stored).asked_anew.expect("an older edition");
        assert_eq!(anew, own.answers.left(&model().questionnaire));
        assert!(!own.answers.has_importance(), "a need that was marked is no theme");
        let first = anew.first().map(|&question| Step::Question(question));
        assert_eq!(Some(own.step), first, "the visitor is led to the first question that is asked anew");
    }
}

#[test]
fn every_choice_that_is_carried_over_is_one_of_today() {
    let today = answers(
        r#"{"side": "product", "people": "from_100", "builders": "outside", "systems": "few", "ai": "none",
            "money": "none", "rules": ["none"], "stage": "large"}"#,
    );
    let stored = r#"{"version":1,"edition":2,"step":"result","answers":{"technology_use":"product","people":"from_100","developers":"outside_only","systems":"separate","ai_today":"personal_tools","money":"nothing","rules":["none"],"stage":"large"}}"#;
    assert_eq!(found(stored).own.answers, today);
}

#[test]
fn who_did_not_know_the_answer_still_does_not_where_the_question_is_the_same() {
    let stored = r#"{"version":1,"edition":2,"step":"check","answers":{"people":"unknown","developers":"unknown","systems":"unknown","rules":"unknown","money":"unknown","stage":"unknown"}}"#;
    check_answers(stored, r#"{"people": null, "systems": null, "rules": null, "stage": null}"#);
}

#[test]
fn without_answers_there_is_nothing_to_carry_over() {
    let stored =
        r#"{"version":1,"edition":2,"step":"topic.plan","answers":{},"inputs":{"plan":{"start":"2027-01-04"}}}"#;
    let found = found(stored);
    assert_eq!(found.asked_anew, None);
    assert_eq!(found.own.step, Step::Topic(Topic::Plan));
}

#[test]
fn what_was_entered_on_later_screens_stays_with_an_older_edition() {
    let own = found(NOTED_2).own;
    assert_eq!(own.inputs, found(NOTED).own.inputs);
}

#[test]
fn another_version_is_set_aside() {
    for version in ["0", "2", "\"1\"", "1.5", "null"] {
        let text = STOPPED.replace("\"version\":1", &format!("\"version\":{version}"));
        assert_eq!(decode(&model().questionnaire, &text), None, "{version}");
    }
}

#[test]
fn a_text_of_another_shape_is_set_aside() {
    for text in [
        "",
        "null",
        "1",
        "[]",
        "{}",
        "not JSON",
        r#"{"version": 1}"#,
        r#"{"version": 1, "step": "check"}"#,
        r#"{"version": 1, "answers": {}}"#,
        r#"{"version": 1, "step": 3, "answers": {}}"#,
        r#"{"version": 1, "step": "check", "answers": []}"#,
        r#"{"version": 1, "step": "check", "answers": "none"}"#,
        r#"{"step": "check", "answers": {}}"#,
    ] {
        assert_eq!(decode(&model().questionnaire, text), None, "{text}");
    }
}

#[test]
fn a_text_cut_off_anywhere_is_set_aside() {
    for end in 0..COMPLETE.len() {
        assert_eq!(decode(&model().questionnaire, &COMPLETE[..end]), None, "cut off after {end}");
    }
}

#[test]
fn names_that_are_gone_are_dropped_and_the_others_kept() {
    let own = check_answers(
        r#"{"version": 1, "edition": 3, "step": "check", "answers": {
            "horoscope": "leo", "people": "from_7_to_9", "stage": "growing", "trigger": ["support", "noise"], "money": 7}}"#,
        r#"{"stage": ["growing"]}"#,
    );
    assert_eq!(own.step, Step::Check);
}

#[test]
fn an_unknown_step_is_the_start_page() {
    check_step(
        "question.people",
        Step::Question(model().questionnaire.questions.find("people").expect("a question of the model")),
    );
    for (stored, expected) in [
        ("start", Step::Start),
        ("check", Step::Check),
        ("result", Step::Result),
        ("guide", Step::Guide),
        ("question.horoscope", Step::Start),
        ("people", Step::Start),
        ("", Step::Start),
    ] {
        check_step(stored, expected);
    }
}

#[test]
fn notes_are_found_again_and_written_as_they_were() {
    let own = found(NOTED).own;
    assert_eq!(own.step, Step::Topic(Topic::Plan));
    let start = own.inputs.get(Topic::Plan).and_then(|note| note.get("start")?.as_text());
    assert_eq!(start, Some("2027-01-04"));
    assert_eq!(own.inputs.get(Topic::Cover), None);
    assert_eq!(encode(&model().questionnaire, &own), NOTED);
}

#[test]
fn notes_alone_are_worth_saving() {
    let mut inputs = TopicInputs::default();
    inputs.put(Topic::Plan, Json::object([("company", Json::text("Miller"))]));
    let own = Entries { answers: answers("{}"), inputs, step: Step::Result };
    assert!(!own.is_empty());
    assert_eq!(decode(&model().questionnaire, &encode(&model().questionnaire, &own)).map(|found| found.own), Some(own));
}

#[test]
fn every_later_screen_is_found_again() {
    for topic in Topic::ALL {
        check_step(&format!("topic.{}", topic.key()), Step::Topic(topic));
    }
}
