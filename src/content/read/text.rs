//! From a text file to a [`ResultText`]: words for every row of the model, told where one is missing or too many.

use super::model::source_ids;
use super::node::Node;
use super::questionnaire::{choice_of, labels_of, words_for};
use crate::base::table::{Id, Keyed, Table};
use crate::model::*;
use crate::text::*;

/// Reads everything; what is wrong is in the nodes' log, and the text is then not to be used. `reasons` is the file with
/// the words of reasons.
pub(super) fn read(node: Node, reasons: Node, model: &Model) -> ResultText {
    reasons.only(&["themes", "reasons", "keep", "beside"]);
    ResultText {
        reasons: words_for(&reasons.field("reasons"), &model.reasons, |node| node.text()),
        themes: words_for(&reasons.field("themes"), &model.questionnaire.themes, |node| node.text()),
        keeps: words_for(&reasons.field("keep"), &model.keeps, |node| KeepText {
            headline: node.field("headline").text(),
            sentence: node.field("sentence").text(),
        }),
        beside: beside(&reasons.field("beside"), model),
        ui: ResultLabels::new(labels_of(&node.field("ui"), ResultLabels::KEYS)),
        needs: words_for(&node.field("criteria"), &model.needs, named),
        workloads: words_for(&node.field("workloads"), &model.workloads, named),
        roles: roles(&node.field("roles"), model),
        stages: words_for(&node.field("stages"), &model.stages, |node| StageText {
            name: node.field("name").text(),
            people: node.field("people").text(),
            looks_like: node.field("looks_like").text(),
            need: node.field("need").text(),
            sign: node.field("sign").text(),
            sources: source_ids(node, &model.sources),
        }),
        thresholds: words_for(&node.field("thresholds"), &model.thresholds, |node| node.text()),
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

/// What somebody who is kept needs: one text for each choice of the question that all keeps name last.
fn beside(node: &Node, model: &Model) -> Box<[(Id<Choice>, Words)]> {
    let fit = model.keeps.rows().iter().find_map(|keep| keep.when.0.last()).and_then(|group| group.iter().next());
    let Some(question) = fit.map(|choice| model.questionnaire.choices[choice].question) else { return Box::default() };
    let texts = node.fields().into_iter();
    texts
        .filter_map(|(key, node)| Some((choice_of(&node, &model.questionnaire, question, key)?, node.text())))
        .collect()
}

fn roles(node: &Node, model: &Model) -> Table<Role, RoleText> {
    for (key, extra) in node.optional_fields() {
        extra.find(&model.roles, key, "name from the model");
    }
    Table::new(model.roles.rows().iter().map(|row| role(&node.field(row.key()), row, &model.sources)).collect())
}

fn role(node: &Node, row: &Role, sources: &Table<Source>) -> RoleText {
    RoleText {
        name: node.field("name").text(),
        short: node.field("short").text(),
        full_name: node.field("full_name").text(),
        sentence: node.field("sentence").text(),
        purpose: node.field("purpose").text(),
        level: node.field("level").text(),
        responsibilities: node.field("responsibilities").texts(),
        when: node.field("when").texts(),
        not_when: words_for(&node.field("not_when"), &row.misfits, |node| node.text()),
        form: node.field("form").text(),
        cost: node.field("cost").text(),
        sources: source_ids(node, sources),
        next_steps: node.field("next_steps").texts(),
        side: node.field("side").optional_text(),
        part_time_name: node.field("part_time_name").optional_text(),
        part_time_short: node.field("part_time_short").optional_text(),
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
