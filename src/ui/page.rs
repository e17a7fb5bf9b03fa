//! What only the page can do: fetch, save a file, copy, print. `element.js` carries it out.

use std::cell::RefCell;

use js_sys::{Array, Function};
use wasm_bindgen::JsValue;
use wasm_bindgen::closure::Closure;

thread_local! {
    static PAGE: RefCell<Option<Function>> = const { RefCell::new(None) };
}

/// Sets the function that carries out what is asked of the page: it takes the name of what to do, and the values for it.
pub fn set_page(page: Function) {
    PAGE.set(Some(page));
}

/// Has the lazily loaded part of the program fetched, with its content in this language; the page answers through
/// [`super::lazy`].
pub fn fetch_lazy_part(language: &str) {
    on_page("fetch", &[&language.into()]);
}

/// Has the browser keep a file.
pub fn save_file(name: &str, kind: &str, text: &str) {
    on_page("save", &[&name.into(), &kind.into(), &text.into()]);
}

/// Puts a text on the clipboard, and reports whether that worked.
pub fn copy_text(text: &str, report: impl FnOnce(bool) + 'static) {
    let report = Closure::once_into_js(move |is_copied: bool| report(is_copied));
    on_page("copy", &[&text.into(), &report]);
}

/// Prints the page.
pub fn print_page() {
    on_page("print", &[]);
}

fn on_page(what: &str, values: &[&JsValue]) {
    let all = Array::of1(&what.into());
    for value in values {
        all.push(value);
    }
    // Whatever goes wrong is reported by the page itself.
    PAGE.with_borrow(|page| page.as_ref().map(|page| page.apply(&JsValue::UNDEFINED, &all)));
}
