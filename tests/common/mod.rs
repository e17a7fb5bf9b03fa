//! What the test files share: the built-in content, and answers and results by their names.

#![allow(dead_code, reason = "each test file uses a part of this")]

pub mod any;
pub mod by_hand;
pub mod situations;
pub mod sources;

use std::sync::LazyLock;

use role_fit::base::json::Json;
use role_fit::base::problem::Problem;
use role_fit::base::table::{Id, Keyed};
use role_fit::content;
use role_fit::content::compact::{read_questionnaire, read_result, write_questionnaire, write_result};
use role_fit::content::{QuestionnaireContent, ResultContent, Topics, USUAL_LANGUAGE};
use role_fit::exchange::answers::read_answers;
use role_fit::model::{Model, Role};
use role_fit::scoring::{Assessment, assess};
use role_fit::session::{Answers, Entries, Session, Step, TopicInputs};
use role_fit::topics::plan::Plans;
use serde_json::Value;

/// The opening that is built in.
pub fn opening() -> &'static QuestionnaireContent {
    static OPENING: LazyLock<QuestionnaireContent> = LazyLock::new(|| {
        content::built_in_questionnaire()
            .unwrap_or_else(|problems| panic!("the built-in opening:\n{}", lines(&problems)))
    });
    &OPENING
}

/// The content that is built in.
pub fn content() -> &'static ResultContent {
    static CONTENT: LazyLock<ResultContent> = LazyLock::new(|| {
        content::built_in(&opening().questionnaire)
            .unwrap_or_else(|problems| panic!("the built-in content:\n{}", lines(&problems)))
    });
    &CONTENT
}

/// The model that is built in.
pub fn model() -> &'static Model {
    &content().model
}

/// The topics that are built in.
pub fn topics() -> &'static Topics {
    &content().topics
}

/// The plans that are built in.
pub fn plans() -> &'static Plans {
    &topics().plans.rules
}

/// All built-in files by their names, as a value to change.
pub fn files() -> Value {
    static FILES: LazyLock<Value> = LazyLock::new(|| {
        let files = content::files::files(USUAL_LANGUAGE);
        let files = files.unwrap_or_else(|problems| panic!("the built-in files:\n{}", lines(&problems)));
        serde_json::from_str(&files.write()).expect("JSON that was written can be read")
    });
    FILES.clone()
}

/// The value as our own JSON.
pub fn json(value: &Value) -> Json {
    match value {
        Value::Null => Json::Null,
        Value::Bool(flag) => Json::Bool(*flag),
        Value::Number(number) => Json::Number(number.as_f64().expect("every number is one of 64 bits")),
        Value::String(text) => Json::text(text),
        Value::Array(items) => Json::List(items.iter().map(json).collect()),
        Value::Object(fields) => {
            Json::Object(fields.iter().map(|(name, value)| (name.as_str().into(), json(value))).collect())
        }
    }
}

/// The opening of these files.
pub fn read_opening(files: &Value) -> Result<QuestionnaireContent, Vec<Problem>> {
    content::read::questionnaire(&json(files))
}

/// The model of these files, with the questionnaire in them.
pub fn read_model(files: &Value) -> Result<Model, Vec<Problem>> {
    let files = json(files);
    content::read::model(&files, &content::read::questionnaire(&files)?.questionnaire)
}

/// The content of these files, with the questionnaire in them.
pub fn read_content(files: &Value) -> Result<ResultContent, Vec<Problem>> {
    let files = json(files);
    content::read::content(&files, &content::read::questionnaire(&files)?.questionnaire)
}

/// The topics of these files, with the built-in model.
pub fn read_topics(files: &Value) -> Result<Topics, Vec<Problem>> {
    content::read::topics(&json(files), model())
}

/// Checks that content comes back from the bytes that it is compiled to as it was.
///
/// # Errors
/// What differs.
pub fn check_comes_back(questionnaire: &QuestionnaireContent, result: &ResultContent) -> Result<(), String> {
    let bytes = write_questionnaire(questionnaire);
    let read = read_questionnaire(bytes.into()).map_err(|problem| problem.to_string())?;
    if format!("{read:?}") != format!("{questionnaire:?}") {
        return Err("the questionnaire came back as another".to_string());
    }
    let bytes = write_result(result);
    let read = read_result(bytes.into(), &read.questionnaire).map_err(|problem| problem.to_string())?;
    let differs = format!("{read:?}") != format!("{result:?}");
    if differs { Err("the result came back as another".to_string()) } else { Ok(()) }
}

/// Checks that a problem is told at each of these paths, whatever else is told.
#[track_caller]
pub fn check_told<T>(read: Result<T, Vec<Problem>>, paths: &[&str]) {
    let Err(problems) = read else { panic!("no problem was told") };
    for path in paths {
        assert!(problems.iter().any(|problem| problem.path == *path), "{path} is not told:\n{}", lines(&problems));
    }
}

/// Problems, one in a line.
pub fn lines(problems: &[Problem]) -> String {
    problems.iter().map(|problem| format!("{problem}\n")).collect()
}

/// The answers named by `{"question": ["choice"]}`; a name that means nothing is a mistake in the test.
#[track_caller]
pub fn answers(json: &str) -> Answers {
    let named = Json::parse(json).unwrap_or_else(|error| panic!("{error}: {json}"));
    let (answers, problems) = read_answers(&model().questionnaire, &named);
    assert!(problems.is_empty(), "{}", lines(&problems));
    answers
}

/// The assessment of answers named as in [`answers`].
#[track_caller]
pub fn assessed(json: &str) -> Assessment {
    assess(model(), &answers(json))
}

/// The option with this name.
#[track_caller]
pub fn role(key: &str) -> Id<Role> {
    model().roles.find(key).unwrap_or_else(|| panic!("there is no role {key}"))
}

/// The points of the option with this name.
#[track_caller]
pub fn points(assessment: &Assessment, key: &str) -> i32 {
    assessment.of(role(key)).map_or(0, |placement| placement.points)
}

/// The name of the option in first place; of level ones the first in the model.
pub fn first(assessment: &Assessment) -> &'static str {
    model().roles[assessment.placements[0].role].key()
}

/// All options with their points, best first.
pub fn ranking(assessment: &Assessment) -> String {
    let places = assessment.placements.iter();
    let places = places.map(|place| format!("{} {}", model().roles[place.role].key(), place.points));
    places.collect::<Vec<_>>().join(", ")
}

/// Checks that somebody who says this gets one of these options in first place.
#[track_caller]
pub fn check_first(says: &str, json: &str, expected: &[&str]) {
    let assessment = assessed(json);
    assert!(expected.contains(&first(&assessment)), "{says:?}: {expected:?} expected, got {}", ranking(&assessment));
}

/// A session of a visitor with these answers, on this screen.
pub fn session_with(answers: Answers, step: Step) -> Session {
    Session::resume(Entries { answers, inputs: TopicInputs::default(), step })
}
