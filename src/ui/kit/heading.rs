//! Headings, and the way to them.

use web_sys::HtmlElement;

use super::el::{El, button, classed, el};

/// Marks the element that gets the focus when the visitor has moved to another screen.
pub const FOCUS: &str = "data-focus";

/// The heading of a screen, which gets the focus after a move.
pub fn screen_heading(text: &str) -> El {
    classed("h2", "rf-title").attr("tabindex", "-1").attr(FOCUS, "").text(text)
}

/// The heading of a section that can be gone to: it can take the focus.
pub fn section_heading(title: &str) -> El {
    el("h3").attr("tabindex", "-1").text(title)
}

/// A button that goes to such a heading. A link with `#` would change the address of the host page.
pub fn heading_link(title: &str, heading: &El) -> El {
    let heading = heading.node::<HtmlElement>();
    button("rf-link", title, move || {
        if let Some(heading) = &heading {
            // A heading that cannot take the focus is in view all the same.
            let _ = heading.focus();
        }
    })
}
