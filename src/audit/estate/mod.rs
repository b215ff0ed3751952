//! An organization whose calls are routed by calling policies and the users' own settings: people,
//! numbers and policies from any number of files, joined by name, and who forwards to whom.
//!
//! Reading decides nothing. It leaves facts ([`PersonFacts`]), of which there are few, for
//! [`Judge`] to put to an edition; [`Trace`] then follows the calls from person to person in one pass.
//! A person takes about a hundred bytes and the length of their name, whatever the files are.

mod answer;
mod finding;
mod guess;
mod judge;
mod names;
mod person;
mod policy;
mod settings;
mod take;
mod totals;
mod trace;

pub use answer::{Caller, Callers, EstateAnswer, EstateTask, Holder};
pub use finding::{CallingFinding, CallingFix, Judgement};
pub use guess::{GuessedEdition, guessed_edition};
pub use judge::Judge;
pub use person::{Field, PersonFacts};
pub use policy::{KnownAs, PolicyRow};
pub use totals::{Found, FoundFix};
pub use trace::{Trace, TraceSummary};

use crate::audit::signals::Repeats;
use crate::audit::wire::by_fields;
use names::{NONE, NameId, Names, PersonId};
use policy::PolicyRows;
use std::collections::BTreeMap;
use strum::{EnumCount, IntoStaticStr, VariantArray};

/// What the rows of a file are about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, EnumCount, IntoStaticStr, VariantArray)]
#[strum(serialize_all = "kebab-case")]
pub enum RowKind {
    /// `Get-CsOnlineUser`.
    Users,
    /// `Get-CsUserCallingSettings`.
    Settings,
    /// `Get-CsTeamsCallingPolicy`.
    Policies,
    /// `Get-CsPhoneNumberAssignment`.
    Numbers,
    /// `Get-CsInboundBlockedNumberPattern`.
    Patterns,
    /// `Get-CsTenantFederationConfiguration`.
    Federation,
    /// `Get-CsExternalAccessPolicy`.
    ExternalAccess,
}

/// One person.
#[derive(Clone, Copy, Debug)]
struct Person {
    facts: PersonFacts,
    name: NameId,
    /// Whom the rule for calls names, if it is a single target.
    answering: NameId,
    /// Whom the rule for unanswered calls names.
    unanswered: NameId,
}

/// Somebody who is rung in place of, or together with, another person.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Member {
    of: PersonId,
    is_group: bool,
    name: NameId,
}

/// Everything that the files say.
#[derive(Clone, Debug, Default)]
pub struct Estate {
    names: Names,
    people: Vec<Person>,
    members: Vec<Member>,
    policies: PolicyRows,
    external: PolicyRows,
    kinds: [u64; RowKind::COUNT],
    repeated: u64,
    contradicting: u64,
    repeats: Repeats,
    /// Whose members before a place do not count, because a later row has them.
    replaced: Vec<(PersonId, usize)>,
    blocks_federation: Option<bool>,
    patterns: Vec<String>,
    is_settled: bool,
    trace: Option<Box<Trace>>,
    /// Space for the name that is being looked up.
    folded: Vec<u8>,
}

/// How many patterns are kept to be shown.
const MOST_PATTERNS: usize = 100;

/// What was read, small whatever the number of people.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct EstateSummary {
    /// How many people have which facts.
    pub groups: Vec<(PersonFacts, u64)>,
    /// The calling policies that users have, by place, `Global` first.
    pub policies: Vec<PolicyRow>,
    /// The external access policies that users have, by place, `Global` first.
    pub external: Vec<PolicyRow>,
    /// How many rows of each kind were read, in the order of [`RowKind`].
    pub kinds: [u64; RowKind::COUNT],
    /// How many rows name a user, or the settings of one, that an earlier row of the same kind had.
    pub repeated: u64,
    /// How many of them say something else than the row that counted until then.
    pub contradicting: u64,
    /// Whether the organization lets no other organization call. `None` if no file says.
    pub blocks_federation: Option<bool>,
    /// The first patterns of blocked numbers.
    pub patterns: Vec<String>,
}

