//! What the host page is told, as events on the element.

use wasm_bindgen::JsCast;
use web_sys::{CustomEvent, CustomEventInit, HtmlElement};

use crate::base::json::Json;
use crate::base::json::host::{bare_object, to_js};

/// An answer changed; the detail is the new answers.
pub const CHANGE: &str = "role-fit-change";

/// The result is shown or has changed on screen; the detail is the new result.
pub const RESULT: &str = "role-fit-result";

/// Dispatches an event that bubbles and leaves the shadow root.
pub fn dispatch(host: &HtmlElement, name: &str, detail: &Json) {
    // Without a prototype, so that nothing a host page adds to `Object.prototype` is taken for an option.
    let init: CustomEventInit = bare_object().unchecked_into();
    init.set_bubbles(true);
    init.set_composed(true);
    init.set_detail(&to_js(detail));
    if let Ok(event) = CustomEvent::new_with_event_init_dict(name, &init) {
        // A listener's own error is reported by the browser; it is not ours.
        let _ = host.dispatch_event(&event);
    }
}
