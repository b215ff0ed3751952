//! What became of the policies, by date.

/// Something that happened.
#[derive(Debug)]
pub struct Event {
    /// The date for programs.
    pub date: &'static str,
    /// The date for people.
    pub shown: &'static str,
    /// What happened. Names of fields stand between backticks.
    pub what: &'static str,
}

/// What became of `TeamsInteropPolicy` and of its successor, in order.
pub static TIMELINE: &[Event] = &[
    Event {
        date: "2017-12-12",
        shown: "12 December 2017",
        what: "The guide for Calling Plans in Teams is published. `TeamsInteropPolicy` decides.",
    },
    Event {
        date: "2018-04-12",
        shown: "12 April 2018",
        what: "The cmdlets that make and change policies leave the documentation; a day later three instances stay valid, to be granted together with a mode.",
    },
    Event {
        date: "2018-05-24",
        shown: "24 May 2018",
        what: "The migration guidance announces modes: no overlapping clients, no choice by users, chat and calls alike.",
    },
    Event {
        date: "2018-06-01",
        shown: "1 June 2018",
        what: "The guide is rewritten for `TeamsUpgradePolicy`; the interoperability page goes four days later.",
    },
    Event {
        date: "2018-09-19",
        shown: "19 September 2018",
        what: "The interop policy counts only for users in the mode Legacy.",
    },
    Event {
        date: "2018-11-05",
        shown: "5 November 2018",
        what: "Islands takes the place of Legacy as the default.",
    },
    Event {
        date: "2018-12-07",
        shown: "7 December 2018",
        what: "The policy is called retired; Legacy can no longer be granted.",
    },
    Event {
        date: "2019-01-17",
        shown: "17 January 2019",
        what: "The policy is no longer honored; granting it needs `-Force`.",
    },
    Event {
        date: "2019-05-30",
        shown: "30 May 2019",
        what: "Direct Routing in Islands is documented as not supported; until then it was said to land in Teams.",
    },
    Event {
        date: "2019-06-13",
        shown: "13 June 2019",
        what: "The policy’s last cmdlet pages are deleted.",
    },
    Event {
        date: "2019-08-15",
        shown: "August 2019",
        what: "The coexistence tables as read here: federated routing in its final form.",
    },
    Event {
        date: "2021-07-31",
        shown: "31 July 2021",
        what: "Skype for Business Online closes. Online users are TeamsOnly from then on.",
    },
    Event {
        date: "2022-12-01",
        shown: "December 2022",
        what: "Dial-out policies are documented to apply to Direct Routing and Operator Connect too.",
    },
    Event {
        date: "2023-01-06",
        shown: "January 2023",
        what: "`BusyOnBusyEnabledType` can be UserOverride (reported).",
    },
    Event {
        date: "2023-06-01",
        shown: "June 2023",
        what: "`InboundPstnCallRoutingTreatment` is documented; UserOverride is said to equal RegularIncoming.",
    },
    Event {
        date: "2024-05-29",
        shown: "29 May 2024",
        what: "UserOverride lets users decide about PSTN calls; one cmdlet page keeps the old sentence.",
    },
    Event {
        date: "2025-05-05",
        shown: "5 May 2025",
        what: "Calls and chats with Skype for consumers end.",
    },
    Event {
        date: "2025-08-01",
        shown: "August 2025",
        what: "The delay before a call counts as unanswered can be 5 or 15 seconds.",
    },
    Event {
        date: "2025-10-14",
        shown: "14 October 2025",
        what: "Support for Skype for Business Server 2015 and 2019 ends; the Subscription Edition remains (reported).",
    },
    Event {
        date: "2025-10-16",
        shown: "16 October 2025",
        what: "Blocked callers can be sent to a resource account, except over Calling Plans.",
    },
    Event {
        date: "2026-03-05",
        shown: "5 March 2026",
        what: "The page of `Set-CsTeamsCallingPolicy` no longer says that AlwaysEnabled counts regardless of the user’s own setting.",
    },
    Event {
        date: "2026-08-21",
        shown: "21 August 2026",
        what: "`BusyOnBusyOption` of a user is documented; it counts where the policy leaves the choice to users.",
    },
];
