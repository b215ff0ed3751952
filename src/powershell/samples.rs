//! Sample scripts: the steps of the guide, their mistakes, and a pilot. Each script runs without errors
//! at every date that it is offered for.

use super::tenant::Era;
use strum::{EnumString, IntoStaticStr, VariantArray};

/// A sample script.
#[derive(Clone, Copy, Debug, PartialEq, Eq, EnumString, IntoStaticStr, VariantArray)]
#[strum(serialize_all = "kebab-case")]
pub enum SampleScript {
    /// Shows which policy every user has (guide, "Default Teams Interop Policy").
    Default,
    /// Sends one user's calls to Teams (guide, assignment of the preconfigured policy).
    Grant,
    /// Creates a policy that lets users choose (guide, custom policy), with the guide's mistake corrected.
    Custom,
    /// Returns a user to Global with the command that works.
    Revert,
    /// Shows what goes wrong for users with on-premises phone lines.
    Hybrid,
    /// Edits Global and undoes it.
    Global,
    /// Removes a policy that a user has.
    InUse,
    /// Previews, assigns, checks and undoes a policy for a pilot group.
    Pilot,
    /// Assigns a policy to the users in a file.
    File,
    /// Assigns both policies, as in April 2018.
    Modes,
    /// Shows that the policy is no longer honored in January 2019.
    Retired,
    /// Shows which coexistence mode every user has.
    Mode,
    /// Moves one user to Teams by coexistence mode.
    Upgrade,
    /// Shows what decides a user's calls today.
    Calling,
    /// Sends calls from the telephone network to voicemail with a calling policy.
    Treatment,
    /// Forwards a user's calls, and undoes it.
    Forward,
    /// Assigns a number, and a policy to a group.
    Number,
    /// Blocks a caller and another organization.
    Block,
}

/// The file that [`SampleScript::File`] reads.
pub const SAMPLE_TABLE: &str = "UserPrincipalName\nann@contoso.com\nben@contoso.com\n";

