//! The editions of this page: each is read once and kept as long as the page.

use std::cell::Cell;

use crate::base::problem::Problem;
use crate::content;
use crate::ui::edition::Edition;

/// The built-in edition.
///
/// # Errors
/// Problems in the questionnaire, with place and remedy.
pub fn edition() -> Result<&'static Edition, Vec<Problem>> {
    thread_local! {
        static BUILT_IN: Cell<Option<&'static Edition>> = const { Cell::new(None) };
    }
    if let Some(edition) = BUILT_IN.get() {
        return Ok(edition);
    }
    let read: &Edition = Box::leak(Box::new(Edition::new(content::built_in_questionnaire()?)));
    BUILT_IN.set(Some(read));
    Ok(read)
}
