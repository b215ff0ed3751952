//! The tenant: its users with where each call lands, the calls that the last run rerouted, and its
//! policies.

use super::At;
use crate::app::components::glyph::glyph;
use crate::app::element::{El, Piece, el};
use crate::app::token;
use crate::powershell::PolicyFields;
use crate::powershell::tenant::{
    Account, Era, Moment, Move, Policy, Tenant, User, print_calling_policies, print_policies,
};
use crate::routing::{Case, Landing};
use crate::text::{console as words, labels};
use leptos::prelude::*;
use strum::VariantArray;

/// How many users are shown.
const MOST_USERS: usize = 50;

/// The present state of the tenant.
pub fn tenant(at: At) -> El {
    el("section")
        .id("tenant")
        .attr("aria-labelledby", "tenant-heading")
        .child(el("h2").id("tenant-heading").text(words::TENANT))
        .child(el("p").class("moved").attr("role", "status").dyn_text(move || {
            at.state.with(|it| moved_last(&it.console.last_moves().collect::<Vec<_>>())).into()
        }))
        .dyn_children(move || {
            let is_today = at.state.with(|it| it.era == Era::Today);
            let callers = is_today.then(|| el("p").class("aside").text(words::callers()).into());
            callers.into_iter().collect()
        })
        .child(legend())
        .child(
            el("div")
                .class("scroll")
                .attr("tabindex", "0")
                .attr("role", "group")
                .attr("aria-labelledby", "tenant-heading")
                .dyn_children(move || {
                    at.state.with(|it| {
                        users(
                            it.console.tenant(),
                            &it.console.last_moves().cloned().collect::<Vec<_>>(),
                        )
                    })
                }),
        )
        .child(
            el("details").class("as-table").child(el("summary").text(words::POLICIES)).child(
                el("pre")
                    .class("printed")
                    .attr("tabindex", "0")
                    .dyn_text(move || at.state.with(|it| policies(it.console.tenant())).into()),
            ),
        )
}

/// How many calls the last run rerouted, or nothing.
fn moved_last(moves: &[&Move]) -> String {
    let mut users: Vec<&str> = Vec::new();
    for it in moves {
        if !users.contains(&it.user.as_str()) {
            users.push(&it.user);
        }
    }
    if moves.is_empty() { String::new() } else { words::moved(moves.len(), users.len()) }
}

fn users(tenant: &Tenant, moves: &[Move]) -> Vec<Piece> {
    let Some(first) = tenant.users.first() else {
        return vec![el("p").class("aside").text(words::NOBODY).into()];
    };
    // Users with a phone line have more kinds of calls than others.
    let widest = tenant.users.iter().map(|it| tenant.cases(it)).max_by_key(Vec::len);
    let calls = widest.unwrap_or_else(|| tenant.cases(first));
    let head = head(tenant, &calls);
    let rows = tenant.users.iter().take(MOST_USERS).map(|it| row(tenant, it, &calls, moves));
    let table = el("table")
        .class("users")
        .child(el("thead").children(head))
        .child(el("tbody").children(rows));
    let more = tenant.users.len().saturating_sub(MOST_USERS);
    let more = (more > 0).then(|| el("p").class("aside").text(words::and_more(more)).into());
    [Piece::El(table)].into_iter().chain(more).collect()
}

/// The rows of the head. Today's calls stand under those who call.
fn head(tenant: &Tenant, calls: &[Case]) -> Vec<El> {
    let is_by_mode = !tenant.era.routes_by_interop_policy() && tenant.era != Era::Today;
    let column = |words: &'static str| el("th").attr("scope", "col").text(words);
    let policy = if is_by_mode { words::MODE } else { words::POLICY };
    let first = [column(words::USER), column(policy)];
    if tenant.era != Era::Today {
        let calls = calls.iter().map(|it| column(kind(*it)));
        return vec![el("tr").children(first).children(calls)];
    }
    let mut groups: Vec<(&'static str, usize)> = Vec::new();
    for case in calls {
        let caller = caller(*case);
        match groups.last_mut().filter(|it| it.0 == caller) {
            Some(it) => it.1 += 1,
            None => groups.push((caller, 1)),
        }
    }
    let groups = groups.into_iter().map(|(caller, columns)| {
        let head = el("th").attr("scope", "colgroup").attr("colspan", columns.to_string());
        head.text(caller)
    });
    let calls = calls.iter().map(|it| match Moment::of(*it) {
        Moment::Outbound => column(words::outbound(it.line().map_or("", |it| it.token))),
        moment => column(words::moment(moment)),
    });
    vec![
        el("tr").children(first.map(|it| it.attr("rowspan", "2"))).children(groups),
        el("tr").children(calls),
    ]
}

/// Who calls in a scenario of today, as the head of several columns.
fn caller(case: Case) -> &'static str {
    if Moment::of(case) == Moment::Outbound { words::OUTBOUND } else { kind(case) }
}

