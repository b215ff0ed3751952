//! August 2019: where a new conversation lands by the modes of both sides. First hit decides.
//!
//! The coexistence article prints where a new conversation lands by the recipient's mode and the
//! originator's mode, client and home; the migration guidance says what becomes of PSTN calls. New
//! calls and new chats land alike.

use super::answers::CallType::{self, FederatedIn, PstnIn, PstnOut};
use super::answers::Client::{self, Sfb, Teams};
use super::answers::Home;
use super::answers::Mode::{
    self, Islands, SfbOnly, SfbWithTeamsCollab, SfbWithTeamsCollabAndMeetings, TeamsOnly,
};
use super::answers::PstnConnection::{self, CallingPlan, DirectRouting};
use crate::editions::sources as from;
use crate::routing::Interop::{self, No, Yes};
use crate::routing::{Basis, Landing, Rule, Source, Verdict};

const SFB_MODES: &[Mode] = &[SfbOnly, SfbWithTeamsCollab, SfbWithTeamsCollabAndMeetings];

const fn then(
    landing: Landing,
    interop: Option<Interop>,
    basis: Basis,
    sources: &'static [Source],
) -> Verdict {
    Verdict { landing, interop, basis, sources }
}

/// What the in-tenant tables print.
const fn in_tenant(landing: Landing, interop: Interop) -> Verdict {
    then(landing, Some(interop), Basis::Document, &[from::COEXISTENCE_IN_TENANT])
}

/// What the federated tables print.
const fn federated(landing: Landing, interop: Interop) -> Verdict {
    then(landing, Some(interop), Basis::Document, &[from::COEXISTENCE_FEDERATED])
}

/// What follows from the descriptions of the modes: such an originator does not exist.
const fn nobody() -> Verdict {
    then(Landing::NotApplicable, Some(No), Basis::Inferred, &[from::MIGRATION_MODES])
}

