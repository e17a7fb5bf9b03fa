//! The editions of this page, one for each language in use: each is read once and kept as long as the page.

use std::cell::RefCell;

use crate::base::problem::Problem;
use crate::content::compact::read_questionnaire;
use crate::ui::edition::Edition;

thread_local! {
    static EDITIONS: RefCell<Vec<&'static Edition>> = const { RefCell::new(Vec::new()) };
}

/// Adds an edition, of which the questionnaire has arrived. Of two in one language the first stays.
///
/// # Errors
/// What is wrong with the bytes, and where.
pub fn add(questionnaire: Box<[u8]>) -> Result<(), Problem> {
    let edition = Edition::new(read_questionnaire(questionnaire)?);
    if edition_in(edition.language()).is_none() {
        EDITIONS.with_borrow_mut(|all| all.push(Box::leak(Box::new(edition))));
    }
    Ok(())
}

/// The edition in this language, a BCP 47 tag.
///
/// # Errors
/// Where it was not added before.
pub fn edition(language: &str) -> Result<&'static Edition, Problem> {
    let message = "there is no questionnaire in this language; add it first";
    edition_in(language).ok_or_else(|| Problem { path: language.to_string(), message: message.to_string() })
}

fn edition_in(language: &str) -> Option<&'static Edition> {
    EDITIONS.with_borrow(|all| all.iter().copied().find(|edition| edition.language() == language))
}
