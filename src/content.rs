//! The border where content comes in: JSON in, typed content out, or every problem at once.
//!
//! It comes in two parts. The first screens need only the [`Opening`]; it is built in. All that follows from the
//! answers is the [`Content`], which a visitor downloads once they have begun. The built-in files go through the
//! same door as a site's own. After it nobody checks again.

mod node;
mod read_cases;
mod read_costs;
mod read_cover;
mod read_laws;
mod read_model;
mod read_person;
mod read_plans;
mod read_questionnaire;
mod read_reasons;
mod read_text;

pub use node::Problem;
pub use read_questionnaire::{IMPORTANCE, UNKNOWN};

use crate::cost::Costs;
use crate::cost::words::CostText;
use crate::cover::Coverers;
use crate::json::Json;
use crate::law::Laws;
use crate::model::{Model, Questionnaire};
use crate::peers::Cases;
use crate::person::Person;
use crate::plan::Plans;
use crate::text::topics::{CostUi, CoverUi, LawUi, PeersUi, PersonUi, PlanUi};
use crate::text::{QuestionnaireText, Text};
use node::Files;
use read_questionnaire::labels_of;

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
    /// What the topics beyond the ranking rest on.
    pub topics: Topics,
    /// Published accounts of other companies, with the labels of their section.
    pub cases: (Cases, PeersUi),
}

/// What the topics beyond the ranking rest on, each with its words and the labels of its screen.
#[derive(Clone, Debug)]
pub struct Topics {
    /// What the options cost.
    pub costs: (Costs, CostText, CostUi),
    /// What laws and demands may apply.
    pub laws: (Laws, LawUi),
    /// Who may cover a need.
    pub cover: (Coverers, CoverUi),
    /// A person in mind.
    pub person: (Person, PersonUi),
    /// What to do.
    pub plans: (Plans, PlanUi),
}

/// Reads the opening from an object with the files `questions` and `questions_text`.
///
/// # Errors
/// All problems of the files, each with its path and the remedy.
pub fn opening(files: &Json) -> Result<Opening, Vec<Problem>> {
    let log = Files::new(files);
    let questionnaire = read_questionnaire::read(log.file("questions"));
    log.checked()?;
    let text = read_questionnaire::words(log.file("questions_text"), &questionnaire);
    log.checked()?;
    Ok(Opening { questionnaire, text })
}

/// Reads a model alone: enough to assess, but not to show.
///
/// # Errors
/// All problems of the files `model` and `reasons`, each with its path and the remedy.
pub fn model(files: &Json, questionnaire: &Questionnaire) -> Result<Model, Vec<Problem>> {
    let log = Files::new(files);
    let model = read_model::read(log.file("model"), log.file("reasons"), questionnaire);
    log.checked()?;
    Ok(model)
}

/// Reads the content from an object with the files `model`, `reasons`, `result_text`, `reasons_text`, `cases`,
/// `cases_text`, and two for each topic.
///
/// # Errors
/// All problems of the files, each with its path and the remedy. A text file is only looked into when
/// the model has no problem, since its paths follow from the model.
pub fn content(files: &Json, questionnaire: &Questionnaire) -> Result<Content, Vec<Problem>> {
    let model = model(files, questionnaire)?;
    let log = Files::new(files);
    let text = read_text::read(log.file("result_text"), log.file("reasons_text"), &model);
    log.checked()?;
    let topics = topics(files, &model)?;
    let cases = cases(files, &model)?;
    Ok(Content { model, text, topics, cases })
}

/// Reads the published accounts from an object with the files `cases` and `cases_text`.
///
/// # Errors
/// All problems of the files, each with its path and the remedy. Words are only looked into when the other file has no
/// problem.
pub fn cases(files: &Json, model: &Model) -> Result<(Cases, PeersUi), Vec<Problem>> {
    let log = Files::new(files);
    let cases = read_cases::read(log.file("cases"), model);
    log.checked()?;
    let words = log.file("cases_text");
    let text = read_cases::read_text(words, &cases.rows);
    let ui = PeersUi::new(labels_of(&words.field("ui"), PeersUi::KEYS));
    log.checked()?;
    Ok((Cases { text, ..cases }, ui))
}

/// Reads the topics from an object with the files `costs`, `laws`, `cover`, `person` and `plans`, and the words of each in
/// a file whose name ends in `_text`.
///
/// # Errors
/// All problems of the files, each with its path and the remedy. Words are only looked into when no other file
/// has a problem, since their paths follow from those.
pub fn topics(files: &Json, model: &Model) -> Result<Topics, Vec<Problem>> {
    let log = Files::new(files);
    let costs = read_costs::read(log.file("costs"), model);
    let laws = read_laws::read(log.file("laws"), model);
    let cover = read_cover::read(log.file("cover"), model);
    let person = read_person::read(log.file("person"), model);
    let plans = read_plans::read(log.file("plans"), model);
    log.checked()?;
    let (costs_text, laws_text) = (log.file("costs_text"), log.file("laws_text"));
    let (cover_text, person_text) = (log.file("cover_text"), log.file("person_text"));
    let plans_text = log.file("plans_text");
    let cost_words = read_costs::read_text(costs_text, &costs, model);
    let law_words = read_laws::read_text(laws_text, &laws);
    let cover_words = read_cover::read_text(cover_text, &cover.rows);
    let person_words = read_person::read_text(person_text, &person.model, &person.fit);
    let words = read_plans::read_words(plans_text, model, &plans.steps);
    let read_plans::Numbers { steps, roles, keep, excludes } = plans;
    let topics = Topics {
        costs: (costs, cost_words, CostUi::new(labels_of(&costs_text.field("ui"), CostUi::KEYS))),
        laws: (Laws { laws, text: law_words }, LawUi::new(labels_of(&laws_text.field("ui"), LawUi::KEYS))),
        cover: (
            Coverers { text: cover_words, ..cover },
            CoverUi::new(labels_of(&cover_text.field("ui"), CoverUi::KEYS)),
        ),
        person: (
            Person { text: person_words, ..person },
            PersonUi::new(labels_of(&person_text.field("ui"), PersonUi::KEYS)),
        ),
        plans: (
            Plans { steps, roles, keep, excludes, words },
            PlanUi::new(labels_of(&plans_text.field("ui"), PlanUi::KEYS)),
        ),
    };
    log.checked()?;
    Ok(topics)
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
