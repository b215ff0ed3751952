//! The page: a Leptos skin over the pure modules. It reads them and decides nothing.
//!
//! State comes in by signals, intent goes out by [`Page::send`]. What people read comes from
//! [`crate::text`]; what touches the browser is in [`shell`], one file per outside thing.

mod answer_format;
mod components;
mod dom;
mod matrix_format;
mod module;
mod preferences;
#[cfg(feature = "prerender")]
pub mod prerender;
mod session;
mod shell;
mod views;

use crate::link::{Address, EMBED_QUESTIONS, View, write};
use crate::routing::{Edition, Landing};
use crate::text::{labels, page as words, told};
use components::dialogs::{self, ShareFields};
use components::{header, notices, shortcuts};
use dom::{El, Piece, Pieces, el, into_views};
use leptos::prelude::*;
use module::Module;
use preferences::{Preferences, Stored};
use session::{Event, History, Session};
use shell::clipboard::Copied;
use std::any::Any;
use web_sys::HtmlElement;

#[cfg(target_family = "wasm")]
#[global_allocator]
static ALLOCATOR: talc::wasm::WasmDynamicTalc = talc::wasm::new_wasm_dynamic_allocator();

/// The page's state and the one way to change it. Cheap to copy.
#[derive(Clone, Copy)]
struct Page {
    state: RwSignal<State>,
    /// What of the state the answer depends on.
    address: Memo<Address>,
    /// How far the page has been built.
    turn: RwSignal<u32>,
    /// How many turns building it takes, as far as is known.
    turns: StoredValue<u32>,
}

/// All that can change on the page.
struct State {
    session: Session,
    preferences: Preferences,
    /// The landing that "Why not …?" asks about.
    wanted: Landing,
    /// A short message for everybody, read out by screen readers.
    said: &'static str,
}

impl Page {
    /// Takes an event in, and brings the address and the title after it.
    fn send(self, event: Event) {
        let update = |state: &mut State| {
            let was_read = state.session.storage_read;
            let history = state.session.update(event);
            // The visitor closed the notice about it; no other module should show it again.
            if state.session.storage_read && !was_read {
                shell::storage::keep(state.preferences);
            }
            history
        };
        let Some(history) = self.state.try_update(update) else { return };
        let address = self.address.get_untracked();
        match history {
            History::Replace => shell::address::replace(self.link_untracked()),
            History::Push => shell::address::push(&self.link_untracked()),
            History::Keep => shell::address::forget_pending(),
        }
        shell::document::show_title(&title(&address));
        self.show_look();
    }

    /// Brings the document's look after the settings and, inside another page, after the address.
    fn show_look(self) {
        let theme = self.state.with_untracked(|state| state.preferences.theme.token());
        let embed = self.address.get_untracked().embed;
        let inside = embed.map(|embed| {
            let shown: Vec<&str> =
                EMBED_QUESTIONS.into_iter().filter(|it| embed.shows(it)).collect();
            shell::document::Surroundings {
                questions: shown.join(" "),
                density: token(embed.density),
                accent: embed.accent.map_or(String::new(), |it| format!("#{it}")),
            }
        });
        let theme = embed.and_then(|it| it.theme).map_or(theme, token);
        shell::document::show_look(theme, inside);
    }

    /// The whole address, from the `#` on.
    fn link(self) -> String {
        self.state.with(|state| state.session.link())
    }

    fn link_untracked(self) -> String {
        self.state.with_untracked(|state| state.session.link())
    }

    /// Copies a text, or selects the element that shows it, and says which.
    fn copy(self, text: String, shown_in: &'static str) {
        self.say("");
        shell::clipboard::copy(text, shown_in, move |copied| {
            self.say(match copied {
                Copied::Yes => words::COPIED,
                Copied::ByHand => words::COPY_BY_HAND,
            });
        });
    }

    /// An element that is built in a turn of its own, after those that were asked for before, so that
    /// building the page stops nobody for long.
    fn in_turn(self, make: impl Fn(Self) -> El + Send + 'static) -> Pieces {
        self.boxed_in_turn(Box::new(make))
    }

    #[inline(never)]
    fn boxed_in_turn(self, make: Box<dyn Fn(Self) -> El + Send>) -> Pieces {
        self.turns.update_value(|it| *it += 1);
        let turn = self.turns.get_value();
        let has_come = Memo::new(move |_| self.turn.get() >= turn);
        Box::new(move || {
            has_come.get().then(|| Piece::El(untrack(|| make(self)))).into_iter().collect()
        })
    }

