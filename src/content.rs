//! The border where content comes in: JSON in, typed [`Content`] out, or every problem at once.
//!
//! The built-in files go through the same door as a site's own. After it nobody checks again.

mod node;
mod read_model;
mod read_plans;
mod read_text;

pub use node::Problem;
pub use read_model::UNKNOWN;

use crate::model::Model;
use crate::plan::Plans;
use crate::text::Text;
use node::read_file;

/// The built-in model file, `content/model.json` without its white space.
pub const MODEL_JSON: &str = include_str!(concat!(env!("OUT_DIR"), "/model.json"));

/// The built-in English text file, `content/text/en.json` without its white space.
pub const ENGLISH_JSON: &str = include_str!(concat!(env!("OUT_DIR"), "/en.json"));

/// The built-in file on plans.
pub const PLANS_JSON: &str = include_str!("content/plans.json");

/// The built-in English words on plans.
pub const ENGLISH_PLANS_JSON: &str = include_str!("content/text/en/plans.json");

/// A model with its words in one language.
#[derive(Clone, Debug)]
pub struct Content {
    /// The numbers.
    pub model: Model,
    /// The words.
    pub text: Text,
}

/// Reads a model file alone: enough to assess, but not to show.
///
/// # Errors
/// All problems of the file, each with its path and the remedy.
pub fn parse_model(json: &str) -> Result<Model, Vec<Problem>> {
    read_file("model", json, read_model::read)
}

/// Reads a model file and a text file.
///
/// # Errors
/// All problems of both files, each with its path and the remedy. The text file is only looked into when
/// the model file has none, since its paths follow from the model.
pub fn parse(model_json: &str, text_json: &str) -> Result<Content, Vec<Problem>> {
    let model = parse_model(model_json)?;
    let text = read_file("text", text_json, |node| read_text::read(node, &model))?;
    Ok(Content { model, text })
}

/// Reads a file on plans and its words.
///
/// # Errors
/// All problems of both files, each with its path and the remedy. The words are only looked into when the other file has
/// no problem, since their paths follow from it.
pub fn parse_plans(json: &str, text_json: &str, model: &Model) -> Result<Plans, Vec<Problem>> {
    let (steps, roles) = read_file("plans", json, |node| read_plans::read(node, model))?;
    let words = read_file("plans_text", text_json, |node| read_plans::read_words(node, model, &steps))?;
    Ok(Plans { steps, roles, words })
}

/// The content that is built in.
///
/// # Errors
/// As [`parse`]; a test makes sure that there are none.
pub fn built_in() -> Result<Content, Vec<Problem>> {
    parse(MODEL_JSON, ENGLISH_JSON)
}
