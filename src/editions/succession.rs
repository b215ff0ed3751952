//! The same question in another edition: which mode took the place of which policy, and what could not
//! be carried over.
//!
//! Sources: the migration guidance and the cmdlet reference name the instance to grant with each
//! mode; what becomes of everything else is inferred.

use super::teams_interop_policy::{
    Agreement, CallType, DefaultClient, GLOBAL, InteropCall, License, Organization, Override,
    effective_client, named,
};
use super::teams_upgrade_policy::{
    CallType as ModeCallType, Client, Home, Mode, ModeCall, Originator, PstnConnection,
};
use crate::routing::{Carried, Loss, Subject};

macro_rules! losses {
    ($($name:ident, $id:literal, $says:literal;)+) => { $(
        static $name: Loss = Loss { id: $id, says: $says };
    )+ };
}
pub(super) use losses;

losses! {
    USER_CHOICE_ENDED, "user-choice-ended", "Users could no longer choose; the client that counts here stands in for their choice.";
    MIXED_VALUES_ENDED, "mixed-values-ended", "Calling and chat could no longer differ; the calling client stands in for both.";
    ONE_OF_THREE_MODES, "one-of-three-modes", "Three modes keep calls in Skype for Business; the simplest, SfBOnly, stands in for them.";
    MODE_NEEDS_ONLINE_HOME, "mode-needs-online-home", "A user homed on-premises cannot be TeamsOnly; the user would have to move online first.";
    NOBODY_WITHOUT_SFB, "nobody-without-sfb", "Organizations without Skype for Business are not a case of their own there.";
    ORGANIZATION_NOT_ASKED, "organization-not-asked", "Where the telephone lines end matters for PSTN calls only there.";
    LICENSE_NOT_ASKED, "license-not-asked", "Whether the user is licensed is not asked there.";
    OUTBOUND_FEDERATION, "outbound-federation", "Outbound federated calls are not described there; the inbound call stands in for them.";
    CHAT_LIKE_CALLS, "chat-like-calls", "Chats land like calls there.";
    ONE_POLICY_FOR_THREE_MODES, "one-policy-for-three-modes", "At that time, one policy did what the three modes for Skype for Business do.";
    CALLER_NOT_ASKED, "caller-not-asked", "The caller’s mode and home were not asked for then.";
    NO_DIRECT_ROUTING, "no-direct-routing", "Direct Routing did not exist yet; a Calling Plan stands in for it.";
    NO_FEDERATION_FROM_TEAMS, "no-federation-from-teams", "Teams could not federate yet; a caller on Skype for Business stands in for it.";
}

/// A question about `TeamsInteropPolicy`, asked of the coexistence modes.
pub fn to_modes(subject: &Subject) -> Carried {
    let scenario = InteropCall::from(subject.case);
    let policy = scenario.policy;
    let mode = match effective_client(policy, scenario.choice) {
        DefaultClient::Default => Mode::Islands,
        DefaultClient::Sfb => Mode::SfbOnly,
        DefaultClient::Teams => Mode::TeamsOnly,
    };
    let (call, client) = match scenario.call {
        CallType::TeamsVoip | CallType::TeamsChat => (ModeCallType::InTenant, Client::Teams),
        CallType::SfbVoip | CallType::SfbChat => (ModeCallType::InTenant, Client::Sfb),
        CallType::FederatedIn | CallType::FederatedOut | CallType::FederatedChat => {
            (ModeCallType::FederatedIn, Client::Sfb)
        }
        CallType::PstnIn => (ModeCallType::PstnIn, Client::Teams),
        CallType::PstnOut => (ModeCallType::PstnOut, Client::Teams),
    };
    let pstn = match scenario.customer {
        Organization::ExistingSkypeForBusiness | Organization::WithoutSkypeForBusiness => {
            PstnConnection::CallingPlan
        }
        Organization::HybridVoice => PstnConnection::HybridVoice,
        Organization::OnPremisesHomed => PstnConnection::OnPremVoice,
    };
    let on_premises = scenario.customer == Organization::OnPremisesHomed;
    let is_chat =
        matches!(scenario.call, CallType::TeamsChat | CallType::SfbChat | CallType::FederatedChat);
    let losses = [
        (policy.allow_end_user_client_override == Override::On, &USER_CHOICE_ENDED),
        (policy.agreement() == Agreement::Mixed, &MIXED_VALUES_ENDED),
        (mode == Mode::SfbOnly, &ONE_OF_THREE_MODES),
        (mode == Mode::TeamsOnly && on_premises, &MODE_NEEDS_ONLINE_HOME),
        (scenario.customer == Organization::WithoutSkypeForBusiness, &NOBODY_WITHOUT_SFB),
        (pstn != PstnConnection::CallingPlan && !call.is_pstn(), &ORGANIZATION_NOT_ASKED),
        (scenario.license == License::NotProvisioned, &LICENSE_NOT_ASKED),
        (scenario.call == CallType::FederatedOut, &OUTBOUND_FEDERATION),
        (is_chat, &CHAT_LIKE_CALLS),
    ];
    let from = match call {
        ModeCallType::PstnIn | ModeCallType::PstnOut => Originator::default(),
        ModeCallType::InTenant | ModeCallType::FederatedIn => {
            Originator { mode: Mode::Islands, client, home: Home::Online }
        }
    };
    let pstn = if call.is_pstn() { pstn } else { PstnConnection::default() };
    Carried {
        subject: Subject::of(ModeCall { call, mode, from, pstn }.into()),
        losses: those_that_hold(&losses),
    }
}

