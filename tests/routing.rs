//! The routing core against the oracle and against itself, over the whole space.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test that fails says where"
)]

use call_landing::routing::{
    Basis, CallType, CustomerType, DefaultClient, EffectiveClient, Landing, Licence, Override,
    PolicyFields, RuleId, Scenario, UserChoice, decide, route,
};
use std::collections::BTreeSet;
use std::fmt::Write as _;
use strum::VariantArray;

/// One row of the oracle: customer, effective client, licensed, call, landing, basis, alternative.
struct OracleRow {
    customer: CustomerType,
    client: DefaultClient,
    licence: Licence,
    call: CallType,
    landing: Landing,
    basis: String,
    alternative: Option<Landing>,
}

fn oracle() -> Vec<OracleRow> {
    include_str!("fixtures/oracle-2017-12.csv")
        .lines()
        .skip(1)
        .map(|line| {
            let cells: Vec<&str> = line.split(',').collect();
            OracleRow {
                customer: cells[0].parse().unwrap(),
                client: cells[1].parse().unwrap(),
                licence: cells[2].parse().unwrap(),
                call: cells[3].parse().unwrap(),
                landing: cells[4].parse().unwrap(),
                basis: cells[5].to_owned(),
                alternative: (!cells[6].is_empty()).then(|| cells[6].parse().unwrap()),
            }
        })
        .collect()
}

/// Every pair of policy and choice that makes this client the one that counts, stated apart from
/// the code under test.
fn settings_that_yield(client: DefaultClient) -> Vec<(PolicyFields, UserChoice)> {
    let mut settings = Vec::new();
    for policy in PolicyFields::all() {
        for &choice in UserChoice::VARIANTS {
            let chosen = match (policy.allow_end_user_client_override, choice) {
                (Override::On, UserChoice::Teams) => DefaultClient::Teams,
                (Override::On, UserChoice::Sfb) => DefaultClient::Sfb,
                _ => policy.calling_default_client,
            };
            if chosen == client {
                settings.push((policy, choice));
            }
        }
    }
    settings
}

#[test]
fn every_oracle_row_holds_for_every_override_and_choice_that_yields_its_client() {
    let mut asked = BTreeSet::new();
    for row in oracle() {
        for (policy, choice) in settings_that_yield(row.client) {
            let scenario = Scenario {
                customer: row.customer,
                policy,
                choice,
                licence: row.licence,
                call: row.call,
            };
            let ruling = route(&scenario);
            assert_eq!(ruling.landing(), row.landing, "{scenario:?}");
            assert_eq!(<&str>::from(ruling.basis()), row.basis, "{scenario:?}");
            assert_eq!(ruling.basis().alternative(), row.alternative, "{scenario:?}");
            asked.insert(scenario);
        }
    }
    assert_eq!(oracle().len(), 216);
    assert_eq!(asked.len(), Scenario::all().count(), "the oracle covers the whole space");
}

#[test]
fn the_space_has_3888_scenarios_each_once() {
    let all: BTreeSet<Scenario> = Scenario::all().collect();
    assert_eq!(Scenario::all().count(), 4 * 18 * 3 * 2 * 9);
    assert_eq!(all.len(), 3888);
}

#[test]
fn settings_are_the_108_of_one_organization_and_one_call() {
    let scenario = Scenario { customer: CustomerType::HybridVoice, ..Scenario::default() };
    let settings: BTreeSet<Scenario> = scenario.settings().collect();
    assert_eq!(settings.len(), 108);
    assert!(settings.contains(&scenario));
    assert!(settings.iter().all(|it| it.customer == scenario.customer && it.call == scenario.call));
}

#[test]
fn every_call_asks_about_each_call_once_and_changes_nothing_else() {
    let scenario = Scenario { licence: Licence::NotProvisioned, ..Scenario::default() };
    let calls: Vec<CallType> = scenario.every_call().map(|it| it.call).collect();
    assert_eq!(calls, CallType::VARIANTS);
    assert!(scenario.every_call().all(|it| Scenario { call: scenario.call, ..it } == scenario));
}

