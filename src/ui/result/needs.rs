//! The twelve needs by weight, and how well the leading options cover each.

use super::result_page::LEADING;
use crate::base::table::Id;
use crate::evaluation::Evaluation;
use crate::model::{Need, Role};
use crate::text::fill;
use crate::ui::kit::bar::bar;
use crate::ui::kit::el::{El, classed, el, quiet, when_near};
use crate::ui::kit::table::scrolling;
use crate::ui::result_ctx::ResultCtx;
use crate::ui::sources::sources_fn;

/// The responsibilities view. The heading is there at once; the table is drawn when it comes near.
pub fn needs(ctx: ResultCtx) -> El {
    classed("section", "rf-needs")
        .child(el("h3").text(ctx.labels().needs_title()))
        .child(when_near(move || ctx.is_on_paper(), move || needs_table(ctx)))
}

/// The options that are compared, in their order.
fn leading(evaluation: &Evaluation) -> Vec<Id<Role>> {
    let placements = evaluation.assessment().placements.iter();
    placements.take(LEADING).map(|placement| placement.role).collect()
}

fn needs_table(ctx: ResultCtx) -> El {
    let labels = ctx.labels();
    let heads = move || {
        let evaluation = ctx.watch_evaluation();
        leading(&evaluation).into_iter().map(|role| ctx.short_in(evaluation.assessment(), role)).collect()
    };
    let head = el("tr")
        .child(el("th").attr("scope", "col").text(labels.needs_need()))
        .child(el("th").attr("scope", "col").text(labels.needs_weight()))
        .each(heads, |name: &str| el("th").attr("scope", "col").text(name));
    let order = move || ctx.watch_evaluation().assessment().needs_by_weight();
    let table = classed("table", "rf-needs__table")
        .child(el("thead").child(head))
        .child(el("tbody").each(order, move |need| need_row(ctx, need)));
    let who = move || {
        let model = ctx.model();
        let leading = leading(&ctx.watch_evaluation());
        let bases = model.needs.rows().iter().flat_map(|need| need.sources.iter());
        let rated = leading.iter().flat_map(|&role| model.roles[role].ratings.rows());
        bases.chain(rated.flat_map(|rating| rating.sources.iter())).copied().collect()
    };
    el("div")
        .child(quiet(labels.needs_note()))
        .child(scrolling(labels.needs_title(), table))
        .child(sources_fn(ctx, who))
}

fn need_row(ctx: ResultCtx, need: Id<Need>) -> El {
    let text = &ctx.texts().needs[need];
    let weight = move || ctx.percent(ctx.watch_evaluation().assessment().weight_percent(need));
    // A cell has nothing to hold or open: another rating is another cell.
    let ratings = move || {
        let evaluation = ctx.watch_evaluation();
        let assessment = evaluation.assessment();
        let leading = leading(&evaluation).into_iter();
        leading.map(|role| (role, ctx.name_in(assessment, role), assessment.ratings[role][need])).collect()
    };
    let cell = move |(_, role, rating): (Id<Role>, &'static str, u32)| {
        let rating_text = rating.to_string();
        let values = [("role", role), ("need", &*text.name), ("rating", &*rating_text)];
        let told = fill(ctx.labels().needs_rating(), &values);
        el("td").attr("title", &told).child(bar(rating)).child(el("span").text(&rating_text))
    };
    let name = el("th").attr("scope", "row").child(el("span").text(&text.name));
    el("tr")
        .child(name.child(classed("span", "rf-quiet").text(&text.plain)))
        .child(classed("td", "rf-needs__weight").text_fn(weight))
        .each(ratings, cell)
}
