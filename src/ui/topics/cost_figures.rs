//! How one option's sum is made: its lines, and every figure with who says so and a field for the visitor's own.

use std::rc::Rc;

use leptos::prelude::*;

use super::cost_view::CostView;
use crate::base::table::Id;
use crate::model::{Role, Source};
use crate::text::fill;
use crate::topics::cost::{
    Allowed, Bound, CostEstimate, Figure, FigureKey, Input, Item, Line, Payment, Quote, Region, Span,
};
use crate::ui::kit::derived::Derived;
use crate::ui::kit::el::quiet;
use crate::ui::kit::el::{El, button, classed, el, lazy_disclosure};
use crate::ui::kit::field::{Entry, FieldState, field};
use crate::ui::kit::table::row_head;
use crate::ui::result_ctx::ResultCtx;
use crate::ui::sources::sources;

/// One option's cost as it is now.
type Estimate = Derived<CostEstimate<'static>>;

/// Lines, figures and fields. `refills` changes when all fields on the page are to be filled anew.
pub fn cost_figures(view: CostView, role: Id<Role>, refills: RwSignal<usize>) -> El {
    let estimate = view.estimate(role);
    // Only another region brings other fields; a typed figure leaves them as they are.
    let region = move || vec![view.watch_overview().region];
    el("div").child(lines(view, estimate)).each(region, move |region| fields(view, (region, role), estimate, refills))
}

/// The lines of the sum, and the sums.
fn lines(view: CostView, estimate: Estimate) -> El {
    let CostView { text, labels, .. } = view;
    let row = move |name: &str, how: &str, span: Rc<dyn Fn(&CostEstimate) -> Span>| {
        let amount = move |end: fn(Span) -> u32| {
            let span = span.clone();
            let amount = move || {
                let found = estimate.watch();
                view.money(found.region, end(span(&found)))
            };
            classed("td", "rf-number").text_fn(amount)
        };
        let head = row_head(name).child(classed("span", "rf-quiet").text(how));
        el("tr").child(head).child(amount(|span| span.low)).child(amount(|span| span.high))
    };
    let line = move |(item, is_first_year_only): (Item, bool)| {
        let (name, how) = text.line(item).map_or(("", ""), |words| (&*words.name, &*words.how));
        let once = [name, " (", labels.line_once(), ")"].concat();
        let span = move |found: &CostEstimate| {
            let line = found.lines.iter().find(|line| line.item == item);
            line.map(|line| line.span).unwrap_or_default()
        };
        row(if is_first_year_only { &once } else { name }, how, Rc::new(span))
    };
    let parts = move || estimate.watch().lines.iter().map(part).collect();
    let is_cash_less = move || {
        let found = estimate.watch();
        found.cash != found.later_years
    };
    let feet = el("tfoot")
        .child(row(labels.sum_first_year(), "", Rc::new(|found| found.first_year)))
        .child(row(labels.sum_later_years(), "", Rc::new(|found| found.later_years)))
        .show_if(is_cash_less, move || row(labels.sum_cash(), "", Rc::new(|found| found.cash)));
    classed("div", "rf-cost__lines")
        .child(classed("table", "rf-points").child(el("tbody").each(parts, line)).child(feet))
        .child(quiet(labels.sum_note()))
}

/// What tells one line from the others.
fn part(line: &Line) -> (Item, bool) {
    (line.item, line.is_first_year_only)
}

fn fields(
    view: CostView,
    (region, role): (Id<Region>, Id<Role>),
    estimate: Estimate,
    all_refills: RwSignal<usize>,
) -> El {
    let CostView { ctx, labels, .. } = view;
    let own_refills = RwSignal::new(0_usize);
    let reset = move || {
        ctx.change_cost_input(|input| input.figures.clear_role(region, role));
        own_refills.update(|refills| *refills += 1);
    };
    let refills = move || all_refills.get() + own_refills.get();
    let found = view.overview().estimates[role].clone();
    let figures = found.inputs.iter().map(|input| figure(view, (region, role), input, estimate, refills));
    classed("div", "rf-cost__fields")
        .child(el("h4").text(labels.edit_title()))
        .child(quiet(labels.edit_note()))
        .children(figures)
        .child(button("rf-link", labels.edit_reset_role(), reset))
        .opt_child(totals(view, &found))
}

/// What publications give as a whole, to compare; for somebody who is paid already there is nothing to compare.
fn totals(view: CostView, found: &CostEstimate) -> Option<El> {
    let CostView { costs, labels, .. } = view;
    let published = &costs.of(found.region, found.role).totals;
    if published.is_empty() || found.kind == Payment::InPlace {
        return None;
    }
    let list = published.iter().map(|total| {
        let when = if total.is_first_year { labels.total_first_year() } else { labels.total_each_year() };
        el("li").text(&quote(view, (found.region, Item::Salary), &total.said)).text(" · ").text(when)
    });
    let title = el("h4").text(labels.totals_title());
    Some(el("section").child(title).child(el("p").text(labels.totals_note())).child(el("ul").children(list)))
}

/// One figure: its field or fields, what it is, and who says so.
fn figure(
    view: CostView,
    (region, role): (Id<Region>, Id<Role>),
    input: &Input<'static>,
    estimate: Estimate,
    refills: impl Fn() -> usize + Copy + Send + Sync + 'static,
) -> El {
    let CostView { text, labels, .. } = view;
    let item = input.item;
    let words = text.item(item);
    let fields = item.bounds().iter().map(|&bound| {
        let key = FigureKey { region, role, item, bound };
        figure_field(view, key, estimate, refills)
    });
    let who = input.figure.map(|figure| {
        let summary = el("summary").text(labels.said_title());
        lazy_disclosure("rf-sources", summary, move || who_says(view, (region, item), figure))
    });
    let is_estimate = input.figure.is_some_and(|figure| figure.is_estimate);
    let mark = is_estimate.then(|| classed("span", "rf-badge").text(labels.own_estimate()));
    classed("fieldset", "rf-figure")
        .child(el("legend").text(&words.name).text(", ").text(&words.unit).opt_child(mark))
        .child(classed("div", "rf-figure__fields").children(fields))
        .child(quiet(&words.plain))
        .opt_child(who)
}

