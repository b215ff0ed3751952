//! A problem that is open: what it means, who has it, and how to fix it for each of them.

use super::problems::{is_assigned, preview, save};
use super::state::At;
use super::summary;
use crate::app::components::code::{commands_box, copy_button, identifier};
use crate::app::components::forms::button;
use crate::app::components::glyph::glyph;
use crate::app::components::prose::prose;
use crate::app::components::sources::cited;
use crate::app::element::{El, Piece, el};
use crate::app::token;
use crate::audit::{
    CallType, Finding, FindingSummary, Fix, Fixes, Proposal, Proposed, Selection, ShownUser,
    Summary, UserFilter, WhatIf, file_commands,
};
use crate::routing::Landing;
use crate::text::{audit as told, audit_parts as parts, audit_screen as words, labels};
use leptos::prelude::*;
use std::sync::Arc;
use strum::VariantArray;

/// How many users are shown.
const FIRST: usize = 4;

/// The row below a problem, empty until it is open.
pub fn opened(at: At, found: &FindingSummary) -> El {
    let found = found.clone();
    let kind = found.finding;
    let is_open = Memo::new(move |_| at.opened.with(|it| it.contains(&kind)));
    let inside = move || if is_open.get() { inside(at, &found) } else { Vec::new() };
    el("tr")
        .class("inside")
        .prop("hidden", move || !is_open.get())
        .child(el("td").attr("colspan", "4").dyn_children(inside))
}

fn inside(at: At, found: &FindingSummary) -> Vec<Piece> {
    let (kind, summary) = (found.finding, untrack(|| summary(at)));
    let fixes = Arc::new(Fixes::new(&summary));
    let what_if = summary.what_if(&summary.counts, Proposal::Fix(kind));
    let call = telling_call(&what_if);
    let filter = UserFilter { finding: Some(kind), ..UserFilter::default() };
    let has_it = |it: &&(crate::audit::UserFacts, u64)| fixes.findings(it.0).contains(&kind);
    let cited = summary
        .counts
        .iter()
        .find(has_it)
        .map(|it| fixes.sources(kind, it.0))
        .filter(|it| !it.is_empty())
        .map(cited);
    let all = button_all(at, found.users, filter);
    let meaning = el("div")
        .child(el("p").children(prose(told::finding_means(kind))).text(" ").child(cited))
        .child(el("h3").text(parts::who(call)))
        .child(who(at, filter, (call, kind), Arc::clone(&fixes), &summary))
        .child(el("p").child(all));
    let fix = el("div").children(fix(at, found, &what_if, call));
    vec![el("div").class("columns").child(meaning).child(fix).into()]
}

fn button_all(at: At, users: u64, filter: UserFilter) -> El {
    el("button")
        .attr("type", "button")
        .class("link")
        .on("click", move |_| at.show_only(filter))
        .text(parts::show_all(users))
}

/// The call that most users have back by the fix; a call from the phone network if there is none.
fn telling_call(what_if: &WhatIf) -> CallType {
    let mut best = (0, CallType::PstnIn);
    for (place, &call) in CallType::VARIANTS.iter().enumerate() {
        let moves = what_if.moves.iter();
        let moved = moves.filter(|it| it.before.get(place) != it.after.get(place));
        let users = moved.map(|it| it.users).sum();
        if users > best.0 || users == best.0 && call == CallType::PstnIn {
            best = (users, call);
        }
    }
    best.1
}

/// The first users: where the call lands now, and after the fix.
fn who(
    at: At,
    filter: UserFilter,
    (call, kind): (CallType, Finding),
    fixes: Arc<Fixes>,
    summary: &Summary,
) -> El {
    let users = RwSignal::new(Vec::<ShownUser>::new());
    let of = Selection { filter, only_found: None };
    at.first_of(of, FIRST, move |it| _ = users.try_set(it));
    let policies = summary.policies.clone();
    let lands = |landing: Option<Landing>| match landing {
        Some(it) => el("td")
            .attr("data-landing", token(it))
            .child(glyph(it))
            .text(" ")
            .text(labels::landing_short(it)),
        None => el("td").child(el("span").class("hint").text(parts::LEFT_OUT)),
    };
    let at_call = move |it: [Landing; crate::audit::CALLS]| it.get(call as usize).copied();
    let row = move |user: &ShownUser| {
        let policy = policies.get(user.facts.policy()).map(|it| identifier(&it.name));
        let now = fixes.before(user.facts).and_then(at_call);
        let then = match fixes.proposed(Proposal::Fix(kind), user.facts) {
            Proposed::Grant(it) => at_call(fixes.after(user.facts, it.fields)),
            Proposed::LeftOut(_) | Proposed::Nothing => None,
        };
        el("tr")
            .child(el("th").attr("scope", "row").text(user.sign_in.clone()))
            .child(el("td").class("of-policy").child(policy))
            .child(lands(now))
            .child(lands(then))
            .into()
    };
    let column = |it: &'static str| el("th").attr("scope", "col").text(it);
    let head = el("tr")
        .child(column(parts::SIGN_IN))
        .child(column(words::POLICY).class("of-policy"))
        .child(column(parts::NOW))
        .child(column(parts::AFTER));
    let rows = move || users.with(|it| it.iter().map(&row).collect());
    el("table").class("who").child(el("thead").child(head)).child(el("tbody").dyn_children(rows))
}

