//! The words for costs in one language, keyed like [`Costs`](super::Costs).

use super::{Item, Region};
use crate::base::table::Table;
use crate::model::Role;
use crate::text::Words;

/// All words for costs; the labels of the screen stand beside them in the same file.
#[derive(Clone, Debug)]
pub struct CostText {
    /// The regions.
    pub regions: Table<Region, RegionText>,
    /// What to know about the figures of one option in one region: old, missing, or of another country.
    pub notes: Table<Region, Table<Role, Option<Words>>>,
    pub(crate) items: Box<[ItemText]>,
    pub(crate) lines: Box<[(Item, LineText)]>,
}

/// A region in words.
#[derive(Clone, Debug)]
pub struct RegionText {
    /// Its name.
    pub name: Words,
    /// What to know about its figures.
    pub note: Words,
}

/// A figure in words.
#[derive(Clone, Debug)]
pub struct ItemText {
    /// Its name.
    pub name: Words,
    /// What it is counted in.
    pub unit: Words,
    /// One plain sentence.
    pub plain: Words,
}

/// A line of a sum in words.
#[derive(Clone, Debug)]
pub struct LineText {
    /// Its name.
    pub name: Words,
    /// How it is worked out.
    pub how: Words,
}

impl CostText {
    /// The words for a figure.
    pub fn item(&self, item: Item) -> &ItemText {
        &self.items[item as usize]
    }

    /// The words for a line; `None` for an item that makes none.
    pub fn line(&self, item: Item) -> Option<&LineText> {
        self.lines.iter().find(|(of, _)| *of == item).map(|(_, words)| words)
    }
}
