//! What a tenant of today has beside its users and their policies' names: calling policies, groups,
//! federation, patterns of blocked callers, and for each user a number and calling settings.

mod access;
mod calling;
mod cases;
mod delegates;
mod groups;
mod numbers;
mod objects;
mod patterns;
mod read;
mod record;
mod settings;

pub use cases::{CALLER, Moment, OTHER_ORGANIZATION};
pub(super) use objects::{identity_fits, user_of_today};
pub(in crate::powershell) use read::OfToday;
pub(in crate::powershell) use record::Record;

use super::super::calling_settings::{BUSY_OPTIONS, Target, forwarding, redirected};
use super::super::teams_module::{CALLING_POLICY, CALLING_SETTINGS, EXTERNAL_ACCESS, Field};
use super::value::Value;
use super::{Tenant, TenantEvent, User};
use crate::editions::teams_calling_policy;
use crate::editions::teams_interop_policy::Organization as Home;
use crate::routing::{Case, Preset};
use record::Setting;
use std::sync::Arc;

/// What a user of today has of their own, apart from the names of policies.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Account {
    /// The answers that no simulated cmdlet gives: license, mailbox, where the user is, and what
    /// they chose in Teams. Those that cmdlets give are in the other fields.
    pub circumstances: Case,
    /// `EnterpriseVoiceEnabled`.
    pub has_voice: bool,
    /// The telephone number, `+…`. Empty for none.
    pub number: String,
    /// `NumberType`.
    pub number_type: &'static str,
    /// Whether the number is a private line.
    pub is_private: bool,
    /// `ExternalAccessPolicy`, if the user has one of their own.
    pub external: Option<String>,
    /// `OnlineDialOutPolicy`, if the user has one of their own.
    pub dial_out: Option<String>,
    /// Who receives this user's calls as a delegate.
    pub delegates: Vec<String>,
    /// What `Get-CsUserCallingSettings` shows.
    pub(in crate::powershell::tenant) settings: Record,
}

/// A group of users to which policies can be assigned.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Group {
    /// Its address.
    pub name: String,
    /// The sign-in names of its members.
    pub members: Vec<String>,
}

/// A policy that a group has.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GroupPolicy {
    /// The property of users that it sets: `TeamsCallingPolicy`, for example.
    pub property: &'static str,
    /// The address of the group.
    pub group: String,
    /// The name of the policy.
    pub policy: String,
    /// The group with the lowest rank decides for a user of several.
    pub rank: u32,
}

