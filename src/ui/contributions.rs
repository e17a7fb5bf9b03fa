//! What the points of an option are made of: a stacked bar, and the same as a table that adds up.

use super::el::{El, classed, el, lazy_disclosure};
use super::full::Full;
use super::sources::sources;
use crate::model::{Id, Role};
use crate::order::descending;
use crate::scoring::{Assessment, Contribution, PARTS, POINTS_PER_PERCENT, Part, Placement};
use crate::text::fill;

/// The stacked bar: a piece for each part, and what a limit takes away at its end.
pub fn stack(placement: &Placement) -> El {
    let gains = placement.contributions.iter().filter(|part| part.points > 0);
    let pieces = gains.map(|part| {
        let class = if part.part == Part::Form { "rf-stack__part rf-stack__part--form" } else { "rf-stack__part" };
        classed("span", class).css("inline-size", share(part.points.unsigned_abs()))
    });
    let taken = placement.uncapped_points().unsigned_abs().saturating_sub(placement.points);
    let cut = (taken > 0).then(|| {
        let cut = classed("span", "rf-stack__cut");
        cut.css("inset-inline-start", share(placement.points)).css("inline-size", share(taken))
    });
    classed("div", "rf-stack").attr("aria-hidden", "true").children(pieces).maybe(cut)
}

/// Points as a share of the whole bar, exact to the point.
fn share(points: u32) -> String {
    let thousandths = (points % POINTS_PER_PERCENT + POINTS_PER_PERCENT).to_string();
    [&(points / POINTS_PER_PERCENT).to_string(), ".", &thousandths[1..], "%"].concat()
}

/// The table behind the bar, drawn when it is asked for.
pub fn table(full: Full, assessment: &Assessment, placement: &Placement) -> El {
    let (assessment, placement) = (assessment.clone(), placement.clone());
    lazy_disclosure("rf-disclosure", el("summary").text(full.ui().points_title()), move || {
        drawn(full, &assessment, &placement)
    })
}

fn drawn(full: Full, assessment: &Assessment, placement: &Placement) -> El {
    let ui = full.ui();
    let head = |text: &str| el("th").attr("scope", "col").text(text);
    let heads = [ui.points_part(), ui.points_counts(), ui.points_covers(), ui.points_points()];
    let order = descending(placement.contributions.iter().map(|part| part.points.into()));
    let rows = order.into_iter().map(|place| row(full, assessment, placement.role, &placement.contributions[place]));
    let sum = fill(ui.points_sum(), &[("percent", &full.percent(placement.percent()))]);
    let points = i32::try_from(placement.points).unwrap_or_default();
    let foot = el("tr")
        .child(el("th").attr("scope", "row").attr("colspan", "3").text(&sum))
        .child(classed("td", "rf-number").text(&full.whole(points)));
    let table = classed("table", "rf-points rf-points--parts")
        .child(el("thead").child(el("tr").children(heads.map(head))))
        .child(el("tbody").children(rows))
        .child(el("tfoot").child(foot));
    el("div").child(classed("p", "rf-quiet").text(ui.points_note())).child(table)
}

fn row(full: Full, assessment: &Assessment, role: Id<Role>, part: &Contribution) -> El {
    let ui = full.ui();
    let model = full.model();
    let of_whole = |parts: u32| [&full.whole(parts as i32), " / ", &full.whole(PARTS as i32)].concat();
    let (name, counts, covers, who) = match part.part {
        Part::Need(need) => {
            let rating = &model.roles[role].ratings[need];
            let bases = [&rating.sources[..], &model.criteria[need].sources].concat();
            let covered = assessment.ratings[role][need];
            (&*full.text().criteria[need].name, of_whole(assessment.weights[need]), covered.to_string(), bases)
        }
        Part::Form => {
            let row = &model.roles[role];
            let suits = row.form.at(assessment.amounts[row.workload]);
            (ui.points_form(), of_whole(model.form_share), suits.to_string(), row.form_sources.to_vec())
        }
        Part::Cap(cap) => (ui.points_limit(), String::new(), String::new(), model.caps[cap].sources.to_vec()),
    };
    el("tr")
        .child(el("th").attr("scope", "row").text(name).child(sources(full, &who)))
        .child(classed("td", "rf-number").text(&counts))
        .child(classed("td", "rf-number").text(&covers))
        .child(classed("td", "rf-number").text(&full.whole(part.points)))
}
