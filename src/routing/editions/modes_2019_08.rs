//! August 2019: the coexistence modes of `TeamsUpgradePolicy`, which took the policy's place.
//!
//! The coexistence article prints where a new conversation lands by the recipient's mode and the
//! originator's mode, client and home; the migration guidance says what becomes of PSTN calls. New
//! calls and new chats land alike. First hit decides.

use super::sources::Source;
use crate::question;
use crate::routing::rulebook::{Question, Role, Rulebook};
use crate::routing::table::{DecisionTable, Otherwise, Rule, RuleCondition, Verdict};
use crate::routing::vocabulary::{Basis, Interop, Landing};
use strum::{EnumString, IntoStaticStr, VariantArray};

/// One conversation with a user who has a mode. The default is an inbound PSTN call over a Calling
/// Plan to a user in Islands mode.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Conversation {
    /// What kind it is.
    pub call: ConversationType,
    /// The mode of the user who is called, or who calls the telephone network.
    pub mode: UpgradeMode,
    /// Who starts it, if that is a user of Teams or Skype for Business.
    pub from: Originator,
    /// How the user's telephone line arrives.
    pub pstn: PstnConnection,
}

/// Who starts a conversation.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Originator {
    /// Their mode.
    pub mode: UpgradeMode,
    /// The client that they start it in.
    pub client: Client,
    /// Where their Skype for Business account is homed.
    pub home: Home,
}

/// A kind of conversation: a new call or a new chat alike, but for PSTN.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, EnumString, IntoStaticStr, VariantArray)]
#[strum(ascii_case_insensitive, serialize_all = "kebab-case")]
pub enum ConversationType {
    /// With somebody in the same tenant.
    InTenant,
    /// From somebody in another tenant.
    FederatedIn,
    /// A call from the public telephone network.
    #[default]
    PstnIn,
    /// A call to the public telephone network.
    PstnOut,
}

/// Value of `Mode` in `TeamsUpgradePolicy`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, EnumString, IntoStaticStr, VariantArray)]
#[strum(ascii_case_insensitive, serialize_all = "kebab-case")]
pub enum UpgradeMode {
    /// Both clients, each an island.
    #[default]
    Islands,
    /// Skype for Business alone.
    SfbOnly,
    /// Skype for Business, with channels in Teams.
    SfbWithTeamsCollab,
    /// Skype for Business, with channels and meetings in Teams.
    SfbWithTeamsCollabAndMeetings,
    /// Teams alone.
    TeamsOnly,
}

/// The client that a conversation is started in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, EnumString, IntoStaticStr, VariantArray)]
#[strum(ascii_case_insensitive, serialize_all = "lowercase")]
pub enum Client {
    /// Microsoft Teams.
    #[default]
    Teams,
    /// Skype for Business.
    Sfb,
}

/// Where an account of Skype for Business is homed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, EnumString, IntoStaticStr, VariantArray)]
#[strum(ascii_case_insensitive, serialize_all = "lowercase")]
pub enum Home {
    /// In Skype for Business Online.
    #[default]
    Online,
    /// On a server on premises.
    OnPrem,
}

/// How a user's telephone line arrives.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, EnumString, IntoStaticStr, VariantArray)]
#[strum(ascii_case_insensitive, serialize_all = "kebab-case")]
pub enum PstnConnection {
    /// A Calling Plan of Microsoft.
    #[default]
    CallingPlan,
    /// Direct Routing.
    DirectRouting,
    /// Own lines of an online user, through CCE or OPCH.
    HybridVoice,
    /// Own lines of a user homed on premises.
    #[strum(serialize = "onprem-voice")]
    OnPremVoice,
}

impl ConversationType {
    /// Whether the telephone network is at the other end.
    pub const fn is_pstn(self) -> bool {
        matches!(self, Self::PstnIn | Self::PstnOut)
    }
}

impl Conversation {
    /// The kinds of conversation that one user has, with the same circumstances: from each client
    /// inside the tenant and from another one, and the telephone network both ways.
    pub fn every_line(self) -> [Self; 6] {
        let from = |call, client| Self { call, from: Originator { client, ..self.from }, ..self };
        [
            from(ConversationType::InTenant, Client::Teams),
            from(ConversationType::InTenant, Client::Sfb),
            from(ConversationType::FederatedIn, Client::Teams),
            from(ConversationType::FederatedIn, Client::Sfb),
            Self { call: ConversationType::PstnIn, ..self },
            Self { call: ConversationType::PstnOut, ..self },
        ]
    }

    /// Whether another conversation is of the same kind.
    pub fn is_same_line(&self, other: &Self) -> bool {
        self.call == other.call && (self.call.is_pstn() || self.from.client == other.from.client)
    }

    /// Whether the user starts it.
    pub const fn is_outbound(&self) -> bool {
        matches!(self.call, ConversationType::PstnOut)
    }
}

