//! What the reference of the PowerShell console says of commands and parameters.

use crate::powershell::{Cmdlet, Takes};

/// Heading.
pub const HEADING: &str = "Cmdlet reference";
/// Introduction: whose date it is, and what the buttons do.
pub const LEAD: &str = "The commands that exist at the date you chose above, with their parameters. Insert puts one into the script, at the cursor.";
/// Label of the search field.
pub const SEARCH: &str = "Search commands and parameters";
/// What the simulation does not have.
pub const LACKS: &str = "This is all that the simulation has. Real PowerShell has many more commands, and some of these have more parameters there. The console also accepts the common parameters, such as `-ErrorAction`, `foreach`, `if` and variables. It reports anything else as an error and does not run it.";
/// The button that inserts.
pub const INSERT: &str = "Insert";
/// Marks a parameter that has to be there.
pub const REQUIRED: &str = "required";
/// Marks a parameter that the simulation accepts and ignores.
pub const NO_EFFECT: &str = "no effect here";
/// The parameters that the simulation accepts and ignores.
const IGNORED: [&str; 44] = [
    "Activity",
    "All",
    "AllVersions",
    "AsJob",
    "AutoSize",
    "BackgroundColor",
    "Category",
    "Completed",
    "CurrentOperation",
    "DisplayHint",
    "DomainController",
    "Encoding",
    "ErrorId",
    "ForegroundColor",
    "FullyQualifiedName",
    "Id",
    "ListAvailable",
    "LocalStore",
    "LocationId",
    "MaximumVersion",
    "MigrateMeetingsToTeams",
    "MinimumVersion",
    "NetworkSiteId",
    "NoClobber",
    "Notify",
    "Paging",
    "Parent",
    "ParentId",
    "PathType",
    "PercentComplete",
    "RecommendedAction",
    "Refresh",
    "RequiredVersion",
    "ReverseNumberLookup",
    "SecondsRemaining",
    "Status",
    "Stream",
    "Tags",
    "TargetObject",
    "Tenant",
    "Title",
    "Wait",
    "Width",
    "Wrap",
];

/// Whether the simulation accepts this parameter and ignores it.
pub fn is_ignored(parameter: &str) -> bool {
    IGNORED.contains(&parameter)
}

/// Said of commands that change something.
pub const CONFIRMS: &str =
    "Add `-WhatIf` to see what it would do, or `-Confirm` to be asked first.";
/// Said of a command without parameters here.
pub const NO_PARAMETERS: &str = "It takes no parameters here.";

/// The name of a button that inserts something.
pub fn insert(what: &str) -> String {
    format!("{INSERT} {what}")
}

/// How many commands are listed.
pub fn count(commands: usize) -> String {
    match commands {
        0 => "No command of this date has that name or parameter.".to_owned(),
        1 => "1 command".to_owned(),
        _ => format!("{commands} commands"),
    }
}

