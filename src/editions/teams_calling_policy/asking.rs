//! How each question is asked of somebody who looks for the reason of a complaint, and the command that
//! shows the answer.

use super::answers::at;
use crate::routing::Asking;

macro_rules! asking {
    ($($question:ident $asks:literal $shown_by:expr;)+) => {
        &[$(Asking { question: at::$question, asks: $asks, shown_by: $shown_by }),+]
    };
}

macro_rules! of_user {
    ($property:literal) => {
        concat!("Get-CsOnlineUser -Identity user@contoso.com | Format-List ", $property)
    };
}

/// The policy of the user, and then its field.
macro_rules! of_policy {
    ($field:literal) => {
        concat!(
            "$user = Get-CsOnlineUser -Identity user@contoso.com\n",
            "$policy = if ($user.TeamsCallingPolicy) { $user.TeamsCallingPolicy } else { 'Global' }\n",
            "Get-CsTeamsCallingPolicy -Identity $policy | Format-List Identity, ",
            $field
        )
    };
}

const SETTINGS: &str = "Get-CsUserCallingSettings -Identity user@contoso.com";

/// The questions.
pub static ASKING: &[Asking] = asking! {
    CALL "Which call is it?" "";
    MODE "Which coexistence mode does the user have?" of_user!("TeamsUpgradeEffectiveMode");
    DOOR "Is the other side blocked?" "Get-CsInboundBlockedNumberPattern\nGet-CsTenantFederationConfiguration\nGet-CsExternalAccessPolicy";
    NUMBER "Whose number was called?" "Get-CsPhoneNumberAssignment -TelephoneNumber '+15551234567'";
    PSTN "How does the user’s line reach the telephone network?" "Get-CsPhoneNumberAssignment -AssignedPstnTargetId user@contoso.com";
    SITE "Where is the user, as Location-Based Routing sees it?" "Get-CsTenantNetworkSite\nGet-CsTenantNetworkSubnet";
    LICENSED "Does the user have a Teams Phone license?" of_user!("FeatureTypes, AssignedPlan");
    ENTERPRISE_VOICE "Is the user enabled for voice?" of_user!("EnterpriseVoiceEnabled");
    MAILBOX "Does the user have a mailbox for voicemail?" "Get-CsOnlineVoicemailUserSettings -Identity user@contoso.com";
    DIAL_OUT "Which numbers may the user call?" of_user!("OnlineDialOutPolicy");
    PRIVATE_CALLING "Does the calling policy allow calls at all?" of_policy!("AllowPrivateCalling");
    PSTN_TREATMENT "What does the calling policy do with calls from the telephone network?" of_policy!("InboundPstnCallRoutingTreatment");
    FEDERATED_TREATMENT "What does the calling policy do with calls from other organizations?" of_policy!("InboundFederatedCallRoutingTreatment");
    VOICEMAIL "Does the calling policy allow voicemail?" of_policy!("AllowVoicemail");
    BUSY "What does the calling policy do with a second call?" of_policy!("BusyOnBusyEnabledType");
    FORWARD_USER "Does the calling policy allow forwarding to colleagues?" of_policy!("AllowCallForwardingToUser");
    FORWARD_PHONE "Does the calling policy allow forwarding to numbers?" of_policy!("AllowCallForwardingToPhone");
    DELEGATION "Does the calling policy allow delegation?" of_policy!("AllowDelegation");
    CALL_GROUPS "Does the calling policy allow call groups?" of_policy!("AllowCallGroups");
    PREVENT_TOLL_BYPASS "Does the calling policy prevent toll bypass?" of_policy!("PreventTollBypass");
    PSTN_CHOICE "What did the user choose for calls from the telephone network?" "";
    BUSY_CHOICE "What did the user choose for a second call?" SETTINGS;
    ANSWERING "What does the user’s own rule do with calls?" SETTINGS;
    UNANSWERED "What did the user set for calls that nobody answers?" SETTINGS;
    STATE "What was the user doing?" "";
    ANSWERED "Did anybody answer?" "";
    PATH "Does anything prevent calls to numbers?" "Get-CsOnlineVoiceRoutingPolicy";
};
