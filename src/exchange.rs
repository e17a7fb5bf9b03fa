//! How answers look outside, in storage and for a host page's scripts; the [`result`] likewise.
//!
//! Answers are keyed by the stable names of question and choice, never by position, so that a question
//! put in later breaks nothing that was kept before. Everything is a JSON value, put together by one small
//! function, because each type that derives its own (de)serialisation is downloaded by every visitor.

pub mod result;

use crate::content::{IMPORTANCE, Opening, Problem, UNKNOWN};
use crate::json::Json;
use crate::model::{Choice, Id, Keyed, Put, Question, Questionnaire};
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
/// chosen, or `"unknown"` for "I don't know". Themes that are marked stand under `"importance"`, each by its name with
/// `"more"` or `"less"`; without any the field is left out.
pub fn name_answers(asked: &Questionnaire, answers: &Answers) -> Json {
    let mut named = Vec::new();
    for (id, question) in asked.questions.iter() {
        let answer = match answers.get(id) {
            None => continue,
            Some(Answer::Unknown) => Json::text(UNKNOWN),
            Some(Answer::Chosen(choices)) if question.most > 1 => list(choice_names(asked, choices)),
            Some(Answer::Chosen(choices)) => choice_names(asked, choices).next().unwrap_or_default(),
        };
        named.push((question.key().into(), answer));
    }
    if answers.has_importance() {
        named.push((IMPORTANCE.into(), name_importance(asked, answers)));
    }
    Json::Object(named)
}

fn name_importance(asked: &Questionnaire, answers: &Answers) -> Json {
    let marked = asked.themes.iter().filter_map(|(id, theme)| {
        let mark = match answers.importance(id) {
            Importance::Less => LESS,
            Importance::Normal => return None,
            Importance::More => MORE,
        };
        Some((theme.key().into(), Json::text(mark)))
    });
    Json::Object(marked.collect())
}

fn choice_names(asked: &Questionnaire, choices: &[Id<Choice>]) -> impl Iterator<Item = Json> {
    choices.iter().map(|&choice| Json::text(asked.choices[choice].key()))
}

/// The answers meant by such an object (`null` is "I don't know" too), and a problem for each name that means
/// nothing; those are left out.
pub fn read_answers(asked: &Questionnaire, named: &Json) -> (Answers, Vec<Problem>) {
    let mut answers = Answers::none(asked);
    let mut problems = Vec::new();
    let Json::Object(named) = named else {
        let message = "give an object such as { people: \"from_10\" }".to_string();
        return (answers, vec![Problem { path: "answers".to_string(), message }]);
    };
    for (key, answer) in named {
        if **key == *IMPORTANCE {
            read_importance(asked, answer, &mut answers, &mut problems);
            continue;
        }
        let read = match asked.questions.find(key) {
            Some(question) => read_answer(asked, question, answer, &mut answers),
            None => Err(unknown_name("question", key, asked.questions.rows().iter().map(Keyed::key).collect())),
        };
        if let Err(message) = read {
            problems.push(Problem { path: ["answers.", key].concat(), message });
        }
    }
    (answers, problems)
}

/// Reads the marked themes, each by itself.
fn read_importance(asked: &Questionnaire, named: &Json, answers: &mut Answers, problems: &mut Vec<Problem>) {
    let path = ["answers.", IMPORTANCE].concat();
    let Json::Object(named) = named else {
        let message = "give an object such as { money: \"more\" }".to_string();
        problems.push(Problem { path, message });
        return;
    };
    for (key, mark) in named {
        let importance = match mark.as_text() {
            Some(MORE) => Some(Importance::More),
            Some(LESS) => Some(Importance::Less),
            _ => None,
        };
        let message = match (asked.themes.find(key), importance) {
            (Some(theme), Some(importance)) => {
                answers.set_importance(theme, importance);
                continue;
            }
            (Some(_), None) => "give \"more\" or \"less\", or leave the theme out".to_string(),
            (None, _) => unknown_name("theme", key, asked.themes.rows().iter().map(Keyed::key).collect()),
        };
        problems.push(Problem { path: [&path, ".", key].concat(), message });
    }
}

/// What to tell of a name that means nothing.
pub(crate) fn unknown_name(what: &str, name: &str, known: Vec<&str>) -> String {
    ["there is no ", what, " \"", name, "\"; known are: ", &known.join(", ")].concat()
}

/// Reads one answer whole or not at all.
fn read_answer(asked: &Questionnaire, id: Id<Question>, answer: &Json, answers: &mut Answers) -> Result<(), String> {
    let names = match answer {
        Json::Null => &[],
        Json::List(names) => &names[..],
        _ => std::slice::from_ref(answer),
    };
    let question = &asked.questions[id];
    if answer.is_null() || matches!(names, [only] if only.as_text() == Some(UNKNOWN)) {
        answers.set_unknown(id);
        return Ok(());
    }
    for (place, name) in names.iter().enumerate() {
        let Some(name) = name.as_text() else {
            answers.clear(id);
            return Err("give the name of a choice, a list of names, or null for \"I don't know\"".to_string());
        };
        let Some(choice) = asked.find_choice(id, name) else {
            answers.clear(id);
            let known = question.choices.iter().map(|&choice| asked.choices[choice].key());
            return Err(unknown_name("choice", name, known.chain([UNKNOWN]).collect()));
        };
        answers.choose(asked, choice, true);
        if answers.chosen(id).len() <= place {
            answers.clear(id);
            let most = question.most.to_string();
            let together = ["these do not go together; give each once, ", &most, " at most, or an exclusive one alone"];
            return Err(together.concat());
        }
    }
    Ok(())
}

/// All questions with their choices, `unknown` among them; `put` says to whom: `always`, `follow_up` or `aside`.
pub fn questions(opening: &Opening) -> Json {
    let Opening { questionnaire: asked, text: words } = opening;
    list(asked.questions.iter().map(|(id, question)| {
        let choice_out = |id: &str, words: &str, example: &str, is_exclusive: bool| {
            Json::object([
                ("id", Json::text(id)),
                ("text", Json::text(words)),
                ("example", Json::text(example)),
                ("exclusive", Json::Bool(is_exclusive)),
            ])
        };
        let choices = question.choices.iter().map(|&choice| {
            let (row, words) = (&asked.choices[choice], &words.choices[choice]);
            choice_out(row.key(), &words.text, &words.example, question.most == 1 || row.is_exclusive)
        });
        let put = match question.put {
            Put::Always => "always",
            Put::FollowUp => "follow_up",
            Put::Aside => "aside",
        };
        Json::object([
            ("id", Json::text(question.key())),
            ("text", Json::text(&words.questions[id].title)),
            ("why", Json::text(&words.questions[id].why)),
            ("most", number(question.most)),
            ("put", Json::text(put)),
            ("choices", list(choices.chain([choice_out(UNKNOWN, words.ui.unknown(), "", true)]))),
        ])
    }))
}