impl Originator {
    /// Whether there can be such an originator: TeamsOnly users are online and in Teams, users of
    /// a Skype for Business mode have chat and calling in Skype for Business alone.
    pub const fn exists(self) -> bool {
        match self.mode {
            UpgradeMode::Islands => true,
            UpgradeMode::TeamsOnly => {
                matches!((self.client, self.home), (Client::Teams, Home::Online))
            }
            UpgradeMode::SfbOnly
            | UpgradeMode::SfbWithTeamsCollab
            | UpgradeMode::SfbWithTeamsCollabAndMeetings => matches!(self.client, Client::Sfb),
        }
    }
}

impl Rulebook for Conversation {
    type Condition = Condition;

    const QUESTIONS: &'static [Question<Self>] = {
        const FROM_SOMEBODY: fn(&Conversation) -> bool = |it| !it.call.is_pstn();
        &[
            question!("call", Role::Circumstance, ConversationType, call),
            question!("mode", Role::Setting, UpgradeMode, mode),
            question!("from-mode", Role::Circumstance, UpgradeMode, from.mode, FROM_SOMEBODY),
            question!("from-client", Role::Circumstance, Client, from.client, FROM_SOMEBODY),
            question!("from-home", Role::Circumstance, Home, from.home, FROM_SOMEBODY),
            question!("pstn", Role::Circumstance, PstnConnection, pstn, |it| it.call.is_pstn()),
        ]
    };

    fn table() -> &'static DecisionTable<Condition> {
        &TABLE
    }

    fn facts(&self) -> Self {
        *self
    }
}

