//! Labels and messages of the PowerShell console.

use crate::link::Damage;
use crate::powershell::completion::CompletionKind;
use crate::powershell::samples::SampleScript;
use crate::powershell::tenant::{Answer, Stream, Wording};
use crate::powershell::tenant::{Moment, OTHER_ORGANIZATION};

/// Heading of the screen.
pub const HEADING: &str = "PowerShell";
/// Introduction below the heading.
pub const LEAD: &str = "Run the cmdlets of a date and see which calls they reroute. The tenant is simulated, and nothing leaves this page.";

/// Label of the sample scripts.
pub const SAMPLES: &str = "Sample scripts";
/// Choice while no sample script is loaded.
pub const SAMPLES_NONE: &str = "Choose one …";
/// Label of the date whose cmdlets are simulated.
pub const WHEN: &str = "Cmdlets as of";
/// Name of the editor, for screen readers.
pub const SCRIPT: &str = "Script";
/// The keyboard shortcuts of the editor.
pub const KEYS: &str = "Ctrl+Enter runs the script, Ctrl+Shift+Enter runs the next statement, F8 runs the selection, and Ctrl+Space shows completions.";
/// Button that runs the whole script.
pub const RUN_ALL: &str = "Run all";
/// Button that runs the next statement.
pub const STEP: &str = "Step";
/// Button that runs the selection.
pub const RUN_SELECTION: &str = "Run selection";
/// Button that undoes the last run.
pub const UNDO: &str = "Undo";
/// Button that undoes everything that was run.
pub const START_OVER: &str = "Start over";
/// Button that saves the script.
pub const SAVE: &str = "Save script";
/// Button that opens a script from a file.
pub const OPEN: &str = "Open a script …";
/// Button that saves the transcript.
pub const SAVE_TRANSCRIPT: &str = "Save transcript";

/// Name of the list of errors and warnings, for screen readers.
pub const REMARKS: &str = "Errors and warnings";
/// Message when the script has no problems.
pub const NO_REMARKS: &str = "No problems found in this script.";
/// Name of the list of completions, for screen readers.
pub const COMPLETIONS: &str = "Completions";

/// Heading of the transcript.
pub const TRANSCRIPT: &str = "Transcript";
/// Message before the first run.
pub const NOTHING_RUN: &str = "No output yet. Run the script to see what it does.";
/// Message below a statement that was not understood.
pub const NOT_RUN: &str = "This statement did not run, so it changed nothing.";
/// Message when the script has more statements than run at once.
pub const TOO_MUCH: &str = "The script is too long to run at once and was stopped. Continue with Step, or shorten the script.";
/// Message at the end of the script.
pub const AT_END: &str = "The script has no more statements.";
/// Message when there is no selection to run.
pub const NO_SELECTION: &str = "Select a part of the script first.";

/// Heading of the simulated tenant.
pub const TENANT: &str = "Tenant";
/// Table heading above users.
pub const USER: &str = "User";
/// Table heading above policies.
pub const POLICY: &str = "Policy";
/// Table heading above coexistence modes.
pub const MODE: &str = "Mode";
/// Section with the policies of the tenant.
pub const POLICIES: &str = "Policies";
/// In place of a policy, for users without one of their own.
pub const BY_GLOBAL: &str = "Global";
/// Message when the tenant has no users.
pub const NOBODY: &str = "This tenant has no users. Paste the output of Get-CsOnlineUser below.";

/// Section that writes commands.
pub const WRITING: &str = "Generate commands";
/// Introduction of that section.
pub const WRITING_LEAD: &str =
    "Commands to preview, make, check and undo the assignment of a policy.";
