//! The mandate brief: made from the option's texts and the plan, and rewritten in place.

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{HtmlElement, HtmlInputElement, HtmlTextAreaElement};

use super::plan_page::PlanView;
use super::topic_page::section;
use crate::base::json::Json;
use crate::session::Topic;
use crate::text::fill;
use crate::topics::brief::{Brief, BriefEdits, BriefSection, Fields, MOST_CHARS, Section, brief, markdown};
use crate::ui::kit::el::{El, classed, disclosure, el};
use crate::ui::page;

/// The brief's own fields of the note.
const COMPANY: &str = "company";
const PERSON: &str = "person";
const BRIEF: &str = "brief";

/// The section with fields, brief and files.
pub fn brief_view(view: PlanView) -> El {
    let ui = view.ui;
    section("rf-brief", ui.brief_title())
        .child(classed("p", "rf-quiet").text(ui.brief_intro()))
        .child(
            classed("div", "rf-figure__fields")
                .child(name_field(view, ui.brief_company_label(), COMPANY))
                .child(name_field(view, ui.brief_person_label(), PERSON)),
        )
        .child(classed("p", "rf-quiet").text(ui.brief_blank_note()))
        .live(move || page(view))
        .child(files(view))
}

fn name_field(view: PlanView, label: &str, field: &'static str) -> El {
    let value = move || view.noted(&view.ctx.watch_input(Topic::Plan), field).unwrap_or_default();
    let input = classed("input", "rf-input").attr("type", "text").attr("maxlength", "120").attr("autocomplete", "off");
    let input = input.live_value(value).on("input", move |event| {
        if let Some(input) = event.target().and_then(|target| target.dyn_into::<HtmlInputElement>().ok()) {
            let name = input.value();
            view.put(field, if name.trim().is_empty() { Json::Null } else { Json::text(&name) });
        }
    });
    classed("label", "rf-field").child(el("span").text(label)).child(input)
}

/// The visitor's own words; what a former edition knew and this one does not is dropped.
fn edits(view: PlanView, note: &Json) -> BriefEdits {
    note.get(BRIEF).map_or_else(BriefEdits::default, |json| BriefEdits::from_json(view.ctx.model(), json))
}

fn put_edits(view: PlanView, edits: &BriefEdits) {
    let json = edits.to_json(view.ctx.model());
    view.put(BRIEF, if edits.is_empty() { Json::Null } else { json });
}

fn made(view: PlanView, note: &Json) -> Brief {
    let company = view.noted(note, COMPANY).unwrap_or_default();
    let person = view.noted(note, PERSON).unwrap_or_default();
    let write_date = |date| view.ctx.day(date);
    let fields = Fields { company: &company, person: &person, write_date: &write_date };
    brief(view.ctx.texts(), (&view.words.steps, &view.words.brief), &view.plan(note), &fields, &edits(view, note))
}

fn page(view: PlanView) -> El {
    let brief = made(view, &view.ctx.watch_input(Topic::Plan));
    let sections = brief.sections.iter().map(|section| one(view, section));
    let restore = brief.sections.iter().any(|section| section.edited.is_some()).then(|| restore_all(view));
    classed("div", "rf-paper")
        .child(classed("h4", "rf-paper__title").text(&brief.title))
        .children(sections)
        .child(classed("p", "rf-quiet").text(view.ui.brief_not_contract()))
        .maybe(restore)
}

fn one(view: PlanView, part: &BriefSection) -> El {
    let ui = view.ui;
    let lines: Vec<El> = part.lines().map(|line| el("li").text(line)).collect();
    let empty = lines.is_empty().then(|| classed("p", "rf-quiet").text(ui.brief_empty()));
    let edited = part.edited.is_some().then(|| classed("p", "rf-quiet").text(ui.brief_edited()));
    classed("section", "rf-paper__section")
        .attr("data-part", part.section.key())
        .child(el("h5").text(&part.title))
        .child(classed("ul", "rf-dashes").children(lines))
        .maybe(empty)
        .maybe(edited)
        .child(editor(view, part))
}

