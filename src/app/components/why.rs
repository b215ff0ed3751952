//! The complete trace: each rule, each of its conditions, held or not.

use super::glyph::glyph;
use super::sources::cited;
use crate::app::page;
use crate::app::token;
use crate::routing::{Check, Condition, Facts, Landing, Step, route};
use crate::text::conditions::{asked, effective};
use crate::text::{page as words, rules};
use leptos::prelude::*;

/// Why the call lands where it lands.
#[component]
pub fn Why() -> impl IntoView {
    let page = page();
    let address = Memo::new(move |_| page.session.with(|session| session.address));
    view! {
        <section id="why">
            <h2>{words::WHY}</h2>
            {move || {
                let address = address.get();
                let facts = Facts::of(&address.scenario, None);
                let trace = route(address.edition, &address.scenario).trace;
                let (client, reason) = effective(trace.effective);
                let rules = trace.rules;
                view! {
                    <ol class="trace">
                        <li class="step">
                            <p><strong>{client}</strong> " " {reason}</p>
                        </li>
                        {many(rules.passed, &facts, words::passed_over)}
                        <li class="step decided">
                            {glyph(rules.decided.then.landing)}
                            <p>
                                <strong>{rules::rule(rules.decided.rule)}</strong>
                                " "
                                {words::DECIDED}
                            </p>
                            {conditions(&rules.decided, &facts)}
                            {cited(rules.decided.then.sources)}
                        </li>
                        {many(rules.not_needed, &facts, words::not_needed)}
                    </ol>
                }
            }}
        </section>
    }
}

/// Steps that did not decide: a line that opens into all of them.
fn many(
    steps: Vec<Step<Condition>>,
    facts: &Facts,
    heading: fn(usize) -> String,
) -> Option<impl IntoView + use<>> {
    (!steps.is_empty()).then(|| {
        view! {
            <li class="step others">
                <details>
                    <summary>{heading(steps.len())}</summary>
                    <ol>{steps.iter().map(|step| rule(step, facts)).collect_view()}</ol>
                </details>
            </li>
        }
    })
}

/// One rule with its conditions.
pub fn rule(step: &Step<Condition>, facts: &Facts) -> impl IntoView + use<> {
    view! {
        <li class="rule">
            <p>{landing_word(step.then.landing)} {rules::rule(step.rule)}</p>
            {conditions(step, facts)}
            {cited(step.then.sources)}
        </li>
    }
}

fn landing_word(landing: Landing) -> impl IntoView {
    view! { <span class="toward" data-landing=token(landing)>{glyph(landing)}</span> }
}

/// The conditions of a rule: what was asked for, what was there, and whether they agree.
fn conditions(step: &Step<Condition>, facts: &Facts) -> impl IntoView + use<> {
    let items = step.checks.iter().map(|check| condition(check, facts)).collect_view();
    let otherwise = step
        .checks
        .is_empty()
        .then(|| view! { <li class="check" data-held="yes">{words::OTHERWISE}</li> });
    view! { <ul class="checks">{items} {otherwise}</ul> }
}

fn condition(check: &Check<Condition>, facts: &Facts) -> impl IntoView + use<> {
    let words = asked(check.condition, facts);
    let (held, mark, meaning) =
        if check.held { ("yes", "✓", words::MATCHED) } else { ("no", "✗", words::NOT_MATCHED) };
    let there =
        (!check.held).then(|| view! { <span class="there">" · here " {words.there}</span> });
    view! {
        <li class="check" data-held=held>
            <span class="mark" aria-hidden="true">{mark}</span>
            <span class="visually-hidden">{meaning} ": "</span>
            {words.what}
            " is "
            {words.wanted}
            {there}
        </li>
    }
}
