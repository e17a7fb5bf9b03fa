//! The words of the plan and of the mandate brief in one language.

use super::{PlanStep, What};
use crate::brief::Section;
use crate::model::{Criterion, Keep, Role, Sources, Table};
use crate::text::{Text, Words};

/// All words of plan, brief and calendar, but for the labels of the screens.
#[derive(Clone, Debug)]
pub struct PlanWords {
    /// The steps.
    pub steps: Table<PlanStep, StepWords>,
    /// What to do about each need.
    pub needs: Table<Criterion, NeedWords>,
    /// The options.
    pub roles: Table<Role, RoleWords>,
    /// The frame of every brief.
    pub brief: BriefWords,
    /// The frame of every calendar entry.
    pub calendar: CalendarWords,
}

impl PlanWords {
    /// The words of an entry, wherever they stand.
    pub fn of<'a>(&'a self, text: &'a Text, what: What) -> EntryWords<'a> {
        match what {
            What::Phase(phase) => {
                let words = &text.phases[phase];
                EntryWords { name: &words.name, what: &words.what, result: Some(&words.result) }
            }
            What::Step(step) => {
                let words = &self.steps[step];
                EntryWords { name: &words.name, what: &words.what, result: words.result.as_deref() }
            }
        }
    }
}

/// An entry of a plan in words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct EntryWords<'a> {
    /// Its name.
    pub name: &'a str,
    /// What happens.
    pub what: &'a str,
    /// What is there afterwards.
    pub result: Option<&'a str>,
}

/// A step in words.
#[derive(Clone, Debug)]
pub struct StepWords {
    /// Its name.
    pub name: Words,
    /// What happens.
    pub what: Words,
    /// What is there afterwards.
    pub result: Option<Words>,
}

/// A need as a priority of a quarter.
#[derive(Clone, Debug)]
pub struct NeedWords {
    /// What to do about it within a quarter.
    pub first_step: Words,
    /// How to notice that it is better.
    pub better: Words,
    /// Who says so.
    pub sources: Sources,
}

/// An option's plan and mandate in words.
#[derive(Clone, Debug)]
pub struct RoleWords {
    /// What the plan comes to, in a sentence or two.
    pub intro: Words,
    /// Signs to look again before the day in the plan.
    pub signs: Box<[Words]>,
    /// What the person is there for, where the option's own text does not suit a mandate.
    pub purpose: Option<Words>,
    /// What the person decides alone.
    pub alone: Box<[Words]>,
    /// What is decided together with the owner.
    pub together: Box<[Words]>,
    /// Up to which amount, with `{blank}` where a number is to be filled in.
    pub money: Box<[Words]>,
    /// What success looks like.
    pub success: Box<[Words]>,
    /// What the role is not.
    pub not_this: Box<[Words]>,
    /// Who says so.
    pub sources: Sources,
}

/// The frame of every brief.
#[derive(Clone, Debug)]
pub struct BriefWords {
    /// The heading, with `{role}`.
    pub title: Words,
    /// The titles, in the order of [`Section::ALL`].
    pub sections: [Words; Section::ALL.len()],
    /// The lines on who and when, with `{company}`, `{person}` and `{start}` (the first day in the role).
    pub parties: Box<[Words]>,
    /// The same for somebody who is there already.
    pub parties_kept: Box<[Words]>,
    /// What differs with somebody who is there already.
    pub kept: Table<Keep, KeptWords>,
    /// What somebody who is there already needs beside them, with `{beside}`.
    pub beside: Words,
    /// A priority, with `{need}` and `{step}`.
    pub priority: Words,
    /// In place of priorities where there are none.
    pub no_priority: Words,
    /// A meeting or habit that is repeated, with `{name}`, `{date}` and `{what}`.
    pub meeting: Words,
    /// One that is held once, with the same places.
    pub meeting_once: Words,
    /// What stands for a word to be filled in by hand.
    pub blank: Words,
}

/// The mandate of somebody who is there already, in words.
#[derive(Clone, Debug)]
pub struct KeptWords {
    /// The heading.
    pub title: Words,
    /// That they are there, and what the mandate changes.
    pub line: Words,
}

/// The frame of every calendar entry.
#[derive(Clone, Debug)]
pub struct CalendarWords {
    /// The title of an entry, with `{role}` and `{step}`.
    pub summary: Words,
    /// The sign of the next stage, with `{stage}` and `{sign}`.
    pub next_stage: Words,
}
