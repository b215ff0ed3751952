//! Previews which calls an assignment would reroute, and saves results.

use super::pick::pick_one;
use super::plan_script::plan_script;
use super::state::At;
use super::summary;
use super::totals::{head, landings, scrolling};
use crate::app::components::forms::{button, fold, labelled};
use crate::app::components::pickers::presets;
use crate::app::components::prose::prose;
use crate::app::element::{El, Piece, el};
use crate::app::shell::files::save;
use crate::app::token;
use crate::audit::{CallType, DefaultClient, EDITION, Override, PolicyFields, subject};
use crate::audit::{
    Finding, FindingSummary, Fix, MovedUsers, Selection, Summary, Task, UserFacts, UserFilter,
    WhatIf,
};
use crate::text::{audit as told_audit, audit_report, audit_screen as words, labels};
use leptos::prelude::*;
use strum::VariantArray;

/// How many groups of affected users are shown.
const MOST_GROUPS: usize = 50;

/// The preview and the section for saving results.
pub fn plan(at: At) -> El {
    let moved = Memo::new(move |_| {
        let (summary, wish) = (summary(at), at.wish.get());
        let users = selected(at, &summary, wish.only_shown);
        summary.what_if(&users, wish.proposal())
    });
    let outcome = move || moved.with(|it| outcome(at, it));
    el("section")
        .id("what-if")
        .attr("tabindex", "-1")
        .attr("aria-labelledby", "what-if-heading")
        .child(el("h2").id("what-if-heading").text(words::WHAT_IF))
        .child(el("p").class("aside").text(words::WHAT_IF_LEAD))
        .child(wish(at))
        .child(el("div").class("outcome").dyn_children(outcome))
        .child(take(at, moved))
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
    let is_fix = move || at.wish.with(|it| it.fix.is_some());
    let fields = move || at.wish.with(|it| it.fields);
    let set = move |fields: PolicyFields| at.wish.update(|it| it.fields = fields);
    el("div")
        .class("choices")
        .child(labelled(words::WHOM, whom))
        .child(labelled(words::ASSIGNED, assigned(at)))
        .child(labelled(words::POLICY, policy).prop("hidden", is_fix))
        .child(
            pick_one(
                ("what-calling", "CallingDefaultClient"),
                Into::into,
                move || fields().calling_default_client,
                move |it: DefaultClient| {
                    set(PolicyFields { calling_default_client: it, ..fields() });
                },
            )
            .prop("hidden", is_fix),
        )
        .child(
            pick_one(
                ("what-chat", "ChatDefaultClient"),
                Into::into,
                move || fields().chat_default_client,
                move |it: DefaultClient| set(PolicyFields { chat_default_client: it, ..fields() }),
            )
            .prop("hidden", is_fix),
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
            .prop("hidden", is_fix),
        )
}

/// Chooses between one policy for all users and the fix of each user for a finding.
fn assigned(at: At) -> El {
    let options = move || {
        let now = at.wish.with(|it| it.fix);
        let is_fixable =
            |it: &FindingSummary| it.fixes.iter().any(|it| matches!(it.0, Fix::Assign(_)));
        let found = summary(at).findings();
        let fixable = found.iter().filter(|it| is_fixable(it)).map(|it| it.finding);
        let mut all: Vec<Finding> = fixable.collect();
        if let Some(it) = now.filter(|it| !all.contains(it)) {
            all.push(it);
        }
        let option = |value: &'static str, label: String, is_now: bool| {
            el("option").attr("value", value).prop("selected", move || is_now).text(label).into()
        };
        let one = option("one", words::ONE_POLICY.to_owned(), now.is_none());
        let fixes = all.into_iter().map(|it| {
            option(token(it), words::fix_of_each(told_audit::finding(it)), now == Some(it))
        });
        std::iter::once(one).chain(fixes).collect::<Vec<Piece>>()
    };
    el("select")
        .attr("name", "assigned")
        .on("change", move |event| {
            let fix = event_target_value(&event).parse().ok();
            at.wish.update(|it| it.fix = fix);
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
    let proposal = at.wish.with_untracked(super::state::Wish::proposal);
    let show = button(words::SHOW_MOVED, move || {
        at.show(|it| {
            if !at.wish.with_untracked(|it| it.only_shown) {
                it.of = Selection::default();
            }
            it.of.filter.moved_by = Some(proposal);
        });
        crate::app::shell::document::focus("user-rows");
    });
    pieces.extend([
        scrolling("what-if-heading").child(table(what_if)).into(),
        groups(at, what_if).into(),
        el("div").class("actions").child(show.id("show-moved")).into(),
    ]);
    pieces
}

fn table(what_if: &WhatIf) -> El {
    let (before, after) = (&what_if.before, &what_if.after);
    let landings = landings(&[before, after]);
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
        let policy = summary.policies.get(it.facts.policy()).map(|it| it.name.clone());
        let calls = CallType::VARIANTS.iter().zip(it.before.iter().zip(&it.after));
        let calls = calls.filter(|(_, (before, after))| before != after);
        let calls = calls.map(|(&call, (&before, &after))| {
            let words =
                words::becomes(call.label(), labels::landing(before), labels::landing(after));
            el("li").text(words)
        });
        el("tr")
            .child(el("td").class("number").text(words::number(it.users)))
            .child(el("td").class("policy-name").text(policy.unwrap_or_default()))
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

fn take(at: At, moved: Memo<WhatIf>) -> El {
    fold("take", words::TAKE, words::TAKE_LEAD)
        .prop("open", || true)
        .child(plan_script(at))
        .child(buttons(at, moved))
}

fn buttons(at: At, moved: Memo<WhatIf>) -> El {
    let proposal = move || at.wish.with_untracked(super::state::Wish::proposal);
    let csv = button(words::SAVE_CSV, move || {
        let task = Task::Csv(selection(at), Some(proposal()));
        at.save(task, "audit.csv", "text/csv");
    });
    let json = button(words::SAVE_JSON, move || {
        let task = Task::Json(selection(at), Some(proposal()));
        at.save(task, "audit.json", "application/json");
    });
    let markdown = button(words::SAVE_MARKDOWN, move || {
        let summary = at.summary.get_untracked().unwrap_or_default();
        let what_if = moved.with_untracked(audit_report::what_if_markdown);
        let text = format!("{}\n{what_if}", audit_report::markdown(&summary));
        save("audit.md", "text/markdown", &text);
    });
    el("div")
        .class("actions")
        .child(csv.id("save-csv"))
        .child(json.id("save-json"))
        .child(markdown.id("save-markdown"))
}
