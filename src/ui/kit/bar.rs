//! A bar.

use super::el::{El, classed};

/// A bar; the number beside it says the same.
pub fn bar(percent: u32) -> El {
    track(fill().css("inline-size", width(percent)))
}

/// A bar whose length is kept at what the function says.
pub fn bar_fn(percent: impl Fn() -> u32 + 'static) -> El {
    track(fill().css_fn("inline-size", move || width(percent())))
}

fn track(fill: El) -> El {
    classed("span", "rf-bar").attr("aria-hidden", "true").child(fill)
}

fn fill() -> El {
    classed("span", "rf-bar__fill")
}

fn width(percent: u32) -> String {
    [&percent.to_string(), "%"].concat()
}
