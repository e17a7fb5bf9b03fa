//! How much work there is: for each kind of work the mean of all estimates, weighted by the trust put in each.
//!
//! A mean is used instead of a sum. An unanswered question then has no influence, and an answer that says little cannot
//! outweigh one that says much, such as the visitor's own count of hours.

use crate::base::round::ratio;
use crate::base::table::Table;
use crate::model::{ChoiceSet, Model, WorkEstimate, Workload};

/// The estimated amount of each kind of work, in tenths of a day a month, rounded half up.
///
/// The estimates are the workload's prior and the evidence of every choice among the facts. The amount is 0 where no
/// estimate has any trust.
pub fn amounts(model: &Model, facts: &ChoiceSet) -> Table<Workload, u32> {
    let mut sums: Vec<WeightedSum> = vec![WeightedSum::default(); model.workloads.len()];
    for (sum, workload) in sums.iter_mut().zip(model.workloads.rows()) {
        sum.add(workload.prior);
    }
    for choice in facts.iter() {
        for evidence in model.consequences[choice].evidence.iter().filter(|evidence| evidence.when.holds(facts)) {
            sums[evidence.workload.index()].add(evidence.estimate);
        }
    }
    Table::new(sums.into_iter().map(|sum| ratio(sum.tenths, sum.trust)).collect())
}

/// Estimates added up, each times its trust.
#[derive(Clone, Default)]
struct WeightedSum {
    tenths: u64,
    trust: u64,
}

impl WeightedSum {
    fn add(&mut self, estimate: WorkEstimate) {
        self.tenths += u64::from(estimate.tenths) * u64::from(estimate.trust);
        self.trust += u64::from(estimate.trust);
    }
}