/// The field for one end of a figure.
fn figure_field(
    view: CostView,
    key: FigureKey,
    estimate: Estimate,
    refills: impl Fn() -> usize + Send + Sync + 'static,
) -> El {
    let CostView { ctx, text, labels, .. } = view;
    let FigureKey { item, bound, .. } = key;
    let value = move || {
        let span = estimate.watch().input(item).and_then(|input| input.span);
        span.map_or_else(String::new, |span| typed(item, if bound == Bound::Low { span.low } else { span.high }))
    };
    let template = match (item.is_single(), bound) {
        (true, _) => labels.edit_single(),
        (_, Bound::Low) => labels.edit_low(),
        (_, Bound::High) => labels.edit_high(),
    };
    let name = fill(template, &[("figure", &text.item(item).name)]);
    let input = classed("input", "rf-input").attr("type", "text").attr("inputmode", "decimal");
    let entry = Entry {
        value: Box::new(value),
        refills: Box::new(refills),
        enter: Box::new(move |typed| enter(ctx, key, typed)),
        remark: Box::new(move |state| remark(view, key, state)),
    };
    field(&name, input.attr("autocomplete", "off"), entry)
}

/// Takes a figure that was typed; an empty field goes back to the published one.
fn enter(ctx: ResultCtx, key: FigureKey, typed: &str) -> FieldState {
    if typed.trim().is_empty() {
        ctx.change_cost_input(|input| input.figures.clear(key));
        return FieldState::Fine;
    }
    let Some(number) = key.item.read(typed) else { return FieldState::NotReadable };
    let mut figures = ctx.cost_input().figures.clone();
    match figures.put(&ctx.topics().costs.rules, key, number) {
        Ok(()) => {
            ctx.change_cost_input(|input| input.figures = figures);
            FieldState::Fine
        }
        Err(Allowed(_)) => FieldState::OutOfRange,
    }
}

/// What stands below a field: what is wrong, or that the figure is the visitor's own.
fn remark(view: CostView, key: FigureKey, state: FieldState) -> String {
    let CostView { ctx, costs, labels, .. } = view;
    let item = key.item;
    match state {
        FieldState::NotReadable if item.is_in_tenths() => labels.edit_not_tenths().to_string(),
        FieldState::NotReadable => labels.edit_not_a_number().to_string(),
        FieldState::OutOfRange | FieldState::TooLong(_) => {
            let limits = costs.limits(item);
            fill(labels.edit_out_of_range(), &[("low", &typed(item, limits.low)), ("high", &typed(item, limits.high))])
        }
        FieldState::Fine => {
            let is_own = ctx.watch_cost_input().figures.get(key).is_some();
            if is_own { labels.edit_own().to_string() } else { String::new() }
        }
    }
}

/// A figure as it is typed: plain digits, with a point for tenths.
fn typed(item: Item, value: u32) -> String {
    if !item.is_in_tenths() {
        return value.to_string();
    }
    let whole = (value / 10).to_string();
    if value.is_multiple_of(10) { whole } else { [&whole, ".", &(value % 10).to_string()].concat() }
}

/// Each publication with its own range, so that it shows where they disagree.
fn who_says(view: CostView, (region, item): (Id<Region>, Item), figure: &Figure) -> El {
    let labels = view.labels;
    let list = |quotes: &[Quote], remark: &str| {
        let lines = quotes.iter().map(|it| quote(view, (region, item), it));
        lines.map(|line| el("li").text(&line).text(remark)).collect::<Vec<El>>()
    };
    let left_out = [" · ", labels.said_left_out()].concat();
    let lines: Vec<El> = list(&figure.said, "").into_iter().chain(list(&figure.left_out, &left_out)).collect();
    let none = lines.is_empty().then(|| el("p").text(labels.said_nobody()));
    let years = match figure.years(view.ctx.model()) {
        Some((from, to)) if from == to => fill(labels.year_one(), &[("from", &from.to_string())]),
        Some((from, to)) => fill(labels.years(), &[("from", &from.to_string()), ("to", &to.to_string())]),
        None => labels.years_unknown().to_string(),
    };
    let named = figure.said.iter().chain(&figure.left_out).map(|quote| quote.source);
    let ids: Vec<Id<Source>> = named.chain(figure.sources.iter().copied()).collect();
    el("div").opt_child(none).child(el("ul").children(lines)).child(el("p").text(&years)).child(sources(view.ctx, &ids))
}

/// What a publication says, with its year and whether it sells.
fn quote(view: CostView, (region, item): (Id<Region>, Item), quote: &Quote) -> String {
    let labels = view.labels;
    let row = &view.ctx.model().sources[quote.source];
    let write = |value: u32| if item.is_money() { view.money(region, value) } else { typed(item, value) };
    let (low, high) = (write(quote.span.low), write(quote.span.high));
    let template = if low == high { labels.said_one() } else { labels.said_range() };
    let words = fill(template, &[("source", &row.name), ("low", &low), ("high", &high)]);
    let year = row.year.map(|year| [" (", &year.to_string(), ")"].concat()).unwrap_or_default();
    let sells = if row.sells { [" · ", labels.said_sells()].concat() } else { String::new() };
    [words, year, sells].concat()
}
