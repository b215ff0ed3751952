//! Asking one question at a time: from a complaint, or from nothing, to where the call lands and why.
//!
//! Nothing here is a script. Every way through the table that agrees with what is known is weighed, and
//! the question that leaves the least doubt on average comes next.

use super::edition::CAPACITY;
use super::walk::Partial;
use super::{Case, Edition, Landing, Role, Rule};

/// What is known of a case: the complaint, and what was answered so far.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Inquiry {
    /// Where the call is known to land, if that is the complaint.
    pub landing: Option<Landing>,
    /// What was said to each question, by position.
    said: [Said; CAPACITY],
}

/// What was said to a question.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Said {
    /// Nothing yet.
    #[default]
    Nothing,
    /// That it is not known.
    Unknown,
    /// An answer, by position.
    Answer(u8),
}

/// How an inquiry stands.
#[derive(Clone, Debug, PartialEq)]
pub struct Standpoint {
    /// The question to ask next, by position. None where another answer would change nothing, or
    /// nothing else can be asked.
    pub next: Option<u8>,
    /// What is asked together with it, and with it: questions of the same role whose most ordinary answers
    /// lead to the most ordinary end, each with that answer. Empty where it is asked alone.
    pub together: Vec<(u8, u8)>,
    /// How many reasons each answer to that question leaves.
    pub leaves: Vec<usize>,
    /// The reasons that remain, the most ordinary first.
    pub reasons: Vec<Reason>,
    /// How many rules there are that can be one.
    pub at_first: usize,
}

/// One rule that may be the one that decides.
#[derive(Clone, Debug, PartialEq)]
pub struct Reason {
    /// The rule.
    pub rule: &'static Rule,
    /// The most ordinary case in which it decides, as far as is known.
    pub case: Case,
    /// What would have to be true for that and is not known: question and answer by position. The
    /// answers that everybody has are left out.
    pub if_only: Vec<(u8, u8)>,
    /// How ordinary it is, compared with the others.
    weight: f32,
}

impl Reason {
    /// Where the call lands then.
    pub fn landing(&self) -> Landing {
        self.case.decide().verdict.landing
    }
}

impl Default for Inquiry {
    fn default() -> Self {
        Self { landing: None, said: [Said::Nothing; CAPACITY] }
    }
}

impl Inquiry {
    /// Nothing is known but where the call lands, if that is the complaint.
    pub fn about(landing: Option<Landing>) -> Self {
        Self { landing, ..Self::default() }
    }

    /// What was said to a question.
    pub fn said(&self, question: u8) -> Said {
        self.said.get(usize::from(question)).copied().unwrap_or_default()
    }

    /// With something said to a question.
    #[must_use]
    pub fn saying(mut self, question: u8, said: Said) -> Self {
        if let Some(place) = self.said.get_mut(usize::from(question)) {
            *place = said;
        }
        self
    }

    /// What was said, in the order of the edition.
    pub fn all(&self, edition: &'static Edition) -> impl Iterator<Item = (u8, Said)> {
        edition.numbered().map(|(at, _)| (at, self.said(at))).filter(|it| it.1 != Said::Nothing)
    }

    fn partial(&self, edition: &'static Edition) -> Partial {
        self.all(edition).fold(Partial::nothing(edition), |it, (at, said)| match said {
            Said::Answer(answer) => it.answered(at, answer),
            Said::Unknown | Said::Nothing => it,
        })
    }

    /// What remains possible, and what to ask next.
    pub fn standpoint(&self, edition: &'static Edition) -> Standpoint {
        let can_be = |it: &&Rule| self.landing.is_none_or(|landing| it.then.landing == landing);
        let at_first = edition.all_rules().filter(can_be).count();
        // The call first: what follows is different for each of them, and much less.
        let line = edition.of_role(|it| it == Role::Call).map(|it| it.0).next();
        if let Some(next) = line.filter(|&at| self.said(at) == Said::Nothing) {
            return Standpoint {
                next: Some(next),
                together: Vec::new(),
                leaves: Vec::new(),
                reasons: Vec::new(),
                at_first,
            };
        }
        let ways = self.ways(edition);
        let next = if is_certain(&ways) { None } else { self.best(edition, &ways) };
        let together = next.map_or_else(Vec::new, |at| self.together(edition, &ways, at));
        let leaves = next.map_or_else(Vec::new, |at| {
            let agreeing = |answer| ways.iter().filter(move |it| it.agrees(at, answer));
            each_answer(edition, at).map(|answer| count_rules(agreeing(answer))).collect()
        });
        Standpoint {
            next,
            together,
            leaves,
            reasons: reasons(&ways, &self.partial(edition)),
            at_first,
        }
    }

