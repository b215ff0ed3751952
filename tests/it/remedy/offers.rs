//! What is offered is harmless or says so, and nothing better was left out.

use super::*;

#[test]
fn a_preset_that_is_called_harmless_is_so_for_every_call_of_the_user() {
    let mut seen = 0;
    // Whichever call is in question makes no difference.
    let is_first =
        |it: &Subject| it.edition().position("call").is_some_and(|at| it.case.get(at) == 0);
    for subject in subjects().filter(is_first) {
        let left = |it: &&'static Preset| {
            let after = subject.granted(it).case;
            let calls = subject.case.every_call();
            calls.into_iter().filter(|it| is_lost(it.under(after))).count()
        };
        let presets = harmless_presets(subject);
        for preset in &presets {
            let after = subject.granted(preset);
            let calls = subject.case.every_call().into_iter();
            let silenced = calls.filter(|it| is_lost(it.under(after.case)) && !is_lost(*it));
            assert_eq!(silenced.count(), 0, "{subject:?} {preset:?}");
            assert_eq!(warnings(after), BTreeSet::new(), "{subject:?} {preset:?}");
            assert_eq!(preset.attestation, Attestation::Documented);
            seen += 1;
        }
        assert!(presets.is_sorted_by_key(left), "{subject:?}");
    }
    assert!(seen > 1_000, "{seen}");
}

#[test]
fn no_change_that_is_offered_silences_a_call_unless_it_says_so() {
    for subject in subjects() {
        for (landing, remedies) in moves(subject) {
            check_first(&remedies);
            for remedy in &remedies {
                assert_eq!(remedy.verdict.landing, landing);
                check(subject, remedy);
            }
        }
    }
}

#[test]
fn every_single_change_that_moves_the_call_is_offered_once() {
    for subject in subjects() {
        let offered = moves(subject).into_iter().flat_map(|it| it.1).map(|it| it.changes);
        let mut offered: Vec<String> = offered.map(|it| format!("{it:?}")).collect();
        let lands = |it: Case| it.decide().verdict.landing;
        let now = lands(subject.case);
        let all = Change::all(subject.edition()).into_iter();
        let moving = all.filter(|it| lands(it.apply_to(subject.case)) != now);
        let mut moving: Vec<String> = moving.map(|it| format!("{:?}", [it])).collect();
        offered.sort();
        moving.sort();
        assert_eq!(offered, moving, "{subject:?}");
    }
}

/// All changes that can be made together, so many at a time, each kind of change once at most.
fn combinations(subject: Subject, length: usize) -> Vec<Vec<Change>> {
    let all = Change::all(subject.edition());
    let mut sets: Vec<(usize, Vec<Change>)> = vec![(0, Vec::new())];
    for _ in 0..length {
        let longer = |(from, set): &(usize, Vec<Change>)| -> Vec<_> {
            let next = all.iter().enumerate().skip(*from);
            next.map(|(at, change)| (at + 1, [&set[..], &[*change]].concat())).collect()
        };
        sets = sets.iter().flat_map(longer).collect();
    }
    sets.into_iter().map(|it| it.1).collect()
}

/// What stands against some changes: whether a call is lost, and whether something warns.
fn harm(subject: Subject, changes: &[Change]) -> (bool, bool) {
    let after = subject.after(changes);
    (!silenced(subject.case, after.case).is_empty(), !warnings(after).is_empty())
}

/// Checks that where the first way carries a warning or loses a call, every other way of its length
/// that does the same does too, by trying all of them.
#[track_caller]
fn check_best(subject: Subject, first: &Remedy, does: impl Fn(Case) -> bool) {
    if harm(subject, &first.changes) == (false, false) {
        return;
    }
    for other in combinations(subject, first.changes.len()) {
        let clean = does(subject.after(&other).case) && harm(subject, &other) == (false, false);
        assert!(!clean, "{subject:?}: {other:?} is better than {:?}", first.changes);
    }
}

#[test]
fn what_is_offered_first_does_no_harm_that_another_way_of_its_length_does_not() {
    let mut harmful = BTreeMap::from([("2017-12", 0), ("2019-08", 0)]);
    for subject in subjects() {
        let lands = |wanted: Landing| move |it: Case| it.decide().verdict.landing == wanted;
        for (landing, remedies) in moves(subject) {
            check_best(subject, &remedies[0], lands(landing));
        }
        for &wanted in Landing::VARIANTS {
            let Path::Shortest(shortest) = paths_to(subject.case, wanted) else { continue };
            let ways = ways_to(subject, wanted, &shortest);
            check_best(subject, &ways[0], lands(wanted));
            let is_harmful = harm(subject, &ways[0].changes) != (false, false);
            *harmful.get_mut(subject.edition().id).unwrap() += usize::from(is_harmful);
        }
        if let Some(first) = fixes(subject).first() {
            assert_eq!(harm(subject, &first.changes), (false, false), "{subject:?} {first:?}");
        }
    }
    assert!(harmful.values().all(|it| *it > 0), "some are harmful all the same: {harmful:?}");
}

#[test]
fn the_first_way_to_a_landing_draws_no_warning_where_another_draws_none() {
    for subject in subjects().filter(|it| it.preset.is_some()) {
        for &wanted in Landing::VARIANTS {
            let Path::Shortest(shortest) = paths_to(subject.case, wanted) else { continue };
            let ways = ways_to(subject, wanted, &shortest);
            check_first(&ways);
            for way in &ways {
                assert_eq!(way.verdict.landing, wanted);
                check(subject, way);
            }
            assert!(shortest.iter().all(|it| ways.iter().any(|way| way.changes == *it)));
            // Whatever state lands it there harmlessly can be brought about, so it is offered.
            let does = |it: Case| {
                it.decide().verdict.landing == wanted
                    && silenced(subject.case, it).is_empty()
                    && warnings(of_fields(it)).is_empty()
            };
            let first = &ways[0];
            let is_clean = first.lost.is_empty() && first.warnings.is_empty();
            assert_eq!(is_clean, settings(subject.case).into_iter().any(does), "{subject:?}");
        }
    }
}
