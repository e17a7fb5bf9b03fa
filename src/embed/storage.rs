//! Keeping what a visitor entered in the browser's local storage, and finding it again.
//!
//! Nothing is written before the first answer. What the text looks like, and the key it stands under, is in
//! [`crate::exchange::saved_session`]. No text is written over that is not understood whole:
//!
//! - What cannot be read is set aside under a key of its own.
//! - Answers to an older edition are kept whole beside what was carried over of them.
//! - What a newer version of this page has written stays as it is, and nothing is written over it.
//!
//! This holds for what is found at the start, and for what another page puts there later. Of two pages of the same version
//! that write under one key, the one that writes last is found again. Only the visitor removes it all. Storage that is blocked, full or taken away in use is told as a [`StorageError`]; it never stops the widget.
//!
//! gloo-storage gives the access, and only after `is_open` has tried it: its `raw` panics where storage is
//! denied, and its `set` where a browser throws something that is no `Error`. So reading and writing go
//! through the checked calls of the storage it hands out.

use std::cell::{Cell, RefCell};

use gloo_storage::{LocalStorage, Storage};

use crate::base::table::Id;
use crate::exchange::saved_session::{Found, Saved, decode, storage_key};
use crate::model::{Question, Questionnaire};
use crate::session::Entries;

/// Why nothing can be kept, or nothing was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StorageError {
    /// The browser denies storage.
    Blocked,
    /// There is no room left.
    Full,
    /// What was found could not be read and is set aside.
    Unreadable,
    /// What was found is from a newer version of this page and is left as it is.
    Newer,
}

/// What was found at the start.
#[derive(Debug)]
pub struct Loaded {
    /// What the visitor entered.
    pub entries: Entries,
    /// Where it has answers to an older edition: the questions that are new or asked anew. Else none.
    pub asked_anew: Vec<Id<Question>>,
}

/// A place in local storage: the key, different for each widget on a page.
#[derive(Debug)]
pub struct Slot {
    key: String,
    /// All that is kept here. Besides the entries, which are given with each write, it holds what this widget does not
    /// show: other assessments, and what a later version wrote.
    saved: RefCell<Saved>,
    /// What stands under the key as far as this widget knows. Anything else was put there by another page.
    known: RefCell<Option<String>>,
    /// Why nothing may be written over what stands under the key, as it would be lost.
    in_the_way: Cell<Option<StorageError>>,
}

impl Slot {
    /// The slot of the widget with this name, for answers to this model; the empty name is the first widget of a page.
    pub fn new(questionnaire: &Questionnaire, model: &str, instance: &str) -> Self {
        Slot {
            key: storage_key(model, instance),
            saved: RefCell::new(Saved::new(questionnaire, model)),
            known: RefCell::new(None),
            in_the_way: Cell::new(None),
        }
    }

    /// What was saved here, if anything.
    ///
    /// # Errors
    /// [`StorageError::Blocked`], [`StorageError::Unreadable`] or [`StorageError::Newer`]; the widget then starts afresh.
    pub fn load(&self, questionnaire: &Questionnaire) -> Result<Option<Loaded>, StorageError> {
        let Some(text) = self.read()? else { return Ok(None) };
        let (saved, asked_anew) = match self.meet(questionnaire, text) {
            Found::Current(saved) => (saved, Vec::new()),
            Found::Older { saved, asked_anew } => (saved, asked_anew),
            Found::Newer(_) => return Err(StorageError::Newer),
            Found::Unreadable => return Err(StorageError::Unreadable),
        };
        let entries = saved.current().entries.clone();
        self.saved.replace(saved);
        Ok(Some(Loaded { entries, asked_anew }))
    }

    /// Saves what the visitor entered; where nothing is entered, nothing is kept at all.
    ///
    /// # Errors
    /// [`StorageError::Blocked`], [`StorageError::Full`] or [`StorageError::Newer`]; what was saved before then still
    /// stands.
    pub fn save(&self, questionnaire: &Questionnaire, own: &Entries) -> Result<(), StorageError> {
        let standing = self.read()?;
        let mut revision = 0;
        if standing != *self.known.borrow() {
            match standing.map(|text| self.meet(questionnaire, text)) {
                Some(Found::Current(saved) | Found::Older { saved, .. }) => revision = saved.revision(),
                Some(Found::Newer(_) | Found::Unreadable) => {}
                None => self.in_the_way.set(None),
            }
        }
        if let Some(error) = self.in_the_way.get() {
            return Err(error);
        }
        let mut saved = self.saved.borrow_mut();
        saved.set_entries(own.clone());
        if saved.is_empty() {
            LocalStorage::raw().remove_item(&self.key).map_err(|_| StorageError::Blocked)?;
            self.known.replace(None);
            return Ok(());
        }
        saved.count_write(revision);
        let text = saved.write(questionnaire);
        LocalStorage::raw().set_item(&self.key, &text).map_err(|_| StorageError::Full)?;
        self.known.replace(Some(text));
        Ok(())
    }

    /// Removes every trace, whatever stands under the key and what was set aside among it.
    pub fn clear(&self, questionnaire: &Questionnaire) {
        self.saved.borrow_mut().delete(questionnaire);
        if !is_open() {
            return;
        }
        let storage = LocalStorage::raw();
        for key in [self.key.clone(), self.older_key()].into_iter().chain(self.aside_keys()) {
            // Removing what is not there is no error; a denial leaves nothing that we could do.
            let _ = storage.remove_item(&key);
        }
        self.known.replace(None);
        self.in_the_way.set(None);
    }

    /// The text under the key.
    fn read(&self) -> Result<Option<String>, StorageError> {
        if !is_open() {
            return Err(StorageError::Blocked);
        }
        LocalStorage::raw().get_item(&self.key).map_err(|_| StorageError::Blocked)
    }

    /// Reads a text under the key that is not this widget's own, and sees to it that it is not lost when this widget
    /// writes.
    fn meet(&self, questionnaire: &Questionnaire, text: String) -> Found {
        let found = decode(questionnaire, self.saved.borrow().model(), &text);
        self.in_the_way.set(match found {
            Found::Current(_) => None,
            Found::Older { .. } => (!self.keep_older(&text)).then_some(StorageError::Full),
            Found::Newer(_) => Some(StorageError::Newer),
            Found::Unreadable => (!self.set_aside(&text)).then_some(StorageError::Full),
        });
        self.known.replace(Some(text));
        found
    }

    /// Keeps what could not be read under the first free key (the last one is used again). Whether there was room.
    fn set_aside(&self, json: &str) -> bool {
        let storage = LocalStorage::raw();
        let keys: Vec<String> = self.aside_keys().collect();
        let free = keys.iter().find(|key| matches!(storage.get_item(key), Ok(None)));
        let Some(key) = free.or(keys.last()) else { return false };
        let is_aside = storage.set_item(key, json).is_ok();
        if is_aside {
            let _ = storage.remove_item(&self.key);
        }
        is_aside
    }

    /// Keeps the answers to an older edition whole beside what was carried over of them. Whether there was room.
    fn keep_older(&self, json: &str) -> bool {
        LocalStorage::raw().set_item(&self.older_key(), json).is_ok()
    }

    fn older_key(&self) -> String {
        [&self.key, ".edition-2"].concat()
    }

    fn aside_keys(&self) -> impl Iterator<Item = String> {
        (1..=3).map(|number| [&self.key, ".set-aside.", &number.to_string()].concat())
    }
}

/// Whether storage can be reached at all; reading it throws where the browser denies it.
fn is_open() -> bool {
    web_sys::window().is_some_and(|window| matches!(window.local_storage(), Ok(Some(_))))
}
