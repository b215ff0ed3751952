//! Words of the audit of calling policies: its problems, their fixes, and what is missing.

use super::audit_parts;
use super::audit_screen::number;
use crate::audit::estate::{CallingFinding, CallingFix, RowKind};
use crate::powershell::writing::written;
use crate::routing::Edition;

/// Introduction below the heading of the screen.
pub fn lead(edition: &Edition) -> String {
    format!(
        "Drop your exports to see where each user’s calls land, by the rules of {}. Files never leave this browser.",
        edition.date
    )
}

/// Above the control that chooses the edition.
pub const EDITION: &str = "Rules of";

/// Says which edition was chosen because of a column.
pub fn guessed(edition: &Edition, column: &str, file: &str) -> String {
    format!("`{file}` has a column `{column}`, so the rules of {} apply.", edition.date)
}

/// Says that no column tells the edition.
pub const NOT_GUESSED: &str = "No column of these files tells which rules apply. Choose them here.";

/// The headline above all problems.
pub fn headline(people: u64, unreachable: u64) -> String {
    match unreachable {
        0 => format!("Somebody answers for each of {}", users(people)),
        1 => format!("1 of {} can be reached by nobody", users(people)),
        _ => format!("{} of {} can be reached by nobody", number(unreachable), users(people)),
    }
}

fn users(count: u64) -> String {
    super::audit_screen::users(count)
}

/// What the files say about forwarding, in one sentence.
pub fn forwarding(forwarding: u64, longest: u64) -> String {
    match (forwarding, longest) {
        (0, _) => "No user forwards calls immediately.".to_owned(),
        (1, 0 | 1) => "1 user forwards calls immediately.".to_owned(),
        (_, 0 | 1) => format!("{} users forward calls immediately.", number(forwarding)),
        _ => format!(
            "{} users forward calls immediately. The longest chain has {longest} steps.",
            number(forwarding)
        ),
    }
}

/// A problem as a short title.
pub const fn finding(finding: CallingFinding) -> &'static str {
    match finding {
        CallingFinding::Unreachable => "Can be reached by nobody",
        CallingFinding::Circle => "Calls forwarded in a circle",
        CallingFinding::DeadEnd => "Calls forwarded to nobody",
        CallingFinding::Blocked => "Phone number, but calling is not allowed",
        CallingFinding::VoiceOff => "Phone number without license or Enterprise Voice",
        CallingFinding::TeamsOnlyOnPremises => "TeamsOnly, but homed on-premises",
        CallingFinding::PstnLost => "Phone number whose calls are lost",
        CallingFinding::TollBypass => "Toll bypass prevented on a line that does not support it",
        CallingFinding::CutOff => "Unanswered calls are cut off",
        CallingFinding::TargetCutsOff => "Calls forwarded to somebody without voicemail",
        CallingFinding::AllToVoicemail => "The policy sends calls to voicemail before they ring",
        CallingFinding::Forbidden => "Forwarding that the policy no longer allows",
        CallingFinding::UnansweredCircle => "Unanswered calls go in a circle",
        CallingFinding::Chain => "Calls forwarded more than once",
        CallingFinding::ModeNotInEffect => "TeamsOnly is assigned, but another mode is in effect",
        CallingFinding::IslandsAmongTeamsOnly => "In Islands, with colleagues in TeamsOnly",
        CallingFinding::UnknownPolicy => "Policy that does not exist",
        CallingFinding::OnPremises => "Homed on-premises, with Teams settings",
        CallingFinding::WithoutNumber => "Licensed, but without a phone number",
    }
}

