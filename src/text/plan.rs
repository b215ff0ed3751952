//! The script that a plan is saved as. The code is in `plan.ps1` next to this file and is the same for
//! every plan. This file writes its help and fills in its data.
//!
//! No name from a file appears outside the data, not even in a comment. The name of a new policy, which
//! the visitor types, appears once, in quotes.

use super::audit_screen::{number, users};
use super::{labels, powershell};
use crate::audit::{Assigned, NewPolicy, Override, PlanHead, Skipped, TaskOutput, data_header};
use crate::powershell::script_file;
use crate::powershell::tenant::Era;
use crate::powershell::writing::quoted;
use strum::VariantArray;

const SCRIPT: &str = include_str!("plan.ps1");
const NEW_POLICY: &str = include_str!("plan_new_policy.ps1");

/// The output of a task as it is written to a file. A plan's users get the script around them.
pub fn written(output: &TaskOutput) -> String {
    let mut text = output.plan.as_deref().filter(|it| it.users > 0).map(head).unwrap_or_default();
    text.push_str(&output.text);
    if let Some(unwritten) = output.unwritten {
        text.push_str(&tail(unwritten));
    }
    text
}

/// The script before the users.
fn head(plan: &PlanHead) -> String {
    // From January 2019, the cmdlet fails without it.
    let force = if plan.era >= Era::January2019 { " -Force" } else { "" };
    let (policy, make) = match &plan.new_policy {
        Some(it) => (new_policy(it), "if (-not $Undo) { New-PlanPolicy }"),
        None => (String::new(), ""),
    };
    let script = SCRIPT.replace("{{force}}", force);
    let script = filled(&script, "            # {{make}}\n", "            ", make);
    let script = filled(&script, "# {{new policy}}\n\n", "", &policy);
    script_file(&format!("{}\n{script}$plan = @'\n{}", help(plan), data_header()))
}

/// The script after the users.
fn tail(unwritten: u64) -> String {
    format!(
        "'@\n\n# Users who are left out because their names cannot be written on one line of text.\n\
         $unwritten = {unwritten}\n\nStart-Plan\n"
    )
}

/// Replaces a placeholder with a line, or removes it if the line is empty.
fn filled(script: &str, place: &str, indent: &str, line: &str) -> String {
    let line = if line.is_empty() { String::new() } else { format!("{indent}{line}\n") };
    script.replacen(place, &line, 1)
}

fn new_policy(policy: &NewPolicy) -> String {
    let fields = policy.fields;
    let calling: &str = fields.calling_default_client.into();
    let chat: &str = fields.chat_default_client.into();
    let may = match fields.allow_end_user_client_override {
        Override::Off => "$false",
        Override::On => "$true",
    };
    // The name comes last, so that nothing in it is mistaken for a placeholder.
    NEW_POLICY
        .replace("{{override}}", may)
        .replace("{{calling}}", calling)
        .replace("{{chat}}", chat)
        .replace("{{name}}", &quoted(&policy.name))
}

/// The comment-based help at the top of the file, which `Get-Help` shows.
fn help(plan: &PlanHead) -> String {
    let waves = plan.waves();
    let mut lines = vec![
        "<#".to_owned(),
        ".SYNOPSIS".to_owned(),
        format!("Assigns Teams interoperability policies to {}, in {}.", users(plan.users), of_waves(waves)),
        String::new(),
        ".DESCRIPTION".to_owned(),
        "Call Landing saved this plan. The page has not run any of it, and the script changes nothing".to_owned(),
        "until you run a wave.".to_owned(),
        String::new(),
        format!("Cmdlets: those of {} (Grant-CsTeamsInteropPolicy).", powershell::era(plan.era).0),
    ];
    if plan.era == Era::January2019 {
        lines.push(
            "At that date this policy no longer routed calls; coexistence modes did.".to_owned(),
        );
    }
    lines.extend([
        format!(
            "Waves: {}, of at most {}. You run, check and undo each one separately.",
            number(waves),
            users(plan.wave)
        ),
        String::new(),
        "Policies to assign:".to_owned(),
    ]);
    lines.extend(plan.assigned.iter().map(|it| format!("  {}: {}", assigned(it.0), users(it.1))));
    lines.push(String::new());
    if plan.moves.is_empty() {
        lines.push("Rerouted calls: none.".to_owned());
    } else {
        lines.push(format!(
            "Rerouted calls, by the rules of December 2017 (at least one for {}):",
            users(plan.rerouted)
        ));
        lines.extend(plan.moves.iter().map(|&(call, before, after, count)| {
            let (before, after) = (labels::landing(before), labels::landing(after));
            format!("  {}: {before} -> {after}: {}", call.label(), users(count))
        }));
    }
    lines.push(String::new());
    if plan.losing > 0 {
        lines.push(format!(
            "WARNING: {} in this plan will have calls that stop ringing or are no longer supported.",
            users(plan.losing)
        ));
        lines.extend(["You chose to include them.".to_owned(), String::new()]);
    }
    lines.push("Left out:".to_owned());
    let missing = Skipped::VARIANTS.iter().zip(plan.skipped).filter(|it| it.1 > 0);
    let missing: Vec<String> =
        missing.map(|(&why, count)| format!("  {}: {}", skipped(why), number(count))).collect();
    if missing.is_empty() {
        lines.push("  Nobody".to_owned());
    }
    lines.extend(missing);
    lines.push(format!("\n{}", USAGE.replace("{{waves}}", &number(waves))));
    lines.join("\n")
}

