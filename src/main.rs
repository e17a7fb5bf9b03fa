//! The Wasm module: a panic is told to the page, everything else waits for `element.js` to call.

use role_fit as _;
use wasm_bindgen::prelude::*;

#[wasm_bindgen]
extern "C" {
    /// The browser's own way to report an error that nobody caught.
    #[wasm_bindgen(js_name = reportError)]
    fn report_error(error: js_sys::Error);
}

fn main() {
    std::panic::set_hook(Box::new(|info| {
        let place = info.location().map(ToString::to_string).unwrap_or_default();
        report_error(js_sys::Error::new(&["role-fit stopped at ", &place].concat()));
    }));
}
