//! A model in one language, as widgets are given it.

use crate::ui::kit::reactive::*;

use super::lazy::{LazyPart, LazyState};
use super::page;
use crate::content::QuestionnaireContent;

/// What is asked, in one language, and the lazily loaded part that belongs to it. It never changes but for that part's
/// arrival, and lives as long as the page; several widgets may share one, or differ.
pub struct Edition {
    questionnaire: QuestionnaireContent,
    lazy: ArcRwSignal<LazyState>,
}

impl Edition {
    /// An edition whose lazy part is not there yet.
    pub fn new(questionnaire: QuestionnaireContent) -> Self {
        Edition { questionnaire, lazy: ArcRwSignal::new(LazyState::NotAsked) }
    }

    /// What is asked, and its words.
    pub fn content(&self) -> &QuestionnaireContent {
        &self.questionnaire
    }

    /// Its language, as a BCP 47 tag.
    pub fn language(&self) -> &str {
        &self.questionnaire.text.language
    }

    /// Whether the lazy part is there; the reactive computation that calls this runs again when that changes.
    pub fn lazy_state(&self) -> LazyState {
        self.lazy.get()
    }

    /// The lazy part, once it is there.
    pub fn lazy_part(&self) -> Option<&'static dyn LazyPart> {
        match self.lazy.get_untracked() {
            LazyState::Ready(part) => Some(part),
            LazyState::NotAsked | LazyState::Loading | LazyState::Failed => None,
        }
    }

    /// Has the lazy part fetched, unless it is there or on its way.
    pub fn fetch_lazy_part(&self) {
        if matches!(self.lazy.get_untracked(), LazyState::NotAsked | LazyState::Failed) {
            self.lazy.set(LazyState::Loading);
            // The page only begins something; whatever goes wrong comes back through `set_lazy_state`.
            page::fetch_lazy_part(self.language());
        }
    }

    /// The lazy part has arrived, or did not.
    pub fn set_lazy_state(&self, state: LazyState) {
        self.lazy.set(state);
    }
}
