//! The command that a misspelled name means.

use super::catalog::Cmdlet;
use crate::similar::{is_slip, similar};

/// Commands that PowerShell has and this simulation has not, though their names are similar to
/// those of commands that it has.
const ELSEWHERE: [&str; 14] = [
    "Compare-Object",
    "ConvertFrom-Json",
    "ConvertTo-Html",
    "ConvertTo-Xml",
    "Export-Clixml",
    "Format-Wide",
    "Get-Command",
    "Get-Contact",
    "Import-Clixml",
    "Measure-Command",
    "Out-Printer",
    "Read-Host",
    "Set-Contact",
    "Set-CsUser",
];

/// Verbs that no simulated cmdlet has. Together with the noun of one they name another cmdlet.
const OTHER_VERBS: [&str; 12] = [
    "Clear",
    "Complete",
    "Disable",
    "Enable",
    "Find",
    "Invoke",
    "Move",
    "Search",
    "Start",
    "Sync",
    "Test",
    "Unregister",
];

/// The command that a misspelled name means. One with another verb is another command, which the
/// simulation may not have.
pub(super) fn meant(found: &str) -> Option<&'static str> {
    let verb = |it: &str| it.split('-').next().unwrap_or_default().to_ascii_lowercase();
    let own = verb(found);
    let is_own = |it: &str| verb(it) == own;
    let is_verb = OTHER_VERBS.into_iter().chain(Cmdlet::names()).any(is_own);
    if ELSEWHERE.iter().any(|it| it.eq_ignore_ascii_case(found)) {
        return None;
    }
    let names = Cmdlet::names().filter(|it| !is_verb || is_own(it));
    similar(found, names).filter(|it| is_slip(found, [*it]))
}
