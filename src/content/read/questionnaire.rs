//! From the questionnaire's files to a [`Questionnaire`] and its [`QuestionnaireText`].

use super::node::Node;
use crate::base::table::{Id, Key, Keyed, Table};
use crate::model::*;
use crate::text::*;

/// How many choices one question may have.
const MOST_OF_ONE: usize = 12;

/// How many choices all questions may have together, so that a set of them is one whole number of 128 bits.
const MOST_CHOICES: usize = 128;

/// Reads what is asked, with examples to load; what is wrong is in the node's log, and the questionnaire is then not to
/// be used.
pub(super) fn read(node: Node) -> Questionnaire {
    let questionnaire = questionnaire(node);
    if questionnaire.examples.is_empty() {
        node.field("examples").problem(&["the list is empty; give at least one"]);
    }
    questionnaire
}

/// Reads what is asked. It may do without examples.
pub(super) fn questionnaire(node: Node) -> Questionnaire {
    let mut choices: Vec<Choice> = Vec::new();
    let mut count = 0;
    let list = node.field("questions");
    let questions = rows(&list, |node, key| {
        node.only(&["id", "most", "ordered", "follow_up", "aside", "when", "unless", "choices"]);
        let question = Id::new(count);
        count += 1;
        let own: Vec<Id<Choice>> =
            node.field("choices").items().iter().map(|node| choice(node, question, &mut choices)).collect();
        if !(2..=MOST_OF_ONE).contains(&own.len()) {
            node.field("choices").problem(&["give two to ", &MOST_OF_ONE.to_string(), " choices"]);
        }
        let max_choices = node.field("most");
        let max_choices = if max_choices.is_missing() { 1 } else { max_choices.number(1, 6).unsigned_abs() as usize };
        let sorted_indices = node.field("ordered");
        let is_ordered = sorted_indices.flag();
        if is_ordered && max_choices > 1 {
            sorted_indices.problem(&["only the choices of which one is taken can be a scale; take \"ordered\" away"]);
        }
        if &*key == IMPORTANCE {
            node.field("id").problem(&["\"", IMPORTANCE, "\" stands for the marked themes; use another id"]);
        }
        let put = match (node.field("follow_up").flag(), node.field("aside").flag()) {
            (true, true) => {
                node.field("aside").problem(&["a question is either a follow-up or put aside; take one away"]);
                Put::Aside
            }
            (true, false) => Put::FollowUp,
            (false, true) => Put::Aside,
            (false, false) => Put::Always,
        };
        let (when, unless) = (Condition::default(), ChoiceSet::EMPTY);
        let set = ChoiceSet::of(&own);
        Question { key, max_choices, is_ordered, choices: own.into(), set, put, when, unless }
    });
    if choices.len() > MOST_CHOICES {
        node.field("questions").problem(&[
            "there are more than ",
            &MOST_CHOICES.to_string(),
            " choices in all; take some away",
        ]);
    }
    let themes = node.field("themes");
    let follow_ups = node.field("follow_ups");
    let mut questionnaire = Questionnaire {
        themes: if themes.is_missing() { Table::new(Vec::new()) } else { named_themes(&themes) },
        follow_ups: if follow_ups.is_missing() { 0 } else { follow_ups.count(100) as usize },
        edition: node.field("edition").count(1_000_000),
        questions,
        choices: Table::new(choices),
        examples: Table::new(Vec::new()),
    };
    conditions(&list, &mut questionnaire);
    let examples = node.field("examples").optional_items();
    if !examples.is_empty() {
        questionnaire.examples = rows(&node.field("examples"), |node, key| Example {
            key,
            choices: answers(&node.field("answers"), &questionnaire),
        });
    }
    questionnaire
}

/// When each question is put; only answers to earlier questions can tell.
fn conditions(list: &Node, questionnaire: &mut Questionnaire) {
    for (item, id) in list.items().iter().zip(questionnaire.questions.ids()) {
        let (when, unless) = (item.field("when"), item.field("unless"));
        let read = |node: &Node| if node.is_missing() { Condition::default() } else { condition(node, questionnaire) };
        let mut row = questionnaire.questions[id].clone();
        row.when = read(&when);
        row.unless = read(&unless).named();
        for (node, named) in [(&when, row.when.named()), (&unless, row.unless)] {
            let is_later = |choice: Id<Choice>| {
                questionnaire.choices.rows().get(choice.index()).is_some_and(|row| row.question >= id)
            };
            if named.iter().any(is_later) {
                node.problem(&["only earlier questions can tell whether this one is put; name those"]);
            }
        }
        questionnaire.questions.set(id, row);
    }
}

/// `["question.choice", "question.choice|question.choice"]`: all must hold, of each any.
pub(super) fn condition(node: &Node, questionnaire: &Questionnaire) -> Condition {
    let groups = node.items().into_iter().map(|group| {
        let text = group.text();
        let named: Vec<Id<Choice>> =
            text.split('|').filter_map(|name| choice_named(&group, questionnaire, name)).collect();
        ChoiceSet::of(&named)
    });
    Condition(groups.collect())
}

/// The choice named `question.choice`, told where there is none.
pub(super) fn choice_named(node: &Node, questionnaire: &Questionnaire, name: &str) -> Option<Id<Choice>> {
    let Some((question, choice)) = name.split_once('.') else {
        node.problem(&["\"", name, "\" does not name a choice; write question.choice"]);
        return None;
    };
    let question = node.find(&questionnaire.questions, question, "question")?;
    choice_of(node, questionnaire, question, choice)
}

