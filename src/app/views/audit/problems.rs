//! The problems, worst first: a row for each, with its users and its fix, opened on demand.

use super::landings::{bar, legend};
use super::problem::opened;
use super::state::{At, Wanted};
use super::{part, summary};
use crate::app::components::forms::button;
use crate::app::components::glyph::glyph;
use crate::app::components::prose::prose;
use crate::app::element::{El, el};
use crate::app::token;
use crate::audit::{
    CallType, Effect, Finding, FindingSummary, Fix, Proposal, Selection, Summary, Task, UserFilter,
};
use crate::link::AuditPart;
use crate::routing::Landing;
use crate::text::{audit as told, audit_parts as parts, audit_screen as words};
use leptos::prelude::*;
use strum::VariantArray;

/// The part with the problems.
pub fn problems(at: At) -> El {
    let headline = move || {
        let summary = summary(at);
        parts::headline(summary.losing(), summary.evaluated()).into()
    };
    let table = move || {
        let found = summary(at).findings();
        if found.is_empty() {
            return vec![el("p").class("aside").text(parts::NO_FINDINGS).into()];
        }
        vec![el("p").class("aside").text(parts::HARMLESS).into(), table(at, &found).into()]
    };
    let share = move || vec![share(&summary(at)).into()];
    part("findings", el("h2").class("headline").dyn_text(headline))
        .child(el("div").class("share").dyn_children(share))
        .child(el("div").class("found").dyn_children(table))
}

/// Where a call from the phone network rings, for all users.
fn share(summary: &Summary) -> El {
    let (call, totals) = (CallType::PstnIn, summary.totals());
    el("div")
        .child(el("p").class("hint").text(parts::SHARES))
        .child(bar(&totals, call))
        .child(legend(&totals, call))
}

fn table(at: At, found: &[FindingSummary]) -> El {
    let column = |it: &'static str| el("th").attr("scope", "col").text(it);
    let actions = el("th")
        .attr("scope", "col")
        .child(el("span").class("visually-hidden").text(parts::ACTIONS));
    let head = el("tr")
        .child(column(parts::PROBLEM))
        .child(column(words::USERS).class("number"))
        .child(column(parts::FIX))
        .child(actions);
    let groups = Effect::VARIANTS.iter().filter_map(|&effect| {
        let found: Vec<_> = found.iter().filter(|it| it.finding.effect() == effect).collect();
        let title = el("th").attr("colspan", "4").attr("scope", "rowgroup");
        let title = el("tr").class("effect").child(title.text(parts::effect(effect)));
        let rows = found.iter().flat_map(|it| [row(at, it), opened(at, it)]);
        let group = el("tbody").attr("data-effect", token(effect)).child(title).children(rows);
        (!found.is_empty()).then_some(group)
    });
    el("table").class("problems").child(el("thead").child(head)).children(groups)
}

/// The shape beside problems with this effect.
pub const fn shape(effect: Effect) -> Landing {
    match effect {
        Effect::Lost => Landing::Nowhere,
        Effect::Elsewhere => Landing::EitherClient,
        Effect::Nothing => Landing::NotApplicable,
        Effect::Uncertain => Landing::NotGoverned,
    }
}

/// Whether any user is assigned a policy by the fix.
pub fn is_assigned(found: &FindingSummary) -> bool {
    found.fixes.iter().any(|it| matches!(it.0, Fix::Assign(_)))
}

fn row(at: At, found: &FindingSummary) -> El {
    let kind = found.finding;
    let is_open = move || at.opened.with(|it| it.contains(&kind));
    let toggle = move || {
        at.opened.update(|it| match it.iter().position(|it| *it == kind) {
            Some(place) => _ = it.remove(place),
            None => it.push(kind),
        });
    };
    let name = told::finding(kind);
    let labelled = |button: El, label: &'static str| {
        button.attr("aria-label", format!("{label}: {}", name.replace('`', "")))
    };
    let show = el("button")
        .attr("type", "button")
        .class("show")
        .dyn_attr("aria-expanded", move || Some(if is_open() { "true" } else { "false" }.into()))
        .on("click", move |_| toggle())
        .dyn_text(move || if is_open() { parts::HIDE } else { parts::SHOW }.into());
    let show = show.dyn_attr("aria-label", move || {
        let label = if is_open() { parts::HIDE } else { parts::SHOW };
        Some(format!("{label}: {}", name.replace('`', "")).into())
    });
    let is_assigned = is_assigned(found);
    let preview = is_assigned
        .then(|| labelled(button(parts::PREVIEW, move || preview(at, kind)), parts::PREVIEW));
    let save = labelled(button(parts::SAVE, move || save(at, kind, is_assigned)), parts::SAVE);
    let title = el("span").children(prose(name));
    // Pointers may use the whole row; for keys, the button is enough.
    let title = el("th")
        .attr("scope", "row")
        .on("click", move |_| toggle())
        .child(el("span").class("title").child(glyph(shape(kind.effect()))).child(title));
    el("tr")
        .class("problem")
        .attr("data-finding", token(kind))
        .dyn_attr("data-open", move || is_open().then(|| "".into()))
        .child(title)
        .child(el("td").class("number count").text(words::number(found.users)))
        .child(el("td").class("fixes").children(prose(&parts::fixes(&found.fixes))))
        .child(el("td").class("acts").child(el("div").child(show).child(preview).child(save)))
}

/// Simulates the fix of a problem, for each user their own.
pub fn preview(at: At, kind: Finding) {
    at.wish.update(|it| (it.only_shown, it.wanted) = (false, Wanted::Fix(kind)));
    at.go_to(AuditPart::WhatIf);
}

/// Saves the users of a problem. If a policy fixes it, only those who would be assigned one, each
/// with that policy.
pub fn save(at: At, kind: Finding, is_assigned: bool) {
    let proposal = is_assigned.then_some(Proposal::Fix(kind));
    let finding = if is_assigned { None } else { Some(kind) };
    let filter = UserFilter { finding, assigned_by: proposal, ..UserFilter::default() };
    let of = Selection { filter, only_found: None };
    at.save(Task::Csv(of, proposal), &words::finding_file(token(kind)), "text/csv");
}
