//! What is shown while the second part of the program is on its way, or did not arrive.

use crate::session::Action;
use crate::ui::ctx::Ctx;
use crate::ui::kit::el::{El, button, classed};
use crate::ui::kit::heading::screen_heading;
use crate::ui::lazy::LazyState;

/// The waiting page.
pub fn waiting_page(ctx: Ctx) -> El {
    let labels = ctx.labels();
    let section = classed("section", "rf-waiting");
    if !matches!(ctx.edition().lazy_state(), LazyState::Failed) {
        return section.attr("aria-busy", "true").child(screen_heading(labels.waiting()));
    }
    let again = button("rf-button rf-button--main", labels.try_again(), move || {
        ctx.edition().fetch_lazy_part();
        // To the same screen: it is drawn anew, and its heading gets the focus that the button had.
        ctx.dispatch(Action::GoTo(ctx.read(|session| session.step())));
    });
    section.child(screen_heading(labels.waiting_failed())).child(classed("div", "rf-actions").child(again))
}
