//! Who forwards to whom, followed once for everybody: circles, chains, dead ends, and people whom no call
//! reaches. Every person is looked at a fixed number of times, and memory grows by a few bytes each.

use super::finding::{CallingFinding, Judgement};
use super::names::{NameId, PersonId, UNASSIGNED};
use super::person::{Field, PersonFacts};
use super::{Estate, Member, RowKind};
use crate::audit::wire::by_fields;
use std::collections::BTreeMap;
use std::ops::Range;
use strum::EnumCount;

/// Where forwarded calls end.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum End {
    /// Not yet known.
    #[default]
    New,
    /// The person is on the way that is followed.
    OnTheWay,
    /// A client rings, or voicemail answers.
    Arrives,
    /// A client rings, and callers are cut off if nobody answers.
    ArrivesOrCutsOff,
    /// A number outside the organization.
    Outside,
    /// Calls are rejected immediately, or ring out.
    Lost,
    /// Nobody has the name or the number any more.
    Gone,
    /// Calls go in a circle.
    Circle,
}

impl End {
    const fn is_lost(self) -> bool {
        matches!(self, Self::Lost | Self::Gone | Self::Circle)
    }
}

/// What following calls found.
#[derive(Clone, Debug, Default)]
pub struct Trace {
    /// The problems of each person, as bits.
    pub(super) findings: Vec<u32>,
    /// How often calls of each person are forwarded before they ring.
    pub(super) hops: Vec<u8>,
    pub(super) judgements: BTreeMap<PersonFacts, Judgement>,
    pub(super) summary: TraceSummary,
}

/// How many people have each problem.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TraceSummary {
    /// How many people have a problem, in the order of [`CallingFinding`].
    pub counts: [u64; CallingFinding::COUNT],
    /// How many people have which problems with which facts: the problem, the facts, the people.
    pub groups: Vec<(CallingFinding, (PersonFacts, u64))>,
    /// How many people forward calls immediately.
    pub forwarding: u64,
    /// The most often that a call is forwarded before it rings.
    pub longest: u64,
    /// How many steps it took to find out.
    pub steps: u64,
}

by_fields! {
    TraceSummary { counts, groups, forwarding, longest, steps }
}

/// A place to which calls are forwarded.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Next {
    Person(PersonId),
    Outside,
    Gone,
}

impl Estate {
    /// Follows everybody's calls, with what the edition says about each of their facts.
    pub(super) fn follow(&mut self, judgements: BTreeMap<PersonFacts, Judgement>) -> TraceSummary {
        self.settle();
        let mut trace = Trace { judgements, ..Trace::default() };
        let people = self.people.len();
        let mut judged = vec![Judgement::default(); people];
        for (it, person) in judged.iter_mut().zip(&self.people) {
            *it = trace.judgements.get(&person.facts).copied().unwrap_or_default();
        }
        let mut steps = people as u64;
        let immediate = |id: PersonId| {
            let judgement = judged.get(id as usize).copied().unwrap_or_default();
            judgement.is(Judgement::FORWARDS).then(|| self.next_of(id, Which::Answering)).flatten()
        };
        let (ends, hops) = self.ends(&judged, &mut steps, immediate);
        let (circles, _) = self.ends(&judged, &mut steps, |id| {
            let judgement = judged.get(id as usize).copied().unwrap_or_default();
            let after = || self.next_of(id, Which::Unanswered);
            match immediate(id) {
                Some(it) => Some(it),
                None => judgement.is(Judgement::AFTER).then(after).flatten(),
            }
        });
        let mut groups = BTreeMap::new();
        trace.findings = vec![0; people];
        for (id, person) in self.people.iter().enumerate() {
            if person.facts.has(Field::Merged) {
                continue;
            }
            let at = |all: &[End]| all.get(id).copied().unwrap_or_default();
            let judgement = judged.get(id).copied().unwrap_or_default();
            let (end, other) = (at(&ends), at(&circles));
            let forwards = judgement.is(Judgement::FORWARDS);
            let hops = hops.get(id).copied().unwrap_or_default();
            let mut bits = judgement.findings;
            let mut add = |it: CallingFinding, holds: bool| {
                if holds {
                    bits |= it.bit();
                }
            };
            let is_person = !person.facts.has(Field::Resource);
            add(CallingFinding::Circle, forwards && end == End::Circle);
            add(CallingFinding::DeadEnd, forwards && end == End::Gone);
            add(CallingFinding::Unreachable, is_person && end.is_lost());
            add(CallingFinding::TargetCutsOff, forwards && end == End::ArrivesOrCutsOff);
            add(CallingFinding::UnansweredCircle, end != End::Circle && other == End::Circle);
            add(CallingFinding::Chain, hops > 1 && !end.is_lost());
            trace.summary.forwarding += u64::from(forwards);
            trace.summary.longest = trace.summary.longest.max(u64::from(hops));
            for (at, count) in trace.summary.counts.iter_mut().enumerate() {
                *count += u64::from(bits >> at & 1);
            }
            if bits != 0 {
                *groups.entry((person.facts, bits)).or_insert(0_u64) += 1;
            }
            if let Some(it) = trace.findings.get_mut(id) {
                *it = bits;
            }
        }
        trace.summary.groups = grouped(groups);
        trace.summary.steps = steps;
        trace.hops = hops;
        let summary = trace.summary.clone();
        self.trace = Some(Box::new(trace));
        summary
    }

