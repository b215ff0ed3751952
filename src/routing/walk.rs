//! Walking a decision table: which questions have to be asked, and which answers come out.
//!
//! An edition may have far more combinations of answers than can be listed. So nothing lists them: a
//! question is asked only where some rule that can still decide looks at it. The same walk guides a
//! visitor, counts what each rule decides, and finds what can be reached by changing settings.

use super::edition::CAPACITY;
use super::{Case, Condition, Derivation, Edition, FactAt, Line, Role, Rule, Standing};

/// A case with some answers still unknown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Partial {
    case: Case,
    known: u32,
}

/// What comes next when a question is asked step by step.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Next {
    /// This question has to be answered: a rule that can still decide looks at it.
    Ask(u8),
    /// Whatever the answers to the other questions are, this rule decides.
    Decided(&'static Rule),
}

/// All cases that share the answers that were needed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Leaf {
    /// One of them: what was not needed has its default answer.
    pub case: Case,
    /// The rule that decides them.
    pub rule: &'static Rule,
    /// How many they are.
    pub cases: u64,
}

/// What is known of some conditions.
enum Known {
    Hold,
    Fail,
    /// Depends on the answer to this question.
    Open(u8),
}

/// The first of some rows that holds.
enum First {
    Row(usize),
    None,
    /// Depends on the answer to this question.
    Open(u8),
}

impl Partial {
    /// Nothing is known yet.
    pub fn nothing(edition: &'static Edition) -> Self {
        Self { case: Case::first(edition), known: 0 }
    }

    /// The answers of a case to the questions of some roles are known.
    pub fn of(case: Case, is_role: impl Fn(Role) -> bool) -> Self {
        let edition = case.edition();
        let known = edition.numbered().filter(|it| is_role(it.1.role));
        known.fold(Self::nothing(edition), |it, (at, _)| it.answered(at, case.get(at)))
    }

    const fn know(self, question: u8) -> Self {
        Self { known: self.known | 1 << question, ..self }
    }

    /// The same user's call of another kind.
    pub(super) fn on(self, line: &Line) -> Self {
        line.sets.iter().fold(self, |it, &(at, answer)| it.answered(at, answer))
    }

    /// The case, with default answers to what is not known.
    pub const fn case(self) -> Case {
        self.case
    }

    /// With the answer to one more question.
    #[must_use]
    pub fn answered(self, question: u8, answer: u8) -> Self {
        Self { case: self.case.with(question, answer), ..self }.know(question)
    }

    /// Whether the answer to a question is known.
    pub const fn knows(self, question: u8) -> bool {
        (question as usize) < CAPACITY && self.known >> question & 1 == 1
    }

    /// What has to be asked next, or what decides.
    pub fn next(self) -> Next {
        let rules = || self.case.edition().all_rules();
        match self.first_of(rules().map(|it| it.when)) {
            First::Open(question) => Next::Ask(question),
            First::Row(at) => {
                Next::Decided(rules().nth(at).unwrap_or(self.case.edition().otherwise))
            }
            First::None => Next::Decided(self.case.edition().otherwise),
        }
    }

    /// The first row whose conditions all hold, or what has to be asked before that is known.
    fn first_of(self, rows: impl Iterator<Item = &'static [Condition]>) -> First {
        for (at, conditions) in rows.enumerate() {
            match self.look(conditions, None) {
                Known::Hold => return First::Row(at),
                Known::Fail => {}
                Known::Open(question) => return First::Open(question),
            }
        }
        First::None
    }

