//! December 2017: terms of this edition, and scenarios to start with.

use crate::editions::glossary as general;
use crate::editions::glossary::terms;
use crate::editions::sources::*;
use crate::routing::{Example, Term};

terms! {
    POLICY "teams-interop-policy" "TeamsInteropPolicy" ["interop policy"]:
        "The policy that decided, from December 2017 on, in which client a user’s incoming calls rang."
        "Coexistence modes replaced it, and nothing has followed it since 17 January 2019."
        from INTEROP_OVERVIEW;
    CALLING_CLIENT "calling-default-client" "CallingDefaultClient" ["default client", "calling client"]:
        "The field that says where incoming calls ring: `Default`, `Sfb`, or `Teams`."
        "`Default` leaves a VoIP call in the client it came from, and sends PSTN calls to Skype for Business."
        from INTEROP_CALLING;
    CHAT_CLIENT "chat-default-client" "ChatDefaultClient" ["chat client"]:
        "The field that was meant to say where incoming chats arrive."
        "Teams did not follow it in December 2017, but it should have the same value as `CallingDefaultClient`."
        from INTEROP_CHAT;
    OVERRIDE "override" "User override" ["AllowEndUserClientOverride", "override", "user choice"]:
        "Lets users choose in Teams which client their incoming calls ring in."
        "It must be off for Hybrid Voice and on-premises users."
        from INTEROP_USER_CHOICE;
}

/// What a newcomer meets first.
pub static TERMS: &[&Term] = &[
    &general::PSTN,
    &general::VOIP,
    &general::FEDERATED,
    &general::HYBRID_VOICE,
    &general::CCE,
    &general::OPCH,
    &general::ON_PREMISES,
    &general::DESK_PHONE,
    &general::PHONE_SYSTEM,
    &OVERRIDE,
];

/// Scenarios to start with.
pub static EXAMPLES: &[Example] = &[
    Example {
        label: "Desk phone doesn’t ring",
        keywords: "phone does not ring desk phone silent IP phone stopped ringing handset",
        query: "policy=DisallowOverrideCallingTeamsChatTeams",
    },
    Example {
        label: "Hybrid voice user set to Teams",
        keywords: "hybrid pstn CCE OPCH cloud connector calls fail service interruption lost calls",
        query: "customer=hybrid&policy=DisallowOverrideCallingTeamsChatTeams",
    },
    Example {
        label: "Number rings nowhere",
        keywords: "number rings nowhere nobody no incoming calls inbound pstn never arrives new customer Teams only",
        query: "customer=without",
    },
    Example {
        label: "No Skype for Business",
        keywords: "without Skype for Business Teams only company calling plan inbound works",
        query: "customer=without&policy=DisallowOverrideCallingTeamsChatTeams",
    },
    Example {
        label: "Can’t call out",
        keywords: "cannot call out outbound dial pad missing calls tab missing license no calling plan",
        query: "licensed=no&call=pstn-out",
    },
    Example {
        label: "On-premises user set to Teams",
        keywords: "on-prem server user no calls no chats lost silent homed on-premises",
        query: "customer=onprem&policy=DisallowOverrideCallingTeamsChatTeams",
    },
    Example {
        label: "External call rings in the wrong client",
        keywords: "federated partner company call still rings Skype for Business instead of Teams",
        query: "policy=DisallowOverrideCallingTeamsChatTeams&call=federated-in",
    },
    Example {
        label: "User chose Teams",
        keywords: "preferred calling application setting override own choice user changed",
        query: "policy=AllowOverrideCallingDefaultChatDefault&choice=teams",
    },
    Example {
        label: "Colleague’s call rings in the other client",
        keywords: "VoIP from Skype for Business rings in Teams wrong app",
        query: "policy=DisallowOverrideCallingTeamsChatTeams&call=sfb-voip",
    },
];
