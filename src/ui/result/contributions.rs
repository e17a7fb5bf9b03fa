//! What the points of an option are made of: a bar stacked by theme, and all reasons as a table that adds up.

use super::reasons::{Subject, points_of, said};
use crate::base::sort::indices_descending;
use crate::base::table::Id;
use crate::model::{Reason, Theme};
use crate::scoring::Placement;
use crate::ui::kit::el::{El, classed, el, lazy_disclosure, quiet};
use crate::ui::result_ctx::ResultCtx;
use crate::ui::sources::sources;

/// The whole bar, in the unit of its pieces: thousandths of a percent.
const WHOLE: u32 = 100_000;

/// The stacked bar: a piece for each theme that adds points, and at its end what the others take; then each by name.
/// Nothing in it can be opened or held, so it is drawn anew where a sum is another one.
pub fn stack(ctx: ResultCtx, subject: Subject) -> El {
    let sums = subject.follow(ctx, move |_, placement| Some(sums_by_theme(ctx, placement)));
    el("div").keyed(sums, move |sums| stack_of(ctx, &sums))
}

fn stack_of(ctx: ResultCtx, sums: &[(Id<Theme>, i32)]) -> El {
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
        .child(classed("div", "rf-stack").attr("aria-hidden", "true").children(pieces).opt_child(cut))
        .child(classed("ul", "rf-themes").children(names))
}

/// The points by theme, the most first; themes that come to nothing are left out.
fn sums_by_theme(ctx: ResultCtx, placement: &Placement) -> Vec<(Id<Theme>, i32)> {
    let model = ctx.model();
    let sum = |theme| {
        let own = placement.contributions.iter().filter(|part| model.reasons[part.reason].theme == theme);
        own.map(|part| part.points).sum::<i32>()
    };
    let sums: Vec<(Id<Theme>, i32)> =
        model.questionnaire.themes.ids().map(|theme| (theme, sum(theme))).filter(|(_, points)| *points != 0).collect();
    let order = indices_descending(sums.iter().map(|&(_, points)| points.into()));
    order.into_iter().map(|index| sums[index]).collect()
}

/// Points as a share of all, exact to a thousandth of a percent.
fn share(points: u32, all: u32) -> String {
    let parts = u64::from(points) * u64::from(WHOLE) / u64::from(all.max(1));
    let thousandths = (parts % 1_000 + 1_000).to_string();
    [&(parts / 1_000).to_string(), ".", &thousandths[1..], "%"].concat()
}

/// The table of all reasons, drawn when it is asked for.
pub fn table(ctx: ResultCtx, subject: Subject) -> El {
    let summary = el("summary").text(ctx.labels().points_title());
    lazy_disclosure("rf-disclosure", summary, move || points_table(ctx, subject))
}

fn points_table(ctx: ResultCtx, subject: Subject) -> El {
    let labels = ctx.labels();
    let order = subject.follow(ctx, |_, placement| {
        let parts = &placement.contributions;
        let order = indices_descending(parts.iter().map(|part| part.points.into()));
        order.into_iter().map(|index| parts[index].reason).collect::<Vec<_>>()
    });
    let sum = subject.follow(ctx, move |_, placement| ctx.whole(placement.points));
    let head = el("tr")
        .child(el("th").attr("scope", "col").text(labels.points_part()))
        .child(classed("th", "rf-number").attr("scope", "col").text(labels.points_points()));
    let foot = el("tr")
        .child(el("th").attr("scope", "row").text(labels.points_sum()))
        .child(classed("td", "rf-number").text_fn(sum));
    let table = classed("table", "rf-points")
        .child(el("thead").child(head))
        .child(el("tbody").each(order, move |reason| points_row(ctx, subject, reason)))
        .child(el("tfoot").child(foot));
    el("div").child(quiet(labels.points_note())).child(table)
}

fn points_row(ctx: ResultCtx, subject: Subject, reason: Id<Reason>) -> El {
    let row = &ctx.model().reasons[reason];
    let lines = move || said(ctx, ctx.watch_evaluation().assessment(), reason);
    let name = el("th")
        .attr("scope", "row")
        .text(&ctx.texts().themes[row.theme])
        .each(lines, |line| classed("span", "rf-quiet").text(&line))
        .child(sources(ctx, &row.sources));
    let points = subject.follow(ctx, move |_, placement| ctx.signed(points_of(placement, reason)));
    el("tr").child(name).child(classed("td", "rf-number").text_fn(points))
}
