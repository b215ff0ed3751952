//! The policy object, its preconfigured instances, and how well each of them is attested.

use super::vocabulary::{DefaultClient, Override};
use strum::VariantArray;

/// The three fields of a `TeamsInteropPolicy` that can route anything.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct PolicyFields {
    /// `AllowEndUserClientOverride`.
    pub allow_end_user_client_override: Override,
    /// `CallingDefaultClient`.
    pub calling_default_client: DefaultClient,
    /// `ChatDefaultClient`.
    pub chat_default_client: DefaultClient,
}

/// A policy instance that exists in every tenant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct InteropPolicy {
    /// Its name.
    pub identity: PolicyIdentity,
    /// What it says.
    pub fields: PolicyFields,
    /// Who says that it exists.
    pub attestation: Attestation,
}

/// The name of a policy instance.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum PolicyIdentity {
    /// `Global`: applies to everybody without a policy of their own.
    #[default]
    Global,
    /// `Tag:<name>`: granted to users. The name is without its prefix.
    Tag(&'static str),
}

/// Which document names a preconfigured instance.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Attestation {
    /// The guide prints it.
    Guide,
    /// The cmdlet reference uses it.
    CmdletReference,
    /// No document found names it; its name follows the pattern of the others.
    NamePatternOnly,
}

/// What the user's policy is: an instance as it came, or one that somebody made.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// An instance that a document names, unchanged.
    Attested,
    /// An instance whose existence follows from the name pattern alone, unchanged.
    NamePatternOnly,
    /// `Global` itself, with other fields than it came with: an export or a policy file shows it.
    EditedGlobal,
    /// A policy with other fields than the instance that it started as: a custom policy.
    Custom,
}

/// Whether `CallingDefaultClient` and `ChatDefaultClient` say the same.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Agreement {
    /// Both hold one value.
    Same,
    /// They differ.
    Mixed,
}

impl PolicyFields {
    /// Every combination of the three fields, 18 in all.
    pub fn all() -> impl Iterator<Item = Self> {
        let mut all = Vec::new();
        for &allow in Override::VARIANTS {
            for &calling in DefaultClient::VARIANTS {
                for &chat in DefaultClient::VARIANTS {
                    all.push(fields(allow, calling, chat));
                }
            }
        }
        all.into_iter()
    }

    /// Whether calling and chat hold the same value.
    pub fn agreement(self) -> Agreement {
        if self.calling_default_client == self.chat_default_client {
            Agreement::Same
        } else {
            Agreement::Mixed
        }
    }

    /// The best-attested preconfigured instance with these fields that can be granted by name, if
    /// a document names one.
    pub fn attested_tag(self) -> Option<&'static InteropPolicy> {
        PRECONFIGURED.iter().find(|policy| {
            policy.fields == self
                && policy.identity != PolicyIdentity::Global
                && policy.attestation != Attestation::NamePatternOnly
        })
    }
}

impl InteropPolicy {
    /// `Global` as every tenant starts with it (guide, "Default policy").
    pub const GLOBAL: Self = Self {
        identity: PolicyIdentity::Global,
        fields: fields(Override::Off, DefaultClient::Default, DefaultClient::Default),
        attestation: Attestation::Guide,
    };

    /// The instance that the guide grants to bring calls to Teams (guide, "Configuring Teams to
    /// receive inbound PSTN calls").
    pub const CALLS_IN_TEAMS: &'static Self = &tag(
        "DisallowOverrideCallingTeamsChatTeams",
        Override::Off,
        DefaultClient::Teams,
        DefaultClient::Teams,
        Attestation::Guide,
    );

    /// Finds a preconfigured instance by name, without regard to case, with or without `tag:`.
    /// Returns nothing for a name that is not preconfigured.
    pub fn named(name: &str) -> Option<&'static Self> {
        let bare = match name.split_at_checked(4) {
            Some((prefix, rest)) if prefix.eq_ignore_ascii_case("tag:") => rest,
            _ => name,
        };
        PRECONFIGURED.iter().find(|policy| policy.identity.name().eq_ignore_ascii_case(bare))
    }

    /// What a policy with these fields is, when it started as this instance. Other fields make a
    /// custom policy, also where it started as `Global`: only a tenant that says so has
    /// [`Standing::EditedGlobal`].
    pub fn standing(&self, fields: PolicyFields) -> Standing {
        match (fields == self.fields, self.attestation) {
            (true, Attestation::NamePatternOnly) => Standing::NamePatternOnly,
            (true, Attestation::Guide | Attestation::CmdletReference) => Standing::Attested,
            (false, _) => Standing::Custom,
        }
    }
}

