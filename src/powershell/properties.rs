//! The properties of policies and users: those that are simulated, and those that are known. The
//! console, completion, and reading of output all look here.

use super::era::Era;
use super::teams_module::{
    BLOCK_PATTERN, CALLING_POLICY, CALLING_SETTINGS, EXTERNAL_ACCESS, FEDERATION, Field,
};

/// The properties of a policy, in the order of the guide's listings.
pub const POLICY_PROPERTIES: [&str; 4] =
    ["Identity", "AllowEndUserClientOverride", "CallingDefaultClient", "ChatDefaultClient"];

/// The properties of a coexistence policy (cmdlet reference of 2018).
pub const UPGRADE_PROPERTIES: [&str; 4] = ["Identity", "Description", "Mode", "NotifySfbUsers"];

/// The supported properties of a user, in the order in which they are printed: some of those that
/// scripts of the time select.
pub const USER_PROPERTIES: [&str; 12] = [
    "DisplayName",
    "UserPrincipalName",
    "SipAddress",
    "Alias",
    "HostingProvider",
    "InterpretedUserType",
    "EnterpriseVoiceEnabled",
    "VoicePolicy",
    "LineURI",
    "OnPremLineURI",
    "TeamsInteropPolicy",
    "TeamsUpgradePolicy",
];

/// Properties of a user that are not printed unless they are selected. The mode in effect and its
/// notifications came with the coexistence policy.
pub(super) const MORE_USER_PROPERTIES: [&str; 5] = [
    "Identity",
    "WindowsEmailAddress",
    "Enabled",
    "TeamsUpgradeEffectiveMode",
    "TeamsUpgradeNotificationsEnabled",
];

/// The properties of a user of today that are simulated, in the order in which they are printed
/// (`Get-CsOnlineUser` of module 6 and later).
pub(super) const TODAY_USER_PROPERTIES: [&str; 19] = [
    "DisplayName",
    "UserPrincipalName",
    "SipAddress",
    "Alias",
    "Identity",
    "AccountType",
    "HostingProvider",
    "InterpretedUserType",
    "FeatureTypes",
    "EnterpriseVoiceEnabled",
    "LineUri",
    "TeamsUpgradeEffectiveMode",
    "TeamsUpgradePolicy",
    "TeamsCallingPolicy",
    "ExternalAccessPolicy",
    "OnlineDialOutPolicy",
    "WindowsEmailAddress",
    "Enabled",
    "AccountEnabled",
];

/// The properties of a telephone number (`Get-CsPhoneNumberAssignment`), apart from those of its
/// place and its operator.
pub(super) const NUMBER_PROPERTIES: [&str; 8] = [
    "TelephoneNumber",
    "NumberType",
    "ActivationState",
    "AssignedPstnTargetId",
    "AssignmentCategory",
    "Capability",
    "PstnAssignmentStatus",
    "NumberSource",
];

/// Properties of a user's calling settings that no cmdlet of the simulation changes.
pub(super) const MORE_SETTINGS: [&str; 4] =
    ["SipUri", "Delegates", "Delegators", "GroupMembershipDetails"];

/// The simulated properties of users at a date, or at any date.
pub(super) fn of_users(era: Option<Era>) -> impl Iterator<Item = &'static str> + Clone {
    let before = if era == Some(Era::Today) { [].as_slice() } else { &USER_PROPERTIES };
    let more = if era == Some(Era::Today) { [].as_slice() } else { &MORE_USER_PROPERTIES };
    let today =
        if era.is_none_or(|it| it == Era::Today) { TODAY_USER_PROPERTIES.as_slice() } else { &[] };
    let all = before.iter().chain(more).chain(today).copied();
    all.filter(move |it| era.is_none_or(|era| era.has_property(it)))
}

/// The simulated properties of policies and other settings at a date, or at any date.
pub(super) fn of_policies(era: Option<Era>) -> impl Iterator<Item = &'static str> + Clone {
    let before = if era == Some(Era::Today) { [].as_slice() } else { &POLICY_PROPERTIES };
    let is_today = era.is_none_or(|it| it == Era::Today);
    let fields: [&'static [Field]; 5] = if is_today {
        [CALLING_POLICY, CALLING_SETTINGS, FEDERATION, EXTERNAL_ACCESS, BLOCK_PATTERN]
    } else {
        [&[]; 5]
    };
    let (numbers, settings) = match is_today {
        true => (NUMBER_PROPERTIES.as_slice(), MORE_SETTINGS.as_slice()),
        false => ([].as_slice(), [].as_slice()),
    };
    let all = before.iter().chain(&UPGRADE_PROPERTIES).chain(numbers).chain(settings).copied();
    let all = all.filter(move |it| era.is_none_or(|era| era.has_property(it)));
    all.chain(fields.into_iter().flatten().map(|it| it.name))
}

/// Whether users have a property that is not simulated, so that its value is unknown.
pub(super) fn is_idle(name: &str) -> bool {
    IDLE.iter().any(|it| it.eq_ignore_ascii_case(name))
}

