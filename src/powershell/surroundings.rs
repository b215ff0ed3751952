//! The commands with which a script asks about its surroundings, with their parameters: the date,
//! modules, and paths of files.

use super::catalog::{Cmdlet, Parameter, Takes, at, named};
use Takes::{Names, Switch, Text};

const GET_DATE: &[Parameter] = &[
    at(0, "Date", Text),
    named("Format", Text),
    named("UFormat", Text),
    named("DisplayHint", Text),
    named("Year", Text),
    named("Month", Text),
    named("Day", Text),
    named("Hour", Text),
    named("Minute", Text),
    named("Second", Text),
    named("Millisecond", Text),
    named("UnixTimeSeconds", Text),
    named("AsUTC", Switch),
];

const GET_MODULE: &[Parameter] = &[
    at(0, "Name", Names),
    named("ListAvailable", Switch),
    named("All", Switch),
    named("AllVersions", Switch),
    named("Refresh", Switch),
    named("MinimumVersion", Text),
    named("MaximumVersion", Text),
    named("RequiredVersion", Text),
    named("FullyQualifiedName", Text),
];

const JOIN_PATH: &[Parameter] = &[
    at(0, "Path", Text),
    at(1, "ChildPath", Text),
    at(2, "AdditionalChildPath", Text),
    named("Resolve", Switch),
];

const SPLIT_PATH: &[Parameter] = &[
    at(0, "Path", Text),
    named("LiteralPath", Text),
    named("Parent", Switch),
    named("Leaf", Switch),
    named("LeafBase", Switch),
    named("Extension", Switch),
    named("Qualifier", Switch),
    named("NoQualifier", Switch),
    named("IsAbsolute", Switch),
    named("Resolve", Switch),
];

const TEST_PATH: &[Parameter] = &[
    at(0, "Path", Text),
    named("LiteralPath", Text),
    named("PathType", Text),
    named("IsValid", Switch),
    named("OlderThan", Text),
    named("NewerThan", Text),
    named("Filter", Text),
    named("Include", Text),
    named("Exclude", Text),
];

/// The parameters of a command. None for any other command.
pub(super) const fn parameters(cmdlet: Cmdlet) -> &'static [Parameter] {
    match cmdlet {
        Cmdlet::GetDate => GET_DATE,
        Cmdlet::GetModule => GET_MODULE,
        Cmdlet::JoinPath => JOIN_PATH,
        Cmdlet::SplitPath => SPLIT_PATH,
        Cmdlet::TestPath => TEST_PATH,
        _ => &[],
    }
}

/// Whether a command only asks about the surroundings, so that what it would have given is unknown
/// without further ado.
pub(super) const fn asks_surroundings(cmdlet: Cmdlet) -> bool {
    !parameters(cmdlet).is_empty()
}
