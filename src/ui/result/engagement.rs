//! How a part-time leader works with a company: five steps on a line of weeks.

use crate::base::table::Id;
use crate::model::{Phase, Source};
use crate::text::fill;
use crate::ui::kit::el::{El, classed, el};
use crate::ui::result_ctx::ResultCtx;
use crate::ui::sources::sources;

/// The weeks that the picture spans.
const WEEKS: u32 = 52;

/// The engagement timeline.
pub fn engagement(ctx: ResultCtx) -> El {
    let ui = ctx.labels();
    let phases = ctx.model().phases.ids().map(|phase| step(ctx, phase));
    let rows = ctx.model().phases.iter();
    let ids: Vec<Id<Source>> =
        rows.flat_map(|(id, phase)| phase.sources.iter().chain(&ctx.texts().phases[id].sources)).copied().collect();
    classed("section", "rf-engagement")
        .child(el("h3").text(ui.engagement_title()))
        .child(classed("p", "rf-quiet").text(ui.engagement_note()))
        .child(classed("ol", "rf-phases").children(phases))
        .child(sources(ctx, &ids))
}

fn step(ctx: ResultCtx, phase: Id<Phase>) -> El {
    let ui = ctx.labels();
    let row = &ctx.model().phases[phase];
    let text = &ctx.texts().phases[phase];
    let weeks = [("from", &*(row.weeks.0 + 1).to_string()), ("to", &*row.weeks.1.to_string())];
    let weeks = if row.is_quarterly { ui.each_quarter().to_string() } else { fill(ui.weeks(), &weeks) };
    let days = [("from", &*ctx.tenths(row.days_a_month.0)), ("to", &*ctx.tenths(row.days_a_month.1))];
    let when = [weeks, fill(ui.days_a_month(), &days)].join(" · ");
    let gets = el("p").child(el("strong").text(ui.engagement_gets())).text(" ").text(&text.result);
    el("li")
        .child(classed("h4", "rf-phase__name").text(&text.name))
        .child(classed("p", "rf-phase__when").text(&when))
        .child(classed("div", "rf-phase__line").attr("aria-hidden", "true").children(marks(row)))
        .child(el("p").text(&text.what))
        .child(gets)
}

/// One bar over the weeks, or a mark at each quarter.
fn marks(phase: &Phase) -> Vec<El> {
    let share = |weeks: u32| [&(weeks * 100 / WEEKS).to_string(), "%"].concat();
    let mark = |from: u32, length: u32| {
        classed("span", "rf-phase__mark").css("inset-inline-start", share(from)).css("inline-size", share(length))
    };
    let (from, to) = phase.weeks;
    if phase.is_quarterly {
        return (1..=WEEKS / 13).map(|quarter| mark(quarter * 13 - 1, 1)).collect();
    }
    vec![mark(from, to.saturating_sub(from).max(1))]
}
