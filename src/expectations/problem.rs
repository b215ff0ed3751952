//! What can be wrong with an expectation, and where. The sentences are in `text::expectations`.

use super::users::Undecided;

/// A place in a file. Both count from 1; columns are characters, not bytes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
    /// The line.
    pub line: usize,
    /// The character in the line.
    pub column: usize,
}

/// Something that cannot be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// Where it stands.
    pub place: Place,
    /// What is wrong.
    pub kind: ProblemKind,
}

/// What can be wrong.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ProblemKind {
    /// No edition has a question of this name.
    UnknownColumn {
        /// What stands there.
        found: String,
        /// The nearest known name.
        near: Option<&'static str>,
    },
    /// A column stands there twice.
    RepeatedColumn(String),
    /// The line under the header has another number of cells than the header.
    UnevenHeader,
    /// A row has more cells than the header.
    TooManyCells,
    /// The row does not say where the call must land.
    NoExpectation,
    /// The column does not take this word.
    UnknownWord {
        /// The column.
        column: String,
        /// What stands there.
        found: String,
        /// The nearest word that it takes.
        near: Option<String>,
        /// Some of the words that it takes.
        takes: Vec<&'static str>,
    },
    /// Between two commas nothing stands.
    EmptyWord(String),
    /// Some words of a list are negated and others are not.
    MixedList(String),
    /// The edition of the row has no such question; these editions have it.
    OtherEdition {
        /// The column or key.
        column: String,
        /// The edition of the row.
        edition: &'static str,
        /// Those that have it.
        of: Vec<&'static str>,
    },
    /// Every landing, rule or basis would do, so the row would hold whatever the rules say.
    AnythingGoes(String),
    /// No rule of the edition gives this landing.
    NeverGiven {
        /// The landing.
        landing: &'static str,
        /// The edition.
        edition: &'static str,
    },
    /// The row has more scenarios than are tested.
    TooMany,
    /// The address does not name a screen of the page.
    UnknownScreen {
        /// What stands there.
        found: String,
        /// The nearest screen.
        near: Option<&'static str>,
    },
    /// A key stands in an address more than once.
    RepeatedKey(String),
    /// Text follows the expectation of a link that may change what it says.
    TextAfterLink(String),
    /// The column is answered by each user of the export.
    AnsweredByUsers(String),
    /// The export does not say enough of some users.
    UnsaidByUsers(Undecided),
    /// The export cannot be read, and why.
    UnreadableUsers {
        /// The files.
        files: String,
        /// Why, as a sentence.
        why: String,
    },
}
