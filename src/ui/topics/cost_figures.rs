//! How one option's sum is made: its lines, and every figure with who says so and a field for the visitor's own.

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::HtmlInputElement;

use super::costs_page::CostView;
use crate::base::table::Id;
use crate::model::{Role, Source};
use crate::session::Topic;
use crate::text::fill;
use crate::topics::cost::{Allowed, Bound, CostEstimate, Figure, FigureKey, Input, Item, Payment, Span};
use crate::ui::kit::el::{El, button, classed, el, lazy_disclosure};
use crate::ui::sources::sources;

/// Lines, figures and fields.
pub fn cost_figures(view: CostView, role: Id<Role>) -> El {
    el("div").live(move || lines(view, role)).live(move || {
        // Only another region brings other fields; a typed figure leaves them as they are.
        let region = Memo::new(move |_| view.region(&view.ctx.watch_input(Topic::Costs)).index());
        region.track();
        fields(view, role)
    })
}

/// A range from its two ends, or one amount where they are the same.
pub fn span_words(template: &str, low: &str, high: &str) -> String {
    if low == high { low.to_string() } else { fill(template, &[("low", low), ("high", high)]) }
}

fn lines(view: CostView, role: Id<Role>) -> El {
    let CostView { ctx, text, ui, .. } = view;
    let note = ctx.watch_input(Topic::Costs);
    let evaluation = ctx.evaluation();
    let assessment = evaluation.assessment();
    let found = view.estimate(&note, role, &assessment);
    let row = |name: &str, how: &str, span: Span| {
        el("tr")
            .child(el("th").attr("scope", "row").text(name).child(classed("span", "rf-quiet").text(how)))
            .child(classed("td", "rf-number").text(&view.money(found.region, span.low)))
            .child(classed("td", "rf-number").text(&view.money(found.region, span.high)))
    };
    let rows = found.lines.iter().map(|line| {
        let (name, how) = text.line(line.item).map_or(("", ""), |words| (&*words.name, &*words.how));
        let once = [name, " (", ui.line_once(), ")"].concat();
        row(if line.is_first_year_only { &once } else { name }, how, line.span)
    });
    let rows: Vec<El> = rows.collect();
    let sums = [(ui.sum_first_year(), found.first_year), (ui.sum_later_years(), found.later_years)];
    let feet = sums.map(|(name, span)| row(name, "", span));
    let cash = (found.cash != found.later_years).then(|| row(ui.sum_cash(), "", found.cash));
    classed("div", "rf-cost__lines")
        .child(
            classed("table", "rf-points")
                .child(el("tbody").children(rows))
                .child(el("tfoot").children(feet).maybe(cash)),
        )
        .child(classed("p", "rf-quiet").text(ui.sum_note()))
}

fn fields(view: CostView, role: Id<Role>) -> El {
    let CostView { ctx, ui, .. } = view;
    let note = ctx.input(Topic::Costs);
    let evaluation = ctx.evaluation();
    let assessment = evaluation.assessment();
    let found = view.estimate(&note, role, &assessment);
    let fields = found.inputs.iter().map(|input| figure(view, role, input));
    let region = found.region;
    let reset = button("rf-link", ui.edit_reset_role(), move || {
        let mut edits = view.edits(&ctx.input(Topic::Costs));
        edits.clear_role(region, role);
        view.put(&edits);
    });
    classed("div", "rf-cost__fields")
        .child(el("h4").text(ui.edit_title()))
        .child(classed("p", "rf-quiet").text(ui.edit_note()))
        .children(fields)
        .child(reset)
        .maybe(totals(view, &found))
}

/// What publications give as a whole, to compare; for somebody who is paid already there is nothing to compare.
fn totals(view: CostView, found: &CostEstimate) -> Option<El> {
    let CostView { costs, ui, .. } = view;
    let published = &costs.of(found.region, found.role).totals;
    if published.is_empty() || found.kind == Payment::InPlace {
        return None;
    }
    let list = published.iter().map(|total| {
        let when = if total.is_first_year { ui.total_first_year() } else { ui.total_each_year() };
        el("li").text(&said(view, Item::Salary, total.said.source, total.said.span)).text(" · ").text(when)
    });
    let title = el("h4").text(ui.totals_title());
    Some(el("section").child(title).child(el("p").text(ui.totals_note())).child(el("ul").children(list)))
}

/// One figure: its field or fields, what it is, and who says so.
fn figure(view: CostView, role: Id<Role>, input: &Input<'static>) -> El {
    let CostView { text, ui, .. } = view;
    let words = text.item(input.item);
    let item = input.item;
    let fields = item.bounds().iter().map(|&bound| field(view, role, item, bound));
    let who = input.figure.map(|figure| {
        lazy_disclosure("rf-sources", el("summary").text(ui.said_title()), move || who_says(view, item, figure))
    });
    let estimate = input.figure.is_some_and(|figure| figure.is_estimate);
    let estimate = estimate.then(|| classed("span", "rf-badge").text(ui.own_estimate()));
    classed("fieldset", "rf-figure")
        .child(el("legend").text(&words.name).text(", ").text(&words.unit).maybe(estimate))
        .child(classed("div", "rf-figure__fields").children(fields))
        .child(classed("p", "rf-quiet").text(&words.plain))
        .maybe(who)
}

