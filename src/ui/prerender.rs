//! The start page as HTML text, for the page that the build writes.
//!
//! It is drawn by the same views as in the browser, so that the program takes it over without anything moving. Only the
//! way to begin differs: a disclosure with the first question in it, which a browser opens without any script. Whoever
//! presses before the program is there sees the first question at once, and answers it; the program carries on from
//! what it finds (`embed/element.js`).

use std::rc::Rc;

use crate::ui::kit::reactive::*;

use super::app::frame;
use super::ctx::Ctx;
use super::edition::Edition;
use super::first::question_page::question_page;
use super::first::start_page::start_page_with;
use super::kit::el::{El, classed, el};
use crate::session::Session;

/// The start page of this edition, as a visitor without saved answers sees it.
pub fn start_page(edition: &'static Edition) -> String {
    let owner = Owner::new();
    owner.with(|| {
        let session = Session::new(&edition.content().questionnaire);
        let ctx = Ctx::new(edition, session, None, Rc::new(|_, _, _| None));
        frame(ctx, move || start_page_with(ctx, begin(ctx))).to_html()
    })
}

/// Where the program has a button.
fn begin(ctx: Ctx) -> El {
    let summary = classed("summary", "rf-button rf-button--main").text(ctx.labels().start_button());
    let first = ctx.questionnaire().questions.ids().next();
    let question = first.map_or_else(|| el("div"), |question| question_page(ctx, question));
    classed("details", "rf-early").child(summary).child(question)
}
