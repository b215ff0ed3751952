//! A simulated tenant: users, policies, and which policy each user has. A plain value; nothing
//! outside it changes.
//!
//! A command changes it through a list of [`TenantEvent`]s, which can be applied and reverted.

mod arguments;
mod assignment;
mod cmdlets;
mod commands;
mod compare;
mod confirming;
mod dates;
mod differences;
mod effects;
mod evaluate;
mod expressions;
mod failure;
mod functions;
mod grants;
mod methods;
mod moves;
mod number;
mod objects;
mod print;
mod shaping;
mod sinks;
mod statements;
mod streams;
mod surroundings;
pub(crate) mod table;
mod text_operators;
mod today;
mod value;

pub(super) use commands::run_on;
pub use commands::{Answer, Confirmation, End, Input, Note, OutputLine, Run, RunStep, Stream, run};
pub use failure::Wording;
pub use moves::Move;
pub use print::{print_calling_policies, print_policies, print_users};
pub use today::{Account, CALLER, Group, GroupPolicy, Moment, OTHER_ORGANIZATION};
pub(super) use today::{OfToday, Record};
pub use value::Variables;

use super::catalog::bare_name;
pub use super::era::Era;
use crate::editions::teams_interop_policy::{
    License, Organization, PRESETS, PolicyFields, UserChoice, named,
};
use crate::editions::teams_upgrade_policy::Mode;
use crate::routing::Preset;
use std::sync::Arc;

/// A simulated organization.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tenant {
    /// The date whose cmdlets exist.
    pub era: Era,
    /// Its users.
    pub users: Vec<User>,
    /// Its policies, `Global` first.
    pub policies: Vec<Policy>,
    /// The coexistence mode of users without one of their own.
    pub mode: Mode,
    /// What an organization of today has beside its users.
    pub today: Arc<today::Organization>,
}

/// A user of the tenant.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct User {
    /// The display name.
    pub display_name: String,
    /// The sign-in name: `UserPrincipalName`.
    pub sign_in: String,
    /// The alias.
    pub alias: String,
    /// Where the user is homed, and how their phone line is connected.
    pub customer: Organization,
    /// Phone System and Calling Plans.
    pub licence: License,
    /// The client that the user chose in Teams. No cmdlet shows it.
    pub choice: UserChoice,
    /// The phone number, `tel:+…`. May be empty.
    pub line: String,
    /// The name of the user's own policy without `Tag:`. Without one, `Global` applies.
    pub policy: Option<String>,
    /// The name of the user's own coexistence instance.
    pub upgrade: Option<String>,
    /// What a user of today has besides.
    pub account: Account,
}

/// A policy of the tenant.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Policy {
    /// `Global`, or the name without `Tag:`.
    pub name: String,
    /// Its settings.
    pub fields: PolicyFields,
}

/// A change to the tenant.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum TenantEvent {
    /// A policy was created at the end of the list.
    Created(Policy),
    /// A policy was removed.
    Removed {
        /// The removed policy.
        policy: Policy,
        /// Its index in the list.
        at: usize,
    },
    /// The settings of a policy changed.
    Changed {
        /// Its name.
        name: String,
        /// Its settings before.
        before: PolicyFields,
        /// Its settings.
        after: PolicyFields,
    },
    /// A user's policy was assigned or removed.
    Granted {
        /// The user's sign-in name.
        user: String,
        /// The policy before.
        before: Option<String>,
        /// The policy after.
        after: Option<String>,
    },
    /// A user's coexistence instance was assigned or removed.
    Upgraded {
        /// The user's sign-in name.
        user: String,
        /// The instance before.
        before: Option<String>,
        /// The instance after.
        after: Option<String>,
    },
    /// What a user of today has of their own changed.
    Account {
        /// The user's sign-in name.
        user: String,
        /// The account before.
        before: Box<Account>,
        /// The account after.
        after: Box<Account>,
    },
    /// What the organization of today has changed.
    Organization {
        /// The organization before.
        before: Arc<today::Organization>,
        /// The organization after.
        after: Arc<today::Organization>,
    },
    /// The mode of users without an instance of their own changed.
    AllUpgraded {
        /// The mode before.
        before: Mode,
        /// The mode after.
        after: Mode,
    },
}

impl Tenant {
    /// A tenant with the preconfigured policies and no users.
    pub fn new(era: Era) -> Self {
        let policies = PRESETS
            .iter()
            .map(|it| Policy { name: it.name.to_owned(), fields: PolicyFields::of(it) });
        Self {
            era,
            users: Vec::new(),
            policies: policies.collect(),
            mode: Mode::Islands,
            today: Arc::new(today::Organization::new()),
        }
    }

