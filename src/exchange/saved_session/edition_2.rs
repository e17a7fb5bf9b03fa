//! What answers to edition 2 of the questionnaire mean today, and to edition 1, which had the same names.
//!
//! Only choices with the same meaning are carried over; where the borders or the question changed, it is asked anew.
//! Marks are not carried over: they were on needs, and are on themes today.

use crate::base::json::Json;
use crate::model::Questionnaire;
use crate::model::UNKNOWN;
use crate::session::Answers;

/// The last edition that is read here.
pub const EDITION: i32 = 2;

/// Old question and choice, new question and choice.
const SAME: [(&str, &str, &str, &str); 30] = [
    ("people", "from_1", "people", "from_1"),
    ("people", "from_10", "people", "from_10"),
    ("people", "from_25", "people", "from_25"),
    ("people", "from_50", "people", "from_50"),
    ("people", "from_100", "people", "from_100"),
    ("technology_use", "product", "side", "product"),
    ("developers", "none", "builders", "nobody"),
    ("developers", "outside_only", "builders", "outside"),
    ("developers", "from_13", "builders", "from_13"),
    ("developers", "over_40", "builders", "over_40"),
    ("systems", "office_only", "systems", "office"),
    ("systems", "separate", "systems", "few"),
    ("systems", "connected", "systems", "connected"),
    ("systems", "many", "systems", "many"),
    ("ai_today", "none", "ai", "none"),
    ("ai_today", "personal_tools", "ai", "none"),
    ("ai_today", "trials", "ai", "tools"),
    ("ai_today", "in_product", "ai", "product"),
    ("money", "nothing", "money", "none"),
    ("rules", "sensitive_data", "rules", "sensitive_data"),
    ("rules", "essential_sector", "rules", "essential_sector"),
    ("rules", "ai_decisions", "rules", "ai_decisions"),
    ("rules", "customer_proof", "rules", "customer_proof"),
    ("rules", "supervised", "rules", "supervised"),
    ("rules", "none", "rules", "none"),
    ("stage", "idea", "stage", "idea"),
    ("stage", "first_customers", "stage", "first_customers"),
    ("stage", "growing", "stage", "growing"),
    ("stage", "established", "stage", "established"),
    ("stage", "large", "stage", "large"),
];

/// Questions that ask the same, so that who did not know the answer still does not.
const SAME_QUESTIONS: [&str; 4] = ["people", "systems", "rules", "stage"];

/// The old answers as far as they mean the same today.
pub fn carried_over(questionnaire: &Questionnaire, named: &Json) -> Answers {
    let mut answers = Answers::none(questionnaire);
    for (old_question, old_choice, question, choice) in SAME {
        let Some(old) = named.get(old_question) else { continue };
        let is_taken = |name: &Json| name.as_text() == Some(old_choice);
        let is_taken = match old {
            Json::List(names) => names.iter().any(is_taken),
            _ => is_taken(old),
        };
        let found =
            questionnaire.questions.find(question).and_then(|question| questionnaire.find_choice(question, choice));
        if let Some(choice) = found.filter(|_| is_taken) {
            answers.choose(questionnaire, choice, true);
        }
    }
    for key in SAME_QUESTIONS {
        let is_unknown = named.get(key).and_then(Json::as_text) == Some(UNKNOWN);
        if let Some(question) = questionnaire.questions.find(key).filter(|_| is_unknown) {
            answers.set_unknown(question);
        }
    }
    answers
}
