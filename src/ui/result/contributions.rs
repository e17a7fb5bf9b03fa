//! What the points of an option are made of: a bar stacked by theme, and all reasons as a table that adds up.

use super::reasons::said;
use crate::base::sort::indices_descending;
use crate::base::table::Id;
use crate::model::Theme;
use crate::scoring::{Assessment, Contribution, Placement};
use crate::ui::kit::el::{El, classed, el, lazy_disclosure};
use crate::ui::result_ctx::ResultCtx;
use crate::ui::sources::sources;

/// The whole bar, in the unit of its pieces: thousandths of a percent.
const WHOLE: u32 = 100_000;

/// The stacked bar: a piece for each theme that adds points, and at its end what the others take; then each by name.
pub fn stack(ctx: ResultCtx, placement: &Placement) -> El {
    let sums = by_theme(ctx, placement);
    let gained: u32 = sums.iter().map(|(_, points)| points.max(&0).unsigned_abs()).sum();
    let taken: u32 = sums.iter().map(|(_, points)| points.min(&0).unsigned_abs()).sum();
    let gains = sums.iter().filter(|(_, points)| *points > 0);
    let pieces = gains
        .map(|(_, points)| classed("span", "rf-stack__part").css("inline-size", share(points.unsigned_abs(), gained)));
    let cut = (taken > 0 && gained > 0).then(|| {
        let cut = classed("span", "rf-stack__cut");
        let left = gained.saturating_sub(taken);
        cut.css("inset-inline-start", share(left, gained)).css("inline-size", share(gained - left, gained))
    });
    let names = sums.iter().map(|&(theme, points)| {
        let number = classed("strong", "rf-themes__points").text(&ctx.signed(points));
        el("li").text(&ctx.texts().themes[theme]).text(" ").child(number)
    });
    el("div")
        .child(classed("div", "rf-stack").attr("aria-hidden", "true").children(pieces).maybe(cut))
        .child(classed("ul", "rf-themes").children(names))
}

/// The points by theme, the most first; themes that come to nothing are left out.
fn by_theme(ctx: ResultCtx, placement: &Placement) -> Vec<(Id<Theme>, i32)> {
    let model = ctx.model();
    let sum = |theme| {
        let own = placement.contributions.iter().filter(|part| model.reasons[part.reason].theme == theme);
        own.map(|part| part.points).sum::<i32>()
    };
    let sums: Vec<(Id<Theme>, i32)> =
        model.questionnaire.themes.ids().map(|theme| (theme, sum(theme))).filter(|(_, points)| *points != 0).collect();
    let order = indices_descending(sums.iter().map(|&(_, points)| points.into()));
    order.into_iter().map(|place| sums[place]).collect()
}

/// Points as a share of all, exact to a thousandth of a percent.
fn share(points: u32, all: u32) -> String {
    let parts = u64::from(points) * u64::from(WHOLE) / u64::from(all.max(1));
    let thousandths = (parts % 1_000 + 1_000).to_string();
    [&(parts / 1_000).to_string(), ".", &thousandths[1..], "%"].concat()
}

/// The table of all reasons, drawn when it is asked for.
pub fn table(ctx: ResultCtx, assessment: &Assessment, placement: &Placement) -> El {
    let (assessment, placement) = (assessment.clone(), placement.clone());
    lazy_disclosure("rf-disclosure", el("summary").text(ctx.labels().points_title()), move || {
        drawn(ctx, &assessment, &placement)
    })
}

fn drawn(ctx: ResultCtx, assessment: &Assessment, placement: &Placement) -> El {
    let ui = ctx.labels();
    let order = indices_descending(placement.contributions.iter().map(|part| part.points.into()));
    let rows = order.into_iter().map(|place| row(ctx, assessment, &placement.contributions[place]));
    let head = el("tr")
        .child(el("th").attr("scope", "col").text(ui.points_part()))
        .child(classed("th", "rf-number").attr("scope", "col").text(ui.points_points()));
    let foot = el("tr")
        .child(el("th").attr("scope", "row").text(ui.points_sum()))
        .child(classed("td", "rf-number").text(&ctx.whole(placement.points)));
    let table = classed("table", "rf-points")
        .child(el("thead").child(head))
        .child(el("tbody").children(rows))
        .child(el("tfoot").child(foot));
    el("div").child(classed("p", "rf-quiet").text(ui.points_note())).child(table)
}

fn row(ctx: ResultCtx, assessment: &Assessment, part: &Contribution) -> El {
    let reason = &ctx.model().reasons[part.reason];
    let name = el("th").attr("scope", "row").text(&ctx.texts().themes[reason.theme]);
    let lines = said(ctx, assessment, part.reason).into_iter();
    el("tr")
        .child(
            name.children(lines.map(|line| classed("span", "rf-quiet").text(&line)))
                .child(sources(ctx, &reason.sources)),
        )
        .child(classed("td", "rf-number").text(&ctx.signed(part.points)))
}
