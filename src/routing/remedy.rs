//! What to advise: changes for one user, ranked by what they do to every call of that user.
//!
//! A change that fixes the call in question may silence another one. So nothing is suggested on the
//! strength of one call: each way is assessed over all of them, and over the warnings that its result
//! would carry. Whatever offers a change (Explore, Compare, Goal, the audit) takes its order and its
//! labels from here: [`remedies`] for a user as they are, [`ways_to`] for a wanted landing, [`ranked`]
//! for wishes. The commands of a remedy and what undoes them: `powershell::remedy_commands`.

use super::advice::AdviceRule;
use super::goal::Way;
use super::{Attestation, Case, Change, Compared, Custom, Landing, Preset, Role, Subject, Verdict};
use crate::order::sort_by;
use strum::IntoStaticStr;

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
    /// The calls of this user that land elsewhere afterwards.
    pub moved: Vec<Compared>,
    /// The calls of this user that arrive today and would be lost.
    pub lost: Vec<Case>,
    /// What the page would warn of in the result.
    pub warnings: Vec<&'static AdviceRule>,
}

/// What decides the order, the most important first. Smaller is better.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Cost {
    lost: usize,
    warnings: usize,
    certainty: Certainty,
    changes: usize,
    /// How many calls land elsewhere afterwards. The way that touches less comes first.
    moved: usize,
    /// Going back to the default comes after an assignment: what the default says depends on the
    /// tenant.
    is_default: bool,
}

/// How sure it is that a change can be made as it is named.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Certainty {
    /// A document of the edition shows it.
    Documented,
    /// It takes a policy of the tenant's own, or follows from what documents leave out.
    Derived,
    /// It takes an instance that no document names.
    MayNotExist,
}

impl Subject {
    /// The user after some changes.
    #[must_use]
    pub fn after(self, changes: &[Change]) -> Self {
        changes.iter().fold(self, |it, change| change.apply(it))
    }
}

/// Every single change that moves the call, by where it lands then, each list from the best way to
/// the worst.
pub fn moves(subject: Subject) -> Vec<(Landing, Vec<Remedy>)> {
    let now = subject.case.decide().verdict.landing;
    let assess = Assessor::new(subject);
    let ways = Change::all(subject.edition()).into_iter().map(|it| assess.way(vec![it]));
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

/// What to do for a user, the best first: what makes a broken state whole, then every other single
/// change that moves the call. The first one alone may be recommended, and those that are advised
/// against come last.
pub fn remedies(subject: Subject) -> Vec<Remedy> {
    let mut all = if subject.is_broken() { fixes(subject) } else { Vec::new() };
    for remedy in moves(subject).into_iter().flat_map(|it| it.1) {
        if all.iter().all(|it| it.changes != remedy.changes) {
            all.push(remedy);
        }
    }
    for other in all.iter_mut().skip(1).filter(|it| it.rank == Rank::Recommended) {
        other.rank = Rank::AlsoWorks;
    }
    let (mut harmless, harmful): (Vec<_>, Vec<_>) =
        all.into_iter().partition(|it| it.rank != Rank::AdvisedAgainst);
    harmless.extend(harmful);
    harmless
}

/// The documented presets that a user can be assigned without harm, whatever call is in question:
/// nothing warns then, and no call that arrives today is lost. Those under which the fewest calls stay
/// lost come first, and then those that reroute the fewest.
pub fn harmless_presets(subject: Subject) -> Vec<&'static Preset> {
    let (assess, edition) = (Assessor::new(subject), subject.edition());
    let presets = edition.policy.presets.iter().filter(|it| !it.is_default(edition));
    let ways = presets.map(|it| (it, assess.way(vec![Change::Grant(it)])));
    let is_documented = |it: &Assessed| it.cost.certainty == Certainty::Documented;
    let mut harmless: Vec<_> = ways.filter(|it| it.1.is_clean() && is_documented(&it.1)).collect();
    sort_by(&mut harmless, |it, other| {
        (it.1.still_lost, it.1.cost.moved).cmp(&(other.1.still_lost, other.1.cost.moved))
    });
    harmless.into_iter().map(|it| it.0).collect()
}

