//! The objects that cmdlets return: policies and users with their properties.

use super::super::instances::{UpgradeInstance, mode_name, upgrade_instance};
use super::super::properties::{
    MORE_USER_PROPERTIES, POLICY_PROPERTIES, UPGRADE_PROPERTIES, USER_PROPERTIES,
};
use super::today::user_of_today;
use super::value::{Object, ObjectKind, Value};
use super::{Era, Policy, Tenant, User};
use crate::editions::teams_interop_policy::{DefaultClient, License, Organization, Override};
use crate::editions::teams_upgrade_policy::Mode;
use std::sync::Arc;

fn object<const N: usize>(kind: ObjectKind, names: [&str; N], values: [Value; N]) -> Value {
    let properties = names.iter().map(|it| (*it).to_owned()).zip(values).collect();
    Value::Object(Arc::new(Object { kind, properties }))
}

fn client(client: DefaultClient) -> Value {
    let name: &str = client.into();
    Value::text(name)
}

pub(super) fn policy_object(policy: &Policy) -> Value {
    let fields = policy.fields;
    let allows = fields.allow_end_user_client_override == Override::On;
    object(
        ObjectKind::Policy,
        POLICY_PROPERTIES,
        [
            Value::text(policy.identity()),
            Value::Boolean(allows),
            client(fields.calling_default_client),
            client(fields.chat_default_client),
        ],
    )
}

/// A coexistence policy. Without an instance, it is `Global`.
pub(super) fn upgrade_object(tenant: &Tenant, instance: Option<UpgradeInstance>) -> Value {
    let identity = instance.map_or("Global".to_owned(), |it| format!("Tag:{}", it.name));
    object(
        ObjectKind::Policy,
        UPGRADE_PROPERTIES,
        [
            Value::text(identity),
            Value::Null,
            Value::text(mode_name(instance.map_or(tenant.mode, |it| it.mode))),
            Value::Boolean(instance.is_some_and(|it| it.notifies)),
        ],
    )
}

/// Where a user is homed, as values of `HostingProvider`, `InterpretedUserType` and `VoicePolicy`.
/// What the values mean is inferred from the provisioning tables of 2019.
pub(in crate::powershell) const fn signals(customer: Organization) -> [&'static str; 3] {
    const ONLINE: &str = "sipfed.online.lync.com";
    match customer {
        Organization::ExistingSkypeForBusiness => [ONLINE, "PureOnlineSfBUser", "BusinessVoice"],
        Organization::WithoutSkypeForBusiness => [ONLINE, "PureOnlineTeamsUser", "BusinessVoice"],
        Organization::HybridVoice => [ONLINE, "HybridOnlineSfBUser", "HybridVoice"],
        Organization::OnPremisesHomed => ["SRV:", "HybridOnpremSfBUser", "HybridVoice"],
    }
}

/// A user of a tenant, with the properties of its date.
pub(super) fn user_object(tenant: &Tenant, user: &User) -> Value {
    match tenant.era {
        Era::Today => user_of_today(tenant, user),
        era => user_before(era, tenant.mode, user),
    }
}

/// A user before today. From April 2018, the coexistence policy is a property.
pub(super) fn user_before(era: Era, tenant_mode: Mode, user: &User) -> Value {
    let [provider, kind, voice] = signals(user.customer);
    let is_voice = user.licence == License::Provisioned;
    let own_line =
        matches!(user.customer, Organization::HybridVoice | Organization::OnPremisesHomed);
    let text = |it: &str| if it.is_empty() { Value::Null } else { Value::text(it) };
    let policy = |it: &Option<String>| it.as_ref().map_or(Value::Null, Value::text);
    let own = user.upgrade.as_deref().and_then(upgrade_instance);
    let more = [
        text(&user.sign_in),
        text(&user.sign_in),
        Value::Boolean(true),
        Value::text(mode_name(own.map_or(tenant_mode, |it| it.mode))),
        Value::Boolean(own.is_some_and(|it| it.notifies)),
    ];
    let mut user = object(
        ObjectKind::User,
        USER_PROPERTIES,
        [
            text(&user.display_name),
            text(&user.sign_in),
            text(&format!("sip:{}", user.sign_in)),
            text(&user.alias),
            text(provider),
            text(kind),
            Value::Boolean(is_voice),
            if is_voice || user.customer == Organization::HybridVoice {
                text(voice)
            } else {
                Value::Null
            },
            text(&user.line),
            if own_line { text(&user.line) } else { Value::Null },
            policy(&user.policy),
            policy(&user.upgrade),
        ],
    );
    if let Value::Object(object) = &mut user {
        let properties = &mut Arc::make_mut(object).properties;
        let names = MORE_USER_PROPERTIES.iter().map(|it| (*it).to_owned());
        properties.extend(names.zip(more));
        properties.retain(|it| era.has_property(&it.0));
    }
    user
}
