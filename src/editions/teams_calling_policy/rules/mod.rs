//! August 2026: where a call to one user, or of one user, lands. First hit decides.
//!
//! No document gives the whole chain. The order of its steps is documented in part: blocked callers before
//! the user, the mode before the client, the treatment of calls from outside before any forwarding,
//! forwarding before location-based routing. The order of Do Not Disturb, busy on busy and forwarding is
//! inferred, and so are the answers that depend on it.

mod door;
mod outbound;
mod outside;
mod platform;
mod user;

use super::answers::*;
use super::sources::*;
use crate::routing::{Basis, Condition, Landing, Rule, Source, Verdict, joined};

const NOT_TEAMS_ONLY: Condition = Mode::is(&[
    Mode::Islands,
    Mode::SfbOnly,
    Mode::SfbWithTeamsCollab,
    Mode::SfbWithTeamsCollabAndMeetings,
]);
const SFB_MODES: Condition =
    Mode::is(&[Mode::SfbOnly, Mode::SfbWithTeamsCollab, Mode::SfbWithTeamsCollabAndMeetings]);
const ISLANDS: Condition = Mode::is(&[Mode::Islands]);
const PSTN: Condition = Call::is(&[Call::PstnIn]);
const OUTSIDE_ORGANIZATION: Condition = Call::is(&[Call::FederatedTeams, Call::FederatedSfb]);
const FROM_OUTSIDE: Condition = Call::is(&[Call::FederatedTeams, Call::FederatedSfb, Call::PstnIn]);
const COLLEAGUE: Condition =
    Call::is(&[Call::ColleagueTeams, Call::ColleagueSfb, Call::ColleagueTeamsOnPrem]);
const OUTBOUND: Condition = Call::is(Call::OUTBOUND);
const TO_NUMBERS: Condition = Call::is(&[Call::PstnOut, Call::PstnOutAbroad]);
const EMERGENCY: Condition = Call::is(&[Call::EmergencyOut]);
const CALLING_OFF: Condition = PrivateCalling::is(&[PrivateCalling::Off]);
const WITHOUT_VOICEMAIL: Condition = HasVoicemail::is(&[HasVoicemail::Never, HasVoicemail::None]);
const REDIRECTS: Condition = After::is(&[After::Redirect]);
const RINGS: Condition = Effective::is(&[Effective::Ring]);
const FORWARDS: Condition = Effective::is(&[Effective::ToColleague, Effective::ToNumber]);
const AWAY: Condition = Line::is(&[Line::TollBypassAway]);

// The other readings: what would have to be otherwise.
const NOTHING_HAPPENS: Basis = After::otherwise(After::Nothing);
const REGULAR: Basis = Treatment::otherwise(Treatment::Regular);
const JUST_RINGS: Basis = Effective::otherwise(Effective::Ring);

const fn lands(landing: Landing, basis: Basis, sources: &'static [Source]) -> Verdict {
    Verdict { landing, interop: None, basis, sources }
}

const fn documented(landing: Landing, sources: &'static [Source]) -> Verdict {
    lands(landing, Basis::Document, sources)
}

const fn inferred(landing: Landing, sources: &'static [Source]) -> Verdict {
    lands(landing, Basis::Inferred, sources)
}

const fn disputed(landing: Landing, other: Basis, sources: &'static [Source]) -> Verdict {
    lands(landing, other, sources)
}

