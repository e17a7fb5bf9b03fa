//! What plan, brief and calendar file share on their screen: the plan as it is now.

use crate::base::date::Date;
use crate::content::{PlanTopicWords, TopicContent};
use crate::i18n;
use crate::topics::labels::PlanLabels;
use crate::topics::plan::{Plan, Plans, Proposal};
use crate::ui::kit::derived::Derived;
use crate::ui::result_ctx::ResultCtx;

/// What all parts of the screen on plan and brief are made of. Made once for each screen.
#[derive(Clone, Copy)]
pub struct PlanView {
    /// What all lazy screens are given.
    pub ctx: ResultCtx,
    /// Steps and rules.
    pub plans: &'static Plans,
    /// The words of plan, brief and calendar.
    pub words: &'static PlanTopicWords,
    /// The labels.
    pub labels: &'static PlanLabels,
    /// The plan with the answers shown and what is entered.
    pub plan: Derived<Plan>,
    /// The first day as it was set or is proposed; the plan itself begins on a working day.
    pub start: Derived<Date>,
}

impl PlanView {
    /// A view of the plan, until the current owner ends.
    pub fn new(ctx: ResultCtx) -> Self {
        let TopicContent { rules: plans, words, labels } = &ctx.topics().plans;
        let plan = Derived::new(move || propose(ctx, |proposal| proposal.plan()));
        let start = Derived::new(move || propose(ctx, |proposal| proposal.start()));
        PlanView { ctx, plans, words, labels, plan, start }
    }
}

/// Asks for something of the plan that is proposed; whoever calls this follows all that it is made from.
fn propose<T>(ctx: ResultCtx, ask: impl FnOnce(&Proposal) -> T) -> T {
    let evaluation = ctx.watch_evaluation();
    ask(&Proposal {
        plans: &ctx.topics().plans.rules,
        costs: &ctx.topics().costs.rules,
        coverers: &ctx.topics().cover.rules,
        model: ctx.model(),
        answers: evaluation.answers(),
        assessment: evaluation.assessment(),
        said: &ctx.watch_cover_input().said,
        input: &ctx.watch_plan_input(),
        today: i18n::today(),
    })
}
