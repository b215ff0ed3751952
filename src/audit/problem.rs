//! What can be wrong with a row or a file, as ids. The sentences are in `text::audit`.

use crate::unseen::is_unseen;
use strum::{EnumCount, EnumDiscriminants, IntoStaticStr, VariantArray};

/// How long a record may be, in bytes of UTF-8. A user with all properties of `Get-CsOnlineUser`
/// takes some ten thousand.
pub const LONGEST_RECORD: usize = 1 << 20;

/// How many columns a file may have. `Get-CsOnlineUser` has about a hundred.
pub const MOST_COLUMNS: usize = 1024;

/// How long a name may be, in bytes. Active Directory allows no longer ones.
pub const LONGEST_NAME: usize = 1024;

/// How many different policies the users of an audit may have.
pub const MOST_POLICIES: usize = 250;

/// How many rejected rows are kept with their place and reason. Further ones are only counted by
/// reason.
pub const MOST_REJECTED: usize = 1000;

/// Why a row is rejected.
#[derive(Clone, Debug, PartialEq, Eq, EnumDiscriminants)]
#[strum_discriminants(
    name(WhyKind),
    derive(EnumCount, IntoStaticStr, VariantArray, PartialOrd, Ord),
    strum(serialize_all = "kebab-case"),
    doc = "The kinds of [`Why`], to count by. Their words stand in exports."
)]
pub enum Why {
    /// The row has no user name.
    Nameless,
    /// The row has a different number of cells than the header.
    Cells {
        /// The number of cells or columns found.
        found: usize,
        /// The number of cells in the header.
        expected: usize,
    },
    /// A quote is opened and never closed. Reading continues on the next line.
    OpenQuote,
    /// There is text between a closing quote and the next cell.
    AfterQuote,
    /// The row is longer than [`LONGEST_RECORD`].
    TooLong,
    /// The row contains a null byte, for example because files with different encodings were
    /// joined.
    Nul,
    /// The sign-in name, or the name of the policy, cannot be used in a command as it is.
    BadName(BadName),
    /// The row repeats the header, for example because files were joined.
    HeaderAgain,
    /// A value is not valid for its column.
    BadValue {
        /// The value, shortened.
        found: String,
    },
    /// The settings of the policy are not in any file and do not follow from its name.
    UnknownPolicy {
        /// The name of the policy.
        name: String,
    },
    /// The cell has a type name instead of a policy name, because the export was not deep enough.
    NoPolicyName {
        /// The content of the cell, shortened.
        found: String,
    },
    /// The rows before it already have [`MOST_POLICIES`] different policies.
    TooManyPolicies,
    /// The row is not valid JSON.
    BadJson,
    /// The file ends in the middle of the row.
    Truncated,
    /// The text does not belong to a record.
    Stray {
        /// The text, shortened.
        found: String,
    },
    /// A printed table shortened the value to fit the window.
    CutOff,
    /// A web service gave its records a page at a time, and others are not in the file.
    FurtherPages,
}

/// What is wrong with a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, VariantArray)]
pub enum BadName {
    /// Some of its characters were lost, for example because the file is not UTF-8.
    Lost,
    /// It contains a line break or an invisible character, so a command would do something else
    /// than it appears to.
    Unseen,
    /// It is longer than [`LONGEST_NAME`].
    TooLong,
}

impl Why {
    /// The kind of the reason, without its data.
    pub fn kind(&self) -> WhyKind {
        self.into()
    }
}

/// A row that was rejected.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RejectedRow {
    /// The index of the file.
    pub file: usize,
    /// The line on which the row begins, from 1.
    pub line: u64,
    /// The name of the column at fault, if there is one.
    pub column: Option<String>,
    /// Why the row was rejected.
    pub why: Why,
}

/// A problem with a whole file. Rows that could be read still count.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FileProblem {
    /// The file is empty.
    Empty,
    /// The file has more than [`MOST_COLUMNS`] columns, so it is not such an export and was not
    /// read.
    TooManyColumns {
        /// The number of cells or columns found.
        found: usize,
    },
    /// The file is not text.
    NotText,
    /// No column names the users.
    NoNames,
    /// No column has the users' policies, so `Global` is assumed for all of them.
    NoPolicies,
    /// A column has type names where lists should be, so it says nothing about these users.
    TypeNames {
        /// The name of the column.
        column: String,
        /// The line of the first such row.
        line: u64,
        /// The number of such rows.
        rows: u64,
    },
    /// A column that says True or False has other values in some rows, so it says nothing there.
    OddValues {
        /// The name of the column.
        column: String,
        /// The first such value, shortened.
        found: String,
        /// The line of the first such row.
        line: u64,
        /// The number of such rows.
        rows: u64,
    },
    /// The file is a script or a configuration, and no export.
    Script,
    /// The file is HTML or XML.
    Markup,
    /// The file has more policies than are kept. No user has the others.
    SurplusPolicies {
        /// How many are left out.
        policies: u64,
    },
    /// Some rows are not valid UTF-8. They were read as Windows-1252, in which spreadsheets save.
    BadBytes {
        /// The line of the first such row.
        line: u64,
        /// The number of such rows.
        rows: u64,
    },
}

/// Checks whether a name can be used in a command as it is.
///
/// # Errors
///
/// What is wrong with the name.
#[inline]
pub(super) fn check_name(name: &[u8]) -> Result<(), BadName> {
    if name.len() > LONGEST_NAME {
        return Err(BadName::TooLong);
    }
    if name.iter().all(|it| (b' '..=b'~').contains(it)) {
        return Ok(());
    }
    let name = std::str::from_utf8(name).map_err(|_| BadName::Lost)?;
    match name {
        it if it.contains(char::REPLACEMENT_CHARACTER) => Err(BadName::Lost),
        it if it.contains(is_unseen) => Err(BadName::Unseen),
        _ => Ok(()),
    }
}

/// Whether a cell is a type name, which `Export-Csv` and `ConvertTo-Json` write in place of an
/// object. It is neither a policy name nor a list of plans.
pub(super) fn is_type(cell: &[u8]) -> bool {
    [b"System.".as_slice(), b"Microsoft.", b"Deserialized."].iter().any(|it| cell.starts_with(it))
}

/// The beginning of a text from a file, short enough to show.
pub(super) fn shortened(text: &[u8]) -> String {
    String::from_utf8_lossy(text).chars().take(60).collect()
}