/// What a problem means for its users.
pub const fn finding_means(finding: CallingFinding) -> &'static str {
    match finding {
        CallingFinding::Unreachable => {
            "No client of these users rings, nobody answers in their place, and no caller can leave a message."
        }
        CallingFinding::Circle => {
            "Their calls are forwarded to somebody who forwards them back, directly or through others. No client rings."
        }
        CallingFinding::DeadEnd => {
            "Their calls are forwarded to an account that is disabled or missing, or to a number that is assigned to nobody."
        }
        CallingFinding::Blocked => {
            "`AllowPrivateCalling` of their policy is False, so every call to their number is rejected."
        }
        CallingFinding::VoiceOff => {
            "They have a number, but no Teams Phone license, or `EnterpriseVoiceEnabled` is False. Calls to the number do not arrive."
        }
        CallingFinding::TeamsOnlyOnPremises => {
            "`TeamsOnly` is for users who are homed online. On-premises phone lines do not reach these users in Teams, and Skype for Business no longer takes their calls. Move them online, or give them another mode."
        }
        CallingFinding::PstnLost => {
            "Calls to their number ring nowhere, or are not supported in their coexistence mode."
        }
        CallingFinding::TollBypass => {
            "`PreventTollBypass` of their policy is True. It works with Direct Routing only; on other lines it stops calls."
        }
        CallingFinding::CutOff => {
            "If they do not answer, the caller is disconnected: voicemail is not allowed, and no other rule is set."
        }
        CallingFinding::TargetCutsOff => {
            "Their calls go to somebody without voicemail and without another rule, so the caller is disconnected if nobody answers."
        }
        CallingFinding::AllToVoicemail => {
            "The policy treats calls from outside as unanswered, or sends them to voicemail. No client rings."
        }
        CallingFinding::Forbidden => {
            "The rule was made while the policy allowed it. Microsoft’s documents do not say whether it still works."
        }
        CallingFinding::UnansweredCircle => {
            "If nobody answers, their calls come back to them through others, and nobody takes a message."
        }
        CallingFinding::Chain => {
            "Their calls are forwarded to somebody who forwards them again. The caller waits longer, and any change along the way reroutes the call."
        }
        CallingFinding::ModeNotInEffect => {
            "They are assigned `UpgradeToTeams`, and their calls follow another mode. It does nothing for users who are homed on-premises; for others, a new mode takes up to 24 hours."
        }
        CallingFinding::IslandsAmongTeamsOnly => {
            "Colleagues in `TeamsOnly` reach them in Teams, while calls from the phone network and from other organizations arrive in Skype for Business. They miss calls unless they run both."
        }
        CallingFinding::UnknownPolicy => {
            "They are assigned a policy that is not in the list of policies."
        }
        CallingFinding::OnPremises => {
            "Calling policies and forwarding in Teams do nothing for users who are homed on-premises."
        }
        CallingFinding::WithoutNumber => {
            "They have a Teams Phone license, and no number. Nobody can call them from the phone network."
        }
    }
}

/// A fix in a few words.
pub fn fix(fix: CallingFix) -> String {
    match fix {
        CallingFix::StopForwarding => "Turn off forwarding".to_owned(),
        CallingFix::ForwardToEnd => "Forward directly to where calls end".to_owned(),
        CallingFix::UnansweredToVoicemail => "Send unanswered calls to voicemail".to_owned(),
        CallingFix::Assign(name) => format!("Assign `{name}`"),
        CallingFix::Mode("", _) => "Remove the assigned mode".to_owned(),
        CallingFix::Mode(name, _) => format!("Assign `{name}`"),
        CallingFix::WaitForMode => "Export again after 24 hours".to_owned(),
        CallingFix::RemovePolicy => "Remove the policy, so that `Global` applies".to_owned(),
        CallingFix::EnableVoice => "Set `EnterpriseVoiceEnabled`".to_owned(),
        CallingFix::AssignLicense => {
            "Assign a Teams Phone license in the Microsoft 365 admin center".to_owned()
        }
        CallingFix::AssignNumber => "Assign a phone number".to_owned(),
        CallingFix::Nothing => "Nothing helps without losing a call".to_owned(),
    }
}

