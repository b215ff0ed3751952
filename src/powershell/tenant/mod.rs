//! A tenant to try commands on: users, policies, and who was granted which. A value; nothing
//! outside of it changes.
//!
//! What a command does to it is a list of [`TenantEvent`]s, which can be applied and taken back.

mod arguments;
mod cmdlets;
mod commands;
mod effects;
mod evaluate;
mod failure;
mod grants;
mod moves;
mod objects;
mod print;
mod streams;
mod table;
mod value;

pub(super) use commands::run_on;
pub use commands::{Answer, Confirmation, End, Input, Note, OutputLine, Run, RunStep, Stream, run};
pub use failure::Wording;
pub use moves::Move;
pub use print::{print_policies, print_users};
pub use value::Variables;

use super::catalogue::bare_name;
pub use super::era::Era;
use crate::routing::{
    CustomerType, InteropPolicy, Licence, PRECONFIGURED, PolicyFields, UpgradeMode, UserChoice,
};

/// An organization.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tenant {
    /// When it is.
    pub era: Era,
    /// Its users.
    pub users: Vec<User>,
    /// Its policies, `Global` first.
    pub policies: Vec<Policy>,
    /// The coexistence mode of everybody without one of their own.
    pub mode: UpgradeMode,
}

/// A user.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct User {
    /// The name to show.
    pub display_name: String,
    /// The sign-in name: `UserPrincipalName`.
    pub sign_in: String,
    /// The short name.
    pub alias: String,
    /// Where the user is homed, and how their lines arrive.
    pub customer: CustomerType,
    /// Phone System and Calling Plans.
    pub licence: Licence,
    /// What the user chose in Teams. No cmdlet shows it.
    pub choice: UserChoice,
    /// The telephone number, `tel:+…`; may be empty.
    pub line: String,
    /// The policy that was granted, by name without `Tag:`. Without one, `Global` applies.
    pub policy: Option<String>,
    /// The coexistence instance that was granted, by name.
    pub upgrade: Option<String>,
}

/// A policy.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Policy {
    /// `Global`, or the name without `Tag:`.
    pub name: String,
    /// What it says.
    pub fields: PolicyFields,
}

/// Something that changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum TenantEvent {
    /// A policy was made, the last in the list.
    Created(Policy),
    /// A policy was taken away.
    Removed {
        /// The policy.
        policy: Policy,
        /// Its place in the list.
        at: usize,
    },
    /// A policy says something else.
    Changed {
        /// Its name.
        name: String,
        /// What it said.
        before: PolicyFields,
        /// What it says.
        after: PolicyFields,
    },
    /// A user was granted a policy, or lost theirs.
    Granted {
        /// The user's sign-in name.
        user: String,
        /// The policy before.
        before: Option<String>,
        /// The policy after.
        after: Option<String>,
    },
    /// A user was granted a coexistence instance, or lost theirs.
    Upgraded {
        /// The user's sign-in name.
        user: String,
        /// The instance before.
        before: Option<String>,
        /// The instance after.
        after: Option<String>,
    },
    /// Everybody without an instance of their own has another mode.
    AllUpgraded {
        /// The mode before.
        before: UpgradeMode,
        /// The mode after.
        after: UpgradeMode,
    },
}

impl Tenant {
    /// A tenant with the preconfigured policies and nobody in it.
    pub fn new(era: Era) -> Self {
        let policies = PRECONFIGURED
            .iter()
            .map(|it| Policy { name: it.identity.name().to_owned(), fields: it.fields });
        Self { era, users: Vec::new(), policies: policies.collect(), mode: UpgradeMode::Islands }
    }

