//! What a PowerShell line does.

use crate::powershell::Remark;

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
        Remark::ReturnsToGlobal => {
            "Takes the user’s own policy away, so that Global applies. The guide grants `Global` by name, \
             which another document says fails."
        }
    }
}
