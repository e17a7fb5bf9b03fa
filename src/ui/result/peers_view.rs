//! Companies like the visitor's: published accounts nearest to the answers, and one that decided otherwise.

use crate::content::TopicContent;
use crate::scoring::Assessment;
use crate::session::Answers;
use crate::text::fill;
use crate::topics::labels::PeersLabels;
use crate::topics::peers::{Nearness, Peer, Peers, peers};
use crate::ui::kit::el::{El, classed, el};
use crate::ui::result_ctx::ResultCtx;
use crate::ui::sources::sources;

/// The section; none with too few answers to tell.
pub fn peers_view(ctx: ResultCtx, answers: &Answers, assessment: &Assessment) -> Option<El> {
    let TopicContent { rules: cases, labels: ui, .. } = &ctx.topics().peers;
    let Peers { alike, otherwise } = peers(cases, ctx.model(), answers, assessment)?;
    let section = classed("section", "rf-peers").child(el("h3").text(ui.title()));
    let count = [("n", &*cases.rows.len().to_string())];
    if alike.is_empty() {
        return Some(section.child(el("p").text(&fill(ui.none_near(), &count))));
    }
    let is_told = alike.iter().any(|peer| peer.is_otherwise);
    let cards = alike.iter().map(|peer| card(ctx, peer, peer.is_otherwise));
    let section = section
        .child(classed("p", "rf-quiet").text(&fill(ui.note(), &count)))
        .child(classed("ul", "rf-peers__list").children(cards));
    let section = match otherwise {
        Some(peer) => section
            .child(el("h4").text(ui.otherwise_title()))
            .child(classed("ul", "rf-peers__list").child(card(ctx, &peer, false))),
        None if is_told => section,
        None => section.child(el("p").text(ui.otherwise_none())),
    };
    Some(section.child(sources(ctx, &cases.sources)))
}

fn card(ctx: ResultCtx, peer: &Peer, is_marked: bool) -> El {
    let TopicContent { rules: cases, words: texts, labels: ui } = &ctx.topics().peers;
    let (row, words) = (&cases.rows[peer.case], &texts[peer.case]);
    let template = if row.is_advice { ui.advised() } else { ui.chose() };
    let decision = fill(template, &[("role", &ctx.texts().roles[row.role].name)]);
    let mark = is_marked.then(|| classed("p", "rf-peers__mark").text(ui.otherwise_mark()));
    let page = el("a").attr("href", &row.url).attr("target", "_blank").attr("rel", "noopener noreferrer");
    let sells = if row.sells { [" · ", ui.sells()].concat() } else { String::new() };
    let source = classed("p", "rf-quiet").text(ui.source()).child(page.text(&words.publisher)).text(&sells);
    classed("li", "rf-peers__card")
        .maybe(mark)
        .child(el("p").text(&words.situation))
        .child(el("p").child(el("strong").text(&decision)).text(". ").text(&words.outcome))
        .child(classed("p", "rf-quiet").text(&how_near(ui, &peer.nearness)))
        .child(source)
}

/// How near it is, in words.
fn how_near(ui: &PeersLabels, nearness: &Nearness) -> String {
    let (same, close, total) = (nearness.same.to_string(), nearness.close.to_string(), nearness.compared.to_string());
    let template = if nearness.close == 0 { ui.near() } else { ui.near_close() };
    fill(template, &[("same", &same), ("close", &close), ("total", &total)])
}
