//! A list of named facts.

use super::el::{El, classed, el};

/// A list of facts, each made by [`fact`], [`fact_fn`] or [`fact_of`].
pub fn facts() -> El {
    classed("dl", "rf-facts")
}

/// A fact with its name.
pub fn fact(name: &str, text: &str) -> El {
    fact_of(name, el("dd").text(text))
}

/// A fact whose text follows what the function reads.
pub fn fact_fn(name: &str, text: impl Fn() -> String + 'static) -> El {
    fact_of(name, el("dd").text_fn(text))
}

/// A fact of more than text; `content` is its `dd`.
pub fn fact_of(name: &str, content: El) -> El {
    el("div").child(el("dt").text(name)).child(content)
}
