//! The documents that this edition cites, section by section, each at the commit that was read.
//!
//! The cmdlet pages are newer than the how-to pages: every title has its date.

use crate::routing::{Document, Source};

/// Declares documents: a name, the title with its date, the short title, and where it can be read.
macro_rules! documents {
    ($($name:ident $title:literal $short:literal $repository:ident $commit:literal $path:literal;)+) => { $(
        #[doc = $title]
        pub static $name: Document =
            Document { title: $title, short: $short, address: address!($repository $commit $path) };
    )+ };
}

macro_rules! address {
    (cmdlets $commit:literal $page:literal) => {
        concat!(
            "https://github.com/MicrosoftDocs/office-docs-powershell/blob/",
            $commit,
            "/teams/teams-ps/MicrosoftTeams/",
            $page,
            ".md"
        )
    };
    (docs $commit:literal $page:literal) => {
        concat!(
            "https://github.com/MicrosoftDocs/OfficeDocs-SkypeForBusiness/blob/",
            $commit,
            "/Teams/",
            $page,
            ".md"
        )
    };
    (support $commit:literal $page:literal) => {
        concat!(
            "https://github.com/MicrosoftDocs/SupportArticles-docs/blob/",
            $commit,
            "/Teams/phone-system/direct-routing/",
            $page,
            ".md"
        )
    };
    (web $site:literal $page:literal) => {
        concat!("https://", $site, "/", $page)
    };
}

