//! What each option costs: a choice of region, the options side by side, and how each sum is made.

use super::cost_figures::{cost_figures, span_words};
use super::el::{El, button, classed, el, lazy_disclosure};
use super::full::Full;
use super::pills::{Most, pill, pills};
use super::topic_page::{section, topic_page};
use crate::cost::words::CostText;
use crate::cost::{Costs, Edits, Estimate, Money, Region, Span, Verdict};
use crate::cost::{against_money, break_even, days_for_money, estimate};
use crate::json::Json;
use crate::model::{Id, Keyed, Role};
use crate::scoring::Assessment;
use crate::session::Topic;
use crate::text::fill;
use crate::text::topics::CostUi;

/// The fields of the note.
const REGION: &str = "region";
const FIGURES: &str = "figures";

/// What every part of the page is made of.
#[derive(Clone, Copy)]
pub struct CostView {
    /// What all later views are given.
    pub full: Full,
    /// The figures.
    pub costs: &'static Costs,
    /// Their words.
    pub text: &'static CostText,
    /// The labels.
    pub ui: &'static CostUi,
}

impl CostView {
    /// For the content that is shown.
    pub fn new(full: Full) -> Self {
        let (costs, text, ui) = &full.topics().costs;
        CostView { full, costs, text, ui }
    }

    /// The region chosen, or the one to offer first.
    pub fn region(self, note: &Json) -> Id<Region> {
        let named = note.get(REGION).and_then(Json::as_text);
        named.and_then(|key| self.costs.regions.find(key)).unwrap_or(self.costs.offered)
    }

    /// The visitor's own figures; what a former edition knew and this one does not is dropped.
    pub fn edits(self, note: &Json) -> Edits {
        let named = note.get(FIGURES);
        named.map_or_else(Edits::none, |named| Edits::from_json(self.costs, self.full.model(), named).0)
    }

    /// Notes region and figures.
    pub fn put(self, region: Id<Region>, edits: &Edits) {
        let figures = edits.to_json(self.costs, self.full.model());
        let region = Json::text(self.costs.regions[region].key());
        self.full.put_note(Topic::Costs, Json::object([(REGION, region), (FIGURES, figures)]));
    }

    /// An option's cost as the figures are now.
    pub fn estimate(self, note: &Json, role: Id<Role>, assessment: &Assessment) -> Estimate<'static> {
        estimate(self.costs, self.full.model(), self.region(note), role, assessment, &self.edits(note))
    }

    /// An amount in the currency of a region.
    pub fn money(self, region: Id<Region>, units: u32) -> String {
        self.full.money(&self.costs.regions[region].currency, units)
    }

    /// A range of money, or that there is nothing to pay.
    pub fn amount(self, region: Id<Region>, span: Span) -> String {
        if span.high == 0 { self.ui.nothing().to_string() } else { self.range(region, span) }
    }

    /// "£1,000 to £2,000"; one amount where both ends are the same.
    pub fn range(self, region: Id<Region>, span: Span) -> String {
        span_words(self.ui.range(), &self.money(region, span.low), &self.money(region, span.high))
    }
}

/// The page.
pub fn costs_page(full: Full) -> El {
    let view = CostView::new(full);
    let CostView { costs, text, ui, .. } = view;
    let regions = costs.regions.iter().map(|(region, row)| {
        let is_chosen = move || view.region(&full.watch_note(Topic::Costs)) == region;
        let choose = move |_| view.put(region, &view.edits(&full.note(Topic::Costs)));
        pill(Most::One, "costs.region", &row.key, &text.regions[region].name, is_chosen, choose)
    });
    let (_, assessment) = full.assessed();
    let roles = assessment.placements.iter().map(|placement| placement.role);
    topic_page(full, Topic::Costs, ui.title(), ui.intro())
        .child(pills(el("legend").text(ui.region_label()), regions))
        .live(move || money_named(view))
        .live(move || overview(view))
        .child(classed("ul", "rf-costs").children(roles.map(|role| option(view, role))))
        .child(reset_all(view))
        .child(
            section("rf-costs__notes", ui.per_day_title())
                .child(el("p").text(ui.per_day_note()))
                .child(el("h4").text(ui.break_even_title()))
                .child(el("p").text(ui.break_even_note()))
                .child(el("h4").text(ui.money_title()))
                .child(el("p").text(ui.money_note()))
                .child(el("p").text(ui.not_in_sum())),
        )
}

