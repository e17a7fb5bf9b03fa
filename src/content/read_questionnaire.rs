//! From the questionnaire's files to a [`Questionnaire`] and its [`QuestionnaireText`].

use super::node::Node;
use crate::model::*;
use crate::text::*;

/// The name that stands for "I don't know" wherever a choice can stand.
pub const UNKNOWN: &str = "unknown";

/// The name that stands for the needs marked as more or less important wherever a question can stand.
pub const IMPORTANCE: &str = "importance";

/// How many choices all questions may have together, so that a set of them is one whole number of 128 bits.
const MOST_CHOICES: usize = 128;

/// Reads what is asked, with examples to load; what is wrong is in the node's log, and the questionnaire is then not to
/// be used.
pub(super) fn read(node: Node) -> Questionnaire {
    let asked = questionnaire(node);
    if asked.examples.is_empty() {
        node.field("examples").problem(&["the list is empty; give at least one"]);
    }
    asked
}

/// Reads what is asked. It may do without examples.
pub(super) fn questionnaire(node: Node) -> Questionnaire {
    let mut choices: Vec<Choice> = Vec::new();
    let mut count = 0;
    let questions = rows(&node.field("questions"), |node, key| {
        let question = Id::new(count);
        count += 1;
        let own: Vec<Id<Choice>> =
            node.field("choices").items().iter().map(|node| choice(node, question, &mut choices)).collect();
        if !(2..=6).contains(&own.len()) {
            node.field("choices").problem(&["give two to six choices"]);
        }
        let most = node.field("most");
        let most = if most.is_missing() { 1 } else { most.number(1, 6).unsigned_abs() as usize };
        let ordered = node.field("ordered");
        let is_ordered = ordered.flag();
        if is_ordered && most > 1 {
            ordered.problem(&["only the choices of which one is taken can be a scale; take \"ordered\" away"]);
        }
        if &*key == IMPORTANCE {
            node.field("id").problem(&["\"", IMPORTANCE, "\" stands for the marked needs; use another id"]);
        }
        Question { key, most, is_ordered, choices: own.into() }
    });
    if choices.len() > MOST_CHOICES {
        node.field("questions").problem(&[
            "there are more than ",
            &MOST_CHOICES.to_string(),
            " choices in all; take some away",
        ]);
    }
    let mut asked = Questionnaire {
        needs: needs(&node.field("needs")),
        edition: node.field("edition").count(1_000_000),
        questions,
        choices: Table::new(choices),
        examples: Table::new(Vec::new()),
    };
    let examples = node.field("examples").optional_items();
    if !examples.is_empty() {
        asked.examples = rows(&node.field("examples"), |node, key| Example {
            key,
            choices: answers(&node.field("answers"), &asked),
        });
    }
    asked
}

fn needs(node: &Node) -> Table<Criterion, Need> {
    let needs: Vec<Need> = node.texts().into_iter().map(Need).collect();
    for (place, Need(key)) in needs.iter().enumerate() {
        if needs[..place].iter().any(|Need(other)| other == key) {
            node.problem(&["\"", key, "\" is named twice; name each need once"]);
        }
    }
    Table::new(needs)
}

fn choice(node: &Node, question: Id<Question>, choices: &mut Vec<Choice>) -> Id<Choice> {
    node.only(&["id", "exclusive"]);
    let key = key(node);
    let is_taken = choices.iter().any(|other| other.question == question && other.key == key);
    if is_taken || &*key == UNKNOWN {
        node.field("id").problem(&["\"", &key, "\" is taken within its question; use another id"]);
    }
    choices.push(Choice { key, question, is_exclusive: node.field("exclusive").flag() });
    Id::new(choices.len() - 1)
}

/// `{"question": ["choice", "choice"]}`
fn answers(node: &Node, asked: &Questionnaire) -> Box<[Id<Choice>]> {
    let mut answers = Vec::new();
    for (key, value) in node.fields() {
        let Some(question) = value.find(&asked.questions, key, "question") else { continue };
        let items = value.items();
        answers.extend(items.iter().filter_map(|item| choice_of(item, asked, question, &item.text())));
    }
    answers.into()
}

/// The choice with this name, told where there is none.
pub(super) fn choice_of(node: &Node, asked: &Questionnaire, question: Id<Question>, key: &str) -> Option<Id<Choice>> {
    let found = asked.find_choice(question, key);
    if found.is_none() {
        let choices = asked.questions[question].choices.iter();
        let known: Vec<&str> = choices.map(|&choice| asked.choices[choice].key()).collect();
        node.problem(&["unknown choice \"", key, "\"; known are: ", &known.join(", ")]);
    }
    found
}

/// Reads the words of the first screens.
pub(super) fn words(node: Node, asked: &Questionnaire) -> QuestionnaireText {
    let direction = node.field("direction");
    if !matches!(&*direction.text(), "ltr" | "rtl") {
        direction.problem(&["write \"ltr\" (left to right) or \"rtl\""]);
    }
    let questions = node.field("questions");
    QuestionnaireText {
        language: node.field("language").text(),
        direction: direction.text(),
        ui: Ui::new(labels_of(&node.field("ui"), Ui::KEYS)),
        questions: words_for(&questions, &asked.questions, |node| QuestionText {
            title: node.field("title").text(),
            short: node.field("short").text(),
            why: node.field("why").text(),
        }),
        choices: choices(&questions, asked),
        examples: words_for(&node.field("examples"), &asked.examples, |node| ExampleText {
            name: node.field("name").text(),
            story: node.field("story").text(),
        }),
    }
}

/// The words of every choice, under its question.
pub(super) fn choices(node: &Node, asked: &Questionnaire) -> Table<Choice, Words> {
    let rows = asked.choices.rows().iter().map(|choice| {
        let question = node.field(asked.questions[choice.question].key());
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
pub(super) fn rows<'l, 'a, T>(node: &Node<'l, 'a>, mut read: impl FnMut(&Node<'l, 'a>, Box<str>) -> T) -> Table<T> {
    Table::new(keyed_items(node).into_iter().map(|(item, key)| read(&item, key)).collect())
}

#[inline(never)]
fn keyed_items<'l, 'a>(node: &Node<'l, 'a>) -> Vec<(Node<'l, 'a>, Box<str>)> {
    let mut items: Vec<(Node, Box<str>)> = Vec::new();
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

fn key(node: &Node) -> Box<str> {
    let field = node.field("id");
    let key = field.text();
    let fits = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_';
    if !key.chars().all(fits) {
        field.problem(&["\"", &key, "\" is not an id; use small letters, digits and _ only"]);
    }
    key
}