documents! {
    SET_POLICY "Set-CsTeamsCallingPolicy, cmdlet page, 16 July 2026" "Set-CsTeamsCallingPolicy" cmdlets "9b78bc4ad91c1a25d1288945f25b3b90e22bc0f7" "Set-CsTeamsCallingPolicy";
    NEW_POLICY "New-CsTeamsCallingPolicy, cmdlet page, 16 July 2026" "New-CsTeamsCallingPolicy" cmdlets "9b78bc4ad91c1a25d1288945f25b3b90e22bc0f7" "New-CsTeamsCallingPolicy";
    USER_SETTINGS "Set-CsUserCallingSettings, cmdlet page, 21 August 2026" "Set-CsUserCallingSettings" cmdlets "93336da2bca96c31c0fc8acc52658a30ef8a6c94" "Set-CsUserCallingSettings";
    GET_SETTINGS "Get-CsUserCallingSettings, cmdlet page, 21 August 2026" "Get-CsUserCallingSettings" cmdlets "93336da2bca96c31c0fc8acc52658a30ef8a6c94" "Get-CsUserCallingSettings";
    BLOCK_PATTERN "New-CsInboundBlockedNumberPattern, cmdlet page, 16 October 2025" "New-CsInboundBlockedNumberPattern" cmdlets "120ed011b5526acca75e74dbc3910c23b18b7661" "New-CsInboundBlockedNumberPattern";
    UNASSIGNED_CMDLET "New-CsTeamsUnassignedNumberTreatment, cmdlet page, August 2026" "New-CsTeamsUnassignedNumberTreatment" cmdlets "93336da2bca96c31c0fc8acc52658a30ef8a6c94" "New-CsTeamsUnassignedNumberTreatment";
    FEDERATION "Set-CsTenantFederationConfiguration, cmdlet page, 11 May 2026" "Set-CsTenantFederationConfiguration" cmdlets "ef019e4f8901cdf5f152d8f3873ba8a420773caf" "Set-CsTenantFederationConfiguration";
    EXTERNAL_POLICY "Set-CsExternalAccessPolicy, cmdlet page, 4 November 2025" "Set-CsExternalAccessPolicy" cmdlets "01d57c1722a6208c05b8cb65b00af36815d86c5f" "Set-CsExternalAccessPolicy";
    UPGRADE_GRANT "Grant-CsTeamsUpgradePolicy, cmdlet page, August 2026" "Grant-CsTeamsUpgradePolicy" cmdlets "93336da2bca96c31c0fc8acc52658a30ef8a6c94" "Grant-CsTeamsUpgradePolicy";
    DIAL_OUT "Grant-CsDialoutPolicy, cmdlet page, 8 July 2026" "Grant-CsDialoutPolicy" cmdlets "ddd998e93be945bcd9ab64f45aed397fffa57bdb" "Grant-CsDialoutPolicy";
    PHONE_NUMBER "Set-CsPhoneNumberAssignment, cmdlet page, 7 August 2026" "Set-CsPhoneNumberAssignment" cmdlets "5ce493d6c8d83bdb2974781cd10bd1751cfc55df" "Set-CsPhoneNumberAssignment";
    ATTENDANT "Set-CsPersonalAttendantSettings, cmdlet page, 6 August 2025" "Set-CsPersonalAttendantSettings" cmdlets "62bc5dd69ca79faf003a3bfae7c153935ebb326d" "Set-CsPersonalAttendantSettings";
    ROUTING_INBOUND "Routing inbound calls, 17 May 2024" "Routing inbound calls" docs "de29874b3b767a13d98717d9f9bc1245c73368d3" "inbound-call-routing";
    CALL_SETTINGS "Configure call settings for users, 12 October 2023" "Call settings for users" docs "00700d2cd0a6ad8815afd19dcc703d6e6dd23661" "user-call-settings";
    CALLING_POLICIES "Calling policies in Teams, 2023" "Calling policies" docs "009ab380c147626b8bd6812e6b6d5a542f4c41ef" "teams-calling-policy";
    BLOCKING "Block inbound calls, 2023" "Block inbound calls" docs "b59336d5eea0fa02e06dd9c078aee32598b5a051" "block-inbound-calls";
    UNASSIGNED "Routing calls to unassigned numbers, 2023" "Unassigned numbers" docs "0f9e4007c19ed7be31e2afe80fbea0b3d771945b" "routing-calls-to-unassigned-numbers";
    SHARED_CALLING "Plan for Shared Calling, 19 September 2023" "Shared Calling" docs "0075abcf915e908f2bf88fc4337f13389a7c7f73" "shared-calling-plan";
    LOCATION_BASED "Plan Location-Based Routing, 2023" "Location-Based Routing" docs "00f60a27170a684dfc3747b532338dd524348726" "location-based-routing-plan";
    PRESENCE "User presence in Teams, 2023" "User presence" docs "062b2207d3c408bc2693d0df68788f858b2e8c06" "presence-admins";
    VOICEMAIL "Set up Cloud Voicemail, after August 2021" "Cloud Voicemail" docs "500ff15d4573aca8c1341de9de7631846604cac7" "set-up-phone-system-voicemail";
    CALL_SHARING "Call sharing and group call pickup, 2023" "Call sharing" docs "01307349bbec3b484d32f7a501ab57cc83fc4cfe" "call-sharing-and-group-call-pickup";
    COEXISTENCE "Coexistence with Skype for Business, after July 2021" "Coexistence article" docs "00eb6ac6d45b20a6b9cc241090d2da2a101df043" "coexistence-chat-calls-presence";
    MIGRATION "Coexistence modes, reference, after July 2021" "Coexistence modes" docs "00fec3e3415ac453409816342889c16877539059" "migration-interop-guidance-for-teams-with-skype";
    EXTERNAL_ACCESS "Manage external access, about 2022" "External access" docs "029c923048efcfcd80cd69f2ff1e39d36755735c" "manage-external-access";
    VOICE_ROUTING "Configure call routing for Direct Routing, 2023" "Voice routing" docs "00abe01e81a5c57e28f84e2bc95027ea8ce99947" "direct-routing-voice-routing";
    OUTBOUND_RESTRICTIONS "Outbound calling restriction policies, 2023" "Outbound restrictions" docs "025ab54da44a6a7f542cddd0950475778bc18e65" "outbound-calling-restriction-policies";
    PHONE_MOBILE "Configure Teams Phone Mobile, 10 August 2023" "Teams Phone Mobile" docs "00cc5b27e10e5f154b4dc66f82906c28c9ee1683" "operator-connect-mobile-configure";
    CREDITS "Communications Credits, about 2020" "Communications Credits" docs "02b803fdd84e6792c1080fd7146fb994336f8df6" "what-are-communications-credits";
    PRIVATE_LINE "Private line, 14 February 2024" "Private line" docs "027ae75cc40ec1530163307b8409d186ec57860c" "private-line";
    DIAL_PAD "Dial pad: Phone System, connectivity and Allow Private Calling, December 2019" "Dial pad" web "github.com" "MicrosoftDocs/OfficeDocs-SkypeForBusiness/pull/3659";
    SIP_403 "SIP response code 403 and Microsoft codes, 22 November 2024" "SIP 403" support "9d4596663d51e9edbea697a68d39b1cad7af67ad" "microsoft-sip-response-codes-403";
    SIP_404 "SIP response code 404 and Microsoft codes, 30 October 2023" "SIP 404" support "5c82cbd123be6e1694bc29232d6d831dac802c45" "microsoft-sip-response-codes-404";
    SIP_480 "SIP response code 480 and Microsoft codes, 4 December 2024" "SIP 480" support "4c3cb59617ebb50994fbf9e4cd1de239cc97e687" "microsoft-sip-response-codes-480";
    TEAMS_FREE "Features not available in Microsoft Teams Free, support page" "Teams Free" web "support.microsoft.com" "en-us/office/why-are-some-features-not-available-in-chat-in-microsoft-teams-free-2becd3fc-2f16-4935-9aa8-2dfdcdc5c248";
    CALL2TEAMS "Call2Teams knowledge base 6000248330 (reported, not by Microsoft)" "Call2Teams" web "customersupport.call2teams.com" "support/solutions/articles/6000248330";
    EXPORTS "Tenant exports of Microsoft365DSC with all instances, about 2022 (reported)" "Tenant exports" web "github.com" "microsoft/Microsoft365DSC";
}

