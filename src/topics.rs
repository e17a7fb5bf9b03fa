//! What builds on the ranking, one topic each: who covers what, costs, laws, a person in mind, a plan with its brief and
//! calendar, and companies alike. Rules, words and the visitor's own input of each are in its folder.

pub mod brief;
pub mod calendar;
pub mod cost;
pub mod cover;
mod input;
pub mod labels;
pub mod law;
pub mod peers;
pub mod person;
pub mod plan;
