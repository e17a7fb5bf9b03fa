//! The custom element's inside: from a shadow root to a running widget, and back to the host page.
//!
//! `element.js` beside this file is the outside: it defines `<role-fit>`, makes the shadow root, loads this module and
//! passes attributes, properties and events through. This is the only place where content, storage and screens meet.

pub mod config;
mod events;
mod library;
pub mod storage;

use std::rc::Rc;

use any_spawner::Executor;
use js_sys::Function;
use leptos::mount::{UnmountHandle, mount_to_renderer};
use leptos::prelude::*;
use wasm_bindgen::prelude::*;
use web_sys::{Element, HtmlElement};

use crate::base::json::Json;
use crate::base::json::host::{from_js, to_js};
use crate::base::problem::Problem;
use crate::exchange::answers::{name_answers, read_answers};
use crate::exchange::questions::questions as name_questions;
use crate::i18n;
use crate::model::{Questionnaire, UNKNOWN};
use crate::session::{Action, Answers, Change, Session, Step, update};
use crate::ui::edition::Edition;
use crate::ui::lazy::LazyState;
use crate::ui::{AfterChange, Ctx, Notice, Remark, app, page, screens};
use config::Config;
use storage::{Loaded, Slot, StorageError};

/// A widget in a shadow root. Dropped (`free` from a script), it takes its elements away; what the visitor
/// said is saved by then.
#[wasm_bindgen]
pub struct Instance {
    ctx: Ctx,
    _mounted: Box<dyn std::any::Any>,
    /// Dropped last, since everything on screen belongs to it.
    _owner: Owner,
}

#[wasm_bindgen]
extern "C" {
    /// A line in the console for whoever builds the page.
    #[wasm_bindgen(js_namespace = console)]
    fn warn(text: &str);
}

/// The bytes of a questionnaire have arrived; widgets can speak its language from now on.
///
/// # Errors
/// What is wrong with the bytes, and where.
#[wasm_bindgen(js_name = addEdition)]
pub fn add_edition(questionnaire: Box<[u8]>) -> Result<(), JsError> {
    library::add(questionnaire).map_err(problem)
}

/// Draws a widget into `root`, finds saved answers again, and keeps them. `config` is the plain object that a [`Config`] is
/// read from; the edition of its language must have been added. `begun` is a list of the choices that the visitor has taken
/// of the first question before the program was there, `null` where they have not begun. `page` does what only the page can:
/// fetch the lazily loaded part, save a file, copy, print.
///
/// # Errors
/// Where that edition is missing.
#[wasm_bindgen]
pub fn mount(
    host: HtmlElement,
    root: Element,
    config: &JsValue,
    begun: &JsValue,
    page: Function,
) -> Result<Instance, JsError> {
    page::set_page(page);
    // Effects need it. Mounting begins it too, but the first effect comes before that; a second widget finds it begun.
    let _ = Executor::init_wasm_bindgen();
    let (config, problems) = Config::read(&from_js(config));
    problems.iter().for_each(|problem| warn(&problem.to_string()));
    let edition = library::edition(&config.language).map_err(problem)?;
    let slot = Slot::new(&edition.content().questionnaire, &config.model, &config.instance);
    let Resumed { mut session, notice, remark } = resume(edition, &slot);
    let change = carry_on(&edition.content().questionnaire, &mut session, &from_js(begun));
    if needs_lazy_part(&session) {
        edition.fetch_lazy_part();
    }
    let after = after_change(edition, host.clone(), root.clone(), slot);
    let owner = Owner::new();
    let ctx = owner.with(|| Ctx::new(edition, session, i18n::region().as_deref(), after));
    ctx.tell(notice, remark);
    // Before the screens: it looks where the focus is while what the visitor waits on is still there.
    owner.with(|| when_lazy_part_arrives(ctx, host, root.clone()));
    let mounted = mount_to_renderer(&root, move || app(ctx));
    ctx.follow(change);
    Ok(Instance { ctx, _mounted: erase(mounted), _owner: owner })
}

