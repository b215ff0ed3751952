//! Words of the screen with whole tenants.

use crate::audit::Source;
use crate::routing::PolicyFields;

/// Its heading.
pub const HEADING: &str = "Audit";
/// Below the heading.
pub const LEAD: &str = "Drop what you exported and see where everybody’s calls land, as of December 2017. The files are read here, in this browser, and leave it nowhere.";

/// Where files go in.
pub const FILES: &str = "Files";
/// On the place for them.
pub const DROP: &str = "Drop exports here, or choose them.";
/// The button of the field.
pub const CHOOSE: &str = "Choose files";
/// What they can be.
pub const KINDS: &str = "CSV, JSON, or lists that PowerShell printed; users and, if you have them, policies. Several at once.";
/// Takes a file out again.
pub const REMOVE: &str = "Remove";
/// Takes all out.
pub const CLEAR: &str = "Clear";
/// Where text is pasted.
pub const PASTE: &str = "Paste instead";
/// Below it.
pub const PASTE_LEAD: &str =
    "The same as a file: CSV with its header, JSON, or the output of `Format-List`.";
/// The field for it.
pub const PASTED: &str = "Text";
/// Reads it.
pub const READ_PASTED: &str = "Read it";
/// The name that pasted text goes by.
pub const PASTED_FILE: &str = "pasted.txt";
/// Nothing was pasted.
pub const NOTHING_PASTED: &str = "There is nothing in the field.";
/// How to export.
pub const EXPORT: &str = "How to export";
/// Below it.
pub const EXPORT_LEAD: &str =
    "With the module of the time. Columns that are missing are assumed, and said to be.";
/// The commands for it.
pub const EXPORT_LINES: &str = "Get-CsOnlineUser -ResultSize Unlimited | Select-Object DisplayName, UserPrincipalName, HostingProvider, InterpretedUserType, VoicePolicy, EnterpriseVoiceEnabled, LineURI, OnlineVoiceRoutingPolicy, TeamsInteropPolicy | Export-Csv .\\users.csv -NoTypeInformation -Encoding UTF8\nGet-CsTeamsInteropPolicy | Format-List > .\\policies.txt";
/// Where a tenant is invented.
pub const SAMPLE: &str = "No export at hand?";
/// Below it.
pub const SAMPLE_LEAD: &str =
    "Invent a tenant with every trap in it. The same number makes the same tenant.";
/// How many users.
pub const SAMPLE_USERS: &str = "Users";
/// How it is written.
pub const SAMPLE_FORM: &str = "Written as";
/// What it follows from.
pub const SAMPLE_SEED: &str = "Number";
/// Makes it.
pub const SAMPLE_MAKE: &str = "Invent a tenant";
/// The name of its policies.
pub const SAMPLE_POLICIES_FILE: &str = "policies.txt";

/// While files are read.
pub const READING: &str = "Reading";
/// Stops it.
pub const CANCEL: &str = "Cancel";
/// It was stopped.
pub const CANCELLED: &str = "Stopped. What was read up to there counts below.";

/// Adds to a message that corrections to users were lost.
pub fn and_users_not_kept(told: &str) -> String {
    let remark = "Your corrections to users were not kept, because the files were read again. Make them again if they still apply.";
    format!("{told} {remark}").trim_start().to_owned()
}

/// How things were understood.
pub const UNDERSTOOD: &str = "How it was understood";
/// Below it.
pub const UNDERSTOOD_LEAD: &str = "What each column means, and what follows for organization and licence. All of it can be corrected.";
/// The columns of a file.
pub const COLUMNS: &str = "Columns";
/// A column's name.
pub const COLUMN: &str = "Column";
/// What it is taken for.
pub const TAKEN_FOR: &str = "Taken for";
/// Nothing.
pub const NOT_NEEDED: &str = "Nothing";
/// Why.
pub const WHY: &str = "Why";
/// A count of users.
pub const USERS: &str = "Users";
/// The policies.
pub const POLICIES: &str = "Policies";
/// A policy.
pub const POLICY: &str = "Policy";
/// What it says.
pub const SAYS: &str = "Says";
/// States it.
pub const STATE: &str = "State it";
/// The organizations.
pub const ORGANIZATIONS: &str = "Organizations";
/// The licences.
pub const LICENCES: &str = "Licences";
/// For those of whom nothing tells.
pub const UNLESS_TOLD_ORGANIZATION: &str = "Organization where nothing tells";
/// The same.
pub const UNLESS_TOLD_LICENCE: &str = "Licence where nothing tells";
/// As the files tell.
pub const AS_TOLD: &str = "As the files tell";
/// What users chose.
pub const CHOICE: &str = "What users chose in Teams, where they may";

/// The rows that are not judged.
pub const LISTED: &str = "Rows that are not judged";
/// A file.
pub const FILE: &str = "File";
/// A line.
pub const LINE: &str = "Line";
/// What to do about it.
pub const HELP: &str = "What to do";

