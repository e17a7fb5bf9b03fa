//! JSON values: what files, storage and scripts are read from and written to.
//!
//! In the browser the browser's own parser reads the text. Elsewhere serde_json does. A parser in the Wasm would cost every
//! visitor some 16 KB. The writer is our own, because a host page may have changed what `JSON.stringify` does to lists, as
//! old versions of Prototype.js do.

#[cfg(feature = "views")]
pub(crate) mod host;

use std::fmt;

use serde::de::{Deserialize, Deserializer, MapAccess, SeqAccess, Visitor};

/// A JSON value. Fields keep the order in which they stand.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum Json {
    /// `null`
    #[default]
    Null,
    /// `true` or `false`
    Bool(bool),
    /// Any number.
    Number(f64),
    /// A text.
    Text(Box<str>),
    /// `[...]`
    List(Vec<Json>),
    /// `{...}`
    Object(Vec<(Box<str>, Json)>),
}

impl Json {
    /// Reads a text.
    ///
    /// # Errors
    /// The parser's message, with the position if it gives one.
    pub fn parse(text: &str) -> Result<Json, String> {
        parse(text)
    }

    /// An object of these fields.
    pub fn object<const N: usize>(fields: [(&str, Json); N]) -> Json {
        Json::Object(fields.into_iter().map(|(name, value)| (name.into(), value)).collect())
    }

    /// A text.
    pub fn text(text: &str) -> Json {
        Json::Text(text.into())
    }

    /// A whole number.
    pub fn number(number: impl Into<i64>) -> Json {
        // Points and counts are far below 2^53.
        Json::Number(number.into() as f64)
    }

    /// The field of an object that has this name. If several have it, the last one counts.
    pub fn get(&self, name: &str) -> Option<&Json> {
        match self {
            Json::Object(fields) => fields.iter().rev().find(|(key, _)| **key == *name).map(|(_, value)| value),
            _ => None,
        }
    }

    /// The text, if it is one.
    pub fn as_text(&self) -> Option<&str> {
        match self {
            Json::Text(text) => Some(text),
            _ => None,
        }
    }

    /// The whole number, if it is one that an `i32` holds.
    pub fn as_whole(&self) -> Option<i32> {
        match *self {
            Json::Number(number) if f64::from(number as i32) == number => Some(number as i32),
            _ => None,
        }
    }

    /// Whether it is `null`.
    pub fn is_null(&self) -> bool {
        matches!(self, Json::Null)
    }

    /// The value as a text.
    pub fn write(&self) -> String {
        let mut text = String::new();
        self.write_to(&mut text);
        text
    }

    fn write_to(&self, out: &mut String) {
        match self {
            Json::Null => out.push_str("null"),
            Json::Bool(true) => out.push_str("true"),
            Json::Bool(false) => out.push_str("false"),
            Json::Number(number) => write_number(*number, out),
            Json::Text(text) => write_text(text, out),
            Json::List(items) => {
                out.push('[');
                for (index, item) in items.iter().enumerate() {
                    separate(index, out);
                    item.write_to(out);
                }
                out.push(']');
            }
            Json::Object(fields) => {
                out.push('{');
                for (index, (name, value)) in fields.iter().enumerate() {
                    separate(index, out);
                    write_text(name, out);
                    out.push(':');
                    value.write_to(out);
                }
                out.push('}');
            }
        }
    }
}

fn separate(index: usize, out: &mut String) {
    if index > 0 {
        out.push(',');
    }
}

/// All of our own numbers are whole. Others come from texts that are kept as they were found.
fn write_number(number: f64, out: &mut String) {
    let whole = number as i64;
    let is_exact = whole as f64 == number && whole.unsigned_abs() < 1 << 53;
    out.push_str(&if is_exact { whole.to_string() } else { write_other_number(number) });
}

/// JSON has no word for what is not finite, so that becomes `null`.
#[cfg(not(all(feature = "views", target_arch = "wasm32")))]
fn write_other_number(number: f64) -> String {
    if number.is_finite() { number.to_string() } else { "null".to_string() }
}

