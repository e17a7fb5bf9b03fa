//! Why an option stands where it does: the reasons that hold, the strongest first.

use super::{Assessment, Contribution, Placement};
use crate::base::sort::indices_descending;
use crate::base::table::Id;
use crate::model::{Choice, Model, Reason};

/// What speaks for an option and what speaks against it, the strongest first. Equally strong reasons stand in the order of
/// the model.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Reasons {
    /// The reasons that add points.
    pub pros: Vec<Contribution>,
    /// The reasons that take points away.
    pub cons: Vec<Contribution>,
}

/// The reasons of one option. A reason without a condition holds for every company and is left out.
pub fn reasons(model: &Model, placement: &Placement) -> Reasons {
    let of_company = |contribution: &&Contribution| !model.reasons[contribution.reason].when.0.is_empty();
    let own: Vec<Contribution> = placement.contributions.iter().filter(of_company).copied().collect();
    let order = indices_descending(own.iter().map(|contribution| contribution.points.abs().into()));
    let (pros, cons) = order.into_iter().map(|index| own[index]).partition(|contribution| contribution.points > 0);
    Reasons { pros, cons }
}

/// The answers, stated or presumed, that make a reason hold. They are in the order of the questions.
pub fn because(model: &Model, assessment: &Assessment, reason: Id<Reason>) -> Vec<Id<Choice>> {
    model.reasons[reason].when.named().common(assessment.facts.all()).iter().collect()
}
