//! Elements in the browser: each `El` is one that exists.
//!
//! The browser only refuses names that HTML does not know and moves that make no tree; neither can happen here, so
//! what it answers to them is not looked at.

use std::rc::Rc;

use crate::ui::kit::reactive::*;
use js_sys::{Array, Reflect};
use tachys::view::Render;
use wasm_bindgen::prelude::*;
use web_sys::{
    Document, Element, Event, HtmlElement, HtmlInputElement, IntersectionObserver, IntersectionObserverInit, Node,
};

use super::{DrawRow, Places, property, staying};

thread_local! {
    static DOCUMENT: Document = web_sys::window()
        .and_then(|window| window.document())
        .unwrap_or_else(|| wasm_bindgen::throw_str("role-fit: elements need a page"));
}

fn document() -> Document {
    DOCUMENT.with(Document::clone)
}

/// An element of the page.
pub struct El(Element);

impl El {
    #[inline(never)]
    pub(super) fn made(tag: &'static str) -> Self {
        El(document().create_element(tag).unwrap_or_else(|error| wasm_bindgen::throw_val(error)))
    }

    #[inline(never)]
    pub(super) fn set_attribute(&mut self, name: &'static str, value: &str) {
        let _ = self.0.set_attribute(name, value);
    }

    #[inline(never)]
    pub(super) fn keep_attribute(&mut self, name: &'static str, value: Box<dyn Fn() -> String>) {
        let element = self.0.clone();
        follow_text(value, Box::new(move |value| drop(element.set_attribute(name, value))));
    }

    #[inline(never)]
    pub(super) fn keep_class(&mut self, class: &'static str, holds: Box<dyn Fn() -> bool>) {
        let classes = self.0.class_list();
        follow(Box::new(move || {
            let _ = classes.toggle_with_force(class, holds());
        }));
    }

    #[inline(never)]
    pub(super) fn set_css(&self, name: &'static str, value: &str) {
        let _ = self.0.unchecked_ref::<HtmlElement>().style().set_property(name, value);
    }

    #[inline(never)]
    pub(super) fn keep_css(&mut self, name: &'static str, value: Box<dyn Fn() -> String>) {
        let style = self.0.unchecked_ref::<HtmlElement>().style();
        follow_text(value, Box::new(move |value| drop(style.set_property(name, value))));
    }

    #[inline(never)]
    pub(super) fn keep_checked(&mut self, value: Box<dyn Fn() -> bool>) {
        self.keep_property("checked", Box::new(move || value().into()));
    }

    #[inline(never)]
    pub(super) fn keep_value(&mut self, value: Box<dyn Fn() -> String>) {
        self.keep_property("value", Box::new(move || value().into()));
    }

    #[inline(never)]
    fn keep_property(&mut self, name: &'static str, value: Box<dyn Fn() -> JsValue>) {
        let element = self.0.clone();
        follow(Box::new(move || {
            let value = value();
            if property(&element, name) != value {
                let _ = Reflect::set(&element, &name.into(), &value);
            }
        }));
    }

    #[inline(never)]
    pub(super) fn keep_draft(&mut self, value: Box<dyn Fn() -> String>) {
        let element = self.0.clone();
        let mut before: Option<JsValue> = None;
        follow(Box::new(move || {
            let value: JsValue = value().into();
            let is_untouched = before.as_ref().is_none_or(|before| property(&element, "value") == *before);
            before = Some(if is_untouched {
                let _ = Reflect::set(&element, &"value".into(), &value);
                // As the field has it, which may write line breaks in its own way.
                property(&element, "value")
            } else {
                value
            });
        }));
    }

    #[inline(never)]
    pub(super) fn add_text(&mut self, text: &str) {
        let _ = self.0.append_with_str_1(text);
    }

    #[inline(never)]
    pub(super) fn keep_text(&mut self, text: Box<dyn Fn() -> String>) {
        let node = document().create_text_node("");
        self.append(&node);
        follow_text(text, Box::new(move |text| node.set_node_value(Some(text))));
    }

    #[inline(never)]
    pub(super) fn keep_all_checked(inputs: &mut [El], is_checked: Box<dyn Fn(usize) -> bool>) {
        let inputs: Vec<HtmlInputElement> = inputs.iter().filter_map(El::node).collect();
        follow(Box::new(move || {
            for (index, input) in inputs.iter().enumerate() {
                input.set_checked(is_checked(index));
            }
        }));
    }

    /// Hears once that the element is within about one screen of the view.
    #[inline(never)]
    pub(super) fn hear_near(&mut self, hear: Box<dyn Fn()>) {
        let hear = Rc::new(hear);
        let heard = hear.clone();
        let seen = Closure::<dyn FnMut(Array, IntersectionObserver)>::new(
            move |entries: Array, observer: IntersectionObserver| {
                if entries.iter().any(|entry| property(&entry, "isIntersecting").is_truthy()) {
                    observer.disconnect();
                    heard();
                }
            },
        );
        let options = IntersectionObserverInit::new();
        options.set_root_margin("100%");
        match IntersectionObserver::new_with_options(seen.as_ref().unchecked_ref(), &options) {
            Ok(observer) => {
                observer.observe(&self.0);
                keep(Kept::Watch(Watch { observer, seen }));
            }
            Err(_) => hear(),
        }
    }

    #[inline(never)]
    pub(super) fn add(&mut self, child: El) {
        self.append(&child.0);
    }

    fn append(&self, node: &Node) {
        let _ = self.0.append_child(node);
    }

