//! From where calls should land to the policies that land them there, or the proof that none does.

use super::editions::guide_2017_12::RuleId;
use super::policy::{InteropPolicy, PRECONFIGURED};
use super::route::decide;
use super::scenario::Scenario;
use super::vocabulary::{CallType, Landing, Override, UserChoice};

/// A call and where it should land.
pub type Wish = (CallType, Landing);

/// A policy, and what the user has to choose, that fulfils every wish.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Way {
    /// The best attested instance with these fields.
    pub instance: &'static InteropPolicy,
    /// What the user chooses; nothing where no choice is needed or allowed.
    pub choice: UserChoice,
}

/// What can be said to a set of wishes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Goal {
    /// All the ways to fulfil them, the simplest first.
    Ways(Vec<Way>),
    /// There is none.
    Impossible {
        /// The smallest set of wishes that cannot hold together.
        together: Vec<Wish>,
        /// What forbids it: where all the others hold, this call is decided by this rule.
        forbidden_by: Vec<(CallType, RuleId)>,
    },
}

impl Way {
    /// The scenario that this way makes of another one.
    pub const fn apply(self, scenario: Scenario) -> Scenario {
        Scenario { policy: self.instance.fields, choice: self.choice, ..scenario }
    }

    /// Every way there is: each policy, with each choice that it allows. The simplest first: without
    /// a choice of the user, then by how well the instance is attested.
    pub fn all() -> Vec<Self> {
        let is_first = |at: usize, instance: &InteropPolicy| {
            PRECONFIGURED.iter().take(at).all(|earlier| earlier.fields != instance.fields)
        };
        let instances = || PRECONFIGURED.iter().enumerate().filter(|(at, it)| is_first(*at, it));
        let mut ways = Vec::new();
        for (_, instance) in instances() {
            ways.push(Self { instance, choice: UserChoice::None });
        }
        for (_, instance) in instances() {
            if instance.fields.allow_end_user_client_override == Override::On {
                ways.push(Self { instance, choice: UserChoice::Teams });
                ways.push(Self { instance, choice: UserChoice::Sfb });
            }
        }
        ways
    }
}

/// Finds every way to fulfil all wishes in the organization and with the licence of a scenario.
pub fn seek(scenario: &Scenario, wishes: &[Wish]) -> Goal {
    let all = Way::all();
    let ways: Vec<Way> =
        all.iter().copied().filter(|way| fulfils(scenario, *way, wishes)).collect();
    if !ways.is_empty() {
        return Goal::Ways(ways);
    }
    let possible = |wishes: &[Wish]| all.iter().any(|way| fulfils(scenario, *way, wishes));
    let together = smallest(wishes, |some| !possible(some));
    let mut forbidden_by = Vec::new();
    for &(call, landing) in &together {
        let others: Vec<Wish> = together.iter().copied().filter(|it| it.0 != call).collect();
        for &way in all.iter().filter(|way| fulfils(scenario, **way, &others)) {
            let (rule, verdict) = decide(&Scenario { call, ..way.apply(*scenario) });
            if verdict.landing != landing && !forbidden_by.contains(&(call, rule)) {
                forbidden_by.push((call, rule));
            }
        }
    }
    Goal::Impossible { together, forbidden_by }
}

fn fulfils(scenario: &Scenario, way: Way, wishes: &[Wish]) -> bool {
    wishes.iter().all(|&(call, landing)| {
        decide(&Scenario { call, ..way.apply(*scenario) }).1.landing == landing
    })
}

/// The first of the smallest subsets for which something holds; all of it if for none.
fn smallest(wishes: &[Wish], holds: impl Fn(&[Wish]) -> bool) -> Vec<Wish> {
    let subset = |bits: usize| -> Vec<Wish> {
        let chosen = |(at, wish): (usize, &Wish)| (bits >> at & 1 == 1).then_some(*wish);
        wishes.iter().enumerate().filter_map(chosen).collect()
    };
    for size in 1..=wishes.len() {
        for bits in 1_usize..1 << wishes.len() {
            if bits.count_ones() as usize == size && holds(&subset(bits)) {
                return subset(bits);
            }
        }
    }
    wishes.to_vec()
}