/// How to fix it, for each user.
fn fix(at: At, found: &FindingSummary, what_if: &WhatIf, call: CallType) -> Vec<Piece> {
    let kind = found.finding;
    let is_assigned = is_assigned(found);
    let fixes = found.fixes.iter().map(|&(fix, users)| {
        let count = el("span").class("hint").text(words::users(users));
        match fix {
            Fix::None(why) if is_assigned => {
                el("li").children(prose(&words::left_out(users, told::unfixed(why))))
            }
            Fix::Assign(policy) => el("li").child(identifier(policy.name)).text(" ").child(count),
            _ => el("li").children(prose(&told::fix(fix))).text(" ").child(count),
        }
    });
    let heading = if is_assigned { parts::FIX_EACH } else { parts::FIX_OTHER };
    let mut pieces: Vec<Piece> =
        vec![el("h3").text(heading).into(), el("ul").class("assigned").children(fixes).into()];
    if kind == Finding::GlobalEdited {
        pieces.push(restoring_global(&untrack(|| summary(at))).into());
    }
    if is_assigned {
        let file = words::finding_file(token(kind));
        let commands = file_commands(&file);
        let text = commands.apply.join("\n");
        let (id, copied) = (token(kind), text.clone());
        let copy = copy_button(at.page, id, move || copied.clone());
        let lines = commands.undo.join("\n");
        let undo = el("details")
            .child(el("summary").text(parts::UNDO))
            .child(el("p").class("aside").text(parts::UNDO_LEAD))
            .child(el("pre").class("script").attr("tabindex", "0").child(el("code").text(lines)));
        let lead = el("p").children(prose(&parts::file_lead(&file, what_if.users)));
        let to_save = button(parts::SAVE_CSV, move || save(at, kind, true)).class("main");
        let to_preview = button(parts::PREVIEW, move || preview(at, kind));
        pieces.extend([
            lead.into(),
            commands_box(id, move || text.clone()).attr("tabindex", "0").into(),
            counts(what_if, call).into(),
            el("div").class("actions").child(to_save).child(copy).child(to_preview).into(),
            undo.into(),
        ]);
    }
    pieces
}

/// How many users' calls land where, before and after.
fn counts(what_if: &WhatIf, call: CallType) -> El {
    let (before, after) = (&what_if.before, &what_if.after);
    let moves = Landing::VARIANTS.iter().filter_map(|&it| {
        let (was, is) = (before.get(call, it), after.get(call, it));
        let words = words::before_after(was, is);
        let label = el("span").class("visually-hidden").text(labels::landing(it));
        let count = el("strong")
            .attr("data-landing", token(it))
            .child(glyph(it))
            .child(label)
            .text(" ")
            .text(words);
        (was != is).then_some(count)
    });
    let moves: Vec<El> = moves.collect();
    let none = moves.is_empty().then(|| el("span").text(parts::NO_MOVE));
    let losing = match what_if.losing {
        0 => el("span").class("hint").text(parts::NO_LOSS),
        it => el("span").class("warning").text(words::losing(it)),
    };
    el("p").class("moves").children(moves).child(none).child(losing)
}

/// What restoring `Global` would mean for the users who follow it.
fn restoring_global(summary: &Summary) -> El {
    let what_if = summary.restoring_global();
    let mut moves: Vec<(String, u64)> = Vec::new();
    for group in &what_if.moves {
        let calls = CallType::VARIANTS.iter().zip(group.before.iter().zip(&group.after));
        for (&call, (&was, &is)) in calls.filter(|it| it.1.0 != it.1.1) {
            let it = words::becomes(call.label(), labels::landing(was), labels::landing(is));
            match moves.iter_mut().find(|known| known.0 == it) {
                Some(known) => known.1 += group.users,
                None => moves.push((it, group.users)),
            }
        }
    }
    let moves = moves.into_iter().map(|(it, users)| {
        let users = el("span").class("hint").text(words::users(users));
        el("li").text(it).text(" ").child(users)
    });
    let words = words::restoring_global(what_if.users, what_if.moved(), what_if.losing);
    el("div")
        .id("restoring-global")
        .child(el("p").children(prose(&words)))
        .child(el("ul").children(moves))
}
