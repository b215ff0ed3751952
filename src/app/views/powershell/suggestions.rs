//! Completions, shown next to the cursor.

use super::At;
use super::editor::SCRIPT;
use crate::app::element::{El, Piece, Text, el};
use crate::app::shell::typing;
use crate::powershell::completion::{Completion, complete};
use crate::powershell::language::Span;
use crate::text::console as words;
use leptos::ev::KeyboardEvent;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

/// How many characters of a word must be typed before completions appear on their own.
const LEAST: usize = 2;

/// The completions that are offered, and which one is active.
#[derive(Clone, Copy)]
pub struct Suggestions {
    offered: RwSignal<Option<(Completion, usize)>>,
}

impl Suggestions {
    /// Starts without completions.
    pub fn new() -> Self {
        Self { offered: RwSignal::new(None) }
    }

    /// Closes the list.
    pub fn close(self) {
        if self.offered.with_untracked(Option::is_some) {
            self.offered.set(None);
        }
    }

    /// The element id of the active completion, for the field.
    pub fn active(self) -> Option<Text> {
        self.offered.with(|it| it.as_ref().map(|it| option_id(it.1).into()))
    }

    /// Updates the list after typing, and closes it if nothing fits.
    pub fn offer(self, at: At, was_typed: bool) {
        let found = completion(at).filter(|it| {
            let word = it.replaces;
            was_typed && word.end - word.start >= LEAST
        });
        if found.is_some() || self.offered.with_untracked(Option::is_some) {
            self.offered.set(found.map(|it| (it, 0)));
        }
    }

    /// Handles a key while the list is open. Returns whether it did something.
    pub fn press(self, at: At, event: &KeyboardEvent) -> bool {
        let key = event.key();
        if key == " " && event.ctrl_key() {
            self.offered.set(completion(at).map(|it| (it, 0)));
            return true;
        }
        let Some(count) =
            self.offered.with_untracked(|it| it.as_ref().map(|it| it.0.candidates.len()))
        else {
            return false;
        };
        let is_plain =
            !(event.ctrl_key() || event.meta_key() || event.alt_key() || event.shift_key());
        match key.as_str() {
            "ArrowDown" if is_plain => self.choose(|it| (it + 1) % count),
            "ArrowUp" if is_plain => self.choose(|it| (it + count - 1) % count),
            "Enter" | "Tab" if is_plain => self.take(at),
            "Escape" => self.close(),
            "ArrowLeft" | "ArrowRight" | "Home" | "End" => {
                self.close();
                return false;
            }
            _ => return false,
        }
        true
    }

    fn choose(self, change: impl FnOnce(usize) -> usize) {
        self.offered.update(|it| {
            if let Some((_, chosen)) = it {
                *chosen = change(*chosen);
            }
        });
        if let Some(chosen) = self.offered.with_untracked(|it| it.as_ref().map(|it| it.1)) {
            typing::reveal(&option_id(chosen));
        }
    }

    /// Inserts the active completion.
    fn take(self, at: At) {
        let Some((completion, chosen)) = self.offered.get_untracked() else { return };
        self.offered.set(None);
        let Some(candidate) = completion.candidates.get(chosen) else { return };
        let Span { start, end } = completion.replaces;
        let (start, end) = at
            .text
            .with_untracked(|text| (typing::unit_at(text, start), typing::unit_at(text, end)));
        typing::replace(SCRIPT, start, end, &candidate.text);
    }
}

fn completion(at: At) -> Option<Completion> {
    let (start, end) = typing::selection(SCRIPT)?;
    if start != end {
        return None;
    }
    at.state.with_untracked(|it| {
        let place = typing::byte_at(&it.text, start);
        // Only nearby text affects a completion, so a long script is not parsed completely.
        let from = near(&it.text, place);
        let head = it.text.get(from..place)?;
        let mut found = complete(head, head.len(), it.console.tenant())?;
        found.replaces = Span::new(found.replaces.start + from, found.replaces.end + from);
        Some(found)
    })
}

/// How much of a script is parsed for a completion, in bytes.
const NEAR: usize = 20_000;

fn near(text: &str, place: usize) -> usize {
    let from = place.saturating_sub(NEAR);
    if from == 0 {
        return 0;
    }
    let rest = text.as_bytes().get(from..place).unwrap_or_default();
    rest.iter().position(|it| *it == b'\n').map_or(0, |it| from + it + 1)
}

fn option_id(at: usize) -> String {
    format!("completion-{at}")
}

/// The list of completions.
pub fn suggestions(at: At, popup: Suggestions) -> El {
    let options = move || {
        popup.offered.with(|it| {
            let Some((completion, chosen)) = it else { return Vec::new() };
            let all = completion.candidates.iter().enumerate();
            let one = |(place, it): (usize, &crate::powershell::completion::Candidate)| {
                el("li")
                    .attr("role", "option")
                    .attr("id", option_id(place))
                    .attr("aria-selected", if place == *chosen { "true" } else { "false" })
                    .on("mousedown", move |event| {
                        // The focus stays in the field.
                        event.prevent_default();
                        popup.choose(|_| place);
                        popup.take(at);
                    })
                    .child(el("code").text(it.text.clone()))
                    .text(" ")
                    .child(el("span").class("hint").text(words::kind(it.kind)))
                    .into()
            };
            all.map(one).collect::<Vec<Piece>>()
        })
    };
    // Placed where the word begins, in characters and lines.
    let place = move |element: &web_sys::Element| {
        let Some((line, column)) = popup.offered.with(|it| {
            let (completion, _) = it.as_ref()?;
            let position = at.text.with_untracked(|text| completion.replaces.position(text));
            Some((position.line, position.column))
        }) else {
            return;
        };
        if let Some(element) = element.dyn_ref::<HtmlElement>() {
            let scrolled =
                element.parent_element().and_then(|it| it.query_selector(".paper").ok()?);
            let (x, y) = scrolled.map_or((0, 0), |it| (it.scroll_left(), it.scroll_top()));
            let style = element.style();
            _ = style.set_property("--line", &line.to_string());
            _ = style.set_property("--column", &(column - 1).to_string());
            _ = style.set_property("--x", &format!("{x}px"));
            _ = style.set_property("--y", &format!("{y}px"));
        }
    };
    let is_closed = move || popup.offered.with(Option::is_none);
    let count = move || {
        popup.offered.with(|it| {
            it.as_ref().map_or(String::new(), |it| words::completions(it.0.candidates.len()))
        })
    };
    el("div")
        .child(
            el("ul")
                .id("completions")
                .attr("role", "listbox")
                .attr("tabindex", "0")
                .attr("aria-label", words::COMPLETIONS)
                .prop("hidden", is_closed)
                .effect(place)
                .dyn_children(options),
        )
        .child(
            el("p")
                .class("visually-hidden")
                .attr("role", "status")
                .dyn_text(move || count().into()),
        )
}
