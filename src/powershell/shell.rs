//! The supported commands of PowerShell itself with their parameters. They have more than are
//! listed here.

use super::catalog::{Cmdlet, Parameter, Takes, at, named, required};
use Takes::{Names, Object, Script, Switch, Text};

pub(super) const NAMES: &[(&str, Cmdlet)] = &[
    ("ForEach-Object", Cmdlet::ForEachObject),
    ("Where-Object", Cmdlet::WhereObject),
    ("Select-Object", Cmdlet::SelectObject),
    ("Sort-Object", Cmdlet::SortObject),
    ("Group-Object", Cmdlet::GroupObject),
    ("Compare-Object", Cmdlet::CompareObject),
    ("Measure-Object", Cmdlet::MeasureObject),
    ("Format-List", Cmdlet::FormatList),
    ("Format-Table", Cmdlet::FormatTable),
    ("Import-Csv", Cmdlet::ImportCsv),
    ("Get-Content", Cmdlet::GetContent),
    ("ConvertFrom-Csv", Cmdlet::ConvertFromCsv),
    ("ConvertTo-Csv", Cmdlet::ConvertToCsv),
    ("ConvertTo-Json", Cmdlet::ConvertToJson),
    ("Export-Csv", Cmdlet::ExportCsv),
    ("Write-Host", Cmdlet::Write),
    ("Write-Output", Cmdlet::Write),
    ("Write-Warning", Cmdlet::WriteWarning),
    ("Write-Verbose", Cmdlet::WriteVerbose),
    ("Write-Debug", Cmdlet::WriteVerbose),
    ("Write-Information", Cmdlet::WriteVerbose),
    ("Write-Progress", Cmdlet::WriteVerbose),
    ("Write-Error", Cmdlet::WriteError),
    ("Get-Date", Cmdlet::GetDate),
    ("Get-Module", Cmdlet::GetModule),
    ("Get-InstalledModule", Cmdlet::GetModule),
    ("Join-Path", Cmdlet::JoinPath),
    ("Split-Path", Cmdlet::SplitPath),
    ("Test-Path", Cmdlet::TestPath),
    ("New-Object", Cmdlet::NewObject),
    ("Add-Member", Cmdlet::AddMember),
    ("Out-File", Cmdlet::OutFile),
    ("Set-Content", Cmdlet::OutFile),
    ("Add-Content", Cmdlet::OutFile),
    ("Tee-Object", Cmdlet::TeeObject),
    ("Out-GridView", Cmdlet::OutHost),
    ("Out-Host", Cmdlet::OutHost),
    ("Out-Default", Cmdlet::OutHost),
    ("Out-String", Cmdlet::OutString),
    ("Out-Null", Cmdlet::OutNull),
    ("Import-Module", Cmdlet::Session),
    ("New-CsOnlineSession", Cmdlet::Session),
    ("Import-PSSession", Cmdlet::Session),
    ("Remove-PSSession", Cmdlet::Session),
    ("Get-PSSession", Cmdlet::Session),
    ("Get-Credential", Cmdlet::Session),
    ("Connect-MicrosoftTeams", Cmdlet::Session),
    ("Disconnect-MicrosoftTeams", Cmdlet::Session),
    ("Install-Module", Cmdlet::Session),
    ("Update-Module", Cmdlet::Session),
    ("Set-ExecutionPolicy", Cmdlet::Session),
    ("Set-StrictMode", Cmdlet::Session),
    ("Start-Sleep", Cmdlet::Session),
    ("Start-Transcript", Cmdlet::Session),
    ("Stop-Transcript", Cmdlet::Session),
    ("Clear-Host", Cmdlet::Session),
];

pub(super) const ALIASES: &[(&str, Cmdlet)] = &[
    ("%", Cmdlet::ForEachObject),
    ("foreach", Cmdlet::ForEachObject),
    ("?", Cmdlet::WhereObject),
    ("where", Cmdlet::WhereObject),
    ("select", Cmdlet::SelectObject),
    ("sort", Cmdlet::SortObject),
    ("group", Cmdlet::GroupObject),
    ("compare", Cmdlet::CompareObject),
    ("diff", Cmdlet::CompareObject),
    ("measure", Cmdlet::MeasureObject),
    ("fl", Cmdlet::FormatList),
    ("ft", Cmdlet::FormatTable),
    ("ipcsv", Cmdlet::ImportCsv),
    ("epcsv", Cmdlet::ExportCsv),
    ("gc", Cmdlet::GetContent),
    ("cat", Cmdlet::GetContent),
    ("type", Cmdlet::GetContent),
    ("sc", Cmdlet::OutFile),
    ("ac", Cmdlet::OutFile),
    ("tee", Cmdlet::TeeObject),
    ("ogv", Cmdlet::OutHost),
    ("oh", Cmdlet::OutHost),
    ("echo", Cmdlet::Write),
    ("write", Cmdlet::Write),
    ("gmo", Cmdlet::GetModule),
    ("ipmo", Cmdlet::Session),
    ("sleep", Cmdlet::Session),
    ("cls", Cmdlet::Session),
    ("clear", Cmdlet::Session),
];

