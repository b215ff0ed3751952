//! Measures how many calls are decided per second, one by one and with the audit's table: `cargo bench`.

use call_landing::audit::{CALLS, Judge};
use call_landing::routing::{
    CallType, CustomerType, Licence, PolicyFields, Scenario, UserChoice, decide,
};
use divan::Bencher;
use divan::counter::ItemsCount;
use std::hint::black_box;
use strum::VariantArray;

fn main() {
    divan::main();
}

/// Every policy, organization and license. An audit does not know what users chose.
fn users() -> Vec<(PolicyFields, CustomerType, Licence)> {
    let mut users = Vec::new();
    for policy in PolicyFields::all() {
        for &customer in CustomerType::VARIANTS {
            users.extend(Licence::VARIANTS.iter().map(|&licence| (policy, customer, licence)));
        }
    }
    users
}

/// Reads the decision table for each call.
#[divan::bench]
fn decided_one_by_one(bencher: Bencher<'_, '_>) {
    let users = users();
    bencher.counter(ItemsCount::new(users.len() * CALLS)).bench_local(|| {
        for &(policy, customer, licence) in black_box(&users) {
            for &call in CallType::VARIANTS {
                let choice = UserChoice::None;
                black_box(decide(&Scenario { customer, policy, choice, licence, call }));
            }
        }
    });
}

/// Looks up nine calls per user in the precomputed table.
#[divan::bench]
fn looked_up(bencher: Bencher<'_, '_>) {
    let (users, judge) = (users(), Judge::new(UserChoice::None));
    bencher.counter(ItemsCount::new(users.len() * CALLS)).bench_local(|| {
        for &(policy, customer, licence) in black_box(&users) {
            black_box(judge.landings(policy, customer, licence));
        }
    });
}

/// Computes that table, which happens once per audit.
#[divan::bench]
fn table_made() -> Judge {
    Judge::new(black_box(UserChoice::None))
}
