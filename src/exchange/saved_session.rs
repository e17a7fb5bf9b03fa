//! What is kept of a visitor in the browser: a JSON text with a version, keyed by stable names.
//!
//! A text of version 2:
//!
//! ```json
//! {"version": 2, "revision": 7, "model": "role-fit", "edition": 3, "current": "",
//!  "assessments": [{"name": "", "step": "result", "answers": {"people": "from_25"}, "inputs": {}}]}
//! ```
//!
//! | Field | Meaning |
//! |---|---|
//! | `version` | The form of the text. Whoever changes what a field means takes the next number, and adds the step from the form before to [`decode`]. |
//! | `revision` | Grows with each write, so that of two texts one is known to be later. |
//! | `model`, `edition` | The questionnaire that was answered: its stable name, and the number of its published change. |
//! | `current` | The name of the assessment that is open. |
//! | `assessments` | At least one. The widget's own has the empty name. `inputs` is left out where nothing is entered. |
//!
//! A field that this version does not know is kept, at whatever depth it stands, and written back as it was. So a later
//! version may add fields without a new number, and loses nothing when the visitor goes back to this one in between.

mod edition_2;
mod read;
mod rest;
mod version_1;

pub use read::{Found, Newer, decode};

use self::rest::Rest;
use super::answers::name_answers;
use crate::base::json::Json;
use crate::base::table::Keyed;
use crate::model::Questionnaire;
use crate::session::{Answers, Entries, Step, Topic, TopicInputs};

/// The version that is written.
pub const VERSION: i32 = 2;

/// The stable name of the built-in model.
pub const BUILT_IN_MODEL: &str = "role-fit";

/// What is kept of one visitor's answers to one model.
#[derive(Clone, Debug, PartialEq)]
pub struct Saved {
    model: Box<str>,
    edition: u32,
    revision: u32,
    /// The index of the assessment that is open.
    current: usize,
    /// At least one, each with another name.
    assessments: Vec<Assessment>,
    rest: Rest,
}

/// One set of answers, with what goes with them.
#[derive(Clone, Debug, PartialEq)]
pub struct Assessment {
    name: Box<str>,
    /// What the visitor entered.
    pub entries: Entries,
    rest: Rest,
}

impl Assessment {
    fn new(name: Box<str>, entries: Entries) -> Self {
        Assessment { name, entries, rest: Rest::default() }
    }

    /// What the visitor calls it; empty while there is nothing to tell it from.
    pub fn name(&self) -> &str {
        &self.name
    }
}

impl Saved {
    /// Nothing entered yet: one assessment without a name.
    pub fn new(questionnaire: &Questionnaire, model: &str) -> Self {
        Saved {
            model: model.into(),
            edition: questionnaire.edition,
            revision: 0,
            current: 0,
            assessments: vec![Assessment::new("".into(), no_entries(questionnaire))],
            rest: Rest::default(),
        }
    }

    /// The stable name of the model that the answers are given to.
    pub fn model(&self) -> &str {
        &self.model
    }

    /// The edition of the questionnaire that the answers are given to.
    pub fn edition(&self) -> u32 {
        self.edition
    }

    /// How often the text has been written.
    pub fn revision(&self) -> u32 {
        self.revision
    }

    /// Counts the next write. It is later than every one before, and than `other`, a revision written elsewhere.
    pub fn count_write(&mut self, other: u32) {
        self.revision = self.revision.max(other).saturating_add(1);
    }

    /// All assessments, in the order in which they were added.
    pub fn assessments(&self) -> &[Assessment] {
        &self.assessments
    }

    /// The assessment that is open.
    pub fn current(&self) -> &Assessment {
        &self.assessments[self.current]
    }

    /// Puts these entries in place of the open assessment's.
    pub fn set_entries(&mut self, entries: Entries) {
        self.assessments[self.current].entries = entries;
    }

    /// Adds an assessment at the end, and answers its name: the one wanted, with a number behind it where that is taken.
    /// It is not opened yet.
    pub fn add(&mut self, name: &str, entries: Entries) -> &str {
        let name = self.free_name(name);
        self.assessments.push(Assessment::new(name, entries));
        &self.assessments[self.assessments.len() - 1].name
    }

    /// Gives an assessment another name. `false`, and nothing changes, where there is none of that name or the new one is
    /// another's.
    pub fn rename(&mut self, name: &str, new: &str) -> bool {
        let Some(index) = self.index(name) else { return false };
        let is_free = self.index(new).is_none_or(|taken| taken == index);
        if is_free {
            self.assessments[index].name = new.into();
        }
        is_free
    }

