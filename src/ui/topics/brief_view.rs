//! The mandate brief: made from the option's texts and the plan, and rewritten in place.

use std::rc::Rc;

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{HtmlElement, HtmlTextAreaElement};

use super::plan_page::PlanView;
use super::topic_page::section;
use crate::base::json::Json;
use crate::session::Topic;
use crate::text::fill;
use crate::topics::brief::{Brief, BriefEdits, BriefSection, Fields, MOST_CHARS, Section, brief, markdown};
use crate::ui::kit::el::{El, button, classed, disclosure, el};
use crate::ui::page;

/// The brief's own fields of the note.
const COMPANY: &str = "company";
const PERSON: &str = "person";
const BRIEF: &str = "brief";

/// What the parts of the brief share.
#[derive(Clone, Copy)]
struct BriefView {
    view: PlanView,
    /// The brief as it is kept now.
    made: Memo<Brief>,
}

/// The section with fields, brief and files.
pub fn brief_view(view: PlanView) -> El {
    let ui = view.ui;
    let made = Memo::new(move |_| made(view, &view.ctx.watch_input(Topic::Plan)));
    let brief = BriefView { view, made };
    let parts: Vec<Part> =
        Section::ALL.into_iter().enumerate().map(|(place, section)| part(brief, place, section)).collect();
    let fields: Vec<Field> = parts.iter().filter_map(|part| part.field.clone()).collect();
    let fields: Rc<[Field]> = fields.into();
    section("rf-brief", ui.brief_title())
        .child(classed("p", "rf-quiet").text(ui.brief_intro()))
        .child(
            classed("div", "rf-figure__fields")
                .child(name_field(view, ui.brief_company_label(), COMPANY))
                .child(name_field(view, ui.brief_person_label(), PERSON)),
        )
        .child(classed("p", "rf-quiet").text(ui.brief_blank_note()))
        .child(paper(brief, parts, fields.clone()))
        .child(files(view, fields))
}

