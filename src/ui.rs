//! The screens: from content and session to elements on the page.
//!
//! One file for each screen or part of one. Views only read; whatever the visitor does becomes an
//! [`Action`](crate::session::Action) and goes through [`Ctx::dispatch`]. A screen is drawn anew when the visitor
//! moves on, and left alone while they choose, so that focus and page translators are not disturbed.

mod app;
mod brief_view;
mod check_page;
mod contrast_view;
mod contributions;
mod cost_figures;
mod costs_page;
mod cover_page;
mod ctx;
mod el;
mod engagement;
mod firmness;
mod full;
mod guide;
mod headline;
mod importance;
pub mod later;
mod law_page;
mod method;
mod needs;
mod next_steps;
mod notices;
mod peers_view;
mod person_page;
mod pills;
mod plan_page;
mod question_page;
mod ranking;
mod result_page;
mod result_parts;
mod sources;
mod start_page;
mod thresholds;
mod timeline_view;
mod topic_page;
mod waiting_page;

pub use app::app;
pub use ctx::{AfterChange, Ctx, Notice, Remark};
pub use el::El;
