//! What to advise: changes for one user, ranked by what they do to every call of that user.
//!
//! A change that fixes the call in question may silence another one. So nothing is suggested on the
//! strength of one call: each way is assessed over all of them, and over the warnings that its result
//! would carry. Whatever offers a change (Explore, Goal, the audit) takes its order and its labels
//! from here.

use super::case::Case;
use super::editions::guide_2017_12::{ADVICE, AdviceId, Facts};
use super::editions::modes_2019_08::Conversation;
use super::goal::Change;
use super::policy::{Attestation, InteropPolicy, PRECONFIGURED, Standing};
use super::route::decide;
use super::scenario::Scenario;
use super::table::{RuleCondition, Verdict};
use super::vocabulary::{Landing, Licence, UserChoice};
use super::{Severity, Way};
use crate::order::sort_by;
use strum::{IntoStaticStr, VariantArray};

/// A user, one call to or by them, and where their policy came from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Subject {
    /// The organization, the policy, the user and the call.
    pub scenario: Scenario,
    /// The preconfigured instance that the policy started as; nothing for a policy that somebody made.
    pub instance: Option<&'static InteropPolicy>,
}

/// How a way compares with the others that lead to the same place.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, IntoStaticStr)]
#[strum(serialize_all = "kebab-case")]
pub enum Rank {
    /// The best of them: documented, without a warning, and no call of the user is lost by it.
    Recommended,
    /// It gets there and does no harm that is not there already.
    AlsoWorks,
    /// A call of the user would be lost by it, or its result would carry a new warning.
    AdvisedAgainst,
}

/// Changes that go together, and what they lead to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Remedy {
    /// What is done.
    pub changes: Vec<Change>,
    /// What becomes of the call in question.
    pub verdict: Verdict,
    /// How this compares with the other ways to the same landing.
    pub rank: Rank,
    /// The calls of this user that arrive today and would be lost.
    pub lost: Vec<Case>,
    /// What the page would warn of in the result.
    pub warnings: Vec<AdviceId>,
}

/// Another mode of the August 2019 edition, and what it leads to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ModeRemedy {
    /// The case under that mode.
    pub after: Case,
    /// What becomes of the call in question.
    pub verdict: Verdict,
    /// How this compares with the other modes. One is recommended only where the call is lost today.
    pub rank: Rank,
    /// The calls of this user that arrive today and would be lost.
    pub lost: Vec<Case>,
}

/// What decides the order, the most important first. Smaller is better.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Cost {
    lost: usize,
    warnings: usize,
    attestation: Doubt,
    changes: usize,
    /// How many calls land elsewhere afterwards. The way that touches less comes first.
    moved: usize,
    /// Going back to `Global` comes after a grant: what `Global` says depends on the tenant.
    is_global: bool,
}

/// How sure it is that a change can be made as it is named.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Doubt {
    /// A document of the edition shows it.
    Documented,
    /// It takes a policy of the tenant's own, or follows from what documents leave out.
    Derived,
    /// It takes an instance that no document names.
    MayNotExist,
}

impl Subject {
    /// What kind of policy the user has.
    pub fn standing(&self) -> Standing {
        self.instance.map_or(Standing::Custom, |it| it.standing(self.scenario.policy))
    }

    /// The user after some changes.
    pub fn after(self, changes: &[Change]) -> Self {
        changes.iter().fold(self, |it, &change| Self {
            scenario: change.apply(it.scenario),
            instance: match change {
                Change::Grant(granted) => Some(granted),
                _ => it.instance,
            },
        })
    }

    /// What the page warns of, over every call of the user.
    pub fn warnings(&self) -> Vec<AdviceId> {
        let standing = Some(self.standing());
        let mut found = Vec::new();
        for call in self.scenario.every_call() {
            let facts = Facts::of(&call, standing);
            for row in ADVICE {
                if row.id.severity() == Severity::Warning
                    && !found.contains(&row.id)
                    && row.when.iter().all(|it| it.holds(&facts))
                {
                    found.push(row.id);
                }
            }
        }
        found
    }

    /// Whether the call is lost, or the page warns of the user's policy.
    pub fn is_broken(&self) -> bool {
        decide(&self.scenario).1.landing.is_lost() || !self.warnings().is_empty()
    }
}