impl SampleScript {
    /// The text of the script.
    pub const fn script(self) -> &'static str {
        match self {
            Self::Default => {
                "Get-CsTeamsInteropPolicy -Identity Global\nGet-CsOnlineUser -Identity user@contoso.com\n"
            }
            Self::Grant => {
                "Get-CsTeamsInteropPolicy -Identity tag:DisallowOverrideCallingTeamsChatTeams\n\
                 Grant-CsTeamsInteropPolicy -PolicyName tag:DisallowOverrideCallingTeamsChatTeams -Identity user@contoso.com\n"
            }
            Self::Custom => {
                "# The guide first used -PolicyName here. New- has no such parameter: -Identity names the policy.\n\
                 New-CsTeamsInteropPolicy -Identity tag:CustomPolicy -AllowEndUserClientOverride:$True -CallingDefaultClient:Default -ChatDefaultClient:Default\n\
                 Grant-CsTeamsInteropPolicy -PolicyName tag:CustomPolicy -Identity user@contoso.com\n"
            }
            Self::Revert => {
                "Grant-CsTeamsInteropPolicy -PolicyName DisallowOverrideCallingTeamsChatTeams -Identity user@contoso.com\n\
                 # The guide shows this line. It fails, because Global cannot be assigned to a user:\n\
                 # Grant-CsTeamsInteropPolicy -PolicyName Global -Identity user@contoso.com\n\
                 # This works:\n\
                 Grant-CsTeamsInteropPolicy -PolicyName $null -Identity user@contoso.com\n"
            }
            Self::Hybrid => {
                "# Cora has an on-premises phone line, and David is homed on-premises.\n\
                 foreach ($user in 'cora@contoso.com', 'david@contoso.com') {\n    \
                 Grant-CsTeamsInteropPolicy -PolicyName DisallowOverrideCallingTeamsChatTeams -Identity $user\n\
                 }\n\
                 # Undo:\n\
                 foreach ($user in 'cora@contoso.com', 'david@contoso.com') {\n    \
                 Grant-CsTeamsInteropPolicy -PolicyName $null -Identity $user\n\
                 }\n"
            }
            Self::Global => {
                "Set-CsTeamsInteropPolicy -Identity Global -CallingDefaultClient Teams -ChatDefaultClient Teams\n\
                 Get-CsTeamsInteropPolicy Global\n\
                 # Undo:\n\
                 Remove-CsTeamsInteropPolicy -Identity Global\n"
            }
            Self::InUse => {
                "New-CsTeamsInteropPolicy -Identity Pilot -AllowEndUserClientOverride $true\n\
                 Grant-CsTeamsInteropPolicy -PolicyName Pilot -Identity ann@contoso.com\n\
                 # This line fails while a user has the policy:\n\
                 # Remove-CsTeamsInteropPolicy -Identity Pilot\n\
                 Grant-CsTeamsInteropPolicy -PolicyName $null -Identity ann@contoso.com\n\
                 Remove-CsTeamsInteropPolicy -Identity Pilot\n"
            }
            Self::Pilot => {
                "$pilot = 'user@contoso.com', 'ann@contoso.com'\n\
                 # Preview:\n\
                 foreach ($user in $pilot) { Grant-CsTeamsInteropPolicy -PolicyName DisallowOverrideCallingTeamsChatTeams -Identity $user -WhatIf }\n\
                 # Assign:\n\
                 foreach ($user in $pilot) { Grant-CsTeamsInteropPolicy -PolicyName DisallowOverrideCallingTeamsChatTeams -Identity $user }\n\
                 # Check:\n\
                 Get-CsOnlineUser | Select-Object UserPrincipalName, TeamsInteropPolicy\n\
                 # Undo:\n\
                 foreach ($user in $pilot) { Grant-CsTeamsInteropPolicy -PolicyName $null -Identity $user }\n"
            }
            Self::File => {
                "# The content of the file is below, under \"Content of the file that Import-Csv reads\".\n\
                 $wave = Import-Csv .\\wave1.csv\n\
                 $wave | ForEach-Object { Grant-CsTeamsInteropPolicy -PolicyName DisallowOverrideCallingTeamsChatTeams -Identity $_.UserPrincipalName -Confirm }\n\
                 Get-CsOnlineUser | Where-Object { $_.TeamsInteropPolicy -like '*Teams*' } | Select-Object UserPrincipalName\n"
            }
            Self::Modes => {
                "Get-CsTeamsUpgradePolicy | ft Identity, Mode\n\
                 Grant-CsTeamsUpgradePolicy -PolicyName UpgradeToTeams -Identity user@contoso.com\n\
                 Grant-CsTeamsInteropPolicy -PolicyName DisallowOverrideCallingTeamsChatTeams -Identity user@contoso.com\n\
                 # New-CsTeamsInteropPolicy and Set-CsTeamsInteropPolicy were removed. Only the built-in policies are left.\n\
                 Get-CsOnlineUser -Identity user@contoso.com | fl TeamsInteropPolicy, TeamsUpgradePolicy\n"
            }
            Self::Retired => {
                "# This line fails without -Force. With -Force, it reroutes no calls:\n\
                 Grant-CsTeamsInteropPolicy -PolicyName DisallowOverrideCallingTeamsChatTeams -Identity user@contoso.com -Force\n\
                 # This line does:\n\
                 Grant-CsTeamsUpgradePolicy -PolicyName UpgradeToTeams -Identity user@contoso.com\n"
            }
            Self::Mode => {
                "Get-CsTeamsUpgradePolicy -Identity Global\n\
                 Get-CsOnlineUser -Identity user@contoso.com\n"
            }
            Self::Upgrade => {
                "Get-CsTeamsUpgradePolicy -Identity UpgradeToTeams\n\
                 Grant-CsTeamsUpgradePolicy -PolicyName UpgradeToTeams -Identity user@contoso.com\n\
                 Get-CsOnlineUser | ft UserPrincipalName, TeamsUpgradePolicy\n\
                 # Back to the organization's mode:\n\
                 Grant-CsTeamsUpgradePolicy -PolicyName $null -Identity user@contoso.com\n"
            }
            Self::Calling => {
                "Get-CsOnlineUser -Identity user@contoso.com | fl TeamsCallingPolicy, FeatureTypes, EnterpriseVoiceEnabled, LineUri\n\
                 Get-CsTeamsCallingPolicy -Identity Global\n\
                 Get-CsUserCallingSettings -Identity user@contoso.com\n"
            }
            Self::Treatment => {
                "New-CsTeamsCallingPolicy -Identity StraightToVoicemail -InboundPstnCallRoutingTreatment Voicemail\n\
                 Grant-CsTeamsCallingPolicy -PolicyName StraightToVoicemail -Identity user@contoso.com\n\
                 # Undo:\n\
                 Grant-CsTeamsCallingPolicy -PolicyName $null -Identity user@contoso.com\n\
                 Remove-CsTeamsCallingPolicy -Identity StraightToVoicemail\n"
            }
            Self::Forward => {
                "Set-CsUserCallingSettings -Identity user@contoso.com -IsForwardingEnabled $true -ForwardingType Immediate -ForwardingTargetType SingleTarget -ForwardingTarget ann@contoso.com\n\
                 Get-CsUserCallingSettings -Identity user@contoso.com | fl IsForwardingEnabled, ForwardingT*\n\
                 # Undo:\n\
                 Set-CsUserCallingSettings -Identity user@contoso.com -IsForwardingEnabled $false\n"
            }
            Self::Number => {
                "# Assigning a number sets EnterpriseVoiceEnabled to True by itself.\n\
                 Get-CsPhoneNumberAssignment -PstnAssignmentStatus Unassigned\n\
                 Set-CsPhoneNumberAssignment -Identity user@contoso.com -TelephoneNumber +14255550190 -NumberType CallingPlan\n\
                 # A policy for a group. A user's own policy comes before it.\n\
                 Grant-CsTeamsCallingPolicy -Group sales@contoso.com -PolicyName DisallowCalling -Rank 1\n\
                 # Undo:\n\
                 Grant-CsTeamsCallingPolicy -Group sales@contoso.com -PolicyName $null\n"
            }
            Self::Block => {
                "New-CsInboundBlockedNumberPattern -Identity Caller -Pattern '^\\+?12065550100$'\n\
                 Set-CsTenantFederationConfiguration -BlockedDomains @{Add='fabrikam.com'}\n\
                 # Undo:\n\
                 Set-CsInboundBlockedNumberPattern -Identity Caller -Enabled $false\n\
                 Set-CsTenantFederationConfiguration -BlockedDomains @{Remove='fabrikam.com'}\n"
            }
        }
    }

    /// The script that the console opens with at a date.
    pub const fn first(era: Era) -> Self {
        match era {
            Era::December2017 | Era::April2018 => Self::Default,
            Era::January2019 | Era::August2019 => Self::Mode,
            Era::Today => Self::Calling,
        }
    }

    /// The dates that it is offered for, in order.
    pub const fn eras(self) -> &'static [Era] {
        use Era::{April2018, August2019, December2017, January2019, Today};
        match self {
            Self::Default => &[December2017, April2018, January2019],
            Self::Grant | Self::Revert | Self::Hybrid | Self::Pilot | Self::File => {
                &[December2017, April2018]
            }
            Self::Custom | Self::Global | Self::InUse => &[December2017],
            Self::Modes => &[April2018],
            Self::Retired => &[January2019],
            Self::Mode | Self::Upgrade => &[January2019, August2019],
            Self::Calling | Self::Treatment | Self::Forward | Self::Number | Self::Block => {
                &[Today]
            }
        }
    }

    /// The date to run it at: the chosen one if the script fits it, else the first one that it fits.
    pub fn era(self, now: Era) -> Era {
        let fits = self.eras().contains(&now);
        if fits { now } else { self.eras().first().copied().unwrap_or(now) }
    }

    /// The content of the file that it reads. Empty if it reads none.
    pub const fn table(self) -> &'static str {
        match self {
            Self::File => SAMPLE_TABLE,
            _ => "",
        }
    }
}
