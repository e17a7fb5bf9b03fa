//! Which role matters when: a table drawn as bars, a slider along the stages, and the ranking at one of them.
//!
//! All of it follows the answers piece by piece; the stage that the visitor has chosen to look at stays.

use leptos::prelude::*;
use web_sys::{Element, HtmlInputElement};

use super::ranking::share_of;
use crate::base::table::{Id, Keyed};
use crate::evaluation::Evaluation;
use crate::model::{Role, Stage};
use crate::session::Action;
use crate::text::{StageText, fill};
use crate::timeline::Moment;
use crate::ui::kit::bar::bar_fn;
use crate::ui::kit::choice_pills::{Selection, pill, pills};
use crate::ui::kit::el::{El, classed, el, lazy_disclosure, lazy_disclosure_or, quiet, target, when_near};
use crate::ui::result_ctx::ResultCtx;
use crate::ui::sources::sources;

/// Marks what belongs to a stage in the picture, with its place from 0.
const STAGE: &str = "data-stage";

/// What all parts of the view are given.
#[derive(Clone, Copy)]
struct Timeline {
    ctx: ResultCtx,
    /// The stage that the visitor looks at, as an index, with where they were when they chose it; at first none, which
    /// is where they are themselves.
    chosen: RwSignal<Option<(Option<usize>, usize)>>,
}

impl Timeline {
    /// Reads the ranking at a stage, and follows the answers.
    fn read<T>(self, index: usize, read: impl FnOnce(&Moment) -> T) -> Option<T> {
        self.ctx.watch_evaluation().moments().get(index).map(read)
    }

    /// The stage that is looked at. A choice holds until the visitor turns out to be somewhere else.
    fn selected(self) -> usize {
        let here = here(&self.ctx.watch_evaluation());
        match self.chosen.get() {
            Some((since, chosen)) if since == here => chosen,
            _ => here.unwrap_or(0),
        }
    }

    fn select(self, index: usize) {
        let last = self.ctx.model().stages.len().saturating_sub(1);
        self.chosen.set(Some((here(&self.ctx.evaluation()), index.min(last))));
    }

    /// Looks at the stage where the visitor is, which they have just said.
    fn select_here(self) {
        self.chosen.set(None);
    }

    fn text(self, stage: Id<Stage>) -> &'static StageText {
        &self.ctx.texts().stages[stage]
    }
}

/// The stage that the visitor is at, as an index.
fn here(evaluation: &Evaluation) -> Option<usize> {
    evaluation.moments().iter().position(|moment| moment.is_here)
}

/// The stage timeline. The heading is there at once; the rest is drawn when it comes near.
pub fn timeline_view(ctx: ResultCtx) -> El {
    let view = Timeline { ctx, chosen: RwSignal::new(None) };
    classed("section", "rf-timeline")
        .child(el("h3").text(ctx.labels().timeline_title()))
        .child(when_near(move || ctx.is_on_paper(), move || timeline_parts(view)))
}

fn timeline_parts(view: Timeline) -> El {
    let ctx = view.ctx;
    let labels = ctx.labels();
    let is_unknown = move || here(&ctx.watch_evaluation()).is_none();
    let panel = move |index: usize| moment_panel(view, index);
    let table = lazy_disclosure_or(
        "rf-disclosure",
        el("summary").text(labels.table_show()),
        move || ctx.is_on_paper(),
        move || stage_table(view),
    );
    classed("div", "rf-timeline__drawn")
        .child(quiet(labels.timeline_note()))
        .child(stage_choice(view))
        .show_if(is_unknown, move || quiet(labels.here_unknown()))
        .keyed(
            move || money_makes_the_difference(ctx, &ctx.watch_evaluation()),
            |told: String| classed("p", "rf-limit").text(&told),
        )
        .child(picture(view))
        .child(slider(view))
        .child(changes(view))
        .keyed(move || Some(view.selected()), panel)
        .child(table)
}