/// What is wrong with what was typed, as a number for the signal.
const FINE: usize = 0;
const NOT_A_NUMBER: usize = 1;
const OUT_OF_RANGE: usize = 2;

fn field(view: CostView, role: Id<Role>, item: Item, bound: Bound) -> El {
    let CostView { ctx, costs, text, ui } = view;
    let place = move || FigureKey { region: view.region(&ctx.input(Topic::Costs)), role, item, bound };
    let wrong = RwSignal::new(FINE);
    let value = move || {
        let note = ctx.watch_input(Topic::Costs);
        // The field is filled anew; what was told of a bad figure goes with it.
        wrong.set(FINE);
        let evaluation = ctx.evaluation();
        let assessment = evaluation.assessment();
        let found = view.estimate(&note, role, &assessment);
        let span = found.input(item).and_then(|input| input.span);
        span.map_or_else(String::new, |span| typed(item, if bound == Bound::Low { span.low } else { span.high }))
    };
    let put = move |input: HtmlInputElement| {
        let mut edits = view.edits(&ctx.input(Topic::Costs));
        let entered = input.value();
        let result = if entered.trim().is_empty() {
            edits.clear(place());
            Ok(())
        } else {
            match item.read(&entered) {
                None => Err(NOT_A_NUMBER),
                Some(number) => edits.put(costs, place(), number).map_err(|Allowed(_)| OUT_OF_RANGE),
            }
        };
        wrong.set(result.err().unwrap_or(FINE));
        if result.is_ok() {
            view.put(&edits);
        }
    };
    let name = fill(
        match (item.is_single(), bound) {
            (true, _) => ui.edit_single(),
            (_, Bound::Low) => ui.edit_low(),
            (_, Bound::High) => ui.edit_high(),
        },
        &[("figure", &text.item(item).name)],
    );
    let input = classed("input", "rf-input")
        .attr("type", "text")
        .attr("inputmode", "decimal")
        .attr("autocomplete", "off")
        .live_value(value)
        .live_attr("aria-invalid", move || if wrong.get() == FINE { "false".into() } else { "true".into() })
        .on("change", move |event| {
            let input = event.target().and_then(|target| target.dyn_into().ok());
            input.into_iter().for_each(put);
        });
    let label = classed("label", "rf-field").child(el("span").text(&name)).child(input);
    label.live(move || {
        let own = ctx.watch(|session| session.inputs().get(Topic::Costs).cloned().unwrap_or_default());
        let is_own = view.edits(&own).get(place()).is_some();
        let limits = costs.limits(item);
        let words = match wrong.get() {
            NOT_A_NUMBER if item.is_in_tenths() => ui.edit_not_tenths().to_string(),
            NOT_A_NUMBER => ui.edit_not_a_number().to_string(),
            OUT_OF_RANGE => {
                let (low, high) = (typed(item, limits.low), typed(item, limits.high));
                fill(ui.edit_out_of_range(), &[("low", &low), ("high", &high)])
            }
            _ if is_own => ui.edit_own().to_string(),
            _ => String::new(),
        };
        let class = if wrong.get() == FINE { "rf-quiet" } else { "rf-wrong" };
        classed("span", class).attr("role", "status").text(&words)
    })
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
fn who_says(view: CostView, item: Item, figure: &Figure) -> El {
    let ui = view.ui;
    let model = view.ctx.model();
    let list = |said_by: &[crate::topics::cost::Quote], remark: &str| {
        let lines = said_by.iter().map(|it| said(view, item, it.source, it.span));
        lines.map(|line| el("li").text(&line).text(remark)).collect::<Vec<El>>()
    };
    let left_out = [" · ", ui.said_left_out()].concat();
    let lines: Vec<El> = list(&figure.said, "").into_iter().chain(list(&figure.left_out, &left_out)).collect();
    let none = lines.is_empty().then(|| el("p").text(ui.said_nobody()));
    let years = match figure.years(model) {
        Some((from, to)) if from == to => fill(ui.year_one(), &[("from", &from.to_string())]),
        Some((from, to)) => fill(ui.years(), &[("from", &from.to_string()), ("to", &to.to_string())]),
        None => ui.years_unknown().to_string(),
    };
    let named = figure.said.iter().chain(&figure.left_out).map(|said| said.source);
    let ids: Vec<Id<Source>> = named.chain(figure.sources.iter().copied()).collect();
    el("div").maybe(none).child(el("ul").children(lines)).child(el("p").text(&years)).child(sources(view.ctx, &ids))
}

fn said(view: CostView, item: Item, source: Id<Source>, span: Span) -> String {
    let ui = view.ui;
    let row = &view.ctx.model().sources[source];
    let region = view.region(&view.ctx.input(Topic::Costs));
    let write = |value: u32| if item.is_money() { view.money(region, value) } else { typed(item, value) };
    let (low, high) = (write(span.low), write(span.high));
    let template = if low == high { ui.said_one() } else { ui.said_range() };
    let words = fill(template, &[("source", &row.name), ("low", &low), ("high", &high)]);
    let year = row.year.map(|year| [" (", &year.to_string(), ")"].concat()).unwrap_or_default();
    let sells = if row.sells { [" · ", ui.said_sells()].concat() } else { String::new() };
    [words, year, sells].concat()
}
