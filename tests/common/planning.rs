//! Days, and plans of an option by its name.

use chrono::NaiveDate;
use proptest::prelude::*;
use proptest::sample::select;
use role_fit::base::date::Date;
use role_fit::base::table::{Id, Keyed};
use role_fit::model::{Choice, Need, Role};
use role_fit::scoring::Assessment;
use role_fit::topics::plan::{Frame, Plan, What, plan, plan_in};

use super::{model, plans, role, topics};

/// The same day for the other library.
pub fn other(date: Date) -> NaiveDate {
    let year = i32::try_from(date.year()).expect("a year");
    NaiveDate::from_ymd_opt(year, date.month(), date.day()).unwrap_or_else(|| panic!("{} is no day", date.iso()))
}

pub fn any_date() -> impl Strategy<Value = Date> {
    (Date::FIRST.days()..=Date::LAST.days()).prop_map(Date::from_days)
}

pub fn day(text: &str) -> Date {
    Date::parse(text).unwrap_or_else(|| panic!("{text} is no day"))
}

pub fn any_role() -> impl Strategy<Value = Id<Role>> {
    select(model().roles.ids().collect::<Vec<_>>())
}

pub fn all_needs() -> Vec<Id<Need>> {
    model().needs.ids().collect()
}

pub fn planned(role: Id<Role>, start: Date) -> Plan {
    plan(plans(), model(), role, start, &all_needs(), None)
}

/// The frame that answers give to the plan of an option.
pub fn frame(role: Id<Role>, assessment: &Assessment) -> Frame {
    Frame::of(&topics().costs.rules, model(), role, assessment)
}

/// The plan of an option with these answers.
pub fn planned_with(role: Id<Role>, assessment: &Assessment) -> Plan {
    plan_in(plans(), model(), role, frame(role, assessment), day("2026-12-01"), &all_needs(), None)
}

/// The days of a step in the plan of an option that starts on 1 December 2026, a Tuesday.
#[track_caller]
pub fn days_of(key: &str, step: &str) -> Vec<(String, String)> {
    let plan = planned(role(key), day("2026-12-01"));
    let is_it = |what| match what {
        What::Phase(phase) => model().phases[phase].key() == step,
        What::Step(id) => plans().steps[id].key() == step,
    };
    let entries = plan.entries.iter().filter(|entry| is_it(entry.what));
    let days: Vec<_> = entries.map(|entry| (entry.from.iso(), entry.until.iso())).collect();
    assert!(!days.is_empty(), "{key} has no step {step}");
    days
}

pub fn choice_named(name: &str) -> Id<Choice> {
    let (question, choice) = name.split_once('.').expect("question.choice");
    let question = model().questionnaire.questions.find(question).expect("a question");
    let mut choices = model().questionnaire.questions[question].choices.iter().copied();
    choices.find(|&id| model().questionnaire.choices[id].key() == choice).expect("a choice")
}
