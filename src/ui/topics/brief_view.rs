//! The mandate brief: made from the option's texts and the plan, and rewritten in place.

use std::rc::Rc;

use leptos::prelude::*;
use web_sys::{HtmlElement, HtmlTextAreaElement};

use super::plan_view::PlanView;
use super::topic_page::section;
use crate::text::fill;
use crate::topics::brief::{Brief, BriefSection, Fields, MOST_CHARS, Section, brief, markdown};
use crate::topics::labels::PlanLabels;
use crate::topics::plan::PlanInput;
use crate::ui::kit::derived::Derived;
use crate::ui::kit::el::quiet;
use crate::ui::kit::el::{El, button, classed, disclosure, el};
use crate::ui::kit::field::FieldState;
use crate::ui::page;
use crate::ui::result_ctx::ResultCtx;

/// What the parts of the brief share.
#[derive(Clone, Copy)]
struct BriefView {
    ctx: ResultCtx,
    labels: &'static PlanLabels,
    /// The titles of the sections, in the order of [`Section::ALL`].
    titles: &'static [crate::text::Words],
    /// The brief with all that is kept now.
    current: Derived<Brief>,
}

/// The section with fields, brief and files.
pub fn brief_view(view: PlanView) -> El {
    let PlanView { ctx, words, labels, .. } = view;
    let current = Derived::new(move || current_brief(view));
    let brief = BriefView { ctx, labels, titles: &words.brief.sections, current };
    let sections = Section::ALL.into_iter().enumerate().map(|(index, section)| brief_section(brief, index, section));
    let (drawn, editors): (Vec<El>, Vec<Option<Editor>>) = sections.unzip();
    let editors: Rc<[Editor]> = editors.into_iter().flatten().collect();
    let company = name_field(ctx, labels.brief_company_label(), |input| &mut input.company);
    let person = name_field(ctx, labels.brief_person_label(), |input| &mut input.person);
    section("rf-brief", labels.brief_title())
        .child(quiet(labels.brief_intro()))
        .child(classed("div", "rf-figure__fields").child(company).child(person))
        .child(quiet(labels.brief_blank_note()))
        .child(paper(brief, drawn, editors.clone()))
        .child(files(brief, editors))
}

/// A name that is filled in wherever the brief has a place for it, letter by letter.
fn name_field(ctx: ResultCtx, label: &str, name: fn(&mut PlanInput) -> &mut Box<str>) -> El {
    let value = move || name(&mut PlanInput::clone(&ctx.watch_plan_input())).to_string();
    let put = move |typed: String| ctx.change_plan_input(|input| *name(input) = typed.into());
    let input = classed("input", "rf-input").attr("type", "text").attr("maxlength", "120").attr("autocomplete", "off");
    let input = input.value_fn(value).on_input(put);
    classed("label", "rf-field").child(el("span").text(label)).child(input)
}

/// The brief with all that is kept; whoever calls this follows it.
fn current_brief(view: PlanView) -> Brief {
    let PlanView { ctx, words, plan, .. } = view;
    let input = ctx.watch_plan_input();
    let write_date = |date| ctx.day(date);
    let fields = Fields { company: &input.company, person: &input.person, write_date: &write_date };
    brief(ctx.texts(), (&words.steps, &words.brief), &plan.watch(), &fields, &input.brief)
}

/// The brief on its paper. The sections are drawn once and changed in place, so that a text that is being typed in one
/// of them stays whatever happens to the others.
fn paper(brief: BriefView, sections: Vec<El>, editors: Rc<[Editor]>) -> El {
    let is_edited = move || brief.current.watch().sections.iter().any(|part| part.edited.is_some());
    classed("div", "rf-paper")
        .child(classed("h4", "rf-paper__title").text_fn(move || brief.current.watch().title.clone()))
        .children(sections)
        .child(quiet(brief.labels.brief_not_contract()))
        .show_if(is_edited, move || restore_all(brief, &editors))
}

/// The editor in which a section is rewritten.
#[derive(Clone)]
struct Editor {
    section: Section,
    area: HtmlTextAreaElement,
    /// What opens and closes the editor.
    heading: HtmlElement,
}

impl BriefView {
    /// Something of a section as it is kept now; whoever calls this follows it.
    fn follow<T>(self, section: Section, read: impl Fn(&BriefSection) -> T) -> Option<T> {
        find(&self.current.watch(), section).map(read)
    }

    fn is_edited(self, section: Section) -> bool {
        self.follow(section, |part| part.edited.is_some()).unwrap_or_default()
    }
}

fn find(brief: &Brief, section: Section) -> Option<&BriefSection> {
    brief.sections.iter().find(|part| part.section == section)
}

/// A section on the page, and its editor; no editor where there is no browser.
fn brief_section(brief: BriefView, index: usize, section: Section) -> (El, Option<Editor>) {
    let labels = brief.labels;
    let title = &brief.titles[index];
    let lines = move || brief.follow(section, |part| part.lines().map(str::to_string).collect()).unwrap_or_default();
    let is_empty = move || brief.follow(section, |part| part.lines().next().is_none()).unwrap_or_default();
    let (drawn, editor) = draw_editor(brief, section, title);
    let drawn = classed("section", "rf-paper__section")
        .child(el("h5").text(title))
        .child(classed("ul", "rf-dashes").each(lines, |line: String| el("li").text(&line)))
        .show_if(is_empty, move || quiet(labels.brief_empty()))
        .show_if(move || brief.is_edited(section), move || quiet(labels.brief_edited()))
        .child(drawn);
    (drawn, editor)
}

