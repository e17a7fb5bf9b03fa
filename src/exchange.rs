//! Answers, questions, results and saved sessions as JSON, keyed by stable names.

pub mod answers;
pub mod questions;
pub mod result;
pub mod saved_session;
