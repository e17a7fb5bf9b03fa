//! The built-in questionnaire and model, a number of times as large, as JSON for the crate's own readers.
//!
//! Each copy has ids of its own (`people`, `people_1`, `people_2`) and is connected within itself as the original is:
//! the second copy of a reason names the second copies of the questions and options, where those are copied too.

use role_fit::content::files::files;
use serde_json::{Map, Value};

/// What there is more of.
#[derive(Clone, Copy)]
pub struct Grown {
    /// The questions, with their choices, words and consequences, the rules of what is usual, and the examples' answers.
    pub questions: bool,
    /// The reasons that give points to options.
    pub reasons: bool,
    /// The options, with their ratings and who fills their seats.
    pub options: bool,
}

impl Grown {
    /// As today.
    pub const NOTHING: Grown = Grown { questions: false, reasons: false, options: false };
}

/// The files with so many times as much of it.
pub fn enlarged(grown: Grown, times: usize) -> String {
    let mut all = built_in();
    let named = ["questions", "questions_text", "model", "reasons"];
    let files = named.map(|name| (name.to_string(), all.remove(name).expect("a file of the content")));
    let mut files = Value::Object(Map::from_iter(files));
    let copies = 1..times;
    let copied = |is_copied: bool| if is_copied { copies.clone() } else { 1..1 };
    options(&mut files, copied(grown.options));
    reasons(&mut files, grown, copied(grown.reasons));
    questions(&mut files, copied(grown.questions));
    files.to_string()
}

type Copies = std::ops::Range<usize>;

fn options(files: &mut Value, copies: Copies) {
    repeat(&mut files["model"]["roles"], copies.clone(), |role, copy| rename(&mut role["id"], copy));
    repeat(&mut files["reasons"]["keep"], copies.clone(), |keep, copy| {
        rename(&mut keep["id"], copy);
        rename(&mut keep["role"], copy);
    });
    // What a choice says about an option, it says about the copies.
    for question in values(&mut files["model"]["questions"]) {
        for choice in values(&mut question["choices"]) {
            for_all(choice, "ratings", |roles| repeat_fields(roles, copies.clone()));
        }
    }
}

fn reasons(files: &mut Value, grown: Grown, copies: Copies) {
    let all = &mut files["reasons"]["reasons"];
    if grown.options && !grown.reasons {
        // As many reasons as before: each gives its points to the copies too.
        let roles = files["model"]["roles"].as_array().expect("roles").len();
        let first = role_count();
        for reason in files["reasons"]["reasons"].as_array_mut().expect("reasons") {
            repeat_fields(&mut reason["points"], 1..roles / first);
        }
        return;
    }
    repeat(all, copies, |reason, copy| {
        rename(&mut reason["id"], copy);
        if grown.questions {
            rename_condition(&mut reason["when"], copy);
        }
        if grown.options {
            let points = reason["points"].take();
            let named = points.as_object().expect("points").iter();
            reason["points"] = named.map(|(role, points)| (renamed(role, copy), points.clone())).collect();
        }
    });
}

fn questions(files: &mut Value, copies: Copies) {
    let follow_ups = files["questions"]["follow_ups"].as_u64().expect("a number") as usize;
    // The reader takes 100 at most.
    files["questions"]["follow_ups"] = (follow_ups * copies.end.max(1)).min(100).into();
    repeat(&mut files["questions"]["questions"], copies.clone(), |question, copy| {
        rename(&mut question["id"], copy);
        for condition in ["when", "unless"] {
            if let Some(condition) = question.get_mut(condition) {
                rename_condition(condition, copy);
            }
        }
    });
    repeat(&mut files["reasons"]["presumed"], copies.clone(), |rule, copy| {
        rename_choice(&mut rule["choice"], copy);
        rename_condition(&mut rule["when"], copy);
    });
    for example in files["questions"]["examples"].as_array_mut().expect("examples") {
        repeat_fields(&mut example["answers"], copies.clone());
    }
    repeat_fields(&mut files["questions_text"]["questions"], copies.clone());
    let original = files["model"]["questions"].clone();
    for copy in copies {
        for (key, question) in original.as_object().expect("questions") {
            let mut question = question.clone();
            for choice in values(&mut question["choices"]) {
                for_all(choice, "when", |condition| rename_condition(condition, copy));
            }
            files["model"]["questions"][renamed(key, copy)] = question;
        }
    }
}

/// Adds copies to a list, each changed by its number.
fn repeat(list: &mut Value, copies: Copies, change: impl Fn(&mut Value, usize)) {
    let list = list.as_array_mut().expect("a list");
    let original = list.clone();
    for copy in copies {
        list.extend(original.iter().cloned().map(|mut item| {
            change(&mut item, copy);
            item
        }));
    }
}

/// Adds copies to the fields of an object, under the names of the copies.
fn repeat_fields(object: &mut Value, copies: Copies) {
    let fields = object.as_object_mut().expect("an object");
    let original = fields.clone();
    for copy in copies {
        fields.extend(original.iter().map(|(key, value)| (renamed(key, copy), value.clone())));
    }
}

/// Does something with the field of a choice's consequences, and with that of each one that depends on more.
fn for_all(choice: &mut Value, field: &str, mut change: impl FnMut(&mut Value)) {
    if let Some(value) = choice.get_mut(field) {
        change(value);
    }
    for also in choice.get_mut("also").and_then(Value::as_array_mut).into_iter().flatten() {
        if let Some(value) = also.get_mut(field) {
            change(value);
        }
    }
}

fn renamed(name: &str, copy: usize) -> String {
    format!("{name}_{copy}")
}

fn rename(name: &mut Value, copy: usize) {
    *name = renamed(name.as_str().expect("a name"), copy).into();
}

/// `people.from_1` to `people_2.from_1`
fn rename_choice(name: &mut Value, copy: usize) {
    let (question, choice) = name.as_str().and_then(|name| name.split_once('.')).expect("question.choice");
    *name = format!("{}.{choice}", renamed(question, copy)).into();
}

fn rename_condition(groups: &mut Value, copy: usize) {
    for group in groups.as_array_mut().expect("a condition") {
        let names = group.as_str().expect("a group").split('|').map(|name| {
            let mut name = Value::from(name);
            rename_choice(&mut name, copy);
            name.as_str().expect("a name").to_string()
        });
        *group = names.collect::<Vec<_>>().join("|").into();
    }
}

fn values(object: &mut Value) -> impl Iterator<Item = &mut Value> {
    object.as_object_mut().into_iter().flat_map(|fields| fields.iter_mut().map(|(_, value)| value))
}

fn role_count() -> usize {
    built_in()["model"]["roles"].as_array().expect("roles").len()
}

fn built_in() -> Map<String, Value> {
    let files = files("en").expect("the built-in files can be read");
    serde_json::from_str(&files.write()).expect("the built-in files are an object")
}
