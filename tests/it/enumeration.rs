//! Walking a table finds what going through everything finds: in the editions that can be listed.

use call_landing::editions;
use call_landing::routing::{
    AdviceRule, Case, Change, Edition, Landing, Next, Partial, Path, Role, Severity, Subject,
    advised, compare, every_case, is_enumerable, leaves, paths_to, reachable,
};
use strum::VariantArray;

/// All combinations of so many changes, in the order of the changes.
fn combinations(all: &[Change], count: usize) -> Vec<Vec<Change>> {
    if count == 0 {
        return vec![Vec::new()];
    }
    let with_first = |at: usize| {
        let rest = combinations(&all[at + 1..], count - 1).into_iter();
        rest.map(move |it| [vec![all[at]], it].concat())
    };
    (0..all.len()).flat_map(with_first).collect()
}

/// The smallest sets of changes after which the call lands there, by trying all.
fn tried(case: Case, wanted: Landing, sets: &[Vec<Vec<Change>>]) -> Vec<Vec<Change>> {
    let lands = |set: &&Vec<Change>| {
        let after = set.iter().fold(case, |it, change| change.apply_to(it));
        after.decide().verdict.landing == wanted
    };
    let found = sets.iter().map(|sets| sets.iter().filter(lands).cloned().collect::<Vec<_>>());
    found.into_iter().find(|it| !it.is_empty()).unwrap_or_default()
}

#[test]
fn the_shortest_ways_are_those_that_trying_everything_finds() {
    for &edition in editions::ALL.iter().filter(|it| is_enumerable(it)) {
        let all = Change::all(edition);
        let sets: Vec<_> = (0..=3).map(|it| combinations(&all, it)).collect();
        let mut longest = 0;
        for case in every_case(edition).step_by(23) {
            for &wanted in Landing::VARIANTS {
                match paths_to(case, wanted) {
                    Path::AlreadyThere => assert_eq!(tried(case, wanted, &sets), [[]]),
                    Path::Shortest(ways) => {
                        assert_eq!(ways, tried(case, wanted, &sets), "{case:?} to {wanted:?}");
                        longest = longest.max(ways[0].len());
                    }
                    Path::Impossible { looked_at, decided_by } => {
                        assert_eq!(tried(case, wanted, &sets), [[]; 0], "{case:?} to {wanted:?}");
                        assert!(looked_at > 0 && !decided_by.is_empty());
                        assert!(decided_by.iter().all(|it| it.then.landing != wanted));
                    }
                }
            }
        }
        assert!(longest <= 3, "{longest} changes in {edition:?}");
    }
}

#[test]
fn advice_over_all_calls_is_that_of_each_call() {
    for &edition in editions::ALL.iter().filter(|it| is_enumerable(it)) {
        for case in every_case(edition) {
            for preset in edition.policy.presets.iter().map(Some).chain([None]).step_by(5) {
                let subject = Subject { case, preset };
                let standing = subject.standing();
                let speaks = |rule: &&AdviceRule| {
                    let said = |it: &Case| edition_rule(edition, rule.id).applies(*it, standing);
                    case.every_call().iter().any(|it| said(it).is_some())
                };
                let expect: Vec<_> = edition.advice.iter().filter(speaks).collect();
                assert_eq!(advised(subject, |_| true), expect, "{case:?}");
            }
        }
    }
}

fn edition_rule(edition: &'static Edition, id: &str) -> &'static AdviceRule {
    edition.advice.iter().find(|it| it.id == id).unwrap()
}

#[test]
fn warnings_are_the_advice_of_that_severity() {
    for &edition in editions::ALL.iter().filter(|it| is_enumerable(it)) {
        for case in every_case(edition).step_by(7) {
            let subject = Subject::of(case);
            let all = advised(subject, |_| true);
            let expect: Vec<_> =
                all.into_iter().filter(|it| it.severity == Severity::Warning).collect();
            assert_eq!(subject.warnings(), expect);
        }
    }
}

#[test]
fn counts_are_those_of_listing() {
    for &edition in editions::ALL.iter().filter(|it| is_enumerable(it)) {
        let all = every_case(edition).count() as u64;
        assert_eq!(Partial::nothing(edition).count(), all);
        assert_eq!(leaves(edition).iter().map(|it| it.cases).sum::<u64>(), all);
        for case in every_case(edition).step_by(31) {
            let calls = Partial::of(case, |it| it != Role::Call);
            assert_eq!(calls.count(), case.every_call().len() as u64);
            let all = reachable(case);
            let settings = every_case(edition).filter(|it| it.under(case) == case);
            assert_eq!(all.iter().map(|it| it.cases).sum::<u64>(), settings.count() as u64);
        }
    }
}

#[test]
fn a_leaf_is_decided_by_its_rule_whatever_was_not_asked() {
    for &edition in editions::ALL.iter().filter(|it| is_enumerable(it)) {
        for case in every_case(edition) {
            let mut known = Partial::nothing(edition);
            let rule = loop {
                match known.next() {
                    Next::Ask(at) => known = known.answered(at, case.get(at)),
                    Next::Decided(rule) => break rule,
                }
            };
            assert_eq!(rule, case.decide().rule, "{case:?}");
            assert_eq!(known.case().decide().rule, rule);
        }
    }
}

#[test]
fn where_calls_can_be_listed_a_comparison_lists_each() {
    for &edition in editions::ALL.iter().filter(|it| is_enumerable(it)) {
        for case in every_case(edition).step_by(31) {
            let after = case.with_preset(edition.policy.presets.last().unwrap());
            let before: Vec<_> = compare(case, after).iter().map(|it| it.before).collect();
            assert_eq!(before, case.every_circumstance());
        }
    }
}
