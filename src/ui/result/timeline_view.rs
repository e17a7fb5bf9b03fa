//! Which role matters when: a table drawn as bars, a slider along the stages, and the ranking at one of them.

use std::sync::Arc;

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::HtmlInputElement;

use super::ranking::share_of;
use crate::base::table::Id;
use crate::model::Role;
use crate::scoring::assess;
use crate::session::{Action, Answers};
use crate::text::fill;
use crate::timeline::{Moment, timeline};
use crate::ui::kit::bar::bar;
use crate::ui::kit::choice_pills::{Selection, pill, pills};
use crate::ui::kit::el::{El, classed, disclosure, el};
use crate::ui::result_ctx::ResultCtx;
use crate::ui::sources::sources;

/// The stage timeline. What it says follows the answers; the choice of the stage stays as it is, so that it keeps the focus.
pub fn timeline_view(ctx: ResultCtx) -> El {
    let ui = ctx.labels();
    classed("section", "rf-timeline")
        .child(el("h3").text(ui.timeline_title()))
        .child(classed("p", "rf-quiet").text(ui.timeline_note()))
        .child(stage_choice(ctx))
        .live(move || drawn(ctx))
}

fn drawn(ctx: ResultCtx) -> El {
    let ui = ctx.labels();
    let answers = ctx.watch_answers(Answers::clone);
    let moments = timeline(ctx.model(), &answers);
    let here = moments.iter().position(|moment| moment.is_here);
    let selected = RwSignal::new(here.unwrap_or(0));
    let moments: Arc<[Moment]> = moments.into();
    let no_here = here.is_none().then(|| classed("p", "rf-quiet").text(ui.here_unknown()));
    let other = here.and_then(|place| without_money(ctx, &answers, &moments[place]));
    let picture = picture(ctx, &moments, selected);
    let changes = changes(ctx, &moments);
    let table = facts_table(ctx, &moments);
    classed("div", "rf-timeline__drawn")
        .maybe(no_here)
        .maybe(other)
        .child(picture)
        .child(slider(ctx, selected))
        .child(changes)
        .live(move || moment_view(ctx, &moments[selected.get()]))
        .child(disclosure("rf-disclosure", el("summary").text(ui.table_show()), table))
}

/// That money is the reason, where the visitor's own column has another first place than the result.
fn without_money(ctx: ResultCtx, answers: &Answers, here: &Moment) -> Option<El> {
    let own = assess(ctx.model(), answers);
    let (result, column) = (own.placements.first()?, here.assessment.placements.first()?);
    let values = [("here", ctx.name_in(&here.assessment, column.role)), ("result", ctx.name_in(&own, result.role))];
    let words = fill(ctx.labels().timeline_money(), &values);
    (result.role != column.role).then(|| classed("p", "rf-limit").text(&words))
}

/// The stage as the visitor says it, or by their headcount; kept like an answer.
fn stage_choice(ctx: ResultCtx) -> El {
    let ui = ctx.labels();
    let question = ctx.model().stage_question;
    let key = &ctx.model().questionnaire.questions[question].key;
    let is_unsaid = move || ctx.watch(|session| session.answers().get(question).is_none());
    let clear = move |_| ctx.dispatch(Action::AnswerUnknown(question, false));
    let by_people = pill(Selection::Single, key, "", ui.timeline_by_people(), is_unsaid, clear);
    let stages = ctx.model().stages.iter().map(|(id, stage)| {
        let choice = stage.choice;
        let is_chosen = move || ctx.watch(|session| session.answers().is_chosen(ctx.questionnaire(), choice));
        let choose = move |_| ctx.dispatch(Action::Choose(choice, true));
        pill(
            Selection::Single,
            key,
            &ctx.model().questionnaire.choices[choice].key,
            &ctx.texts().stages[id].name,
            is_chosen,
            choose,
        )
    });
    let legend = el("legend").text(ui.timeline_stage_note());
    let choice = pills(legend, [by_people].into_iter().chain(stages));
    disclosure("rf-disclosure", el("summary").text(ui.timeline_stage()), choice)
}

