//! What the columns of a file mean: guessed from their names, with a reason, and open to
//! correction.
//!
//! Property names are those of `Get-CsOnlineUser` and `Get-CsTeamsInteropPolicy`. Module 3.0.0
//! renamed some of them (`Get-CsOnlineUser` reference); both names are recognized.

use strum::{EnumCount, EnumString, IntoStaticStr, VariantArray};

/// What a column says about a user or a policy.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[derive(EnumCount, EnumString, IntoStaticStr, VariantArray)]
#[strum(serialize_all = "kebab-case")]
pub enum Meaning {
    /// `UserPrincipalName`.
    SignIn,
    /// `SipAddress`, used if there is no sign-in name.
    SipAddress,
    /// `WindowsEmailAddress`, used if there is no SIP address either.
    Mail,
    /// `DisplayName`.
    DisplayName,
    /// `FirstName`, later `GivenName`.
    FirstName,
    /// `LastName`, also `Surname`.
    LastName,
    /// `TeamsInteropPolicy`: the policy assigned to the user. Blank means `Global`.
    Policy,
    /// `HostingProvider`: where the account is homed.
    HostingProvider,
    /// `OnPremHostingProvider`.
    OnPremHostingProvider,
    /// `InterpretedUserType`.
    UserType,
    /// `VoicePolicy`: how phone lines are connected.
    VoicePolicy,
    /// `EnterpriseVoiceEnabled`.
    EnterpriseVoice,
    /// `LineURI`.
    Line,
    /// `OnPremLineURI`.
    OnPremLine,
    /// `OnlineVoiceRoutingPolicy`: set if the phone line uses Direct Routing.
    OnlineVoiceRouting,
    /// `AssignedPlan`: the assigned service plans.
    Plans,
    /// `FeatureTypes`: the same in later modules.
    Features,
    /// `Identity`: the name of a policy. Not used for users.
    Identity,
    /// `AllowEndUserClientOverride` of a policy.
    Override,
    /// `CallingDefaultClient` of a policy.
    Calling,
    /// `ChatDefaultClient` of a policy.
    Chat,
    /// `TeamsUpgradeEffectiveMode`.
    Mode,
    /// `TeamsUpgradePolicy`.
    UpgradePolicy,
    /// `TeamsCallingPolicy`: the policy assigned to the user. Blank means `Global`, or that of a group.
    CallingPolicy,
    /// `ExternalAccessPolicy`: the policy assigned to the user.
    ExternalPolicy,
    /// `AccountType`.
    AccountType,
    /// `AccountEnabled`.
    AccountEnabled,
    /// `ObjectId`, by which calls can be forwarded.
    ObjectId,
    /// `IsForwardingEnabled` of a user's settings.
    IsForwarding,
    /// `ForwardingType`.
    ForwardingType,
    /// `ForwardingTarget`.
    ForwardingTarget,
    /// `ForwardingTargetType`.
    ForwardingTargetType,
    /// `IsUnansweredEnabled`.
    IsUnanswered,
    /// `UnansweredTarget`.
    UnansweredTarget,
    /// `UnansweredTargetType`.
    UnansweredTargetType,
    /// `Delegates`.
    Delegates,
    /// `CallGroupTargets`.
    CallGroupTargets,
    /// `BusyOnBusyOption`.
    BusyOption,
    /// `AllowPrivateCalling` of a calling policy.
    PrivateCalling,
    /// `InboundPstnCallRoutingTreatment` of a calling policy.
    PstnTreatment,
    /// `InboundFederatedCallRoutingTreatment` of a calling policy.
    FederatedTreatment,
    /// `AllowVoicemail` of a calling policy.
    AllowVoicemail,
    /// `BusyOnBusyEnabledType` of a calling policy.
    BusyPolicy,
    /// `AllowCallForwardingToUser` of a calling policy.
    ForwardUser,
    /// `AllowCallForwardingToPhone` of a calling policy.
    ForwardPhone,
    /// `AllowDelegation` of a calling policy.
    Delegation,
    /// `AllowCallGroups` of a calling policy.
    CallGroups,
    /// `PreventTollBypass` of a calling policy.
    TollBypass,
    /// `TelephoneNumber` of a number.
    Telephone,
    /// `NumberType` of a number.
    NumberType,
    /// `PstnAssignmentStatus` of a number.
    NumberStatus,
    /// `AssignedPstnTargetId` of a number.
    NumberTarget,
    /// `Pattern` of blocked numbers.
    Pattern,
    /// `AllowFederatedUsers` of the organization.
    Federation,
    /// `EnableFederationAccess` of an external access policy.
    FederationAccess,
}

/// Which properties an audit looks for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, VariantArray)]
pub enum Scope {
    /// Those by which calls were routed while `TeamsInteropPolicy` did it.
    #[default]
    Interop,
    /// Those by which they have been routed since: modes, calling policies, the users' own settings.
    Calling,
}

