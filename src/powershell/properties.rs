//! The properties of policies and users: those that are simulated, and those that are known.

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
pub(super) const MORE_USER_PROPERTIES: [&str; 4] = [
    "Identity",
    "WindowsEmailAddress",
    "TeamsUpgradeEffectiveMode",
    "TeamsUpgradeNotificationsEnabled",
];

/// Known properties of a user that are not simulated and have no effect.
#[rustfmt::skip]
pub(super) const IDLE: [&str; 181] = [
    "AccountEnabled", "AccountType", "AcpInfo", "Action", "AddressBookPolicy", "AllowedServices",
    "ApplicationAccessPolicy", "ArchivingPolicy", "AssignedPlan", "AssistantPhone",
    "AudioVideoDisabled", "BaseSimpleUrl", "BroadcastMeetingPolicy", "CallerIdPolicy",
    "CallingLineIdentity", "CallViaWorkPolicy", "City", "ClientPolicy",
    "ClientUpdateOverridePolicy", "ClientUpdatePolicy", "ClientVersionPolicy",
    "CloudMeetingOpsPolicy", "CloudMeetingPolicy", "CloudVideoInteropPolicy", "Company",
    "ConferencingPolicy", "ContactOptionFlags", "Country", "CountryAbbreviation",
    "CountryOrRegionDisplayName", "Department", "DialPlan", "DirSyncEnabled",
    "DistinguishedName", "EmailAddress", "Enabled", "EnabledForFederation",
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
