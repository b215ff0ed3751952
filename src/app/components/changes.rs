//! What would move the landing, each with a button that does it.

use super::glyph::glyph;
use super::remedies;
use crate::app::dom::{El, el};
use crate::app::session::Event;
use crate::app::{Page, token};
use crate::link::Address;
use crate::routing::{Change, Landing, Path, Remedy, Rulebook, Scenario, decide, moves, paths_to};
use crate::text::changes::{change, kind_of_change};
use crate::text::{labels, page as words};
use leptos::prelude::*;

/// Every single change that moves the landing, by where it leads, the best way first; and what none
/// can reach.
pub fn changes(page: Page) -> El {
    let list = move || {
        let address = page.address.get();
        let groups = moves(address.subject());
        let idle = no_effect(&groups);
        let none = groups.is_empty().then(|| el("p").text(words::NO_CHANGE));
        let groups = groups.iter().map(|(landing, ways)| {
            let ways = remedies::list(page, ways).attr("data-landing", token(*landing));
            ways.class("ways-to")
        });
        el("div").maybe(none).children(groups).maybe(idle).maybe(out_of_reach(&address))
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
    el("li").child(el("div").child(what).child(becomes(landing)))
}

/// Where a call lands after a change.
pub fn becomes(landing: Landing) -> El {
    el("span")
        .class("becomes")
        .attr("data-landing", token(landing))
        .child(glyph(landing))
        .text(" ")
        .text(labels::lands(landing))
}

/// The kinds of change of which none moves the landing.
fn no_effect(groups: &[(Landing, Vec<Remedy>)]) -> Option<El> {
    let kind = |change: &Change| std::mem::discriminant(change);
    let moves = |it: &Change| {
        let mut ways = groups.iter().flat_map(|it| &it.1);
        ways.any(|way| way.changes.iter().any(|other| kind(other) == kind(it)))
    };
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
