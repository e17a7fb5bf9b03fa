//! How a part-time leader works with a company: five steps on a line of weeks.

use crate::base::table::Id;
use crate::model::{Phase, Source};
use crate::text::fill;
use crate::ui::kit::el::{El, classed, el, quiet, when_near};
use crate::ui::kit::heading::section_heading;
use crate::ui::result_ctx::ResultCtx;
use crate::ui::sources::sources;

/// The weeks that the picture spans.
const WEEKS: u32 = 52;

/// The engagement timeline. The heading is there at once; the steps are drawn when they come near.
pub fn engagement(ctx: ResultCtx) -> El {
    let labels = ctx.labels();
    let rows = ctx.model().phases.iter();
    let ids: Vec<Id<Source>> =
        rows.flat_map(|(id, phase)| phase.sources.iter().chain(&ctx.texts().phases[id].sources)).copied().collect();
    let draw = move || {
        let phases = ctx.model().phases.ids().map(|phase| phase_step(ctx, phase));
        el("div")
            .child(quiet(labels.engagement_note()))
            .child(classed("ol", "rf-phases").children(phases))
            .child(sources(ctx, &ids))
    };
    classed("section", "rf-engagement")
        .child(section_heading(labels.engagement_title()))
        .child(when_near(move || ctx.is_on_paper(), draw))
}

fn phase_step(ctx: ResultCtx, phase: Id<Phase>) -> El {
    let labels = ctx.labels();
    let row = &ctx.model().phases[phase];
    let text = &ctx.texts().phases[phase];
    let weeks = [("from", &*(row.weeks.0 + 1).to_string()), ("to", &*row.weeks.1.to_string())];
    let weeks = if row.is_quarterly { labels.each_quarter().to_string() } else { fill(labels.weeks(), &weeks) };
    let days = [("from", &*ctx.tenths(row.days_a_month.0)), ("to", &*ctx.tenths(row.days_a_month.1))];
    let when = [weeks, fill(labels.days_a_month(), &days)].join(" · ");
    let gets = el("p").child(el("strong").text(labels.engagement_gets())).text(" ").text(&text.result);
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
