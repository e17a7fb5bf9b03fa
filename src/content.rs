//! The border where content comes in: JSON in, typed content out, or every problem at once.
//!
//! It comes in two parts. The first screens need only the [`Opening`]; it is built in. All that follows from the
//! answers is the [`Content`], which a visitor downloads once they have begun. The built-in files go through the
//! same door as a site's own. After it nobody checks again.

mod node;
mod read_model;
mod read_questionnaire;
mod read_text;

pub use node::Problem;
pub use read_questionnaire::UNKNOWN;

use crate::json::Json;
use crate::model::{Model, Questionnaire};
use crate::text::{QuestionnaireText, Text};
use node::Files;

/// The built-in questionnaire with its English words, each file under its name, without white space.
pub const OPENING_JSON: &str = include_str!(concat!(env!("OUT_DIR"), "/opening.json"));

/// Everything else that is built in, each file under its name. In the browser it comes as a file of its own.
#[cfg(not(target_family = "wasm"))]
pub const CONTENT_JSON: &str = include_str!(concat!(env!("OUT_DIR"), "/content.json"));

/// What the first screens need.
#[derive(Clone, Debug)]
pub struct Opening {
    /// What is asked.
    pub questionnaire: Questionnaire,
    /// The words.
    pub text: QuestionnaireText,
}

/// All that follows from the answers.
#[derive(Clone, Debug)]
pub struct Content {
    /// The numbers.
    pub model: Model,
    /// The words.
    pub text: Text,
}

/// Reads the opening from an object with the files `questions` and `questions_text`.
///
/// # Errors
/// All problems of the files, each with its path and the remedy.
pub fn opening(files: &Json) -> Result<Opening, Vec<Problem>> {
    let log = Files::new(files);
    let questionnaire = read_questionnaire::questionnaire(log.file("questions"));
    log.checked()?;
    let text = read_questionnaire::words(log.file("questions_text"), &questionnaire);
    log.checked()?;
    Ok(Opening { questionnaire, text })
}

/// Reads a model alone: enough to assess, but not to show.
///
/// # Errors
/// All problems of the file `model`, each with its path and the remedy.
pub fn model(files: &Json, questionnaire: &Questionnaire) -> Result<Model, Vec<Problem>> {
    let log = Files::new(files);
    let model = read_model::read(log.file("model"), questionnaire);
    log.checked()?;
    Ok(model)
}

/// Reads the content from an object with the files `model` and `result_text`.
///
/// # Errors
/// All problems of the files, each with its path and the remedy. A text file is only looked into when
/// the model has no problem, since its paths follow from the model.
pub fn content(files: &Json, questionnaire: &Questionnaire) -> Result<Content, Vec<Problem>> {
    let model = model(files, questionnaire)?;
    let log = Files::new(files);
    let text = read_text::read(log.file("result_text"), &model);
    log.checked()?;
    Ok(Content { model, text })
}

/// Reads a text as JSON.
///
/// # Errors
/// Where it is not valid JSON, as the problem of a file with this name.
pub fn parse(name: &str, json: &str) -> Result<Json, Vec<Problem>> {
    Json::parse(json).map_err(|error| {
        let message = ["not valid JSON (", &error, "); mend it there"].concat();
        vec![Problem { path: name.to_string(), message }]
    })
}

/// The opening that is built in.
///
/// # Errors
/// As [`opening`]; a test makes sure that there are none.
pub fn built_in_opening() -> Result<Opening, Vec<Problem>> {
    opening(&parse("opening", OPENING_JSON)?)
}

/// The content that is built in.
///
/// # Errors
/// As [`content`]; a test makes sure that there are none.
#[cfg(not(target_family = "wasm"))]
pub fn built_in(questionnaire: &Questionnaire) -> Result<Content, Vec<Problem>> {
    content(&parse("content", CONTENT_JSON)?, questionnaire)
}
