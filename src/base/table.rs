//! Tables with typed, dense ids.
//!
//! Strings live in files, storage and scripts; in the program a row is referred to by an [`Id`] that cannot dangle: it is
//! only made while the [`Table`] it points into is being built.

use std::cmp::Ordering;
use std::marker::PhantomData;
use std::ops::Index;

use super::words::Words;

/// The place of a `T` in its [`Table`].
pub struct Id<T> {
    index: usize,
    of: PhantomData<fn() -> T>,
}

impl<T> Id<T> {
    /// The place as a number, from 0.
    pub fn index(self) -> usize {
        self.index
    }

    pub(crate) fn new(index: usize) -> Self {
        Id { index, of: PhantomData }
    }
}

impl<T> Clone for Id<T> {
    fn clone(&self) -> Self {
        *self
    }
}
impl<T> Copy for Id<T> {}
impl<T> PartialEq for Id<T> {
    fn eq(&self, other: &Self) -> bool {
        self.index == other.index
    }
}
impl<T> Eq for Id<T> {}
impl<T> PartialOrd for Id<T> {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}
impl<T> Ord for Id<T> {
    fn cmp(&self, other: &Self) -> Ordering {
        self.index.cmp(&other.index)
    }
}
impl<T> std::fmt::Debug for Id<T> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "#{}", self.index)
    }
}

/// One `V` for each `K`, looked up by the id of the `K`; by itself (`Table<K>`) the `K`s themselves.
#[derive(Debug)]
pub struct Table<K, V = K> {
    rows: Vec<V>,
    of: PhantomData<fn() -> K>,
}

impl<K, V> Table<K, V> {
    /// A table of the given rows, in their order.
    pub fn new(rows: Vec<V>) -> Self {
        Table { rows, of: PhantomData }
    }

    /// All ids with their rows, in order.
    pub fn iter(&self) -> impl DoubleEndedIterator<Item = (Id<K>, &V)> + ExactSizeIterator {
        self.rows.iter().enumerate().map(|(index, row)| (Id::new(index), row))
    }

    /// All ids, in order.
    pub fn ids(&self) -> impl DoubleEndedIterator<Item = Id<K>> + ExactSizeIterator + use<K, V> {
        (0..self.rows.len()).map(Id::new)
    }

    /// All rows, in order.
    pub fn rows(&self) -> &[V] {
        &self.rows
    }

    /// The number of rows.
    pub fn len(&self) -> usize {
        self.rows.len()
    }

    /// Whether there is no row.
    pub fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    pub(crate) fn set(&mut self, id: Id<K>, value: V) {
        if let Some(row) = self.rows.get_mut(id.index()) {
            *row = value;
        }
    }
}

impl<K, V> Default for Table<K, V> {
    fn default() -> Self {
        Table::new(Vec::new())
    }
}
impl<K, V: Clone> Clone for Table<K, V> {
    fn clone(&self) -> Self {
        Table::new(self.rows.clone())
    }
}
impl<K, V: PartialEq> PartialEq for Table<K, V> {
    fn eq(&self, other: &Self) -> bool {
        self.rows == other.rows
    }
}
impl<K, V: Eq> Eq for Table<K, V> {}

impl<K, V> Index<Id<K>> for Table<K, V> {
    type Output = V;
    fn index(&self, id: Id<K>) -> &V {
        &self.rows[id.index()]
    }
}

/// A stable name, in `snake_case`.
pub type Key = Words;

/// A row that has a stable name in files, storage and scripts.
pub trait Keyed {
    /// The stable name, in `snake_case`.
    fn key(&self) -> &str;
}

impl<K, V: Keyed> Table<K, V> {
    /// The id of the row with this stable name.
    pub fn find(&self, key: &str) -> Option<Id<K>> {
        self.iter().find(|(_, row)| row.key() == key).map(|(id, _)| id)
    }
}