/// What a rule of this edition can ask.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Condition {
    /// The kind of conversation is one of these.
    Call(&'static [ConversationType]),
    /// The mode of the user is one of these.
    Mode(&'static [UpgradeMode]),
    /// The originator's mode is one of these.
    FromMode(&'static [UpgradeMode]),
    /// The originator's client.
    FromClient(Client),
    /// The originator's home.
    FromHome(Home),
    /// The user's line arrives in one of these ways.
    Pstn(&'static [PstnConnection]),
}

impl RuleCondition for Condition {
    type Facts = Conversation;
    type RuleId = RuleId;

    fn holds(self, facts: &Conversation) -> bool {
        match self {
            Self::Call(any) => any.contains(&facts.call),
            Self::Mode(any) => any.contains(&facts.mode),
            Self::FromMode(any) => any.contains(&facts.from.mode),
            Self::FromClient(one) => one == facts.from.client,
            Self::FromHome(one) => one == facts.from.home,
            Self::Pstn(any) => any.contains(&facts.pstn),
        }
    }
}

/// The rules of this edition by name. The names are public: they stand in `data-rule`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, IntoStaticStr, VariantArray)]
#[strum(serialize_all = "kebab-case")]
#[allow(
    missing_docs,
    reason = "each name is explained by its row below and its sentence in `text`"
)]
pub enum RuleId {
    PstnReachesTeamsOnly,
    TeamsOnlyHasNoOwnLines,
    DirectRoutingNotInIslands,
    PstnStaysInSfb,
    TeamsOnlyStartsNothingInSfb,
    TeamsOnlyIsHomedOnline,
    SfbModeStartsNothingInTeams,
    NoFederationFromTeamsOnPremises,
    FederatedTeamsToTeamsOnly,
    FederatedSfbToTeamsOnly,
    FederatedTeamsToSfb,
    FederatedSfbToSfb,
    NoInteropFromTeamsOnPremises,
    TeamsOnPremisesStaysInTeams,
    TeamsToSfbMode,
    TeamsStaysInTeams,
    SfbToTeamsOnly,
    SfbStaysInSfb,
}

use Client::{Sfb, Teams};
use Condition::{Call, FromClient, FromHome, FromMode, Mode, Pstn};
use ConversationType::{FederatedIn, PstnIn, PstnOut};
use Interop::{No, Yes};
use PstnConnection::{CallingPlan, DirectRouting};
use UpgradeMode::{Islands, SfbOnly, SfbWithTeamsCollab, SfbWithTeamsCollabAndMeetings, TeamsOnly};

const SFB_MODES: &[UpgradeMode] = &[SfbOnly, SfbWithTeamsCollab, SfbWithTeamsCollabAndMeetings];

const fn then(
    landing: Landing,
    interop: Option<Interop>,
    basis: Basis,
    sources: &'static [Source],
) -> Verdict {
    Verdict { landing, interop, basis, sources }
}

/// What the in-tenant tables print.
const fn in_tenant(landing: Landing, interop: Interop) -> Verdict {
    then(landing, Some(interop), Basis::Document, &[Source::CoexistenceInTenant])
}

/// What the federated tables print.
const fn federated(landing: Landing, interop: Interop) -> Verdict {
    then(landing, Some(interop), Basis::Document, &[Source::CoexistenceFederated])
}

/// What follows from the descriptions of the modes: such an originator does not exist.
const fn nobody() -> Verdict {
    then(Landing::NotApplicable, Some(No), Basis::Inferred, &[Source::MigrationModes])
}

/// The decision table.
pub static TABLE: DecisionTable<Condition> = DecisionTable {
    rows: &[
        // The telephone network.
        Rule {
            id: RuleId::PstnReachesTeamsOnly,
            when: &[
                Call(&[PstnIn, PstnOut]),
                Mode(&[TeamsOnly]),
                Pstn(&[CallingPlan, DirectRouting]),
            ],
            then: then(Landing::Teams, None, Basis::Document, &[Source::MigrationModes]),
        },
        Rule {
            id: RuleId::TeamsOnlyHasNoOwnLines,
            when: &[Call(&[PstnIn, PstnOut]), Mode(&[TeamsOnly])],
            then: then(Landing::NotSupported, None, Basis::Inferred, &[Source::MigrationModes]),
        },
        Rule {
            id: RuleId::DirectRoutingNotInIslands,
            when: &[Call(&[PstnIn, PstnOut]), Mode(&[Islands]), Pstn(&[DirectRouting])],
            then: then(
                Landing::NotSupported,
                None,
                Basis::Disputed { alternative: Landing::Teams },
                &[Source::MigrationModes, Source::MigrationModesEarlier],
            ),
        },
        Rule {
            id: RuleId::PstnStaysInSfb,
            when: &[Call(&[PstnIn, PstnOut])],
            then: then(Landing::SkypeForBusiness, None, Basis::Document, &[Source::MigrationModes]),
        },
        // Originators that cannot exist.
        Rule {
            id: RuleId::TeamsOnlyStartsNothingInSfb,
            when: &[FromMode(&[TeamsOnly]), FromClient(Sfb)],
            then: nobody(),
        },
        Rule {
            id: RuleId::TeamsOnlyIsHomedOnline,
            when: &[FromMode(&[TeamsOnly]), FromHome(Home::OnPrem)],
            then: nobody(),
        },
        Rule {
            id: RuleId::SfbModeStartsNothingInTeams,
            when: &[FromMode(SFB_MODES), FromClient(Teams)],
            then: nobody(),
        },
        // From another tenant.
        Rule {
            id: RuleId::NoFederationFromTeamsOnPremises,
            when: &[Call(&[FederatedIn]), FromClient(Teams), FromHome(Home::OnPrem)],
            then: federated(Landing::NotPossible, No),
        },
        Rule {
            id: RuleId::FederatedTeamsToTeamsOnly,
            when: &[Call(&[FederatedIn]), Mode(&[TeamsOnly]), FromClient(Teams)],
            then: federated(Landing::Teams, No),
        },
        Rule {
            id: RuleId::FederatedSfbToTeamsOnly,
            when: &[Call(&[FederatedIn]), Mode(&[TeamsOnly])],
            then: federated(Landing::Teams, Yes),
        },
        Rule {
            id: RuleId::FederatedTeamsToSfb,
            when: &[Call(&[FederatedIn]), FromClient(Teams)],
            then: federated(Landing::SkypeForBusiness, Yes),
        },
        Rule {
            id: RuleId::FederatedSfbToSfb,
            when: &[Call(&[FederatedIn])],
            then: federated(Landing::SkypeForBusiness, No),
        },
        // Inside the tenant.
        Rule {
            id: RuleId::NoInteropFromTeamsOnPremises,
            when: &[FromClient(Teams), FromHome(Home::OnPrem), Mode(SFB_MODES)],
            then: in_tenant(Landing::NotPossible, No),
        },
        Rule {
            id: RuleId::TeamsOnPremisesStaysInTeams,
            when: &[FromClient(Teams), FromHome(Home::OnPrem)],
            then: then(
                Landing::Teams,
                Some(No),
                Basis::Disputed { alternative: Landing::NotPossible },
                &[Source::CoexistenceInTenant, Source::CoexistenceRevised],
            ),
        },
        Rule {
            id: RuleId::TeamsToSfbMode,
            when: &[FromClient(Teams), Mode(SFB_MODES)],
            then: in_tenant(Landing::SkypeForBusiness, Yes),
        },
        Rule {
            id: RuleId::TeamsStaysInTeams,
            when: &[FromClient(Teams)],
            then: in_tenant(Landing::Teams, No),
        },
        Rule {
            id: RuleId::SfbToTeamsOnly,
            when: &[Mode(&[TeamsOnly])],
            then: in_tenant(Landing::Teams, Yes),
        },
    ],
    // Left is what starts in Skype for Business and finds it at the other end.
    otherwise: Otherwise {
        id: RuleId::SfbStaysInSfb,
        then: in_tenant(Landing::SkypeForBusiness, No),
    },
};
