//! Headings: that of a screen, and those further down that a link leads to.

use web_sys::HtmlElement;

use super::el::{El, button, classed, el};

/// Marks the element that gets the focus when the visitor has moved to another screen.
pub const FOCUS: &str = "data-focus";

/// The heading of a screen, which gets the focus after a move.
pub fn screen_heading(text: &str) -> El {
    classed("h2", "rf-title").attr("tabindex", "-1").attr(FOCUS, "").text(text)
}

/// The heading of a section that [`link_to_heading`] can lead to.
pub fn section_heading(text: &str) -> El {
    el("h3").attr("tabindex", "-1").text(text)
}

/// Brings a heading on this page into view and gives it the focus. A link with `#` would change the host page's address,
/// so this is a button.
pub fn link_to_heading(text: &str, heading: Option<HtmlElement>) -> El {
    button("rf-link", text, move || {
        if let Some(heading) = &heading {
            // A heading that cannot take the focus is in view all the same.
            let _ = heading.focus();
        }
    })
}
