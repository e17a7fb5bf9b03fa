//! Elements outside of a browser: a tree that can be written as HTML.

#[cfg(feature = "ui")]
use tachys::view::Render;
use wasm_bindgen::JsCast;
use web_sys::Event;

use super::{DrawRow, Places};

/// Elements without content and end tag.
const VOID: [&str; 13] =
    ["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"];

/// An element that is put together to be written as HTML. What the visitor could do with it is left out.
pub struct El {
    tag: &'static str,
    attributes: Vec<(&'static str, String)>,
    children: Vec<Child>,
}

enum Child {
    Element(El),
    Text(String),
}

impl El {
    pub(super) fn made(tag: &'static str) -> Self {
        El { tag, attributes: Vec::new(), children: Vec::new() }
    }

    pub(super) fn set_attribute(&mut self, name: &'static str, value: &str) {
        match self.attributes.iter_mut().find(|(other, _)| *other == name) {
            Some((_, known)) => *known = value.to_string(),
            None => self.attributes.push((name, value.to_string())),
        }
    }

    pub(super) fn keep_attribute(&mut self, name: &'static str, value: Box<dyn Fn() -> String>) {
        self.set_attribute(name, &value());
    }

    pub(super) fn keep_class(&mut self, class: &'static str, holds: Box<dyn Fn() -> bool>) {
        if holds() {
            let known = self.attributes.iter().find(|(name, _)| *name == "class");
            let all = known.map_or_else(|| class.to_string(), |(_, known)| [known, " ", class].concat());
            self.set_attribute("class", &all);
        }
    }

    /// Left out: as text it could only be a `style` attribute.
    pub(super) fn set_css(&self, _name: &'static str, _value: &str) {}

    /// Left out likewise.
    pub(super) fn keep_css(&mut self, _name: &'static str, _value: Box<dyn Fn() -> String>) {}

    pub(super) fn keep_checked(&mut self, value: Box<dyn Fn() -> bool>) {
        if value() {
            self.set_attribute("checked", "");
        }
    }

    pub(super) fn keep_all_checked(inputs: &mut [El], is_checked: Box<dyn Fn(usize) -> bool>) {
        for (index, input) in inputs.iter_mut().enumerate() {
            if is_checked(index) {
                input.set_attribute("checked", "");
            }
        }
    }

    /// All is near where nothing is scrolled.
    pub(super) fn hear_near(&mut self, hear: Box<dyn Fn()>) {
        hear();
    }

    pub(super) fn keep_value(&mut self, value: Box<dyn Fn() -> String>) {
        match self.tag {
            "textarea" => self.children = vec![Child::Text(value())],
            _ => self.set_attribute("value", &value()),
        }
    }

    pub(super) fn keep_draft(&mut self, value: Box<dyn Fn() -> String>) {
        self.keep_value(value);
    }

    pub(super) fn add_text(&mut self, text: &str) {
        self.children.push(Child::Text(text.to_string()));
    }

    pub(super) fn keep_text(&mut self, text: Box<dyn Fn() -> String>) {
        self.children.push(Child::Text(text()));
    }

    pub(super) fn add(&mut self, child: El) {
        self.children.push(Child::Element(child));
    }

    pub(super) fn add_dynamic(&mut self, draw: Box<dyn Fn() -> El>) {
        self.add(draw());
    }

    pub(super) fn add_rows(&mut self, mut places: Places, draw: DrawRow) {
        for place in 0..places().len() {
            self.add(draw(place));
        }
    }

    pub(super) fn listen(&mut self, _event: &'static str, _hear: Box<dyn FnMut(Event)>) {}

    /// The element itself, for what only its own type can do; nothing outside of a browser.
    pub fn node<T: JsCast>(&self) -> Option<T> {
        None
    }

    /// The element and all in it as HTML.
    pub fn to_html(&self) -> String {
        let mut html = String::new();
        self.write(&mut html);
        html
    }

    fn write(&self, html: &mut String) {
        html.extend(["<", self.tag]);
        for (name, value) in &self.attributes {
            html.extend([" ", name, "=\"", &escaped(value), "\""]);
        }
        html.push('>');
        if VOID.contains(&self.tag) {
            return;
        }
        // A line break at the very beginning of these would be left out by whoever reads the HTML.
        let begins_with_break = matches!(self.children.first(), Some(Child::Text(text)) if text.starts_with('\n'));
        if begins_with_break && matches!(self.tag, "textarea" | "pre") {
            html.push('\n');
        }
        for child in &self.children {
            match child {
                Child::Element(element) => element.write(html),
                Child::Text(text) => html.push_str(&escaped(text)),
            }
        }
        html.extend(["</", self.tag, ">"]);
    }
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

/// Outside of a browser there is nothing to mount on.
#[cfg(feature = "ui")]
impl Render for El {
    type State = ();

    fn build(self) {}

    fn rebuild(self, _state: &mut ()) {}
}
