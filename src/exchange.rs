//! How answers and results look outside: in storage, in links, and for a host page's scripts.
//!
//! Answers are keyed by the stable names of question and choice, never by position, so that a question
//! put in later breaks nothing that was kept before.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::content::{Content, Problem, UNKNOWN};
use crate::model::{Choice, Criterion, Id, Keyed, Model, Question};
use crate::scoring::reasons::{Reason, reasons};
use crate::scoring::{Clarity, assess};
use crate::session::{Answer, Answers};

/// Answers by the name of their question.
pub type NamedAnswers = BTreeMap<String, NamedAnswer>;

/// One answer: the name of a choice, several of them, or "I don't know" (`"unknown"`, or `null`).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(untagged)]
pub enum NamedAnswer {
    /// One choice, or `"unknown"`.
    One(String),
    /// Several choices.
    Many(Vec<String>),
    /// `null`, the same as `"unknown"`.
    Unknown(()),
}

/// The answers by name: a text for a question with one choice, a list for one with several.
pub fn name_answers(model: &Model, answers: &Answers) -> NamedAnswers {
    let named = model.questions.iter().filter_map(|(id, question)| {
        let name = |choice: &Id<Choice>| model.choices[*choice].key().to_string();
        let answer = match answers.get(id)? {
            Answer::Unknown => NamedAnswer::One(UNKNOWN.to_string()),
            Answer::Chosen(choices) if question.most > 1 => NamedAnswer::Many(choices.iter().map(name).collect()),
            Answer::Chosen(choices) => NamedAnswer::One(choices.iter().map(name).collect()),
        };
        Some((question.key().to_string(), answer))
    });
    named.collect()
}

/// The answers meant by these names, and a problem for each name that means nothing; those are left out.
pub fn read_answers(model: &Model, named: &NamedAnswers) -> (Answers, Vec<Problem>) {
    let mut answers = Answers::none(model);
    let mut problems = Vec::new();
    for (key, answer) in named {
        let Some(question) = model.questions.find(key) else {
            let known: Vec<&str> = model.questions.rows().iter().map(Keyed::key).collect();
            let message = ["there is no such question; known are: ", &known.join(", ")].concat();
            problems.push(Problem { path: ["answers.", key].concat(), message });
            continue;
        };
        if let Err(message) = read_answer(model, question, answer, &mut answers) {
            problems.push(Problem { path: ["answers.", key].concat(), message });
        }
    }
    (answers, problems)
}

fn read_answer(
    model: &Model,
    question: Id<Question>,
    answer: &NamedAnswer,
    answers: &mut Answers,
) -> Result<(), String> {
    let names = match answer {
        NamedAnswer::Unknown(()) => {
            answers.set_unknown(question);
            return Ok(());
        }
        NamedAnswer::One(name) => std::slice::from_ref(name),
        NamedAnswer::Many(names) => names,
    };
    if matches!(names, [only] if only == UNKNOWN) {
        answers.set_unknown(question);
        return Ok(());
    }
    for name in names {
        let Some(choice) = model.find_choice(question, name) else {
            let choices = model.questions[question].choices.iter();
            let known: Vec<&str> = choices.map(|&choice| model.choices[choice].key()).collect();
            let known = known.join(", ");
            return Err(["there is no choice \"", name, "\"; known are: ", &known, ", ", UNKNOWN].concat());
        };
        answers.choose(model, choice, true);
        if !answers.is_chosen(model, choice) || answers.chosen(question).len() < count_before(names, name) {
            let most = model.questions[question].most.to_string();
            return Err(["these choices do not go together; give ", &most, " at most, or an exclusive one alone"].concat());
        }
    }
    Ok(())
}

/// How many of the names stand up to and including this one.
fn count_before(names: &[String], name: &str) -> usize {
    names.iter().position(|other| other == name).map_or(0, |place| place + 1)
}

/// A question as a script sees it.
#[derive(Debug, Serialize)]
pub struct QuestionOut<'a> {
    id: &'a str,
    text: &'a str,
    why: &'a str,
    /// How many choices may be given together.
    most: usize,
    choices: Vec<ChoiceOut<'a>>,
}

/// A choice as a script sees it.
#[derive(Debug, Serialize)]
pub struct ChoiceOut<'a> {
    id: &'a str,
    text: &'a str,
    exclusive: bool,
}

