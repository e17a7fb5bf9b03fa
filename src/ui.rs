//! The screens: from content and session to elements on the page.
//!
//! One file for each screen or part of one. Views only read; whatever the visitor does becomes an
//! [`Action`](crate::session::Action) and goes through [`Ctx::dispatch`]. A screen is drawn anew when the visitor
//! moves on, and left alone while they choose, so that focus and page translators are not disturbed.

mod app;
mod check_page;
mod ctx;
mod el;
mod engagement;
mod full;
mod guide;
mod headline;
pub mod later;
mod method;
mod needs;
mod next_steps;
mod notices;
mod question_page;
mod ranking;
mod result_page;
mod sources;
mod start_page;
mod timeline_view;
mod waiting_page;

pub use app::app;
pub use ctx::{AfterChange, Ctx, Notice};
pub use el::El;
