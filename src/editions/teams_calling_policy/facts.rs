//! What follows from several answers, each as a small table: the first row that holds gives the value.
//!
//! The tables of the rules look at these facts, so that they need not repeat what a policy, a user's
//! settings and a line come to together.

use super::answers::*;
use crate::fact_rows;
use crate::routing::{Condition, Fact};

const PSTN: Condition = Call::is(&[Call::PstnIn]);
const OUTSIDE_ORGANIZATION: Condition = Call::is(&[Call::FederatedTeams, Call::FederatedSfb]);
const UNLICENSED: Condition = License::is(&[License::No]);
const PREVENTED: Condition = TollBypass::is(&[TollBypass::Prevented]);
const DIRECT: Condition = Pstn::is(&[Pstn::DirectRouting]);
const PRIVATE_LINE: Condition = Line::is(&[Line::Private]);

/// The facts, in the order of [`super::answers::derived`].
pub static FACTS: &[Fact] = &[
    Fact {
        key: "line",
        name: "Number",
        values: &[
            "connected to this user",
            "the user’s private line",
            "without voice",
            "the number of Shared Calling",
            "unassigned, with a treatment",
            "unassigned",
            "on a gateway of another site",
            "on a line that toll bypass prevention does not support",
        ],
        derivation: fact_rows! {
            [Number::is(&[Number::Unassigned])] is Line::Unassigned, "The number is assigned to nobody.";
            [Number::is(&[Number::UnassignedRouted])] is Line::UnassignedRouted, "The number is assigned to nobody, and an unassigned number treatment matches it.";
            [Pstn::is(&[Pstn::SharedCalling])] is Line::SharedCalling, "With Shared Calling, the user has no number of their own.";
            [Pstn::is(&[Pstn::None])] is Line::NoVoice, "The user has no line to the telephone network.";
            [UNLICENSED] is Line::NoVoice, "The user has no Teams Phone license.";
            [EnterpriseVoice::is(&[EnterpriseVoice::Off])] is Line::NoVoice, "`EnterpriseVoiceEnabled` is False.";
            [PREVENTED, Pstn::is(&[Pstn::CallingPlan, Pstn::OperatorConnect, Pstn::Mobile])] is Line::TollBypassWrongPlan, "`PreventTollBypass` is True, which only Direct Routing supports.";
            [PREVENTED, Site::is(&[Site::Other, Site::Unknown])] is Line::TollBypassAway, "`PreventTollBypass` is True, and the user is not at the gateway’s site.";
            [Number::is(&[Number::Private])] is Line::Private, "The number is a private line.";
            [] is Line::Ready, "The number is assigned, and the user is licensed and enabled for voice.";
        },
    },
    Fact {
        key: "treatment",
        name: "Effective treatment",
        values: &[
            "regular",
            "unanswered",
            "voicemail",
            "unanswered, chosen by the user",
            "voicemail, chosen by the user",
        ],
        derivation: fact_rows! {
            [PSTN, PstnTreatment::is(&[PstnTreatment::Unanswered])] is Treatment::Unanswered, "`InboundPstnCallRoutingTreatment` is Unanswered.";
            [PSTN, PstnTreatment::is(&[PstnTreatment::Voicemail])] is Treatment::Voicemail, "`InboundPstnCallRoutingTreatment` is Voicemail.";
            [PSTN, PstnTreatment::is(&[PstnTreatment::UserOverride]), PstnChoice::is(&[PstnChoice::Unanswered])] is Treatment::ChosenUnanswered, "`InboundPstnCallRoutingTreatment` is UserOverride, and the user chose to treat such calls as unanswered.";
            [PSTN, PstnTreatment::is(&[PstnTreatment::UserOverride]), PstnChoice::is(&[PstnChoice::Voicemail])] is Treatment::ChosenVoicemail, "`InboundPstnCallRoutingTreatment` is UserOverride, and the user chose voicemail.";
            [PSTN, PstnTreatment::is(&[PstnTreatment::UserOverride])] is Treatment::Regular, "`InboundPstnCallRoutingTreatment` is UserOverride, and the user lets such calls ring.";
            [PSTN] is Treatment::Regular, "`InboundPstnCallRoutingTreatment` is RegularIncoming.";
            [OUTSIDE_ORGANIZATION, FederatedTreatment::is(&[FederatedTreatment::Unanswered])] is Treatment::Unanswered, "`InboundFederatedCallRoutingTreatment` is Unanswered.";
            [OUTSIDE_ORGANIZATION, FederatedTreatment::is(&[FederatedTreatment::Voicemail])] is Treatment::Voicemail, "`InboundFederatedCallRoutingTreatment` is Voicemail.";
            [OUTSIDE_ORGANIZATION] is Treatment::Regular, "`InboundFederatedCallRoutingTreatment` is RegularIncoming.";
            [] is Treatment::Regular, "";
        },
    },
    Fact {
        key: "effective-answering",
        name: "Effective answering rule",
        values: &[
            "to ring the user",
            "to ring the user and others",
            "to forward to voicemail",
            "to forward to somebody else",
            "to forward to a number",
        ],
        derivation: fact_rows! {
            [PSTN, PRIVATE_LINE] is Effective::Ring, "A private line ignores the user’s answering rules: it rings.";
            [UNLICENSED] is Effective::Ring, "Without a Teams Phone license there are no answering rules: calls ring.";
            [Answering::is(&[Answering::Ring])] is Effective::Ring, "The user forwards nothing and lets nobody else ring: `IsForwardingEnabled` is False or blank.";
            [Answering::is(&[Answering::AlsoColleague, Answering::AlsoNumber, Answering::AlsoDelegates, Answering::AlsoGroup])] is Effective::RingOthers, "`ForwardingType` is Simultaneous.";
            [Answering::is(&[Answering::ToVoicemail])] is Effective::ToVoicemail, "`ForwardingType` is Immediate, and `ForwardingTargetType` is Voicemail.";
            [Answering::is(&[Answering::ToNumber])] is Effective::ToNumber, "`ForwardingType` is Immediate, and `ForwardingTarget` is a number.";
            [] is Effective::ToColleague, "`ForwardingType` is Immediate, and the target is a colleague, the delegates, or a group.";
        },
    },
    Fact {
        key: "still-forwards",
        name: "Permission to forward",
        values: &["given", "taken away"],
        derivation: fact_rows! {
            [Effective::is(&[Effective::Ring, Effective::ToVoicemail])] is StillForwards::Yes, "";
            [ForwardUser::is(&[ForwardUser::Off]), Answering::is(&[Answering::AlsoColleague, Answering::ToColleague])] is StillForwards::No, "`AllowCallForwardingToUser` is False, yet the user’s rule has a colleague as its target.";
            [ForwardPhone::is(&[ForwardPhone::Off]), Answering::is(&[Answering::AlsoNumber, Answering::ToNumber])] is StillForwards::No, "`AllowCallForwardingToPhone` is False, yet the user’s rule has a number as its target.";
            [Delegation::is(&[Delegation::Off]), Answering::is(&[Answering::AlsoDelegates, Answering::ToDelegates])] is StillForwards::No, "`AllowDelegation` is False, yet the user’s rule has delegates as its target.";
            [CallGroups::is(&[CallGroups::Off]), Answering::is(&[Answering::AlsoGroup, Answering::ToGroup])] is StillForwards::No, "`AllowCallGroups` is False, yet the user’s rule has a call group as its target.";
            [] is StillForwards::Yes, "The policy allows the target of the user’s rule.";
        },
    },
    Fact {
        key: "rules",
        name: "Origin of the rules",
        values: &["the user’s settings as they are", "the time before the license was lost"],
        derivation: fact_rows! {
            [License::is(&[License::Yes])] is Rules::Own, "";
            [Answering::is(&[Answering::Ring]), Unanswered::is(&[Unanswered::Untouched])] is Rules::Own, "";
            [] is Rules::Lost, "The user has rules but no Teams Phone license any more; no document says what becomes of them.";
        },
    },
    Fact {
        key: "effective-busy",
        name: "Effective rule for a second call",
        values: &["to let it ring", "a busy signal", "to treat it as unanswered"],
        derivation: fact_rows! {
            [BusyOnBusy::is(&[BusyOnBusy::Disabled])] is Busy::Ring, "`BusyOnBusyEnabledType` is Disabled.";
            [BusyOnBusy::is(&[BusyOnBusy::Enabled])] is Busy::BusySignal, "`BusyOnBusyEnabledType` is Enabled.";
            [BusyOnBusy::is(&[BusyOnBusy::Unanswered])] is Busy::AsUnanswered, "`BusyOnBusyEnabledType` is Unanswered.";
            [BusyChoice::is(&[BusyChoice::BusySignal])] is Busy::BusySignal, "`BusyOnBusyEnabledType` is UserOverride, and the user chose a busy signal.";
            [BusyChoice::is(&[BusyChoice::AsUnanswered])] is Busy::AsUnanswered, "`BusyOnBusyEnabledType` is UserOverride, and the user chose to treat a second call as unanswered.";
            [] is Busy::Ring, "`BusyOnBusyEnabledType` is UserOverride, and the user lets a second call ring.";
        },
    },
    Fact {
        key: "effective-unanswered",
        name: "Effective rule for unanswered calls",
        values: &["as it came", "voicemail", "another target", "to do nothing"],
        derivation: fact_rows! {
            [PSTN, PRIVATE_LINE] is After::Voicemail, "A private line ignores the user’s rules and has voicemail.";
            [UNLICENSED] is After::Untouched, "Without a Teams Phone license there are no rules for unanswered calls.";
            [Unanswered::is(&[Unanswered::Untouched])] is After::Untouched, "`IsUnansweredEnabled` is blank: the user never changed it.";
            [Unanswered::is(&[Unanswered::Voicemail])] is After::Voicemail, "`IsUnansweredEnabled` is True, and `UnansweredTargetType` is Voicemail.";
            [Unanswered::is(&[Unanswered::Nothing])] is After::Nothing, "`IsUnansweredEnabled` is False, whatever the target says.";
            [] is After::Redirect, "`IsUnansweredEnabled` is True, with a colleague, a number, delegates, or a group as its target.";
        },
    },
    Fact {
        key: "still-redirects",
        name: "Permission to redirect unanswered calls",
        values: &["given", "taken away"],
        derivation: fact_rows! {
            [After::is(&[After::Untouched, After::Voicemail, After::Nothing])] is StillRedirects::Yes, "";
            [ForwardUser::is(&[ForwardUser::Off]), Unanswered::is(&[Unanswered::Colleague])] is StillRedirects::No, "`AllowCallForwardingToUser` is False, yet unanswered calls have a colleague as their target.";
            [ForwardPhone::is(&[ForwardPhone::Off]), Unanswered::is(&[Unanswered::Number])] is StillRedirects::No, "`AllowCallForwardingToPhone` is False, yet unanswered calls have a number as their target.";
            [Delegation::is(&[Delegation::Off]), Unanswered::is(&[Unanswered::Delegates])] is StillRedirects::No, "`AllowDelegation` is False, yet unanswered calls have delegates as their target.";
            [CallGroups::is(&[CallGroups::Off]), Unanswered::is(&[Unanswered::Group])] is StillRedirects::No, "`AllowCallGroups` is False, yet unanswered calls have a call group as their target.";
            [] is StillRedirects::Yes, "The policy allows the target for unanswered calls.";
        },
    },
    Fact {
        key: "effective-voicemail",
        name: "Effective voicemail",
        values: &["the user’s choice", "always on", "forbidden", "missing"],
        derivation: fact_rows! {
            [Mailbox::is(&[Mailbox::No])] is HasVoicemail::None, "The user has no mailbox that voicemail could use.";
            [AllowVoicemail::is(&[AllowVoicemail::UserOverride])] is HasVoicemail::User, "`AllowVoicemail` is UserOverride.";
            [AllowVoicemail::is(&[AllowVoicemail::AlwaysEnabled])] is HasVoicemail::Always, "`AllowVoicemail` is AlwaysEnabled.";
            [] is HasVoicemail::Never, "`AllowVoicemail` is AlwaysDisabled.";
        },
    },
    Fact {
        key: "voice",
        name: "Ability to call numbers",
        values: &["there", "missing"],
        derivation: fact_rows! {
            [UNLICENSED] is Voice::NotReady, "The user has no Teams Phone license.";
            [EnterpriseVoice::is(&[EnterpriseVoice::Off])] is Voice::NotReady, "`EnterpriseVoiceEnabled` is False.";
            [] is Voice::Ready, "The user is licensed and enabled for voice.";
        },
    },
    Fact {
        key: "way-out",
        name: "Way to the telephone network",
        values: &[
            "open",
            "out of minutes and credit",
            "without a voice route",
            "the gateway of another site",
            "closed at an unknown place",
            "closed for this kind of line",
        ],
        derivation: fact_rows! {
            [DIRECT, Route::is(&[Route::NoRoute])] is Path::NoRoute, "No voice route matches the number.";
            [PREVENTED, DIRECT, Site::is(&[Site::Other])] is Path::LbrOther, "`PreventTollBypass` is True, and the user is at another site.";
            [PREVENTED, DIRECT, Site::is(&[Site::Unknown])] is Path::LbrUnknown, "`PreventTollBypass` is True, and the user is at an unknown place.";
            [PREVENTED, Pstn::is(&[Pstn::CallingPlan, Pstn::OperatorConnect, Pstn::Mobile, Pstn::SharedCalling])] is Path::WrongPlan, "`PreventTollBypass` is True, which only Direct Routing supports.";
            [Route::is(&[Route::NoCredit])] is Path::NoCredit, "Minutes and credit are used up.";
            [Route::is(&[Route::NoRoute])] is Path::NoRoute, "No voice route matches the number.";
            [] is Path::Ok, "Nothing prevents calls to numbers.";
        },
    },
];
