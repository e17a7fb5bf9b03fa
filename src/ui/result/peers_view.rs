//! Companies like the visitor's: published accounts nearest to the answers, and one that decided otherwise.

use leptos::prelude::*;

use crate::content::TopicContent;
use crate::text::fill;
use crate::topics::labels::PeersLabels;
use crate::topics::peers::{Nearness, Peer, Peers, peers};
use crate::ui::kit::el::{El, classed, el, quiet, when_near};
use crate::ui::result_ctx::ResultCtx;
use crate::ui::sources::sources;

/// The section, around itself, so that nothing of it is there with too few answers to tell. The accounts are drawn when
/// they come near.
pub fn peers_view(ctx: ResultCtx) -> El {
    let TopicContent { rules: cases, labels, .. } = &ctx.topics().peers;
    // All accounts are compared once per change, and most marks of importance change nothing in here.
    let found = Memo::new(move |_| {
        let evaluation = ctx.watch_evaluation();
        peers(cases, ctx.model(), evaluation.answers(), evaluation.assessment())
    });
    let section = move || {
        classed("section", "rf-peers")
            .child(el("h3").text(labels.title()))
            .child(when_near(move || ctx.is_on_paper(), move || accounts(ctx, found)))
    };
    classed("div", "rf-result__half").show_if(move || found.with(Option::is_some), section)
}

fn accounts(ctx: ResultCtx, found: Memo<Option<Peers>>) -> El {
    let TopicContent { rules: cases, labels, .. } = &ctx.topics().peers;
    let has_near = move || found.get().is_some_and(|found| !found.alike.is_empty());
    let alike = move || found.get().map(|found| found.alike).unwrap_or_default();
    let otherwise = move || found.get().and_then(|found| found.otherwise);
    // That nobody near decided otherwise is said where that is neither told of one that is marked nor of one apart.
    let is_unanimous = move || {
        found.get().is_some_and(|found| {
            !found.alike.is_empty() && found.otherwise.is_none() && !found.alike.iter().any(|peer| peer.is_otherwise)
        })
    };
    let note = move || {
        let template = if has_near() { labels.note() } else { labels.none_near() };
        fill(template, &[("n", &cases.rows.len().to_string())])
    };
    let cards =
        move || classed("ul", "rf-peers__list").each(alike, move |peer| peer_card(ctx, peer, peer.is_otherwise));
    classed("div", "rf-peers__accounts")
        .child(el("p").class_fn("rf-quiet", has_near).text_fn(note))
        .show_if(has_near, cards)
        .keyed(otherwise, move |peer| {
            el("div")
                .child(el("h4").text(labels.otherwise_title()))
                .child(classed("ul", "rf-peers__list").child(peer_card(ctx, peer, false)))
        })
        .show_if(is_unanimous, move || el("p").text(labels.otherwise_none()))
        .show_if(has_near, move || sources(ctx, &cases.sources))
}

fn peer_card(ctx: ResultCtx, peer: Peer, is_marked: bool) -> El {
    let TopicContent { rules: cases, words: texts, labels } = &ctx.topics().peers;
    let (row, text) = (&cases.rows[peer.case], &texts[peer.case]);
    let template = if row.is_advice { labels.advised() } else { labels.chose() };
    let decision = fill(template, &[("role", &ctx.texts().roles[row.role].name)]);
    let mark = is_marked.then(|| classed("p", "rf-peers__mark").text(labels.otherwise_mark()));
    let link = el("a").attr("href", &row.url).attr("target", "_blank").attr("rel", "noopener noreferrer");
    let sells = if row.sells { [" · ", labels.sells()].concat() } else { String::new() };
    classed("li", "rf-peers__card")
        .opt_child(mark)
        .child(el("p").text(&text.situation))
        .child(el("p").child(el("strong").text(&decision)).text(". ").text(&text.outcome))
        .child(quiet(&nearness_text(labels, &peer.nearness)))
        .child(quiet(labels.source()).child(link.text(&text.publisher)).text(&sells))
}

/// How near it is, in words.
fn nearness_text(labels: &PeersLabels, nearness: &Nearness) -> String {
    let (same, close, total) = (nearness.same.to_string(), nearness.close.to_string(), nearness.compared.to_string());
    let template = if nearness.close == 0 { labels.near() } else { labels.near_close() };
    fill(template, &[("same", &same), ("close", &close), ("total", &total)])
}
