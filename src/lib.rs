//! **role-fit**: who should lead our technology?
//!
//! In reading order: what it stands on ([`base`]), what it is about ([`model`]), its words ([`text`]), what the visitor
//! said ([`session`]), what follows from it ([`scoring`], [`robustness`], [`timeline`], all of it in [`evaluation`]), how
//! answers look in files, storage and scripts ([`exchange`]), the [`topics`] that build on it, and where content comes in
//! ([`content`]). All of that is pure and knows no browser. With the feature `ui` come `i18n`, the screens (`ui`) and the
//! custom element (`embed`). The whole picture is in `ARCHITECTURE.md` beside this file.

#![cfg_attr(
    all(feature = "views", not(feature = "ui")),
    allow(dead_code, reason = "natively the build draws the first screens only, which use a part of the kit")
)]

pub mod base;
pub mod content;
pub mod evaluation;
pub mod exchange;
pub mod model;
pub mod robustness;
pub mod scoring;
pub mod session;
pub mod text;
pub mod timeline;
pub mod topics;

#[cfg(feature = "ui")]
pub mod embed;
/// Of the custom element only what needs no browser.
#[cfg(not(feature = "ui"))]
pub mod embed {
    pub mod config;
}
#[cfg(feature = "views")]
pub mod i18n;
#[cfg(feature = "views")]
pub mod ui;
