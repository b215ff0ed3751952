//! What each generated PowerShell command does, and why there may be none.

use crate::powershell::Remark;
use crate::powershell::writing::NoPlan;

/// What a command does and what to know about it. Code is in backticks.
pub const fn remark(remark: Remark) -> &'static str {
    match remark {
        Remark::CreatesCustom => {
            "Creates the policy. `New-` takes `-Identity`. The guide uses `-PolicyName` here, a mistake that was \
             corrected a week later."
        }
        Remark::CreatesCallingPolicy => {
            "Creates the policy. Settings that do not route calls, such as recording or music on hold, get \
             their defaults, so compare them with the policy that the user has now."
        }
        Remark::GrantsCallingPolicy => {
            "Assigns the built-in policy. It replaces the user’s whole calling policy, including settings that \
             do not route calls, such as recording or music on hold."
        }
        Remark::ReturnsToGroupOrGlobal => {
            "Removes the user’s own policy, so that the policy of a group or Global applies. The defaults \
             of Global are shown here; check yours with `Get-CsTeamsCallingPolicy -Identity Global`."
        }
        Remark::GrantsCustom => "Assigns it to one user.",
        Remark::GrantsInstance => "Assigns the preconfigured policy to one user.",
        Remark::GrantsEquivalent => {
            "A preconfigured policy already has these settings, so you do not need to create one."
        }
        Remark::GrantsUnattested => {
            "No document names this policy. Use `Get-CsTeamsInteropPolicy` first to check that it exists."
        }
        Remark::GrantsMode => "Assigns the built-in policy for this mode to the user.",
        Remark::GrantsTeamsOnly => {
            "Assigns the TeamsOnly mode, whose policy is called `UpgradeToTeams`. The user must be homed \
             online."
        }
        Remark::GrantsToEach => "Assigns it to each of these users.",
        Remark::ReturnsEach => "Removes the policy of each of these users, so that Global applies.",
        Remark::TriesOut => "Shows what would happen. Nothing is changed.",
        Remark::ShowsUsers => "Shows the policy of each user. Blank means Global.",
        Remark::ShowsPolicy => "Shows the settings of the policy.",
        Remark::SetsOfUser => {
            "Changes the user’s own setting. Replace the example names with real ones."
        }
        Remark::ByHand => "No command undoes this part.",
        Remark::GrantsBack => "Assigns the previous policy again.",
        Remark::ReturnsToOwnMode => {
            "Removes the user’s own mode, so that the organization’s mode applies."
        }
        Remark::RemovesCustom => "Removes the new policy. This works only when no user has it.",
        Remark::ReturnsToGlobal => {
            "Removes the user’s own policy, so that Global applies. The guide assigns `Global` by name, \
             which fails according to another document."
        }
    }
}

/// Why no commands can be written.
pub const fn no_plan(why: NoPlan) -> &'static str {
    match why {
        NoPlan::NoCmdlet => "These cmdlets did not exist at that date.",
        NoPlan::CannotCreate => {
            "No preconfigured policy has these settings, and none could be created at that date."
        }
        NoPlan::Nobody => "There are no users to change.",
        NoPlan::BadName => "A new policy cannot have this name. Choose another.",
        NoPlan::NameTaken => {
            "A policy with this name already exists and has other settings. Choose another name."
        }
    }
}
