//! What the user’s own rules and state do with a call.

use super::*;
use crate::rules;

/// All calls go somewhere else.
pub static FORWARDING: &[Rule] = rules! {
    "forwarded-to-no-voicemail": "All calls are forwarded to a voicemail that the user does not have."
        when [Effective::is(&[Effective::ToVoicemail]), WITHOUT_VOICEMAIL]
        then inferred(Landing::Nowhere, &[CP_VOICEMAIL, SIP480_VOICEMAIL]),
        example "voicemail=always-disabled&answering=to-voicemail";

    "forwarded-to-voicemail-while-busy": "All calls are forwarded to voicemail, even during a call."
        when [Effective::is(&[Effective::ToVoicemail]), State::is(&[State::InACall]), Busy::is(&[Busy::BusySignal])]
        then inferred(Landing::Voicemail, &[UCS_FORWARD]),
        example "busy=enabled&answering=to-voicemail&state=in-a-call";

    "forwarded-to-voicemail": "All calls are forwarded to voicemail."
        when [Effective::is(&[Effective::ToVoicemail])]
        then documented(Landing::Voicemail, &[UCS_FORWARD, PSUCS_FORWARD]),
        example "answering=to-voicemail";

    "forwarded-though-not-allowed": "All calls are forwarded to a target that the policy no longer allows."
        when [FORWARDS, StillForwards::is(&[StillForwards::No])]
        then disputed(Landing::Forwarded, JUST_RINGS, &[CSG_CLEANUP, CP_FORWARD_USER, CPD_FORWARD]),
        example "forward-user=false&answering=to-colleague";

    "forwarded-in-do-not-disturb": "All calls are forwarded, even in Do Not Disturb."
        when [FORWARDS, State::is(&[State::Dnd])]
        then inferred(Landing::Forwarded, &[UCS_FORWARD, PRES_DND]),
        example "answering=to-colleague&state=dnd";

    "forwarded-while-busy": "All calls are forwarded, even during a call."
        when [FORWARDS, State::is(&[State::InACall]), Busy::is(&[Busy::BusySignal, Busy::AsUnanswered])]
        then inferred(Landing::Forwarded, &[UCS_FORWARD, CP_BUSY]),
        example "busy=enabled&answering=to-colleague&state=in-a-call";

    "forwarded": "All calls are forwarded."
        when [FORWARDS]
        then documented(Landing::Forwarded, &[UCS_FORWARD, PSUCS_FORWARD]),
        example "answering=to-colleague";
};

/// The user is in Do Not Disturb or in a call.
pub static STATE: &[Rule] = rules! {
    "dnd-target-without-voicemail": "In Do Not Disturb and without voicemail, the target for unanswered calls takes the call."
        when [State::is(&[State::Dnd]), REDIRECTS, StillRedirects::is(&[StillRedirects::Yes]), WITHOUT_VOICEMAIL]
        then inferred(Landing::Forwarded, &[PRES_DND, CP_VOICEMAIL]),
        example "voicemail=always-disabled&unanswered=colleague&state=dnd";

    "dnd-target-not-allowed": "In Do Not Disturb and without voicemail, the call goes to a target that the policy no longer allows."
        when [State::is(&[State::Dnd]), REDIRECTS, WITHOUT_VOICEMAIL]
        then disputed(Landing::Forwarded, NOTHING_HAPPENS, &[PRES_DND, CSG_CLEANUP, CP_FORWARD_USER]),
        example "voicemail=always-disabled&forward-user=false&unanswered=colleague&state=dnd";

    "dnd-without-voicemail": "In Do Not Disturb and without voicemail, the call is disconnected."
        when [State::is(&[State::Dnd]), WITHOUT_VOICEMAIL]
        then inferred(Landing::Nowhere, &[PRES_DND, CP_VOICEMAIL]),
        example "voicemail=always-disabled&state=dnd";

    "dnd-voicemail": "In Do Not Disturb, calls go to voicemail."
        when [RINGS, Rules::is(&[Rules::Own]), State::is(&[State::Dnd]), After::is(&[After::Untouched, After::Voicemail])]
        then documented(Landing::Voicemail, &[PRES_DND]),
        example "state=dnd";

    "dnd-voicemail-despite-rules": "In Do Not Disturb, calls go to voicemail; no document makes an exception for the user’s own rules."
        when [State::is(&[State::Dnd])]
        then inferred(Landing::Voicemail, &[PRES_DND]),
        example "answering=also-colleague&state=dnd";

    "busy-signal": "The user is in a call, and the policy or the user rejects a second call with a busy signal."
        when [RINGS, State::is(&[State::InACall]), Busy::is(&[Busy::BusySignal])]
        then documented(Landing::Busy, &[CP_BUSY, INB_BUSY]),
        example "busy=enabled&state=in-a-call";

    "busy-signal-despite-others": "The user is in a call and sends a busy signal; no document says that the others ring then."
        when [State::is(&[State::InACall]), Busy::is(&[Busy::BusySignal])]
        then inferred(Landing::Busy, &[CP_BUSY, INB_BUSY]),
        example "busy=enabled&answering=also-colleague&state=in-a-call";
};

