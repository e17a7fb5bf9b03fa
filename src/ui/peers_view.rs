//! Companies like the visitor's: published accounts nearest to the answers, and one that decided otherwise.

use super::el::{El, classed, el};
use super::full::Full;
use super::sources::sources;
use crate::peers::{Nearness, Peer, Peers, peers};
use crate::scoring::Assessment;
use crate::session::Answers;
use crate::text::fill;
use crate::text::topics::PeersUi;

/// The section; none with too few answers to tell.
pub fn peers_view(full: Full, answers: &Answers, assessment: &Assessment) -> Option<El> {
    let (cases, ui) = &full.content().cases;
    let Peers { alike, otherwise } = peers(cases, full.model(), answers, assessment)?;
    let section = classed("section", "rf-peers").child(el("h3").text(ui.title()));
    let count = [("n", &*cases.rows.len().to_string())];
    if alike.is_empty() {
        return Some(section.child(el("p").text(&fill(ui.none_near(), &count))));
    }
    let is_told = alike.iter().any(|peer| peer.is_otherwise);
    let cards = alike.iter().map(|peer| card(full, peer, peer.is_otherwise));
    let section = section
        .child(classed("p", "rf-quiet").text(&fill(ui.note(), &count)))
        .child(classed("ul", "rf-peers__list").children(cards));
    let section = match otherwise {
        Some(peer) => section
            .child(el("h4").text(ui.otherwise_title()))
            .child(classed("ul", "rf-peers__list").child(card(full, &peer, false))),
        None if is_told => section,
        None => section.child(el("p").text(ui.otherwise_none())),
    };
    Some(section.child(sources(full, &cases.sources)))
}

fn card(full: Full, peer: &Peer, is_marked: bool) -> El {
    let (cases, ui) = &full.content().cases;
    let (row, words) = (&cases.rows[peer.case], &cases.text[peer.case]);
    let template = if row.is_advice { ui.advised() } else { ui.chose() };
    let decision = fill(template, &[("role", &full.text().roles[row.role].name)]);
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
fn how_near(ui: &PeersUi, nearness: &Nearness) -> String {
    let (same, close, total) = (nearness.same.to_string(), nearness.close.to_string(), nearness.compared.to_string());
    let template = if nearness.close == 0 { ui.near() } else { ui.near_close() };
    fill(template, &[("same", &same), ("close", &close), ("total", &total)])
}
