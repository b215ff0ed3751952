//! Labels and messages of the audit screen.

use crate::audit::{PolicyFields, Repeats, SourceFile};

/// Heading of the screen.
pub const HEADING: &str = "Audit";

/// Name of the file picker, for screen readers.
pub const FILES: &str = "Files";
/// Text in the drop area.
pub const DROP: &str = "Drop your exports here";
/// Opens the browser's dialog for files.
pub const CHOOSE: &str = "Choose files";
/// Shows the files again after they were read, to add or remove some.
pub const CHANGE_FILES: &str = "Change files";
/// Hides them.
pub const HIDE_FILES: &str = "Done";
/// Which files the drop area accepts.
pub const KINDS: &str = "CSV, JSON, or lists printed by PowerShell. Add users and, if you have them, policies. You can add several files at once.";
/// Button that removes one file from the list.
pub const REMOVE: &str = "Remove";
/// Button that removes all files.
pub const CLEAR: &str = "Remove all";
/// Section for pasted text.
pub const PASTE: &str = "Paste text instead";
/// Introduction of the paste section.
pub const PASTE_LEAD: &str =
    "Paste what a file would contain: CSV with its header, JSON, or the output of `Format-List`.";
/// Label of the field for pasted text.
pub const PASTED: &str = "Text";
/// Button that reads the pasted text.
pub const READ_PASTED: &str = "Read this text";
/// File name given to pasted text.
pub const PASTED_FILE: &str = "pasted.txt";
/// Message when the paste field is empty.
pub const NOTHING_PASTED: &str = "Paste some text first.";
/// Section with the export commands.
pub const EXPORT: &str = "How to export";
/// Introduction of the export section.
pub const EXPORT_LEAD: &str = "Run these commands in the module of the time: Skype for Business Online, or Microsoft Teams. Values of missing columns are assumed, and the audit says so.";
/// The commands that export users and policies.
pub const EXPORT_LINES: &str = "Get-CsOnlineUser -ResultSize Unlimited | Select-Object DisplayName, UserPrincipalName, HostingProvider, InterpretedUserType, VoicePolicy, EnterpriseVoiceEnabled, LineURI, OnlineVoiceRoutingPolicy, TeamsInteropPolicy | Export-Csv .\\users.csv -NoTypeInformation -Encoding UTF8\nGet-CsTeamsInteropPolicy | Format-List > .\\policies.txt";
/// Section that generates a sample tenant.
pub const SAMPLE: &str = "Generate a sample tenant";
/// Introduction of the sample section.
pub const SAMPLE_LEAD: &str = "A sample tenant of December 2017 has every known problem of that time. Same seed, same tenant.";
/// The same where calling policies and coexistence modes route calls.
pub const SAMPLE_LEAD_CALLING: &str = "Four files that belong together: users, their call settings, calling policies, and telephone numbers. Every known problem is in them. Same seed, same tenant.";
/// The same where coexistence modes alone route calls.
pub const SAMPLE_LEAD_MODES: &str = "Users and their coexistence modes, with every known problem of that time. Same seed, same tenant.";
/// Label for the number of sample users.
pub const SAMPLE_USERS: &str = "Users";
/// Label for the format of the sample.
pub const SAMPLE_FORM: &str = "Format";
/// Label for the seed of the sample.
pub const SAMPLE_SEED: &str = "Seed";
/// Button that generates the sample.
pub const SAMPLE_MAKE: &str = "Generate";
/// File name of the sample's policies.
pub const SAMPLE_POLICIES_FILE: &str = "policies.txt";

/// Name of the progress bar, for screen readers.
pub const READING: &str = "Reading";
/// Button that stops reading.
pub const CANCEL: &str = "Cancel";
/// Message after reading was stopped.
pub const CANCELLED: &str = "Stopped. The results below cover the rows that were read.";

/// Adds to a message that corrections to users were lost.
pub fn and_users_not_kept(told: &str) -> String {
    let remark = "Your corrections to users were not kept, because the files were read again. Make them again if they still apply.";
    format!("{told} {remark}").trim_start().to_owned()
}