/// Where calls land.
pub const TOTALS: &str = "Where calls land";
/// Below it.
pub const TOTALS_LEAD: &str = "Choose a number to see its users.";
/// A call.
pub const CALL: &str = "Call";
/// The shares as a picture.
pub const SHARES: &str = "Shares";

/// What was found.
pub const FINDINGS: &str = "What matters";
/// Nothing was.
pub const NO_FINDINGS: &str = "Nothing to object to: no trap was found.";
/// Shows its users.
pub const SHOW: &str = "Show them";
/// What fixes it.
pub const FIX: &str = "How to fix it";
/// Shows where calls would land.
pub const PREVIEW: &str = "Preview the fix";
/// Saves its users.
pub const SAVE_USERS: &str = "Save these users (CSV)";
/// Saves its users, and what each of them is assigned.
pub const SAVE_FIXES: &str = "Save the users with their fix (CSV)";
/// Opens the commands for the saved file.
pub const FILE_COMMANDS: &str = "PowerShell for the saved file, and how to undo it";
/// Above the command that assigns it.
pub const FIX_COMMAND: &str =
    "Save the users with their fix, then run this command in the folder of the file:";
/// Above the commands that take it back.
pub const UNDO_COMMAND: &str = "To undo it, run these commands with the same file:";

/// The users.
pub const USER_TABLE: &str = "Users";
/// Searches.
pub const SEARCH: &str = "Sign-in name or name";
/// The button for it.
pub const FIND: &str = "Find";
/// Finds by a list.
pub const BY_LIST: &str = "Find by a list";
/// The list.
pub const LIST: &str = "Sign-in names, one a line";
/// Everything again.
pub const ALL_USERS: &str = "All users";
/// What a filter does not look at.
pub const ANY: &str = "Any";
/// The licence of users.
pub const LICENCE: &str = "Licence";
/// The organization of users.
pub const ORGANIZATION: &str = "Organization";
/// A finding about users.
pub const FINDING: &str = "Found";
/// Which call the table shows.
pub const SHOWN_CALL: &str = "Call in question";
/// Where it lands.
pub const LANDS: &str = "Lands";
/// A user.
pub const USER: &str = "User";
/// How to go through them.
pub const SCROLLS: &str = "Users: arrow keys go from one to the next";
/// Explains a user.
pub const EXPLAIN: &str = "Explain";
/// Not known.
pub const UNKNOWN: &str = "Not known";
/// Hidden since the user was chosen.
pub const CLOSE: &str = "Close";
/// States things of the users that are shown.
pub const CORRECT: &str = "Correct these users";
/// Below it.
pub const CORRECT_LEAD: &str =
    "For all users that the table shows now, whatever their records tell.";
/// Leaves it as it is.
pub const AS_IS: &str = "Leave as it is";
/// Does it.
pub const CORRECT_THEM: &str = "Take it for these users";

/// What if.
pub const WHAT_IF: &str = "Which calls a policy assignment would reroute";
/// Below it.
pub const WHAT_IF_LEAD: &str = "This is a preview. No policy is assigned.";
/// For whom.
pub const WHOM: &str = "Assign to";
/// Everybody.
pub const EVERYBODY: &str = "Everybody in the files";
/// Those of the table.
pub const THOSE_SHOWN: &str = "The users that the table shows";
/// What they are assigned.
pub const ASSIGNED: &str = "What to assign";
/// The same to all.
pub const ONE_POLICY: &str = "One policy for all of them";
/// Shows those who move.
pub const SHOW_MOVED: &str = "Show who moves";
/// Nothing would.
pub const NOBODY_MOVES: &str = "Nobody’s calls would land elsewhere.";
/// The groups.
pub const GROUPS: &str = "Who moves, by what they have in common";
/// What moves.
pub const MOVES: &str = "What lands elsewhere";

/// Taking things away.
pub const TAKE: &str = "Take it with you";
/// Below it.
pub const TAKE_LEAD: &str = "For the users and the policy chosen above.";
/// Saves the result.
pub const SAVE_CSV: &str = "Save the result (CSV)";
/// Saves it as JSON.
pub const SAVE_JSON: &str = "Save the result (JSON)";
/// Copies the summary.
pub const SAVE_MARKDOWN: &str = "Save the summary (Markdown)";
/// While a file is written.
pub const WRITING: &str = "Writing the file …";
/// It was written.
pub const WRITTEN: &str = "Saved.";
/// It was stopped.
pub const NOT_WRITTEN: &str = "Stopped: the file was not saved.";
/// The files were read again before it could be written.
pub const NOT_WRITTEN_ANEW: &str =
    "The file was not saved, because the audit was read again. Save it once more.";
/// A policy of one's own.
pub const FIELDS: &str = "Field by field";

/// Reading broke off, in this file where that is known, of so many.
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

/// Something else than reading broke off.
pub fn task_failed(detail: &str) -> String {
    let advice = "That did not work, and the audit had to restart. What was read and stated is kept. Try it again, or with fewer users.";
    with_detail(advice.to_owned(), detail)
}

