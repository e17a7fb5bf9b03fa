//! The custom element's inside: from a shadow root to a running widget, and back to the host page.
//!
//! `element.js` beside this file is the outside: it defines `<role-fit>`, makes the shadow root, loads this
//! module and passes attributes, properties and events through. This is the only place where content, storage and
//! screens meet.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use leptos::mount::{UnmountHandle, mount_to_renderer};
use leptos::prelude::*;
use wasm_bindgen::prelude::*;
use web_sys::{CustomEvent, CustomEventInit, Element, HtmlElement};

use crate::content::{self, Content, Problem};
use crate::exchange;
use crate::json::Json;
use crate::json::browser::{bare_object, from_js, to_js};
use crate::session::{Action, Answers, Own, Session, Step};
use crate::storage::{Slot, Trouble};
use crate::ui::{AfterChange, Ctx, Notice, app};

/// The content, read once for the whole page and kept as long as the page.
fn content() -> Result<&'static Content, JsError> {
    thread_local! {
        static CONTENT: RefCell<Option<&'static Content>> = const { RefCell::new(None) };
    }
    CONTENT.with_borrow_mut(|kept| {
        if let Some(content) = *kept {
            return Ok(content);
        }
        let read = content::built_in().map_err(|problems| error(&problems))?;
        Ok(*kept.insert(Box::leak(Box::new(read))))
    })
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
    _mounted: Box<dyn std::any::Any>,
}

/// Draws a widget into `root`, finds saved answers again, and keeps them under `slot`.
///
/// # Errors
/// Problems in the content, with place and remedy.
#[wasm_bindgen]
pub fn mount(host: HtmlElement, root: Element, slot: &str) -> Result<Instance, JsError> {
    let content = content()?;
    let slot = Slot::new(slot);
    let (session, trouble) = start(content, &slot);
    // The context is made inside of what is mounted, whose end is its end too.
    let made: Rc<Cell<Option<Ctx>>> = Rc::default();
    let after = after_change(content, host, root.clone(), slot, made.clone(), &session);
    let drawn = made.clone();
    let mounted = mount_to_renderer(&root, move || {
        let ctx = Ctx::new(content, session, after);
        ctx.notice.set(trouble.map(notice));
        drawn.set(Some(ctx));
        app(ctx).into_view()
    });
    let ctx = made.get().ok_or_else(|| JsError::new("role-fit: the widget could not be drawn"))?;
    Ok(Instance { ctx, _mounted: erase(mounted) })
}

fn erase<M: Mountable + 'static>(handle: UnmountHandle<M>) -> Box<dyn std::any::Any> {
    Box::new(handle)
}

/// The saved session, or a new one and what was in the way.
fn start(content: &'static Content, slot: &Slot) -> (Session, Option<Trouble>) {
    let mut session = Session::new(&content.model);
    match slot.load(&content.model) {
        Ok(Some(Own { answers, step })) => {
            session.answers = answers;
            session.step = step;
            (session, None)
        }
        Ok(None) => (session, None),
        Err(trouble) => (session, Some(trouble)),
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
    content: &'static Content,
    host: HtmlElement,
    root: Element,
    slot: Slot,
    ctx: Rc<Cell<Option<Ctx>>>,
    session: &Session,
) -> AfterChange {
    let known = RefCell::new((session.answers.clone(), session.own()));
    Rc::new(move |session: &Session, action: &Action| {
        let now = (session.answers.clone(), session.own());
        let before = known.replace(now.clone());
        let (answers_changed, own_changed) = (before.0 != now.0, before.1 != now.1);
        if *action == Action::DeleteAnswers {
            slot.clear();
        } else if own_changed && let Some(ctx) = ctx.get() {
            keep(content, &slot, session, ctx);
        }
        if answers_changed {
            tell(&host, "role-fit-change", &exchange::name_answers(&content.model, &session.answers));
        }
        if session.step == Step::Result && (action.moves() || answers_changed) {
            tell(&host, "role-fit-result", &exchange::result(content, &session.answers));
        }
        if action.moves() {
            focus_heading(root.clone());
        }
    })
}

fn keep(content: &'static Content, slot: &Slot, session: &Session, ctx: Ctx) {
    let kept = slot.save(&content.model, &session.own());
    let shown = ctx.notice.get_untracked();
    let next = match kept {
        Err(trouble) => Some(notice(trouble)),
        // What could not be read stays told until the visitor has moved on; the rest is over.
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
        self.ctx.read(|session| to_js(&exchange::name_answers(self.ctx.model(), &session.answers)))
    }

    /// The visitor's own answers, even while an example is shown.
    pub fn own(&self) -> JsValue {
        self.ctx.read(|session| to_js(&exchange::name_answers(self.ctx.model(), &session.own().answers)))
    }

    /// Puts these answers in place of the visitor's.
    ///
    /// # Errors
    /// All names that mean nothing, each with its place and what is known; nothing is changed then.
    #[wasm_bindgen(js_name = setAnswers)]
    pub fn set_answers(&self, answers: &JsValue) -> Result<(), JsError> {
        let answers = read(self.ctx.content(), answers)?;
        self.ctx.dispatch(Action::Replace(answers));
        Ok(())
    }

    /// The assessment of the answers shown, as an object; `null` before the first answer.
    pub fn result(&self) -> JsValue {
        self.ctx.read(|session| match session.answers.is_empty() {
            true => JsValue::NULL,
            false => to_js(&exchange::result(self.ctx.content(), &session.answers)),
        })
    }
}

/// The assessment of some answers, as an object, without any page.
///
/// # Errors
/// All names that mean nothing, each with its place and what is known.
#[wasm_bindgen]
pub fn assess(answers: &JsValue) -> Result<JsValue, JsError> {
    let content = content()?;
    Ok(to_js(&exchange::result(content, &read(content, answers)?)))
}

/// All questions with their choices, as a list.
///
/// # Errors
/// Problems in the content, with place and remedy.
#[wasm_bindgen]
pub fn questions() -> Result<JsValue, JsError> {
    Ok(to_js(&exchange::questions(content()?)))
}

/// Answers from a script. The object is read field by field, since a host page may have changed what
/// `JSON.stringify` does.
fn read(content: &Content, answers: &JsValue) -> Result<Answers, JsError> {
    let (answers, problems) = exchange::read_answers(&content.model, &from_js(answers));
    if problems.is_empty() { Ok(answers) } else { Err(error(&problems)) }
}