/// By the browser, as above, since the code for it would be downloaded by every visitor. Of a number alone
/// `JSON.stringify` asks nothing that a host page may have changed.
#[cfg(all(feature = "views", target_arch = "wasm32"))]
fn write_other_number(number: f64) -> String {
    js_sys::JSON::stringify(&number.into()).map_or_else(|_| "null".to_string(), String::from)
}

fn write_text(text: &str, out: &mut String) {
    out.push('"');
    for c in text.chars() {
        match c {
            '"' | '\\' => {
                out.push('\\');
                out.push(c);
            }
            '\u{0}'..='\u{1f}' => {
                out.push_str("\\u00");
                let digit = |number: u32| char::from_digit(number, 16).unwrap_or('0');
                out.push(digit(u32::from(c) / 16));
                out.push(digit(u32::from(c) % 16));
            }
            _ => out.push(c),
        }
    }
    out.push('"');
}

#[cfg(not(all(feature = "views", target_arch = "wasm32")))]
fn parse(text: &str) -> Result<Json, String> {
    serde_json::from_str(text).map_err(|error| error.to_string())
}

#[cfg(all(feature = "views", target_arch = "wasm32"))]
fn parse(text: &str) -> Result<Json, String> {
    match js_sys::JSON::parse(text) {
        Ok(value) => host::from_js_whole(&value).ok_or_else(|| "it is nested too deeply".to_string()),
        Err(error) => Err(js_sys::Object::from(error).to_string().into()),
    }
}

impl<'de> Deserialize<'de> for Json {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(JsonVisitor)
    }
}

struct JsonVisitor;

impl<'de> Visitor<'de> for JsonVisitor {
    type Value = Json;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a JSON value")
    }

    fn visit_unit<E>(self) -> Result<Json, E> {
        Ok(Json::Null)
    }

    fn visit_bool<E>(self, value: bool) -> Result<Json, E> {
        Ok(Json::Bool(value))
    }

    fn visit_i64<E>(self, value: i64) -> Result<Json, E> {
        Ok(Json::Number(value as f64))
    }

    fn visit_u64<E>(self, value: u64) -> Result<Json, E> {
        Ok(Json::Number(value as f64))
    }

    fn visit_f64<E>(self, value: f64) -> Result<Json, E> {
        Ok(Json::Number(value))
    }

    fn visit_str<E>(self, value: &str) -> Result<Json, E> {
        Ok(Json::text(value))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Json, A::Error> {
        let mut list = Vec::new();
        while let Some(item) = items.next_element()? {
            list.push(item);
        }
        Ok(Json::List(list))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut fields: A) -> Result<Json, A::Error> {
        let mut object: Vec<(Box<str>, Json)> = Vec::new();
        while let Some((name, value)) = fields.next_entry::<Box<str>, Json>()? {
            // Of a name that stands twice the last value counts, as in the browser.
            match object.iter_mut().find(|(known, _)| *known == name) {
                Some((_, known)) => *known = value,
                None => object.push((name, value)),
            }
        }
        Ok(Json::Object(object))
    }
}

#[cfg(test)]
mod tests {
    use super::Json;

    #[test]
    fn what_is_written_is_read_again() {
        let texts = ["", "plain", "\"quoted\" \\ back", "line\nend\u{1}", "zażółć 日本"];
        let json = Json::object([
            ("texts", Json::List(texts.iter().map(|text| Json::text(text)).collect())),
            ("number", Json::number(-42)),
            ("flags", Json::List(vec![Json::Bool(true), Json::Bool(false), Json::Null])),
        ]);
        assert_eq!(Json::parse(&json.write()), Ok(json));
    }

    #[test]
    fn numbers_are_written_as_they_were_read() {
        for text in ["0", "-7", "2.5", "-0.001", "9007199254740991", "9007199254740992", "1e300", "5e-324", "1e21"] {
            let number = Json::parse(text).expect("a number");
            assert_eq!(Json::parse(&number.write()), Ok(number), "{text}");
        }
        assert_eq!(Json::Number(f64::INFINITY).write(), "null");
    }

    #[test]
    fn only_whole_numbers_are_whole() {
        assert_eq!(Json::Number(3.0).as_whole(), Some(3));
        for number in [3.5, f64::NAN, f64::INFINITY, 3e9] {
            assert_eq!(Json::Number(number).as_whole(), None, "{number}");
        }
    }
}
