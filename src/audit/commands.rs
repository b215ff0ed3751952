//! The commands for a saved file of users: assign to each user the policy in their row, and undo
//! that.

use crate::powershell::Cmdlet;
use crate::powershell::writing::written;

/// Commands to run in the folder of the file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FileCommands {
    /// Assigns to each user the policy in their column `grant`. Rows without one are skipped.
    pub apply: Vec<String>,
    /// Assigns the policy in `previous` again. If there is none, `Global` applied, so the user's
    /// own policy is removed. For that the cmdlet needs `$null`; an empty string does not work.
    pub undo: Vec<String>,
}

/// The commands for a file of this name with the columns of `csv_header`.
pub fn file_commands(name: &str) -> FileCommands {
    let path = written(&format!(".\\{name}"));
    let grant = Cmdlet::GrantInteropPolicy.name();
    let line = |which: &str, policy: &str| {
        format!(
            "Import-Csv -Path {path} |\n  Where-Object {{ {which} }} |\n  ForEach-Object {{\n    {grant} `\n      -Identity $_.'sign-in' `\n      -PolicyName {policy}\n  }}"
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
