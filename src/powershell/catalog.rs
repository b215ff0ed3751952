//! The supported commands with their parameters. Those of the policy cmdlets come from the synopses
//! in the cmdlet reference of 14 December 2017.

use strum::VariantArray;

/// A supported command.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, VariantArray)]
pub enum Cmdlet {
    /// `Get-CsTeamsInteropPolicy`.
    GetInteropPolicy,
    /// `New-CsTeamsInteropPolicy`.
    NewInteropPolicy,
    /// `Set-CsTeamsInteropPolicy`.
    SetInteropPolicy,
    /// `Grant-CsTeamsInteropPolicy`.
    GrantInteropPolicy,
    /// `Remove-CsTeamsInteropPolicy`.
    RemoveInteropPolicy,
    /// `Get-CsOnlineUser`.
    GetOnlineUser,
    /// `Get-CsTeamsUpgradePolicy`.
    GetUpgradePolicy,
    /// `Grant-CsTeamsUpgradePolicy`.
    GrantUpgradePolicy,
    /// `ForEach-Object`.
    ForEachObject,
    /// `Where-Object`.
    WhereObject,
    /// `Select-Object`.
    SelectObject,
    /// `Format-List`.
    FormatList,
    /// `Format-Table`.
    FormatTable,
    /// `Import-Csv`.
    ImportCsv,
    /// `Get-Content`.
    GetContent,
    /// `ConvertFrom-Csv`.
    ConvertFromCsv,
    /// `Write-Host` and `Write-Output`.
    Write,
    /// `Out-Null`.
    OutNull,
    /// Commands that open or close the session, or wait. They do nothing here.
    Session,
}

/// A parameter of a command.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Parameter {
    /// The name, without a dash.
    pub name: &'static str,
    /// The kind of value that it takes.
    pub takes: Takes,
    /// Its position among values without a name.
    pub position: Option<u8>,
    /// Whether the command requires it.
    pub need: Need,
}

/// The kind of value that a parameter takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Takes {
    /// No value: a switch.
    Switch,
    /// `$true` or `$false`.
    Boolean,
    /// A value of `CallingDefaultClient` or `ChatDefaultClient`.
    Client,
    /// Text.
    Text,
    /// A condition in quotes or braces.
    Condition,
    /// An object.
    Object,
    /// A list of names, with wildcards.
    Names,
    /// A script block.
    Script,
}

/// Whether a command requires a parameter.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Need {
    /// The parameter is optional.
    Optional,
    /// The parameter is required.
    Required,
}

/// The result of looking up the name of a parameter.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Named {
    /// The name means this parameter.
    One(Parameter),
    /// The name is the start of several parameters.
    Several(Vec<&'static str>),
    /// No parameter has this name.
    None,
}

const fn named(name: &'static str, takes: Takes) -> Parameter {
    Parameter { name, takes, position: None, need: Need::Optional }
}

const fn at(position: u8, name: &'static str, takes: Takes) -> Parameter {
    Parameter { name, takes, position: Some(position), need: Need::Optional }
}

const fn required(position: u8, name: &'static str, takes: Takes) -> Parameter {
    Parameter { name, takes, position: Some(position), need: Need::Required }
}

use Takes::{Boolean, Client, Condition, Names, Object, Script, Switch, Text};

/// What a command is about.
pub(super) const IDENTITY: Parameter = at(0, "Identity", Text);

const GET_POLICY: &[Parameter] = &[
    IDENTITY,
    named("Tenant", Text),
    named("Filter", Text),
    named("LocalStore", Switch),
    named("AsJob", Switch),
];

const NEW_POLICY: &[Parameter] = &[
    required(0, "Identity", Text),
    named("Tenant", Text),
    named("AllowEndUserClientOverride", Boolean),
    named("CallingDefaultClient", Client),
    named("ChatDefaultClient", Client),
    named("InMemory", Switch),
    named("Force", Switch),
    named("AsJob", Switch),
];

const SET_POLICY: &[Parameter] = &[
    IDENTITY,
    named("Tenant", Text),
    named("AllowEndUserClientOverride", Boolean),
    named("CallingDefaultClient", Client),
    named("ChatDefaultClient", Client),
    named("Instance", Object),
    named("Force", Switch),
    named("AsJob", Switch),
];

// `-Force` was added on 17 January 2019.
const GRANT_POLICY: &[Parameter] = &[
    IDENTITY,
    required(1, "PolicyName", Text),
    named("Tenant", Text),
    named("DomainController", Text),
    named("PassThru", Switch),
    named("Force", Switch),
    named("AsJob", Switch),
];

const GRANT_UPGRADE: &[Parameter] = &[
    IDENTITY,
    required(1, "PolicyName", Text),
    named("Tenant", Text),
    named("MigrateMeetingsToTeams", Boolean),
    named("Global", Switch),
    named("PassThru", Switch),
    named("Force", Switch),
];

const REMOVE_POLICY: &[Parameter] = &[
    required(0, "Identity", Text),
    named("Tenant", Text),
    named("Force", Switch),
    named("AsJob", Switch),
];

