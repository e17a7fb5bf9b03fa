//! Choices side by side: radio buttons or checkboxes in the shape of pills.

use super::el::{El, classed, el};

/// How many may be taken.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Selection {
    /// One: radio buttons.
    Single,
    /// Any number: checkboxes.
    Multiple,
}

/// A group with its question as the legend.
pub fn pills(legend: El, options: impl IntoIterator<Item = El>) -> El {
    classed("fieldset", "rf-pills").child(legend).child(classed("div", "rf-pills__options").children(options))
}

/// One choice. `name` groups radio buttons, `value` tells one from the other.
pub fn pill(
    most: Selection,
    name: &str,
    value: &str,
    text: &str,
    is_chosen: impl Fn() -> bool + 'static,
    choose: impl Fn(bool) + 'static,
) -> El {
    let kind = if most == Selection::Single { "radio" } else { "checkbox" };
    let input = el("input").attr("type", kind).attr("name", name).attr("value", value);
    let input = input.checked_fn(is_chosen).on_check(choose);
    classed("label", "rf-pill").child(input).child(el("span").text(text))
}
