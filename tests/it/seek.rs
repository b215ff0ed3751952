//! Goal seek against brute force: every way that there is and no other, and proofs that hold.

use call_landing::editions::{self, teams_interop_policy, teams_upgrade_policy};
use call_landing::link::read;
use call_landing::routing::{
    Attestation, Case, CommonWish, Direction, Edition, Goal, Line, Role, Subject, Way, Wish,
    common_wishes, every_case, is_enumerable, seek,
};
use proptest::prelude::*;
use std::collections::{BTreeMap, BTreeSet};

/// The answers of a case by position.
fn answers(case: Case) -> Vec<u8> {
    case.edition().numbered().map(|(at, _)| case.get(at)).collect()
}

/// Every state that a preset and the user's choice can put a case into, stated apart from the code
/// under test: a choice that the policy does not allow is no choice.
fn settings(case: Case) -> Vec<Case> {
    let edition = case.edition();
    let mut settings = BTreeMap::new();
    for preset in edition.policy.presets {
        let mut cases = vec![preset.sets.iter().fold(case, |it, set| it.with(set.0, set.1))];
        for (at, question) in edition.of_role(|it| it == Role::Choice) {
            let choose = |it: Case| -> Vec<Case> {
                let count = question.answers.len() as u8;
                let offered = (0..count).filter(|answer| *answer == 0 || it.is_offered(at));
                offered.map(|answer| it.with(at, answer)).collect()
            };
            cases = cases.into_iter().flat_map(choose).collect();
        }
        settings.extend(cases.into_iter().map(|it| (answers(it), it)));
    }
    settings.into_values().collect()
}

fn fulfills(setting: Case, wishes: &[Wish]) -> bool {
    wishes.iter().all(|&(line, landing)| setting.on(line).decide().verdict.landing == landing)
}

fn possible(settings: &[Case], wishes: &[Wish]) -> bool {
    settings.iter().any(|setting| fulfills(*setting, wishes))
}

/// Every subset, by the bits of a number.
fn subsets(wishes: &[Wish]) -> impl Iterator<Item = Vec<Wish>> {
    (0..1_usize << wishes.len()).map(|bits| {
        let chosen = wishes.iter().enumerate().filter(|(at, _)| bits >> at & 1 == 1);
        chosen.map(|(_, wish)| *wish).collect()
    })
}

/// Checks all that is promised of an answer.
#[track_caller]
fn check(case: Case, wishes: &[Wish]) {
    let edition = case.edition();
    let settings = settings(case);
    let wanted: BTreeSet<Vec<u8>> =
        settings.iter().filter(|it| fulfills(**it, wishes)).map(|it| answers(*it)).collect();
    match seek(case, wishes) {
        Goal::Ways(ways) => {
            let after = |way: &Way| answers(way.apply(Subject::of(case)).case);
            let found: Vec<Vec<u8>> = ways.iter().map(after).collect();
            assert_eq!(found.iter().cloned().collect::<BTreeSet<_>>(), wanted, "{case:?}");
            assert_eq!(found.len(), wanted.len(), "each way once");
            assert!(ways.is_sorted_by_key(|way| way.chosen(edition) != 0), "{ways:?}");
        }
        Goal::Impossible { together, forbidden_by } => {
            assert!(wanted.is_empty(), "{wishes:?} can be fulfilled: {wanted:?}");
            assert!(together.iter().all(|it| wishes.contains(it)));
            assert!(!possible(&settings, &together), "{together:?} can hold together");
            let smaller = subsets(wishes).filter(|it| it.len() < together.len());
            for smaller in smaller {
                assert!(possible(&settings, &smaller), "{smaller:?} is smaller than {together:?}");
            }
            let named: BTreeSet<&str> = forbidden_by.iter().map(|it| it.0.token).collect();
            let all: BTreeSet<&str> = together.iter().map(|it| it.0.token).collect();
            assert_eq!(named, all, "each wish is forbidden by some rule");
            for (line, rule) in forbidden_by {
                let (_, wish) = together.iter().find(|it| it.0 == line).unwrap();
                let others: Vec<Wish> =
                    together.iter().copied().filter(|it| it.0 != line).collect();
                let decides = settings.iter().filter(|it| fulfills(**it, &others));
                let mut decided = decides.map(|it| it.on(line).decide());
                assert!(decided.any(|it| it.rule == rule && it.verdict.landing != *wish));
            }
        }
    }
}

