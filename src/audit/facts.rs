//! What is kept of a user: two bytes. Everything that the audit counts follows from them and from
//! the policies; names are read from the file again when they are asked for.

use crate::routing::{CustomerType, Licence};
use strum::VariantArray;

/// The facts of one user, packed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct UserFacts(
    // INVARIANT: from the lowest bit: 8 policy, 2 customer, 1 licence, 5 marks; all of them for a row
    // that could not be read, since no policy has the last place.
    u16,
);

/// Something else that is known of a user.
#[derive(Clone, Copy, Debug, PartialEq, Eq, VariantArray)]
pub enum Mark {
    /// There is a number on which the telephone network reaches the user; where no column tells,
    /// whoever is licensed is taken to have one.
    Number,
    /// Lines arrive by Direct Routing, which did not exist in December 2017.
    DirectRouting,
    /// Nothing told the organization.
    CustomerAssumed,
    /// Nothing told the licence.
    LicenceAssumed,
    /// No saved file can contain the sign-in name as it is: a spreadsheet would take it for a formula.
    NotInFiles,
}

const CUSTOMER: u32 = 8;
const LICENCE: u32 = 10;
const MARKS: u32 = 11;
const UNREAD: u16 = u16::MAX;

impl UserFacts {
    /// How many there can be of judged users.
    pub(super) const COUNT: usize = UNREAD as usize;

    /// In the place of a row that could not be read.
    pub(super) const UNREAD: Self = Self(UNREAD);

    /// Facts without marks. The policy is a place in [`Policies`](super::Policies).
    pub const fn new(policy: u8, customer: CustomerType, licence: Licence) -> Self {
        Self(policy as u16 | (customer as u16) << CUSTOMER | (licence as u16) << LICENCE)
    }

    /// All that there can be.
    pub(super) fn all() -> impl Iterator<Item = Self> {
        (0..UNREAD).map(Self)
    }

    /// With a mark.
    #[must_use]
    pub const fn with(self, mark: Mark) -> Self {
        Self(self.0 | 1 << (MARKS + mark as u32))
    }

    /// Whether it has a mark.
    #[inline]
    pub const fn has(self, mark: Mark) -> bool {
        self.0 >> (MARKS + mark as u32) & 1 == 1
    }

    /// The place of the policy.
    #[inline]
    pub const fn policy(self) -> u8 {
        self.0 as u8
    }

    /// The organization.
    pub fn customer(self) -> CustomerType {
        let at = usize::from(self.0 >> CUSTOMER & 3);
        CustomerType::VARIANTS.get(at).copied().unwrap_or_default()
    }

    /// The licence.
    pub fn licence(self) -> Licence {
        let at = usize::from(self.0 >> LICENCE & 1);
        Licence::VARIANTS.get(at).copied().unwrap_or_default()
    }

    /// Whether the row could be read.
    #[inline]
    pub const fn is_read(self) -> bool {
        self.0 != UNREAD
    }

    /// With another organization or licence, which is then no longer assumed.
    pub(super) fn restated(self, customer: Option<CustomerType>, licence: Option<Licence>) -> Self {
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

    /// As a number, for tables and for the way to another thread.
    #[inline]
    pub const fn index(self) -> usize {
        self.0 as usize
    }

    /// Back from [`UserFacts::index`]. Nothing for other numbers.
    pub fn of_index(index: usize) -> Option<Self> {
        u16::try_from(index).ok().map(Self)
    }
}

/// How many users one block holds.
const BLOCK: usize = 1 << 16;

/// The facts of all rows, in order. Grows by blocks, so that nothing is ever moved.
#[derive(Clone, Debug, Default)]
pub struct FactTable {
    blocks: Vec<Vec<UserFacts>>,
    length: usize,
}

impl FactTable {
    /// How many there are.
    pub const fn len(&self) -> usize {
        self.length
    }

    /// Whether there are none.
    pub const fn is_empty(&self) -> bool {
        self.length == 0
    }

    /// The facts of a row, from 0; nothing behind the last.
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
