//! Expectations: where calls must land, written as tables in any Markdown file, and whether the rules
//! hold them.
//!
//! A table is one of ours if it has an `expect` column and its other columns are keys of the public
//! address or one of [`OWN_COLUMNS`]. A link of the page with an arrow and a landing after it is a row,
//! too. Everything else in a file is left alone. What looks like an expectation and cannot be read
//! completely is a [`Problem`] with its place: nothing is tested in part.
//!
//! [`read()`] reads a file, [`check()`] decides each row, [`strength()`] finds the changes of the rules that no
//! row would notice. Pure: users of an export come from the caller.

mod check;
mod columns;
mod expand;
mod link;
mod markdown;
mod policies;
mod problem;
mod read;
mod strength;
mod users;
mod words;

pub use check::{Checked, MOST_SHOWN, Miss, Outcome, Wrong, check};
pub use expand::MOST_SCENARIOS;
pub use policies::{About, ByPolicy};
pub use problem::{Place, Problem, ProblemKind};
pub use read::{Expected, OWN_COLUMNS, Row, Suite, read, read_among};
pub use strength::{Strength, Unnoticed, percent, strength};
pub use users::{Exported, FailingUsers, MOST_NAMED, Undecided, User, Users};