/// Declares sections: a name, the document, its heading, and what leads to it.
macro_rules! sections {
    ($($name:ident $document:ident $section:literal $anchor:literal;)+) => { $(
        #[doc = $section]
        pub const $name: Source =
            Source { document: &$document, section: $section, anchor: $anchor };
    )+ };
}

sections! {
    CP_PRIVATE_CALLING SET_POLICY "AllowPrivateCalling" "#-allowprivatecalling";
    CP_PSTN_TREATMENT SET_POLICY "InboundPstnCallRoutingTreatment" "#-inboundpstncallroutingtreatment";
    CP_FEDERATED_TREATMENT SET_POLICY "InboundFederatedCallRoutingTreatment" "#-inboundfederatedcallroutingtreatment";
    CP_VOICEMAIL SET_POLICY "AllowVoicemail" "#-allowvoicemail";
    CP_FORWARD_USER SET_POLICY "AllowCallForwardingToUser" "#-allowcallforwardingtouser";
    CP_BUSY SET_POLICY "BusyOnBusyEnabledType" "#-busyonbusyenabledtype";
    CP_TOLL_BYPASS SET_POLICY "PreventTollBypass" "#-preventtollbypass";
    CP_SPAM SET_POLICY "SpamFilteringEnabledType" "#-spamfilteringenabledtype";
    CP_SPEND SET_POLICY "EnableSpendLimits" "#-enablespendlimits";
    NEW_PSTN_TREATMENT NEW_POLICY "InboundPstnCallRoutingTreatment" "#-inboundpstncallroutingtreatment";
    NEW_VOICEMAIL NEW_POLICY "AllowVoicemail" "#-allowvoicemail";
    PSUCS_FORWARD USER_SETTINGS "ForwardingType" "#-forwardingtype";
    PSUCS_SIMULTANEOUS USER_SETTINGS "ForwardingType, Simultaneous" "#-forwardingtype";
    PSUCS_UNANSWERED USER_SETTINGS "IsUnansweredEnabled" "#-isunansweredenabled";
    PSUCS_BUSY USER_SETTINGS "BusyOnBusyOption" "#-busyonbusyoption";
    PSUCS_NOTES USER_SETTINGS "Description" "#description";
    GET_BLANK GET_SETTINGS "Example 6" "#example-6";
    PSBLK_RESOURCE BLOCK_PATTERN "ResourceAccount" "#-resourceaccount";
    UNT_CMDLET UNASSIGNED_CMDLET "Description" "#description";
    FED_PUBLIC_USERS FEDERATION "(on AllowPublicUsers)" "";
    FED_ALLOWED FEDERATION "AllowFederatedUsers, AllowedDomains" "#-allowfederatedusers";
    FED_CONSUMER FEDERATION "AllowTeamsConsumer, AllowTeamsConsumerInbound" "#-allowteamsconsumer";
    EAP_FEDERATION EXTERNAL_POLICY "EnableFederationAccess" "#-enablefederationaccess";
    EAP_CONSUMER EXTERNAL_POLICY "EnableTeamsConsumerAccess" "#-enableteamsconsumeraccess";
    GRANT_MODES UPGRADE_GRANT "Description" "#description";
    DIAL_OUT_GRANT DIAL_OUT "Description" "#description";
    NUMBER_FLAG PHONE_NUMBER "Description" "#description";
    ATTENDANT_CALLS ATTENDANT "(on the calls that it answers)" "";
    INB_REGULAR ROUTING_INBOUND "(on regular incoming calls)" "";
    INB_VOICEMAIL ROUTING_INBOUND "(on the treatment Voicemail)" "";
    INB_UNANSWERED ROUTING_INBOUND "(on the treatment Unanswered)" "";
    INB_USER_OVERRIDE ROUTING_INBOUND "(on the treatment UserOverride)" "";
    INB_BUSY ROUTING_INBOUND "(on busy on busy)" "";
    UCS_FORWARD CALL_SETTINGS "(on immediate forwarding)" "";
    UCS_SIMULTANEOUS CALL_SETTINGS "(on simultaneous ringing)" "";
    UCS_UNANSWERED CALL_SETTINGS "(on unanswered calls)" "";
    UCS_DEFAULT CALL_SETTINGS "(on settings that were never changed)" "";
    CPD_FORWARD CALLING_POLICIES "(on call forwarding)" "";
    CPD_SPAM CALLING_POLICIES "(on spam filtering)" "";
    BLK_PATTERNS BLOCKING "(on number patterns)" "";
    UNT_TREATMENT UNASSIGNED "(on treatments)" "";
    SHC_INBOUND SHARED_CALLING "(on inbound calls)" "";
    SHC_OUTBOUND SHARED_CALLING "(on outbound calls)" "";
    SHC_CREDITS SHARED_CALLING "(on funds)" "";
    LBR_INBOUND LOCATION_BASED "(on inbound calls)" "";
    LBR_FORWARD LOCATION_BASED "(on call forwarding)" "";
    LBR_OUTBOUND LOCATION_BASED "(on outbound calls)" "";
    PRES_STATES PRESENCE "(on calls in each state)" "";
    PRES_DND PRESENCE "(on Do Not Disturb)" "";
    PRES_PRIORITY PRESENCE "(on priority access)" "";
    PRES_BLOCKED PRESENCE "(on blocked people)" "";
    VM_MAILBOX VOICEMAIL "(on mailboxes and licenses)" "";
    CSG_CLEANUP CALL_SHARING "(on cleaning up call groups)" "";
    COEX_TEAMS_ONLY COEXISTENCE "In-tenant routing, TeamsOnly" "";
    COEX_IN_TENANT COEXISTENCE "In-tenant routing" "";
    COEX_FEDERATED COEXISTENCE "Federated routing" "";
    MIG_MODES MIGRATION "(on each mode)" "";
    MIG_CONCEPTS MIGRATION "(on missed calls)" "";
    EXT_BLOCK EXTERNAL_ACCESS "(on allowed and blocked domains)" "";
    EXT_CONSUMER EXTERNAL_ACCESS "(on personal accounts)" "";
    DRV_ROUTES VOICE_ROUTING "(on the order of routes)" "";
    OCR_POLICIES OUTBOUND_RESTRICTIONS "(on the policies)" "";
    OCR_EMERGENCY OUTBOUND_RESTRICTIONS "(on emergency numbers)" "";
    OCM_CALLS PHONE_MOBILE "(on calls)" "";
    CC_CREDITS CREDITS "(on what credits are for)" "";
    PRIV_VOICEMAIL PRIVATE_LINE "(on unanswered calls)" "";
    PRIV_RULES PRIVATE_LINE "(on call handling rules)" "";
    QSG_DIAL_PAD DIAL_PAD "(on what the dial pad needs)" "";
    SIP403_PRIVATE_CALLING SIP_403 "10199" "";
    SIP403_BLOCKED SIP_403 "510534" "";
    SIP403_VOICE SIP_403 "510560" "";
    SIP403_NO_PSTN SIP_403 "510562" "";
    SIP403_DOMESTIC SIP_403 "510563" "";
    SIP403_LBR SIP_403 "510546" "";
    SIP403_NO_ROUTE SIP_403 "510559" "";
    SIP404_LOOKUP SIP_404 "511404" "";
    SIP480_NO_ENDPOINT SIP_480 "10037" "";
    SIP480_VOICEMAIL SIP_480 "10191" "";
    FREE_CALLS TEAMS_FREE "(on audio and video calls)" "";
    C2T_SIGNED_OUT CALL2TEAMS "(on users who are not signed in)" "";
    EXPORT_INSTANCES EXPORTS "(on the built-in instances)" "";
}