fn named_themes(node: &Node) -> Table<Theme> {
    let themes: Vec<Theme> = node.texts().into_iter().map(|key| Theme { key }).collect();
    for (place, Theme { key }) in themes.iter().enumerate() {
        if themes[..place].iter().any(|other| other.key == *key) {
            node.problem(&["\"", key, "\" is named twice; name each theme once"]);
        }
    }
    Table::new(themes)
}

fn choice(node: &Node, question: Id<Question>, choices: &mut Vec<Choice>) -> Id<Choice> {
    node.only(&["id", "exclusive", "regions"]);
    let key = key(node);
    let is_taken = choices.iter().any(|other| other.question == question && other.key == key);
    if is_taken || &*key == UNKNOWN {
        node.field("id").problem(&["\"", &key, "\" is taken within its question; use another id"]);
    }
    let regions = node.field("regions");
    let regions = if regions.is_missing() { Box::default() } else { regions.texts() };
    choices.push(Choice { key, question, is_exclusive: node.field("exclusive").flag(), regions });
    Id::new(choices.len() - 1)
}

/// `{"question": ["choice", "choice"]}`
fn answers(node: &Node, questionnaire: &Questionnaire) -> Box<[Id<Choice>]> {
    let mut answers = Vec::new();
    for (key, value) in node.fields() {
        let Some(question) = value.find(&questionnaire.questions, key, "question") else { continue };
        let items = value.items();
        answers.extend(items.iter().filter_map(|item| choice_of(item, questionnaire, question, &item.text())));
    }
    answers.into()
}

/// The choice with this name, told where there is none.
pub(super) fn choice_of(
    node: &Node,
    questionnaire: &Questionnaire,
    question: Id<Question>,
    key: &str,
) -> Option<Id<Choice>> {
    let found = questionnaire.find_choice(question, key);
    if found.is_none() {
        let choices = questionnaire.questions[question].choices.iter();
        let known: Vec<&str> = choices.map(|&choice| questionnaire.choices[choice].key()).collect();
        node.problem(&["unknown choice \"", key, "\"; known are: ", &known.join(", ")]);
    }
    found
}

/// Reads the words of the first screens.
pub(super) fn words(node: Node, questionnaire: &Questionnaire) -> QuestionnaireText {
    let direction = node.field("direction");
    if !matches!(&*direction.text(), "ltr" | "rtl") {
        direction.problem(&["write \"ltr\" (left to right) or \"rtl\""]);
    }
    let questions = node.field("questions");
    QuestionnaireText {
        language: node.field("language").text(),
        direction: direction.text(),
        ui: QuestionnaireLabels::new(labels_of(&node.field("ui"), QuestionnaireLabels::KEYS)),
        questions: words_for(&questions, &questionnaire.questions, |node| QuestionText {
            title: node.field("title").text(),
            short: node.field("short").text(),
            why: node.field("why").text(),
        }),
        choices: choice_texts(&questions, questionnaire),
        examples: words_for(&node.field("examples"), &questionnaire.examples, |node| ExampleText {
            name: node.field("name").text(),
            story: node.field("story").text(),
        }),
    }
}

/// The words of every choice with an example, under its question.
fn choice_texts(node: &Node, questionnaire: &Questionnaire) -> Table<Choice, ChoiceText> {
    let rows = questionnaire.choices.rows().iter().map(|choice| {
        let node = node.field(questionnaire.questions[choice.question].key()).field("choices").field(choice.key());
        ChoiceText { text: node.field("text").text(), example: node.field("example").text() }
    });
    Table::new(rows.collect())
}

/// The words of every choice, under its question.
pub(super) fn choices(node: &Node, questionnaire: &Questionnaire) -> Table<Choice, Words> {
    let rows = questionnaire.choices.rows().iter().map(|choice| {
        let question = node.field(questionnaire.questions[choice.question].key());
        question.field("choices").field(choice.key()).text()
    });
    Table::new(rows.collect())
}

/// A text for each key, and a problem for each key too many.
pub(super) fn labels_of(node: &Node, keys: &[&str]) -> Box<[Words]> {
    for (key, extra) in node.fields() {
        if !keys.contains(&key) {
            extra.problem(&["no screen has this text; take it away or mend the name"]);
        }
    }
    keys.iter().map(|key| node.field(key).text()).collect()
}

/// One row of words for each row of a table, by its name.
pub(super) fn words_for<T: Keyed, V>(node: &Node, table: &Table<T>, read: impl Fn(&Node) -> V) -> Table<T, V> {
    for (key, extra) in node.optional_fields() {
        extra.find(table, key, "name from the model");
    }
    Table::new(table.rows().iter().map(|row| read(&node.field(row.key()))).collect())
}

/// A list of objects with an `id` each, which must differ and be in `snake_case`.
pub(super) fn rows<'l, 'a, T>(node: &Node<'l, 'a>, mut read: impl FnMut(&Node<'l, 'a>, Key) -> T) -> Table<T> {
    Table::new(keyed_items(node).into_iter().map(|(item, key)| read(&item, key)).collect())
}

#[inline(never)]
fn keyed_items<'l, 'a>(node: &Node<'l, 'a>) -> Vec<(Node<'l, 'a>, Key)> {
    let mut items: Vec<(Node, Key)> = Vec::new();
    for item in node.items() {
        let key = key(&item);
        if items.iter().any(|(_, other)| *other == key) {
            item.field("id").problem(&["\"", &key, "\" is used twice; give each its own id"]);
        }
        items.push((item, key));
    }
    if items.is_empty() {
        node.problem(&["the list is empty; give at least one"]);
    }
    items
}

fn key(node: &Node) -> Key {
    let field = node.field("id");
    let key = field.text();
    let fits = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_';
    if !key.chars().all(fits) {
        field.problem(&["\"", &key, "\" is not an id; use small letters, digits and _ only"]);
    }
    key
}
