//! A cursor over JSON that goes on after a mistake: it notes the problem with its path and hands out an
//! empty value, so that one reading finds all problems.

use std::cell::RefCell;
use std::fmt;

use serde_json::Value;

use crate::model::{Id, Keyed, Table};

/// What is wrong in a content file, where, and what to do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// The place, such as `model.questions[3].choices[1].weights.complience`.
    pub path: String,
    /// What is wrong and the remedy.
    pub message: String,
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.path)?;
        f.write_str(": ")?;
        f.write_str(&self.message)
    }
}

/// The problems found so far.
#[derive(Default)]
pub(super) struct Log(RefCell<Vec<Problem>>);

impl Log {
    /// Reads a whole file, called `name` in paths.
    pub fn read<T>(&self, name: &str, json: &str, read: impl FnOnce(Node) -> T) -> Result<T, Vec<Problem>> {
        let value = match serde_json::from_str::<Value>(json) {
            Ok(value) => value,
            Err(error) => {
                let message = ["not valid JSON (", &error.to_string(), "); mend it there"].concat();
                return Err(vec![Problem { path: name.to_string(), message }]);
            }
        };
        let read = read(Node { value: &value, path: name.to_string(), log: self });
        let problems = self.0.take();
        if problems.is_empty() { Ok(read) } else { Err(problems) }
    }
}

/// A place in a JSON file.
pub(super) struct Node<'a> {
    value: &'a Value,
    path: String,
    log: &'a Log,
}

impl<'a> Node<'a> {
    /// Notes a problem at this place.
    #[inline(never)]
    pub fn problem(&self, message: &[&str]) {
        self.log.0.borrow_mut().push(Problem { path: self.path.clone(), message: message.concat() });
    }

    fn at(&self, value: &'a Value, step: &[&str]) -> Node<'a> {
        Node { value, path: [&self.path, &*step.concat()].concat(), log: self.log }
    }

    /// Whether nothing is here.
    pub fn is_missing(&self) -> bool {
        self.value.is_null()
    }

    /// The field of an object; missing ones are told when they are read.
    #[inline(never)]
    pub fn field(&self, name: &str) -> Node<'a> {
        self.at(self.value.get(name).unwrap_or(&Value::Null), &[".", name])
    }

    /// The fields of an object, in the order of their names.
    #[inline(never)]
    pub fn fields(&self) -> Vec<(&'a str, Node<'a>)> {
        match self.value {
            Value::Object(fields) => {
                fields.iter().map(|(name, value)| (&**name, self.at(value, &[".", name]))).collect()
            }
            _ => {
                self.expected("an object { ... }");
                Vec::new()
            }
        }
    }

    /// The items of a list.
    #[inline(never)]
    pub fn items(&self) -> Vec<Node<'a>> {
        match self.value {
            Value::Array(items) => {
                let items = items.iter().enumerate();
                items.map(|(place, item)| self.at(item, &["[", &place.to_string(), "]"])).collect()
            }
            _ => {
                self.expected("a list [ ... ]");
                Vec::new()
            }
        }
    }

    /// The items of a list that may be left out.
    #[inline(never)]
    pub fn optional_items(&self) -> Vec<Node<'a>> {
        if self.is_missing() { Vec::new() } else { self.items() }
    }

    /// The fields of an object that may be left out.
    #[inline(never)]
    pub fn optional_fields(&self) -> Vec<(&'a str, Node<'a>)> {
        if self.is_missing() { Vec::new() } else { self.fields() }
    }

    /// A text that is not empty.
    #[inline(never)]
    pub fn text(&self) -> Box<str> {
        match self.value {
            Value::String(text) if !text.trim().is_empty() => text.as_str().into(),
            _ => {
                self.expected("a text that is not empty");
                "".into()
            }
        }
    }

    /// A text that may be left out.
    #[inline(never)]
    pub fn optional_text(&self) -> Option<Box<str>> {
        (!self.is_missing()).then(|| self.text())
    }

    /// A list of texts.
    pub fn texts(&self) -> Box<[Box<str>]> {
        self.items().iter().map(Node::text).collect()
    }

    /// A whole number in a range.
    #[inline(never)]
    pub fn number(&self, least: i32, most: i32) -> i32 {
        let number = self.value.as_i64().and_then(|number| i32::try_from(number).ok());
        match number {
            Some(number) if (least..=most).contains(&number) => number,
            _ => {
                self.expected(&["a whole number from ", &least.to_string(), " to ", &most.to_string()].concat());
                least
            }
        }
    }

    /// A whole number from 0.
    #[inline(never)]
    pub fn count(&self, most: i32) -> u32 {
        self.number(0, most).unsigned_abs()
    }

    /// `true`, or `false` where it is left out.
    #[inline(never)]
    pub fn flag(&self) -> bool {
        match self.value {
            Value::Bool(flag) => *flag,
            Value::Null => false,
            _ => {
                self.expected("true or false");
                false
            }
        }
    }

    /// The row of a table with the name that stands here.
    pub fn id_in<T: Keyed>(&self, table: &Table<T>, what: &str) -> Option<Id<T>> {
        let Value::String(key) = self.value else {
            self.expected(&["the id of a ", what].concat());
            return None;
        };
        self.find(table, key, what)
    }

    /// The row of a table with this name; told here if there is none.
    pub fn find<T: Keyed>(&self, table: &Table<T>, key: &str, what: &str) -> Option<Id<T>> {
        let found = table.find(key);
        if found.is_none() {
            let known: Vec<&str> = table.rows().iter().map(Keyed::key).collect();
            let known = if known.len() > 20 { "look it up in the model".to_string() } else { known.join(", ") };
            self.problem(&["unknown ", what, " \"", key, "\"; known are: ", &known]);
        }
        found
    }

    fn expected(&self, what: &str) {
        let found = match self.value {
            Value::Null => "nothing is here",
            Value::Bool(_) => "found true or false",
            Value::Number(_) => "found a number",
            Value::String(_) => "found a text",
            Value::Array(_) => "found a list",
            Value::Object(_) => "found an object",
        };
        self.problem(&["write ", what, "; ", found]);
    }
}
