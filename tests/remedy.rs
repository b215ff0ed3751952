//! What is suggested never harms: whatever the page offers is checked over every call of the user.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test that fails says where"
)]

use call_landing::routing::modes_2019_08::{Conversation, UpgradeMode};
use call_landing::routing::{
    Attestation, Case, Change, CustomerType, Goal, InteropPolicy, Landing, Licence, PRECONFIGURED,
    Path, Rank, Remedy, Rulebook, Scenario, Severity, Standing, Subject, UserChoice, advise,
    decide, fixes, moves, other_modes, paths_to, ranked, seek, ways_to,
};
use std::collections::BTreeSet;
use strum::VariantArray;

/// Every user and call there is, with the best attested instance that has these fields; where there
/// is no doubt about the instance also as a custom policy.
fn subjects() -> impl Iterator<Item = Subject> {
    Scenario::all().flat_map(|scenario| {
        let instance = PRECONFIGURED.iter().find(|it| it.fields == scenario.policy);
        [instance, None].map(|instance| Subject { scenario, instance })
    })
}

fn subject(address: &str) -> Subject {
    let (address, notices) = call_landing::link::read(address);
    assert!(notices.is_empty(), "{notices:?}");
    Subject { scenario: address.scenario, instance: Some(address.instance) }
}

/// Where a call lands, apart from the code under test.
fn is_lost(scenario: &Scenario) -> bool {
    matches!(decide(scenario).1.landing, Landing::Nowhere | Landing::NotSupported)
}

/// The calls that arrive under one state of a user and are lost under the other.
fn silenced(before: &Scenario, after: &Scenario) -> Vec<Case> {
    let calls = before.every_call().zip(after.every_call());
    let silenced = calls.filter(|(it, after)| is_lost(after) && !is_lost(it));
    silenced.map(|it| it.0.into()).collect()
}

fn warnings(subject: &Subject) -> BTreeSet<&'static str> {
    let calls = subject.scenario.every_call();
    let said = calls.flat_map(|it| advise(&it, subject.standing()));
    said.filter(|it| it.severity == Severity::Warning).map(|it| it.id.into()).collect()
}

/// Checks what is said of a remedy, and that it is offered as harmless only if it is.
#[track_caller]
fn check(subject: Subject, remedy: &Remedy) {
    let after = subject.after(&remedy.changes);
    let context = || format!("{subject:?} {remedy:?}");
    assert_eq!(remedy.verdict, decide(&after.scenario).1, "{}", context());
    assert_eq!(remedy.lost, silenced(&subject.scenario, &after.scenario), "{}", context());
    let warned: BTreeSet<&str> = remedy.warnings.iter().map(|&it| it.into()).collect();
    assert_eq!(warned, warnings(&after), "{}", context());
    let is_harmless = remedy.lost.is_empty()
        && warned.is_subset(&warnings(&subject))
        && !is_lost(&after.scenario);
    assert_eq!(is_harmless, remedy.rank != Rank::AdvisedAgainst, "{}", context());
    if remedy.rank == Rank::Recommended {
        assert!(warned.is_empty(), "{}", context());
        let is_named = |it: &Change| match it {
            Change::Grant(it) => it.attestation != Attestation::NamePatternOnly,
            Change::Choice(_) | Change::Licence(_) => true,
            _ => false,
        };
        assert!(remedy.changes.iter().all(is_named), "{}", context());
    }
}

/// Checks that what comes first has nothing against it that another one has not.
#[track_caller]
fn check_first(remedies: &[Remedy]) {
    let harm = |it: &Remedy| (it.lost.len(), it.warnings.len());
    let best = remedies.iter().map(harm).min();
    assert_eq!(remedies.first().map(harm), best, "{remedies:?}");
    let recommended = remedies.iter().filter(|it| it.rank == Rank::Recommended).count();
    assert!(recommended <= 1);
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
        let now = decide(&subject.scenario).1.landing;
        let lands = |it: &Change| decide(&it.apply(subject.scenario)).1.landing;
        let moving = Change::all().filter(|it| lands(it) != now).map(|it| format!("{:?}", [it]));
        let mut moving: Vec<String> = moving.collect();
        offered.sort();
        moving.sort();
        assert_eq!(offered, moving, "{subject:?}");
    }
}

