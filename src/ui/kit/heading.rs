//! The heading of a screen.

use super::el::{El, classed};

/// Marks the element that gets the focus when the visitor has moved to another screen.
pub const FOCUS: &str = "data-focus";

/// The heading of a screen, which gets the focus after a move.
pub fn screen_heading(text: &str) -> El {
    classed("h2", "rf-title").attr("tabindex", "-1").attr(FOCUS, "").text(text)
}