/// A disclosure with the text to change; what is too long is told and stays in the field.
fn editor(view: PlanView, part: &BriefSection) -> El {
    let ui = view.ui;
    let too_long = RwSignal::new(0);
    let label = fill(ui.brief_edit_label(), &[("section", &part.title)]);
    let area = classed("textarea", "rf-input")
        .attr("rows", "6")
        .attr("aria-label", &label)
        .attr("data-section", part.section.key())
        .text(part.text());
    let (kept, section) = (part.clone(), part.section);
    let keep = move |event: web_sys::Event| {
        let Some(area) = text_area_of(&event) else { return };
        let mut edits = edits(view, &view.ctx.input(Topic::Plan));
        match edits.rewrite(view.role(&view.ctx.input(Topic::Plan)), &kept, &area.value()) {
            Ok(()) => {
                put_edits(view, &edits);
                focus_part(&event, section);
            }
            Err(error) => too_long.set(error.chars),
        }
    };
    let keep = classed("button", "rf-button").attr("type", "button").text(ui.brief_save()).on("click", keep);
    let restore = part.edited.is_some().then(|| {
        let label = fill(ui.brief_restore_of(), &[("section", &part.title)]);
        let restore = move |event: web_sys::Event| {
            let note = view.ctx.input(Topic::Plan);
            let mut edits = edits(view, &note);
            edits.undo(view.role(&note), section);
            put_edits(view, &edits);
            focus_part(&event, section);
        };
        let restore = classed("button", "rf-button rf-button--quiet").text(ui.brief_restore()).on("click", restore);
        let restore = restore.attr("type", "button");
        restore.attr("aria-label", &label)
    });
    let summary = el("summary").text(ui.brief_edit());
    let summary = summary.attr("aria-label", &fill(ui.brief_edit_of(), &[("section", &part.title)]));
    let content = classed("div", "rf-editor")
        .child(area)
        .live(move || {
            let told = (too_long.get() > 0).then(|| {
                let (n, most) = (too_long.get().to_string(), MOST_CHARS.to_string());
                fill(ui.brief_too_long(), &[("n", &n), ("most", &most)])
            });
            classed("p", "rf-wrong").attr("role", "status").text(told.as_deref().unwrap_or_default())
        })
        .child(classed("div", "rf-actions").child(keep).maybe(restore));
    disclosure("rf-sources", summary, content)
}

/// The brief is drawn anew after it was rewritten; the focus goes back to the part that the visitor was at.
fn focus_part(pressed: &web_sys::Event, section: Section) {
    let button = pressed.target().and_then(|target| target.dyn_into::<web_sys::Element>().ok());
    let Some(Ok(Some(whole))) = button.map(|button| button.closest(".rf-brief")) else { return };
    request_animation_frame(move || {
        let summary = ["[data-part=", section.key(), "] summary"].concat();
        if let Ok(Some(summary)) = whole.query_selector(&summary)
            && let Ok(summary) = summary.dyn_into::<HtmlElement>()
        {
            // What cannot take the focus leaves it where it is.
            let _ = summary.focus();
        }
    });
}

/// The text field beside the button that was pressed.
fn text_area_of(event: &web_sys::Event) -> Option<HtmlTextAreaElement> {
    let button = event.target()?.dyn_into::<web_sys::Element>().ok()?;
    button.closest(".rf-editor").ok()??.query_selector("textarea").ok()??.dyn_into().ok()
}

fn restore_all(view: PlanView) -> El {
    let ui = view.ui;
    let sure = move |event: web_sys::Event| {
        let note = view.ctx.input(Topic::Plan);
        let mut edits = edits(view, &note);
        edits.undo_all(view.role(&note));
        put_edits(view, &edits);
        focus_part(&event, Section::ALL[0]);
    };
    let sure = classed("button", "rf-button rf-button--danger").text(ui.brief_restore_all_yes()).on("click", sure);
    let sure = sure.attr("type", "button");
    let content = el("div").child(el("p").text(ui.brief_restore_all_question())).child(sure);
    disclosure("rf-sources", el("summary").text(ui.brief_restore_all()), content)
}

/// Keeps what stands changed in an open editor, so that a copy has what the visitor sees.
fn keep_open(view: PlanView, pressed: &web_sys::Event) {
    let button = pressed.target().and_then(|target| target.dyn_into::<web_sys::Element>().ok());
    let Some(Ok(Some(whole))) = button.map(|button| button.closest(".rf-brief")) else { return };
    let note = view.ctx.input(Topic::Plan);
    let kept = edits(view, &note);
    let mut all = kept.clone();
    for part in made(view, &note).sections {
        let name = ["textarea[data-section=", part.section.key(), "]"].concat();
        let Ok(Some(area)) = whole.query_selector(&name) else { continue };
        let Ok(area) = area.dyn_into::<HtmlTextAreaElement>() else { continue };
        if area.value() != part.text() {
            // What is too long is told when it is kept by its own button.
            let _ = all.rewrite(view.role(&note), &part, &area.value());
        }
    }
    if all != kept {
        put_edits(view, &all);
    }
}

fn files(view: PlanView) -> El {
    let ui = view.ui;
    let text = move |event: &web_sys::Event| {
        keep_open(view, event);
        markdown(&made(view, &view.ctx.input(Topic::Plan)))
    };
    let copy =
        move |event: web_sys::Event| page::copy_text(&event, &text(&event), ui.brief_copied(), ui.brief_copy_failed());
    let save = move |event: web_sys::Event| {
        page::save_file(&event, ui.brief_file(), "text/markdown", &text(&event), ui.brief_saved())
    };
    let action = |class, label: &str, act: Box<dyn FnMut(web_sys::Event)>| {
        classed("button", class).attr("type", "button").text(label).on("click", act)
    };
    classed("div", "rf-files")
        .child(
            classed("div", "rf-actions")
                .child(action("rf-button", ui.brief_copy(), Box::new(copy)))
                .child(action("rf-button", ui.brief_download(), Box::new(save)))
                .child(action("rf-button rf-button--quiet", ui.print_button(), Box::new(|_| page::print_page()))),
        )
        .child(classed("p", "rf-files__said").attr("role", "status"))
        .child(classed("p", "rf-quiet").text(ui.brief_download_note()))
}