/// The ways to a landing, from the best to the worst: the shortest, as [`super::paths_to`] found
/// them, and where each of those has something against it the smallest ways that have nothing.
pub fn ways_to(subject: Subject, wanted: Landing, shortest: &[Vec<Change>]) -> Vec<Remedy> {
    let assess = Assessor::new(subject);
    let mut ways: Vec<Assessed> = shortest.iter().map(|it| assess.way(it.clone())).collect();
    if !ways.iter().any(Assessed::is_clean) {
        let combinations = every_combination(subject, Licensing::Any);
        ways.extend(smallest(&assess, &combinations, |it| it == wanted));
    }
    labeled(sorted(ways))
}

/// What makes a broken state whole: the call arrives, nothing warns, and no call of the user is lost
/// by it. The smallest ways, from the best to the worst; none where nothing helps.
pub fn fixes(subject: Subject) -> Vec<Remedy> {
    let assess = Assessor::new(subject);
    // To take licenses away fixes nothing, even where nothing warns any more.
    let combinations = every_combination(subject, Licensing::Provision);
    let ways = smallest(&assess, &combinations, |it| !it.is_lost());
    labeled(sorted(ways))
}

/// The ways that goal seek found, from the best to the worst.
pub fn ranked(subject: Subject, ways: &[Way]) -> Vec<(Way, Remedy)> {
    let assess = Assessor::new(subject);
    let assessed = ways.iter().enumerate().map(|(at, way)| {
        let mut changes = vec![Change::Grant(way.preset)];
        changes.extend(way.choices.iter().map(|it| Change::Set(it.0, it.1)));
        let is_change = |it: &Change| it.apply_to(subject.case) != subject.case;
        let effort = changes.iter().filter(|it| is_change(it)).count();
        // Who has a policy is not granted it again.
        let is_there = |it: &Change| matches!(it, Change::Grant(it) if subject.preset == Some(*it));
        changes.retain(|it| is_change(it) || matches!(it, Change::Grant(_)) && !is_there(it));
        let mut it = assess.way(changes);
        (it.cost.changes, it.at) = (effort, at);
        it
    });
    let assessed = sorted(assessed.collect());
    let places: Vec<usize> = assessed.iter().map(|it| it.at).collect();
    let ways = places.iter().filter_map(|&at| ways.get(at).cloned());
    ways.zip(labeled(assessed)).collect()
}

/// A way, and what decides its place.
struct Assessed {
    cost: Cost,
    /// Its place among the ways that were given.
    at: usize,
    /// Whether the result carries a warning that is not there today.
    has_new_warning: bool,
    /// How many calls of the user reach nobody afterwards.
    still_lost: usize,
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
            && self.cost.certainty == Certainty::Documented
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
    warned: Vec<&'static AdviceRule>,
    /// The calls of the user, where they can be listed.
    calls: Option<Vec<Case>>,
}

impl Assessor {
    fn new(subject: Subject) -> Self {
        let calls = subject.case.listed(|it| it == Role::Call);
        Self { subject, warned: subject.warnings(), calls }
    }

    fn way(&self, changes: Vec<Change>) -> Assessed {
        let after = self.subject.after(&changes);
        let calls = match &self.calls {
            Some(calls) => calls.clone(),
            None => self.subject.case.calls_apart(after.case, |it| it == Role::Call),
        };
        let compared: Vec<Compared> =
            calls.into_iter().map(|it| Compared::of(it, it.under(after.case))).collect();
        let still_lost = compared.iter().filter(|it| it.is.verdict.landing.is_lost()).count();
        let is_moved = |it: &Compared| it.was.verdict.landing != it.is.verdict.landing;
        let moved: Vec<Compared> = compared.into_iter().filter(is_moved).collect();
        let mut lost: Vec<Case> =
            moved.iter().filter(|it| it.is_lost()).map(|it| it.before).collect();
        lost.extend(self.lost_otherwise(after.case, &lost));
        let warnings = after.warnings();
        let edition = self.subject.edition();
        let certainty = changes.iter().map(|it| certainty(*it, self.subject)).max();
        let cost = Cost {
            lost: lost.len(),
            warnings: warnings.len(),
            certainty: certainty.unwrap_or(Certainty::Documented),
            changes: changes.len(),
            moved: moved.len(),
            is_default: changes
                .iter()
                .any(|it| matches!(it, Change::Grant(preset) if preset.is_default(edition))),
        };
        let has_new_warning = warnings.iter().any(|it| !self.warned.contains(it));
        let verdict = after.case.decide().verdict;
        // Where it comes among the others decides about `Recommended`.
        let rank = Rank::AlsoWorks;
        let remedy = Remedy { changes, verdict, rank, moved, lost, warnings };
        Assessed { cost, at: 0, has_new_warning, still_lost, remedy }
    }
}

