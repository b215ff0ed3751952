//! Why a call lands where it lands: in a few lines, and on demand with every rule.

use super::glyph::glyph;
use super::prose::prose;
use super::sources::cited;
use crate::app::element::{El, el};
use crate::app::page::Page;
use crate::routing::Case;
use crate::text::page as words;
use crate::text::told::{Asked, Told, ToldStep, derived, told};
use leptos::prelude::*;

/// Why the call lands where it lands.
pub fn why(page: Page) -> El {
    let lines = move || {
        let case = page.subject.get().case;
        el("ol").class("trace").children(facts(case)).child(decided(&told(case)))
    };
    el("section")
        .id("why")
        .attr("tabindex", "-1")
        .child(el("h2").text(words::WHY))
        .dyn_child(lines)
        .dyn_child(move || every_rule(&told(page.subject.get().case)))
}

/// What follows from several answers, and why.
fn facts(case: Case) -> Vec<El> {
    let step = |(fact, why): (String, &'static str)| {
        let why = el("p").class("aside").children(prose(why));
        el("li").class("step").child(el("strong").children(prose(&fact))).child(why)
    };
    derived(case).into_iter().map(step).collect()
}

/// The rule that decided, at the end of the line.
fn decided(told: &Told) -> El {
    let step = &told.decided;
    let place = words::rule_decides(told.passed.len() + 1);
    let asked = match step.checks.is_empty() {
        true => words::OTHERWISE.to_owned(),
        false => words::conditions(step.checks.iter().map(|it| it.0.asks())),
    };
    el("li")
        .class("step decided")
        .child(glyph(step.rule.then.landing))
        .child(el("strong").children(prose(step.rule.says)))
        .child(el("p").class("aside").text(place).text(" ").text(asked))
        .child(cited(step.rule.then.sources))
}

/// Every rule in order, on demand.
fn every_rule(told: &Told) -> El {
    let (before, after) = (told.passed.len(), told.not_needed.len());
    let all = told.passed.iter().chain([&told.decided]).chain(&told.not_needed);
    let summary = el("summary")
        .text(words::all_rules(before + after + 1))
        .text(" ")
        .child(el("span").text(words::before_and_after(before, after)));
    el("details")
        .class("every-rule")
        .child(summary)
        .child(el("ol").children(all.map(rule)).client_only())
}

/// One rule with its conditions.
pub fn rule(step: &ToldStep) -> El {
    el("li")
        .class("rule")
        .child(
            el("p").child(glyph(step.rule.then.landing)).text(" ").children(prose(step.rule.says)),
        )
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
