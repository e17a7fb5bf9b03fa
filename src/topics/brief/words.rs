//! The words of the mandate brief in one language.

use super::Section;
use crate::base::table::Table;
use crate::model::{Keep, Role, Sources};
use crate::text::Words;

/// The frame of every brief, and the mandate of each option.
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
    /// The mandates.
    pub mandates: Table<Role, MandateWords>,
}

/// The mandate of an option in words.
#[derive(Clone, Debug)]
pub struct MandateWords {
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

/// The mandate of somebody who is there already, in words.
#[derive(Clone, Debug)]
pub struct KeptWords {
    /// The heading.
    pub title: Words,
    /// That they are there, and what the mandate changes.
    pub line: Words,
}