    /// Every way through the table that agrees with what is known.
    fn ways(&self, edition: &'static Edition) -> Vec<Way> {
        let known = self.partial(edition);
        let way = |(partial, rule): (Partial, &'static Rule)| {
            let landing = rule.then.landing;
            let place = edition.all_rules().position(|it| std::ptr::eq(it, rule))?;
            // Ways differ in the landing, or in the reason where the landing is given.
            let class = if self.landing.is_some() { place } else { landing as usize };
            let is_wanted = self.landing.is_none_or(|it| landing == it);
            is_wanted.then(|| Way { partial, rule, place, class, weight: weight(partial, known) })
        };
        known.ways().into_iter().filter_map(way).collect()
    }

    /// The questions that are asked at once with this one: one look answers them if all is as usual.
    fn together(&self, edition: &'static Edition, ways: &[Way], next: u8) -> Vec<(u8, u8)> {
        let by_weight = |it: &&Way, other: &&Way| it.weight.total_cmp(&other.weight);
        let Some(usual) = ways.iter().max_by(by_weight) else { return Vec::new() };
        let role = |at: u8| edition.question(at).map(|it| it.role);
        let is_usual = |&(at, answer): &(u8, u8)| {
            self.said(at) == Said::Nothing
                && role(at) == role(next)
                && edition.question(at).is_some_and(|it| it.is_default(answer))
        };
        let mut all: Vec<(u8, u8)> = usual.partial.answers().filter(is_usual).collect();
        // Alone, each of them has to be able to change the answer, whatever the others rule out.
        let whole = all.clone();
        all.retain(|&(at, answer)| {
            let others = || whole.iter().filter(|it| it.0 != at);
            ways.iter().any(|it| {
                it.class != usual.class
                    && it.partial.knows(at)
                    && !it.agrees(at, answer)
                    && others().all(|&(at, answer)| it.agrees(at, answer))
            })
        });
        if all.len() < 2 || all.iter().all(|it| it.0 != next) {
            all.clear();
        }
        all
    }

    /// The question whose answer leaves the least doubt on average.
    fn best(&self, edition: &'static Edition, ways: &[Way]) -> Option<u8> {
        let mut best: Option<(u8, f32)> = None;
        for (at, _) in edition.numbered() {
            if self.said(at) != Said::Nothing || !ways.iter().any(|it| it.partial.knows(at)) {
                continue;
            }
            let after: f32 = each_answer(edition, at)
                .map(|answer| {
                    let likely = likelihood(edition, at, answer);
                    let with = |it: &Way| Some((it.class, it.weight_with(at, answer, likely)?));
                    doubt(ways.iter().filter_map(with))
                })
                .sum();
            if best.is_none_or(|it| after < it.1) {
                best = Some((at, after));
            }
        }
        best.map(|it| it.0)
    }
}

/// One way through the table.
struct Way {
    partial: Partial,
    rule: &'static Rule,
    /// The position of the rule.
    place: usize,
    /// The landing or the reason that it stands for.
    class: usize,
    weight: f32,
}

impl Way {
    fn agrees(&self, question: u8, answer: u8) -> bool {
        !self.partial.knows(question) || self.partial.case().get(question) == answer
    }

    /// How ordinary it is together with an answer that is likely as said; nothing where it has another
    /// one.
    fn weight_with(&self, question: u8, answer: u8, likely: f32) -> Option<f32> {
        match self.partial.knows(question) {
            true => (self.partial.case().get(question) == answer).then_some(self.weight),
            false => Some(self.weight * likely),
        }
    }
}

fn each_answer(edition: &'static Edition, question: u8) -> std::ops::Range<u8> {
    let answers = edition.question(question).map_or(0, |it| it.answers.len());
    0..u8::try_from(answers).unwrap_or(u8::MAX)
}

