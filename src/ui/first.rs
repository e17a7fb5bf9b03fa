//! The screens up to the last question, which every visitor downloads.

pub mod check_page;
pub mod notices;
pub mod question_page;
pub mod start_page;
pub mod waiting_page;