/// Introduction of the part about the files.
pub const UNDERSTOOD_LEAD: &str = "How your files were interpreted. Check what each column means, and which organization and license the users have. You can correct all of it.";
/// Heading of the assumptions.
pub const ASSUMPTIONS: &str = "Assumptions";
/// Heading of the files with their columns.
pub const COLUMNS: &str = "Files and columns";
/// Table heading above column names.
pub const COLUMN: &str = "Column";
/// Table heading above the meaning of each column.
pub const TAKEN_FOR: &str = "Meaning";
/// Choice for a column without a meaning.
pub const NOT_NEEDED: &str = "Not used";
/// Table heading above reasons.
pub const WHY: &str = "Reason";
/// Table heading above counts of users.
pub const USERS: &str = "Users";
/// Section with the policies that were found.
pub const POLICIES: &str = "Policies";
/// A policy, as a label and as a table heading.
pub const POLICY: &str = "Policy";
/// Table heading above the settings of each policy.
pub const SAYS: &str = "Settings";
/// Button that enters the settings of a policy.
pub const STATE: &str = "Use these settings";
/// Section that says why users have their organization and license.
pub const REASONS: &str = "How organization and license were determined";
/// Label of the organization for all users.
pub const ORGANIZATIONS: &str = "Organization for all users";
/// Label of the license for all users.
pub const LICENCES: &str = "License for all users";
/// Label of the organization assumed where the files do not say.
pub const UNLESS_TOLD_ORGANIZATION: &str = "Organization, if the export does not say";
/// Label of the license assumed where the files do not say.
pub const UNLESS_TOLD_LICENCE: &str = "License, if the export does not say";
/// Choice that follows the files.
pub const AS_TOLD: &str = "As in the files";
/// Label of the choice that users are assumed to have made.
pub const CHOICE: &str = "What users chose in Teams, if their policy lets them";

/// Section with the rows that were not evaluated.
pub const REJECTED: &str = "Skipped rows";
/// Opens the rejected rows, one by one.
pub const EACH_ROW: &str = "Each row, with the reason";
/// Table heading above file names.
pub const FILE: &str = "File";
/// Table heading above line numbers.
pub const LINE: &str = "Line";
/// Table heading above advice.
pub const HELP: &str = "What to do";

/// Introduction of the totals.
pub const TOTALS_LEAD: &str = "Select a number to see its users.";
/// Table heading above kinds of calls.
pub const CALL: &str = "Call";
/// Table heading above shares.
pub const SHARES: &str = "Share";

/// Label of the search field.
pub const SEARCH: &str = "Sign-in name or display name";
/// Button that starts a search.
pub const FIND: &str = "Find";
/// Section with the filters.
pub const FILTERS: &str = "Filters";
/// Section that finds users by a list of names.
pub const BY_LIST: &str = "Find a list of users";
/// Label of the list.
pub const LIST: &str = "Sign-in names, one per line";
/// Button that clears the search and the filters.
pub const ALL_USERS: &str = "All users";
/// Choice of a filter that lets every user through.
pub const ANY: &str = "Any";
/// The license of users, as a label and as a table heading.
pub const LICENCE: &str = "License";
/// The organization of users, as a label and as a table heading.
pub const ORGANIZATION: &str = "Organization";
/// Label of the filter by finding.
pub const FINDING: &str = "Problem or note";
/// Label of the kind of call whose landings the table shows.
pub const SHOWN_CALL: &str = "Kind of call";
/// Where the call lands, as a label and as a table heading.
pub const LANDS: &str = "Landing";
/// Table heading above names.
pub const USER: &str = "User";
/// Name of the scrolling table, for screen readers.
pub const SCROLLS: &str = "Users. Use the arrow keys to move from one to the next.";
/// In place of something that is not known.
pub const UNKNOWN: &str = "Not known";
/// Button that closes the explanation of a user.
pub const CLOSE: &str = "Close";
/// Section that corrects the facts of the visible users.
pub const CORRECT: &str = "Correct these users";
/// Introduction of the correction.
pub const CORRECT_LEAD: &str =
    "The correction applies to all users in the table, whatever the files say.";
/// Choice that corrects nothing.
pub const AS_IS: &str = "Do not change";
/// Button that applies the correction.
pub const CORRECT_THEM: &str = "Apply to these users";