/// What happens if nobody answers, or if a call is treated as if nobody answered. The same rows end six
/// different ways through the table; how well each is documented differs.
macro_rules! nobody_answers {
    (
        $door:literal, $because:literal, $example:literal,
        when [$($when:expr),+], from [$($source:expr),+],
        never $never:expr, always $always:expr, leftovers $leftovers:expr, untouched $untouched:expr,
        chosen $chosen:expr, nothing $nothing:expr, without_voicemail $without:expr, forbidden $forbidden:expr
    ) => {
        [
            $crate::editions::teams_calling_policy::rules::nobody_answers!(@
                $door "-target-without-voicemail", $because ": with voicemail off, the target that the user set still takes it.",
                $example "&voicemail=always-disabled&unanswered=colleague",
                [$($when,)+ WITHOUT_VOICEMAIL, REDIRECTS, StillRedirects::is(&[StillRedirects::Yes])],
                Landing::Forwarded, $without, [$($source,)+ CP_VOICEMAIL]),
            $crate::editions::teams_calling_policy::rules::nobody_answers!(@
                $door "-target-not-allowed-without-voicemail", $because ": with voicemail off, it goes to a target that the policy no longer allows.",
                $example "&voicemail=always-disabled&forward-user=false&unanswered=colleague",
                [$($when,)+ WITHOUT_VOICEMAIL, REDIRECTS],
                Landing::Forwarded, $forbidden, [$($source,)+ CSG_CLEANUP, CP_FORWARD_USER]),
            $crate::editions::teams_calling_policy::rules::nobody_answers!(@
                $door "-no-voicemail-allowed", $because ": the policy allows no voicemail, so it is disconnected.",
                $example "&voicemail=always-disabled",
                [$($when,)+ HasVoicemail::is(&[HasVoicemail::Never])],
                Landing::Nowhere, $never, [$($source,)+ CP_VOICEMAIL]),
            $crate::editions::teams_calling_policy::rules::nobody_answers!(@
                $door "-no-mailbox", $because ": without a mailbox there is no voicemail, so it is disconnected.",
                $example "&mailbox=no",
                [$($when,)+ HasVoicemail::is(&[HasVoicemail::None])],
                Landing::Nowhere, $without, [$($source,)+ VM_MAILBOX]),
            $crate::editions::teams_calling_policy::rules::nobody_answers!(@
                $door "-always-voicemail-despite-settings", $because ": the policy sends it to voicemail, whatever the user set.",
                $example "&voicemail=always-enabled&unanswered=colleague",
                [$($when,)+ HasVoicemail::is(&[HasVoicemail::Always]), After::is(&[After::Redirect, After::Nothing])],
                Landing::Voicemail, $leftovers, [$($source,)+ CP_VOICEMAIL, NEW_VOICEMAIL]),
            $crate::editions::teams_calling_policy::rules::nobody_answers!(@
                $door "-always-voicemail", $because ": the policy sends it to voicemail.",
                $example "&voicemail=always-enabled",
                [$($when,)+ HasVoicemail::is(&[HasVoicemail::Always])],
                Landing::Voicemail, $always, [$($source,)+ CP_VOICEMAIL]),
            $crate::editions::teams_calling_policy::rules::nobody_answers!(@
                $door "-never-changed", $because ": a user who never changed the setting has voicemail.",
                $example "",
                [$($when,)+ After::is(&[After::Untouched])],
                Landing::Voicemail, $untouched, [$($source,)+ UCS_DEFAULT]),
            $crate::editions::teams_calling_policy::rules::nobody_answers!(@
                $door "-voicemail", $because ": the user set voicemail for that.",
                $example "&unanswered=voicemail",
                [$($when,)+ After::is(&[After::Voicemail])],
                Landing::Voicemail, $chosen, [$($source,)+ PSUCS_UNANSWERED]),
            $crate::editions::teams_calling_policy::rules::nobody_answers!(@
                $door "-target", $because ": it goes to the target that the user set for that.",
                $example "&unanswered=colleague",
                [$($when,)+ REDIRECTS, StillRedirects::is(&[StillRedirects::Yes])],
                Landing::Forwarded, $chosen, [$($source,)+ PSUCS_UNANSWERED]),
            $crate::editions::teams_calling_policy::rules::nobody_answers!(@
                $door "-target-not-allowed", $because ": it goes to a target that the policy no longer allows.",
                $example "&forward-user=false&unanswered=colleague",
                [$($when,)+ REDIRECTS],
                Landing::Forwarded, $forbidden, [$($source,)+ CSG_CLEANUP, CP_FORWARD_USER]),
            $crate::editions::teams_calling_policy::rules::nobody_answers!(@
                $door "-nothing", $because ": the user chose “Do nothing”, so it is disconnected.",
                $example "&unanswered=nothing",
                [$($when),+],
                Landing::Nowhere, $nothing, [$($source,)+ PSUCS_UNANSWERED]),
        ]
    };
    (@ $door:literal $row:literal, $because:literal $then:literal, $example:literal $more:literal,
        [$($when:expr),+], $landing:expr, $basis:expr, [$($source:expr),+]) => {
        $crate::routing::Rule {
            id: concat!($door, $row),
            says: concat!($because, $then),
            when: &[$($when),+],
            then: lands($landing, $basis, &[$($source),+]),
            example: concat!($example, $more),
            since: None,
        }
    };
}
use nobody_answers;

/// How many rows there are, without the last.
const ROWS: usize = 165;

/// The decision table. Calls that the user places come first, so that every row after them is about a call
/// to the user.
static TABLE: [Rule; ROWS] = joined(
    &[
        outbound::OUTBOUND_RULES,
        platform::PLATFORM,
        door::DOOR,
        outside::TREATMENT,
        &outside::TREATED_AS_UNANSWERED,
        &outside::CHOSEN_AS_UNANSWERED,
        outside::FORWARDED_AWAY,
        &outside::AWAY_WITH_OTHERS,
        &outside::AWAY_UNANSWERED,
        user::FORWARDING,
        user::STATE,
        &user::BUSY_AS_UNANSWERED,
        user::RINGING,
        user::ANSWERED_BY_NOBODY,
    ],
    OTHERWISE,
);

/// The decision table.
pub static RULES: &[Rule] = &TABLE;

const OTHERWISE: Rule = user::NOTHING_AT_ALL;

/// Left is a call that nobody answers, for which the user set that nothing happens.
pub static LAST: Rule = OTHERWISE;
