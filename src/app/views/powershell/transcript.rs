//! The transcript: what was run, and its output.

use super::{At, ConsoleState, button, save, sentences};
use crate::app::element::{El, Piece, el};
use crate::app::shell::document;
use crate::order::sort;
use crate::powershell::console::Entry;
use crate::powershell::tenant::{End, Note, OutputLine, Stream};
use crate::text::{console as words, powershell as told};
use leptos::prelude::*;

/// How many entries are shown. The last ones are kept.
const MOST_ENTRIES: usize = 200;
/// How many lines of an entry are shown.
const MOST_LINES: usize = 400;

/// The transcript.
pub fn transcript(at: At) -> El {
    let entries = move || {
        at.state.with(|state| {
            let all = state.console.entries();
            if all.is_empty() {
                return vec![el("p").class("aside").text(words::NOTHING_RUN).into()];
            }
            let from = all.len().saturating_sub(MOST_ENTRIES);
            let shown = all.iter().enumerate().skip(from);
            let mut pieces: Vec<Piece> = Vec::new();
            if from > 0 {
                pieces.push(el("p").class("aside").text(words::and_more(from)).into());
            }
            pieces.extend(shown.map(|(place, it)| entry(at, place, it).into()));
            pieces
        })
    };
    let count = Memo::new(move |_| at.state.with(|it| it.console.entries().len()));
    Effect::new(move |_| {
        let _ = count.get();
        document::soon(|| document::scroll_to_end("transcript"));
    });
    let none = move || at.state.with(|it| it.console.entries().is_empty());
    let store = button(words::SAVE_TRANSCRIPT, move || {
        at.state.with_untracked(|it| save("transcript.txt", &as_text(it)));
    });
    el("section")
        .class("transcript-side")
        .attr("aria-labelledby", "transcript-heading")
        .child(el("h2").id("transcript-heading").text(words::TRANSCRIPT))
        .child(
            el("div")
                .id("transcript")
                .attr("role", "log")
                .attr("tabindex", "0")
                .attr("aria-labelledby", "transcript-heading")
                .dyn_children(entries),
        )
        .child(el("div").class("actions").child(store.prop("disabled", none)))
}

fn entry(at: At, place: usize, entry: &Entry) -> El {
    let lines: Vec<&OutputLine> = entry.steps.iter().flat_map(|it| &it.lines).collect();
    let more = lines.len().saturating_sub(MOST_LINES);
    let printed = lines.iter().take(MOST_LINES).map(|it| line(it));
    let mut notes: Vec<Note> = entry.steps.iter().flat_map(|it| it.notes.iter().copied()).collect();
    sort(&mut notes);
    notes.dedup();
    let mut notes: Vec<String> = notes.into_iter().map(|it| told::note(it).to_owned()).collect();
    for error in &entry.refused {
        notes.push(format!("{} {}", words::NOT_RUN, told::problem(&error.problem).0));
    }
    if let Some(end) = told::end(&entry.end).filter(|_| entry.end == End::TooLong) {
        notes.push(end.to_owned());
    }
    let moved = moved(entry);
    el("div")
        .class("entry")
        .key(format!("{place} {}", entry.source))
        .child(el("pre").class("asked").text(prompted(&entry.source)))
        .child((!lines.is_empty()).then(|| el("pre").class("printed").children(printed)))
        .child((more > 0).then(|| el("p").class("aside").text(words::and_more(more))))
        .child((!notes.is_empty()).then(|| el("ul").class("notes").children(sentences(notes))))
        .child(moved.map(|it| el("p").class("moved").text(it)))
        .child(question(at, entry))
}

/// How many calls an entry rerouted.
fn moved(entry: &Entry) -> Option<String> {
    let moves: Vec<_> = entry.steps.iter().flat_map(|it| &it.moves).collect();
    let mut users: Vec<&str> = moves.iter().map(|it| it.user.as_str()).collect();
    sort(&mut users);
    users.dedup();
    (!moves.is_empty()).then(|| words::moved(moves.len(), users.len()))
}

fn line(line: &OutputLine) -> El {
    let stream = match line.stream {
        Stream::Output => "output",
        Stream::WhatIf => "what-if",
        Stream::Error(_) => "error",
    };
    let source =
        words::source(line.stream).map(|it| el("span").class("hint").text(format!("  [{it}]")));
    el("span").attr("data-stream", stream).text(line.text.clone()).child(source).text("\n")
}

/// The prompt of `-Confirm`, with a button for each answer.
fn question(at: At, entry: &Entry) -> Option<El> {
    let End::Asks(question) = &entry.end else { return None };
    let is_last = at.state.with_untracked(|it| it.console.asks().is_some_and(|it| it == entry));
    if !is_last {
        return None;
    }
    let answers = question.answers().iter();
    let answers =
        answers.map(|&it| button(words::answer(it), move || at.change(|state| state.answer(it))));
    let asked = question.lines().join("\n");
    Some(
        el("div")
            .class("question-asked")
            .attr("role", "group")
            .attr("aria-label", asked.clone())
            .child(el("pre").class("printed").text(asked))
            .child(el("div").class("actions").children(answers)),
    )
}

/// A part of a script as shown after the prompt.
fn prompted(source: &str) -> String {
    let mut lines = source.lines();
    let mut text = format!("PS C:\\> {}", lines.next().unwrap_or(""));
    for line in lines {
        text.push_str("\n>> ");
        text.push_str(line);
    }
    text
}

/// The whole transcript as text, for saving.
fn as_text(state: &ConsoleState) -> String {
    let mut text = String::new();
    for entry in state.console.entries() {
        text.push_str(&prompted(&entry.source));
        text.push('\n');
        for step in &entry.steps {
            for line in &step.lines {
                text.push_str(&line.text);
                text.push('\n');
            }
            for note in &step.notes {
                text.push_str("# ");
                text.push_str(&told::note(*note).replace('`', ""));
                text.push('\n');
            }
        }
        if let Some(moved) = moved(entry) {
            text.push_str(&format!("# {moved}\n"));
        }
    }
    text
}
