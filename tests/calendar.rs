//! The calendar file is read by another program as it was meant.

mod common;

use std::collections::BTreeSet;

use chrono::NaiveDate;
use common::{content, model, plans, role, topics};
use icalendar::{Calendar, Component, DatePerhapsTime};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;
use role_fit::base::date::Date;
use role_fit::topics::calendar::{Event, Frame, calendar, events, write};
use role_fit::topics::plan::{Plan, StepKind, plan};

/// 21 November 2026, 14:30:05 UTC.
const NOW: i64 = 1_795_271_405;

fn frame() -> Frame<'static> {
    let words = &topics().plans.words;
    Frame { plans: plans(), steps: &words.steps, words: &words.calendar }
}

fn planned(key: &str, start: &str) -> Plan {
    let start = Date::parse(start).expect("a day");
    let next = model().stages.ids().next();
    plan(plans(), model(), role(key), start, &[], next)
}

fn other(date: Date) -> NaiveDate {
    NaiveDate::parse_from_str(&date.iso(), "%Y-%m-%d").expect("a day")
}

/// What the other program reads; its end is the day after the last one.
#[derive(Debug, PartialEq)]
struct Read {
    uid: String,
    from: NaiveDate,
    until: NaiveDate,
    summary: String,
    description: String,
}

fn read(file: &str) -> Vec<Read> {
    let calendar: Calendar = file.parse().unwrap_or_else(|error| panic!("{error}:\n{file}"));
    let day = |date: Option<DatePerhapsTime>| match date {
        Some(DatePerhapsTime::Date(day)) => day,
        other => panic!("{other:?} is no day"),
    };
    let text = |text: Option<&str>| text.unwrap_or_default().to_string();
    let events = calendar.components.iter().map(|component| component.as_event().expect("only events"));
    events
        .map(|event| Read {
            uid: text(event.get_uid()),
            from: day(event.get_start()),
            until: day(event.get_end()).pred_opt().expect("a day before"),
            summary: text(event.get_summary()),
            description: text(event.get_description()),
        })
        .collect()
}

fn expected(event: &Event) -> Read {
    Read {
        uid: event.uid.clone(),
        from: other(event.from),
        until: other(event.until),
        summary: event.summary.clone(),
        description: event.description.clone(),
    }
}

/// Checks what every line of such a file must be, whatever it says.
fn check_lines(file: &str) {
    assert!(file.starts_with("BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:") && file.ends_with("END:VCALENDAR\r\n"));
    for line in file.strip_suffix("\r\n").expect("a line end at the end").split("\r\n") {
        assert!(line.len() <= 75, "{} octets: {line}", line.len());
        assert!(!line.contains(|c: char| c.is_control() && c != '\t'), "{line:?}");
        assert!(!line.is_empty());
    }
}

#[test]
fn every_entry_of_every_plan_is_read_with_its_dates_and_texts() {
    for row in model().roles.rows() {
        let plan = planned(&row.key, "2026-12-01");
        let file = calendar(model(), &content().text, frame(), &plan, NOW);
        check_lines(&file);
        let meant: Vec<Read> = events(model(), &content().text, frame(), &plan).iter().map(expected).collect();
        assert_eq!(read(&file), meant, "{}", row.key);
        assert_eq!(meant.len(), plan.entries.len());
        for (event, entry) in meant.iter().zip(&plan.entries) {
            assert_eq!((event.from, event.until), (other(entry.from), other(entry.until)));
            assert!(!event.summary.contains(['{', '}']) && !event.description.contains(['{', '}']), "{event:?}");
        }
    }
}

#[test]
fn the_day_to_look_again_tells_the_sign_of_the_next_stage() {
    let plan = planned("owner_led", "2026-12-01");
    let sign = &content().text.stages[plan.next_stage.expect("a stage")].sign;
    for (event, entry) in events(model(), &content().text, frame(), &plan).iter().zip(&plan.entries) {
        assert_eq!(event.description.contains(&**sign), entry.kind == StepKind::LookAgain, "{}", event.summary);
    }
}

