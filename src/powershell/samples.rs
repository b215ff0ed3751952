//! Scripts to begin with: the guide's steps, what was wrong with them, and a roll-out.

use super::tenant::Era;
use strum::{EnumString, IntoStaticStr, VariantArray};

/// A ready script.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, EnumString, IntoStaticStr, VariantArray)]
#[strum(serialize_all = "kebab-case")]
pub enum Sample {
    /// Which policy everybody has (guide, "Default Teams Interop Policy").
    #[default]
    Default,
    /// Calls to Teams for one user (guide, the grant of the preconfigured instance).
    Grant,
    /// A policy that lets users choose (guide, the custom policy), as the guide prints it.
    Slip,
    /// The same with the slip mended.
    Custom,
    /// Back to Global as the guide prints it, and in the form that works.
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
    /// April 2018: both policies, and what is gone.
    Modes,
    /// January 2019: the policy is no longer honoured.
    Retired,
}

/// The file that [`Sample::File`] reads.
pub const SAMPLE_TABLE: &str = "UserPrincipalName\nann@contoso.com\nben@contoso.com\n";

impl Sample {
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
            Self::Slip => {
                "# As printed in December 2017. The first line fails.\n\
                 New-CsTeamsInteropPolicy -PolicyName tag:CustomPolicy -AllowEndUserClientOverride:$True -CallingDefaultClient:Default -ChatDefaultClient:Default\n\
                 Grant-CsTeamsInteropPolicy -PolicyName tag:CustomPolicy -Identity user@contoso.com\n"
            }
            Self::Custom => {
                "New-CsTeamsInteropPolicy -Identity tag:CustomPolicy -AllowEndUserClientOverride:$True -CallingDefaultClient:Default -ChatDefaultClient:Default\n\
                 Grant-CsTeamsInteropPolicy -PolicyName tag:CustomPolicy -Identity user@contoso.com\n"
            }
            Self::Revert => {
                "Grant-CsTeamsInteropPolicy -PolicyName DisallowOverrideCallingTeamsChatTeams -Identity user@contoso.com\n\
                 # As the guide prints it:\n\
                 Grant-CsTeamsInteropPolicy -PolicyName Global -Identity user@contoso.com\n\
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
                 # Somebody has it, so this fails:\n\
                 Remove-CsTeamsInteropPolicy -Identity Pilot\n\
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
                 # Gone since April 2018:\n\
                 New-CsTeamsInteropPolicy -Identity Late -CallingDefaultClient Teams\n"
            }
            Self::Retired => {
                "# Refused without -Force, and with it no call moves:\n\
                 Grant-CsTeamsInteropPolicy -PolicyName DisallowOverrideCallingTeamsChatTeams -Identity user@contoso.com\n\
                 Grant-CsTeamsInteropPolicy -PolicyName DisallowOverrideCallingTeamsChatTeams -Identity user@contoso.com -Force\n\
                 # This moves them:\n\
                 Grant-CsTeamsUpgradePolicy -PolicyName UpgradeToTeams -Identity user@contoso.com\n"
            }
        }
    }

    /// When it is to be run.
    pub const fn era(self) -> Era {
        match self {
            Self::Modes => Era::April2018,
            Self::Retired => Era::January2019,
            _ => Era::December2017,
        }
    }

    /// The file that it reads, if it reads one.
    pub const fn table(self) -> &'static str {
        match self {
            Self::File => SAMPLE_TABLE,
            _ => "",
        }
    }
}
