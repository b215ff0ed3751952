//! Terms of the trade, explained where they stand: a dotted word opens a native popover.

use super::code::identifier;
use crate::app::element::{El, Piece, el};
use crate::app::page::Page;
use crate::link::{View, write};
use crate::routing::{Question, Term};
use crate::text::terms::{Part, among, parts};
use crate::text::views as words;
use leptos::prelude::*;
use std::sync::atomic::{AtomicUsize, Ordering};

/// Explains terms in the sentences of one part of the page, each where it stands first.
pub struct Terms {
    page: Page,
    marked: Vec<&'static Term>,
}

impl Terms {
    /// For a part of the page in which no term stands yet.
    pub fn new(page: Page) -> Self {
        Self { page, marked: Vec::new() }
    }

    /// Shows a sentence: what stands between backticks is code, and its terms can be opened.
    pub fn prose(&mut self, sentence: &str) -> Vec<Piece> {
        let terms = self.page.subject.get_untracked().edition().terms;
        let mut pieces = Vec::new();
        for part in parts(sentence, terms, &mut self.marked) {
            match part {
                Part::Words(words) => pieces.push(Piece::Text(words.to_owned().into())),
                Part::Code(code) => pieces.push(identifier(code).into()),
                Part::Term(it, form) => pieces.extend(term(self.page, it, form.to_owned())),
            }
        }
        pieces
    }
}

/// A term as a dotted word, and what it opens.
pub fn term(page: Page, term: &'static Term, form: String) -> [Piece; 2] {
    opening(form, "definition", [entry(page, term)])
}

/// One button that explains all terms in the words of a question, if there are any.
pub fn terms_of(page: Page, questions: &[&'static Question]) -> Option<El> {
    let terms = page.subject.get_untracked().edition().terms;
    let texts = questions.iter().flat_map(|it| it.answers).flat_map(|it| [it.label, it.hint]);
    let terms = among(&texts.collect::<Vec<_>>(), terms);
    (!terms.is_empty()).then(|| {
        let entries = terms.into_iter().map(|it| entry(page, it));
        let pieces = opening(words::WHAT_DO_THEY_MEAN.to_owned(), "definition", entries);
        el("p").class("aside").children(pieces)
    })
}

/// A button, and the popover that it opens.
fn opening(form: String, class: &'static str, entries: impl IntoIterator<Item = El>) -> [Piece; 2] {
    static COUNT: AtomicUsize = AtomicUsize::new(0);
    let id = format!("term-{}", COUNT.fetch_add(1, Ordering::Relaxed));
    let button = el("button")
        .class("term")
        .attr("type", "button")
        .attr("popovertarget", id.clone())
        .text(form);
    let popover = el("span").class(class).attr("popover", "").attr("id", id).children(entries);
    [button.into(), popover.into()]
}

/// What a term means. Only elements that may stand inside a paragraph.
fn entry(page: Page, term: &'static Term) -> El {
    let glossary = move || {
        let address = page.address.get().pointing(View::Glossary, term.id);
        Some(write(&address).into())
    };
    let more = el("a").dyn_attr("href", glossary).text(words::MORE_IN_GLOSSARY);
    el("span")
        .class("entry-of-term")
        .child(el("strong").text(term.name))
        .text(" ")
        .children(super::prose::prose(term.says))
        .text(" ")
        .child(more)
}