/// One column for each stage, one row for each option, the fit as the height of a bar.
fn picture(ctx: ResultCtx, moments: &[Moment], selected: RwSignal<usize>) -> El {
    let heads = moments.iter().enumerate().map(|(place, moment)| {
        let name = el("span").text(&ctx.texts().stages[moment.stage].name);
        let here = moment.is_here.then(|| classed("span", "rf-stages__here").text(ctx.labels().you_are_here()));
        let cell = classed("div", "rf-stages__stage").on_click(move || selected.set(place));
        cell.child(name).maybe(here)
    });
    let highest = highest(moments);
    let rows = ctx.model().roles.ids().map(|role| {
        let cells = moments
            .iter()
            .enumerate()
            .map(|(place, moment)| cell(ctx, moment, role, highest).on_click(move || selected.set(place)));
        let name = classed("div", "rf-stages__role").text(&ctx.texts().roles[role].short);
        classed("div", "rf-stages__row").child(name).children(cells)
    });
    classed("div", "rf-stages")
        .attr("aria-hidden", "true")
        .live_attr("data-selected", move || (selected.get() + 1).to_string())
        .child(classed("div", "rf-stages__row rf-stages__row--head").child(el("div")).children(heads))
        .children(rows)
}

/// The most points that any option has at any stage.
fn highest(moments: &[Moment]) -> i32 {
    let firsts = moments.iter().filter_map(|moment| moment.assessment.placements.first());
    firsts.map(|first| first.points).max().unwrap_or(0)
}

fn cell(ctx: ResultCtx, moment: &Moment, role: Id<Role>, highest: i32) -> El {
    let placement = moment.assessment.of(role);
    let points = placement.map_or(0, |placement| placement.points);
    let is_first = placement.is_some_and(|placement| placement.rank == 1);
    let height = [&share_of(points, highest).to_string(), "%"].concat();
    classed("div", if is_first { "rf-stages__cell is-first" } else { "rf-stages__cell" })
        .child(classed("span", "rf-stages__bar").css("block-size", height))
        .child(classed("span", "rf-stages__points").text(&ctx.whole(points)))
}

/// A native range: dragged, tapped or moved with the arrow keys.
fn slider(ctx: ResultCtx, selected: RwSignal<usize>) -> El {
    let stages = ctx.model().stages.len();
    let name = move || {
        let stage = ctx.model().stages.ids().nth(selected.get());
        stage.map(|stage| ctx.texts().stages[stage].name.to_string()).unwrap_or_default()
    };
    let input = classed("input", "rf-slider__input")
        .attr("type", "range")
        .attr("min", "1")
        .attr("max", &stages.to_string())
        .attr("step", "1")
        .attr("aria-label", ctx.labels().timeline_slider())
        .live_attr("aria-valuetext", name)
        .live_value(move || (selected.get() + 1).to_string())
        .on("input", move |event| {
            let input = event.target().and_then(|target| target.dyn_into::<HtmlInputElement>().ok());
            let place = input.and_then(|input| input.value().parse::<usize>().ok()).unwrap_or(1);
            selected.set(place.clamp(1, stages) - 1);
        });
    classed("div", "rf-slider").child(input)
}

/// The ranking at one stage, what it looks like, and the sign by which to notice it.
fn moment_view(ctx: ResultCtx, moment: &Moment) -> El {
    let ui = ctx.labels();
    let text = &ctx.texts().stages[moment.stage];
    let here = moment.is_here.then(|| classed("span", "rf-badge").text(ui.you_are_here()));
    let highest = moment.assessment.placements.first().map_or(0, |first| first.points);
    let order = moment.assessment.placements.iter().map(|placement| {
        el("li")
            .child(el("span").text(ctx.short_in(&moment.assessment, placement.role)))
            .child(el("span").text(&ctx.points(placement.points)))
            .child(bar(share_of(placement.points, highest)))
    });
    let story = classed("div", "rf-moment__story")
        .child(el("h4").text(&text.name).text(" · ").text(&text.people).maybe(here))
        .maybe(moment.is_here.then(|| {
            let words = fill(ui.here_people(), &[("people", &text.people)]);
            classed("p", "rf-quiet").text(&words)
        }))
        .maybe(handover(ctx, moment).map(|words| classed("p", "rf-moment__handover").text(&words)))
        .child(el("p").text(&text.looks_like).text(" ").text(&text.need))
        .child(
            classed("p", "rf-moment__sign").child(el("strong").text(ui.timeline_signs()).text(": ")).text(&text.sign),
        )
        .maybe(further(ctx, moment))
        .child(sources(ctx, &[&ctx.model().stages[moment.stage].sources[..], &text.sources].concat()));
    let ranking = classed("div", "rf-moment__ranking")
        .child(classed("h5", "rf-label").text(ui.timeline_ranking()))
        .child(classed("ol", "rf-moment__order").children(order));
    classed("div", "rf-moment").attr("aria-live", "polite").child(story).child(ranking)
}