const GET_USER: &[Parameter] = &[
    IDENTITY,
    named("Filter", Condition),
    named("ResultSize", Text),
    named("DomainController", Text),
];

const CONFIRMS: &[Parameter] = &[named("WhatIf", Switch), named("Confirm", Switch)];

/// Parameters by alias: `-WhatIf` and `-Confirm` in the cmdlet reference, the others in
/// about_CommonParameters.
const SHORT: [(&str, &str); 7] = [
    ("wi", "WhatIf"),
    ("cf", "Confirm"),
    ("ea", "ErrorAction"),
    ("wa", "WarningAction"),
    ("ev", "ErrorVariable"),
    ("ov", "OutVariable"),
    ("vb", "Verbose"),
];

const COMMON: &[Parameter] = &[
    named("Verbose", Switch),
    named("Debug", Switch),
    named("ErrorAction", Text),
    named("WarningAction", Text),
    named("InformationAction", Text),
    named("ErrorVariable", Text),
    named("WarningVariable", Text),
    named("InformationVariable", Text),
    named("OutVariable", Text),
    named("OutBuffer", Text),
    named("PipelineVariable", Text),
];

const NAMES: &[(&str, Cmdlet)] = &[
    ("Get-CsTeamsInteropPolicy", Cmdlet::GetInteropPolicy),
    ("New-CsTeamsInteropPolicy", Cmdlet::NewInteropPolicy),
    ("Set-CsTeamsInteropPolicy", Cmdlet::SetInteropPolicy),
    ("Grant-CsTeamsInteropPolicy", Cmdlet::GrantInteropPolicy),
    ("Remove-CsTeamsInteropPolicy", Cmdlet::RemoveInteropPolicy),
    ("Get-CsOnlineUser", Cmdlet::GetOnlineUser),
    ("Get-CsTeamsUpgradePolicy", Cmdlet::GetUpgradePolicy),
    ("Grant-CsTeamsUpgradePolicy", Cmdlet::GrantUpgradePolicy),
    ("ForEach-Object", Cmdlet::ForEachObject),
    ("Where-Object", Cmdlet::WhereObject),
    ("Select-Object", Cmdlet::SelectObject),
    ("Format-List", Cmdlet::FormatList),
    ("Format-Table", Cmdlet::FormatTable),
    ("Import-Csv", Cmdlet::ImportCsv),
    ("Get-Content", Cmdlet::GetContent),
    ("ConvertFrom-Csv", Cmdlet::ConvertFromCsv),
    ("Write-Host", Cmdlet::Write),
    ("Write-Output", Cmdlet::Write),
    ("Out-Null", Cmdlet::OutNull),
    ("Import-Module", Cmdlet::Session),
    ("New-CsOnlineSession", Cmdlet::Session),
    ("Import-PSSession", Cmdlet::Session),
    ("Remove-PSSession", Cmdlet::Session),
    ("Get-PSSession", Cmdlet::Session),
    ("Get-Credential", Cmdlet::Session),
    ("Connect-MicrosoftTeams", Cmdlet::Session),
    ("Disconnect-MicrosoftTeams", Cmdlet::Session),
    ("Set-ExecutionPolicy", Cmdlet::Session),
    ("Start-Sleep", Cmdlet::Session),
    ("Clear-Host", Cmdlet::Session),
];

const ALIASES: &[(&str, Cmdlet)] = &[
    ("%", Cmdlet::ForEachObject),
    ("foreach", Cmdlet::ForEachObject),
    ("?", Cmdlet::WhereObject),
    ("where", Cmdlet::WhereObject),
    ("select", Cmdlet::SelectObject),
    ("fl", Cmdlet::FormatList),
    ("ft", Cmdlet::FormatTable),
    ("ipcsv", Cmdlet::ImportCsv),
    ("gc", Cmdlet::GetContent),
    ("cat", Cmdlet::GetContent),
    ("type", Cmdlet::GetContent),
    ("echo", Cmdlet::Write),
    ("write", Cmdlet::Write),
    ("ipmo", Cmdlet::Session),
    ("sleep", Cmdlet::Session),
    ("cls", Cmdlet::Session),
    ("clear", Cmdlet::Session),
];

impl Cmdlet {
    /// Finds a command by its name or alias, ignoring case.
    pub fn named(name: &str) -> Option<Self> {
        let mut all = NAMES.iter().chain(ALIASES);
        all.find(|(it, _)| it.eq_ignore_ascii_case(name)).map(|(_, it)| *it)
    }