/// Label of the users to assign to.
pub const FOR_WHOM: &str = "Assign to";
/// Choice of a single user.
pub const ONE: &str = "One user";
/// Choice of several users by name.
pub const LIST: &str = "A list of users";
/// Choice of the users in a file.
pub const FILE: &str = "A file of users (CSV)";
/// Choice of all users.
pub const EVERYBODY: &str = "The whole organization";
/// Label of the names of the users, or of their file.
pub const NAMES: &str = "Sign-in names, or path of the file";
/// Label of the policy to go back to.
pub const BEFORE: &str = "Current policy";
/// Label of the name for a new policy.
pub const NEW_NAME: &str = "Name, if a new policy is needed";
/// Button that puts the commands into the editor.
pub const INTO_SCRIPT: &str = "Insert into the script";
/// Headings of the four parts of the commands.
pub const PARTS: [&str; 4] = ["Preview", "Assign", "Check", "Undo"];
/// Comment above the commands that undo, which are commented out in the script.
pub const BACK_COMMENTED: &str = "# To undo, run these lines without the #";
/// Label of the policy or mode to assign.
pub const WANTED: &str = "Policy or mode to assign";

/// Section that reads the output of a real tenant.
pub const READING: &str = "Import Get-Cs… output";
/// Introduction of that section.
pub const READING_LEAD: &str = "Paste the output of `Get-CsOnlineUser | Format-List` and of the policy cmdlets. Its policies and users replace those of the simulated tenant.";
/// Label of the field for the output.
pub const OUTPUT: &str = "Output";
/// Button that reads the output.
pub const READ: &str = "Read this output";
/// Button that returns to the example tenant.
pub const EXAMPLE: &str = "Use the example tenant";
/// Label of the file for `Import-Csv`.
pub const TABLE: &str = "Content of the file that Import-Csv reads";

/// Why the script in a link cannot be shown.
pub const fn damage(damage: Damage) -> &'static str {
    match damage {
        Damage::Newer => {
            "The script in this link was not loaded, because a newer version of this page wrote it. Open the link in that version."
        }
        Damage::Broken => {
            "The script in this link was not loaded, because the link was cut off or changed. Ask for the complete link."
        }
        Damage::TooLong => "The script in this link was not loaded, because it is too long.",
    }
}

/// Message when the script does not fit into the address.
pub const TOO_LONG_FOR_LINK: &str =
    "This script is too long for a link. It is lost when you close this page, unless you save it.";

/// Message when a file is not text.
pub const NOT_OPENED: &str = "This file could not be read as text.";

/// The name of a sample script.
pub const fn sample(sample: SampleScript) -> &'static str {
    match sample {
        SampleScript::Default => "Guide: show the policy of every user",
        SampleScript::Grant => "Guide: send one user’s calls to Teams",
        SampleScript::Custom => "Guide: let users choose, corrected",
        SampleScript::Revert => "Guide: back to Global, corrected",
        SampleScript::Hybrid => "Mistake: users with on-premises phone lines",
        SampleScript::Global => "Mistake: editing Global",
        SampleScript::InUse => "Mistake: removing a policy in use",
        SampleScript::Pilot => "Pilot: preview, assign, check, undo",
        SampleScript::File => "Pilot from a file, with confirmation",
        SampleScript::Modes => "April 2018: assign both policies",
        SampleScript::Retired => "January 2019: policy no longer honored",
        SampleScript::Mode => "2019: show the mode of every user",
        SampleScript::Upgrade => "2019: send one user’s calls to Teams",
        SampleScript::Calling => "Today: show what decides a user’s calls",
        SampleScript::Treatment => "Today: send calls from numbers to voicemail",
        SampleScript::Forward => "Today: forward a user’s calls, and undo it",
        SampleScript::Number => "Today: a number for a user, a policy for a group",
        SampleScript::Block => "Today: block a caller and another organization",
    }
}

/// The kind of a completion.
pub const fn kind(kind: CompletionKind) -> &'static str {
    match kind {
        CompletionKind::Command => "command",
        CompletionKind::Parameter => "parameter",
        CompletionKind::Value => "value",
        CompletionKind::Policy => "policy",
        CompletionKind::User => "user",
        CompletionKind::Variable => "variable",
        CompletionKind::Property => "property",
    }
}

/// The button for an answer to PowerShell.
pub const fn answer(answer: Answer) -> &'static str {
    match answer {
        Answer::Yes => "Yes",
        Answer::YesToAll => "Yes to All",
        Answer::No => "No",
        Answer::NoToAll => "No to All",
    }
}

