//! What would move the landing, each with a button that does it.

use super::glyph::glyph;
use super::prose::prose;
use crate::app::page;
use crate::app::session::Event;
use crate::app::token;
use crate::routing::{
    Attestation, Change, Landing, Outcome, Path, changes as all_changes, decide, paths_to,
};
use crate::text::{changes::change, labels, page as words};
use leptos::prelude::*;
use strum::VariantArray;

/// Every single change that moves the landing, nearest first, and what none can reach.
#[component]
pub fn Changes() -> impl IntoView {
    let page = page();
    let address = Memo::new(move |_| page.session.with(|session| session.address));
    view! {
        <section id="changes">
            <h2>{words::CHANGES}</h2>
            {move || {
                let address = address.get();
                let (doubtful, sure): (Vec<Outcome>, Vec<Outcome>) =
                    all_changes(address.edition, &address.scenario)
                        .into_iter()
                        .partition(|it| is_unattested(it.change));
                let here = decide(address.edition, &address.scenario).1.landing;
                let out_of_reach: Vec<Landing> = Landing::VARIANTS
                    .iter()
                    .copied()
                    .filter(|&wanted| wanted != here)
                    .filter(|&wanted| {
                        matches!(
                            paths_to(address.edition, &address.scenario, wanted),
                            Path::Impossible { .. }
                        )
                    })
                    .collect();
                let none = (sure.is_empty() && doubtful.is_empty())
                    .then(|| view! { <p>{words::NO_CHANGE}</p> });
                let idle = without_effect(&sure, &doubtful);
                let more = (!doubtful.is_empty()).then(|| view! {
                    <details>
                        <summary>{words::unattested_grants(doubtful.len())}</summary>
                        {list(&doubtful)}
                    </details>
                });
                view! {
                    {none}
                    {list(&sure)}
                    {more}
                    <p class="aside">
                        {(!idle.is_empty()).then(|| words::no_effect(&idle))}
                        " "
                        {(!out_of_reach.is_empty()).then(|| words::out_of_reach(&out_of_reach))}
                    </p>
                }
            }}
        </section>
    }
}

/// A button that makes changes.
pub fn apply_button(changes: Vec<Change>, landing: Landing) -> impl IntoView {
    let page = page();
    let name: Vec<String> = changes.iter().map(|&it| change(it).replace('`', "")).collect();
    let name = format!("{}: {}, {}", words::APPLY, name.join(", "), labels::lands(landing));
    view! {
        <button
            type="button"
            data-change=token(landing)
            aria-label=name
            on:click=move |_| page.send(Event::Apply(changes.clone()))
        >
            {words::APPLY}
        </button>
    }
}

fn list(outcomes: &[Outcome]) -> Option<impl IntoView + use<>> {
    (!outcomes.is_empty()).then(|| {
        view! { <ul class="outcomes">{outcomes.iter().map(|&it| outcome(it)).collect_view()}</ul> }
    })
}

fn outcome(outcome: Outcome) -> impl IntoView {
    let landing = outcome.verdict.landing;
    view! {
        <li>
            <p>
                {prose(&change(outcome.change))}
                <span class="becomes" data-landing=token(landing)>
                    {glyph(landing)} " " {labels::lands(landing)}
                </span>
            </p>
            {apply_button(vec![outcome.change], landing)}
        </li>
    }
}

fn is_unattested(change: Change) -> bool {
    matches!(change, Change::Grant(it) if it.attestation == Attestation::NamePatternOnly)
}

/// The kinds of change of which none moves the landing.
fn without_effect(sure: &[Outcome], doubtful: &[Outcome]) -> Vec<&'static str> {
    type Kind = fn(Change) -> bool;
    let moves = |kind: Kind| sure.iter().chain(doubtful).any(|outcome| kind(outcome.change));
    let kinds: [(&str, Kind); 6] = [
        ("CallingDefaultClient", |it| matches!(it, Change::Calling(_))),
        ("ChatDefaultClient", |it| matches!(it, Change::Chat(_))),
        ("AllowEndUserClientOverride", |it| matches!(it, Change::Override(_))),
        ("another instance", |it| matches!(it, Change::Grant(_))),
        ("the user’s choice", |it| matches!(it, Change::Choice(_))),
        ("the licence", |it| matches!(it, Change::Licence(_))),
    ];
    kinds.into_iter().filter(|&(_, kind)| !moves(kind)).map(|(name, _)| name).collect()
}
