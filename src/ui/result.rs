//! The result page and the guide, part by part.

pub mod contrast_view;
pub mod contributions;
pub mod engagement;
pub mod firmness;
pub mod guide;
pub mod headline;
pub mod importance;
pub mod method;
pub mod needs;
pub mod next_steps;
pub mod peers_view;
pub mod ranking;
pub mod reasons;
pub mod result_page;
pub mod thresholds;
pub mod timeline_view;