    /// The name as written in the reference. [`Cmdlet::Session`] stands for several commands and
    /// returns the first.
    pub fn name(self) -> &'static str {
        NAMES.iter().find(|(_, it)| *it == self).map_or("", |(name, _)| name)
    }

    /// The names of all commands.
    pub fn names() -> impl Iterator<Item = &'static str> {
        NAMES.iter().map(|(name, _)| *name)
    }

    /// The command's own parameters, without the common ones.
    pub fn parameters(self) -> &'static [Parameter] {
        match self {
            Self::GetInteropPolicy | Self::GetUpgradePolicy => GET_POLICY,
            Self::NewInteropPolicy => NEW_POLICY,
            Self::SetInteropPolicy => SET_POLICY,
            Self::GrantInteropPolicy => GRANT_POLICY,
            Self::RemoveInteropPolicy => REMOVE_POLICY,
            Self::GrantUpgradePolicy => GRANT_UPGRADE,
            Self::GetOnlineUser => GET_USER,
            Self::ForEachObject => const { &[required(0, "Process", Script)] },
            Self::WhereObject => const { &[required(0, "FilterScript", Script)] },
            Self::SelectObject => {
                const { &[at(0, "Property", Names), named("First", Text), named("ExpandProperty", Text)] }
            }
            Self::FormatList => const { &[at(0, "Property", Names)] },
            Self::FormatTable => {
                const { &[at(0, "Property", Names), named("AutoSize", Switch), named("Wrap", Switch)] }
            }
            Self::ImportCsv => {
                const {
                    &[
                        required(0, "Path", Text),
                        at(1, "Delimiter", Text),
                        named("Encoding", Text),
                        named("UseCulture", Switch),
                    ]
                }
            }
            Self::GetContent => const { &[required(0, "Path", Text), named("Encoding", Text)] },
            Self::ConvertFromCsv => {
                const { &[at(0, "InputObject", Text), at(1, "Delimiter", Text)] }
            }
            Self::Write => {
                const {
                    &[
                        at(0, "Object", Names),
                        named("ForegroundColor", Text),
                        named("BackgroundColor", Text),
                        named("NoNewline", Switch),
                    ]
                }
            }
            Self::OutNull | Self::Session => &[],
        }
    }

    /// Whether all its parameters are listed here. PowerShell's own commands and `Get-CsOnlineUser`
    /// have more.
    pub(super) fn is_whole(self) -> bool {
        self.confirms() || matches!(self, Self::GetInteropPolicy | Self::GetUpgradePolicy)
    }

    /// Whether it has `-WhatIf` and `-Confirm`.
    pub fn confirms(self) -> bool {
        matches!(
            self,
            Self::NewInteropPolicy
                | Self::SetInteropPolicy
                | Self::GrantInteropPolicy
                | Self::RemoveInteropPolicy
                | Self::GrantUpgradePolicy
        )
    }

    /// The parameter with this name or alias, or whose name begins like this. The command's own
    /// parameters take precedence over the common ones (about_Parameters).
    pub(super) fn parameter(self, written: &str) -> Named {
        let own = self.parameters();
        let confirms = if self.confirms() { CONFIRMS } else { &[] };
        let all = || own.iter().chain(confirms).chain(COMMON);
        let alias = SHORT.iter().find(|(it, _)| it.eq_ignore_ascii_case(written));
        let full = alias.map_or(written, |(_, name)| name);
        if let Some(exact) = all().find(|it| it.name.eq_ignore_ascii_case(full)) {
            return Named::One(*exact);
        }
        let starts = |it: &&Parameter| {
            let start = it.name.get(..written.len());
            !written.is_empty() && start.is_some_and(|it| it.eq_ignore_ascii_case(written))
        };
        let mut own = own.iter().filter(starts);
        if let (Some(one), None) = (own.next(), own.next()) {
            return Named::One(*one);
        }
        let several: Vec<&Parameter> = all().filter(starts).collect();
        match several.as_slice() {
            [] => Named::None,
            [one] => Named::One(**one),
            _ => Named::Several(several.iter().map(|it| it.name).collect()),
        }
    }

    /// The names of its parameters, for suggestions.
    pub(super) fn parameter_names(self) -> impl Iterator<Item = &'static str> {
        let confirms = if self.confirms() { CONFIRMS } else { &[] };
        self.parameters().iter().chain(confirms).map(|it| it.name)
    }
}

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

/// Commands that PowerShell has and this simulation has not, though their names are similar to
/// those of commands that it has.
pub(super) const ELSEWHERE: [&str; 14] = [
    "Compare-Object",
    "ConvertTo-Csv",
    "Export-Csv",
    "Get-Command",
    "Group-Object",
    "Import-Clixml",
    "Measure-Object",
    "Out-File",
    "Out-Host",
    "Set-Content",
    "Sort-Object",
    "Tee-Object",
    "Write-Error",
    "Write-Verbose",
];

/// Whether this is one of [`ELSEWHERE`].
pub(super) fn is_elsewhere(name: &str) -> bool {
    ELSEWHERE.iter().any(|it| it.eq_ignore_ascii_case(name))
}

/// The name of a policy without `tag:`.
pub(crate) fn bare_name(name: &str) -> &str {
    match name.split_at_checked(4) {
        Some((prefix, rest)) if prefix.eq_ignore_ascii_case("tag:") => rest,
        _ => name,
    }
}
