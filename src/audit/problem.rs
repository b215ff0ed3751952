//! What can be the matter with a row or a file, as ids. Sentences are in `text::audit`.

use strum::{EnumCount, EnumDiscriminants, IntoStaticStr, VariantArray};

/// How long a record may be, in bytes of UTF-8. A user with everything that `Get-CsOnlineUser` knows
/// takes some ten thousand.
pub const LONGEST_RECORD: usize = 1 << 20;

/// How many columns a file may have. `Get-CsOnlineUser` has about a hundred.
pub const MOST_COLUMNS: usize = 1024;

/// How many different policies users may have.
pub const MOST_POLICIES: usize = 250;

/// How many rows that could not be judged are kept with their place and reason. The others are
/// counted by reason.
pub const MOST_LISTED: usize = 1000;

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
    /// The sign-in name is no UTF-8, so nothing could be granted to it.
    BadName,
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

impl Why {
    /// Its kind.
    pub fn kind(&self) -> WhyKind {
        self.into()
    }
}

/// A row that is not judged.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Listed {
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
    /// Some lines are not UTF-8: characters of names may be lost.
    BadBytes {
        /// The first of them.
        line: u64,
        /// How many rows.
        rows: u64,
    },
}

/// A piece of somebody's text, short enough to show.
pub(super) fn shortened(text: &[u8]) -> String {
    String::from_utf8_lossy(text).chars().take(60).collect()
}
