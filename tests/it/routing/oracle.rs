//! The edition of the guide against its oracle.

use super::*;

/// One row of the oracle: organization, effective client, licensed, call, landing, basis, alternative.
struct OracleRow {
    customer: Organization,
    client: DefaultClient,
    license: License,
    call: CallType,
    landing: Landing,
    basis: String,
    alternative: Option<Landing>,
}

fn oracle() -> Vec<OracleRow> {
    include_str!("../../fixtures/oracle-2017-12.csv")
        .lines()
        .skip(1)
        .map(|line| {
            let cells: Vec<&str> = line.split(',').collect();
            OracleRow {
                customer: cells[0].parse().unwrap(),
                client: cells[1].parse().unwrap(),
                license: cells[2].parse().unwrap(),
                call: cells[3].parse().unwrap(),
                landing: cells[4].parse().unwrap(),
                basis: cells[5].to_owned(),
                alternative: (!cells[6].is_empty()).then(|| cells[6].parse().unwrap()),
            }
        })
        .collect()
}

/// Every policy with every choice that makes this client the effective one, stated apart from the
/// code under test.
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
            let call = InteropCall {
                customer: row.customer,
                policy,
                choice,
                license: row.license,
                call: row.call,
            };
            let verdict = Case::from(call).decide().verdict;
            assert_eq!(verdict.landing, row.landing, "{call:?}");
            assert_eq!(<&str>::from(verdict.basis), row.basis, "{call:?}");
            assert_eq!(verdict.basis.alternative(), row.alternative, "{call:?}");
            assert_eq!(effective_client(policy, choice), row.client, "{call:?}");
            asked.insert(call);
        }
    }
    assert_eq!(oracle().len(), 216);
    assert_eq!(asked.len(), every_case(&EDITION).count(), "the oracle covers the whole space");
}
