//! August 2026: what to warn of and what to note beside an answer. Everything that applies is said.

use super::answers::*;
use super::sources::*;
use crate::advice;
use crate::routing::{AdviceRule, Condition};

const PSTN: Condition = Call::is(&[Call::PstnIn]);
const OUTSIDE_ORGANIZATION: Condition = Call::is(&[Call::FederatedTeams, Call::FederatedSfb]);
const FROM_OUTSIDE: Condition = Call::is(&[Call::FederatedTeams, Call::FederatedSfb, Call::PstnIn]);
const INBOUND: Condition = Call::is(&[
    Call::PstnIn,
    Call::ColleagueTeams,
    Call::ColleagueSfb,
    Call::ColleagueTeamsOnPrem,
    Call::FederatedTeams,
    Call::FederatedSfb,
]);
const EMERGENCY: Condition = Call::is(&[Call::EmergencyOut]);
const TEAMS_ONLY: Condition = Mode::is(&[Mode::TeamsOnly]);
const NOBODY: Condition = Answered::is(&[Answered::No]);
const PREVENTED: Condition = TollBypass::is(&[TollBypass::Prevented]);
const NUMBER_TARGETS: Condition = Answering::is(&[Answering::AlsoNumber, Answering::ToNumber]);
const LEFTOVER: Condition = StillForwards::is(&[StillForwards::No]);