#[test]
fn the_first_way_to_a_landing_draws_no_warning_where_another_draws_none() {
    for subject in subjects().filter(|it| it.instance.is_some()) {
        for &wanted in Landing::VARIANTS {
            let Path::Shortest(shortest) = paths_to(&subject.scenario, wanted) else { continue };
            let ways = ways_to(subject, wanted, &shortest);
            check_first(&ways);
            for way in &ways {
                assert_eq!(way.verdict.landing, wanted);
                check(subject, way);
            }
            assert!(shortest.iter().all(|it| ways.iter().any(|way| way.changes == *it)));
            // Whatever state lands it there harmlessly can be brought about, so it is offered.
            let does = |it: &Scenario| {
                decide(it).1.landing == wanted
                    && silenced(&subject.scenario, it).is_empty()
                    && warnings(&Subject { scenario: *it, instance: None }).is_empty()
            };
            let first = &ways[0];
            let is_clean = first.lost.is_empty() && first.warnings.is_empty();
            assert_eq!(is_clean, subject.scenario.settings().any(|it| does(&it)), "{subject:?}");
        }
    }
}

#[test]
fn a_fix_brings_the_call_through_and_harms_no_other() {
    let mut fixed = 0;
    for subject in subjects().filter(Subject::is_broken) {
        let fixes = fixes(subject);
        check_first(&fixes);
        for fix in &fixes {
            check(subject, fix);
            let after = subject.after(&fix.changes);
            assert!(!after.is_broken(), "{subject:?} {fix:?}");
            assert!(!fix.changes.contains(&Change::Licence(Licence::NotProvisioned)));
            assert_ne!(fix.rank, Rank::AdvisedAgainst);
            for left_out in 0..fix.changes.len() {
                let mut fewer = fix.changes.clone();
                fewer.remove(left_out);
                let part = subject.after(&fewer);
                let is_enough =
                    !part.is_broken() && silenced(&subject.scenario, &part.scenario).is_empty();
                assert!(!is_enough, "{fewer:?} would be enough: {subject:?} {fix:?}");
            }
        }
        fixed += usize::from(!fixes.is_empty());
    }
    assert!(fixed > 1000, "{fixed}");
}

#[test]
fn nothing_is_offered_as_a_fix_exactly_where_no_setting_helps() {
    for subject in subjects().filter(Subject::is_broken) {
        let helps = |it: &Scenario| {
            let keeps_licence =
                it.licence == Licence::Provisioned || it.licence == subject.scenario.licence;
            keeps_licence
                && !is_lost(it)
                && silenced(&subject.scenario, it).is_empty()
                && warnings(&Subject { scenario: *it, instance: None }).is_empty()
        };
        let can_be_fixed = subject.scenario.settings().any(|it| helps(&it));
        assert_eq!(!fixes(subject).is_empty(), can_be_fixed, "{subject:?}");
    }
}

#[track_caller]
fn check_fix(address: &str, expected: &[Change]) {
    let fixes = fixes(subject(address));
    let first = fixes.first().unwrap_or_else(|| panic!("{address}: nothing fixes it"));
    assert_eq!(first.changes, expected, "{address}");
    assert_eq!(first.rank, Rank::Recommended, "{address}");
}

fn grant(name: &str) -> Change {
    Change::Grant(InteropPolicy::named(name).unwrap())
}

#[test]
fn the_fix_for_a_hybrid_user_on_teams_is_to_take_them_off_teams() {
    check_fix(
        "#/explore?customer=hybrid&policy=DisallowOverrideCallingTeamsChatTeams",
        &[grant("DisallowOverrideCallingDefaultChatDefault")],
    );
}

#[test]
fn the_fix_for_a_user_without_skype_for_business_is_to_bring_calls_to_teams() {
    check_fix("#/explore?customer=without", &[grant("DisallowOverrideCallingTeamsChatTeams")]);
}

#[test]
fn the_fix_for_a_user_without_licenses_is_the_licenses() {
    check_fix("#/explore?licensed=no", &[Change::Licence(Licence::Provisioned)]);
    check_fix(
        "#/explore?customer=without&licensed=no",
        &[grant("DisallowOverrideCallingTeamsChatTeams"), Change::Licence(Licence::Provisioned)],
    );
}

