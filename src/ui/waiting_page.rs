//! What is shown while the second part of the program is on its way, or did not arrive.

use super::app::screen_heading;
use super::ctx::Ctx;
use super::el::{El, button, classed};
use super::later;
use crate::session::Action;

/// The waiting page.
pub fn waiting_page(ctx: Ctx) -> El {
    let ui = ctx.ui();
    let page = classed("section", "rf-waiting");
    if !later::has_failed() {
        return page.attr("aria-busy", "true").child(screen_heading(ui.waiting()));
    }
    let again = button("rf-button rf-button--main", ui.try_again(), move || {
        later::fetch();
        // To the same screen: it is drawn anew, and its heading gets the focus that the button had.
        ctx.dispatch(Action::GoTo(ctx.read(|session| session.step)));
    });
    page.child(screen_heading(ui.waiting_failed())).child(classed("div", "rf-actions").child(again))
}