    /// Where the calls of each person end if they go on like this, and how many times they are forwarded.
    /// A person is followed once; whoever leads to somebody already followed takes over their end.
    fn ends(
        &self,
        judged: &[Judgement],
        steps: &mut u64,
        next: impl Fn(PersonId) -> Option<Next>,
    ) -> (Vec<End>, Vec<u8>) {
        let mut ends = vec![End::New; judged.len()];
        let mut hops = vec![0_u8; judged.len()];
        let mut way: Vec<PersonId> = Vec::new();
        for start in 0..judged.len() as PersonId {
            let mut at = start;
            let (mut end, mut count) = loop {
                *steps += 1;
                match ends.get(at as usize).copied().unwrap_or_default() {
                    End::OnTheWay => break (End::Circle, 0),
                    End::New => {}
                    known => break (known, hops.get(at as usize).copied().unwrap_or_default()),
                }
                way.push(at);
                if let Some(it) = ends.get_mut(at as usize) {
                    *it = End::OnTheWay;
                }
                match next(at) {
                    Some(Next::Person(it)) => at = it,
                    Some(Next::Outside) => break (End::Outside, 0),
                    Some(Next::Gone) => break (End::Gone, 0),
                    None => {
                        let own = judged.get(at as usize).copied().unwrap_or_default();
                        way.pop();
                        let end = self.own_end(at, own, steps);
                        if let Some(it) = ends.get_mut(at as usize) {
                            *it = end;
                        }
                        break (end, 0);
                    }
                }
            };
            while let Some(id) = way.pop() {
                count = if end == End::Circle { 0 } else { u8::saturating_add(count, 1) };
                // What leads into a circle never leaves it.
                if end == End::OnTheWay {
                    end = End::Circle;
                }
                if let (Some(it), Some(hops)) =
                    (ends.get_mut(id as usize), hops.get_mut(id as usize))
                {
                    (*it, *hops) = (end, count);
                }
            }
        }
        (ends, hops)
    }

    /// Where calls end that are not forwarded to a single target.
    fn own_end(&self, id: PersonId, judgement: Judgement, steps: &mut u64) -> End {
        if judgement.is(Judgement::FORWARDS) {
            // Delegates or a group: it is enough if one of them is there.
            let members = self.members_of(id, Which::Answering);
            *steps += members.len() as u64;
            let is_there = |it: &Member| self.target(it.name) != Next::Gone;
            return if members.iter().any(is_there) { End::Arrives } else { End::Gone };
        }
        if judgement.is(Judgement::LOST) && !judgement.is(Judgement::RINGS | Judgement::VOICEMAIL) {
            return End::Lost;
        }
        match judgement.is(Judgement::CUTS_OFF) {
            true => End::ArrivesOrCutsOff,
            false => End::Arrives,
        }
    }

    /// The single target of a rule, or nothing if it has several.
    fn next_of(&self, id: PersonId, which: Which) -> Option<Next> {
        let person = self.people.get(id as usize)?;
        let (value, name, first) = match which {
            Which::Answering => (person.facts.get(Field::Answering), person.answering, 7),
            Which::Unanswered => (person.facts.get(Field::Unanswered), person.unanswered, 3),
        };
        (first..first + 2).contains(&value).then(|| self.target(name))
    }

    /// Whom a name or number leads to.
    pub(super) fn target(&self, name: NameId) -> Next {
        let Some(it) = self.names.get(name) else { return Next::Gone };
        let person = self.people.get(it.owner as usize);
        match person {
            Some(it) if it.facts.has(Field::Merged) => Next::Person(it.answering),
            Some(other) if other.facts.has(Field::Disabled) => Next::Gone,
            // Settings outlive a user who is not in the list of users any more.
            Some(other) if self.knows_users() && !other.facts.has(Field::IsUser) => Next::Gone,
            Some(_) => Next::Person(it.owner),
            None if it.line == UNASSIGNED => Next::Gone,
            None if self.names.text(name).first() == Some(&b'+') => Next::Outside,
            None if self.knows_users() => Next::Gone,
            None => Next::Outside,
        }
    }

    fn knows_users(&self) -> bool {
        self.kinds.get(RowKind::Users as usize).is_some_and(|it| *it > 0)
    }

    /// The delegates or the group that a rule rings, if it rings those.
    pub(super) fn members_of(&self, id: PersonId, which: Which) -> &[Member] {
        let Some(person) = self.people.get(id as usize) else { return &[] };
        let is_group = match which {
            Which::Answering => match person.facts.get(Field::Answering) {
                4 | 9 => false,
                5 | 10 => true,
                _ => return &[],
            },
            Which::Unanswered => match person.facts.get(Field::Unanswered) {
                5 => false,
                6 => true,
                _ => return &[],
            },
        };
        self.members.get(self.range(id, is_group)).unwrap_or_default()
    }

    fn range(&self, of: PersonId, is_group: bool) -> Range<usize> {
        let key = (of, is_group);
        let from = self.members.partition_point(|it| (it.of, it.is_group) < key);
        let to = self.members.partition_point(|it| (it.of, it.is_group) <= key);
        from..to
    }
}

/// One of the two rules of a person.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Which {
    Answering,
    Unanswered,
}

/// People by facts and problems, as people by problem and facts.
fn grouped(groups: BTreeMap<(PersonFacts, u32), u64>) -> Vec<(CallingFinding, (PersonFacts, u64))> {
    let mut all = BTreeMap::new();
    for ((facts, bits), people) in groups {
        let held = strum::VariantArray::VARIANTS;
        for &finding in <[CallingFinding]>::iter(held).filter(|it| bits & it.bit() != 0) {
            *all.entry((finding, facts)).or_insert(0) += people;
        }
    }
    all.into_iter().map(|((finding, facts), people)| (finding, (facts, people))).collect()
}
