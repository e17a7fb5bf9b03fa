//! What an element is given, as one value.
//!
//! `element.js` reads the attributes once, when the widget starts, and passes them on as one plain object with the fields
//! of [`Config`]. What it can settle itself it does: a free name among the widgets of the page, and of the languages there
//! are the one that suits best. What cannot be used is told and its default holds: a slip in an attribute never keeps a
//! widget from starting.

use crate::base::json::Json;
use crate::base::problem::{Problem, unknown_name};
use crate::exchange::saved_session::BUILT_IN_MODEL;

/// The fields that an element may be given, each with the attribute that it comes from.
const FIELDS: [(&str, &str); 3] = [("instance", "instance"), ("language", "lang"), ("model", "model")];

/// The models there are.
const MODELS: [&str; 1] = [BUILT_IN_MODEL];

/// What an element is given.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Config {
    /// The name that this widget keeps its answers under, another for each widget on a page. Empty for the first one.
    pub instance: Box<str>,
    /// The language that this widget speaks, as a BCP 47 tag.
    pub language: Box<str>,
    /// The stable name of the model.
    pub model: Box<str>,
}

impl Default for Config {
    fn default() -> Self {
        Config { instance: Box::default(), language: "en".into(), model: BUILT_IN_MODEL.into() }
    }
}

impl Config {
    /// Reads what `element.js` passes on, and tells what in it cannot be used. A field that is `null` or left out has its
    /// default.
    pub fn read(given: &Json) -> (Config, Vec<Problem>) {
        let mut config = Config::default();
        let mut problems = Vec::new();
        let fields = match given {
            Json::Object(fields) => &fields[..],
            _ => &[],
        };
        for (name, value) in fields {
            if !value.is_null()
                && let Err((place, message)) = config.set(name, value)
            {
                let path = ["<role-fit ", place, ">"].concat();
                problems.push(Problem { path, message });
            }
        }
        (config, problems)
    }

    /// Sets one field, or says where what is wrong with it.
    fn set<'a>(&mut self, name: &'a str, value: &Json) -> Result<(), (&'a str, String)> {
        let Some((field, attribute)) = FIELDS.into_iter().find(|(field, _)| *field == name) else {
            let known = FIELDS.map(|(_, attribute)| attribute);
            return Err((name, unknown_name("attribute", name, known.to_vec())));
        };
        let Some(text) = value.as_text() else { return Err((attribute, "give a text".to_string())) };
        match field {
            "instance" => self.instance = text.into(),
            // An empty `lang` is HTML's own word for "not known".
            "language" if text.is_empty() => {}
            "language" if is_language_tag(text) => self.language = text.into(),
            "language" => {
                let message = ["\"", text, "\" is no tag of a language; give one such as \"en\" or \"pt-BR\""].concat();
                return Err((attribute, message));
            }
            _ if MODELS.contains(&text) => self.model = text.into(),
            _ => return Err((attribute, unknown_name("model", text, MODELS.to_vec()))),
        }
        Ok(())
    }
}

/// Whether a text has the shape of a BCP 47 tag: parts of one to eight letters and digits, the first of letters only.
fn is_language_tag(text: &str) -> bool {
    let is_part = |part: &str| (1..=8).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_alphanumeric());
    text.split('-').all(is_part) && text.bytes().take_while(|&byte| byte != b'-').all(|byte| byte.is_ascii_alphabetic())
}
