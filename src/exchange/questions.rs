//! The questions as plain data, for a host page's scripts.

use super::answers::{list, number};
use crate::base::json::Json;
use crate::base::table::Keyed;
use crate::model::{Put, Questionnaire, UNKNOWN};
use crate::text::QuestionnaireText;

/// All questions with their choices. `unknown` is the last choice of each. The field `put` states to whom a question is
/// put: `always`, `follow_up` or `aside`.
pub fn questions(questionnaire: &Questionnaire, words: &QuestionnaireText) -> Json {
    list(questionnaire.questions.iter().map(|(id, question)| {
        let choice_out = |id: &str, words: &str, example: &str, is_exclusive: bool| {
            Json::object([
                ("id", Json::text(id)),
                ("text", Json::text(words)),
                ("example", Json::text(example)),
                ("exclusive", Json::Bool(is_exclusive)),
            ])
        };
        let choices = question.choices.iter().map(|&choice| {
            let (row, words) = (&questionnaire.choices[choice], &words.choices[choice]);
            choice_out(row.key(), &words.text, &words.example, question.max_choices == 1 || row.is_exclusive)
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
            ("most", number(question.max_choices)),
            ("put", Json::text(put)),
            ("choices", list(choices.chain([choice_out(UNKNOWN, words.ui.unknown(), "", true)]))),
        ])
    }))
}
