//! The page's state: signals in, events out. Screens and components read it and decide nothing.

use super::build::Turns;
use super::element::Text;
use super::preferences::Preferences;
use super::shell;
use super::shell::clipboard::Copied;
use crate::link::{Address, View, embed_questions};
use crate::routing::{Decision, Edition, Subject};
use crate::session::{Event, History, Session};
use crate::text::{labels, page as words, told};
use crate::{editions, link};
use leptos::prelude::*;

/// The page's state and the one way to change it. Cheap to copy.
#[derive(Clone, Copy)]
pub struct Page {
    session: RwSignal<Session>,
    /// What the address holds.
    pub address: Memo<Address>,
    /// The question.
    pub subject: Memo<Subject>,
    /// The answer. One event decides the question once.
    pub decision: Memo<Decision>,
    /// How the page looks and listens.
    pub preferences: RwSignal<Preferences>,
    /// Whether the stored preferences could be read, or nobody needs to know any more.
    pub storage: RwSignal<Storage>,
    /// A short message for everybody, read out by screen readers.
    pub said: RwSignal<&'static str>,
    /// The element whose text was copied just now, and how.
    pub copied: RwSignal<Option<(Text, Copied)>>,
    /// What was done just now, and what undoes it.
    pub undo: RwSignal<Option<Told>>,
    /// Whether the share dialog is open. What a closed one would show is not computed.
    pub share: RwSignal<Dialog>,
    /// In which turns the page is built.
    pub turns: Turns,
}

/// Something that was done just now.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Told {
    /// What was done, in a sentence.
    pub what: &'static str,
    /// What undoes it.
    pub undo: Undo,
}

/// What undoes something.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Undo {
    /// One step back.
    Back,
    /// Taking back what is to be expected.
    Expected,
    /// Nothing: nothing changed that is to be expected.
    Nothing,
}

/// Whether a dialog is open.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Dialog {
    /// It lies over the page.
    Open,
    /// It does not.
    Closed,
}

/// Whether the stored preferences could be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Storage {
    /// They could, or there are none, or the visitor has been told.
    Fine,
    /// They could not.
    Unreadable,
}

impl Page {
    /// A page in this state.
    pub fn new(session: Session, preferences: Preferences, storage: Storage, turns: Turns) -> Self {
        let session = RwSignal::new(session);
        let address = Memo::new(move |_| session.with(|it| it.address));
        let subject = Memo::new(move |_| address.with(|it| it.subject));
        Self {
            session,
            address,
            subject,
            decision: Memo::new(move |_| subject.with(|it| it.case.decide())),
            preferences: RwSignal::new(preferences),
            storage: RwSignal::new(storage),
            said: RwSignal::new(""),
            copied: RwSignal::new(None),
            undo: RwSignal::new(None),
            share: RwSignal::new(Dialog::Closed),
            turns,
        }
    }

    /// Takes an event in, then updates the address bar and the page title.
    pub fn send(self, event: Event) {
        let is_told = matches!(event, Event::Dismiss | Event::Reset);
        if is_told && self.storage.get_untracked() == Storage::Unreadable {
            self.storage.set(Storage::Fine);
            // Other modules are not to bring the notice back.
            shell::storage::keep(self.preferences.get_untracked());
        }
        let replaced = match event {
            Event::Reset => Some(words::WAS_RESET),
            Event::Apply(_) => Some(words::WAS_APPLIED),
            _ => None,
        };
        let Some(history) = self.session.try_update(|it| it.update(event)) else { return };
        let replaced = replaced.filter(|_| history == History::Push);
        self.tell(replaced, Undo::Back);
        match history {
            History::Replace => shell::address::replace(self.link_untracked()),
            History::Push => shell::address::push(&self.link_untracked()),
            History::Theirs => shell::address::forget_pending(),
            History::Unchanged => {}
        }
        self.show();
    }

    /// Asks another question, on the same screen.
    pub fn ask(self, subject: Subject) {
        self.send(Event::Ask(subject));
    }

    /// Applies a change to the question, which one step back undoes.
    pub fn apply(self, subject: Subject) {
        self.send(Event::Apply(subject));
    }

    /// Asks the question with another answer, both by position.
    pub fn answer(self, question: u8, answer: u8) {
        self.ask(self.subject.get_untracked().with(question, answer));
    }

