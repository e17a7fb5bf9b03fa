//! Elements, all of one Rust type.
//!
//! Leptos gives every shape of markup a type of its own, and the code for each is downloaded by every
//! visitor. Here attributes and children are erased instead, which keeps the Wasm small. It also never sets
//! `innerHTML` or a `style` attribute, so it runs under Trusted Types and the strictest content security policy.

use leptos::attr::any_attribute::{AnyAttribute, IntoAnyAttribute};
use leptos::attr::custom::custom_attribute;
use leptos::ev;
use leptos::html::{ElementChild, custom};
use leptos::prelude::*;
use leptos::tachys::html::event::on;
use leptos::tachys::html::property::prop;
use leptos::tachys::html::style::style;

/// An element being put together. Boxed, so that a chain of calls passes a pointer on.
pub struct El(Box<Parts>);

struct Parts {
    tag: &'static str,
    attributes: Vec<AnyAttribute>,
    children: Vec<AnyView>,
}

/// An element with this tag.
#[inline(never)]
pub fn el(tag: &'static str) -> El {
    El(Box::new(Parts { tag, attributes: Vec::new(), children: Vec::new() }))
}

/// An element with this tag and class.
#[inline(never)]
pub fn classed(tag: &'static str, class: &'static str) -> El {
    el(tag).attr("class", class)
}

/// A button that does this.
pub fn button(class: &'static str, label: &str, on_click: impl FnMut() + 'static) -> El {
    classed("button", class).attr("type", "button").text(label).on_click(on_click)
}

/// Paragraphs, list items and the like: one element for each text.
pub fn texts<'a>(tag: &'static str, texts: impl IntoIterator<Item = &'a crate::text::Words>) -> Vec<El> {
    texts.into_iter().map(|text| el(tag).text(text)).collect()
}

/// A disclosure: a heading that opens and closes what follows.
pub fn disclosure(class: &'static str, summary: El, content: El) -> El {
    classed("details", class).child(summary).child(content)
}

/// A disclosure whose content is only drawn once it is opened: for what few look at, and for what is long.
pub fn lazy_disclosure(class: &'static str, summary: El, draw: impl Fn() -> El + Send + 'static) -> El {
    let opened = RwSignal::new(0);
    classed("details", class).child(summary).on("toggle", move |_| opened.set(1)).live(move || match opened.get() {
        0 => el("div"),
        _ => draw(),
    })
}

impl El {
    /// Sets an attribute.
    #[inline(never)]
    pub fn attr(mut self, name: &'static str, value: &str) -> Self {
        self.0.attributes.push(custom_attribute(name, value.to_string()).into_any_attr());
        self
    }

    /// Sets an attribute where a condition holds.
    #[inline(never)]
    pub fn attr_if(self, condition: bool, name: &'static str, value: &str) -> Self {
        if condition { self.attr(name, value) } else { self }
    }

    /// Sets a CSS property of this element alone, from a number that a style sheet cannot know.
    #[inline(never)]
    pub fn css(mut self, name: &'static str, value: String) -> Self {
        self.0.attributes.push(style((name, value)).into_any_attr());
        self
    }

    /// Keeps an attribute at what the function says.
    pub fn live_attr(mut self, name: &'static str, value: impl Fn() -> String + Send + Sync + 'static) -> Self {
        let value: Box<dyn Fn() -> String + Send + Sync> = Box::new(value);
        self.0.attributes.push(custom_attribute(name, value).into_any_attr());
        self
    }

    /// Keeps a radio button or checkbox at what the function says.
    pub fn live_checked(mut self, value: impl Fn() -> bool + Send + Sync + 'static) -> Self {
        let value: Box<dyn Fn() -> bool + Send + Sync> = Box::new(value);
        self.0.attributes.push(prop("checked", value).into_any_attr());
        self
    }

    /// Keeps the value of an input at what the function says.
    pub fn live_value(mut self, value: impl Fn() -> String + Send + Sync + 'static) -> Self {
        let value: Box<dyn Fn() -> String + Send + Sync> = Box::new(value);
        self.0.attributes.push(prop("value", value).into_any_attr());
        self
    }

    /// Hears an event.
    pub fn on(mut self, event: &'static str, hear: impl FnMut(web_sys::Event) + 'static) -> Self {
        let hear: Box<dyn FnMut(web_sys::Event)> = Box::new(hear);
        self.0.attributes.push(on(ev::Custom::new(event), hear).into_any_attr());
        self
    }

    /// Hears a click.
    pub fn on_click(self, mut hear: impl FnMut() + 'static) -> Self {
        self.on("click", move |_| hear())
    }

    /// Adds a text.
    #[inline(never)]
    pub fn text(mut self, text: &str) -> Self {
        self.0.children.push(text.to_string().into_any());
        self
    }

    /// Adds an element.
    #[inline(never)]
    pub fn child(mut self, child: El) -> Self {
        self.0.children.push(child.into_view());
        self
    }

    /// Adds an element if there is one.
    #[inline(never)]
    pub fn maybe(self, child: Option<El>) -> Self {
        match child {
            Some(child) => self.child(child),
            None => self,
        }
    }

    /// Adds elements in order.
    pub fn children(mut self, children: impl IntoIterator<Item = El>) -> Self {
        self.0.children.extend(children.into_iter().map(El::into_view));
        self
    }

    /// Adds an element that is drawn anew whenever what the function reads has changed.
    pub fn live(mut self, draw: impl Fn() -> El + Send + 'static) -> Self {
        let draw: Box<dyn Fn() -> AnyView + Send> = Box::new(move || draw().into_view());
        self.0.children.push(draw.into_any());
        self
    }

    /// The finished view.
    #[inline(never)]
    pub fn into_view(self) -> AnyView {
        let Parts { tag, attributes, children } = *self.0;
        custom(tag).add_any_attr(attributes).child(children).into_any()
    }
}
