//! What matters, worst first: how many, what it means, what mends it.

use super::state::At;
use super::summary;
use super::totals::or_words;
use crate::app::components::forms::button;
use crate::app::components::prose::prose;
use crate::app::dom::{El, Piece, el};
use crate::app::token;
use crate::audit::{Filter, Finding, Found, Mend, Selection, Task};
use crate::powershell::tenant::Era;
use crate::powershell::writing::{Recipients, Wanted, Wish, plan};
use crate::routing::{InteropPolicy, Severity};
use crate::text::{audit as told, audit_screen as words};
use leptos::prelude::*;

/// The section.
pub fn findings(at: At) -> El {
    let list = move || {
        let summary = summary(at);
        let of = summary.rows();
        let found = summary.findings();
        or_words(found.iter().map(|it| finding(at, it, of)).collect(), words::NO_FINDINGS)
    };
    el("section")
        .id("findings")
        .attr("aria-labelledby", "findings-heading")
        .child(el("h2").id("findings-heading").text(words::FINDINGS))
        .child(el("div").class("groups").live(list))
}

fn finding(at: At, found: &Found, of: u64) -> Piece {
    let kind = found.finding;
    let filter = Filter { finding: Some(kind), ..Filter::default() };
    let severity = match kind.severity() {
        Severity::Warning => "warning",
        Severity::Caution => "caution",
        Severity::Note | Severity::Disagreement => "note",
    };
    let mends = found.mends.iter().map(|&(mend, users)| {
        el("li")
            .pieces(prose(&told::mend(mend)))
            .text(" ")
            .child(el("span").class("hint").made(words::users(users)))
    });
    let grant = found.mends.iter().find_map(|it| match it.0 {
        Mend::Grant(instance) => Some(instance),
        _ => None,
    });
    let show = button(words::SHOW, move || at.show_only(filter));
    let actions = el("div").class("actions").child(show);
    let actions = match grant {
        None => actions.child(save(at, kind, None)),
        Some(instance) => actions
            .child(button(words::TRY, move || {
                at.wish.update(|it| {
                    it.only_shown = true;
                    (it.instance, it.fields) = (instance, instance.fields);
                });
                at.show_only(filter);
                crate::app::shell::document::focus("what-if");
            }))
            .child(save(at, kind, Some(instance))),
    };
    let head = el("h3").pieces(prose(told::finding(kind)));
    el("section")
        .class("group")
        .attr("data-severity", severity)
        .attr("data-finding", token(kind))
        .child(head)
        .child(
            el("p")
                .child(el("strong").class("count").made(words::number(found.users)))
                .made(format!(" ({}). ", words::share(found.users, of)))
                .pieces(prose(told::finding_means(kind))),
        )
        .child(el("ul").children(mends))
        .maybe(grant.and_then(|it| command(kind, it)))
        .child(actions)
        .into()
}

/// The command that mends it, for the file that is saved beside it.
fn command(kind: Finding, instance: &'static InteropPolicy) -> Option<El> {
    let path = format!(".\\{}", words::finding_file(token(kind)));
    let name = instance.identity.name();
    let plan = plan(&Wish {
        wanted: Wanted::Policy { instance, fields: instance.fields, name },
        recipients: Recipients::Table { path: &path, column: "sign-in" },
        before: None,
        era: Era::December2017,
    });
    let lines: Vec<String> = plan.ok()?.apply.into_iter().map(|it| it.line).collect();
    let pre = el("pre").class("printed").attr("tabindex", "0").made(lines.join("\n"));
    Some(el("div").child(el("p").class("aside").text(words::MENDS)).child(pre))
}

fn save(at: At, kind: Finding, grant: Option<&'static InteropPolicy>) -> El {
    button(words::SAVE_USERS, move || {
        let filter = Filter { finding: Some(kind), ..Filter::default() };
        let of = Selection { filter, only_found: None };
        let name = words::finding_file(token(kind));
        at.save(Task::Csv(of, grant.map(|it| it.fields)), &name, "text/csv");
    })
}
