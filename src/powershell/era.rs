//! The dates that are simulated, and which cmdlets existed at each.

use super::catalog::Cmdlet;
use crate::editions::{teams_calling_policy, teams_interop_policy, teams_upgrade_policy};
use crate::routing::Edition;
use strum::{EnumString, IntoStaticStr, VariantArray};

/// A date whose cmdlets are simulated.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
#[derive(EnumString, IntoStaticStr, VariantArray)]
pub enum Era {
    /// The date of the guide, with all five cmdlets.
    #[default]
    #[strum(serialize = "2017-12")]
    December2017,
    /// `New-` and `Set-` were removed (cmdlet reference, 12 April 2018; reported missing on 8 May),
    /// and the coexistence cmdlets were added.
    #[strum(serialize = "2018-04")]
    April2018,
    /// The policy is no longer honored, and `Grant-` requires `-Force` (cmdlet reference, 17
    /// January 2019).
    #[strum(serialize = "2019-01")]
    January2019,
    /// The cmdlets of the policy were removed (pages deleted on 13 June 2019; reported missing on
    /// 30 August).
    #[strum(serialize = "2019-08")]
    August2019,
    /// `TeamsCallingPolicy` and users' own settings decide, with the cmdlets of the Teams module
    /// (reference of August 2026).
    #[strum(serialize = "2026-08")]
    Today,
}

impl Era {
    /// The edition whose rules decide where calls land. From January 2019, those are the rules of
    /// August 2019, the nearest that are documented completely.
    pub fn edition(self) -> &'static Edition {
        match self {
            Self::December2017 | Self::April2018 => &teams_interop_policy::EDITION,
            Self::January2019 | Self::August2019 => &teams_upgrade_policy::EDITION,
            Self::Today => &teams_calling_policy::EDITION,
        }
    }

    /// The date that the console opens with for an edition.
    pub fn first_of(edition: &'static Edition) -> Option<Self> {
        let eras = [Self::December2017, Self::August2019, Self::Today];
        eras.into_iter().find(|it| it.edition() == edition)
    }

    /// Whether `TeamsInteropPolicy` still decides where calls land.
    pub const fn routes_by_interop_policy(self) -> bool {
        matches!(self, Self::December2017 | Self::April2018)
    }
    /// Whether a cmdlet exists at this date.
    pub fn knows(self, cmdlet: Cmdlet) -> bool {
        match cmdlet {
            Cmdlet::NewInteropPolicy | Cmdlet::SetInteropPolicy => self == Self::December2017,
            Cmdlet::GetInteropPolicy | Cmdlet::GrantInteropPolicy | Cmdlet::RemoveInteropPolicy => {
                self < Self::August2019
            }
            Cmdlet::GetUpgradePolicy | Cmdlet::GrantUpgradePolicy => self != Self::December2017,
            _ => !cmdlet.is_of_today() || self == Self::Today,
        }
    }

    /// Whether a cmdlet has a parameter of the catalog at this date.
    pub fn has(self, cmdlet: Cmdlet, parameter: &str) -> bool {
        let is_of_date = match (cmdlet, parameter) {
            (Cmdlet::GrantInteropPolicy, "Force") => self >= Self::January2019,
            (Cmdlet::GrantUpgradePolicy, "Group" | "Rank")
            | (Cmdlet::GetOnlineUser, "AccountType" | "Properties") => self == Self::Today,
            (Cmdlet::GetOnlineUser, "DomainController") | (Cmdlet::GetUpgradePolicy, "AsJob") => {
                self != Self::Today
            }
            _ => true,
        };
        self.knows(cmdlet) && is_of_date
    }

    /// What to use instead of a cmdlet that does not exist at this date.
    pub fn instead_of(self, cmdlet: Cmdlet) -> Option<Cmdlet> {
        use Cmdlet::{
            GetInteropPolicy, GetUpgradePolicy, GrantInteropPolicy, GrantUpgradePolicy,
            NewInteropPolicy, RemoveInteropPolicy, SetInteropPolicy,
        };
        if self.knows(cmdlet) || cmdlet.is_of_today() {
            return None;
        }
        match (cmdlet, self) {
            (GetInteropPolicy, Self::Today) => Some(Cmdlet::GetCallingPolicy),
            (NewInteropPolicy, Self::Today) => Some(Cmdlet::NewCallingPolicy),
            (SetInteropPolicy, Self::Today) => Some(Cmdlet::SetCallingPolicy),
            (GrantInteropPolicy, Self::Today) => Some(Cmdlet::GrantCallingPolicy),
            (RemoveInteropPolicy, Self::Today) => Some(Cmdlet::RemoveCallingPolicy),
            (GetInteropPolicy, _) => Some(GetUpgradePolicy),
            (GetUpgradePolicy, _) => Some(GetInteropPolicy),
            (GrantUpgradePolicy, _) | (NewInteropPolicy | SetInteropPolicy, Self::April2018) => {
                Some(GrantInteropPolicy)
            }
            (NewInteropPolicy | SetInteropPolicy | GrantInteropPolicy | RemoveInteropPolicy, _) => {
                Some(GrantUpgradePolicy)
            }
            _ => None,
        }
    }

    /// Whether users and policies have a property of the catalog at this date. Properties of the
    /// coexistence policy were added with its cmdlets.
    pub fn has_property(self, name: &str) -> bool {
        let came_in_2018 = [
            "TeamsUpgradePolicy",
            "TeamsUpgradeEffectiveMode",
            "TeamsUpgradeNotificationsEnabled",
            "Description",
            "Mode",
            "NotifySfbUsers",
        ];
        self >= Self::April2018 || !came_in_2018.iter().any(|it| it.eq_ignore_ascii_case(name))
    }
}
