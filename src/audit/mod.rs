//! A whole tenant at once: reads exports of users, files of any size, and says where each user's
//! calls land, what is wrong, and which calls a policy assignment would reroute. Pure.
//!
//! [`Audit`] reads files in chunks and never holds a whole one. It keeps two bytes per user
//! ([`UserFacts`]) and reads names from the files again when they are needed ([`RowReader`]). The
//! result is a [`Summary`], from which every count follows. [`crate::routing`] decides where calls
//! land, [`crate::powershell::writing`] writes the commands, and the sentences are in
//! `text::audit`.
//!
//! Every row of a file is either evaluated or rejected, whatever the file contains.

mod encoding;

mod problem;

mod notes;

mod columns;

mod record;

mod policy_record;

mod json;

mod reader;

mod forms;

mod policies;

mod signals;

mod truth;

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

pub mod estate;

mod wire;

mod tasks;

mod session;

pub mod whole;

pub mod turns;

/// The types of the policy whose users are read: whoever shows an audit takes them from here.
pub use crate::editions::teams_interop_policy::{
    CallType, DefaultClient, EDITION, GLOBAL, InteropCall, License, Organization, Override,
    PolicyFields, UserChoice, subject,
};
pub use columns::{Column, Columns, Correction, Guess, Meaning, Scope};
pub use commands::{FileCommands, file_commands};
pub use encoding::Encoding;
pub use facts::{FactTable, Mark, UserFacts};
pub use findings::{Effect, Finding, findings};
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
pub use sample::{CallingFile, CallingSample, Expected, SAMPLE_POLICIES, SampleForm, SampleTenant};
pub use session::{
    AuditSession, LastSearch, Selection, ShownUser, Sort, SourceFile, Task, TaskOutput, Want,
};
pub use signals::{CustomerReason, Derived, LicenceReason, Options, Repeats};
pub use summary::{FileSummary, FindingSummary, MovedUsers, Summary, UserFilter, WhatIf};
pub use wire::Wire;
