//! The one sentence that the page is about.

use super::glyph::glyph;
use crate::app::token;
use crate::app::{page, shell};
use crate::routing::decide;
use crate::text::{labels, page as words, verdict};
use leptos::prelude::*;

/// The verdict, with its public contract: `output#verdict` and its `data-*` attributes.
#[component]
pub fn Verdict() -> impl IntoView {
    let page = page();
    let asked = Memo::new(move |_| {
        page.session.with(|session| {
            let address = &session.address;
            (address.scenario.call, decide(address.edition, &address.scenario))
        })
    });
    Effect::new(move |_| {
        let (call, (_, verdict)) = asked.get();
        let title = words::title(labels::call(call), labels::landing(verdict.landing));
        shell::document::show_title(&title);
    });
    let verdict = move || asked.get().1.1;
    view! {
        <output
            id="verdict"
            class="verdict"
            aria-atomic="true"
            data-landing=move || token(verdict().landing)
            data-basis=move || token(verdict().basis)
            data-alternative=move || verdict().basis.alternative().map(token)
            data-rule=move || token(asked.get().1.0)
        >
            {move || {
                let (call, (_, verdict)) = asked.get();
                view! {
                    <span class="lead">{verdict::lead(call, verdict.landing)} " "</span>
                    <span class="landing">
                        {glyph(verdict.landing)}
                        <strong>{labels::landing(verdict.landing)}</strong>
                    </span>
                    " "
                    <span class="basis" title=labels::basis_meaning(verdict.basis)>
                        {labels::basis(verdict.basis)}
                    </span>
                    {verdict::other_reading(verdict.basis)
                        .map(|other| view! { <span class="other">{other}</span> })}
                }
            }}
        </output>
    }
}