/// With what the browser says.
fn with_detail(advice: String, detail: &str) -> String {
    if detail.is_empty() { advice } else { format!("{advice} ({detail})") }
}

/// A file that cannot be read.
pub fn unreadable(name: &str) -> String {
    format!(
        "The file {name} can no longer be read: it was changed, moved or deleted. Remove it from the list, then add it again."
    )
}

/// A number with its thousands apart.
pub fn number(it: u64) -> String {
    let digits = it.to_string();
    let mut out = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            out.push('\u{202f}');
        }
        out.push(digit);
    }
    out
}

/// How large a file is.
pub fn size(bytes: u64) -> String {
    match bytes {
        0..1_000 => format!("{bytes} B"),
        1_000..1_000_000 => format!("{} kB", number(bytes.div_ceil(1_000))),
        _ => format!("{} MB", number(bytes / 1_000_000)),
    }
}

/// How far reading is.
pub fn progress(rows: u64, bytes: u64, of: u64, seconds_left: Option<u64>) -> String {
    let share = (bytes * 100).checked_div(of).unwrap_or(100).min(100);
    let left = match seconds_left {
        None => String::new(),
        Some(0 | 1) => ", about a second left".to_owned(),
        Some(it) => format!(", about {it} seconds left"),
    };
    format!("{share} %, {} rows{left}", number(rows))
}

/// What became of the rows.
pub fn rows(rows: u64, judged: u64) -> String {
    let listed = rows - judged.min(rows);
    let rows = match rows {
        1 => "1 row".to_owned(),
        _ => format!("{} rows", number(rows)),
    };
    format!("{rows} = {} judged + {} listed", number(judged), number(listed))
}

/// What a file holds.
pub fn file(source: &Source) -> String {
    format!("{}, {}", source.name, size(source.bytes))
}

/// What a file came to.
pub fn about_file(rows: u64, policies: u64, encoding: &str) -> String {
    let policies = match policies {
        0 => String::new(),
        1 => ", 1 policy".to_owned(),
        _ => format!(", {} policies", number(policies)),
    };
    format!("{} rows{policies}, {encoding}.", number(rows))
}

/// A part of all users.
pub fn share(users: u64, of: u64) -> String {
    let tenths = (users * 1000 + of / 2).checked_div(of).unwrap_or(0);
    match tenths {
        0 if users > 0 => "under 0.1 %".to_owned(),
        _ => format!("{}.{} %", tenths / 10, tenths % 10),
    }
}

/// So many users.
pub fn users(count: u64) -> String {
    match count {
        1 => "1 user".to_owned(),
        _ => format!("{} users", number(count)),
    }
}

/// So many of them.
pub fn of_users(count: u64, of: u64) -> String {
    format!("{} of {}", number(count), users(of))
}

/// What a button with a number does.
pub fn show_landing(count: u64, call: &str, landing: &str) -> String {
    format!("{}: {call}, {landing}", users(count))
}

/// More is listed than is kept.
pub fn and_more(count: u64) -> String {
    format!("… and {} more, counted above.", number(count))
}

/// What a policy says, in a line.
pub fn fields(fields: PolicyFields) -> String {
    let calling: &str = fields.calling_default_client.into();
    let chat: &str = fields.chat_default_client.into();
    let may: &str = fields.allow_end_user_client_override.into();
    format!("calls {calling}, chats {chat}, override {may}")
}

/// What each user is assigned: their own fix for what was found.
pub fn fix_of_each(finding: &str) -> String {
    format!("For each user, the fix for: {}", finding.replace('`', ""))
}

/// Who is not among those who are assigned something, and why.
pub fn left_out(count: u64, why: &str) -> String {
    let are = if count == 1 { "is" } else { "are" };
    format!("{} {are} left out. {why}", users(count))
}

/// Whether calls are lost that arrive today.
pub fn losing(count: u64) -> String {
    match count {
        0 => "No call is lost: what rings today still rings.".to_owned(),
        _ => format!(
            "{} would lose calls: at least one kind of call that rings today would ring nowhere.",
            users(count)
        ),
    }
}

/// What becomes of those on `Global` if it is restored.
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

/// What an assignment comes to.
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

/// Before and after, in a cell.
pub fn before_after(before: u64, after: u64) -> String {
    if before == after {
        number(before)
    } else {
        format!("{} → {}", number(before), number(after))
    }
}

/// Where a user stands.
pub fn place(file: &str, line: u64) -> String {
    format!("{file}, line {line}")
}

/// A landing of one call becomes another.
pub fn becomes(call: &str, before: &str, after: &str) -> String {
    format!("{call}: {before} → {after}")
}

/// What is filtered by a landing.
pub fn lands(call: &str, landing: &str) -> String {
    format!("{call}: {landing}")
}

/// What is filtered by a grant.
pub fn moved_by(policy: &str) -> String {
    format!("Moved by {policy}")
}

/// The name of a file with the users of a finding.
pub fn finding_file(finding: &str) -> String {
    format!("{finding}.csv")
}
