//! What can be the matter with a row or a file, as ids. Sentences are in `text::audit`.

use crate::unseen::is_unseen;
use strum::{EnumCount, EnumDiscriminants, IntoStaticStr, VariantArray};

/// How long a record may be, in bytes of UTF-8. A user with everything that `Get-CsOnlineUser` knows
/// takes some ten thousand.
pub const LONGEST_RECORD: usize = 1 << 20;

/// How many columns a file may have. `Get-CsOnlineUser` has about a hundred.
pub const MOST_COLUMNS: usize = 1024;

/// How long a name may be, in bytes. Active Directory takes none that is longer.
pub const LONGEST_NAME: usize = 1024;

/// How many different policies users may have.
pub const MOST_POLICIES: usize = 250;

/// How many rows that could not be judged are kept with their place and reason. The others are
/// counted by reason.
pub const MOST_REJECTED: usize = 1000;

/// Why a row is not judged.
#[derive(Clone, Debug, PartialEq, Eq, EnumDiscriminants)]
#[strum_discriminants(
    name(WhyKind),
    derive(EnumCount, IntoStaticStr, VariantArray, PartialOrd, Ord),
    strum(serialize_all = "kebab-case"),
    doc = "The kinds of [`Why`], to count by. Their words stand in exports."
)]
pub enum Why {
    /// It names nobody.
    Nameless,
    /// It has other than the header's number of cells.
    Cells {
        /// How many it has.
        found: usize,
        /// How many the header has.
        expected: usize,
    },
    /// A quote is opened and never closed. Reading goes on with the next line.
    OpenQuote,
    /// Something stands between a closing quote and the next cell.
    AfterQuote,
    /// It is longer than [`LONGEST_RECORD`].
    TooLong,
    /// It holds a NUL, as where files of two encodings were put together.
    Nul,
    /// The sign-in name, or the name of the policy, cannot stand in a command as it is.
    BadName(BadName),
    /// The header again, as where files were put together.
    HeaderAgain,
    /// A value that the column does not take.
    BadValue {
        /// The value, shortened.
        found: String,
    },
    /// What the policy says is in no file, and its name does not tell.
    UnknownPolicy {
        /// Its name.
        name: String,
    },
    /// The cell holds the name of a type in place of the policy's: the export did not reach deep
    /// enough.
    NoPolicyName {
        /// What it holds, shortened.
        found: String,
    },
    /// There are more than [`MOST_POLICIES`] different ones before it.
    TooManyPolicies,
    /// It is not written as JSON is.
    BadJson,
    /// The file ends in the middle of it.
    Truncated,
    /// It is no part of a record.
    Stray {
        /// The text, shortened.
        found: String,
    },
    /// A table cut the value to fit its window.
    CutOff,
}

/// What is wrong with a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, VariantArray)]
pub enum BadName {
    /// Some of its characters were lost, for example because the file is not UTF-8.
    Lost,
    /// It holds a line break, or another character that nobody sees: what a command says would not be
    /// what people read.
    Unseen,
    /// It is longer than [`LONGEST_NAME`].
    TooLong,
}

impl Why {
    /// Its kind.
    pub fn kind(&self) -> WhyKind {
        self.into()
    }
}

/// A row that is not judged.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RejectedRow {
    /// Which of the files, from 0.
    pub file: usize,
    /// The line it begins on, from 1.
    pub line: u64,
    /// The column, as its header names it, where one is to blame.
    pub column: Option<String>,
    /// Why.
    pub why: Why,
}

/// What is the matter with a whole file. What was read of it counts all the same.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FileProblem {
    /// There is nothing in it.
    Empty,
    /// It has more than [`MOST_COLUMNS`] columns, so it is none of these exports, and was not read.
    TooManyColumns {
        /// How many it has.
        found: usize,
    },
    /// It is not text.
    NotText,
    /// No column names the users.
    NoNames,
    /// No column tells their policies, so `Global` was taken for all.
    NoPolicies,
    /// A column holds type names where lists should be, so it says nothing about these users.
    TypeNames {
        /// The column, as its header names it.
        column: String,
        /// The line of the first of them.
        line: u64,
        /// How many rows.
        rows: u64,
    },
    /// Some lines are not UTF-8: characters of names may be lost.
    BadBytes {
        /// The first of them.
        line: u64,
        /// How many rows.
        rows: u64,
    },
}

/// Whether a name can stand in a command as it is.
///
/// # Errors
///
/// What is wrong with it.
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

/// Whether this is what `Export-Csv` and `ConvertTo-Json` write in place of an object: the name of its
/// type. It names nobody's policy and is no list of plans.
pub(super) fn is_type(cell: &[u8]) -> bool {
    [b"System.".as_slice(), b"Microsoft.", b"Deserialized."].iter().any(|it| cell.starts_with(it))
}

/// A piece of somebody's text, short enough to show.
pub(super) fn shortened(text: &[u8]) -> String {
    String::from_utf8_lossy(text).chars().take(60).collect()
}
