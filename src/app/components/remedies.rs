//! Suggested changes: how each compares, what stands against it, where the call lands then.

use super::glyph::glyph;
use super::prose::prose;
use crate::app::element::{El, el};
use crate::app::token;
use crate::routing::{AdviceRule, Case, Direction, Edition, Landing, Rank, Remedy};
use crate::text::changes::change;
use crate::text::{labels, remedy as words};

/// How a suggestion compares with the others.
pub fn rank(rank: Rank) -> El {
    el("span").class("rank").attr("data-rank", token(rank)).text(words::rank(rank))
}

/// What stands against a suggestion: the calls that it loses, and what the page would warn of.
pub fn against(lost: &[Case], warnings: &[&AdviceRule]) -> Vec<El> {
    let lost = (!lost.is_empty()).then(|| el("p").class("aside lost").text(words::lost(lost)));
    let drawn = (!warnings.is_empty()).then(|| el("p").class("aside").text(words::drawn(warnings)));
    lost.into_iter().chain(drawn).collect()
}

/// The changes of a remedy, in words.
pub fn what(remedy: &Remedy, edition: &Edition) -> El {
    let changes: Vec<String> = remedy.changes.iter().map(|&it| change(it, edition)).collect();
    el("span").children(prose(&changes.join("; ")))
}

/// Where a call lands after a change.
pub fn becomes(landing: Landing, direction: Direction) -> El {
    el("span")
        .class("becomes")
        .attr("data-landing", token(landing))
        .child(glyph(landing))
        .text(" ")
        .text(labels::lands(landing, direction))
}
