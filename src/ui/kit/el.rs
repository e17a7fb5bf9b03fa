//! Elements of the page, all of one Rust type, and when each part of them is drawn again.
//!
//! A function that draws runs once. What is to follow a signal says so by its own method, and each says what it
//! keeps:
//!
//! | Method | What follows | What is kept |
//! |---|---|---|
//! | [`El::text_fn`] | one text | the element and all around it |
//! | [`El::attr_fn`], [`El::class_fn`] | one attribute, one class | the same |
//! | [`El::value_fn`], [`El::checked_fn`] | what stands in a field | the same, and caret and selection where the value stays |
//! | [`El::draft_fn`] | what stands in a field that nobody has typed in | the same, and whatever somebody has typed |
//! | [`El::css_fn`] | one number of the style, such as the width of a bar | the same |
//! | [`El::show_if`] | whether something is there | what is shown, until the condition fails |
//! | [`El::keyed`] | something that belongs to a key | what is shown, while the key is the same |
//! | [`El::each`] | a list | the elements of all keys that stay, with focus, open state and typed text |
//! | [`El::dynamic`] | a whole element | nothing of it: it is replaced |
//!
//! Whatever follows a signal, and every listener, belongs to the reactive `Owner` under which it was made, and ends
//! with it: when the element around it is replaced or the widget is taken away.
//!
//! In the browser an `El` is an element that exists at once; elsewhere it is a small tree that can be written as
//! HTML, with every function evaluated once. Neither sets `innerHTML` or a `style` attribute, so that
//! the page may enforce Trusted Types and the strictest content security policy.

#[cfg(target_arch = "wasm32")]
mod dom;
#[cfg(not(target_arch = "wasm32"))]
mod html;

use std::cell::RefCell;
use std::rc::Rc;

use super::reactive::*;
use wasm_bindgen::JsCast;
use web_sys::Event;

#[cfg(target_arch = "wasm32")]
pub use dom::El;
#[cfg(not(target_arch = "wasm32"))]
pub use html::El;

/// An element with this tag.
#[inline(never)]
pub fn el(tag: &'static str) -> El {
    El::made(tag)
}

/// An element with this tag and class.
#[inline(never)]
pub fn classed(tag: &'static str, class: &'static str) -> El {
    el(tag).attr("class", class)
}

/// A paragraph that steps back behind the others.
#[inline(never)]
pub fn quiet(text: &str) -> El {
    classed("p", "rf-quiet").text(text)
}