fn row(tenant: &Tenant, user: &User, calls: &[Case], moves: &[Move]) -> El {
    let cases = tenant.cases(user);
    let mode = tenant.mode_of(user).name();
    let policy = match tenant.era {
        it if it.routes_by_interop_policy() => {
            user.policy.clone().unwrap_or_else(|| words::BY_GLOBAL.to_owned())
        }
        Era::Today if user.is_at_home() => {
            words::policy_and_mode(tenant.calling_policy_name(user), mode)
        }
        Era::Today => tenant.calling_policy_name(user).to_owned(),
        _ => mode.to_owned(),
    };
    let about = match tenant.era {
        Era::Today => {
            let Account { number, number_type, .. } = &user.account;
            words::line(number, number_type, user.is_licensed())
        }
        _ => user.customer.label().to_owned(),
    };
    let cells = calls.iter().map(|call| {
        let is_same = |it: Case| name(it) == name(*call);
        let own = cases.iter().find(|it| is_same(**it));
        let moved = moves.iter().rfind(|it| it.user == user.sign_in && is_same(it.after));
        // On phones there is no head of the table, so each cell names its call.
        let (kind, moment) = name(*call);
        let named = if moment.is_empty() { kind.to_owned() } else { format!("{kind}: {moment}") };
        let call = el("span").class("call").text(named);
        match own {
            Some(it) => cell(it.decide().verdict.landing, moved.map(|it| it.from)).child(call),
            None => el("td").child(el("span").class("hint").text("–")).child(call),
        }
    });
    el("tr")
        .child(
            el("th")
                .attr("scope", "row")
                .child(el("span").text(user.display_name.clone()))
                .child(el("span").class("hint").text(user.sign_in.clone()))
                .child(el("span").class("hint").text(about)),
        )
        .child(el("td").class("policy-name").text(policy))
        .children(cells)
}

/// Where a call lands, and where it landed before the last run.
fn cell(landing: Landing, before: Option<Landing>) -> El {
    let cell = el("td").attr("data-landing", token(landing));
    let now = el("span").class("visually-hidden").text(labels::landing(landing));
    match before.filter(|it| *it != landing) {
        None => cell.child(glyph(landing)).child(now),
        Some(before) => cell
            .attr("data-was", token(before))
            .child(glyph(before))
            .child(el("span").attr("aria-hidden", "true").text("→"))
            .child(glyph(landing))
            .child(now)
            .child(el("span").class("visually-hidden").text(words::was(labels::landing(before)))),
    }
}

/// The name of a kind of call.
fn kind(case: Case) -> &'static str {
    case.line().map_or("", |it| it.kind)
}

/// What tells one call of a user from the others: its kind, and for today's what the user does.
fn name(case: Case) -> (&'static str, &'static str) {
    let is_today = Era::Today.edition() == case.edition();
    (kind(case), if is_today { words::moment(Moment::of(case)) } else { "" })
}

/// The legend of the glyphs.
fn legend() -> El {
    let landings = Landing::VARIANTS.iter().map(|&it| {
        el("li")
            .attr("data-landing", token(it))
            .child(glyph(it))
            .text(" ")
            .text(labels::landing(it))
    });
    el("ul").class("legend").children(landings)
}

/// The policies: changed and custom ones first, then the others.
fn policies(tenant: &Tenant) -> String {
    if tenant.era == Era::Today {
        return print_calling_policies(tenant);
    }
    let is_own =
        |it: &&Policy| it.preconfigured().is_none_or(|came| PolicyFields::of(came) != it.fields);
    let (own, came): (Vec<&Policy>, Vec<&Policy>) = tenant.policies.iter().partition(is_own);
    print_policies(own.into_iter().chain(came))
}
