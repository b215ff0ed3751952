//! The complete trace: each rule, each of its conditions, held or not.

use super::glyph::glyph;
use super::sources::cited;
use crate::app::Page;
use crate::app::dom::{El, el};
use crate::routing::{Check, Condition, Facts, Step, route};
use crate::text::conditions::{asked, effective};
use crate::text::{page as words, rules};
use leptos::prelude::*;

/// Why the call lands where it lands.
pub fn why(page: Page) -> El {
    let trace = move || {
        let address = page.address.get();
        let facts = Facts::of(&address.scenario, None);
        let trace = route(address.edition, &address.scenario).trace;
        let (client, reason) = effective(trace.effective);
        let rules = trace.rules;
        let first = el("p").child(el("strong").made(client)).text(" ").text(reason);
        let decided = el("li")
            .class("step decided")
            .child(glyph(rules.decided.then.landing))
            .child(
                el("p")
                    .child(el("strong").text(rules::rule(rules.decided.rule)))
                    .text(" ")
                    .text(words::DECIDED),
            )
            .child(conditions(&rules.decided, &facts))
            .child(cited(rules.decided.then.sources));
        el("ol")
            .class("trace")
            .child(el("li").class("step").child(first))
            .maybe(many(&rules.passed, &facts, words::passed_over))
            .child(decided)
            .maybe(many(&rules.not_needed, &facts, words::not_needed))
    };
    el("section").id("why").child(el("h2").text(words::WHY)).live_child(trace)
}

/// Steps that did not decide: a line that opens into all of them.
fn many(steps: &[Step<Condition>], facts: &Facts, heading: fn(usize) -> String) -> Option<El> {
    (!steps.is_empty()).then(|| {
        let details = el("details")
            .child(el("summary").made(heading(steps.len())))
            .child(el("ol").children(steps.iter().map(|step| rule(step, facts))));
        el("li").class("step others").child(details)
    })
}

/// One rule with its conditions.
pub fn rule(step: &Step<Condition>, facts: &Facts) -> El {
    el("li")
        .class("rule")
        .child(el("p").child(glyph(step.then.landing)).text(" ").text(rules::rule(step.rule)))
        .child(conditions(step, facts))
        .child(cited(step.then.sources))
}

/// The conditions of a rule: what was asked for, what was there, and whether they agree.
fn conditions(step: &Step<Condition>, facts: &Facts) -> El {
    let otherwise = step.checks.is_empty().then(|| el("li").class("check").text(words::OTHERWISE));
    let checks = step.checks.iter().map(|check| condition(check, facts));
    el("ul").class("checks").children(checks).maybe(otherwise)
}

fn condition(check: &Check<Condition>, facts: &Facts) -> El {
    let words = asked(check.condition, facts);
    let (held, mark, meaning) =
        if check.held { ("yes", "✓", words::MATCHED) } else { ("no", "✗", words::NOT_MATCHED) };
    let there = (!check.held).then(|| el("span").class("there").made(words.here()));
    el("li")
        .class("check")
        .attr("data-held", held)
        .child(el("span").class("mark").attr("aria-hidden", "true").text(mark))
        .child(el("span").class("visually-hidden").text(meaning).text(": "))
        .made(words.asks())
        .maybe(there)
}
