//! The screens: from content and session to elements on the page.
//!
//! Views only read; whatever the visitor does becomes an [`Action`](crate::session::Action) and goes through
//! [`Ctx::dispatch`]. In reading order: the kit, what every view is given (`ctx`), the frame (`app`) and the first screens;
//! then what the lazy screens are given (`result_ctx`), the result and the topics. Only `screens` names both.

mod app;
mod ctx;
pub mod edition;
mod first;
mod kit;
pub mod lazy;
pub mod page;
#[cfg(not(target_family = "wasm"))]
pub mod prerender;

#[cfg(feature = "ui")]
mod parts_nav;
#[cfg(feature = "ui")]
mod result;
#[cfg(feature = "ui")]
mod result_ctx;
#[cfg(feature = "ui")]
pub mod screens;
#[cfg(feature = "ui")]
mod sources;
#[cfg(feature = "ui")]
mod topics;

pub use app::app;
pub use ctx::{AfterChange, Ctx, Notice, Remark};
pub use kit::el::El;
