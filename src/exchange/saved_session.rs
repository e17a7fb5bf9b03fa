//! A saved session as text: a versioned envelope around answers, notes and step, keyed by stable names.

mod edition_2;

use super::answers::{name_answers, read_answers};
use crate::base::json::Json;
use crate::base::table::{Id, Keyed};
use crate::model::{Question, Questionnaire};
use crate::session::{Answers, Entries, Step, Topic, TopicInputs};

/// The form of the envelope. A reader that meets another one sets it aside.
const VERSION: i32 = 1;

/// The visitor's own part as the text that is stored.
pub fn encode(questionnaire: &Questionnaire, own: &Entries) -> String {
    let step = match own.step {
        Step::Start => "start".to_string(),
        Step::Question(question) => ["question.", questionnaire.questions[question].key()].concat(),
        Step::Check => "check".to_string(),
        Step::Result => "result".to_string(),
        Step::Topic(topic) => ["topic.", topic.key()].concat(),
        Step::Guide => "guide".to_string(),
    };
    let inputs = Topic::ALL.iter().filter_map(|&topic| Some((topic.key().into(), own.inputs.get(topic)?.clone())));
    let mut fields: Vec<(Box<str>, Json)> = vec![
        ("version".into(), Json::number(VERSION)),
        // The edition of the questionnaire that the answers were given to.
        ("edition".into(), Json::number(questionnaire.edition)),
        ("step".into(), Json::text(&step)),
        ("answers".into(), name_answers(questionnaire, &own.answers)),
    ];
    if !own.inputs.is_empty() {
        fields.push(("notes".into(), Json::Object(inputs.collect())));
    }
    Json::Object(fields).write()
}

/// What a stored text says.
#[derive(Clone, Debug, PartialEq)]
pub struct Found {
    /// The visitor's own part.
    pub own: Entries,
    /// Where the text has answers to an older edition: the questions that are new or asked anew. Else `None`.
    pub asked_anew: Option<Vec<Id<Question>>>,
}

/// What a stored text says; `None` where it is not ours or of another version. Names that the questionnaire no longer
/// has are dropped, and an unknown step becomes the start page. Answers to an older edition are carried over as far as
/// they mean the same.
pub fn decode(questionnaire: &Questionnaire, json: &str) -> Option<Found> {
    let envelope = Json::parse(json).ok()?;
    let named = envelope.get("answers").filter(|answers| matches!(answers, Json::Object(_)))?;
    if envelope.get("version")?.as_whole() != Some(VERSION) {
        return None;
    }
    let step = envelope.get("step")?.as_text()?;
    let mut inputs = TopicInputs::default();
    for topic in Topic::ALL {
        if let Some(note) = envelope.get("notes").and_then(|notes| notes.get(topic.key())) {
            inputs.put(topic, note.clone());
        }
    }
    let edition = envelope.get("edition").and_then(Json::as_whole);
    let has_answers = matches!(named, Json::Object(fields) if !fields.is_empty());
    if has_answers && edition.is_some_and(|edition| edition <= edition_2::EDITION) {
        return Some(older(questionnaire, edition_2::carried_over(questionnaire, named), inputs));
    }
    let (answers, _) = read_answers(questionnaire, named);
    Some(Found { own: Entries { answers, inputs, step: read_step(questionnaire, step) }, asked_anew: None })
}

/// What was carried over from an older edition, at the first question that has no answer.
fn older(questionnaire: &Questionnaire, answers: Answers, inputs: TopicInputs) -> Found {
    let left = answers.left(questionnaire);
    let step = left.first().map_or(Step::Check, |&question| Step::Question(question));
    Found { own: Entries { answers, inputs, step }, asked_anew: Some(left) }
}

fn read_step(questionnaire: &Questionnaire, step: &str) -> Step {
    if let Some(name) = step.strip_prefix("topic.") {
        let topic = Topic::ALL.iter().find(|topic| topic.key() == name);
        return topic.map_or(Step::Result, |&topic| Step::Topic(topic));
    }
    match step {
        "check" => Step::Check,
        "result" => Step::Result,
        "guide" => Step::Guide,
        other => {
            let question = other.strip_prefix("question.").and_then(|key| questionnaire.questions.find(key));
            question.map_or(Step::Start, Step::Question)
        }
    }
}
