//! Version 1 of the stored text, which had one assessment, without a name, in the envelope itself:
//!
//! ```json
//! {"version": 1, "edition": 3, "step": "result", "answers": {"people": "from_25"}, "notes": {}}
//! ```
//!
//! Only answers to the built-in model were stored then.

use super::{BUILT_IN_MODEL, VERSION};
use crate::base::json::Json;

/// The same in the form of version 2.
pub fn as_version_2(envelope: Json) -> Json {
    let Json::Object(fields) = envelope else { return Json::Null };
    let mut edition = None;
    let mut assessment: Vec<(Box<str>, Json)> = vec![("name".into(), Json::text(""))];
    for (name, value) in fields {
        match &*name {
            // A name that only version 2 gave a meaning to had none.
            "version" | "name" | "inputs" => {}
            "edition" => edition = Some(value),
            "notes" => assessment.push(("inputs".into(), value)),
            _ => assessment.push((name, value)),
        }
    }
    let mut fields: Vec<(Box<str>, Json)> = vec![
        ("version".into(), Json::number(VERSION)),
        ("model".into(), Json::text(BUILT_IN_MODEL)),
        ("assessments".into(), Json::List(vec![Json::Object(assessment)])),
    ];
    fields.extend(edition.map(|edition| ("edition".into(), edition)));
    Json::Object(fields)
}
