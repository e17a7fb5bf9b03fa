//! A cursor over JSON that goes on after a mistake: it notes the problem with its path and hands out an
//! empty value, so that one reading finds all problems.

use std::cell::RefCell;
use std::collections::BTreeSet;
use std::sync::{Mutex, PoisonError};

use crate::base::json::Json;
use crate::base::problem::Problem;
use crate::base::table::{Id, Keyed, Table};
use crate::text::Words;

/// The problems found so far, and the places that nodes stand at.
#[derive(Default)]
pub(super) struct Log {
    problems: RefCell<Vec<Problem>>,
    /// Each place as the one above it and the step from there; a path is only put together for a problem.
    places: RefCell<Vec<(usize, Step)>>,
}

/// One step down in a file.
enum Step {
    /// The file itself.
    File(Box<str>),
    /// A field of an object.
    Field(Box<str>),
    /// An item of a list.
    Item(usize),
}

/// Content files by their names, and what is found to be wrong in them.
pub(super) struct Files<'a> {
    files: &'a Json,
    log: Log,
}

impl<'a> Files<'a> {
    pub fn new(files: &'a Json) -> Self {
        Files { files, log: Log::default() }
    }

    /// The beginning of a file; one that is not there is told when it is read.
    pub fn file(&self, name: &str) -> Node<'_, 'a> {
        let place = self.log.places.borrow().len();
        self.log.node(self.files.get(name).unwrap_or(&Json::Null), place, Step::File(name.into()))
    }

    /// # Errors
    /// All problems found so far.
    pub fn checked(&self) -> Result<(), Vec<Problem>> {
        let problems = self.log.problems.take();
        if problems.is_empty() { Ok(()) } else { Err(problems) }
    }
}

impl Log {
    #[inline(never)]
    fn node<'l, 'a>(&'l self, value: &'a Json, above: usize, step: Step) -> Node<'l, 'a> {
        let mut places = self.places.borrow_mut();
        places.push((above, step));
        Node { value, place: places.len() - 1, log: self }
    }

    /// The path of a place, such as `model.questionnaire.questions[3]`.
    fn path(&self, place: usize) -> String {
        let places = self.places.borrow();
        let mut steps = Vec::new();
        let mut next = place;
        while let Some((above, step)) = places.get(next) {
            steps.push(match step {
                Step::File(name) => name.to_string(),
                Step::Field(name) => [".", &**name].concat(),
                Step::Item(item) => ["[", &item.to_string(), "]"].concat(),
            });
            // The file is its own place above.
            next = if *above == next { usize::MAX } else { *above };
        }
        steps.reverse();
        steps.concat()
    }
}

/// A text as content holds it: kept as long as the program, and once however often it is read.
fn kept(text: &str) -> Words {
    static TEXTS: Mutex<BTreeSet<&'static str>> = Mutex::new(BTreeSet::new());
    let mut texts = TEXTS.lock().unwrap_or_else(PoisonError::into_inner);
    if let Some(known) = texts.get(text) {
        return Words::new(known);
    }
    let text: &'static str = Box::leak(text.into());
    texts.insert(text);
    Words::new(text)
}

/// A place in a JSON file.
#[derive(Clone, Copy)]
pub(super) struct Node<'l, 'a> {
    value: &'a Json,
    place: usize,
    log: &'l Log,
}

impl<'l, 'a> Node<'l, 'a> {
    /// Notes a problem at this place, once however often the place is read.
    #[inline(never)]
    pub fn problem(&self, message: &[&str]) {
        let problem = Problem { path: self.log.path(self.place), message: message.concat() };
        let mut problems = self.log.problems.borrow_mut();
        if !problems.contains(&problem) {
            problems.push(problem);
        }
    }

    fn below(&self, value: &'a Json, step: Step) -> Self {
        self.log.node(value, self.place, step)
    }

    /// Whether nothing is here.
    pub fn is_missing(&self) -> bool {
        self.value.is_null()
    }

    /// The field of an object; missing ones are told when they are read.
    #[inline(never)]
    pub fn field(&self, name: &str) -> Self {
        self.below(self.value.get(name).unwrap_or(&Json::Null), Step::Field(name.into()))
    }

    /// The fields of an object, in their order.
    #[inline(never)]
    pub fn fields(&self) -> Vec<(&'a str, Self)> {
        match self.value {
            Json::Object(fields) => {
                fields.iter().map(|(name, value)| (&**name, self.below(value, Step::Field(name.clone())))).collect()
            }
            _ => {
                self.expected("an object { ... }");
                Vec::new()
            }
        }
    }

    /// Tells fields with other names than these, where one left out would not be missed.
    pub fn only(&self, known: &[&str]) {
        for (name, field) in self.optional_fields() {
            if !known.contains(&name) {
                field.problem(&["there is no such field; known are: ", &known.join(", ")]);
            }
        }
    }

    /// The items of a list.
    #[inline(never)]
    pub fn items(&self) -> Vec<Self> {
        match self.value {
            Json::List(items) => {
                let items = items.iter().enumerate();
                items.map(|(place, item)| self.below(item, Step::Item(place))).collect()
            }
            _ => {
                self.expected("a list [ ... ]");
                Vec::new()
            }
        }
    }

    /// The items of a list that may be left out.
    #[inline(never)]
    pub fn optional_items(&self) -> Vec<Self> {
        if self.is_missing() { Vec::new() } else { self.items() }
    }

    /// The fields of an object that may be left out.
    #[inline(never)]
    pub fn optional_fields(&self) -> Vec<(&'a str, Self)> {
        if self.is_missing() { Vec::new() } else { self.fields() }
    }

    /// A text that is not empty.
    #[inline(never)]
    pub fn text(&self) -> Words {
        match self.value {
            Json::Text(text) if !text.trim().is_empty() => kept(text),
            _ => {
                self.expected("a text that is not empty");
                Words::default()
            }
        }
    }

    /// A text that may be left out.
    #[inline(never)]
    pub fn optional_text(&self) -> Option<Words> {
        (!self.is_missing()).then(|| self.text())
    }

    /// A list of texts.
    pub fn texts(&self) -> Box<[Words]> {
        self.items().iter().map(|item| item.text()).collect()
    }

    /// A whole number in a range.
    #[inline(never)]
    pub fn number(&self, least: i32, most: i32) -> i32 {
        match self.value.as_whole() {
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
            Json::Bool(flag) => *flag,
            Json::Null => false,
            _ => {
                self.expected("true or false");
                false
            }
        }
    }

    /// The row of a table with the name that stands here.
    pub fn id_in<T: Keyed>(&self, table: &Table<T>, what: &str) -> Option<Id<T>> {
        let Json::Text(key) = self.value else {
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
            Json::Null => "nothing is here",
            Json::Bool(_) => "found true or false",
            Json::Number(_) => "found a number",
            Json::Text(_) => "found a text",
            Json::List(_) => "found a list",
            Json::Object(_) => "found an object",
        };
        self.problem(&["write ", what, "; ", found]);
    }
}
