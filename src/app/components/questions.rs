//! The questions of any edition, as native radio buttons: what an edition brings in data and words
//! is enough.

use super::pickers::{question, radio};
use crate::app::Page;
use crate::app::dom::{El, el};
use crate::app::session::Event;
use crate::app::shell::document::is_wide;
use crate::text::page as words;
use crate::text::told::{ToldQuestion, questions as told};
use leptos::prelude::*;

/// All questions of the edition.
pub fn questions(page: Page) -> El {
    let asked = Memo::new(move |_| told(page.address.get().case()));
    let all = asked.get_untracked();
    let all = all.iter().enumerate().map(|(at, it)| one(page, asked, at, it));
    el("form")
        .class("questions")
        .attr("aria-label", words::QUESTIONS)
        .on("submit", |event| event.prevent_default())
        .children(all)
}

fn one(page: Page, asked: Memo<Vec<ToldQuestion>>, at: usize, told: &ToldQuestion) -> El {
    let now = move |of: fn(&ToldQuestion) -> (&'static str, bool)| {
        asked.with(|all| all.get(at).map(of)).unwrap_or_default()
    };
    let answer = move || now(|it| (it.answer, it.matters)).0;
    let matters = move || now(|it| (it.answer, it.matters)).1;
    let key = told.key;
    let answers = told.answers.iter().map(|&(word, label)| {
        radio(
            key,
            word,
            label,
            move || answer() == word,
            move || {
                page.send(Event::Answer(key, word.to_owned()));
            },
        )
    });
    let not_asked = el("p")
        .class("aside")
        .live_text(move || if matters() { "" } else { words::NOT_ASKED }.into());
    let body = el("fieldset")
        .flag("disabled", move || !matters())
        .child(el("legend").class("visually-hidden").text(told.heading))
        .children(answers)
        .child(not_asked);
    let label = move || {
        asked.with(|all| {
            let told = all.get(at)?;
            if !told.matters {
                return None;
            }
            told.answers.iter().find(|it| it.0 == told.answer).map(|it| it.1.to_owned())
        })
    };
    question(key, told.heading, body, move || label().unwrap_or_default())
        .flag("open", move || is_wide() && matters())
}
