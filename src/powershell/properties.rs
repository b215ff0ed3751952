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
pub(super) const IDLE: [&str; 24] = [
    "Action",
    "AssignedPlan",
    "City",
    "Company",
    "Country",
    "Department",
    "DistinguishedName",
    "Enabled",
    "Guid",
    "HostedVoiceMail",
    "Id",
    "Name",
    "ObjectId",
    "OnlineVoiceRoutingPolicy",
    "OnPremHostingProvider",
    "RegistrarPool",
    "SamAccountName",
    "TeamsCallingPolicy",
    "TeamsUpgradeOverridePolicy",
    "TeamsUpgradePolicyIsReadOnly",
    "TeamsVoiceRoute",
    "Title",
    "UsageLocation",
    "VoiceRoutingPolicy",
];
