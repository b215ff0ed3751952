//! How ways, fixes and changes are ranked.

use super::*;

#[test]
fn the_ways_of_goal_seek_are_ranked_by_what_they_do_to_every_call() {
    let mut sought = BTreeSet::new();
    for case in
        editions::ALL.iter().filter(|it| is_enumerable(it)).flat_map(|edition| every_case(edition))
    {
        let line = case.line().unwrap();
        for &wanted in Landing::VARIANTS {
            let subject = Subject::of(case);
            let Goal::Ways(ways) = seek(case, &[(line, wanted)]) else { continue };
            let ranked = ranked(subject, &ways);
            assert_eq!(ranked.len(), ways.len());
            check_first(&ranked.iter().map(|it| it.1.clone()).collect::<Vec<_>>());
            for (way, remedy) in &ranked {
                check(subject, remedy);
                assert_eq!(subject.after(&remedy.changes).case, way.apply(subject).case);
                assert_eq!(remedy.verdict.landing, wanted);
            }
            sought.insert(case.edition().id);
        }
    }
    assert_eq!(sought.len(), 2);
}

#[test]
fn a_choice_that_goal_seek_leaves_alone_costs_nothing() {
    let subject = subject("#/goal?want=pstn-in:teams");
    let line = subject.case.line().unwrap();
    let Goal::Ways(ways) = seek(subject.case, &[(line, Landing::Teams)]) else {
        panic!("there are ways")
    };
    let (best, remedy) = &ranked(subject, &ways)[0];
    assert_eq!(best.preset, teams_interop_policy::CALLS_IN_TEAMS);
    assert_eq!((best.chosen(subject.edition()), remedy.rank), (0, Rank::Recommended));
}

#[test]
fn modes_are_offered_like_policies() {
    let edition = &teams_upgrade_policy::EDITION;
    let (mut advised_against, mut recommended) = (0, 0);
    for case in every_case(edition) {
        let subject = Subject::of(case);
        let now = case.decide().verdict.landing;
        let offered: Vec<(Landing, Remedy)> = moves(subject)
            .into_iter()
            .flat_map(|(landing, remedies)| remedies.into_iter().map(move |it| (landing, it)))
            .collect();
        for (landing, remedy) in &offered {
            let [Change::Grant(preset)] = remedy.changes[..] else { panic!("{remedy:?}") };
            assert!(!case.has_fields_of(preset), "{case:?} has {} already", preset.name);
            assert_ne!(*landing, now);
            // The same line brings the calls, whatever the mode.
            let after = subject.after(&remedy.changes).case;
            assert_eq!(after.with_policy_of(case), case);
            let keeps_line = |it: &Case| it.get(5) == case.get(5) || !it.is_asked(5);
            assert!(remedy.lost.iter().all(keeps_line), "{remedy:?}");
            recommended += usize::from(remedy.rank == Rank::Recommended);
            advised_against += usize::from(remedy.rank == Rank::AdvisedAgainst);
        }
        let moving = edition
            .policy
            .presets
            .iter()
            .filter(|it| case.with_preset(it).decide().verdict.landing != now);
        assert_eq!(offered.len(), moving.count(), "{case:?}");
    }
    assert!(advised_against > 0 && recommended > 0, "{advised_against} {recommended}");
}

#[test]
fn one_list_has_every_fix_and_every_single_change_with_the_harmless_first() {
    let mut recommended = BTreeMap::from([("2017-12", 0), ("2019-08", 0)]);
    for subject in subjects() {
        let all = remedies(subject);
        for remedy in &all {
            check(subject, remedy);
        }
        let is_against = |it: &Remedy| it.rank == Rank::AdvisedAgainst;
        assert!(all.is_sorted_by_key(is_against), "{all:?}");
        let others = all.iter().skip(1);
        assert!(others.clone().all(|it| it.rank != Rank::Recommended), "{all:?}");
        let moving = moves(subject).into_iter().flat_map(|it| it.1);
        let fixes = if subject.is_broken() { fixes(subject) } else { Vec::new() };
        for remedy in fixes.iter().cloned().chain(moving) {
            let same = all.iter().filter(|it| it.changes == remedy.changes);
            assert_eq!(same.count(), 1, "{subject:?} {remedy:?}");
        }
        if let Some(fix) = fixes.first() {
            assert_eq!(all.first().map(|it| &it.changes), Some(&fix.changes));
        }
        let is_recommended = all.first().is_some_and(|it| it.rank == Rank::Recommended);
        *recommended.get_mut(subject.edition().id).unwrap() += usize::from(is_recommended);
    }
    assert!(recommended.values().all(|it| *it > 0), "{recommended:?}");
}