/// A question about coexistence modes, asked of `TeamsInteropPolicy`.
pub fn to_interop_policy(subject: &Subject) -> Carried {
    let conversation = ModeCall::from(subject.case);
    let name = match conversation.mode {
        Mode::Islands => "DisallowOverrideCallingDefaultChatDefault",
        Mode::TeamsOnly => "DisallowOverrideCallingTeamsChatTeams",
        Mode::SfbOnly | Mode::SfbWithTeamsCollab | Mode::SfbWithTeamsCollabAndMeetings => {
            "DisallowOverrideCallingSfbChatSfb"
        }
    };
    let instance = named(name).unwrap_or(GLOBAL);
    let from = conversation.from;
    let call = match (conversation.call, from.client) {
        (ModeCallType::InTenant, Client::Teams) => CallType::TeamsVoip,
        (ModeCallType::InTenant, Client::Sfb) => CallType::SfbVoip,
        (ModeCallType::FederatedIn, _) => CallType::FederatedIn,
        (ModeCallType::PstnIn, _) => CallType::PstnIn,
        (ModeCallType::PstnOut, _) => CallType::PstnOut,
    };
    let customer = match conversation.pstn {
        PstnConnection::CallingPlan | PstnConnection::DirectRouting => {
            Organization::ExistingSkypeForBusiness
        }
        PstnConnection::HybridVoice => Organization::HybridVoice,
        PstnConnection::OnPremVoice => Organization::OnPremisesHomed,
    };
    let is_pstn = conversation.call.is_pstn();
    let customer = if is_pstn { customer } else { Organization::default() };
    let sfb_mode = !matches!(conversation.mode, Mode::Islands | Mode::TeamsOnly);
    let known_caller = from.mode == Mode::Islands && from.home == Home::Online;
    let direct = conversation.pstn == PstnConnection::DirectRouting;
    let losses = [
        (sfb_mode, &ONE_POLICY_FOR_THREE_MODES),
        (!is_pstn && !known_caller, &CALLER_NOT_ASKED),
        (is_pstn && direct, &NO_DIRECT_ROUTING),
        (
            conversation.call == ModeCallType::FederatedIn && from.client == Client::Teams,
            &NO_FEDERATION_FROM_TEAMS,
        ),
    ];
    Carried {
        subject: Subject::of(InteropCall { customer, call, ..InteropCall::default() }.into())
            .granted(instance),
        losses: those_that_hold(&losses),
    }
}

pub(super) fn those_that_hold(losses: &[(bool, &'static Loss)]) -> Vec<&'static Loss> {
    losses.iter().filter(|(holds, _)| *holds).map(|&(_, loss)| loss).collect()
}
