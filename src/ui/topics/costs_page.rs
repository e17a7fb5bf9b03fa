//! What each option costs: a choice of region, the options side by side, and how each sum is made.

use super::cost_figures::{cost_figures, span_words};
use super::topic_page::{section, topic_page};
use crate::base::json::Json;
use crate::base::table::{Id, Keyed};
use crate::content::TopicContent;
use crate::model::Role;
use crate::scoring::Assessment;
use crate::session::{Answers, Topic};
use crate::text::fill;
use crate::topics::cost::words::CostText;
use crate::topics::cost::{CostEstimate, Costs, Edits, Money, Payment, Region, Span, Verdict};
use crate::topics::cost::{against_money, break_even, days_for_money, estimate, estimate_new};
use crate::topics::labels::CostLabels;
use crate::ui::kit::choice_pills::{Selection, pill, pills};
use crate::ui::kit::el::{El, button, classed, el, lazy_disclosure};
use crate::ui::result_ctx::ResultCtx;

/// The fields of the note.
const REGION: &str = "region";
const FIGURES: &str = "figures";

/// What every part of the page is made of.
#[derive(Clone, Copy)]
pub struct CostView {
    /// What all later views are given.
    pub ctx: ResultCtx,
    /// The figures.
    pub costs: &'static Costs,
    /// Their words.
    pub text: &'static CostText,
    /// The labels.
    pub ui: &'static CostLabels,
}

impl CostView {
    /// For the content that is shown.
    pub fn new(ctx: ResultCtx) -> Self {
        let TopicContent { rules: costs, words: text, labels: ui } = &ctx.topics().costs;
        CostView { ctx, costs, text, ui }
    }

    /// The region chosen on the page, else the one of the visitor's country.
    pub fn region(self, note: &Json) -> Id<Region> {
        self.chosen(note).unwrap_or_else(|| self.costs.region_of(&self.ctx.ctx().placed()))
    }

    fn chosen(self, note: &Json) -> Option<Id<Region>> {
        note.get(REGION).and_then(Json::as_text).and_then(|key| self.costs.regions.find(key))
    }

    /// The visitor's own figures; what a former edition knew and this one does not is dropped.
    pub fn edits(self, note: &Json) -> Edits {
        let named = note.get(FIGURES);
        named.map_or_else(Edits::none, |named| Edits::from_json(self.costs, self.ctx.model(), named).0)
    }

    /// Notes the visitor's own figures; the region chosen stays.
    pub fn put(self, edits: &Edits) {
        self.put_both(self.chosen(&self.ctx.input(Topic::Costs)), edits);
    }

    /// Chooses a region. That of the visitor's country needs no choice, so that it follows when the country is changed.
    fn choose(self, region: Id<Region>) {
        let own = self.costs.region_of(&self.ctx.ctx().placed());
        self.put_both((region != own).then_some(region), &self.edits(&self.ctx.input(Topic::Costs)));
    }

    fn put_both(self, region: Option<Id<Region>>, edits: &Edits) {
        let region = region.map(|region| (REGION.into(), Json::text(self.costs.regions[region].key())));
        let figures = (!edits.is_empty()).then(|| (FIGURES.into(), edits.to_json(self.costs, self.ctx.model())));
        self.ctx.put_input(Topic::Costs, Json::Object(region.into_iter().chain(figures).collect()));
    }

