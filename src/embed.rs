//! The custom element's inside: from a shadow root to a running widget, and back to the host page.
//!
//! `element.js` beside this file is the outside: it defines `<role-fit>`, makes the shadow root, loads this
//! module and passes attributes, properties and events through. This is the only place where content, storage and
//! screens meet.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use js_sys::Function;
use leptos::mount::{UnmountHandle, mount_to_renderer};
use leptos::prelude::*;
use wasm_bindgen::prelude::*;
use web_sys::{CustomEvent, CustomEventInit, Element, HtmlElement};

use crate::content::{self, Opening, Problem};
use crate::exchange;
use crate::json::Json;
use crate::json::browser::{bare_object, from_js, to_js};
use crate::model::Questionnaire;
use crate::saved::Found;
use crate::session::{Action, Answers, Own, Session, Step};
use crate::storage::{Slot, Trouble};
use crate::ui::{AfterChange, Ctx, Notice, Remark, app, later};

/// What the first screens need, read once for the whole page and kept as long as the page.
fn opening() -> Result<&'static Opening, JsError> {
    thread_local! {
        static OPENING: Cell<Option<&'static Opening>> = const { Cell::new(None) };
    }
    if let Some(opening) = OPENING.get() {
        return Ok(opening);
    }
    let read: &Opening = Box::leak(Box::new(content::built_in_opening().map_err(|problems| error(&problems))?));
    OPENING.set(Some(read));
    Ok(read)
}

fn error(problems: &[Problem]) -> JsError {
    let lines: Vec<String> = problems.iter().map(Problem::to_string).collect();
    JsError::new(&["role-fit: ", &lines.join("\n")].concat())
}

/// A widget in a shadow root. Dropped (`free` from a script), it takes its elements away; what the visitor
/// said is saved by then.
#[wasm_bindgen]
pub struct Instance {
    ctx: Ctx,
    host: HtmlElement,
    root: Element,
    _mounted: Box<dyn std::any::Any>,
}

/// Draws a widget into `root`, finds saved answers again, and keeps them under `slot`. `page` does what only
/// the page can: fetch the second part of the program, save a file, copy, print.
///
/// # Errors
/// Problems in the questionnaire, with place and remedy.
#[wasm_bindgen]
pub fn mount(host: HtmlElement, root: Element, slot: &str, page: Function) -> Result<Instance, JsError> {
    let opening = opening()?;
    later::set_page(page);
    let slot = Slot::new(slot);
    let Begun { session, notice, remark } = start(&opening.questionnaire, &slot);
    if needs_later(&session) {
        later::fetch();
    }
    // The context is made inside of what is mounted, whose end is its end too.
    let made: Rc<Cell<Option<Ctx>>> = Rc::default();
    let after = after_change(opening, host.clone(), root.clone(), slot, made.clone(), &session);
    let drawn = made.clone();
    let mounted = mount_to_renderer(&root, move || {
        let ctx = Ctx::new(opening, session, after);
        ctx.notice.set(notice);
        ctx.remark.set(remark);
        drawn.set(Some(ctx));
        app(ctx)
    });
    let ctx = made.get().ok_or_else(|| JsError::new("role-fit: the widget could not be drawn"))?;
    Ok(Instance { ctx, host, root, _mounted: erase(mounted) })
}

/// Whoever has begun will want the result soon; whoever only passes by downloads no more.
fn needs_later(session: &Session) -> bool {
    session.step != Step::Start || !session.own().is_empty()
}

/// The second part of the program has arrived: its Wasm is there, and these are its content files.
///
/// # Errors
/// Problems in the content, with place and remedy.
#[wasm_bindgen(js_name = beginLater)]
pub fn begin_later(files: &JsValue) -> Result<(), JsError> {
    later::begin(&from_js(files), &opening()?.questionnaire).map_err(|problems| error(&problems))
}

/// The second part of the program did not arrive.
#[wasm_bindgen(js_name = laterFailed)]
pub fn later_failed() {
    later::failed();
}

fn erase<M: Mountable + 'static>(handle: UnmountHandle<M>) -> Box<dyn std::any::Any> {
    Box::new(handle)
}

/// How a widget begins.
struct Begun {
    session: Session,
    /// What was in the way of finding what was saved.
    notice: Option<Notice>,
    /// What became of the answers that were saved.
    remark: Option<Remark>,
}

/// The saved session, or a new one and what was in the way.
fn start(asked: &Questionnaire, slot: &Slot) -> Begun {
    let mut session = Session::new(asked);
    match slot.load(asked) {
        Ok(Some(Found { own: Own { answers, notes, step }, asked_anew })) => {
            session.answers = answers;
            session.notes = notes;
            session.step = step;
            Begun { session, notice: None, remark: asked_anew.map(Remark::AskedAnew) }
        }
        Ok(None) => Begun { session, notice: None, remark: None },
        Err(trouble) => Begun { session, notice: Some(notice(trouble)), remark: None },
    }
}

fn notice(trouble: Trouble) -> Notice {
    match trouble {
        Trouble::Blocked => Notice::StorageBlocked,
        Trouble::Full => Notice::StorageFull,
        Trouble::Unreadable => Notice::StorageUnreadable,
    }
}

