//! What was stored once must be found again: texts of every version that ever was, word for word as stored.

mod common;

use common::{answers, model};
use role_fit::json::Json;
use role_fit::model::Keyed;
use role_fit::saved::{decode, encode};
use role_fit::session::{Importance, Notes, Own, Step, Topic};

/// Version 1, edition 1: stopped at a question.
const STOPPED: &str = r#"{"version":1,"edition":1,"step":"question.stage","answers":{"technology_use":"internal","people":"from_25","developers":"unknown"}}"#;

/// Version 1, edition 1: all answered, at the result.
const COMPLETE: &str = r#"{"version":1,"edition":1,"step":"result","answers":{"technology_use":"product","people":"from_50","developers":"from_13","stage":"growing","who_decides":"technical_founder","pain":["delivery","security_and_rules"],"decision":["product_platform"],"systems":"connected","sites":"one","rules":["sensitive_data","customer_proof"],"ai_today":"trials","ai_aim":"in_product","leadership_time":"full_time","money":"over_150k","role_now":["lead_developer"]}}"#;

/// Version 1, edition 2: with needs marked as more and less important.
const MARKED: &str = r#"{"version":1,"edition":2,"step":"result","answers":{"people":"from_25","importance":{"compliance":"more","innovation":"less"}}}"#;

/// Version 1, edition 2: with what was entered on the later screens.
const NOTED: &str = r#"{"version":1,"edition":2,"step":"topic.plan","answers":{"people":"from_25"},"notes":{"costs":{"region":"uk","figures":{"uk.cio.salary.low":130000}},"plan":{"start":"2027-01-04"}}}"#;

#[track_caller]
fn check_answers(stored: &str, expected: &str) -> Own {
    let own = decode(model(), stored).expect("our own stored text");
    assert_eq!(own.answers, answers(expected));
    own
}

#[track_caller]
fn check_step(stored: &str, expected: Step) {
    let text = format!(r#"{{"version": 1, "step": "{stored}", "answers": {{}}}}"#);
    assert_eq!(decode(model(), &text).map(|own| own.step), Some(expected), "{stored}");
}

#[test]
fn a_session_stopped_at_a_question_goes_on_there() {
    let said = r#"{"technology_use": ["internal"], "people": ["from_25"], "developers": null}"#;
    let own = check_answers(STOPPED, said);
    let stage = model().questions.find("stage").expect("a question of the model");
    assert_eq!(own.step, Step::Question(stage));
}

#[test]
fn a_complete_session_shows_its_result_again() {
    let own = check_answers(
        COMPLETE,
        r#"{"technology_use": ["product"], "people": ["from_50"], "developers": ["from_13"], "stage": ["growing"],
            "who_decides": ["technical_founder"], "pain": ["delivery", "security_and_rules"],
            "decision": ["product_platform"], "systems": ["connected"], "sites": ["one"],
            "rules": ["customer_proof", "sensitive_data"], "ai_today": ["trials"], "ai_aim": ["in_product"],
            "leadership_time": ["full_time"], "money": ["over_150k"], "role_now": ["lead_developer"]}"#,
    );
    assert_eq!(own.step, Step::Result);
    assert_eq!(own.answers.count(), model().questions.len());
}

#[test]
fn marked_needs_are_found_again() {
    let own = decode(model(), MARKED).expect("our own stored text");
    let marked = model().criteria.iter().map(|(id, need)| (need.key(), own.answers.importance(id)));
    let marked: Vec<_> = marked.filter(|&(_, importance)| importance != Importance::Normal).collect();
    assert_eq!(marked, [("compliance", Importance::More), ("innovation", Importance::Less)]);
    assert_eq!(own.answers.count(), 1);
}

#[test]
fn what_is_stored_today_is_what_was_stored_then() {
    // All but the edition, which is that of the questions asked today.
    let today = format!(r#""edition":{}"#, model().edition);
    for (stored, edition) in [(STOPPED, 1), (COMPLETE, 1), (MARKED, 2)] {
        let own = decode(model(), stored).expect("our own stored text");
        let then = format!(r#""edition":{edition}"#);
        assert!(stored.contains(&then), "{stored}");
        assert_eq!(encode(model(), &own), stored.replace(&then, &today));
    }
}

#[test]
fn another_version_is_set_aside() {
    for version in ["0", "2", "\"1\"", "1.5", "null"] {
        let text = STOPPED.replace("\"version\":1", &format!("\"version\":{version}"));
        assert_eq!(decode(model(), &text), None, "{version}");
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
        assert_eq!(decode(model(), text), None, "{text}");
    }
}

#[test]
fn a_text_cut_off_anywhere_is_set_aside() {
    for end in 0..COMPLETE.len() {
        assert_eq!(decode(model(), &COMPLETE[..end]), None, "cut off after {end}");
    }
}

#[test]
fn names_that_are_gone_are_dropped_and_the_others_kept() {
    let own = check_answers(
        r#"{"version": 1, "edition": 1, "step": "check", "answers": {
            "horoscope": "leo", "people": "from_7_to_9", "stage": "growing", "pain": ["support", "noise"], "money": 7}}"#,
        r#"{"stage": ["growing"]}"#,
    );
    assert_eq!(own.step, Step::Check);
}

#[test]
fn an_unknown_step_is_the_start_page() {
    check_step("question.people", Step::Question(model().questions.find("people").expect("a question of the model")));
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
    let own = decode(model(), NOTED).expect("our own stored text");
    assert_eq!(own.step, Step::Topic(Topic::Plan));
    let start = own.notes.get(Topic::Plan).and_then(|note| note.get("start")?.as_text());
    assert_eq!(start, Some("2027-01-04"));
    assert_eq!(own.notes.get(Topic::Cover), None);
    assert_eq!(encode(model(), &own), NOTED);
}

#[test]
fn notes_alone_are_worth_saving() {
    let mut notes = Notes::default();
    notes.put(Topic::Plan, Json::object([("company", Json::text("Miller"))]));
    let own = Own { answers: answers("{}"), notes, step: Step::Result };
    assert!(!own.is_empty());
    assert_eq!(decode(model(), &encode(model(), &own)), Some(own));
}

#[test]
fn every_later_screen_is_found_again() {
    for topic in Topic::ALL {
        check_step(&format!("topic.{}", topic.key()), Step::Topic(topic));
    }
}
