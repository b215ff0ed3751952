//! December 2017: the quick-start guide, and the documents published beside it. First hit decides.
//!
//! Where documents disagree: the guide on exactly this case, then the guide's general statement,
//! then another document of the period on this case, then inference. Where a lower rank
//! contradicts a higher one the higher wins and the rule is `Disputed`.

use crate::question;
use crate::routing::effective::EffectiveClient;
use crate::routing::policy::{Agreement, PolicyFields, Standing};
use crate::routing::rulebook::{Question, Role, Rulebook};
use crate::routing::scenario::Scenario;
use crate::routing::table::{DecisionTable, Otherwise, Rule, RuleCondition, Verdict};
use crate::routing::vocabulary::{
    Basis, CallType, CustomerType, DefaultClient, Landing, Licence, Override, UserChoice,
};
use strum::{IntoStaticStr, VariantArray};

pub use super::advice_2017_12::{ADVICE, AdviceId};
use super::sources::Source;

/// What the conditions of this edition look at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Facts {
    /// The organization.
    pub customer: CustomerType,
    /// The call.
    pub call: CallType,
    /// The calling client that counts, after override and choice.
    pub calling: DefaultClient,
    /// What the user is provisioned with.
    pub licence: Licence,
    /// What the user chose.
    pub choice: UserChoice,
    /// The policy as it is written.
    pub policy: PolicyFields,
    /// What kind of instance the policy is. Unknown while routing, which does not depend on it.
    pub standing: Option<Standing>,
}

impl Facts {
    /// The facts of a scenario; `standing` is for advice alone.
    pub fn of(scenario: &Scenario, standing: Option<Standing>) -> Self {
        Self {
            customer: scenario.customer,
            call: scenario.call,
            calling: EffectiveClient::of(scenario.policy, scenario.choice).client,
            licence: scenario.licence,
            choice: scenario.choice,
            policy: scenario.policy,
            standing,
        }
    }
}

impl Rulebook for Scenario {
    type Condition = Condition;

    const QUESTIONS: &'static [Question<Self>] = &[
        question!("customer", Role::Circumstance, CustomerType, customer),
        question!("override", Role::Setting, Override, policy.allow_end_user_client_override),
        question!("calling", Role::Setting, DefaultClient, policy.calling_default_client),
        question!("chat", Role::Setting, DefaultClient, policy.chat_default_client),
        question!("choice", Role::Setting, UserChoice, choice),
        question!("licensed", Role::Setting, Licence, licence),
        question!("call", Role::Circumstance, CallType, call),
    ];

    fn table() -> &'static DecisionTable<Condition> {
        &TABLE
    }

    fn facts(&self) -> Facts {
        Facts::of(self, None)
    }
}