/// The commands that fix a problem for everybody in a saved file, and those that undo it. `None` if no
/// command does it.
pub fn fix_commands(fix: CallingFix, file: &str) -> Option<(String, String)> {
    const SETTINGS: &str = "Set-CsUserCallingSettings";
    const GRANT: &str = "Grant-CsTeamsCallingPolicy";
    let path = written(&format!(".\\{file}"));
    let each = |which: &str, cmdlet: &str, parameters: &[&str]| {
        let filter = if which.is_empty() {
            String::new()
        } else {
            format!("  Where-Object {{ {which} }} |\n")
        };
        let parameters: String = parameters.iter().map(|it| format!(" `\n      {it}")).collect();
        format!(
            "Import-Csv -Path {path} |\n{filter}  ForEach-Object {{\n    {cmdlet} `\n      -Identity $_.'sign-in'{parameters}\n  }}"
        )
    };
    let single = [
        "-IsForwardingEnabled $true",
        "-ForwardingType $_.'forwarding-type'",
        "-ForwardingTargetType $_.'forwarding-target-type'",
        "-ForwardingTarget $_.'forwarding-target'",
    ];
    let forwarding_back = [
        each("$_.'forwarding-target'", SETTINGS, &single),
        each("$_.'forwarding-type' -and -not $_.'forwarding-target'", SETTINGS, &single[..3]),
    ]
    .join("\n");
    let policy_back = [
        each("$_.policy", GRANT, &["-PolicyName $_.policy"]),
        each("-not $_.policy", GRANT, &["-PolicyName $null"]),
    ]
    .join("\n");
    Some(match fix {
        CallingFix::StopForwarding => {
            (each("", SETTINGS, &["-IsForwardingEnabled $false"]), forwarding_back)
        }
        CallingFix::ForwardToEnd => {
            let to_end = [
                "-IsForwardingEnabled $true",
                "-ForwardingType Immediate",
                "-ForwardingTargetType SingleTarget",
                "-ForwardingTarget $_.'ends-at'",
            ];
            (each("$_.'ends-at'", SETTINGS, &to_end), forwarding_back)
        }
        CallingFix::UnansweredToVoicemail => {
            let on = [
                "-IsUnansweredEnabled $true",
                "-UnansweredTargetType Voicemail",
                "-UnansweredDelay 00:00:20",
            ];
            let to = |target: &[&str]| {
                let rule = [&["-IsUnansweredEnabled $true"], target].concat();
                let which = match target {
                    [_, _] => "$_.'unanswered-target'",
                    _ => "$_.'unanswered-target-type' -and -not $_.'unanswered-target'",
                };
                each(which, SETTINGS, &rule)
            };
            let kind = "-UnansweredTargetType $_.'unanswered-target-type'";
            let off = [
                to(&[kind, "-UnansweredTarget $_.'unanswered-target'"]),
                to(&[kind]),
                each("$_.unanswered -eq 'False'", SETTINGS, &["-IsUnansweredEnabled $false"]),
            ]
            .join("\n");
            // A rule that was never set cannot be taken away again. Voicemail is what it did.
            let off = format!(
                "# Users whose rule was never set keep this one, which sends their calls to voicemail as before.\n{off}"
            );
            (each("", SETTINGS, &on), off)
        }
        CallingFix::Assign(name) => {
            let policy = format!("-PolicyName {}", written(name));
            (each("", GRANT, &[&policy]), policy_back)
        }
        CallingFix::Mode(to, back) => {
            let grant = |it: &str| {
                let policy = if it.is_empty() { "$null".to_owned() } else { written(it) };
                each("", "Grant-CsTeamsUpgradePolicy", &[&format!("-PolicyName {policy}")])
            };
            (grant(to), grant(back))
        }
        CallingFix::RemovePolicy => (each("", GRANT, &["-PolicyName $null"]), policy_back),
        CallingFix::EnableVoice => {
            let set = |it: &str| {
                each("", "Set-CsPhoneNumberAssignment", &[&format!("-EnterpriseVoiceEnabled {it}")])
            };
            (set("$true"), set("$false"))
        }
        CallingFix::AssignNumber => {
            let assign = each(
                "$_.number",
                "Set-CsPhoneNumberAssignment",
                &["-PhoneNumber $_.number", "-PhoneNumberType $_.'number-type'"],
            );
            let remove = each("$_.number", "Remove-CsPhoneNumberAssignment", &["-RemoveAll"]);
            (assign, remove)
        }
        CallingFix::AssignLicense | CallingFix::WaitForMode | CallingFix::Nothing => return None,
    })
}

