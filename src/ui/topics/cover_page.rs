//! Who covers each need today, what each option would change, and the widest gaps.

use leptos::prelude::*;

use super::cover_view::CoverView;
use super::topic_page::{section, topic_page};
use crate::base::table::{Id, Table};
use crate::model::{Need, Role};
use crate::session::{Action, Step, Topic};
use crate::text::fill;
use crate::topics::cover::{Coverage, Coverer, Level};
use crate::topics::labels::CoverLabels;
use crate::ui::kit::bar::bar;
use crate::ui::kit::choice_pills::{Selection, pill, pills};
use crate::ui::kit::derived::Derived;
use crate::ui::kit::el::quiet;
use crate::ui::kit::el::{El, button, classed, el};
use crate::ui::kit::table::{column, row_head, table};
use crate::ui::result_ctx::ResultCtx;
use crate::ui::sources::sources;

/// How many gaps are named.
const WIDEST: usize = 5;

/// How well each need is covered, followed.
type Levels = Derived<Table<Need, Coverage>>;

/// The page. All of it is drawn once; what follows from what is said is changed in place.
pub fn cover_page(ctx: ResultCtx) -> El {
    let view = CoverView::new(ctx);
    let CoverView { coverers, words, labels, .. } = view;
    let fields = view.needs().into_iter().map(|need| field(view, need));
    let explained = coverers.rows.ids().filter(|&id| words[id].name != words[id].short);
    let names = explained.map(|id| {
        let words = &words[id];
        el("li").child(el("strong").text(&words.short)).text(": ").text(&words.name)
    });
    let ask = classed("section", "rf-cover__ask")
        .child(quiet(labels.optional()).text(" ").text(labels.time()))
        .child(classed("ul", "rf-cover__names").children(names))
        .children(fields)
        .child(button("rf-link", labels.reset(), move || ctx.clear_input(Topic::Cover)));
    topic_page(ctx, Topic::Cover, labels.title(), labels.intro())
        .child(ask)
        .child(classed("div", "rf-result__half").child(outcome(view)).child(widest(view)))
        .child(sources(ctx, &view.sources()))
}

fn field(view: CoverView, need: Id<Need>) -> El {
    let text = &view.ctx.texts().needs[need];
    let options = view.coverers.rows.ids().map(|coverer| option(view, need, coverer));
    let legend = el("legend")
        .attr("aria-label", &fill(view.labels.choose(), &[("need", &text.name)]))
        .child(el("strong").text(&text.name))
        .child(classed("span", "rf-quiet").text(&text.plain));
    pills(legend, options)
}

fn option(view: CoverView, need: Id<Need>, coverer: Id<Coverer>) -> El {
    let CoverView { ctx, coverers, words, .. } = view;
    let name = ["cover.", &ctx.model().needs[need].key].concat();
    let is_chosen = move || ctx.watch_cover_input().said.of(need).contains(&coverer);
    let choose = move |take| ctx.change_cover_input(|input| input.said.set(coverers, need, coverer, take));
    pill(Selection::Multiple, &name, &coverers.rows[coverer].key, &words[coverer].short, is_chosen, choose)
}

/// What follows: how well needs are covered today, and with an option.
fn outcome(view: CoverView) -> El {
    let CoverView { ctx, labels, .. } = view;
    let shown = RwSignal::new(ctx.first().index());
    let today: Levels = Derived::new(move || view.watch_coverage(None));
    let total = ctx.model().needs.len().to_string();
    let said = {
        let total = total.clone();
        move || fill(labels.said(), &[("n", &ctx.watch_cover_input().said.count().to_string()), ("total", &total)])
    };
    let options = ctx.model().roles.ids().map(|role| share(view, role, today));
    let choices = ctx.model().roles.iter().map(|(role, row)| {
        let text = &ctx.texts().roles[role].short;
        let (is_shown, show) = (move || shown.get() == role.index(), move |_| shown.set(role.index()));
        pill(Selection::Single, "cover-option", &row.key, text, is_shown, show)
    });
    let legend = el("legend").text(&fill(labels.column_with(), &[("role", "…")]));
    section("rf-cover__outcome", labels.column_today())
        .child(el("p").attr("role", "status").text_fn(said))
        .child(classed("p", "rf-label").text(labels.with_title()))
        .child(classed("ul", "rf-shares").children(options))
        .child(pills(legend, choices))
        .child(levels(view, shown, today))
        .child(quiet(labels.note()))
}

