//! Why the first option comes before the second: the reasons that part them, which add up to the lead.

use super::reasons::said;
use crate::scoring::Assessment;
use crate::scoring::contrast::{Difference, contrast};
use crate::text::fill;
use crate::ui::kit::el::{El, classed, el};
use crate::ui::result_ctx::ResultCtx;

/// First against second place.
pub fn contrast_view(ctx: ResultCtx, assessment: &Assessment) -> Option<El> {
    let ui = ctx.labels();
    let found = contrast(ctx.model(), assessment)?;
    let [first, second, ..] = &assessment.placements[..] else { return None };
    let names = [("first", ctx.advice(assessment, first)), ("second", ctx.advice(assessment, second))];
    let lead = i32::try_from(found.lead).unwrap_or(i32::MAX);
    let told = match lead {
        0 => ui.contrast_tie().to_string(),
        lead => fill(ui.contrast_lead(), &[("lead", &ctx.points(lead))]),
    };
    let lines = |parts: &[Difference]| el("ul").children(parts.iter().map(|part| line(ctx, assessment, part)));
    let named: i32 = found.for_first.iter().chain(&found.for_second).map(Difference::gap).sum();
    let rest = fill(ui.contrast_rest(), &[("gap", &ctx.points_more(lead - named))]);
    let turn = if found.for_second.is_empty() { ui.contrast_no_but() } else { ui.contrast_but() };
    Some(
        classed("section", "rf-contrast")
            .child(el("h3").text(&fill(ui.contrast_title(), &names)))
            .child(el("p").text(&told))
            .child(classed("div", "rf-contrast__for").child(lines(&found.for_first)))
            .child(el("p").text(&fill(turn, &names)))
            .child(classed("div", "rf-contrast__against").child(lines(&found.for_second)))
            .child(el("p").text(&rest)),
    )
}

/// One reason, with what it adds to the lead of the first or takes from it.
fn line(ctx: ResultCtx, assessment: &Assessment, part: &Difference) -> El {
    let lines = said(ctx, assessment, part.reason).into_iter();
    let gap = classed("strong", "rf-contrast__gap").text(&ctx.points_more(part.gap()));
    el("li")
        .child(el("p").child(gap).text(" ").text(&ctx.texts().reasons[part.reason]))
        .children(lines.map(|line| classed("p", "rf-reason__said").text(&line)))
}
