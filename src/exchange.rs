//! How answers and results look outside: in storage and for a host page's scripts.
//!
//! Answers are keyed by the stable names of question and choice, never by position, so that a question
//! put in later breaks nothing that was kept before. Everything is a JSON value, put together by one small
//! function, because each type that derives its own (de)serialisation is downloaded by every visitor.

use serde_json::{Map, Value};

use crate::content::{Content, Problem, UNKNOWN};
use crate::model::{Choice, Id, Keyed, Model, Question};
use crate::scoring::reasons::{Reason, reasons};
use crate::scoring::{Assessment, Clarity, Part, Placement, assess};
use crate::session::{Answer, Answers};

/// Answers by the name of their question: the name of a choice, a list of several, or `"unknown"` (or `null`) for
/// "I don't know".
pub type NamedAnswers = Map<String, Value>;

/// A JSON object of these fields.
fn object<const N: usize>(fields: [(&str, Value); N]) -> Value {
    let mut map = Map::new();
    for (name, value) in fields {
        map.insert(name.to_string(), value);
    }
    Value::Object(map)
}

fn list(items: impl Iterator<Item = Value>) -> Value {
    Value::Array(items.collect())
}

fn text(text: &str) -> Value {
    Value::String(text.to_string())
}

/// The answers by name: a text for a question with one choice, a list for one with several.
pub fn name_answers(model: &Model, answers: &Answers) -> NamedAnswers {
    let mut named = NamedAnswers::new();
    for (id, question) in model.questions.iter() {
        let answer = match answers.get(id) {
            None => continue,
            Some(Answer::Unknown) => text(UNKNOWN),
            Some(Answer::Chosen(choices)) if question.most > 1 => list(choice_names(model, choices)),
            Some(Answer::Chosen(choices)) => choice_names(model, choices).next().unwrap_or_default(),
        };
        named.insert(question.key().to_string(), answer);
    }
    named
}

fn choice_names(model: &Model, choices: &[Id<Choice>]) -> impl Iterator<Item = Value> {
    choices.iter().map(|&choice| text(model.choices[choice].key()))
}

/// The answers meant by these names, and a problem for each name that means nothing; those are left out.
pub fn read_answers(model: &Model, named: &NamedAnswers) -> (Answers, Vec<Problem>) {
    let mut answers = Answers::none(model);
    let mut problems = Vec::new();
    for (key, answer) in named {
        let read = match model.questions.find(key) {
            Some(question) => read_answer(model, question, answer, &mut answers),
            None => Err(unknown_name("question", key, model.questions.rows().iter().map(Keyed::key).collect())),
        };
        if let Err(message) = read {
            problems.push(Problem { path: ["answers.", key].concat(), message });
        }
    }
    (answers, problems)
}

fn unknown_name(what: &str, name: &str, known: Vec<&str>) -> String {
    ["there is no ", what, " \"", name, "\"; known are: ", &known.join(", ")].concat()
}

/// Reads one answer whole or not at all.
fn read_answer(model: &Model, id: Id<Question>, answer: &Value, answers: &mut Answers) -> Result<(), String> {
    let names = match answer {
        Value::Null => &[],
        Value::Array(names) => &names[..],
        _ => std::slice::from_ref(answer),
    };
    let question = &model.questions[id];
    if answer.is_null() || names == [UNKNOWN] {
        answers.set_unknown(id);
        return Ok(());
    }
    for (place, name) in names.iter().enumerate() {
        let Some(name) = name.as_str() else {
            return Err("give the name of a choice, a list of names, or null for \"I don't know\"".to_string());
        };
        let Some(choice) = model.find_choice(id, name) else {
            answers.clear(id);
            let known = question.choices.iter().map(|&choice| model.choices[choice].key());
            return Err(unknown_name("choice", name, known.chain([UNKNOWN]).collect()));
        };
        answers.choose(model, choice, true);
        if answers.chosen(id).len() <= place {
            answers.clear(id);
            let most = question.most.to_string();
            let together = ["these do not go together; give each once, ", &most, " at most, or an exclusive one alone"];
            return Err(together.concat());
        }
    }
    Ok(())
}

