//! A field with its label, and below it a line that says what is wrong with what was typed.
//!
//! What cannot be taken stays in the field to be mended, with the reason below it. Both go together: once something else
//! is to stand in the field, the reason is gone too. So the reason is kept with the number of the filling that it belongs
//! to, and no signal has to be set when the field is filled anew.

use super::el::{El, classed, el};
use super::reactive::*;

/// What is wrong with what was typed into a field.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum FieldState {
    /// Nothing.
    #[default]
    Fine,
    /// It is no number, no day, or whatever else belongs there.
    NotReadable,
    /// It is a number or day that is not allowed there.
    OutOfRange,
    /// It is too long, with so many characters.
    TooLong(usize),
}

impl FieldState {
    /// Whether nothing is wrong.
    pub fn is_fine(self) -> bool {
        self == FieldState::Fine
    }
}

/// What a field shows and does.
pub struct Entry {
    /// What stands in the field; it is put there when it changes, and after each entry that was taken.
    pub value: Box<dyn Fn() -> String + Send + Sync>,
    /// Changes when the field is to be filled anew, whatever was typed.
    pub refills: Box<dyn Fn() -> usize + Send + Sync>,
    /// Takes what was typed, or says what is wrong with it.
    pub enter: Box<dyn Fn(&str) -> FieldState>,
    /// The line below the field.
    pub remark: Box<dyn Fn(FieldState) -> String>,
}

/// A field with its label and the line below it.
pub fn field(label: &str, input: El, entry: Entry) -> El {
    let Entry { value, refills, enter, remark } = entry;
    let shown = Memo::new(move |before| Shown::after(before, value(), refills()));
    // What is wrong, and beside which `Shown` it was typed.
    let refused = RwSignal::new((FieldState::Fine, 0_usize));
    let entries = RwSignal::new(0_usize);
    let state = move || {
        let (state, filling) = refused.get();
        if shown.with(|shown| shown.filling == filling) { state } else { FieldState::Fine }
    };
    let input = input
        .value_fn(move || {
            entries.track();
            shown.with(|shown| shown.value.clone())
        })
        .attr_fn("aria-invalid", move || if state().is_fine() { "false".into() } else { "true".into() })
        .on_change(move |typed| {
            let found = enter(&typed);
            refused.set((found, shown.with_untracked(|shown| shown.filling)));
            if found.is_fine() {
                entries.update(|entries| *entries += 1);
            }
        });
    let line = el("span")
        .attr("role", "status")
        .attr_fn("class", move || if state().is_fine() { "rf-quiet".into() } else { "rf-wrong".into() })
        .text_fn(move || remark(state()));
    classed("label", "rf-field").child(el("span").text(label)).child(input).child(line)
}

/// What stands in a field until something is typed.
#[derive(Clone, PartialEq)]
struct Shown {
    value: String,
    refills: usize,
    /// How often the field was filled so far.
    filling: usize,
}

impl Shown {
    fn after(before: Option<&Shown>, value: String, refills: usize) -> Self {
        let filling = match before {
            None => 0,
            Some(before) => before.filling + usize::from(before.value != value || before.refills != refills),
        };
        Shown { value, refills, filling }
    }
}
