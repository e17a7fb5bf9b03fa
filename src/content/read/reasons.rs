//! From the file of reasons to the part of a [`Model`] that the order of the options is made from.

use super::model::source_ids;
use super::node::Node;
use super::questionnaire::{choice_named, condition, rows};
use crate::base::table::{Id, Keyed, Table};
use crate::model::*;

/// The most points that one reason can give or take.
const MOST_POINTS: i32 = 1_000;

/// Reads the reasons into a model that has all else; what is wrong is in the node's log.
pub(super) fn read(node: Node, model: &mut Model) {
    node.only(&["themes", "ample", "confidence", "presumed", "reasons", "keep"]);
    let named = node.field("themes");
    if !named.texts().iter().map(|key| &**key).eq(model.questionnaire.themes.rows().iter().map(Keyed::key)) {
        named.problem(&["these are not the themes that the questionnaire names, in the same order"]);
    }
    let ample = node.field("ample");
    let (questionnaire, sources, roles) = (&model.questionnaire, &model.sources, &model.roles);
    let when = |node: &Node| condition(&node.field("when"), questionnaire);
    let presumed = node.field("presumed").items().into_iter().filter_map(|node| {
        node.only(&["choice", "when", "sources"]);
        let choice = node.field("choice");
        let choice = choice_named(&choice, questionnaire, &choice.text())?;
        Some(Presumption { choice, when: when(&node), sources: source_ids(&node, sources) })
    });
    let presumptions: Box<[Presumption]> = presumed.collect();
    let reasons = rows(&node.field("reasons"), |node, key| {
        node.only(&["id", "theme", "when", "points", "new_only", "sources"]);
        Reason {
            key,
            theme: node.field("theme").id_in(&questionnaire.themes, "theme").unwrap_or(Id::new(0)),
            when: when(node),
            points: points(&node.field("points"), roles),
            is_new_only: node.field("new_only").flag(),
            sources: source_ids(node, sources),
        }
    });
    let keeps = rows(&node.field("keep"), |node, key| {
        node.only(&["id", "role", "when", "sources"]);
        Keep {
            key,
            role: node.field("role").id_in(roles, "role").unwrap_or(Id::new(0)),
            when: when(node),
            sources: source_ids(node, sources),
        }
    });
    let rule = confidence(&node.field("confidence"), sources);
    model.ample = choice_named(&ample, questionnaire, &ample.text()).unwrap_or(Id::new(0));
    model.presumptions = presumptions;
    model.reasons = reasons;
    model.keeps = keeps;
    model.confidence = rule;
}

/// `{"role": points}`; a role that is not named gets none.
fn points(node: &Node, roles: &Table<Role>) -> Table<Role, i32> {
    let mut points = vec![0; roles.len()];
    for (key, value) in node.fields() {
        if let Some(role) = value.find(roles, key, "role") {
            points[role.index()] = value.number(-MOST_POINTS, MOST_POINTS);
        }
    }
    Table::new(points)
}

fn confidence(node: &Node, sources: &Table<Source>) -> ConfidenceRule {
    let shares = ["clear_share", "leaning_share", "covers_from", "spread"];
    node.only(&[&shares[..], &["clear_lead", "leaning_lead", "fits_from", "sources"]].concat());
    let count = |name, most| node.field(name).count(most);
    ConfidenceRule {
        clear_lead: count("clear_lead", 10_000),
        clear_share: count("clear_share", 100),
        leaning_lead: count("leaning_lead", 10_000),
        leaning_share: count("leaning_share", 100),
        covers_from: count("covers_from", 100),
        fits_from: node.field("fits_from").number(-10_000, 10_000),
        spread: count("spread", 100),
        sources: source_ids(node, sources),
    }
}
