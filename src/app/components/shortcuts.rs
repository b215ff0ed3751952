//! Single keys that do things, unless the visitor switched them off.

use crate::app::page::Page;
use crate::app::preferences::Shortcuts;
use crate::app::shell;
use crate::link::View;
use crate::session::Event;
use leptos::ev::{self, KeyboardEvent};
use leptos::prelude::*;

/// Listens for keys for as long as the page lives.
pub fn listen(page: Page) {
    shell::document::listen(ev::keydown, move |event| press(page, &event));
}

fn press(page: Page, event: &KeyboardEvent) {
    // Inside another page, its keys are its own.
    if page.address.get_untracked().embed.is_some() {
        return;
    }
    let elsewhere = event.ctrl_key() || event.meta_key() || event.alt_key() || event.repeat();
    if elsewhere || shell::document::is_typing(event) || shell::document::is_dialog_open() {
        return;
    }
    let key = event.key();
    // The list itself stays in reach, since it holds the switch.
    let on = page.preferences.get_untracked().shortcuts == Shortcuts::On;
    match key.as_str() {
        "Escape" => return shell::document::stop_presenting(),
        "?" => shell::document::open(shell::SHORTCUTS),
        _ if !on => return,
        "/" => page.send(Event::View(View::Search)),
        "r" => page.send(Event::Reset),
        "s" => page.open_share(),
        "p" => shell::document::present(),
        "t" => page.prefer(|it| it.theme = it.theme.next()),
        digit => {
            let at = digit.parse::<u8>().ok().and_then(|it| it.checked_sub(1));
            let address = page.address.get_untracked();
            if address.view != View::Explore {
                return;
            }
            // The first picker asks for the call.
            let edition = address.edition();
            let call = edition.pickers.first().and_then(|it| it.questions.first().copied());
            let Some((call, at)) = call.zip(at) else { return };
            if edition.answer(call, at).is_none() {
                return;
            }
            page.answer(call, at);
        }
    }
    event.prevent_default();
}
