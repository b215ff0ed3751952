//! Which platform a call belongs to.

use super::*;
use crate::rules;

/// What is not possible, and what Skype for Business takes. After these rows the user is TeamsOnly, and the caller a
/// colleague, somebody in another organization, or a telephone number.
pub static PLATFORM: &[Rule] = rules! {
    "skype-consumer-ended": "Calls from Skype for consumers ended on 5 May 2025."
        when [Call::is(&[Call::SkypeIn])]
        then documented(Landing::NotPossible, &[FED_PUBLIC_USERS]),
        example "call=skype-in";

    "no-federation-from-teams-on-premises": "A caller of another organization who is homed on-premises cannot reach other tenants from Teams."
        when [Call::is(&[Call::FederatedTeamsOnPrem])]
        then documented(Landing::NotPossible, &[COEX_FEDERATED]),
        example "call=federated-teams-onprem";

    "personal-account-blocked": "The organization or the user’s external access policy blocks personal accounts."
        when [Call::is(&[Call::PersonalIn]), Door::is(&[Door::OrgBlocked])]
        then documented(Landing::Blocked, &[FED_CONSUMER, EAP_CONSUMER]),
        example "call=personal-in&door=org-blocked";

    "personal-accounts-only-chat": "A personal account can chat with this user but cannot call."
        when [Call::is(&[Call::PersonalIn])]
        then documented(Landing::NotPossible, &[FREE_CALLS, EXT_CONSUMER]),
        example "call=personal-in";

    "no-interop-from-teams-on-premises": "A colleague who is homed on-premises cannot reach Skype for Business from Teams; the user gets an email about a missed call."
        when [Call::is(&[Call::ColleagueTeamsOnPrem]), SFB_MODES]
        then documented(Landing::NotPossible, &[COEX_IN_TENANT, MIG_CONCEPTS]),
        example "call=colleague-teams-onprem&mode=sfb-only";

    "outsider-blocked-before-sfb": "External access blocks this organization, before the user’s mode counts."
        when [OUTSIDE_ORGANIZATION, NOT_TEAMS_ONLY, Door::is(&[Door::OrgBlocked])]
        then inferred(Landing::Blocked, &[EXT_BLOCK, FED_ALLOWED]),
        example "call=federated-teams&mode=sfb-only&door=org-blocked";

    "sfb-modes-take-calls-in-sfb": "In a Skype for Business mode, calls ring in Skype for Business."
        when [SFB_MODES]
        then documented(Landing::SkypeForBusiness, &[COEX_IN_TENANT, COEX_FEDERATED, MIG_MODES]),
        example "mode=sfb-only";

    "islands-from-sfb-stays-in-sfb": "In Islands, a colleague’s call from Skype for Business stays there."
        when [Call::is(&[Call::ColleagueSfb]), ISLANDS]
        then documented(Landing::SkypeForBusiness, &[COEX_IN_TENANT]),
        example "call=colleague-sfb&mode=islands";

    "islands-takes-outsiders-in-sfb": "In Islands, calls from other organizations ring in Skype for Business, including those that start in Teams."
        when [OUTSIDE_ORGANIZATION, ISLANDS]
        then documented(Landing::SkypeForBusiness, &[COEX_FEDERATED]),
        example "call=federated-teams&mode=islands";

    "islands-takes-pstn-in-sfb": "In Islands, calls from the telephone network ring in Skype for Business."
        when [PSTN, ISLANDS]
        then documented(Landing::SkypeForBusiness, &[MIG_MODES]),
        example "mode=islands";

    "islands-calling-off": "Private calling is off, so Teams rejects the call."
        when [ISLANDS, CALLING_OFF]
        then inferred(Landing::Blocked, &[SIP403_PRIVATE_CALLING, CP_PRIVATE_CALLING]),
        example "call=colleague-teams&mode=islands&private-calling=false";

    "islands-caller-blocked": "The user has blocked this colleague in Teams."
        when [ISLANDS, Door::is(&[Door::UserBlocked])]
        then inferred(Landing::Blocked, &[PRES_BLOCKED]),
        example "call=colleague-teams&mode=islands&door=user-blocked";

    "islands-rings-in-teams": "In Islands, a colleague’s call from Teams rings in Teams."
        when [ISLANDS, RINGS, State::is(&[State::Free]), Answered::is(&[Answered::Yes])]
        then documented(Landing::Teams, &[COEX_IN_TENANT]),
        example "call=colleague-teams&mode=islands";

    "islands-stays-in-teams": "In Islands, a colleague’s call from Teams stays in Teams; no document says what the user’s own settings do there."
        when [ISLANDS]
        then inferred(Landing::Teams, &[COEX_IN_TENANT]),
        example "call=colleague-teams&mode=islands&answering=also-colleague";
};
