//! Conversion from and to values of the host page's scripts.

use js_sys::{Array, Object, Reflect};
use wasm_bindgen::{JsCast, JsValue};

use super::Json;

/// Values nested deeper than this become `null`, so that a value that contains itself is read to an end. None of ours is
/// nested as deep.
const DEEPEST: u32 = 16;

/// The JSON of a script's value. What JSON does not know becomes `null`. Only own fields of objects are read.
pub fn from_js(value: &JsValue) -> Json {
    at_depth(value, 0, &mut false)
}

/// The same, or `None` where something in it is too deep to be read.
pub fn from_js_whole(value: &JsValue) -> Option<Json> {
    let mut is_cut = false;
    let json = at_depth(value, 0, &mut is_cut);
    (!is_cut).then_some(json)
}

fn at_depth(value: &JsValue, depth: u32, is_cut: &mut bool) -> Json {
    if let Some(text) = value.as_string() {
        return Json::Text(text.into());
    }
    if let Some(number) = value.as_f64() {
        return Json::Number(number);
    }
    if let Some(flag) = value.as_bool() {
        return Json::Bool(flag);
    }
    if depth == DEEPEST {
        *is_cut |= value.is_object();
        return Json::Null;
    }
    if let Some(items) = value.dyn_ref::<Array>() {
        return Json::List(items.iter().map(|item| at_depth(&item, depth + 1, is_cut)).collect());
    }
    let Some(object) = value.dyn_ref::<Object>() else { return Json::Null };
    let entries = Object::entries(object);
    let fields = entries.iter().map(|entry| {
        let entry = Array::from(&entry);
        (entry.get(0).as_string().unwrap_or_default().into(), at_depth(&entry.get(1), depth + 1, is_cut))
    });
    Json::Object(fields.collect())
}

/// An object without a prototype, for options that the browser reads.
pub fn bare_object() -> Object {
    Object::create(JsValue::NULL.unchecked_ref())
}

/// A value for a script.
pub fn to_js(json: &Json) -> JsValue {
    match json {
        Json::Null => JsValue::NULL,
        Json::Bool(flag) => JsValue::from_bool(*flag),
        Json::Number(number) => JsValue::from_f64(*number),
        Json::Text(text) => JsValue::from_str(text),
        Json::List(items) => items.iter().map(to_js).collect::<Array>().into(),
        Json::Object(fields) => {
            let object = Object::new();
            for (name, value) in fields {
                // Setting a field of a new plain object cannot fail.
                let _ = Reflect::set(&object, &JsValue::from_str(name), &to_js(value));
            }
            object.into()
        }
    }
}
