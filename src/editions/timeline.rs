//! What became of the policies, by date.

use super::teams_calling_policy;

/// Something that happened.
#[derive(Debug)]
pub struct Event {
    /// The date for programs.
    pub date: &'static str,
    /// The date for people.
    pub shown: &'static str,
    /// What happened. Names of fields stand between backticks.
    pub what: &'static str,
    /// Where a document shows it.
    pub source: Option<&'static str>,
}

/// What became of `TeamsInteropPolicy` and of its successors, in order.
pub fn timeline() -> impl Iterator<Item = &'static Event> {
    UNTIL_2021.iter().chain(teams_calling_policy::EVENTS)
}

/// Until Skype for Business Online closed.
static UNTIL_2021: &[Event] = &[
    Event {
        date: "2017-12-12",
        shown: "12 December 2017",
        what: "The guide for Calling Plans in Teams is published. `TeamsInteropPolicy` decides.",
        source: Some(
            "https://github.com/zcvele/OfficeDocs-SkypeForBusiness/blob/f02c6a67eaedac545b35de81e0095c31960cec71/Teams/Teams-and-SkypeforBusiness-interoperability.md",
        ),
    },
    Event {
        date: "2018-04-12",
        shown: "12 April 2018",
        what: "The cmdlets that make and change policies leave the documentation; a day later three instances stay valid, to be granted together with a mode.",
        source: Some(
            "https://github.com/MicrosoftDocs/office-docs-powershell/commit/1a9e9dde58ea3307cc177f20587d23ef374aee73",
        ),
    },
    Event {
        date: "2018-05-24",
        shown: "24 May 2018",
        what: "The migration guidance announces modes: no overlapping clients, no choice by users, chat and calls alike.",
        source: Some(
            "https://github.com/zcvele/OfficeDocs-SkypeForBusiness/commit/58839aa9a16fed1c8742673fa212fbf1ada8867f",
        ),
    },
    Event {
        date: "2018-06-01",
        shown: "1 June 2018",
        what: "The guide is rewritten for `TeamsUpgradePolicy`; the interoperability page goes four days later.",
        source: Some(
            "https://github.com/zcvele/OfficeDocs-SkypeForBusiness/commit/637d0702da40cb01e7de73ae350ad3b9b238c1b9",
        ),
    },
    Event {
        date: "2018-09-19",
        shown: "19 September 2018",
        what: "The interop policy counts only for users in the mode Legacy.",
        source: Some(
            "https://github.com/zcvele/OfficeDocs-SkypeForBusiness/commit/a9dcf9ab92765a5a8ec4a540f96ba4fe42b7f4f1",
        ),
    },
    Event {
        date: "2018-11-05",
        shown: "5 November 2018",
        what: "Islands takes the place of Legacy as the default.",
        source: Some(
            "https://github.com/zcvele/OfficeDocs-SkypeForBusiness/commit/08784bbeb218b2eff605f3257c49069474825f3d",
        ),
    },
    Event {
        date: "2018-12-07",
        shown: "7 December 2018",
        what: "The policy is called retired; Legacy can no longer be granted.",
        source: Some(
            "https://github.com/zcvele/OfficeDocs-SkypeForBusiness/commit/f90e16ae503426c52b3b53e456e9b326314177ef",
        ),
    },
    Event {
        date: "2019-01-17",
        shown: "17 January 2019",
        what: "The policy is no longer honored; granting it needs `-Force`.",
        source: Some(
            "https://github.com/zcvele/OfficeDocs-SkypeForBusiness/commit/46710ec07806c9b1712648c0e59bda3501eb4c83",
        ),
    },
    Event {
        date: "2019-05-30",
        shown: "30 May 2019",
        what: "Direct Routing in Islands is documented as not supported; until then it was said to land in Teams.",
        source: Some(
            "https://github.com/zcvele/OfficeDocs-SkypeForBusiness/commit/1e9214de4e78ec77d20790e1c9602eacfd27dbc3",
        ),
    },
    Event {
        date: "2019-06-13",
        shown: "13 June 2019",
        what: "The policy’s last cmdlet pages are deleted.",
        source: Some(
            "https://github.com/MicrosoftDocs/office-docs-powershell/commit/16ee30de8b22f5738b79db239f864c72bf017049",
        ),
    },
    Event {
        date: "2019-08-15",
        shown: "August 2019",
        what: "The coexistence tables as read here: federated routing in its final form.",
        source: Some(
            "https://github.com/zcvele/OfficeDocs-SkypeForBusiness/blob/b440c21084f2a966bc5d84f6af20eba0a0dca956/Teams/coexistence-chat-calls-presence.md",
        ),
    },
    Event {
        date: "2021-07-31",
        shown: "31 July 2021",
        what: "Skype for Business Online closes. Online users are TeamsOnly from then on.",
        source: Some(
            "https://github.com/MicrosoftDocs/OfficeDocs-SkypeForBusiness/blob/00eb6ac6d45b20a6b9cc241090d2da2a101df043/Teams/coexistence-chat-calls-presence.md",
        ),
    },
];
