//! What each module of the page brings, and what surrounds every screen.

use super::build::Turns;
use super::components::dialogs::{self, ShareFields};
use super::components::{header, notices, shortcuts};
use super::element::{El, Piece, el, into_views};
use super::module::Module;
use super::page::{Page, Storage, Told, Undo, edition_shown};
use super::preferences::{Preferences, Stored};
use super::{shell, views};
use crate::editions;
use crate::link::{Address, View, write};
use crate::routing::Edition;
use crate::session::{Event, Session};
use crate::text::page as words;
use leptos::prelude::*;
use std::any::Any;
use web_sys::HtmlElement;

/// What a module brings.
#[derive(Clone, Copy)]
struct Screens {
    /// The module.
    module: Module,
    /// A screen; nothing for those of another module.
    show: fn(Page, View, &'static Edition) -> Option<El>,
    /// What can be shared of them besides the address.
    share: ShareFields,
}

/// Offers the screen of one question to the page.
pub fn offer_question() {
    let share = dialogs::answer_fields;
    offer(Screens { module: Module::Question, show: question_screen, share });
}

/// Offers the screens over the whole space to the page.
pub fn offer_space() {
    let share = dialogs::table_fields;
    offer(Screens { module: Module::Space, show: space_screen, share });
}

/// Offers the screens from one policy to another, and those to read, to the page.
pub fn offer_plan() {
    let share = dialogs::comparison_fields;
    offer(Screens { module: Module::Plan, show: plan_screen, share });
}

/// Offers the screen with the console to the page.
pub fn offer_console() {
    offer(Screens { module: Module::Console, show: console_screen, share: |_| Vec::new() });
}

/// Offers the screen with whole tenants to the page.
pub fn offer_audit() {
    offer(Screens { module: Module::Audit, show: audit_screen, share: |_| Vec::new() });
}

/// Offers the screen with expectations to the page.
pub fn offer_expectations() {
    let module = Module::Expectations;
    offer(Screens { module, show: expectations_screen, share: |_| Vec::new() });
}

/// Offers all screens to the page.
pub fn offer_whole() {
    let show = |page, view, edition| {
        question_screen(page, view, edition)
            .or_else(|| space_screen(page, view, edition))
            .or_else(|| plan_screen(page, view, edition))
            .or_else(|| console_screen(page, view, edition))
            .or_else(|| audit_screen(page, view, edition))
            .or_else(|| expectations_screen(page, view, edition))
    };
    let share = |page| {
        let all = [dialogs::answer_fields, dialogs::table_fields, dialogs::comparison_fields];
        all.into_iter().flat_map(|it| it(page)).collect()
    };
    offer(Screens { module: Module::Whole, show, share });
}

fn offer(screens: Screens) {
    shell::crash::catch();
    shell::modules::offer(screens.module.name(), &Module::NAMES, move || mount(screens));
}

fn question_screen(page: Page, view: View, edition: &'static Edition) -> Option<El> {
    (view == View::Explore).then(|| views::explore::explore(page, edition))
}

fn space_screen(page: Page, view: View, edition: &'static Edition) -> Option<El> {
    (view == View::Matrix).then(|| views::matrix::matrix(page, edition))
}

fn plan_screen(page: Page, view: View, edition: &'static Edition) -> Option<El> {
    match view {
        View::Compare => Some(views::compare::compare(page, edition)),
        View::Embed => Some(views::embed::embed(page, edition)),
        View::Ask => Some(views::ask::ask(page, edition)),
        View::Goal => Some(views::goal::goal(page, edition)),
        View::Search => Some(views::search::search(page, edition)),
        _ => views::sources::sources(page, view, edition),
    }
}

fn console_screen(page: Page, view: View, _: &'static Edition) -> Option<El> {
    (view == View::PowerShell).then(|| views::powershell::powershell(page))
}

fn audit_screen(page: Page, view: View, _: &'static Edition) -> Option<El> {
    (view == View::Audit).then(|| views::audit::audit(page))
}

fn expectations_screen(page: Page, view: View, _: &'static Edition) -> Option<El> {
    (view == View::Expectations).then(|| views::expectations::expectations(page))
}

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

fn app(screens: Screens, built_aside: Option<(HtmlElement, HtmlElement)>) -> impl IntoView {
    let (preferences, storage) = match shell::storage::read() {
        Stored::Read(preferences) => (preferences, Storage::Fine),
        Stored::Nothing => (Preferences::DEFAULT, Storage::Fine),
        Stored::Unreadable => (Preferences::DEFAULT, Storage::Unreadable),
    };
    let fragment = shell::address::fragment();
    let session = match shell::modules::kept() {
        Some(kept) => Session::resumed(&fragment, &Session::of_kept(&kept)),
        None => Session::opened(&fragment),
    };
    let turns = if built_aside.is_some() { Turns::one_by_one() } else { Turns::at_once() };
    let page = Page::new(session, preferences, storage, turns);
    if let Some((root, place)) = built_aside {
        turns.take(root, place);
    }
    page.show();
    shell::address::on_change(move |fragment| page.send(Event::Open(fragment)));
    shortcuts::listen(page);

    // Expectations name their editions themselves: another date does not make the screen anew.
    let shown = Memo::new(move |_| {
        page.address.with(|it| match it.view {
            View::Expectations => (it.view, editions::default()),
            view => (view, edition_shown(it)),
        })
    });
    let screen = move || {
        let (view, edition) = shown.get();
        (screens.show)(page, view, edition).unwrap_or_else(|| {
            shell::modules::hand_over(screens.module.name(), Module::of(view).name(), &page.kept());
            el("p").class("loading").attr("role", "status").text(words::LOADING)
        })
    };
    let main = |main: El| main.dyn_children(notices::notices(page)).dyn_child(screen);
    let mut parts = frame(page, main);
    let share = page.in_turn(move |page| dialogs::share(page, screens.share));
    let over = [share, page.in_turn(dialogs::shortcuts)];
    parts.extend(over.map(Piece::Dynamic));
    parts.push(said(page).into());
    parts.push(undo(page).into());
    into_views(parts)
}

/// What stands on every screen, around the main part that `fill` fills.
pub fn frame(page: Page, fill: impl FnOnce(El) -> El) -> Vec<Piece> {
    let main = fill(el("main").id("answer").attr("tabindex", "-1"));
    let skip = |name: &'static str, to: &'static str| {
        el("a").class("skip-link").attr("href", format!("#{to}")).text(name).on(
            "click",
            move |event| {
                // The fragment of the page's address is not an element.
                event.prevent_default();
                shell::document::focus(to);
            },
        )
    };
    let to_answer = skip(words::SKIP, "answer");
    let is_elsewhere = move || page.address.get().view != View::Explore;
    let to_why = skip(words::SKIP_TO_WHY, "why");
    let to_why = to_why.dyn_attr("hidden", move || is_elsewhere().then_some("".into()));
    let url = move || shell::address::with_fragment(&page.link()).into();
    let download = el("a").class("download").attr("href", "call-landing.html").attr("download", "");
    let expect = header::button("expect-this", words::EXPECT_THIS, move || page.expect()).dyn_attr(
        "hidden",
        move || {
            let view = page.address.get().view;
            let has_answer =
                matches!(view, View::Explore | View::Matrix | View::Compare | View::Goal);
            (!has_answer).then_some("".into())
        },
    );
    let end = header::button("end-present", words::END_PRESENT, shell::document::stop_presenting);
    let foot = el("footer")
        .class("foot")
        .child(el("p").text(words::INDEPENDENT))
        .child(header::button("keyboard", words::SHORTCUTS, || {
            shell::document::open(shell::SHORTCUTS);
        }))
        .child(expect)
        .child(download.text(words::DOWNLOAD))
        .child(end)
        .child(el("p").class("print-link").dyn_text(url))
        .child(el("p").class("whole").child(whole(page)));
    vec![
        to_answer.into(),
        to_why.into(),
        Piece::Dynamic(page.in_turn(header::header)),
        main.into(),
        foot.into(),
    ]
}

/// Leads from inside another page to the whole of this one.
fn whole(page: Page) -> El {
    let home = shell::document::home();
    let href = move || {
        let whole = write(&Address { embed: None, ..page.address.get() });
        Some(format!("{home}{whole}").into())
    };
    let link = el("a").attr("target", "_blank").attr("rel", "noopener").dyn_attr("href", href);
    link.text(words::WHOLE)
}

/// The place for short messages.
pub fn said(page: Page) -> El {
    el("p").class("said").attr("role", "status").dyn_text(move || page.said.get().into())
}

/// Says what was done just now, and offers to undo it.
fn undo(page: Page) -> El {
    let offer = move || {
        let Some(Told { what, undo }) = page.undo.get() else { return Vec::new() };
        let mut pieces: Vec<Piece> = vec![el("span").text(what).into()];
        if undo != Undo::Back {
            let href = write(&page.address.get_untracked().viewed(View::Expectations));
            pieces.push(el("a").attr("href", href).text(words::TO_EXPECTED).into());
        }
        if undo != Undo::Nothing {
            let back = move || match undo {
                Undo::Expected => {
                    page.expect_no_more();
                    shell::document::focus("expect-this");
                }
                Undo::Back | Undo::Nothing => shell::address::back(),
            };
            pieces.push(header::button("undo", words::UNDO, back).into());
        }
        pieces
    };
    el("p").class("undo").attr("role", "status").dyn_children(offer)
}
