//! Keeping answers and step in the browser's local storage, and finding them again.
//!
//! Nothing is written before the first answer. What the text looks like is in [`crate::exchange::saved_session`]. What cannot be read is
//! set aside under a key of its own, never overwritten, and answers to an older edition are kept whole beside what was
//! carried over of them. Storage that is blocked, full or taken away in use is told as a [`StorageError`]; it never stops
//! the widget.
//!
//! gloo-storage gives the access, and only after `is_open` has tried it: its `raw` panics where storage is
//! denied, and its `set` where a browser throws something that is no `Error`. So reading and writing go
//! through the checked calls of the storage it hands out.

use std::cell::Cell;

use gloo_storage::{LocalStorage, Storage};

use crate::exchange::saved_session::{Found, decode, encode};
use crate::model::Questionnaire;
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
}

/// A place in local storage: the key, different for each widget on a page.
#[derive(Debug)]
pub struct Slot {
    key: String,
    /// Something that would be lost stands under the key, and there was no room to set it aside: nothing is written
    /// over it.
    is_taken: Cell<bool>,
}

impl Slot {
    /// The slot with this name; the empty name is the first widget of a page.
    pub fn new(name: &str) -> Self {
        let key = if name.is_empty() { "role-fit".to_string() } else { ["role-fit.", name].concat() };
        Slot { key, is_taken: Cell::new(false) }
    }

    /// What was saved here, if anything.
    ///
    /// # Errors
    /// [`StorageError::Blocked`] or [`StorageError::Unreadable`]; the widget then starts afresh.
    pub fn load(&self, questionnaire: &Questionnaire) -> Result<Option<Found>, StorageError> {
        if !is_open() {
            return Err(StorageError::Blocked);
        }
        let Ok(found) = LocalStorage::raw().get_item(&self.key) else { return Err(StorageError::Blocked) };
        let Some(json) = found else { return Ok(None) };
        match decode(questionnaire, &json) {
            Some(found) => {
                if found.asked_anew.is_some() {
                    self.is_taken.set(!self.keep_older(&json));
                }
                Ok(Some(found))
            }
            None => {
                self.is_taken.set(!self.set_aside(&json));
                Err(StorageError::Unreadable)
            }
        }
    }

    /// Saves answers and step; without any answer nothing is kept at all.
    ///
    /// # Errors
    /// [`StorageError::Blocked`] or [`StorageError::Full`]; what was saved before then still stands.
    pub fn save(&self, questionnaire: &Questionnaire, own: &Entries) -> Result<(), StorageError> {
        if !is_open() {
            return Err(StorageError::Blocked);
        }
        if self.is_taken.get() {
            return Err(StorageError::Full);
        }
        let storage = LocalStorage::raw();
        if own.is_empty() {
            return storage.remove_item(&self.key).map_err(|_| StorageError::Blocked);
        }
        storage.set_item(&self.key, &encode(questionnaire, own)).map_err(|_| StorageError::Full)
    }

    /// Removes every trace, what was set aside among it.
    pub fn clear(&self) {
        if !is_open() {
            return;
        }
        let storage = LocalStorage::raw();
        for key in [self.key.clone(), self.older_key()].into_iter().chain(self.aside_keys()) {
            // Removing what is not there is no error; a denial leaves nothing that we could do.
            let _ = storage.remove_item(&key);
        }
        self.is_taken.set(false);
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
