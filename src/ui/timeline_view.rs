//! Which role matters when: a table drawn as bars, a slider along the stages, and the ranking at one of them.

use std::sync::Arc;

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::HtmlInputElement;

use super::el::{El, classed, disclosure, el};
use super::full::Full;
use super::pills::{Most, pill, pills};
use super::ranking::{bar, share_of};
use super::sources::sources;
use crate::model::{Id, Role};
use crate::scoring::assess;
use crate::session::{Action, Answers};
use crate::text::fill;
use crate::timeline::{Moment, timeline};

/// The stage timeline. What it says follows the answers; the choice of the stage stays as it is, so that it keeps the focus.
pub fn timeline_view(full: Full) -> El {
    let ui = full.ui();
    classed("section", "rf-timeline")
        .child(el("h3").text(ui.timeline_title()))
        .child(classed("p", "rf-quiet").text(ui.timeline_note()))
        .child(stage_choice(full))
        .live(move || drawn(full))
}

fn drawn(full: Full) -> El {
    let ui = full.ui();
    let answers = full.watch(|session| session.answers.clone());
    let moments = timeline(full.model(), &answers);
    let here = moments.iter().position(|moment| moment.is_here);
    let selected = RwSignal::new(here.unwrap_or(0));
    let moments: Arc<[Moment]> = moments.into();
    let no_here = here.is_none().then(|| classed("p", "rf-quiet").text(ui.here_unknown()));
    let other = here.and_then(|place| without_money(full, &answers, &moments[place]));
    let picture = picture(full, &moments, selected);
    let changes = changes(full, &moments);
    let table = facts_table(full, &moments);
    classed("div", "rf-timeline__drawn")
        .maybe(no_here)
        .maybe(other)
        .child(picture)
        .child(slider(full, selected))
        .child(changes)
        .live(move || moment_view(full, &moments[selected.get()]))
        .child(disclosure("rf-disclosure", el("summary").text(ui.table_show()), table))
}

/// That money is the reason, where the visitor's own column has another first place than the result.
fn without_money(full: Full, answers: &Answers, here: &Moment) -> Option<El> {
    let own = assess(full.model(), answers);
    let (result, column) = (own.placements.first()?, here.assessment.placements.first()?);
    let values = [("here", full.name_in(&here.assessment, column.role)), ("result", full.name_in(&own, result.role))];
    let words = fill(full.ui().timeline_money(), &values);
    (result.role != column.role).then(|| classed("p", "rf-limit").text(&words))
}

/// The stage as the visitor says it, or by their headcount; kept like an answer.
fn stage_choice(full: Full) -> El {
    let ui = full.ui();
    let question = full.model().stage_question;
    let key = &full.model().questions[question].key;
    let is_unsaid = move || full.watch(|session| session.answers.get(question).is_none());
    let clear = move |_| full.dispatch(Action::AnswerUnknown(question, false));
    let by_people = pill(Most::One, key, "", ui.timeline_by_people(), is_unsaid, clear);
    let stages = full.model().stages.iter().map(|(id, stage)| {
        let choice = stage.choice;
        let is_chosen = move || full.watch(|session| session.answers.is_chosen(full.model(), choice));
        let choose = move |_| full.dispatch(Action::Choose(choice, true));
        pill(Most::One, key, &full.model().choices[choice].key, &full.text().stages[id].name, is_chosen, choose)
    });
    let legend = el("legend").text(ui.timeline_stage_note());
    let choice = pills(legend, [by_people].into_iter().chain(stages));
    disclosure("rf-disclosure", el("summary").text(ui.timeline_stage()), choice)
}

