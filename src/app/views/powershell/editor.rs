//! The editor: the script with colors, line numbers, and its errors and warnings, and the buttons
//! that run it.

use super::suggestions::{Suggestions, suggestions};
use super::{At, ConsoleState, button, save, state::MOST_READ};
use crate::app::components::prose::prose;
use crate::app::element::{El, Piece, el};
use crate::app::shell::{document, files, typing};
use crate::order::sort_by;
use crate::powershell::language::{Span, TokenKind, Weight};
use crate::powershell::{script_file, script_of_file};
use crate::text::{console as words, powershell as told};
use leptos::ev::KeyboardEvent;
use leptos::prelude::*;
use wasm_bindgen::JsCast;

/// The element id of the field.
pub const SCRIPT: &str = "script";

/// How many diagnostics are shown.
const MOST_REMARKS: usize = 50;

/// The editor with its buttons and diagnostics.
pub fn editor(at: At) -> El {
    let popup = Suggestions::new();
    let field = el("textarea")
        .id(SCRIPT)
        .attr("aria-label", words::SCRIPT)
        .attr("aria-describedby", "script-keys")
        .attr("aria-autocomplete", "list")
        .attr("aria-controls", "completions")
        .dyn_attr("aria-activedescendant", move || popup.active())
        .attr("spellcheck", "false")
        .attr("autocapitalize", "off")
        .attr("autocomplete", "off")
        .attr("wrap", "off")
        .prop("value", move || at.text.get())
        .on("input", move |event| {
            let text = event_target_value(&event);
            at.change(|it| it.set_text(text));
            popup.offer(at, typing::is_inserting(&event));
        })
        .on("blur", move |_| popup.close())
        .on("click", move |_| popup.close())
        .on("keydown", move |event| {
            if let Some(event) = event.dyn_ref::<KeyboardEvent>()
                && (popup.press(at, event) || press(at, event))
            {
                event.prevent_default();
            }
        });
    let is_colored = move || at.text.with(|it| it.len() <= MOST_READ);
    let paper = el("div")
        .class("paper")
        .dyn_attr("data-plain", move || (!is_colored()).then_some("".into()))
        .child(
            el("pre")
                .class("numbers")
                .attr("aria-hidden", "true")
                .dyn_text(move || at.text.with(|it| numbers(it)).into()),
        )
        .child(
            el("div")
                .class("sheet")
                .child(el("pre").class("colors").attr("aria-hidden", "true").dyn_children(
                    move || {
                        if is_colored() { at.state.with(colored) } else { Vec::new() }
                    },
                ))
                .child(field),
        );
    el("section")
        .class("script-side")
        .attr("aria-label", words::SCRIPT)
        .child(actions(at))
        .child(el("div").class("editor").child(paper).child(suggestions(at, popup)))
        .child(el("p").class("hint").id("script-keys").text(words::KEYS))
        .child(
            el("p").class("told").attr("role", "status").dyn_text(move || {
                at.state.with(|it| it.told).unwrap_or_else(|| too_long(at)).into()
            }),
        )
        .child(remarks(at))
        .child(file_actions(at))
}

/// The message if the script does not fit into the address.
fn too_long(at: At) -> &'static str {
    let fits = at.text.with(|it| it.len() < 2_000) || at.state.with(|it| it.carry().0);
    if fits { "" } else { words::TOO_LONG_FOR_LINK }
}

fn actions(at: At) -> El {
    let none = move || at.state.with(|it| it.console.entries().is_empty());
    el("div")
        .class("actions")
        .child(button(words::RUN_ALL, move || at.change(ConsoleState::run_all)).id("run-all"))
        .child(button(words::STEP, move || at.change(ConsoleState::step)).id("step"))
        .child(button(words::RUN_SELECTION, move || run_selection(at)).id("run-selection"))
        .child(
            button(words::UNDO, move || at.change(ConsoleState::undo))
                .id("undo")
                .prop("disabled", none),
        )
        .child(
            button(words::START_OVER, move || at.change(ConsoleState::reset))
                .id("start-over")
                .prop("disabled", none),
        )
}

fn file_actions(at: At) -> El {
    let open = el("input")
        .attr("type", "file")
        .attr("accept", ".ps1,.txt,text/plain")
        .class("visually-hidden")
        .on("change", move |event| {
            files::read(&event, move |read| {
                at.change(|it| match read {
                    Some(text) => it.set_text(script_of_file(&text)),
                    None => it.told = Some(words::NOT_OPENED),
                });
            });
        });
    el("div")
        .class("actions")
        .child(button(words::SAVE, move || {
            at.text.with_untracked(|it| save("script.ps1", &script_file(it)));
        }))
        .child(el("label").class("as-button").child(open).text(words::OPEN))
}

fn run_selection(at: At) {
    let part = at.text.with_untracked(|text| {
        let (start, end) = typing::selection(SCRIPT).unwrap_or((0, 0));
        Span::new(typing::byte_at(text, start), typing::byte_at(text, end))
    });
    at.change(|it| it.run_part(part));
}

/// Handles a key in the field. Returns whether it did something.
fn press(at: At, event: &KeyboardEvent) -> bool {
    let with_control = event.ctrl_key() || event.meta_key();
    match event.key().as_str() {
        "Enter" if with_control && event.shift_key() => at.change(ConsoleState::step),
        "Enter" if with_control => at.change(ConsoleState::run_all),
        "F8" => run_selection(at),
        _ => return false,
    }
    true
}

