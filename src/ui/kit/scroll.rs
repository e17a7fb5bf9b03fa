//! Keeping in place what the visitor looks at.

use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::Element;

/// Does something that may change the height of what stands above an element, and keeps the element where it is on screen.
/// Browsers do so by themselves, but only while the piece they hold on to is not replaced.
pub fn keep_in_place(element: &Element, act: impl FnOnce()) {
    let before = top(element);
    act();
    let (Some(window), element) = (web_sys::window(), element.clone()) else { return };
    let settle = Closure::once_into_js(move || {
        let moved = top(&element) - before;
        if let Some(window) = web_sys::window().filter(|_| moved.abs() >= 1.0) {
            window.scroll_by_with_x_and_y(0.0, moved);
        }
    });
    // Before the next frame is drawn everything has followed. A page without frames has nothing to keep.
    let _ = window.request_animation_frame(settle.unchecked_ref());
}

/// The distance of the upper edge from that of the view, in CSS pixels.
fn top(element: &Element) -> f64 {
    element.get_bounding_client_rect().top()
}
