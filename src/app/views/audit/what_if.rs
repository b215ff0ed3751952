//! Previews which calls an assignment would reroute, and saves results.

use super::exports::exports;
use super::landings::{head, legend_of, occurring};
use super::pick::pick_one;
use super::plan_script::plan_script;
use super::state::{At, Wanted, Wish};
use super::{named, part, scrolling, summary};
use crate::app::components::code::identifier;
use crate::app::components::forms::{button, fold, labelled};
use crate::app::components::pickers::presets;
use crate::app::components::prose::prose;
use crate::app::element::{El, Piece, el};
use crate::app::token;
use crate::audit::{CallType, DefaultClient, EDITION, Override, PolicyFields, subject};
use crate::audit::{
    Finding, FindingSummary, Fix, MovedUsers, Selection, Summary, UserFacts, UserFilter, WhatIf,
};
use crate::link::AuditPart;
use crate::text::{audit as told_audit, audit_report, audit_screen as words, labels};
use leptos::prelude::*;
use strum::VariantArray;

/// How many groups of affected users are shown.
const MOST_GROUPS: usize = 50;

/// The part that simulates an assignment. Nothing is computed before one was chosen.
pub fn what_if(at: At) -> El {
    let moved = Memo::new(move |_| {
        let (summary, wish) = (summary(at), at.wish.get());
        let proposal = wish.proposal()?;
        Some(summary.what_if(&selected(at, &summary, wish.only_shown), proposal))
    });
    let outcome = move || {
        moved.with(|it| match it {
            Some(it) => outcome(at, it),
            None => vec![el("p").class("aside").text(words::NOTHING_CHOSEN).into()],
        })
    };
    let is_chosen = Memo::new(move |_| at.wish.with(|it| it.proposal().is_some()));
    let take = move || {
        if is_chosen.get() { untrack(|| vec![take(at, moved).into()]) } else { Vec::new() }
    };
    part("what-if", named(AuditPart::WhatIf))
        .child(el("p").class("aside").text(words::WHAT_IF_LEAD))
        .child(wish(at))
        .child(el("div").class("outcome").dyn_children(outcome))
        .child(el("div").class("take").dyn_children(take))
}

/// The users to assign to, by facts. Users of a search are counted by whoever has the files; until
/// then only the filter applies.
pub(super) fn selected(at: At, summary: &Summary, only_shown: bool) -> Vec<(UserFacts, u64)> {
    let filter = if only_shown { at.look.with(|it| it.of.filter) } else { UserFilter::default() };
    let is_found = only_shown && at.look.with(|it| it.of.only_found.is_some());
    match at.found.get() {
        Some(counts) if is_found => counts.as_ref().clone(),
        _ => summary.admitted(&filter),
    }
}

/// The users to assign to, as a selection for a task.
pub(super) fn selection(at: At) -> Selection {
    if at.wish.with_untracked(|it| it.only_shown) {
        at.look.with_untracked(|it| it.of.clone())
    } else {
        Selection::default()
    }
}

fn wish(at: At) -> El {
    let whom = |value: &'static str, label: &'static str, only_shown: bool| {
        el("option")
            .attr("value", value)
            .prop("selected", move || at.wish.with(|it| it.only_shown == only_shown))
            .text(label)
    };
    let whom = el("select")
        .attr("name", "granted-to")
        .on("change", move |event| {
            let only_shown = event_target_value(&event) == "shown";
            at.wish.update(|it| it.only_shown = only_shown);
        })
        .child(whom("all", words::EVERYBODY, false))
        .child(whom("shown", words::THOSE_SHOWN, true));
    let now = move || at.wish.with(|it| subject(Some(it.instance), it.fields));
    let policy = presets(&EDITION, now, move |instance| {
        let fields = PolicyFields::of(instance);
        at.wish.update(|it| (it.instance, it.fields) = (instance, fields));
    });
    let is_hidden = move || at.wish.with(|it| it.wanted != Wanted::Policy);
    let fields = move || at.wish.with(|it| it.fields);
    let set = move |fields: PolicyFields| at.wish.update(|it| it.fields = fields);
    el("div")
        .class("choices")
        .child(labelled(words::WHOM, whom))
        .child(labelled(words::ASSIGNED, assigned(at)))
        .child(labelled(words::POLICY, policy).prop("hidden", is_hidden))
        .child(
            pick_one(
                ("what-calling", "CallingDefaultClient"),
                Into::into,
                move || fields().calling_default_client,
                move |it: DefaultClient| {
                    set(PolicyFields { calling_default_client: it, ..fields() });
                },
            )
            .prop("hidden", is_hidden),
        )
        .child(
            pick_one(
                ("what-chat", "ChatDefaultClient"),
                Into::into,
                move || fields().chat_default_client,
                move |it: DefaultClient| set(PolicyFields { chat_default_client: it, ..fields() }),
            )
            .prop("hidden", is_hidden),
        )
        .child(
            pick_one(
                ("what-override", "AllowEndUserClientOverride"),
                Into::into,
                move || fields().allow_end_user_client_override,
                move |it: Override| {
                    set(PolicyFields { allow_end_user_client_override: it, ..fields() });
                },
            )
            .prop("hidden", is_hidden),
        )
}

