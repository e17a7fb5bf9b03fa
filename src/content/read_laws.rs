//! From the file of laws and its words to [`Laws`].

use super::node::Node;
use super::read_model::source_ids;
use super::read_questionnaire::{condition, rows};
use crate::law::*;
use crate::model::{Keyed, Model, Table};
use crate::text::Words;

/// Reads the rules; what is wrong is in the node's log.
pub(super) fn read(node: Node, model: &Model) -> Table<Law> {
    rows(&node.field("laws"), |node, key| {
        node.only(&["id", "law", "rules", "starts", "checked", "sources"]);
        Law {
            key,
            is_law: node.field("law").flag(),
            rules: rows(&node.field("rules"), |node, key| rule(node, key, model)).rows().into(),
            starts: rows(&node.field("starts"), |node, key| start(node, key, model)).rows().into(),
            checked: day(&node.field("checked")),
            sources: source_ids(node, &model.sources),
        }
    })
}

fn rule(node: &Node, key: Box<str>, model: &Model) -> Rule {
    let status = node.field("status");
    let when = condition(&node.field("when"), model);
    let status = match &*status.text() {
        "applies" => Status::Applies,
        "may_apply" => Status::MayApply,
        "seems_not" => Status::SeemsNot,
        _ => {
            status.problem(&["write \"applies\", \"may_apply\" or \"seems_not\""]);
            Status::MayApply
        }
    };
    if status == Status::SeemsNot && when.0.is_empty() {
        node.field("when").problem(&["only an answer can exclude a law; name the choices that do"]);
    }
    Rule { key, status, when, sources: source_ids(node, &model.sources) }
}

fn start(node: &Node, key: Box<str>, model: &Model) -> Start {
    let from = node.field("day");
    Start { key, day: (!from.is_missing()).then(|| day(&from)), sources: source_ids(node, &model.sources) }
}

/// `[year, month, day]`
fn day(node: &Node) -> Day {
    match &node.items()[..] {
        [year, month, day] => Day {
            year: year.number(1950, 9_999).unsigned_abs(),
            month: month.number(1, 12).unsigned_abs(),
            day: day.number(1, 31).unsigned_abs(),
        },
        _ => {
            node.problem(&["write a day as [year, month, day]"]);
            Day { year: 0, month: 1, day: 1 }
        }
    }
}

/// Reads the words.
pub(super) fn read_text(node: Node, laws: &Table<Law>) -> Table<Law, LawText> {
    let words = node.field("laws");
    for (key, extra) in words.optional_fields() {
        extra.find(laws, key, "law");
    }
    let read = |law: &Law| {
        let node = words.field(law.key());
        LawText {
            name: node.field("name").text(),
            what: node.field("what").text(),
            scope: node.field("scope").text(),
            responsible: node.field("responsible").text(),
            not_required: node.field("not_required").text(),
            rules: each(&node.field("rules"), law.rules.iter().map(|rule| &*rule.key)),
            cannot_tell: node.field("cannot_tell").text(),
            starts: each(&node.field("starts"), law.starts.iter().map(|start| &*start.key)),
        }
    };
    Table::new(laws.rows().iter().map(read).collect())
}

/// A text for each name, and no other.
fn each<'k>(node: &Node, names: impl Iterator<Item = &'k str>) -> Box<[Words]> {
    let names: Vec<&str> = names.collect();
    node.only(&names);
    names.into_iter().map(|name| node.field(name).text()).collect()
}