/// All questions with their choices, `unknown` among them.
pub fn questions(content: &Content) -> Value {
    let Content { model, text: words } = content;
    list(model.questions.iter().map(|(id, question)| {
        let choice_out = |id: &str, words: &str, is_exclusive: bool| {
            object([("id", text(id)), ("text", text(words)), ("exclusive", is_exclusive.into())])
        };
        let choices = question.choices.iter().map(|&choice| {
            let row = &model.choices[choice];
            choice_out(row.key(), &words.choices[choice], question.most == 1 || row.is_exclusive)
        });
        object([
            ("id", text(question.key())),
            ("text", text(&words.questions[id].title)),
            ("why", text(&words.questions[id].why)),
            ("most", question.most.into()),
            ("choices", list(choices.chain([choice_out(UNKNOWN, &words.ui.unknown, true)]))),
        ])
    }))
}

/// The assessment of these answers, as plain data.
pub fn result(content: &Content, answers: &Answers) -> Value {
    let model = &content.model;
    let assessment = assess(model, answers);
    let lead = match assessment.clarity(model) {
        Clarity::Tie => "tie",
        Clarity::Close => "close",
        Clarity::Ahead => "ahead",
        Clarity::Clear => "clear",
    };
    let leans_to = assessment.lean(model).map(|role| text(model.roles[role].key()));
    let placements = assessment.placements.iter();
    object([
        ("edition", model.edition.into()),
        ("answered", answers.count().into()),
        ("ranking", list(placements.map(|placement| placement_out(content, answers, placement)))),
        ("lead", text(lead)),
        ("part_time_leans_to", leans_to.into()),
        ("work_in_tenths_of_a_day_a_month", amounts_out(model, &assessment)),
        ("weights", weights_out(model, &assessment)),
    ])
}

fn amounts_out(model: &Model, assessment: &Assessment) -> Value {
    let amounts = model.workloads.iter().map(|(id, row)| (row.key().to_string(), assessment.amounts[id].into()));
    Value::Object(amounts.collect())
}

fn weights_out(model: &Model, assessment: &Assessment) -> Value {
    let weights = model.criteria.iter().map(|(id, row)| (row.key().to_string(), assessment.weights[id].into()));
    Value::Object(weights.collect())
}

fn placement_out(content: &Content, answers: &Answers, placement: &Placement) -> Value {
    let Content { model, text: words } = content;
    let (pros, cons) = reasons(model, answers, placement.role);
    let contributions = placement.contributions.iter().map(|contribution| {
        let part = match contribution.part {
            Part::Need(criterion) => model.criteria[criterion].key(),
            Part::Form => "form",
            Part::Cap(_) => "limit",
        };
        object([("part", text(part)), ("points", contribution.points.into())])
    });
    let limit = placement.cap().map(|cap| {
        object([("id", text(model.caps[cap].key())), ("reason", text(&words.caps[cap]))])
    });
    object([
        ("role", text(model.roles[placement.role].key())),
        ("name", text(&words.roles[placement.role].name)),
        ("rank", placement.rank.into()),
        ("percent", placement.percent().into()),
        ("points", placement.points.into()),
        ("contributions", list(contributions)),
        ("limited_by", limit.into()),
        ("reasons_for", list(pros.iter().map(|reason| reason_out(model, reason)))),
        ("reasons_against", list(cons.iter().map(|reason| reason_out(model, reason)))),
    ])
}

fn reason_out(model: &Model, reason: &Reason) -> Value {
    object([
        ("question", text(model.questions[reason.question].key())),
        ("choices", list(choice_names(model, &reason.choices))),
        ("points", reason.points.into()),
    ])
}
