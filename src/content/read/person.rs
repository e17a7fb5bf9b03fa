//! From the file on a person, and its words, to a [`Person`].

use super::model::{pair, read_second, source_ids};
use super::node::Node;
use super::questionnaire::{choices, condition, questionnaire, rows, words_for};
use crate::base::table::{Id, Keyed, Table};
use crate::model::Model;
use crate::text::QuestionText;
use crate::topics::person::hats::{Cap, Curve, Fit, Form};
use crate::topics::person::*;

/// Reads the numbers, without words; what is wrong is in the node's log.
pub(super) fn read(node: Node, main: &Model) -> Person {
    let questionnaire = questionnaire(node.field("asked"));
    let model = read_second(node, &questionnaire, main);
    let (hats, questions) = (node.field("roles"), node.field("questions"));
    for role in model.roles.rows() {
        hats.find(&main.roles, role.key(), "role of the main model");
    }
    let fit = fit(&node, &model, main);
    let need = |key: &str| questions.find(&model.questionnaire.questions, key, "question").unwrap_or(Id::new(0));
    let needs = Table::new(main.needs.rows().iter().map(|row| need(row.key())).collect());
    let numbers = node.field("person");
    let given = numbers.field("strengths");
    let strengths = model.questionnaire.choices.rows().iter().map(|choice| {
        let is_on_need = main.needs.find(model.questionnaire.questions[choice.question].key()).is_some();
        is_on_need.then(|| given.field(choice.key()).count(100))
    });
    let strengths = Table::new(strengths.collect());
    let (partly_from, covers) = (numbers.field("partly_from").count(100), numbers.field("covers_from"));
    let covers_from = covers.count(100);
    if covers_from <= partly_from {
        covers.problem(&["a need is covered from a higher number on than partly covered"]);
    }
    let nobody_new = numbers.field("nobody_new").items();
    Person {
        fit,
        needs,
        strengths,
        partly_from,
        covers_from,
        fits_from: numbers.field("fits_from").count(100),
        enough_from: numbers.field("enough_from").count(100) as usize,
        nobody_new: nobody_new.iter().filter_map(|role| role.id_in(&main.roles, "role of the main model")).collect(),
        sources: source_ids(&numbers, &main.sources),
        model,
    }
}

/// What decides, besides the needs, how well a hat suits.
fn fit(node: &Node, model: &Model, main: &Model) -> Fit {
    let hats = node.field("roles").items();
    let forms = hats.iter().map(|hat| {
        let form = hat.field("form");
        Form { curve: curve(&form.field("curve")), sources: source_ids(&form, &main.sources) }
    });
    let caps = rows(&node.field("caps"), |node, key| {
        let limits = node.field("at_most").fields().into_iter();
        let limits = limits.filter_map(|(key, value)| Some((value.find(&model.roles, key, "role")?, value.count(100))));
        Cap {
            key,
            limits: limits.collect(),
            when: condition(&node.field("when"), &model.questionnaire),
            sources: source_ids(node, &main.sources),
        }
    });
    let method = node.field("method");
    Fit {
        form_share: method.field("form_share").count(900),
        forms: Table::new(forms.collect()),
        caps,
        sources: source_ids(&method, &main.sources),
    }
}

fn curve(node: &Node) -> Curve {
    let points = node.items().iter().map(|point| pair(point, 250, 100)).collect();
    Curve::new(points).unwrap_or_else(|| {
        node.problem(&["write points [[tenths of a day, rating], ...] with growing tenths"]);
        Curve::flat()
    })
}

/// Reads the words.
pub(super) fn read_text(node: Node, model: &Model, fit: &Fit) -> PersonText {
    let questions = node.field("questions");
    PersonText {
        choices: choices(&questions, &model.questionnaire),
        questions: words_for(&questions, &model.questionnaire.questions, |node| QuestionText {
            title: node.field("title").text(),
            short: node.field("short").text(),
            why: node.field("why").text(),
        }),
        caps: words_for(&node.field("caps"), &fit.caps, |node| node.text()),
    }
}
