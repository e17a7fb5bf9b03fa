//! From the file of published accounts and its words to [`Cases`].

use super::model::source_ids;
use super::node::Node;
use super::questionnaire::{choice_of, rows, words_for};
use crate::base::table::{Id, Key, Table};
use crate::model::*;
use crate::text::Words;
use crate::topics::peers::*;

/// The most that one shared answer can count.
const MOST_WEIGHT: i32 = 100;

/// Reads the accounts, without words; what is wrong is in the node's log.
pub(super) fn read(node: Node, model: &Model) -> Cases {
    node.only(&["weights", "sources", "cases"]);
    let weights = weights(&node.field("weights"), model);
    let rows = rows(&node.field("cases"), |node, key| case(node, key, model, &weights));
    Cases { rows, weights, sources: source_ids(&node, &model.sources) }
}

/// `{"question": weight}`; a question that is not named counts nothing.
fn weights(node: &Node, model: &Model) -> Table<Question, u32> {
    let mut weights = vec![0; model.questionnaire.questions.len()];
    for (key, value) in node.fields() {
        if let Some(question) = value.find(&model.questionnaire.questions, key, "question") {
            weights[question.index()] = value.number(1, MOST_WEIGHT).unsigned_abs();
        }
    }
    Table::new(weights)
}

fn case(node: &Node, key: Key, model: &Model, weights: &Table<Question, u32>) -> Case {
    node.only(&["id", "answers", "role", "advised", "url", "seller"]);
    let seller = node.field("seller");
    if seller.is_missing() {
        seller.problem(&["write true where the publisher sells leadership or IT services, or false"]);
    }
    Case {
        key,
        told: told(&node.field("answers"), model, weights),
        role: node.field("role").id_in(&model.roles, "role").unwrap_or(Id::new(0)),
        is_advice: node.field("advised").flag(),
        url: url(&node.field("url")),
        sells: seller.flag(),
    }
}

/// `{"question": ["choice", "choice"]}`, each as a visitor could answer it.
fn told(node: &Node, model: &Model, weights: &Table<Question, u32>) -> ChoiceSet {
    let mut told = ChoiceSet::EMPTY;
    let answered = node.fields();
    if answered.is_empty() {
        node.problem(&["an account without answers is near to nobody; give them or take it away"]);
    }
    for (key, value) in answered {
        let Some(question) = value.find(&model.questionnaire.questions, key, "question") else { continue };
        if weights[question] == 0 {
            value.problem(&["this question has no weight; give it one, or take the answer away"]);
        }
        let items = value.items();
        let named = items.iter().filter_map(|item| choice_of(item, &model.questionnaire, question, &item.text()));
        let choices: Vec<Id<Choice>> = named.collect();
        let given = ChoiceSet::of(&choices);
        let is_alone =
            choices.len() == 1 || !choices.iter().any(|&choice| model.questionnaire.choices[choice].is_exclusive);
        let fits = (1..=model.questionnaire.questions[question].max_choices).contains(&choices.len())
            && given.len() == choices.len();
        if choices.len() == items.len() && !(fits && is_alone) {
            let most = model.questionnaire.questions[question].max_choices.to_string();
            value.problem(&["give one to ", &most, " choices that can be taken together, each once"]);
        }
        told = told.with(given);
    }
    told
}

fn url(node: &Node) -> Words {
    let url = node.text();
    if !url.starts_with("https://") && !url.starts_with("http://") && !url.is_empty() {
        node.problem(&["write the address of a page, beginning with https:// or http://"]);
    }
    url
}

/// Reads the words.
pub(super) fn read_text(node: Node, cases: &Table<Case>) -> Table<Case, CaseText> {
    words_for(&node.field("cases"), cases, |node| CaseText {
        situation: node.field("situation").text(),
        outcome: node.field("outcome").text(),
        publisher: node.field("publisher").text(),
    })
}
