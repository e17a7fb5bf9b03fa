//! The border where content comes in: JSON in, typed [`Content`] out, or every problem at once.
//!
//! The built-in files go through the same door as a site's own. After it nobody checks again.

mod node;
mod read_costs;
mod read_cover;
mod read_laws;
mod read_model;
mod read_person;
mod read_plans;
mod read_text;

pub use node::Problem;
pub use read_model::{IMPORTANCE, UNKNOWN};

use crate::cost::Costs;
use crate::cost::words::CostText;
use crate::cover::Coverers;
use crate::law::Laws;
use crate::model::Model;
use crate::person::Person;
use crate::plan::Plans;
use crate::text::Text;
use node::read_file;

/// The built-in model file, `content/model.json` without its white space.
pub const MODEL_JSON: &str = include_str!(concat!(env!("OUT_DIR"), "/model.json"));

/// The built-in English text file, `content/text/en.json` without its white space.
pub const ENGLISH_JSON: &str = include_str!(concat!(env!("OUT_DIR"), "/en.json"));

/// The built-in figures of cost.
pub const COSTS_JSON: &str = include_str!("content/costs.json");

/// The built-in English words for costs.
pub const ENGLISH_COSTS_JSON: &str = include_str!("content/text/en/costs.json");
/// The built-in file of laws.
pub const LAWS_JSON: &str = include_str!("content/laws.json");

/// The built-in English words of the laws.
pub const LAWS_ENGLISH_JSON: &str = include_str!("content/text/en/laws.json");

/// The built-in file of those who may cover a need.
pub const COVER_JSON: &str = include_str!("content/cover.json");

/// The built-in English words of those who may cover a need.
pub const COVER_ENGLISH_JSON: &str = include_str!("content/text/en/cover.json");

/// The built-in file on a person.
pub const PERSON_JSON: &str = include_str!("content/person.json");

/// The built-in English words on a person.
pub const PERSON_ENGLISH_JSON: &str = include_str!("content/text/en/person.json");
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

/// Reads the figures of cost and the words for them.
///
/// # Errors
/// All problems, each with its path and the remedy; the words are only looked into when the figures have none.
pub fn parse_costs(json: &str, text_json: &str, model: &Model) -> Result<(Costs, CostText), Vec<Problem>> {
    let costs = read_file("costs", json, |node| read_costs::read(node, model))?;
    let text = read_file("costs text", text_json, |node| read_costs::read_text(node, &costs, model))?;
    Ok((costs, text))
}

/// Reads the file of laws with its words.
///
/// # Errors
/// As [`parse`].
pub fn parse_laws(json: &str, text_json: &str, model: &Model) -> Result<Laws, Vec<Problem>> {
    let laws = read_file("laws", json, |node| read_laws::read(node, model))?;
    let text = read_file("text.laws", text_json, |node| read_laws::read_text(node, &laws))?;
    Ok(Laws { laws, text })
}

/// Reads the file of those who may cover a need with its words.
///
/// # Errors
/// As [`parse`].
pub fn parse_cover(json: &str, text_json: &str, model: &Model) -> Result<Coverers, Vec<Problem>> {
    let coverers = read_file("cover", json, |node| read_cover::read(node, model))?;
    let text = read_file("text.cover", text_json, |node| read_cover::read_text(node, &coverers.rows))?;
    Ok(Coverers { text, ..coverers })
}

/// Reads the file on a person with its words.
///
/// # Errors
/// As [`parse`].
pub fn parse_person(json: &str, text_json: &str, model: &Model) -> Result<Person, Vec<Problem>> {
    let person = read_file("person", json, |node| read_person::read(node, model))?;
    let text = read_file("text.person", text_json, |node| read_person::read_text(node, &person.model))?;
    Ok(Person { text, ..person })
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