    /// Removes an assessment. If it was open, the one after it is open now, or else the last. `None`, and nothing
    /// changes, where there is none of that name or it is the only one.
    pub fn remove(&mut self, name: &str) -> Option<Assessment> {
        let index = self.index(name).filter(|_| self.assessments.len() > 1)?;
        let removed = self.assessments.remove(index);
        if index < self.current || self.current == self.assessments.len() {
            self.current -= 1;
        }
        Some(removed)
    }

    /// Opens an assessment. `false`, and nothing changes, where there is none of that name.
    pub fn choose(&mut self, name: &str) -> bool {
        let index = self.index(name);
        self.current = index.unwrap_or(self.current);
        index.is_some()
    }

    /// Forgets all that belongs to the visitor. The count of writes goes on, so that no text that is older than the
    /// deletion is ever taken for a later one.
    pub fn delete(&mut self, questionnaire: &Questionnaire) {
        let revision = self.revision;
        *self = Saved::new(questionnaire, &self.model);
        self.revision = revision;
    }

    /// Whether there is nothing worth keeping.
    pub fn is_empty(&self) -> bool {
        let is_empty = |only: &Assessment| only.name.is_empty() && only.entries.is_empty() && only.rest.is_empty();
        self.rest.is_empty() && matches!(&self.assessments[..], [only] if is_empty(only))
    }

    /// The text that is stored.
    pub fn write(&self, questionnaire: &Questionnaire) -> String {
        let assessments = self.assessments.iter().map(|assessment| write_assessment(questionnaire, assessment));
        let mut fields: Vec<(Box<str>, Json)> = vec![
            ("version".into(), Json::number(VERSION)),
            ("revision".into(), Json::number(self.revision)),
            ("model".into(), Json::text(&self.model)),
            ("edition".into(), Json::number(self.edition)),
            ("current".into(), Json::text(&self.current().name)),
            ("assessments".into(), Json::List(assessments.collect())),
        ];
        self.rest.put_back(&mut fields);
        Json::Object(fields).write()
    }

    fn index(&self, name: &str) -> Option<usize> {
        self.assessments.iter().position(|assessment| *assessment.name == *name)
    }

    fn free_name(&self, wanted: &str) -> Box<str> {
        let mut name: Box<str> = wanted.into();
        let mut number = 2;
        while self.index(&name).is_some() {
            name = [wanted, " ", &number.to_string()].concat().trim_start().into();
            number += 1;
        }
        name
    }
}

/// The key of local storage under which the answers to a model are kept by the widget of this name; the empty name is
/// the first widget of a page.
///
/// | | no name | named `a` |
/// |---|---|---|
/// | built-in model | `role-fit` | `role-fit.a` |
/// | model `m` | `role-fit:m` | `role-fit:m.a` |
///
/// Two pairs never share a key, whatever a page calls its widgets: after `role-fit` comes a colon only where a model is
/// named, and since the name of a model has no full stop in it, the first one ends that name.
pub fn storage_key(model: &str, instance: &str) -> String {
    let model: &[&str] = if model == BUILT_IN_MODEL { &[] } else { &[":", model] };
    let instance: &[&str] = if instance.is_empty() { &[] } else { &[".", instance] };
    [&["role-fit"], model, instance].concat().concat()
}

fn no_entries(questionnaire: &Questionnaire) -> Entries {
    Entries { answers: Answers::none(questionnaire), inputs: TopicInputs::default(), step: Step::Start }
}

fn write_assessment(questionnaire: &Questionnaire, assessment: &Assessment) -> Json {
    let Entries { answers, inputs, step } = &assessment.entries;
    let mut fields: Vec<(Box<str>, Json)> = vec![
        ("name".into(), Json::text(&assessment.name)),
        ("step".into(), Json::text(&write_step(questionnaire, *step))),
        ("answers".into(), name_answers(questionnaire, answers)),
    ];
    if !inputs.is_empty() {
        let entered = Topic::ALL.iter().filter_map(|&topic| Some((topic.key().into(), inputs.get(topic)?.clone())));
        fields.push(("inputs".into(), Json::Object(entered.collect())));
    }
    assessment.rest.put_back(&mut fields);
    Json::Object(fields)
}

fn write_step(questionnaire: &Questionnaire, step: Step) -> String {
    match step {
        Step::Start => "start".to_string(),
        Step::Question(question) => ["question.", questionnaire.questions[question].key()].concat(),
        Step::Check => "check".to_string(),
        Step::Result => "result".to_string(),
        Step::Topic(topic) => ["topic.", topic.key()].concat(),
        Step::Guide => "guide".to_string(),
    }
}
