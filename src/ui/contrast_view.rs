//! Why the first option comes before the second, in sentences made from the numbers.

use super::el::{El, classed, el};
use super::full::Full;
use crate::model::{Id, Role};
use crate::scoring::contrast::{Difference, contrast};
use crate::scoring::{Assessment, Part};
use crate::text::fill;

/// First against second place.
pub fn contrast_view(full: Full, assessment: &Assessment) -> Option<El> {
    let ui = full.ui();
    let found = contrast(full.model(), assessment)?;
    let names = [("first", full.role_name(found.first)), ("second", full.role_name(found.second))];
    let lead = if found.lead == 0 {
        ui.contrast_tie().to_string()
    } else {
        fill(ui.contrast_lead(), &[("lead", &full.days(tenths(found.lead)))])
    };
    let for_first = found.for_first.iter().map(|part| sentence(full, found.first, found.second, part, false));
    let for_second = found.for_second.iter().map(|part| sentence(full, found.second, found.first, part, true));
    let lines = |lines: &mut dyn Iterator<Item = String>| el("ul").children(lines.map(|line| el("li").text(&line)));
    let named: i32 = found.for_first.iter().chain(&found.for_second).map(Difference::gap).sum();
    let rest = i32::try_from(found.lead).unwrap_or(0) - named;
    let for_whom = if rest >= 0 { found.first } else { found.second };
    let values = [("gap", &*full.days(tenths(rest.unsigned_abs()))), ("better", full.role_name(for_whom))];
    let rest = fill(ui.contrast_rest(), &values);
    let turn = if found.for_second.is_empty() { ui.contrast_no_but() } else { ui.contrast_but() };
    Some(
        classed("section", "rf-contrast")
            .child(el("h3").text(&fill(ui.contrast_title(), &names)))
            .child(el("p").text(&lead))
            .child(classed("div", "rf-contrast__for").child(lines(&mut for_first.into_iter())))
            .child(el("p").text(&fill(turn, &names)))
            .child(classed("div", "rf-contrast__against").child(lines(&mut for_second.into_iter())))
            .child(el("p").text(&rest)),
    )
}

/// Points as tenths of a percent.
fn tenths(points: u32) -> u32 {
    (points + 50) / 100
}

/// One difference, told from the side of the option that it favours.
fn sentence(full: Full, better: Id<Role>, other: Id<Role>, part: &Difference, is_turned: bool) -> String {
    let ui = full.ui();
    let (a, b) = if is_turned { (part.ratings.1, part.ratings.0) } else { part.ratings };
    let gap = full.days(tenths(part.gap().unsigned_abs()));
    let (template, need, reason) = match part.part {
        Part::Need(need) => (ui.contrast_need(), &*full.text().criteria[need].name, ""),
        Part::Form => (ui.contrast_form(), "", ""),
        Part::Cap(cap) => (ui.contrast_cap(), "", &*full.text().caps[cap]),
    };
    let (better, other) = (full.role_name(better), full.role_name(other));
    let (a, b) = (a.to_string(), b.to_string());
    let values =
        [("better", better), ("other", other), ("need", need), ("reason", reason), ("a", &a), ("b", &b), ("gap", &gap)];
    fill(template, &values)
}