/// One column for each stage, one row for each option, the fit as the height of a bar.
fn picture(full: Full, moments: &[Moment], selected: RwSignal<usize>) -> El {
    let heads = moments.iter().enumerate().map(|(place, moment)| {
        let name = el("span").text(&full.text().stages[moment.stage].name);
        let here = moment.is_here.then(|| classed("span", "rf-stages__here").text(full.ui().you_are_here()));
        let cell = classed("div", "rf-stages__stage").on_click(move || selected.set(place));
        cell.child(name).maybe(here)
    });
    let highest = highest(moments);
    let rows = full.model().roles.ids().map(|role| {
        let cells = moments
            .iter()
            .enumerate()
            .map(|(place, moment)| cell(full, moment, role, highest).on_click(move || selected.set(place)));
        let name = classed("div", "rf-stages__role").text(&full.text().roles[role].short);
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

fn cell(full: Full, moment: &Moment, role: Id<Role>, highest: i32) -> El {
    let placement = moment.assessment.of(role);
    let points = placement.map_or(0, |placement| placement.points);
    let is_first = placement.is_some_and(|placement| placement.rank == 1);
    let height = [&share_of(points, highest).to_string(), "%"].concat();
    classed("div", if is_first { "rf-stages__cell is-first" } else { "rf-stages__cell" })
        .child(classed("span", "rf-stages__bar").css("block-size", height))
        .child(classed("span", "rf-stages__points").text(&full.whole(points)))
}

/// A native range: dragged, tapped or moved with the arrow keys.
fn slider(full: Full, selected: RwSignal<usize>) -> El {
    let stages = full.model().stages.len();
    let name = move || {
        let stage = full.model().stages.ids().nth(selected.get());
        stage.map(|stage| full.text().stages[stage].name.to_string()).unwrap_or_default()
    };
    let input = classed("input", "rf-slider__input")
        .attr("type", "range")
        .attr("min", "1")
        .attr("max", &stages.to_string())
        .attr("step", "1")
        .attr("aria-label", full.ui().timeline_slider())
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
fn moment_view(full: Full, moment: &Moment) -> El {
    let ui = full.ui();
    let text = &full.text().stages[moment.stage];
    let here = moment.is_here.then(|| classed("span", "rf-badge").text(ui.you_are_here()));
    let highest = moment.assessment.placements.first().map_or(0, |first| first.points);
    let order = moment.assessment.placements.iter().map(|placement| {
        el("li")
            .child(el("span").text(full.short_in(&moment.assessment, placement.role)))
            .child(el("span").text(&full.points(placement.points)))
            .child(bar(share_of(placement.points, highest)))
    });
    let story = classed("div", "rf-moment__story")
        .child(el("h4").text(&text.name).text(" · ").text(&text.people).maybe(here))
        .maybe(moment.is_here.then(|| {
            let words = fill(ui.here_people(), &[("people", &text.people)]);
            classed("p", "rf-quiet").text(&words)
        }))
        .maybe(handover(full, moment).map(|words| classed("p", "rf-moment__handover").text(&words)))
        .child(el("p").text(&text.looks_like).text(" ").text(&text.need))
        .child(
            classed("p", "rf-moment__sign").child(el("strong").text(ui.timeline_signs()).text(": ")).text(&text.sign),
        )
        .maybe(further(full, moment))
        .child(sources(full, &[&full.model().stages[moment.stage].sources[..], &text.sources].concat()));
    let ranking = classed("div", "rf-moment__ranking")
        .child(classed("h5", "rf-label").text(ui.timeline_ranking()))
        .child(classed("ol", "rf-moment__order").children(order));
    classed("div", "rf-moment").attr("aria-live", "polite").child(story).child(ranking)
}

/// At which stages another option takes first place.
fn changes(full: Full, moments: &[Moment]) -> El {
    let ui = full.ui();
    let items = moments.iter().filter_map(|moment| {
        let stage = el("strong").text(&full.text().stages[moment.stage].name).text(": ");
        Some(el("li").child(stage).text(&handover(full, moment)?))
    });
    let items: Vec<El> = items.collect();
    let first = moments.first().and_then(|moment| moment.assessment.placements.first());
    let always = first
        .filter(|_| items.is_empty())
        .map(|first| el("li").text(&fill(ui.timeline_no_change(), &[("role", &full.text().roles[first.role].name)])));
    classed("section", "rf-changes")
        .child(classed("h4", "rf-label").text(ui.timeline_changes()))
        .child(el("ul").children(items).maybe(always))
}

fn handover(full: Full, moment: &Moment) -> Option<String> {
    let handover = moment.handover?;
    let name = |role| full.name_in(&moment.assessment, role);
    let values = [("to", name(handover.to)), ("from", name(handover.from))];
    Some(fill(full.ui().handover(), &values))
}

/// A better reading than this widget, for stages that have one.
fn further(full: Full, moment: &Moment) -> Option<El> {
    let source = &full.model().sources[full.model().stages[moment.stage].further?];
    let link = el("a").attr("href", source.url.as_deref()?).attr("target", "_blank").attr("rel", "noopener noreferrer");
    let label = el("strong").text(full.ui().timeline_further()).text(": ");
    Some(el("p").child(label).child(link.text(&source.name)))
}

/// The same facts as text: who comes first at each stage, how each option fits, and the sign.
fn facts_table(full: Full, moments: &[Moment]) -> El {
    let ui = full.ui();
    let head = |text: &str| el("th").attr("scope", "col").text(text);
    let roles = &full.model().roles;
    let names = roles.ids().map(|role| head(&full.text().roles[role].short));
    let rows = moments.iter().map(|moment| {
        let text = &full.text().stages[moment.stage];
        let name = |role| full.name_in(&moment.assessment, role);
        let first: Vec<&str> = moment.assessment.first().map(|placement| name(placement.role)).collect();
        let here = moment.is_here.then(|| classed("strong", "rf-badge").text(ui.you_are_here()));
        let fits = roles.ids().map(|role| {
            let points = moment.assessment.of(role).map_or(0, |placement| placement.points);
            el("td").text(&full.whole(points))
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
