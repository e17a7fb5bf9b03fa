//! What each option costs: a choice of region, the options side by side, and how each sum is made.

use leptos::prelude::*;

use super::cost_figures::cost_figures;
use super::cost_view::{CostView, VerdictWords, verdict_label, verdict_words};
use super::topic_page::{section, topic_page};
use crate::base::table::Id;
use crate::model::Role;
use crate::session::Topic;
use crate::text::fill;
use crate::topics::cost::{CostEstimate, Edits, Money, Overview, Payment, Span, against_money, days_for_money};
use crate::ui::kit::choice_pills::{Selection, pill, pills};
use crate::ui::kit::derived::Derived;
use crate::ui::kit::el::quiet;
use crate::ui::kit::el::{El, button, classed, el, lazy_disclosure};
use crate::ui::kit::facts::{fact_fn, facts};
use crate::ui::kit::table::{column, row_head, scrolling, table};
use crate::ui::result_ctx::ResultCtx;

/// The page. All of it is drawn once; what follows from the region and the figures entered is changed in place.
pub fn costs_page(ctx: ResultCtx) -> El {
    let view = CostView::new(ctx);
    let labels = view.labels;
    // Incremented when all figures are the published ones again, so that every field is filled anew.
    let refills = RwSignal::new(0_usize);
    let evaluation = ctx.evaluation();
    let roles = evaluation.assessment().placements.iter().map(|placement| placement.role);
    let reset_all = move || {
        ctx.change_cost_input(|input| input.figures = Edits::none());
        refills.update(|refills| *refills += 1);
    };
    topic_page(ctx, Topic::Costs, labels.title(), labels.intro())
        .child(region_choice(view))
        .dynamic(move || money_named(view))
        .child(overview(view))
        .child(classed("ul", "rf-costs").children(roles.map(|role| option(view, role, refills))))
        .child(button("rf-link", labels.edit_reset_all(), reset_all))
        .child(
            section("rf-costs__notes", labels.per_day_title())
                .child(el("p").text(labels.per_day_note()))
                .child(el("h4").text(labels.break_even_title()))
                .child(el("p").text(labels.break_even_note()))
                .child(el("h4").text(labels.money_title()))
                .child(el("p").text(labels.money_note()))
                .child(el("p").text(labels.not_in_sum())),
        )
}

fn region_choice(view: CostView) -> El {
    let CostView { ctx, costs, text, labels, .. } = view;
    let regions = costs.regions.iter().map(|(region, row)| {
        let is_chosen = move || view.watch_overview().region == region;
        let choose = move |_| {
            let usual = costs.region_of(&ctx.ctx().placed());
            ctx.change_cost_input(|input| input.choose_region(region, usual));
        };
        pill(Selection::Single, "costs.region", &row.key, &text.regions[region].name, is_chosen, choose)
    });
    pills(el("legend").text(labels.region_label()), regions)
}

/// The options side by side, best fit first.
fn overview(view: CostView) -> El {
    let CostView { ctx, costs, labels, .. } = view;
    let evaluation = ctx.evaluation();
    let rows = evaluation.assessment().placements.iter().map(|placement| {
        let role = placement.role;
        let cell = move |write: fn(CostView, &Overview, &CostEstimate) -> String| {
            el("td").text_fn(move || {
                let overview = view.watch_overview();
                write(view, &overview, &overview.estimates[role])
            })
        };
        el("tr")
            .child(row_head(ctx.role_name(role)))
            .child(cell(|view, _, estimate| view.sum(estimate, estimate.first_year)))
            .child(cell(|view, _, estimate| view.sum(estimate, estimate.later_years)))
            .child(cell(|view, _, estimate| view.per_day(estimate)))
            .child(cell(|view, overview, estimate| {
                let verdict = overview.money.map(|money| against_money(money, estimate));
                verdict.map_or_else(String::new, |verdict| verdict_words(view.labels, verdict).label.to_string())
            }))
    });
    let heads = [
        labels.column_option(),
        labels.column_first_year(),
        labels.column_later_years(),
        labels.column_per_day(),
        labels.column_money(),
    ];
    let table = table("rf-costs__table", heads.map(column), rows);
    let caption = move || {
        let region = view.watch_overview().region;
        fill(labels.table_caption(), &[("currency", &costs.regions[region].currency)])
    };
    let scroll = scrolling("", table).attr_fn("aria-label", caption);
    el("div").child(classed("p", "rf-label").text_fn(caption)).child(scroll)
}

