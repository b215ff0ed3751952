//! What is assigned in thought, and to whom.

use crate::audit::{Finding, PolicyFields, Proposal};
use crate::routing::Preset;

/// What is assigned, in thought.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Wanted {
    /// Nothing was chosen yet, so nothing is computed.
    #[default]
    Nothing,
    /// One policy, to all of them.
    Policy,
    /// To each user what fixes this for them.
    Fix(Finding),
}

/// What is assigned, and to whom.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Wish {
    /// Whether only the users of the table get it.
    pub only_shown: bool,
    /// What.
    pub wanted: Wanted,
    /// The instance that the one policy started as.
    pub instance: &'static Preset,
    /// What it says.
    pub fields: PolicyFields,
}

impl Wish {
    /// What it proposes to each user.
    pub const fn proposal(&self) -> Option<Proposal> {
        match self.wanted {
            Wanted::Nothing => None,
            Wanted::Policy => {
                Some(Proposal::Policy { instance: self.instance, fields: self.fields })
            }
            Wanted::Fix(finding) => Some(Proposal::Fix(finding)),
        }
    }
}
