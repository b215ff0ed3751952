//! What would change a landing: every offer does it, nothing smaller does, and "nothing does" is so.

use call_landing::editions::{self, teams_interop_policy, teams_upgrade_policy};
use call_landing::link::read;
use call_landing::routing::{
    Attestation, Case, Change, Edition, Landing, Path, Role, Step, Subject, every_case,
    is_enumerable, paths_to, why_not,
};
use std::collections::{BTreeMap, BTreeSet};
use strum::VariantArray;

/// Every case of every edition.
fn every_case_there_is() -> impl Iterator<Item = Case> {
    editions::ALL.iter().filter(|it| is_enumerable(it)).flat_map(|edition| every_case(edition))
}

fn landing(case: Case) -> Landing {
    case.decide().verdict.landing
}

fn after(case: Case, changes: &[Change]) -> Case {
    changes.iter().fold(case, |it, change| change.apply_to(it))
}

/// The answers of a case by position.
fn answers(case: Case) -> Vec<u8> {
    case.edition().numbered().map(|(at, _)| case.get(at)).collect()
}

/// Every state that settings can put a case into, apart from the code under test.
fn settings(case: Case) -> Vec<Case> {
    let questions = case.edition().of_role(Role::is_setting);
    questions.fold(vec![case], |cases, (at, question)| {
        let count = question.answers.len() as u8;
        cases.into_iter().flat_map(|it| (0..count).map(move |answer| it.with(at, answer))).collect()
    })
}

/// Every case within a number of single changes, found by walking, apart from the code under test.
fn within(case: Case, steps: usize) -> Vec<Case> {
    let all = Change::all(case.edition());
    let mut reached = BTreeMap::from([(answers(case), case)]);
    for _ in 0..steps {
        let before: Vec<Case> = reached.values().copied().collect();
        for next in before.iter().flat_map(|it| all.iter().map(|change| change.apply_to(*it))) {
            reached.insert(answers(next), next);
        }
    }
    reached.into_values().collect()
}

#[track_caller]
fn case_of(query: &str) -> Case {
    let (address, notices) = read(&format!("#/explore?{query}"));
    assert_eq!(notices, [], "{query}");
    address.case()
}

#[test]
fn there_are_32_single_changes_of_a_policy_and_5_of_a_mode() {
    let count = |edition| Change::all(edition).len();
    // 3 + 2 + 3 values of fields, 19 presets, 3 choices, 2 licenses.
    assert_eq!(count(&teams_interop_policy::EDITION), 3 + 2 + 3 + 19 + 3 + 2);
    // Nobody can make a policy, so there are the presets alone.
    assert_eq!(count(&teams_upgrade_policy::EDITION), 5);
}

/// The place of a change in the order that everything is offered in.
fn place(change: Change, edition: &Edition) -> usize {
    match change {
        Change::Grant(it) if it.attestation == Attestation::Documented => 0,
        Change::Grant(_) => 4,
        Change::Set(..) => match change.role(edition) {
            Role::Choice => 1,
            Role::License => 2,
            Role::Policy => 3,
            role => panic!("a change of {role:?}"),
        },
    }
}

#[test]
fn changes_come_in_the_order_of_how_surely_they_can_be_made() {
    for edition in editions::ALL.iter().filter(|it| is_enumerable(it)) {
        let all = Change::all(edition);
        assert!(all.iter().map(|it| place(*it, edition)).is_sorted(), "{all:?}");
        let unique: BTreeSet<String> = all.iter().map(|it| format!("{it:?}")).collect();
        assert_eq!(unique.len(), all.len());
        let granted = all.iter().filter(|it| matches!(it, Change::Grant(_))).count();
        assert_eq!(granted, edition.policy.presets.len());
    }
    let first: Vec<&str> = Change::all(&teams_interop_policy::EDITION)
        .into_iter()
        .map_while(|it| match it {
            Change::Grant(preset) => Some(preset.name),
            Change::Set(..) => None,
        })
        .collect();
    assert_eq!(
        first,
        [
            "Global",
            "DisallowOverrideCallingTeamsChatTeams",
            "DisallowOverrideCallingDefaultChatDefault",
            "DisallowOverrideCallingSfbChatSfb",
            "AllowOverrideCallingDefaultChatTeams",
        ]
    );
}

