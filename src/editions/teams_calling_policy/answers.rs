//! What this edition asks, and what follows from it, as types: rules use these. The rest of the house reads
//! [`super::questions::QUESTIONS`].

use crate::conditions;
use crate::routing::{Basis, FactAt};

/// Declares the answers to questions, or the values of facts, in the order in which they are shown.
macro_rules! values {
    ($($(#[$doc:meta])* $name:ident { $($value:ident),+ $(,)? })+) => { $(
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        #[allow(dead_code, reason = "not every answer is looked at by a rule of its own")]
        pub enum $name { $($value),+ }
    )+ };
}

values! {
    /// The call: who calls this user, or whom this user calls.
    Call {
        PstnIn, ColleagueTeams, ColleagueSfb, ColleagueTeamsOnPrem, FederatedTeams, FederatedSfb,
        FederatedTeamsOnPrem, PersonalIn, SkypeIn, PstnOut, PstnOutAbroad, EmergencyOut, ColleagueOut,
        FederatedOut, PersonalOut, SkypeOut,
    }
    /// `TeamsUpgradeEffectiveMode`.
    Mode { TeamsOnly, Islands, SfbOnly, SfbWithTeamsCollab, SfbWithTeamsCollabAndMeetings }
    /// Whether the other side may call at all.
    Door { Open, OrgBlocked, OrgRedirected, UserBlocked }
    /// Whose number was called.
    Number { Assigned, Private, Unassigned, UnassignedRouted }
    /// How the user’s line reaches the telephone network.
    Pstn { CallingPlan, OperatorConnect, Mobile, DirectRouting, SharedCalling, None }
    /// Where the user is, for location-based routing.
    Site { Same, Other, Unknown }
    /// The Teams Phone license.
    License { Yes, No }
    /// `EnterpriseVoiceEnabled`.
    EnterpriseVoice { On, Off }
    /// A mailbox, and the voicemail service for it.
    Mailbox { Yes, No }
    /// `OnlineDialOutPolicy`.
    DialOut { Any, Domestic, None }
    /// `AllowPrivateCalling`.
    PrivateCalling { Off, On }
    /// `InboundPstnCallRoutingTreatment`.
    PstnTreatment { RegularIncoming, Unanswered, Voicemail, UserOverride }
    /// `InboundFederatedCallRoutingTreatment`.
    FederatedTreatment { RegularIncoming, Unanswered, Voicemail }
    /// `AllowVoicemail`.
    AllowVoicemail { UserOverride, AlwaysEnabled, AlwaysDisabled }
    /// `BusyOnBusyEnabledType`.
    BusyOnBusy { Disabled, Enabled, Unanswered, UserOverride }
    /// `AllowCallForwardingToUser`.
    ForwardUser { Off, On }
    /// `AllowCallForwardingToPhone`.
    ForwardPhone { Off, On }
    /// `AllowDelegation`.
    Delegation { Off, On }
    /// `AllowCallGroups`.
    CallGroups { Off, On }
    /// `PreventTollBypass`.
    TollBypass { Allowed, Prevented }
    /// What the user chose under `UserOverride` of `InboundPstnCallRoutingTreatment`.
    PstnChoice { RegularIncoming, Unanswered, Voicemail }
    /// `BusyOnBusyOption`.
    BusyChoice { Ring, BusySignal, AsUnanswered }
    /// What the user’s rule does with a call.
    Answering {
        Ring, AlsoColleague, AlsoNumber, AlsoDelegates, AlsoGroup, ToVoicemail, ToColleague, ToNumber,
        ToDelegates, ToGroup,
    }
    /// What the user’s rule does with a call that nobody answers.
    Unanswered { Untouched, Voicemail, Colleague, Number, Delegates, Group, Nothing }
    /// What the user is doing.
    State { Free, InACall, Dnd, DndPriority, SignedOut }
    /// Whether somebody answers.
    Answered { Yes, No }
    /// Whether a call to a number finds a way out.
    Route { Ok, NoCredit, NoRoute }

    /// Fact: where the number leads.
    Line {
        Ready, Private, NoVoice, SharedCalling, UnassignedRouted, Unassigned, TollBypassAway,
        TollBypassWrongPlan,
    }
    /// Fact: how a call from outside is treated.
    Treatment { Regular, Unanswered, Voicemail, ChosenUnanswered, ChosenVoicemail }
    /// Fact: the answering rule that counts.
    Effective { Ring, RingOthers, ToVoicemail, ToColleague, ToNumber }
    /// Fact: whether the policy allows the target of that rule.
    StillForwards { Yes, No }
    /// Fact: whether the rules outlived the license.
    Rules { Own, Lost }
    /// Fact: what becomes of a second call.
    Busy { Ring, BusySignal, AsUnanswered }
    /// Fact: the rule for unanswered calls that counts.
    After { Untouched, Voicemail, Redirect, Nothing }
    /// Fact: whether the policy allows the target of that rule.
    StillRedirects { Yes, No }
    /// Fact: whether voicemail can answer.
    HasVoicemail { User, Always, Never, None }
    /// Fact: whether the user can call numbers.
    Voice { Ready, NotReady }
    /// Fact: the way of a call to a number.
    Path { Ok, NoCredit, NoRoute, LbrOther, LbrUnknown, WrongPlan }
}

/// Positions of the questions.
pub mod at {
    pub const CALL: u8 = 0;
    pub const MODE: u8 = 1;
    pub const DOOR: u8 = 2;
    pub const NUMBER: u8 = 3;
    pub const PSTN: u8 = 4;
    pub const SITE: u8 = 5;
    pub const LICENSED: u8 = 6;
    pub const ENTERPRISE_VOICE: u8 = 7;
    pub const MAILBOX: u8 = 8;
    pub const DIAL_OUT: u8 = 9;
    pub const PRIVATE_CALLING: u8 = 10;
    pub const PSTN_TREATMENT: u8 = 11;
    pub const FEDERATED_TREATMENT: u8 = 12;
    pub const VOICEMAIL: u8 = 13;
    pub const BUSY: u8 = 14;
    pub const FORWARD_USER: u8 = 15;
    pub const FORWARD_PHONE: u8 = 16;
    pub const DELEGATION: u8 = 17;
    pub const CALL_GROUPS: u8 = 18;
    pub const PREVENT_TOLL_BYPASS: u8 = 19;
    pub const PSTN_CHOICE: u8 = 20;
    pub const BUSY_CHOICE: u8 = 21;
    pub const ANSWERING: u8 = 22;
    pub const UNANSWERED: u8 = 23;
    pub const STATE: u8 = 24;
    pub const ANSWERED: u8 = 25;
    pub const PATH: u8 = 26;
}

/// Positions of the derived facts.
pub mod derived {
    pub const LINE: u8 = 0;
    pub const TREATMENT: u8 = 1;
    pub const EFFECTIVE: u8 = 2;
    pub const STILL_FORWARDS: u8 = 3;
    pub const RULES: u8 = 4;
    pub const BUSY: u8 = 5;
    pub const AFTER: u8 = 6;
    pub const STILL_REDIRECTS: u8 = 7;
    pub const HAS_VOICEMAIL: u8 = 8;
    pub const VOICE: u8 = 9;
    pub const PATH: u8 = 10;
}

conditions! {
    Call => FactAt::Question(at::CALL);
    Mode => FactAt::Question(at::MODE);
    Door => FactAt::Question(at::DOOR);
    Number => FactAt::Question(at::NUMBER);
    Pstn => FactAt::Question(at::PSTN);
    Site => FactAt::Question(at::SITE);
    License => FactAt::Question(at::LICENSED);
    EnterpriseVoice => FactAt::Question(at::ENTERPRISE_VOICE);
    Mailbox => FactAt::Question(at::MAILBOX);
    DialOut => FactAt::Question(at::DIAL_OUT);
    PrivateCalling => FactAt::Question(at::PRIVATE_CALLING);
    PstnTreatment => FactAt::Question(at::PSTN_TREATMENT);
    FederatedTreatment => FactAt::Question(at::FEDERATED_TREATMENT);
    AllowVoicemail => FactAt::Question(at::VOICEMAIL);
    BusyOnBusy => FactAt::Question(at::BUSY);
    ForwardUser => FactAt::Question(at::FORWARD_USER);
    ForwardPhone => FactAt::Question(at::FORWARD_PHONE);
    Delegation => FactAt::Question(at::DELEGATION);
    CallGroups => FactAt::Question(at::CALL_GROUPS);
    TollBypass => FactAt::Question(at::PREVENT_TOLL_BYPASS);
    PstnChoice => FactAt::Question(at::PSTN_CHOICE);
    BusyChoice => FactAt::Question(at::BUSY_CHOICE);
    Answering => FactAt::Question(at::ANSWERING);
    Unanswered => FactAt::Question(at::UNANSWERED);
    State => FactAt::Question(at::STATE);
    Answered => FactAt::Question(at::ANSWERED);
    Route => FactAt::Question(at::PATH);
    Line => FactAt::Derived(derived::LINE);
    Treatment => FactAt::Derived(derived::TREATMENT);
    Effective => FactAt::Derived(derived::EFFECTIVE);
    StillForwards => FactAt::Derived(derived::STILL_FORWARDS);
    Rules => FactAt::Derived(derived::RULES);
    Busy => FactAt::Derived(derived::BUSY);
    After => FactAt::Derived(derived::AFTER);
    StillRedirects => FactAt::Derived(derived::STILL_REDIRECTS);
    HasVoicemail => FactAt::Derived(derived::HAS_VOICEMAIL);
    Voice => FactAt::Derived(derived::VOICE);
    Path => FactAt::Derived(derived::PATH);
}

impl Call {
    /// The calls that the user places.
    pub const OUTBOUND: &[Self] = &[
        Self::PstnOut,
        Self::PstnOutAbroad,
        Self::EmergencyOut,
        Self::ColleagueOut,
        Self::FederatedOut,
        Self::PersonalOut,
        Self::SkypeOut,
    ];
}

/// The other reading of a disputed rule, by what would have to be otherwise.
macro_rules! otherwise {
    ($($fact:ident at $at:ident),+) => { $(
        impl $fact {
            /// The other reading is what the table gives with this value.
            pub const fn otherwise(self) -> Basis {
                Basis::DisputedBy { fact: FactAt::Derived(derived::$at), value: self as u8 }
            }
        }
    )+ };
}

otherwise! { After at AFTER, Treatment at TREATMENT, Effective at EFFECTIVE }
