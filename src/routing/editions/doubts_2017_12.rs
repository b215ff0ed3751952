//! December 2017: where documents disagree or leave a question open, and what settles it here.
//!
//! Doubts are data like advice: a doubt never changes where a call lands. It says which cases
//! would land otherwise, or be read otherwise, had it been settled the other way.

use super::guide_2017_12::Condition::{self, Call, Calling, ChatWritten, Choice, Customer};
use super::guide_2017_12::Facts;
use super::sources::Source;
use crate::routing::policy::Agreement;
use crate::routing::scenario::Scenario;
use crate::routing::table::RuleCondition;
use crate::routing::vocabulary::CallType::{
    FederatedChat, FederatedIn, FederatedOut, PstnIn, PstnOut, SfbChat, SfbVoip, TeamsChat,
    TeamsVoip,
};
use crate::routing::vocabulary::CustomerType::{
    ExistingSkypeForBusiness as Existing, HybridVoice as Hybrid, OnPremisesHomed as OnPremises,
    WithoutSkypeForBusiness as WithoutSfb,
};
use crate::routing::vocabulary::DefaultClient::{Default, Sfb, Teams};
use crate::routing::vocabulary::{Licence, Override, UserChoice};
use strum::{IntoStaticStr, VariantArray};

/// One doubt: what is doubtful, what settles it, and where it matters.
#[derive(Debug)]
pub struct Doubt {
    /// Its name.
    pub id: DoubtId,
    /// Whether documents contradict or leave out.
    pub kind: DoubtKind,
    /// What settles it.
    pub settled: Settled,
    /// The scenarios that it touches: those for which all conditions of any of these lists hold.
    /// None for a doubt about commands or wording.
    pub wherever: &'static [&'static [Condition]],
    /// The sections that disagree, or that ought to say it and do not.
    pub sources: &'static [Source],
}

/// The doubts of this edition by name: first those that leave a ruling disputed, then what else
/// touches a call or a chat, then commands and wording.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, IntoStaticStr, VariantArray)]
#[strum(serialize_all = "kebab-case")]
pub enum DoubtId {
    /// The guide sends federated calls to Skype for Business always, and calls them not supported
    /// for customers without it.
    FederatedWithoutSfb,
    /// The guide sends federated calls to Skype for Business however calling is set; the special
    /// cases of the interoperability page and the cmdlet reference leave these users no calls.
    FederatedOwnLinesOnTeams,
    /// The routing table rings Teams for every user set to it; the warnings say that a Hybrid
    /// Voice user set to it receives no calls.
    HybridVoipOnTeams,
    /// The guide's opening sentence, and the later tutorial, leave all VoIP in Skype for Business
    /// by default; the guide's own bullet and the routing table send VoIP from Teams to Teams.
    TeamsVoipByDefault,
    /// By default, without Skype for Business, an inbound PSTN call does not reach Teams. Whether
    /// it ends there or in the service's voicemail nobody says.
    InboundPstnWithoutSfb,
    /// What the value Sfb does in an organization without Skype for Business is not documented.
    SfbWithoutSfb,
    /// "Federated" means a caller on Skype for Business; one on Teams is not described.
    FederatedCallerOnTeams,
    /// Which client counts until a user who may choose has chosen, what the override means beside
    /// the values Teams and Sfb, and where a choice is kept: none is documented.
    ChoiceUnset,
    /// The policy table lets the override cover chat and calls; the prose and the guide speak of
    /// calls alone.
    OverrideAndChat,
    /// The guide prints `ChatDefaultClient` without a word on it; documents of the same days say
    /// that it has no effect yet.
    ChatSetting,
    /// Whether calling and chat may differ: they can be set so, Hybrid Voice users are even allowed
    /// it, and the same page asks for one value.
    MixedValues,
    /// Whether desk phones ring for a user on Teams: the guide is silent, the documents of December
    /// 2017 say no, those of 2018 and 2019 say yes.
    IpPhones,
    /// Two slips in the guide's bullets on the Teams policy: PSTN counted among VoIP calls, later
    /// put right; and VoIP promised without Skype for Business, of which the revision keeps PSTN.
    TeamsPolicyReworded,
    /// Users on the default policy can place PSTN calls; the revision adds that they get the Calls
    /// tab for it without an administrator.
    CallsTab,
    /// The guide grants `Global` to a user; the scope reference says that this fails.
    GrantOfGlobal,
    /// The cmdlet reference and the migration guidance undo an edited `Global` by different
    /// commands.
    UndoOfGlobal,
    /// No document lists the preconfigured instances in full.
    InstanceList,
    /// Slips without consequence: a stray line, a mistyped link, headings and lists that do not
    /// parse, and a date that is neither that of the draft nor that of publication.
    Slips,
}

