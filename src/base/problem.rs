//! What is wrong in something that comes from outside, where, and what to do about it.

use std::fmt;

/// A fault in content, storage or a script's value: its place, what is wrong, and the remedy.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// The place, such as `model.questionnaire.questions[3].choices[1].weights.complience`.
    pub path: String,
    /// What is wrong and the remedy.
    pub message: String,
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.path)?;
        f.write_str(": ")?;
        f.write_str(&self.message)
    }
}

/// The message for an unknown name, with the names that are known.
pub(crate) fn unknown_name(what: &str, name: &str, known: Vec<&str>) -> String {
    ["there is no ", what, " \"", name, "\"; known are: ", &known.join(", ")].concat()
}
