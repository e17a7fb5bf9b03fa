//! The readers: JSON in, typed content out, or every problem at once.
//!
//! They run in the build, in tests, and for a site's own model; a visitor of the built-in content downloads none of them.

mod cases;
mod costs;
mod cover;
mod laws;
mod model;
pub(crate) mod node;
mod person;
mod plans;
mod questionnaire;
mod reasons;
mod text;

use super::{PlanTopicWords, QuestionnaireContent, ResultContent, TopicContent, Topics};
use crate::base::json::Json;
use crate::base::problem::Problem;
use crate::model::{Model, Questionnaire};
use crate::topics::labels::{CostLabels, CoverLabels, LawLabels, PeersLabels, PersonLabels, PlanLabels};
use node::Files;
use questionnaire::labels_of;

/// Reads the opening from an object with the files `questions` and `questions_text`.
///
/// # Errors
/// All problems of the files, each with its path and the remedy.
pub fn questionnaire(files: &Json) -> Result<QuestionnaireContent, Vec<Problem>> {
    let log = Files::new(files);
    let questionnaire = questionnaire::read(log.file("questions"));
    log.checked()?;
    let text = questionnaire::words(log.file("questions_text"), &questionnaire);
    log.checked()?;
    Ok(QuestionnaireContent { questionnaire, text })
}

/// Reads a model alone: enough to assess, but not to show.
///
/// # Errors
/// All problems of the files `model` and `reasons`, each with its path and the remedy.
pub fn model(files: &Json, questionnaire: &Questionnaire) -> Result<Model, Vec<Problem>> {
    let log = Files::new(files);
    let model = self::model::read(log.file("model"), log.file("reasons"), questionnaire);
    log.checked()?;
    Ok(model)
}

/// Reads the content from an object with the files `model`, `reasons`, `result_text`, `reasons_text`, `cases`,
/// `cases_text`, and two for each topic.
///
/// # Errors
/// All problems of the files, each with its path and the remedy. A text file is only looked into when
/// the model has no problem, since its paths follow from the model.
pub fn content(files: &Json, questionnaire: &Questionnaire) -> Result<ResultContent, Vec<Problem>> {
    let model = model(files, questionnaire)?;
    let log = Files::new(files);
    let text = text::read(log.file("result_text"), log.file("reasons_text"), &model);
    log.checked()?;
    let topics = topics(files, &model)?;
    Ok(ResultContent { model, text, topics })
}

/// Reads the topics from an object with the files `costs`, `laws`, `cover`, `person`, `plans` and `cases`, and the words of
/// each in a file whose name ends in `_text`.
///
/// # Errors
/// All problems of the files, each with its path and the remedy. Words are only looked into when no other file
/// has a problem, since their paths follow from those.
pub fn topics(files: &Json, model: &Model) -> Result<Topics, Vec<Problem>> {
    let log = Files::new(files);
    let costs = costs::read(log.file("costs"), model);
    let laws = laws::read(log.file("laws"), model);
    let cover = cover::read(log.file("cover"), model);
    let person = person::read(log.file("person"), model);
    let plans = plans::read(log.file("plans"), model);
    let cases = cases::read(log.file("cases"), model);
    log.checked()?;
    let (costs_text, laws_text) = (log.file("costs_text"), log.file("laws_text"));
    let (cover_text, person_text) = (log.file("cover_text"), log.file("person_text"));
    let (plans_text, cases_text) = (log.file("plans_text"), log.file("cases_text"));
    let plan_words = PlanTopicWords {
        steps: plans::read_words(plans_text, model, &plans.steps),
        brief: plans::read_brief(plans_text, model),
        calendar: plans::read_calendar(plans_text),
    };
    let topics = Topics {
        costs: TopicContent {
            words: costs::read_text(costs_text, &costs, model),
            labels: CostLabels::new(labels_of(&costs_text.field("ui"), CostLabels::KEYS)),
            rules: costs,
        },
        laws: TopicContent {
            words: laws::read_text(laws_text, &laws),
            labels: LawLabels::new(labels_of(&laws_text.field("ui"), LawLabels::KEYS)),
            rules: laws,
        },
        cover: TopicContent {
            words: cover::read_text(cover_text, &cover.rows),
            labels: CoverLabels::new(labels_of(&cover_text.field("ui"), CoverLabels::KEYS)),
            rules: cover,
        },
        person: TopicContent {
            words: person::read_text(person_text, &person.model, &person.fit),
            labels: PersonLabels::new(labels_of(&person_text.field("ui"), PersonLabels::KEYS)),
            rules: person,
        },
        plans: TopicContent {
            words: plan_words,
            labels: PlanLabels::new(labels_of(&plans_text.field("ui"), PlanLabels::KEYS)),
            rules: plans,
        },
        peers: TopicContent {
            words: cases::read_text(cases_text, &cases.rows),
            labels: PeersLabels::new(labels_of(&cases_text.field("ui"), PeersLabels::KEYS)),
            rules: cases,
        },
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
