//! The audit of calling policies: problems, where calls land, who forwards to whom, and what is missing.

mod callers;
mod data;
mod landings;
mod problems;

use super::state::At;
use super::{named, part};
use crate::app::element::{El, el};
use crate::audit::estate::EstateSummary;
use crate::link::AuditPart;
use leptos::prelude::*;

/// The parts that an audit of calling policies has.
pub const PARTS: [AuditPart; 4] =
    [AuditPart::Problems, AuditPart::Landings, AuditPart::Users, AuditPart::Data];

/// A part of it.
pub fn shown(at: At, part: AuditPart) -> El {
    match part {
        // What is not there for this edition shows the first part.
        AuditPart::Problems | AuditPart::WhatIf => problems::problems(at),
        AuditPart::Landings => landings::landings(at),
        AuditPart::Users => callers::callers(at),
        AuditPart::Data => data::data(at),
    }
}

/// What was read.
fn estate(at: At) -> EstateSummary {
    let summary = at.summary.get();
    summary.and_then(|it| it.estate.clone()).unwrap_or_default()
}

fn column(name: &'static str) -> El {
    el("th").attr("scope", "col").text(name)
}
