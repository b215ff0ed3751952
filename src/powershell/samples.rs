//! Scripts to begin with: the guide's steps, what was wrong with them, and a roll-out. Each fits the
//! times it is offered for: none of its lines fails then.

use super::tenant::Era;
use strum::{EnumString, IntoStaticStr, VariantArray};

/// A ready script.
#[derive(Clone, Copy, Debug, PartialEq, Eq, EnumString, IntoStaticStr, VariantArray)]
#[strum(serialize_all = "kebab-case")]
pub enum SampleScript {
    /// Which policy everybody has (guide, "Default Teams Interop Policy").
    Default,
    /// Calls to Teams for one user (guide, the grant of the preconfigured instance).
    Grant,
    /// A policy that lets users choose (guide, the custom policy), without the guide's slip.
    Custom,
    /// Back to Global, in the form that works.
    Revert,
    /// What goes wrong for users with lines of their own.
    Hybrid,
    /// Editing Global, and how it is undone.
    Global,
    /// Removing a policy that somebody has.
    InUse,
    /// A pilot: try it out, do it, look, take it back.
    Pilot,
    /// The same for the users of a file.
    File,
    /// April 2018: both policies.
    Modes,
    /// January 2019: the policy is no longer honored.
    Retired,
    /// Which coexistence mode everybody has.
    Mode,
    /// One user to Teams by the coexistence mode.
    Upgrade,
}

/// The file that [`SampleScript::File`] reads.
pub const SAMPLE_TABLE: &str = "UserPrincipalName\nann@contoso.com\nben@contoso.com\n";

