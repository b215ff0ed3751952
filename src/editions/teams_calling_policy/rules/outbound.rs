//! Calls that the user places.

use super::*;
use crate::rules;

/// Where calls of the user go.
pub static OUTBOUND_RULES: &[Rule] = rules! {
    "no-skype-consumer": "Calls to Skype for consumers ended on 5 May 2025."
        when [Call::is(&[Call::SkypeOut])]
        then documented(Landing::NotPossible, &[FED_PUBLIC_USERS]),
        example "call=skype-out";

    "personal-account-not-allowed": "The organization or the user’s external access policy does not allow personal accounts."
        when [Call::is(&[Call::PersonalOut]), Door::is(&[Door::OrgBlocked])]
        then documented(Landing::Refused, &[FED_CONSUMER, EAP_CONSUMER]),
        example "call=personal-out&door=org-blocked";

    "no-calls-to-personal-accounts": "This user can chat with a personal account but cannot call it."
        when [Call::is(&[Call::PersonalOut])]
        then documented(Landing::NotPossible, &[FREE_CALLS, EXT_CONSUMER]),
        example "call=personal-out";

    "no-outsiders-from-sfb": "External access blocks this organization, for Skype for Business too."
        when [Call::is(&[Call::FederatedOut]), NOT_TEAMS_ONLY, Door::is(&[Door::OrgBlocked])]
        then inferred(Landing::Refused, &[EXT_BLOCK, FED_ALLOWED]),
        example "call=federated-out&mode=islands&door=org-blocked";

    "sfb-modes-call-from-sfb": "In a Skype for Business mode, calls are placed from Skype for Business."
        when [OUTBOUND, SFB_MODES]
        then documented(Landing::SkypeForBusiness, &[MIG_MODES]),
        example "call=colleague-out&mode=sfb-only";

    "islands-calls-outsiders-from-sfb": "In Islands, calls to other organizations are placed from Skype for Business."
        when [Call::is(&[Call::FederatedOut]), ISLANDS]
        then documented(Landing::SkypeForBusiness, &[COEX_FEDERATED]),
        example "call=federated-out&mode=islands";

    "islands-calls-numbers-from-sfb": "In Islands, calls to telephone numbers are placed from Skype for Business."
        when [Call::is(&[Call::PstnOut, Call::PstnOutAbroad, Call::EmergencyOut]), ISLANDS]
        then documented(Landing::SkypeForBusiness, &[MIG_MODES]),
        example "call=pstn-out&mode=islands";

    "islands-without-calling": "Private calling is off in Teams, so only Skype for Business remains."
        when [OUTBOUND, ISLANDS, CALLING_OFF]
        then inferred(Landing::SkypeForBusiness, &[CP_PRIVATE_CALLING]),
        example "call=colleague-out&mode=islands&private-calling=false";

    "islands-calls-from-either": "In Islands, a colleague can be called from either client."
        when [OUTBOUND, ISLANDS]
        then documented(Landing::EitherClient, &[MIG_MODES, COEX_IN_TENANT]),
        example "call=colleague-out&mode=islands";

    "emergency-without-calling": "Private calling is off. No document says that emergency calls are exempt: provide another way to call."
        when [EMERGENCY, CALLING_OFF]
        then inferred(Landing::Refused, &[CP_PRIVATE_CALLING]),
        example "call=emergency-out&private-calling=false";

    "calling-off-outbound": "Private calling is off, so the user cannot call."
        when [OUTBOUND, CALLING_OFF]
        then documented(Landing::Refused, &[CP_PRIVATE_CALLING]),
        example "call=colleague-out&private-calling=false";

    "outsider-not-allowed": "External access does not allow calls to this organization."
        when [Call::is(&[Call::FederatedOut]), Door::is(&[Door::OrgBlocked])]
        then documented(Landing::Refused, &[FED_ALLOWED, EAP_FEDERATION]),
        example "call=federated-out&door=org-blocked";

    "calls-from-teams": "The call is placed from Teams."
        when [Call::is(&[Call::ColleagueOut, Call::FederatedOut])]
        then documented(Landing::Teams, &[COEX_TEAMS_ONLY, COEX_FEDERATED]),
        example "call=colleague-out";

    "emergency-without-voice": "The user is not enabled for voice. No document says that emergency calls are exempt: provide another way to call."
        when [EMERGENCY, Voice::is(&[Voice::NotReady])]
        then inferred(Landing::Refused, &[SIP403_VOICE]),
        example "call=emergency-out&licensed=no";

    "not-enabled-for-voice": "The user is not enabled for voice, so there are no calls to telephone numbers."
        when [OUTBOUND, Voice::is(&[Voice::NotReady])]
        then documented(Landing::Refused, &[SIP403_VOICE, SIP403_NO_PSTN]),
        example "call=pstn-out&licensed=no";

    "emergency-without-line": "The user has no line to the telephone network, not even for emergency calls."
        when [EMERGENCY, Pstn::is(&[Pstn::None])]
        then inferred(Landing::Refused, &[QSG_DIAL_PAD]),
        example "call=emergency-out&pstn=none";

    "no-line": "The user has no line to the telephone network and so no dial pad."
        when [OUTBOUND, Pstn::is(&[Pstn::None])]
        then documented(Landing::Refused, &[QSG_DIAL_PAD]),
        example "call=pstn-out&pstn=none";

    "emergency-without-route": "No voice route matches the emergency number."
        when [EMERGENCY, Pstn::is(&[Pstn::DirectRouting]), Path::is(&[Path::NoRoute])]
        then inferred(Landing::Refused, &[DRV_ROUTES]),
        example "call=emergency-out&pstn=direct-routing&path=no-route";

    "emergency-location-based": "Location-based routing refuses calls from here. No document says that emergency calls are exempt: provide another way to call."
        when [EMERGENCY, Path::is(&[Path::LbrUnknown, Path::WrongPlan])]
        then inferred(Landing::Refused, &[LBR_OUTBOUND, CP_TOLL_BYPASS]),
        example "call=emergency-out&prevent-toll-bypass=true";

    "emergency-from-another-site": "At another site the call leaves through that site’s gateway, an emergency call too."
        when [EMERGENCY, Path::is(&[Path::LbrOther])]
        then inferred(Landing::Teams, &[LBR_OUTBOUND]),
        example "call=emergency-out&pstn=direct-routing&site=other&prevent-toll-bypass=true";

    "emergency": "No dial-out restriction applies to emergency calls."
        when [EMERGENCY]
        then documented(Landing::Teams, &[OCR_EMERGENCY]),
        example "call=emergency-out";

    "dial-out-none": "The dial-out policy allows no calls to telephone numbers."
        when [OUTBOUND, DialOut::is(&[DialOut::None])]
        then documented(Landing::Refused, &[OCR_POLICIES]),
        example "call=pstn-out&dial-out=none";

    "dial-out-domestic": "The dial-out policy allows domestic numbers only."
        when [Call::is(&[Call::PstnOutAbroad]), DialOut::is(&[DialOut::Domestic])]
        then documented(Landing::Refused, &[OCR_POLICIES, SIP403_DOMESTIC]),
        example "call=pstn-out-abroad&dial-out=domestic";

    "location-unknown": "At an unknown location, location-based routing refuses the call."
        when [OUTBOUND, Path::is(&[Path::LbrUnknown])]
        then documented(Landing::Refused, &[LBR_OUTBOUND, SIP403_LBR]),
        example "call=pstn-out&pstn=direct-routing&site=unknown&prevent-toll-bypass=true";

    "location-other-site": "At another site the call leaves through that site’s gateway."
        when [OUTBOUND, Path::is(&[Path::LbrOther])]
        then documented(Landing::Teams, &[LBR_OUTBOUND]),
        example "call=pstn-out&pstn=direct-routing&site=other&prevent-toll-bypass=true";

    "toll-bypass-wrong-plan-outbound": "`PreventTollBypass` is on for a line that is not Direct Routing, which prevents calls to numbers."
        when [OUTBOUND, Pstn::is(&[Pstn::CallingPlan, Pstn::OperatorConnect]), Path::is(&[Path::WrongPlan])]
        then documented(Landing::Refused, &[CP_TOLL_BYPASS, SIP403_LBR]),
        example "call=pstn-out&prevent-toll-bypass=true";

    "toll-bypass-wrong-plan-elsewhere": "`PreventTollBypass` is on for a line that is not Direct Routing; the page names Calling Plans and Operator Connect only."
        when [OUTBOUND, Path::is(&[Path::WrongPlan])]
        then inferred(Landing::Refused, &[CP_TOLL_BYPASS]),
        example "call=pstn-out&pstn=mobile&prevent-toll-bypass=true";

    "no-credit": "The minutes of the Calling Plan and the credits are used up."
        when [OUTBOUND, Pstn::is(&[Pstn::CallingPlan]), Path::is(&[Path::NoCredit])]
        then documented(Landing::Refused, &[CC_CREDITS]),
        example "call=pstn-out&path=no-credit";

    "no-credit-shared": "The shared pay-as-you-go plan has no funds left."
        when [OUTBOUND, Pstn::is(&[Pstn::SharedCalling]), Path::is(&[Path::NoCredit])]
        then documented(Landing::Refused, &[SHC_CREDITS]),
        example "call=pstn-out&pstn=shared-calling&path=no-credit";

    "no-route": "No voice route matches the number."
        when [OUTBOUND, Pstn::is(&[Pstn::DirectRouting]), Path::is(&[Path::NoRoute])]
        then documented(Landing::Refused, &[DRV_ROUTES, SIP403_NO_ROUTE]),
        example "call=pstn-out&pstn=direct-routing&path=no-route";

    "calls-a-number": "The call to the telephone number is placed from Teams."
        when [TO_NUMBERS]
        then documented(Landing::Teams, &[DRV_ROUTES, SHC_OUTBOUND, OCM_CALLS]),
        example "call=pstn-out";
};
