//! The options explained, readable without answering anything.

use super::engagement::engagement;
use crate::base::table::Id;
use crate::model::Role;
use crate::session::{Action, Step};
use crate::text::GuideSection;
use crate::ui::kit::el::{El, button, classed, disclosure, el, quiet, texts, when_near};
use crate::ui::kit::heading::{link_to_heading, screen_heading, section_heading};
use crate::ui::result_ctx::ResultCtx;
use crate::ui::sources::sources;

/// The guide. All headings are there at once, so that one can go to each; what stands below them is drawn when it comes
/// near.
pub fn guide(ctx: ResultCtx) -> El {
    let labels = ctx.labels();
    let roles_heading = section_heading(labels.guide_roles());
    let mut links = vec![link_to_heading(labels.guide_roles(), roles_heading.node())];
    let mut sections = vec![
        classed("section", "rf-options")
            .child(roles_heading)
            .child(when_near(move || ctx.is_on_paper(), move || option_cards(ctx))),
    ];
    for section in &ctx.texts().guide {
        let heading = section_heading(&section.title);
        links.push(link_to_heading(&section.title, heading.node()));
        sections.push(
            classed("section", "rf-guide__section")
                .child(heading)
                .child(when_near(move || ctx.is_on_paper(), move || section_content(ctx, section))),
        );
    }
    let links = links.into_iter().map(|link| el("li").child(link));
    let contents = classed("nav", "rf-contents").attr("aria-label", labels.guide_contents());
    let top = classed("header", "rf-guide__top")
        .child(screen_heading(labels.guide_title()))
        .child(classed("p", "rf-lead").text(labels.guide_intro()))
        .child(contents.child(el("ul").children(links)));
    let is_part_time = ctx.model().roles.rows().iter().any(|role| role.part_time);
    classed("article", "rf-guide")
        .child(top)
        .children(sections)
        .opt_child(is_part_time.then(|| engagement(ctx)))
        .child(leave(ctx))
}

fn leave(ctx: ResultCtx) -> El {
    let labels = ctx.ctx().labels();
    let has_answers = ctx.read(|session| !session.answers().is_empty());
    let has_way_back = ctx.read(|session| session.before_guide().is_some_and(|step| step != Step::Start));
    let actions = classed("div", "rf-actions");
    if has_way_back {
        actions.child(button("rf-button rf-button--main", labels.back(), move || ctx.dispatch(Action::Back)))
    } else {
        let label = if has_answers { labels.start_continue() } else { labels.start_button() };
        let go = move || ctx.dispatch(Action::GoTo(ctx.read(|session| session.where_stopped(ctx.questionnaire()))));
        actions.child(button("rf-button rf-button--main", label, go))
    }
}

/// The seven side by side: the same rows in every card.
fn option_cards(ctx: ResultCtx) -> El {
    classed("ul", "rf-options__cards").children(ctx.model().roles.ids().map(|role| option_card(ctx, role)))
}

fn option_card(ctx: ResultCtx, role: Id<Role>) -> El {
    let labels = ctx.labels();
    let text = &ctx.texts().roles[role];
    let fact = |name: &str, content: El| {
        classed("section", "rf-option__fact").child(classed("h5", "rf-label").text(name)).child(content)
    };
    let more = el("div")
        .child(fact(labels.guide_does(), el("ul").children(texts("li", &text.responsibilities))))
        .child(fact(labels.guide_when(), el("ul").children(texts("li", &text.when))))
        .child(fact(labels.guide_not_when(), el("ul").children(texts("li", text.not_when.rows()))))
        .child(fact(labels.form(), el("p").text(&text.form)))
        .child(fact(labels.cost(), el("p").text(&text.cost)));
    classed("li", "rf-option")
        .child(classed("h4", "rf-option__name").text(&text.name))
        .child(quiet(&text.full_name))
        .child(el("p").text(&text.sentence))
        .child(fact(labels.guide_for(), el("p").text(&text.purpose)))
        .child(fact(labels.guide_level(), el("p").text(&text.level)))
        .child(more)
        .child(sources(ctx, &text.sources))
}

fn section_content(ctx: ResultCtx, section: &GuideSection) -> El {
    let more = section
        .items
        .iter()
        .map(|item| disclosure("rf-disclosure", el("summary").text(&item.title), el("p").text(&item.text)));
    el("div").children(texts("p", &section.paragraphs)).children(more).child(sources(ctx, &section.sources))
}
