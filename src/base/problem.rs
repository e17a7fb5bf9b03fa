//! Faults in data from outside, with the path of each and its remedy.

use std::fmt;

/// A fault in content, in storage or in a script's value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// The path to it, such as `questions.questions[3].choices[1].id`.
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