/// The parameters of a command of PowerShell itself.
pub(super) fn parameters(cmdlet: Cmdlet) -> &'static [Parameter] {
    match cmdlet {
        Cmdlet::ForEachObject => {
            const {
                &[
                    required(0, "Process", Script),
                    named("Begin", Script),
                    named("End", Script),
                    at(1, "ArgumentList", Text),
                ]
            }
        }
        Cmdlet::WhereObject => const { &[required(0, "FilterScript", Script)] },
        Cmdlet::SelectObject => {
            const {
                &[
                    at(0, "Property", Names),
                    named("First", Text),
                    named("Last", Text),
                    named("Skip", Text),
                    named("Unique", Switch),
                    named("ExpandProperty", Text),
                    named("ExcludeProperty", Names),
                ]
            }
        }
        Cmdlet::SortObject => {
            const {
                &[
                    at(0, "Property", Names),
                    named("Descending", Switch),
                    named("Unique", Switch),
                    named("CaseSensitive", Switch),
                ]
            }
        }
        Cmdlet::GroupObject => const { &[at(0, "Property", Names), named("NoElement", Switch)] },
        Cmdlet::CompareObject => {
            const {
                &[
                    at(0, "ReferenceObject", Object),
                    at(1, "DifferenceObject", Object),
                    named("Property", Names),
                    named("IncludeEqual", Switch),
                    named("ExcludeDifferent", Switch),
                    named("CaseSensitive", Switch),
                    named("PassThru", Switch),
                ]
            }
        }
        Cmdlet::MeasureObject => {
            const {
                &[
                    at(0, "Property", Names),
                    named("Sum", Switch),
                    named("Average", Switch),
                    named("Minimum", Switch),
                    named("Maximum", Switch),
                ]
            }
        }
        Cmdlet::FormatList => const { &[at(0, "Property", Names)] },
        Cmdlet::FormatTable => {
            const {
                &[
                    at(0, "Property", Names),
                    named("AutoSize", Switch),
                    named("Wrap", Switch),
                    named("HideTableHeaders", Switch),
                ]
            }
        }
        Cmdlet::ImportCsv => {
            const {
                &[
                    required(0, "Path", Text),
                    at(1, "Delimiter", Text),
                    named("Encoding", Text),
                    named("UseCulture", Switch),
                    named("Header", Names),
                ]
            }
        }
        Cmdlet::GetContent => {
            const {
                &[
                    required(0, "Path", Text),
                    named("Encoding", Text),
                    named("Raw", Switch),
                    named("TotalCount", Text),
                ]
            }
        }
        Cmdlet::ConvertFromCsv => {
            const { &[at(0, "InputObject", Text), at(1, "Delimiter", Text), named("Header", Names)] }
        }
        Cmdlet::ConvertToCsv => {
            const {
                &[
                    at(0, "InputObject", Object),
                    at(1, "Delimiter", Text),
                    named("NoTypeInformation", Switch),
                    named("UseCulture", Switch),
                ]
            }
        }
        Cmdlet::ConvertToJson => {
            const { &[at(0, "InputObject", Object), named("Depth", Text), named("Compress", Switch)] }
        }
        Cmdlet::ExportCsv => {
            const {
                &[
                    required(0, "Path", Text),
                    at(1, "Delimiter", Text),
                    named("NoTypeInformation", Switch),
                    named("Encoding", Text),
                    named("Append", Switch),
                    named("Force", Switch),
                    named("NoClobber", Switch),
                    named("UseCulture", Switch),
                    named("InputObject", Object),
                ]
            }
        }
        Cmdlet::OutFile => {
            const {
                &[
                    at(0, "FilePath", Text),
                    at(1, "Value", Object),
                    named("Path", Text),
                    named("Encoding", Text),
                    named("Append", Switch),
                    named("Force", Switch),
                    named("NoClobber", Switch),
                    named("NoNewline", Switch),
                    named("Width", Text),
                    named("InputObject", Object),
                ]
            }
        }
        Cmdlet::TeeObject => {
            const { &[at(0, "FilePath", Text), named("Variable", Text), named("Append", Switch)] }
        }
        Cmdlet::OutHost => {
            const { &[named("Title", Text), named("Paging", Switch), named("Wait", Switch)] }
        }
        Cmdlet::OutString => const { &[named("Width", Text), named("Stream", Switch)] },
        Cmdlet::Write => {
            const {
                &[
                    at(0, "Object", Names),
                    named("InputObject", Names),
                    named("ForegroundColor", Text),
                    named("BackgroundColor", Text),
                    named("NoNewline", Switch),
                    named("Separator", Text),
                ]
            }
        }
        Cmdlet::WriteWarning => const { &[required(0, "Message", Text)] },
        Cmdlet::WriteVerbose => {
            const {
                &[
                    at(0, "Message", Text),
                    named("MessageData", Text),
                    named("Activity", Text),
                    at(1, "Status", Text),
                    at(2, "Id", Text),
                    named("PercentComplete", Text),
                    named("SecondsRemaining", Text),
                    named("CurrentOperation", Text),
                    named("ParentId", Text),
                    named("Completed", Switch),
                    named("Tags", Text),
                ]
            }
        }
        Cmdlet::WriteError => {
            const {
                &[
                    at(0, "Message", Text),
                    named("Exception", Object),
                    named("ErrorRecord", Object),
                    named("Category", Text),
                    named("ErrorId", Text),
                    named("TargetObject", Object),
                    named("RecommendedAction", Text),
                ]
            }
        }
        Cmdlet::NewObject => {
            const {
                &[
                    required(0, "TypeName", Text),
                    at(1, "ArgumentList", Text),
                    named("Property", Object),
                ]
            }
        }
        Cmdlet::AddMember => {
            const {
                &[
                    at(0, "MemberType", Text),
                    at(1, "Name", Text),
                    at(2, "Value", Object),
                    named("NotePropertyName", Text),
                    named("NotePropertyValue", Object),
                    named("NotePropertyMembers", Object),
                    named("InputObject", Object),
                    named("Force", Switch),
                    named("PassThru", Switch),
                ]
            }
        }
        _ => super::surroundings::parameters(cmdlet),
    }
}