impl SampleScript {
    /// The script.
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
                "# The guide first printed -PolicyName here. New- does not have it: -Identity names the policy.\n\
                 New-CsTeamsInteropPolicy -Identity tag:CustomPolicy -AllowEndUserClientOverride:$True -CallingDefaultClient:Default -ChatDefaultClient:Default\n\
                 Grant-CsTeamsInteropPolicy -PolicyName tag:CustomPolicy -Identity user@contoso.com\n"
            }
            Self::Revert => {
                "Grant-CsTeamsInteropPolicy -PolicyName DisallowOverrideCallingTeamsChatTeams -Identity user@contoso.com\n\
                 # The guide prints this line. It fails, because Global is not assigned to a user:\n\
                 # Grant-CsTeamsInteropPolicy -PolicyName Global -Identity user@contoso.com\n\
                 # What works:\n\
                 Grant-CsTeamsInteropPolicy -PolicyName $null -Identity user@contoso.com\n"
            }
            Self::Hybrid => {
                "# Cora has own telephone lines, David is homed on premises.\n\
                 foreach ($user in 'cora@contoso.com', 'david@contoso.com') {\n    \
                 Grant-CsTeamsInteropPolicy -PolicyName DisallowOverrideCallingTeamsChatTeams -Identity $user\n\
                 }\n\
                 # Back again:\n\
                 foreach ($user in 'cora@contoso.com', 'david@contoso.com') {\n    \
                 Grant-CsTeamsInteropPolicy -PolicyName $null -Identity $user\n\
                 }\n"
            }
            Self::Global => {
                "Set-CsTeamsInteropPolicy -Identity Global -CallingDefaultClient Teams -ChatDefaultClient Teams\n\
                 Get-CsTeamsInteropPolicy Global\n\
                 # Undone:\n\
                 Remove-CsTeamsInteropPolicy -Identity Global\n"
            }
            Self::InUse => {
                "New-CsTeamsInteropPolicy -Identity Pilot -AllowEndUserClientOverride $true\n\
                 Grant-CsTeamsInteropPolicy -PolicyName Pilot -Identity ann@contoso.com\n\
                 # While somebody has the policy, this line fails:\n\
                 # Remove-CsTeamsInteropPolicy -Identity Pilot\n\
                 Grant-CsTeamsInteropPolicy -PolicyName $null -Identity ann@contoso.com\n\
                 Remove-CsTeamsInteropPolicy -Identity Pilot\n"
            }
            Self::Pilot => {
                "$pilot = 'user@contoso.com', 'ann@contoso.com'\n\
                 # Says what would happen:\n\
                 foreach ($user in $pilot) { Grant-CsTeamsInteropPolicy -PolicyName DisallowOverrideCallingTeamsChatTeams -Identity $user -WhatIf }\n\
                 # Does it:\n\
                 foreach ($user in $pilot) { Grant-CsTeamsInteropPolicy -PolicyName DisallowOverrideCallingTeamsChatTeams -Identity $user }\n\
                 # Shows it:\n\
                 Get-CsOnlineUser | Select-Object UserPrincipalName, TeamsInteropPolicy\n\
                 # Takes it back:\n\
                 foreach ($user in $pilot) { Grant-CsTeamsInteropPolicy -PolicyName $null -Identity $user }\n"
            }
            Self::File => {
                "# The file stands below, under \"The file that Import-Csv reads\".\n\
                 $wave = Import-Csv .\\wave1.csv\n\
                 $wave | ForEach-Object { Grant-CsTeamsInteropPolicy -PolicyName DisallowOverrideCallingTeamsChatTeams -Identity $_.UserPrincipalName -Confirm }\n\
                 Get-CsOnlineUser | Where-Object { $_.TeamsInteropPolicy -like '*Teams*' } | Select-Object UserPrincipalName\n"
            }
            Self::Modes => {
                "Get-CsTeamsUpgradePolicy | ft Identity, Mode\n\
                 Grant-CsTeamsUpgradePolicy -PolicyName UpgradeToTeams -Identity user@contoso.com\n\
                 Grant-CsTeamsInteropPolicy -PolicyName DisallowOverrideCallingTeamsChatTeams -Identity user@contoso.com\n\
                 # New-CsTeamsInteropPolicy and Set-CsTeamsInteropPolicy are gone: only the built-in policies are left.\n\
                 Get-CsOnlineUser -Identity user@contoso.com | fl TeamsInteropPolicy, TeamsUpgradePolicy\n"
            }
            Self::Retired => {
                "# Without -Force, this line fails. With it, no call moves:\n\
                 Grant-CsTeamsInteropPolicy -PolicyName DisallowOverrideCallingTeamsChatTeams -Identity user@contoso.com -Force\n\
                 # This moves them:\n\
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
                 # Back to the mode of the organization:\n\
                 Grant-CsTeamsUpgradePolicy -PolicyName $null -Identity user@contoso.com\n"
            }
        }
    }

    /// The script to begin with at a time.
    pub const fn first(era: Era) -> Self {
        match era {
            Era::December2017 | Era::April2018 => Self::Default,
            Era::January2019 | Era::August2019 => Self::Mode,
        }
    }

    /// The times that it is offered for, in order.
    pub const fn eras(self) -> &'static [Era] {
        use Era::{April2018, August2019, December2017, January2019};
        match self {
            Self::Default => &[December2017, April2018, January2019],
            Self::Grant | Self::Revert | Self::Hybrid | Self::Pilot | Self::File => {
                &[December2017, April2018]
            }
            Self::Custom | Self::Global | Self::InUse => &[December2017],
            Self::Modes => &[April2018],
            Self::Retired => &[January2019],
            Self::Mode | Self::Upgrade => &[January2019, August2019],
        }
    }

    /// When it is to be run, chosen at a time: then, or else at the first time that it fits.
    pub fn era(self, now: Era) -> Era {
        let fits = self.eras().contains(&now);
        if fits { now } else { self.eras().first().copied().unwrap_or(now) }
    }

    /// The file that it reads, if it reads one.
    pub const fn table(self) -> &'static str {
        match self {
            Self::File => SAMPLE_TABLE,
            _ => "",
        }
    }
}
