//! Goal seek against brute force: every way that there is and no other, and proofs that hold.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test that fails says where"
)]

use call_landing::routing::{
    Attestation, CallType, CustomerType, Goal, Landing, Licence, Override, PRECONFIGURED, Rulebook,
    Scenario, UserChoice, Way, Wish, decide, seek,
};
use proptest::prelude::*;
use std::collections::BTreeSet;
use strum::VariantArray;

/// Every scenario that a policy and the user's choice can make of one, stated apart from the code
/// under test: a choice that the policy does not allow is no choice.
fn settings(scenario: Scenario) -> BTreeSet<Scenario> {
    let mut settings = BTreeSet::new();
    for instance in PRECONFIGURED {
        for &choice in UserChoice::VARIANTS {
            let allowed = instance.fields.allow_end_user_client_override == Override::On;
            if allowed || choice == UserChoice::None {
                settings.insert(Scenario { policy: instance.fields, choice, ..scenario });
            }
        }
    }
    settings
}

fn fulfils(setting: Scenario, wishes: &[Wish]) -> bool {
    let lands = |call| decide(&Scenario { call, ..setting }).1.landing;
    wishes.iter().all(|&(call, landing)| lands(call) == landing)
}

fn possible(scenario: Scenario, wishes: &[Wish]) -> bool {
    settings(scenario).into_iter().any(|setting| fulfils(setting, wishes))
}

/// Every subset, by the bits of a number.
fn subsets(wishes: &[Wish]) -> impl Iterator<Item = Vec<Wish>> {
    (0..1_usize << wishes.len()).map(|bits| {
        let chosen = wishes.iter().enumerate().filter(|(at, _)| bits >> at & 1 == 1);
        chosen.map(|(_, wish)| *wish).collect()
    })
}

/// Holds all that is promised of an answer.
#[track_caller]
fn check(scenario: Scenario, wishes: &[Wish]) {
    let wanted: BTreeSet<Scenario> =
        settings(scenario).into_iter().filter(|it| fulfils(*it, wishes)).collect();
    match seek(&scenario, wishes) {
        Goal::Ways(ways) => {
            let found: Vec<Scenario> = ways.iter().map(|way| way.apply(scenario)).collect();
            assert_eq!(found.iter().copied().collect::<BTreeSet<_>>(), wanted);
            assert_eq!(found.len(), wanted.len(), "each way once");
            assert!(ways.is_sorted_by_key(|way| way.choice != UserChoice::None), "{ways:?}");
        }
        Goal::Impossible { together, forbidden_by } => {
            assert!(wanted.is_empty(), "{wishes:?} can be fulfilled: {wanted:?}");
            assert!(together.iter().all(|it| wishes.contains(it)));
            assert!(!possible(scenario, &together), "{together:?} can hold together");
            let smaller = subsets(wishes).filter(|it| it.len() < together.len());
            for smaller in smaller {
                assert!(possible(scenario, &smaller), "{smaller:?} is smaller than {together:?}");
            }
            let named: BTreeSet<_> = forbidden_by.iter().map(|it| it.0).collect();
            let all: BTreeSet<_> = together.iter().map(|it| it.0).collect();
            assert_eq!(named, all, "each wish is forbidden by some rule");
            for (call, rule) in forbidden_by {
                let (_, wish) = together.iter().find(|it| it.0 == call).unwrap();
                let others: Vec<Wish> =
                    together.iter().copied().filter(|it| it.0 != call).collect();
                let decides = settings(scenario).into_iter().filter(|it| fulfils(*it, &others));
                let mut decided = decides.map(|it| decide(&Scenario { call, ..it }));
                assert!(decided.any(|(by, verdict)| by == rule && verdict.landing != *wish));
            }
        }
    }
}

#[test]
fn every_single_wish_in_every_organization() {
    for &customer in CustomerType::VARIANTS {
        for &licence in Licence::VARIANTS {
            let scenario = Scenario { customer, licence, ..Scenario::default() };
            for &call in CallType::VARIANTS {
                for landing in Scenario::landings() {
                    check(scenario, &[(call, landing)]);
                }
            }
        }
    }
}

#[test]
fn every_pair_of_wishes_for_incoming_calls() {
    let calls = [CallType::TeamsVoip, CallType::SfbVoip, CallType::PstnIn, CallType::FederatedIn];
    for &customer in CustomerType::VARIANTS {
        let scenario = Scenario { customer, ..Scenario::default() };
        for (at, &one) in calls.iter().enumerate() {
            for &other in calls.iter().skip(at + 1) {
                for landing in Scenario::landings() {
                    for second in Scenario::landings() {
                        check(scenario, &[(one, landing), (other, second)]);
                    }
                }
            }
        }
    }
}

fn wishes() -> impl Strategy<Value = Vec<Wish>> {
    let landing = proptest::sample::select(Scenario::landings());
    let calls = proptest::sample::subsequence(CallType::VARIANTS.to_vec(), 0..=9);
    calls.prop_flat_map(move |calls| {
        let landings = proptest::collection::vec(landing.clone(), calls.len());
        landings.prop_map(move |landings| calls.iter().copied().zip(landings).collect())
    })
}

proptest! {
    #[test]
    fn any_set_of_wishes(
        wishes in wishes(),
        customer in proptest::sample::select(CustomerType::VARIANTS),
        licence in proptest::sample::select(Licence::VARIANTS),
    ) {
        check(Scenario { customer, licence, ..Scenario::default() }, &wishes);
    }

    /// The landings of a setting can be wished for all at once.
    #[test]
    fn what_a_setting_does_can_be_had(at in 0..36_usize) {
        let scenario = Scenario::default();
        let setting = settings(scenario).into_iter().nth(at).unwrap();
        let lands = |call| decide(&Scenario { call, ..setting }).1.landing;
        let wishes: Vec<Wish> = CallType::VARIANTS.iter().map(|&it| (it, lands(it))).collect();
        check(scenario, &wishes);
        prop_assert!(matches!(seek(&scenario, &wishes), Goal::Ways(_)));
    }
}

#[test]
fn there_are_36_ways_and_the_best_attested_come_first() {
    let ways = Way::all();
    assert_eq!(ways.len(), 9 + 3 * 9);
    let rank = |way: &Way| {
        let attested = way.instance.attestation == Attestation::NamePatternOnly;
        (way.choice != UserChoice::None, attested)
    };
    assert!(ways.is_sorted_by_key(rank));
    assert_eq!(ways[0].instance.identity.name(), "Global");
}

#[test]
fn calls_in_teams_need_the_policy_that_the_guide_grants() {
    let Goal::Ways(ways) = seek(&Scenario::default(), &[(CallType::PstnIn, Landing::Teams)]) else {
        panic!("there is a way");
    };
    let best = ways[0];
    assert_eq!(best.instance.identity.name(), "DisallowOverrideCallingTeamsChatTeams");
    assert_eq!(best.choice, UserChoice::None);
}

#[test]
fn voip_and_pstn_cannot_be_kept_apart() {
    let wishes = [
        (CallType::PstnOut, Landing::EitherClient),
        (CallType::SfbVoip, Landing::SkypeForBusiness),
        (CallType::PstnIn, Landing::Teams),
    ];
    let Goal::Impossible { together, forbidden_by } = seek(&Scenario::default(), &wishes) else {
        panic!("no policy does it");
    };
    assert_eq!(together, wishes[1..]);
    let rules: Vec<&str> = forbidden_by.into_iter().map(|it| it.1.into()).collect();
    assert_eq!(
        rules,
        ["teams-policy-takes-calls", "default-policy-sfb-calls", "sfb-policy-keeps-calls"]
    );
}
