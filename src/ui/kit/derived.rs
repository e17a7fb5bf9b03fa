//! Values that follow from others, computed once per change and shared by all that read them.
//!
//! They are Leptos' memos at a lower price: a memo is compiled anew for each type of value, some 3 KB each, and the topics'
//! screens have thirty types. Here one memo serves all, and only who reads it knows the type.

use std::any::Any;
use std::marker::PhantomData;
use std::sync::Arc;

use super::reactive::*;

/// A value that follows from others. It lives as long as the [`Owner`] under which it was made.
pub struct Derived<T> {
    memo: Memo<Value>,
    of: PhantomData<fn() -> T>,
}

impl<T> Clone for Derived<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for Derived<T> {}

impl<T: PartialEq + Send + Sync + 'static> Derived<T> {
    /// A value that is computed when it is first read, and again when what it was computed from has changed. Who reads it
    /// only hears of values that differ from the one before.
    pub fn new(compute: impl Fn() -> T + Send + Sync + 'static) -> Self {
        let compute = move || Value { value: Arc::new(compute()), is_equal: is_equal::<T> };
        Derived { memo: memo(Box::new(compute)), of: PhantomData }
    }

    /// The value as it is now; the reactive computation that calls this runs again when it changes.
    pub fn watch(self) -> Arc<T> {
        typed(self.memo.get().value)
    }

    /// The value as it is now.
    pub fn now(self) -> Arc<T> {
        typed(self.memo.get_untracked().value)
    }
}

/// A value of whatever type.
#[derive(Clone)]
struct Value {
    value: Arc<dyn Any + Send + Sync>,
    is_equal: fn(&dyn Any, &dyn Any) -> bool,
}

impl PartialEq for Value {
    fn eq(&self, other: &Self) -> bool {
        (self.is_equal)(&*self.value, &*other.value)
    }
}

fn is_equal<T: PartialEq + 'static>(one: &dyn Any, other: &dyn Any) -> bool {
    one.downcast_ref::<T>() == other.downcast_ref::<T>()
}

fn typed<T: Send + Sync + 'static>(value: Arc<dyn Any + Send + Sync>) -> Arc<T> {
    value.downcast().unwrap_or_else(|_| unreachable!("only `Derived::new` makes the value"))
}

#[inline(never)]
fn memo(compute: Box<dyn Fn() -> Value + Send + Sync>) -> Memo<Value> {
    Memo::new(move |_| compute())
}
