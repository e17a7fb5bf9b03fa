//! What the answers say of a plan: who is there already, how many days a leader is there, and what comes first.

use super::{PRIORITIES, Plans, QUARTERS};
use crate::base::sort::indices_descending;
use crate::base::table::{Id, Table};
use crate::model::{ChoiceSet, Keep, Model, Need, Role};
use crate::scoring::Assessment;
use crate::topics::cost::estimate::proposed_days;
use crate::topics::cost::{Costs, Payment};

/// What the answers say of a plan.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Frame {
    /// Who is there already and is kept.
    pub kept: Option<Kept>,
    /// The days a month, from and to, in tenths, that the answers tell of for a leader who is there some days a month.
    pub days_a_month: Option<(u32, u32)>,
    /// The seat that a part-time leader leans to.
    pub lean: Option<Id<Role>>,
}

/// Somebody who is there already and is kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Kept {
    /// Who.
    pub keep: Id<Keep>,
    /// What the visitor said of them.
    pub told: ChoiceSet,
    /// Whether it is a seat, so that the plan is [`Plans::keep`]. Leaving it with the owner has the same plan whoever
    /// is there.
    pub is_seat: bool,
}

impl Frame {
    /// The frame of a plan for this option; days and help from outside are those of the costs.
    pub fn of(costs: &Costs, model: &Model, role: Id<Role>, assessment: &Assessment) -> Self {
        let row = &model.roles[role];
        let kept = assessment.of(role).and_then(|placement| placement.keep).map(|keep| Kept {
            keep,
            told: model.keeps[keep].when.named().common(assessment.facts.said()),
            is_seat: costs.kind_here(role, assessment) == Payment::InPlace,
        });
        let days = proposed_days(costs, assessment.amounts[row.workload]);
        Frame {
            kept,
            days_a_month: row.part_time.then_some((days.low, days.high)),
            lean: assessment.lean_of(model, role),
        }
    }
}

/// What comes first with an option: the widest of these gaps, as many as the quarters take, but for what the option is
/// not there for and what is hardly a gap beside the widest ([`Plans::priorities`]).
pub fn priorities(plans: &Plans, role: Id<Role>, gaps: &Table<Need, u32>) -> Vec<Id<Need>> {
    let ids: Vec<Id<Need>> = gaps.ids().filter(|need| !plans.excludes[role].needs.contains(need)).collect();
    let widest = ids.iter().map(|&need| gaps[need]).max().unwrap_or(0);
    let order = indices_descending(ids.iter().map(|&need| gaps[need].into()));
    let needs = order.into_iter().map(|place| ids[place]);
    let worth = needs.filter(|&need| gaps[need] > 0 && gaps[need] * 100 >= widest * plans.priorities.worth_from);
    worth.take(QUARTERS * PRIORITIES).collect()
}