    /// The cases for which all conditions of any of these rows hold, together where they share the
    /// answers that were needed: one of them, and how many they are.
    pub fn touched(self, rows: &'static [&'static [Condition]]) -> Vec<(Case, u64)> {
        match self.first_of(rows.iter().copied()) {
            First::Open(question) => self.each(question).flat_map(|it| it.touched(rows)).collect(),
            First::Row(_) => vec![(self.case, self.count())],
            First::None => Vec::new(),
        }
    }

    /// A condition that fails makes the rest of no interest; otherwise the first that is open asks.
    fn look(self, conditions: &[Condition], standing: Option<Standing>) -> Known {
        let mut open = None;
        for condition in conditions {
            if let (FactAt::Standing, Some(standing)) = (condition.fact, standing) {
                if !condition.admits(standing as u8) {
                    return Known::Fail;
                }
                continue;
            }
            match self.open_for(condition.fact) {
                Some(question) => open = open.or(Some(question)),
                None if !self.case.fulfills(&[*condition]) => return Known::Fail,
                None => {}
            }
        }
        open.map_or(Known::Hold, Known::Open)
    }

    /// The question that has to be answered before a fact is known.
    fn open_for(self, fact: FactAt) -> Option<u8> {
        match fact {
            FactAt::Question(at) => self.open(at),
            FactAt::Derived(at) => {
                match &self.case.edition().facts.get(usize::from(at))?.derivation {
                    Derivation::Function { from, .. } => from.iter().find_map(|&it| self.open(it)),
                    Derivation::Rows(rows) => match self.first_of(rows.iter().map(|it| it.when)) {
                        First::Open(question) => Some(question),
                        First::Row(_) | First::None => None,
                    },
                }
            }
            FactAt::Standing => None,
        }
    }

    /// The question itself, or one that has to be answered before it is known whether anybody asks
    /// it. Nothing where its answer is known, or where it is not asked and so has its default.
    fn open(self, question: u8) -> Option<u8> {
        if self.knows(question) {
            return None;
        }
        match self.look(self.case.edition().question(question)?.asked, None) {
            Known::Hold => Some(question),
            Known::Fail => None,
            Known::Open(before) => Some(before),
        }
    }

    fn each(self, question: u8) -> impl Iterator<Item = Self> {
        let count = self.case.edition().question(question).map_or(0, |it| it.answers.len());
        (0..u8::try_from(count).unwrap_or(u8::MAX)).map(move |it| self.answered(question, it))
    }

    /// Every way that the table can be gone through from here.
    pub fn leaves(self) -> Vec<Leaf> {
        let leaf = |(it, rule): (Self, _)| Leaf { case: it.case, rule, cases: it.count() };
        self.ways().into_iter().map(leaf).collect()
    }

    /// The same, with what has to be known for each.
    pub(super) fn ways(self) -> Vec<(Self, &'static Rule)> {
        match self.next() {
            Next::Ask(question) => self.each(question).flat_map(Self::ways).collect(),
            Next::Decided(rule) => vec![(self, rule)],
        }
    }

    /// Whether all of these conditions hold for some answers to what is not known, when the user has
    /// this kind of policy.
    pub(super) fn can_fulfill(self, conditions: &[Condition], standing: Standing) -> bool {
        match self.look(conditions, Some(standing)) {
            Known::Hold => true,
            Known::Fail => false,
            Known::Open(question) => {
                self.each(question).any(|it| it.can_fulfill(conditions, standing))
            }
        }
    }

    /// The known answers, by position of their questions.
    pub(super) fn answers(self) -> impl Iterator<Item = (u8, u8)> {
        let known = self.case.edition().numbered().filter(move |it| self.knows(it.0));
        known.map(move |(at, _)| (at, self.case.get(at)))
    }

    /// How many cases there are, whatever decides them.
    pub fn count(self) -> u64 {
        let edition = self.case.edition();
        let mut cases = 1;
        for (at, question) in edition.numbered() {
            let Some(open) = self.open(at) else { continue };
            if open != at || decides_what_is_asked(edition, at) {
                // Which of the others are asked depends on it. Each answer is counted anew.
                return self.each(open).map(Self::count).sum();
            }
            cases *= question.answers.len() as u64;
        }
        cases
    }
}

/// Whether another question is asked only where this one has some answer.
fn decides_what_is_asked(edition: &Edition, question: u8) -> bool {
    let mut asked = edition.questions.iter().flat_map(|it| it.asked);
    asked.any(|condition| depends_on(edition, condition.fact, question))
}

