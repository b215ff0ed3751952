//! The complete trace: each rule, each of its conditions, held or not.

use super::glyph::glyph;
use super::sources::cited;
use crate::app::Page;
use crate::app::dom::{El, el};
use crate::routing::{Case, EffectiveClient};
use crate::text::conditions::{Asked, effective};
use crate::text::page as words;
use crate::text::told::{ToldStep, told};
use leptos::prelude::*;

/// Why the call lands where it lands.
pub fn why(page: Page) -> El {
    let trace = move || {
        let case = page.address.get().case();
        let rules = told(case);
        let decided = el("li")
            .class("step decided")
            .child(glyph(rules.decided.decision.verdict.landing))
            .child(
                el("p")
                    .child(el("strong").text(rules.decided.sentence))
                    .text(" ")
                    .text(words::DECIDED),
            )
            .child(conditions(&rules.decided))
            .child(cited(rules.decided.sources));
        el("ol")
            .class("trace")
            .maybe(client_that_counts(case))
            .maybe(many(&rules.passed, words::passed_over))
            .child(decided)
            .maybe(many(&rules.not_needed, words::not_needed))
    };
    el("section").id("why").child(el("h2").text(words::WHY)).live_child(trace)
}

/// The first step of the guide's edition.
fn client_that_counts(case: Case) -> Option<El> {
    let Case::Guide201712(scenario) = case else { return None };
    let (client, reason) = effective(EffectiveClient::of(scenario.policy, scenario.choice));
    let first = el("p").child(el("strong").made(client)).text(" ").text(reason);
    Some(el("li").class("step").child(first))
}

/// Steps that did not decide: a line that opens into all of them.
fn many(steps: &[ToldStep], heading: fn(usize) -> String) -> Option<El> {
    (!steps.is_empty()).then(|| {
        let details = el("details")
            .child(el("summary").made(heading(steps.len())))
            .child(el("ol").children(steps.iter().map(rule)).later());
        el("li").class("step others").child(details)
    })
}

/// One rule with its conditions.
pub fn rule(step: &ToldStep) -> El {
    el("li")
        .class("rule")
        .child(el("p").child(glyph(step.decision.verdict.landing)).text(" ").text(step.sentence))
        .child(conditions(step))
        .child(cited(step.sources))
}

/// The conditions of a rule: what was asked for, what was there, and whether they agree.
fn conditions(step: &ToldStep) -> El {
    let otherwise = step.checks.is_empty().then(|| el("li").class("check").text(words::OTHERWISE));
    let checks = step.checks.iter().map(|(asked, held)| condition(asked, *held));
    el("ul").class("checks").children(checks).maybe(otherwise)
}

fn condition(asked: &Asked, is_held: bool) -> El {
    let (held, mark, meaning) =
        if is_held { ("yes", "✓", words::MATCHED) } else { ("no", "✗", words::NOT_MATCHED) };
    let there = (!is_held).then(|| el("span").class("there").made(asked.here()));
    el("li")
        .class("check")
        .attr("data-held", held)
        .child(el("span").class("mark").attr("aria-hidden", "true").text(mark))
        .child(el("span").class("visually-hidden").text(meaning).text(": "))
        .made(asked.asks())
        .maybe(there)
}