impl Scope {
    /// Whether an audit of this kind uses columns with this meaning.
    pub const fn uses(self, meaning: Meaning) -> bool {
        use Meaning::{Calling, Chat, Override, Policy, VoicePolicy};
        let is_of_interop = meaning as u8 <= Chat as u8;
        match self {
            Self::Interop => is_of_interop,
            Self::Calling => !matches!(meaning, Policy | VoicePolicy | Override | Calling | Chat),
        }
    }
}

/// Names that only [`Scope::Calling`] knows.
const CALLING_NAMES: [(&str, Meaning); 39] = [
    ("SipUri", Meaning::SipAddress),
    ("TeamsUpgradeEffectiveMode", Meaning::Mode),
    ("TeamsUpgradePolicy", Meaning::UpgradePolicy),
    ("TeamsCallingPolicy", Meaning::CallingPolicy),
    ("ExternalAccessPolicy", Meaning::ExternalPolicy),
    ("AccountType", Meaning::AccountType),
    ("AccountEnabled", Meaning::AccountEnabled),
    ("ObjectId", Meaning::ObjectId),
    ("ExternalDirectoryObjectId", Meaning::ObjectId),
    ("IsForwardingEnabled", Meaning::IsForwarding),
    ("ForwardingType", Meaning::ForwardingType),
    ("ForwardingTarget", Meaning::ForwardingTarget),
    ("ForwardingTargetType", Meaning::ForwardingTargetType),
    ("IsUnansweredEnabled", Meaning::IsUnanswered),
    ("UnansweredTarget", Meaning::UnansweredTarget),
    ("UnansweredTargetType", Meaning::UnansweredTargetType),
    ("Delegates", Meaning::Delegates),
    ("CallGroupTargets", Meaning::CallGroupTargets),
    ("BusyOnBusyOption", Meaning::BusyOption),
    ("AllowPrivateCalling", Meaning::PrivateCalling),
    ("InboundPstnCallRoutingTreatment", Meaning::PstnTreatment),
    ("InboundFederatedCallRoutingTreatment", Meaning::FederatedTreatment),
    ("AllowVoicemail", Meaning::AllowVoicemail),
    ("BusyOnBusyEnabledType", Meaning::BusyPolicy),
    ("AllowCallForwardingToUser", Meaning::ForwardUser),
    ("AllowCallForwardingToPhone", Meaning::ForwardPhone),
    ("AllowDelegation", Meaning::Delegation),
    ("AllowCallGroups", Meaning::CallGroups),
    ("PreventTollBypass", Meaning::TollBypass),
    ("TelephoneNumber", Meaning::Telephone),
    ("NumberType", Meaning::NumberType),
    ("PstnAssignmentStatus", Meaning::NumberStatus),
    ("AssignedPstnTargetId", Meaning::NumberTarget),
    ("Pattern", Meaning::Pattern),
    ("AllowFederatedUsers", Meaning::Federation),
    ("EnableFederationAccess", Meaning::FederationAccess),
    ("EVEnabled", Meaning::EnterpriseVoice),
    ("PhoneNumber", Meaning::Line),
    ("User", Meaning::SignIn),
];

/// Names as PowerShell prints them, current ones before older ones.
const NAMES: [(&str, Meaning); 29] = [
    ("UserPrincipalName", Meaning::SignIn),
    ("UPN", Meaning::SignIn),
    ("SipAddress", Meaning::SipAddress),
    ("SipProxyAddress", Meaning::SipAddress),
    ("WindowsEmailAddress", Meaning::Mail),
    ("DisplayName", Meaning::DisplayName),
    ("FirstName", Meaning::FirstName),
    ("GivenName", Meaning::FirstName),
    ("LastName", Meaning::LastName),
    ("Surname", Meaning::LastName),
    ("SN", Meaning::LastName),
    ("TeamsInteropPolicy", Meaning::Policy),
    ("HostingProvider", Meaning::HostingProvider),
    ("OnPremHostingProvider", Meaning::OnPremHostingProvider),
    ("InterpretedUserType", Meaning::UserType),
    ("VoicePolicy", Meaning::VoicePolicy),
    ("EnterpriseVoiceEnabled", Meaning::EnterpriseVoice),
    ("LineURI", Meaning::Line),
    ("OnPremLineURI", Meaning::OnPremLine),
    ("OnlineVoiceRoutingPolicy", Meaning::OnlineVoiceRouting),
    ("AssignedPlan", Meaning::Plans),
    ("AssignedPlans", Meaning::Plans),
    ("Licenses", Meaning::Plans),
    ("FeatureTypes", Meaning::Features),
    ("Identity", Meaning::Identity),
    ("Name", Meaning::Identity),
    ("AllowEndUserClientOverride", Meaning::Override),
    ("CallingDefaultClient", Meaning::Calling),
    ("ChatDefaultClient", Meaning::Chat),
];

/// Why a column has its meaning.
#[derive(Clone, Copy, Debug, PartialEq, Eq, IntoStaticStr, VariantArray)]
#[strum(serialize_all = "kebab-case")]
pub enum Guess {
    /// Its name is the name of the property.
    Named,
    /// Its name is the name of the property if spaces, punctuation and anything before a dot are
    /// ignored.
    Resembles,
    /// A person chose it.
    Stated,
    /// It has none, because an audit does not need the column.
    Unneeded,
    /// It has none, because an earlier column has the same meaning.
    Double,
}