/// Why something is in doubt.
#[derive(Clone, Copy, Debug, PartialEq, Eq, IntoStaticStr, VariantArray)]
#[strum(serialize_all = "kebab-case")]
pub enum DoubtKind {
    /// Documents, or two passages of one document, say different things.
    Disagreement,
    /// No document says it.
    OpenQuestion,
}

/// What settles a doubt: the ranks of authority of this edition, the strongest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, IntoStaticStr, VariantArray)]
#[strum(serialize_all = "kebab-case")]
pub enum Settled {
    /// The guide, on exactly this case.
    GuideOnCase,
    /// A general statement of the guide.
    GuideInGeneral,
    /// Another document of the same period, on this case.
    PeriodDocument,
    /// Inference from documents put together, or from what they leave out.
    Inference,
    /// Nothing needs to: no call or chat depends on it.
    NoRouting,
}

impl Doubt {
    /// Whether the doubt matters to a scenario.
    pub fn touches(&self, scenario: &Scenario) -> bool {
        let facts = Facts::of(scenario, None);
        self.wherever.iter().any(|when| when.iter().all(|condition| condition.holds(&facts)))
    }

    /// The scenarios that the doubt matters to, in the order of [`Scenario::all`].
    pub fn scenarios(&self) -> impl Iterator<Item = Scenario> {
        Scenario::all().filter(|scenario| self.touches(scenario))
    }
}

const CHATS: Condition = Call(&[TeamsChat, SfbChat, FederatedChat]);
const ALLOWED: Condition = Condition::Override(Override::On);
const LICENSED: Condition = Condition::Licence(Licence::Provisioned);