/// How ordinary an answer is. No document counts users. So this is an assumption: 85 of 100 have what the
/// edition documents as the default, half of the calls are of the kind that an empty address asks about,
/// and the other answers are equally likely.
fn likelihood(edition: &'static Edition, question: u8, answer: u8) -> f32 {
    let Some(asked) = edition.question(question) else { return 0.0 };
    let others = asked.answers.len().saturating_sub(1).max(1);
    // Which call it is differs from call to call.
    let is_call = edition.of_role(|it| it == Role::Call).next().is_some_and(|it| it.0 == question);
    let usual = if is_call { 0.5 } else { 0.85 };
    let rest = u16::try_from(others).map_or(1.0, f32::from);
    if asked.is_default(answer) { usual } else { (1.0 - usual) / rest }
}

/// How ordinary a way is, from what it needs and is not known.
fn weight(way: Partial, known: Partial) -> f32 {
    way.answers()
        .filter(|it| !known.knows(it.0))
        .map(|(at, answer)| likelihood(way.case().edition(), at, answer))
        .product()
}

/// How much doubt there is: the entropy, times the weight of all.
fn doubt(weighed: impl Iterator<Item = (usize, f32)>) -> f32 {
    let mut classes: Vec<f32> = Vec::new();
    for (class, weight) in weighed {
        if classes.len() <= class {
            classes.resize(class + 1, 0.0);
        }
        if let Some(it) = classes.get_mut(class) {
            *it += weight;
        }
    }
    let all: f32 = classes.iter().sum();
    classes.iter().filter(|it| **it > 0.0).map(|it| it * (all / it).log2()).sum()
}

/// Whether nothing else has to be asked: there is one landing, or one reason where that is asked for.
fn is_certain(ways: &[Way]) -> bool {
    let mut classes = ways.iter().map(|it| it.class);
    let first = classes.next();
    classes.all(|it| Some(it) == first)
}

fn count_rules<'a>(ways: impl Iterator<Item = &'a Way>) -> usize {
    let mut seen: Vec<bool> = Vec::new();
    for way in ways {
        if seen.len() <= way.place {
            seen.resize(way.place + 1, false);
        }
        if let Some(it) = seen.get_mut(way.place) {
            *it = true;
        }
    }
    seen.into_iter().filter(|it| *it).count()
}

/// The rules that may decide, each with its most ordinary case.
fn reasons(ways: &[Way], known: &Partial) -> Vec<Reason> {
    let mut reasons: Vec<Reason> = Vec::new();
    for way in ways {
        let case = way.partial.case();
        let if_only = || {
            let needed = way.partial.answers().filter(|it| !known.knows(it.0));
            let is_special = |it: &(u8, u8)| {
                case.edition().question(it.0).is_some_and(|asked| !asked.is_default(it.1))
            };
            needed.filter(is_special).collect()
        };
        match reasons.iter_mut().find(|it| std::ptr::eq(it.rule, way.rule)) {
            Some(it) if it.weight >= way.weight => {}
            Some(it) => (it.case, it.if_only, it.weight) = (case, if_only(), way.weight),
            None => reasons.push(Reason {
                rule: way.rule,
                case,
                if_only: if_only(),
                weight: way.weight,
            }),
        }
    }
    crate::order::sort_by(&mut reasons, |it, other| other.weight.total_cmp(&it.weight));
    reasons
}

/// Every way through the table, as one of its cases with its weight: the part of all calls that go this
/// way, if 85 of 100 users have the documented default of each setting and half of the calls are of the
/// first kind.
pub fn weighed(edition: &'static Edition) -> Vec<(Case, f32)> {
    let nothing = Partial::nothing(edition);
    nothing.ways().into_iter().map(|it| (it.0.case(), weight(it.0, nothing))).collect()
}

/// The landings that somebody can complain about.
pub fn complaints(edition: &Edition) -> Vec<Landing> {
    let is_fine = |it: &Landing| {
        matches!(it, Landing::NotApplicable | Landing::NotGoverned | Landing::NotPossible)
    };
    edition.landings().into_iter().filter(|it| !is_fine(it)).collect()
}
