//! What would change a landing: every offer does it, nothing smaller does, and "nothing does" is so.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test that fails says where"
)]

use call_landing::routing::{
    Change, CustomerType, InteropPolicy, Landing, PRECONFIGURED, Path, PolicyIdentity, Scenario,
    decide, paths_to, route, why_not,
};
use std::collections::BTreeSet;
use strum::VariantArray;

fn landing(scenario: &Scenario) -> Landing {
    decide(scenario).1.landing
}

fn after(scenario: Scenario, changes: &[Change]) -> Scenario {
    changes.iter().fold(scenario, |it, change| change.apply(it))
}

/// Every scenario within a number of single changes, found by walking, apart from the code under test.
fn within(scenario: Scenario, steps: usize) -> BTreeSet<Scenario> {
    let mut reached = BTreeSet::from([scenario]);
    for _ in 0..steps {
        let next: Vec<Scenario> =
            reached.iter().flat_map(|it| Change::all().map(|change| change.apply(*it))).collect();
        reached.extend(next);
    }
    reached
}

#[test]
fn there_are_32_single_changes() {
    // 3 + 2 + 3 values of fields, 19 instances, 3 choices, 2 licences.
    assert_eq!(Change::all().count(), 3 + 2 + 3 + 19 + 3 + 2);
}

#[test]
fn every_shortest_way_gets_there_and_nothing_shorter_does() {
    for scenario in Scenario::all() {
        for &wanted in Landing::VARIANTS {
            match paths_to(&scenario, wanted) {
                Path::AlreadyThere => assert_eq!(landing(&scenario), wanted),
                Path::Shortest(ways) => {
                    assert_ne!(landing(&scenario), wanted);
                    let length = ways.first().map_or(0, Vec::len);
                    for way in &ways {
                        assert_eq!(way.len(), length);
                        assert_eq!(landing(&after(scenario, way)), wanted, "{way:?}");
                    }
                    let shorter = within(scenario, length - 1);
                    assert!(
                        shorter.iter().all(|it| landing(it) != wanted),
                        "{scenario:?} {ways:?}"
                    );
                }
                Path::Impossible { .. } => {}
            }
        }
    }
}

#[test]
fn all_shortest_ways_are_named_once() {
    let scenario = Scenario::default();
    let Path::Shortest(ways) = paths_to(&scenario, Landing::Teams) else { panic!("a way exists") };
    let moving = Change::all().filter(|it| landing(&it.apply(scenario)) == Landing::Teams).count();
    assert_eq!(ways.len(), moving);
}

#[test]
fn a_wanted_landing_is_impossible_exactly_when_no_setting_reaches_it() {
    for scenario in Scenario::all() {
        let reached: BTreeSet<Landing> = scenario.settings().map(|it| landing(&it)).collect();
        for &wanted in Landing::VARIANTS {
            let path = paths_to(&scenario, wanted);
            let impossible = matches!(path, Path::Impossible { .. });
            assert_eq!(impossible, !reached.contains(&wanted), "{scenario:?} {wanted:?}");
        }
    }
}

#[test]
fn the_proof_looks_at_all_settings_and_names_each_rule_that_decides_them_once() {
    let scenario =
        Scenario { customer: CustomerType::WithoutSkypeForBusiness, ..Scenario::default() };
    let Path::Impossible { looked_at, decided_by } = paths_to(&scenario, Landing::SkypeForBusiness)
    else {
        panic!("there is no Skype for Business to land in")
    };
    assert_eq!(looked_at, 108);
    let named: BTreeSet<_> = decided_by.iter().collect();
    assert_eq!(named.len(), decided_by.len());
    let deciding: BTreeSet<_> = scenario.settings().map(|it| decide(&it).0).collect();
    assert_eq!(named, deciding.iter().collect());
}

#[test]
fn a_choice_alone_is_no_way_while_the_override_is_off() {
    for scenario in Scenario::all() {
        if scenario.policy.allow_end_user_client_override == "false".parse().unwrap() {
            let mut choices = Change::all().filter(|it| matches!(it, Change::Choice(_)));
            assert!(choices.all(|it| landing(&it.apply(scenario)) == landing(&scenario)));
        }
    }
}

#[test]
fn why_not_names_every_rule_that_gives_the_landing_and_did_not_decide() {
    for scenario in Scenario::all() {
        let rules = route(&scenario).trace.rules;
        for &wanted in Landing::VARIANTS {
            let answer = why_not(&scenario, wanted);
            let gives = |steps: &[_]| {
                let step = |it: &call_landing::routing::Step<_>| it.then.landing == wanted;
                steps.iter().filter(|it| step(it)).count()
            };
            assert_eq!(answer.failed.len(), gives(&rules.passed));
            assert_eq!(answer.too_late.len(), gives(&rules.not_needed));
            assert!(answer.failed.iter().all(|it| it.then.landing == wanted && !it.matched()));
            assert!(answer.too_late.iter().all(|it| it.then.landing == wanted));
            assert_eq!(answer.path, paths_to(&scenario, wanted));
        }
    }
}

