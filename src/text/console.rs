//! Words of the screen with the console.

use crate::link::Damage;
use crate::powershell::completion::CompletionKind;
use crate::powershell::samples::SampleScript;
use crate::powershell::tenant::{Answer, Stream, Wording};

/// Its heading.
pub const HEADING: &str = "PowerShell";
/// Below the heading.
pub const LEAD: &str = "Type the commands of the time and watch calls move. Nothing leaves this page: the tenant is simulated.";

/// The choice of a ready script.
pub const SAMPLES: &str = "Ready scripts";
/// Nothing chosen there.
pub const SAMPLES_NONE: &str = "Choose one …";
/// The choice of the time.
pub const WHEN: &str = "The time";
/// The name of the editor.
pub const SCRIPT: &str = "Script";
/// What the keyboard does in the editor.
pub const KEYS: &str = "Ctrl+Enter runs all, Ctrl+Shift+Enter the next statement, F8 what is selected, Ctrl+Space completes.";
/// Runs everything.
pub const RUN_ALL: &str = "Run all";
/// Runs the next statement.
pub const STEP: &str = "Step";
/// Runs what is selected.
pub const RUN_SELECTION: &str = "Run selection";
/// Takes the last piece back.
pub const UNDO: &str = "Undo";
/// Takes everything back.
pub const START_OVER: &str = "Start over";
/// Saves the script.
pub const SAVE: &str = "Save script";
/// Opens a script.
pub const OPEN: &str = "Open a script …";
/// Saves what was printed.
pub const SAVE_TRANSCRIPT: &str = "Save transcript";

/// The list of remarks.
pub const REMARKS: &str = "Remarks";
/// There are none.
pub const NO_REMARKS: &str = "No problems found in this script.";
/// The list of completions.
pub const COMPLETIONS: &str = "Completions";

/// What was printed.
pub const TRANSCRIPT: &str = "Transcript";
/// Nothing was printed yet.
pub const NOTHING_RUN: &str = "Nothing was run yet.";
/// A statement that was not understood.
pub const NOT_RUN: &str = "This statement was not run and changed nothing.";
/// A run that was stopped.
pub const TOO_MUCH: &str =
    "There is more than is run at once. Step on from here, or make the script shorter.";
/// A script that has no more statements.
pub const AT_END: &str = "The script has no more statements.";
/// Nothing is selected.
pub const NO_SELECTION: &str = "Nothing is selected in the script.";

/// The tenant.
pub const TENANT: &str = "Tenant";
/// The column of users.
pub const USER: &str = "User";
/// The column of policies.
pub const POLICY: &str = "Policy";
/// The column of modes.
pub const MODE: &str = "Mode";
/// The list of policies.
pub const POLICIES: &str = "Policies";
/// A user without a policy of their own.
pub const BY_GLOBAL: &str = "Global";
/// Nobody.
pub const NOBODY: &str = "This tenant has no users. Read some in below.";

/// Where commands are written.
pub const WRITING: &str = "Write the commands";
/// Below it.
pub const WRITING_LEAD: &str = "For the policy in question, to try out, do, look at and take back.";
/// For whom.
pub const FOR_WHOM: &str = "For whom";
/// One user.
pub const ONE: &str = "One user";
/// Several.
pub const LIST: &str = "A list of users";
/// Those in a file.
pub const FILE: &str = "A file of users (CSV)";
/// Everybody.
pub const EVERYBODY: &str = "The whole organization";
/// Their names, or the file's.
pub const NAMES: &str = "Sign-in names, or the path of the file";
/// What they had.
pub const BEFORE: &str = "What they have now";
/// What a new policy is called.
pub const NEW_NAME: &str = "Name, if a policy has to be made";
/// Puts the commands into the editor.
pub const INTO_SCRIPT: &str = "Put into the script";
/// The four parts.
pub const PARTS: [&str; 4] = ["Try it out", "Do it", "Look at it", "Take it back"];
/// Before the last part, in a script.
pub const BACK_COMMENTED: &str = "# Take it back: run these lines without the #";
/// The policy in question.
pub const WANTED: &str = "In question";

