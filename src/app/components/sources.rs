//! Where an answer is written.

use crate::app::page;
use crate::routing::{Source, decide};
use crate::text::{page as words, sources};
use leptos::prelude::*;

/// A list of sources beside a rule or a warning.
pub fn cited(cited: &'static [Source]) -> impl IntoView {
    let cited: Vec<String> = cited.iter().map(|&it| sources::cite(it)).collect();
    view! { <span class="cite">{cited.join("; ")}</span> }
}

/// The sources of the ruling, in full.
#[component]
pub fn Sources() -> impl IntoView {
    let page = page();
    let written = Memo::new(move |_| {
        page.session.with(|it| decide(it.address.edition, &it.address.scenario).1.sources)
    });
    view! {
        <section id="sources">
            <h2>{words::SOURCES}</h2>
            <ul>
                {move || written.get().iter().map(|&source| view! {
                    <li>
                        <cite>{sources::document(source.document())}</cite>
                        ": "
                        {sources::section(source)}
                    </li>
                }).collect_view()}
            </ul>
        </section>
    }
}
