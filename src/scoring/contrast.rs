//! Why the first option comes before the second: the reasons that give them different points. All differences together
//! are exactly the lead.

use super::{Assessment, Placement};
use crate::base::sort::indices_descending;
use crate::base::table::Id;
use crate::model::{Model, Reason, Role};

/// How many reasons are named for the first option at most.
const MOST_FOR_FIRST: usize = 3;

/// How many reasons are named for the second option at most.
const MOST_FOR_SECOND: usize = 2;

/// The option in first place compared with the one in second place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Contrast {
    /// The option in first place.
    pub first: Id<Role>,
    /// The option in second place.
    pub second: Id<Role>,
    /// How many points the first option is ahead.
    pub lead: u32,
    /// What favours the first option most, the strongest first.
    pub for_first: Vec<Difference>,
    /// What favours the second option most, the strongest first.
    pub for_second: Vec<Difference>,
}

/// What one reason gives to each of two options.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Difference {
    /// The reason.
    pub reason: Id<Reason>,
    /// The points of the first and of the second option.
    pub points: (i32, i32),
}

impl Difference {
    /// How many more points the first option gets from this reason than the second. Negative if it gets fewer.
    pub fn gap(&self) -> i32 {
        self.points.0 - self.points.1
    }
}

/// The first option compared with the second. `None` if there are fewer than two options.
pub fn contrast(model: &Model, assessment: &Assessment) -> Option<Contrast> {
    let [first, second, ..] = &assessment.placements[..] else { return None };
    let all = differences(model, first, second);
    let strongest = |sign: i32, most: usize| {
        let favouring: Vec<Difference> = all.iter().filter(|reason| reason.gap() * sign > 0).copied().collect();
        let order = indices_descending(favouring.iter().map(|reason| reason.gap().abs().into()));
        order.into_iter().take(most).map(|index| favouring[index]).collect()
    };
    Some(Contrast {
        first: first.role,
        second: second.role,
        lead: assessment.lead(),
        for_first: strongest(1, MOST_FOR_FIRST),
        for_second: strongest(-1, MOST_FOR_SECOND),
    })
}

/// All reasons that count for either of two options, in the order of the model. The gaps sum exactly to the points of the
/// first minus those of the second.
pub fn differences(model: &Model, first: &Placement, second: &Placement) -> Vec<Difference> {
    let points = |placement: &Placement, reason: Id<Reason>| {
        let found = placement.contributions.binary_search_by_key(&reason, |contribution| contribution.reason);
        found.map_or(0, |index| placement.contributions[index].points)
    };
    let both = model
        .reasons
        .ids()
        .map(|reason| Difference { reason, points: (points(first, reason), points(second, reason)) });
    both.filter(|reason| reason.points != (0, 0)).collect()
}