/// Whether the value of a fact depends on the answer to a question.
pub(super) fn depends_on(edition: &Edition, fact: FactAt, question: u8) -> bool {
    match fact {
        FactAt::Question(at) => at == question,
        FactAt::Derived(at) => match edition.facts.get(usize::from(at)).map(|it| &it.derivation) {
            Some(Derivation::Function { from, .. }) => from.contains(&question),
            Some(Derivation::Rows(rows)) => {
                let mut looked_at = rows.iter().flat_map(|it| it.when);
                looked_at.any(|it| it.fact != fact && depends_on(edition, it.fact, question))
            }
            None => false,
        },
        FactAt::Standing => false,
    }
}

/// How many cases are listed one by one. Where there are more, one stands for all those that no rule
/// tells apart.
pub const MOST_LISTED: u64 = 1_000;

impl Case {
    /// The calls of this user, as far as the settings of another case or its own tell them apart:
    /// each combination of answers to the questions of some roles, where they can be listed, and
    /// else one for each way that both go through the table.
    pub(super) fn calls_apart(self, other: Self, is_free: fn(Role) -> bool) -> Vec<Self> {
        if let Some(calls) = self.listed(is_free) {
            return calls;
        }
        let under = |it: Partial, settings: Self| Partial { case: it.case.under(settings), ..it };
        let ways = Partial::of(self, |it| !is_free(it)).ways().into_iter();
        let ways = ways.flat_map(|it| under(it.0, other).ways());
        ways.map(|it| under(it.0, self).case).collect()
    }

    /// The cases with each combination of answers to the questions of some roles, unless they are too
    /// many to list.
    pub(super) fn listed(self, is_free: fn(Role) -> bool) -> Option<Vec<Self>> {
        let count = Partial::of(self, |it| !is_free(it)).count();
        (count <= MOST_LISTED).then(|| self.varied(is_free))
    }
}

/// Every way through the table of an edition.
pub fn leaves(edition: &'static Edition) -> Vec<Leaf> {
    Partial::nothing(edition).leaves()
}

/// Every way through the table that settings can bring about for this call.
pub fn reachable(case: Case) -> Vec<Leaf> {
    Partial::of(case, |it| !it.is_setting()).leaves()
}

/// The scenarios that the questions of an edition can make, each once, the last question varying
/// fastest. An iterator, because there may be too many to list.
pub fn every_case(edition: &'static Edition) -> impl Iterator<Item = Case> {
    let mut next = Some(Case::first(edition).lowest(0));
    std::iter::from_fn(move || {
        let case = next?;
        next = case.successor();
        Some(case)
    })
}

/// How many scenarios of an edition are enumerated one by one.
const MOST_ENUMERATED: u64 = 1_000_000;

/// Whether every scenario of an edition can be enumerated.
pub fn is_enumerable(edition: &'static Edition) -> bool {
    Partial::nothing(edition).count() <= MOST_ENUMERATED
}

/// Where there are more, one way through the table in so many stands for the others.
const ONE_IN: usize = 1_009;

/// Scenarios that stand for all of an edition: every one, or where there are too many of them one for
/// each rule and a sample of the ways through the table.
pub fn scenarios(edition: &'static Edition) -> impl Iterator<Item = Case> {
    let all: Vec<Case> = if is_enumerable(edition) {
        every_case(edition).collect()
    } else {
        let leaves = leaves(edition);
        let first = |rule: &Rule| leaves.iter().find(|it| it.rule == rule);
        let firsts = edition.all_rules().filter_map(first);
        firsts.chain(leaves.iter().step_by(ONE_IN)).map(|it| it.case).collect()
    };
    all.into_iter()
}

impl Case {
    /// The case with the first answer to each question from one on that is asked, and the default
    /// where it is not.
    fn lowest(self, from: u8) -> Self {
        self.edition().numbered().fold(self, |it, (at, question)| {
            if at < from {
                it
            } else {
                it.with(at, if it.is_asked(at) { 0 } else { question.default })
            }
        })
    }

    /// The next one in the order of [`every_case`].
    fn successor(self) -> Option<Self> {
        let questions: Vec<_> = self.edition().numbered().collect();
        for &(at, question) in questions.iter().rev() {
            let answer = usize::from(self.get(at)) + 1;
            if self.is_asked(at) && answer < question.answers.len() {
                return Some(self.with(at, self.get(at) + 1).lowest(at + 1));
            }
        }
        None
    }
}
