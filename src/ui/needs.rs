//! The twelve needs by weight, and how well the leading options cover each.

use super::el::{El, classed, el};
use super::full::Full;
use super::ranking::bar;
use super::result_page::LEADING;
use super::sources::sources;
use crate::model::{Criterion, Id, Role};
use crate::scoring::{Assessment, PARTS};
use crate::text::fill;

/// The responsibilities view.
pub fn needs(full: Full, assessment: &Assessment) -> El {
    let ui = full.ui();
    let leading: Vec<Id<Role>> = assessment.placements.iter().take(LEADING).map(|placement| placement.role).collect();
    let heads = leading.iter().map(|&role| el("th").attr("scope", "col").text(full.short_in(assessment, role)));
    let head = el("tr")
        .child(el("th").attr("scope", "col").text(ui.needs_need()))
        .child(el("th").attr("scope", "col").text(ui.needs_weight()))
        .children(heads);
    let rows = assessment.needs_by_weight().into_iter().map(|need| row(full, assessment, &leading, need));
    let table = classed("table", "rf-needs__table").child(el("thead").child(head)).child(el("tbody").children(rows));
    let model = full.model();
    let bases = model.criteria.rows().iter().flat_map(|criterion| criterion.sources.iter());
    let rated = leading.iter().flat_map(|&role| model.roles[role].ratings.rows());
    let ids: Vec<_> = bases.chain(rated.flat_map(|rating| rating.sources.iter())).copied().collect();
    classed("section", "rf-needs")
        .child(el("h3").text(ui.needs_title()))
        .child(classed("p", "rf-quiet").text(ui.needs_note()))
        .child(table)
        .child(sources(full, &ids))
}

fn row(full: Full, assessment: &Assessment, leading: &[Id<Role>], need: Id<Criterion>) -> El {
    let text = &full.text().criteria[need];
    let percent = (assessment.weights[need] * 100 + PARTS / 2) / PARTS;
    let cells = leading.iter().map(|&role| {
        let rating = assessment.ratings[role][need];
        let values =
            [("role", full.name_in(assessment, role)), ("need", &*text.name), ("rating", &*rating.to_string())];
        let words = fill(full.ui().needs_rating(), &values);
        el("td").attr("title", &words).child(bar(rating)).child(el("span").text(&rating.to_string()))
    });
    let name = el("th").attr("scope", "row").child(el("span").text(&text.name));
    el("tr")
        .child(name.child(classed("span", "rf-quiet").text(&text.plain)))
        .child(classed("td", "rf-needs__weight").text(&full.percent(percent)))
        .children(cells)
}
