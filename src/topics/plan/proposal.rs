//! The plan that is proposed for a visitor: for which option, from which day, and with which priorities.

use super::{Frame, Plan, PlanInput, Plans, next_stage, plan_in, priorities};
use crate::base::date::Date;
use crate::base::table::{Id, Table};
use crate::model::{Model, Need, Role};
use crate::scoring::Assessment;
use crate::session::Answers;
use crate::topics::cost::Costs;
use crate::topics::cover::{Cover, Coverers, gap_points};

/// Among how many options, from the first on, a part-time leader has to be for it to be of interest how they work. Our own
/// judgement; it only decides what is shown.
const NEAR: usize = 2;

/// What a plan is proposed from.
#[derive(Clone, Copy)]
pub struct Proposal<'a> {
    /// Steps and rules.
    pub plans: &'a Plans,
    /// The rules by which the days of a part-time leader are proposed.
    pub costs: &'a Costs,
    /// The rules by which needs are covered.
    pub coverers: &'a Coverers,
    /// The model.
    pub model: &'a Model,
    /// The answers.
    pub answers: &'a Answers,
    /// Their assessment.
    pub assessment: &'a Assessment,
    /// Who covers what today, as far as it is said.
    pub said: &'a Cover,
    /// What is entered on the plan.
    pub input: &'a PlanInput,
    /// Today.
    pub today: Date,
}

impl Proposal<'_> {
    /// The option planned for: the one chosen, or the one in first place.
    pub fn role(&self) -> Id<Role> {
        let first = self.assessment.placements.first().map_or(Id::new(0), |first| first.role);
        self.input.role.unwrap_or(first)
    }

    /// The first day: the one that the visitor set, or the next Monday. Where a part-time leader has to be found first, it
    /// is some weeks later ([`super::StartRule`]).
    pub fn start(&self) -> Date {
        let role = self.role();
        let is_kept = self.assessment.of(role).is_some_and(|placement| placement.keep.is_some());
        let is_to_be_found = self.model.roles[role].part_time && !is_kept;
        let weeks = if is_to_be_found { self.plans.start.weeks_to_find } else { 0 };
        let weeks = i32::try_from(weeks).unwrap_or_default();
        self.input.start.unwrap_or_else(|| self.today.next_monday().plus_weeks(weeks))
    }

    /// What each need lacks today, with whom the answers tell of where nothing is said.
    fn gaps(&self) -> Table<Need, u32> {
        let cover = self.coverers.with_presumed(self.assessment.facts.said(), self.said);
        gap_points(self.coverers, self.model, self.assessment, &cover)
    }

    /// The plan.
    pub fn plan(&self) -> Plan {
        let role = self.role();
        let needs = priorities(self.plans, role, &self.gaps());
        let frame = Frame::of(self.costs, self.model, role, self.assessment);
        plan_in(self.plans, self.model, role, frame, self.start(), &needs, next_stage(self.model, self.answers))
    }
}

/// Whether it is of interest how a part-time leader works: one is near first place who is not there already.
pub fn is_engagement_near(model: &Model, assessment: &Assessment) -> bool {
    let near = assessment.placements.iter().take(NEAR).filter(|placement| placement.keep.is_none());
    near.into_iter().any(|placement| model.roles[placement.role].part_time)
}