/// What the organization has.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Organization {
    /// The calling policies, `Global` first.
    pub(in crate::powershell::tenant) calling: Vec<Arc<Record>>,
    /// The external access policies, `Global` first.
    pub(in crate::powershell::tenant) external: Vec<Arc<Record>>,
    /// The patterns of blocked callers.
    pub(in crate::powershell::tenant) patterns: Vec<Arc<Record>>,
    /// The federation configuration.
    pub(in crate::powershell::tenant) federation: Record,
    /// The policies that everybody has who has none of their own or of a group, where it is not
    /// `Global`: property and name.
    pub defaults: Vec<(&'static str, String)>,
    /// The groups.
    pub groups: Vec<Group>,
    /// The policies of groups.
    pub of_groups: Vec<GroupPolicy>,
    /// The numbers that the organization got from Microsoft or an operator, with their types.
    pub numbers: Vec<(String, &'static str)>,
}

impl Default for Account {
    fn default() -> Self {
        Self::of(Case::first(&teams_calling_policy::EDITION))
    }
}

impl Account {
    /// The account of a user of the example.
    pub(super) fn example(alias: &str, number: u16, customer: Home) -> Self {
        let account = Self::default();
        let has_number = number != 0;
        let mut settings = account.settings;
        if alias == "user" {
            let group = field(CALLING_SETTINGS, "CallGroupTargets");
            let members = Setting::Many(vec!["sip:ben@contoso.com".to_owned()].into());
            group.into_iter().for_each(|it| settings.set(it, members.clone()));
        }
        Self {
            circumstances: licensed(account.circumstances, has_number),
            has_voice: has_number,
            number: if has_number { format!("+1425555{number:04}") } else { String::new() },
            number_type: match customer {
                _ if !has_number => "",
                Home::HybridVoice | Home::OnPremisesHomed => "DirectRouting",
                _ => "CallingPlan",
            },
            delegates: match alias {
                "user" => vec!["ann@contoso.com".to_owned()],
                _ => Vec::new(),
            },
            settings,
            ..Self::default()
        }
    }

    /// Gives the account the license, or takes it away.
    pub(super) fn set_license(&mut self, is_licensed: bool) {
        self.circumstances = licensed(self.circumstances, is_licensed);
    }

    /// The account with the call group of another one.
    pub fn with_group_of(mut self, other: &Self) -> Self {
        for field in CALLING_SETTINGS.iter().filter(|it| it.name.starts_with("CallGroup")) {
            let group = other.settings.own(field.name).cloned();
            group.into_iter().for_each(|it| self.settings.set(field, it));
        }
        self
    }

    /// An account with the answers of a case of this edition, apart from its policy.
    pub fn of(case: Case) -> Self {
        let token = |key: &str| case.edition().position(key).map_or("", |at| case.token(at));
        let mut settings = Record::default();
        let mut put = |field, text: &str| settings.put(CALLING_SETTINGS, field, text);
        if let Some((kind, target)) = forwarding(token("answering")) {
            put("IsForwardingEnabled", "True");
            put("ForwardingType", kind);
            put("ForwardingTargetType", type_of(target));
            put("ForwardingTarget", example_of(target));
        }
        match (redirected(token("unanswered")), token("unanswered")) {
            (Some(target), _) => {
                put("IsUnansweredEnabled", "True");
                put("UnansweredTargetType", type_of(target));
                put("UnansweredTarget", example_of(target));
            }
            (None, "nothing") => put("IsUnansweredEnabled", "False"),
            _ => {}
        }
        let busy = BUSY_OPTIONS.iter().find(|it| it.1 == token("busy-choice"));
        if let Some((option, _)) = busy.filter(|it| it.1 != "ring") {
            put("BusyOnBusyOption", option);
        }
        let number_type = cases::number_type(token("pstn"));
        Self {
            has_voice: token("enterprise-voice") == "true",
            number: String::new(),
            number_type: number_type.unwrap_or(""),
            is_private: token("number") == "private",
            external: None,
            dial_out: match token("dial-out") {
                "domestic" => Some("DialoutCPCandPSTNDomestic".to_owned()),
                "none" => Some("DialoutCPCandPSTNDisabled".to_owned()),
                _ => None,
            },
            delegates: Vec::new(),
            settings,
            circumstances: case,
        }
    }
}

/// A case with or without the license.
fn licensed(case: Case, is_licensed: bool) -> Case {
    case.answered("licensed", if is_licensed { "yes" } else { "no" }).unwrap_or(case)
}

const fn type_of(target: Target) -> &'static str {
    match target {
        Target::Voicemail => "Voicemail",
        Target::Delegates => "MyDelegates",
        Target::Group => "Group",
        Target::Colleague | Target::Number => "SingleTarget",
    }
}

const fn example_of(target: Target) -> &'static str {
    match target {
        Target::Colleague => "sip:colleague@contoso.com",
        Target::Number => "+15551234567",
        Target::Voicemail | Target::Delegates | Target::Group => "",
    }
}

impl Organization {
    /// An organization with the built-in policies.
    pub(super) fn new() -> Self {
        let calling = teams_calling_policy::PRESETS.iter().map(|it| Arc::new(calling_policy(it)));
        let external = [
            ("Global", ""),
            ("FederationAndPICDefault", ""),
            ("FederationOnly", "EnablePublicCloudAccess"),
            ("NoFederationAndPIC", "EnableFederationAccess"),
        ];
        let external = external.map(|(name, off)| {
            let mut policy = Record::named(name);
            policy.put(EXTERNAL_ACCESS, off, "False");
            if name == "NoFederationAndPIC" {
                policy.put(EXTERNAL_ACCESS, "EnablePublicCloudAccess", "False");
            }
            Arc::new(policy)
        });
        Self { calling: calling.collect(), external: external.to_vec(), ..Self::default() }
    }

    /// The calling policies as objects, those that differ from what came with the tenant first.
    pub(super) fn in_order(&self) -> Vec<Value> {
        let came = Self::new();
        let is_own = |it: &&Arc<Record>| !came.calling.contains(it);
        let (own, rest): (Vec<_>, Vec<_>) = self.calling.iter().partition(is_own);
        own.into_iter().chain(rest).map(|it| calling::policy_value(it)).collect()
    }

