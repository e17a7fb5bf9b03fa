//! The sections of briefs that the visitor rewrote: all of a brief that is kept.

use super::{BriefSection, Section};
use crate::base::json::Json;
use crate::base::table::{Id, Keyed};
use crate::model::{Model, Role};

/// How long a section may be, in characters (Unicode scalar values).
pub const MOST_CHARS: usize = 4_000;

/// A section is too long to be kept; nothing was changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TooLong {
    /// Its length in characters; [`MOST_CHARS`] is the most.
    pub chars: usize,
}

/// The visitor's own words, by option and section. What is not in here stands as it is made.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct BriefEdits(Vec<Edit>);

#[derive(Clone, Debug, PartialEq, Eq)]
struct Edit {
    role: Id<Role>,
    section: Section,
    text: Box<str>,
}

impl BriefEdits {
    /// Whether nothing was rewritten.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// How a section was rewritten, if it was.
    pub fn text_of(&self, role: Id<Role>, section: Section) -> Option<&str> {
        self.0.iter().find(|edit| (edit.role, edit.section) == (role, section)).map(|edit| &*edit.text)
    }

    /// Puts the visitor's words in place of a section. The words that were made there anyway undo the change.
    ///
    /// # Errors
    /// Where the text is longer than [`MOST_CHARS`].
    pub fn rewrite(&mut self, role: Id<Role>, section: &BriefSection, text: &str) -> Result<(), TooLong> {
        let text = text.replace("\r\n", "\n");
        let chars = text.chars().count();
        if chars > MOST_CHARS {
            return Err(TooLong { chars });
        }
        self.undo(role, section.section);
        if text != section.made {
            self.put(role, section.section, &text);
        }
        Ok(())
    }

    /// Lets the section stand as it is made.
    pub fn undo(&mut self, role: Id<Role>, section: Section) {
        self.0.retain(|edit| (edit.role, edit.section) != (role, section));
    }

    /// Lets the whole brief stand as it is made.
    pub fn undo_all(&mut self, role: Id<Role>) {
        self.0.retain(|edit| edit.role != role);
    }

    /// Keeps the order of options and sections, so that the same edits are equal.
    fn put(&mut self, role: Id<Role>, section: Section, text: &str) {
        let place = self.0.partition_point(|edit| (edit.role, edit.section) < (role, section));
        self.0.insert(place, Edit { role, section, text: text.into() });
    }

    /// By the names of option and section: `{"cio": {"money": "..."}}`.
    pub fn to_json(&self, model: &Model) -> Json {
        let mut roles: Vec<(Box<str>, Json)> = Vec::new();
        for role in model.roles.ids() {
            let of_role = self.0.iter().filter(|edit| edit.role == role);
            let sections: Vec<_> = of_role.map(|edit| (edit.section.key().into(), Json::text(&edit.text))).collect();
            if !sections.is_empty() {
                roles.push((model.roles[role].key().into(), Json::Object(sections)));
            }
        }
        Json::Object(roles)
    }

    /// The edits that such an object says. Names that are no more are dropped, and a text that is too long is cut.
    pub fn from_json(model: &Model, json: &Json) -> Self {
        let mut edits = BriefEdits::default();
        for (role, id) in model.roles.iter().map(|(id, row)| (row.key(), id)) {
            let Some(sections) = json.get(role) else { continue };
            for section in Section::ALL {
                if let Some(text) = sections.get(section.key()).and_then(Json::as_text) {
                    let end = text.char_indices().nth(MOST_CHARS).map_or(text.len(), |(end, _)| end);
                    edits.put(id, section, &text[..end]);
                }
            }
        }
        edits
    }
}