impl Assessor {
    /// The calls that arrive today and are lost afterwards in the further circumstance of the edition, or
    /// outside it, whichever the case is not about: a call that rings is not safe if nobody answers it.
    fn lost_otherwise(&self, after: Case, lost: &[Case]) -> Vec<Case> {
        let (case, edition) = (self.subject.case, self.subject.edition());
        let others = edition.further.lines.iter().filter_map(|further| {
            let line = edition.lines.iter().find(|it| further.sets.starts_with(it.sets))?;
            let here = case.on(line);
            let elsewhere = case.on(further);
            Some((here, if here == elsewhere { line.usually(here, further) } else { elsewhere }))
        });
        others
            .filter(|(here, other)| {
                let is_said = lost.contains(here);
                !is_said && Compared::of(*other, other.under(after)).is_lost()
            })
            .map(|it| it.1)
            .collect()
    }
}

fn certainty(change: Change, subject: Subject) -> Certainty {
    let edition = subject.edition();
    match (change, change.role(edition)) {
        (Change::Grant(it), _) if it.attestation == Attestation::NamePatternOnly => {
            Certainty::MayNotExist
        }
        (Change::Set(..), Role::Policy) if edition.policy.custom == Custom::Allowed => {
            Certainty::Derived
        }
        (Change::Grant(_) | Change::Set(..), _) => Certainty::Documented,
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

/// Which changes of licenses count.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Licensing {
    /// All.
    Any,
    /// Only to provision one.
    Provision,
}

/// How many changes go together at most.
const MOST: usize = 3;

/// Every way to put a user into another state with a few changes: of each kind of change one or none.
/// Few, so their number grows with a power of the answers and not with their product.
fn every_combination(subject: Subject, licensing: Licensing) -> Vec<Vec<Change>> {
    let edition = subject.edition();
    let presets: Vec<Change> = edition.policy.presets.iter().map(Change::Grant).collect();
    let is_other = |it: Role| matches!(it, Role::Choice | Role::License);
    let mut steps = vec![presets];
    for change in Change::sets(edition, is_other) {
        let takes_away =
            change.role(edition) == Role::License && !matches!(change, Change::Set(_, 0));
        if licensing == Licensing::Provision && takes_away {
            continue;
        }
        match steps.last_mut() {
            Some(step) if step.first().is_some_and(|it| it.is_kind_of(change)) => step.push(change),
            _ => steps.push(vec![change]),
        }
    }
    let mut all = vec![Vec::new()];
    for step in steps {
        for set in all.clone() {
            for &change in step.iter().filter(|_| set.len() < MOST) {
                let mut longer: Vec<Change> = set.clone();
                longer.push(change);
                all.push(longer);
            }
        }
    }
    all
}

/// The combinations that bring the call to such a landing without harm, unless a part of them does so
/// alone.
fn smallest(
    assess: &Assessor,
    combinations: &[Vec<Change>],
    is_wanted: impl Fn(Landing) -> bool,
) -> Vec<Assessed> {
    let mut found: Vec<Assessed> = Vec::new();
    for length in 1..=MOST {
        for set in combinations.iter().filter(|it| it.len() == length) {
            let holds = |part: &Assessed| part.remedy.changes.iter().all(|it| set.contains(it));
            let after = assess.subject.after(set).case.decide().verdict.landing;
            if !is_wanted(after) || found.iter().any(holds) {
                continue;
            }
            let way = assess.way(set.clone());
            if way.is_clean() {
                found.push(way);
            }
        }
    }
    found
}
