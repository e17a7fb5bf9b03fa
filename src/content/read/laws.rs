//! From the file of laws and its words to [`Laws`].

use super::model::source_ids;
use super::node::Node;
use super::questionnaire::{condition, rows};
use crate::base::date::Date;
use crate::base::table::{Key, Keyed, Table};
use crate::model::Model;
use crate::text::Words;
use crate::topics::law::*;

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

fn rule(node: &Node, key: Key, model: &Model) -> Rule {
    let status = node.field("status");
    let when = condition(&node.field("when"), &model.questionnaire);
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

fn start(node: &Node, key: Key, model: &Model) -> Start {
    let from = node.field("day");
    Start { key, day: (!from.is_missing()).then(|| day(&from)), sources: source_ids(node, &model.sources) }
}

/// `[year, month, day]`, a day that exists.
fn day(node: &Node) -> Date {
    let numbers: Vec<i32> = match &node.items()[..] {
        [year, month, day] => vec![year.number(1950, 9_999), month.number(1, 12), day.number(1, 31)],
        _ => Vec::new(),
    };
    let date = match numbers[..] {
        [year, month, day] => Date::new(year.unsigned_abs(), month.unsigned_abs(), day.unsigned_abs()),
        _ => None,
    };
    date.unwrap_or_else(|| {
        node.problem(&["write a day of the calendar as [year, month, day]"]);
        Date::FIRST
    })
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
