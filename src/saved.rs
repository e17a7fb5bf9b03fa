//! A saved session as text: a versioned envelope around answers, notes and step, keyed by stable names.

use crate::exchange::{name_answers, read_answers};
use crate::json::Json;
use crate::model::{Keyed, Questionnaire};
use crate::session::{Notes, Own, Step, Topic};

/// The form of the envelope. A reader that meets another one sets it aside.
const VERSION: i32 = 1;

/// The visitor's own part as the text that is stored.
pub fn encode(asked: &Questionnaire, own: &Own) -> String {
    let step = match own.step {
        Step::Start => "start".to_string(),
        Step::Question(question) => ["question.", asked.questions[question].key()].concat(),
        Step::Check => "check".to_string(),
        Step::Result => "result".to_string(),
        Step::Topic(topic) => ["topic.", topic.key()].concat(),
        Step::Guide => "guide".to_string(),
    };
    let notes = Topic::ALL.iter().filter_map(|&topic| Some((topic.key().into(), own.notes.get(topic)?.clone())));
    let mut fields: Vec<(Box<str>, Json)> = vec![
        ("version".into(), Json::number(VERSION)),
        // The edition of the questionnaire that the answers were given to.
        ("edition".into(), Json::number(asked.edition)),
        ("step".into(), Json::text(&step)),
        ("answers".into(), name_answers(asked, &own.answers)),
    ];
    if !own.notes.is_empty() {
        fields.push(("notes".into(), Json::Object(notes.collect())));
    }
    Json::Object(fields).write()
}

/// What a stored text says; `None` where it is not ours or of another version. Names that the questionnaire no longer
/// has are dropped, and an unknown step becomes the start page.
pub fn decode(asked: &Questionnaire, json: &str) -> Option<Own> {
    let envelope = Json::parse(json).ok()?;
    let named = envelope.get("answers").filter(|answers| matches!(answers, Json::Object(_)))?;
    if envelope.get("version")?.as_whole() != Some(VERSION) {
        return None;
    }
    let (answers, _) = read_answers(asked, named);
    let step = match envelope.get("step")?.as_text()? {
        "check" => Step::Check,
        "result" => Step::Result,
        "guide" => Step::Guide,
        other if other.starts_with("topic.") => {
            let topic = Topic::ALL.iter().find(|topic| other.ends_with(topic.key()));
            topic.map_or(Step::Result, |&topic| Step::Topic(topic))
        }
        other => {
            let question = other.strip_prefix("question.").and_then(|key| asked.questions.find(key));
            question.map_or(Step::Start, Step::Question)
        }
    };
    let mut notes = Notes::default();
    for topic in Topic::ALL {
        if let Some(note) = envelope.get("notes").and_then(|notes| notes.get(topic.key())) {
            notes.put(topic, note.clone());
        }
    }
    Some(Own { answers, notes, step })
}