/// A disclosure with the text to change; what is too long is told and stays in the field.
fn draw_editor(brief: BriefView, section: Section, title: &str) -> (El, Option<Editor>) {
    let BriefView { ctx, labels, .. } = brief;
    let state = RwSignal::new(FieldState::Fine);
    let area = classed("textarea", "rf-input")
        .attr("rows", "6")
        .attr("aria-label", &fill(labels.brief_edit_label(), &[("section", title)]))
        .draft_fn(move || brief.follow(section, |part| part.text().to_string()).unwrap_or_default());
    let summary = el("summary").text(labels.brief_edit());
    let summary = summary.attr("aria-label", &fill(labels.brief_edit_of(), &[("section", title)]));
    let handles = area.node().zip(summary.node());
    let editor = handles.map(|(area, heading)| Editor { section, area, heading });
    let details = classed("details", "rf-sources").child(summary);
    let whole: Option<HtmlElement> = details.node();
    // Whoever is done is back at the heading of the closed editor.
    let heading = editor.as_ref().map(|editor| editor.heading.clone());
    let close = Rc::new(move || {
        state.set(FieldState::Fine);
        let Some((whole, heading)) = whole.as_ref().zip(heading.as_ref()) else { return };
        let _ = whole.remove_attribute("open");
        let _ = heading.focus();
    });
    let (edited, done) = (editor.clone(), close.clone());
    let keep = move || {
        let Some(editor) = &edited else { return };
        let mut edits = ctx.plan_input().brief.clone();
        let current = brief.current.now();
        let kept = find(&current, section).map(|part| edits.rewrite(current.role, part, &editor.area.value()));
        match kept {
            Some(Ok(())) => {
                ctx.change_plan_input(|input| input.brief = edits);
                done();
            }
            Some(Err(error)) => state.set(FieldState::TooLong(error.chars)),
            None => {}
        }
    };
    let restored = editor.clone();
    let restore_label = fill(labels.brief_restore_of(), &[("section", title)]);
    let restore = move || {
        let (restored, done) = (restored.clone(), close.clone());
        let restore = move || {
            discard(brief, restored.as_slice());
            let role = brief.current.now().role;
            ctx.change_plan_input(|input| input.brief.undo(role, section));
            done();
        };
        let restore = button("rf-button rf-button--quiet", labels.brief_restore(), restore);
        restore.attr("aria-label", &restore_label)
    };
    let told = move || match state.get() {
        FieldState::TooLong(chars) => {
            fill(labels.brief_too_long(), &[("n", &chars.to_string()), ("most", &MOST_CHARS.to_string())])
        }
        FieldState::Fine | FieldState::NotReadable | FieldState::OutOfRange => String::new(),
    };
    let actions = classed("div", "rf-actions")
        .child(button("rf-button", labels.brief_save(), keep))
        .show_if(move || brief.is_edited(section), restore);
    let content = classed("div", "rf-editor")
        .child(area)
        .child(classed("p", "rf-wrong").attr("role", "status").text_fn(told))
        .child(actions);
    (details.child(content), editor)
}

/// Drops what was typed in these editors and not kept.
fn discard(brief: BriefView, editors: &[Editor]) {
    for Editor { section, area, .. } in editors {
        let kept = find(&brief.current.now(), *section).map(|part| part.text().to_string());
        area.set_value(&kept.unwrap_or_default());
    }
}

/// Back to the brief as it is made; the button that was pressed goes away with that, so the focus goes to the first
/// section.
fn restore_all(brief: BriefView, editors: &Rc<[Editor]>) -> El {
    let BriefView { ctx, labels, .. } = brief;
    let editors = editors.clone();
    let sure = move || {
        discard(brief, &editors);
        let role = brief.current.now().role;
        ctx.change_plan_input(|input| input.brief.undo_all(role));
        if let Some(first) = editors.first() {
            // What cannot take the focus leaves it where it is.
            let _ = first.heading.focus();
        }
    };
    let sure = button("rf-button rf-button--danger", labels.brief_restore_all_yes(), sure);
    let content = el("div").child(el("p").text(labels.brief_restore_all_question())).child(sure);
    disclosure("rf-sources", el("summary").text(labels.brief_restore_all()), content)
}

/// Keeps what stands changed in the editors, so that a copy has what the visitor sees.
fn keep_open(brief: BriefView, editors: &[Editor]) {
    let kept = &brief.ctx.plan_input().brief;
    let mut edits = kept.clone();
    let current = brief.current.now();
    for Editor { section, area, .. } in editors {
        let Some(part) = find(&current, *section) else { continue };
        let text = area.value();
        if text != part.text() {
            // What is too long is told when it is kept by its own button.
            let _ = edits.rewrite(current.role, part, &text);
        }
    }
    if edits != *kept {
        brief.ctx.change_plan_input(|input| input.brief = edits);
    }
}

fn files(brief: BriefView, editors: Rc<[Editor]>) -> El {
    let labels = brief.labels;
    let text = move || {
        keep_open(brief, &editors);
        markdown(&brief.current.now())
    };
    let for_copy = text.clone();
    // What became of the last press.
    let outcome = RwSignal::new("");
    let copy = move || {
        page::copy_text(&for_copy(), move |is_copied| {
            outcome.set(if is_copied { labels.brief_copied() } else { labels.brief_copy_failed() });
        });
    };
    let save = move || {
        page::save_file(labels.brief_file(), "text/markdown", &text());
        outcome.set(labels.brief_saved());
    };
    classed("div", "rf-files")
        .child(
            classed("div", "rf-actions")
                .child(button("rf-button", labels.brief_copy(), copy))
                .child(button("rf-button", labels.brief_download(), save))
                .child(button("rf-button rf-button--quiet", labels.print_button(), page::print_page)),
        )
        .child(classed("p", "rf-files__said").attr("role", "status").text_fn(move || outcome.get().to_string()))
        .child(quiet(labels.brief_download_note()))
}