/// At which stages another option takes first place.
fn changes(ctx: ResultCtx, moments: &[Moment]) -> El {
    let ui = ctx.labels();
    let items = moments.iter().filter_map(|moment| {
        let stage = el("strong").text(&ctx.texts().stages[moment.stage].name).text(": ");
        Some(el("li").child(stage).text(&handover(ctx, moment)?))
    });
    let items: Vec<El> = items.collect();
    let first = moments.first().and_then(|moment| moment.assessment.placements.first());
    let always = first
        .filter(|_| items.is_empty())
        .map(|first| el("li").text(&fill(ui.timeline_no_change(), &[("role", &ctx.texts().roles[first.role].name)])));
    classed("section", "rf-changes")
        .child(classed("h4", "rf-label").text(ui.timeline_changes()))
        .child(el("ul").children(items).maybe(always))
}

fn handover(ctx: ResultCtx, moment: &Moment) -> Option<String> {
    let handover = moment.handover?;
    let name = |role| ctx.name_in(&moment.assessment, role);
    let values = [("to", name(handover.to)), ("from", name(handover.from))];
    Some(fill(ctx.labels().handover(), &values))
}

/// A better reading than this widget, for stages that have one.
fn further(ctx: ResultCtx, moment: &Moment) -> Option<El> {
    let source = &ctx.model().sources[ctx.model().stages[moment.stage].further?];
    let link = el("a").attr("href", source.url.as_deref()?).attr("target", "_blank").attr("rel", "noopener noreferrer");
    let label = el("strong").text(ctx.labels().timeline_further()).text(": ");
    Some(el("p").child(label).child(link.text(&source.name)))
}

/// The same facts as text: who comes first at each stage, how each option fits, and the sign.
fn facts_table(ctx: ResultCtx, moments: &[Moment]) -> El {
    let ui = ctx.labels();
    let head = |text: &str| el("th").attr("scope", "col").text(text);
    let roles = &ctx.model().roles;
    let names = roles.ids().map(|role| head(&ctx.texts().roles[role].short));
    let rows = moments.iter().map(|moment| {
        let text = &ctx.texts().stages[moment.stage];
        let name = |role| ctx.name_in(&moment.assessment, role);
        let first: Vec<&str> = moment.assessment.first().map(|placement| name(placement.role)).collect();
        let here = moment.is_here.then(|| classed("strong", "rf-badge").text(ui.you_are_here()));
        let fits = roles.ids().map(|role| {
            let points = moment.assessment.of(role).map_or(0, |placement| placement.points);
            el("td").text(&ctx.whole(points))
        });
        let stage = el("th").attr("scope", "row").text(&text.name).text(" (").text(&text.people).text(")");
        el("tr")
            .child(stage.maybe(here))
            .child(el("td").text(&first.join(", ")))
            .children(fits)
            .child(el("td").text(&text.sign))
    });
    let head_row = el("tr").child(head(ui.table_stage())).child(head(ui.table_first())).children(names);
    let table = el("table")
        .child(el("thead").child(head_row.child(head(ui.timeline_signs()))))
        .child(el("tbody").children(rows));
    classed("div", "rf-scroll")
        .attr("tabindex", "0")
        .attr("role", "region")
        .attr("aria-label", ui.timeline_title())
        .child(table)
}
