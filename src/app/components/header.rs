//! The bar at the top: name, pages, edition, theme, share, reset.

use crate::app::preferences::Theme;
use crate::app::session::Event;
use crate::app::{Dialog, page};
use crate::link::{View, write};
use crate::text::{labels, page as words};
use leptos::prelude::*;

/// The bar at the top.
#[component]
pub fn Header() -> impl IntoView {
    let page = page();
    view! {
        <header class="top">
            <p class="brand">
                <svg viewBox="0 0 32 32" aria-hidden="true">
                    {BRAND.iter().map(|&(class, d)| view! { <path class=class d=d></path> }).collect_view()}
                </svg>
                {words::NAME}
            </p>
            <nav aria-label=words::NAVIGATION>
                <PageLink view=View::Explore name=words::EXPLORE/>
                <PageLink view=View::About name=words::ABOUT/>
            </nav>
            <p class="edition">
                {move || page.session.with(|it| labels::edition(it.address.edition))}
            </p>
            <label class="theme">
                <span>{words::THEME}</span>
                <select
                    name="theme"
                    prop:value=move || page.preferences.with(|it| it.theme.token())
                    on:change=move |event| {
                        let theme = Theme::of_token(&event_target_value(&event));
                        page.prefer(|it| it.theme = theme);
                    }
                >
                    {Theme::ALL.into_iter().map(|it| view! {
                        <option value=it.token()>{theme_name(it)}</option>
                    }).collect_view()}
                </select>
            </label>
            <button type="button" id="keyboard" on:click=move |_| page.dialog.set(Some(Dialog::Shortcuts))>
                {words::SHORTCUTS}
            </button>
            <button type="button" id="reset" on:click=move |_| page.send(Event::Reset)>
                {words::RESET}
            </button>
            <button type="button" id="share" on:click=move |_| page.dialog.set(Some(Dialog::Share))>
                {words::SHARE}
            </button>
        </header>
    }
}

/// A line from a caller to a landing.
const BRAND: &[(&str, &str)] = &[
    ("line", "M6 7h4c8 0 4 17 12 17"),
    ("from", "M6 3.5a3.5 3.5 0 1 1 0 7a3.5 3.5 0 1 1 0-7z"),
    ("to", "M25 18.5l5.5 5.5-5.5 5.5-5.5-5.5z"),
];

const fn theme_name(theme: Theme) -> &'static str {
    match theme {
        Theme::System => words::THEME_SYSTEM,
        Theme::Light => words::THEME_LIGHT,
        Theme::Dark => words::THEME_DARK,
    }
}

#[component]
fn PageLink(view: View, name: &'static str) -> impl IntoView {
    let page = page();
    let href = move || {
        page.session.with(|session| write(&crate::link::Address { view, ..session.address }))
    };
    let here = move || page.session.with(|it| it.address.view == view).then_some("page");
    view! {
        <a
            href=href
            aria-current=here
            on:click=move |event| {
                event.prevent_default();
                page.send(Event::View(view));
            }
        >
            {name}
        </a>
    }
}
