//! August 2019: terms of this edition, and scenarios to start with.

use crate::editions::glossary as general;
use crate::editions::glossary::terms;
use crate::editions::sources::*;
use crate::routing::{Example, Term};

terms! {
    MODE "coexistence-mode" "Coexistence mode" ["mode", "modes", "TeamsUpgradePolicy"]:
        "Says which client a user has for chats, calls, and meetings while the organization moves from Skype for Business to Teams."
        "`TeamsUpgradePolicy` assigns it, one mode to each user."
        from MIGRATION_MODES;
    ISLANDS "islands" "Islands":
        "The mode in which a user runs both clients, each for itself."
        "A new chat or call arrives in the client that it was started from; PSTN calls ring in Skype for Business."
        from MIGRATION_MODES;
    TEAMS_ONLY "teams-only" "TeamsOnly":
        "The mode in which all of a user’s chats and calls arrive in Teams."
        "It requires an account that is homed online."
        from MIGRATION_MODES;
    SFB_MODES "sfb-modes" "Skype for Business modes" ["SfBOnly", "SfBWithTeamsCollab", "SfBWithTeamsCollabAndMeetings"]:
        "The three modes in which chats and calls arrive in Skype for Business."
        "They differ in what Teams is used for: nothing, channels, or channels and meetings."
        from MIGRATION_MODES;
    LEGACY "legacy" "Legacy":
        "The mode of 2018 in which `TeamsInteropPolicy` still counted."
        "Islands took its place as the default in November 2018."
        from MIGRATION_MODES_EARLIER;
}

/// What a newcomer meets first.
pub static TERMS: &[&Term] = &[
    &general::PSTN,
    &general::FEDERATED,
    &general::TENANT,
    &ISLANDS,
    &TEAMS_ONLY,
    &SFB_MODES,
    &general::DIRECT_ROUTING,
    &general::HYBRID_VOICE,
    &general::ON_PREMISES,
    &general::CALLING_PLAN,
];

/// Scenarios to start with.
pub static EXAMPLES: &[Example] = &[
    Example {
        label: "Direct Routing in Islands",
        keywords: "number rings nowhere phone does not ring own lines SBC not supported inbound pstn",
        query: "pstn=direct-routing",
    },
    Example {
        label: "Hybrid voice user set to TeamsOnly",
        keywords: "hybrid pstn CCE OPCH cloud connector phone does not ring upgraded",
        query: "mode=teams-only&pstn=hybrid-voice",
    },
    Example {
        label: "Teams call arrives in Skype for Business",
        keywords: "wrong client colleague call chat SfBOnly",
        query: "call=in-tenant&mode=sfb-only",
    },
    Example {
        label: "External call to a TeamsOnly user",
        keywords: "federated partner company other organization",
        query: "call=federated-in&mode=teams-only",
    },
    Example {
        label: "Caller is homed on-premises",
        keywords: "on-prem server colleague cannot reach not possible",
        query: "call=in-tenant&from-home=onprem",
    },
];
