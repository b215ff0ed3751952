//! The supported commands, and what is common to their parameters.

use super::interop_module::NAMES;
use super::{interop_module, shell, teams_module};
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
    /// `Get-CsTeamsCallingPolicy`.
    GetCallingPolicy,
    /// `New-CsTeamsCallingPolicy`.
    NewCallingPolicy,
    /// `Set-CsTeamsCallingPolicy`.
    SetCallingPolicy,
    /// `Grant-CsTeamsCallingPolicy`.
    GrantCallingPolicy,
    /// `Remove-CsTeamsCallingPolicy`.
    RemoveCallingPolicy,
    /// `Get-CsUserCallingSettings`.
    GetCallingSettings,
    /// `Set-CsUserCallingSettings`.
    SetCallingSettings,
    /// `New-CsUserCallingDelegate`.
    NewDelegate,
    /// `Set-CsUserCallingDelegate`.
    SetDelegate,
    /// `Remove-CsUserCallingDelegate`.
    RemoveDelegate,
    /// `Get-CsPhoneNumberAssignment`.
    GetNumber,
    /// `Set-CsPhoneNumberAssignment`.
    SetNumber,
    /// `Remove-CsPhoneNumberAssignment`.
    RemoveNumber,
    /// `Get-CsInboundBlockedNumberPattern`.
    GetPattern,
    /// `New-CsInboundBlockedNumberPattern`.
    NewPattern,
    /// `Set-CsInboundBlockedNumberPattern`.
    SetPattern,
    /// `Remove-CsInboundBlockedNumberPattern`.
    RemovePattern,
    /// `Get-CsTenantFederationConfiguration`.
    GetFederation,
    /// `Set-CsTenantFederationConfiguration`.
    SetFederation,
    /// `New-CsEdgeDomainPattern`.
    NewDomain,
    /// `New-CsEdgeAllowList`.
    NewAllowList,
    /// `New-CsEdgeAllowAllKnownDomains`.
    NewAllowAll,
    /// `Get-CsExternalAccessPolicy`.
    GetExternalAccess,
    /// `Grant-CsExternalAccessPolicy`.
    GrantExternalAccess,
    /// `Grant-CsDialoutPolicy`.
    GrantDialOut,
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
    /// `Write-Warning`.
    WriteWarning,
    /// `Write-Verbose` and other messages that are not displayed unless they are asked for.
    WriteVerbose,
    /// `Write-Error`.
    WriteError,
    /// `Sort-Object`.
    SortObject,
    /// `Group-Object`.
    GroupObject,
    /// `Compare-Object`.
    CompareObject,
    /// `Measure-Object`.
    MeasureObject,
    /// `Get-Date`.
    GetDate,
    /// `Get-Module` and `Get-InstalledModule`.
    GetModule,
    /// `Join-Path`.
    JoinPath,
    /// `Split-Path`.
    SplitPath,
    /// `Test-Path`.
    TestPath,
    /// `New-Object`.
    NewObject,
    /// `Add-Member`.
    AddMember,
    /// `ConvertTo-Csv`.
    ConvertToCsv,
    /// `ConvertTo-Json`.
    ConvertToJson,
    /// `Export-Csv`.
    ExportCsv,
    /// `Out-File`, `Set-Content` and `Add-Content`.
    OutFile,
    /// `Tee-Object`.
    TeeObject,
    /// `Out-GridView` and `Out-Host`, which display what they get.
    OutHost,
    /// `Out-String`.
    OutString,
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
    /// One of these words.
    Choice(&'static [&'static str]),
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

pub(super) const fn named(name: &'static str, takes: Takes) -> Parameter {
    Parameter { name, takes, position: None, need: Need::Optional }
}

pub(super) const fn at(position: u8, name: &'static str, takes: Takes) -> Parameter {
    Parameter { name, takes, position: Some(position), need: Need::Optional }
}

pub(super) const fn required(position: u8, name: &'static str, takes: Takes) -> Parameter {
    Parameter { name, takes, position: Some(position), need: Need::Required }
}

/// A required parameter that has to be named.
pub(super) const fn must(name: &'static str, takes: Takes) -> Parameter {
    Parameter { name, takes, position: None, need: Need::Required }
}

use Takes::{Switch, Text};

/// What a command is about.
pub(super) const IDENTITY: Parameter = at(0, "Identity", Text);