/// That money is the reason, where the visitor's own column has another first place than the result.
fn money_makes_the_difference(ctx: ResultCtx, evaluation: &Evaluation) -> Option<String> {
    let here = &evaluation.moments()[here(evaluation)?].assessment;
    let own = evaluation.assessment();
    let (result, column) = (own.placements.first()?, here.placements.first()?);
    let values = [("here", ctx.name_in(here, column.role)), ("result", ctx.name_in(own, result.role))];
    (result.role != column.role).then(|| fill(ctx.labels().timeline_money(), &values))
}

/// The stage as the visitor says it, or by their headcount; kept like an answer.
fn stage_choice(view: Timeline) -> El {
    let ctx = view.ctx;
    let summary = el("summary").text(ctx.labels().timeline_stage());
    lazy_disclosure("rf-disclosure", summary, move || stage_pills(view))
}

fn stage_pills(view: Timeline) -> El {
    let ctx = view.ctx;
    let labels = ctx.labels();
    let question = ctx.model().stage_question;
    let name = ctx.questionnaire().questions[question].key();
    let is_unsaid = move || ctx.watch_answers(|answers| answers.get(question).is_none());
    let clear = move |_| {
        view.select_here();
        ctx.dispatch(Action::AnswerUnknown(question, false));
    };
    let by_people = pill(Selection::Single, name, "", labels.timeline_by_people(), is_unsaid, clear);
    let stages = ctx.model().stages.iter().map(|(id, stage)| {
        let choice = stage.choice;
        let is_chosen = move || ctx.watch_answers(|answers| answers.is_chosen(ctx.questionnaire(), choice));
        let choose = move |_| {
            view.select_here();
            ctx.dispatch(Action::Choose(choice, true));
        };
        let value = ctx.questionnaire().choices[choice].key();
        pill(Selection::Single, name, value, &ctx.texts().stages[id].name, is_chosen, choose)
    });
    pills(el("legend").text(labels.timeline_stage_note()), [by_people].into_iter().chain(stages))
}

/// One column for each stage, one row for each option, the fit as the height of a bar. One listener hears which column
/// is pressed.
fn picture(view: Timeline) -> El {
    let ctx = view.ctx;
    let heads = ctx.model().stages.ids().map(|stage| {
        let index = stage.index();
        let is_here = move || view.read(index, |moment| moment.is_here).unwrap_or_default();
        let here = move || classed("span", "rf-stages__here").text(ctx.labels().you_are_here());
        classed("div", "rf-stages__stage")
            .attr(STAGE, &index.to_string())
            .child(el("span").text(&view.text(stage).name))
            .show_if(is_here, here)
    });
    let rows = ctx.model().roles.ids().map(|role| {
        let name = classed("div", "rf-stages__role").text(&ctx.texts().roles[role].short);
        let cells = move || cells(&ctx.watch_evaluation(), role);
        classed("div", "rf-stages__row").child(name).each(cells, move |cell| stage_cell(ctx, &cell))
    });
    let press = move |event| {
        let pressed = target::<Element>(&event).and_then(|pressed| pressed.closest("[data-stage]").ok()?);
        if let Some(index) = pressed.and_then(|column| column.get_attribute(STAGE)?.parse().ok()) {
            view.select(index);
        }
    };
    classed("div", "rf-stages")
        .attr("aria-hidden", "true")
        .attr_fn("data-selected", move || (view.selected() + 1).to_string())
        .on_click_event(press)
        .child(classed("div", "rf-stages__row rf-stages__row--head").child(el("div")).children(heads))
        .children(rows)
}

/// A cell of the picture. It holds nothing: other points are another cell.
#[derive(Clone, PartialEq)]
struct Cell {
    index: usize,
    points: i32,
    percent: u32,
    is_first: bool,
}

/// The cells of an option, measured by the most points that any option has at any stage.
fn cells(evaluation: &Evaluation, role: Id<Role>) -> Vec<Cell> {
    let moments = evaluation.moments();
    let firsts = moments.iter().filter_map(|moment| moment.assessment.placements.first());
    let highest = firsts.map(|first| first.points).max().unwrap_or(0);
    let cell = |(index, moment): (usize, &Moment)| {
        let placement = moment.assessment.of(role);
        let points = placement.map_or(0, |placement| placement.points);
        let is_first = placement.is_some_and(|placement| placement.rank == 1);
        Cell { index, points, percent: share_of(points, highest), is_first }
    };
    moments.iter().enumerate().map(cell).collect()
}

