//! Words of the screen that asks one question at a time.

use super::labels;
use crate::powershell::pasted::{JsonFault, JsonProblem, Left};
use crate::routing::{Direction, Edition, Landing, Reason};

/// The heading.
pub const HEADING: &str = "Ask step by step";
/// Below the heading.
pub const LEAD: &str = "Say what happens to the call, and answer what you know. Only questions that can still change the answer are asked.";
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
/// Above several questions, each with its most ordinary answer.
pub const IS_ALL_TRUE: &str = "Is all of this true?";
/// Answers all of them at once.
pub const ALL_TRUE: &str = "Yes, all of it";
/// Answers none of them.
pub const NONE_KNOWN: &str = "I don’t know any of it";
/// Before the other answers to one of them.
pub const INSTEAD: &str = "If not:";
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
pub const IMPOSSIBLE: &str = "No call lands there with these answers. Remove one of them.";
/// Leads to the scenario.
pub const OPEN: &str = "Open in Explore";

/// Which question this is, or which questions, if several are asked at once.
pub fn question_number(number: usize, count: usize) -> String {
    match count {
        0 | 1 => format!("Question {number}"),
        _ => format!("Questions {number} to {}", number + count - 1),
    }
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

/// An answer, where several questions are asked at once.
pub fn named_answer(question: &str, answer: &str) -> String {
    format!("{question}: {answer}")
}

/// The commands that show several answers, each line once. Properties of one object are listed together.
pub fn joined<'a>(commands: impl Iterator<Item = &'a str>) -> String {
    const LIST: &str = " | Format-List ";
    let mut lines: Vec<String> = Vec::new();
    for line in commands.flat_map(str::lines) {
        let object = line.split_once(LIST);
        let is_of = |it: &&mut String| {
            it.as_str() == line
                || object
                    .is_some_and(|of| it.strip_prefix(of.0).is_some_and(|it| it.starts_with(LIST)))
        };
        match (lines.iter_mut().find(is_of), object) {
            (None, _) => lines.push(line.to_owned()),
            (Some(same), Some((_, properties))) => {
                for property in properties.split(", ") {
                    if !same.split([' ', ',']).any(|it| it == property) {
                        same.push_str(", ");
                        same.push_str(property);
                    }
                }
            }
            (Some(_), None) => {}
        }
    }
    lines.join("\n")
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
        Left::Nothing => "This is not the output of one of the commands, or has none of the properties that matter. Paste the output with its labels, as Format-List prints it.".to_owned(),
        Left::Json(problem) => json(problem),
        Left::Value(what) => format!("{what} is not a known value, so you are asked instead."),
        Left::Policy(name) => format!("The fields of the policy {name} were not pasted, and organizations can change them. Paste the output of Get-CsTeamsCallingPolicy too."),
        Left::MoreUsers(count) => format!("There are {count} users. Only the first one was read."),
        Left::Lists(command) => format!("Whether the output of {command} applies depends on the caller, so you are asked instead."),
    }
}

/// Where JSON cannot be read, and what to do.
fn json(problem: &JsonProblem) -> String {
    let fault = match problem.fault {
        JsonFault::Value => "a value is missing or not valid",
        JsonFault::Name => "the quoted name of a property is missing",
        JsonFault::Colon => "there is no colon after the name",
        JsonFault::Comma => "a comma or a closing bracket is missing",
        JsonFault::Escape => "a backslash is followed by an invalid character",
        JsonFault::End => "the text ends before the JSON does",
        JsonFault::Deep => "too many brackets are open",
    };
    let JsonProblem { line, column, .. } = problem;
    format!(
        "Nothing was read, because the JSON is not valid. At line {line}, column {column}, {fault}. Copy the whole output again."
    )
}