/// The same with a text that is kept at what the function says.
pub fn quiet_fn(text: impl Fn() -> String + 'static) -> El {
    classed("p", "rf-quiet").text_fn(text)
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

/// A disclosure whose content is only drawn once it is opened: for what few look at, and for what is long. What is
/// drawn then stays as it is, also while it is closed again.
pub fn lazy_disclosure(class: &'static str, summary: El, draw: impl Fn() -> El + 'static) -> El {
    lazy_disclosure_or(class, summary, || false, draw)
}

/// The same for what paper shows although nobody has opened it: the content is also drawn once `is_due` holds.
pub fn lazy_disclosure_or(
    class: &'static str,
    summary: El,
    is_due: impl Fn() -> bool + 'static,
    draw: impl Fn() -> El + 'static,
) -> El {
    let opened = RwSignal::new(0);
    let details = classed("details", class).child(summary).on("toggle", move |_| opened.set(1));
    details.show_if(move || opened.get() > 0 || is_due(), draw)
}

/// A place for something that is only drawn once it comes within about one screen of the view, or once `is_due`
/// holds, and stays from then on. Where the browser cannot tell what is in view it is drawn at once. Until then the
/// place is empty; the style sheet gives it about the height of a section, so that little moves when it is filled.
pub fn when_near(is_due: impl Fn() -> bool + 'static, draw: impl Fn() -> El + 'static) -> El {
    let near = RwSignal::new(0);
    let mut place = classed("div", "rf-near");
    place.hear_near(Box::new(move || near.set(1)));
    place.show_if(move || near.get() > 0 || is_due(), draw)
}

/// Radio buttons or checkboxes with these values. One effect keeps all of them at what the function says of each index;
/// one listener for "change" on the element around them hears all of them.
pub fn inputs(kind: &str, name: &str, values: &[&str], is_checked: impl Fn(usize) -> bool + 'static) -> Vec<El> {
    let input = |value: &&str| el("input").attr("type", kind).attr("name", name).attr("value", value);
    let mut all: Vec<El> = values.iter().map(input).collect();
    El::keep_all_checked(&mut all, Box::new(is_checked));
    all
}

/// The element that an event comes from, if it is of this type.
pub fn target<T: JsCast>(event: &Event) -> Option<T> {
    event.target().and_then(|target| target.dyn_into().ok())
}

impl El {
    /// Sets an attribute.
    #[inline(never)]
    pub fn attr(mut self, name: &'static str, value: &str) -> Self {
        self.set_attribute(name, value);
        self
    }

    /// Sets an attribute where a condition holds.
    #[inline(never)]
    pub fn attr_if(self, condition: bool, name: &'static str, value: &str) -> Self {
        if condition { self.attr(name, value) } else { self }
    }

    /// Keeps an attribute at what the function says: it runs at once, and again when what it reads has changed.
    pub fn attr_fn(mut self, name: &'static str, value: impl Fn() -> String + 'static) -> Self {
        self.keep_attribute(name, Box::new(value));
        self
    }

    /// Gives the element a further class for as long as the condition holds.
    pub fn class_fn(mut self, class: &'static str, holds: impl Fn() -> bool + 'static) -> Self {
        self.keep_class(class, Box::new(holds));
        self
    }

    /// Sets a CSS property of this element alone, from a number that a style sheet cannot know.
    #[inline(never)]
    pub fn css(self, name: &'static str, value: String) -> Self {
        self.set_css(name, &value);
        self
    }

    /// Keeps a CSS property of this element at what the function says.
    pub fn css_fn(mut self, name: &'static str, value: impl Fn() -> String + 'static) -> Self {
        self.keep_css(name, Box::new(value));
        self
    }

    /// Keeps a radio button or checkbox at what the function says.
    pub fn checked_fn(mut self, value: impl Fn() -> bool + 'static) -> Self {
        self.keep_checked(Box::new(value));
        self
    }

    /// Keeps the value of a field at what the function says. Where it stands there already it is left alone, so that
    /// somebody who is typing keeps caret and selection.
    pub fn value_fn(mut self, value: impl Fn() -> String + 'static) -> Self {
        self.keep_value(Box::new(value));
        self
    }

    /// Keeps the value of a field at what the function says, unless somebody has typed something else there: a text
    /// that is not entered yet stays as it is, until it is what the function says or is set back to that.
    pub fn draft_fn(mut self, value: impl Fn() -> String + 'static) -> Self {
        self.keep_draft(Box::new(value));
        self
    }

    /// Adds a text.
    #[inline(never)]
    pub fn text(mut self, text: &str) -> Self {
        self.add_text(text);
        self
    }

    /// Adds a text that is kept at what the function says: one piece of text, changed in place.
    pub fn text_fn(mut self, text: impl Fn() -> String + 'static) -> Self {
        self.keep_text(Box::new(text));
        self
    }

    /// Adds an element.
    #[inline(never)]
    pub fn child(mut self, child: El) -> Self {
        self.add(child);
        self
    }

    /// Adds an element if there is one.
    #[inline(never)]
    pub fn opt_child(self, child: Option<El>) -> Self {
        match child {
            Some(child) => self.child(child),
            None => self,
        }
    }

    /// Adds elements in order.
    pub fn children(mut self, children: impl IntoIterator<Item = El>) -> Self {
        for child in children {
            self.add(child);
        }
        self
    }

    /// Adds an element that is replaced by a new one whenever what the function reads has changed. Nothing of the
    /// former one is kept; what it owned ends before the new one is drawn.
    pub fn dynamic(mut self, draw: impl Fn() -> El + 'static) -> Self {
        self.add_dynamic(Box::new(draw));
        self
    }

    /// Adds an element for as long as the condition holds. It is drawn when the condition begins to hold and taken
    /// away when it ceases to; signals that `draw` reads itself do not draw it again.
    pub fn show_if(self, condition: impl Fn() -> bool + 'static, draw: impl Fn() -> El + 'static) -> Self {
        let mut is_shown = false;
        let places = move || match (condition(), std::mem::replace(&mut is_shown, false)) {
            (false, _) => Vec::new(),
            (true, before) => {
                is_shown = true;
                vec![before.then_some(0)]
            }
        };
        self.rows(Box::new(places), Box::new(move |_| draw()))
    }

    /// Adds one element for each key, in the order of the keys. When the keys change, the elements of keys that stay
    /// are kept as they are, new ones are drawn, and as few as possible are moved, never the one with the focus.
    /// Signals that `draw` reads itself do not draw anything again. Meant for lists of up to some hundred.
    pub fn each<K: Clone + PartialEq + 'static>(
        self,
        keys: impl Fn() -> Vec<K> + 'static,
        draw: impl Fn(K) -> El + 'static,
    ) -> Self {
        let known: Rc<RefCell<Vec<K>>> = Rc::default();
        let to_draw = known.clone();
        let places = move || {
            let now = keys();
            let before = known.replace(now);
            let now = known.borrow();
            now.iter().map(|key| before.iter().position(|other| other == key)).collect()
        };
        let draw = move |place: usize| {
            let key = to_draw.borrow()[place].clone();
            draw(key)
        };
        self.rows(Box::new(places), Box::new(draw))
    }

    /// Adds what is drawn of a key, while there is one. It stays as it is while the key is the same, and is replaced when
    /// the key is another. Signals that `draw` reads itself do not draw it again.
    pub fn keyed<K: Clone + PartialEq + 'static>(
        self,
        key: impl Fn() -> Option<K> + 'static,
        draw: impl Fn(K) -> El + 'static,
    ) -> Self {
        self.each(move || key().into_iter().collect(), draw)
    }

    #[inline(never)]
    fn rows(mut self, places: Places, draw: DrawRow) -> Self {
        self.add_rows(places, draw);
        self
    }

    /// Hears an event for as long as the element is there.
    pub fn on(mut self, event: &'static str, hear: impl FnMut(Event) + 'static) -> Self {
        self.listen(event, Box::new(hear));
        self
    }

    /// Hears a click.
    pub fn on_click(self, mut hear: impl FnMut() + 'static) -> Self {
        self.on("click", move |_| hear())
    }

    /// Hears a click and is given the event, for what needs to know where or how.
    pub fn on_click_event(self, hear: impl FnMut(Event) + 'static) -> Self {
        self.on("click", hear)
    }

    /// Hears each change of what stands in a field while it is typed.
    pub fn on_input(self, hear: impl Fn(String) + 'static) -> Self {
        self.hear_value("input", Box::new(hear))
    }

    /// Hears the value of a field once it is entered.
    pub fn on_change(self, hear: impl Fn(String) + 'static) -> Self {
        self.hear_value("change", Box::new(hear))
    }

    #[inline(never)]
    fn hear_value(self, event: &'static str, hear: Box<dyn Fn(String)>) -> Self {
        self.on(event, move |event| {
            if let Some(field) = event.current_target() {
                hear(property(&field, "value").as_string().unwrap_or_default());
            }
        })
    }

    /// Hears whether a radio button or checkbox is taken.
    pub fn on_check(self, hear: impl Fn(bool) + 'static) -> Self {
        self.hear_checked(Box::new(hear))
    }

    #[inline(never)]
    fn hear_checked(self, hear: Box<dyn Fn(bool)>) -> Self {
        self.on("change", move |event| {
            if let Some(field) = event.current_target() {
                hear(property(&field, "checked").is_truthy());
            }
        })
    }
}

