//! Numbers in the visitor's language, by the browser's own `Intl`.

use js_sys::Intl::NumberFormat;
use js_sys::{Array, Object, Reflect};
use wasm_bindgen::JsValue;

use crate::json::browser::bare_object;

/// Tenths as a decimal number: "3", "3.5", "3,5".
pub fn tenths(language: &str, tenths: u32) -> String {
    in_language(language, f64::from(tenths) / 10.0, &bare_object())
}

/// Hundredths as a percentage: "77%", "77 %".
pub fn percent(language: &str, hundredths: u32) -> String {
    let options = bare_object();
    // Setting a field of a new object cannot fail.
    let _ = Reflect::set(&options, &"style".into(), &"percent".into());
    in_language(language, f64::from(hundredths) / 100.0, &options)
}

fn in_language(language: &str, number: f64, options: &Object) -> String {
    let format = NumberFormat::new(&Array::of1(&language.into()), options).format();
    let text = format.call1(&JsValue::UNDEFINED, &number.into());
    text.ok().and_then(|text| text.as_string()).unwrap_or_default()
}
