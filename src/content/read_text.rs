//! From a text file to a [`Text`]: words for every row of the model, told where one is missing or too many.

use super::node::Node;
use super::read_model::source_ids;
use super::read_questionnaire::{labels_of, words_for};
use crate::model::*;
use crate::text::*;

/// Reads everything; what is wrong is in the node's log, and the text is then not to be used.
pub(super) fn read(node: Node, model: &Model) -> Text {
    Text {
        ui: ResultUi::new(labels_of(&node.field("ui"), ResultUi::KEYS)),
        criteria: words_for(&node.field("criteria"), &model.criteria, named),
        workloads: words_for(&node.field("workloads"), &model.workloads, named),
        roles: words_for(&node.field("roles"), &model.roles, |node| role(node, &model.sources)),
        stages: words_for(&node.field("stages"), &model.stages, |node| StageText {
            name: node.field("name").text(),
            people: node.field("people").text(),
            looks_like: node.field("looks_like").text(),
            need: node.field("need").text(),
            sign: node.field("sign").text(),
            sources: source_ids(node, &model.sources),
        }),
        thresholds: words_for(&node.field("thresholds"), &model.thresholds, |node| node.text()),
        caps: words_for(&node.field("caps"), &model.caps, |node| node.text()),
        phases: words_for(&node.field("phases"), &model.phases, |node| PhaseText {
            name: node.field("name").text(),
            what: node.field("what").text(),
            result: node.field("result").text(),
            sources: source_ids(node, &model.sources),
        }),
        guide: node.field("guide").items().iter().map(|node| section(node, &model.sources)).collect(),
    }
}

fn named(node: &Node) -> NamedText {
    NamedText { name: node.field("name").text(), plain: node.field("plain").text() }
}

fn role(node: &Node, sources: &Table<Source>) -> RoleText {
    RoleText {
        name: node.field("name").text(),
        short: node.field("short").text(),
        full_name: node.field("full_name").text(),
        sentence: node.field("sentence").text(),
        purpose: node.field("purpose").text(),
        level: node.field("level").text(),
        responsibilities: node.field("responsibilities").texts(),
        when: node.field("when").texts(),
        not_when: node.field("not_when").texts(),
        form: node.field("form").text(),
        cost: node.field("cost").text(),
        sources: source_ids(node, sources),
        next_steps: node.field("next_steps").texts(),
        side: node.field("side").optional_text(),
    }
}

fn section(node: &Node, sources: &Table<Source>) -> GuideSection {
    let items = node.field("items").optional_items().into_iter();
    GuideSection {
        title: node.field("title").text(),
        paragraphs: node.field("paragraphs").texts(),
        items: items
            .map(|node| GuideItem { title: node.field("title").text(), text: node.field("text").text() })
            .collect(),
        sources: source_ids(node, sources),
    }
}
