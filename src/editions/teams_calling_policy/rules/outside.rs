//! How the policy and the user treat calls from outside, and what becomes of calls over the gateway of
//! another site.

use super::*;
use crate::rules;

/// Calls that go to voicemail without ringing.
pub static TREATMENT: &[Rule] = rules! {
    "treatment-voicemail-without-voicemail": "The policy sends calls from outside to voicemail, but this user has none, so the call is disconnected."
        when [FROM_OUTSIDE, Treatment::is(&[Treatment::Voicemail]), WITHOUT_VOICEMAIL]
        then documented(Landing::Nowhere, &[INB_VOICEMAIL, CP_PSTN_TREATMENT]),
        example "pstn-treatment=voicemail&voicemail=always-disabled";

    "treatment-voicemail": "The policy sends calls from outside to voicemail."
        when [FROM_OUTSIDE, Treatment::is(&[Treatment::Voicemail])]
        then documented(Landing::Voicemail, &[INB_VOICEMAIL, CP_PSTN_TREATMENT]),
        example "pstn-treatment=voicemail";

    "chosen-voicemail-without-voicemail": "The user chose voicemail for calls from outside but has none, so the call is disconnected."
        when [PSTN, Treatment::is(&[Treatment::ChosenVoicemail]), WITHOUT_VOICEMAIL]
        then disputed(Landing::Nowhere, REGULAR, &[INB_USER_OVERRIDE, CP_PSTN_TREATMENT, NEW_PSTN_TREATMENT]),
        example "pstn-treatment=user-override&voicemail=always-disabled&pstn-choice=voicemail";

    "chosen-voicemail": "The user chose voicemail for calls from outside."
        when [PSTN, Treatment::is(&[Treatment::ChosenVoicemail])]
        then disputed(Landing::Voicemail, REGULAR, &[INB_USER_OVERRIDE, CP_PSTN_TREATMENT, NEW_PSTN_TREATMENT]),
        example "pstn-treatment=user-override&pstn-choice=voicemail";
};

/// Calls that are treated as unanswered by the policy.
pub static TREATED_AS_UNANSWERED: [Rule; 11] = nobody_answers! {
    "treatment-unanswered", "The policy treats calls from outside as unanswered", "pstn-treatment=unanswered",
    when [FROM_OUTSIDE, Treatment::is(&[Treatment::Unanswered])], from [INB_UNANSWERED],
    never Basis::Document, always Basis::Inferred, leftovers Basis::Inferred, untouched NOTHING_HAPPENS,
    chosen Basis::Document, nothing Basis::Document, without_voicemail Basis::Inferred, forbidden NOTHING_HAPPENS
};

/// Calls that the user chose to treat as unanswered.
pub static CHOSEN_AS_UNANSWERED: [Rule; 11] = nobody_answers! {
    "chosen-unanswered", "The user chose to treat calls from outside as unanswered", "pstn-treatment=user-override&pstn-choice=unanswered",
    when [PSTN, Treatment::is(&[Treatment::ChosenUnanswered])], from [INB_USER_OVERRIDE, NEW_PSTN_TREATMENT],
    never REGULAR, always REGULAR, leftovers REGULAR, untouched REGULAR,
    chosen REGULAR, nothing REGULAR, without_voicemail REGULAR, forbidden REGULAR
};

/// Calls to a user who is away from the gateway’s site and forwards all calls.
pub static FORWARDED_AWAY: &[Rule] = rules! {
    "away-forwarded-to-no-voicemail": "Away from the gateway’s site, the call is forwarded to a voicemail that the user does not have."
        when [PSTN, AWAY, Effective::is(&[Effective::ToVoicemail]), WITHOUT_VOICEMAIL]
        then inferred(Landing::Nowhere, &[LBR_INBOUND, CP_VOICEMAIL]),
        example "pstn=direct-routing&site=other&voicemail=always-disabled&prevent-toll-bypass=true&answering=to-voicemail";

    "away-forwarded-to-voicemail": "Away from the gateway’s site, calls can still be forwarded, here to voicemail."
        when [PSTN, AWAY, Effective::is(&[Effective::ToVoicemail])]
        then inferred(Landing::Voicemail, &[LBR_FORWARD, UCS_FORWARD]),
        example "pstn=direct-routing&site=other&prevent-toll-bypass=true&answering=to-voicemail";

    "away-forwarded-though-not-allowed": "Away from the gateway’s site, the call goes to a target that the policy no longer allows."
        when [PSTN, AWAY, FORWARDS, StillForwards::is(&[StillForwards::No])]
        then disputed(Landing::Forwarded, JUST_RINGS, &[LBR_FORWARD, CSG_CLEANUP, CP_FORWARD_USER]),
        example "pstn=direct-routing&site=other&forward-user=false&prevent-toll-bypass=true&answering=to-colleague";

    "away-forwarded": "Away from the gateway’s site, calls can still be forwarded."
        when [PSTN, AWAY, FORWARDS]
        then inferred(Landing::Forwarded, &[LBR_FORWARD, UCS_FORWARD]),
        example "pstn=direct-routing&site=other&prevent-toll-bypass=true&answering=to-colleague";
};

/// Calls to a user who is away from the gateway’s site and lets others ring too.
pub static AWAY_WITH_OTHERS: [Rule; 11] = nobody_answers! {
    "away-with-others", "Away from the gateway’s site nothing rings, and we assume the same for the others",
    "pstn=direct-routing&site=other&prevent-toll-bypass=true&answering=also-colleague",
    when [PSTN, AWAY, Effective::is(&[Effective::RingOthers])], from [LBR_INBOUND],
    never Basis::Inferred, always Basis::Inferred, leftovers Basis::Inferred, untouched Basis::Inferred,
    chosen Basis::Inferred, nothing Basis::Inferred, without_voicemail Basis::Inferred, forbidden NOTHING_HAPPENS
};

/// Calls to a user who is away from the gateway’s site.
pub static AWAY_UNANSWERED: [Rule; 11] = nobody_answers! {
    "away", "Away from the gateway’s site the call does not ring and counts as unanswered",
    "pstn=direct-routing&site=other&prevent-toll-bypass=true",
    when [PSTN, AWAY], from [LBR_INBOUND],
    never Basis::Inferred, always Basis::Inferred, leftovers Basis::Inferred, untouched Basis::Inferred,
    chosen Basis::Document, nothing Basis::Document, without_voicemail Basis::Inferred, forbidden NOTHING_HAPPENS
};
