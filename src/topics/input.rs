//! What all topics' inputs have in common: they are stored as JSON objects, read into a type of the topic, and written back.
//!
//! Reading never fails. A name that means nothing to this edition is left out. A whole field that this edition does not
//! know is kept as it is ([`Unknown`]), so that it is still there for the newer program that wrote it.

use crate::base::json::Json;

/// The fields of a stored input that this edition does not know.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Unknown(Vec<(Box<str>, Json)>);

impl Unknown {
    /// The fields of a stored input but for those that are known.
    pub fn of(stored: &Json, is_known: impl Fn(&str) -> bool) -> Self {
        let Json::Object(fields) = stored else { return Unknown::default() };
        Unknown(fields.iter().filter(|(name, _)| !is_known(name)).cloned().collect())
    }

    /// An object of the known fields, and after them the others.
    pub fn with(&self, known: impl IntoIterator<Item = (Box<str>, Json)>) -> Json {
        Json::Object(known.into_iter().chain(self.0.iter().cloned()).collect())
    }
}
