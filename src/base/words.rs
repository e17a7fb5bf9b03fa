//! Texts that live as long as the program.

use std::fmt;
use std::ops::Deref;

/// A text of content. Content lives as long as the program, so its texts are borrowed and copied freely.
#[derive(Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Words(&'static str);

impl Words {
    /// These words.
    pub(crate) const fn new(text: &'static str) -> Self {
        Words(text)
    }

    /// The words, for as long as the program runs.
    pub fn as_str(self) -> &'static str {
        self.0
    }
}

impl Deref for Words {
    type Target = str;
    fn deref(&self) -> &str {
        self.0
    }
}
impl AsRef<str> for Words {
    fn as_ref(&self) -> &str {
        self.0
    }
}
impl fmt::Debug for Words {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}
impl fmt::Display for Words {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.0)
    }
}