/// The whole space in one reviewable file. To accept a change of behaviour, run the tests with
/// `UPDATE_GOLDEN=1` and read the diff.
#[test]
fn the_whole_space_is_as_reviewed() {
    let mut now = String::from(
        "customer,override,calling,chat,choice,licensed,call,landing,basis,alternative,rule\n",
    );
    for scenario in Scenario::all() {
        let ruling = route(&scenario);
        let policy = scenario.policy;
        let cells: [&str; 11] = [
            scenario.customer.into(),
            policy.allow_end_user_client_override.into(),
            policy.calling_default_client.into(),
            policy.chat_default_client.into(),
            scenario.choice.into(),
            scenario.licence.into(),
            scenario.call.into(),
            ruling.landing().into(),
            ruling.basis().into(),
            ruling.basis().alternative().map_or("", Into::into),
            ruling.decided_by.into(),
        ];
        writeln!(now, "{}", cells.join(",")).unwrap();
    }
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/golden/space-2017-12.csv");
    if std::env::var_os("UPDATE_GOLDEN").is_some() {
        std::fs::write(path, &now).unwrap();
    }
    let reviewed = std::fs::read_to_string(path).unwrap().replace("\r\n", "\n");
    for (line, (was, is)) in reviewed.lines().zip(now.lines()).enumerate() {
        assert_eq!(was, is, "line {} of {path}", line + 1);
    }
    assert_eq!(reviewed.lines().count(), now.lines().count());
}

#[test]
fn every_rule_decides_something() {
    let used: BTreeSet<RuleId> =
        Scenario::all().map(|scenario| route(&scenario).decided_by).collect();
    let dead: Vec<&RuleId> = RuleId::VARIANTS.iter().filter(|id| !used.contains(id)).collect();
    assert!(dead.is_empty(), "rules that decide nothing: {dead:?}");
}

#[test]
fn every_rule_stands_in_the_table_once_and_every_trace_looks_at_all_of_them() {
    for scenario in Scenario::all() {
        let rules = route(&scenario).trace.rules;
        let looked_at: Vec<RuleId> = rules
            .passed
            .iter()
            .chain([&rules.decided])
            .chain(&rules.not_needed)
            .map(|step| step.rule)
            .collect();
        assert_eq!(looked_at, RuleId::VARIANTS, "{scenario:?}");
    }
}

#[test]
fn the_trace_says_what_the_ruling_says() {
    for scenario in Scenario::all() {
        let ruling = route(&scenario);
        let rules = &ruling.trace.rules;
        assert_eq!(rules.decided.rule, ruling.decided_by);
        assert_eq!(rules.decided.then, ruling.verdict);
        assert!(rules.decided.matched());
        assert!(rules.passed.iter().all(|step| step.unmet().next().is_some()));
        assert_eq!(ruling.trace.effective, EffectiveClient::of(scenario.policy, scenario.choice));
        assert_eq!(decide(&scenario), (ruling.decided_by, ruling.verdict));
    }
}

#[test]
fn a_check_holds_exactly_when_no_unmet_condition_names_it() {
    for scenario in Scenario::all() {
        for step in route(&scenario).trace.rules.passed {
            let unmet: Vec<_> = step.unmet().collect();
            for check in &step.checks {
                assert_eq!(check.held, !unmet.contains(&check.condition), "{scenario:?}");
            }
        }
    }
}

#[test]
fn the_otherwise_row_takes_only_calls_to_skype_for_business_users_set_to_sfb() {
    for scenario in Scenario::all() {
        let ruling = route(&scenario);
        if ruling.decided_by == RuleId::SfbPolicyKeepsCalls {
            assert_eq!(ruling.trace.effective.client, DefaultClient::Sfb);
            assert_ne!(scenario.customer, CustomerType::WithoutSkypeForBusiness);
            let calls = [CallType::TeamsVoip, CallType::SfbVoip, CallType::PstnIn];
            assert!(calls.contains(&scenario.call));
        }
    }
}

#[test]
fn every_ruling_names_a_source_and_a_disputed_one_names_two() {
    for scenario in Scenario::all() {
        let ruling = route(&scenario);
        let needed = if matches!(ruling.basis(), Basis::Disputed { .. }) { 2 } else { 1 };
        assert!(ruling.verdict.sources.len() >= needed, "{scenario:?}");
        assert_ne!(ruling.basis().alternative(), Some(ruling.landing()), "{scenario:?}");
    }
}

#[test]
fn the_chat_setting_moves_nothing() {
    for scenario in Scenario::all() {
        for &chat_default_client in DefaultClient::VARIANTS {
            let policy = PolicyFields { chat_default_client, ..scenario.policy };
            let other = Scenario { policy, ..scenario };
            assert_eq!(decide(&scenario), decide(&other));
        }
    }
}
