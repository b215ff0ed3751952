//! The findings, worst first: how many users, what it means, and how to fix it.

use super::state::At;
use super::summary;
use super::totals::or_words;
use crate::app::components::forms::button;
use crate::app::components::prose::prose;
use crate::app::element::{El, Piece, el};
use crate::app::token;
use crate::audit::CallType;
use crate::audit::{
    Finding, FindingSummary, Fix, Proposal, Selection, Summary, Task, UserFilter, file_commands,
};
use crate::routing::Severity;
use crate::text::{audit as told, audit_screen as words, labels};
use leptos::prelude::*;
use strum::VariantArray;

/// The section with the findings.
pub fn findings(at: At) -> El {
    let list = move || {
        let summary = summary(at);
        let found = summary.findings();
        let groups = found.iter().map(|it| finding(at, it, &summary));
        or_words(groups.collect(), words::NO_FINDINGS)
    };
    el("section")
        .id("findings")
        .attr("aria-labelledby", "findings-heading")
        .child(el("h2").id("findings-heading").text(words::FINDINGS))
        .child(el("div").class("groups").dyn_children(list))
}

fn finding(at: At, found: &FindingSummary, summary: &Summary) -> Piece {
    let kind = found.finding;
    let filter = UserFilter { finding: Some(kind), ..UserFilter::default() };
    let severity = match kind.severity() {
        Severity::Warning => "warning",
        Severity::Caution => "caution",
        Severity::Note | Severity::Disagreement => "note",
    };
    let is_assigned = found.fixes.iter().any(|it| matches!(it.0, Fix::Assign(_)));
    let fixes = found.fixes.iter().map(|&(fix, users)| {
        if let Fix::None(why) = fix
            && is_assigned
        {
            return el("li").children(prose(&words::left_out(users, told::unfixed(why))));
        }
        let count = el("span").class("hint").text(words::users(users));
        el("li").children(prose(&told::fix(fix))).text(" ").child(count)
    });
    let show = button(words::SHOW, move || at.show_only(filter));
    let actions = el("div").class("actions").child(show);
    let actions = if is_assigned {
        let preview = button(words::PREVIEW, move || {
            at.wish.update(|it| (it.only_shown, it.fix) = (true, Some(kind)));
            at.show_only(filter);
            crate::app::shell::document::focus("what-if");
        });
        actions.child(preview).child(save(at, kind, Some(Proposal::Fix(kind))))
    } else {
        actions.child(save(at, kind, None))
    };
    el("section")
        .class("group")
        .attr("data-severity", severity)
        .attr("data-finding", token(kind))
        .child(el("h3").children(prose(told::finding(kind))))
        .child(
            el("p")
                .child(el("strong").class("count").text(words::number(found.users)))
                .text(format!(" ({}). ", words::share(found.users, summary.rows())))
                .children(prose(told::finding_means(kind))),
        )
        .child(el("h4").text(words::FIX))
        .child(el("ul").class("fixes").children(fixes))
        .child((kind == Finding::GlobalEdited).then(|| restoring_global(summary)))
        .child(actions)
        .child(is_assigned.then(|| commands(kind)))
        .into()
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
    el("div")
        .id("restoring-global")
        .child(el("p").children(prose(&words::restoring_global(
            what_if.users,
            what_if.moved(),
            what_if.losing,
        ))))
        .child(el("ul").children(moves))
}

/// The commands for the file with the users of a finding.
fn commands(kind: Finding) -> El {
    let commands = file_commands(&words::finding_file(token(kind)));
    let pre = |lines: Vec<String>| {
        el("pre").class("printed").attr("tabindex", "0").text(lines.join("\n"))
    };
    let lead = |words: &'static str| el("p").class("aside").text(words);
    el("details")
        .class("commands")
        .child(el("summary").text(words::FILE_COMMANDS))
        .child(lead(words::FIX_COMMAND))
        .child(pre(commands.apply))
        .child(lead(words::UNDO_COMMAND))
        .child(pre(commands.undo))
}

/// Saves the users of a finding. With a proposal, only those who would be assigned a policy, each
/// with that policy.
fn save(at: At, kind: Finding, proposal: Option<Proposal>) -> El {
    let label = if proposal.is_some() { words::SAVE_FIXES } else { words::SAVE_USERS };
    button(label, move || {
        let finding = if proposal.is_some() { None } else { Some(kind) };
        let filter = UserFilter { finding, assigned_by: proposal, ..UserFilter::default() };
        let of = Selection { filter, only_found: None };
        let name = words::finding_file(token(kind));
        at.save(Task::Csv(of, proposal), &name, "text/csv");
    })
}