#[test]
fn every_shortest_way_gets_there_and_nothing_shorter_does() {
    let mut longest = 0;
    for case in every_case_there_is() {
        for &wanted in Landing::VARIANTS {
            match paths_to(case, wanted) {
                Path::AlreadyThere => assert_eq!(landing(case), wanted),
                Path::Shortest(ways) => {
                    assert_ne!(landing(case), wanted);
                    let length = ways.first().map_or(0, Vec::len);
                    longest = longest.max(length);
                    for way in &ways {
                        assert_eq!(way.len(), length);
                        assert_eq!(landing(after(case, way)), wanted, "{way:?}");
                    }
                    let shorter = within(case, length - 1);
                    let gets_there = shorter.iter().any(|it| landing(*it) == wanted);
                    assert!(!gets_there, "{case:?} {ways:?}");
                }
                Path::Impossible { .. } => {}
            }
        }
    }
    assert!(longest > 1, "some ways take more than one change");
}

#[test]
fn all_shortest_ways_are_named_once() {
    for case in every_case_there_is() {
        for &wanted in Landing::VARIANTS {
            let all = Change::all(case.edition());
            let moving: Vec<Vec<Change>> = all
                .into_iter()
                .filter(|it| landing(it.apply_to(case)) == wanted)
                .map(|it| vec![it])
                .collect();
            match paths_to(case, wanted) {
                Path::Shortest(ways) if ways.iter().all(|it| it.len() == 1) => {
                    assert_eq!(ways, moving, "{case:?}");
                }
                Path::Shortest(_) | Path::Impossible { .. } => {
                    assert_eq!(moving, [] as [Vec<_>; 0])
                }
                Path::AlreadyThere => {}
            }
        }
    }
}

#[test]
fn a_wanted_landing_is_impossible_exactly_when_no_setting_reaches_it() {
    for case in every_case_there_is() {
        let reached: BTreeSet<Landing> = settings(case).into_iter().map(landing).collect();
        for &wanted in Landing::VARIANTS {
            let impossible = matches!(paths_to(case, wanted), Path::Impossible { .. });
            assert_eq!(impossible, !reached.contains(&wanted), "{case:?} {wanted:?}");
        }
    }
}

/// The proof that a call cannot land somewhere looks at so many settings.
#[track_caller]
fn check_proof(query: &str, wanted: Landing, settings_there_are: u64) {
    let case = case_of(query);
    let Path::Impossible { looked_at, decided_by } = paths_to(case, wanted) else {
        panic!("{query}: something leads to {wanted:?}")
    };
    assert_eq!(looked_at, settings_there_are);
    let named: BTreeSet<&str> = decided_by.iter().map(|it| it.id).collect();
    assert_eq!(named.len(), decided_by.len());
    let deciding = settings(case).into_iter().map(|it| it.decide().rule.id);
    assert_eq!(named, deciding.collect());
}

#[test]
fn the_proof_looks_at_all_settings_and_names_each_rule_that_decides_them_once() {
    check_proof("customer=without", Landing::SkypeForBusiness, 108);
    check_proof("customer=hybrid&call=sfb-voip", Landing::EitherClient, 108);
    check_proof("edition=2019-08", Landing::Nowhere, 5);
    check_proof("edition=2019-08&pstn=onprem-voice", Landing::Teams, 5);
    check_proof("edition=2019-08&call=federated-in&from-home=onprem", Landing::SkypeForBusiness, 5);
}

#[test]
fn a_choice_alone_is_no_way_while_it_is_not_offered() {
    let mut kept = 0;
    for case in every_case_there_is() {
        for change in Change::sets(case.edition(), |it| it == Role::Choice) {
            let Change::Set(question, _) = change else { panic!("{change:?}") };
            if !case.is_offered(question) {
                assert_eq!(landing(change.apply_to(case)), landing(case), "{case:?} {change:?}");
                kept += 1;
            }
        }
    }
    assert_eq!(kept, 3888 / 2 * 3);
}

#[test]
fn why_not_names_every_rule_that_gives_the_landing_and_did_not_decide() {
    for case in every_case_there_is() {
        let trace = case.trace();
        for &wanted in Landing::VARIANTS {
            let answer = why_not(case, wanted);
            let gives = |steps: &[Step]| -> Vec<&str> {
                let gives = steps.iter().filter(|it| it.rule.then.landing == wanted);
                gives.map(|it| it.rule.id).collect()
            };
            assert_eq!(gives(&answer.failed), gives(&trace.passed));
            assert_eq!(gives(&answer.too_late), gives(&trace.not_needed));
            assert_eq!(answer.failed.len(), gives(&trace.passed).len());
            assert_eq!(answer.too_late.len(), gives(&trace.not_needed).len());
            assert!(answer.failed.iter().all(|it| !it.matched()));
            assert_eq!(answer.path, paths_to(case, wanted));
        }
    }
}

