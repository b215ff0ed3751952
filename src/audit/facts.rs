//! What is kept of a user: two bytes. Every count of the audit follows from them and from the
//! policies. Names are read from the file again when they are needed.

use crate::editions::teams_interop_policy::{License, Organization};
use strum::VariantArray;

/// The facts of one user, packed into two bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct UserFacts(
    // INVARIANT: from the lowest bit: 8 bits policy, 2 customer, 1 license, 5 marks. All bits are
    // set for a rejected row, which no user can have because no policy has index 255.
    u16,
);

/// One more thing that is known of a user.
#[derive(Clone, Copy, Debug, PartialEq, Eq, VariantArray)]
pub enum Mark {
    /// The user has a phone number. If no column says so, licensed users are assumed to have one.
    Number,
    /// The phone line uses Direct Routing, which did not exist in December 2017.
    DirectRouting,
    /// The organization is assumed, because the files do not say.
    CustomerAssumed,
    /// The license is assumed, because the files do not say.
    LicenceAssumed,
    /// The sign-in name cannot be saved as it is, because a spreadsheet would take it for a
    /// formula.
    NotInFiles,
}

const CUSTOMER: u32 = 8;
const LICENCE: u32 = 10;
const MARKS: u32 = 11;
const UNREAD: u16 = u16::MAX;

impl UserFacts {
    /// How many different facts evaluated users can have.
    pub(super) const COUNT: usize = UNREAD as usize;

    /// Stands for a rejected row.
    pub(super) const UNREAD: Self = Self(UNREAD);

    /// Facts without marks. `policy` is an index into [`Policies`](super::Policies).
    pub const fn new(policy: u8, customer: Organization, licence: License) -> Self {
        Self(policy as u16 | (customer as u16) << CUSTOMER | (licence as u16) << LICENCE)
    }

    /// All possible facts.
    pub(super) fn all() -> impl Iterator<Item = Self> {
        (0..UNREAD).map(Self)
    }

    /// Adds a mark.
    #[must_use]
    pub const fn with(self, mark: Mark) -> Self {
        Self(self.0 | 1 << (MARKS + mark as u32))
    }

    /// Whether a mark is set.
    #[inline]
    pub const fn has(self, mark: Mark) -> bool {
        self.0 >> (MARKS + mark as u32) & 1 == 1
    }

    /// The index of the policy.
    #[inline]
    pub const fn policy(self) -> u8 {
        self.0 as u8
    }

    /// The organization.
    pub fn customer(self) -> Organization {
        let at = usize::from(self.0 >> CUSTOMER & 3);
        Organization::VARIANTS.get(at).copied().unwrap_or_default()
    }

    /// The license.
    pub fn licence(self) -> License {
        let at = usize::from(self.0 >> LICENCE & 1);
        License::VARIANTS.get(at).copied().unwrap_or_default()
    }

    /// Whether these are facts of a user, and not of a rejected row.
    #[inline]
    pub const fn is_read(self) -> bool {
        self.0 != UNREAD
    }

    /// Replaces the organization or the license, which is then no longer assumed.
    pub(super) fn restated(self, customer: Option<Organization>, licence: Option<License>) -> Self {
        let mut marks = self.0 >> MARKS << MARKS;
        let mut clear = |mark: Mark| marks &= !(1 << (MARKS + mark as u32));
        if customer.is_some() {
            clear(Mark::CustomerAssumed);
            clear(Mark::DirectRouting);
        }
        if licence.is_some() {
            clear(Mark::LicenceAssumed);
        }
        let (customer, licence) =
            (customer.unwrap_or(self.customer()), licence.unwrap_or(self.licence()));
        Self(Self::new(self.policy(), customer, licence).0 | marks)
    }

    /// The facts as a number, for tables and for sending to another thread.
    #[inline]
    pub const fn index(self) -> usize {
        self.0 as usize
    }

    /// The inverse of [`UserFacts::index`]. `None` for other numbers.
    pub fn of_index(index: usize) -> Option<Self> {
        u16::try_from(index).ok().map(Self)
    }
}

/// How many rows one block holds.
const BLOCK: usize = 1 << 16;

/// The facts of all rows, in order. It grows by blocks, so nothing is ever copied.
#[derive(Clone, Debug, Default)]
pub struct FactTable {
    blocks: Vec<Vec<UserFacts>>,
    length: usize,
}

impl FactTable {
    /// The number of rows.
    pub const fn len(&self) -> usize {
        self.length
    }

    /// Whether there are no rows.
    pub const fn is_empty(&self) -> bool {
        self.length == 0
    }

    /// The facts of a row, or `None` past the end.
    pub fn get(&self, row: usize) -> Option<UserFacts> {
        self.blocks.get(row / BLOCK)?.get(row % BLOCK).copied()
    }

    /// All facts in order.
    pub fn iter(&self) -> impl Iterator<Item = UserFacts> {
        self.blocks.iter().flatten().copied()
    }

    #[inline]
    pub(super) fn push(&mut self, facts: UserFacts) {
        self.length += 1;
        match self.blocks.last_mut() {
            Some(block) if block.len() < BLOCK => block.push(facts),
            _ => {
                let mut block = Vec::with_capacity(BLOCK);
                block.push(facts);
                self.blocks.push(block);
            }
        }
    }

    pub(super) fn set(&mut self, row: usize, facts: UserFacts) {
        let block = self.blocks.get_mut(row / BLOCK);
        if let Some(it) = block.and_then(|it| it.get_mut(row % BLOCK)) {
            *it = facts;
        }
    }
}
