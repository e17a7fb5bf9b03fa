//! The split point between the two Wasm files, and the one file that names both sides.
//!
//! What a visitor needs to begin is one Wasm file; all that follows from the answers is a second one, fetched with the
//! result content once they have begun. `begin` is imported by the first file and exported by the lazy one; code reachable
//! only through it goes to the lazy file (`xtask/src/split.rs`).

use std::rc::Rc;

use super::ctx::Ctx;
use super::kit::el::El;
use super::lazy::{LazyPart, LazyWidget};
use super::result::{guide, result_page, thresholds};
use super::result_ctx::ResultCtx;
use super::topics::{costs_page, cover_page, law_page, person_page, plan_page};
use crate::base::json::Json;
use crate::base::problem::Problem;
use crate::base::table::Id;
use crate::content::ResultContent;
use crate::evaluation::Evaluation;
use crate::exchange::result::result;
use crate::model::{Question, Questionnaire};
use crate::session::{Answers, Step, Topic};

// Of the reference, as the content itself is never taken apart: code for that would be downloaded for nothing.
impl LazyPart for &'static ResultContent {
    fn widget(&'static self, ctx: Ctx) -> Rc<dyn LazyWidget> {
        Rc::new(ResultCtx::new(ctx, self))
    }

    fn result(&'static self, answers: &Answers) -> Json {
        result(&self.text, &Evaluation::new(&self.model, answers.clone()))
    }
}

impl LazyWidget for ResultCtx {
    fn screen(&self, step: Step) -> El {
        match step {
            Step::Guide => guide::guide(*self),
            Step::Topic(Topic::Cover) => cover_page::cover_page(*self),
            Step::Topic(Topic::Costs) => costs_page::costs_page(*self),
            Step::Topic(Topic::Law) => law_page::law_page(*self),
            Step::Topic(Topic::Plan) => plan_page::plan_page(*self),
            Step::Topic(Topic::Person) => person_page::person_page(*self),
            Step::Start | Step::Question(_) | Step::Check | Step::Result => result_page::result_page(*self),
        }
    }

    fn question_sources(&self, question: Id<Question>) -> El {
        thresholds::question_sources(*self, question)
    }

    fn result(&self) -> Json {
        result(self.texts(), &self.evaluation())
    }
}

/// Begins the lazy part with the bytes of its content that have arrived. The second Wasm file must be there by then.
///
/// # Errors
/// What is wrong with the bytes, and where.
pub fn begin(content: Box<[u8]>, questionnaire: &Questionnaire) -> Result<&'static dyn LazyPart, Problem> {
    border::begin(content, questionnaire)
}

/// The cut itself. Only the build that makes two files has it (feature `split`); without it the call is a plain one.
///
/// The names are those that `wasm_split_cli_support` 0.2.4 looks for: `__wasm_split_00<part>00_import_<number>` and the
/// same with `export`, the number being 32 arbitrary hexadecimal digits. They stand here alone; the part's name is also
/// that of the file which the tool writes (`xtask/src/split.rs`).
#[allow(unsafe_code, reason = "the border is a pair of an import and an export, which Rust cannot check")]
#[allow(improper_ctypes, improper_ctypes_definitions, reason = "both sides are compiled together")]
mod border {
    use super::{LazyPart, Problem, Questionnaire, ResultContent};
    use crate::content::compact::read_result;

    type Begun = Result<&'static dyn LazyPart, Problem>;

    #[cfg(feature = "split")]
    #[link(wasm_import_module = "__wasm_split_placeholder__")]
    unsafe extern "C" {
        #[link_name = "__wasm_split_00later00_import_00000000000000000000000000000001"]
        pub safe fn begin(content: Box<[u8]>, questionnaire: &Questionnaire) -> Begun;
    }

    #[cfg(not(feature = "split"))]
    pub use begin_here as begin;

    #[cfg_attr(
        feature = "split",
        unsafe(export_name = "__wasm_split_00later00_export_00000000000000000000000000000001")
    )]
    pub extern "C" fn begin_here(content: Box<[u8]>, questionnaire: &Questionnaire) -> Begun {
        let content: &'static ResultContent = Box::leak(Box::new(read_result(content, questionnaire)?));
        Ok(Box::leak(Box::new(content)))
    }
}