/// The options side by side, best fit first.
fn overview(view: CostView) -> El {
    let CostView { full, costs, ui, .. } = view;
    let note = full.watch_note(Topic::Costs);
    let (answers, assessment) = full.assessed();
    let region = view.region(&note);
    let head = |text: &str| el("th").attr("scope", "col").text(text);
    let heads =
        [ui.column_option(), ui.column_first_year(), ui.column_later_years(), ui.column_per_day(), ui.column_money()];
    let rows = assessment.placements.iter().map(|placement| {
        let found = view.estimate(&note, placement.role, &assessment);
        let per_day = found.per_day.map_or_else(|| ui.not_counted().to_string(), |span| view.amount(region, span));
        let money = costs.money_of(&answers).map(|money| verdict_words(ui, against_money(money, &found)).0);
        el("tr")
            .child(el("th").attr("scope", "row").text(full.role_name(placement.role)))
            .child(el("td").text(&view.amount(region, found.first_year)))
            .child(el("td").text(&view.amount(region, found.later_years)))
            .child(el("td").text(&per_day))
            .child(el("td").text(money.unwrap_or_default()))
    });
    let caption = fill(ui.table_caption(), &[("currency", &costs.regions[region].currency)]);
    let table = classed("table", "rf-costs__table")
        .child(el("thead").child(el("tr").children(heads.map(head))))
        .child(el("tbody").children(rows));
    let scroll = classed("div", "rf-scroll").attr("tabindex", "0").attr("role", "region").attr("aria-label", &caption);
    el("div").child(classed("p", "rf-label").text(&caption)).child(scroll.child(table))
}

/// What the money that was named buys.
fn money_named(view: CostView) -> El {
    let CostView { full, costs, text, ui } = view;
    let note = full.watch_note(Topic::Costs);
    let (answers, assessment) = full.assessed();
    let region = view.region(&note);
    let box_ = classed("div", "rf-costs__money").child(classed("p", "rf-quiet").text(&text.regions[region].note));
    let Some(money) = costs.money_of(&answers) else { return box_.child(el("p").text(ui.money_unanswered())) };
    if money.to == Some(0) {
        return box_.child(el("p").text(ui.money_nothing()));
    }
    let Some(part_time) = costs.part_time() else { return box_ };
    let part_time = view.estimate(&note, part_time, &assessment);
    let Some(days) = days_for_money(money, &part_time) else { return box_ };
    let template = if money.to.is_some() { ui.money_days() } else { ui.money_days_at_least() };
    let named = view.money(region, money.to.unwrap_or(money.from));
    let values = [("money", &*named), ("low", &*full.days(days.low)), ("high", &*full.days(days.high))];
    let few = (!costs.buys_part_time(days)).then(|| el("p").text(ui.money_days_too_few()));
    box_.child(el("p").child(el("strong").text(&fill(template, &values)))).maybe(few)
}

/// One option: its sums follow every change; the figures behind them are a click away.
fn option(view: CostView, role: Id<Role>) -> El {
    let title = fill(view.ui.sums_for(), &[("role", view.full.role_name(role))]);
    classed("li", "rf-cost")
        .child(el("h3").text(view.full.role_name(role)))
        .live(move || sums(view, role))
        .child(lazy_disclosure("rf-disclosure", el("summary").text(&title), move || cost_figures(view, role)))
}