/// Introduction of the simulation.
pub const WHAT_IF_LEAD: &str = "Simulation only. No policy is changed.";
/// Choice of nothing yet.
pub const CHOOSE_FIRST: &str = "Choose…";
/// Name of the table of the simulation, for screen readers.
pub const WHAT_IF_TABLE: &str = "Where calls land before and after";
/// What to do before there is anything to show.
pub const NOTHING_CHOSEN: &str = "Choose what to assign to see which calls would ring elsewhere.";
/// Label of the users to assign to.
pub const WHOM: &str = "Assign to";
/// Choice of all users.
pub const EVERYBODY: &str = "All users in the files";
/// Choice of the users in the table.
pub const THOSE_SHOWN: &str = "The users in the table";
/// Label of what to assign.
pub const ASSIGNED: &str = "What to assign";
/// Choice that assigns one policy to all of them.
pub const ONE_POLICY: &str = "One policy for all of them";
/// Button that shows the users whose calls are rerouted.
pub const SHOW_MOVED: &str = "Show affected users";
/// Message when no call is rerouted.
pub const NOBODY_MOVES: &str = "No calls would land elsewhere.";
/// Section with the affected users, grouped.
pub const GROUPS: &str = "Affected users, grouped by what they have in common";
/// Table heading above rerouted calls.
pub const MOVES: &str = "Rerouted calls";

/// Section for saving results.
pub const EXPORT_RESULTS: &str = "Export";
/// What is saved of the simulation.
pub const EXPORT_WHAT_IF: &str =
    "The users and the policies chosen above, with where each call rings now and then.";
/// What is saved of the table of users.
pub const EXPORT_USERS: &str = "The users in the table, with where each of their calls rings.";
/// Button that saves the result as CSV.
pub const SAVE_CSV: &str = "Save as CSV";
/// Button that saves the result as JSON.
pub const SAVE_JSON: &str = "Save as JSON";
/// Button that saves the summary.
pub const SAVE_MARKDOWN: &str = "Save the summary (Markdown)";
/// Message while a file is written.
pub const WRITING: &str = "Writing the file …";
/// Message once the file is saved.
pub const WRITTEN: &str = "Saved.";
/// Message when writing was stopped.
pub const NOT_WRITTEN: &str = "Stopped: the file was not saved.";
/// Message when the files were read again before the file was complete.
pub const NOT_WRITTEN_ANEW: &str =
    "The file was not saved, because the files were read again in the meantime. Save it once more.";

/// Reading failed: in this file, if that is known, out of `files`.
pub fn reading_failed(file: Option<&str>, files: usize, detail: &str) -> String {
    let advice = match file {
        Some(name) if files > 1 => format!(
            "Reading {name} failed, so nothing is counted. Remove {name} to audit the other files, or replace it with a new export."
        ),
        Some(name) => format!(
            "Reading {name} failed, so nothing is counted. Remove it and add it again, or add a new export instead."
        ),
        None => "Reading failed, so nothing is counted. Remove all files, then add them one at a time to find the one that fails.".to_owned(),
    };
    with_detail(advice, detail)
}

/// A task other than reading failed.
pub fn task_failed(detail: &str) -> String {
    let advice = "That did not work, and the audit had to restart. Everything that you read or entered is kept. Try again, or try with fewer users.";
    with_detail(advice.to_owned(), detail)
}

/// Adds the browser's own message, if there is one.
fn with_detail(advice: String, detail: &str) -> String {
    if detail.is_empty() { advice } else { format!("{advice} ({detail})") }
}

/// A file that the browser can no longer read.
pub fn unreadable(name: &str) -> String {
    format!(
        "The file {name} can no longer be read: it was changed, moved or deleted. Remove it from the list, then add it again."
    )
}

/// A number with a comma between groups of three digits.
pub fn number(it: u64) -> String {
    let digits = it.to_string();
    let mut out = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    out
}

/// The size of a file.
pub fn size(bytes: u64) -> String {
    match bytes {
        0..1_000 => format!("{bytes} B"),
        1_000..1_000_000 => format!("{} kB", number(bytes.div_ceil(1_000))),
        _ => format!("{} MB", number(bytes / 1_000_000)),
    }
}

/// How much has been read, and how long the rest will take.
pub fn progress(rows: u64, bytes: u64, of: u64, seconds_left: Option<u64>) -> String {
    let share = (bytes * 100).checked_div(of).unwrap_or(100).min(100);
    let left = match seconds_left {
        None => String::new(),
        Some(0 | 1) => ", about a second left".to_owned(),
        Some(it) => format!(", about {it} seconds left"),
    };
    format!("{share} %, {} rows{left}", number(rows))
}

/// The name and size of a file.
pub fn file(source: &SourceFile) -> String {
    format!("{}, {}", source.name, size(source.bytes))
}

