//! The steps of a call in the order in which the table takes them. No document has the whole chain; where
//! none places a step, its place is inferred.

use super::answers::{
    Answered, Busy, Call, Door, Effective, HasVoicemail, Line, Mode, Path, PrivateCalling, Pstn,
    State, Treatment, Voice, at,
};
use crate::routing::{Direction, FactAt, Order, Stage};

const fn of(condition: crate::routing::Condition) -> FactAt {
    condition.fact
}

macro_rules! stages {
    ($($direction:ident $key:literal $name:literal from $from:literal shows $shows:expr, asks $question:ident, $order:ident;)+) => {
        &[$(Stage {
            key: $key,
            name: $name,
            direction: Direction::$direction,
            from: $from,
            shows: $shows,
            question: at::$question,
            order: Order::$order,
        }),+]
    };
}

/// The steps of calls that the user places, and then of calls to the user.
pub static WAY: &[Stage] = stages! {
    Outbound "network" "Network" from "no-skype-consumer" shows of(Call::is(&[])), asks CALL, Documented;
    Outbound "out-mode" "Mode" from "sfb-modes-call-from-sfb" shows of(Mode::is(&[])), asks MODE, Documented;
    Outbound "out-private-calling" "Private calling" from "emergency-without-calling" shows of(PrivateCalling::is(&[])), asks PRIVATE_CALLING, Documented;
    Outbound "out-external-access" "External access" from "outsider-not-allowed" shows of(Door::is(&[])), asks DOOR, Inferred;
    Outbound "voice" "License and voice" from "emergency-without-voice" shows of(Voice::is(&[])), asks LICENSED, Inferred;
    Outbound "out-line" "Telephone line" from "emergency-without-line" shows of(Pstn::is(&[])), asks PSTN, Inferred;
    Outbound "dial-out" "Dial-out policy" from "dial-out-none" shows FactAt::Question(at::DIAL_OUT), asks DIAL_OUT, Inferred;
    Outbound "way-out" "Way out" from "location-unknown" shows of(Path::is(&[])), asks PATH, Inferred;
    Inbound "mode" "Mode and client" from "skype-consumer-ended" shows of(Mode::is(&[])), asks MODE, Documented;
    Inbound "blocked" "Blocked callers" from "organization-blocked" shows of(Door::is(&[])), asks DOOR, Documented;
    Inbound "number" "Number" from "unassigned-number-routed" shows of(Line::is(&[])), asks NUMBER, Documented;
    Inbound "private-calling" "Private calling" from "calling-off-before-treatment" shows of(PrivateCalling::is(&[])), asks PRIVATE_CALLING, Inferred;
    Inbound "treatment" "Policy treatment" from "treatment-voicemail-without-voicemail" shows of(Treatment::is(&[])), asks PSTN_TREATMENT, Documented;
    Inbound "location" "Location" from "away-forwarded-to-no-voicemail" shows FactAt::Question(at::SITE), asks SITE, Documented;
    Inbound "forwarding" "Forwarding" from "forwarded-to-no-voicemail" shows of(Effective::is(&[])), asks ANSWERING, Inferred;
    Inbound "dnd" "Do Not Disturb" from "dnd-target-without-voicemail" shows of(State::is(&[])), asks STATE, Inferred;
    Inbound "busy" "Busy" from "busy-signal" shows of(Busy::is(&[])), asks BUSY, Inferred;
    Inbound "ringing" "Ringing" from "signed-out-target-without-voicemail" shows of(Answered::is(&[])), asks ANSWERED, Documented;
    Inbound "unanswered" "No answer" from "unanswered-target-without-voicemail" shows of(HasVoicemail::is(&[])), asks UNANSWERED, Documented;
};