const CONFIRMS: &[Parameter] = &[named("WhatIf", Switch), named("Confirm", Switch)];

/// Parameters by alias: `-WhatIf` and `-Confirm` in the cmdlet reference, the others in
/// about_CommonParameters.
const SHORT: [(&str, &str); 12] = [
    ("wi", "WhatIf"),
    ("cf", "Confirm"),
    ("ea", "ErrorAction"),
    ("wa", "WarningAction"),
    ("infa", "InformationAction"),
    ("db", "Debug"),
    ("ev", "ErrorVariable"),
    ("ov", "OutVariable"),
    ("vb", "Verbose"),
    ("nti", "NoTypeInformation"),
    ("PhoneNumber", "TelephoneNumber"),
    ("PhoneNumberType", "NumberType"),
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

impl Cmdlet {
    /// Finds a command by its name or alias, ignoring case.
    pub fn named(name: &str) -> Option<Self> {
        let own = NAMES.iter().chain(teams_module::NAMES);
        let mut all = own.chain(shell::NAMES).chain(shell::ALIASES);
        all.find(|(it, _)| it.eq_ignore_ascii_case(name)).map(|(_, it)| *it)
    }

    /// The name as written in the reference. [`Cmdlet::Session`] stands for several commands and
    /// returns the first.
    pub fn name(self) -> &'static str {
        let mut all = NAMES.iter().chain(teams_module::NAMES).chain(shell::NAMES);
        all.find(|(_, it)| *it == self).map_or("", |(name, _)| name)
    }

    /// The names of all commands.
    pub fn names() -> impl Iterator<Item = &'static str> {
        NAMES.iter().chain(teams_module::NAMES).chain(shell::NAMES).map(|(name, _)| *name)
    }

    /// The command's own parameters, without the common ones.
    pub fn parameters(self) -> &'static [Parameter] {
        interop_module::parameters(self)
            .or_else(|| teams_module::parameters(self))
            .unwrap_or_else(|| shell::parameters(self))
    }

    /// Whether it is a command about users or policies, which comes with a session.
    pub(super) fn is_of_session(self) -> bool {
        self.is_whole() || self == Self::GetOnlineUser
    }

    /// Whether a parameter takes all values that no other one takes.
    pub(super) const fn takes_rest(self) -> bool {
        matches!(self, Self::Write)
    }

    /// Whether its output has properties that neither users nor policies have.
    pub(super) const fn makes_rows(self) -> bool {
        matches!(
            self,
            Self::ImportCsv
                | Self::ConvertFromCsv
                | Self::NewObject
                | Self::AddMember
                | Self::MeasureObject
                | Self::GroupObject
                | Self::CompareObject
                | Self::GetDate
                | Self::GetModule
        )
    }

    /// Whether all its parameters are listed here. PowerShell's own commands and `Get-CsOnlineUser`
    /// have more.
    pub(super) fn is_whole(self) -> bool {
        self.confirms()
            || self.is_of_today()
            || matches!(self, Self::GetInteropPolicy | Self::GetUpgradePolicy)
    }

    /// Whether it is simulated for today alone.
    pub const fn is_of_today(self) -> bool {
        teams_module::parameters(self).is_some()
    }

    /// Whether it has `-Identity`, which pipeline input can stand for.
    pub(super) fn takes_identity(self) -> bool {
        self.parameters().iter().any(|it| it.name == "Identity")
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
        ) || teams_module::confirms(self)
    }

    /// The parameter with this name or alias, or whose name begins like this. The command's own
    /// parameters take precedence over the common ones (about_Parameters).
    pub(super) fn parameter(self, written: &str) -> Named {
        let own = self.parameters();
        let confirms = if self.confirms() { CONFIRMS } else { &[] };
        let all = || own.iter().chain(confirms).chain(COMMON);
        let full = full_name(written);
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

/// The name of a parameter that may be written as an alias.
pub(super) fn full_name(written: &str) -> &str {
    SHORT.iter().find(|(it, _)| it.eq_ignore_ascii_case(written)).map_or(written, |it| it.1)
}

/// The name of a policy without `tag:`.
pub(crate) fn bare_name(name: &str) -> &str {
    match name.split_at_checked(4) {
        Some((prefix, rest)) if prefix.eq_ignore_ascii_case("tag:") => rest,
        _ => name,
    }
}