/// A second call is treated as unanswered.
pub static BUSY_AS_UNANSWERED: [Rule; 11] = nobody_answers! {
    "busy-as-unanswered", "The user is in a call, and a second one counts as unanswered", "busy=unanswered&state=in-a-call",
    when [State::is(&[State::InACall]), Busy::is(&[Busy::AsUnanswered])], from [CP_BUSY],
    never Basis::Inferred, always Basis::Inferred, leftovers Basis::Inferred, untouched Basis::Inferred,
    chosen Basis::Document, nothing Basis::Inferred, without_voicemail Basis::Inferred, forbidden NOTHING_HAPPENS
};

/// Nobody is signed in, or it rings.
pub static RINGING: &[Rule] = rules! {
    "signed-out-target-without-voicemail": "Nobody is signed in and there is no voicemail, so the target for unanswered calls takes the call."
        when [RINGS, State::is(&[State::SignedOut]), REDIRECTS, StillRedirects::is(&[StillRedirects::Yes]), WITHOUT_VOICEMAIL]
        then inferred(Landing::Forwarded, &[SIP480_NO_ENDPOINT, CP_VOICEMAIL]),
        example "voicemail=always-disabled&unanswered=colleague&state=signed-out";

    "signed-out-target-not-allowed": "Nobody is signed in and there is no voicemail; the call goes to a target that the policy no longer allows."
        when [RINGS, State::is(&[State::SignedOut]), REDIRECTS, WITHOUT_VOICEMAIL]
        then disputed(Landing::Forwarded, NOTHING_HAPPENS, &[SIP480_NO_ENDPOINT, CSG_CLEANUP, CP_FORWARD_USER]),
        example "voicemail=always-disabled&forward-user=false&unanswered=colleague&state=signed-out";

    "signed-out-no-voicemail-allowed": "Nobody is signed in, and the policy allows no voicemail."
        when [RINGS, State::is(&[State::SignedOut]), HasVoicemail::is(&[HasVoicemail::Never])]
        then documented(Landing::Nowhere, &[SIP480_NO_ENDPOINT]),
        example "voicemail=always-disabled&state=signed-out";

    "signed-out-no-mailbox": "Nobody is signed in, and without a mailbox there is no voicemail."
        when [RINGS, State::is(&[State::SignedOut]), HasVoicemail::is(&[HasVoicemail::None])]
        then inferred(Landing::Nowhere, &[SIP480_NO_ENDPOINT, VM_MAILBOX]),
        example "mailbox=no&state=signed-out";

    "signed-out-always-voicemail": "Nobody is signed in; the policy’s voicemail is reported to take the call."
        when [RINGS, State::is(&[State::SignedOut]), HasVoicemail::is(&[HasVoicemail::Always])]
        then disputed(Landing::Voicemail, Basis::Disputed { alternative: Landing::Nowhere }, &[C2T_SIGNED_OUT, CP_VOICEMAIL, SIP480_NO_ENDPOINT]),
        example "voicemail=always-enabled&state=signed-out";

    "signed-out-do-nothing": "Nobody is signed in, and the user chose “Do nothing”."
        when [RINGS, State::is(&[State::SignedOut]), After::is(&[After::Nothing])]
        then documented(Landing::Nowhere, &[SIP480_NO_ENDPOINT]),
        example "unanswered=nothing&state=signed-out";

    "signed-out-target": "Nobody is signed in; the target for unanswered calls takes the call, if voicemail would."
        when [RINGS, State::is(&[State::SignedOut]), REDIRECTS]
        then disputed(Landing::Forwarded, Basis::Disputed { alternative: Landing::Nowhere }, &[C2T_SIGNED_OUT, PSUCS_UNANSWERED, SIP480_NO_ENDPOINT]),
        example "unanswered=colleague&state=signed-out";

    "signed-out-voicemail": "Nobody is signed in; voicemail is reported to take the call."
        when [RINGS, State::is(&[State::SignedOut])]
        then disputed(Landing::Voicemail, Basis::Disputed { alternative: Landing::Nowhere }, &[C2T_SIGNED_OUT, UCS_DEFAULT, SIP480_NO_ENDPOINT]),
        example "state=signed-out";

    "signed-out-others-not-allowed": "Nobody is signed in, and the others who ring too are no longer allowed."
        when [Effective::is(&[Effective::RingOthers]), StillForwards::is(&[StillForwards::No]), State::is(&[State::SignedOut]), Answered::is(&[Answered::Yes])]
        then disputed(Landing::Forwarded, JUST_RINGS, &[PSUCS_SIMULTANEOUS, CSG_CLEANUP, CP_FORWARD_USER]),
        example "forward-user=false&answering=also-colleague&state=signed-out";

    "signed-out-others-answer": "Nobody is signed in, and the others who ring too answer."
        when [Effective::is(&[Effective::RingOthers]), State::is(&[State::SignedOut]), Answered::is(&[Answered::Yes])]
        then inferred(Landing::Forwarded, &[PSUCS_SIMULTANEOUS]),
        example "answering=also-colleague&state=signed-out";

    "priority-caller-by-phone": "A caller with priority access rings through Do Not Disturb; no document says that this includes telephone numbers."
        when [PSTN, RINGS, State::is(&[State::DndPriority]), Answered::is(&[Answered::Yes])]
        then inferred(Landing::Teams, &[PRES_PRIORITY]),
        example "state=dnd-priority";

    "rings-after-rules-were-lost": "It rings in Teams; we assume that rules from before the license was lost do not count."
        when [RINGS, Rules::is(&[Rules::Lost]), Answered::is(&[Answered::Yes])]
        then inferred(Landing::Teams, &[COEX_TEAMS_ONLY, PSUCS_FORWARD]),
        example "call=colleague-teams&licensed=no&unanswered=colleague";

    "rings": "It rings in Teams."
        when [RINGS, Answered::is(&[Answered::Yes])]
        then documented(Landing::Teams, &[COEX_TEAMS_ONLY, COEX_FEDERATED, INB_REGULAR, PRES_STATES]),
        example "";

    "rings-others-not-allowed": "It rings in Teams and for others whom the policy no longer allows."
        when [Effective::is(&[Effective::RingOthers]), StillForwards::is(&[StillForwards::No]), Answered::is(&[Answered::Yes])]
        then disputed(Landing::TeamsAndOthers, JUST_RINGS, &[CSG_CLEANUP, CP_FORWARD_USER, CPD_FORWARD]),
        example "forward-user=false&answering=also-colleague";

    "rings-others": "It rings in Teams and for others too."
        when [Effective::is(&[Effective::RingOthers]), Answered::is(&[Answered::Yes])]
        then documented(Landing::TeamsAndOthers, &[UCS_SIMULTANEOUS, PSUCS_SIMULTANEOUS]),
        example "answering=also-colleague";

    "private-line-busy": "Nobody answers the private line, and the policy allows no voicemail: the caller hears a busy signal after a minute."
        when [PSTN, Line::is(&[Line::Private]), Answered::is(&[Answered::No]), HasVoicemail::is(&[HasVoicemail::Never])]
        then documented(Landing::Busy, &[PRIV_VOICEMAIL]),
        example "number=private&voicemail=always-disabled&answered=no";

    "unanswered-rules-lost": "Nobody answers; we assume that rules from before the license was lost do not count, and voicemail answers."
        when [Answered::is(&[Answered::No]), HasVoicemail::is(&[HasVoicemail::User]), After::is(&[After::Untouched]), Rules::is(&[Rules::Lost])]
        then inferred(Landing::Voicemail, &[UCS_UNANSWERED, PSUCS_FORWARD]),
        example "call=colleague-teams&licensed=no&unanswered=colleague&answered=no";
};

/// Nobody answers.
const UNANSWERED: [Rule; 11] = nobody_answers! {
    "unanswered", "Nobody answers", "answered=no",
    when [Answered::is(&[Answered::No])], from [UCS_UNANSWERED],
    never Basis::Document, always Basis::Document, leftovers Basis::Document, untouched Basis::Document,
    chosen Basis::Document, nothing Basis::Document, without_voicemail Basis::Inferred, forbidden NOTHING_HAPPENS
};

/// The same without its last row.
pub const ANSWERED_BY_NOBODY: &[Rule] = {
    let [rows @ .., _] = &UNANSWERED;
    rows
};

/// Its last row takes what is left of the table and has no conditions.
pub const NOTHING_AT_ALL: Rule = {
    let [.., last] = UNANSWERED;
    Rule { when: &[], ..last }
};