/// How many needs are well covered with an option.
fn share(view: CoverView, role: Id<Role>, today: Levels) -> El {
    let CoverView { ctx, labels, .. } = view;
    let (all, name) = (ctx.model().needs.len(), ctx.role_name(role));
    let covered = Derived::new(move || well_covered(&view.watch_coverage(Some(role))));
    let summary = move || {
        let counts = [well_covered(&today.watch()), *covered.watch(), all].map(|count| count.to_string());
        fill(labels.summary(), &[("n", &counts[0]), ("m", &counts[1]), ("total", &counts[2]), ("role", name)])
    };
    let count = move || [&covered.watch().to_string(), " / ", &all.to_string()].concat();
    el("li")
        .child(el("span").text(name))
        .child(el("span").attr_fn("title", summary).text_fn(count))
        .dynamic(move || bar(u32::try_from(*covered.watch() * 100 / all.max(1)).unwrap_or(0)))
}

fn well_covered(levels: &Table<Need, Coverage>) -> usize {
    levels.rows().iter().filter(|coverage| coverage.level >= Level::Covered).count()
}

/// Need by need: today and with the option that is chosen.
fn levels(view: CoverView, shown: RwSignal<usize>, today: Levels) -> El {
    let CoverView { ctx, labels, .. } = view;
    let with: Levels = Derived::new(move || view.watch_coverage(Some(Id::new(shown.get()))));
    let with_head = move || {
        let role: Id<Role> = Id::new(shown.get());
        fill(labels.column_with(), &[("role", &ctx.texts().roles[role].short)])
    };
    let rows = view.needs().into_iter().map(|need| {
        let who = classed("span", "rf-quiet").text_fn(move || who(view, need));
        el("tr")
            .child(row_head(&ctx.texts().needs[need].name))
            .child(level_cell(labels, need, today).child(who))
            .child(level_cell(labels, need, with))
    });
    let heads = [column(labels.column_need()), column(labels.column_today()), column("").text_fn(with_head)];
    let is_twice = move || {
        let is_twice = |levels: &Table<Need, Coverage>| levels.rows().iter().any(|each| each.level == Level::Twice);
        is_twice(&today.watch()) || is_twice(&with.watch())
    };
    el("div").child(table("rf-cover__table", heads, rows)).show_if(is_twice, move || el("p").text(labels.twice_note()))
}

/// Who covers a need today, and whether that is only presumed.
fn who(view: CoverView, need: Id<Need>) -> String {
    let effective = view.watch_effective();
    let names = effective.of(need).iter().map(|&coverer| &*view.words[coverer].short);
    let who = names.collect::<Vec<_>>().join(", ");
    let is_said = !view.ctx.watch_cover_input().said.of(need).is_empty();
    if is_said || who.is_empty() { who } else { [&who, " (", view.labels.presumed(), ")"].concat() }
}

fn level_cell(labels: &'static CoverLabels, need: Id<Need>, levels: Levels) -> El {
    let level = move || match levels.watch()[need].level {
        Level::NotSaid => (labels.level_not_said(), "rf-level"),
        Level::Uncovered => (labels.level_uncovered(), "rf-level rf-level--open"),
        Level::Thin => (labels.level_thin(), "rf-level rf-level--thin"),
        Level::Covered => (labels.level_covered(), "rf-level rf-level--covered"),
        Level::Twice => (labels.level_twice(), "rf-level rf-level--twice"),
    };
    let value = move || fill(labels.value(), &[("n", &levels.watch()[need].best.to_string())]);
    let mark = el("span").attr_fn("class", move || level().1.to_string()).text_fn(move || level().0.to_string());
    el("td").attr_fn("title", value).child(mark)
}

/// The widest gaps, which become the first priorities.
fn widest(view: CoverView) -> El {
    let CoverView { ctx, labels, .. } = view;
    let found = Derived::new(move || view.watch_gaps());
    let has_gaps = move || !found.watch().is_empty();
    let widest = move || found.watch().iter().take(WIDEST).copied().collect();
    let item = move |need| {
        let text = &ctx.texts().needs[need];
        el("li").child(el("strong").text(&text.name)).text(": ").text(&text.plain)
    };
    let is_unsaid = move || ctx.watch_cover_input().said.count() < ctx.model().needs.len();
    let unsaid = move || if is_unsaid() { labels.gaps_unsaid().to_string() } else { String::new() };
    let to_plan = move || ctx.dispatch(Action::GoTo(Step::Topic(Topic::Plan)));
    section("rf-gaps", labels.gaps_title())
        .child(el("p").text(labels.gaps_note()).text(" ").text_fn(unsaid))
        .show_if(has_gaps, move || classed("ol", "rf-numbered").each(widest, item))
        .show_if(move || !has_gaps(), move || el("p").text(labels.gaps_none()))
        .child(button("rf-button", ctx.labels().part_plan(), to_plan))
}
