//! A whole tenant at once: exported users go in, as files of any size, and out comes where each of
//! their calls lands, what is wrong, and what a grant would move. Pure.
//!
//! [`Audit`] reads: bytes in pieces, never the whole file. It keeps two bytes a user ([`Facts`]); names
//! are read from the file again when they are asked for ([`Again`]). What it comes to is a
//! [`Summary`], from which every count follows. Where a call lands is asked of [`crate::routing`]; the
//! commands are [`crate::powershell::writing`]'s; sentences are in `text::audit`.
//!
//! Rows in = rows judged + rows listed, whatever is in the file.

mod scan;

mod encoding;

mod problem;

mod columns;

mod record;

mod csv;

mod json;

mod reader;

mod forms;

mod policies;

mod signals;

mod facts;

mod judge;

mod findings;

mod fixes;

mod commands;

mod summary;

mod run;

mod plan;

pub mod export;

mod sample;

mod wire;

mod tasks;

mod desk;

pub mod turns;

/// The types of the policy whose users are read: whoever shows an audit takes them from here.
pub use crate::editions::teams_interop_policy::{
    CallType, DefaultClient, License, Organization, Override, PolicyFields, UserChoice,
};
pub use columns::{Column, Columns, Correction, Guess, Meaning};
pub use commands::{FileCommands, file_commands};
pub use desk::{Desk, Found as FoundLast, Output, Selection, Shown, Sort, Source, Task, Want};
pub use encoding::Encoding;
pub use facts::{Facts, Mark, Rows};
pub use findings::{Finding, findings};
pub use fixes::{Fix, Fixes, Granted, Proposal, Proposed, Unfixed};
pub use judge::{CALLS, Judge, LANDINGS, Landings, Totals};
pub use plan::{
    Assigned, Losing, MOST_IN_WAVE, NewPolicy, PlanFor, PlanHead, PlanRows, Planner, Skipped, Step,
    data_header,
};
pub use policies::{Known, KnownBy, Policies};
pub use problem::{
    BadName, FileProblem, LONGEST_NAME, LONGEST_RECORD, Listed, MOST_COLUMNS, MOST_LISTED,
    MOST_POLICIES, Why, WhyKind,
};
pub use record::{Place, Record};
pub use run::{Again, Audit, Explainer, Progress, Row, Start};
pub use sample::{Expected, SAMPLE_POLICIES, Sample, SampleForm};
pub use signals::{CustomerReason, Derived, LicenceReason, Options};
pub use summary::{FileSummary, Filter, Found, Moved, Summary, WhatIf};
pub use wire::Wire;
