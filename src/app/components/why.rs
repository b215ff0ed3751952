//! The complete trace: each rule, each of its conditions, held or not.

use super::glyph::glyph;
use super::prose::prose;
use super::sources::cited;
use super::terms::Terms;
use crate::app::element::{El, el};
use crate::app::page::Page;
use crate::routing::Case;
use crate::text::page as words;
use crate::text::told::{Asked, ToldStep, derived, told};
use leptos::prelude::*;

/// Why the call lands where it lands.
pub fn why(page: Page) -> El {
    let trace = move || {
        let case = page.subject.get().case;
        let rules = told(case);
        let decided = el("li")
            .class("step decided")
            .child(glyph(rules.decided.rule.then.landing))
            .child(
                el("p")
                    .child(el("strong").children(Terms::new(page).prose(rules.decided.rule.says)))
                    .text(" ")
                    .text(words::DECIDED),
            )
            .child(conditions(&rules.decided))
            .child(cited(rules.decided.rule.then.sources));
        el("ol")
            .class("trace")
            .children(facts(case))
            .child(many(&rules.passed, words::passed_over))
            .child(decided)
            .child(many(&rules.not_needed, words::not_needed))
    };
    el("section").id("why").child(el("h2").text(words::WHY)).dyn_child(trace)
}

/// The first steps: what follows from several answers, and why.
fn facts(case: Case) -> Vec<El> {
    let step = |(fact, why): (String, &'static str)| {
        let sentence = el("p").child(el("strong").text(fact)).text(" ").children(prose(why));
        el("li").class("step").child(sentence)
    };
    derived(case).into_iter().map(step).collect()
}

/// Steps that did not decide: a line that opens into all of them.
fn many(steps: &[ToldStep], heading: fn(usize) -> String) -> Option<El> {
    (!steps.is_empty()).then(|| {
        let details = el("details")
            .child(el("summary").text(heading(steps.len())))
            .child(el("ol").children(steps.iter().map(rule)).client_only());
        el("li").class("step others").child(details)
    })
}

/// One rule with its conditions.
pub fn rule(step: &ToldStep) -> El {
    el("li")
        .class("rule")
        .child(el("p").child(glyph(step.rule.then.landing)).text(" ").text(step.rule.says))
        .child(conditions(step))
        .child(cited(step.rule.then.sources))
}

/// The conditions of a rule: what was asked for, what was there, and whether they agree.
fn conditions(step: &ToldStep) -> El {
    let otherwise = step.checks.is_empty().then(|| el("li").class("check").text(words::OTHERWISE));
    let checks = step.checks.iter().map(|(asked, held)| condition(asked, *held));
    el("ul").class("checks").children(checks).child(otherwise)
}

fn condition(asked: &Asked, is_held: bool) -> El {
    let (held, mark, meaning) =
        if is_held { ("yes", "✓", words::MATCHED) } else { ("no", "✗", words::NOT_MATCHED) };
    let there = (!is_held).then(|| el("span").class("there").text(asked.here()));
    el("li")
        .class("check")
        .attr("data-held", held)
        .child(el("span").class("mark").attr("aria-hidden", "true").text(mark))
        .child(el("span").class("visually-hidden").text(meaning).text(": "))
        .text(asked.asks())
        .child(there)
}