/// Marks an error whose wording is not PowerShell's own.
pub const fn source(stream: Stream) -> Option<&'static str> {
    match stream {
        Stream::Error(Wording::Own) => Some("our wording"),
        Stream::Error(Wording::Documented) | Stream::Output | Stream::WhatIf => None,
    }
}

/// The position of an error or a warning.
pub fn place(line: usize, column: usize) -> String {
    format!("Line {line}, character {column}")
}

/// The number of errors and warnings.
pub fn remarks(errors: usize, warnings: usize) -> String {
    let plural = |count: usize, one: &str| match count {
        1 => format!("1 {one}"),
        _ => format!("{count} {one}s"),
    };
    match (errors, warnings) {
        (0, 0) => NO_REMARKS.to_owned(),
        (0, _) => plural(warnings, "warning"),
        (_, 0) => plural(errors, "error"),
        _ => format!("{}, {}", plural(errors, "error"), plural(warnings, "warning")),
    }
}

/// The number of completions.
pub fn completions(count: usize) -> String {
    match count {
        1 => "1 completion".to_owned(),
        _ => format!("{count} completions"),
    }
}

/// The number of calls that a run rerouted.
pub fn moved(calls: usize, users: usize) -> String {
    let users = if users == 1 { "1 user".to_owned() } else { format!("{users} users") };
    match calls {
        1 => format!("{users}: 1 call moved"),
        _ => format!("{users}: {calls} calls moved"),
    }
}

/// What was found in pasted output.
pub fn read_in(policies: usize, users: usize, unread: usize) -> String {
    let unread = match unread {
        0 => "Every line was understood.".to_owned(),
        1 => "1 line was not understood:".to_owned(),
        _ => format!("{unread} lines were not understood:"),
    };
    format!("Read: {policies} policies, {users} users. {unread}")
}

/// A line of pasted output that was not understood, and why.
pub fn unread(line: usize, why: &str) -> String {
    format!("Line {line}: {why}")
}

/// Something that is assumed for a number of users.
pub fn assumed(users: usize, what: &str) -> String {
    format!("{what} ({users})")
}

/// There are more entries than are shown.
pub fn and_more(count: usize) -> String {
    format!("… and {count} more.")
}

/// Where a call landed before, after the present landing.
pub fn was(landing: &str) -> String {
    format!(", was {landing}")
}

/// A policy that users have and the pasted output lacks.
pub fn missing(policy: &str) -> String {
    format!(
        "Some users have the policy `{}`, which is not in the output that you pasted. `Global` is used instead.",
        policy.replace('`', "\u{2032}")
    )
}

/// Who calls, and what the user does: the head of a column under its caller.
pub const fn moment(moment: Moment) -> &'static str {
    match moment {
        Moment::Answers => "Answered",
        Moment::NoAnswer => "No answer",
        Moment::InACall => "In a call",
        Moment::Outbound => "",
    }
}

/// Head above the calls that users place.
pub const OUTBOUND: &str = "Outbound";

/// Whom a user calls, under that head.
pub const fn outbound(line: &str) -> &'static str {
    match line.as_bytes() {
        b"pstn-out" => "PSTN",
        b"pstn-out-abroad" => "PSTN abroad",
        _ => "External",
    }
}

/// Who calls the users of today's tenant.
pub fn callers() -> String {
    format!(
        "The caller from the telephone network has the number +1 206 555 0100. The other organization is {OTHER_ORGANIZATION}, and it allows calls. “In a call” is a second call to a user who would answer."
    )
}

/// The number and license of a user of today.
pub fn line(number: &str, number_type: &str, is_licensed: bool) -> String {
    let kind = match number_type {
        "CallingPlan" => "Calling Plan",
        "DirectRouting" => "Direct Routing",
        "OperatorConnect" => "Operator Connect",
        other => other,
    };
    match (number, is_licensed) {
        ("", false) => "No number, no Teams Phone license".to_owned(),
        ("", true) => "No number".to_owned(),
        (_, true) => format!("{number}, {kind}"),
        (_, false) => format!("{number}, {kind}, no Teams Phone license"),
    }
}

/// A policy of a user who is homed on-premises, with the mode.
pub fn policy_and_mode(policy: &str, mode: &str) -> String {
    format!("{policy} (homed on-premises, {mode})")
}