/// Carries out what the visitor did before the program was there. Who has answers already goes on where they stopped.
fn carry_on(questionnaire: &Questionnaire, session: &mut Session, begun: &Json) -> Change {
    let Json::List(taken) = begun else { return Change::default() };
    if session.has_own() {
        let stopped = session.where_stopped(questionnaire);
        return Change { screen: false, ..update(questionnaire, session, Action::GoTo(stopped)) };
    }
    let mut change = update(questionnaire, session, Action::Start);
    let Step::Question(first) = session.step() else { return change };
    for choice in taken.iter().filter_map(Json::as_text) {
        let (unknown, choice) = (choice == UNKNOWN, questionnaire.find_choice(first, choice));
        let action = match choice {
            Some(choice) => Action::Choose(choice, true),
            None if unknown => Action::AnswerUnknown(first, true),
            None => continue,
        };
        let next = update(questionnaire, session, action);
        change = Change { answers: change.answers || next.answers, entries: change.entries || next.entries, ..change };
    }
    Change { screen: false, ..change }
}

/// Whoever has begun will want the result soon; whoever only passes by downloads no more.
fn needs_lazy_part(session: &Session) -> bool {
    session.step() != Step::Start || session.has_own()
}

fn problem(problem: Problem) -> JsError {
    error(vec![problem])
}

fn error(problems: Vec<Problem>) -> JsError {
    let lines: Vec<String> = problems.iter().map(Problem::to_string).collect();
    JsError::new(&["role-fit: ", &lines.join("\n")].concat())
}

fn erase<M: Mountable + 'static>(handle: UnmountHandle<M>) -> Box<dyn std::any::Any> {
    Box::new(handle)
}

/// How a widget begins.
struct Resumed {
    session: Session,
    /// What was in the way of finding what was saved.
    notice: Option<Notice>,
    /// What became of the answers that were saved.
    remark: Option<Remark>,
}

/// The saved session, or a new one and what was in the way.
fn resume(edition: &Edition, slot: &Slot) -> Resumed {
    let questionnaire = &edition.content().questionnaire;
    match slot.load(questionnaire) {
        Ok(Some(Loaded { entries, asked_anew })) => {
            let remark = (!asked_anew.is_empty()).then_some(Remark::AskedAnew(asked_anew));
            Resumed { session: Session::resume(entries), notice: None, remark }
        }
        Ok(None) => Resumed { session: Session::new(questionnaire), notice: None, remark: None },
        Err(error) => Resumed { session: Session::new(questionnaire), notice: Some(notice(error)), remark: None },
    }
}

fn notice(error: StorageError) -> Notice {
    match error {
        StorageError::Blocked => Notice::StorageBlocked,
        StorageError::Full => Notice::StorageFull,
        StorageError::Unreadable => Notice::StorageUnreadable,
        StorageError::Newer => Notice::StorageNewer,
    }
}

/// What follows each action: save once, tell the host once, and move the focus where the visitor went.
fn after_change(edition: &'static Edition, host: HtmlElement, root: Element, slot: Slot) -> AfterChange {
    let questionnaire = &edition.content().questionnaire;
    Rc::new(move |ctx: Ctx, session: &Session, change: Change| {
        let saved = if change.deleted {
            slot.clear(questionnaire);
            None
        } else {
            change.entries.then(|| slot.save(questionnaire, &session.own()).map_err(notice))
        };
        if change.answers {
            events::dispatch(&host, events::CHANGE, &name_answers(questionnaire, session.answers()));
        }
        if change.screen || change.answers {
            tell_result(&host, ctx);
        }
        if needs_lazy_part(session) {
            edition.fetch_lazy_part();
        }
        if change.screen {
            focus_heading(root.clone());
        }
        saved
    })
}

/// Tells the host page the result that is on the screen.
fn tell_result(host: &HtmlElement, ctx: Ctx) {
    if ctx.read(|session| session.step() == Step::Result)
        && let Some(widget) = ctx.lazy_now()
    {
        events::dispatch(host, events::RESULT, &widget.result());
    }
}

