//! The twelve needs by weight, and how well the leading options cover each.

use super::result_page::LEADING;
use crate::base::table::Id;
use crate::model::{Need, Role};
use crate::scoring::Assessment;
use crate::text::fill;
use crate::ui::kit::bar::bar;
use crate::ui::kit::el::{El, classed, el};
use crate::ui::result_ctx::ResultCtx;
use crate::ui::sources::sources;

/// The responsibilities view.
pub fn needs(ctx: ResultCtx, assessment: &Assessment) -> El {
    let ui = ctx.labels();
    let leading: Vec<Id<Role>> = assessment.placements.iter().take(LEADING).map(|placement| placement.role).collect();
    let heads = leading.iter().map(|&role| el("th").attr("scope", "col").text(ctx.short_in(assessment, role)));
    let head = el("tr")
        .child(el("th").attr("scope", "col").text(ui.needs_need()))
        .child(el("th").attr("scope", "col").text(ui.needs_weight()))
        .children(heads);
    let rows = assessment.needs_by_weight().into_iter().map(|need| row(ctx, assessment, &leading, need));
    let table = classed("table", "rf-needs__table").child(el("thead").child(head)).child(el("tbody").children(rows));
    let model = ctx.model();
    let bases = model.needs.rows().iter().flat_map(|need| need.sources.iter());
    let rated = leading.iter().flat_map(|&role| model.roles[role].ratings.rows());
    let ids: Vec<_> = bases.chain(rated.flat_map(|rating| rating.sources.iter())).copied().collect();
    classed("section", "rf-needs")
        .child(el("h3").text(ui.needs_title()))
        .child(classed("p", "rf-quiet").text(ui.needs_note()))
        .child(table)
        .child(sources(ctx, &ids))
}

fn row(ctx: ResultCtx, assessment: &Assessment, leading: &[Id<Role>], need: Id<Need>) -> El {
    let text = &ctx.texts().needs[need];
    let cells = leading.iter().map(|&role| {
        let rating = assessment.ratings[role][need];
        let values = [("role", ctx.name_in(assessment, role)), ("need", &*text.name), ("rating", &*rating.to_string())];
        let words = fill(ctx.labels().needs_rating(), &values);
        el("td").attr("title", &words).child(bar(rating)).child(el("span").text(&rating.to_string()))
    });
    let name = el("th").attr("scope", "row").child(el("span").text(&text.name));
    el("tr")
        .child(name.child(classed("span", "rf-quiet").text(&text.plain)))
        .child(classed("td", "rf-needs__weight").text(&ctx.percent(assessment.weight_percent(need))))
        .children(cells)
}
