//! The screens of the topics. What several of them share of one topic is in its `..._view`; no page imports another.

pub mod brief_view;
pub mod cost_figures;
pub mod cost_view;
pub mod costs_page;
pub mod cover_page;
pub mod cover_view;
pub mod law_page;
pub mod person_page;
pub mod plan_page;
pub mod plan_view;
pub mod topic_page;