#[test]
fn no_two_entries_share_a_name_and_names_stay_when_the_file_is_made_later() {
    let uids = |file: &str| read(file).into_iter().map(|event| event.uid).collect::<Vec<_>>();
    let mut all = BTreeSet::new();
    for row in model().roles.rows() {
        let plan = planned(&row.key, "2027-08-31");
        let file = calendar(model(), &content().text, frame(), &plan, NOW);
        assert_eq!(
            uids(&file),
            uids(&calendar(model(), &content().text, frame(), &plan, NOW + 100_000)),
            "{}",
            row.key
        );
        for uid in uids(&file) {
            assert!(all.insert(uid.clone()), "{uid} is used twice");
        }
    }
}

#[test]
fn the_time_of_making_is_the_one_given() {
    let event = Event {
        uid: "a@b".to_string(),
        from: Date::FIRST,
        until: Date::FIRST,
        summary: "a".to_string(),
        description: "b".to_string(),
    };
    for (now, expected) in [
        (NOW, "20261121T143005Z"),
        (0, "19700101T000000Z"),
        (-1, "19691231T235959Z"),
        (951_868_799, "20000229T235959Z"),
        (i64::MAX, "99991231T153007Z"),
    ] {
        let file = write(std::slice::from_ref(&event), now);
        assert!(file.contains(&format!("\r\nDTSTAMP:{expected}\r\n")), "{expected} expected in\n{file}");
        let calendar: Calendar = file.parse().expect("a calendar");
        let stamp = calendar.components[0].as_event().and_then(|event| event.get_timestamp()).expect("a stamp");
        assert_eq!(stamp.format("%Y%m%dT%H%M%SZ").to_string(), expected);
    }
}

#[test]
fn control_characters_and_lone_carriage_returns_do_not_break_a_line() {
    let event = |text: &str| Event {
        uid: "a@b".to_string(),
        from: Date::FIRST,
        until: Date::FIRST,
        summary: text.to_string(),
        description: "b".to_string(),
    };
    let cases = [
        ("a\u{0}b\u{7}c\u{85}d", "abcd"),
        ("a\rb", "a\nb"),
        ("a\r\nb", "a\nb"),
        ("a\n\nEND:VEVENT", "a\n\nEND:VEVENT"),
    ];
    for (text, expected) in cases {
        let file = write(&[event(text)], NOW);
        check_lines(&file);
        assert_eq!(read(&file)[0].summary, expected, "{text:?}");
    }
}

/// Texts with everything that means something to the format, short and very long.
fn odd_text() -> impl Strategy<Value = String> {
    let pieces = [
        "a",
        "Ä",
        "ß",
        "日本",
        "🎉",
        "👩‍👩‍👧",
        ",",
        ";",
        "\\",
        "\\n",
        "\\,",
        "\n",
        ":",
        "\"",
        " ",
        "=",
        "^n",
        "END:VEVENT",
        "\t",
        "https://example.org/?a=b;c",
    ];
    // A text that a reader may trim tells nothing about what is in it.
    let text = |length| vec(select(pieces.to_vec()), length).prop_map(|pieces| ["x", &pieces.concat(), "x"].concat());
    prop_oneof![text(0..20), text(100..400)]
}

fn any_event() -> impl Strategy<Value = Event> {
    let days = Date::FIRST.days()..Date::LAST.days() - 400;
    (odd_text(), odd_text(), days, 0..400).prop_map(|(summary, description, from, length)| Event {
        uid: "one@role-fit".to_string(),
        from: Date::from_days(from),
        until: Date::from_days(from + length),
        summary,
        description,
    })
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(256) })]

    #[test]
    fn odd_texts_and_any_dates_are_read_as_they_were_written(all in vec(any_event(), 0..4)) {
        let file = write(&all, NOW);
        check_lines(&file);
        prop_assert_eq!(read(&file), all.iter().map(expected).collect::<Vec<_>>(), "{}", file);
    }
}