/// Chooses between one policy for all users and the fix of each user for a finding.
fn assigned(at: At) -> El {
    let options = move || {
        let now = at.wish.with(|it| it.wanted);
        let is_fixable =
            |it: &FindingSummary| it.fixes.iter().any(|it| matches!(it.0, Fix::Assign(_)));
        let found = summary(at).findings();
        let fixable = found.iter().filter(|it| is_fixable(it)).map(|it| it.finding);
        let mut all: Vec<Finding> = fixable.collect();
        if let Wanted::Fix(it) = now
            && !all.contains(&it)
        {
            all.push(it);
        }
        let option = |value: &'static str, label: String, is_now: bool| {
            el("option").attr("value", value).prop("selected", move || is_now).text(label).into()
        };
        let none = option("", words::CHOOSE_FIRST.to_owned(), now == Wanted::Nothing);
        let one = option("one", words::ONE_POLICY.to_owned(), now == Wanted::Policy);
        let fixes = all.into_iter().map(|it| {
            option(token(it), words::fix_of_each(told_audit::finding(it)), now == Wanted::Fix(it))
        });
        [none, one].into_iter().chain(fixes).collect::<Vec<Piece>>()
    };
    el("select")
        .attr("name", "assigned")
        .on("change", move |event| {
            let wanted = match event_target_value(&event).as_str() {
                "" => Wanted::Nothing,
                it => it.parse().map_or(Wanted::Policy, Wanted::Fix),
            };
            at.wish.update(|it| it.wanted = wanted);
        })
        .dyn_children(options)
}

fn outcome(at: At, what_if: &WhatIf) -> Vec<Piece> {
    let moved = what_if.moved();
    let told = el("p")
        .id("moved")
        .attr("role", "status")
        .child(el("strong").text(words::moved(moved, what_if.users)));
    let lost = (moved > 0).then(|| {
        let lost = el("p").id("losing").text(words::losing(what_if.losing));
        if what_if.losing > 0 { lost.class("warning") } else { lost }
    });
    let left_out = what_if.left_out.iter().map(|&(why, users)| {
        el("li").children(prose(&words::left_out(users, told_audit::unfixed(why))))
    });
    let left_out = el("ul").id("left-out").children(left_out);
    let mut pieces: Vec<Piece> = vec![told.into()];
    pieces.extend(lost.map(Into::into));
    if !what_if.left_out.is_empty() {
        pieces.push(left_out.into());
    }
    if moved == 0 {
        return pieces;
    }
    let proposal = at.wish.with_untracked(Wish::proposal);
    let show = button(words::SHOW_MOVED, move || {
        at.show(|it| {
            if !at.wish.with_untracked(|it| it.only_shown) {
                it.of = Selection::default();
            }
            it.of.filter.moved_by = proposal;
        });
        at.go_to(AuditPart::Users);
    });
    pieces.extend([
        legend_of(&occurring(&[&what_if.before, &what_if.after])).into(),
        scrolling(words::WHAT_IF_TABLE).child(table(what_if)).into(),
        groups(at, what_if).into(),
        el("div").class("actions").child(show.id("show-moved")).into(),
    ]);
    pieces
}

fn table(what_if: &WhatIf) -> El {
    let (before, after) = (&what_if.before, &what_if.after);
    let landings = occurring(&[before, after]);
    let rows = CallType::VARIANTS.iter().map(|&call| {
        let cells = landings.iter().map(|&it| {
            let (was, is) = (before.get(call, it), after.get(call, it));
            let cell = el("td").attr("data-landing", token(it));
            match (was, is) {
                (0, 0) => cell.child(el("span").class("hint").text("–")),
                _ if was == is => cell.text(words::number(is)),
                _ => cell.child(el("strong").text(words::before_after(was, is))),
            }
        });
        el("tr").child(el("th").attr("scope", "row").text(call.label())).children(cells)
    });
    el("table")
        .class("totals")
        .child(head(&landings, &[words::CALL]))
        .child(el("tbody").children(rows))
}

fn groups(at: At, what_if: &WhatIf) -> El {
    let mut moves: Vec<&MovedUsers> = what_if.moves.iter().collect();
    crate::order::sort_by(&mut moves, |it, other| other.users.cmp(&it.users));
    let summary = at.summary.get_untracked().unwrap_or_default();
    let rows = moves.iter().take(MOST_GROUPS).map(|it| {
        let policy = summary.policies.get(it.facts.policy()).map(|it| identifier(&it.name));
        let calls = CallType::VARIANTS.iter().zip(it.before.iter().zip(&it.after));
        let calls = calls.filter(|(_, (before, after))| before != after);
        let calls = calls.map(|(&call, (&before, &after))| {
            let words =
                words::becomes(call.label(), labels::landing(before), labels::landing(after));
            el("li").text(words)
        });
        el("tr")
            .child(el("td").class("number").text(words::number(it.users)))
            .child(el("td").child(policy))
            .child(el("td").text(it.facts.customer().label()))
            .child(el("td").text(it.facts.licence().label()))
            .child(el("td").child(el("ul").children(calls)))
    });
    let column = |it: &'static str| el("th").attr("scope", "col").text(it);
    let columns = [words::USERS, words::POLICY, words::ORGANIZATION, words::LICENCE, words::MOVES]
        .map(column);
    let table = el("table")
        .class("listed")
        .child(el("thead").child(el("tr").children(columns)))
        .child(el("tbody").children(rows));
    let more = moves.len().saturating_sub(MOST_GROUPS) as u64;
    fold("groups", words::GROUPS, "")
        .child(el("div").class("scroll").attr("tabindex", "0").child(table))
        .child((more > 0).then(|| el("p").class("aside").text(words::and_more(more))))
}

fn take(at: At, moved: Memo<Option<WhatIf>>) -> El {
    let markdown =
        move || moved.with_untracked(|it| it.as_ref().map(audit_report::what_if_markdown));
    let results = exports(
        at,
        words::EXPORT_WHAT_IF,
        move || (selection(at), at.wish.with_untracked(Wish::proposal)),
        markdown,
    );
    el("div").child(plan_script(at)).child(results)
}
