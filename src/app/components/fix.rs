//! Where a call is lost, or something warns: what fixes it, with its command, before anything else.

use super::changes::apply_button;
use super::commands::script;
use super::remedies;
use crate::app::dom::{El, Piece, el};
use crate::app::session::Event;
use crate::app::{Page, token};
use crate::link::{Address, write};
use crate::powershell::{Command, EXAMPLE_USER, grant_mode, remedy_commands};
use crate::routing::{Case, Rank, Remedy, fixes, other_modes};
use crate::text::{modes, page as fixed, remedy as words};
use leptos::prelude::*;

const LINES: &str = "fix-lines";

/// The section, or an empty place where nothing is broken.
pub fn fix(page: Page) -> El {
    let section = move || {
        let address = page.address.get();
        match address.case() {
            Case::Guide201712(_) => guide(page, &address),
            Case::Modes201908(_) => mode(page, &address),
        }
    };
    el("div").class("fix").live(move || section().map(Piece::from).into_iter().collect())
}

fn section() -> El {
    el("section").id("fix").child(el("h2").text(words::FIX))
}

fn guide(page: Page, address: &Address) -> Option<El> {
    let subject = address.subject();
    if !subject.is_broken() {
        return None;
    }
    let fixes = fixes(subject);
    let Some((first, others)) = fixes.split_first() else {
        let is_lost = address.case().decide().verdict.landing.is_lost();
        let why = if is_lost { words::NO_FIX_LOST } else { words::NO_FIX_WARNED };
        return Some(section().child(el("p").text(why)));
    };
    let commands = remedy_commands(subject, first, EXAMPLE_USER);
    let by_hand = first.changes.iter().filter_map(|&it| words::by_hand(it));
    let more = (!others.is_empty()).then(|| {
        el("details")
            .child(el("summary").made(words::more_ways(others.len())))
            .child(el("ul").class("outcomes").children(others.iter().map(|it| other(page, it))))
    });
    let section = section().child(head(first)).children(by_hand.map(|it| el("p").text(it)));
    Some(
        with_commands(page, section, commands)
            .child(apply_button(page, first.changes.clone(), first.verdict.landing))
            .maybe(more),
    )
}

/// What is suggested first, and where the call lands then.
fn head(remedy: &Remedy) -> El {
    let landing = remedy.verdict.landing;
    el("p")
        .child(remedies::rank(remedy.rank))
        .text(" ")
        .child(remedies::what(remedy))
        .text(" ")
        .child(super::changes::becomes(landing))
}

fn other(page: Page, remedy: &Remedy) -> El {
    let landing = remedy.verdict.landing;
    super::changes::outcome(remedies::what(remedy), landing).child(apply_button(
        page,
        remedy.changes.clone(),
        landing,
    ))
}

fn with_commands(page: Page, section: El, commands: Vec<Command>) -> El {
    if commands.is_empty() {
        return section;
    }
    let commands = StoredValue::new(commands);
    section.children(script(page, LINES, move || commands.get_value()))
}

fn mode(page: Page, address: &Address) -> Option<El> {
    let conversation = address.conversation;
    if !Case::from(conversation).decide().verdict.landing.is_lost() {
        return None;
    }
    let best = other_modes(conversation).into_iter().find(|it| it.rank == Rank::Recommended);
    let Some(best) = best else {
        return Some(section().child(el("p").text(words::NO_FIX_LOST)));
    };
    let Case::Modes201908(after) = best.after else { return None };
    let mut there = *address;
    there.ask(best.after);
    let link = write(&there);
    let landing = best.verdict.landing;
    let head = el("p")
        .child(remedies::rank(best.rank))
        .text(" ")
        .child(el("strong").text(modes::mode(after.mode)))
        .text(" ")
        .child(super::changes::becomes(landing));
    let apply = el("button")
        .attr("type", "button")
        .attr("data-change", token(landing))
        .attr_made("aria-label", format!("{}: {}", fixed::APPLY, modes::mode(after.mode)))
        .on("click", move |_| page.send(Event::Follow(link.clone())))
        .text(fixed::APPLY);
    let commands = grant_mode(after.mode, EXAMPLE_USER);
    Some(with_commands(page, section().child(head), commands).child(apply))
}
