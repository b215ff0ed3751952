//! The cmdlets of the policies of the time and of users with their parameters, as the synopses in
//! the cmdlet reference of 14 December 2017 list them.

use super::catalog::{Cmdlet, IDENTITY, Parameter, Takes, named, required};
use Takes::{Boolean, Client, Condition, Names, Object, Switch, Text};

const GET_POLICY: &[Parameter] = &[
    IDENTITY,
    named("Tenant", Text),
    named("Filter", Text),
    named("LocalStore", Switch),
    named("AsJob", Switch),
];

const NEW_POLICY: &[Parameter] = &[
    required(0, "Identity", Text),
    named("Tenant", Text),
    named("AllowEndUserClientOverride", Boolean),
    named("CallingDefaultClient", Client),
    named("ChatDefaultClient", Client),
    named("InMemory", Switch),
    named("Force", Switch),
    named("AsJob", Switch),
];

const SET_POLICY: &[Parameter] = &[
    IDENTITY,
    named("Tenant", Text),
    named("AllowEndUserClientOverride", Boolean),
    named("CallingDefaultClient", Client),
    named("ChatDefaultClient", Client),
    named("Instance", Object),
    named("Force", Switch),
    named("AsJob", Switch),
];

// `-Force` was added on 17 January 2019.
const GRANT_POLICY: &[Parameter] = &[
    IDENTITY,
    required(1, "PolicyName", Text),
    named("Tenant", Text),
    named("DomainController", Text),
    named("PassThru", Switch),
    named("Force", Switch),
    named("AsJob", Switch),
];

// `-Group` and `-Rank` are of today.
const GRANT_UPGRADE: &[Parameter] = &[
    IDENTITY,
    required(1, "PolicyName", Text),
    named("Tenant", Text),
    named("MigrateMeetingsToTeams", Boolean),
    named("Global", Switch),
    named("Group", Text),
    named("Rank", Text),
    named("PassThru", Switch),
    named("Force", Switch),
];

const REMOVE_POLICY: &[Parameter] = &[
    required(0, "Identity", Text),
    named("Tenant", Text),
    named("Force", Switch),
    named("AsJob", Switch),
];

// A domain controller is of earlier dates. An account type and a choice of properties are of today.
const GET_USER: &[Parameter] = &[
    IDENTITY,
    named("Filter", Condition),
    named("ResultSize", Text),
    named("DomainController", Text),
    named("AccountType", Text),
    named("Properties", Names),
];

/// The names of the cmdlets.
pub(super) const NAMES: &[(&str, Cmdlet)] = &[
    ("Get-CsTeamsInteropPolicy", Cmdlet::GetInteropPolicy),
    ("New-CsTeamsInteropPolicy", Cmdlet::NewInteropPolicy),
    ("Set-CsTeamsInteropPolicy", Cmdlet::SetInteropPolicy),
    ("Grant-CsTeamsInteropPolicy", Cmdlet::GrantInteropPolicy),
    ("Remove-CsTeamsInteropPolicy", Cmdlet::RemoveInteropPolicy),
    ("Get-CsOnlineUser", Cmdlet::GetOnlineUser),
    ("Get-CsTeamsUpgradePolicy", Cmdlet::GetUpgradePolicy),
    ("Grant-CsTeamsUpgradePolicy", Cmdlet::GrantUpgradePolicy),
];

/// The parameters of a cmdlet. `None` for any other command.
pub(super) const fn parameters(cmdlet: Cmdlet) -> Option<&'static [Parameter]> {
    Some(match cmdlet {
        Cmdlet::GetInteropPolicy | Cmdlet::GetUpgradePolicy => GET_POLICY,
        Cmdlet::NewInteropPolicy => NEW_POLICY,
        Cmdlet::SetInteropPolicy => SET_POLICY,
        Cmdlet::GrantInteropPolicy => GRANT_POLICY,
        Cmdlet::RemoveInteropPolicy => REMOVE_POLICY,
        Cmdlet::GrantUpgradePolicy => GRANT_UPGRADE,
        Cmdlet::GetOnlineUser => GET_USER,
        _ => return None,
    })
}
