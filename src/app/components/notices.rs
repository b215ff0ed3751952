//! What was not understood of the address or of the stored settings.

use super::prose::prose;
use crate::app::page;
use crate::app::session::Event;
use crate::text::{notices::notice, page as words};
use leptos::prelude::*;

/// Shows the notices, if there are any.
#[component]
pub fn Notices() -> impl IntoView {
    let page = page();
    let said = Memo::new(move |_| {
        page.session.with(|session| {
            let stored = (!session.storage_read).then(|| words::BAD_STORAGE.to_owned());
            session.notices.iter().map(notice).chain(stored).collect::<Vec<_>>()
        })
    });
    move || {
        let said = said.get();
        (!said.is_empty()).then(|| {
            view! {
                <section id="notices" class="notices" role="status" aria-label=words::NOTICES>
                    <ul>{said.iter().map(|it| view! { <li>{prose(it)}</li> }).collect_view()}</ul>
                    <button type="button" on:click=move |_| page.send(Event::Dismiss)>
                        {words::CLOSE}
                    </button>
                </section>
            }
        })
    }
}
