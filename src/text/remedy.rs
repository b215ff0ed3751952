//! What would fix or change an answer: labels, what stands against a way, and what no command does.

use super::changes::change;
use super::{labels, told};
use crate::routing::{AdviceRule, Case, Direction, Landing, Path, Rank, Remedy};

/// Heads the changes that bring a lost call through, or that end a warning.
pub const FIX: &str = "Fix";
/// Where a call is lost and nothing that is looked at brings it through.
pub const NO_FIX: &str = "No change of policy, choice, or license brings this call through.";
/// Where a call is lost and what brings it through loses another one.
pub const NO_FIX_LOST: &str =
    "No change of policy, choice, or license brings this call through without losing another one.";
/// Where something warns and nothing ends it.
pub const NO_FIX_WARNED: &str =
    "No change of policy, choice, or license ends the warning without losing a call.";
/// Heads the changes where nothing is broken.
pub const CHANGE_IT: &str = "Change it";
/// Where changes move the call, but each of them loses a call or draws a warning.
pub const NO_HARMLESS_CHANGE: &str =
    "Every change that moves this call brings a warning or loses another call.";
/// Compares the calls before and after a change.
pub const PREVIEW: &str = "Preview";
/// Opens the command that undoes a change.
pub const UNDO_COMMAND: &str = "Undo command";
/// Shows a change with its command.
pub const SHOW: &str = "Show";

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

/// Where the call ends up after a change.
pub fn leads_to(landing: Landing, direction: Direction) -> String {
    let lands = labels::lands(landing, direction);
    let first = lands.get(..1).unwrap_or_default().to_ascii_uppercase();
    first + lands.get(1..).unwrap_or_default()
}

/// Everything that a change does: what is done, and which other calls end up elsewhere.
pub fn effect(remedy: &Remedy, here: Case) -> String {
    let edition = here.edition();
    let changes: Vec<String> = remedy.changes.iter().map(|&it| change(it, edition)).collect();
    let mut said = format!("{}.", changes.join("; "));
    let mut groups: Vec<(Landing, Vec<String>)> = Vec::new();
    // Those that are lost are named apart from these.
    let others = remedy.moved.iter().filter(|it| !it.before.asks_the_same(here) && !it.is_lost());
    for other in others {
        let (landing, call) = (other.is.verdict.landing, told::call(other.before));
        match groups.iter_mut().find(|it| it.0 == landing) {
            Some(group) => group.1.push(call),
            None => groups.push((landing, vec![call])),
        }
    }
    for (landing, calls) in groups {
        let where_to = also(landing);
        match calls.len() {
            0..=3 => said.push_str(&format!(" {where_to}: {}.", calls.join("; "))),
            many => said.push_str(&format!(" {where_to}: {many} other calls.")),
        }
    }
    if remedy.lost.is_empty() {
        said.push_str(" Nothing else changes.");
    }
    said
}

/// Where other calls end up too, before the calls.
const fn also(landing: Landing) -> &'static str {
    match landing {
        Landing::Teams => "Also moves to Teams",
        Landing::SkypeForBusiness => "Also moves to Skype for Business",
        Landing::EitherClient => "Can then be placed from either client",
        Landing::TeamsAndOthers => "Others ring as well",
        Landing::Voicemail => "Also goes to voicemail",
        Landing::Forwarded => "Also forwarded",
        Landing::Attendant => "Also reaches an attendant or announcement",
        Landing::Busy => "Also gets a busy signal",
        Landing::Blocked => "Also blocked",
        Landing::Refused => "Also refused",
        Landing::Nowhere => "Also rings nowhere",
        Landing::NotSupported => "No longer supported",
        Landing::NotApplicable => "No longer applies",
        Landing::NotGoverned => "No longer decided by this policy",
        Landing::NotPossible => "No longer possible",
    }
}

/// Where several changes lead, each place once.
pub fn landings(all: impl Iterator<Item = Landing>, direction: Direction) -> String {
    let mut names: Vec<&str> = Vec::new();
    for name in all.map(|it| labels::landing_of(it, direction)) {
        if !names.contains(&name) {
            names.push(name);
        }
    }
    names.join(", ")
}

/// What stands against a change, in a few words.
pub fn why_against(remedy: &Remedy) -> &'static str {
    match (remedy.warnings.first(), remedy.lost.is_empty()) {
        (Some(warning), true) => warning.short,
        _ => "Calls would be lost.",
    }
}

/// How many presets change nothing.
pub fn idle_presets(count: usize) -> Option<String> {
    match count {
        0 => None,
        1 => Some("The other mode changes nothing.".to_owned()),
        _ => Some(format!("The other {count} modes change nothing.")),
    }
}

/// In a few words, whether something leads to a landing.
pub fn shortly(path: &Path) -> String {
    match path {
        Path::AlreadyThere => String::new(),
        Path::Impossible { .. } => "No policy, choice, or license does that".to_owned(),
        Path::Shortest(ways) => match ways.first().map_or(0, Vec::len) {
            1 => "One change does that".to_owned(),
            count => format!("{count} changes together do that"),
        },
    }
}

/// How a wanted landing is reached, before the first way there.
pub fn way_to(landing: Landing, direction: Direction, changes: usize, ways: usize) -> String {
    let landing = labels::landing_of(landing, direction);
    match (changes, ways) {
        (1, 1) => format!("One change leads to “{landing}”:"),
        (1, _) => format!("{ways} single changes send it to “{landing}”. The best of them:"),
        (_, 1) => format!("{changes} changes together lead to “{landing}”:"),
        (_, _) => {
            format!(
                "{changes} changes together lead to “{landing}”, in {ways} ways. The best of them:"
            )
        }
    }
}
