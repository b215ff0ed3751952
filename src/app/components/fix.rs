//! Where a call is lost, or something warns: what fixes it, with its command, before anything else.

use super::changes::{apply_button, becomes};
use super::commands::script;
use super::remedies;
use crate::app::element::{El, Piece, el};
use crate::app::page::Page;
use crate::powershell::{Command, EXAMPLE_USER, remedy_commands};
use crate::routing::{Direction, Edition, Remedy, Subject, fixes};
use crate::text::changes::by_hand;
use crate::text::remedy as words;
use leptos::prelude::*;

const LINES: &str = "fix-lines";

/// The section, or an empty place where nothing is broken.
pub fn fix(page: Page) -> El {
    let section = move || self::section(page, page.subject.get());
    el("div").class("fix").dyn_children(move || section().map(Piece::from).into_iter().collect())
}

fn section(page: Page, subject: Subject) -> Option<El> {
    if !subject.is_broken() {
        return None;
    }
    let section = el("section").id("fix").child(el("h2").text(words::FIX));
    let fixes = fixes(subject);
    let Some((first, others)) = fixes.split_first() else {
        let is_lost = subject.case.decide().verdict.landing.is_lost();
        let why = if is_lost { words::NO_FIX_LOST } else { words::NO_FIX_WARNED };
        return Some(section.child(el("p").text(why)));
    };
    let (edition, direction) = (subject.edition(), subject.case.direction());
    let commands = remedy_commands(subject, first, EXAMPLE_USER);
    let by_hand = first.changes.iter().filter_map(|&it| by_hand(it, edition));
    let more = (!others.is_empty()).then(|| {
        let other = |it: &Remedy| remedies::item(page, it, remedies::what(it, edition));
        el("details")
            .child(el("summary").text(words::more_ways(others.len())))
            .child(el("ul").class("outcomes").children(others.iter().map(other)))
    });
    let section =
        section.child(head(first, edition, direction)).children(by_hand.map(|it| el("p").text(it)));
    Some(
        with_commands(page, section, commands)
            .child(apply_button(page, first.changes.clone(), first.verdict.landing))
            .child(more),
    )
}

/// What is suggested first, and where the call lands then.
fn head(remedy: &Remedy, edition: &Edition, direction: Direction) -> El {
    el("p")
        .child(remedies::rank(remedy.rank))
        .text(" ")
        .child(remedies::what(remedy, edition))
        .text(" ")
        .child(becomes(remedy.verdict.landing, direction))
}

fn with_commands(page: Page, section: El, commands: Vec<Command>) -> El {
    if commands.is_empty() {
        return section;
    }
    let commands = StoredValue::new(commands);
    section.children(script(page, LINES, move || commands.get_value()))
}