    fn say(self, said: &'static str) {
        self.state.update(|state| state.said = said);
    }

    /// Changes how the page looks or listens, and remembers it.
    fn prefer(self, change: impl FnOnce(&mut Preferences)) {
        let preferences = self.state.try_update(|state| {
            change(&mut state.preferences);
            state.preferences
        });
        if let Some(preferences) = preferences {
            shell::storage::write(preferences);
            self.show_look();
        }
    }
}

/// What a module brings.
#[derive(Clone, Copy)]
struct Screens {
    /// The module.
    module: Module,
    /// A screen; nothing for those of another module.
    show: fn(Page, View, Edition) -> Option<El>,
    /// What can be shared of them beside the address.
    share: ShareFields,
}

/// Offers the screen of one question to the page.
pub fn offer_question() {
    let share = dialogs::answer_fields;
    offer(Screens { module: Module::Question, show: question_screen, share });
}

/// Offers the screens over the whole space to the page.
pub fn offer_space() {
    offer(Screens { module: Module::Space, show: space_screen, share: |_| Vec::new() });
}

/// Offers the screens from one policy to another, and those to read, to the page.
pub fn offer_plan() {
    offer(Screens { module: Module::Plan, show: plan_screen, share: |_| Vec::new() });
}

/// Offers the screen with the console to the page.
pub fn offer_console() {
    offer(Screens { module: Module::Console, show: console_screen, share: |_| Vec::new() });
}

/// Offers the screen with whole tenants to the page.
pub fn offer_audit() {
    offer(Screens { module: Module::Audit, show: audit_screen, share: |_| Vec::new() });
}

/// Offers all screens to the page.
pub fn offer_whole() {
    let show = |page, view, edition| {
        question_screen(page, view, edition)
            .or_else(|| space_screen(page, view, edition))
            .or_else(|| plan_screen(page, view, edition))
            .or_else(|| console_screen(page, view, edition))
            .or_else(|| audit_screen(page, view, edition))
    };
    offer(Screens { module: Module::Whole, show, share: dialogs::answer_fields });
}

fn offer(screens: Screens) {
    shell::crash::catch();
    shell::modules::offer(screens.module.name(), &Module::NAMES, move || mount(screens));
}

fn question_screen(page: Page, view: View, edition: Edition) -> Option<El> {
    (view == View::Explore).then(|| views::explore::explore(page, edition))
}

fn space_screen(page: Page, view: View, edition: Edition) -> Option<El> {
    match view {
        View::Matrix => Some(views::matrix::matrix(page, edition)),
        View::Embed => Some(views::embed::embed(page)),
        _ => None,
    }
}

fn plan_screen(page: Page, view: View, edition: Edition) -> Option<El> {
    match view {
        View::Compare => Some(views::compare::compare(page, edition)),
        View::Goal => Some(views::goal::goal(page, edition)),
        View::Rules => Some(views::rules::rules(edition)),
        View::About => Some(views::about::about()),
        View::Explore | View::Matrix | View::Embed | View::PowerShell | View::Audit => None,
    }
}

fn console_screen(page: Page, view: View, _: Edition) -> Option<El> {
    (view == View::PowerShell).then(|| views::powershell::powershell(page))
}

fn audit_screen(page: Page, view: View, _: Edition) -> Option<El> {
    (view == View::Audit).then(|| views::audit::audit(page))
}

/// The page has been built, and what comes now comes at once.
const BUILT: u32 = u32::MAX;

/// Takes over the page, until what is returned is dropped.
fn mount(screens: Screens) -> Option<Box<dyn Any>> {
    let Some(root) = shell::document::root() else {
        shell::crash::show("the page has no element `app`");
        return None;
    };
    // What can be read already stays until all of what takes its place is built, turn by turn. Where
    // one module hands over to another there is nothing to read in the meantime.
    let is_first = !shell::document::is_ready();
    let place = if is_first { shell::document::twin(&root)? } else { root.clone() };
    place.set_text_content(None);
    let built_aside = is_first.then(|| (root, place.clone()));
    Some(Box::new(mount_to(place, move || app(screens, built_aside))))
}

