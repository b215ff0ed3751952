//! Words of the screen that asks one question at a time.

use super::labels;
use crate::powershell::pasted::Left;
use crate::routing::{Direction, Edition, Landing, Reason};

/// The heading.
pub const HEADING: &str = "Ask step by step";
/// Below the heading.
pub const LEAD: &str = "Say what happens to the call, and answer what you know. Each question is one that can still change the answer.";
/// Above the complaints.
pub const COMPLAINT: &str = "What happens to the call?";
/// No complaint: the visitor wants to know where the call lands.
pub const FIND_OUT: &str = "I want to find out";
/// Before what was answered so far.
pub const YOUR_ANSWERS: &str = "Your answers";
/// Takes everything back.
pub const START_AGAIN: &str = "Start again";
/// An answer that is always allowed.
pub const UNKNOWN: &str = "I don’t know";
/// Beside it.
pub const UNKNOWN_HINT: &str = "The next question may settle it.";
/// Above a command.
pub const FIND_OUT_WITH: &str = "Find out with PowerShell";
/// Above the reasons.
pub const STILL_POSSIBLE: &str = "Still possible";
/// Above the answer.
pub const CERTAIN: &str = "Nothing else matters: the remaining questions cannot change this.";
/// Where questions are used up.
pub const USED_UP: &str =
    "There is nothing left to ask. These reasons remain possible, the most likely first.";
/// Where nothing agrees.
pub const IMPOSSIBLE: &str = "With these answers, no call lands there. Remove one of them.";
/// Leads to the scenario.
pub const OPEN: &str = "Open in Explore";

/// How many questions were answered.
pub fn question_number(number: usize) -> String {
    format!("Question {number}")
}

/// How many reasons remain, of how many.
pub fn remaining(count: usize, of: usize) -> String {
    match count {
        1 => format!("1 reason of {of}"),
        _ => format!("{count} reasons of {of}"),
    }
}

/// What an answer leaves.
pub fn leaves(count: usize) -> String {
    match count {
        0 => "ruled out".to_owned(),
        1 => "leaves 1 reason".to_owned(),
        _ => format!("leaves {count} reasons"),
    }
}

/// Takes an answer back.
pub fn take_back(question: &str, answer: &str) -> String {
    format!("Remove: {question}: {answer}")
}

/// What has to be true for a reason and is not known.
pub fn if_only(edition: &Edition, reason: &Reason) -> Option<String> {
    let said = |&(at, answer): &(u8, u8)| {
        let question = edition.question(at)?;
        Some(format!("{} is {}", question.name, edition.answer(at, answer)?.label))
    };
    let all: Vec<String> = reason.if_only.iter().filter_map(said).collect();
    (!all.is_empty()).then(|| format!("If {}.", all.join(" and ")))
}

/// A complaint.
pub fn complaint(landing: Landing) -> &'static str {
    labels::landing_of(landing, Direction::Inbound)
}

/// Opens the place to paste output.
pub const PASTE: &str = "Paste what PowerShell printed";
/// What happens to it.
pub const PASTE_LEAD: &str = "Nothing leaves this page. Paste the output of any of these commands as a list, JSON or CSV, in any order, several at once.";
/// The text field.
pub const PASTE_FIELD: &str = "Output of PowerShell";
/// Reads what was pasted.
pub const READ: &str = "Read it";
/// One command that prints all of it.
pub const PRINTS_ALL: &str = "Commands that print everything about one user";
/// What was not taken.
pub const LEFT: &str = "Not used";
/// What no output shows.
pub const NOT_SHOWN: &str = "No output shows what the user is doing, who calls, or what the user chose for PSTN calls. You are asked about these where they matter.";

/// The commands that print everything about one user, for an edition.
pub fn prints_all(edition: &Edition) -> String {
    let policy = edition.policy.property;
    let property =
        format!("Get-CsOnlineUser -Identity $user | Format-List UserPrincipalName, {policy}");
    if edition.asking.is_empty() {
        return format!(
            "$user = 'user@contoso.com'\n{property}, TeamsUpgradeEffectiveMode, HostingProvider, EnterpriseVoiceEnabled, OnPremLineURI\nGet-Cs{policy} | Format-List"
        );
    }
    format!(
        "$user = 'user@contoso.com'\n{property}, TeamsUpgradeEffectiveMode, EnterpriseVoiceEnabled, FeatureTypes, OnlineDialOutPolicy\nGet-CsUserCallingSettings -Identity $user | Format-List\nGet-CsPhoneNumberAssignment -AssignedPstnTargetId $user | Format-List\nGet-Cs{policy} | Format-List"
    )
}

/// What was taken, in a heading.
pub fn taken(count: usize, user: Option<&str>) -> String {
    let answers = match count {
        1 => "1 answer read".to_owned(),
        _ => format!("{count} answers read"),
    };
    user.map_or(answers.clone(), |user| format!("{answers} for {user}"))
}

/// Something that was not taken, and what to do.
pub fn left(left: &Left) -> String {
    match left {
        Left::Nothing => "This is not output of one of the commands, or it has none of the properties that matter. Paste it with its labels, as Format-List prints them.".to_owned(),
        Left::Value(what) => format!("{what} is not a known value, so you are asked instead."),
        Left::Policy(name) => format!("The fields of the policy {name} were not pasted, and organizations can change them. Paste the output of Get-CsTeamsCallingPolicy too."),
        Left::MoreUsers(count) => format!("There are {count} users; the first one counts."),
        Left::Lists(command) => format!("Whether the output of {command} applies depends on the caller, so you are asked instead."),
    }
}
