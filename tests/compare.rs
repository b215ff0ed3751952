//! Comparing two settings: exactly what differs, the same seen from either side.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test that fails says where"
)]

use call_landing::routing::{
    AdviceId, Case, Compared, Conversation, CustomerType, InteropPolicy, Landing, PRECONFIGURED,
    Scenario, Severity, Standing, UpgradeMode, advise, compare, only_advised,
};
use std::collections::BTreeSet;
use strum::VariantArray;

/// Every setting of an edition, in one organization.
fn settings(customer: CustomerType) -> Vec<Case> {
    let scenario = Scenario { customer, ..Scenario::default() };
    scenario.settings().map(Case::from).collect()
}

fn modes() -> Vec<Case> {
    let with = |&mode| Conversation { mode, ..Conversation::default() }.into();
    UpgradeMode::VARIANTS.iter().map(with).collect()
}

/// What moves: the circumstance, from where and to where.
fn moves(before: Case, after: Case) -> Vec<(Landing, Landing)> {
    let moved = compare(before, after).into_iter().filter(Compared::moves);
    moved.map(|it| (it.was.verdict.landing, it.is.verdict.landing)).collect()
}

#[track_caller]
fn check_pair(before: Case, after: Case) {
    let forth = moves(before, after);
    let back: Vec<_> = moves(after, before).into_iter().map(|(was, is)| (is, was)).collect();
    assert_eq!(forth, back, "{before:?} {after:?}");
    let lands = |case: Case| -> Vec<_> {
        let verdicts = case.every_call().into_iter().map(|it| it.decide().verdict);
        verdicts.map(|it| (it.landing, it.interop)).collect()
    };
    assert_eq!(forth.is_empty(), lands(before) == lands(after), "{before:?} {after:?}");
    for it in compare(before, after) {
        assert_eq!(it.was, it.before.decide());
        assert_eq!(it.is, it.after.decide());
        assert_eq!(it.after, it.before.under(after), "the same call");
    }
}

#[test]
fn comparisons_are_symmetric_and_empty_only_if_nothing_differs() {
    for &customer in CustomerType::VARIANTS {
        let settings = settings(customer);
        for &before in &settings {
            for &after in &settings {
                check_pair(before, after);
            }
        }
    }
    for before in modes() {
        for after in modes() {
            check_pair(before, after);
        }
    }
}

#[test]
fn every_call_is_compared_once() {
    let guide: Case = Scenario::default().into();
    assert_eq!(compare(guide, guide).len(), 9);
    let modes: Case = Conversation::default().into();
    assert_eq!(compare(modes, modes).len(), 48);
}

#[test]
fn the_teams_policy_moves_two_kinds_of_call_of_an_existing_customer() {
    let before: Case = Scenario::default().into();
    let policy = InteropPolicy::CALLS_IN_TEAMS.fields;
    let after: Case = Scenario { policy, ..Scenario::default() }.into();
    let moved: Vec<String> = compare(before, after)
        .into_iter()
        .filter(Compared::moves)
        .map(|it| {
            let Case::Guide201712(scenario) = it.before else { panic!("another edition") };
            let call: &str = scenario.call.into();
            format!("{call} {:?} {:?}", it.was.verdict.landing, it.is.verdict.landing)
        })
        .collect();
    assert_eq!(moved, ["sfb-voip SkypeForBusiness Teams", "pstn-in SkypeForBusiness Teams"]);
}

#[test]
fn a_conversation_that_starts_to_cross_moves_though_it_lands_alike() {
    // A federated call from Teams to Islands crosses to Skype for Business; from Skype for Business
    // it does not cross. Between modes the landing and the crossing change together or not at all.
    let [islands, sfb_only, .., teams_only] = modes()[..] else { panic!("five modes") };
    let crossings = |after: Case| {
        let all = compare(islands, after).into_iter();
        all.filter(|it| it.moves() && it.was.verdict.landing == it.is.verdict.landing).count()
    };
    assert_eq!(crossings(sfb_only), 0);
    assert_eq!(crossings(teams_only), 0);
}

/// The warnings and cautions over all calls, stated apart from the code under test.
fn advised(scenario: Scenario, standing: Standing) -> BTreeSet<AdviceId> {
    let said = scenario.every_call().flat_map(|call| advise(&call, standing));
    said.filter(|it| it.severity <= Severity::Caution).map(|it| it.id).collect()
}

#[test]
fn warnings_appear_and_vanish_by_difference() {
    let side = |instance: &InteropPolicy, customer| {
        let scenario = Scenario { customer, policy: instance.fields, ..Scenario::default() };
        (scenario, instance.standing(instance.fields))
    };
    let mut seen = BTreeSet::new();
    for &customer in CustomerType::VARIANTS {
        for before in PRECONFIGURED {
            for after in PRECONFIGURED {
                let (before, after) = (side(before, customer), side(after, customer));
                let appear = only_advised(after, before);
                let expected: Vec<AdviceId> = advised(after.0, after.1)
                    .difference(&advised(before.0, before.1))
                    .copied()
                    .collect();
                assert_eq!(appear, expected);
                seen.extend(appear);
            }
        }
    }
    assert!(seen.len() > 5, "policies differ in their warnings: {seen:?}");
}

#[test]
fn the_same_policy_twice_changes_no_warning() {
    for instance in PRECONFIGURED {
        let side = (
            Scenario { policy: instance.fields, ..Scenario::default() },
            instance.standing(instance.fields),
        );
        assert_eq!(only_advised(side, side), []);
    }
}
