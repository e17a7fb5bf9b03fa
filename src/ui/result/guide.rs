//! The options explained, readable without answering anything.

use super::engagement::engagement;
use crate::base::table::Id;
use crate::model::Role;
use crate::session::{Action, Step};
use crate::text::GuideSection;
use crate::ui::kit::el::{El, button, classed, disclosure, el, texts};
use crate::ui::kit::heading::{link_to_heading, screen_heading, section_heading};
use crate::ui::result_ctx::ResultCtx;
use crate::ui::sources::sources;

/// The guide.
pub fn guide(ctx: ResultCtx) -> El {
    let ui = ctx.labels();
    let roles = section_heading(ui.guide_roles());
    let titles = ctx.texts().guide.iter().map(|section| (&*section.title, section_heading(&section.title)));
    let titles: Vec<(&str, El)> = titles.collect();
    let contents = contents(
        ctx,
        [(ui.guide_roles(), &roles)].into_iter().chain(titles.iter().map(|(title, heading)| (*title, heading))),
    );
    let sections = ctx.texts().guide.iter().zip(titles);
    let sections = sections.map(|(section, (_, heading))| guide_section(ctx, section, heading));
    let is_part_time = ctx.model().roles.rows().iter().any(|role| role.part_time);
    let top = classed("header", "rf-guide__top")
        .child(screen_heading(ui.guide_title()))
        .child(classed("p", "rf-lead").text(ui.guide_intro()))
        .child(contents);
    classed("article", "rf-guide")
        .child(top)
        .child(options(ctx, roles))
        .children(sections)
        .maybe(is_part_time.then(|| engagement(ctx)))
        .child(leave(ctx))
}

/// What is on this page: a link to each of these headings.
fn contents<'a>(ctx: ResultCtx, headings: impl Iterator<Item = (&'a str, &'a El)>) -> El {
    let items = headings.map(|(title, heading)| el("li").child(link_to_heading(title, heading.node())));
    let list = el("ul").children(items);
    classed("nav", "rf-contents").attr("aria-label", ctx.labels().guide_contents()).child(list)
}

fn leave(ctx: ResultCtx) -> El {
    let ui = ctx.ctx().labels();
    let has_answers = ctx.read(|session| !session.answers().is_empty());
    let has_way_back = ctx.read(|session| session.before_guide().is_some_and(|step| step != Step::Start));
    let actions = classed("div", "rf-actions");
    if has_way_back {
        actions.child(button("rf-button rf-button--main", ui.back(), move || ctx.dispatch(Action::Back)))
    } else {
        let label = if has_answers { ui.start_continue() } else { ui.start_button() };
        let go = move || ctx.dispatch(Action::GoTo(ctx.read(|session| session.where_stopped(ctx.questionnaire()))));
        actions.child(button("rf-button rf-button--main", label, go))
    }
}

/// The seven side by side: the same rows in every card.
fn options(ctx: ResultCtx, heading: El) -> El {
    let cards = ctx.model().roles.ids().map(|role| card(ctx, role));
    classed("section", "rf-options").child(heading).child(classed("ul", "rf-options__cards").children(cards))
}

fn card(ctx: ResultCtx, role: Id<Role>) -> El {
    let ui = ctx.labels();
    let text = &ctx.texts().roles[role];
    let fact = |name: &str, content: El| {
        classed("section", "rf-option__fact").child(classed("h5", "rf-label").text(name)).child(content)
    };
    let more = el("div")
        .child(fact(ui.guide_does(), el("ul").children(texts("li", &text.responsibilities))))
        .child(fact(ui.guide_when(), el("ul").children(texts("li", &text.when))))
        .child(fact(ui.guide_not_when(), el("ul").children(texts("li", text.not_when.rows()))))
        .child(fact(ui.form(), el("p").text(&text.form)))
        .child(fact(ui.cost(), el("p").text(&text.cost)));
    classed("li", "rf-option")
        .child(classed("h4", "rf-option__name").text(&text.name))
        .child(classed("p", "rf-quiet").text(&text.full_name))
        .child(el("p").text(&text.sentence))
        .child(fact(ui.guide_for(), el("p").text(&text.purpose)))
        .child(fact(ui.guide_level(), el("p").text(&text.level)))
        .child(more)
        .child(sources(ctx, &text.sources))
}

fn guide_section(ctx: ResultCtx, section: &GuideSection, heading: El) -> El {
    let items = section
        .items
        .iter()
        .map(|item| disclosure("rf-disclosure", el("summary").text(&item.title), el("p").text(&item.text)));
    classed("section", "rf-guide__section")
        .child(heading)
        .children(texts("p", &section.paragraphs))
        .children(items)
        .child(sources(ctx, &section.sources))
}
