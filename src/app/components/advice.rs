//! Warnings, cautions, notes and disagreements that touch the case.

use super::prose::prose;
use super::sources::cited;
use crate::app::page;
use crate::app::token;
use crate::routing::{Advice as Said, Severity, advise};
use crate::text::{advice as words, page as fixed};
use leptos::prelude::*;

/// All that there is to say beside the answer.
#[component]
pub fn Advice() -> impl IntoView {
    let page = page();
    let said = Memo::new(move |_| {
        page.session.with(|session| {
            let address = &session.address;
            let standing = address.instance.standing(address.scenario.policy);
            advise(address.edition, &address.scenario, standing)
        })
    });
    let group = move |severity: Severity| {
        let items: Vec<Said> =
            said.get().into_iter().filter(|it| it.severity == severity).collect();
        (!items.is_empty()).then(|| {
            view! {
                <div class="group" data-severity=grade(severity)>
                    <h3>{words::severity(severity)}</h3>
                    <ul>{items.into_iter().map(item).collect_view()}</ul>
                </div>
            }
        })
    };
    view! {
        <section id="advice" class:empty=move || said.with(Vec::is_empty)>
            <h2 class="visually-hidden">{fixed::ADVICE}</h2>
            {move || group(Severity::Warning)}
            {move || group(Severity::Caution)}
            {move || group(Severity::Note)}
            {move || group(Severity::Disagreement)}
        </section>
    }
}

const fn grade(severity: Severity) -> &'static str {
    match severity {
        Severity::Warning => "warning",
        Severity::Caution => "caution",
        Severity::Note => "note",
        Severity::Disagreement => "disagreement",
    }
}

fn item(said: Said) -> impl IntoView {
    let (short, long) = words::advice(said.id);
    view! {
        <li data-advice=token(said.id)>
            <p><strong>{short}</strong> " " {prose(long)}</p>
            {cited(said.sources)}
        </li>
    }
}