    /// Updates the title and the document's look.
    pub fn show(self) {
        let address = self.address.get_untracked();
        shell::document::show_title(&title(&address));
        let theme = self.preferences.with_untracked(|it| it.theme.token());
        let inside = address.embed.map(|embed| {
            let shown: Vec<&str> =
                embed_questions().into_iter().filter(|it| embed.shows(it)).collect();
            shell::document::Surroundings {
                questions: shown.join(" "),
                density: embed.density.into(),
                accent: embed.accent.map_or(String::new(), |it| format!("#{it}")),
            }
        });
        let theme = address.embed.and_then(|it| it.theme).map_or(theme, Into::into);
        shell::document::show_look(theme, inside);
    }

    /// The whole address, from the `#` on.
    pub fn link(self) -> String {
        self.session.with(Session::link)
    }

    /// The whole address, with the page's own in front.
    pub fn here(self) -> String {
        shell::address::with_fragment(&self.link_untracked())
    }

    fn link_untracked(self) -> String {
        self.session.with_untracked(Session::link)
    }

    /// What another module of the page has to know to go on with this one's state.
    pub fn kept(self) -> String {
        self.session.with_untracked(Session::kept)
    }

    /// What was not understood of the address.
    pub fn notices(self) -> Vec<link::Notice> {
        self.session.with(|it| it.notices.clone())
    }

    /// What the screen with the console keeps in the address.
    pub fn script(self) -> String {
        self.session.with(|it| it.script.clone())
    }

    /// What the screen with expectations keeps in the address.
    pub fn file(self) -> String {
        self.session.with(|it| it.file.clone())
    }

    /// Copies a text, or selects the element that shows it, and says which: to screen readers, and for
    /// two seconds on the button.
    pub fn copy(self, text: String, shown_in: Text) {
        self.said.set("");
        shell::clipboard::copy(text, shown_in.clone(), move |copied| {
            self.said.set(match copied {
                Copied::Yes => words::WAS_COPIED,
                Copied::ByHand => words::COPY_BY_HAND,
            });
            self.copied.set(Some((shown_in, copied)));
            shell::document::after(2000, move || self.copied.set(None));
        });
    }

    fn tell(self, what: Option<&'static str>, undo: Undo) {
        self.undo.set(what.map(|what| Told { what, undo }));
    }

    /// Keeps what the screen shows for the expectations, without leaving the screen. Only its address:
    /// what that means, and whether it is among the expectations, their own screen finds out.
    pub fn expect(self) {
        let (kept, link) = (shell::storage::expected(), self.link_untracked());
        if kept.lines().any(|it| it == link) {
            self.tell(Some(words::IS_EXPECTED), Undo::Nothing);
        } else {
            shell::storage::keep_expected(&(kept + &link + "\n"));
            self.tell(Some(words::WAS_EXPECTED), Undo::Expected);
        }
    }

    /// Takes back what was kept last.
    pub fn expect_no_more(self) {
        let kept = shell::storage::expected();
        let before = kept.trim_end().rfind('\n').and_then(|it| kept.get(..=it));
        shell::storage::keep_expected(before.unwrap_or_default());
        self.tell(Some(words::NOT_EXPECTED), Undo::Nothing);
    }

    /// Opens the share dialog.
    pub fn open_share(self) {
        self.share.set(Dialog::Open);
        shell::document::open(shell::SHARE);
    }

    /// Changes how the page looks or listens, and remembers it.
    pub fn prefer(self, change: impl FnOnce(&mut Preferences)) {
        let changed = self.preferences.try_update(|it| {
            change(it);
            *it
        });
        if let Some(preferences) = changed {
            shell::storage::write(preferences);
            self.show();
        }
    }
}

/// The edition that a screen shows, whatever the address says. The console belongs to all editions.
pub fn edition_shown(address: &Address) -> &'static Edition {
    match address.view {
        View::PowerShell => editions::default(),
        _ => address.edition(),
    }
}

/// The title of the tab.
pub fn title(address: &Address) -> String {
    let case = address.case();
    match address.view {
        View::Explore => {
            let landing = case.decide().verdict.landing;
            words::title(&told::title(case), labels::landing_of(landing, case.direction()))
        }
        view @ (View::Expectations
        | View::PowerShell
        | View::Timeline
        | View::Glossary
        | View::About
        | View::Search) => words::title_of_all(words::view(view)),
        view => words::title(words::view(view), &labels::edition(edition_shown(address))),
    }
}