    /// A tenant with one user of each kind, the guide's example user first. All have `Global`.
    pub fn example(era: Era) -> Self {
        let user = |name: &str, sign_in: &str, number: u16, customer, licence| User {
            display_name: name.to_owned(),
            sign_in: format!("{sign_in}@contoso.com"),
            alias: sign_in.to_owned(),
            customer,
            licence,
            line: format!("tel:+1425555{number:04}"),
            ..User::default()
        };
        use CustomerType::{
            ExistingSkypeForBusiness, HybridVoice, OnPremisesHomed, WithoutSkypeForBusiness,
        };
        let users = vec![
            user("Example User", "user", 100, ExistingSkypeForBusiness, Licence::Provisioned),
            user("Ann Beebe", "ann", 101, ExistingSkypeForBusiness, Licence::Provisioned),
            user("Ben Miller", "ben", 102, WithoutSkypeForBusiness, Licence::Provisioned),
            user("Cora Thomas", "cora", 103, HybridVoice, Licence::Provisioned),
            user("David Longmuir", "david", 104, OnPremisesHomed, Licence::Provisioned),
            User {
                line: String::new(),
                ..user("Eva O'Neil", "eva", 0, ExistingSkypeForBusiness, Licence::NotProvisioned)
            },
        ];
        Self { users, ..Self::new(era) }
    }

    /// A policy by name, in any case of letters, with or without `tag:`.
    pub fn policy(&self, name: &str) -> Option<&Policy> {
        let bare = bare_name(name);
        self.policies.iter().find(|it| it.name.eq_ignore_ascii_case(bare))
    }

    /// The policy that applies to a user: the one granted, else `Global`.
    pub fn policy_of(&self, user: &User) -> PolicyFields {
        let own = user.policy.as_deref().and_then(|it| self.policy(it));
        let applies = own.or_else(|| self.policies.first());
        applies.map_or(InteropPolicy::GLOBAL.fields, |it| it.fields)
    }

    /// A user by sign-in name or SIP address.
    pub fn user(&self, identity: &str) -> Option<&User> {
        let bare = match identity.split_at_checked(4) {
            Some((prefix, rest)) if prefix.eq_ignore_ascii_case("sip:") => rest,
            _ => identity,
        };
        self.users.iter().find(|it| it.sign_in.eq_ignore_ascii_case(bare))
    }

    fn user_mut(&mut self, sign_in: &str) -> Option<&mut User> {
        self.users.iter_mut().find(|it| it.sign_in == sign_in)
    }

    /// Does what happened. An event of another tenant changes nothing.
    pub fn apply(&mut self, event: &TenantEvent) {
        match event {
            TenantEvent::Created(policy) => self.policies.push(policy.clone()),
            TenantEvent::Removed { policy, .. } => {
                self.policies.retain(|it| it.name != policy.name)
            }
            TenantEvent::Changed { name, after, .. } => self.set_fields(name, *after),
            TenantEvent::Granted { user, after, .. } => {
                self.user_mut(user).into_iter().for_each(|it| it.policy.clone_from(after));
            }
            TenantEvent::Upgraded { user, after, .. } => {
                self.user_mut(user).into_iter().for_each(|it| it.upgrade.clone_from(after));
            }
            TenantEvent::AllUpgraded { after, .. } => self.mode = *after,
        }
    }

    /// Takes back what happened, the last first.
    pub fn revert(&mut self, event: &TenantEvent) {
        match event {
            TenantEvent::Created(policy) => self.policies.retain(|it| it.name != policy.name),
            TenantEvent::Removed { policy, at } => {
                self.policies.insert((*at).min(self.policies.len()), policy.clone());
            }
            TenantEvent::Changed { name, before, .. } => self.set_fields(name, *before),
            TenantEvent::Granted { user, before, .. } => {
                self.user_mut(user).into_iter().for_each(|it| it.policy.clone_from(before));
            }
            TenantEvent::Upgraded { user, before, .. } => {
                self.user_mut(user).into_iter().for_each(|it| it.upgrade.clone_from(before));
            }
            TenantEvent::AllUpgraded { before, .. } => self.mode = *before,
        }
    }

    fn set_fields(&mut self, name: &str, fields: PolicyFields) {
        let found = self.policies.iter_mut().find(|it| it.name == name);
        found.into_iter().for_each(|it| it.fields = fields);
    }
}

impl Policy {
    /// `Global` or `Tag:<name>`, as the cmdlets print it.
    pub fn identity(&self) -> String {
        if self.is_global() { self.name.clone() } else { format!("Tag:{}", self.name) }
    }

    /// Whether it applies to everybody without a policy of their own.
    pub fn is_global(&self) -> bool {
        self.name.eq_ignore_ascii_case("Global")
    }

    /// Whether it came with the tenant.
    pub fn preconfigured(&self) -> Option<&'static InteropPolicy> {
        InteropPolicy::named(&self.name)
    }
}
