//! From the file of those who may cover a need, and its words, to [`Coverers`].

use super::model::{ratings, source_ids};
use super::node::Node;
use super::questionnaire::words_for;
use super::questionnaire::{condition, rows};
use crate::base::table::{Id, Table};
use crate::model::Model;
use crate::topics::cover::*;

/// Reads the numbers, without words; what is wrong is in the node's log.
pub(super) fn read(node: Node, model: &Model) -> Coverers {
    let coverers = rows(&node.field("coverers"), |node, key| {
        node.only(&["id", "exclusive", "as", "ratings"]);
        Coverer { key, is_exclusive: node.field("exclusive").flag(), covers: covers(node, model) }
    });
    let levels = node.field("levels");
    let thin_from = levels.field("thin_from").count(100);
    let covered = levels.field("covered_from");
    let covered_from = covered.count(100);
    if covered_from <= thin_from {
        covered.problem(&["a need is covered from a higher number on than thinly covered"]);
    }
    let presumed = node.field("presumed").items().into_iter().filter_map(|node| {
        node.only(&["coverer", "needs", "when", "unless", "thin", "sources"]);
        let unless = node.field("unless");
        let needs = node.field("needs").items();
        Some(PresumedCover {
            coverer: node.field("coverer").id_in(&coverers, "party")?,
            needs: needs.iter().filter_map(|need| need.id_in(&model.needs, "need")).collect(),
            when: condition(&node.field("when"), &model.questionnaire),
            unless: (!unless.is_missing()).then(|| condition(&unless, &model.questionnaire)),
            is_thin: node.field("thin").flag(),
            sources: source_ids(&node, &model.sources),
        })
    });
    Coverers {
        presumed: presumed.collect(),
        unsaid: levels.field("unsaid").id_in(&coverers, "party").unwrap_or(Id::new(0)),
        rows: coverers,
        thin_from,
        covered_from,
        sources: source_ids(&levels, &model.sources),
    }
}

fn covers(node: &Node, model: &Model) -> Covers {
    let (same, own) = (node.field("as"), node.field("ratings"));
    if same.is_missing() == own.is_missing() {
        node.problem(&["write either \"as\" (a list of options) or \"ratings\""]);
    }
    if same.is_missing() {
        return Covers::So(ratings(&own, model));
    }
    let roles = same.items();
    if roles.is_empty() {
        same.problem(&["name at least one option"]);
    }
    Covers::As(roles.iter().filter_map(|role| role.id_in(&model.roles, "role")).collect())
}

/// Reads the words.
pub(super) fn read_text(node: Node, coverers: &Table<Coverer>) -> Table<Coverer, CovererText> {
    words_for(&node.field("coverers"), coverers, |node| CovererText {
        name: node.field("name").text(),
        short: node.field("short").text(),
    })
}
