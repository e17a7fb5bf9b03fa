//! Why an option stands where it does: the reasons that hold, the strongest first.

use super::{Assessment, Contribution, Placement};
use crate::base::sort::indices_descending;
use crate::base::table::Id;
use crate::model::{Choice, Model, Reason};

/// What speaks for an option and what against it, the strongest first; of equally strong ones the first in the model.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Reasons {
    /// The reasons that add points.
    pub pros: Vec<Contribution>,
    /// The reasons that take points.
    pub cons: Vec<Contribution>,
}

/// The reasons of one option. What every company has (a reason without a condition) is not among them.
pub fn reasons(model: &Model, placement: &Placement) -> Reasons {
    let own = placement.contributions.iter().filter(|part| !model.reasons[part.reason].when.0.is_empty());
    let own: Vec<Contribution> = own.copied().collect();
    let order = indices_descending(own.iter().map(|part| part.points.abs().into()));
    let (pros, cons) = order.into_iter().map(|place| own[place]).partition(|part| part.points > 0);
    Reasons { pros, cons }
}

/// The answers that make a reason hold, said or presumed, in the order of the questions.
pub fn because(model: &Model, assessment: &Assessment, reason: Id<Reason>) -> Vec<Id<Choice>> {
    model.reasons[reason].when.named().common(assessment.facts.all()).iter().collect()
}