/// What the saved file has, before the commands that read it.
pub fn file_lead(file: &str, fix: CallingFix) -> String {
    match fix {
        CallingFix::AssignNumber => format!(
            "Save `{file}`, add the columns `number` and `number-type` with the numbers to assign, and run:"
        ),
        _ => format!("Save `{file}`, which has a row for each of these users, and run:"),
    }
}

/// The name of the file with the users of a problem: all of them, or those with the same fix, so that no
/// command reaches a user whom it was not chosen for.
pub fn file(problem: &str, fix: Option<CallingFix>) -> String {
    match fix {
        Some(it) => format!("calling-{problem}-{}.csv", it.token()),
        None => format!("calling-{problem}.csv"),
    }
}

/// Column of the people to whom calls are forwarded.
pub const WAY: &str = "Calls go to";
/// To whom calls are forwarded, one after the other. Of a long way, the start and the end.
pub fn way(names: &[String]) -> String {
    match names {
        [first, second, .., last] if names.len() > 4 => format!("{first} → {second} → … → {last}"),
        _ => names.join(" → "),
    }
}

/// Heads the first users.
pub const WHO: &str = "Who";
/// Below them, if there are more.
pub fn more(count: u64) -> String {
    format!("and {} more, all of whom are in the saved file", number(count))
}
/// Heads a fix for some of the users.
pub fn fix_for(text: &str, people: u64) -> String {
    format!("{text} ({})", users(people))
}

/// Name of the part about forwarding.
pub const FORWARDING: &str = "Forwarding";
/// Heads the question.
pub const CALLERS: &str = "Whose calls can end at this person?";
/// Below it.
pub const CALLERS_LEAD: &str = "Enter a sign-in name, a SIP address or a phone number. The answer counts everybody whose calls can get there through any number of others: forwarded immediately, ringing at the same time, or because nobody answers.";
/// Label of the field.
pub const PERSON: &str = "Sign-in name or phone number";
/// Asks the question.
pub const FIND: &str = "Find them";
/// Column of people.
pub const USER: &str = "User";
/// Column of steps.
pub const STEPS: &str = "Steps";
/// Column of the next person.
pub const OVER: &str = "Forwards to";

/// The answer in one sentence.
pub fn callers(person: Option<&str>, total: u64) -> String {
    match (person, total) {
        (None, _) => "Nobody in these files has this name or number.".to_owned(),
        (Some(it), 0) => format!("Nobody forwards calls to {it}."),
        (Some(it), 1) => format!("The calls of 1 user can end at {it}."),
        (Some(it), _) => format!("The calls of {} users can end at {it}.", number(total)),
    }
}

/// Heads what the files lack.
pub const MISSING: &str = "What these files do not say";
/// Where they lack nothing.
pub const NOTHING_MISSING: &str = "Every kind of file was read.";
/// Column of commands.
pub const COMMAND: &str = "Export with";
/// Column of what they would decide.
pub const DECIDES: &str = "It would decide";