    /// The example organization: with a group, numbers to assign, and a pattern that matches nobody
    /// who calls here.
    pub(super) fn example() -> Self {
        let group = Group {
            name: "sales@contoso.com".to_owned(),
            members: vec!["ann@contoso.com".to_owned(), "ben@contoso.com".to_owned()],
        };
        let mut pattern = Record::named("Block900");
        super::super::teams_module::BLOCK_PATTERN.iter().for_each(|it| match it.name {
            "Name" => pattern.set(it, Setting::one("Block900")),
            "Pattern" => pattern.set(it, Setting::one("^\\+?1900")),
            _ => {}
        });
        Self {
            patterns: vec![Arc::new(pattern)],
            groups: vec![group],
            numbers: vec![
                ("+14255550190".to_owned(), "CallingPlan"),
                ("+14255550191".to_owned(), "OperatorConnect"),
            ],
            ..Self::new()
        }
    }
}

/// A built-in calling policy.
fn calling_policy(preset: &Preset) -> Record {
    let edition = &teams_calling_policy::EDITION;
    let mut policy = Record::named(preset.name);
    for &(at, answer) in preset.sets {
        if let (Some(question), Some(answer)) = (edition.question(at), edition.answer(at, answer)) {
            policy.put(CALLING_POLICY, question.heading, answer.label);
        }
    }
    policy
}

/// A policy by name, ignoring case, with or without `tag:`.
fn find<'a>(all: &'a [Arc<Record>], name: &str) -> Option<&'a Arc<Record>> {
    let bare = super::bare_name(name);
    all.iter().find(|it| it.name.eq_ignore_ascii_case(bare))
}

impl Tenant {
    /// The calling policy of today that a user has, with the fields as they are now.
    pub(in crate::powershell::tenant) fn calling_policy_of(
        &self,
        user: &User,
    ) -> Option<&Arc<Record>> {
        let name = self.effective(user, "TeamsCallingPolicy");
        find(&self.today.calling, name).or_else(|| self.today.calling.first())
    }

    /// The name of the calling policy that applies to a user today.
    pub fn calling_policy_name(&self, user: &User) -> &str {
        self.calling_policy_of(user).map_or("Global", |it| &it.name)
    }

    /// The external access policy that a user has.
    pub(super) fn external_of(&self, user: &User) -> Option<&Arc<Record>> {
        let name = self.effective(user, "ExternalAccessPolicy");
        find(&self.today.external, name).or_else(|| self.today.external.first())
    }

    /// The name of the policy that applies to a user: their own, or that of the group with the
    /// lowest rank, or that of everybody.
    pub(super) fn effective<'a>(&'a self, user: &'a User, property: &str) -> &'a str {
        let own = match property {
            "TeamsCallingPolicy" => &user.policy,
            "TeamsUpgradePolicy" => &user.upgrade,
            "OnlineDialOutPolicy" => &user.account.dial_out,
            _ => &user.account.external,
        };
        let is_in = |it: &&GroupPolicy| {
            let groups = &self.today.groups;
            it.property == property
                && groups
                    .iter()
                    .any(|group| group.name == it.group && group.members.contains(&user.sign_in))
        };
        let of_group = || self.today.of_groups.iter().filter(is_in).min_by_key(|it| it.rank);
        let of_all = || self.today.defaults.iter().find(|it| it.0 == property);
        own.as_deref()
            .or_else(|| of_group().map(|it| it.policy.as_str()))
            .or_else(|| of_all().map(|it| it.1.as_str()))
            .unwrap_or("Global")
    }
}

/// The fields of a kind of record as a list, for the parameters of a cmdlet.
fn field(fields: &'static [Field], name: &str) -> Option<&'static Field> {
    fields.iter().find(|it| it.name == name)
}

/// The event that changes the organization.
fn changed(before: &Arc<Organization>, after: Organization) -> TenantEvent {
    TenantEvent::Organization { before: Arc::clone(before), after: Arc::new(after) }
}

/// The event that changes a user's account.
fn account(user: &User, after: Account) -> TenantEvent {
    TenantEvent::Account {
        user: user.sign_in.clone(),
        before: Box::new(user.account.clone()),
        after: Box::new(after),
    }
}