/// First what should be fixed, then what to know before acting, then what else holds here, then where
/// documents disagree.
pub static ADVICE: &[AdviceRule] = advice! {
    Warning "emergency-calls-refused":
        "Do not rely on this for emergencies.",
        "No document says what happens to an emergency call here; that it is refused is our reading. Test it with your provider, and give this user another way to reach emergency services."
        [EMERGENCY, TEAMS_ONLY, PrivateCalling::is(&[PrivateCalling::Off])] from [CP_PRIVATE_CALLING],
        [EMERGENCY, TEAMS_ONLY, Voice::is(&[Voice::NotReady])] from [SIP403_VOICE],
        [EMERGENCY, TEAMS_ONLY, Pstn::is(&[Pstn::None])] from [QSG_DIAL_PAD],
        [EMERGENCY, TEAMS_ONLY, Path::is(&[Path::LbrUnknown, Path::WrongPlan])] from [LBR_OUTBOUND, CP_TOLL_BYPASS],
        [EMERGENCY, TEAMS_ONLY, Pstn::is(&[Pstn::DirectRouting]), Path::is(&[Path::NoRoute])] from [DRV_ROUTES],
        [EMERGENCY, Mode::is(&[Mode::Islands]), PrivateCalling::is(&[PrivateCalling::Off])] from [CP_PRIVATE_CALLING];

    Warning "toll-bypass-needs-direct-routing":
        "Turn `PreventTollBypass` off.",
        "It is for Direct Routing only. On other lines it prevents calls from being routed, in both directions."
        [PREVENTED, Pstn::is(&[Pstn::CallingPlan, Pstn::OperatorConnect, Pstn::Mobile, Pstn::SharedCalling])] from [CP_TOLL_BYPASS];

    Warning "treatment-needs-voicemail":
        "Calls from outside are disconnected.",
        "The policy sends them to voicemail without ringing, but this user has no voicemail."
        [FROM_OUTSIDE, TEAMS_ONLY, Treatment::is(&[Treatment::Voicemail, Treatment::ChosenVoicemail]), HasVoicemail::is(&[HasVoicemail::Never, HasVoicemail::None])] from [INB_VOICEMAIL];

    Caution "leftover-target":
        "Clean up the user’s rule.",
        "The policy no longer allows the target of the user’s rule. Documents say only that users can no longer set it, not that the rule stops working."
        [INBOUND, TEAMS_ONLY, LEFTOVER] from [CP_FORWARD_USER, CSG_CLEANUP],
        [INBOUND, TEAMS_ONLY, NOBODY, StillRedirects::is(&[StillRedirects::No])] from [CP_FORWARD_USER, CSG_CLEANUP];

    Caution "no-receive-only":
        "No policy lets a user receive calls but not place them.",
        "`AllowPrivateCalling` turns off all calling, in both directions. To stop calls to numbers only, assign a dial-out policy."
        [PrivateCalling::is(&[PrivateCalling::Off])] from [CP_PRIVATE_CALLING];

    Caution "forwarding-to-a-number-calls-out":
        "Forwarding to a number is an outbound call.",
        "It needs a license, a line, a route, and a dial-out policy that allows the number, like any other call that the user places."
        [PSTN, TEAMS_ONLY, NUMBER_TARGETS] from [LBR_FORWARD],
        [INBOUND, TEAMS_ONLY, NOBODY, Unanswered::is(&[Unanswered::Number])] from [LBR_FORWARD];

    Caution "settings-go-together":
        "Set forwarding and unanswered calls together.",
        "`Set-CsUserCallingSettings` validates each group of settings as a whole; a command that sets only part of a group fails."
        [INBOUND, TEAMS_ONLY, Effective::is(&[Effective::RingOthers, Effective::ToVoicemail, Effective::ToColleague, Effective::ToNumber])] from [PSUCS_FORWARD];

    Caution "emergency-needs-a-policy":
        "Check emergency calling.",
        "Direct Routing and Shared Calling need a policy for emergency call routing, and every number needs a validated address. In Japan, Calling Plans have no emergency calls."
        [EMERGENCY, Pstn::is(&[Pstn::DirectRouting, Pstn::SharedCalling])] from [SHC_OUTBOUND, DRV_ROUTES],
        [EMERGENCY, Pstn::is(&[Pstn::CallingPlan])] from [OCR_EMERGENCY];

    Note "let-the-number-in":
        "Exempt the number, or change the pattern.",
        "The organization blocks this caller, not a setting of the user. `Test-CsInboundBlockedNumberPattern` tells whether a pattern matches a number, and `New-CsInboundExemptNumberPattern` lets single numbers through."
        [PSTN, Door::is(&[Door::OrgBlocked, Door::OrgRedirected])] from [BLK_PATTERNS];

    Note "let-the-organization-in":
        "Allow the other organization.",
        "`Get-CsTenantFederationConfiguration` shows which organizations yours allows. `EnableFederationAccess` in the user’s external access policy says whether this user takes part."
        [OUTSIDE_ORGANIZATION, Door::is(&[Door::OrgBlocked])] from [FED_ALLOWED, EAP_FEDERATION];

    Note "blank-means-voicemail":
        "Blank means voicemail after 30 seconds.",
        "A user who never changed the settings has blank fields. Unanswered calls then go to voicemail after 30 seconds, although the output shows a delay of 20."
        [INBOUND, TEAMS_ONLY, Door::is(&[Door::Open]), After::is(&[After::Untouched])] from [GET_BLANK];

    Note "false-beats-the-target":
        "The target is ignored.",
        "With `IsUnansweredEnabled` False nothing happens, whatever `UnansweredTargetType` says. The client shows it as “Do nothing”."
        [INBOUND, TEAMS_ONLY, After::is(&[After::Nothing])] from [PSUCS_UNANSWERED];

    Note "not-federated":
        "This call does not count as federated.",
        "A colleague on your own Skype for Business Server calls within the tenant, so `InboundFederatedCallRoutingTreatment` does not apply to this call."
        [Call::is(&[Call::ColleagueSfb, Call::ColleagueTeamsOnPrem]), FederatedTreatment::is(&[FederatedTreatment::Unanswered, FederatedTreatment::Voicemail])] from [CP_FEDERATED_TREATMENT];

    Note "busy-not-for-groups":
        "Not for group calls.",
        "Busy options do not apply to calls to a group or to requests to join a meeting, and *Busy* in the calendar is not a call."
        [INBOUND, TEAMS_ONLY, State::is(&[State::InACall])] from [INB_BUSY];

    Note "voicemail-needs-a-mailbox":
        "Voicemail needs a mailbox, not a phone license.",
        "Cloud Voicemail works for every user with an Exchange mailbox, even without Teams Phone."
        [INBOUND, TEAMS_ONLY, Mailbox::is(&[Mailbox::No])] from [VM_MAILBOX],
        [INBOUND, TEAMS_ONLY, License::is(&[License::No]), NOBODY] from [VM_MAILBOX];

    Note "treatment-catches-outbound":
        "It catches outbound calls too.",
        "A pattern for unassigned numbers also applies to calls of your users to matching external numbers. It may lead to a user instead of an attendant."
        [PSTN, Number::is(&[Number::UnassignedRouted])] from [UNT_TREATMENT, UNT_CMDLET];

    Note "assigned-numbers-are-exempt":
        "Only unassigned numbers.",
        "A treatment never applies to assigned numbers, whatever its pattern."
        [PSTN, Number::is(&[Number::Unassigned, Number::UnassignedRouted])] from [UNT_TREATMENT];

    Note "blocked-callers-may-be-redirected":
        "Blocked callers can be sent elsewhere.",
        "Since October 2025 a pattern can name a resource account, which then takes the call; over a Calling Plan the call is still blocked."
        [PSTN, Door::is(&[Door::OrgBlocked, Door::OrgRedirected])] from [PSBLK_RESOURCE];

    Note "patterns-take-time":
        "Patterns take time and need the right format.",
        "A pattern is matched against the caller ID as it arrives, with or without a plus, and can take 24 hours. `Set-CsTenantBlockedCallingNumbers` switches the whole list on or off."
        [PSTN, Door::is(&[Door::OrgBlocked, Door::OrgRedirected])] from [BLK_PATTERNS];

    Note "islands-splits-callers":
        "Two clients, one user.",
        "In Islands, a colleague’s call from Teams rings in Teams, while somebody in another organization reaches the same user in Skype for Business."
        [Mode::is(&[Mode::Islands]), Call::is(&[Call::ColleagueTeams, Call::FederatedTeams])] from [COEX_IN_TENANT, COEX_FEDERATED];

    Note "choice-is-invisible":
        "No cmdlet shows the user’s choice.",
        "Under UserOverride the user decides in the Teams app, and no cmdlet prints the choice. Ask the user."
        [PSTN, TEAMS_ONLY, PstnTreatment::is(&[PstnTreatment::UserOverride])] from [CP_PSTN_TREATMENT, INB_USER_OVERRIDE];

    Note "policy-before-busy-choice":
        "The policy comes first.",
        "`BusyOnBusyOption` of the user counts only where `BusyOnBusyEnabledType` is UserOverride."
        [INBOUND, TEAMS_ONLY, State::is(&[State::InACall]), BusyChoice::is(&[BusyChoice::BusySignal, BusyChoice::AsUnanswered]), BusyOnBusy::is(&[BusyOnBusy::Disabled, BusyOnBusy::Enabled, BusyOnBusy::Unanswered])] from [PSUCS_BUSY];

    Note "always-enabled-takes-thirty-seconds":
        "After 30 seconds.",
        "With `AllowVoicemail` set to AlwaysEnabled, unanswered calls go to voicemail after 30 seconds, and users lose their own setting for them."
        [INBOUND, TEAMS_ONLY, HasVoicemail::is(&[HasVoicemail::Always])] from [CP_VOICEMAIL];

    Note "number-sets-the-flag":
        "Assign a number.",
        "Assigning a number sets `EnterpriseVoiceEnabled` to True by itself. A number without a dial pad usually means a missing license."
        [Call::is(&[Call::PstnIn, Call::PstnOut, Call::PstnOutAbroad]), EnterpriseVoice::is(&[EnterpriseVoice::Off])] from [NUMBER_FLAG];

    Note "both-sides-must-allow":
        "Both organizations must allow it.",
        "External access works only if each organization allows the other."
        [OUTSIDE_ORGANIZATION] from [EXT_BLOCK],
        [Call::is(&[Call::FederatedOut])] from [EXT_BLOCK];

    Note "personal-banner":
        "A banner is not a call.",
        "Personal accounts have a setting of their own. People who use them can chat, and the user may see a banner to accept or block them, but they cannot call."
        [Call::is(&[Call::PersonalIn, Call::PersonalOut])] from [FED_CONSUMER, FREE_CALLS];

    Note "private-line-ignores-rules":
        "A private line ignores the rules.",
        "Forwarding, simultaneous ringing, and call groups do not apply to it; voicemail and Do Not Disturb do."
        [PSTN, Number::is(&[Number::Private])] from [PRIV_RULES];

    Note "callback-for-an-hour":
        "For an hour after an emergency call.",
        "After an emergency call with Shared Calling, a call back to the emergency number rings the user directly for 60 minutes."
        [PSTN, Pstn::is(&[Pstn::SharedCalling])] from [SHC_INBOUND];

    Note "skipped-lookup":
        "A colleague who dials the number.",
        "Reverse lookup usually makes this a call within the tenant, so the treatment of PSTN calls does not apply. `SkipInternalVoip` prevents that."
        [Call::is(&[Call::ColleagueTeams]), PstnTreatment::is(&[PstnTreatment::Unanswered, PstnTreatment::Voicemail])] from [NUMBER_FLAG];

    Note "spend-limits":
        "A spending limit can stop calls.",
        "`EnableSpendLimits` and `CallingSpendUserLimit` are reported to end outgoing PSTN calls once the limit is reached; incoming calls continue."
        [Call::is(&[Call::PstnOut, Call::PstnOutAbroad]), TEAMS_ONLY] from [CP_SPEND];

    Note "dial-out-for-every-line":
        "It applies to every line.",
        "A dial-out policy applies to Calling Plans, Direct Routing, and Operator Connect alike, and never to emergency numbers. It cannot be assigned to groups."
        [Call::is(&[Call::PstnOut, Call::PstnOutAbroad]), DialOut::is(&[DialOut::Domestic, DialOut::None])] from [DIAL_OUT_GRANT, OCR_EMERGENCY];

    Note "forwarding-stays-behind":
        "Rules do not move with the user.",
        "Forwarding and delegates set in Skype for Business do not carry over when a user becomes TeamsOnly. Set them again in Teams."
        [Mode::is(&[Mode::Islands, Mode::SfbOnly, Mode::SfbWithTeamsCollab, Mode::SfbWithTeamsCollabAndMeetings])] from [MIG_MODES];

    Note "not-covered":
        "Not covered here.",
        "Call queues, the menus of auto attendants, guests, bots, group calls, and the personal attendant, which can answer for a user instead of forwarding."
        [INBOUND, TEAMS_ONLY] from [ATTENDANT_CALLS];

    Disagreement "leftover-target-two-readings":
        "No document settles this.",
        "The pages say that users can no longer set such a target. They do not say whether a target that is already set still takes calls; we read that it does."
        [INBOUND, TEAMS_ONLY, LEFTOVER] from [CP_FORWARD_USER, CSG_CLEANUP],
        [INBOUND, TEAMS_ONLY, StillRedirects::is(&[StillRedirects::No])] from [CP_FORWARD_USER, CSG_CLEANUP];

    Disagreement "blank-settings-under-a-treatment":
        "No document settles this.",
        "A call that the policy treats as unanswered goes where the user’s settings for unanswered calls send it. No page says whether settings that were never changed mean voicemail here too; we read that they do."
        [FROM_OUTSIDE, TEAMS_ONLY, Treatment::is(&[Treatment::Unanswered]), After::is(&[After::Untouched])] from [CP_PSTN_TREATMENT, UCS_DEFAULT];

    Disagreement "user-override-two-pages":
        "Two pages disagree.",
        "The page of Set-CsTeamsCallingPolicy, changed on 29 May 2024, lets users decide under UserOverride. The page of New-CsTeamsCallingPolicy still says that it equals RegularIncoming."
        [PSTN, TEAMS_ONLY, PstnTreatment::is(&[PstnTreatment::UserOverride])] from [CP_PSTN_TREATMENT, NEW_PSTN_TREATMENT];

    Disagreement "always-enabled-two-pages":
        "Two pages word it differently.",
        "The page of New-CsTeamsCallingPolicy sends calls to voicemail regardless of the user’s setting; the page of Set-CsTeamsCallingPolicy dropped that word on 5 March 2026."
        [INBOUND, TEAMS_ONLY, NOBODY, HasVoicemail::is(&[HasVoicemail::Always]), After::is(&[After::Redirect, After::Nothing])] from [CP_VOICEMAIL, NEW_VOICEMAIL];

    Disagreement "signed-out-two-answers":
        "A document and a report disagree.",
        "Microsoft’s list of codes says that no endpoint was found, so the call fails; a vendor reports that it goes straight to voicemail."
        [INBOUND, TEAMS_ONLY, State::is(&[State::SignedOut]), Effective::is(&[Effective::Ring])] from [SIP480_NO_ENDPOINT, C2T_SIGNED_OUT];
};
