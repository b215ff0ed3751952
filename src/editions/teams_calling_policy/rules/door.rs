//! Whether the caller is let in, whether the number leads to this user, and whether the user may call at
//! all.

use super::*;
use crate::rules;

/// What ends a call before any setting of the user’s own counts.
pub static DOOR: &[Rule] = rules! {
    "organization-blocked": "External access does not allow calls from this organization."
        when [OUTSIDE_ORGANIZATION, Door::is(&[Door::OrgBlocked])]
        then documented(Landing::Blocked, &[FED_ALLOWED, EAP_FEDERATION, EXT_BLOCK]),
        example "call=federated-teams&door=org-blocked";

    "number-blocked": "The caller’s number matches a pattern that the tenant blocks."
        when [PSTN, Door::is(&[Door::OrgBlocked])]
        then documented(Landing::Blocked, &[BLK_PATTERNS, SIP403_BLOCKED]),
        example "door=org-blocked";

    "number-redirected-on-calling-plan": "The pattern names a resource account, but calls over a Calling Plan are still blocked."
        when [PSTN, Door::is(&[Door::OrgRedirected]), Pstn::is(&[Pstn::CallingPlan])]
        then documented(Landing::Blocked, &[PSBLK_RESOURCE]),
        example "door=org-redirected";

    "number-redirected": "The pattern sends blocked callers to a resource account."
        when [PSTN, Door::is(&[Door::OrgRedirected]), Pstn::is(&[Pstn::DirectRouting, Pstn::OperatorConnect])]
        then documented(Landing::Attendant, &[PSBLK_RESOURCE]),
        example "door=org-redirected&pstn=direct-routing";

    "number-redirected-elsewhere": "The pattern names a resource account; the page names Direct Routing and Operator Connect only."
        when [PSTN, Door::is(&[Door::OrgRedirected])]
        then inferred(Landing::Attendant, &[PSBLK_RESOURCE]),
        example "door=org-redirected&pstn=mobile";

    "outsider-blocked-by-user": "The user has blocked this outside caller."
        when [OUTSIDE_ORGANIZATION, Door::is(&[Door::UserBlocked])]
        then documented(Landing::Blocked, &[PRES_BLOCKED]),
        example "call=federated-teams&door=user-blocked";

    "colleague-blocked-by-user": "The user has blocked this colleague."
        when [COLLEAGUE, Door::is(&[Door::UserBlocked])]
        then inferred(Landing::Blocked, &[PRES_BLOCKED]),
        example "call=colleague-teams&door=user-blocked";

    "unassigned-number-routed": "The number is not assigned, and an unassigned number treatment takes the call."
        when [PSTN, Line::is(&[Line::UnassignedRouted])]
        then documented(Landing::Attendant, &[UNT_TREATMENT]),
        example "number=unassigned-routed";

    "unassigned-number": "The number is not assigned, so the call is rejected."
        when [PSTN, Line::is(&[Line::Unassigned])]
        then documented(Landing::Nowhere, &[SIP404_LOOKUP]),
        example "number=unassigned";

    "shared-calling-answers": "Calls to the shared number reach the auto attendant whose number it is."
        when [PSTN, Line::is(&[Line::SharedCalling])]
        then documented(Landing::Attendant, &[SHC_INBOUND]),
        example "pstn=shared-calling";

    "number-without-voice": "The user is not enabled for voice: the license, the number’s connection, or `EnterpriseVoiceEnabled` is missing."
        when [PSTN, Line::is(&[Line::NoVoice])]
        then inferred(Landing::Nowhere, &[SIP403_VOICE]),
        example "licensed=no";

    "number-blocked-by-user": "The user has blocked this number."
        when [PSTN, Door::is(&[Door::UserBlocked])]
        then documented(Landing::Blocked, &[PRES_BLOCKED]),
        example "door=user-blocked";

    "toll-bypass-on-wrong-plan": "`PreventTollBypass` is on for a line that is not Direct Routing, which prevents calls from being routed."
        when [PSTN, Line::is(&[Line::TollBypassWrongPlan])]
        then inferred(Landing::Nowhere, &[CP_TOLL_BYPASS]),
        example "prevent-toll-bypass=true";

    "calling-off-before-treatment": "Private calling is off, which takes precedence over the treatment of calls from outside."
        when [FROM_OUTSIDE, CALLING_OFF, Treatment::is(&[Treatment::Unanswered, Treatment::Voicemail, Treatment::ChosenUnanswered, Treatment::ChosenVoicemail])]
        then inferred(Landing::Blocked, &[SIP403_PRIVATE_CALLING, CP_PRIVATE_CALLING]),
        example "private-calling=false&pstn-treatment=unanswered";

    "calling-off-before-forwarding": "Private calling is off, which takes precedence over the user’s own forwarding."
        when [CALLING_OFF, Effective::is(&[Effective::RingOthers, Effective::ToVoicemail, Effective::ToColleague, Effective::ToNumber])]
        then inferred(Landing::Blocked, &[SIP403_PRIVATE_CALLING, CP_PRIVATE_CALLING]),
        example "private-calling=false&answering=also-colleague";

    "calling-off": "Private calling is off, so the call is rejected."
        when [CALLING_OFF]
        then documented(Landing::Blocked, &[SIP403_PRIVATE_CALLING, CP_PRIVATE_CALLING]),
        example "private-calling=false";
};