    /// An option's cost as the figures are now; of somebody who is kept only what is new.
    pub fn estimate(self, note: &Json, role: Id<Role>, assessment: &Assessment) -> CostEstimate<'static> {
        estimate(self.costs, self.ctx.model(), self.region(note), role, assessment, &self.edits(note))
    }

    /// What a part-time leader costs who is not there yet: the price to compare a post and the money with.
    fn part_time(self, note: &Json, assessment: &Assessment) -> Option<CostEstimate<'static>> {
        let (role, edits) = (self.costs.part_time()?, self.edits(note));
        Some(estimate_new(self.costs, self.ctx.model(), self.region(note), role, assessment, &edits))
    }

    /// An amount in the currency of a region.
    pub fn money(self, region: Id<Region>, units: u32) -> String {
        self.ctx.money(&self.costs.regions[region].currency, units)
    }

    /// A range of money, or that there is nothing to pay.
    pub fn amount(self, region: Id<Region>, span: Span) -> String {
        if span.high == 0 { self.ui.nothing().to_string() } else { self.range(region, span) }
    }

    /// A sum of an option; where somebody is kept and nothing is counted, that nothing new is to be paid.
    fn sum(self, found: &CostEstimate, span: Span) -> String {
        let is_nothing_new = found.kind == Payment::InPlace && span.high == 0;
        if is_nothing_new { self.ui.nothing_new().to_string() } else { self.amount(found.region, span) }
    }

    /// The price of a day of an option, or why there is none.
    fn per_day(self, found: &CostEstimate) -> String {
        match found.per_day {
            Some(span) => self.amount(found.region, span),
            None if found.kind == Payment::InPlace => self.ui.already_paid().to_string(),
            None => self.ui.not_counted().to_string(),
        }
    }

    /// "£1,000 to £2,000"; one amount where both ends are the same.
    pub fn range(self, region: Id<Region>, span: Span) -> String {
        span_words(self.ui.range(), &self.money(region, span.low), &self.money(region, span.high))
    }
}

