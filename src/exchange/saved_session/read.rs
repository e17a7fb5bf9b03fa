//! From a stored text, of whatever version, to what it means today.

use super::rest::Rest;
use super::{Assessment, BUILT_IN_MODEL, Saved, VERSION, edition_2, version_1};
use crate::base::json::Json;
use crate::base::table::Id;
use crate::exchange::answers::read_answers;
use crate::model::{IMPORTANCE, Question, Questionnaire};
use crate::session::{Entries, Step, Topic, TopicInputs};

/// What a stored text turned out to be.
#[derive(Clone, Debug, PartialEq)]
pub enum Found {
    /// Ours, and all answers mean what they meant. Its version may be an older one.
    Current(Saved),
    /// Ours, with answers to an edition that asked something else; they are carried over as far as they mean the same.
    Older {
        /// What was carried over.
        saved: Saved,
        /// The questions that are new or asked anew in the assessment that is open.
        asked_anew: Vec<Id<Question>>,
    },
    /// Written by a later version of this program, or with a later edition: only that one can tell what it means.
    Newer(Newer),
    /// Not ours, or damaged.
    Unreadable,
}

/// What is later about a text than this program.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Newer {
    /// The form of the text; nothing else in it can be relied on.
    Version(i32),
    /// The edition of the questionnaire.
    Edition(i32),
}

/// What a stored text turns out to be to somebody who looks for answers to this model. Names of questions and choices that
/// the questionnaire does not have count for nothing, and an unknown step becomes the start page.
pub fn decode(questionnaire: &Questionnaire, model: &str, text: &str) -> Found {
    let Ok(envelope) = Json::parse(text) else { return Found::Unreadable };
    let envelope = match envelope.get("version").and_then(Json::as_whole) {
        Some(newer) if newer > VERSION => return Found::Newer(Newer::Version(newer)),
        Some(VERSION) => envelope,
        Some(1) => version_1::as_version_2(envelope),
        _ => return Found::Unreadable,
    };
    read(questionnaire, model, &envelope).unwrap_or(Found::Unreadable)
}

/// Reads an envelope of today's version.
fn read(questionnaire: &Questionnaire, model: &str, envelope: &Json) -> Option<Found> {
    envelope.get("model")?.as_text().filter(|&name| name == model)?;
    let edition = match envelope.get("edition") {
        Some(edition) => Some(edition.as_whole()?),
        // The first texts of all did not say.
        None => None,
    };
    if let Some(newer) = edition.filter(|&edition| i64::from(edition) > i64::from(questionnaire.edition)) {
        return Some(Found::Newer(Newer::Edition(newer)));
    }
    let Some(Json::List(items)) = envelope.get("assessments") else { return None };
    let is_edition_2 = model == BUILT_IN_MODEL && edition.is_some_and(|edition| edition <= edition_2::EDITION);
    let known = ["version", "revision", "model", "edition", "current", "assessments"];
    let mut saved = Saved {
        model: model.into(),
        edition: questionnaire.edition,
        revision: envelope.get("revision").map_or(0, read_revision),
        current: 0,
        assessments: Vec::new(),
        rest: Rest::of(Some(envelope), &|name| known.contains(&name)),
    };
    let mut is_older = false;
    for item in items {
        let mut assessment = read_assessment(questionnaire, item, is_edition_2)?;
        is_older |= is_edition_2 && has_answers(item);
        assessment.name = saved.free_name(&assessment.name);
        saved.assessments.push(assessment);
    }
    // One that was open and is not there leaves the first one open; without any at all it is not ours.
    let first = items.first()?;
    let current = envelope.get("current").and_then(Json::as_text);
    saved.current = current.and_then(|name| saved.index(name)).unwrap_or(0);
    if !is_older {
        return Some(Found::Current(saved));
    }
    let is_asked_anew = has_answers(items.get(saved.current).unwrap_or(first));
    let left = saved.current().entries.answers.left(questionnaire);
    Some(Found::Older { saved, asked_anew: if is_asked_anew { left } else { Vec::new() } })
}

fn has_answers(item: &Json) -> bool {
    matches!(item.get("answers"), Some(Json::Object(fields)) if !fields.is_empty())
}

/// A count; what is none is as if nothing had been written.
fn read_revision(revision: &Json) -> u32 {
    revision.as_whole().and_then(|revision| u32::try_from(revision).ok()).unwrap_or(0)
}

fn read_assessment(questionnaire: &Questionnaire, item: &Json, is_edition_2: bool) -> Option<Assessment> {
    let answers = item.get("answers").filter(|answers| matches!(answers, Json::Object(_)))?;
    let step = item.get("step")?.as_text()?;
    let name = item.get("name").and_then(Json::as_text).unwrap_or_default();
    let mut inputs = TopicInputs::default();
    for topic in Topic::ALL {
        if let Some(input) = item.get("inputs").and_then(|inputs| inputs.get(topic.key())) {
            inputs.put(topic, input.clone());
        }
    }
    let rest = Rest::of(Some(item), &|name| ["name", "step", "answers", "inputs"].contains(&name))
        .with("inputs", Rest::of(item.get("inputs"), &|name| Topic::ALL.iter().any(|topic| topic.key() == name)));
    if is_edition_2 && has_answers(item) {
        let answers = edition_2::carried_over(questionnaire, answers);
        // At the first question that has no answer.
        let step = answers.left(questionnaire).first().map_or(Step::Check, |&question| Step::Question(question));
        return Some(Assessment { name: name.into(), entries: Entries { answers, inputs, step }, rest });
    }
    let is_theme = |name: &str| questionnaire.themes.find(name).is_some();
    let is_answer = |name: &str| name == IMPORTANCE || questionnaire.questions.find(name).is_some();
    let marks = Rest::of(answers.get(IMPORTANCE), &is_theme);
    let rest = rest.with("answers", Rest::of(Some(answers), &is_answer).with(IMPORTANCE, marks));
    let (answers, _) = read_answers(questionnaire, answers);
    let entries = Entries { answers, inputs, step: read_step(questionnaire, step) };
    Some(Assessment { name: name.into(), entries, rest })
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