#[test]
fn a_preset_sets_all_fields_of_the_policy_and_nothing_else() {
    for case in every_case_there_is() {
        for preset in case.edition().policy.presets {
            let granted = Change::Grant(preset).apply_to(case);
            for (at, question) in case.edition().numbered() {
                let set = preset.sets.iter().find(|it| it.0 == at).map(|it| it.1);
                assert_eq!(set.is_some(), question.role == Role::Policy, "{}", preset.name);
                assert_eq!(granted.get(at), set.unwrap_or(case.get(at)), "{}", preset.name);
            }
            assert!(granted.has_fields_of(preset));
            assert_eq!(granted, case.under(granted).with_roles_of(case, |it| it != Role::Policy));
        }
    }
}

#[test]
fn names_of_presets_say_their_fields() {
    let edition = &teams_interop_policy::EDITION;
    let presets = edition.policy.presets;
    assert_eq!(presets.len(), 19);
    for preset in presets {
        let case = Case::first(edition).with_preset(preset);
        if preset.is_default(edition) {
            assert_eq!((preset.name, case), ("Global", Case::first(edition)));
            continue;
        }
        let word = |key: &str| case.label(edition.position(key).unwrap());
        let allow = if word("override") == "True" { "Allow" } else { "Disallow" };
        let expected = format!("{allow}OverrideCalling{}Chat{}", word("calling"), word("chat"));
        assert_eq!(preset.name, expected);
    }
    let modes = &teams_upgrade_policy::EDITION;
    for preset in modes.policy.presets {
        let mode = Case::first(modes).with_preset(preset).label(1);
        assert_eq!(preset.label, mode);
        assert_eq!(preset.name, if mode == "TeamsOnly" { "UpgradeToTeams" } else { mode });
    }
    for edition in editions::ALL.iter().filter(|it| is_enumerable(it)) {
        let presets = edition.policy.presets;
        let names: BTreeSet<&str> = presets.iter().map(|it| it.name).collect();
        assert_eq!(names.len(), presets.len());
    }
}

#[test]
fn a_change_sets_what_it_names_and_leaves_the_rest() {
    for case in every_case_there_is() {
        let subject = Subject::of(case);
        for change in Change::all(case.edition()) {
            let mut expected = answers(case);
            let sets: &[(u8, u8)] = match &change {
                Change::Set(question, answer) => &[(*question, *answer)],
                Change::Grant(preset) => preset.sets,
            };
            for &(question, answer) in sets {
                expected[usize::from(question)] = answer;
            }
            assert_eq!(answers(change.apply_to(case)), expected, "{change:?} of {case:?}");
            let applied = change.apply(subject);
            assert_eq!(applied.case, change.apply_to(case), "{change:?} of {case:?}");
            match change {
                Change::Grant(preset) => assert_eq!(applied.preset, Some(preset)),
                Change::Set(..) => assert_eq!(applied.preset, subject.preset),
            }
        }
    }
}

/// What a change sets, as bits by question.
fn sets(change: &Change) -> u32 {
    match change {
        Change::Set(question, _) => 1 << question,
        Change::Grant(preset) => preset.sets.iter().map(|it| 1 << it.0).sum(),
    }
}

#[test]
fn no_shortest_way_is_named_twice_or_sets_a_thing_twice() {
    let mut pairs = 0;
    for case in every_case_there_is() {
        for &wanted in Landing::VARIANTS {
            let Path::Shortest(ways) = paths_to(case, wanted) else { continue };
            let in_any_order =
                |way: &Vec<Change>| way.iter().map(|it| format!("{it:?}")).collect::<BTreeSet<_>>();
            let once: BTreeSet<_> = ways.iter().map(in_any_order).collect();
            assert_eq!(once.len(), ways.len(), "a way is named twice: {ways:?}");
            for way in ways.iter().filter(|it| it.len() > 1) {
                pairs += 1;
                let all = way.iter().map(sets);
                let sum: u32 = all.clone().sum();
                assert_eq!(sum, all.fold(0, |bits, it| bits | it), "{way:?} in {case:?}");
            }
        }
    }
    assert!(pairs > 100, "some ways take more than one change");
}