/// The page.
pub fn costs_page(ctx: ResultCtx) -> El {
    let view = CostView::new(ctx);
    let CostView { costs, text, ui, .. } = view;
    let regions = costs.regions.iter().map(|(region, row)| {
        let is_chosen = move || view.region(&ctx.watch_input(Topic::Costs)) == region;
        let choose = move |_| view.choose(region);
        pill(Selection::Single, "costs.region", &row.key, &text.regions[region].name, is_chosen, choose)
    });
    let evaluation = ctx.evaluation();
    let assessment = evaluation.assessment();
    let roles = assessment.placements.iter().map(|placement| placement.role);
    topic_page(ctx, Topic::Costs, ui.title(), ui.intro())
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
    let CostView { ctx, costs, ui, .. } = view;
    let note = ctx.watch_input(Topic::Costs);
    let evaluation = ctx.evaluation();
    let (answers, assessment) = (evaluation.answers(), evaluation.assessment());
    let region = view.region(&note);
    let head = |text: &str| el("th").attr("scope", "col").text(text);
    let heads =
        [ui.column_option(), ui.column_first_year(), ui.column_later_years(), ui.column_per_day(), ui.column_money()];
    let rows = assessment.placements.iter().map(|placement| {
        let found = view.estimate(&note, placement.role, &assessment);
        let money = costs
            .money_of(ctx.questionnaire(), &answers)
            .map(|money| verdict_words(ui, against_money(money, &found)).0);
        el("tr")
            .child(el("th").attr("scope", "row").text(ctx.role_name(placement.role)))
            .child(el("td").text(&view.sum(&found, found.first_year)))
            .child(el("td").text(&view.sum(&found, found.later_years)))
            .child(el("td").text(&view.per_day(&found)))
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
    let CostView { ctx, costs, text, ui } = view;
    let note = ctx.watch_input(Topic::Costs);
    let evaluation = ctx.evaluation();
    let (answers, assessment) = (evaluation.answers(), evaluation.assessment());
    let region = view.region(&note);
    let box_ = classed("div", "rf-costs__money")
        .maybe(guide(view, region))
        .child(classed("p", "rf-quiet").text(&text.regions[region].note));
    let Some(money) = costs.money_of(ctx.questionnaire(), &answers) else {
        return box_.child(el("p").text(no_money(view, &answers)));
    };
    if money.to == Some(0) {
        return box_.child(el("p").text(ui.money_nothing()));
    }
    let Some(part_time) = view.part_time(&note, &assessment) else { return box_ };
    let Some(days) = days_for_money(money, &part_time) else { return box_ };
    let template = if money.to.is_some() { ui.money_days() } else { ui.money_days_at_least() };
    let named = view.money(region, money.to.unwrap_or(money.from));
    let values = [("money", &*named), ("low", &*ctx.tenths(days.low)), ("high", &*ctx.tenths(days.high))];
    let few = (!costs.buys_part_time(days)).then(|| el("p").text(ui.money_days_too_few()));
    box_.child(el("p").child(el("strong").text(&fill(template, &values)))).maybe(few)
}

/// That the prices are those of somewhere else, where there are none for the visitor's country.
fn guide(view: CostView, region: Id<Region>) -> Option<El> {
    let country = view.costs.country_of(&view.ctx.ctx().placed()).filter(|country| country.is_guide)?;
    let words = fill(view.ui.region_guide(), &[("region", &view.text.regions[country.region].name)]);
    (country.region == region).then(|| el("p").text(&words))
}

/// Why there is no limit to compare with: the question is not put, or has no answer.
fn no_money(view: CostView, answers: &Answers) -> &'static str {
    let is_put = answers.path(view.ctx.questionnaire()).contains(&view.costs.money_question);
    if is_put { view.ui.money_unanswered() } else { view.ui.money_not_put() }
}

/// One option: its sums follow every change; the figures behind them are a click away.
fn option(view: CostView, role: Id<Role>) -> El {
    let title = fill(view.ui.sums_for(), &[("role", view.ctx.role_name(role))]);
    classed("li", "rf-cost")
        .child(el("h3").text(view.ctx.role_name(role)))
        .live(move || sums(view, role))
        .child(lazy_disclosure("rf-disclosure", el("summary").text(&title), move || cost_figures(view, role)))
}

fn sums(view: CostView, role: Id<Role>) -> El {
    let CostView { ctx, costs, text, ui } = view;
    let note = ctx.watch_input(Topic::Costs);
    let evaluation = ctx.evaluation();
    let (answers, assessment) = (evaluation.answers(), evaluation.assessment());
    let found = view.estimate(&note, role, &assessment);
    let most = ctx.model().roles.ids().map(|role| view.estimate(&note, role, &assessment).first_year.high);
    let most = most.max().unwrap_or(1).max(1);
    let fact = |name: &str, text: &str| el("div").child(el("dt").text(name)).child(el("dd").text(text));
    let even = view.part_time(&note, &assessment).and_then(|part_time| break_even(&found, &part_time)).map(|even| {
        if even.is_out_of_reach() {
            return ui.break_even_never().to_string();
        }
        let (low, high, days) = (ctx.tenths(even.a_month.low), ctx.tenths(even.a_month.high), ctx.tenths(even.middle));
        fill(ui.break_even(), &[("days", &days), ("low", &low), ("high", &high)])
    });
    let verdict = costs.money_of(ctx.questionnaire(), &answers).map(|money| verdict(view, &found, money));
    let facts = classed("dl", "rf-facts rf-cost__facts")
        .child(fact(ui.column_first_year(), &view.sum(&found, found.first_year)))
        .child(fact(ui.column_later_years(), &view.sum(&found, found.later_years)))
        .child(fact(ui.column_per_day(), &view.per_day(&found)))
        .maybe(even.map(|words| fact(ui.column_break_even(), &words)));
    let beyond = found.is_beyond_part_time.then(|| {
        let days = ctx.tenths(costs.days.most);
        el("p").text(&fill(ui.days_beyond(), &[("days", &days)]))
    });
    let crossed: Vec<El> = found
        .crossed()
        .map(|item| {
            let words = fill(ui.edit_crossed(), &[("figure", &text.item(item).name)]);
            classed("p", "rf-limit").text(&words)
        })
        .collect();
    classed("div", "rf-cost__sums")
        .attr("aria-live", "polite")
        .children(kept(view, &found, &assessment))
        .maybe(verdict)
        .child(range_bar(found.later_years, most))
        .child(facts)
        .maybe(beyond)
        .children(crossed)
        .maybe(remark(view, &found))
}

/// That somebody who is there already is paid already, and what is counted beside them.
fn kept(view: CostView, found: &CostEstimate, assessment: &Assessment) -> Vec<El> {
    let keep = assessment.of(found.role).and_then(|placement| placement.keep);
    let Some(keep) = keep.filter(|_| found.kind == Payment::InPlace) else { return Vec::new() };
    let who = &view.ctx.texts().keeps[keep].headline;
    let paid = el("p").text(&fill(view.ui.kept_note(), &[("keep", who)]));
    let beside = (!found.lines.is_empty()).then(|| el("p").text(view.ui.kept_beside()));
    [paid].into_iter().chain(beside).collect()
}

/// What to know about the figures: those of the option, or of the days from outside beside somebody who is kept.
fn remark(view: CostView, found: &CostEstimate) -> Option<El> {
    let of = match found.kind {
        Payment::InPlace if found.lines.is_empty() => None,
        Payment::InPlace => view.costs.part_time(),
        _ => Some(found.role),
    };
    view.text.notes[found.region][of?].as_deref().map(|words| classed("p", "rf-quiet").text(words))
}

/// From low to high on one scale for all options.
fn range_bar(span: Span, most: u32) -> El {
    let share = |value: u32| (u64::from(value) * 100 / u64::from(most)).to_string();
    let width = (u64::from(span.high.saturating_sub(span.low)) * 100 / u64::from(most)).max(1).to_string();
    let mark = classed("span", "rf-phase__mark").css("inset-inline-start", [&share(span.low), "%"].concat());
    classed("div", "rf-phase__line").attr("aria-hidden", "true").child(mark.css("inline-size", [&width, "%"].concat()))
}

/// The verdict as a label, as a sentence, and how it looks.
fn verdict_words(ui: &CostLabels, verdict: Verdict) -> (&str, &str, &'static str) {
    match verdict {
        Verdict::Within => (ui.money_label_within(), ui.money_within(), "rf-status"),
        Verdict::Partly => (ui.money_label_partly(), ui.money_partly(), "rf-status rf-status--may"),
        Verdict::Above => (ui.money_label_above(), ui.money_above(), "rf-status rf-status--applies"),
        Verdict::NoLimit => (ui.money_label_no_limit(), ui.money_no_limit(), "rf-status"),
    }
}

/// The verdict as a label.
pub fn verdict_label(view: CostView, found: &CostEstimate, money: Money) -> El {
    let (label, _, class) = verdict_words(view.ui, against_money(money, found));
    let prefix = [view.ui.column_money(), ": "].concat();
    el("p").child(classed("span", class).text(&prefix).text(label))
}

fn verdict(view: CostView, found: &CostEstimate, money: Money) -> El {
    let (_, template, _) = verdict_words(view.ui, against_money(money, found));
    let limit = view.money(found.region, money.to.unwrap_or(money.from));
    let (low, high) = (view.money(found.region, found.cash.low), view.money(found.region, found.cash.high));
    let role = view.ctx.role_name(found.role);
    let words = fill(template, &[("role", role), ("low", &low), ("high", &high), ("money", &limit)]);
    // Without cash cost there is nothing to compare.
    let words = (found.cash.high > 0).then(|| classed("p", "rf-quiet").text(&words));
    classed("div", "rf-cost__verdict").child(verdict_label(view, found, money)).maybe(words)
}

/// Back to all published figures.
fn reset_all(view: CostView) -> El {
    button("rf-link", view.ui.edit_reset_all(), move || {
        view.put(&Edits::none());
    })
}