/// For each row of a list as it is to be now: where it was the last time, or nothing where it is new.
type Places = Box<dyn FnMut() -> Vec<Option<usize>>>;

/// Draws the row at a place of the list as it is now.
type DrawRow = Box<dyn Fn(usize) -> El>;

/// A property of an element by its name; `undefined` where there is none.
fn property(of: &wasm_bindgen::JsValue, name: &str) -> wasm_bindgen::JsValue {
    js_sys::Reflect::get(of, &name.into()).unwrap_or_default()
}

/// Which rows of a list stay where they are while the others are moved around them: as many as possible, and the
/// fixed one among them. `before` has for each row where it was, or nothing where it is new.
#[cfg(any(target_arch = "wasm32", test))]
fn staying(before: &[Option<usize>], fixed: Option<usize>) -> Vec<bool> {
    let fixed = fixed.and_then(|place| Some((place, before[place]?)));
    let may_stay = |place: usize, was: usize| match fixed {
        Some((other, other_was)) => place.cmp(&other) == was.cmp(&other_was),
        None => true,
    };
    // For each row the length of the longest rising sequence that ends with it, and the row before it in there.
    let mut longest: Vec<(usize, Option<usize>)> = vec![(0, None); before.len()];
    let mut last: Option<usize> = None;
    for (place, &was) in before.iter().enumerate() {
        let Some(was) = was.filter(|&was| may_stay(place, was)) else { continue };
        let earlier = (0..place).filter(|&other| longest[other].0 > 0 && before[other] < Some(was));
        let previous = earlier.max_by_key(|&other| longest[other].0);
        longest[place] = (previous.map_or(0, |other| longest[other].0) + 1, previous);
        if last.is_none_or(|other| longest[other].0 < longest[place].0) {
            last = Some(place);
        }
    }
    let mut stays = vec![false; before.len()];
    while let Some(place) = last {
        stays[place] = true;
        last = longest[place].1;
    }
    stays
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn as_few_rows_as_possible_are_moved() {
        let known = |places: &[usize]| places.iter().map(|&place| Some(place)).collect::<Vec<_>>();
        let count = |places: &[usize], fixed| {
            let stays = staying(&known(places), fixed);
            stays.into_iter().filter(|&stays| stays).count()
        };
        assert_eq!(count(&[0, 1, 2, 3], None), 4);
        assert_eq!(count(&[3, 0, 1, 2], None), 3);
        assert_eq!(count(&[3, 2, 1, 0], None), 1);
        assert_eq!(staying(&known(&[3, 0, 1, 2]), Some(0)), [true, false, false, false]);
        assert_eq!(staying(&[None, Some(1), None, Some(0)], Some(3)), [false, false, false, true]);
        assert_eq!(staying(&[None, None], Some(0)), [false, false]);
    }

    #[test]
    fn an_element_is_written_as_html() {
        let drawn = classed("p", "one").attr("title", "a \"b\" & <c>").text("1 < 2 & 3").child(el("br"));
        let html = "<p class=\"one\" title=\"a &quot;b&quot; &amp; &lt;c&gt;\">1 &lt; 2 &amp; 3<br></p>";
        assert_eq!(drawn.to_html(), html);
        assert_eq!(el("li").attr("class", "a").attr("class", "b").to_html(), "<li class=\"b\"></li>");
    }

    #[test]
    fn what_follows_a_signal_is_written_as_it_is_now() {
        let drawn = el("div")
            .css("width", "3%".to_string())
            .text_fn(|| "now".to_string())
            .child(el("input").attr("type", "radio").checked_fn(|| true).value_fn(|| "v".to_string()))
            .child(el("textarea").value_fn(|| "</textarea>".to_string()))
            .show_if(|| true, || el("b"))
            .show_if(|| false, || el("i"))
            .each(|| vec!["x", "y"], |key| el("s").text(key))
            .keyed(|| Some("z"), |key| el("u").text(key))
            .keyed(|| None::<u8>, |_| el("i"))
            .child(when_near(|| false, || el("q")))
            .children(inputs("checkbox", "n", &["a", "b"], |index| index == 1))
            .dynamic(|| button("k", "Go", || ()).class_fn("is-on", || true));
        let html = "<div>now<input type=\"radio\" checked=\"\" value=\"v\"><textarea>&lt;/textarea&gt;</textarea><b></b>\
            <s>x</s><s>y</s><u>z</u><div class=\"rf-near\"><q></q></div>\
            <input type=\"checkbox\" name=\"n\" value=\"a\">\
            <input type=\"checkbox\" name=\"n\" value=\"b\" checked=\"\"><button class=\"k is-on\" type=\"button\">Go</button></div>";
        assert_eq!(drawn.to_html(), html);
    }
}