by_fields! {
    EstateSummary {
        groups, policies, external, kinds, repeated, contradicting, blocks_federation, patterns,
    }
}

impl EstateSummary {
    /// How many rows of a kind were read.
    pub fn rows(&self, kind: RowKind) -> u64 {
        self.kinds.get(kind as usize).copied().unwrap_or_default()
    }

    /// How many people there are.
    pub fn people(&self) -> u64 {
        self.groups.iter().map(|it| it.1).sum()
    }
}

impl Estate {
    /// Nobody yet, and which row is to count if several are about the same user.
    pub(in crate::audit) fn new(repeats: Repeats) -> Self {
        Self { repeats, ..Self::default() }
    }

    /// What was read so far.
    pub fn summary(&mut self) -> EstateSummary {
        self.settle();
        let mut groups = BTreeMap::new();
        for it in self.people.iter().filter(|it| !it.facts.has(Field::Merged)) {
            *groups.entry(it.facts).or_insert(0) += 1;
        }
        EstateSummary {
            groups: groups.into_iter().collect(),
            policies: self.policies.all().to_vec(),
            external: self.external.all().to_vec(),
            kinds: self.kinds,
            repeated: self.repeated,
            contradicting: self.contradicting,
            blocks_federation: self.blocks_federation,
            patterns: self.patterns.clone(),
        }
    }

    /// Everybody whom calls reach, with what is known of them, in the order of the files: those in files of
    /// users, or of settings if there are none. Resource accounts answer for others and are left out.
    pub fn people(&mut self) -> impl Iterator<Item = (String, PersonFacts)> {
        self.settle();
        let of_users = self.kinds.get(RowKind::Users as usize).is_some_and(|it| *it > 0);
        let listed = if of_users { Field::IsUser } else { Field::HasSettings };
        let is_one = move |it: PersonFacts| {
            it.has(listed) && !it.has(Field::Merged) && !it.has(Field::Resource)
        };
        let all = (0..).zip(&self.people).filter(move |it| is_one(it.1.facts));
        all.map(|(id, it)| (self.name_of(id), it.facts))
    }

    /// How many bytes all of it takes.
    pub fn bytes(&self) -> usize {
        self.names.bytes()
            + self.people.capacity() * size_of::<Person>()
            + self.members.capacity() * size_of::<Member>()
    }

    /// Joins what only all files together say: how the line of a person's number is connected.
    fn settle(&mut self) {
        if std::mem::replace(&mut self.is_settled, true) {
            return;
        }
        self.trace = None;
        let replaced = std::mem::take(&mut self.replaced);
        if !replaced.is_empty() {
            let last: BTreeMap<PersonId, usize> = replaced.into_iter().collect();
            let members = std::mem::take(&mut self.members).into_iter().enumerate();
            let counts = |it: &(usize, Member)| last.get(&it.1.of).is_none_or(|at| it.0 >= *at);
            self.members = members.filter(counts).map(|it| it.1).collect();
        }
        for it in &mut self.members {
            let of = self.people.get(it.of as usize);
            if let Some(other) = of.filter(|it| it.facts.has(Field::Merged)) {
                it.of = other.answering;
            }
        }
        crate::order::sort(&mut self.members);
        self.members.dedup();
        for name in self.names.all().iter().filter(|it| it.line > 0 && it.owner != NONE) {
            if let Some(person) = self.people.get_mut(name.owner as usize) {
                person.facts = person.facts.with(Field::Pstn, u64::from(name.line));
            }
        }
    }

    /// The name of a person as text.
    fn name_of(&self, person: PersonId) -> String {
        let name = self.people.get(person as usize).map_or(NONE, |it| it.name);
        String::from_utf8_lossy(self.names.text(name)).into_owned()
    }
}
