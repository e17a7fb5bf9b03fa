//! What all screens share that show costs: the sums as they are now, and their words.

use std::sync::Arc;

use crate::base::table::Id;
use crate::content::TopicContent;
use crate::model::Role;
use crate::text::fill;
use crate::topics::cost::words::CostText;
use crate::topics::cost::{CostEstimate, Costs, Money, Overview, Payment, Region, Span, Verdict, against_money};
use crate::topics::labels::CostLabels;
use crate::ui::kit::derived::Derived;
use crate::ui::kit::el::{El, classed, el};
use crate::ui::result_ctx::ResultCtx;

/// What all parts of a screen that shows costs are made of.
#[derive(Clone, Copy)]
pub struct CostView {
    /// What all lazy screens are given.
    pub ctx: ResultCtx,
    /// The figures.
    pub costs: &'static Costs,
    /// Their words.
    pub text: &'static CostText,
    /// The labels.
    pub labels: &'static CostLabels,
}

impl CostView {
    /// A view of the costs with the answers shown and what is entered.
    pub fn new(ctx: ResultCtx) -> Self {
        let TopicContent { rules: costs, words: text, labels } = &ctx.topics().costs;
        CostView { ctx, costs, text, labels }
    }

    /// What all options cost now.
    pub fn overview(self) -> Arc<Overview<'static>> {
        self.ctx.overview()
    }

    /// The same; the reactive computation that calls this runs again when it changes.
    pub fn watch_overview(self) -> Arc<Overview<'static>> {
        self.ctx.watch_overview()
    }

    /// One option's cost, followed apart from the others, until the current owner ends.
    pub fn estimate(self, role: Id<Role>) -> Derived<CostEstimate<'static>> {
        Derived::new(move || self.watch_overview().estimates[role].clone())
    }

    /// An amount in the currency of a region.
    pub fn money(self, region: Id<Region>, units: u32) -> String {
        self.ctx.money(&self.costs.regions[region].currency, units)
    }

    /// A range of money, or that there is nothing to pay.
    pub fn amount(self, region: Id<Region>, span: Span) -> String {
        if span.high == 0 { self.labels.nothing().to_string() } else { self.range(region, span) }
    }

    /// A sum of an option; where somebody is kept and nothing is counted, that nothing new is to be paid.
    pub fn sum(self, estimate: &CostEstimate, span: Span) -> String {
        let is_nothing_new = estimate.kind == Payment::InPlace && span.high == 0;
        if is_nothing_new { self.labels.nothing_new().to_string() } else { self.amount(estimate.region, span) }
    }

    /// The price of a day of an option, or why there is none.
    pub fn per_day(self, estimate: &CostEstimate) -> String {
        match estimate.per_day {
            Some(span) => self.amount(estimate.region, span),
            None if estimate.kind == Payment::InPlace => self.labels.already_paid().to_string(),
            None => self.labels.not_counted().to_string(),
        }
    }

    /// "£1,000 to £2,000"; one amount where both ends are the same.
    pub fn range(self, region: Id<Region>, span: Span) -> String {
        span_words(self.labels.range(), &self.money(region, span.low), &self.money(region, span.high))
    }
}

/// A range from its two ends, or one amount where they are the same.
pub fn span_words(template: &str, low: &str, high: &str) -> String {
    if low == high { low.to_string() } else { fill(template, &[("low", low), ("high", high)]) }
}

/// A verdict in words, and how it looks.
pub struct VerdictWords {
    /// In a word or two.
    pub label: &'static str,
    /// As a sentence with `{role}`, `{low}`, `{high}` and `{money}`.
    pub sentence: &'static str,
    /// The class of the label.
    pub class: &'static str,
}

/// A verdict in words.
pub fn verdict_words(labels: &'static CostLabels, verdict: Verdict) -> VerdictWords {
    let (label, sentence, class) = match verdict {
        Verdict::Within => (labels.money_label_within(), labels.money_within(), "rf-status"),
        Verdict::Partly => (labels.money_label_partly(), labels.money_partly(), "rf-status rf-status--may"),
        Verdict::Above => (labels.money_label_above(), labels.money_above(), "rf-status rf-status--applies"),
        Verdict::NoLimit => (labels.money_label_no_limit(), labels.money_no_limit(), "rf-status"),
    };
    VerdictWords { label, sentence, class }
}

/// How an option's cost stands against the money there is, as a label.
pub fn verdict_label(view: CostView, estimate: &CostEstimate, money: Money) -> El {
    let VerdictWords { label, class, .. } = verdict_words(view.labels, against_money(money, estimate));
    let prefix = [view.labels.column_money(), ": "].concat();
    el("p").child(classed("span", class).text(&prefix).text(label))
}
