//! December 2017: what to warn of and what to note beside an answer. Every row that holds speaks.
//!
//! A row never changes where a call lands. Several rows may carry one id: it speaks once.

use super::guide_2017_12::Condition::{
    self, Call, Calling, CallingWritten, ChatWritten, Choice, Customer,
};
use super::sources::Source;
use crate::routing::advice::Severity;
use crate::routing::policy::{Agreement, Standing};
use crate::routing::table::AdviceRow;
use crate::routing::vocabulary::CallType::{
    FederatedChat, FederatedIn, FederatedOut, PstnIn, PstnOut, SfbChat, SfbVoip, TeamsChat,
    TeamsVoip,
};
use crate::routing::vocabulary::CustomerType::{
    self, ExistingSkypeForBusiness as Existing, HybridVoice as Hybrid,
    OnPremisesHomed as OnPremises, WithoutSkypeForBusiness as WithoutSfb,
};
use crate::routing::vocabulary::DefaultClient::{Default, Sfb, Teams};
use crate::routing::vocabulary::{Licence, Override, UserChoice};
use strum::{IntoStaticStr, VariantArray};

/// Everything that can be said beside an answer: first what should be mended, then what to know
/// before acting, then what holds here besides, then where documents disagree.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, IntoStaticStr, VariantArray)]
#[strum(serialize_all = "kebab-case")]
#[allow(
    missing_docs,
    reason = "each name is explained by its rows below and its sentence in `text`"
)]
pub enum AdviceId {
    HybridMustNotUseTeams,
    OnPremisesMustNotUseTeams,
    OverrideMustBeOff,
    MixedValues,
    GlobalEdited,
    NoPhoneSystem,
    IpPhonesFallSilent,
    LeaveHybridAlone,
    KeepSpecialWorkflows,
    PilotFirst,
    NotValidFromApril2018,
    InstanceUnattested,
    CustomNotNeeded,
    AccountInSfbOnline,
    RecheckWhenMoved,
    NeedsHybridTopology,
    ChoiceWithoutEffect,
    ChoiceUnset,
    ChoiceLeavesFederated,
    ChatSettingWithoutEffect,
    OverrideAndChat,
    InteropCallLimits,
    MissedFromOnPremises,
    PresenceIsSeparate,
    InsteadUndocumented,
    EmergencyCalls,
    FederatedMeansSfb,
    BlanketSentence,
    FederatedTwoSentences,
    FederatedOrNothing,
    HybridVoipTwoReadings,
    HybridChatTeams,
    VoipIncludesPstn,
    LaterOnlyPstn,
    SfbSettingUndocumented,
    IpPhonesLaterRing,
    CallsTabLater,
}

impl AdviceId {
    /// How much it matters.
    pub const fn severity(self) -> Severity {
        match self {
            Self::HybridMustNotUseTeams
            | Self::OnPremisesMustNotUseTeams
            | Self::OverrideMustBeOff
            | Self::MixedValues
            | Self::GlobalEdited => Severity::Warning,
            Self::NoPhoneSystem
            | Self::IpPhonesFallSilent
            | Self::LeaveHybridAlone
            | Self::KeepSpecialWorkflows
            | Self::PilotFirst
            | Self::NotValidFromApril2018
            | Self::InstanceUnattested => Severity::Caution,
            Self::CustomNotNeeded
            | Self::AccountInSfbOnline
            | Self::RecheckWhenMoved
            | Self::NeedsHybridTopology
            | Self::ChoiceWithoutEffect
            | Self::ChoiceUnset
            | Self::ChoiceLeavesFederated
            | Self::ChatSettingWithoutEffect
            | Self::OverrideAndChat
            | Self::InteropCallLimits
            | Self::MissedFromOnPremises
            | Self::PresenceIsSeparate
            | Self::InsteadUndocumented
            | Self::EmergencyCalls
            | Self::FederatedMeansSfb => Severity::Note,
            Self::BlanketSentence
            | Self::FederatedTwoSentences
            | Self::FederatedOrNothing
            | Self::HybridVoipTwoReadings
            | Self::HybridChatTeams
            | Self::VoipIncludesPstn
            | Self::LaterOnlyPstn
            | Self::SfbSettingUndocumented
            | Self::IpPhonesLaterRing
            | Self::CallsTabLater => Severity::Disagreement,
        }
    }
}

const WITH_SFB: &[CustomerType] = &[Existing, Hybrid, OnPremises];
const CALL_PLANS: &[CustomerType] = &[Existing, WithoutSfb];
const OWN_LINES: &[CustomerType] = &[Hybrid, OnPremises];
const ALLOWED: Condition = Condition::Override(Override::On);
const MIXED: Condition = Condition::Values(Agreement::Mixed);

