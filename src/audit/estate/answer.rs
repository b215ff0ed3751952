//! Questions about single people: who has a problem, and whose calls can end at somebody.

use super::finding::{CallingFinding, Judgement};
use super::names::{NONE, NameId, PersonId};
use super::person::{Field, PersonFacts};
use super::settings::folded;
use super::trace::{Next, TraceSummary, Which};
use super::{Estate, Person};
use crate::audit::export::csv_cell;
use crate::audit::wire::{Wire, by_fields};
use std::borrow::Cow;
use strum::VariantArray;

/// A question about the people of an [`Estate`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum EstateTask {
    /// Follows everybody's calls. With what the edition says about people with each of the facts.
    Follow(Vec<(PersonFacts, Judgement)>),
    /// The people with a problem: how many to skip, and how many to list at most.
    Holders(CallingFinding, (usize, usize)),
    /// Whose calls can end at the person or number of this name.
    Callers(String),
    /// Everybody with a problem and one of these facts, as comma-separated values. Without facts,
    /// everybody with the problem.
    Csv(CallingFinding, Vec<PersonFacts>),
}

/// The answer.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct EstateAnswer {
    /// What following calls found.
    pub summary: Option<TraceSummary>,
    /// The people with a problem.
    pub holders: Vec<Holder>,
    /// Whose calls can end at somebody.
    pub callers: Option<Callers>,
}

/// A person with a problem.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Holder {
    /// The sign-in name, in lower case.
    pub name: String,
    /// What is known of the person.
    pub facts: PersonFacts,
    /// Whom calls are forwarded to, one after the other. The last one is where they end, or the one
    /// where they come back to.
    pub way: Vec<String>,
}

/// Whose calls can end at somebody.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Callers {
    /// The person, as the files write the name. `None` if nobody has the name.
    pub person: Option<String>,
    /// How many people there are.
    pub total: u64,
    /// The first of them, those next to the person first.
    pub people: Vec<Caller>,
}

/// Somebody whose calls can end at somebody else.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Caller {
    /// The sign-in name.
    pub name: String,
    /// How many times the call is forwarded.
    pub hops: u64,
    /// The person to whom the call is forwarded first.
    pub by: String,
}

by_fields! {
    EstateAnswer { summary, holders, callers }
    Holder { name, facts, way }
    Callers { person, total, people }
    Caller { name, hops, by }
}

impl Wire for EstateTask {
    fn put(&self, out: &mut Vec<u8>) {
        match self {
            Self::Follow(judged) => {
                out.push(0);
                judged.put(out);
            }
            Self::Holders(finding, page) => {
                out.push(1);
                (*finding, *page).put(out);
            }
            Self::Callers(name) => {
                out.push(2);
                name.put(out);
            }
            Self::Csv(finding, of) => {
                out.push(3);
                finding.put(out);
                of.put(out);
            }
        }
    }

    fn take(bytes: &mut &[u8]) -> Option<Self> {
        Some(match u8::take(bytes)? {
            0 => Self::Follow(Wire::take(bytes)?),
            1 => {
                let (finding, page) = Wire::take(bytes)?;
                Self::Holders(finding, page)
            }
            2 => Self::Callers(Wire::take(bytes)?),
            3 => Self::Csv(Wire::take(bytes)?, Wire::take(bytes)?),
            _ => return None,
        })
    }
}

/// How many people are listed one by one.
const MOST_CALLERS: usize = 500;

/// How much of a way is shown.
const LONGEST_WAY: usize = 12;

impl Estate {
    /// Answers a question. Text for a file is appended to `text`.
    pub fn answer(&mut self, task: &EstateTask, text: &mut String) -> EstateAnswer {
        match task {
            EstateTask::Follow(judged) => {
                let mut judgements = std::collections::BTreeMap::new();
                judgements.extend(judged.iter().copied());
                let summary = self.follow(judgements);
                EstateAnswer { summary: Some(summary), ..EstateAnswer::default() }
            }
            EstateTask::Holders(finding, (skip, most)) => {
                let holders = self.with(*finding).skip(*skip).take(*most);
                let holders = holders.map(|it| self.holder(it)).collect();
                EstateAnswer { holders, ..EstateAnswer::default() }
            }
            EstateTask::Callers(name) => {
                EstateAnswer { callers: Some(self.callers(name)), ..EstateAnswer::default() }
            }
            EstateTask::Csv(finding, of) => {
                self.csv(*finding, of, text);
                EstateAnswer::default()
            }
        }
    }