/// Every user of an edition with every call, on the policy that an empty address has.
fn users(edition: &'static Edition) -> Vec<Case> {
    let is_plain = |it: &Case| {
        let mut of_user = edition.of_role(|it| matches!(it, Role::Policy | Role::Choice));
        of_user.all(|(at, question)| it.get(at) == question.default)
    };
    every_case(edition).filter(is_plain).collect()
}

#[test]
fn every_single_wish_of_every_user() {
    let mut asked = 0;
    for edition in editions::ALL.iter().filter(|it| is_enumerable(it)) {
        for case in users(edition) {
            for line in edition.lines {
                for landing in edition.landings() {
                    check(case, &[(line, landing)]);
                    asked += 1;
                }
            }
        }
    }
    assert_eq!(asked, 4 * 2 * 9 * 9 * 7 + 48 * 6 * 5);
}

#[test]
fn every_pair_of_wishes_for_incoming_calls() {
    let is_plain = |case: &Case| {
        let mut idle = case.edition().of_role(|it| matches!(it, Role::Call | Role::License));
        idle.all(|(at, question)| case.get(at) == question.default)
    };
    let mut pairs = 0;
    for edition in editions::ALL.iter().filter(|it| is_enumerable(it)) {
        let lines: Vec<&'static Line> =
            edition.lines.iter().filter(|it| it.direction == Direction::Inbound).collect();
        for case in users(edition).into_iter().filter(is_plain) {
            for (at, &one) in lines.iter().enumerate() {
                for &other in lines.iter().skip(at + 1) {
                    for first in edition.landings() {
                        for second in edition.landings() {
                            check(case, &[(one, first), (other, second)]);
                            pairs += 1;
                        }
                    }
                }
            }
        }
    }
    // Four organizations with four calls, four telephone lines with five.
    assert_eq!(pairs, 4 * 6 * 7 * 7 + 4 * 10 * 5 * 5);
}

fn edition() -> impl Strategy<Value = &'static Edition> {
    proptest::sample::select(&editions::ALL[..2])
}

fn wishes(edition: &'static Edition) -> impl Strategy<Value = Vec<Wish>> {
    let landing = proptest::sample::select(edition.landings());
    let lines: Vec<&'static Line> = edition.lines.iter().collect();
    let most = lines.len();
    proptest::sample::subsequence(lines, 0..=most).prop_flat_map(move |lines| {
        let landings = proptest::collection::vec(landing.clone(), lines.len());
        landings.prop_map(move |landings| lines.iter().copied().zip(landings).collect())
    })
}

proptest! {
    #[test]
    fn any_set_of_wishes(
        (wishes, case) in edition().prop_flat_map(|edition| {
            (wishes(edition), proptest::sample::select(users(edition)))
        }),
    ) {
        check(case, &wishes);
    }

    /// The landings of a setting can be wished for all at once.
    #[test]
    fn what_a_setting_does_can_be_had(
        (case, setting) in edition().prop_flat_map(|edition| proptest::sample::select(users(edition)))
            .prop_flat_map(|case| (Just(case), proptest::sample::select(settings(case)))),
    ) {
        let lands = |line: &Line| setting.on(line).decide().verdict.landing;
        let wishes: Vec<Wish> = case.edition().lines.iter().map(|it| (it, lands(it))).collect();
        check(case, &wishes);
        prop_assert!(matches!(seek(case, &wishes), Goal::Ways(_)));
    }
}

/// All ways of an edition, the plain and well documented ones first.
#[track_caller]
fn check_ways(edition: &'static Edition, count: usize, first: &str) {
    for case in every_case(edition) {
        let ways = Way::all(case);
        assert_eq!(ways.len(), count);
        let rank = |way: &Way| {
            (way.chosen(edition) != 0, way.preset.attestation == Attestation::NamePatternOnly)
        };
        assert!(ways.is_sorted_by_key(rank));
        assert_eq!(ways[0].preset.name, first);
    }
}

#[test]
fn there_are_36_ways_and_the_best_documented_come_first() {
    check_ways(&teams_interop_policy::EDITION, 9 + 3 * 9, "Global");
    check_ways(&teams_upgrade_policy::EDITION, 5, "Islands");
}