/// What follows each action: save once, tell the host once, and move the focus where the visitor went.
fn after_change(
    opening: &'static Opening,
    host: HtmlElement,
    root: Element,
    slot: Slot,
    ctx: Rc<Cell<Option<Ctx>>>,
    session: &Session,
) -> AfterChange {
    let asked = &opening.questionnaire;
    let known = RefCell::new((session.answers.clone(), session.own()));
    Rc::new(move |session: &Session, action: &Action| {
        let now = (session.answers.clone(), session.own());
        let before = known.replace(now.clone());
        let (answers_changed, own_changed) = (before.0 != now.0, before.1 != now.1);
        if *action == Action::DeleteAnswers {
            slot.clear();
        } else if own_changed && let Some(ctx) = ctx.get() {
            keep(asked, &slot, session, ctx);
        }
        if answers_changed {
            tell(&host, "role-fit-change", &exchange::name_answers(asked, &session.answers));
        }
        if action.moves() || answers_changed {
            tell_result(&host, session);
        }
        if needs_later(session) {
            later::fetch();
        }
        if action.moves() {
            focus_heading(root.clone());
        }
    })
}

/// Tells the host page the result that is on the screen.
fn tell_result(host: &HtmlElement, session: &Session) {
    if session.step == Step::Result
        && let Some(later) = later::arrived()
    {
        tell(host, "role-fit-result", &later.result(&session.answers));
    }
}

fn keep(asked: &Questionnaire, slot: &Slot, session: &Session, ctx: Ctx) {
    let kept = slot.save(asked, &session.own());
    let shown = ctx.notice.get_untracked();
    let next = match kept {
        Err(trouble) => Some(notice(trouble)),
        // What was found stays told; the rest is over.
        Ok(()) => shown.filter(|&shown| shown == Notice::StorageUnreadable),
    };
    if next != shown {
        ctx.notice.set(next);
    }
}

/// After the new screen is drawn, its heading gets the focus, so that keyboard and screen reader follow.
fn focus_heading(root: Element) {
    request_animation_frame(move || {
        if let Ok(Some(heading)) = root.query_selector("[data-focus]")
            && let Some(heading) = heading.dyn_ref::<HtmlElement>()
        {
            // An element that cannot take the focus just keeps it where it is.
            let _ = heading.focus();
        }
    });
}

fn tell(host: &HtmlElement, name: &str, detail: &Json) {
    // Without a prototype, so that nothing a host page adds to `Object.prototype` is taken for an option.
    let init: CustomEventInit = bare_object().unchecked_into();
    init.set_bubbles(true);
    init.set_composed(true);
    init.set_detail(&to_js(detail));
    if let Ok(event) = CustomEvent::new_with_event_init_dict(name, &init) {
        // A listener's own error is reported by the browser; it is not ours.
        let _ = host.dispatch_event(&event);
    }
}

#[wasm_bindgen]
impl Instance {
    /// The answers shown, as an object.
    pub fn answers(&self) -> JsValue {
        self.ctx.read(|session| to_js(&exchange::name_answers(self.ctx.asked(), &session.answers)))
    }

    /// The visitor's own answers, even while an example is shown.
    pub fn own(&self) -> JsValue {
        self.ctx.read(|session| to_js(&exchange::name_answers(self.ctx.asked(), &session.own().answers)))
    }

    /// Puts these answers in place of the visitor's.
    ///
    /// # Errors
    /// All names that mean nothing, each with its place and what is known; nothing is changed then.
    #[wasm_bindgen(js_name = setAnswers)]
    pub fn set_answers(&self, answers: &JsValue) -> Result<(), JsError> {
        let answers = read(self.ctx.asked(), answers)?;
        self.ctx.dispatch(Action::Replace(answers));
        Ok(())
    }

    /// The assessment of the answers shown, as an object; `null` before the first answer and while the second part
    /// of the program is on its way.
    pub fn result(&self) -> JsValue {
        let Some(later) = later::arrived() else { return JsValue::NULL };
        self.ctx.read(|session| match session.answers.is_empty() {
            true => JsValue::NULL,
            false => to_js(&later.result(&session.answers)),
        })
    }

    /// Draws all that is closed, since on paper nothing can be opened.
    #[wasm_bindgen(js_name = drawForPaper)]
    pub fn draw_for_paper(&self) {
        self.ctx.draw_for_paper();
    }

    /// Shows that the second part of the program has arrived, or did not.
    #[wasm_bindgen(js_name = laterChanged)]
    pub fn later_changed(&self) {
        self.ctx.tell_arrival();
        if !self.ctx.read(|session| session.step.is_later()) {
            return;
        }
        // Only who waits here is led on; a page that has just been loaded keeps its focus.
        let has_focus = matches!(self.root.query_selector(":focus"), Ok(Some(_)));
        self.ctx.draw_again();
        if has_focus {
            focus_heading(self.root.clone());
        }
        // A copy, because a page that hears of it may change the session at once.
        tell_result(&self.host, &self.ctx.read(Clone::clone));
    }
}

/// The assessment of some answers, as an object, without any page. The second part of the program must have begun.
///
/// # Errors
/// All names that mean nothing, each with its place and what is known.
#[wasm_bindgen]
pub fn assess(answers: &JsValue) -> Result<JsValue, JsError> {
    let later = later::arrived().ok_or_else(|| JsError::new("role-fit: the content has not arrived"))?;
    Ok(to_js(&later.result(&read(&opening()?.questionnaire, answers)?)))
}

/// All questions with their choices, as a list.
///
/// # Errors
/// Problems in the questionnaire, with place and remedy.
#[wasm_bindgen]
pub fn questions() -> Result<JsValue, JsError> {
    Ok(to_js(&exchange::questions(opening()?)))
}

/// Answers from a script. The object is read field by field, since a host page may have changed what
/// `JSON.stringify` does.
fn read(asked: &Questionnaire, answers: &JsValue) -> Result<Answers, JsError> {
    let (answers, problems) = exchange::read_answers(asked, &from_js(answers));
    if problems.is_empty() { Ok(answers) } else { Err(error(&problems)) }
}
