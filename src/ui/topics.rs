//! The screens of the topics.

pub mod brief_view;
pub mod cost_figures;
pub mod costs_page;
pub mod cover_page;
pub mod law_page;
pub mod person_page;
pub mod plan_page;
pub mod topic_page;
