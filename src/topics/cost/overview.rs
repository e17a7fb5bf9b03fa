//! What all options cost side by side, with the figures that are used now.

use super::{Basis, BreakEven, CostEstimate, CostInput, Costs, Money, Region, break_even};
use crate::base::table::{Id, Table};
use crate::model::{Model, Role};
use crate::scoring::Assessment;
use crate::session::Answers;

/// What all options cost in one region.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Overview<'c> {
    /// Where.
    pub region: Id<Region>,
    /// What each option costs; of somebody who is kept only what is new.
    pub estimates: Table<Role, CostEstimate<'c>>,
    /// What a part-time leader costs who is not there yet: the price to compare a post and the money with.
    pub part_time: Option<CostEstimate<'c>>,
    /// What the visitor said that they can spend.
    pub money: Option<Money>,
}

impl<'c> Overview<'c> {
    /// What the options cost with these answers and the visitor's own figures. `placed` are the answers with what is
    /// presumed of the country: its prices are shown unless another region is chosen.
    pub fn new(
        costs: &'c Costs,
        model: &Model,
        (answers, assessment): (&Answers, &Assessment),
        placed: &Answers,
        input: &CostInput,
    ) -> Self {
        let region = input.region.unwrap_or_else(|| costs.region_of(placed));
        let basis = Basis { costs, model, region, assessment, edits: &input.figures };
        Overview {
            region,
            estimates: Table::new(model.roles.ids().map(|role| basis.estimate(role)).collect()),
            part_time: costs.part_time().map(|role| basis.estimate_new(role)),
            money: costs.money_of(&model.questionnaire, answers),
        }
    }

    /// From how many days a part-time leader costs as much as this option, if it is a permanent post.
    pub fn break_even(&self, role: Id<Role>) -> Option<BreakEven> {
        break_even(&self.estimates[role], self.part_time.as_ref()?)
    }

    /// The highest cost of any option in the first year, at least 1: the end of a scale for all of them.
    pub fn highest(&self) -> u32 {
        let highest = self.estimates.rows().iter().map(|estimate| estimate.first_year.high).max();
        highest.unwrap_or_default().max(1)
    }
}