fn sums(view: CostView, role: Id<Role>) -> El {
    let CostView { full, costs, text, ui } = view;
    let note = full.watch_note(Topic::Costs);
    let (answers, assessment) = full.assessed();
    let found = view.estimate(&note, role, &assessment);
    let most = full.model().roles.ids().map(|role| view.estimate(&note, role, &assessment).first_year.high);
    let most = most.max().unwrap_or(1).max(1);
    let fact = |name: &str, text: &str| el("div").child(el("dt").text(name)).child(el("dd").text(text));
    let amount = |span: Span| view.amount(found.region, span);
    let per_day = found.per_day.map(amount).unwrap_or_else(|| ui.not_counted().to_string());
    let part_time = costs.part_time().map(|part_time| view.estimate(&note, part_time, &assessment));
    let even = part_time.and_then(|part_time| break_even(&found, &part_time)).map(|even| {
        if even.is_out_of_reach() {
            return ui.break_even_never().to_string();
        }
        let (low, high, days) = (full.days(even.a_month.low), full.days(even.a_month.high), full.days(even.middle));
        fill(ui.break_even(), &[("days", &days), ("low", &low), ("high", &high)])
    });
    let verdict = costs.money_of(&answers).map(|money| verdict(view, &found, money));
    let facts = classed("dl", "rf-facts rf-cost__facts")
        .child(fact(ui.column_first_year(), &amount(found.first_year)))
        .child(fact(ui.column_later_years(), &amount(found.later_years)))
        .child(fact(ui.column_per_day(), &per_day))
        .maybe(even.map(|words| fact(ui.column_break_even(), &words)));
    let beyond = found.is_beyond_part_time.then(|| {
        let days = full.days(costs.days.most);
        el("p").text(&fill(ui.days_beyond(), &[("days", &days)]))
    });
    let remark = text.notes[found.region][role].as_deref().map(|words| classed("p", "rf-quiet").text(words));
    let crossed: Vec<El> = found
        .crossed()
        .map(|item| {
            let words = fill(ui.edit_crossed(), &[("figure", &text.item(item).name)]);
            classed("p", "rf-limit").text(&words)
        })
        .collect();
    classed("div", "rf-cost__sums")
        .attr("aria-live", "polite")
        .maybe(verdict)
        .child(range_bar(found.later_years, most))
        .child(facts)
        .maybe(beyond)
        .children(crossed)
        .maybe(remark)
}

/// From low to high on one scale for all options.
fn range_bar(span: Span, most: u32) -> El {
    let share = |value: u32| (u64::from(value) * 100 / u64::from(most)).to_string();
    let width = (u64::from(span.high.saturating_sub(span.low)) * 100 / u64::from(most)).max(1).to_string();
    let mark = classed("span", "rf-phase__mark").css("inset-inline-start", [&share(span.low), "%"].concat());
    classed("div", "rf-phase__line").attr("aria-hidden", "true").child(mark.css("inline-size", [&width, "%"].concat()))
}

/// The verdict as a label, as a sentence, and how it looks.
fn verdict_words(ui: &CostUi, verdict: Verdict) -> (&str, &str, &'static str) {
    match verdict {
        Verdict::Within => (ui.money_label_within(), ui.money_within(), "rf-status"),
        Verdict::Partly => (ui.money_label_partly(), ui.money_partly(), "rf-status rf-status--may"),
        Verdict::Above => (ui.money_label_above(), ui.money_above(), "rf-status rf-status--applies"),
        Verdict::NoLimit => (ui.money_label_no_limit(), ui.money_no_limit(), "rf-status"),
    }
}

/// The verdict as a label.
pub fn verdict_label(view: CostView, found: &Estimate, money: Money) -> El {
    let (label, _, class) = verdict_words(view.ui, against_money(money, found));
    let prefix = [view.ui.column_money(), ": "].concat();
    el("p").child(classed("span", class).text(&prefix).text(label))
}

fn verdict(view: CostView, found: &Estimate, money: Money) -> El {
    let (_, template, _) = verdict_words(view.ui, against_money(money, found));
    let limit = view.money(found.region, money.to.unwrap_or(money.from));
    let (low, high) = (view.money(found.region, found.cash.low), view.money(found.region, found.cash.high));
    let role = view.full.role_name(found.role);
    let words = fill(template, &[("role", role), ("low", &low), ("high", &high), ("money", &limit)]);
    // Without cash cost there is nothing to compare.
    let words = (found.cash.high > 0).then(|| classed("p", "rf-quiet").text(&words));
    classed("div", "rf-cost__verdict").child(verdict_label(view, found, money)).maybe(words)
}

/// Back to all published figures.
fn reset_all(view: CostView) -> El {
    button("rf-link", view.ui.edit_reset_all(), move || {
        view.put(view.region(&view.full.note(Topic::Costs)), &Edits::none());
    })
}
