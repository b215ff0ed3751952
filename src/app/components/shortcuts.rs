//! Single keys that do things, unless the visitor switched them off.

use crate::app::session::Event;
use crate::app::shell::document::is_typing;
use crate::app::{Dialog, Page};
use crate::routing::CallType;
use leptos::ev::{self, KeyboardEvent};
use leptos::leptos_dom::helpers::window_event_listener;
use leptos::prelude::*;
use strum::VariantArray;

/// Listens for keys for as long as the page lives.
pub fn listen(page: Page) {
    window_event_listener(ev::keydown, move |event| press(page, &event));
}

fn press(page: Page, event: &KeyboardEvent) {
    let elsewhere = event.ctrl_key() || event.meta_key() || event.alt_key() || event.repeat();
    if elsewhere || is_typing(event) || page.dialog.get_untracked().is_some() {
        return;
    }
    let key = event.key();
    // The list itself stays in reach, since it holds the switch.
    if key == "?" {
        event.prevent_default();
        page.dialog.set(Some(Dialog::Shortcuts));
        return;
    }
    if !page.preferences.with_untracked(|it| it.shortcuts) {
        return;
    }
    match key.as_str() {
        "r" => page.send(Event::Reset),
        "s" => page.dialog.set(Some(Dialog::Share)),
        "t" => page.prefer(|it| it.theme = it.theme.next()),
        _ => match key.parse::<usize>().ok().and_then(|it| it.checked_sub(1)) {
            Some(at) => match CallType::VARIANTS.get(at) {
                Some(&call) => page.send(Event::Call(call)),
                None => return,
            },
            None => return,
        },
    }
    event.prevent_default();
}