/// What a command does.
pub const fn does(cmdlet: Cmdlet) -> &'static str {
    match cmdlet {
        Cmdlet::GetInteropPolicy
        | Cmdlet::GetUpgradePolicy
        | Cmdlet::GetCallingPolicy
        | Cmdlet::GetExternalAccess => "lists policies",
        Cmdlet::NewInteropPolicy | Cmdlet::NewCallingPolicy => "creates a policy",
        Cmdlet::SetInteropPolicy | Cmdlet::SetCallingPolicy => "changes a policy",
        Cmdlet::GrantInteropPolicy | Cmdlet::GrantUpgradePolicy => "assigns a policy to a user",
        Cmdlet::GrantCallingPolicy | Cmdlet::GrantExternalAccess | Cmdlet::GrantDialOut => {
            "assigns a policy to a user or a group, or to everybody"
        }
        Cmdlet::RemoveInteropPolicy | Cmdlet::RemoveCallingPolicy => "deletes a policy",
        Cmdlet::GetCallingSettings => "shows a user’s forwarding and unanswered settings",
        Cmdlet::SetCallingSettings => "changes a user’s forwarding or unanswered settings",
        Cmdlet::NewDelegate => "lets another user receive a user’s calls",
        Cmdlet::SetDelegate => "changes what a delegate may do",
        Cmdlet::RemoveDelegate => "takes a delegate from a user",
        Cmdlet::NewDomain => "makes an object of a domain, for the list of an organization",
        Cmdlet::NewAllowList => "makes an object of a list of allowed domains",
        Cmdlet::NewAllowAll => "makes an object that stands for all domains",
        Cmdlet::GetNumber => "lists telephone numbers",
        Cmdlet::SetNumber => "assigns a telephone number, or turns voice on or off",
        Cmdlet::RemoveNumber => "takes a telephone number from a user",
        Cmdlet::GetPattern => "lists the patterns of blocked callers",
        Cmdlet::NewPattern => "blocks callers whose number matches a pattern",
        Cmdlet::SetPattern => "changes a pattern of blocked callers",
        Cmdlet::RemovePattern => "deletes a pattern of blocked callers",
        Cmdlet::GetFederation => "shows which organizations may communicate with this one",
        Cmdlet::SetFederation => "changes which organizations may communicate with this one",
        Cmdlet::GetOnlineUser => "lists users",
        Cmdlet::ForEachObject => "runs a block for each object",
        Cmdlet::WhereObject => "keeps the objects that meet a condition",
        Cmdlet::SelectObject => "keeps some properties",
        Cmdlet::FormatList => "prints properties as a list",
        Cmdlet::FormatTable => "prints properties as a table",
        Cmdlet::ImportCsv => "reads the CSV file below",
        Cmdlet::GetContent => "reads the lines of the file below",
        Cmdlet::ConvertFromCsv => "reads CSV text",
        Cmdlet::Write => "prints text",
        Cmdlet::WriteWarning => "prints a warning",
        Cmdlet::WriteVerbose => "prints a message if messages of its kind are asked for",
        Cmdlet::WriteError => "prints an error",
        Cmdlet::SortObject => "sorts the objects",
        Cmdlet::GroupObject => "puts together the objects that have the same value",
        Cmdlet::CompareObject => "finds what two lists do not share",
        Cmdlet::MeasureObject => "counts the objects, or adds up their values",
        Cmdlet::GetDate => "gives the date of the simulation",
        Cmdlet::GetModule => "gives the module that is asked for, as if it were installed",
        Cmdlet::JoinPath => "joins the parts of a path",
        Cmdlet::SplitPath => "gives a part of a path",
        Cmdlet::TestPath => "says that the file below is there",
        Cmdlet::NewObject => "makes an object",
        Cmdlet::AddMember => "adds a property to an object",
        Cmdlet::ConvertToCsv => "turns objects into CSV text",
        Cmdlet::ConvertToJson => "turns objects into JSON text",
        Cmdlet::ExportCsv => "shows the objects as the CSV file that it would write",
        Cmdlet::OutFile => "shows the text that it would write to a file",
        Cmdlet::TeeObject => "shows what it would write to a file, and passes it on",
        Cmdlet::OutHost => "shows what it gets",
        Cmdlet::OutString => "turns objects into the text that they would be printed as",
        Cmdlet::OutNull => "discards output",
        Cmdlet::Session => "is accepted and does nothing here",
    }
}

/// The kind of value that a parameter takes.
pub const fn takes(takes: Takes) -> &'static str {
    match takes {
        Takes::Switch => "switch, without a value",
        Takes::Boolean => "$true or $false",
        Takes::Client => "Default, Teams or Sfb",
        Takes::Choice(_) => "one of these words",
        Takes::Text => "text",
        Takes::Condition => "a condition in quotes or braces",
        Takes::Object => "an object",
        Takes::Names => "names, separated by commas",
        Takes::Script => "a block in braces",
    }
}

/// What stands in for a value until it is replaced.
pub const fn placeholder(takes: Takes) -> &'static str {
    match takes {
        Takes::Switch => "",
        Takes::Boolean => "$true",
        Takes::Client => "Teams",
        Takes::Choice(words) => match words {
            [first, ..] => first,
            [] => "",
        },
        Takes::Text => "''",
        Takes::Condition | Takes::Script => "{ }",
        Takes::Object => "$policy",
        Takes::Names => "Identity",
    }
}
