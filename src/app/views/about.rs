//! What this is, and what became of the policy.

use crate::app::components::prose::prose;
use crate::app::shell;
use crate::text::page as words;
use leptos::prelude::*;

/// The page about the product.
#[component]
pub fn About() -> impl IntoView {
    shell::document::show_title(&words::title(words::ABOUT, words::TAGLINE));
    let sections = words::ABOUT_TEXT.iter().map(|&(heading, paragraphs)| {
        let paragraphs = paragraphs.iter().map(|it| view! { <p>{prose(it)}</p> }).collect_view();
        view! { <section><h2>{heading}</h2> {paragraphs}</section> }
    });
    view! {
        <article class="about">
            <h1>{words::ABOUT} " " {words::NAME}</h1>
            {sections.collect_view()}
        </article>
    }
}