#[test]
fn a_grant_sets_all_three_fields_and_nothing_else() {
    for scenario in Scenario::all() {
        for instance in PRECONFIGURED {
            let granted = Change::Grant(instance).apply(scenario);
            assert_eq!(granted, Scenario { policy: instance.fields, ..scenario });
        }
    }
}

#[test]
fn names_of_instances_say_their_fields() {
    assert_eq!(PRECONFIGURED.len(), 19);
    for instance in PRECONFIGURED {
        let PolicyIdentity::Tag(name) = instance.identity else {
            assert_eq!(*instance, InteropPolicy::GLOBAL);
            continue;
        };
        let fields = instance.fields;
        let allow = match <&str>::from(fields.allow_end_user_client_override) {
            "true" => "Allow",
            _ => "Disallow",
        };
        let calling: &str = fields.calling_default_client.into();
        let chat: &str = fields.chat_default_client.into();
        assert_eq!(name, format!("{allow}OverrideCalling{calling}Chat{chat}"));
    }
    let names: BTreeSet<&str> = PRECONFIGURED.iter().map(|it| it.identity.name()).collect();
    assert_eq!(names.len(), 19);
}

/// What a scenario holds, field by field: override, calling, chat, choice, licence.
fn fields(it: &Scenario) -> [String; 5] {
    let policy = it.policy;
    [
        format!("{:?}", policy.allow_end_user_client_override),
        format!("{:?}", policy.calling_default_client),
        format!("{:?}", policy.chat_default_client),
        format!("{:?}", it.choice),
        format!("{:?}", it.licence),
    ]
}

#[test]
fn a_change_sets_what_it_names_and_leaves_the_rest() {
    // The same for every organization and call.
    for scenario in Scenario::default().settings() {
        for change in Change::all() {
            let (before, after) = (fields(&scenario), fields(&change.apply(scenario)));
            let mut expected = before;
            match change {
                Change::Override(value) => expected[0] = format!("{value:?}"),
                Change::Calling(client) => expected[1] = format!("{client:?}"),
                Change::Chat(client) => expected[2] = format!("{client:?}"),
                Change::Choice(choice) => expected[3] = format!("{choice:?}"),
                Change::Licence(licence) => expected[4] = format!("{licence:?}"),
                Change::Grant(instance) => {
                    let policy = instance.fields;
                    let [allow, calling, chat, ..] = fields(&Scenario { policy, ..scenario });
                    [expected[0], expected[1], expected[2]] = [allow, calling, chat];
                }
            }
            assert_eq!(after, expected, "{change:?} of {scenario:?}");
            assert_eq!(change.apply(scenario).customer, scenario.customer);
            assert_eq!(change.apply(scenario).call, scenario.call);
        }
    }
}

#[test]
fn no_shortest_way_is_named_twice_or_sets_a_thing_twice() {
    // What a change sets, as bits: override, calling, chat, choice, licence.
    let sets = |change: &Change| match change {
        Change::Override(_) => 0b00001,
        Change::Calling(_) => 0b00010,
        Change::Chat(_) => 0b00100,
        Change::Grant(_) => 0b00111,
        Change::Choice(_) => 0b01000,
        Change::Licence(_) => 0b10000,
    };
    let mut pairs = 0;
    for &customer in CustomerType::VARIANTS {
        for scenario in (Scenario { customer, ..Scenario::default() }).settings() {
            for &wanted in Landing::VARIANTS {
                let Path::Shortest(ways) = paths_to(&scenario, wanted) else { continue };
                let in_any_order = |way: &Vec<Change>| {
                    way.iter().map(|it| format!("{it:?}")).collect::<BTreeSet<_>>()
                };
                let once: BTreeSet<_> = ways.iter().map(in_any_order).collect();
                assert_eq!(once.len(), ways.len(), "a way is named twice: {ways:?}");
                for way in ways.iter().filter(|it| it.len() > 1) {
                    pairs += 1;
                    let all = way.iter().map(sets);
                    let sum: u32 = all.clone().sum();
                    assert_eq!(sum, all.fold(0, |bits, it| bits | it), "{way:?} in {scenario:?}");
                }
            }
        }
    }
    assert!(pairs > 100, "some ways take more than one change");
}
