//! An audit of calling policies as Markdown for a ticket: tables and sentences, so that no heading
//! clashes with the ticket's own.

use super::audit_estate::{
    DECIDES, LANDINGS_LEAD, MISSING, cmdlet, decides, finding, fix, forwarding, read, repeated, way,
};
use super::audit_parts::NO_FINDINGS;
use super::audit_screen::number;
use super::labels::landing;
use crate::audit::estate::{EstateSummary, Found, Holder, RowKind, TraceSummary};
use crate::routing::{Edition, Landing};
use std::fmt::Write;
use strum::VariantArray;

/// An audit of calling policies, as it is reported.
#[derive(Clone, Debug)]
pub struct Report {
    /// By whose rules.
    pub edition: &'static Edition,
    /// How many rows were read, and how many of those were rejected.
    pub rows: (u64, u64),
    /// What was read.
    pub estate: EstateSummary,
    /// For each kind of call, how many people's calls land where.
    pub totals: Vec<Vec<u64>>,
    /// What following calls found.
    pub trace: TraceSummary,
    /// The kinds of file that were not read, and would decide something.
    pub missing: Vec<RowKind>,
    /// The problems, each with its first users.
    pub found: Vec<(Found, Vec<Holder>)>,
}

/// Where the calls of all users land, the problems, who forwards to whom, and what is missing.
pub fn markdown(report: &Report) -> String {
    let (rows, rejected) = report.rows;
    let estate = &report.estate;
    let mut out = format!(
        "By the rules of {}. {}\n",
        report.edition.date,
        read(estate.people(), rows, rejected)
    );
    if estate.people() == 0 {
        return out;
    }
    let forwarding = forwarding(report.trace.forwarding, report.trace.longest);
    for it in [repeated(estate.repeated, estate.contradicting), forwarding] {
        if !it.is_empty() {
            _ = writeln!(out, "{it}");
        }
    }
    _ = writeln!(out, "\n{LANDINGS_LEAD}\n");
    landings(report, &mut out);
    out.push('\n');
    out.push_str(match report.found.is_empty() {
        true => NO_FINDINGS,
        false => {
            "| Problem | Users | How to fix it | First users, and where their calls go |\n| --- | ---: | --- | --- |"
        }
    });
    out.push('\n');
    for (it, holders) in &report.found {
        let fixes = it.fixes.iter().map(|it| format!("{} ({})", fix(it.fix), number(it.users)));
        let fixes = fixes.collect::<Vec<_>>().join("; ");
        let users = holders.iter().map(|it| {
            let names = [vec![it.name.clone()], it.way.clone()].concat();
            cell(&way(&names))
        });
        let users = users.collect::<Vec<_>>().join("; ");
        let more = if it.users > holders.len() as u64 { "; …" } else { "" };
        let (name, count) = (finding(it.finding), number(it.users));
        _ = writeln!(out, "| {name} | {count} | {fixes} | {users}{more} |");
    }
    if !report.missing.is_empty() {
        _ = writeln!(out, "\n{MISSING}:\n\n| The output of | {DECIDES} |\n| --- | --- |");
    }
    for &it in &report.missing {
        _ = writeln!(out, "| {} | {} |", cmdlet(it), decides(it));
    }
    out
}

fn landings(report: &Report, out: &mut String) {
    let of = |row: &[u64], it: Landing| row.get(it as usize).copied().unwrap_or_default();
    let occurs = |it: &Landing| report.totals.iter().any(|row| of(row, *it) > 0);
    let landings: Vec<Landing> = Landing::VARIANTS.iter().copied().filter(occurs).collect();
    out.push_str("| Call |");
    for &it in &landings {
        _ = write!(out, " {} |", landing(it));
    }
    out.push_str("\n| --- |");
    out.push_str(&" ---: |".repeat(landings.len()));
    out.push('\n');
    for (line, row) in report.edition.lines.iter().zip(&report.totals) {
        _ = write!(out, "| {} |", line.name);
        for &it in &landings {
            match of(row, it) {
                0 => out.push_str("  |"),
                users => _ = write!(out, " {} |", number(users)),
            }
        }
        out.push('\n');
    }
}

/// A text of a file in a cell of a table.
fn cell(text: &str) -> String {
    text.replace('|', "\\|")
}
