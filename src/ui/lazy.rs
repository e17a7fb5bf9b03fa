//! The lazily loaded part of the program, seen from the first one: what it can do, and whether it is there yet.
//!
//! Nothing in here names a lazy screen or the result content; only [`super::screens`] does.

use std::rc::Rc;

use super::ctx::Ctx;
use super::kit::el::El;
use crate::base::json::Json;
use crate::base::table::Id;
use crate::model::Question;
use crate::session::{Answers, Step};

/// What the lazily loaded part can do for the whole page.
pub trait LazyPart: Sync {
    /// The lazy screens of one widget.
    fn widget(&'static self, ctx: Ctx) -> Rc<dyn LazyWidget>;

    /// The assessment of these answers, as plain data.
    fn result(&'static self, answers: &Answers) -> Json;
}

/// What the lazily loaded part can do for one widget. What is computed from its answers is shared by all of this.
pub trait LazyWidget {
    /// One of the screens after the questions.
    fn screen(&self, step: Step) -> El;

    /// Who says that a question matters.
    fn question_sources(&self, question: Id<Question>) -> El;

    /// The assessment of the answers shown, as plain data.
    fn result(&self) -> Json;
}

/// Whether the lazily loaded part is there.
#[derive(Clone, Copy)]
pub enum LazyState {
    /// Nobody needs it yet.
    NotAsked,
    /// It is on its way.
    Loading,
    /// It is there.
    Ready(&'static dyn LazyPart),
    /// It did not arrive, and is not asked for again yet.
    Failed,
}
