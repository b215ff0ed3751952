//! The same question between August 2019 and August 2026: what became of modes, and what could not be
//! carried over.
//!
//! Sources: the coexistence article and the page on modes say that every user in the cloud is TeamsOnly
//! since 31 July 2021, and that users homed on-premises keep the other modes; the rest is inferred.

use super::EDITION as TODAY;
use super::answers::{Call, Door, Mode as ModeOfToday, Number, Pstn, at};
use crate::editions::succession::{losses, those_that_hold};
use crate::editions::teams_upgrade_policy::{
    CallType, Client, Home, Mode, ModeCall, Originator, PstnConnection,
};
use crate::routing::{Carried, Case, Loss, Role, Subject};

losses! {
    CLOUD_IS_TEAMS_ONLY, "cloud-is-teams-only", "Every user in the cloud is TeamsOnly since 31 July 2021; users homed on-premises keep their mode.";
    NO_TEAMS_ONLY_ON_PREMISES, "no-teams-only-on-premises", "A user homed on-premises cannot be TeamsOnly; Islands stands in for it.";
    HYBRID_VOICE_ENDED, "hybrid-voice-ended", "Hybrid Voice ended with Skype for Business Online; Direct Routing stands in for it.";
    SFB_ONLINE_ENDED, "sfb-online-ended", "Skype for Business Online ended; a caller on a server stands in for one in the cloud.";
    CALLERS_MODE_NOT_ASKED, "callers-mode-not-asked", "The caller’s mode is not asked there; only the client and the home count.";
    CALLING_POLICY_NOT_ASKED, "calling-policy-not-asked", "What the calling policy, the user’s rules, and the moment do is not asked there: it says which client a call belongs to.";
    LINE_NOT_ASKED, "line-not-asked", "That kind of line is not a case of its own there; a Calling Plan stands in for it.";
    CALL_NOT_ASKED, "call-not-asked", "That kind of call is not described there; the nearest one stands in for it.";
}

/// A question about coexistence modes, asked of today.
pub fn to_today(subject: &Subject) -> Carried {
    let asked = ModeCall::from(subject.case);
    let from = asked.from;
    let is_pstn = asked.call.is_pstn();
    // Only a line that ends on premises tells that the user is homed there.
    let on_premises = is_pstn && asked.pstn == PstnConnection::OnPremVoice;
    let mode = match (on_premises, asked.mode) {
        (false, _) => ModeOfToday::TeamsOnly,
        (true, Mode::Islands | Mode::TeamsOnly) => ModeOfToday::Islands,
        (true, Mode::SfbOnly) => ModeOfToday::SfbOnly,
        (true, Mode::SfbWithTeamsCollab) => ModeOfToday::SfbWithTeamsCollab,
        (true, Mode::SfbWithTeamsCollabAndMeetings) => ModeOfToday::SfbWithTeamsCollabAndMeetings,
    };
    let call = match (asked.call, from.client, from.home) {
        (CallType::PstnIn, _, _) => Call::PstnIn,
        (CallType::PstnOut, _, _) => Call::PstnOut,
        (CallType::InTenant, Client::Teams, Home::Online) => Call::ColleagueTeams,
        (CallType::InTenant, Client::Teams, Home::OnPrem) => Call::ColleagueTeamsOnPrem,
        (CallType::InTenant, Client::Sfb, _) => Call::ColleagueSfb,
        (CallType::FederatedIn, Client::Teams, Home::Online) => Call::FederatedTeams,
        (CallType::FederatedIn, Client::Teams, Home::OnPrem) => Call::FederatedTeamsOnPrem,
        (CallType::FederatedIn, Client::Sfb, _) => Call::FederatedSfb,
    };
    let pstn = match asked.pstn {
        PstnConnection::DirectRouting | PstnConnection::HybridVoice if is_pstn => {
            Pstn::DirectRouting
        }
        PstnConnection::CallingPlan
        | PstnConnection::DirectRouting
        | PstnConnection::HybridVoice
        | PstnConnection::OnPremVoice => Pstn::CallingPlan,
    };
    let losses = [
        (!on_premises && asked.mode != Mode::TeamsOnly, &CLOUD_IS_TEAMS_ONLY),
        (on_premises && asked.mode == Mode::TeamsOnly, &NO_TEAMS_ONLY_ON_PREMISES),
        (is_pstn && asked.pstn == PstnConnection::HybridVoice, &HYBRID_VOICE_ENDED),
        (!is_pstn && from.client == Client::Sfb && from.home == Home::Online, &SFB_ONLINE_ENDED),
        (!is_pstn && from.mode != Mode::Islands, &CALLERS_MODE_NOT_ASKED),
    ];
    let case = Case::first(&TODAY).with_all(&[
        (at::CALL, call as u8),
        (at::MODE, mode as u8),
        (at::PSTN, pstn as u8),
    ]);
    Carried { subject: Subject::of(case), losses: those_that_hold(&losses) }
}