fn numbers(text: &str) -> String {
    let lines = text.bytes().filter(|it| *it == b'\n').count() + 1;
    let mut numbers = String::with_capacity(lines * 4);
    for line in 1..=lines {
        numbers.push_str(&line.to_string());
        numbers.push('\n');
    }
    numbers
}

/// The script in color, with its problems underlined.
fn colored(state: &ConsoleState) -> Vec<Piece> {
    let text = &state.text;
    let next = state.next().filter(|_| !state.console.entries().is_empty());
    let mut remarks: Vec<(Span, Weight)> = state
        .script
        .diagnostics
        .iter()
        .map(|it| (visible(text, it.span), it.problem.weight()))
        .collect();
    sort_by(&mut remarks, |it, that| it.0.cmp(&that.0));
    let mut pieces: Vec<Piece> = Vec::new();
    let mut plain = String::new();
    let mut first = 0;
    for token in &state.script.tokens {
        // Diagnostics may overlap or be nested, so each token looks for those around it.
        while remarks.get(first).is_some_and(|it| it.0.end <= token.span.start) {
            first += 1;
        }
        let around = remarks.iter().skip(first).take_while(|it| it.0.start < token.span.end);
        let weight = around.filter(|it| it.0.end > token.span.start).map(|it| it.1).min();
        let class = class(token.kind);
        let is_next =
            next.is_some_and(|it| it.start <= token.span.start && token.span.end <= it.end);
        let words = token.span.of(text);
        if class.is_none() && weight.is_none() && !is_next {
            plain.push_str(words);
            continue;
        }
        if !plain.is_empty() {
            pieces.push(Piece::Text(std::mem::take(&mut plain).into()));
        }
        let wrong = weight.map(|it| match it {
            Weight::Error => "error",
            Weight::Warning => "warning",
        });
        pieces.push(
            el("span")
                .attr("class", class)
                .attr("data-wrong", wrong)
                .attr("data-next", is_next.then_some(""))
                .text(words.to_owned())
                .into(),
        );
    }
    // An empty last line must be as high as the others.
    plain.push('\n');
    pieces.push(Piece::Text(plain.into()));
    pieces
}

/// A span that is wide enough to be underlined.
fn visible(text: &str, span: Span) -> Span {
    if span.start < span.end {
        return span;
    }
    let next = text.get(span.start..).and_then(|it| it.chars().next());
    match next {
        Some(it) => Span::new(span.start, span.start + it.len_utf8()),
        None => {
            let before = text.get(..span.start).and_then(|it| it.chars().next_back());
            Span::new(span.start - before.map_or(0, char::len_utf8), span.start)
        }
    }
}

const fn class(kind: TokenKind) -> Option<&'static str> {
    match kind {
        TokenKind::Comment | TokenKind::Prompt => Some("quiet"),
        TokenKind::Command | TokenKind::Keyword => Some("command"),
        TokenKind::Parameter | TokenKind::Splat => Some("parameter"),
        TokenKind::Variable | TokenKind::Member => Some("variable"),
        TokenKind::Verbatim | TokenKind::Expandable => Some("string"),
        _ => None,
    }
}

/// The list of diagnostics, each with a button that goes to its position.
fn remarks(at: At) -> El {
    let list = move || {
        let (all, text) = at.state.with(|it| (it.script.diagnostics.clone(), it.text.clone()));
        let more = all.len().saturating_sub(MOST_REMARKS);
        let one = |it: &crate::powershell::language::Diagnostic| {
            let (sentence, help) = told::problem(&it.problem);
            let place = it.span.position(&text);
            let span = it.span;
            let go = button_to(at, span).text(words::place(place.line, place.column));
            let weight = match it.problem.weight() {
                Weight::Error => "error",
                Weight::Warning => "warning",
            };
            el("li")
                .attr("data-wrong", weight)
                .child(go)
                .text(" ")
                .children(prose(&sentence))
                .text(" ")
                .children(prose(&help.unwrap_or_default()))
                .into()
        };
        let mut pieces: Vec<Piece> = all.iter().take(MOST_REMARKS).map(one).collect();
        if more > 0 {
            pieces.push(el("li").text(words::and_more(more)).into());
        }
        pieces
    };
    let heading = move || {
        at.state.with(|it| {
            let all = &it.script.diagnostics;
            let errors = all.iter().filter(|it| it.problem.weight() == Weight::Error).count();
            words::remarks(errors, all.len() - errors)
        })
    };
    el("div")
        .id("remarks")
        .attr("role", "group")
        .attr("aria-label", words::REMARKS)
        .child(el("p").class("counted").attr("role", "status").dyn_text(move || heading().into()))
        .child(el("ul").dyn_children(list))
}

/// Selects a part of the script and scrolls to it.
fn button_to(at: At, span: Span) -> El {
    el("button").attr("type", "button").class("place").on("click", move |_| {
        at.text.with_untracked(|text| {
            let (start, end) = (typing::unit_at(text, span.start), typing::unit_at(text, span.end));
            document::focus(SCRIPT);
            typing::select(SCRIPT, start, end);
        });
    })
}
