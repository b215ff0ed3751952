//! The engine over every case of every edition, and the guide's edition against its oracle.

mod oracle;
mod questions;
mod rules;
mod space;

use call_landing::editions::teams_interop_policy::{
    CallType, DefaultClient, EDITION, InteropCall, License, Organization, Override, PolicyFields,
    UserChoice, effective_client,
};
use call_landing::editions::{self, teams_upgrade_policy};
use call_landing::link::read;
use call_landing::routing::{
    Basis, Case, Edition, Landing, Role, Rule, Subject, every_case, is_enumerable, leaves,
    reachable, scenarios,
};
use std::collections::BTreeSet;
use std::fmt::Write as _;
use strum::VariantArray;

/// Every case of every edition.
fn every_case_there_is() -> impl Iterator<Item = Case> {
    editions::ALL.iter().flat_map(|edition| scenarios(edition))
}

/// The answers of a case by position.
fn answers(case: Case) -> Vec<u8> {
    case.edition().numbered().map(|(at, _)| case.get(at)).collect()
}
