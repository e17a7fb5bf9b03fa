//! What the rest stands on and what knows nothing of it: tables, JSON, days, sorting, rounding, problems to report.

pub mod date;
pub mod json;
pub mod problem;
pub mod round;
pub mod sort;
pub mod table;
pub mod words;
