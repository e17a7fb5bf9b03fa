//! The words of plans in one language.

use super::{PlanStep, What};
use crate::base::table::Table;
use crate::model::{Need, Role, Sources};
use crate::text::{ResultText, Words};

/// The words of plans, but for the labels of the screen.
#[derive(Clone, Debug)]
pub struct PlanWords {
    /// The steps.
    pub steps: Table<PlanStep, StepWords>,
    /// What to do about each need.
    pub needs: Table<Need, NeedWords>,
    /// The options.
    pub roles: Table<Role, RoleWords>,
}

impl PlanWords {
    /// The words of an entry, wherever they stand.
    pub fn of<'a>(&'a self, text: &'a ResultText, what: What) -> EntryWords<'a> {
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

/// An option's plan in words.
#[derive(Clone, Debug)]
pub struct RoleWords {
    /// What the plan comes to, in a sentence or two.
    pub intro: Words,
    /// Signs to look again before the day in the plan.
    pub signs: Box<[Words]>,
    /// Who says so.
    pub sources: Sources,
}
