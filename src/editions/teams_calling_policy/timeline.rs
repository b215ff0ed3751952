//! What happened after the events of the other editions.

use crate::editions::Event;

/// The events, from the earliest to the latest.
pub static EVENTS: &[Event] = &[
    Event {
        date: "2022-12-01",
        shown: "December 2022",
        what: "Dial-out policies are documented to apply to Direct Routing and Operator Connect too.",
        source: None,
    },
    Event {
        date: "2023-01-06",
        shown: "January 2023",
        what: "`BusyOnBusyEnabledType` can be UserOverride (reported).",
        source: None,
    },
    Event {
        date: "2023-06-01",
        shown: "June 2023",
        what: "`InboundPstnCallRoutingTreatment` is documented; UserOverride is said to equal RegularIncoming.",
        source: None,
    },
    Event {
        date: "2024-05-29",
        shown: "29 May 2024",
        what: "UserOverride lets users decide about PSTN calls; one cmdlet page keeps the old sentence.",
        source: None,
    },
    Event {
        date: "2025-05-05",
        shown: "5 May 2025",
        what: "Calls and chats with Skype for consumers end.",
        source: None,
    },
    Event {
        date: "2025-08-01",
        shown: "August 2025",
        what: "The delay before a call counts as unanswered can be 5 or 15 seconds.",
        source: None,
    },
    Event {
        date: "2025-10-14",
        shown: "14 October 2025",
        what: "Support for Skype for Business Server 2015 and 2019 ends; the Subscription Edition remains (reported).",
        source: None,
    },
    Event {
        date: "2025-10-16",
        shown: "16 October 2025",
        what: "Blocked callers can be sent to a resource account, except over Calling Plans.",
        source: None,
    },
    Event {
        date: "2026-03-05",
        shown: "5 March 2026",
        what: "The page of `Set-CsTeamsCallingPolicy` no longer says that AlwaysEnabled counts regardless of the user’s own setting.",
        source: None,
    },
    Event {
        date: "2026-08-21",
        shown: "21 August 2026",
        what: "`BusyOnBusyOption` of a user is documented; it counts where the policy leaves the choice to users.",
        source: None,
    },
];