/// Known properties of a user that are not simulated and have no effect.
#[rustfmt::skip]
pub(super) const IDLE: [&str; 179] = [
    "AccountType", "AcpInfo", "Action", "AddressBookPolicy", "AllowedServices",
    "ApplicationAccessPolicy", "ArchivingPolicy", "AssignedPlan", "AssistantPhone",
    "AudioVideoDisabled", "BaseSimpleUrl", "BroadcastMeetingPolicy", "CallerIdPolicy",
    "CallingLineIdentity", "CallViaWorkPolicy", "City", "ClientPolicy",
    "ClientUpdateOverridePolicy", "ClientUpdatePolicy", "ClientVersionPolicy",
    "CloudMeetingOpsPolicy", "CloudMeetingPolicy", "CloudVideoInteropPolicy", "Company",
    "ConferencingPolicy", "ContactOptionFlags", "Country", "CountryAbbreviation",
    "CountryOrRegionDisplayName", "Department", "DialPlan", "DirSyncEnabled",
    "DistinguishedName", "EmailAddress", "EnabledForFederation",
    "EnabledForInternetAccess", "EnabledForRichPresence", "ExchangeArchivingPolicy",
    "ExchUserHoldPolicies", "ExperiencePolicy", "ExternalAccessPolicy",
    "ExternalUserCommunicationPolicy", "ExUmEnabled", "Fax", "FeatureTypes", "GivenName",
    "GraphPolicy", "Guid", "HideFromAddressLists", "HomePhone", "HomeServer", "HostedVoiceMail",
    "HostedVoicemailPolicy", "Id", "InboundBlockedNumberPattern", "InterpretedVoiceConfigType",
    "IPPBXSoftPhoneRoutingEnabled", "IPPhone", "IPPhonePolicy", "IsSipEnabled",
    "LastProvisionTimeStamp", "LastProvisionTimeStamps", "LastPublishTimeStamp",
    "LastPublishTimeStamps", "LastSubProvisionTimeStamp", "LastSyncTimeStamp",
    "LegalInterceptPolicy", "LicenseRemovalTimestamp", "LicensesAssigned", "LineServerURI",
    "LocationPolicy", "Manager", "MCOValidationError", "MNCReady", "MobilePhone",
    "MobilityPolicy", "Name", "NonPrimaryResource", "ObjectCategory", "ObjectClass", "ObjectId",
    "ObjectState", "ObjectType", "OnlineDialinConferencingPolicy", "OnlineDialOutPolicy",
    "OnlineVoicemailPolicy", "OnlineVoiceRoutingPolicy", "OnPremEnterpriseVoiceEnabled",
    "OnPremHostedVoiceMail", "OnPremHostingProvider", "OnPremLineURIManuallySet",
    "OnPremOptionFlags", "OnPremSipAddress", "OnPremSIPEnabled", "OptionFlags",
    "OriginalPreferredDataLocation", "OriginatingServer", "OriginatorSid", "OtherTelephone",
    "OverridePreferredDataLocation", "OwnerUrn", "PersistentChatPolicy", "Phone", "PhoneNumber",
    "PinPolicy", "PostalCode", "PreferredDataLocation", "PreferredDataLocationOverwritePolicy",
    "PreferredLanguage", "PresencePolicy", "PrivateLine", "ProvisionedPlan",
    "ProvisioningCounter", "ProvisioningStamp", "ProxyAddresses", "PublishingCounter",
    "PublishingStamp", "RegistrarPool", "RemoteCallControlTelephonyEnabled", "RequestedPlan",
    "SamAccountName", "SipProxyAddress", "SmsServicePolicy", "SoftDeletionTimestamp",
    "StateOrProvince", "Street", "StreetAddress", "StsRefreshTokensValidFrom",
    "SubProvisioningCounter", "SubProvisioningStamp", "SubProvisionLineType", "SyncingCounter",
    "TargetRegistrarPool", "TargetServerIfMoving", "TeamsAppPermissionPolicy",
    "TeamsAppSetupPolicy", "TeamsCallHoldPolicy", "TeamsCallingPolicy", "TeamsCallParkPolicy",
    "TeamsChannelsPolicy", "TeamsComplianceRecordingPolicy", "TeamsCortanaPolicy",
    "TeamsEmergencyCallingPolicy", "TeamsEmergencyCallRoutingPolicy", "TeamsFeedbackPolicy",
    "TeamsIPPhonePolicy", "TeamsMeetingBroadcastPolicy", "TeamsMeetingConfiguration",
    "TeamsMeetingPolicy", "TeamsMessagingPolicy", "TeamsMobilityPolicy",
    "TeamsNotificationAndFeedsPolicy", "TeamsUpdateManagementPolicy",
    "TeamsUpgradeOverridePolicy", "TeamsUpgradePolicyIsReadOnly", "TeamsVdiPolicy",
    "TeamsVideoInteropServicePolicy", "TeamsVoiceRoute", "TelephoneNumber", "TenantAdminRoles",
    "TenantDialPlan", "TenantId", "ThirdPartyVideoSystemPolicy", "ThumbnailPhoto", "Title",
    "UpgradeRetryCounter", "UsageLocation", "UserAccountControl", "UserDirSyncEnabled",
    "UserProvisionType", "UserRoutingGroupId", "UserServicesPolicy", "UserValidationErrors",
    "VoiceMailPolicy", "VoiceRoutingPolicy", "WebPage", "WhenChanged", "WhenCreated",
    "XForestMovePolicy",
];