/// What a rule or a warning of this edition can ask. The first four route; the others only advise.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Condition {
    /// The organization is one of these.
    Customer(&'static [CustomerType]),
    /// The call is one of these.
    Call(&'static [CallType]),
    /// The calling client that counts is one of these.
    Calling(&'static [DefaultClient]),
    /// The user's licence.
    Licence(Licence),
    /// `AllowEndUserClientOverride` as written.
    Override(Override),
    /// The user's choice is one of these.
    Choice(&'static [UserChoice]),
    /// `CallingDefaultClient` as written is one of these.
    CallingWritten(&'static [DefaultClient]),
    /// `ChatDefaultClient` as written is one of these.
    ChatWritten(&'static [DefaultClient]),
    /// Whether calling and chat are written alike.
    Values(Agreement),
    /// The policy is one of these kinds.
    Standing(&'static [Standing]),
}

impl RuleCondition for Condition {
    type Facts = Facts;
    type RuleId = RuleId;

    fn holds(self, facts: &Facts) -> bool {
        match self {
            Self::Customer(any) => any.contains(&facts.customer),
            Self::Call(any) => any.contains(&facts.call),
            Self::Calling(any) => any.contains(&facts.calling),
            Self::Licence(one) => one == facts.licence,
            Self::Override(one) => one == facts.policy.allow_end_user_client_override,
            Self::Choice(any) => any.contains(&facts.choice),
            Self::CallingWritten(any) => any.contains(&facts.policy.calling_default_client),
            Self::ChatWritten(any) => any.contains(&facts.policy.chat_default_client),
            Self::Values(one) => one == facts.policy.agreement(),
            Self::Standing(any) => facts.standing.is_some_and(|it| any.contains(&it)),
        }
    }
}

/// The rules of this edition by name. The names are public: they stand in `data-rule`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, IntoStaticStr, VariantArray)]
#[strum(serialize_all = "kebab-case")]
#[allow(
    missing_docs,
    reason = "each name is explained by its row below and its sentence in `text`"
)]
pub enum RuleId {
    ChatNotGoverned,
    NoSfbCallerWithoutSfb,
    FederatedOutWithoutSfb,
    FederatedInOnTeamsWithoutSfb,
    FederatedInWithoutSfb,
    FederatedInOnTeamsHybrid,
    FederatedInOnTeamsOnPremises,
    FederatedInStaysInSfb,
    FederatedOutFromSfb,
    OutboundPstnOwnLines,
    OutboundPstnUnlicensed,
    OutboundPstnEitherClient,
    OutboundPstnDefaultWithoutSfb,
    OutboundPstnAnyPolicyWithoutSfb,
    OnPremisesOnTeamsReceivesNothing,
    HybridOnTeamsLosesPstn,
    HybridOnTeamsLosesVoip,
    InboundPstnUnlicensed,
    TeamsPolicyTakesCalls,
    DefaultPolicyTeamsVoip,
    DefaultPolicyTeamsVoipWithoutSfb,
    DefaultPolicyNoInboundPstnWithoutSfb,
    SfbPolicyWithoutSfb,
    DefaultPolicySfbCalls,
    DefaultHybridTeamsVoip,
    DefaultHybridPstn,
    DefaultOnPremisesTeamsVoip,
    DefaultOwnLinesSfbVoip,
    DefaultOnPremisesPstn,
    SfbPolicyKeepsCalls,
}

use CallType::{
    FederatedChat, FederatedIn, FederatedOut, PstnIn, PstnOut, SfbChat, SfbVoip, TeamsChat,
    TeamsVoip,
};
use Condition::{Call, Calling, Customer};
use CustomerType::{
    ExistingSkypeForBusiness as Existing, HybridVoice as Hybrid, OnPremisesHomed as OnPremises,
    WithoutSkypeForBusiness as WithoutSfb,
};
use DefaultClient::{Default, Sfb, Teams};

const UNLICENSED: Condition = Condition::Licence(Licence::NotProvisioned);

const fn then(landing: Landing, basis: Basis, sources: &'static [Source]) -> Verdict {
    Verdict { landing, interop: None, basis, sources }
}

const fn disputed(alternative: Landing) -> Basis {
    Basis::Disputed { alternative }
}

/// The decision table.
pub static TABLE: DecisionTable<Condition> = DecisionTable {
    rows: &[
        // Chats: Teams did not read the policy's chat setting yet.
        Rule {
            id: RuleId::ChatNotGoverned,
            when: &[Call(&[TeamsChat, SfbChat, FederatedChat])],
            then: then(
                Landing::NotGoverned,
                Basis::Document,
                &[Source::InteropChat, Source::ReferenceChat],
            ),
        },
        Rule {
            id: RuleId::NoSfbCallerWithoutSfb,
            when: &[Call(&[SfbVoip]), Customer(&[WithoutSfb])],
            then: then(Landing::NotApplicable, Basis::Inferred, &[Source::GuideDefaultPolicy]),
        },
        // Federated calls.
        Rule {
            id: RuleId::FederatedOutWithoutSfb,
            when: &[Call(&[FederatedOut]), Customer(&[WithoutSfb])],
            then: then(Landing::NotSupported, Basis::Guide, &[Source::GuideLimitations]),
        },
        Rule {
            id: RuleId::FederatedInOnTeamsWithoutSfb,
            when: &[Call(&[FederatedIn]), Customer(&[WithoutSfb]), Calling(&[Teams])],
            then: then(Landing::NotSupported, Basis::Guide, &[Source::GuideInboundPstn]),
        },
        Rule {
            id: RuleId::FederatedInWithoutSfb,
            when: &[Call(&[FederatedIn]), Customer(&[WithoutSfb])],
            then: then(
                Landing::NotSupported,
                disputed(Landing::SkypeForBusiness),
                &[Source::GuideLimitations, Source::InteropCalling],
            ),
        },
        Rule {
            id: RuleId::FederatedInOnTeamsHybrid,
            when: &[Call(&[FederatedIn]), Customer(&[Hybrid]), Calling(&[Teams])],
            then: then(
                Landing::SkypeForBusiness,
                disputed(Landing::Nowhere),
                &[Source::GuideLimitations, Source::ReferenceHybrid],
            ),
        },
        Rule {
            id: RuleId::FederatedInOnTeamsOnPremises,
            when: &[Call(&[FederatedIn]), Customer(&[OnPremises]), Calling(&[Teams])],
            then: then(
                Landing::SkypeForBusiness,
                disputed(Landing::Nowhere),
                &[Source::GuideLimitations, Source::InteropOnPremises],
            ),
        },
        Rule {
            id: RuleId::FederatedInStaysInSfb,
            when: &[Call(&[FederatedIn])],
            then: then(
                Landing::SkypeForBusiness,
                Basis::Guide,
                &[Source::GuideLimitations, Source::InteropCalling],
            ),
        },
        Rule {
            id: RuleId::FederatedOutFromSfb,
            when: &[Call(&[FederatedOut])],
            then: then(Landing::SkypeForBusiness, Basis::Inferred, &[Source::GuideLimitations]),
        },
        // Outbound PSTN: the policy routes incoming calls only.
        Rule {
            id: RuleId::OutboundPstnOwnLines,
            when: &[Call(&[PstnOut]), Customer(&[Hybrid, OnPremises])],
            then: then(
                Landing::SkypeForBusiness,
                Basis::Inferred,
                &[Source::InteropTopologies, Source::MigrationOnPremises],
            ),
        },
        Rule {
            id: RuleId::OutboundPstnUnlicensed,
            when: &[Call(&[PstnOut]), UNLICENSED],
            then: then(Landing::Nowhere, Basis::Inferred, &[Source::GuidePrerequisites]),
        },
        Rule {
            id: RuleId::OutboundPstnEitherClient,
            when: &[Call(&[PstnOut]), Customer(&[Existing])],
            then: then(
                Landing::EitherClient,
                Basis::Document,
                &[Source::TutorialCalling, Source::GuideDefaultPolicy],
            ),
        },
        Rule {
            id: RuleId::OutboundPstnDefaultWithoutSfb,
            when: &[Call(&[PstnOut]), Calling(&[Default])],
            then: then(Landing::Teams, Basis::Guide, &[Source::GuideDefaultPolicy]),
        },
        Rule {
            id: RuleId::OutboundPstnAnyPolicyWithoutSfb,
            when: &[Call(&[PstnOut])],
            then: then(
                Landing::Teams,
                Basis::Document,
                &[Source::TutorialCalling, Source::GuideDefaultPolicy],
            ),
        },
        // Users who must not be on Teams, and are.
        Rule {
            id: RuleId::OnPremisesOnTeamsReceivesNothing,
            when: &[Customer(&[OnPremises]), Calling(&[Teams])],
            then: then(
                Landing::Nowhere,
                Basis::Document,
                &[Source::InteropOnPremises, Source::ReferenceHybrid],
            ),
        },
        Rule {
            id: RuleId::HybridOnTeamsLosesPstn,
            when: &[Call(&[PstnIn]), Customer(&[Hybrid]), Calling(&[Teams])],
            then: then(
                Landing::Nowhere,
                Basis::Guide,
                &[Source::GuideLimitations, Source::InteropHybrid, Source::ReferenceHybrid],
            ),
        },
        Rule {
            id: RuleId::HybridOnTeamsLosesVoip,
            when: &[Customer(&[Hybrid]), Calling(&[Teams])],
            then: then(
                Landing::Nowhere,
                disputed(Landing::Teams),
                &[Source::GuideLimitations, Source::ReferenceHybrid, Source::InteropCalling],
            ),
        },
        // Inbound PSTN needs a licence, unless the lines are the organization's own.
        Rule {
            id: RuleId::InboundPstnUnlicensed,
            when: &[Call(&[PstnIn]), Customer(&[Existing, WithoutSfb]), UNLICENSED],
            then: then(
                Landing::Nowhere,
                Basis::Inferred,
                &[Source::GuidePrerequisites, Source::ReferenceExternalCalling],
            ),
        },
        // The guide's two policies.
        Rule {
            id: RuleId::TeamsPolicyTakesCalls,
            when: &[Calling(&[Teams])],
            then: then(
                Landing::Teams,
                Basis::Guide,
                &[Source::GuideInboundPstn, Source::InteropCalling],
            ),
        },
        Rule {
            id: RuleId::DefaultPolicyTeamsVoip,
            when: &[Call(&[TeamsVoip]), Customer(&[Existing]), Calling(&[Default])],
            then: then(
                Landing::Teams,
                Basis::Guide,
                &[Source::GuideDefaultPolicy, Source::InteropCalling],
            ),
        },
        Rule {
            id: RuleId::DefaultPolicyTeamsVoipWithoutSfb,
            when: &[Call(&[TeamsVoip]), Customer(&[WithoutSfb]), Calling(&[Default])],
            then: then(Landing::Teams, Basis::Guide, &[Source::GuideDefaultPolicy]),
        },
        Rule {
            id: RuleId::DefaultPolicyNoInboundPstnWithoutSfb,
            when: &[Call(&[PstnIn]), Customer(&[WithoutSfb]), Calling(&[Default])],
            then: then(Landing::Nowhere, Basis::Guide, &[Source::GuideDefaultPolicy]),
        },
        Rule {
            id: RuleId::SfbPolicyWithoutSfb,
            when: &[Customer(&[WithoutSfb]), Calling(&[Sfb])],
            then: then(Landing::Nowhere, Basis::Inferred, &[Source::InteropCalling]),
        },
        Rule {
            id: RuleId::DefaultPolicySfbCalls,
            when: &[Call(&[SfbVoip, PstnIn]), Customer(&[Existing]), Calling(&[Default])],
            then: then(
                Landing::SkypeForBusiness,
                Basis::Guide,
                &[Source::GuideDefaultPolicy, Source::InteropCalling],
            ),
        },
        // The default policy where the telephone lines are the organization's own.
        Rule {
            id: RuleId::DefaultHybridTeamsVoip,
            when: &[Call(&[TeamsVoip]), Customer(&[Hybrid]), Calling(&[Default])],
            then: then(
                Landing::Teams,
                Basis::Inferred,
                &[Source::InteropCalling, Source::InteropHybrid],
            ),
        },
        Rule {
            id: RuleId::DefaultHybridPstn,
            when: &[Call(&[PstnIn]), Customer(&[Hybrid]), Calling(&[Default])],
            then: then(
                Landing::SkypeForBusiness,
                Basis::Document,
                &[Source::InteropHybrid, Source::InteropCalling],
            ),
        },
        Rule {
            id: RuleId::DefaultOnPremisesTeamsVoip,
            when: &[Call(&[TeamsVoip]), Customer(&[OnPremises]), Calling(&[Default])],
            then: then(
                Landing::Teams,
                Basis::Inferred,
                &[Source::InteropCalling, Source::InteropOnPremises],
            ),
        },
        Rule {
            id: RuleId::DefaultOwnLinesSfbVoip,
            when: &[Call(&[SfbVoip]), Customer(&[Hybrid, OnPremises]), Calling(&[Default])],
            then: then(Landing::SkypeForBusiness, Basis::Inferred, &[Source::InteropCalling]),
        },
        Rule {
            id: RuleId::DefaultOnPremisesPstn,
            when: &[Call(&[PstnIn]), Customer(&[OnPremises]), Calling(&[Default])],
            then: then(
                Landing::SkypeForBusiness,
                Basis::Inferred,
                &[Source::InteropCalling, Source::MigrationOnPremises],
            ),
        },
    ],
    // Left are the incoming calls of an organization that has Skype for Business, set to Sfb.
    otherwise: Otherwise {
        id: RuleId::SfbPolicyKeepsCalls,
        then: then(Landing::SkypeForBusiness, Basis::Document, &[Source::InteropCalling]),
    },
};
