//! How answers look in storage and to a host page's scripts.
//!
//! Answers are keyed by the stable names of question and choice, never by position, so a question that is added later breaks
//! nothing that was stored before. Everything is a [`Json`] value built by small functions. Types with a derived
//! (de)serialisation would each add code that every visitor downloads.

use crate::base::json::Json;
use crate::base::problem::{Problem, unknown_name};
use crate::base::table::{Id, Keyed};
use crate::model::{Choice, Question, Questionnaire};
use crate::model::{IMPORTANCE, UNKNOWN};
use crate::session::{Answer, Answers, Importance};

/// The names of the marks of importance.
const MORE: &str = "more";
const LESS: &str = "less";

pub(super) fn number(count: usize) -> Json {
    Json::number(i64::try_from(count).unwrap_or(i64::MAX))
}

pub(super) fn list(items: impl Iterator<Item = Json>) -> Json {
    Json::List(items.collect())
}

/// The answers as an object with one field for each answered question, named like the question.
///
/// Its value is the name of a choice, or a list of names where several may be chosen, or `"unknown"` for "I don't know".
/// The field `"importance"` has the marked themes by name, each with `"more"` or `"less"`. It is left out if no theme is
/// marked.
pub fn name_answers(questionnaire: &Questionnaire, answers: &Answers) -> Json {
    let mut named = Vec::new();
    for (id, question) in questionnaire.questions.iter() {
        let answer = match answers.get(id) {
            None => continue,
            Some(Answer::Unknown) => Json::text(UNKNOWN),
            Some(Answer::Chosen(choices)) if question.max_choices > 1 => list(choice_names(questionnaire, choices)),
            Some(Answer::Chosen(choices)) => choice_names(questionnaire, choices).next().unwrap_or_default(),
        };
        named.push((question.key().into(), answer));
    }
    if answers.has_importance() {
        named.push((IMPORTANCE.into(), name_importance(questionnaire, answers)));
    }
    Json::Object(named)
}

fn name_importance(questionnaire: &Questionnaire, answers: &Answers) -> Json {
    let marked = questionnaire.themes.iter().filter_map(|(id, theme)| {
        let mark = match answers.importance(id) {
            Importance::Less => LESS,
            Importance::Normal => return None,
            Importance::More => MORE,
        };
        Some((theme.key().into(), Json::text(mark)))
    });
    Json::Object(marked.collect())
}

pub(super) fn choice_names(questionnaire: &Questionnaire, choices: &[Id<Choice>]) -> impl Iterator<Item = Json> {
    choices.iter().map(|&choice| Json::text(questionnaire.choices[choice].key()))
}

/// Reads an object as [`name_answers`] writes it. `null` means "I don't know" too.
///
/// An answer that cannot be read is left out and reported as a problem. All others are returned.
pub fn read_answers(questionnaire: &Questionnaire, named: &Json) -> (Answers, Vec<Problem>) {
    let mut answers = Answers::none(questionnaire);
    let mut problems = Vec::new();
    let Json::Object(named) = named else {
        let message = "give an object such as { people: \"from_10\" }".to_string();
        return (answers, vec![Problem { path: "answers".to_string(), message }]);
    };
    for (key, answer) in named {
        if **key == *IMPORTANCE {
            read_importance(questionnaire, answer, &mut answers, &mut problems);
            continue;
        }
        let read = match questionnaire.questions.find(key) {
            Some(question) => read_answer(questionnaire, question, answer, &mut answers),
            None => Err(unknown_name("question", key, questionnaire.questions.rows().iter().map(Keyed::key).collect())),
        };
        if let Err(message) = read {
            problems.push(Problem { path: ["answers.", key].concat(), message });
        }
    }
    (answers, problems)
}

/// Reads the marked themes. Each is read or reported on its own.
fn read_importance(questionnaire: &Questionnaire, named: &Json, answers: &mut Answers, problems: &mut Vec<Problem>) {
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
        let message = match (questionnaire.themes.find(key), importance) {
            (Some(theme), Some(importance)) => {
                answers.set_importance(theme, importance);
                continue;
            }
            (Some(_), None) => "give \"more\" or \"less\", or leave the theme out".to_string(),
            (None, _) => unknown_name("theme", key, questionnaire.themes.rows().iter().map(Keyed::key).collect()),
        };
        problems.push(Problem { path: [&path, ".", key].concat(), message });
    }
}

/// Reads one answer as a whole. If anything in it is wrong, the question stays unanswered.
fn read_answer(
    questionnaire: &Questionnaire,
    id: Id<Question>,
    answer: &Json,
    answers: &mut Answers,
) -> Result<(), String> {
    let names = match answer {
        Json::Null => &[],
        Json::List(names) => &names[..],
        _ => std::slice::from_ref(answer),
    };
    let question = &questionnaire.questions[id];
    if answer.is_null() || matches!(names, [only] if only.as_text() == Some(UNKNOWN)) {
        answers.set_unknown(id);
        return Ok(());
    }
    for (index, name) in names.iter().enumerate() {
        let Some(name) = name.as_text() else {
            answers.clear(id);
            return Err("give the name of a choice, a list of names, or null for \"I don't know\"".to_string());
        };
        let Some(choice) = questionnaire.find_choice(id, name) else {
            answers.clear(id);
            let known = question.choices.iter().map(|&choice| questionnaire.choices[choice].key());
            return Err(unknown_name("choice", name, known.chain([UNKNOWN]).collect()));
        };
        answers.choose(questionnaire, choice, true);
        if answers.chosen(id).len() <= index {
            answers.clear(id);
            let most = question.max_choices.to_string();
            let together = ["these do not go together; give each once, ", &most, " at most, or an exclusive one alone"];
            return Err(together.concat());
        }
    }
    Ok(())
}
