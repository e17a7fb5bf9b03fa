//! Numbers, money and days in the visitor's language, by the browser's own `Intl`.

use std::cell::RefCell;

use js_sys::Intl::{DateTimeFormat, Locale, NumberFormat};
use js_sys::{Array, Function, Object, Reflect};
use wasm_bindgen::JsValue;

use crate::base::date::Date;
use crate::base::json::host::bare_object;

/// The milliseconds of a day.
const DAY: f64 = 86_400_000.0;

/// A whole number: "12,345", "12 345".
pub fn whole(language: &str, number: i32) -> String {
    number_in(language, &[], f64::from(number))
}

/// Tenths as a decimal number: "3", "3.5", "3,5".
pub fn tenths(language: &str, tenths: u32) -> String {
    number_in(language, &[], f64::from(tenths) / 10.0)
}

/// Hundredths as a percentage: "77%", "77 %".
pub fn percent(language: &str, hundredths: u32) -> String {
    number_in(language, &[("style", "percent")], f64::from(hundredths) / 100.0)
}

/// Whole units of a currency (ISO 4217): "£1,300", "1.300 €".
pub fn money(language: &str, currency: &str, units: u32) -> String {
    let options = [("style", "currency"), ("currency", currency), ("maximumFractionDigits", "0")];
    number_in(language, &options, f64::from(units))
}

/// A day: "1 Dec 2026".
pub fn day(language: &str, date: Date) -> String {
    let options = [("dateStyle", "medium"), ("timeZone", "UTC")];
    let moment = js_sys::Date::new(&(f64::from(date.days()) * DAY).into());
    formatted(language, &options, true, &moment.into())
}

/// The region of the browser's language (ISO 3166-1 alpha-2), the most likely one where it names none: "GB" of
/// "en-GB", "NL" of "nl".
pub fn region() -> Option<String> {
    own_language()?.maximize().region().map(String::from)
}

/// The language that the browser is set to; none where it is no language tag, such as "en-US@posix".
fn own_language() -> Option<Locale> {
    let navigator = Reflect::get(&js_sys::global(), &"navigator".into()).ok()?;
    let own = Reflect::get(&navigator, &"language".into()).ok()?.as_string()?;
    Locale::new(&own).ok()
}

/// Today by the visitor's own clock and place.
pub fn today() -> Date {
    let now = js_sys::Date::new_0();
    Date::new(now.get_full_year(), now.get_month() + 1, now.get_date()).unwrap_or(Date::FIRST)
}

/// The seconds since 1970, UTC.
pub fn now() -> i64 {
    (js_sys::Date::now() / 1_000.0) as i64
}

fn number_in(language: &str, options: &[(&str, &str)], number: f64) -> String {
    formatted(language, options, false, &number.into())
}

thread_local! {
    /// Making a format takes the browser longer than using it a hundred times.
    static FORMATS: RefCell<Vec<(String, Function)>> = const { RefCell::new(Vec::new()) };
}

fn formatted(language: &str, options: &[(&str, &str)], is_date: bool, value: &JsValue) -> String {
    let mut name = String::from(language);
    for (option, setting) in options {
        name.extend([" ", option, "=", setting]);
    }
    let format = FORMATS.with_borrow_mut(|formats| match formats.iter().find(|(known, _)| *known == name) {
        Some((_, format)) => format.clone(),
        None => {
            let format = made(language, options, is_date);
            formats.push((name, format.clone()));
            format
        }
    });
    let text = format.call1(&JsValue::UNDEFINED, value);
    text.ok().and_then(|text| text.as_string()).unwrap_or_default()
}

/// The visitor's own variant of the language first ("en-GB" for "en"), as far as the browser tells it.
fn languages(language: &str) -> Array {
    let all = Array::new();
    let is_same = |own: &Locale| language.split('-').next() == Some(&*String::from(own.language()));
    if let Some(own) = own_language().filter(is_same) {
        all.push(&own);
    }
    all.push(&language.into());
    all
}

fn made(language: &str, settings: &[(&str, &str)], is_date: bool) -> Function {
    let options: Object = bare_object();
    for (option, setting) in settings {
        // Setting a field of a new object cannot fail.
        let _ = Reflect::set(&options, &(*option).into(), &(*setting).into());
    }
    let languages = languages(language);
    if is_date {
        DateTimeFormat::new(&languages, &options).format()
    } else {
        NumberFormat::new(&languages, &options).format()
    }
}
