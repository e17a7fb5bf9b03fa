//! The mandate brief: one or two pages that say what the person is there for and what they may decide.
//!
//! It is made anew from the option's words, the plan and a few fields each time it is shown; only the sections that the
//! visitor rewrote are state ([`BriefEdits`]). What nobody filled in is a visible blank.

mod edits;
mod markdown;
pub mod words;

pub use edits::{BriefEdits, MOST_CHARS, TooLong};
pub use markdown::markdown;

use super::plan::words::PlanWords;
use super::plan::{Entry, Plan, StepKind};
use crate::base::date::Date;
use crate::base::table::Id;
use crate::model::Role;
use crate::text::{ResultText, Words, fill};
use words::{BriefWords, KeptWords};

/// A section of the brief.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Section {
    /// Company, person, first day.
    Parties,
    /// What the person is there for.
    Purpose,
    /// What the person does.
    Responsibilities,
    /// What the person decides alone.
    Alone,
    /// What is decided together with the owner.
    Together,
    /// Up to which amount.
    Money,
    /// What comes first: the priorities of the plan's first quarter.
    FirstQuarter,
    /// When to meet.
    Meetings,
    /// What success looks like.
    Success,
    /// What the role is not.
    NotThis,
}

impl Section {
    /// All sections, in the order in which they are read.
    pub const ALL: [Section; 10] = [
        Section::Parties,
        Section::Purpose,
        Section::Responsibilities,
        Section::Alone,
        Section::Together,
        Section::Money,
        Section::FirstQuarter,
        Section::Meetings,
        Section::Success,
        Section::NotThis,
    ];

    /// The stable name, in files and storage.
    pub fn key(self) -> &'static str {
        match self {
            Section::Parties => "parties",
            Section::Purpose => "purpose",
            Section::Responsibilities => "responsibilities",
            Section::Alone => "alone",
            Section::Together => "together",
            Section::Money => "money",
            Section::FirstQuarter => "first_quarter",
            Section::Meetings => "meetings",
            Section::Success => "success",
            Section::NotThis => "not_this",
        }
    }
}

/// What differs from company to company and is not in the answers.
#[derive(Clone, Copy)]
pub struct Fields<'a> {
    /// The company's name; a blank where it is empty.
    pub company: &'a str,
    /// The person's name; a blank where it is empty.
    pub person: &'a str,
    /// A date in the visitor's language.
    pub write_date: &'a dyn Fn(Date) -> String,
}

/// A brief, ready to be shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Brief {
    /// The option.
    pub role: Id<Role>,
    /// The heading.
    pub title: String,
    /// All sections, in the order of [`Section::ALL`].
    pub sections: Vec<BriefSection>,
}

/// A section, ready to be shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BriefSection {
    /// Which one.
    pub section: Section,
    /// Its title.
    pub title: String,
    /// As made from content and plan, a line each.
    pub made: String,
    /// As the visitor rewrote it.
    pub edited: Option<String>,
}

impl BriefSection {
    /// What stands there, as one text to edit.
    pub fn text(&self) -> &str {
        self.edited.as_deref().unwrap_or(&self.made)
    }

    /// What stands there, line by line; empty lines are left out.
    pub fn lines(&self) -> impl Iterator<Item = &str> {
        self.text().split(['\n', '\r']).map(str::trim).filter(|line| !line.is_empty())
    }
}

/// The brief for the plan's option, with the visitor's own words where they rewrote a section.
pub fn brief(
    text: &ResultText,
    (steps, words): (&PlanWords, &BriefWords),
    plan: &Plan,
    fields: &Fields,
    edits: &BriefEdits,
) -> Brief {
    let maker = Maker { text, steps, plan, fields, words };
    let section = |(place, section): (usize, Section)| BriefSection {
        section,
        title: words.sections[place].to_string(),
        made: maker.lines(section).join("\n"),
        edited: edits.text_of(plan.role, section).map(str::to_string),
    };
    Brief {
        role: plan.role,
        title: match maker.kept() {
            Some(kept) => kept.title.to_string(),
            None => fill(&words.title, &[("role", plan.name(text))]),
        },
        sections: Section::ALL.into_iter().enumerate().map(section).collect(),
    }
}

