//! The matrix as text, to copy or to save.

use super::Answers;
use crate::app::components::code::copy_button;
use crate::app::element::{El, el};
use crate::app::page::Page;
use crate::app::shell;
use crate::format;
use crate::link::Address;
use crate::routing::Matrix;
use crate::text::{matrix as texts, page as fixed, views as words};
use leptos::prelude::*;

const TEXT: &str = "matrix-text";

/// A format that the matrix is written in.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Format {
    Csv,
    Markdown,
    Json,
}

impl Format {
    const ALL: [Self; 3] = [Self::Csv, Self::Markdown, Self::Json];

    const fn name(self) -> &'static str {
        match self {
            Self::Csv => "CSV",
            Self::Markdown => "Markdown",
            Self::Json => "JSON",
        }
    }

    const fn file(self) -> (&'static str, &'static str) {
        match self {
            Self::Csv => ("call-landing.csv", "text/csv"),
            Self::Markdown => ("call-landing.md", "text/markdown"),
            Self::Json => ("call-landing.json", "application/json"),
        }
    }

    fn write(self, address: &Address, matrix: &Matrix) -> String {
        match self {
            Self::Csv => texts::csv(matrix),
            Self::Markdown => texts::markdown(matrix),
            Self::Json => format::matrix(address.edition(), matrix),
        }
    }
}

/// The text, made while it is looked at.
pub fn export(page: Page, answers: Memo<Answers>) -> El {
    let (is_open, format) = (RwSignal::new(false), RwSignal::new(Format::Csv));
    let write = move || {
        let address = page.address.get();
        answers.with(|it| format.get().write(&address, &it.matrix))
    };
    let options = Format::ALL.into_iter().map(|it| {
        el("option")
            .attr("value", it.name())
            .prop("selected", move || format.get() == it)
            .text(it.name())
    });
    let select = el("select")
        .attr("name", "format")
        .on("change", move |event| {
            let name = event_target_value(&event);
            if let Some(chosen) = Format::ALL.into_iter().find(|it| it.name() == name) {
                format.set(chosen);
            }
        })
        .children(options);
    let area = el("textarea")
        .id(TEXT)
        .attr("readonly", "")
        .attr("rows", "8")
        .attr("aria-label", words::TEXT)
        .prop("value", move || if is_open.get() { write() } else { String::new() });
    let button = |name: &'static str, press: Box<dyn Fn() + Send>| {
        el("button").attr("type", "button").on("click", move |_| press()).text(name)
    };
    let copy = copy_button(page, TEXT, move || untrack(write));
    let save = button(
        words::DOWNLOAD,
        Box::new(move || {
            let (name, kind) = format.get_untracked().file();
            shell::files::save(name, kind, &untrack(write));
        }),
    );
    let print = button(fixed::PRINT, Box::new(shell::document::print_soon));
    el("details")
        .id("export")
        .on("toggle", move |_| is_open.set(true))
        .child(el("summary").text(words::AS_TEXT))
        .child(
            el("p")
                .class("actions")
                .child(el("label").text(words::FORMAT).text(" ").child(select))
                .child(copy.attr("data-copy", "matrix"))
                .child(save.id("download"))
                .child(print),
        )
        .child(area)
}