/// Where output is read in.
pub const READING: &str = "Read what a tenant printed";
/// Below it.
pub const READING_LEAD: &str = "Paste what `Get-CsTeamsInteropPolicy` or `Get-CsOnlineUser | Format-List` printed. Its policies and users take the place of those above.";
/// The place to paste.
pub const OUTPUT: &str = "Output";
/// Reads it.
pub const READ: &str = "Read it";
/// Back to the example.
pub const EXAMPLE: &str = "Back to the example";
/// The file for `Import-Csv`.
pub const TABLE: &str = "The file that Import-Csv reads";

/// The script in the address cannot be shown.
pub const fn damage(damage: Damage) -> &'static str {
    match damage {
        Damage::Newer => {
            "The script in this link was written by a newer version of this page, so it is left out. Open the link there."
        }
        Damage::Broken => {
            "The script in this link was cut off or changed, so it is left out. Ask for the link again, whole."
        }
        Damage::TooLong => {
            "The script in this link is longer than any that is written here, so it is left out."
        }
    }
}

/// The script is too long for the address.
pub const TOO_LONG_FOR_LINK: &str = "This script is too long for a link. It stays here while this page is open; save it to keep it.";

/// The file cannot be opened.
pub const NOT_OPENED: &str = "This file could not be read as text.";

/// A ready script.
pub const fn sample(sample: SampleScript) -> &'static str {
    match sample {
        SampleScript::Default => "Guide: which policy everybody has",
        SampleScript::Grant => "Guide: calls to Teams for one user",
        SampleScript::Custom => "Guide: let users choose, corrected",
        SampleScript::Revert => "Guide: back to Global, corrected",
        SampleScript::Hybrid => "Trap: users with lines of their own",
        SampleScript::Global => "Trap: editing Global",
        SampleScript::InUse => "Trap: removing a policy that somebody has",
        SampleScript::Pilot => "Pilot: try out, do, look, take back",
        SampleScript::File => "Pilot from a file, asking each time",
        SampleScript::Modes => "April 2018: both policies",
        SampleScript::Retired => "January 2019: policy no longer honored",
        SampleScript::Mode => "2019: which mode everybody has",
        SampleScript::Upgrade => "2019: calls to Teams for one user",
    }
}

/// What a completion is.
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

/// An answer to a question, as on the button.
pub const fn answer(answer: Answer) -> &'static str {
    match answer {
        Answer::Yes => "Yes",
        Answer::YesToAll => "Yes to All",
        Answer::No => "No",
        Answer::NoToAll => "No to All",
    }
}

/// Where the words of an error come from, if they are not PowerShell's.
pub const fn source(stream: Stream) -> Option<&'static str> {
    match stream {
        Stream::Error(Wording::Own) => Some("our words"),
        Stream::Error(Wording::Documented) | Stream::Output | Stream::WhatIf => None,
    }
}

/// Where a remark stands.
pub fn place(line: usize, column: usize) -> String {
    format!("Line {line}, character {column}")
}

/// How many remarks there are.
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

/// How many completions there are.
pub fn completions(count: usize) -> String {
    match count {
        1 => "1 completion".to_owned(),
        _ => format!("{count} completions"),
    }
}

/// What an entry moved.
pub fn moved(calls: usize, users: usize) -> String {
    let users = if users == 1 { "1 user".to_owned() } else { format!("{users} users") };
    match calls {
        1 => format!("1 call of {users} lands elsewhere now."),
        _ => format!("{calls} calls of {users} land elsewhere now."),
    }
}

/// What was read in.
pub fn read_in(policies: usize, users: usize, unread: usize) -> String {
    let unread = match unread {
        0 => "Every line was understood.".to_owned(),
        1 => "1 line was not understood:".to_owned(),
        _ => format!("{unread} lines were not understood:"),
    };
    format!("Read: {policies} policies, {users} users. {unread}")
}

/// A line that was not understood.
pub fn unread(line: usize, why: &str) -> String {
    format!("Line {line}: {why}")
}

/// Something assumed of users.
pub fn assumed(users: usize, what: &str) -> String {
    format!("{what} ({users})")
}

/// There is more than is shown.
pub fn and_more(count: usize) -> String {
    format!("… and {count} more.")
}

/// What a cell said before.
pub fn was(landing: &str) -> String {
    format!(", was {landing}")
}

/// A policy that users have and nobody described.
pub fn missing(policy: &str) -> String {
    format!(
        "Users have the policy `{}`, which was not pasted. `Global` stands in for it.",
        policy.replace('`', "\u{2032}")
    )
}