/// All questions with their choices, `unknown` among them.
pub fn questions(content: &Content) -> Vec<QuestionOut<'_>> {
    let Content { model, text } = content;
    let questions = model.questions.iter().map(|(id, question)| {
        let choices = question.choices.iter().map(|&choice| ChoiceOut {
            id: model.choices[choice].key(),
            text: &text.choices[choice],
            exclusive: question.most == 1 || model.choices[choice].is_exclusive,
        });
        let unknown = ChoiceOut { id: UNKNOWN, text: &text.ui.unknown, exclusive: true };
        QuestionOut {
            id: question.key(),
            text: &text.questions[id].title,
            why: &text.questions[id].why,
            most: question.most,
            choices: choices.chain([unknown]).collect(),
        }
    });
    questions.collect()
}

/// The assessment as a script sees it.
#[derive(Debug, Serialize)]
pub struct ResultOut<'a> {
    edition: u32,
    /// How many questions have an answer, "I don't know" among them.
    answered: usize,
    ranking: Vec<PlacementOut<'a>>,
    /// `tie`, `close`, `ahead` or `clear`.
    lead: &'static str,
    /// The role towards which a part-time leader should lean.
    part_time_leans_to: Option<&'a str>,
    /// Tenths of a day a month, by kind of work.
    work_in_tenths_of_a_day_a_month: BTreeMap<&'a str, u32>,
    /// Thousandths of the score, by need.
    weights: BTreeMap<&'a str, u32>,
}

/// A placement as a script sees it.
#[derive(Debug, Serialize)]
pub struct PlacementOut<'a> {
    role: &'a str,
    name: &'a str,
    rank: usize,
    /// Fit in whole percent; not a probability.
    percent: u32,
    /// 0..=100,000; the contributions sum exactly to it.
    points: u32,
    contributions: Vec<ContributionOut<'a>>,
    limited_by: Option<LimitOut<'a>>,
    reasons_for: Vec<ReasonOut<'a>>,
    reasons_against: Vec<ReasonOut<'a>>,
}

/// A contribution as a script sees it.
#[derive(Debug, Serialize)]
pub struct ContributionOut<'a> {
    /// A need, `form`, or `limit`.
    part: &'a str,
    points: i32,
}

/// A cap as a script sees it.
#[derive(Debug, Serialize)]
pub struct LimitOut<'a> {
    id: &'a str,
    reason: &'a str,
}

/// A reason as a script sees it.
#[derive(Debug, Serialize)]
pub struct ReasonOut<'a> {
    question: &'a str,
    choices: Vec<&'a str>,
    points: i32,
}

/// The assessment of these answers, as plain data.
pub fn result<'a>(content: &'a Content, answers: &Answers) -> ResultOut<'a> {
    use crate::scoring::Part;
    let Content { model, text } = content;
    let assessment = assess(model, answers);
    let reason_out = |reason: Reason| ReasonOut {
        question: model.questions[reason.question].key(),
        choices: reason.choices.iter().map(|&choice| model.choices[choice].key()).collect(),
        points: reason.points,
    };
    let ranking = assessment.placements.iter().map(|placement| {
        let (pros, cons) = reasons(model, answers, placement.role);
        let contributions = placement.contributions.iter().map(|contribution| ContributionOut {
            part: match contribution.part {
                Part::Need(criterion) => model.criteria[criterion].key(),
                Part::Form => "form",
                Part::Cap(_) => "limit",
            },
            points: contribution.points,
        });
        PlacementOut {
            role: model.roles[placement.role].key(),
            name: &text.roles[placement.role].name,
            rank: placement.rank,
            percent: placement.percent(),
            points: placement.points,
            contributions: contributions.collect(),
            limited_by: placement.cap().map(|cap| LimitOut { id: model.caps[cap].key(), reason: &text.caps[cap] }),
            reasons_for: pros.into_iter().map(reason_out).collect(),
            reasons_against: cons.into_iter().map(reason_out).collect(),
        }
    });
    let need = |(id, &weight): (Id<Criterion>, &u32)| (model.criteria[id].key(), weight);
    ResultOut {
        edition: model.edition,
        answered: answers.count(),
        ranking: ranking.collect(),
        lead: match assessment.clarity(model) {
            Clarity::Tie => "tie",
            Clarity::Close => "close",
            Clarity::Ahead => "ahead",
            Clarity::Clear => "clear",
        },
        part_time_leans_to: assessment.lean(model).map(|role| model.roles[role].key()),
        work_in_tenths_of_a_day_a_month: model
            .workloads
            .iter()
            .map(|(id, workload)| (workload.key(), assessment.amounts[id]))
            .collect(),
        weights: assessment.weights.iter().map(need).collect(),
    }
}
