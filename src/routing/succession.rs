//! The same question in another edition: which mode took the place of which policy, and what could
//! not be carried over.
//!
//! Sources: the migration guidance and the cmdlet reference name the instance to grant with each
//! mode; what becomes of everything else is inferred.

use super::case::Case;
use super::editions::modes_2019_08::{
    Client, Conversation, ConversationType, Home, Originator, PstnConnection, UpgradeMode,
};
use super::effective::EffectiveClient;
use super::policy::{Agreement, InteropPolicy};
use super::scenario::Scenario;
use super::vocabulary::{CallType, CustomerType, DefaultClient, Licence, Override};
use strum::VariantArray;

/// A question, carried over into another edition.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Carried {
    /// The question there.
    pub case: Case,
    /// The instance that its policy is, in the edition that has instances.
    pub instance: &'static InteropPolicy,
    /// What is not the same question any more.
    pub losses: Vec<Loss>,
}

/// Something that could not be carried over as it was.
#[derive(Clone, Copy, Debug, PartialEq, Eq, VariantArray)]
pub enum Loss {
    /// Users no longer chose; the client that counted stands for the choice.
    UserChoiceEnded,
    /// Calling and chat could no longer differ; the calling client stands for both.
    MixedValuesEnded,
    /// Three modes do what this policy did; the plainest stands for them.
    OneOfThreeModes,
    /// A user homed on premises cannot have this mode.
    ModeNeedsOnlineHome,
    /// An organization without Skype for Business is not told apart.
    NobodyWithoutSfb,
    /// The organization counts for PSTN calls alone.
    OrganizationNotAsked,
    /// Whether the user is licensed is not asked.
    LicenceNotAsked,
    /// Only conversations towards the user are described.
    OutboundFederation,
    /// Chats land like calls.
    ChatLikeCalls,
    /// The three modes for Skype for Business were one policy.
    OnePolicyForThreeModes,
    /// Nobody asked who calls, in which mode and homed where.
    CallerNotAsked,
    /// There was no Direct Routing yet.
    NoDirectRouting,
    /// There was no federation from Teams yet.
    NoFederationFromTeams,
}

/// The same question, asked in the other edition.
pub fn carry_over(case: Case) -> Carried {
    match case {
        Case::Guide201712(scenario) => forward(&scenario),
        Case::Modes201908(conversation) => back(&conversation),
    }
}

fn forward(scenario: &Scenario) -> Carried {
    let policy = scenario.policy;
    let mode = match EffectiveClient::of(policy, scenario.choice).client {
        DefaultClient::Default => UpgradeMode::Islands,
        DefaultClient::Sfb => UpgradeMode::SfbOnly,
        DefaultClient::Teams => UpgradeMode::TeamsOnly,
    };
    let (call, client) = match scenario.call {
        CallType::TeamsVoip | CallType::TeamsChat => (ConversationType::InTenant, Client::Teams),
        CallType::SfbVoip | CallType::SfbChat => (ConversationType::InTenant, Client::Sfb),
        CallType::FederatedIn | CallType::FederatedOut | CallType::FederatedChat => {
            (ConversationType::FederatedIn, Client::Sfb)
        }
        CallType::PstnIn => (ConversationType::PstnIn, Client::Teams),
        CallType::PstnOut => (ConversationType::PstnOut, Client::Teams),
    };
    let pstn = match scenario.customer {
        CustomerType::ExistingSkypeForBusiness | CustomerType::WithoutSkypeForBusiness => {
            PstnConnection::CallingPlan
        }
        CustomerType::HybridVoice => PstnConnection::HybridVoice,
        CustomerType::OnPremisesHomed => PstnConnection::OnPremVoice,
    };
    let on_premises = scenario.customer == CustomerType::OnPremisesHomed;
    let is_chat =
        matches!(scenario.call, CallType::TeamsChat | CallType::SfbChat | CallType::FederatedChat);
    let losses = [
        (policy.allow_end_user_client_override == Override::On, Loss::UserChoiceEnded),
        (policy.agreement() == Agreement::Mixed, Loss::MixedValuesEnded),
        (mode == UpgradeMode::SfbOnly, Loss::OneOfThreeModes),
        (mode == UpgradeMode::TeamsOnly && on_premises, Loss::ModeNeedsOnlineHome),
        (scenario.customer == CustomerType::WithoutSkypeForBusiness, Loss::NobodyWithoutSfb),
        (pstn != PstnConnection::CallingPlan && !call.is_pstn(), Loss::OrganizationNotAsked),
        (scenario.licence == Licence::NotProvisioned, Loss::LicenceNotAsked),
        (scenario.call == CallType::FederatedOut, Loss::OutboundFederation),
        (is_chat, Loss::ChatLikeCalls),
    ];
    let from = match call {
        ConversationType::PstnIn | ConversationType::PstnOut => Originator::default(),
        ConversationType::InTenant | ConversationType::FederatedIn => {
            Originator { mode: UpgradeMode::Islands, client, home: Home::Online }
        }
    };
    let pstn = if call.is_pstn() { pstn } else { PstnConnection::default() };
    Carried {
        case: Conversation { call, mode, from, pstn }.into(),
        instance: &InteropPolicy::GLOBAL,
        losses: those_that_hold(&losses),
    }
}