/// What was found in a file.
pub fn about_file(rows: u64, policies: u64, encoding: &str) -> String {
    let policies = match policies {
        0 => String::new(),
        1 => ", 1 policy".to_owned(),
        _ => format!(", {} policies", number(policies)),
    };
    format!("{} rows{policies}, {encoding}.", number(rows))
}

/// A share of all users, in percent.
pub fn share(users: u64, of: u64) -> String {
    let tenths = (users * 1000 + of / 2).checked_div(of).unwrap_or(0);
    match tenths {
        0 if users > 0 => "under 0.1 %".to_owned(),
        _ => format!("{}.{} %", tenths / 10, tenths % 10),
    }
}

/// A number of users.
pub fn users(count: u64) -> String {
    match count {
        1 => "1 user".to_owned(),
        _ => format!("{} users", number(count)),
    }
}

/// A number out of all users.
pub fn of_users(count: u64, of: u64) -> String {
    format!("{} of {}", number(count), users(of))
}

/// Name of the button that shows the users with one landing, for screen readers.
pub fn show_landing(count: u64, call: &str, landing: &str) -> String {
    format!("{}: {call}, {landing}", users(count))
}

/// There are more rejected rows than are kept.
pub fn and_more(count: u64) -> String {
    format!("… and {} more, which are counted above.", number(count))
}

/// The settings of a policy on one line.
pub fn fields(fields: PolicyFields) -> String {
    let calling: &str = fields.calling_default_client.into();
    let chat: &str = fields.chat_default_client.into();
    let may: &str = fields.allow_end_user_client_override.into();
    format!("calls {calling}, chats {chat}, override {may}")
}

/// Choice that assigns to each user their own fix for one finding.
pub fn fix_of_each(finding: &str) -> String {
    format!("For each user, the fix for: {}", finding.replace('`', ""))
}

/// How many users are left out of an assignment, and why.
pub fn left_out(count: u64, why: &str) -> String {
    let are = if count == 1 { "is" } else { "are" };
    format!("{} {are} left out. {why}", users(count))
}

/// How many users would lose a call that rings today.
pub fn losing(count: u64) -> String {
    match count {
        0 => "No call is lost: what rings today still rings.".to_owned(),
        _ => format!(
            "{} would lose calls: at least one kind of call that rings today would ring nowhere.",
            users(count)
        ),
    }
}

/// What restoring `Global` would mean for the users who follow it.
pub fn restoring_global(of: u64, moved: u64, losing: u64) -> String {
    let on = format!("{} in these files have no policy of their own.", users(of));
    match (moved, losing) {
        (_, 1..) => format!(
            "Do not restore `Global` now. {on} Of them, {} would lose calls.",
            users(losing)
        ),
        (0, _) => format!("{on} Restoring `Global` changes nothing for them."),
        _ => format!("{on} Restoring `Global` reroutes calls of {} and loses none:", users(moved)),
    }
}

/// How many users an assignment affects.
pub fn moved(moved: u64, of: u64) -> String {
    match moved {
        0 => format!("{NOBODY_MOVES} Assigned to {}.", users(of)),
        _ => format!(
            "At least one kind of call lands elsewhere for {} of {}.",
            number(moved),
            users(of)
        ),
    }
}

/// A count before and after, for one cell.
pub fn before_after(before: u64, after: u64) -> String {
    if before == after {
        number(before)
    } else {
        format!("{} → {}", number(before), number(after))
    }
}

/// Where the row of a user is.
pub fn place(file: &str, line: u64) -> String {
    format!("{file}, line {line}")
}

/// A call that would land elsewhere.
pub fn becomes(call: &str, before: &str, after: &str) -> String {
    format!("{call}: {before} → {after}")
}

/// Name of the filter by landing.
pub fn lands(call: &str, landing: &str) -> String {
    format!("{call}: {landing}")
}

/// Name of the filter by assignment.
pub fn moved_by(policy: &str) -> String {
    format!("Affected by {policy}")
}

/// File name for the users of a finding.
pub fn finding_file(finding: &str) -> String {
    format!("{finding}.csv")
}

/// Asks which row counts.
pub const WHICH_ROW: &str = "Which row counts?";

/// A row that counts, as an answer.
pub const fn counting(repeats: Repeats) -> &'static str {
    match repeats {
        Repeats::First => "The first row of each user",
        Repeats::Last => "The last row of each user",
    }
}
