//! Leptos' signals, memos, effects and owners, under the names that `leptos::prelude` gives them.
//!
//! The first screens take them from here instead, so that the build can draw them natively without compiling all of
//! Leptos.

pub use reactive_graph::computed::Memo;
#[cfg(target_family = "wasm")]
pub use reactive_graph::effect::RenderEffect;
pub use reactive_graph::graph::untrack;
pub use reactive_graph::owner::{LocalStorage, Owner, StoredValue};
pub use reactive_graph::prelude::*;
pub use reactive_graph::signal::{ArcRwSignal, RwSignal};