/// The part of the help that is the same for every plan.
const USAGE: &str = "\
The users are listed at the end of this file, one per line: the wave, the sign-in name, the policy
to assign, and the user's policy in the exported files. The plan does not know about later changes.
If there were any, create a new plan.

.PARAMETER Wave
The wave to run, from 1 to {{waves}}. Without this parameter, the script describes itself and
changes nothing.

.PARAMETER Undo
Assigns their previous policies to the users of the wave again. A policy that was created is kept.

.PARAMETER Check
Shows the current policies of the users of the wave. Changes nothing.

.EXAMPLE
.\\plan.ps1 -Wave 1 -WhatIf
Shows what the first wave would do. Changes nothing.

.EXAMPLE
.\\plan.ps1 -Wave 1
Assigns the policies to the users of the first wave. Stops at the first error.

.EXAMPLE
.\\plan.ps1 -Wave 1 -Check
Shows the current policy of each of them.

.EXAMPLE
.\\plan.ps1 -Wave 1 -Undo
Assigns their previous policies again.

.NOTES
Run it in Windows PowerShell 5.1, in a session that is connected to Skype for Business Online.
Windows blocks downloaded scripts. After you have read this one, run: Unblock-File .\\plan.ps1
#>";

/// Heading of the form.
pub const HEADING: &str = "Plan";
/// Introduction of the form.
pub const LEAD: &str = "A PowerShell script that assigns the policy chosen above, wave by wave. Check whose calls it reroutes before you save it.";
/// Label of the size of a wave.
pub const WAVE: &str = "Users in each wave";
/// Message when the size of a wave is not valid.
pub const WAVE_RANGE: &str = "Enter how many users each wave has: a whole number from 1 to 10,000.";
/// Label of the date whose cmdlets the script uses.
pub const WHEN: &str = "Cmdlets as of";
/// Label of the name of a new policy.
pub const NEW_NAME: &str = "Name of the new policy";
/// Label above the users who are left out.
pub const LEFT_OUT: &str = "Left out:";
/// Button that saves the script.
pub const SAVE: &str = "Save the plan (PowerShell)";
/// File name of the script.
pub const FILE: &str = "plan.ps1";
/// How to run the script.
pub const HOW: &str = "Run it in Windows PowerShell 5.1, connected to Skype for Business Online. Without `-Wave`, the script describes itself and changes nothing.";
/// The commands that run it.
pub const HOW_LINES: &str = "\
.\\plan.ps1                   # describes the plan
.\\plan.ps1 -Wave 1 -WhatIf   # previews the first wave
.\\plan.ps1 -Wave 1           # runs it
.\\plan.ps1 -Wave 1 -Check    # shows the current policies of its users
.\\plan.ps1 -Wave 1 -Undo     # assigns the previous policies again";

/// How many users the plan changes.
pub fn changes(count: u64, waves: u64) -> String {
    match count {
        0 => "There are no users to change.".to_owned(),
        1 => "The plan changes 1 user.".to_owned(),
        _ => format!("The plan changes {} in {}.", users(count), of_waves(waves)),
    }
}

/// What the plan assigns.
pub fn assigns(assigned: Assigned) -> String {
    match assigned {
        Assigned::Global => {
            "It removes the users’ own policies, so that Global applies.".to_owned()
        }
        Assigned::Instance(it) => format!("It assigns {}.", it.name),
        Assigned::New => "It creates a new policy and assigns it.".to_owned(),
    }
}

/// Label of the choice to include users who would lose calls.
pub fn include(count: u64) -> String {
    format!(
        "Include the {} with calls that would stop ringing or no longer be supported",
        users(count)
    )
}

/// A policy that the plan assigns, in the help of the script.
pub const fn assigned(assigned: Assigned) -> &'static str {
    match assigned {
        Assigned::Global => "no policy of their own, so that Global applies",
        Assigned::Instance(it) => it.name,
        Assigned::New => "the new policy that $newPolicy describes below",
    }
}

/// The users who are left out for this reason.
pub const fn skipped(why: Skipped) -> &'static str {
    match why {
        Skipped::AlreadyHas => "Users who already have the policy",
        Skipped::Unmoved => "Users whose calls all land where they land today",
        Skipped::LosesCalls => "Users with calls that would stop ringing or no longer be supported",
        Skipped::UnknownPolicy => "Users whose current policy has unknown settings",
        Skipped::NoPolicyName => {
            "Users whose current policy has no name in the files, so the change could not be undone"
        }
        Skipped::NotConcerned => "Users who do not have this problem",
        Skipped::NoFix => "Users whom no policy helps",
    }
}

fn of_waves(count: u64) -> String {
    match count {
        1 => "1 wave".to_owned(),
        _ => format!("{} waves", number(count)),
    }
}
