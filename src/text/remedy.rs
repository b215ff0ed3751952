//! What would fix or change an answer: labels, what stands against a way, and what no command does.

use super::{labels, told};
use crate::routing::{AdviceRule, Case, Direction, Landing, Rank};

/// Heads the changes that bring a lost call through, or that end a warning.
pub const FIX: &str = "How to fix it";
/// Where a call is lost and nothing helps.
pub const NO_FIX_LOST: &str =
    "No change of policy, choice, or license brings this call through without losing another one.";
/// Where something warns and nothing ends it.
pub const NO_FIX_WARNED: &str =
    "No change of policy, choice, or license ends the warning without losing a call.";
/// Heads the command of the present policy where that is what loses calls.
pub const PRESENT_POLICY: &str = "Command for the current policy";
/// Says what that command does.
pub const PRESENT_POLICY_LEAD: &str =
    "This assigns the policy as it is shown above. It does not fix anything.";

/// How a way compares with the others.
pub const fn rank(rank: Rank) -> &'static str {
    match rank {
        Rank::Recommended => "Recommended",
        Rank::AlsoWorks => "Also works",
        Rank::AdvisedAgainst => "Advised against",
    }
}

/// The calls that would be lost.
pub fn lost(calls: &[Case]) -> String {
    let names: Vec<String> = calls.iter().map(|&it| told::call(it)).collect();
    match &names[..] {
        [one] => format!("One call that arrives today would reach nobody: {one}."),
        _ => format!(
            "{} calls that arrive today would reach nobody: {}.",
            names.len(),
            names.join("; ")
        ),
    }
}

/// What the page would warn of in the result.
pub fn drawn(warnings: &[&AdviceRule]) -> String {
    let short: Vec<&str> = warnings.iter().map(|it| it.short).collect();
    format!("Warning: {}", short.join(" "))
}

/// Opens the ways that come after the first one.
pub fn more_ways(count: usize) -> String {
    match count {
        1 => "1 other way".to_owned(),
        _ => format!("{count} other ways"),
    }
}

/// Heads the ways to a landing where none is harmless.
pub fn ways_advised_against(count: usize, landing: Landing, direction: Direction) -> String {
    let landing = labels::landing_of(landing, direction);
    match count {
        1 => format!("1 way to “{landing}”, advised against"),
        _ => format!("{count} ways to “{landing}”, all advised against"),
    }
}

/// How a wanted landing is reached, before the first way there.
pub fn way_to(landing: Landing, direction: Direction, changes: usize, ways: usize) -> String {
    let landing = labels::landing_of(landing, direction);
    match (changes, ways) {
        (1, 1) => format!("One change leads to “{landing}”:"),
        (1, _) => format!("{ways} single changes lead to “{landing}”. The best of them:"),
        (_, 1) => format!("{changes} changes together lead to “{landing}”:"),
        (_, _) => {
            format!(
                "{changes} changes together lead to “{landing}”, in {ways} ways. The best of them:"
            )
        }
    }
}
