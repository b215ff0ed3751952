//! Measures how many calls are decided per second, one by one and with the audit's table: `cargo bench`.

use call_landing::audit::{CALLS, LandingTable};
use call_landing::editions::teams_interop_policy::{
    CallType, InteropCall, License, Organization, PolicyFields, UserChoice,
};
use call_landing::routing::Case;
use divan::Bencher;
use divan::counter::ItemsCount;
use std::hint::black_box;
use strum::VariantArray;

fn main() {
    divan::main();
}

/// Every policy, organization and license. The users' choice is not known to an audit.
fn users() -> Vec<(PolicyFields, Organization, License)> {
    let mut users = Vec::new();
    for policy in PolicyFields::all() {
        for &customer in Organization::VARIANTS {
            users.extend(License::VARIANTS.iter().map(|&license| (policy, customer, license)));
        }
    }
    users
}

/// Reads the decision table for each call.
#[divan::bench]
fn decided_one_by_one(bencher: Bencher<'_, '_>) {
    let users = users();
    bencher.counter(ItemsCount::new(users.len() * CALLS)).bench_local(|| {
        for &(policy, customer, license) in black_box(&users) {
            for &call in CallType::VARIANTS {
                let choice = UserChoice::None;
                let call = InteropCall { customer, policy, choice, license, call };
                black_box(Case::from(call).decide());
            }
        }
    });
}

/// Looks up nine calls per user in the precomputed table.
#[divan::bench]
fn looked_up(bencher: Bencher<'_, '_>) {
    let (users, landing_table) = (users(), LandingTable::new(UserChoice::None));
    bencher.counter(ItemsCount::new(users.len() * CALLS)).bench_local(|| {
        for &(policy, customer, license) in black_box(&users) {
            black_box(landing_table.landings(policy, customer, license));
        }
    });
}

/// Computes that table, which happens once per audit.
#[divan::bench]
fn table_made() -> LandingTable {
    LandingTable::new(black_box(UserChoice::None))
}
