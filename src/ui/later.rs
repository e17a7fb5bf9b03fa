//! The border between the two parts of the program.
//!
//! What a visitor needs to begin is one Wasm file; all that follows from the answers is a second one, with the
//! content, fetched once they have begun. The build cuts the program in two at the only function in here that is
//! both imported and exported: whatever can be reached through it alone goes to the second file (`xtask/src/split.rs`).
//! So nothing outside of this file may name the later screens or the content.

use std::cell::{Cell, RefCell};

use js_sys::{Array, Function};
use wasm_bindgen::JsValue;

use super::ctx::Ctx;
use super::el::El;
use super::full::Full;
use super::{costs_page, cover_page, guide, law_page, person_page, plan_page, result_page, thresholds};
use crate::content::{Content, Problem, content};
use crate::exchange;
use crate::json::Json;
use crate::model::{Id, Question, Questionnaire};
use crate::session::{Answers, Step, Topic};

/// What the second part of the program can do.
pub trait Later {
    /// One of the screens after the questions.
    fn screen(&'static self, ctx: Ctx, step: Step) -> El;

    /// Who says that a question matters.
    fn question_sources(&'static self, ctx: Ctx, question: Id<Question>) -> El;

    /// The assessment of these answers, as plain data.
    fn result(&self, answers: &Answers) -> Json;
}

impl Later for Content {
    fn screen(&'static self, ctx: Ctx, step: Step) -> El {
        let full = Full::new(ctx, self);
        match step {
            Step::Guide => guide::guide(full),
            Step::Topic(Topic::Cover) => cover_page::cover_page(full),
            Step::Topic(Topic::Costs) => costs_page::costs_page(full),
            Step::Topic(Topic::Law) => law_page::law_page(full),
            Step::Topic(Topic::Plan) => plan_page::plan_page(full),
            Step::Topic(Topic::Person) => person_page::person_page(full),
            Step::Start | Step::Question(_) | Step::Check | Step::Result => result_page::result_page(full),
        }
    }

    fn question_sources(&'static self, ctx: Ctx, question: Id<Question>) -> El {
        thresholds::question_sources(Full::new(ctx, self), question)
    }

    fn result(&self, answers: &Answers) -> Json {
        exchange::result::result(self, answers)
    }
}

thread_local! {
    static ARRIVED: Cell<Option<&'static dyn Later>> = const { Cell::new(None) };
    static STATE: Cell<State> = const { Cell::new(State::NotAsked) };
    static PAGE: RefCell<Option<Function>> = const { RefCell::new(None) };
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum State {
    NotAsked,
    OnItsWay,
    Failed,
}

/// What only the page can do: a function that takes what to do and the values for it. To `"fetch"` it answers by
/// [`begin`] or [`failed`].
pub fn set_page(page: Function) {
    PAGE.set(Some(page));
}

/// Has the second part fetched, unless it is there or on its way.
pub fn fetch() {
    if arrived().is_some() || STATE.get() == State::OnItsWay {
        return;
    }
    STATE.set(State::OnItsWay);
    // The function only begins something; whatever goes wrong comes back through `failed`.
    on_page("fetch", &[]);
}

/// Has the browser keep a file, and says so beside the button that was pressed.
pub fn save_file(pressed: &web_sys::Event, name: &str, kind: &str, text: &str, said: &str) {
    on_page("save", &[pressed.as_ref(), &name.into(), &kind.into(), &text.into(), &said.into()]);
}

/// Puts a text on the clipboard, and says beside the button that was pressed whether that worked.
pub fn copy_text(pressed: &web_sys::Event, text: &str, done: &str, failed: &str) {
    on_page("copy", &[pressed.as_ref(), &text.into(), &done.into(), &failed.into()]);
}

/// Prints the page.
pub fn print_page() {
    on_page("print", &[]);
}

/// What only the page can do, by its name in `element.js`.
fn on_page(what: &str, values: &[&JsValue]) {
    let all = Array::of1(&what.into());
    for value in values {
        all.push(value);
    }
    // Whatever goes wrong is told by the page itself.
    PAGE.with_borrow(|page| page.as_ref().map(|page| page.apply(&JsValue::UNDEFINED, &all)));
}

/// The second part did not arrive.
pub fn failed() {
    STATE.set(State::Failed);
}

/// Whether the second part did not arrive and is not asked for again yet.
pub fn has_failed() -> bool {
    STATE.get() == State::Failed
}

/// The second part, once it is there.
pub fn arrived() -> Option<&'static dyn Later> {
    ARRIVED.get()
}

/// Begins the second part with the content that has arrived. The second Wasm file must be there by then.
///
/// # Errors
/// Problems in the content, with place and remedy.
pub fn begin(files: &Json, asked: &Questionnaire) -> Result<(), Vec<Problem>> {
    let later = border::begin(files, asked)?;
    ARRIVED.set(Some(Box::leak(later)));
    Ok(())
}

/// The cut itself. Only the build that makes two files has it (feature `split`); without it the call is a plain one.
///
/// The names are those that `wasm_split_cli_support` 0.2.4 looks for: `__wasm_split_00<part>00_import_<number>` and the
/// same with `export`, the number being 32 arbitrary hexadecimal digits. They stand here alone; the part's name is also
/// that of the file which the tool writes (`xtask/src/split.rs`).
#[allow(unsafe_code, reason = "the border is a pair of an import and an export, which Rust cannot check")]
#[allow(improper_ctypes, improper_ctypes_definitions, reason = "both sides are compiled together")]
mod border {
    use super::{Content, Json, Later, Problem, Questionnaire, content};

    type Begun = Result<Box<dyn Later>, Vec<Problem>>;

    #[cfg(feature = "split")]
    #[link(wasm_import_module = "__wasm_split_placeholder__")]
    unsafe extern "C" {
        #[link_name = "__wasm_split_00later00_import_00000000000000000000000000000001"]
        pub safe fn begin(files: &Json, asked: &Questionnaire) -> Begun;
    }

    #[cfg(not(feature = "split"))]
    pub use begin_here as begin;

    #[cfg_attr(
        feature = "split",
        unsafe(export_name = "__wasm_split_00later00_export_00000000000000000000000000000001")
    )]
    pub extern "C" fn begin_here(files: &Json, asked: &Questionnaire) -> Begun {
        let content: Box<Content> = Box::new(content(files, asked)?);
        Ok(content)
    }
}