/// Whether a command has this parameter although it is not simulated. The start of its name is
/// enough, as in PowerShell.
pub(super) fn has_more(cmdlet: Cmdlet, written: &str) -> bool {
    let more: &[&str] = match cmdlet {
        Cmdlet::ForEachObject => {
            &["InputObject", "MemberName", "RemainingScripts", "Parallel", "ThrottleLimit", "AsJob"]
        }
        Cmdlet::WhereObject => &["InputObject", "Property", "Value"],
        Cmdlet::SelectObject => &["InputObject", "Wait", "Index", "SkipLast", "SkipIndex"],
        Cmdlet::SortObject => &["InputObject", "Culture", "Stable", "Top", "Bottom"],
        Cmdlet::GroupObject => {
            &["InputObject", "AsHashTable", "AsString", "CaseSensitive", "Culture"]
        }
        Cmdlet::CompareObject => &["SyncWindow", "Culture"],
        Cmdlet::MeasureObject => &[
            "InputObject",
            "Line",
            "Word",
            "Character",
            "IgnoreWhiteSpace",
            "StandardDeviation",
            "AllStats",
        ],
        Cmdlet::FormatList | Cmdlet::FormatTable => {
            &["GroupBy", "View", "ShowError", "DisplayError", "Force", "Expand", "InputObject"]
        }
        Cmdlet::ImportCsv => &["LiteralPath"],
        Cmdlet::GetContent => &[
            "LiteralPath",
            "ReadCount",
            "Tail",
            "First",
            "Head",
            "Last",
            "Filter",
            "Include",
            "Exclude",
            "Force",
            "Credential",
            "Delimiter",
            "Wait",
            "Stream",
        ],
        Cmdlet::ConvertFromCsv => &["UseCulture"],
        Cmdlet::ConvertToCsv => &["IncludeTypeInformation", "QuoteFields", "UseQuotes"],
        Cmdlet::ConvertToJson => &["EnumsAsStrings", "AsArray", "EscapeHandling"],
        Cmdlet::ExportCsv => &[
            "LiteralPath",
            "IncludeTypeInformation",
            "QuoteFields",
            "UseQuotes",
            "NoHeader",
            "WhatIf",
            "Confirm",
        ],
        Cmdlet::OutFile => &[
            "LiteralPath",
            "WhatIf",
            "Confirm",
            "PassThru",
            "Filter",
            "Include",
            "Exclude",
            "Credential",
            "Stream",
        ],
        Cmdlet::TeeObject => &["InputObject", "LiteralPath", "Encoding"],
        Cmdlet::OutHost => &["InputObject", "OutputMode", "PassThru"],
        Cmdlet::OutString => &["InputObject", "NoNewline"],
        Cmdlet::NewObject => &["ComObject", "Strict"],
        Cmdlet::AddMember => &["SecondValue", "TypeName"],
        Cmdlet::GetOnlineUser => &[
            "Credential",
            "ExpandProperty",
            "LdapFilter",
            "OnModernServer",
            "OnOfficeCommunicationServer",
            "OU",
            "SkipUserPolicies",
            "SoftDeletedUser",
            "Sort",
            "UnassignedUser",
            "UsePreferredDC",
        ],
        _ => super::teams_module::has_more(cmdlet),
    };
    let begins =
        |it: &&str| it.get(..written.len()).is_some_and(|it| it.eq_ignore_ascii_case(written));
    !written.is_empty() && more.iter().any(begins)
}