const fn row(
    id: AdviceId,
    when: &'static [Condition],
    sources: &'static [Source],
) -> AdviceRow<Condition, AdviceId> {
    AdviceRow { id, when, sources }
}

/// The advice of this edition.
pub static ADVICE: &[AdviceRow<Condition, AdviceId>] = {
    use AdviceId as Say;
    use Source as From;
    &[
        row(
            Say::HybridMustNotUseTeams,
            &[Customer(&[Hybrid]), Calling(&[Teams])],
            &[From::GuideLimitations, From::InteropHybrid],
        ),
        row(
            Say::HybridMustNotUseTeams,
            &[Customer(&[Hybrid]), CallingWritten(&[Teams])],
            &[From::GuideLimitations, From::InteropHybrid],
        ),
        row(
            Say::OnPremisesMustNotUseTeams,
            &[Customer(&[OnPremises]), Calling(&[Teams])],
            &[From::InteropOnPremises],
        ),
        row(
            Say::OnPremisesMustNotUseTeams,
            &[Customer(&[OnPremises]), CallingWritten(&[Teams])],
            &[From::InteropOnPremises],
        ),
        row(
            Say::OnPremisesMustNotUseTeams,
            &[Customer(&[OnPremises]), ChatWritten(&[Teams])],
            &[From::InteropOnPremises],
        ),
        row(
            Say::OverrideMustBeOff,
            &[Customer(OWN_LINES), ALLOWED],
            &[From::InteropOnPremises, From::InteropHybrid],
        ),
        row(Say::MixedValues, &[MIXED], &[From::InteropOverview]),
        row(
            Say::GlobalEdited,
            &[Condition::Standing(&[Standing::EditedGlobal])],
            &[From::RevisedGlobal],
        ),
        row(
            Say::NoPhoneSystem,
            &[
                Customer(CALL_PLANS),
                Condition::Licence(Licence::NotProvisioned),
                Call(&[PstnIn, PstnOut]),
            ],
            &[From::GuidePrerequisites, From::ReferenceExternalCalling],
        ),
        row(
            Say::IpPhonesFallSilent,
            &[Customer(&[Existing]), Calling(&[Teams]), Call(&[TeamsVoip, SfbVoip, PstnIn])],
            &[From::InteropCalling, From::ReferenceIpPhones],
        ),
        row(
            Say::LeaveHybridAlone,
            &[Customer(&[Hybrid]), Calling(&[Default, Sfb])],
            &[From::GuideLimitations, From::ReferenceHybrid],
        ),
        row(
            Say::KeepSpecialWorkflows,
            &[Customer(&[Existing]), Calling(&[Teams])],
            &[From::InteropWorkflows],
        ),
        row(
            Say::KeepSpecialWorkflows,
            &[Customer(&[Existing]), ALLOWED],
            &[From::InteropWorkflows],
        ),
        row(Say::PilotFirst, &[Customer(CALL_PLANS), Calling(&[Teams])], &[From::GuideInboundPstn]),
        row(Say::PilotFirst, &[Customer(CALL_PLANS), ALLOWED], &[From::GuideUserChoice]),
        row(
            Say::NotValidFromApril2018,
            &[ALLOWED],
            &[From::ReferenceSynopsis, From::MigrationChanges],
        ),
        row(
            Say::NotValidFromApril2018,
            &[MIXED],
            &[From::ReferenceSynopsis, From::MigrationChanges],
        ),
        row(
            Say::InstanceUnattested,
            &[Condition::Standing(&[Standing::NamePatternOnly])],
            &[From::ReferenceSynopsis],
        ),
        row(
            Say::CustomNotNeeded,
            &[ALLOWED, Condition::Standing(&[Standing::EditedGlobal, Standing::Custom])],
            &[From::GuideUserChoice, From::ReferenceUserChoice],
        ),
        row(
            Say::AccountInSfbOnline,
            &[Customer(&[WithoutSfb]), Calling(&[Teams])],
            &[From::InteropRequirements, From::MigrationAccounts],
        ),
        row(Say::RecheckWhenMoved, &[Customer(&[OnPremises])], &[From::InteropOnPremises]),
        row(Say::NeedsHybridTopology, &[Customer(&[OnPremises])], &[From::InteropTopologies]),
        row(
            Say::ChoiceWithoutEffect,
            &[Condition::Override(Override::Off), Choice(&[UserChoice::Teams, UserChoice::Sfb])],
            &[From::InteropUserChoice],
        ),
        row(
            Say::ChoiceUnset,
            &[ALLOWED, Choice(&[UserChoice::None])],
            &[From::GuideUserChoice, From::InteropUserChoice],
        ),
        row(
            Say::ChoiceLeavesFederated,
            &[ALLOWED, Call(&[FederatedIn]), Customer(WITH_SFB)],
            &[From::GuideLimitations],
        ),
        row(
            Say::ChatSettingWithoutEffect,
            &[ChatWritten(&[Sfb, Teams])],
            &[From::InteropChat, From::ReferenceChat],
        ),
        row(
            Say::ChatSettingWithoutEffect,
            &[Call(&[TeamsChat, SfbChat, FederatedChat])],
            &[From::InteropChat, From::ReferenceChat],
        ),
        row(
            Say::OverrideAndChat,
            &[ALLOWED, Call(&[TeamsChat, SfbChat, FederatedChat])],
            &[From::InteropOverview, From::InteropUserChoice],
        ),
        row(
            Say::InteropCallLimits,
            &[Call(&[TeamsVoip]), Customer(WITH_SFB), Calling(&[Sfb])],
            &[From::InteropMeaning, From::InteropLimits],
        ),
        row(
            Say::InteropCallLimits,
            &[Call(&[SfbVoip]), Customer(&[Existing]), Calling(&[Teams])],
            &[From::InteropMeaning, From::InteropLimits],
        ),
        row(
            Say::MissedFromOnPremises,
            &[Call(&[TeamsVoip]), Customer(WITH_SFB), Calling(&[Sfb])],
            &[From::MigrationOnPremises],
        ),
        row(
            Say::PresenceIsSeparate,
            &[Call(&[TeamsVoip, SfbVoip]), Customer(WITH_SFB)],
            &[From::InteropMeaning],
        ),
        row(
            Say::InsteadUndocumented,
            &[Call(&[PstnIn]), Customer(&[WithoutSfb]), Calling(&[Default, Sfb])],
            &[From::GuideDefaultPolicy],
        ),
        row(
            Say::InsteadUndocumented,
            &[Call(&[PstnIn]), Customer(OWN_LINES), Calling(&[Teams])],
            &[From::GuideLimitations],
        ),
        row(Say::EmergencyCalls, &[Call(&[PstnOut])], &[From::TutorialCalling]),
        row(Say::FederatedMeansSfb, &[Call(&[FederatedIn])], &[From::InteropCalling]),
        row(
            Say::BlanketSentence,
            &[Call(&[TeamsVoip]), Customer(WITH_SFB), Calling(&[Default])],
            &[From::GuideDefaultPolicy, From::InteropCalling, From::TutorialCalling],
        ),
        row(
            Say::FederatedTwoSentences,
            &[Call(&[FederatedIn, FederatedOut]), Customer(&[WithoutSfb])],
            &[From::GuideLimitations, From::GuideInboundPstn],
        ),
        row(
            Say::FederatedOrNothing,
            &[Call(&[FederatedIn]), Customer(OWN_LINES), Calling(&[Teams])],
            &[From::GuideLimitations, From::ReferenceHybrid],
        ),
        row(
            Say::HybridVoipTwoReadings,
            &[Call(&[TeamsVoip, SfbVoip]), Customer(&[Hybrid]), Calling(&[Teams])],
            &[From::InteropCalling, From::ReferenceHybrid],
        ),
        row(
            Say::HybridChatTeams,
            &[Customer(&[Hybrid]), ChatWritten(&[Teams])],
            &[From::InteropHybrid, From::InteropOverview],
        ),
        row(
            Say::VoipIncludesPstn,
            &[Call(&[PstnIn]), Customer(&[Existing]), Calling(&[Teams])],
            &[From::GuideInboundPstn, From::RevisedInboundPstn],
        ),
        row(
            Say::LaterOnlyPstn,
            &[Call(&[TeamsVoip]), Customer(&[WithoutSfb]), Calling(&[Teams])],
            &[From::GuideInboundPstn, From::RevisedInboundPstn],
        ),
        row(
            Say::SfbSettingUndocumented,
            &[Customer(&[WithoutSfb]), Calling(&[Sfb])],
            &[From::InteropCalling],
        ),
        row(
            Say::IpPhonesLaterRing,
            &[Customer(&[Existing]), Calling(&[Teams]), Call(&[TeamsVoip, SfbVoip, PstnIn])],
            &[From::InteropCalling, From::MigrationPhones],
        ),
        row(
            Say::CallsTabLater,
            &[
                Call(&[PstnOut]),
                Customer(CALL_PLANS),
                Calling(&[Default]),
                Condition::Licence(Licence::Provisioned),
            ],
            &[From::GuideDefaultPolicy, From::RevisedCallsTab],
        ),
    ]
};
