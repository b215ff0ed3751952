//! `TeamsInteropPolicy`: its fields, the instances that every tenant has, and what they come to with
//! the user's choice.

use super::EDITION;
use super::answers::{
    Agreement, CallType, DefaultClient, License, Organization, Override, UserChoice,
};
use super::answers::{at, derived};
use crate::routing::{Attestation, Case, Custom, Derivation, Fact, Policy, Preset, Subject};
use strum::VariantArray;

/// The three fields of a `TeamsInteropPolicy` that can route anything.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct PolicyFields {
    /// `AllowEndUserClientOverride`.
    pub allow_end_user_client_override: Override,
    /// `CallingDefaultClient`.
    pub calling_default_client: DefaultClient,
    /// `ChatDefaultClient`.
    pub chat_default_client: DefaultClient,
}

/// A scenario of this edition with its types: for tools that know the product.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct InteropCall {
    /// The organization.
    pub customer: Organization,
    /// The policy that applies to the user.
    pub policy: PolicyFields,
    /// What the user chose. Kept, but without effect, while the policy does not allow a choice.
    pub choice: UserChoice,
    /// What the user is provisioned with.
    pub license: License,
    /// The call.
    pub call: CallType,
}

impl PolicyFields {
    /// Every combination of the three fields, 18 in all.
    pub fn all() -> impl Iterator<Item = Self> {
        let mut all = Vec::new();
        for &allow in Override::VARIANTS {
            for &calling in DefaultClient::VARIANTS {
                for &chat in DefaultClient::VARIANTS {
                    all.push(Self {
                        allow_end_user_client_override: allow,
                        calling_default_client: calling,
                        chat_default_client: chat,
                    });
                }
            }
        }
        all.into_iter()
    }

    /// The fields that a preset sets.
    pub fn of(preset: &Preset) -> Self {
        Self::from(Case::first(&EDITION).with_preset(preset))
    }

    /// Whether calling and chat hold one value.
    pub fn agreement(self) -> Agreement {
        if self.calling_default_client == self.chat_default_client {
            Agreement::Same
        } else {
            Agreement::Mixed
        }
    }

    /// The preset with these fields that can be assigned by name, if a document names one.
    pub fn documented_tag(self) -> Option<&'static Preset> {
        PRESETS
            .iter()
            .skip(1)
            .find(|it| it.attestation == Attestation::Documented && Self::of(it) == self)
    }
}

impl From<Case> for PolicyFields {
    /// A case of another edition has the fields of `Global`.
    fn from(case: Case) -> Self {
        Self {
            allow_end_user_client_override: variant(case, at::OVERRIDE),
            calling_default_client: variant(case, at::CALLING),
            chat_default_client: variant(case, at::CHAT),
        }
    }
}

impl From<InteropCall> for Case {
    fn from(call: InteropCall) -> Self {
        let policy = call.policy;
        Self::first(&EDITION).with_all(&[
            (at::CUSTOMER, call.customer as u8),
            (at::OVERRIDE, policy.allow_end_user_client_override as u8),
            (at::CALLING, policy.calling_default_client as u8),
            (at::CHAT, policy.chat_default_client as u8),
            (at::CHOICE, call.choice as u8),
            (at::LICENSED, call.license as u8),
            (at::CALL, call.call as u8),
        ])
    }
}

impl From<Case> for InteropCall {
    /// A case of another edition is this edition's first question.
    fn from(case: Case) -> Self {
        Self {
            customer: variant(case, at::CUSTOMER),
            policy: case.into(),
            choice: variant(case, at::CHOICE),
            license: variant(case, at::LICENSED),
            call: variant(case, at::CALL),
        }
    }
}

/// An answer as its type.
fn variant<T: VariantArray + Copy + Default + 'static>(case: Case, question: u8) -> T {
    let case = if case.edition() == &EDITION { case } else { Case::first(&EDITION) };
    T::VARIANTS.get(usize::from(case.get(question))).copied().unwrap_or_default()
}

/// The effective calling client, and whether calling and chat agree.
pub static FACTS: &[Fact] = &[
    Fact {
        key: "effective-client",
        name: "Effective calling client",
        values: &["Default", "Sfb", "Teams"],
        derivation: Derivation::Function {
            from: &[at::OVERRIDE, at::CALLING, at::CHOICE],
            value: |given| match given {
                [1, _, 1] => DefaultClient::Teams as u8,
                [1, _, 2] => DefaultClient::Sfb as u8,
                [_, calling, _] => *calling,
                _ => 0,
            },
            // The guide and the interoperability page say that a user may choose where the override
            // allows it; what holds for a choice that was never made is inferred.
            why: |given| match given {
                [0, _, 0] => "The override is off, so the policy’s own value counts.",
                [0, _, _] => {
                    "The override is off, so the policy’s own value counts and the user’s choice does not."
                }
                [_, _, 0] => {
                    "The override is on, but the user has chosen nothing, so the policy’s own value counts. This is inferred: no document says it."
                }
                _ => "The override is on, so the user’s choice counts.",
            },
        },
    },
    Fact {
        key: "agreement",
        name: "Calling and chat",
        values: &["alike", "different"],
        derivation: Derivation::Function {
            from: &[at::CALLING, at::CHAT],
            value: |given| match given {
                [calling, chat] => u8::from(calling != chat),
                _ => 0,
            },
            why: |_| "",
        },
    },
];

