//! Which edition an export is of, by the columns that only one of them has.

use crate::audit::{FileSummary, Scope};
use crate::editions::{teams_calling_policy, teams_interop_policy, teams_upgrade_policy};
use crate::routing::Edition;

/// An edition with the column that tells it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GuessedEdition {
    /// The edition.
    pub edition: &'static Edition,
    /// The name of the column.
    pub column: String,
    /// The name of the file.
    pub file: String,
}

/// The columns that tell an edition, the most telling first. A file of today still has the modes.
const TELLING: [(&Edition, &[&str]); 3] = [
    (
        &teams_interop_policy::EDITION,
        &[
            "TeamsInteropPolicy",
            "CallingDefaultClient",
            "ChatDefaultClient",
            "AllowEndUserClientOverride",
        ],
    ),
    (
        &teams_calling_policy::EDITION,
        &[
            "TeamsCallingPolicy",
            "IsForwardingEnabled",
            "IsUnansweredEnabled",
            "AllowPrivateCalling",
            "AllowVoicemail",
            "PstnAssignmentStatus",
            "AccountType",
            "ExternalAccessPolicy",
        ],
    ),
    (
        &teams_upgrade_policy::EDITION,
        &["TeamsUpgradeEffectiveMode", "TeamsUpgradePolicy", "TeamsUpgradeOverridePolicy"],
    ),
];

impl Scope {
    /// What an audit by the rules of an edition looks for.
    pub fn of(edition: &Edition) -> Self {
        if edition == &teams_interop_policy::EDITION { Self::Interop } else { Self::Calling }
    }
}

/// The edition that some files are of. `None` if no column tells.
pub fn guessed_edition(files: &[FileSummary]) -> Option<GuessedEdition> {
    TELLING.iter().find_map(|(edition, names)| {
        files.iter().find_map(|file| {
            let is_telling = |header: &str| names.iter().any(|it| it.eq_ignore_ascii_case(header));
            let column = file.columns.iter().find(|it| is_telling(&it.header))?;
            let (column, file) = (column.header.clone(), file.name.clone());
            Some(GuessedEdition { edition, column, file })
        })
    })
}
