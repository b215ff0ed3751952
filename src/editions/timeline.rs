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
];
