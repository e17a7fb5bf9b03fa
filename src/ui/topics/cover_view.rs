//! What all screens share that rest on who covers what.

use std::sync::Arc;

use crate::base::table::{Id, Table};
use crate::content::TopicContent;
use crate::model::{Need, Role, Source};
use crate::topics::cover::{Cover, Coverage, Coverer, CovererText, Coverers, coverage, gaps};
use crate::topics::labels::CoverLabels;
use crate::ui::kit::derived::Derived;
use crate::ui::result_ctx::ResultCtx;

/// What all parts of the screen on who covers what are made of. Made once for each screen.
#[derive(Clone, Copy)]
pub struct CoverView {
    /// What all lazy screens are given.
    pub ctx: ResultCtx,
    /// The parties.
    pub coverers: &'static Coverers,
    /// Their words.
    pub words: &'static Table<Coverer, CovererText>,
    /// The labels.
    pub labels: &'static CoverLabels,
    /// Who covers what today: what is said, and where nothing is said, what the answers tell.
    effective: Derived<Cover>,
}

impl CoverView {
    /// A view of who covers what, until the current owner ends.
    pub fn new(ctx: ResultCtx) -> Self {
        let TopicContent { rules: coverers, words, labels } = &ctx.topics().cover;
        let effective = Derived::new(move || {
            let evaluation = ctx.watch_evaluation();
            coverers.with_presumed(evaluation.assessment().facts.said(), &ctx.watch_cover_input().said)
        });
        CoverView { ctx, coverers, words, labels, effective }
    }

    /// Who covers what today, as it is said or presumed; whoever calls this follows it.
    pub fn watch_effective(self) -> Arc<Cover> {
        self.effective.watch()
    }

    /// How well each need is covered today, or with an option beside those who cover it today; whoever calls this follows
    /// it.
    pub fn watch_coverage(self, option: Option<Id<Role>>) -> Table<Need, Coverage> {
        let evaluation = self.ctx.watch_evaluation();
        coverage(self.coverers, self.ctx.model(), evaluation.assessment(), &self.watch_effective(), option)
    }

    /// The needs with a gap, the widest first; whoever calls this follows it.
    pub fn watch_gaps(self) -> Vec<Id<Need>> {
        let evaluation = self.ctx.watch_evaluation();
        gaps(self.coverers, self.ctx.model(), evaluation.assessment(), &self.watch_effective())
    }

    /// All needs, the weightiest first.
    pub fn needs(self) -> Vec<Id<Need>> {
        let evaluation = self.ctx.evaluation();
        evaluation.assessment().needs_by_weight()
    }

    /// Who says so.
    pub fn sources(self) -> Vec<Id<Source>> {
        let presumed = self.coverers.presumed.iter().flat_map(|rule| rule.sources.iter());
        self.coverers.sources.iter().chain(presumed).copied().collect()
    }
}