    /// The people with a problem.
    fn with(&self, finding: CallingFinding) -> impl Iterator<Item = PersonId> {
        let all = self.trace.iter().flat_map(|it| &it.findings).enumerate();
        all.filter(move |it| it.1 & finding.bit() != 0).map(|it| it.0 as PersonId)
    }

    /// Everybody, with their problems. After calls were followed.
    pub fn everybody(&self) -> impl Iterator<Item = (Holder, Vec<CallingFinding>)> {
        let trace = self.trace.as_deref();
        let all = (0..).zip(&self.people).filter(|it| !it.1.facts.has(Field::Merged));
        all.map(move |(id, _)| {
            let bits = trace.and_then(|it| it.findings.get(id as usize)).copied();
            let bits = bits.unwrap_or_default();
            let findings = CallingFinding::VARIANTS.iter().filter(|it| bits & it.bit() != 0);
            (self.holder(id), findings.copied().collect())
        })
    }

    fn holder(&self, id: PersonId) -> Holder {
        let facts = self.people.get(id as usize).map(|it| it.facts).unwrap_or_default();
        Holder { name: self.name_of(id), facts, way: self.way(id) }
    }

    fn judgement(&self, id: PersonId) -> Judgement {
        let facts = self.people.get(id as usize).map(|it| it.facts).unwrap_or_default();
        let trace = self.trace.as_deref();
        trace.and_then(|it| it.judgements.get(&facts)).copied().unwrap_or_default()
    }

    /// To whom the calls of a person are forwarded, one after the other.
    fn way(&self, id: PersonId) -> Vec<String> {
        let (mut way, mut at, mut passed) = (Vec::new(), id, vec![id]);
        while way.len() < LONGEST_WAY {
            let judgement = self.judgement(at);
            let Some(person) = self.people.get(at as usize) else { break };
            let name = match judgement {
                it if it.is(Judgement::FORWARDS) => person.answering,
                it if it.is(Judgement::AFTER) && way.is_empty() => person.unanswered,
                _ => break,
            };
            let text = String::from_utf8_lossy(self.names.text(name)).into_owned();
            match self.target(name) {
                Next::Person(next) => {
                    way.push(self.name_of(next));
                    if passed.contains(&next) {
                        break;
                    }
                    passed.push(next);
                    at = next;
                }
                Next::Outside | Next::Gone => {
                    if name != NONE {
                        way.push(text);
                    }
                    break;
                }
            }
        }
        way
    }

    /// Whose name or number it is, even if nobody can answer there.
    fn owner(&self, name: NameId) -> Option<PersonId> {
        let owner = self.names.get(name)?.owner;
        let person = self.people.get(owner as usize)?;
        Some(if person.facts.has(Field::Merged) { person.answering } else { owner })
    }

    /// Calls `take` with everybody to whom the calls of a person can be forwarded.
    fn each_next(&self, id: PersonId, mut take: impl FnMut(PersonId)) {
        let judgement = self.judgement(id);
        let Some(&Person { facts, answering, unanswered, .. }) = self.people.get(id as usize)
        else {
            return;
        };
        let mut one = |name| {
            if let Some(it) = self.owner(name) {
                take(it);
            }
        };
        if judgement.is(Judgement::FORWARDS | Judgement::ALSO) {
            if matches!(facts.get(Field::Answering), 2 | 3 | 7 | 8) {
                one(answering);
            }
            self.members_of(id, Which::Answering).iter().for_each(|it| one(it.name));
        }
        if judgement.is(Judgement::AFTER) {
            if matches!(facts.get(Field::Unanswered), 3 | 4) {
                one(unanswered);
            }
            self.members_of(id, Which::Unanswered).iter().for_each(|it| one(it.name));
        }
    }