/// Builds what is left, a task a turn, and puts it in its place.
fn take_turns(page: Page, root: HtmlElement, place: HtmlElement) {
    shell::document::soon(move || {
        // The signal is gone if another module has entered.
        let Some(turn) = page.turn.try_get_untracked() else { return };
        if turn < page.turns.get_value() {
            page.turn.set(turn + 1);
            take_turns(page, root, place);
        } else {
            page.turn.set(BUILT);
            _ = root.replace_with_with_node_1(&place);
            shell::document::ready();
        }
    });
}

fn app(screens: Screens, built_aside: Option<(HtmlElement, HtmlElement)>) -> impl IntoView {
    let (preferences, storage_read) = match shell::storage::read() {
        Stored::Read(preferences) => (preferences, true),
        Stored::Nothing => (Preferences::DEFAULT, true),
        Stored::Unreadable => (Preferences::DEFAULT, false),
    };
    let state = RwSignal::new(State {
        session: Session::opened(&shell::address::fragment(), storage_read),
        preferences,
        wanted: Landing::Teams,
        said: "",
    });
    let address = Memo::new(move |_| state.with(|state| state.session.address));
    let turn = RwSignal::new(if built_aside.is_some() { 0 } else { BUILT });
    let page = Page { state, address, turn, turns: StoredValue::new(0) };
    if let Some((root, place)) = built_aside {
        take_turns(page, root, place);
    }
    shell::document::show_title(&title(&address.get_untracked()));
    page.show_look();
    shell::address::on_change(move |fragment| page.send(Event::Open(fragment)));
    shortcuts::listen(page);

    let shown = Memo::new(move |_| address.with(|it| (it.view, edition_shown(it))));
    let screen = move || {
        let (view, edition) = shown.get();
        (screens.show)(page, view, edition).unwrap_or_else(|| {
            shell::modules::hand_over(screens.module.name(), Module::of(view).name());
            el("p").class("loading").attr("role", "status").text(words::LOADING)
        })
    };
    let main = |main: El| main.live(notices::notices(page)).live_child(screen);
    let mut parts = frame(page, main);
    let share = page.in_turn(move |page| dialogs::share(page, screens.share));
    let over = [share, page.in_turn(dialogs::shortcuts)];
    parts.extend(over.map(Piece::Live));
    parts.push(said(page).into());
    into_views(parts)
}

/// What stands on every screen, around the main part that `fill` fills.
fn frame(page: Page, fill: impl FnOnce(El) -> El) -> Vec<Piece> {
    let main = fill(el("main").id("answer").attr("tabindex", "-1"));
    let skip = el("a")
        .class("skip-link")
        .attr("href", "#answer")
        .on("click", shell::document::skip_to_answer)
        .text(words::SKIP);
    let url = move || shell::address::with_fragment(&page.link()).into();
    let foot = el("footer")
        .class("foot")
        .child(el("p").text(words::RETIRED))
        .child(el("p").text(words::INDEPENDENT))
        .child(header::button("keyboard", words::SHORTCUTS, || {
            shell::document::open(shell::SHORTCUTS);
        }))
        .child(el("p").class("print-link").live_text(url))
        .child(el("p").class("whole").child(whole(page)));
    vec![skip.into(), Piece::Live(page.in_turn(header::header)), main.into(), foot.into()]
}

/// Leads from inside another page to the whole of this one.
fn whole(page: Page) -> El {
    let home = shell::document::home();
    let href = move || {
        let whole = write(&Address { embed: None, ..page.address.get() });
        Some(format!("{home}{whole}").into())
    };
    let link = el("a").attr("target", "_blank").attr("rel", "noopener").attr_live("href", href);
    link.text(words::WHOLE)
}

/// The place for short messages.
fn said(page: Page) -> El {
    el("p")
        .class("said")
        .attr("role", "status")
        .live_text(move || page.state.with(|state| state.said).into())
}

/// The edition that a screen shows, which may not be the one in the address: the console covers all
/// editions, and the audit names the edition of its answers itself.
fn edition_shown(address: &Address) -> Edition {
    match address.view {
        View::PowerShell | View::Audit => Edition::default(),
        _ => address.edition,
    }
}

fn title(address: &Address) -> String {
    match address.view {
        View::Explore => {
            let case = address.case();
            words::title(&told::name(case), labels::landing(case.decide().verdict.landing))
        }
        view @ (View::PowerShell | View::About) => words::title_of_all(words::view(view)),
        view => words::title(words::view(view), labels::edition(edition_shown(address))),
    }
}

/// The public word of a thing: what stands in the address and in `data-*` attributes.
fn token(it: impl Into<&'static str>) -> &'static str {
    it.into()
}
