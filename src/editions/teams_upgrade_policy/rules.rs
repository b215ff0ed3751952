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
use crate::editions::sources::*;
use crate::routing::Interop::{self, No, Yes};
use crate::routing::{Basis, Landing, Rule, Source, Verdict};
use crate::{rule, rules};

const SFB_MODES: &[Mode] = &[SfbOnly, SfbWithTeamsCollab, SfbWithTeamsCollabAndMeetings];

const fn lands(
    landing: Landing,
    interop: Option<Interop>,
    basis: Basis,
    sources: &'static [Source],
) -> Verdict {
    Verdict { landing, interop, basis, sources }
}

/// What the in-tenant tables print.
const fn in_tenant(landing: Landing, interop: Interop) -> Verdict {
    lands(landing, Some(interop), Basis::Document, &[COEXISTENCE_IN_TENANT])
}

/// What the federated tables print.
const fn federated(landing: Landing, interop: Interop) -> Verdict {
    lands(landing, Some(interop), Basis::Document, &[COEXISTENCE_FEDERATED])
}

/// What follows from the descriptions of the modes: such an originator does not exist.
const fn nobody() -> Verdict {
    lands(Landing::NotApplicable, Some(No), Basis::Inferred, &[MIGRATION_MODES])
}

/// The decision table.
pub static RULES: &[Rule] = rules! {
    // The telephone network.
    "pstn-reaches-teams-only": "PSTN calls of a TeamsOnly user with a Calling Plan or Direct Routing are in Teams."
        when [CallType::is(&[PstnIn, PstnOut]), Mode::is(&[TeamsOnly]), PstnConnection::is(&[CallingPlan, DirectRouting])]
        then lands(Landing::Teams, None, Basis::Document, &[MIGRATION_MODES]),
        example "mode=teams-only";

    "teams-only-has-no-own-lines": "TeamsOnly needs a Calling Plan or Direct Routing; lines that end on premises do not reach Teams."
        when [CallType::is(&[PstnIn, PstnOut]), Mode::is(&[TeamsOnly])]
        then lands(Landing::NotSupported, None, Basis::Inferred, &[MIGRATION_MODES]),
        example "mode=teams-only&pstn=hybrid-voice";

    "direct-routing-not-in-islands": "Direct Routing is not supported in Islands mode, where PSTN calls belong to Skype for Business."
        when [CallType::is(&[PstnIn, PstnOut]), Mode::is(&[Islands]), PstnConnection::is(&[DirectRouting])]
        then lands(Landing::NotSupported, None, Basis::Disputed { alternative: Landing::Teams }, &[MIGRATION_MODES, MIGRATION_MODES_EARLIER]),
        example "pstn=direct-routing", since "30 May 2019";

    "pstn-stays-in-sfb": "Outside TeamsOnly, PSTN calls are placed and received in Skype for Business."
        when [CallType::is(&[PstnIn, PstnOut])]
        then lands(Landing::SkypeForBusiness, None, Basis::Document, &[MIGRATION_MODES]),
        example "";

    // Originators that cannot exist.
    "teams-only-starts-nothing-in-sfb": "A TeamsOnly user cannot start anything in Skype for Business."
        when [Mode::of_caller(&[TeamsOnly]), Client::is(&[Sfb])]
        then nobody(),
        example "call=in-tenant&from-mode=teams-only&from-client=sfb";

    "teams-only-is-homed-online": "A TeamsOnly user cannot be homed on-premises."
        when [Mode::of_caller(&[TeamsOnly]), Home::is(&[Home::OnPrem])]
        then nobody(),
        example "call=in-tenant&from-mode=teams-only&from-home=onprem";

    "sfb-mode-starts-nothing-in-teams": "In a Skype for Business mode, chat and calling are turned off in Teams."
        when [Mode::of_caller(SFB_MODES), Client::is(&[Teams])]
        then nobody(),
        example "call=in-tenant&from-mode=sfb-only";

    // From another tenant.
    "no-federation-from-teams-on-premises": "A user homed on-premises cannot reach another tenant from Teams."
        when [CallType::is(&[FederatedIn]), Client::is(&[Teams]), Home::is(&[Home::OnPrem])]
        then federated(Landing::NotPossible, No),
        example "call=federated-in&from-home=onprem";

    "federated-teams-to-teams-only": "A conversation from another tenant’s Teams to a TeamsOnly user stays in Teams."
        when [CallType::is(&[FederatedIn]), Mode::is(&[TeamsOnly]), Client::is(&[Teams])]
        then federated(Landing::Teams, No),
        example "call=federated-in&mode=teams-only";

    "federated-sfb-to-teams-only": "A TeamsOnly user receives conversations from another tenant’s Skype for Business in Teams."
        when [CallType::is(&[FederatedIn]), Mode::is(&[TeamsOnly])]
        then federated(Landing::Teams, Yes),
        example "call=federated-in&mode=teams-only&from-client=sfb";

    "federated-teams-to-sfb": "Users who are not TeamsOnly receive federated conversations in Skype for Business, including those that start in Teams."
        when [CallType::is(&[FederatedIn]), Client::is(&[Teams])]
        then federated(Landing::SkypeForBusiness, Yes),
        example "call=federated-in";

    "federated-sfb-to-sfb": "Users who are not TeamsOnly receive federated conversations in Skype for Business."
        when [CallType::is(&[FederatedIn])]
        then federated(Landing::SkypeForBusiness, No),
        example "call=federated-in&from-client=sfb";

    // Inside the tenant.
    "no-interop-from-teams-on-premises": "A user homed on-premises cannot reach Skype for Business from Teams."
        when [Client::is(&[Teams]), Home::is(&[Home::OnPrem]), Mode::is(SFB_MODES)]
        then in_tenant(Landing::NotPossible, No),
        example "call=in-tenant&mode=sfb-only&from-home=onprem";

    "teams-on-premises-stays-in-teams": "Within a tenant, Teams to Teams works even for a user homed on-premises."
        when [Client::is(&[Teams]), Home::is(&[Home::OnPrem])]
        then lands(Landing::Teams, Some(No), Basis::Disputed { alternative: Landing::NotPossible }, &[COEXISTENCE_IN_TENANT, COEXISTENCE_REVISED]),
        example "call=in-tenant&from-home=onprem";

    "teams-to-sfb-mode": "A conversation from Teams to a user in a Skype for Business mode lands in Skype for Business."
        when [Client::is(&[Teams]), Mode::is(SFB_MODES)]
        then in_tenant(Landing::SkypeForBusiness, Yes),
        example "call=in-tenant&mode=sfb-only";

    "teams-stays-in-teams": "A conversation from Teams to a user in Islands or TeamsOnly stays in Teams."
        when [Client::is(&[Teams])]
        then in_tenant(Landing::Teams, No),
        example "call=in-tenant";

    "sfb-to-teams-only": "A conversation from Skype for Business to a TeamsOnly user lands in Teams."
        when [Mode::is(&[TeamsOnly])]
        then in_tenant(Landing::Teams, Yes),
        example "call=in-tenant&mode=teams-only&from-client=sfb";
};

/// Left is what starts in Skype for Business and finds it at the other end.
pub static OTHERWISE: Rule = rule!(
    "sfb-stays-in-sfb": "A conversation from Skype for Business stays there for every user who is not TeamsOnly."
        when []
        then in_tenant(Landing::SkypeForBusiness, No),
        example "call=in-tenant&from-client=sfb"
);