/// Every single change that moves the call, by where it lands then, each list from the best way to
/// the worst.
pub fn moves(subject: Subject) -> Vec<(Landing, Vec<Remedy>)> {
    let now = decide(&subject.scenario).1.landing;
    let assess = Assessor::new(subject);
    let ways = Change::all().map(|it| assess.way(vec![it]));
    let ways = sorted(ways.filter(|it| it.remedy.verdict.landing != now).collect());
    let mut groups: Vec<(Landing, Vec<Remedy>)> = Vec::new();
    for mut way in ways {
        let landing = way.remedy.verdict.landing;
        match groups.iter_mut().find(|it| it.0 == landing) {
            Some(group) => {
                way.label(group.1.len());
                group.1.push(way.remedy);
            }
            None => {
                way.label(0);
                groups.push((landing, vec![way.remedy]));
            }
        }
    }
    groups
}

/// The ways to a landing, from the best to the worst: the shortest, as [`super::paths_to`] found
/// them, and where each of those has something against it the smallest ways that have nothing.
pub fn ways_to(subject: Subject, wanted: Landing, shortest: &[Vec<Change>]) -> Vec<Remedy> {
    let assess = Assessor::new(subject);
    let mut ways: Vec<Assessed> = shortest.iter().map(|it| assess.way(it.clone())).collect();
    if !ways.iter().any(Assessed::is_clean) {
        ways.extend(smallest(&assess, &every_combination(Licence::VARIANTS), |it| {
            it.is_clean() && it.remedy.verdict.landing == wanted
        }));
    }
    labeled(sorted(ways))
}

/// What makes a broken state whole: the call arrives, nothing warns, and no call of the user is lost
/// by it. The smallest ways, from the best to the worst; none where nothing helps.
pub fn fixes(subject: Subject) -> Vec<Remedy> {
    let assess = Assessor::new(subject);
    // To take the licenses away fixes nothing, even where nothing warns any more.
    let ways = smallest(&assess, &every_combination(&[Licence::Provisioned]), |it| {
        it.is_clean() && !it.remedy.verdict.landing.is_lost()
    });
    labeled(sorted(ways))
}

/// The ways that goal seek found, from the best to the worst.
pub fn ranked(subject: Subject, ways: &[Way]) -> Vec<(Way, Remedy)> {
    let assess = Assessor::new(subject);
    let assessed = ways.iter().enumerate().map(|(at, way)| {
        let changes = vec![Change::Grant(way.instance), Change::Choice(way.choice)];
        let is_change = |it: &&Change| it.apply(subject.scenario) != subject.scenario;
        let effort = changes.iter().filter(is_change).count();
        let mut it = assess.way(changes);
        (it.cost.changes, it.at) = (effort, at);
        it
    });
    let assessed = sorted(assessed.collect());
    let places: Vec<usize> = assessed.iter().map(|it| it.at).collect();
    let ways = places.iter().filter_map(|&at| ways.get(at).copied());
    ways.zip(labeled(assessed)).collect()
}

/// Every other mode of the August 2019 edition, from the best to the worst: those that lose no call,
/// first of them those that move the call in question.
pub fn other_modes(conversation: Conversation) -> Vec<ModeRemedy> {
    let here = Case::from(conversation);
    let now = here.decide().verdict.landing;
    // Where a call comes from is up to its caller; how the user reaches the telephone network is not.
    let is_theirs =
        |case: &Case| matches!(case, Case::Modes201908(it) if it.pstn == conversation.pstn);
    let mut modes: Vec<ModeRemedy> = Vec::new();
    let mut costs = Vec::new();
    for setting in here.settings() {
        let after = here.under(setting);
        if after == here {
            continue;
        }
        let verdict = after.decide().verdict;
        let calls = here.every_call().into_iter().filter(is_theirs);
        let (lost, moved) = compared(calls.map(|call| (call, call.under(after))));
        let rank = if lost.is_empty() { Rank::AlsoWorks } else { Rank::AdvisedAgainst };
        let cost = (lost.len(), verdict.landing == now, moved);
        // A handful: put each in its place.
        let at = costs.iter().take_while(|it| **it <= cost).count();
        costs.insert(at, cost);
        modes.insert(at, ModeRemedy { after, verdict, rank, lost });
    }
    if now.is_lost()
        && let Some(best) = modes.iter_mut().find(|it| it.lost.is_empty())
        && !best.verdict.landing.is_lost()
    {
        best.rank = Rank::Recommended;
    }
    modes
}

/// A way, and what decides its place.
struct Assessed {
    cost: Cost,
    /// Its place among the ways that were given.
    at: usize,
    /// Whether the result carries a warning that is not there today.
    has_new_warning: bool,
    remedy: Remedy,
}