/// A column of a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Column {
    /// The name in the header of the file.
    pub header: String,
    /// What the column means. `None` if it is not used.
    pub meaning: Option<Meaning>,
    /// Why it has this meaning.
    pub guess: Guess,
}

/// A person's correction of what a column means.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Correction {
    /// The name in the header of the file.
    pub header: String,
    /// What the column means. `None` to ignore it.
    pub meaning: Option<Meaning>,
}

const NOWHERE: u16 = u16::MAX;

/// The columns of a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Columns {
    scope: Scope,
    // INVARIANT: `places` is derived from `columns`.
    columns: Vec<Column>,
    places: [u16; Meaning::COUNT],
}

impl Default for Columns {
    fn default() -> Self {
        Self::new(Scope::default())
    }
}

impl Columns {
    /// No columns yet.
    pub(super) const fn new(scope: Scope) -> Self {
        Self { scope, columns: Vec::new(), places: [NOWHERE; Meaning::COUNT] }
    }

    /// Which properties the columns are searched for.
    pub(super) const fn scope(&self) -> Scope {
        self.scope
    }

    /// All columns, in the order of the file.
    pub fn all(&self) -> &[Column] {
        &self.columns
    }

    /// Whether a column has this meaning.
    pub fn has(&self, meaning: Meaning) -> bool {
        self.place(meaning).is_some()
    }

    /// Adds a column by its name. A correction takes precedence over a guess.
    pub(super) fn add(&mut self, header: &str, corrections: &[Correction]) {
        let header = header.trim();
        let stated = corrections.iter().find(|it| it.header.trim().eq_ignore_ascii_case(header));
        let (meaning, guess) = match stated {
            Some(it) => (it.meaning, Guess::Stated),
            None => guess(header, corrections, self.scope),
        };
        let is_double = meaning.is_some_and(|it| self.has(it));
        let (meaning, guess) = if is_double { (None, Guess::Double) } else { (meaning, guess) };
        if let Some(place) = meaning.and_then(|it| self.places.get_mut(it as usize)) {
            *place = u16::try_from(self.columns.len()).unwrap_or(NOWHERE);
        }
        self.columns.push(Column { header: column_name(header), meaning, guess });
    }

    /// The index of the column with this meaning.
    #[inline]
    pub(super) fn place(&self, meaning: Meaning) -> Option<usize> {
        let place = self.places.get(meaning as usize).copied().unwrap_or(NOWHERE);
        (place != NOWHERE).then_some(place as usize)
    }

    /// The name of the column with this meaning.
    pub(super) fn header(&self, meaning: Meaning) -> Option<String> {
        let column = self.place(meaning).and_then(|it| self.columns.get(it));
        column.map(|it| it.header.clone())
    }

    /// The name of the column at an index.
    pub(super) fn header_at(&self, place: usize) -> Option<String> {
        self.columns.get(place).map(|it| it.header.clone())
    }

    /// Whether the file can contain policies.
    #[inline]
    pub(super) fn has_policies(&self) -> bool {
        use Meaning::{Calling, Chat, Override};
        [Override, Calling, Chat].iter().any(|&it| self.has(it))
    }

    /// Whether the file can contain users.
    pub(super) fn has_names(&self) -> bool {
        use Meaning::{Mail, SignIn, SipAddress};
        [SignIn, SipAddress, Mail].iter().any(|&it| self.has(it))
    }
}

/// Whether this is the name of a property that an audit reads, or almost.
pub(super) fn is_property(name: &[u8]) -> bool {
    let name = String::from_utf8_lossy(name);
    !name.is_empty() && Scope::VARIANTS.iter().any(|&it| guess(&name, &[], it).0.is_some())
}

/// The name of a column as it is stored and compared: without space around it, and not too long to show.
pub(super) fn column_name(header: &str) -> String {
    header.trim().chars().take(120).collect()
}

fn guess(header: &str, corrections: &[Correction], scope: Scope) -> (Option<Meaning>, Guess) {
    let taken = |it: Meaning| corrections.iter().any(|other| other.meaning == Some(it));
    let bare = |it: &str| it.chars().filter(char::is_ascii_alphanumeric).collect::<String>();
    let (all, last) = (bare(header), bare(header.rsplit('.').next().unwrap_or(header)));
    let of_calling = CALLING_NAMES.iter().filter(|_| scope == Scope::Calling);
    let known = || of_calling.clone().chain(NAMES.iter().filter(|it| scope.uses(it.1)));
    let named = known().find(|it| it.0.eq_ignore_ascii_case(header));
    let resembles = || {
        let is_alike =
            |name: &str| name.eq_ignore_ascii_case(&all) || name.eq_ignore_ascii_case(&last);
        known().find(|(name, _)| is_alike(name))
    };
    match (named, resembles()) {
        (Some(&(_, it)), _) if !taken(it) => (Some(it), Guess::Named),
        (None, Some(&(_, it))) if !taken(it) => (Some(it), Guess::Resembles),
        _ => (None, Guess::Unneeded),
    }
}
