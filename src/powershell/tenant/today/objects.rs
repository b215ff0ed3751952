//! Users of today as `Get-CsOnlineUser` prints them, and the names by which they are found.

use super::super::objects::signals;
use super::super::value::{Object, ObjectKind, Value};
use super::super::{Tenant, User};
use crate::powershell::catalog::Cmdlet;
use crate::powershell::instances::{UPGRADE_INSTANCES, mode_name};
use crate::powershell::properties::TODAY_USER_PROPERTIES;
use std::sync::Arc;

/// The identity of a user, which is a GUID. Derived from the sign-in name, so that it is the same
/// every time.
pub(super) fn identity(user: &User) -> String {
    let seed = user
        .sign_in
        .bytes()
        .fold(0x811c_9dc5_u32, |hash, byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193));
    format!("{seed:08x}-0000-4000-8000-000000000000")
}

/// Whether a text names a user.
pub(in crate::powershell::tenant) fn identity_fits(user: &User, text: &str) -> bool {
    let bare = match text.split_at_checked(4) {
        Some((prefix, rest)) if prefix.eq_ignore_ascii_case("sip:") => rest,
        _ => text,
    };
    // Only a text of that length is worth the comparison with a GUID.
    let is_guid = text.len() == 36 && identity(user).eq_ignore_ascii_case(text);
    is_guid || user.sign_in.eq_ignore_ascii_case(bare)
}

/// A user as the module of today prints them.
pub(in crate::powershell::tenant) fn user_of_today(tenant: &Tenant, user: &User) -> Value {
    let account = &user.account;
    let is_at_home = user.is_at_home();
    let [provider, ..] = signals(user.customer);
    let text = |it: &str| if it.is_empty() { Value::Null } else { Value::text(it) };
    let own = |it: &Option<String>| it.as_ref().map_or(Value::Null, Value::text);
    let mut features = vec!["Teams"];
    if user.is_licensed() {
        features.push("PhoneSystem");
        if account.number_type == "CallingPlan" {
            features.push("CallingPlan");
        }
    }
    let mode = if is_at_home { mode_name(tenant.mode_of(user)) } else { "TeamsOnly" };
    let line = match account.number.as_str() {
        "" => Value::Null,
        number => Value::text(format!("tel:{number}")),
    };
    let values = [
        text(&user.display_name),
        text(&user.sign_in),
        Value::text(format!("sip:{}", user.sign_in)),
        text(&user.alias),
        Value::text(identity(user)),
        text(if is_at_home { "SfBOnPremUser" } else { "User" }),
        text(provider),
        text(if is_at_home { "HybridOnpremSfBUser" } else { "PureOnlineTeamsOnlyUser" }),
        Value::List(features.into_iter().map(Value::text).collect()),
        Value::Boolean(account.has_voice),
        line,
        text(mode),
        own(&user.upgrade),
        own(&user.policy),
        own(&account.external),
        own(&account.dial_out),
        text(&user.sign_in),
        Value::Boolean(true),
        Value::Boolean(true),
    ];
    let names = TODAY_USER_PROPERTIES.iter().map(|it| (*it).to_owned());
    let properties = names.zip(values).collect();
    Value::Object(Arc::new(Object { kind: ObjectKind::User, properties }))
}

impl Tenant {
    /// The names that a parameter of a cmdlet of today takes, for completion.
    pub(in crate::powershell) fn names_for(&self, cmdlet: Cmdlet, parameter: &str) -> Vec<String> {
        let names = |all: &[Arc<super::Record>]| all.iter().map(|it| it.name.clone()).collect();
        let users = || self.users.iter().map(|it| it.sign_in.clone()).collect();
        let mut found: Vec<String> = match (cmdlet, parameter) {
            (_, "Group") => self.today.groups.iter().map(|it| it.name.clone()).collect(),
            (Cmdlet::GrantCallingPolicy, "PolicyName")
            | (
                Cmdlet::GetCallingPolicy | Cmdlet::SetCallingPolicy | Cmdlet::RemoveCallingPolicy,
                _,
            ) => names(&self.today.calling),
            (Cmdlet::GrantExternalAccess, "PolicyName") | (Cmdlet::GetExternalAccess, _) => {
                names(&self.today.external)
            }
            (Cmdlet::GrantDialOut, "PolicyName") => ["International", "Domestic", "Disabled"]
                .iter()
                .map(|it| format!("DialoutCPCandPSTN{it}"))
                .collect(),
            (Cmdlet::GrantUpgradePolicy, "PolicyName") => {
                UPGRADE_INSTANCES.iter().map(|it| it.name.to_owned()).collect()
            }
            (Cmdlet::GetPattern | Cmdlet::SetPattern | Cmdlet::RemovePattern, _) => {
                names(&self.today.patterns)
            }
            (
                Cmdlet::NewCallingPolicy
                | Cmdlet::NewPattern
                | Cmdlet::GetFederation
                | Cmdlet::SetFederation,
                _,
            ) => Vec::new(),
            _ => users(),
        };
        if parameter == "PolicyName" {
            found.retain(|it| it != "Global");
            found.push("$null".to_owned());
        }
        found
    }
}