/// The decision table.
pub static RULES: &[Rule] = &[
    // The telephone network.
    Rule {
        id: "pstn-reaches-teams-only",
        says: "PSTN calls of a TeamsOnly user with a Calling Plan or Direct Routing are in Teams.",
        when: &[
            CallType::is(&[PstnIn, PstnOut]),
            Mode::is(&[TeamsOnly]),
            PstnConnection::is(&[CallingPlan, DirectRouting]),
        ],
        then: then(Landing::Teams, None, Basis::Document, &[from::MIGRATION_MODES]),
        example: "mode=teams-only",
        since: None,
    },
    Rule {
        id: "teams-only-has-no-own-lines",
        says: "TeamsOnly needs a Calling Plan or Direct Routing; lines that end on premises do not reach Teams.",
        when: &[CallType::is(&[PstnIn, PstnOut]), Mode::is(&[TeamsOnly])],
        then: then(Landing::NotSupported, None, Basis::Inferred, &[from::MIGRATION_MODES]),
        example: "mode=teams-only&pstn=hybrid-voice",
        since: None,
    },
    Rule {
        id: "direct-routing-not-in-islands",
        says: "Direct Routing is not supported in Islands mode, where PSTN calls belong to Skype for Business.",
        when: &[
            CallType::is(&[PstnIn, PstnOut]),
            Mode::is(&[Islands]),
            PstnConnection::is(&[DirectRouting]),
        ],
        then: then(
            Landing::NotSupported,
            None,
            Basis::Disputed { alternative: Landing::Teams },
            &[from::MIGRATION_MODES, from::MIGRATION_MODES_EARLIER],
        ),
        example: "pstn=direct-routing",
        since: Some("30 May 2019"),
    },
    Rule {
        id: "pstn-stays-in-sfb",
        says: "Outside TeamsOnly, PSTN calls are placed and received in Skype for Business.",
        when: &[CallType::is(&[PstnIn, PstnOut])],
        then: then(Landing::SkypeForBusiness, None, Basis::Document, &[from::MIGRATION_MODES]),
        example: "",
        since: None,
    },
    // Originators that cannot exist.
    Rule {
        id: "teams-only-starts-nothing-in-sfb",
        says: "A TeamsOnly user cannot start anything in Skype for Business.",
        when: &[Mode::of_caller(&[TeamsOnly]), Client::is(&[Sfb])],
        then: nobody(),
        example: "call=in-tenant&from-mode=teams-only&from-client=sfb",
        since: None,
    },
    Rule {
        id: "teams-only-is-homed-online",
        says: "A TeamsOnly user cannot be homed on-premises.",
        when: &[Mode::of_caller(&[TeamsOnly]), Home::is(&[Home::OnPrem])],
        then: nobody(),
        example: "call=in-tenant&from-mode=teams-only&from-home=onprem",
        since: None,
    },
    Rule {
        id: "sfb-mode-starts-nothing-in-teams",
        says: "In a Skype for Business mode, chat and calling are turned off in Teams.",
        when: &[Mode::of_caller(SFB_MODES), Client::is(&[Teams])],
        then: nobody(),
        example: "call=in-tenant&from-mode=sfb-only",
        since: None,
    },
    // From another tenant.
    Rule {
        id: "no-federation-from-teams-on-premises",
        says: "A user homed on-premises cannot reach another tenant from Teams.",
        when: &[CallType::is(&[FederatedIn]), Client::is(&[Teams]), Home::is(&[Home::OnPrem])],
        then: federated(Landing::NotPossible, No),
        example: "call=federated-in&from-home=onprem",
        since: None,
    },
    Rule {
        id: "federated-teams-to-teams-only",
        says: "A conversation from another tenant’s Teams to a TeamsOnly user stays in Teams.",
        when: &[CallType::is(&[FederatedIn]), Mode::is(&[TeamsOnly]), Client::is(&[Teams])],
        then: federated(Landing::Teams, No),
        example: "call=federated-in&mode=teams-only",
        since: None,
    },
    Rule {
        id: "federated-sfb-to-teams-only",
        says: "A TeamsOnly user receives conversations from another tenant’s Skype for Business in Teams.",
        when: &[CallType::is(&[FederatedIn]), Mode::is(&[TeamsOnly])],
        then: federated(Landing::Teams, Yes),
        example: "call=federated-in&mode=teams-only&from-client=sfb",
        since: None,
    },
    Rule {
        id: "federated-teams-to-sfb",
        says: "Users who are not TeamsOnly receive federated conversations in Skype for Business, including those that start in Teams.",
        when: &[CallType::is(&[FederatedIn]), Client::is(&[Teams])],
        then: federated(Landing::SkypeForBusiness, Yes),
        example: "call=federated-in",
        since: None,
    },
    Rule {
        id: "federated-sfb-to-sfb",
        says: "Users who are not TeamsOnly receive federated conversations in Skype for Business.",
        when: &[CallType::is(&[FederatedIn])],
        then: federated(Landing::SkypeForBusiness, No),
        example: "call=federated-in&from-client=sfb",
        since: None,
    },
    // Inside the tenant.
    Rule {
        id: "no-interop-from-teams-on-premises",
        says: "A user homed on-premises cannot reach Skype for Business from Teams.",
        when: &[Client::is(&[Teams]), Home::is(&[Home::OnPrem]), Mode::is(SFB_MODES)],
        then: in_tenant(Landing::NotPossible, No),
        example: "call=in-tenant&mode=sfb-only&from-home=onprem",
        since: None,
    },
    Rule {
        id: "teams-on-premises-stays-in-teams",
        says: "Within a tenant, Teams to Teams works even for a user homed on-premises.",
        when: &[Client::is(&[Teams]), Home::is(&[Home::OnPrem])],
        then: then(
            Landing::Teams,
            Some(No),
            Basis::Disputed { alternative: Landing::NotPossible },
            &[from::COEXISTENCE_IN_TENANT, from::COEXISTENCE_REVISED],
        ),
        example: "call=in-tenant&from-home=onprem",
        since: None,
    },
    Rule {
        id: "teams-to-sfb-mode",
        says: "A conversation from Teams to a user in a Skype for Business mode lands in Skype for Business.",
        when: &[Client::is(&[Teams]), Mode::is(SFB_MODES)],
        then: in_tenant(Landing::SkypeForBusiness, Yes),
        example: "call=in-tenant&mode=sfb-only",
        since: None,
    },
    Rule {
        id: "teams-stays-in-teams",
        says: "A conversation from Teams to a user in Islands or TeamsOnly stays in Teams.",
        when: &[Client::is(&[Teams])],
        then: in_tenant(Landing::Teams, No),
        example: "call=in-tenant",
        since: None,
    },
    Rule {
        id: "sfb-to-teams-only",
        says: "A conversation from Skype for Business to a TeamsOnly user lands in Teams.",
        when: &[Mode::is(&[TeamsOnly])],
        then: in_tenant(Landing::Teams, Yes),
        example: "call=in-tenant&mode=teams-only&from-client=sfb",
        since: None,
    },
];

/// Left is what starts in Skype for Business and finds it at the other end.
pub static OTHERWISE: Rule = Rule {
    id: "sfb-stays-in-sfb",
    says: "A conversation from Skype for Business stays there for every user who is not TeamsOnly.",
    when: &[],
    then: in_tenant(Landing::SkypeForBusiness, No),
    example: "call=in-tenant&from-client=sfb",
    since: None,
};