/// Wishes as an address has them, with the case that it asks about.
#[track_caller]
fn wished(query: &str) -> (Case, Vec<Wish>) {
    let (address, notices) = read(&format!("#/goal?{query}"));
    assert_eq!(notices, [], "{query}");
    (address.case(), address.wishes.all(address.edition()).collect())
}

/// Wishes are fulfilled by this preset first, without a choice of the user.
#[track_caller]
fn check_first(query: &str, preset: &str) {
    let (case, wishes) = wished(query);
    let Goal::Ways(ways) = seek(case, &wishes) else { panic!("{query}: there is a way") };
    assert_eq!(ways[0].preset.name, preset, "{query}");
    assert_eq!(ways[0].chosen(case.edition()), 0, "{query}");
}

#[test]
fn calls_in_teams_need_the_policy_that_the_guide_assigns() {
    check_first("want=pstn-in:teams", "DisallowOverrideCallingTeamsChatTeams");
    check_first("edition=2019-08&want=pstn-in:teams", "UpgradeToTeams");
    check_first("edition=2019-08&want=pstn-in:sfb,in-tenant-teams:sfb", "SfBOnly");
}

/// Wishes cannot be fulfilled: these cannot hold together, and these rules forbid them.
#[track_caller]
fn check_impossible(query: &str, expected: &[&str], rules: &[&str]) {
    let (case, wishes) = wished(query);
    let Goal::Impossible { together, forbidden_by } = seek(case, &wishes) else {
        panic!("{query}: no policy does it");
    };
    let together: Vec<&str> = together.iter().map(|it| it.0.token).collect();
    assert_eq!(together, expected, "{query}");
    let forbidding: Vec<&str> = forbidden_by.into_iter().map(|it| it.1.id).collect();
    assert_eq!(forbidding, rules, "{query}");
}

#[test]
fn voip_and_pstn_cannot_be_kept_apart() {
    check_impossible(
        "want=pstn-out:either,sfb-voip:sfb,pstn-in:teams",
        &["sfb-voip", "pstn-in"],
        &["teams-policy-takes-calls", "default-policy-sfb-calls", "sfb-policy-keeps-calls"],
    );
    check_impossible(
        "edition=2019-08&want=in-tenant-teams:teams,in-tenant-sfb:teams,pstn-in:sfb",
        &["in-tenant-sfb", "pstn-in"],
        &["sfb-stays-in-sfb", "pstn-reaches-teams-only"],
    );
}

/// A wish that is offered in one step can be fulfilled, except for the one that asks whether it can, and
/// what it says of today's calls is true.
#[test]
fn common_wishes_can_be_fulfilled_for_every_user() {
    let mut rescued = 0;
    for edition in editions::ALL.iter().filter(|it| is_enumerable(it)) {
        for user in users(edition) {
            let now = |line: &Line| user.on(line).decide().verdict.landing;
            let settings = settings(user);
            let loses = |setting: &Case| {
                let is_lost = |it: &&Line| setting.on(it).decide().verdict.landing.is_lost();
                edition.lines.iter().filter(is_lost).any(|it| !now(it).is_lost())
            };
            for (common, wishes) in common_wishes(user) {
                assert!(!wishes.is_empty(), "{common:?} wishes for nothing");
                let fulfill = || settings.iter().filter(|it| fulfills(**it, &wishes));
                match common {
                    CommonWish::AllIncoming(landing) => {
                        let incoming =
                            edition.lines.iter().filter(|it| it.direction == Direction::Inbound);
                        assert_eq!(wishes.len(), incoming.count());
                        assert!(wishes.iter().all(|it| it.1 == landing));
                        continue;
                    }
                    CommonWish::Rescue => {
                        rescued += 1;
                        assert!(wishes.iter().all(|it| now(it.0).is_lost() && !it.1.is_lost()));
                    }
                    CommonWish::OneKind(line, landing) => {
                        assert_eq!(wishes, [(line, landing)]);
                        assert_ne!(now(line), landing);
                    }
                    CommonWish::Further(..) => panic!("{common:?} of {}", edition.id),
                    CommonWish::Unchanged => {
                        assert!(wishes.iter().all(|it| now(it.0) == it.1 && !it.1.is_lost()));
                        assert!(fulfill().count() > 0);
                        continue;
                    }
                }
                assert!(fulfill().any(|it| !loses(it)), "{common:?} loses a call of {user:?}");
            }
        }
    }
    assert!(rescued > 0);
}
