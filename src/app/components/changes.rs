//! What would move the landing, each with a button that does it.

use super::glyph::glyph;
use super::remedies;
use crate::app::element::{El, el};
use crate::app::page::Page;
use crate::app::token;
use crate::routing::{
    Case, Change, Custom, Direction, Landing, Rank, Remedy, Subject, moves, other_presets,
    reachable,
};
use crate::text::changes::{change, kind_of_change};
use crate::text::{labels, page as words};
use leptos::prelude::*;

/// Every single change that moves the landing, by where it leads, the best way first; and what none
/// can reach.
pub fn changes(page: Page) -> El {
    let list = move || {
        let subject = page.subject.get();
        if subject.edition().policy.custom == Custom::PresetsOnly {
            return presets(page, subject);
        }
        let groups = moves(subject);
        let idle = no_effect(subject.case, &groups);
        let none = groups.is_empty().then(|| el("p").text(words::NO_CHANGE));
        let groups = groups.iter().map(|(landing, ways)| {
            let ways = remedies::list(page, ways).attr("data-landing", token(*landing));
            ways.class("ways-to")
        });
        el("div").child(none).children(groups).child(idle).child(out_of_reach(subject.case))
    };
    el("section").id("changes").child(el("h2").text(words::CHANGES)).dyn_child(list)
}

/// The call under every preset, where users have nothing but presets.
fn presets(page: Page, subject: Subject) -> El {
    let direction = subject.case.direction();
    let items = other_presets(subject).into_iter().map(|remedy| {
        let name = match remedy.changes.first() {
            Some(Change::Grant(preset)) => preset.label,
            _ => "",
        };
        let landing = remedy.verdict.landing;
        // That a preset works needs no label where none is better than another.
        let rank = (remedy.rank != Rank::AlsoWorks).then(|| remedies::rank(remedy.rank));
        let what = el("div").child(el("strong").text(name)).text(" ").child(rank);
        let what = what.children(remedies::against(&remedy.lost, &remedy.warnings));
        let apply = el("button")
            .attr("type", "button")
            .attr("data-change", token(landing))
            .attr("aria-label", format!("{}: {name}", words::APPLY))
            .on("click", move |_| page.apply(page.subject.get_untracked().after(&remedy.changes)))
            .text(words::APPLY);
        outcome(what, landing, direction).child(apply)
    });
    let landing = subject.case.decide().verdict.landing;
    let name = subject.preset.map_or("", |it| it.label);
    let now = outcome(el("strong").text(name), landing, direction).attr("aria-current", "true");
    let list = el("ul").class("outcomes").child(now).children(items);
    el("div").child(list)
}

/// A button that makes changes.
pub fn apply_button(page: Page, changes: Vec<Change>, landing: Landing) -> El {
    let subject = page.subject.get_untracked();
    let edition = subject.edition();
    let what: Vec<String> =
        changes.iter().map(|&it| change(it, edition).replace('`', "")).collect();
    let lands = labels::lands(landing, subject.case.direction());
    el("button")
        .attr("type", "button")
        .attr("data-change", token(landing))
        .attr("aria-label", format!("{}: {}, {lands}", words::APPLY, what.join(", ")))
        .on("click", move |_| page.apply(page.subject.get_untracked().after(&changes)))
        .text(words::APPLY)
}

/// A line: what is done, and where the call lands then.
pub fn outcome(what: El, landing: Landing, direction: Direction) -> El {
    el("li").child(el("div").child(what).child(becomes(landing, direction)))
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

/// The kinds of change that cannot move the landing.
fn no_effect(case: Case, groups: &[(Landing, Vec<Remedy>)]) -> Option<El> {
    let moves = |it: Change| {
        let mut ways = groups.iter().flat_map(|it| &it.1);
        ways.any(|way| way.changes.iter().any(|other| other.is_kind_of(it)))
    };
    let mut idle: Vec<&'static str> = Vec::new();
    for change in Change::all(case.edition()).into_iter().filter(|&it| !moves(it)) {
        let words = kind_of_change(change, case.edition());
        if !idle.contains(&words) {
            idle.push(words);
        }
    }
    (!idle.is_empty()).then(|| el("p").class("aside").text(words::no_effect(&idle)))
}

/// The landings that no setting reaches.
fn out_of_reach(case: Case) -> Option<El> {
    let reached = reachable(case);
    let is_out = |wanted: &Landing| reached.iter().all(|it| it.rule.then.landing != *wanted);
    let out: Vec<Landing> = case.edition().landings().into_iter().filter(is_out).collect();
    (!out.is_empty())
        .then(|| el("p").class("aside").text(words::out_of_reach(&out, case.direction())))
}
