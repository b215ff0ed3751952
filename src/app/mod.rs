//! The page: a Leptos skin over the pure modules. It reads them and decides nothing.
//!
//! State comes in by signals, intent goes out by [`Page::send`]. What people read comes from
//! [`crate::text`]; what touches the browser is in [`shell`], one file per outside thing.

mod components;
mod preferences;
mod session;
mod shell;
mod views;

use crate::link::{View, write};
use crate::text::page as words;
use components::{dialogs::Dialogs, header::Header, notices::Notices, shortcuts};
use leptos::prelude::*;
use preferences::{Preferences, Stored};
use session::{Event, History, Session};
use shell::clipboard::Copied;

/// The page's state and the one way to change it. Cheap to copy.
#[derive(Clone, Copy)]
struct Page {
    session: RwSignal<Session>,
    preferences: RwSignal<Preferences>,
    dialog: RwSignal<Option<Dialog>>,
    /// A short message for everybody, read out by screen readers.
    said: RwSignal<&'static str>,
}

/// What can lie over the page.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Dialog {
    Share,
    Shortcuts,
}

impl Page {
    /// Takes an event in, and brings the address after it.
    fn send(self, event: Event) {
        let history = self.session.try_update(|session| session.update(event));
        let text = self.session.with_untracked(|session| write(&session.address));
        match history {
            Some(History::Replace) => shell::address::replace(text),
            Some(History::Push) => shell::address::push(&text),
            Some(History::Keep) => shell::address::forget_pending(),
            None => {}
        }
    }

    /// Copies a text, or selects the element that shows it, and says which.
    fn copy(self, text: String, shown_in: &'static str) {
        self.said.set("");
        shell::clipboard::copy(text, shown_in, move |copied| {
            self.said.set(match copied {
                Copied::Yes => words::COPIED,
                Copied::ByHand => words::COPY_BY_HAND,
            });
        });
    }

    /// Changes how the page looks or listens, and remembers it.
    fn prefer(self, change: impl FnOnce(&mut Preferences)) {
        self.preferences.update(change);
        let preferences = self.preferences.get_untracked();
        shell::document::show_theme(preferences.theme);
        shell::storage::write(&preferences);
    }
}

/// Takes over the page.
pub fn start() {
    shell::crash::catch();
    let Some(root) = shell::document::root() else {
        shell::crash::show("the page has no element `app`");
        return;
    };
    root.set_text_content(None);
    mount_to(root, App).forget();
    shell::document::ready();
}

#[component]
fn App() -> impl IntoView {
    let (preferences, stored) = match shell::storage::read() {
        Stored::Read(preferences) => (preferences, true),
        Stored::Nothing => (Preferences::default(), true),
        Stored::Unreadable => (Preferences::default(), false),
    };
    shell::document::show_theme(preferences.theme);
    let page = Page {
        session: RwSignal::new(Session::opened(&shell::address::fragment(), stored)),
        preferences: RwSignal::new(preferences),
        dialog: RwSignal::new(None),
        said: RwSignal::new(""),
    };
    provide_context(page);
    shell::address::on_change(move |fragment| page.send(Event::Open(fragment)));
    shortcuts::listen(page);
    let view = Memo::new(move |_| page.session.with(|session| session.address.view));
    view! {
        <a class="skip-link" href="#answer" on:click=shell::document::skip_to_answer>
            {words::SKIP}
        </a>
        <Header/>
        <main id="answer" tabindex="-1">
            <Notices/>
            {move || match view.get() {
                View::Explore => views::explore::Explore().into_any(),
                View::About => views::about::About().into_any(),
            }}
        </main>
        <footer class="foot">
            <p>{words::RETIRED}</p>
            <p>{words::INDEPENDENT}</p>
        </footer>
        <Dialogs/>
        <p class="said" role="status">{move || page.said.get()}</p>
    }
}

/// The page's state, from anywhere below [`App`].
fn page() -> Page {
    expect_context()
}

/// The public word of a thing: what stands in the address and in `data-*` attributes.
fn token(it: impl Into<&'static str>) -> &'static str {
    it.into()
}