/// The command that exports rows of a kind.
pub const fn command(kind: RowKind) -> &'static str {
    match kind {
        RowKind::Users => {
            "Get-CsOnlineUser -ResultSize Unlimited | Select-Object UserPrincipalName, SipAddress, @{n='ObjectId';e={$_.Identity}}, AccountType, AccountEnabled, HostingProvider, TeamsUpgradeEffectiveMode, EnterpriseVoiceEnabled, LineUri, @{n='FeatureTypes';e={$_.FeatureTypes -join ';'}}, TeamsCallingPolicy, ExternalAccessPolicy, OnlineVoiceRoutingPolicy | Export-Csv .\\users.csv -NoTypeInformation -Encoding UTF8"
        }
        RowKind::Settings => {
            "Get-CsOnlineUser -ResultSize Unlimited | ForEach-Object { Get-CsUserCallingSettings -Identity $_.UserPrincipalName } | Select-Object SipUri, IsForwardingEnabled, ForwardingType, ForwardingTarget, ForwardingTargetType, IsUnansweredEnabled, UnansweredTarget, UnansweredTargetType, BusyOnBusyOption, @{n='Delegates';e={$_.Delegates.Id -join ';'}}, @{n='CallGroupTargets';e={$_.CallGroupTargets -join ';'}} | Export-Csv .\\settings.csv -NoTypeInformation -Encoding UTF8"
        }
        RowKind::Policies => {
            "Get-CsTeamsCallingPolicy | Export-Csv .\\policies.csv -NoTypeInformation -Encoding UTF8"
        }
        RowKind::Numbers => {
            "Get-CsPhoneNumberAssignment -Top 500000 | Select-Object TelephoneNumber, NumberType, PstnAssignmentStatus, AssignedPstnTargetId | Export-Csv .\\numbers.csv -NoTypeInformation -Encoding UTF8"
        }
        RowKind::Patterns => {
            "Get-CsInboundBlockedNumberPattern | Export-Csv .\\patterns.csv -NoTypeInformation -Encoding UTF8"
        }
        RowKind::Federation => {
            "Get-CsTenantFederationConfiguration | Format-List > .\\federation.txt"
        }
        RowKind::ExternalAccess => {
            "Get-CsExternalAccessPolicy | Export-Csv .\\external.csv -NoTypeInformation -Encoding UTF8"
        }
    }
}

/// The cmdlet that gives rows of a kind.
pub const fn cmdlet(kind: RowKind) -> &'static str {
    match kind {
        RowKind::Users => "Get-CsOnlineUser",
        RowKind::Settings => "Get-CsUserCallingSettings",
        RowKind::Policies => "Get-CsTeamsCallingPolicy",
        RowKind::Numbers => "Get-CsPhoneNumberAssignment",
        RowKind::Patterns => "Get-CsInboundBlockedNumberPattern",
        RowKind::Federation => "Get-CsTenantFederationConfiguration",
        RowKind::ExternalAccess => "Get-CsExternalAccessPolicy",
    }
}

/// What rows of a kind would decide.
pub const fn decides(kind: RowKind) -> &'static str {
    match kind {
        RowKind::Users => "who is licensed, who has a number, and which policy applies to whom",
        RowKind::Settings => {
            "who forwards to whom, and what follows if nobody answers. Until then, all users count as never having changed their rules"
        }
        RowKind::Policies => {
            "what policies of your own allow. Until then, only built-in ones are known, and `Global` counts as unchanged"
        }
        RowKind::Numbers => "how each line is connected, and which numbers are free",
        RowKind::Patterns => "whether callers are blocked by their number",
        RowKind::Federation => "whether other organizations can call at all",
        RowKind::ExternalAccess => "who can be called by other organizations",
    }
}

/// How many rows repeat a user, and which of them count.
pub fn repeated(count: u64, contradicting: u64) -> String {
    let rows = match count {
        0 => return String::new(),
        1 => "1 row repeats a user that an earlier row has.".to_owned(),
        _ => format!("{} rows repeat users that earlier rows have.", number(count)),
    };
    let says = match contradicting {
        0 => "None of them differ.".to_owned(),
        1 => "1 of them differs.".to_owned(),
        _ => format!("{} of them differ.", number(contradicting)),
    };
    format!("{rows} Each user is counted once. {says}")
}

/// What was read, in one sentence.
pub fn read(people: u64, rows: u64, rejected: u64) -> String {
    format!(
        "{}{}. They are about {}.",
        audit_parts::rows(rows, rows.saturating_sub(rejected)),
        audit_parts::rejected(rejected),
        users(people)
    )
}

/// The number of block patterns.
pub fn patterns(count: u64) -> String {
    format!(
        "{} patterns of blocked numbers. Whether one matches depends on the caller, so they are not part of the table.",
        number(count)
    )
}

/// Above the table of landings.
pub const LANDINGS_LEAD: &str =
    "Where a call lands while the user is signed in and free, and answers.";

/// Told when a file was added that is there already.
pub fn same_file(name: &str) -> String {
    format!(
        "{name} was already added, so it was not read twice. To read it again, remove it first."
    )
}