#[test]
fn a_documented_grant_is_recommended_before_an_edit_of_the_policy() {
    let subject = subject("#/explore");
    let groups = moves(subject);
    let (_, to_teams) = groups.iter().find(|it| it.0 == Landing::Teams).unwrap();
    assert_eq!(to_teams[0].changes, [grant("DisallowOverrideCallingTeamsChatTeams")]);
    assert_eq!(to_teams[0].rank, Rank::Recommended);
    let edit = Change::Calling("teams".parse().unwrap());
    let edit = to_teams.iter().find(|it| it.changes == [edit]).unwrap();
    assert_eq!(edit.rank, Rank::AdvisedAgainst, "its values are mixed");
}

#[test]
fn fields_that_differ_from_an_instance_are_a_custom_policy_and_no_edit_of_global() {
    // The guide's own scenario of a user who may choose.
    let subject = subject("#/explore?override=true");
    assert_eq!(subject.standing(), Standing::Custom);
    assert!(subject.warnings().is_empty(), "{:?}", subject.warnings());
    assert!(!subject.is_broken());
}

#[test]
fn the_ways_of_goal_seek_are_ranked_by_what_they_do_to_every_call() {
    for &customer in CustomerType::VARIANTS {
        for &wanted in Landing::VARIANTS {
            for scenario in (Scenario { customer, ..Scenario::default() }).settings() {
                let subject = Subject { scenario, instance: Some(&InteropPolicy::GLOBAL) };
                let Goal::Ways(ways) = seek(&scenario, &[(scenario.call, wanted)]) else {
                    continue;
                };
                let ranked = ranked(subject, &ways);
                assert_eq!(ranked.len(), ways.len());
                check_first(&ranked.iter().map(|it| it.1.clone()).collect::<Vec<_>>());
                for (way, remedy) in &ranked {
                    check(subject, remedy);
                    assert_eq!(subject.after(&remedy.changes).scenario, way.apply(scenario));
                }
            }
        }
    }
}

#[test]
fn a_choice_that_goal_seek_leaves_alone_costs_nothing() {
    let subject = subject("#/goal?want=pstn-in:teams");
    let Goal::Ways(ways) = seek(&subject.scenario, &[(subject.scenario.call, Landing::Teams)])
    else {
        panic!("there are ways")
    };
    let (best, remedy) = &ranked(subject, &ways)[0];
    assert_eq!(best.instance, InteropPolicy::CALLS_IN_TEAMS);
    assert_eq!((best.choice, remedy.rank), (UserChoice::None, Rank::Recommended));
}

#[test]
fn no_mode_that_is_offered_silences_a_call_unless_it_says_so() {
    let (mut advised_against, mut recommended) = (0, 0);
    for case in Conversation::cases() {
        let now = Case::from(case).decide().verdict.landing;
        let modes = other_modes(case);
        assert_eq!(modes.len(), UpgradeMode::VARIANTS.len() - 1);
        for it in &modes {
            let Case::Modes201908(after) = it.after else { panic!("another edition") };
            assert_ne!(after.mode, case.mode);
            assert_eq!(it.verdict, it.after.decide().verdict);
            let calls = Case::from(case).every_call().into_iter();
            let theirs =
                calls.filter(|call| matches!(call, Case::Modes201908(it) if it.pstn == case.pstn));
            let lost = |it: &Case| it.decide().verdict.landing.is_lost();
            let silenced: Vec<Case> =
                theirs.filter(|it| !lost(it) && lost(&it.under(after.into()))).collect();
            assert_eq!(it.lost, silenced);
            assert_eq!(it.rank == Rank::AdvisedAgainst, !silenced.is_empty());
            if it.rank == Rank::Recommended {
                assert!(now.is_lost() && !it.verdict.landing.is_lost());
                recommended += 1;
            }
            advised_against += usize::from(it.rank == Rank::AdvisedAgainst);
        }
        assert!(modes.is_sorted_by_key(|it| it.lost.len()), "the harmless ones come first");
    }
    assert!(advised_against > 0 && recommended > 0, "{advised_against} {recommended}");
}
