//! How answers and results look outside: in storage and for a host page's scripts.
//!
//! Answers are keyed by the stable names of question and choice, never by position, so that a question
//! put in later breaks nothing that was kept before. Everything is a JSON value, put together by one small
//! function, because each type that derives its own (de)serialisation is downloaded by every visitor.

use crate::content::{Content, IMPORTANCE, Problem, UNKNOWN};
use crate::json::Json;
use crate::model::{Choice, Id, Keyed, Model, Question};
use crate::scoring::reasons::{Reason, Reasons, reasons};
use crate::scoring::{Assessment, Clarity, Part, Placement, assess};
use crate::session::{Answer, Answers, Importance};

/// The names of the marks.
const MORE: &str = "more";
const LESS: &str = "less";

fn number(count: usize) -> Json {
    Json::number(i64::try_from(count).unwrap_or(i64::MAX))
}

fn list(items: impl Iterator<Item = Json>) -> Json {
    Json::List(items.collect())
}

/// The answers as an object by the name of the question: the name of a choice, a list of names where several may be
/// chosen, or `"unknown"` for "I don't know". Needs that are marked stand under `"importance"`, each by its name with
/// `"more"` or `"less"`; without any the field is left out.
pub fn name_answers(model: &Model, answers: &Answers) -> Json {
    let mut named = Vec::new();
    for (id, question) in model.questions.iter() {
        let answer = match answers.get(id) {
            None => continue,
            Some(Answer::Unknown) => Json::text(UNKNOWN),
            Some(Answer::Chosen(choices)) if question.most > 1 => list(choice_names(model, choices)),
            Some(Answer::Chosen(choices)) => choice_names(model, choices).next().unwrap_or_default(),
        };
        named.push((question.key().into(), answer));
    }
    if answers.has_importance() {
        named.push((IMPORTANCE.into(), name_importance(model, answers)));
    }
    Json::Object(named)
}

fn name_importance(model: &Model, answers: &Answers) -> Json {
    let marked = model.criteria.iter().filter_map(|(id, criterion)| {
        let mark = match answers.importance(id) {
            Importance::Less => LESS,
            Importance::Normal => return None,
            Importance::More => MORE,
        };
        Some((criterion.key().into(), Json::text(mark)))
    });
    Json::Object(marked.collect())
}

fn choice_names(model: &Model, choices: &[Id<Choice>]) -> impl Iterator<Item = Json> {
    choices.iter().map(|&choice| Json::text(model.choices[choice].key()))
}

