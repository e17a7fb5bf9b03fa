//! A bar.

use super::el::{El, classed};

/// A bar; the number beside it says the same.
pub fn bar(percent: u32) -> El {
    let width = [&percent.to_string(), "%"].concat();
    let fill = classed("span", "rf-bar__fill").css("inline-size", width);
    classed("span", "rf-bar").attr("aria-hidden", "true").child(fill)
}
