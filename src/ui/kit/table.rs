//! Tables.

use super::el::{El, classed, el};

/// The head of a column.
pub fn column(name: &str) -> El {
    el("th").attr("scope", "col").text(name)
}

/// The head of a row.
pub fn row_head(name: &str) -> El {
    el("th").attr("scope", "row").text(name)
}

/// A table with one row of heads and these rows.
pub fn table(class: &'static str, heads: impl IntoIterator<Item = El>, rows: impl IntoIterator<Item = El>) -> El {
    classed("table", class).child(el("thead").child(el("tr").children(heads))).child(el("tbody").children(rows))
}

/// Something wide that scrolls by itself, also by keyboard; `name` is what a screen reader calls it.
pub fn scrolling(name: &str, content: El) -> El {
    let region = classed("div", "rf-scroll").attr("tabindex", "0").attr("role", "region");
    region.attr("aria-label", name).child(content)
}
