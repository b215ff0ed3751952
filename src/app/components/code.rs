//! Commands and identifiers: where they may break, and a button that copies them.

use crate::app::element::{El, Piece, Text, el};
use crate::app::page::Page;
use crate::app::shell::clipboard::Copied;
use crate::text::page as words;
use leptos::prelude::*;

/// An identifier that breaks only before a capital group.
pub fn identifier(name: &str) -> El {
    el("code").children(breakable(name))
}

/// A text whose identifiers break only before a capital group: `CallingDefault|Client`, `SfB|With`.
pub fn breakable(text: &str) -> Vec<Piece> {
    let mut pieces = Vec::new();
    let mut part = String::new();
    let mut before = ' ';
    let mut rest = text.chars().peekable();
    while let Some(it) = rest.next() {
        let begins_group = it.is_ascii_uppercase()
            && before.is_ascii_alphabetic()
            && rest.peek().is_some_and(char::is_ascii_lowercase);
        if begins_group {
            pieces.push(std::mem::take(&mut part).into());
            pieces.push(el("wbr").into());
        }
        part.push(it);
        before = it;
    }
    pieces.push(part.into());
    pieces
}

/// Commands in a box that scrolls sideways and never wraps. The policy to assign is bold.
pub fn commands_box(id: impl Into<Text>, text: impl Fn() -> String + Send + 'static) -> El {
    let lines = move || text().split_inclusive('\n').flat_map(line).collect();
    let code = el("code").attr("id", id.into().into_owned()).dyn_children(lines);
    el("pre").class("script").attr("tabindex", "0").child(code)
}

fn line(line: &str) -> Vec<Piece> {
    const CHANGES: &str = "-PolicyName ";
    let Some(at) = line.find(CHANGES) else { return vec![line.to_owned().into()] };
    let (head, rest) = line.split_at(at + CHANGES.len());
    let (value, tail) = rest.split_at(rest.find([' ', '\n']).unwrap_or(rest.len()));
    let value = el("b").text(value.to_owned());
    vec![head.to_owned().into(), value.into(), tail.to_owned().into()]
}

/// A button that copies a text and says so itself for two seconds. Where copying is not possible, it
/// selects the element of this id, which shows the text.
pub fn copy_button(
    page: Page,
    id: impl Into<Text>,
    text: impl Fn() -> String + Send + 'static,
) -> El {
    copy_button_named(page, words::COPY, id.into(), text)
}

/// The same with another name.
pub fn copy_button_named(
    page: Page,
    named: &'static str,
    id: impl Into<Text>,
    text: impl Fn() -> String + Send + 'static,
) -> El {
    let id = id.into();
    let shown_in = id.clone();
    let name = move || match page.copied.get() {
        Some((which, Copied::Yes)) if which == id => words::COPIED,
        Some((which, Copied::ByHand)) if which == id => words::COPY_BY_HAND_SHORT,
        _ => named,
    };
    el("button")
        .attr("type", "button")
        .class("copy")
        .on("click", move |_| page.copy(text(), shown_in.clone()))
        .dyn_text(move || name().into())
}