/// What the money that was named buys.
fn money_named(view: CostView) -> El {
    let CostView { ctx, costs, text, labels, .. } = view;
    let overview = view.watch_overview();
    let region = overview.region;
    let whole =
        classed("div", "rf-costs__money").opt_child(guide(view, &overview)).child(quiet(&text.regions[region].note));
    let Some(money) = overview.money else { return whole.child(el("p").text(no_money(view))) };
    if money.to == Some(0) {
        return whole.child(el("p").text(labels.money_nothing()));
    }
    let days = overview.part_time.as_ref().and_then(|part_time| days_for_money(money, part_time));
    let Some(days) = days else { return whole };
    let template = if money.to.is_some() { labels.money_days() } else { labels.money_days_at_least() };
    let named = view.money(region, money.to.unwrap_or(money.from));
    let values = [("money", &*named), ("low", &*ctx.tenths(days.low)), ("high", &*ctx.tenths(days.high))];
    let few = (!costs.buys_part_time(days)).then(|| el("p").text(labels.money_days_too_few()));
    whole.child(el("p").child(el("strong").text(&fill(template, &values)))).opt_child(few)
}

/// That the prices are those of somewhere else, where there are none for the visitor's country.
fn guide(view: CostView, overview: &Overview) -> Option<El> {
    let country = view.costs.country_of(&view.ctx.ctx().placed()).filter(|country| country.is_guide)?;
    let words = fill(view.labels.region_guide(), &[("region", &view.text.regions[country.region].name)]);
    (country.region == overview.region).then(|| el("p").text(&words))
}

/// Why there is no limit to compare with: the question is not put, or has no answer.
fn no_money(view: CostView) -> &'static str {
    let path = view.ctx.evaluation().answers().path(view.ctx.questionnaire());
    let is_put = path.contains(&view.costs.money_question);
    if is_put { view.labels.money_unanswered() } else { view.labels.money_not_put() }
}

/// One option: its sums, and the figures behind them a click away.
fn option(view: CostView, role: Id<Role>, refills: RwSignal<usize>) -> El {
    let name = view.ctx.role_name(role);
    let title = fill(view.labels.sums_for(), &[("role", name)]);
    let figures = move || cost_figures(view, role, refills);
    classed("li", "rf-cost").child(el("h3").text(name)).child(sums(view, role)).child(lazy_disclosure(
        "rf-disclosure",
        el("summary").text(&title),
        figures,
    ))
}