impl PolicyIdentity {
    /// The name without its `Tag:` prefix.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Global => "Global",
            Self::Tag(name) => name,
        }
    }
}

const fn fields(allow: Override, calling: DefaultClient, chat: DefaultClient) -> PolicyFields {
    PolicyFields {
        allow_end_user_client_override: allow,
        calling_default_client: calling,
        chat_default_client: chat,
    }
}

const fn tag(
    name: &'static str,
    allow: Override,
    calling: DefaultClient,
    chat: DefaultClient,
    attestation: Attestation,
) -> InteropPolicy {
    InteropPolicy {
        identity: PolicyIdentity::Tag(name),
        fields: fields(allow, calling, chat),
        attestation,
    }
}

/// `Global` and the 18 instances of the pattern
/// `{Allow|Disallow}OverrideCalling{Default|Sfb|Teams}Chat{Default|Sfb|Teams}`, the attested first.
///
/// Sources: the guide prints `Global` and `DisallowOverrideCallingTeamsChatTeams`; the cmdlet
/// reference of December 2017 and April 2018 uses three more; the other 14 are inferred.
pub static PRECONFIGURED: &[InteropPolicy] = {
    use Attestation::{CmdletReference, NamePatternOnly};
    use DefaultClient::{Default, Sfb, Teams};
    use Override::{Off, On};
    &[
        InteropPolicy::GLOBAL,
        *InteropPolicy::CALLS_IN_TEAMS,
        tag("DisallowOverrideCallingDefaultChatDefault", Off, Default, Default, CmdletReference),
        tag("DisallowOverrideCallingSfbChatSfb", Off, Sfb, Sfb, CmdletReference),
        tag("AllowOverrideCallingDefaultChatTeams", On, Default, Teams, CmdletReference),
        tag("DisallowOverrideCallingDefaultChatSfb", Off, Default, Sfb, NamePatternOnly),
        tag("DisallowOverrideCallingDefaultChatTeams", Off, Default, Teams, NamePatternOnly),
        tag("DisallowOverrideCallingSfbChatDefault", Off, Sfb, Default, NamePatternOnly),
        tag("DisallowOverrideCallingSfbChatTeams", Off, Sfb, Teams, NamePatternOnly),
        tag("DisallowOverrideCallingTeamsChatDefault", Off, Teams, Default, NamePatternOnly),
        tag("DisallowOverrideCallingTeamsChatSfb", Off, Teams, Sfb, NamePatternOnly),
        tag("AllowOverrideCallingDefaultChatDefault", On, Default, Default, NamePatternOnly),
        tag("AllowOverrideCallingDefaultChatSfb", On, Default, Sfb, NamePatternOnly),
        tag("AllowOverrideCallingSfbChatDefault", On, Sfb, Default, NamePatternOnly),
        tag("AllowOverrideCallingSfbChatSfb", On, Sfb, Sfb, NamePatternOnly),
        tag("AllowOverrideCallingSfbChatTeams", On, Sfb, Teams, NamePatternOnly),
        tag("AllowOverrideCallingTeamsChatDefault", On, Teams, Default, NamePatternOnly),
        tag("AllowOverrideCallingTeamsChatSfb", On, Teams, Sfb, NamePatternOnly),
        tag("AllowOverrideCallingTeamsChatTeams", On, Teams, Teams, NamePatternOnly),
    ]
};