fn stage_cell(ctx: ResultCtx, cell: &Cell) -> El {
    let height = [&cell.percent.to_string(), "%"].concat();
    classed("div", if cell.is_first { "rf-stages__cell is-first" } else { "rf-stages__cell" })
        .attr(STAGE, &cell.index.to_string())
        .child(classed("span", "rf-stages__bar").css("block-size", height))
        .child(classed("span", "rf-stages__points").text(&ctx.whole(cell.points)))
}

/// A native range: dragged, tapped or moved with the arrow keys. It says the stage and who comes first there.
fn slider(view: Timeline) -> El {
    let ctx = view.ctx;
    let value_text = move || {
        let told = view.read(view.selected(), |moment| {
            let text = view.text(moment.stage);
            let firsts = moment.assessment.first().map(|first| ctx.name_in(&moment.assessment, first.role));
            let firsts = firsts.collect::<Vec<_>>().join(", ");
            fill(ctx.labels().timeline_value(), &[("stage", &text.name), ("people", &text.people), ("role", &firsts)])
        });
        told.unwrap_or_default()
    };
    let input = classed("input", "rf-slider__input")
        .attr("type", "range")
        .attr("min", "1")
        .attr("max", &ctx.model().stages.len().to_string())
        .attr("step", "1")
        .attr("aria-label", ctx.labels().timeline_slider())
        .attr_fn("aria-valuetext", value_text)
        .value_fn(move || (view.selected() + 1).to_string())
        .on("input", move |event| {
            let number = target::<HtmlInputElement>(&event).and_then(|input| input.value().parse::<usize>().ok());
            view.select(number.unwrap_or(1).saturating_sub(1));
        });
    classed("div", "rf-slider").child(input)
}

/// A stage: what it looks like, the sign by which to notice it, and the ranking there.
fn moment_panel(view: Timeline, index: usize) -> El {
    let ctx = view.ctx;
    let labels = ctx.labels();
    let Some(stage) = ctx.model().stages.ids().nth(index) else { return el("div") };
    let text = view.text(stage);
    let is_here = move || view.read(index, |moment| moment.is_here).unwrap_or_default();
    let badge = move || classed("span", "rf-badge").text(labels.you_are_here());
    let people = move || quiet(&fill(labels.here_people(), &[("people", &text.people)]));
    let sign = el("strong").text(labels.timeline_signs()).text(": ");
    let story = classed("div", "rf-moment__story")
        .child(el("h4").text(&text.name).text(" · ").text(&text.people).show_if(is_here, badge))
        .show_if(is_here, people)
        .keyed(
            move || view.read(index, |moment| handover(ctx, moment)).flatten(),
            |told: String| classed("p", "rf-moment__handover").text(&told),
        )
        .child(el("p").text(&text.looks_like).text(" ").text(&text.need))
        .child(classed("p", "rf-moment__sign").child(sign).text(&text.sign))
        .opt_child(further(ctx, stage))
        .child(sources(ctx, &[&ctx.model().stages[stage].sources[..], &text.sources].concat()));
    let order = move || {
        let order = view.read(index, |moment| moment.assessment.placements.iter().map(|at| at.role).collect());
        order.unwrap_or_default()
    };
    let ranking = classed("div", "rf-moment__ranking")
        .child(classed("h5", "rf-label").text(labels.timeline_ranking()))
        .child(classed("ol", "rf-moment__order").each(order, move |role| moment_row(view, index, role)));
    classed("div", "rf-moment").child(story).child(ranking)
}

/// An option in the ranking at one stage.
fn moment_row(view: Timeline, index: usize, role: Id<Role>) -> El {
    let ctx = view.ctx;
    let points = move |moment: &Moment| moment.assessment.of(role).map_or(0, |placement| placement.points);
    let name = move || view.read(index, |moment| ctx.short_in(&moment.assessment, role).to_string());
    let told = move || view.read(index, |moment| ctx.points(points(moment)));
    let share = move || {
        view.read(index, |moment| {
            let highest = moment.assessment.placements.first().map_or(0, |first| first.points);
            share_of(points(moment), highest)
        })
    };
    el("li")
        .child(el("span").text_fn(move || name().unwrap_or_default()))
        .child(el("span").text_fn(move || told().unwrap_or_default()))
        .child(bar_fn(move || share().unwrap_or_default()))
}

