//! What the later screens are given: all that [`Ctx`] has, and the content.

use std::ops::Deref;

use super::ctx::Ctx;
use crate::content::{Content, Topics};
use crate::model::{Id, Model, Role};
use crate::text::{ResultUi, Text};

/// Handed to every later view by value. Nobody can have one before the content has arrived.
#[derive(Clone, Copy)]
pub struct Full {
    ctx: Ctx,
    content: &'static Content,
}

impl Deref for Full {
    type Target = Ctx;
    fn deref(&self) -> &Ctx {
        &self.ctx
    }
}

impl Full {
    /// A context for the later screens.
    pub fn new(ctx: Ctx, content: &'static Content) -> Self {
        Full { ctx, content }
    }

    /// What the first screens are given.
    pub fn ctx(self) -> Ctx {
        self.ctx
    }

    /// The model.
    pub fn model(self) -> &'static Model {
        &self.content.model
    }

    /// The words of the later screens.
    pub fn text(self) -> &'static Text {
        &self.content.text
    }

    /// What the topics beyond the ranking rest on.
    pub fn topics(self) -> &'static Topics {
        &self.content.topics
    }

    /// The content itself.
    pub fn content(self) -> &'static Content {
        self.content
    }

    /// The labels of the later screens.
    pub fn ui(self) -> &'static ResultUi {
        &self.content.text.ui
    }

    /// An option's name.
    pub fn role_name(self, role: Id<Role>) -> &'static str {
        &self.text().roles[role].name
    }
}
