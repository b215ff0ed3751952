//! The cmdlets of today's Teams PowerShell module with their parameters, as the reference of August
//! 2026 lists them, and the fields of what they create and change.

use super::catalog::{Cmdlet, IDENTITY, Parameter, Takes, must, named, required};
use Takes::{Boolean, Choice, Object, Switch, Text};

/// A field of something that cmdlets print and change: a policy, a user's settings, a pattern.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Field {
    /// The name, which is also that of the parameter.
    pub(super) name: &'static str,
    /// The value that it takes.
    pub(super) takes: Takes,
    /// The value that it has if nobody set it, as it is printed. Empty for none.
    pub(super) default: &'static str,
}

/// Declares the fields of a kind of object, and the parameters of cmdlets that take an identity and
/// these fields.
macro_rules! fields {
    ($(#[$doc:meta])* $name:ident; $($field:literal $takes:expr, $default:literal;)+) => {
        $(#[$doc])*
        pub(super) const $name: &[Field] =
            &[$(Field { name: $field, takes: $takes, default: $default }),+];
    };
    ($(#[$doc:meta])* $name:ident, $parameters:ident = $identity:expr $(, $more:expr)*; $($field:literal $takes:expr, $default:literal;)+) => {
        fields! { $(#[$doc])* $name; $($field $takes, $default;)+ }
        const $parameters: &[Parameter] = &[$identity, $(named($field, $takes),)+ $($more),*];
    };
}

const ENABLED: Takes = Choice(&["Enabled", "Disabled"]);
const TREATMENTS: Takes = Choice(&["RegularIncoming", "Unanswered", "Voicemail", "UserOverride"]);

fields! {
    /// `TeamsCallingPolicy`. The fields that Microsoft calls unreleased are left out.
    CALLING_POLICY, CALLING = required(0, "Identity", Text), named("Force", Switch);
    "Description" Text, "";
    "AllowPrivateCalling" Boolean, "True";
    "AllowWebPSTNCalling" Boolean, "True";
    "AllowSIPDevicesCalling" Boolean, "False";
    "AllowVoicemail" Choice(&["UserOverride", "AlwaysEnabled", "AlwaysDisabled"]), "UserOverride";
    "AllowCallGroups" Boolean, "True";
    "AllowDelegation" Boolean, "True";
    "AllowCallForwardingToUser" Boolean, "True";
    "AllowCallForwardingToPhone" Boolean, "True";
    "PreventTollBypass" Boolean, "False";
    "BusyOnBusyEnabledType" Choice(&["Disabled", "Enabled", "Unanswered", "UserOverride"]), "Disabled";
    "MusicOnHoldEnabledType" Choice(&["Enabled", "Disabled", "UserOverride"]), "Enabled";
    "AllowCloudRecordingForCalls" Boolean, "False";
    "AllowTranscriptionForCalling" Boolean, "False";
    "PopoutForIncomingPstnCalls" ENABLED, "Disabled";
    "PopoutAppPathForIncomingPstnCalls" Text, "";
    "LiveCaptionsEnabledTypeForCalling" Choice(&["DisabledUserOverride", "Disabled"]), "DisabledUserOverride";
    "AutoAnswerEnabledType" ENABLED, "Disabled";
    "SpamFilteringEnabledType" Choice(&["Enabled", "Disabled", "EnabledWithoutIVR"]), "Enabled";
    "CallRecordingExpirationDays" Text, "60";
    "AllowCallRedirect" Choice(&["Enabled", "Disabled", "UserOverride"]), "Disabled";
    "InboundPstnCallRoutingTreatment" TREATMENTS, "RegularIncoming";
    "InboundFederatedCallRoutingTreatment" Choice(&["RegularIncoming", "Unanswered", "Voicemail"]), "RegularIncoming";
    "EnableWebPstnMediaBypass" Boolean, "False";
    "EnableSpendLimits" Boolean, "False";
    "CallingSpendUserLimit" Text, "0";
    "Copilot" Choice(&["Enabled", "EnabledWithTranscript", "Disabled"]), "Enabled";
    "RealTimeText" ENABLED, "Enabled";
}

const TARGETS: Takes = Choice(&["Voicemail", "SingleTarget", "MyDelegates", "Group"]);

fields! {
    /// The calling settings of a user, in the order in which they are printed. Delegates are set by
    /// other cmdlets.
    CALLING_SETTINGS, SET_SETTINGS = must("Identity", Text);
    "IsForwardingEnabled" Boolean, "";
    "ForwardingType" Choice(&["Immediate", "Simultaneous"]), "";
    "ForwardingTarget" Text, "";
    "ForwardingTargetType" TARGETS, "";
    "IsUnansweredEnabled" Boolean, "";
    "UnansweredTarget" Text, "";
    "UnansweredTargetType" TARGETS, "";
    "UnansweredDelay" Text, "00:00:20";
    "CallGroupOrder" Choice(&["InOrder", "Simultaneous"]), "InOrder";
    "CallGroupTargets" Object, "{}";
    "GroupNotificationOverride" Choice(&["Ring", "Mute", "Banner"]), "";
    "BusyOnBusyOption" Choice(&["PlayBusySignal", "RedirectAsUnansweredCall", "RingUser"]), "";
}

fields! {
    /// A pattern of callers that are blocked.
    BLOCK_PATTERN, PATTERN = IDENTITY;
    "Name" Text, "";
    "Enabled" Boolean, "True";
    "Description" Text, "";
    "Pattern" Text, "";
    "ResourceAccount" Text, "";
}

fields! {
    /// Which other organizations users may communicate with.
    FEDERATION, SET_FEDERATION = IDENTITY, named("AllowedDomainsAsAList", Object);
    "AllowedDomains" Object, "AllowAllKnownDomains";
    "BlockedDomains" Object, "{}";
    "AllowFederatedUsers" Boolean, "True";
    "AllowTeamsConsumer" Boolean, "True";
    "AllowTeamsConsumerInbound" Boolean, "True";
    "TreatDiscoveredPartnersAsUnverified" Boolean, "False";
    "SharedSipAddressSpace" Boolean, "False";
    "RestrictTeamsConsumerToExternalUserProfiles" Boolean, "False";
    "BlockAllSubdomains" Boolean, "False";
    "ExternalAccessWithTrialTenants" Choice(&["Allowed", "Blocked"]), "Blocked";
    "AllowedTrialTenantDomains" Object, "{}";
}

fields! {
    /// `ExternalAccessPolicy`. Its `New-` and `Set-` are not simulated.
    EXTERNAL_ACCESS;
    "Description" Text, "";
    "EnableFederationAccess" Boolean, "True";
    "EnablePublicCloudAccess" Boolean, "True";
    "EnableOutsideAccess" Boolean, "True";
    "EnableAcsFederationAccess" Boolean, "True";
    "EnableTeamsConsumerAccess" Boolean, "True";
    "EnableTeamsConsumerInbound" Boolean, "True";
    "CommunicationWithExternalOrgs" Text, "OrganizationDefault";
}

/// The kinds of line that a number can have.
const LINES: Takes = Choice(&["CallingPlan", "DirectRouting", "OperatorConnect"]);

const GET: &[Parameter] = &[IDENTITY, named("Filter", Text)];

const GET_OF_TENANT: &[Parameter] =
    &[IDENTITY, named("Filter", Text), named("Tenant", Text), named("LocalStore", Switch)];

const GRANT: &[Parameter] = &[
    IDENTITY,
    required(1, "PolicyName", Text),
    named("PassThru", Switch),
    named("Global", Switch),
    named("Group", Text),
    named("Rank", Text),
    named("Force", Switch),
];

const GRANT_DIAL_OUT: &[Parameter] = &[
    IDENTITY,
    required(1, "PolicyName", Text),
    named("PassThru", Switch),
    named("Global", Switch),
];

const REMOVE: &[Parameter] = &[required(0, "Identity", Text)];

const GET_SETTINGS: &[Parameter] = &[must("Identity", Text)];

/// The permissions that are required are those of module 4.0; the others were added later.
const NEW_DELEGATE: &[Parameter] = &[
    must("Identity", Text),
    must("Delegate", Text),
    must("MakeCalls", Boolean),
    must("ManageSettings", Boolean),
    must("ReceiveCalls", Boolean),
    named("PickUpHeldCalls", Boolean),
    named("JoinActiveCalls", Boolean),
];

const SET_DELEGATE: &[Parameter] = &[
    must("Identity", Text),
    must("Delegate", Text),
    named("MakeCalls", Boolean),
    named("ManageSettings", Boolean),
    named("ReceiveCalls", Boolean),
    named("PickUpHeldCalls", Boolean),
    named("JoinActiveCalls", Boolean),
];

const REMOVE_DELEGATE: &[Parameter] = &[must("Identity", Text), must("Delegate", Text)];

const GET_NUMBERS: &[Parameter] = &[
    named("TelephoneNumber", Text),
    named("AssignedPstnTargetId", Text),
    named("NumberType", LINES),
    named("PstnAssignmentStatus", Choice(&["Unassigned", "UserAssigned"])),
    named("TelephoneNumberStartsWith", Text),
    named("TelephoneNumberContain", Text),
    named("Top", Text),
    named("Skip", Text),
];

const SET_NUMBER: &[Parameter] = &[
    named("Identity", Text),
    named("TelephoneNumber", Text),
    named("NumberType", LINES),
    named("AssignmentCategory", Choice(&["Primary", "Private", "Alternate"])),
    named("EnterpriseVoiceEnabled", Boolean),
    named("LocationId", Text),
    named("NetworkSiteId", Text),
    named("ReverseNumberLookup", Text),
    named("Notify", Switch),
];

/// The parameters of a number that do not decide where its calls land.
pub(super) const ABOUT_NUMBERS: [&str; 3] = ["LocationId", "NetworkSiteId", "ReverseNumberLookup"];

const REMOVE_NUMBER: &[Parameter] = &[
    must("Identity", Text),
    named("TelephoneNumber", Text),
    named("NumberType", LINES),
    named("RemoveAll", Switch),
    named("Notify", Switch),
];

/// The names of the cmdlets.
pub(super) const NAMES: &[(&str, Cmdlet)] = &[
    ("Get-CsTeamsCallingPolicy", Cmdlet::GetCallingPolicy),
    ("New-CsTeamsCallingPolicy", Cmdlet::NewCallingPolicy),
    ("Set-CsTeamsCallingPolicy", Cmdlet::SetCallingPolicy),
    ("Grant-CsTeamsCallingPolicy", Cmdlet::GrantCallingPolicy),
    ("Remove-CsTeamsCallingPolicy", Cmdlet::RemoveCallingPolicy),
    ("Get-CsUserCallingSettings", Cmdlet::GetCallingSettings),
    ("Set-CsUserCallingSettings", Cmdlet::SetCallingSettings),
    ("New-CsUserCallingDelegate", Cmdlet::NewDelegate),
    ("Set-CsUserCallingDelegate", Cmdlet::SetDelegate),
    ("Remove-CsUserCallingDelegate", Cmdlet::RemoveDelegate),
    ("Get-CsPhoneNumberAssignment", Cmdlet::GetNumber),
    ("Set-CsPhoneNumberAssignment", Cmdlet::SetNumber),
    ("Remove-CsPhoneNumberAssignment", Cmdlet::RemoveNumber),
    ("Get-CsInboundBlockedNumberPattern", Cmdlet::GetPattern),
    ("New-CsInboundBlockedNumberPattern", Cmdlet::NewPattern),
    ("Set-CsInboundBlockedNumberPattern", Cmdlet::SetPattern),
    ("Remove-CsInboundBlockedNumberPattern", Cmdlet::RemovePattern),
    ("Get-CsTenantFederationConfiguration", Cmdlet::GetFederation),
    ("Set-CsTenantFederationConfiguration", Cmdlet::SetFederation),
    ("New-CsEdgeDomainPattern", Cmdlet::NewDomain),
    ("New-CsEdgeAllowList", Cmdlet::NewAllowList),
    ("New-CsEdgeAllowAllKnownDomains", Cmdlet::NewAllowAll),
    ("Get-CsExternalAccessPolicy", Cmdlet::GetExternalAccess),
    ("Grant-CsExternalAccessPolicy", Cmdlet::GrantExternalAccess),
    ("Grant-CsDialoutPolicy", Cmdlet::GrantDialOut),
];

/// The parameters of a cmdlet that only today's module has. `None` for any other command.
pub(super) const fn parameters(cmdlet: Cmdlet) -> Option<&'static [Parameter]> {
    Some(match cmdlet {
        Cmdlet::GetCallingPolicy | Cmdlet::GetPattern => GET,
        Cmdlet::GetFederation | Cmdlet::GetExternalAccess => GET_OF_TENANT,
        Cmdlet::NewCallingPolicy | Cmdlet::SetCallingPolicy => CALLING,
        Cmdlet::GrantCallingPolicy | Cmdlet::GrantExternalAccess => GRANT,
        Cmdlet::GrantDialOut => GRANT_DIAL_OUT,
        Cmdlet::RemoveCallingPolicy | Cmdlet::RemovePattern => REMOVE,
        Cmdlet::GetCallingSettings => GET_SETTINGS,
        Cmdlet::SetCallingSettings => SET_SETTINGS,
        Cmdlet::NewDelegate => NEW_DELEGATE,
        Cmdlet::SetDelegate => SET_DELEGATE,
        Cmdlet::RemoveDelegate => REMOVE_DELEGATE,
        Cmdlet::NewDomain => const { &[must("Domain", Text)] },
        Cmdlet::NewAllowList => const { &[named("AllowedDomain", Object)] },
        Cmdlet::NewAllowAll => &[],
        Cmdlet::GetNumber => GET_NUMBERS,
        Cmdlet::SetNumber => SET_NUMBER,
        Cmdlet::RemoveNumber => REMOVE_NUMBER,
        Cmdlet::NewPattern | Cmdlet::SetPattern => PATTERN,
        Cmdlet::SetFederation => SET_FEDERATION,
        _ => return None,
    })
}

/// Whether the reference lists a parameter for a cmdlet although it is not simulated. The start of
/// its name is enough, as in PowerShell.
pub(super) fn has_more(cmdlet: Cmdlet) -> &'static [&'static str] {
    match cmdlet {
        Cmdlet::NewCallingPolicy | Cmdlet::SetCallingPolicy => &[
            "AIInterpreter",
            "AllowMeetingKnowledgeGeneration",
            "EnableRecordingAndTranscriptionCustomMessage",
            "ExplicitRecordingConsent",
            "PreventComplianceRecording",
            "RecordingAndTranscriptionAudioNotification",
            "RecordingAndTranscriptionCustomMessageIdentifier",
            "ReportCall",
            "VoicePhishingDetection",
            "VoiceSimulationInInterpreter",
        ],
        Cmdlet::GetCallingSettings | Cmdlet::SetCallingSettings => {
            &["Break", "GroupMembershipDetails", "HttpPipelinePrepend", "InputObject", "Proxy"]
        }
        Cmdlet::NewDelegate | Cmdlet::SetDelegate | Cmdlet::RemoveDelegate => {
            &["Break", "HttpPipelinePrepend", "InputObject", "Proxy"]
        }
        Cmdlet::GetNumber => &[
            "ActivationState",
            "AssignmentCategory",
            "Break",
            "CapabilitiesContain",
            "CivicAddressId",
            "Filter",
            "HttpPipelinePrepend",
            "IsoCountryCode",
            "LocationId",
            "NetworkSiteId",
            "Proxy",
            "TelephoneNumberGreaterThan",
            "TelephoneNumberLessThan",
        ],
        Cmdlet::SetNumber => &["HttpPipelinePrepend"],
        Cmdlet::RemoveNumber => {
            &["AssignmentBlockedDays", "AssignmentBlockedForever", "HttpPipelinePrepend"]
        }
        Cmdlet::SetFederation => &[
            "EnableExternalAccessRestrictionsForChatParticipants",
            "EnableMutualFederationForChatParticipants",
            "Instance",
            "SecurityTeamAllowBlockListDelegation",
            "Tenant",
            "Force",
        ],
        Cmdlet::GetExternalAccess => &["ApplicableTo", "Include"],
        Cmdlet::GrantExternalAccess => &["DomainController", "Tenant"],
        Cmdlet::GrantUpgradePolicy => &["MsftInternalProcessingMode"],
        _ => &[],
    }
}

/// Whether a cmdlet comes from a library, and not from a script of the module: those that the manifest of
/// `Microsoft.Teams.Policy.Administration.Core` exports as cmdlets.
pub(super) const fn is_compiled(cmdlet: Cmdlet) -> bool {
    matches!(
        cmdlet,
        Cmdlet::NewCallingPolicy
            | Cmdlet::SetCallingPolicy
            | Cmdlet::GrantCallingPolicy
            | Cmdlet::RemoveCallingPolicy
            | Cmdlet::GrantExternalAccess
    )
}

/// Whether a cmdlet has `-WhatIf` and `-Confirm`. The pages of the policies' cmdlets list them, or
/// those of their siblings do; the pages about numbers and calling settings do not.
pub(super) const fn confirms(cmdlet: Cmdlet) -> bool {
    is_compiled(cmdlet)
        || matches!(
            cmdlet,
            Cmdlet::NewPattern
                | Cmdlet::SetPattern
                | Cmdlet::RemovePattern
                | Cmdlet::SetFederation
                | Cmdlet::GrantDialOut
        )
}