    /// Whose calls can end at somebody: everybody from whom a way leads there, found backward from that
    /// person. Two passes over all rules, whatever the number of people found.
    fn callers(&self, name: &str) -> Callers {
        let mut text = Vec::new();
        folded(name.trim().as_bytes(), &mut text);
        // Also somebody who has left: that calls still end there is worth knowing.
        let found = self.names.find(&text).and_then(|it| self.owner(it));
        let Some(person) = found else { return Callers::default() };
        let people = self.people.len();
        // The rules by whom they lead to: `from[start[p]..start[p + 1]]` lead to `p`.
        let mut start = vec![0_u32; people + 1];
        for id in 0..people as PersonId {
            self.each_next(id, |to| {
                if let Some(it) = start.get_mut(to as usize + 1) {
                    *it += 1;
                }
            });
        }
        let mut sum = 0;
        for it in &mut start {
            sum += *it;
            *it = sum;
        }
        let mut next = start.clone();
        let mut from = vec![NONE; sum as usize];
        for id in 0..people as PersonId {
            self.each_next(id, |to| {
                if let Some(at) = next.get_mut(to as usize)
                    && let Some(it) = from.get_mut(*at as usize)
                {
                    *it = id;
                    *at += 1;
                }
            });
        }
        let mut seen = vec![0_u64; people.div_ceil(64)];
        let mut mark = |id: PersonId| {
            let word = seen.get_mut(id as usize / 64);
            word.is_some_and(|it| {
                let bit = 1 << (id % 64);
                let is_new = *it & bit == 0;
                *it |= bit;
                is_new
            })
        };
        mark(person);
        let mut callers = Callers { person: Some(self.name_of(person)), ..Callers::default() };
        let (mut now, mut hops) = (vec![person], 0);
        while !now.is_empty() {
            hops += 1;
            let mut later = Vec::new();
            for &to in &now {
                let at = |id: u32| start.get(id as usize).map_or(0, |it| *it as usize);
                for &id in from.get(at(to)..at(to + 1)).unwrap_or_default() {
                    if !mark(id) {
                        continue;
                    }
                    callers.total += 1;
                    if callers.people.len() < MOST_CALLERS {
                        let (name, by) = (self.name_of(id), self.name_of(to));
                        callers.people.push(Caller { name, hops, by });
                    }
                    later.push(id);
                }
            }
            now = later;
        }
        callers
    }

    /// Everybody with a problem and one of these facts, with what a command needs to fix it and to undo
    /// that.
    fn csv(&self, finding: CallingFinding, of: &[PersonFacts], text: &mut String) {
        text.push('\u{feff}');
        text.push_str(
            "sign-in,policy,ends-at,forwarding-type,forwarding-target-type,forwarding-target,unanswered,unanswered-target-type,unanswered-target\r\n",
        );
        for id in self.with(finding) {
            let Some(person) = self.people.get(id as usize) else { continue };
            if !of.is_empty() && !of.contains(&person.facts) {
                continue;
            }
            let way = self.way(id);
            let policy = self.policies.all().get(person.facts.get(Field::Policy) as usize);
            let policy = policy.filter(|_| person.facts.has(Field::Policy));
            let (kind, target) = forwarding(person.facts.get(Field::Answering));
            let (rule, other) = unanswered(person.facts.get(Field::Unanswered));
            let text_of = |id| String::from_utf8_lossy(self.names.text(id));
            let single = |kind: &str, id| match kind {
                "SingleTarget" => text_of(id),
                _ => Cow::Borrowed(""),
            };
            let name = self.name_of(id);
            let cells = [
                name.as_str(),
                policy.map_or("", |it| it.name.as_str()),
                way.last().map_or("", String::as_str),
                kind,
                target,
                &single(target, person.answering),
                rule,
                other,
                &single(other, person.unanswered),
            ];
            for (at, cell) in cells.into_iter().enumerate() {
                if at > 0 {
                    text.push(',');
                }
                csv_cell(cell, text);
            }
            text.push_str("\r\n");
        }
    }
}

/// The values of `ForwardingType` and `ForwardingTargetType` that stand for a rule.
const fn forwarding(answering: u64) -> (&'static str, &'static str) {
    match answering {
        2 | 3 => ("Simultaneous", "SingleTarget"),
        4 => ("Simultaneous", "MyDelegates"),
        5 => ("Simultaneous", "Group"),
        6 => ("Immediate", "Voicemail"),
        7 | 8 => ("Immediate", "SingleTarget"),
        9 => ("Immediate", "MyDelegates"),
        10 => ("Immediate", "Group"),
        _ => ("", ""),
    }
}

/// The values of `IsUnansweredEnabled` and `UnansweredTargetType` that stand for a rule. Blank if it was
/// never set, or if no file says.
const fn unanswered(unanswered: u64) -> (&'static str, &'static str) {
    match unanswered {
        2 => ("True", "Voicemail"),
        3 | 4 => ("True", "SingleTarget"),
        5 => ("True", "MyDelegates"),
        6 => ("True", "Group"),
        7 => ("False", ""),
        _ => ("", ""),
    }
}
