//! A saved session as text: a versioned envelope around answers, notes and step, keyed by stable names.

mod edition_2;

use crate::exchange::{name_answers, read_answers};
use crate::json::Json;
use crate::model::{Id, Keyed, Question, Questionnaire};
use crate::session::{Answers, Notes, Own, Session, Step, Topic};

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

/// What a stored text says.
#[derive(Clone, Debug, PartialEq)]
pub struct Found {
    /// The visitor's own part.
    pub own: Own,
    /// Where the text has answers to an older edition: the questions that are new or asked anew. Else `None`.
    pub asked_anew: Option<Vec<Id<Question>>>,
}

/// What a stored text says; `None` where it is not ours or of another version. Names that the questionnaire no longer
/// has are dropped, and an unknown step becomes the start page. Answers to an older edition are carried over as far as
/// they mean the same.
pub fn decode(asked: &Questionnaire, json: &str) -> Option<Found> {
    let envelope = Json::parse(json).ok()?;
    let named = envelope.get("answers").filter(|answers| matches!(answers, Json::Object(_)))?;
    if envelope.get("version")?.as_whole() != Some(VERSION) {
        return None;
    }
    let step = envelope.get("step")?.as_text()?;
    let mut notes = Notes::default();
    for topic in Topic::ALL {
        if let Some(note) = envelope.get("notes").and_then(|notes| notes.get(topic.key())) {
            notes.put(topic, note.clone());
        }
    }
    let edition = envelope.get("edition").and_then(Json::as_whole);
    let has_answers = matches!(named, Json::Object(fields) if !fields.is_empty());
    if has_answers && edition.is_some_and(|edition| edition <= edition_2::EDITION) {
        return Some(older(asked, edition_2::carried_over(asked, named), notes));
    }
    let (answers, _) = read_answers(asked, named);
    Some(Found { own: Own { answers, notes, step: read_step(asked, step) }, asked_anew: None })
}

/// What was carried over from an older edition, at the first question that has no answer.
fn older(asked: &Questionnaire, answers: Answers, notes: Notes) -> Found {
    let mut session = Session::new(asked);
    session.answers = answers;
    let step = session.where_stopped(asked);
    let asked_anew = session.answers.left(asked);
    Found { own: Own { answers: session.answers, notes, step }, asked_anew: Some(asked_anew) }
}

fn read_step(asked: &Questionnaire, step: &str) -> Step {
    if let Some(name) = step.strip_prefix("topic.") {
        let topic = Topic::ALL.iter().find(|topic| topic.key() == name);
        return topic.map_or(Step::Result, |&topic| Step::Topic(topic));
    }
    match step {
        "check" => Step::Check,
        "result" => Step::Result,
        "guide" => Step::Guide,
        other => {
            let question = other.strip_prefix("question.").and_then(|key| asked.questions.find(key));
            question.map_or(Step::Start, Step::Question)
        }
    }
}