/// A question about today, asked of the coexistence modes.
pub fn to_modes(subject: &Subject) -> Carried {
    let case = if subject.edition() == &TODAY { subject.case } else { Case::first(&TODAY) };
    let is = |at: u8, answer: u8| case.get(at) == answer;
    let started = |call, client, home| ModeCall {
        call,
        from: Originator { mode: Mode::Islands, client, home },
        ..ModeCall::default()
    };
    let over = |call| ModeCall { call, ..ModeCall::default() };
    use CallType::{FederatedIn, InTenant, PstnIn, PstnOut};
    // The call, and whether it is the same.
    let (call, is_same) = match case.token(at::CALL) {
        "colleague-teams" => (started(InTenant, Client::Teams, Home::Online), true),
        "colleague-teams-onprem" => (started(InTenant, Client::Teams, Home::OnPrem), true),
        "colleague-sfb" => (started(InTenant, Client::Sfb, Home::OnPrem), true),
        "federated-teams" => (started(FederatedIn, Client::Teams, Home::Online), true),
        "federated-teams-onprem" => (started(FederatedIn, Client::Teams, Home::OnPrem), true),
        "federated-sfb" => (started(FederatedIn, Client::Sfb, Home::OnPrem), true),
        "pstn-out" => (over(PstnOut), true),
        "pstn-out-abroad" | "emergency-out" => (over(PstnOut), false),
        "colleague-out" => (started(InTenant, Client::Teams, Home::Online), false),
        "federated-out" | "personal-in" | "personal-out" => {
            (started(FederatedIn, Client::Teams, Home::Online), false)
        }
        "skype-in" | "skype-out" => (started(FederatedIn, Client::Sfb, Home::Online), false),
        _ => (over(PstnIn), true),
    };
    let mode = match case.token(at::MODE) {
        "islands" => Mode::Islands,
        "sfb-only" => Mode::SfbOnly,
        "sfb-with-teams-collab" => Mode::SfbWithTeamsCollab,
        "sfb-with-teams-collab-and-meetings" => Mode::SfbWithTeamsCollabAndMeetings,
        _ => Mode::TeamsOnly,
    };
    let is_pstn = call.call.is_pstn();
    let direct = is_pstn && is(at::PSTN, Pstn::DirectRouting as u8);
    let on_premises = is_pstn && mode != Mode::TeamsOnly;
    let pstn = match (on_premises, direct) {
        (true, _) => PstnConnection::OnPremVoice,
        (false, true) => PstnConnection::DirectRouting,
        (false, false) => PstnConnection::CallingPlan,
    };
    let has_line = direct || is(at::PSTN, Pstn::CallingPlan as u8);
    let settings = |it: Role| it.is_setting() || it == Role::Delivery;
    let has_settings = case
        .edition()
        .numbered()
        .any(|(at, question)| settings(question.role) && !question.is_default(case.get(at)));
    let has_settings =
        has_settings || !is(at::DOOR, Door::Open as u8) || !is(at::NUMBER, Number::Assigned as u8);
    let losses = [
        (has_settings, &CALLING_POLICY_NOT_ASKED),
        (is_pstn && !on_premises && !has_line, &LINE_NOT_ASKED),
        (!is_same, &CALL_NOT_ASKED),
    ];
    Carried {
        subject: Subject::of(ModeCall { mode, pstn, ..call }.into()),
        losses: those_that_hold(&losses),
    }
}
