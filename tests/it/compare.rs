//! Comparing two settings: exactly what differs, the same seen from either side.

use call_landing::editions::{self, teams_interop_policy, teams_upgrade_policy};
use call_landing::link::read;
use call_landing::routing::{
    Case, Compared, Decision, Edition, Interop, Landing, Role, Severity, Subject, Verdict, advise,
    compare, every_case, is_enumerable, only_advised,
};
use std::collections::BTreeSet;

/// The first case of each user of an edition, on the policy that an empty address has.
fn users(edition: &'static Edition) -> Vec<Case> {
    let is_plain = |it: &Case| {
        edition
            .numbered()
            .filter(|(_, question)| question.role != Role::User)
            .all(|(at, question)| it.get(at) == question.default)
    };
    every_case(edition).filter(is_plain).collect()
}

/// Every setting of a user.
fn settings(case: Case) -> Vec<Case> {
    let questions = case.edition().of_role(Role::is_setting);
    questions.fold(vec![case], |cases, (at, question)| {
        let count = question.answers.len() as u8;
        cases.into_iter().flat_map(|it| (0..count).map(move |answer| it.with(at, answer))).collect()
    })
}

/// What moves: from where and to where.
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
        let verdicts = case.every_circumstance().into_iter().map(|it| it.decide().verdict);
        verdicts.map(|it| (it.landing, it.interop)).collect()
    };
    assert_eq!(forth.is_empty(), lands(before) == lands(after), "{before:?} {after:?}");
    for it in compare(before, after) {
        assert_eq!(it.was, it.before.decide());
        assert_eq!(it.is, it.after.decide());
        assert_eq!(it.after, it.before.under(after), "the same call");
        assert_eq!(it.before, it.before.under(before), "the same settings");
        let (was, is) = (it.was.verdict.landing.is_lost(), it.is.verdict.landing.is_lost());
        assert_eq!((it.is_lost(), it.is_won()), (!was && is, was && !is));
    }
}

#[test]
fn comparisons_are_symmetric_and_empty_only_if_nothing_differs() {
    let mut pairs = 0;
    for edition in editions::ALL.iter().filter(|it| is_enumerable(it)) {
        for user in users(edition) {
            let settings = settings(user);
            for &before in &settings {
                for &after in &settings {
                    check_pair(before, after);
                    pairs += 1;
                }
            }
        }
    }
    assert_eq!(pairs, 4 * 108 * 108 + 5 * 5);
}

#[test]
fn every_call_is_compared_once() {
    let policies = Case::first(&teams_interop_policy::EDITION);
    assert_eq!(compare(policies, policies).len(), 9);
    let modes = Case::first(&teams_upgrade_policy::EDITION);
    assert_eq!(compare(modes, modes).len(), 48);
    for edition in editions::ALL.iter().filter(|it| is_enumerable(it)) {
        let case = Case::first(edition);
        let calls = compare(case, case);
        let unique: BTreeSet<String> = calls.iter().map(|it| format!("{:?}", it.before)).collect();
        assert_eq!(unique.len(), calls.len());
    }
}

/// What moves between the question of an address and the policy that it compares with.
#[track_caller]
fn moved(query: &str) -> Vec<String> {
    let (address, notices) = read(&format!("#/compare?{query}"));
    assert_eq!(notices, [], "{query}");
    compare(address.case(), address.compared_with().case)
        .into_iter()
        .filter(Compared::moves)
        .map(|it| {
            let call = it.before.line().unwrap().token;
            format!("{call} {:?} {:?}", it.was.verdict.landing, it.is.verdict.landing)
        })
        .collect()
}

#[test]
fn the_teams_policy_moves_two_kinds_of_call_of_an_existing_customer() {
    assert_eq!(moved(""), ["sfb-voip SkypeForBusiness Teams", "pstn-in SkypeForBusiness Teams"]);
    assert_eq!(moved("to=Global"), [""; 0]);
}

#[test]
fn a_conversation_that_starts_to_cross_moves_though_it_lands_alike() {
    // A federated call from Teams to Islands crosses to Skype for Business; from Skype for Business
    // it does not cross. Between modes the landing and the crossing change together or not at all.
    let modes = settings(Case::first(&teams_upgrade_policy::EDITION));
    let [islands, sfb_only, .., teams_only] = modes[..] else { panic!("five modes") };
    let crossings = |after: Case| {
        let all = compare(islands, after).into_iter();
        all.filter(|it| it.moves() && it.was.verdict.landing == it.is.verdict.landing).count()
    };
    assert_eq!(crossings(sfb_only), 0);
    assert_eq!(crossings(teams_only), 0);
    // So the crossing alone is changed here.
    for alike in compare(islands, islands) {
        assert!(!alike.moves());
        let interop = match alike.is.verdict.interop {
            Some(Interop::Yes) => Some(Interop::No),
            Some(Interop::No) | None => Some(Interop::Yes),
        };
        let is = Decision { verdict: Verdict { interop, ..alike.is.verdict }, ..alike.is };
        assert!(Compared { is, ..alike }.moves(), "{alike:?}");
    }
}

/// The warnings and cautions over all calls, stated apart from the code under test.
fn advised(subject: Subject) -> BTreeSet<&'static str> {
    let calls = subject.case.every_call();
    let said = calls.into_iter().flat_map(|call| advise(call, subject.standing()));
    said.filter(|it| it.rule.severity <= Severity::Caution).map(|it| it.rule.id).collect()
}

#[test]
fn warnings_appear_and_vanish_by_difference() {
    for (edition, at_least) in editions::ALL.iter().zip([6, 1]) {
        let mut seen = BTreeSet::new();
        // How calls reach the user counts for what is advised.
        let users: Vec<Case> = every_case(edition)
            .filter(|it| {
                let first = Case::first(edition);
                first.with_roles_of(*it, |role| matches!(role, Role::User | Role::Delivery)) == *it
            })
            .collect();
        for user in users {
            for before in edition.policy.presets {
                for after in edition.policy.presets {
                    let [before, after] =
                        [before, after].map(|it| Subject { case: user, preset: None }.granted(it));
                    let appear: Vec<&str> =
                        only_advised(after, before).into_iter().map(|it| it.id).collect();
                    let expected: BTreeSet<&str> =
                        advised(after).difference(&advised(before)).copied().collect();
                    assert_eq!(appear.iter().copied().collect::<BTreeSet<_>>(), expected);
                    assert_eq!(appear.len(), expected.len(), "each once");
                    seen.extend(appear);
                }
            }
        }
        assert!(seen.len() >= at_least, "policies differ in their warnings: {seen:?}");
    }
}

#[test]
fn warnings_come_in_the_order_of_the_edition() {
    for edition in editions::ALL.iter().filter(|it| is_enumerable(it)) {
        let place = |id: &str| edition.advice.iter().position(|it| it.id == id);
        for case in every_case(edition) {
            for preset in edition.policy.presets {
                let (here, there) = (Subject::of(case).granted(preset), Subject::of(case));
                let places = only_advised(here, there).into_iter().map(|it| place(it.id));
                assert!(places.is_sorted(), "{case:?} {}", preset.name);
            }
        }
    }
}

#[test]
fn the_same_policy_twice_changes_no_warning() {
    for edition in editions::ALL.iter().filter(|it| is_enumerable(it)) {
        for preset in edition.policy.presets {
            let side = Subject::first(edition).granted(preset);
            assert!(only_advised(side, side).is_empty(), "{}", preset.name);
        }
    }
}
