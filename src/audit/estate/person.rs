//! What is kept of a person: one number. People with the same number are decided, counted and explained
//! together.

/// The facts of one person, packed into eight bytes.
///
/// A field that answers a question of an edition holds 0 if no file says, and otherwise the position of
/// the answer plus one.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct PersonFacts(
    // INVARIANT: fields as [`Field::place`] says, all other bits 0.
    u64,
);

/// A field of [`PersonFacts`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Field {
    /// The coexistence mode.
    Mode,
    /// How the phone line is connected.
    Pstn,
    /// Whether there is a number of one's own: 1 an ordinary one, 2 a private line, 3 none.
    Number,
    /// Whether there is a Teams Phone license.
    Licensed,
    /// `EnterpriseVoiceEnabled`.
    Voice,
    /// What the person's rule does with calls.
    Answering,
    /// What it does if nobody answers.
    Unanswered,
    /// What it does with a second call.
    BusyChoice,
    /// The calling policy, by its place among those that users have. `Global` is 0.
    Policy,
    /// The external access policy, by its place. `Global` is 0.
    External,
    /// Whether a file of users has the person.
    IsUser,
    /// Whether a file of calling settings has the person.
    HasSettings,
    /// Whether the account is homed on-premises.
    OnPremises,
    /// Whether nobody can sign in to the account.
    Disabled,
    /// Whether this is a resource account, which answers for an attendant or a queue.
    Resource,
    /// Whether the person was merged into another one, under whose name everything stands.
    Merged,
    /// Whether the file of users has a column with calling policies.
    SaysPolicy,
    /// Whether `TeamsOnly` is assigned while another mode is in effect.
    ModeIdle,
}

impl Field {
    /// Its lowest bit and its number of bits.
    const fn place(self) -> (u32, u32) {
        match self {
            Self::Mode => (0, 3),
            Self::Pstn => (3, 3),
            Self::Number => (6, 2),
            Self::Licensed => (8, 2),
            Self::Voice => (10, 2),
            Self::Answering => (12, 4),
            Self::Unanswered => (16, 3),
            Self::BusyChoice => (19, 2),
            Self::Policy => (21, 12),
            Self::External => (33, 8),
            Self::IsUser => (41, 1),
            Self::HasSettings => (42, 1),
            Self::OnPremises => (43, 1),
            Self::Disabled => (44, 1),
            Self::Resource => (45, 1),
            Self::Merged => (46, 1),
            Self::SaysPolicy => (47, 1),
            Self::ModeIdle => (48, 1),
        }
    }

    /// The largest value.
    pub const fn most(self) -> u64 {
        (1 << self.place().1) - 1
    }
}

impl PersonFacts {
    /// The value of a field.
    pub const fn get(self, field: Field) -> u64 {
        (self.0 >> field.place().0) & field.most()
    }

    /// The facts with another value of a field. A value that is too large changes nothing.
    #[must_use]
    pub const fn with(self, field: Field, value: u64) -> Self {
        if value > field.most() {
            return self;
        }
        let from = field.place().0;
        Self(self.0 & !(field.most() << from) | value << from)
    }

    /// Whether a field is not 0.
    pub const fn has(self, field: Field) -> bool {
        self.get(field) != 0
    }

    /// The facts as a number, for tables and for sending to another thread.
    pub const fn bits(self) -> u64 {
        self.0
    }

    /// The inverse of [`PersonFacts::bits`].
    pub const fn of_bits(bits: u64) -> Self {
        Self(bits)
    }
}
