//! A whole tenant at once: exported users go in, as files of any size, and out comes where each of
//! their calls lands, what is wrong, and what a grant would move. Pure.
//!
//! [`Audit`] reads: bytes in pieces, never the whole file. It keeps two bytes a user ([`UserFacts`]); names
//! are read from the file again when they are asked for ([`RowReader`]). What it comes to is a
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

mod landing_table;

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

mod session;

pub mod turns;

pub use columns::{Column, Columns, Correction, Guess, Meaning};
pub use commands::{FileCommands, file_commands};
pub use encoding::Encoding;
pub use facts::{FactTable, Mark, UserFacts};
pub use findings::{Finding, findings};
pub use fixes::{Fix, Fixes, Granted, Proposal, Proposed, Unfixed};
pub use landing_table::{CALLS, LANDINGS, LandingTable, Landings, Totals};
pub use plan::{
    Assigned, Losing, MOST_IN_WAVE, NewPolicy, PlanFor, PlanHead, PlanRows, PlanStep, Planner,
    Skipped, data_header,
};
pub use policies::{KnownBy, KnownPolicy, Policies};
pub use problem::{
    BadName, FileProblem, LONGEST_NAME, LONGEST_RECORD, MOST_COLUMNS, MOST_POLICIES, MOST_REJECTED,
    RejectedRow, Why, WhyKind,
};
pub use record::{Record, RecordPlace};
pub use run::{Audit, Explainer, ReadProgress, Row, RowReader, Start};
pub use sample::{Expected, SAMPLE_POLICIES, SampleForm, SampleTenant};
pub use session::{
    AuditSession, LastSearch, Selection, ShownUser, Sort, SourceFile, Task, TaskOutput, Want,
};
pub use signals::{CustomerReason, Derived, LicenceReason, Options};
pub use summary::{FileSummary, FindingSummary, MovedUsers, Summary, UserFilter, WhatIf};
pub use wire::Wire;
