//! Why the call does not land elsewhere, from the same trace, and what would get it there.

use super::changes::apply_button;
use super::prose::prose;
use super::why::rule;
use crate::app::page;
use crate::app::token;
use crate::routing::{Condition, Facts, Landing, Path, RuleId, Step, decide, why_not};
use crate::text::{changes::change, labels, page as words, rules};
use leptos::prelude::*;
use strum::VariantArray;

/// The counter-question, with a choice of landings.
#[component]
pub fn WhyNot() -> impl IntoView {
    let page = page();
    let address = Memo::new(move |_| page.session.with(|session| session.address));
    let landing = Memo::new(move |_| {
        let address = address.get();
        decide(address.edition, &address.scenario).1.landing
    });
    let asked = RwSignal::new(Landing::Teams);
    // Asking why a call does not land where it lands makes no sense: ask about the next best.
    let wanted = Memo::new(move |_| match (asked.get(), landing.get()) {
        (Landing::Teams, Landing::Teams) => Landing::SkypeForBusiness,
        (asked, here) if asked == here => Landing::Teams,
        (asked, _) => asked,
    });
    view! {
        <section id="why-not">
            <h2>
                <label for="why-not-landing">{words::WHY_NOT}</label>
                " "
                <select
                    id="why-not-landing"
                    name="why-not"
                    prop:value=move || token(wanted.get())
                    on:change=move |event| {
                        if let Ok(landing) = event_target_value(&event).parse() {
                            asked.set(landing);
                        }
                    }
                >
                    {Landing::VARIANTS.iter().map(|&it| view! {
                        <option
                            value=token(it)
                            disabled=move || landing.get() == it
                            selected=move || wanted.get() == it
                        >
                            {labels::landing(it)}
                        </option>
                    }).collect_view()}
                </select>
                "?"
            </h2>
            {move || {
                let address = address.get();
                let wanted = wanted.get();
                let answer = why_not(address.edition, &address.scenario, wanted);
                let facts = Facts::of(&address.scenario, None);
                let (_, ruling) = decide(address.edition, &address.scenario);
                let disputed = (ruling.basis.alternative() == Some(wanted))
                    .then(|| view! { <p>{words::WHY_NOT_DISPUTED}</p> });
                let no_rule = (answer.failed.is_empty() && answer.too_late.is_empty())
                    .then(|| view! { <p>{words::WHY_NOT_NO_RULE}</p> });
                view! {
                    {disputed}
                    {path(&answer.path, wanted)}
                    {no_rule}
                    {candidates(&answer.failed, &facts, words::WHY_NOT_FAILED)}
                    {candidates(&answer.too_late, &facts, words::WHY_NOT_LATE)}
                }
            }}
        </section>
    }
}

fn path(path: &Path, wanted: Landing) -> Option<impl IntoView + use<>> {
    match path {
        Path::AlreadyThere => None,
        Path::Shortest(ways) => ways.first().map(|best| {
            let steps =
                best.iter().map(|&it| view! { <li>{prose(&change(it))}</li> }).collect_view();
            view! {
                <div class="path">
                    <p>{words::shortest(wanted, best.len(), ways.len())}</p>
                    <ul>{steps}</ul>
                    {apply_button(best.clone(), wanted)}
                </div>
            }
            .into_any()
        }),
        Path::Impossible { looked_at, decided_by } => Some(
            view! {
                <div class="path">
                    <p>{words::impossible(wanted, *looked_at)}</p>
                    <ul>{decided_by.iter().map(|&it| proof(it)).collect_view()}</ul>
                </div>
            }
            .into_any(),
        ),
    }
}

fn proof(id: RuleId) -> impl IntoView {
    view! { <li>{rules::rule(id)}</li> }
}

fn candidates(
    steps: &[Step<Condition>],
    facts: &Facts,
    heading: &'static str,
) -> Option<impl IntoView + use<>> {
    (!steps.is_empty()).then(|| {
        view! {
            <details class="candidates">
                <summary>{heading} " " {steps.len()}</summary>
                <ul>{steps.iter().map(|step| rule(step, facts)).collect_view()}</ul>
            </details>
        }
    })
}