/// The effective calling client of a policy with a choice.
pub fn effective_client(policy: PolicyFields, choice: UserChoice) -> DefaultClient {
    let case = Case::from(InteropCall { policy, choice, ..InteropCall::default() });
    let at = usize::from(case.derived(derived::EFFECTIVE_CLIENT));
    DefaultClient::VARIANTS.get(at).copied().unwrap_or_default()
}

macro_rules! preset {
    ($name:literal, $allow:ident, $calling:ident, $chat:ident, $attestation:ident) => {
        Preset {
            name: $name,
            label: $name,
            attestation: Attestation::$attestation,
            sets: &[
                (at::OVERRIDE, Override::$allow as u8),
                (at::CALLING, DefaultClient::$calling as u8),
                (at::CHAT, DefaultClient::$chat as u8),
            ],
        }
    };
}

const GLOBAL_PRESET: Preset = preset!("Global", Off, Default, Default, Documented);

const CALLS_IN_TEAMS_PRESET: Preset =
    preset!("DisallowOverrideCallingTeamsChatTeams", Off, Teams, Teams, Documented);

/// `Global` as every tenant starts with it (guide, "Default policy").
pub static GLOBAL: &Preset = &GLOBAL_PRESET;

/// The instance that the guide assigns to bring calls to Teams (guide, "Configuring Teams to receive
/// inbound PSTN calls").
pub static CALLS_IN_TEAMS: &Preset = &CALLS_IN_TEAMS_PRESET;

/// `Global` and the 18 instances of the pattern
/// `{Allow|Disallow}OverrideCalling{Default|Sfb|Teams}Chat{Default|Sfb|Teams}`, the documented first.
///
/// Sources: the guide prints `Global` and `DisallowOverrideCallingTeamsChatTeams`; the cmdlet
/// reference of December 2017 and April 2018 uses three more; the other 14 are inferred.
pub static PRESETS: &[Preset] = &[
    GLOBAL_PRESET,
    CALLS_IN_TEAMS_PRESET,
    preset!("DisallowOverrideCallingDefaultChatDefault", Off, Default, Default, Documented),
    preset!("DisallowOverrideCallingSfbChatSfb", Off, Sfb, Sfb, Documented),
    preset!("AllowOverrideCallingDefaultChatTeams", On, Default, Teams, Documented),
    preset!("DisallowOverrideCallingDefaultChatSfb", Off, Default, Sfb, NamePatternOnly),
    preset!("DisallowOverrideCallingDefaultChatTeams", Off, Default, Teams, NamePatternOnly),
    preset!("DisallowOverrideCallingSfbChatDefault", Off, Sfb, Default, NamePatternOnly),
    preset!("DisallowOverrideCallingSfbChatTeams", Off, Sfb, Teams, NamePatternOnly),
    preset!("DisallowOverrideCallingTeamsChatDefault", Off, Teams, Default, NamePatternOnly),
    preset!("DisallowOverrideCallingTeamsChatSfb", Off, Teams, Sfb, NamePatternOnly),
    preset!("AllowOverrideCallingDefaultChatDefault", On, Default, Default, NamePatternOnly),
    preset!("AllowOverrideCallingDefaultChatSfb", On, Default, Sfb, NamePatternOnly),
    preset!("AllowOverrideCallingSfbChatDefault", On, Sfb, Default, NamePatternOnly),
    preset!("AllowOverrideCallingSfbChatSfb", On, Sfb, Sfb, NamePatternOnly),
    preset!("AllowOverrideCallingSfbChatTeams", On, Sfb, Teams, NamePatternOnly),
    preset!("AllowOverrideCallingTeamsChatDefault", On, Teams, Default, NamePatternOnly),
    preset!("AllowOverrideCallingTeamsChatSfb", On, Teams, Sfb, NamePatternOnly),
    preset!("AllowOverrideCallingTeamsChatTeams", On, Teams, Teams, NamePatternOnly),
];

/// The policy that routes calls in this edition.
pub const POLICY_OF_EDITION: Policy = Policy {
    property: "TeamsInteropPolicy",
    key: Some("policy"),
    custom: Custom::Allowed,
    presets: PRESETS,
    compared_with: 1,
};

/// The preset of this name, in any case of letters, with or without `tag:`.
pub fn named(name: &str) -> Option<&'static Preset> {
    EDITION.preset(name)
}

/// The policy with these fields that started as this preset.
pub fn subject(preset: Option<&'static Preset>, policy: PolicyFields) -> Subject {
    Subject { case: InteropCall { policy, ..InteropCall::default() }.into(), preset }
}
