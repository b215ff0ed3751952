//! August 2026: terms of this edition, and scenarios to start with.

use super::sources::*;
use crate::editions::glossary as general;
use crate::editions::glossary::terms;
use crate::routing::{Example, Term};

terms! {
    POLICY "teams-calling-policy" "TeamsCallingPolicy" ["calling policy"]:
        "The policy that says what calling features a user of Teams has."
        "It lets users forward, delegate, and have voicemail, and can treat calls from outside differently."
        from CP_PRIVATE_CALLING;
    TREATMENT "treatment" "Call routing treatment" ["InboundPstnCallRoutingTreatment", "InboundFederatedCallRoutingTreatment", "treatment"]:
        "What the policy does with calls from outside before anything rings: let them ring, treat them as unanswered, or send them to voicemail."
        "It is applied before the user’s own forwarding."
        from CP_PSTN_TREATMENT;
    BUSY_ON_BUSY "busy-on-busy" "Busy on busy" ["BusyOnBusyEnabledType", "call waiting"]:
        "What happens to a second call while the user is in one."
        "Disabled, the default, lets the second call ring."
        from CP_BUSY;
    LOCATION_BASED_ROUTING "location-based-routing" "Location-Based Routing" ["PreventTollBypass", "toll bypass", "LBR"]:
        "Keeps calls on the telephone lines of the place where the user is."
        "It is for Direct Routing only."
        from LBR_INBOUND;
    SHARED_CALLING "shared-calling" "Shared Calling":
        "Lets several users call out with one number; calls to it reach an auto attendant."
        "The users need a license and no number."
        from SHC_INBOUND;
    RESOURCE_ACCOUNT "resource-account" "Resource account":
        "An account that stands for an auto attendant or a call queue instead of a person."
        "Unassigned numbers and, since October 2025, blocked callers can be sent to one."
        from PSBLK_RESOURCE;
    EXTERNAL_ACCESS "external-access" "External access" ["CsExternalAccessPolicy"]:
        "Says which other organizations users can chat with and call."
        "Both organizations must allow each other."
        from EXT_BLOCK;
}

/// What a newcomer meets first.
pub static TERMS: &[&Term] = &[
    &general::PSTN,
    &general::FEDERATED,
    &general::CALLING_PLAN,
    &general::DIRECT_ROUTING,
    &SHARED_CALLING,
    &TREATMENT,
    &BUSY_ON_BUSY,
    &LOCATION_BASED_ROUTING,
    &EXTERNAL_ACCESS,
];

/// Scenarios to start with.
pub static EXAMPLES: &[Example] = &[
    Example {
        label: "Call goes to voicemail without ringing",
        keywords: "phone does not ring straight to voicemail treatment policy outside calls",
        query: "pstn-treatment=voicemail",
    },
    Example {
        label: "Nobody answers, settings are blank",
        keywords: "unanswered voicemail never changed blank forwarding fields",
        query: "answered=no",
    },
    Example {
        label: "Nobody answers, “Do nothing”",
        keywords: "unanswered disconnected rings out IsUnansweredEnabled False",
        query: "unanswered=nothing&answered=no",
    },
    Example {
        label: "Do Not Disturb",
        keywords: "dnd presenting focusing voicemail does not ring",
        query: "state=dnd",
    },
    Example {
        label: "Caller hears a busy signal",
        keywords: "busy on busy second call in a call waiting",
        query: "busy=enabled&state=in-a-call",
    },
    Example {
        label: "Calling turned off",
        keywords: "DisallowCalling private calling off rejected cannot call",
        query: "policy=DisallowCalling",
    },
    Example {
        label: "Forwarding that the policy forbids",
        keywords: "leftover forwarding number still forwarded after policy change",
        query: "policy=AllowCallingPreventForwardingtoPhone&answering=to-number",
    },
    Example {
        label: "Can’t call abroad",
        keywords: "international outbound dial-out policy domestic refused",
        query: "call=pstn-out-abroad&dial-out=domestic",
    },
    Example {
        label: "No dial pad",
        keywords: "cannot call out license missing enterprise voice number",
        query: "call=pstn-out&licensed=no",
    },
    Example {
        label: "Blocked number",
        keywords: "blocked caller pattern spam inbound rejected resource account",
        query: "door=org-blocked",
    },
    Example {
        label: "External caller blocked",
        keywords: "federation other organization external access domain blocked",
        query: "call=federated-teams&door=org-blocked",
    },
    Example {
        label: "Away from the office with location-based routing",
        keywords: "LBR PreventTollBypass site home does not ring direct routing",
        query: "policy=AllowCallingPreventTollBypass&pstn=direct-routing&site=other",
    },
];
