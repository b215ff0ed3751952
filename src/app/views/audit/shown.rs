//! What the screen shows at the moment: how far reading is, and which users the table has.

use crate::audit::{CallType, Selection, ShownUser, Sort, UserFacts};
use std::sync::Arc;

/// How far reading is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Progress {
    /// Rows so far.
    pub rows: u64,
    /// Bytes so far.
    pub bytes: u64,
    /// Bytes in all.
    pub of: u64,
    /// Seconds that are left, as far as can be told.
    pub left: Option<u64>,
}

/// Which users the table shows, and how.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Look {
    /// Which.
    pub of: Selection,
    /// In which order.
    pub by: Sort,
    /// Which call is in question.
    pub call: CallType,
}

/// The users of the table that are at hand.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Window {
    /// The place of the first.
    pub first: usize,
    /// They.
    pub users: Arc<Vec<ShownUser>>,
}

/// How many users have which facts.
pub type Counts = Arc<Vec<(UserFacts, u64)>>;
