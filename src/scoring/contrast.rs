//! Why the first option stands before the second: the parts of the score in which they differ most.
//!
//! In an additive model the lead is exactly the sum of the differences part by part, so that naming the greatest of
//! them explains it. The strongest one that speaks for the second is always named too, so that the answer shows both
//! sides (contrastive explanation of rankings).

use crate::model::{Id, Model, Role};
use crate::order::descending;
use crate::scoring::{Assessment, POINTS_PER_PERCENT, Part, Placement};

/// How many parts are named that favour the first.
const MOST_FOR_FIRST: usize = 2;

/// How many parts are named that favour the second.
const MOST_FOR_SECOND: usize = 1;

/// First against second place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Contrast {
    /// The option in first place; of level ones the one that stands first.
    pub first: Id<Role>,
    /// The option after it.
    pub second: Id<Role>,
    /// The points of the first minus those of the second; 0 at a tie.
    pub lead: u32,
    /// What favours the first most, two at most, the greatest difference first.
    pub for_first: Vec<Difference>,
    /// What favours the second most, one at most: the best counter-argument.
    pub for_second: Vec<Difference>,
}

/// One part of the score, of two options.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Difference {
    /// The part. A cap is the one that takes away more; of equal ones that of the second option.
    pub part: Part,
    /// The points that each has from it, first and second; what a cap takes is negative.
    pub points: (i32, i32),
    /// How well each covers the need or how well its form suits, 0..=100; for a cap the percent that each can score at
    /// most (100 where none holds it down).
    pub ratings: (u32, u32),
}

impl Difference {
    /// How many points more the first has from it than the second; negative if it has less.
    pub fn gap(&self) -> i32 {
        self.points.0 - self.points.1
    }
}

/// First against second place; `None` with less than two options.
pub fn contrast(model: &Model, assessment: &Assessment) -> Option<Contrast> {
    let [first, second, ..] = &assessment.placements[..] else { return None };
    let all = differences(model, assessment, first, second);
    let strongest = |sign: i32, most: usize| {
        let favouring: Vec<Difference> = all.iter().filter(|part| part.gap() * sign > 0).copied().collect();
        let order = descending(favouring.iter().map(|part| part.gap().abs().into()));
        order.into_iter().take(most).map(|place| favouring[place]).collect()
    };
    Some(Contrast {
        first: first.role,
        second: second.role,
        lead: first.points - second.points,
        for_first: strongest(1, MOST_FOR_FIRST),
        for_second: strongest(-1, MOST_FOR_SECOND),
    })
}

/// All parts of two options side by side: the needs in their order, the form, and the caps where one holds either of
/// them down. The gaps sum exactly to the points of the first minus those of the second.
pub fn differences(model: &Model, assessment: &Assessment, first: &Placement, second: &Placement) -> Vec<Difference> {
    let (of_first, of_second) = (&assessment.ratings[first.role], &assessment.ratings[second.role]);
    let mut all: Vec<Difference> = Vec::new();
    for criterion in model.criteria.ids() {
        let part = Part::Need(criterion);
        let ratings = (of_first[criterion], of_second[criterion]);
        all.push(Difference { part, points: (points(first, part), points(second, part)), ratings });
    }
    let form = |placement: &Placement| {
        let role = &model.roles[placement.role];
        role.form.at(assessment.amounts[role.workload])
    };
    let points_for_form = (points(first, Part::Form), points(second, Part::Form));
    all.push(Difference { part: Part::Form, points: points_for_form, ratings: (form(first), form(second)) });
    let (taken_first, taken_second) = (taken(first), taken(second));
    let cap = if taken_first < taken_second { first.cap() } else { second.cap().or(first.cap()) };
    if let Some(cap) = cap {
        let ratings = (limit(first), limit(second));
        all.push(Difference { part: Part::Cap(cap), points: (taken_first, taken_second), ratings });
    }
    all
}

fn points(placement: &Placement, part: Part) -> i32 {
    let found = placement.contributions.iter().find(|contribution| contribution.part == part);
    found.map_or(0, |contribution| contribution.points)
}

/// What caps take away, at most 0.
fn taken(placement: &Placement) -> i32 {
    placement.cap().map_or(0, |cap| points(placement, Part::Cap(cap)))
}

/// An option that a cap holds down stands exactly at its limit.
fn limit(placement: &Placement) -> u32 {
    if placement.cap().is_some() { placement.points / POINTS_PER_PERCENT } else { 100 }
}