    /// A tenant with one user of each kind, beginning with the guide's example user. All follow
    /// `Global`.
    pub fn example(era: Era) -> Self {
        let user = |name: &str, sign_in: &str, number: u16, customer, licence| User {
            account: match era {
                Era::Today => Account::example(sign_in, number, customer),
                _ => Account::default(),
            },
            display_name: name.to_owned(),
            sign_in: format!("{sign_in}@contoso.com"),
            alias: sign_in.to_owned(),
            customer,
            licence,
            line: format!("tel:+1425555{number:04}"),
            ..User::default()
        };
        use Organization::{
            ExistingSkypeForBusiness, HybridVoice, OnPremisesHomed, WithoutSkypeForBusiness,
        };
        let users = vec![
            user("Example User", "user", 100, ExistingSkypeForBusiness, License::Provisioned),
            user("Ann Beebe", "ann", 101, ExistingSkypeForBusiness, License::Provisioned),
            user("Ben Miller", "ben", 102, WithoutSkypeForBusiness, License::Provisioned),
            user("Cora Thomas", "cora", 103, HybridVoice, License::Provisioned),
            user("David Longmuir", "david", 104, OnPremisesHomed, License::Provisioned),
            User {
                line: String::new(),
                ..user("Eva O'Neil", "eva", 0, ExistingSkypeForBusiness, License::NotProvisioned)
            },
        ];
        let mut tenant = Self { users, ..Self::new(era) };
        if era == Era::Today {
            tenant.today = Arc::new(today::Organization::example());
        }
        tenant
    }

    /// A policy by name, ignoring case, with or without `tag:`.
    pub fn policy(&self, name: &str) -> Option<&Policy> {
        let bare = bare_name(name);
        self.policies.iter().find(|it| it.name.eq_ignore_ascii_case(bare))
    }

    /// The settings that apply to a user: those of their own policy, or else of `Global`.
    pub fn policy_of(&self, user: &User) -> PolicyFields {
        let own = user.policy.as_deref().and_then(|it| self.policy(it));
        let applies = own.or_else(|| self.policies.first());
        applies.map_or(PolicyFields::default(), |it| it.fields)
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

    /// Applies an event. An event of another tenant changes nothing.
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
            TenantEvent::Account { user, after, .. } => {
                self.user_mut(user).into_iter().for_each(|it| it.account.clone_from(after));
            }
            TenantEvent::Organization { after, .. } => self.today = Arc::clone(after),
            TenantEvent::AllUpgraded { after, .. } => self.mode = *after,
        }
    }

    /// Reverts an event. Events must be reverted in reverse order.
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
            TenantEvent::Account { user, before, .. } => {
                self.user_mut(user).into_iter().for_each(|it| it.account.clone_from(before));
            }
            TenantEvent::Organization { before, .. } => self.today = Arc::clone(before),
            TenantEvent::AllUpgraded { before, .. } => self.mode = *before,
        }
    }

    fn set_fields(&mut self, name: &str, fields: PolicyFields) {
        let found = self.policies.iter_mut().find(|it| it.name == name);
        found.into_iter().for_each(|it| it.fields = fields);
    }
}

impl User {
    /// Whether the user is homed on-premises.
    pub fn is_at_home(&self) -> bool {
        self.customer == Organization::OnPremisesHomed
    }

    /// Gives the user the license, or takes it away.
    pub(super) fn set_license(&mut self, is_licensed: bool) {
        self.licence = if is_licensed { License::Provisioned } else { License::NotProvisioned };
        self.account.set_license(is_licensed);
    }

    /// Whether the user has the license for calls to and from telephone numbers.
    pub fn is_licensed(&self) -> bool {
        self.licence == License::Provisioned
    }
}

impl Policy {
    /// The identity as the cmdlets print it: `Global` or `Tag:<name>`.
    pub fn identity(&self) -> String {
        if self.is_global() { self.name.clone() } else { format!("Tag:{}", self.name) }
    }

    /// Whether this is the policy of users without one of their own.
    pub fn is_global(&self) -> bool {
        self.name.eq_ignore_ascii_case("Global")
    }

    /// The preconfigured policy of this name, if there is one.
    pub fn preconfigured(&self) -> Option<&'static Preset> {
        named(&self.name)
    }
}
