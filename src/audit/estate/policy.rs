//! Policies that users have, by name, with what their file says.

use crate::audit::problem::is_type;
use crate::audit::wire::{by_fields, by_place};
use crate::powershell::bare_name;
use strum::VariantArray;

/// How a policy is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq, VariantArray)]
pub enum KnownAs {
    /// A user has it, and no file of policies lists it.
    Named,
    /// A file of policies lists it.
    Listed,
    /// The cell has the name of a type in its place.
    Type,
}

/// A policy.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PolicyRow {
    /// Its name, without `Tag:`.
    pub name: String,
    /// How it is known.
    pub known: KnownAs,
    /// Its properties with their values.
    pub fields: Vec<(String, String)>,
}

by_place!(KnownAs);

by_fields! {
    PolicyRow { name, known, fields }
}

/// The name of the policy of everybody who has no other.
pub(super) const GLOBAL: &str = "Global";

/// Policies by place, `Global` first.
#[derive(Clone, Debug)]
pub(super) struct PolicyRows {
    // INVARIANT: never empty; places never change.
    all: Vec<PolicyRow>,
    /// The last name that was found, because users of one policy stand together.
    last: (Vec<u8>, u64),
}

impl Default for PolicyRows {
    fn default() -> Self {
        let global =
            PolicyRow { name: GLOBAL.to_owned(), known: KnownAs::Named, fields: Vec::new() };
        Self { all: vec![global], last: (Vec::new(), 0) }
    }
}

impl PolicyRows {
    pub(super) fn all(&self) -> &[PolicyRow] {
        &self.all
    }

    /// The place of the policy in a user's cell. `None` if there are more than `most`.
    pub(super) fn of_user(&mut self, cell: &[u8], most: u64) -> Option<u64> {
        if cell.is_empty() {
            return Some(0);
        }
        if self.last.0 == cell {
            return Some(self.last.1);
        }
        let text = String::from_utf8_lossy(cell);
        let known = if is_type(cell) { KnownAs::Type } else { KnownAs::Named };
        let place = self.place(bare_name(&text), known, most)?;
        self.last = (cell.to_vec(), place);
        Some(place)
    }

    /// Sets what a file says of a policy. Whether there was room.
    pub(super) fn list(&mut self, name: &str, fields: Vec<(String, String)>, most: u64) -> bool {
        let place = self.place(bare_name(name), KnownAs::Listed, most);
        let row = place.and_then(|it| self.all.get_mut(it as usize));
        row.map(|it| (it.known, it.fields) = (KnownAs::Listed, fields)).is_some()
    }

    fn place(&mut self, name: &str, known: KnownAs, most: u64) -> Option<u64> {
        let found = self.all.iter().position(|it| it.name.eq_ignore_ascii_case(name));
        if let Some(found) = found {
            return Some(found as u64);
        }
        let place = self.all.len() as u64;
        if place > most {
            return None;
        }
        self.all.push(PolicyRow { name: name.to_owned(), known, fields: Vec::new() });
        Some(place)
    }
}