fn back(conversation: &Conversation) -> Carried {
    let name = match conversation.mode {
        UpgradeMode::Islands => "DisallowOverrideCallingDefaultChatDefault",
        UpgradeMode::TeamsOnly => "DisallowOverrideCallingTeamsChatTeams",
        UpgradeMode::SfbOnly
        | UpgradeMode::SfbWithTeamsCollab
        | UpgradeMode::SfbWithTeamsCollabAndMeetings => "DisallowOverrideCallingSfbChatSfb",
    };
    let instance = InteropPolicy::named(name).unwrap_or(&InteropPolicy::GLOBAL);
    let from = conversation.from;
    let call = match (conversation.call, from.client) {
        (ConversationType::InTenant, Client::Teams) => CallType::TeamsVoip,
        (ConversationType::InTenant, Client::Sfb) => CallType::SfbVoip,
        (ConversationType::FederatedIn, _) => CallType::FederatedIn,
        (ConversationType::PstnIn, _) => CallType::PstnIn,
        (ConversationType::PstnOut, _) => CallType::PstnOut,
    };
    let customer = match conversation.pstn {
        PstnConnection::CallingPlan | PstnConnection::DirectRouting => {
            CustomerType::ExistingSkypeForBusiness
        }
        PstnConnection::HybridVoice => CustomerType::HybridVoice,
        PstnConnection::OnPremVoice => CustomerType::OnPremisesHomed,
    };
    let is_pstn = conversation.call.is_pstn();
    let customer = if is_pstn { customer } else { CustomerType::default() };
    let sfb_mode = !matches!(conversation.mode, UpgradeMode::Islands | UpgradeMode::TeamsOnly);
    let known_caller = from.mode == UpgradeMode::Islands && from.home == Home::Online;
    let direct = conversation.pstn == PstnConnection::DirectRouting;
    let losses = [
        (sfb_mode, Loss::OnePolicyForThreeModes),
        (!is_pstn && !known_caller, Loss::CallerNotAsked),
        (is_pstn && direct, Loss::NoDirectRouting),
        (
            conversation.call == ConversationType::FederatedIn && from.client == Client::Teams,
            Loss::NoFederationFromTeams,
        ),
    ];
    Carried {
        case: Scenario { customer, policy: instance.fields, call, ..Scenario::default() }.into(),
        instance,
        losses: those_that_hold(&losses),
    }
}

fn those_that_hold(losses: &[(bool, Loss)]) -> Vec<Loss> {
    losses.iter().filter(|(holds, _)| *holds).map(|&(_, loss)| loss).collect()
}
