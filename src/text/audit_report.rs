//! An audit as Markdown for a ticket: tables only, so that no heading clashes with the ticket's own.

use super::audit::{finding, fix, unfixed};
use super::labels::landing;
use crate::audit::{CallType, Summary, Totals, WhatIf};
use crate::routing::Landing;
use std::fmt::Write;
use strum::VariantArray;

/// Where the calls of all users land, the findings, and how many rows were rejected.
pub fn markdown(summary: &Summary) -> String {
    let (rows, evaluated) = (summary.rows(), summary.evaluated());
    let mut out = format!(
        "Users: {rows} {}, {evaluated} evaluated, {} rejected.\n\n",
        if rows == 1 { "row" } else { "rows" },
        rows.saturating_sub(evaluated)
    );
    let totals = summary.totals();
    table(
        &mut out,
        |call, landing| {
            let users = totals.get(call, landing);
            if users == 0 { String::new() } else { users.to_string() }
        },
        &landings(&[&totals]),
    );
    out.push_str("\n| Problem or note | Users | How to fix it |\n| --- | ---: | --- |\n");
    for found in summary.findings() {
        let fixes = found.fixes.iter().map(|&(it, users)| format!("{} ({users})", fix(it)));
        let fixes = fixes.collect::<Vec<_>>().join(" ");
        _ = writeln!(out, "| {} | {} | {fixes} |", finding(found.finding), found.users);
    }
    out
}

/// What an assignment would change.
pub fn what_if_markdown(what_if: &WhatIf) -> String {
    let mut out = format!(
        "Assigned to {} users. Calls of {} users are rerouted.\n",
        what_if.users,
        what_if.moved()
    );
    if what_if.losing > 0 {
        _ = writeln!(out, "{} of them would lose a call that rings today.", what_if.losing);
    }
    for &(why, users) in &what_if.left_out {
        _ = writeln!(out, "Left out: {users} users. {}", unfixed(why));
    }
    out.push('\n');
    let (before, after) = (&what_if.before, &what_if.after);
    table(
        &mut out,
        |call, landing| match (before.get(call, landing), after.get(call, landing)) {
            (0, 0) => String::new(),
            (old, new) if old == new => old.to_string(),
            (old, new) => format!("{old} → {new}"),
        },
        &landings(&[before, after]),
    );
    out
}

fn landings(totals: &[&Totals]) -> Vec<Landing> {
    let lands = |landing: &Landing| {
        CallType::VARIANTS.iter().any(|&it| totals.iter().any(|all| all.get(it, *landing) > 0))
    };
    Landing::VARIANTS.iter().copied().filter(lands).collect()
}

fn table(out: &mut String, cell: impl Fn(CallType, Landing) -> String, landings: &[Landing]) {
    out.push_str("| Call |");
    for &it in landings {
        _ = write!(out, " {} |", landing(it));
    }
    out.push_str("\n| --- |");
    out.push_str(&" ---: |".repeat(landings.len()));
    out.push('\n');
    for &it in CallType::VARIANTS {
        _ = write!(out, "| {} |", it.label());
        for &landing in landings {
            _ = write!(out, " {} |", cell(it, landing));
        }
        out.push('\n');
    }
}
