//! A plan as a calendar file (iCalendar, RFC 5545): every step and meeting as an entry of whole days.
//!
//! The file holds the same entries each time it is made from the same plan: their names follow from step and date, and
//! the time of making is given in. Entries do not mark anybody as busy. Each meeting is an entry of its own, so
//! that one can be moved.

use super::plan::words::PlanWords;
use super::plan::{Entry, Plan, Plans, StepKind, What};
use crate::base::date::{Date, digits};
use crate::base::table::Keyed;
use crate::model::Model;
use crate::text::{ResultText, Words, fill};

/// The longest line in octets, without its end.
const LONGEST: usize = 75;
const SECONDS_OF_DAY: i64 = 86_400;

/// The frame of every calendar entry.
#[derive(Clone, Debug)]
pub struct CalendarWords {
    /// The title of an entry, with `{role}` and `{step}`.
    pub summary: Words,
    /// The sign of the next stage, with `{stage}` and `{sign}`.
    pub next_stage: Words,
}

/// An entry of a calendar, over whole days.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Event {
    /// A name that no other entry has and that stays.
    pub uid: String,
    /// The first day.
    pub from: Date,
    /// The last day.
    pub until: Date,
    /// The title.
    pub summary: String,
    /// What it is about; lines are kept.
    pub description: String,
}

/// What entries are made with.
#[derive(Clone, Copy)]
pub struct Frame<'a> {
    /// The steps.
    pub plans: &'a Plans,
    /// Their words.
    pub steps: &'a PlanWords,
    /// The frame of every entry.
    pub words: &'a CalendarWords,
}

/// The calendar file of a plan, made at this time in seconds since 1970 (UTC).
pub fn calendar(model: &Model, text: &ResultText, frame: Frame, plan: &Plan, now: i64) -> String {
    write(&events(model, text, frame, plan), now)
}

/// The entries of a plan, in its order.
pub fn events(model: &Model, text: &ResultText, frame: Frame, plan: &Plan) -> Vec<Event> {
    plan.entries.iter().map(|entry| event(model, text, frame, plan, entry)).collect()
}

fn event(model: &Model, text: &ResultText, Frame { plans, steps, words }: Frame, plan: &Plan, entry: &Entry) -> Event {
    let step = match entry.what {
        What::Phase(phase) => model.phases[phase].key(),
        What::Step(step) => plans.steps[step].key(),
    };
    let role = model.roles[plan.role].key();
    let uid = [entry.kind.key(), role, step, &entry.from.iso()].join("-");
    let step_words = steps.of(text, entry.what);
    let mut lines = vec![step_words.what.to_string()];
    lines.extend(step_words.result.map(str::to_string));
    if entry.kind == StepKind::LookAgain
        && let Some(stage) = plan.next_stage
    {
        let stage = &text.stages[stage];
        lines.push(fill(&words.next_stage, &[("stage", &stage.name), ("sign", &stage.sign)]));
    }
    Event {
        uid: [&*uid, "@role-fit"].concat(),
        from: entry.from,
        until: entry.until,
        summary: fill(&words.summary, &[("role", plan.name(text)), ("step", step_words.name)]),
        description: lines.join("\n"),
    }
}

/// The calendar file of these entries, made at this time in seconds since 1970 (UTC). Control characters in texts
/// are left out, since the format does not know them.
pub fn write(events: &[Event], now: i64) -> String {
    let stamp = stamp(now);
    let mut out = String::new();
    for line in ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//role-fit//plan//EN", "CALSCALE:GREGORIAN"] {
        fold(line, &mut out);
    }
    for event in events {
        let lines = [
            "BEGIN:VEVENT".to_string(),
            ["UID:", &*escaped(&event.uid)].concat(),
            ["DTSTAMP:", &*stamp].concat(),
            ["DTSTART;VALUE=DATE:", &*event.from.written("")].concat(),
            // The day after the last one.
            ["DTEND;VALUE=DATE:", &*event.until.plus_days(1).written("")].concat(),
            ["SUMMARY:", &*escaped(&event.summary)].concat(),
            ["DESCRIPTION:", &*escaped(&event.description)].concat(),
            "TRANSP:TRANSPARENT".to_string(),
            "END:VEVENT".to_string(),
        ];
        for line in lines {
            fold(&line, &mut out);
        }
    }
    fold("END:VCALENDAR", &mut out);
    out
}

/// `YYYYMMDDTHHMMSSZ`
fn stamp(now: i64) -> String {
    let (days, second) = (now.div_euclid(SECONDS_OF_DAY), now.rem_euclid(SECONDS_OF_DAY));
    let days = i32::try_from(days).unwrap_or(if days < 0 { i32::MIN } else { i32::MAX });
    let second = u32::try_from(second).unwrap_or(0);
    let time = [second / 3_600, second / 60 % 60, second % 60].map(|part| digits(part, 2)).concat();
    [&*Date::from_days(days).written(""), "T", &*time, "Z"].concat()
}

/// A text as a value of the format.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.replace("\r\n", "\n").chars() {
        match c {
            '\\' | ';' | ',' => out.extend(['\\', c]),
            '\n' | '\r' => out.push_str("\\n"),
            '\t' => out.push(c),
            _ if c.is_control() => {}
            _ => out.push(c),
        }
    }
    out
}

/// Adds a line, cut between characters where it is too long; what follows a cut begins with a space.
fn fold(line: &str, out: &mut String) {
    let mut length = 0;
    for c in line.chars() {
        if length + c.len_utf8() > LONGEST {
            out.push_str("\r\n ");
            length = 1;
        }
        out.push(c);
        length += c.len_utf8();
    }
    out.push_str("\r\n");
}