/// Everything that lines are made of.
struct Maker<'a> {
    text: &'a ResultText,
    steps: &'a PlanWords,
    plan: &'a Plan,
    fields: &'a Fields<'a>,
    words: &'a BriefWords,
}

impl Maker<'_> {
    fn lines(&self, section: Section) -> Vec<String> {
        let role = &self.text.roles[self.plan.role];
        let own = &self.words.mandates[self.plan.role];
        match section {
            Section::Parties if self.kept().is_some() => self.filled(&self.words.parties_kept),
            Section::Parties => self.filled(&self.words.parties),
            Section::Purpose => self.purpose(own.purpose.as_ref().unwrap_or(&role.purpose)),
            Section::Responsibilities => self.filled(&role.responsibilities),
            Section::Alone => self.filled(&own.alone),
            Section::Together => self.filled(&own.together),
            Section::Money => self.filled(&own.money),
            Section::FirstQuarter => self.priorities(),
            Section::Meetings => self.meetings(),
            Section::Success => self.filled(&own.success),
            Section::NotThis => self.filled(&own.not_this),
        }
    }

    /// The words for whoever is there already.
    fn kept(&self) -> Option<&KeptWords> {
        self.plan.kept.as_ref().map(|kept| &self.words.kept[kept.keep])
    }

    /// What the option is for; before it that somebody is there already, and after it what they need beside them.
    fn purpose(&self, purpose: &str) -> Vec<String> {
        let there = self.kept().map(|kept| kept.line.to_string());
        let told = self.plan.kept.as_ref().and_then(|kept| {
            let needed = self.text.beside.iter().find(|(choice, _)| kept.told.contains(*choice))?;
            Some(fill(&self.words.beside, &[("beside", &needed.1)]))
        });
        there.into_iter().chain([purpose.to_string()]).chain(told).collect()
    }

    fn filled(&self, lines: &[Words]) -> Vec<String> {
        let blank = &*self.words.blank;
        let start = (self.fields.write_date)(self.plan.first_day());
        let or_blank = |value: &str| one_line(if value.trim().is_empty() { blank } else { value });
        let (company, person) = (or_blank(self.fields.company), or_blank(self.fields.person));
        let values = [("blank", blank), ("company", &company), ("person", &person), ("start", &start)];
        lines.iter().map(|line| fill(line, &values)).collect()
    }

    fn priorities(&self) -> Vec<String> {
        let needs = self.plan.quarters.first().map(|quarter| &*quarter.needs).unwrap_or_default();
        if needs.is_empty() {
            return vec![self.words.no_priority.to_string()];
        }
        let line = |&need| {
            let (name, step) = (&self.text.needs[need].name, &self.steps.needs[need].first_step);
            fill(&self.words.priority, &[("need", name), ("step", step)])
        };
        needs.iter().map(line).collect()
    }

    /// What is held on single days once the person is there: each meeting and habit with its first day.
    fn meetings(&self) -> Vec<String> {
        let first = self.plan.first_day();
        let held = |entry: &&Entry| {
            let is_day =
                entry.kind == StepKind::Meeting || (entry.kind == StepKind::Habit && entry.from == entry.until);
            is_day && entry.from >= first
        };
        let all: Vec<&Entry> = self.plan.entries.iter().filter(held).collect();
        let mut lines = Vec::new();
        for (place, entry) in all.iter().enumerate() {
            let is_same = |other: &&Entry| other.what == entry.what;
            if all[..place].iter().any(is_same) {
                continue;
            }
            let template =
                if all[place + 1..].iter().any(is_same) { &self.words.meeting } else { &self.words.meeting_once };
            let words = self.steps.of(self.text, entry.what);
            let date = (self.fields.write_date)(entry.from);
            lines.push(fill(template, &[("name", words.name), ("date", &date), ("what", words.what)]));
        }
        lines
    }
}

/// A field's value without line breaks, which would make lines of their own.
fn one_line(value: &str) -> String {
    value.split_whitespace().collect::<Vec<_>>().join(" ")
}
