//! The kit: what every screen is put together from. It knows no screen and no content.

pub mod bar;
pub mod choice_pills;
pub mod derived;
pub mod el;
pub mod facts;
pub mod field;
pub mod heading;
pub mod reactive;
pub mod scroll;
pub mod table;
