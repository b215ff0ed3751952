//! What would move the landing, each with a button that does it.

use super::glyph::glyph;
use super::prose::prose;
use crate::app::dom::{El, el};
use crate::app::session::Event;
use crate::app::{Page, token};
use crate::link::Address;
use crate::routing::{
    Attestation, Change, Landing, Outcome, Path, Rulebook, Scenario, changes as all_changes,
    decide, paths_to,
};
use crate::text::changes::{change, kind_of_change};
use crate::text::{labels, page as words};
use leptos::prelude::*;

/// Every single change that moves the landing, nearest first, and what none can reach.
pub fn changes(page: Page) -> El {
    let list = move || {
        let address = page.address.get();
        let (doubtful, sure): (Vec<Outcome>, Vec<Outcome>) =
            all_changes(&address.scenario).into_iter().partition(|it| is_unattested(it.change));
        let more = (!doubtful.is_empty()).then(|| {
            el("details")
                .child(el("summary").made(words::unattested_grants(doubtful.len())))
                .child(outcomes(page, &doubtful))
        });
        let none = sure.is_empty() && doubtful.is_empty();
        el("div")
            .maybe(none.then(|| el("p").text(words::NO_CHANGE)))
            .maybe((!sure.is_empty()).then(|| outcomes(page, &sure)))
            .maybe(more)
            .maybe(no_effect(&sure, &doubtful))
            .maybe(out_of_reach(&address))
    };
    el("section").id("changes").child(el("h2").text(words::CHANGES)).live_child(list)
}

/// A button that makes changes.
pub fn apply_button(page: Page, changes: Vec<Change>, landing: Landing) -> El {
    let what: Vec<String> = changes.iter().map(|&it| change(it).replace('`', "")).collect();
    let name = format!("{}: {}, {}", words::APPLY, what.join(", "), labels::lands(landing));
    el("button")
        .attr("type", "button")
        .attr("data-change", token(landing))
        .attr_made("aria-label", name)
        .on("click", move |_| page.send(Event::Apply(changes.clone())))
        .text(words::APPLY)
}

/// A line: what is done, and where the call lands then.
pub fn outcome(what: El, landing: Landing) -> El {
    let becomes = el("span")
        .class("becomes")
        .attr("data-landing", token(landing))
        .child(glyph(landing))
        .text(" ")
        .text(labels::lands(landing));
    el("li").child(el("p").child(what).child(becomes))
}

fn outcomes(page: Page, outcomes: &[Outcome]) -> El {
    let items = outcomes.iter().map(|outcome| {
        let landing = outcome.verdict.landing;
        self::outcome(el("span").pieces(prose(&change(outcome.change))), landing)
            .child(apply_button(page, vec![outcome.change], landing))
    });
    el("ul").class("outcomes").children(items)
}

fn is_unattested(change: Change) -> bool {
    matches!(change, Change::Grant(it) if it.attestation == Attestation::NamePatternOnly)
}

/// The kinds of change of which none moves the landing.
fn no_effect(sure: &[Outcome], doubtful: &[Outcome]) -> Option<El> {
    let kind = |change: Change| std::mem::discriminant(&change);
    let moves =
        |it: &Change| sure.iter().chain(doubtful).any(|outcome| kind(outcome.change) == kind(*it));
    let mut idle: Vec<&'static str> = Vec::new();
    for change in Change::all().filter(|it| !moves(it)) {
        let words = kind_of_change(change);
        if !idle.contains(&words) {
            idle.push(words);
        }
    }
    (!idle.is_empty()).then(|| el("p").class("aside").made(words::no_effect(&idle)))
}

/// The landings that no setting reaches.
fn out_of_reach(address: &Address) -> Option<El> {
    let (_, now) = decide(&address.scenario);
    let out: Vec<Landing> = Scenario::landings()
        .into_iter()
        .filter(|&wanted| wanted != now.landing)
        .filter(|&wanted| {
            let path = paths_to(&address.scenario, wanted);
            matches!(path, Path::Impossible { .. })
        })
        .collect();
    (!out.is_empty()).then(|| el("p").class("aside").made(words::out_of_reach(&out)))
}
