//! What a PowerShell line does.

use crate::powershell::Remark;
use crate::powershell::writing::NoPlan;

/// What a line does and what to know about it. Code stands between backticks.
pub const fn remark(remark: Remark) -> &'static str {
    match remark {
        Remark::CreatesCustom => {
            "Makes the policy. `New-` takes `-Identity`; the guide prints `-PolicyName` here, a slip that was \
             mended a week later."
        }
        Remark::GrantsCustom => "Gives it to one user.",
        Remark::GrantsInstance => "Gives the preconfigured policy to one user.",
        Remark::GrantsEquivalent => {
            "A preconfigured policy has these very fields, so there is no need to make one."
        }
        Remark::GrantsUnattested => {
            "No document names this instance: look for it with `Get-CsTeamsInteropPolicy` first."
        }
        Remark::GrantsMode => "Gives the user the built-in instance of this mode.",
        Remark::GrantsTeamsOnly => {
            "Gives the user TeamsOnly, whose instance is called `UpgradeToTeams`. The user has to be \
             homed online."
        }
        Remark::GrantsToEach => "Gives it to each of these users.",
        Remark::ReturnsEach => {
            "Takes the policy away from each of these users, so that Global applies."
        }
        Remark::TriesOut => "Says what would happen, and changes nothing.",
        Remark::ShowsUsers => "Shows what the users have. Blank means Global.",
        Remark::ShowsPolicy => "Shows what the policy says.",
        Remark::GrantsBack => "Gives back what was there before.",
        Remark::ReturnsToOwnMode => {
            "Takes the mode away, so that the one of the organization applies."
        }
        Remark::RemovesCustom => {
            "Removes the policy that was made. It works once nobody has it any more."
        }
        Remark::ReturnsToGlobal => {
            "Takes the user’s own policy away, so that Global applies. The guide grants `Global` by name, \
             which another document says fails."
        }
    }
}

/// Why there are no commands.
pub const fn no_plan(why: NoPlan) -> &'static str {
    match why {
        NoPlan::NoCmdlet => "These cmdlets did not exist at that date.",
        NoPlan::CannotCreate => {
            "No preconfigured policy has these fields, and at that time none can be made."
        }
        NoPlan::Nobody => "There are no users to change.",
        NoPlan::BadName => "A new policy cannot have this name. Choose another.",
        NoPlan::NameTaken => {
            "A policy of this name exists already, with other settings. Choose another name."
        }
    }
}