fn name_field(view: PlanView, label: &str, field: &'static str) -> El {
    let value = move || view.noted(&view.ctx.watch_input(Topic::Plan), field).unwrap_or_default();
    let put = move |name: String| view.put(field, if name.trim().is_empty() { Json::Null } else { Json::text(&name) });
    let input = classed("input", "rf-input").attr("type", "text").attr("maxlength", "120").attr("autocomplete", "off");
    let input = input.value_fn(value).on_input(put);
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

/// The brief on its paper. The parts are drawn once and changed in place, so that a text that is being typed in one
/// of them stays whatever happens to the others.
fn paper(brief: BriefView, parts: Vec<Part>, fields: Rc<[Field]>) -> El {
    let is_edited = move || brief.made.with(|made| made.sections.iter().any(|part| part.edited.is_some()));
    classed("div", "rf-paper")
        .child(classed("h4", "rf-paper__title").text_fn(move || brief.made.with(|made| made.title.clone())))
        .children(parts.into_iter().map(|part| part.drawn))
        .child(classed("p", "rf-quiet").text(brief.view.ui.brief_not_contract()))
        .show_if(is_edited, move || restore_all(brief, &fields))
}

/// A section of the brief on the page, and its field.
struct Part {
    drawn: El,
    /// Nothing where there is no browser.
    field: Option<Field>,
}

/// The field in which a section is rewritten.
#[derive(Clone)]
struct Field {
    section: Section,
    area: HtmlTextAreaElement,
}

impl BriefView {
    /// A section as it is kept now; whoever calls this follows it.
    fn follow<T>(self, section: Section, read: impl Fn(&BriefSection) -> T) -> Option<T> {
        self.made.with(|made| find(made, section).map(read))
    }
}

fn find(made: &Brief, section: Section) -> Option<&BriefSection> {
    made.sections.iter().find(|part| part.section == section)
}

fn part(brief: BriefView, place: usize, section: Section) -> Part {
    let ui = brief.view.ui;
    let title = &brief.view.words.brief.sections[place];
    let lines = move || brief.follow(section, |part| part.lines().map(str::to_string).collect()).unwrap_or_default();
    let is_empty = move || brief.follow(section, |part| part.lines().next().is_none()).unwrap_or_default();
    let is_edited = move || brief.follow(section, |part| part.edited.is_some()).unwrap_or_default();
    let (editor, field) = editor(brief, section, title, is_edited);
    let drawn = classed("section", "rf-paper__section")
        .child(el("h5").text(title))
        .child(classed("ul", "rf-dashes").each(lines, |line: String| el("li").text(&line)))
        .show_if(is_empty, move || classed("p", "rf-quiet").text(ui.brief_empty()))
        .show_if(is_edited, move || classed("p", "rf-quiet").text(ui.brief_edited()))
        .child(editor);
    Part { drawn, field }
}

/// A disclosure with the text to change; what is too long is told and stays in the field.
fn editor(
    brief: BriefView,
    section: Section,
    title: &str,
    is_edited: impl Fn() -> bool + 'static,
) -> (El, Option<Field>) {
    let BriefView { view, .. } = brief;
    let ui = view.ui;
    let too_long = RwSignal::new(0);
    let area = classed("textarea", "rf-input")
        .attr("rows", "6")
        .attr("aria-label", &fill(ui.brief_edit_label(), &[("section", title)]))
        .draft_fn(move || brief.follow(section, |part| part.text().to_string()).unwrap_or_default());
    let field = area.node().map(|area| Field { section, area });
    let summary = el("summary").text(ui.brief_edit());
    let summary = summary.attr("aria-label", &fill(ui.brief_edit_of(), &[("section", title)]));
    let heading: Option<HtmlElement> = summary.node();
    let details = classed("details", "rf-sources").child(summary);
    let whole: Option<HtmlElement> = details.node();
    // Whoever is done is back at the heading of the closed editor.
    let close = Rc::new(move || {
        too_long.set(0);
        let Some((whole, heading)) = whole.as_ref().zip(heading.as_ref()) else { return };
        let _ = whole.remove_attribute("open");
        let _ = heading.focus();
    });
    let (kept, done) = (field.clone(), close.clone());
    let keep = move || {
        let Some(field) = &kept else { return };
        let note = view.ctx.input(Topic::Plan);
        let (now, mut edits) = (made(view, &note), edits(view, &note));
        let Some(part) = find(&now, section) else { return };
        match edits.rewrite(now.role, part, &field.area.value()) {
            Ok(()) => {
                put_edits(view, &edits);
                done();
            }
            Err(error) => too_long.set(error.chars),
        }
    };
    let restored = field.clone();
    let restore_label = fill(ui.brief_restore_of(), &[("section", title)]);
    let restore = move || {
        let (restored, done) = (restored.clone(), close.clone());
        let restore = move || {
            discard(brief, restored.as_slice());
            let note = view.ctx.input(Topic::Plan);
            let mut edits = edits(view, &note);
            edits.undo(view.role(&note), section);
            put_edits(view, &edits);
            done();
        };
        button("rf-button rf-button--quiet", ui.brief_restore(), restore).attr("aria-label", &restore_label)
    };
    let told = move || match too_long.get() {
        0 => String::new(),
        chars => fill(ui.brief_too_long(), &[("n", &chars.to_string()), ("most", &MOST_CHARS.to_string())]),
    };
    let actions =
        classed("div", "rf-actions").child(button("rf-button", ui.brief_save(), keep)).show_if(is_edited, restore);
    let content = classed("div", "rf-editor")
        .child(area)
        .child(classed("p", "rf-wrong").attr("role", "status").text_fn(told))
        .child(actions);
    (details.child(content), field)
}

/// Drops what was typed in these fields and not kept.
fn discard(brief: BriefView, fields: &[Field]) {
    for Field { section, area } in fields {
        let kept = brief.made.with_untracked(|made| find(made, *section).map(|part| part.text().to_string()));
        area.set_value(&kept.unwrap_or_default());
    }
}

fn restore_all(brief: BriefView, fields: &Rc<[Field]>) -> El {
    let (ui, fields) = (brief.view.ui, fields.clone());
    let sure = move || {
        let BriefView { view, .. } = brief;
        discard(brief, &fields);
        let note = view.ctx.input(Topic::Plan);
        let mut edits = edits(view, &note);
        edits.undo_all(view.role(&note));
        put_edits(view, &edits);
        focus_first(&fields);
    };
    let sure = button("rf-button rf-button--danger", ui.brief_restore_all_yes(), sure);
    let content = el("div").child(el("p").text(ui.brief_restore_all_question())).child(sure);
    disclosure("rf-sources", el("summary").text(ui.brief_restore_all()), content)
}

/// The button that was pressed goes away with the changes; the focus goes to the first part.
fn focus_first(fields: &[Field]) {
    let editor = fields.first().and_then(|field| field.area.closest("details").ok()?);
    let heading = editor.and_then(|editor| editor.first_element_child()?.dyn_into::<HtmlElement>().ok());
    if let Some(heading) = heading {
        // What cannot take the focus leaves it where it is.
        let _ = heading.focus();
    }
}

/// Keeps what stands changed in the fields, so that a copy has what the visitor sees.
fn keep_open(view: PlanView, fields: &[Field]) {
    let note = view.ctx.input(Topic::Plan);
    let kept = edits(view, &note);
    let (now, mut all) = (made(view, &note), kept.clone());
    for field in fields {
        let Some(part) = find(&now, field.section) else { continue };
        let text = field.area.value();
        if text != part.text() {
            // What is too long is told when it is kept by its own button.
            let _ = all.rewrite(now.role, part, &text);
        }
    }
    if all != kept {
        put_edits(view, &all);
    }
}

fn files(view: PlanView, fields: Rc<[Field]>) -> El {
    let ui = view.ui;
    let text = move || {
        keep_open(view, &fields);
        markdown(&made(view, &view.ctx.input(Topic::Plan)))
    };
    let for_copy = text.clone();
    let copy =
        move |event: web_sys::Event| page::copy_text(&event, &for_copy(), ui.brief_copied(), ui.brief_copy_failed());
    let save = move |event: web_sys::Event| {
        page::save_file(&event, ui.brief_file(), "text/markdown", &text(), ui.brief_saved())
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
