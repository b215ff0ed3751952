//! The names by which people and numbers are known, each once, and whom each belongs to.

use strum::EnumCount;

/// The place of a name.
pub(super) type NameId = u32;

/// The place of a person.
pub(super) type PersonId = u32;

/// Nobody, or no name.
pub(super) const NONE: u32 = u32::MAX;

/// What is known of a name.
#[derive(Clone, Copy, Debug)]
pub(super) struct Name {
    /// Where its text begins. It ends where the next one begins.
    start: u32,
    /// Whose name or number it is.
    pub owner: PersonId,
    /// If it is a number: how the line is connected, as a position plus one. [`UNASSIGNED`] if a file
    /// says that the number belongs to nobody.
    pub line: u8,
}

/// The mark of a number that belongs to nobody.
pub(super) const UNASSIGNED: u8 = u8::MAX;

/// Names with whom they belong to. A name takes its own length and about 30 bytes.
#[derive(Clone, Debug, Default)]
pub(super) struct Names {
    text: Vec<u8>,
    all: Vec<Name>,
    // INVARIANT: a power of two long, and never more than three quarters full.
    slots: Vec<Slot>,
    strides: [Stride; Column::COUNT],
}

/// A column that names come from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, EnumCount)]
pub(super) enum Column {
    SignIn,
    /// Another name of a user.
    SipAddress,
    /// The id of a user.
    Id,
    /// The line of a user.
    Line,
    /// A number in the list of numbers.
    Number,
    /// Whom a number is assigned to.
    Assigned,
    /// A target, in no order.
    Target,
}

/// How far apart the last names of a column were. Files usually list the same people in the same order,
/// so the next name is as far again, and is found without a search through memory.
#[derive(Clone, Copy, Debug, Default)]
struct Stride {
    last: NameId,
    length: NameId,
    is_steady: bool,
}

/// A name by its hash. With the hash beside it, a name that is not the one sought is passed over
/// without looking at its text, which is far away in memory.
#[derive(Clone, Copy, Debug)]
struct Slot {
    hash: u32,
    id: NameId,
}

const FREE: Slot = Slot { hash: 0, id: NONE };

impl Names {
    /// The place of a name in a column, added if it is new. [`NONE`] for an empty name, and when four
    /// gigabytes of names are full.
    pub(super) fn intern(&mut self, column: Column, name: &[u8]) -> NameId {
        if name.is_empty() || self.text.len() + name.len() >= NONE as usize {
            return NONE;
        }
        if let Some(id) = self.expected(column, name) {
            return id;
        }
        if self.all.len() * 4 >= self.slots.len() * 3 {
            self.grow();
        }
        let hash = hash(name);
        let at = self.at(hash, name);
        let id = match self.slots.get_mut(at) {
            Some(it) if it.id == NONE => {
                let id = self.all.len() as NameId;
                *it = Slot { hash, id };
                self.all.push(Name { start: self.text.len() as u32, owner: NONE, line: 0 });
                self.text.extend_from_slice(name);
                id
            }
            Some(it) => it.id,
            None => NONE,
        };
        self.met(column, id);
        id
    }

    /// The place of a name in a column, if the name is there.
    pub(super) fn find_in(&mut self, column: Column, name: &[u8]) -> Option<NameId> {
        if let Some(id) = self.expected(column, name) {
            return Some(id);
        }
        let id = self.find(name)?;
        self.met(column, id);
        Some(id)
    }

    /// The place of a name if it is the one that the column is expected to go on with.
    fn expected(&mut self, column: Column, name: &[u8]) -> Option<NameId> {
        let stride = self.strides.get_mut(column as usize).filter(|it| it.is_steady)?;
        let id = stride.last.wrapping_add(stride.length);
        if self.all.len() <= id as usize || self.text(id) != name {
            return None;
        }
        self.met(column, id);
        Some(id)
    }

    fn met(&mut self, column: Column, id: NameId) {
        if let Some(it) = self.strides.get_mut(column as usize) {
            let length = id.wrapping_sub(it.last);
            *it = Stride { last: id, length, is_steady: length == it.length };
        }
    }

    /// The place of a name that is there.
    pub(super) fn find(&self, name: &[u8]) -> Option<NameId> {
        let found = self.slots.get(self.at(hash(name), name)).map(|it| it.id);
        found.filter(|it| *it != NONE)
    }

    /// What is known of a name.
    pub(super) fn get(&self, id: NameId) -> Option<Name> {
        self.all.get(id as usize).copied()
    }

    pub(super) fn get_mut(&mut self, id: NameId) -> Option<&mut Name> {
        self.all.get_mut(id as usize)
    }

    /// The text of a name.
    pub(super) fn text(&self, id: NameId) -> &[u8] {
        let start = self.get(id).map_or(0, |it| it.start as usize);
        let end = self.get(id.wrapping_add(1)).map_or(self.text.len(), |it| it.start as usize);
        self.text.get(start..end).unwrap_or_default()
    }

    /// All names.
    pub(super) fn all(&self) -> &[Name] {
        &self.all
    }

    /// How many bytes they take.
    pub(super) fn bytes(&self) -> usize {
        self.text.capacity()
            + self.all.capacity() * size_of::<Name>()
            + self.slots.capacity() * size_of::<Slot>()
    }

    /// Where a name is, or where it would be added.
    fn at(&self, hash: u32, name: &[u8]) -> usize {
        let is_other = |it: &Slot| it.hash != hash || self.text(it.id) != name;
        self.probe(hash, is_other)
    }

    /// The first slot from where a hash begins that is free or not passed over.
    fn probe(&self, hash: u32, is_passed: impl Fn(&Slot) -> bool) -> usize {
        let mask = self.slots.len().wrapping_sub(1);
        let mut at = hash as usize & mask;
        while self.slots.get(at).is_some_and(|it| it.id != NONE && is_passed(it)) {
            at = (at + 1) & mask;
        }
        at
    }

    fn grow(&mut self) {
        let slots = vec![FREE; (self.slots.len() * 2).max(1024)];
        for slot in std::mem::replace(&mut self.slots, slots) {
            let at = self.probe(slot.hash, |_| true);
            if let Some(it) = self.slots.get_mut(at).filter(|_| slot.id != NONE) {
                *it = slot;
            }
        }
    }
}

/// Eight bytes at a time, and mixed at the end so that names that differ in one digit lie apart.
fn hash(name: &[u8]) -> u32 {
    const FACTOR: u64 = 0x9e37_79b9_7f4a_7c15;
    let (words, rest) = name.as_chunks::<8>();
    let mut last = [0; 8];
    for (it, byte) in last.iter_mut().zip(rest) {
        *it = *byte;
    }
    let mut hash = name.len() as u64;
    for word in words.iter().chain(std::iter::once(&last)) {
        hash = (hash.rotate_left(23) ^ u64::from_le_bytes(*word)).wrapping_mul(FACTOR);
    }
    (hash ^ (hash >> 32)) as u32
}