fn sums(view: CostView, role: Id<Role>) -> El {
    let CostView { ctx, costs, text, labels, .. } = view;
    let estimate = view.estimate(role);
    let even = Derived::new(move || view.watch_overview().break_even(role));
    let is_post = move || even.watch().is_some();
    let even_words = move || match *even.watch() {
        None => String::new(),
        Some(even) if even.is_out_of_reach() => labels.break_even_never().to_string(),
        Some(even) => {
            let [low, high, days] = [even.a_month.low, even.a_month.high, even.middle].map(|days| ctx.tenths(days));
            fill(labels.break_even(), &[("days", &days), ("low", &low), ("high", &high)])
        }
    };
    let say = move |write: fn(CostView, &CostEstimate) -> String| move || write(view, &estimate.watch());
    let sums = facts()
        .attr("class", "rf-facts rf-cost__facts")
        .child(fact_fn(labels.column_first_year(), say(|view, found| view.sum(found, found.first_year))))
        .child(fact_fn(labels.column_later_years(), say(|view, found| view.sum(found, found.later_years))))
        .child(fact_fn(labels.column_per_day(), say(|view, found| view.per_day(found))))
        .show_if(is_post, move || fact_fn(labels.column_break_even(), even_words));
    let is_beyond = move || estimate.watch().is_beyond_part_time;
    let beyond = move || el("p").text(&fill(labels.days_beyond(), &[("days", &ctx.tenths(costs.days.most))]));
    let crossed =
        move |item| classed("p", "rf-limit").text(&fill(labels.edit_crossed(), &[("figure", &text.item(item).name)]));
    classed("div", "rf-cost__sums")
        .attr("aria-live", "polite")
        .opt_child(kept(view, role))
        .show_if(move || is_beside(&estimate.watch()), move || el("p").text(labels.kept_beside()))
        .opt_child(view.overview().money.map(|money| verdict(view, role, estimate, money)))
        .dynamic(move || range_bar(estimate.watch().later_years, view.watch_overview().highest()))
        .child(sums)
        .show_if(is_beyond, beyond)
        .each(move || estimate.watch().crossed().collect(), crossed)
        .each(move || remark(view, &estimate.watch()).into_iter().collect(), quiet)
}

/// That somebody who is there already is paid already.
fn kept(view: CostView, role: Id<Role>) -> Option<El> {
    let overview = view.overview();
    let evaluation = view.ctx.evaluation();
    let keep = evaluation.assessment().of(role)?.keep.filter(|_| overview.estimates[role].kind == Payment::InPlace)?;
    let who = &view.ctx.texts().keeps[keep].headline;
    Some(el("p").text(&fill(view.labels.kept_note(), &[("keep", who)])))
}

/// Whether something is counted beside somebody who is there already.
fn is_beside(estimate: &CostEstimate) -> bool {
    estimate.kind == Payment::InPlace && !estimate.lines.is_empty()
}

/// What to know about the figures: those of the option, or of the days from outside beside somebody who is kept.
fn remark(view: CostView, estimate: &CostEstimate) -> Option<&'static str> {
    let of = match estimate.kind {
        Payment::InPlace if estimate.lines.is_empty() => None,
        Payment::InPlace => view.costs.part_time(),
        _ => Some(estimate.role),
    };
    view.text.notes[estimate.region][of?].as_deref()
}

/// From low to high on one scale for all options.
fn range_bar(span: Span, highest: u32) -> El {
    let share = |value: u32| u64::from(value) * 100 / u64::from(highest);
    let width = share(span.high.saturating_sub(span.low)).max(1).to_string();
    let start = share(span.low).to_string();
    let mark = classed("span", "rf-phase__mark").css("inset-inline-start", [&start, "%"].concat());
    classed("div", "rf-phase__line").attr("aria-hidden", "true").child(mark.css("inline-size", [&width, "%"].concat()))
}

/// How the option's cost stands against the money there is.
fn verdict(view: CostView, role: Id<Role>, estimate: Derived<CostEstimate<'static>>, money: Money) -> El {
    let label = move || verdict_label(view, &estimate.watch(), money);
    let sentence = move || verdict_sentence(view, role, &estimate.watch(), money);
    // Without cash cost there is nothing to compare.
    let is_compared = move || estimate.watch().cash.high > 0;
    classed("div", "rf-cost__verdict")
        .dynamic(label)
        .show_if(is_compared, move || classed("p", "rf-quiet").text_fn(sentence))
}

fn verdict_sentence(view: CostView, role: Id<Role>, found: &CostEstimate, money: Money) -> String {
    let VerdictWords { sentence, .. } = verdict_words(view.labels, against_money(money, found));
    let limit = view.money(found.region, money.to.unwrap_or(money.from));
    let (low, high) = (view.money(found.region, found.cash.low), view.money(found.region, found.cash.high));
    fill(sentence, &[("role", view.ctx.role_name(role)), ("low", &low), ("high", &high), ("money", &limit)])
}
