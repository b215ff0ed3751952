//! Sentences, commands and shared texts: complete, plain, and safe to paste.

mod commands;
mod sentences;
mod shared;

use call_landing::editions::teams_interop_policy::{CallType, EDITION, InteropCall, PolicyFields};
use call_landing::editions::{self, sources as from, teams_upgrade_policy};
use call_landing::link::{Address, read, write};
use call_landing::powershell::{EXAMPLE_USER, Remark, assign, grant};
use call_landing::routing::{
    BasisKind, Case, Compared, Direction, Edition, Landing, Matrix, Source, Subject, compare,
    scenarios,
};
use call_landing::text::{changes, labels, markdown, matrix, notices, sources, told, views};
use std::collections::BTreeSet;
use strum::VariantArray;

/// Every case of every edition.
fn every_case_there_is() -> impl Iterator<Item = Case> {
    editions::ALL.iter().flat_map(|edition| scenarios(edition))
}
