//! How a part-time leader works with a company: five steps on a line of weeks.

use super::el::{El, classed, el};
use super::full::Full;
use super::sources::sources;
use crate::model::{Id, Phase, Source};
use crate::text::fill;

/// The weeks that the picture spans.
const WEEKS: u32 = 52;

/// The engagement timeline.
pub fn engagement(full: Full) -> El {
    let ui = full.ui();
    let phases = full.model().phases.ids().map(|phase| step(full, phase));
    let rows = full.model().phases.iter();
    let ids: Vec<Id<Source>> =
        rows.flat_map(|(id, phase)| phase.sources.iter().chain(&full.text().phases[id].sources)).copied().collect();
    classed("section", "rf-engagement")
        .child(el("h3").text(ui.engagement_title()))
        .child(classed("p", "rf-quiet").text(ui.engagement_note()))
        .child(classed("ol", "rf-phases").children(phases))
        .child(sources(full, &ids))
}

fn step(full: Full, phase: Id<Phase>) -> El {
    let ui = full.ui();
    let row = &full.model().phases[phase];
    let text = &full.text().phases[phase];
    let weeks = [("from", &*(row.weeks.0 + 1).to_string()), ("to", &*row.weeks.1.to_string())];
    let weeks = if row.is_quarterly { ui.each_quarter().to_string() } else { fill(ui.weeks(), &weeks) };
    let days = [("from", &*full.days(row.days_a_month.0)), ("to", &*full.days(row.days_a_month.1))];
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
