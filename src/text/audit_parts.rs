//! The parts of the audit: their names, and what the list of problems says.

use super::audit_screen::{number, users};
use crate::audit::{CallType, Effect, Fix, SourceFile, Unfixed};
use crate::link::AuditPart;
use crate::routing::Preset;

/// The parts, for screen readers.
pub const PARTS: &str = "Parts of the audit";

/// The name of a part.
pub const fn part(part: AuditPart) -> &'static str {
    match part {
        AuditPart::Problems => "Problems",
        AuditPart::Landings => "Where calls land",
        AuditPart::Users => "Users",
        AuditPart::WhatIf => "What if",
        AuditPart::Data => "Data quality",
    }
}

/// The one sentence above all problems.
pub fn headline(losing: u64, evaluated: u64) -> String {
    match losing {
        0 => "No user loses calls".to_owned(),
        1 => format!("1 of {} loses calls", users(evaluated)),
        _ => format!("{} of {} lose calls", number(losing), users(evaluated)),
    }
}

/// Below it, where there are problems. The tests of fixes verify it.
pub const HARMLESS: &str = "No fix below causes a user to lose calls.";
/// In place of problems.
pub const NO_FINDINGS: &str = "No problems found.";
/// Above the share of users by where a call from the phone network lands.
pub const SHARES: &str = "A call from the phone network rings in";

/// Column of problems.
pub const PROBLEM: &str = "Problem";
/// Column of their fixes.
pub const FIX: &str = "Fix";
/// Column of buttons, for screen readers.
pub const ACTIONS: &str = "Actions";
/// Opens a problem.
pub const SHOW: &str = "Show";
/// Closes it.
pub const HIDE: &str = "Hide";
/// Simulates the fix.
pub const PREVIEW: &str = "Preview";
/// Saves the users of a problem with the policy to assign to each.
pub const SAVE: &str = "Save";
/// The same, where there is room.
pub const SAVE_CSV: &str = "Save the CSV";
/// Heads the first users of a problem, with where this call lands.
pub fn who(call: CallType) -> String {
    format!("Who ({})", call.label())
}

/// Column of sign-in names.
pub const SIGN_IN: &str = "Sign-in name";
/// Heads the fix.
pub const FIX_EACH: &str = "Fix for each user";
/// Heads the fix where no policy is assigned.
pub const FIX_OTHER: &str = "How to fix it";
/// Opens the commands that undo the fix.
pub const UNDO: &str = "Undo";
/// Above those commands.
pub const UNDO_LEAD: &str =
    "Run these commands with the same file. They assign the previous policies again.";
/// What the fix does to users who are not left out of it.
pub const NO_LOSS: &str = "No user loses calls.";
/// Where the fix moves no call.
pub const NO_MOVE: &str = "Every call rings where it rang before.";
/// In place of a landing after the fix.
pub const LEFT_OUT: &str = "left out";

/// What the saved file has.
pub fn file_lead(file: &str, fixed: u64) -> String {
    format!(
        "`{file}` has a row for {}, with the policy to assign in the column `grant`.",
        users(fixed)
    )
}

/// Column of where the call lands today.
pub const NOW: &str = "Now";
/// Column of where it lands then.
pub const AFTER: &str = "After the fix";

/// Leads to all users of a problem.
pub fn show_all(count: u64) -> String {
    match count {
        1 => "Show this user".to_owned(),
        _ => format!("Show all {}", number(count)),
    }
}

/// Heads the problems with this effect.
pub const fn effect(effect: Effect) -> &'static str {
    match effect {
        Effect::Lost => "Calls are lost",
        Effect::Elsewhere => "Calls can go elsewhere",
        Effect::Nothing => "Set, but without effect",
        Effect::Uncertain => "Not certain from these files",
    }
}

/// The fixes of a problem, each for so many users, in a few words.
pub fn fixes(fixes: &[(Fix, u64)]) -> String {
    let is_single = fixes.len() == 1;
    let one = |&(fix, count): &(Fix, u64)| match fix {
        Fix::Assign(policy) if is_single => format!("Assign {}", short(policy)),
        Fix::Assign(policy) => format!("{} → {}", number(count), short(policy)),
        Fix::RestoreGlobal => "Restore `Global`".to_owned(),
        Fix::None(why) if is_single => unfixed(why).to_owned(),
        Fix::None(why) => format!("{}: {}", number(count), unfixed(why).to_ascii_lowercase()),
    };
    fixes.iter().map(one).collect::<Vec<_>>().join(" · ")
}

/// A policy without what all of these names have in common.
fn short(policy: &Preset) -> String {
    match policy.name.split_once("Override") {
        Some((_, rest)) => format!("`…{rest}`"),
        None => format!("`{}`", policy.name),
    }
}

/// What users need who are left out, in a few words.
const fn unfixed(why: Unfixed) -> &'static str {
    match why {
        Unfixed::NeedsLicence => "Assign a license",
        Unfixed::NeedsColumns => "Export more columns",
        Unfixed::NeedsPolicyName => "Export the policy names",
        Unfixed::NotInFiles => "Assign by hand",
        Unfixed::NoPolicy => "No policy fixes this",
    }
}

/// Which symbol of a row is which call.
pub const SYMBOLS: &str = "The symbols of each user, from left to right:";

/// Where all calls of a user land, for screen readers.
pub fn symbols(landings: &[(CallType, &str)]) -> String {
    let one = |&(call, landing): &(CallType, &str)| format!("{}: {landing}", call.label());
    landings.iter().map(one).collect::<Vec<_>>().join("; ")
}

/// How many rows were evaluated, before the number of those that were rejected.
pub fn rows(rows: u64, evaluated: u64) -> String {
    let rows = match rows {
        1 => "1 row".to_owned(),
        _ => format!("{} rows", number(rows)),
    };
    format!("{rows}: {} evaluated, ", number(evaluated))
}

/// How many rows were rejected. Leads to them.
pub fn rejected(rows: u64) -> String {
    format!("{} rejected", number(rows))
}

/// The sum behind the intake line, where the rejected rows are listed.
pub fn sum(rows: u64, evaluated: u64, listed: u64) -> String {
    let rejected = rows.saturating_sub(evaluated);
    let both = listed.saturating_sub(evaluated);
    let sum = format!(
        "{} rows = {} evaluated + {} rejected.",
        number(rows),
        number(evaluated),
        number(rejected)
    );
    match both {
        0 => sum,
        _ => format!(
            "{sum} {} of the rejected rows are users whose policy has unknown settings. They are in the table of users.",
            number(both)
        ),
    }
}

/// The users of the table who were not evaluated.
pub fn of_which_rejected(users: u64) -> String {
    match users {
        1 => {
            "1 of all users has a policy with unknown settings, and counts as rejected.".to_owned()
        }
        _ => format!(
            "{} of all users have a policy with unknown settings, and count as rejected.",
            number(users)
        ),
    }
}

/// The files on one line: the name of the first, and how many others there are.
pub fn files(files: &[SourceFile]) -> String {
    let first = files.first().map(|it| it.name.clone()).unwrap_or_default();
    match files.len() {
        0 | 1 => first,
        more => format!("{first} + {}", more - 1),
    }
}