/// The answers meant by such an object (`null` is "I don't know" too), and a problem for each name that means
/// nothing; those are left out.
pub fn read_answers(model: &Model, named: &Json) -> (Answers, Vec<Problem>) {
    let mut answers = Answers::none(model);
    let mut problems = Vec::new();
    let Json::Object(named) = named else {
        let message = "give an object such as { people: \"from_10\" }".to_string();
        return (answers, vec![Problem { path: "answers".to_string(), message }]);
    };
    for (key, answer) in named {
        if **key == *IMPORTANCE {
            read_importance(model, answer, &mut answers, &mut problems);
            continue;
        }
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

/// Reads the marked needs, each by itself.
fn read_importance(model: &Model, named: &Json, answers: &mut Answers, problems: &mut Vec<Problem>) {
    let path = ["answers.", IMPORTANCE].concat();
    let Json::Object(named) = named else {
        let message = "give an object such as { compliance: \"more\" }".to_string();
        problems.push(Problem { path, message });
        return;
    };
    for (key, mark) in named {
        let importance = match mark.as_text() {
            Some(MORE) => Some(Importance::More),
            Some(LESS) => Some(Importance::Less),
            _ => None,
        };
        let message = match (model.criteria.find(key), importance) {
            (Some(criterion), Some(importance)) => {
                answers.set_importance(criterion, importance);
                continue;
            }
            (Some(_), None) => "give \"more\" or \"less\", or leave the need out".to_string(),
            (None, _) => unknown_name("need", key, model.criteria.rows().iter().map(Keyed::key).collect()),
        };
        problems.push(Problem { path: [&path, ".", key].concat(), message });
    }
}

/// What to tell of a name that means nothing.
pub(crate) fn unknown_name(what: &str, name: &str, known: Vec<&str>) -> String {
    ["there is no ", what, " \"", name, "\"; known are: ", &known.join(", ")].concat()
}

/// Reads one answer whole or not at all.
fn read_answer(model: &Model, id: Id<Question>, answer: &Json, answers: &mut Answers) -> Result<(), String> {
    let names = match answer {
        Json::Null => &[],
        Json::List(names) => &names[..],
        _ => std::slice::from_ref(answer),
    };
    let question = &model.questions[id];
    if answer.is_null() || matches!(names, [only] if only.as_text() == Some(UNKNOWN)) {
        answers.set_unknown(id);
        return Ok(());
    }
    for (place, name) in names.iter().enumerate() {
        let Some(name) = name.as_text() else {
            answers.clear(id);
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
pub fn questions(content: &Content) -> Json {
    let Content { model, text: words } = content;
    list(model.questions.iter().map(|(id, question)| {
        let choice_out = |id: &str, words: &str, is_exclusive: bool| {
            Json::object([("id", Json::text(id)), ("text", Json::text(words)), ("exclusive", Json::Bool(is_exclusive))])
        };
        let choices = question.choices.iter().map(|&choice| {
            let row = &model.choices[choice];
            choice_out(row.key(), &words.choices[choice], question.most == 1 || row.is_exclusive)
        });
        Json::object([
            ("id", Json::text(question.key())),
            ("text", Json::text(&words.questions[id].title)),
            ("why", Json::text(&words.questions[id].why)),
            ("most", number(question.most)),
            ("choices", list(choices.chain([choice_out(UNKNOWN, words.ui.unknown(), true)]))),
        ])
    }))
}

/// The assessment of these answers, as plain data.
pub fn result(content: &Content, answers: &Answers) -> Json {
    let model = &content.model;
    let assessment = assess(model, answers);
    let lead = match assessment.clarity(model) {
        Clarity::Tie => "tie",
        Clarity::Close => "close",
        Clarity::Ahead => "ahead",
        Clarity::Clear => "clear",
    };
    let leans_to = assessment.lean(model).map(|role| Json::text(model.roles[role].key()));
    let reasons = reasons(model, answers);
    let placements = assessment.placements.iter();
    Json::object([
        ("edition", Json::number(model.edition)),
        ("answered", number(answers.count())),
        ("ranking", list(placements.map(|placement| placement_out(content, placement, &reasons[placement.role])))),
        ("lead", Json::text(lead)),
        ("part_time_leans_to", leans_to.unwrap_or_default()),
        ("work_in_tenths_of_a_day_a_month", amounts_out(model, &assessment)),
        ("weights", weights_out(model, &assessment)),
    ])
}

fn amounts_out(model: &Model, assessment: &Assessment) -> Json {
    let amounts = model.workloads.iter().map(|(id, row)| (row.key().into(), Json::number(assessment.amounts[id])));
    Json::Object(amounts.collect())
}

fn weights_out(model: &Model, assessment: &Assessment) -> Json {
    let weights = model.criteria.iter().map(|(id, row)| (row.key().into(), Json::number(assessment.weights[id])));
    Json::Object(weights.collect())
}

fn placement_out(content: &Content, placement: &Placement, Reasons { pros, cons }: &Reasons) -> Json {
    let Content { model, text: words } = content;
    let contributions = placement.contributions.iter().map(|contribution| {
        let part = match contribution.part {
            Part::Need(criterion) => model.criteria[criterion].key(),
            Part::Form => "form",
            Part::Cap(_) => "limit",
        };
        Json::object([("part", Json::text(part)), ("points", Json::number(contribution.points))])
    });
    let limit = placement
        .cap()
        .map(|cap| Json::object([("id", Json::text(model.caps[cap].key())), ("reason", Json::text(&words.caps[cap]))]));
    Json::object([
        ("role", Json::text(model.roles[placement.role].key())),
        ("name", Json::text(&words.roles[placement.role].name)),
        ("rank", number(placement.rank)),
        ("percent", Json::number(placement.percent())),
        ("points", Json::number(placement.points)),
        ("contributions", list(contributions)),
        ("limited_by", limit.unwrap_or_default()),
        ("reasons_for", list(pros.iter().map(|reason| reason_out(model, reason)))),
        ("reasons_against", list(cons.iter().map(|reason| reason_out(model, reason)))),
    ])
}

fn reason_out(model: &Model, reason: &Reason) -> Json {
    Json::object([
        ("question", Json::text(model.questions[reason.question].key())),
        ("choices", list(choice_names(model, &reason.choices))),
        ("points", Json::number(reason.points)),
    ])
}