/// The doubts of this edition, in the order of their ids.
pub static DOUBTS: &[Doubt] = {
    use DoubtKind::{Disagreement, OpenQuestion};
    use Source as From;
    &[
        Doubt {
            id: DoubtId::FederatedWithoutSfb,
            kind: Disagreement,
            settled: Settled::GuideInGeneral,
            wherever: &[&[Call(&[FederatedIn, FederatedOut]), Customer(&[WithoutSfb])]],
            sources: &[From::GuideLimitations, From::GuideInboundPstn, From::InteropCalling],
        },
        Doubt {
            id: DoubtId::FederatedOwnLinesOnTeams,
            kind: Disagreement,
            settled: Settled::GuideInGeneral,
            wherever: &[&[
                Call(&[FederatedIn]),
                Customer(&[Hybrid, OnPremises]),
                Calling(&[Teams]),
            ]],
            sources: &[From::GuideLimitations, From::InteropOnPremises, From::ReferenceHybrid],
        },
        Doubt {
            id: DoubtId::HybridVoipOnTeams,
            kind: Disagreement,
            settled: Settled::GuideInGeneral,
            wherever: &[&[Call(&[TeamsVoip, SfbVoip]), Customer(&[Hybrid]), Calling(&[Teams])]],
            sources: &[From::GuideLimitations, From::ReferenceHybrid, From::InteropCalling],
        },
        Doubt {
            id: DoubtId::TeamsVoipByDefault,
            kind: Disagreement,
            settled: Settled::GuideOnCase,
            wherever: &[&[
                Call(&[TeamsVoip]),
                Customer(&[Existing, Hybrid, OnPremises]),
                Calling(&[Default]),
            ]],
            sources: &[From::GuideDefaultPolicy, From::InteropCalling, From::TutorialCalling],
        },
        Doubt {
            id: DoubtId::InboundPstnWithoutSfb,
            kind: OpenQuestion,
            settled: Settled::GuideOnCase,
            wherever: &[&[Call(&[PstnIn]), Customer(&[WithoutSfb]), Calling(&[Default]), LICENSED]],
            sources: &[From::GuideDefaultPolicy, From::InteropCalling],
        },
        Doubt {
            id: DoubtId::SfbWithoutSfb,
            kind: OpenQuestion,
            settled: Settled::Inference,
            // Federated calls are a doubt of their own, and an unlicensed user has no number to call.
            wherever: &[
                &[Call(&[TeamsVoip]), Customer(&[WithoutSfb]), Calling(&[Sfb])],
                &[Call(&[PstnIn]), Customer(&[WithoutSfb]), Calling(&[Sfb]), LICENSED],
            ],
            sources: &[From::InteropCalling, From::InteropRequirements],
        },
        Doubt {
            id: DoubtId::FederatedCallerOnTeams,
            kind: OpenQuestion,
            settled: Settled::GuideInGeneral,
            wherever: &[&[Call(&[FederatedIn])]],
            sources: &[From::GuideLimitations, From::InteropCalling],
        },
        Doubt {
            id: DoubtId::ChoiceUnset,
            kind: OpenQuestion,
            settled: Settled::Inference,
            // Only these calls follow the client that counts; the others land alike with any.
            wherever: &[&[
                ALLOWED,
                Choice(&[UserChoice::None]),
                Call(&[TeamsVoip, SfbVoip, PstnIn]),
            ]],
            sources: &[From::GuideUserChoice, From::InteropUserChoice, From::ReferenceUserChoice],
        },
        Doubt {
            id: DoubtId::OverrideAndChat,
            kind: Disagreement,
            settled: Settled::GuideOnCase,
            wherever: &[&[ALLOWED, CHATS]],
            sources: &[From::InteropOverview, From::InteropUserChoice, From::GuideUserChoice],
        },
        Doubt {
            id: DoubtId::ChatSetting,
            kind: OpenQuestion,
            settled: Settled::PeriodDocument,
            wherever: &[&[CHATS]],
            sources: &[From::GuideDefaultPolicy, From::InteropChat, From::ReferenceChat],
        },
        Doubt {
            id: DoubtId::MixedValues,
            kind: Disagreement,
            settled: Settled::PeriodDocument,
            wherever: &[
                &[Condition::Values(Agreement::Mixed)],
                &[Customer(&[Hybrid]), ChatWritten(&[Teams])],
            ],
            sources: &[From::InteropOverview, From::InteropHybrid, From::MigrationChanges],
        },
        Doubt {
            id: DoubtId::IpPhones,
            kind: Disagreement,
            settled: Settled::PeriodDocument,
            wherever: &[&[
                Customer(&[Existing]),
                Calling(&[Teams]),
                Call(&[TeamsVoip, SfbVoip, PstnIn]),
            ]],
            sources: &[From::InteropCalling, From::ReferenceIpPhones, From::MigrationPhones],
        },
        Doubt {
            id: DoubtId::TeamsPolicyReworded,
            kind: Disagreement,
            settled: Settled::GuideOnCase,
            wherever: &[
                &[Call(&[PstnIn]), Customer(&[Existing]), Calling(&[Teams])],
                &[Call(&[TeamsVoip]), Customer(&[WithoutSfb]), Calling(&[Teams])],
            ],
            sources: &[From::GuideInboundPstn, From::RevisedInboundPstn],
        },
        Doubt {
            id: DoubtId::CallsTab,
            kind: Disagreement,
            settled: Settled::GuideOnCase,
            wherever: &[&[
                Call(&[PstnOut]),
                Customer(&[Existing, WithoutSfb]),
                Calling(&[Default]),
                LICENSED,
            ]],
            sources: &[From::GuideDefaultPolicy, From::RevisedCallsTab],
        },
        Doubt {
            id: DoubtId::GrantOfGlobal,
            kind: Disagreement,
            settled: Settled::NoRouting,
            wherever: &[],
            sources: &[From::GuideDefaultPolicy, From::ScopesGlobal],
        },
        Doubt {
            id: DoubtId::UndoOfGlobal,
            kind: Disagreement,
            settled: Settled::NoRouting,
            wherever: &[],
            sources: &[From::ReferenceSynopsis, From::MigrationChanges],
        },
        Doubt {
            id: DoubtId::InstanceList,
            kind: OpenQuestion,
            settled: Settled::NoRouting,
            wherever: &[],
            sources: &[From::GuideInboundPstn, From::ReferenceUserChoice, From::ReferenceSynopsis],
        },
        Doubt {
            id: DoubtId::Slips,
            kind: Disagreement,
            settled: Settled::NoRouting,
            wherever: &[],
            sources: &[From::GuidePrerequisites, From::GuideLimitations, From::GuideDefaultPolicy],
        },
    ]
};