/// Shows the screen that the visitor waits for once the lazy part is there, or that it did not arrive.
fn when_lazy_part_arrives(ctx: Ctx, host: HtmlElement, root: Element) {
    Effect::new(move |_| {
        let state = ctx.edition().lazy_state();
        let is_over = matches!(state, LazyState::Ready(_) | LazyState::Failed);
        if !is_over || !ctx.read(|session| session.step().is_lazy()) {
            return;
        }
        // Only who waits here is led on; a page that has just been loaded keeps its focus.
        let has_focus = matches!(root.query_selector(":focus"), Ok(Some(_)));
        ctx.draw_again();
        if has_focus {
            focus_heading(root.clone());
        }
        tell_result(&host, ctx);
    });
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

#[wasm_bindgen]
impl Instance {
    /// The answers shown, as an object.
    pub fn answers(&self) -> JsValue {
        self.ctx.read(|session| to_js(&name_answers(self.ctx.questionnaire(), session.answers())))
    }

    /// The visitor's own answers, even while an example is shown.
    pub fn own(&self) -> JsValue {
        self.ctx.read(|session| to_js(&name_answers(self.ctx.questionnaire(), &session.own().answers)))
    }

    /// Puts these answers in place of the visitor's.
    ///
    /// # Errors
    /// All names that mean nothing, each with its place and what is known; nothing is changed then.
    #[wasm_bindgen(js_name = setAnswers)]
    pub fn set_answers(&self, answers: &JsValue) -> Result<(), JsError> {
        let answers = read(self.ctx.questionnaire(), answers)?;
        self.ctx.dispatch(Action::Replace(answers));
        Ok(())
    }

    /// The assessment of the answers shown, as an object; `null` before the first answer and while the lazily loaded part
    /// of the program is on its way.
    pub fn result(&self) -> JsValue {
        match self.ctx.lazy_now().filter(|_| !self.ctx.answers().is_empty()) {
            Some(widget) => to_js(&widget.result()),
            None => JsValue::NULL,
        }
    }

    /// Draws all that is closed, since on paper nothing can be opened.
    #[wasm_bindgen(js_name = drawForPaper)]
    pub fn draw_for_paper(&self) {
        self.ctx.draw_for_paper();
    }
}

/// The lazily loaded part of the program has arrived: its Wasm is there, and these are the bytes of its content in this
/// language.
///
/// # Errors
/// What is wrong with the bytes, and where.
#[wasm_bindgen(js_name = beginLazyPart)]
pub fn begin_lazy_part(language: &str, content: Box<[u8]>) -> Result<(), JsError> {
    let edition = library::edition(language).map_err(problem)?;
    let part = screens::begin(content, &edition.content().questionnaire).map_err(problem)?;
    edition.set_lazy_state(LazyState::Ready(part));
    Ok(())
}

/// The lazily loaded part of the program did not arrive in this language.
#[wasm_bindgen(js_name = lazyPartFailed)]
pub fn lazy_part_failed(language: &str) {
    if let Ok(edition) = library::edition(language) {
        edition.set_lazy_state(LazyState::Failed);
    }
}

/// The assessment of some answers, as an object, without any page. The lazily loaded part must have begun in this language.
///
/// # Errors
/// All names that mean nothing, each with its place and what is known.
#[wasm_bindgen]
pub fn assess(language: &str, answers: &JsValue) -> Result<JsValue, JsError> {
    let edition = library::edition(language).map_err(problem)?;
    let part = edition.lazy_part().ok_or_else(|| JsError::new("role-fit: the content has not arrived"))?;
    Ok(to_js(&part.result(&read(&edition.content().questionnaire, answers)?)))
}

/// All questions with their choices, as a list in this language.
///
/// # Errors
/// Where that edition is missing.
#[wasm_bindgen]
pub fn questions(language: &str) -> Result<JsValue, JsError> {
    let content = library::edition(language).map_err(problem)?.content();
    Ok(to_js(&name_questions(&content.questionnaire, &content.text)))
}

/// Answers from a script. The object is read field by field, since a host page may have changed what
/// `JSON.stringify` does.
fn read(questionnaire: &Questionnaire, answers: &JsValue) -> Result<Answers, JsError> {
    let (answers, problems) = read_answers(questionnaire, &from_js(answers));
    if problems.is_empty() { Ok(answers) } else { Err(error(problems)) }
}
