//! How many calls are decided a second, one by one and by the audit's table: `cargo bench`.

use call_landing::audit::{CALLS, LandingTable};
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

/// Every policy, organization and licence. The users' choice is not known to an audit.
fn users() -> Vec<(PolicyFields, CustomerType, Licence)> {
    let mut users = Vec::new();
    for policy in PolicyFields::all() {
        for &customer in CustomerType::VARIANTS {
            users.extend(Licence::VARIANTS.iter().map(|&licence| (policy, customer, licence)));
        }
    }
    users
}

/// The decision table, read for each call.
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

/// The table of all that can be decided, looked into once a user for nine calls.
#[divan::bench]
fn looked_up(bencher: Bencher<'_, '_>) {
    let (users, landing_table) = (users(), LandingTable::new(UserChoice::None));
    bencher.counter(ItemsCount::new(users.len() * CALLS)).bench_local(|| {
        for &(policy, customer, licence) in black_box(&users) {
            black_box(landing_table.landings(policy, customer, licence));
        }
    });
}

/// Making that table: once an audit.
#[divan::bench]
fn table_made() -> LandingTable {
    LandingTable::new(black_box(UserChoice::None))
}
