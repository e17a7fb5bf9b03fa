//! How much work there is: the mean of what the answers tell, each counted by the trust put in it.
//!
//! A mean instead of a sum, so that an unanswered question is simply not heard, and one answer that says
//! little cannot outweigh one that says much (for example the visitor's own count of hours).

use crate::base::round::ratio;
use crate::base::table::{Id, Table};
use crate::model::{ChoiceSet, Model, Workload};

/// The estimated amount of each kind of work, in tenths of a day a month, rounded half up.
pub fn amounts(model: &Model, facts: ChoiceSet) -> Table<Workload, u32> {
    Table::new(model.workloads.ids().map(|workload| amount(model, facts, workload)).collect())
}

fn amount(model: &Model, facts: ChoiceSet, workload: Id<Workload>) -> u32 {
    let told = facts.iter().flat_map(|choice| &model.consequences[choice].evidence);
    let heard = told
        .filter(|evidence| evidence.workload == workload)
        .filter(|evidence| evidence.when.holds(facts))
        .map(|evidence| evidence.estimate);
    let all = heard.chain([model.workloads[workload].prior]);
    let (sum, trust) =
        all.fold((0, 0), |(sum, trust), estimate| (sum + estimate.tenths * estimate.trust, trust + estimate.trust));
    ratio(sum.into(), trust.into())
}
