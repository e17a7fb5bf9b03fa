//! All options in order as bars; each opens to its reasons.

use leptos::prelude::*;

use super::contributions;
use super::el::{El, classed, el, lazy_disclosure};
use super::full::Full;
use super::headline::misfits;
use super::sources::sources;
use crate::model::{Choice, Id, Question, Reason};
use crate::scoring::reasons::{Reasons, because, reasons};
use crate::scoring::{Assessment, Contribution, Placement};
use crate::text::fill;

/// How many reasons are in view on each side; the rest is a click away.
const IN_VIEW: usize = 3;

/// The ranking.
pub fn ranking(full: Full, assessment: &Assessment) -> El {
    let ui = full.ui();
    let items = assessment.placements.iter().map(|placement| item(full, assessment, placement));
    classed("section", "rf-ranking")
        .child(el("h3").text(ui.ranking_title()))
        .child(classed("p", "rf-quiet").text(ui.ranking_note()))
        .child(classed("ol", "rf-ranking__list").children(items))
}

/// A bar; the number beside it says the same.
pub fn bar(percent: u32) -> El {
    let width = [&percent.to_string(), "%"].concat();
    let fill = classed("span", "rf-bar__fill").css("inline-size", width);
    classed("span", "rf-bar").attr("aria-hidden", "true").child(fill)
}

/// Points as a share of the highest in percent; none for points below 0.
pub fn share_of(points: i32, highest: i32) -> u32 {
    let (points, highest) = (points.max(0).unsigned_abs(), highest.max(1).unsigned_abs());
    (points * 100 / highest).min(100)
}

fn item(full: Full, assessment: &Assessment, placement: &Placement) -> El {
    let highest = assessment.placements.first().map_or(0, |first| first.points);
    let summary = classed("summary", "rf-rank")
        .child(classed("span", "rf-rank__place").text(&placement.rank.to_string()))
        .child(classed("span", "rf-rank__name").text(full.advice(assessment, placement)))
        .child(classed("span", "rf-rank__points").text(&full.points(placement.points)))
        .child(bar(share_of(placement.points, highest)));
    let is_first = placement.rank == 1;
    // Seven options with all their reasons are much to draw; most visitors open one or two.
    let opened = RwSignal::new(0);
    let (assessment, placement) = (assessment.clone(), placement.clone());
    let details = classed("details", "rf-rank-item").child(summary).on("toggle", move |_| opened.set(1)).live(
        move || match opened.get() > 0 || full.is_on_paper() {
            true => why(full, &assessment, &placement),
            false => el("div"),
        },
    );
    el("li").attr_if(is_first, "class", "is-first").child(details)
}

fn why(full: Full, assessment: &Assessment, placement: &Placement) -> El {
    let ui = full.ui();
    let Reasons { pros, cons } = reasons(full.model(), placement);
    let model = full.model();
    let who = placement.misfits.iter().flat_map(|&misfit| &model.roles[placement.role].misfits[misfit].sources);
    let who: Vec<_> = who.copied().collect();
    let misfits = misfits(full, assessment, placement);
    let misfits = (!misfits.is_empty()).then(|| el("div").children(misfits).child(sources(full, &who)));
    classed("div", "rf-why-rank")
        .child(el("p").text(full.advice_sentence(placement)))
        .maybe(misfits)
        .child(contributions::stack(full, placement))
        .child(side(full, assessment, "rf-pros", (ui.pros(), ui.no_pros()), &pros))
        .child(side(full, assessment, "rf-cons", (ui.cons(), ui.no_cons()), &cons))
        .child(contributions::table(full, assessment, placement))
}

/// What speaks for an option or against it: the strongest reasons, then all others.
fn side(
    full: Full,
    assessment: &Assessment,
    class: &'static str,
    (title, none): (&str, &str),
    found: &[Contribution],
) -> El {
    let (in_view, rest) = found.split_at(found.len().min(IN_VIEW));
    let section = classed("section", class).child(classed("h4", "rf-label").text(title));
    if found.is_empty() {
        return section.child(classed("p", "rf-quiet").text(none));
    }
    let (assessment_of_rest, more) = (assessment.clone(), rest.to_vec());
    let more = (!rest.is_empty()).then(|| {
        let label = fill(full.ui().reasons_more(), &[("n", &rest.len().to_string())]);
        lazy_disclosure("rf-disclosure", el("summary").text(&label), move || {
            with_sources(full, &assessment_of_rest, &more)
        })
    });
    section.child(with_sources(full, assessment, in_view)).maybe(more)
}

/// A list of reasons.
pub fn reason_items(full: Full, assessment: &Assessment, found: &[Contribution]) -> El {
    classed("ul", "rf-reasons").children(found.iter().map(|part| reason_item(full, assessment, part)))
}

fn with_sources(full: Full, assessment: &Assessment, found: &[Contribution]) -> El {
    let items = found.iter().map(|part| {
        reason_item(full, assessment, part).child(sources(full, &full.model().reasons[part.reason].sources))
    });
    classed("ul", "rf-reasons").children(items)
}

/// The answers, what follows from them, and the points.
fn reason_item(full: Full, assessment: &Assessment, part: &Contribution) -> El {
    let said = said(full, assessment, part.reason).into_iter();
    el("li")
        .children(said.map(|line| classed("p", "rf-reason__said").text(&line)))
        .child(el("p").text(&full.text().reasons[part.reason]))
        .child(classed("p", "rf-reason__points").text(&full.points_more(part.points)))
}

/// The answers that make a reason hold, a line for each question; what was taken as usual is marked.
pub fn said(full: Full, assessment: &Assessment, reason: Id<Reason>) -> Vec<String> {
    let choices = because(full.model(), assessment, reason);
    choices
        .chunk_by(|&one, &other| question_of(full, one) == question_of(full, other))
        .map(|own| {
            let answer: Vec<&str> = own.iter().map(|&choice| full.choice_text(choice)).collect();
            let presumed = own.iter().any(|&choice| assessment.facts.is_presumed(choice));
            let question = own.first().map_or("", |&choice| &full.words().questions[question_of(full, choice)].short);
            let mark = if presumed { [" ", full.ui().presumed_mark()].concat() } else { String::new() };
            let said = fill(full.ui().said(), &[("question", question), ("answer", &answer.join("; "))]);
            [said, mark].concat()
        })
        .collect()
}

fn question_of(full: Full, choice: Id<Choice>) -> Id<Question> {
    full.model().choices[choice].question
}