/// At which stages another option takes first place.
fn changes(view: Timeline) -> El {
    let ctx = view.ctx;
    let labels = ctx.labels();
    let changes = move || {
        let evaluation = ctx.watch_evaluation();
        let told = |moment: &Moment| Some((moment.stage, handover(ctx, moment)?));
        evaluation.moments().iter().filter_map(told).collect::<Vec<_>>()
    };
    let change_line = move |(stage, told): (Id<Stage>, String)| {
        el("li").child(el("strong").text(&view.text(stage).name).text(": ")).text(&told)
    };
    let always = move || {
        let first = view.read(0, |moment| moment.assessment.placements.first().map(|first| first.role)).flatten();
        first.filter(|_| changes().is_empty())
    };
    let always_line =
        move |role| el("li").text(&fill(labels.timeline_no_change(), &[("role", &ctx.texts().roles[role].name)]));
    classed("section", "rf-changes")
        .child(classed("h4", "rf-label").text(labels.timeline_changes()))
        .child(el("ul").each(changes, change_line).keyed(always, always_line))
}

fn handover(ctx: ResultCtx, moment: &Moment) -> Option<String> {
    let handover = moment.handover?;
    let name = |role| ctx.name_in(&moment.assessment, role);
    let values = [("to", name(handover.to)), ("from", name(handover.from))];
    Some(fill(ctx.labels().handover(), &values))
}

/// A better reading than this widget, for stages that have one.
fn further(ctx: ResultCtx, stage: Id<Stage>) -> Option<El> {
    let source = &ctx.model().sources[ctx.model().stages[stage].further?];
    let link = el("a").attr("href", source.url.as_deref()?).attr("target", "_blank").attr("rel", "noopener noreferrer");
    let label = el("strong").text(ctx.labels().timeline_further()).text(": ");
    Some(el("p").child(label).child(link.text(&source.name)))
}

/// The same facts as text: who comes first at each stage, how each option fits, and the sign.
fn stage_table(view: Timeline) -> El {
    let ctx = view.ctx;
    let labels = ctx.labels();
    let head = |text: &str| el("th").attr("scope", "col").text(text);
    let names = ctx.model().roles.ids().map(|role| head(&ctx.texts().roles[role].short));
    let head_row = el("tr").child(head(labels.table_stage())).child(head(labels.table_first())).children(names);
    let rows = ctx.model().stages.ids().map(|stage| stage_row(view, stage));
    let table = el("table")
        .child(el("thead").child(head_row.child(head(labels.timeline_signs()))))
        .child(el("tbody").children(rows));
    classed("div", "rf-scroll")
        .attr("tabindex", "0")
        .attr("role", "region")
        .attr("aria-label", labels.timeline_title())
        .child(table)
}

fn stage_row(view: Timeline, stage: Id<Stage>) -> El {
    let ctx = view.ctx;
    let (index, text) = (stage.index(), view.text(stage));
    let is_here = move || view.read(index, |moment| moment.is_here).unwrap_or_default();
    let badge = move || classed("strong", "rf-badge").text(ctx.labels().you_are_here());
    let firsts = move || {
        let told = view.read(index, |moment| {
            let firsts = moment.assessment.first().map(|first| ctx.name_in(&moment.assessment, first.role));
            firsts.collect::<Vec<_>>().join(", ")
        });
        told.unwrap_or_default()
    };
    let fits = ctx.model().roles.ids().map(|role| {
        let points = move || {
            let points = view.read(index, |moment| moment.assessment.of(role).map_or(0, |placement| placement.points));
            ctx.whole(points.unwrap_or_default())
        };
        el("td").text_fn(points)
    });
    let name = el("th").attr("scope", "row").text(&text.name).text(" (").text(&text.people).text(")");
    el("tr")
        .child(name.show_if(is_here, badge))
        .child(el("td").text_fn(firsts))
        .children(fits)
        .child(el("td").text(&text.sign))
}
