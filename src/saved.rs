//! A saved session as text: a versioned envelope around answers and step, keyed by stable names.

use serde::{Deserialize, Serialize};

use crate::exchange::{NamedAnswers, name_answers, read_answers};
use crate::model::{Keyed, Model};
use crate::session::{Own, Step};

/// The form of the envelope. A reader that meets another one sets it aside.
const VERSION: u32 = 1;

/// What stands in local storage.
#[derive(Serialize, Deserialize)]
struct Envelope {
    version: u32,
    /// The edition of the model that the answers were given to.
    edition: u32,
    /// `start`, `check`, `result`, `guide`, or `question.` and its name.
    step: String,
    answers: NamedAnswers,
}

/// Answers and step as the text that is stored.
pub fn encode(model: &Model, own: &Own) -> String {
    let step = match own.step {
        Step::Start => "start".to_string(),
        Step::Question(question) => ["question.", model.questions[question].key()].concat(),
        Step::Check => "check".to_string(),
        Step::Result => "result".to_string(),
        Step::Guide => "guide".to_string(),
    };
    let envelope = Envelope {
        version: VERSION,
        edition: model.edition,
        step,
        answers: name_answers(model, &own.answers),
    };
    serde_json::to_string(&envelope).unwrap_or_default()
}

/// What a stored text says; `None` where it is not ours or of another version. Names that the model no longer
/// has are dropped, and an unknown step becomes the start page.
pub fn decode(model: &Model, json: &str) -> Option<Own> {
    let envelope: Envelope = serde_json::from_str(json).ok()?;
    if envelope.version != VERSION {
        return None;
    }
    let (answers, _) = read_answers(model, &envelope.answers);
    let step = match envelope.step.as_str() {
        "check" => Step::Check,
        "result" => Step::Result,
        "guide" => Step::Guide,
        other => {
            let question = other.strip_prefix("question.").and_then(|key| model.questions.find(key));
            question.map_or(Step::Start, Step::Question)
        }
    };
    Some(Own { answers, step })
}