impl Assessed {
    /// Says how it compares, when so many better ways lead to the same place.
    fn label(&mut self, better: usize) {
        let remedy = &mut self.remedy;
        let is_lost = remedy.verdict.landing.is_lost() || !remedy.lost.is_empty();
        remedy.rank = if is_lost || self.has_new_warning {
            Rank::AdvisedAgainst
        } else if better == 0
            && remedy.warnings.is_empty()
            && self.cost.attestation == Doubt::Documented
        {
            Rank::Recommended
        } else {
            Rank::AlsoWorks
        };
    }

    fn is_clean(&self) -> bool {
        self.remedy.lost.is_empty() && self.remedy.warnings.is_empty()
    }
}

/// Assesses ways for one user.
struct Assessor {
    subject: Subject,
    warned: Vec<AdviceId>,
}

impl Assessor {
    fn new(subject: Subject) -> Self {
        Self { subject, warned: subject.warnings() }
    }

    fn way(&self, changes: Vec<Change>) -> Assessed {
        let after = self.subject.after(&changes);
        let verdict = decide(&after.scenario).1;
        let calls = self.subject.scenario.every_call().zip(after.scenario.every_call());
        let (lost, moved) = compared(calls.map(|(it, after)| (it.into(), after.into())));
        let warnings = after.warnings();
        let cost = Cost {
            lost: lost.len(),
            warnings: warnings.len(),
            attestation: changes.iter().map(|&it| doubt(it)).max().unwrap_or(Doubt::Documented),
            changes: changes.len(),
            moved,
            is_global: changes.contains(&Change::Grant(&InteropPolicy::GLOBAL)),
        };
        let has_new_warning = warnings.iter().any(|it| !self.warned.contains(it));
        // Where it comes among the others decides about `Recommended`.
        let rank = Rank::AlsoWorks;
        Assessed {
            cost,
            at: 0,
            has_new_warning,
            remedy: Remedy { changes, verdict, rank, lost, warnings },
        }
    }
}

/// The calls that arrive before and are lost after, and how many land elsewhere.
fn compared(calls: impl Iterator<Item = (Case, Case)>) -> (Vec<Case>, usize) {
    let (mut lost, mut moved) = (Vec::new(), 0);
    for (before, after) in calls {
        let [was, is] = [before, after].map(|it| it.decide().verdict.landing);
        if is.is_lost() && !was.is_lost() {
            lost.push(before);
        }
        moved += usize::from(is != was);
    }
    (lost, moved)
}

fn doubt(change: Change) -> Doubt {
    match change {
        Change::Grant(it) if it.attestation == Attestation::NamePatternOnly => Doubt::MayNotExist,
        Change::Grant(_) | Change::Choice(_) | Change::Licence(_) => Doubt::Documented,
        Change::Calling(_) | Change::Chat(_) | Change::Override(_) => Doubt::Derived,
    }
}

fn sorted(mut ways: Vec<Assessed>) -> Vec<Assessed> {
    sort_by(&mut ways, |it, other| it.cost.cmp(&other.cost));
    ways
}

/// Labels ways that are in order and lead to one place.
fn labeled(ways: Vec<Assessed>) -> Vec<Remedy> {
    let label = |(at, mut way): (usize, Assessed)| {
        way.label(at);
        way.remedy
    };
    ways.into_iter().enumerate().map(label).collect()
}

/// Every way to put a user into another state: a grant or none, a choice or none, licenses or none.
fn every_combination(licences: &[Licence]) -> Vec<Vec<Change>> {
    let steps: [Vec<Change>; 3] = [
        PRECONFIGURED.iter().map(Change::Grant).collect(),
        UserChoice::VARIANTS.iter().map(|&it| Change::Choice(it)).collect(),
        licences.iter().map(|&it| Change::Licence(it)).collect(),
    ];
    let mut all = vec![Vec::new()];
    for step in steps {
        for set in all.clone() {
            for &change in &step {
                let mut longer = set.clone();
                longer.push(change);
                all.push(longer);
            }
        }
    }
    all
}

/// Those combinations that do, of which no part does alone.
fn smallest(
    assess: &Assessor,
    combinations: &[Vec<Change>],
    does: impl Fn(&Assessed) -> bool,
) -> Vec<Assessed> {
    let mut found: Vec<Assessed> = Vec::new();
    for length in 1..=3 {
        for set in combinations.iter().filter(|it| it.len() == length) {
            let holds = |part: &Assessed| part.remedy.changes.iter().all(|it| set.contains(it));
            if found.iter().any(holds) {
                continue;
            }
            let way = assess.way(set.clone());
            if does(&way) {
                found.push(way);
            }
        }
    }
    found
}
