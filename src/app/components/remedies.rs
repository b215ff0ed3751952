//! Suggested changes, however they came about: how each compares, what stands against it, a button.

use super::changes::{apply_button, outcome};
use super::prose::prose;
use crate::app::element::{El, el};
use crate::app::page::Page;
use crate::app::token;
use crate::routing::{AdviceRule, Case, Edition, Rank, Remedy};
use crate::text::changes::change;
use crate::text::remedy as words;
use leptos::prelude::*;

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

/// A remedy on a line of its own, with a button that applies it.
pub fn item(page: Page, remedy: &Remedy, about: El) -> El {
    let landing = remedy.verdict.landing;
    let direction = page.subject.get_untracked().case.direction();
    outcome(about, landing, direction).attr("data-rank", token(remedy.rank)).child(apply_button(
        page,
        remedy.changes.clone(),
        landing,
    ))
}

/// A remedy with everything that there is to say about it.
fn full(page: Page, remedy: &Remedy) -> El {
    let edition = page.subject.get_untracked().edition();
    let about = el("div").child(what(remedy, edition)).text(" ").child(rank(remedy.rank));
    item(page, remedy, about.children(against(&remedy.lost, &remedy.warnings)))
}

/// Remedies that lead to one place: the first one visible if it is harmless, the others on demand.
pub fn list(page: Page, remedies: &[Remedy]) -> El {
    let is_harmless = remedies.first().is_some_and(|it| it.rank != Rank::AdvisedAgainst);
    let (shown, more) = remedies.split_at(usize::from(is_harmless));
    let items =
        |of: &[Remedy]| el("ul").class("outcomes").children(of.iter().map(|it| full(page, it)));
    let summary = match more.first() {
        Some(worst) if !is_harmless => {
            let direction = page.subject.get_untracked().case.direction();
            words::ways_advised_against(more.len(), worst.verdict.landing, direction)
        }
        _ => words::more_ways(more.len()),
    };
    let more = (!more.is_empty())
        .then(|| el("details").child(el("summary").text(summary)).child(items(more)));
    el("div").child(is_harmless.then(|| items(shown))).child(more)
}