    #[inline(never)]
    pub(super) fn add_dynamic(&mut self, draw: Box<dyn Fn() -> El>) {
        let parent = El(self.0.clone());
        let mut shown: Option<Element> = None;
        follow(Box::new(move || {
            let El(new) = draw();
            match &shown {
                Some(old) => {
                    let _ = old.replace_with_with_node_1(&new);
                }
                None => parent.append(&new),
            }
            shown = Some(new);
        }));
    }

    #[inline(never)]
    pub(super) fn add_rows(&mut self, mut places: Places, draw: DrawRow) {
        // Marks where the list ends, since it may be empty.
        let end: Node = document().create_comment("").into();
        self.append(&end);
        let parent = self.0.clone();
        // What a row owns lives as long as the row: beside this computation, not below it. A strong reference
        // would keep the owner alive through itself.
        let owner = Owner::current().map(|owner| owner.downgrade());
        let mut rows: Vec<Row> = Vec::new();
        follow(Box::new(move || {
            let mut before = places();
            let Some(owner) = owner.as_ref().and_then(|owner| owner.upgrade()) else { return };
            let mut known: Vec<Option<Row>> = std::mem::take(&mut rows).into_iter().map(Some).collect();
            let mut kept: Vec<Option<Row>> = Vec::with_capacity(before.len());
            for was in &mut before {
                let row = was.and_then(|was| known.get_mut(was)?.take());
                // The second row of a key that is there twice is a new one.
                *was = was.filter(|_| row.is_some());
                kept.push(row);
            }
            drop(known);
            let is_focused = |row: &Row| row.element.matches(":focus-within").unwrap_or_default();
            let in_order = before.iter().flatten().is_sorted();
            let focused =
                if in_order { None } else { kept.iter().position(|row| row.as_ref().is_some_and(is_focused)) };
            let stays = staying(&before, focused);
            // Drawn from first to last, put in place from last to first, each before the one that follows it.
            let drawn = kept.into_iter().enumerate().map(|(place, row)| {
                row.unwrap_or_else(|| {
                    let owner = owner.child();
                    let El(element) = owner.with(|| untrack(|| draw(place)));
                    Row { owner, element }
                })
            });
            rows = drawn.collect();
            let mut next = &end;
            for (row, stays) in rows.iter().zip(stays).rev() {
                if !stays {
                    let _ = parent.insert_before(&row.element, Some(next));
                }
                next = &row.element;
            }
        }));
    }

    #[inline(never)]
    pub(super) fn listen(&mut self, event: &'static str, hear: Box<dyn FnMut(Event)>) {
        let hear = Closure::wrap(hear);
        let _ = self.0.add_event_listener_with_callback(event, hear.as_ref().unchecked_ref());
        keep(Kept::Listener(Listener { element: self.0.clone(), event, hear }));
    }

    /// The element itself, for what only its own type can do; nothing where it is of another type or there is no
    /// browser.
    pub fn node<T: JsCast>(&self) -> Option<T> {
        self.0.dyn_ref::<T>().map(|node| node.unchecked_ref::<JsValue>().clone().unchecked_into())
    }
}

/// A row of a list, with all that belongs to it. Dropped, it is taken off the page.
struct Row {
    owner: Owner,
    element: Element,
}

impl Drop for Row {
    fn drop(&mut self) {
        self.owner.cleanup();
        self.element.remove();
    }
}

/// A listener. Dropped, it hears no more, not even an event that is on its way.
struct Listener {
    element: Element,
    event: &'static str,
    hear: Closure<dyn FnMut(Event)>,
}

impl Drop for Listener {
    fn drop(&mut self) {
        let hear = self.hear.as_ref().unchecked_ref();
        let _ = self.element.remove_event_listener_with_callback(self.event, hear);
    }
}

/// Watches whether an element is near the view. Dropped, it watches no more.
struct Watch {
    observer: IntersectionObserver,
    #[allow(dead_code, reason = "only kept until it is dropped")]
    seen: Closure<dyn FnMut(Array, IntersectionObserver)>,
}

impl Drop for Watch {
    fn drop(&mut self) {
        self.observer.disconnect();
    }
}

/// What lasts as long as the owner under which it was made.
enum Kept {
    Effect(#[allow(dead_code, reason = "only kept until it is dropped")] RenderEffect<()>),
    Listener(#[allow(dead_code, reason = "only kept until it is dropped")] Listener),
    Watch(#[allow(dead_code, reason = "only kept until it is dropped")] Watch),
}

#[inline(never)]
fn keep(kept: Kept) {
    StoredValue::new_local(kept);
}

/// Runs this now, and again whenever what it has read has changed, until the owner ends.
#[inline(never)]
fn follow(mut run: Box<dyn FnMut()>) {
    keep(Kept::Effect(RenderEffect::new(move |_| run())));
}

/// Puts a text where it belongs now, and again whenever it is another one.
#[inline(never)]
fn follow_text(text: Box<dyn Fn() -> String>, put: Box<dyn Fn(&str)>) {
    let mut shown: Option<String> = None;
    follow(Box::new(move || {
        let text = text();
        if shown.as_ref() != Some(&text) {
            put(&text);
            shown = Some(text);
        }
    }));
}

/// How Leptos mounts a widget.
impl Render for El {
    type State = Element;

    fn build(self) -> Element {
        self.0
    }

    fn rebuild(self, state: &mut Element) {
        let _ = state.replace_with_with_node_1(&self.0);
        *state = self.0;
    }
}
