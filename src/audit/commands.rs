//! The commands for a saved file of users: each user is assigned what their row says, and given back
//! what it says they had.

use crate::powershell::Cmdlet;
use crate::powershell::writing::written;

/// Lines to run where the file is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FileCommands {
    /// Assigns to each user the policy in their column `grant`. Rows without one are passed over.
    pub apply: Vec<String>,
    /// Gives back the policy in `previous`. Without one, `Global` applied: the user's own is taken away,
    /// for which the cmdlet needs `$null`, and no empty text.
    pub undo: Vec<String>,
}

/// The commands for the file of this name, as `csv_header` and its rows have it.
pub fn file_commands(name: &str) -> FileCommands {
    let path = written(&format!(".\\{name}"));
    let grant = Cmdlet::GrantInteropPolicy.name();
    let line = |which: &str, policy: &str| {
        format!(
            "Import-Csv -Path {path} | Where-Object {{ {which} }} | ForEach-Object {{ {grant} -Identity $_.'sign-in' -PolicyName {policy} }}"
        )
    };
    FileCommands {
        apply: vec![line("$_.grant", "$_.grant")],
        undo: vec![
            line("$_.grant -and $_.previous", "$_.previous"),
            line("$_.grant -and -not $_.previous", "$null"),
        ],
    }
}
