//! Running a script: what goes in, and what comes out step by step.

use super::super::catalogue::Cmdlet;
use super::super::language::{Diagnostic, Script, Span};
use super::evaluate::{Halt, Runner};
use super::failure::Wording;
use super::moves::Move;
use super::value::Variables;
use super::{Tenant, TenantEvent};

/// What a script needs beside the tenant.
#[derive(Clone, Copy, Debug, Default)]
pub struct Input<'a> {
    /// The file that `Import-Csv` and `Get-Content` read, whatever it is called.
    pub table: Option<&'a str>,
    /// What was answered to the questions, in their order.
    pub answers: &'a [Answer],
    /// What the scripts before gave a value.
    pub variables: Option<&'a Variables>,
}

/// A script that ran.
#[derive(Clone, Debug, PartialEq)]
pub struct Run {
    /// What was done, one for each pipeline that ran.
    pub steps: Vec<RunStep>,
    /// The tenant afterwards: the one before with every event of every step.
    pub tenant: Tenant,
    /// What has a value now.
    pub variables: Variables,
    /// Of each statement that did not run, the first error: it was not understood, PowerShell refuses
    /// it, or it reads a variable without a value.
    pub refused: Vec<Diagnostic>,
    /// How it ended.
    pub end: End,
}

/// How a script ended.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum End {
    /// It ran to its end.
    Done,
    /// It waits for an answer. Run it again with one more.
    Asks(Confirmation),
    /// It was taking too long, or made too much.
    TooLong,
}

/// A question of `-Confirm`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Confirmation {
    /// Where the command stands.
    pub span: Span,
    /// The command.
    pub cmdlet: Cmdlet,
    /// What it is about to change.
    pub target: String,
}

/// An answer to a question.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Answer {
    /// `Y`: do it.
    Yes,
    /// `A`: and whatever else this command asks.
    YesToAll,
    /// `N`: leave it.
    No,
    /// `L`: and whatever else this command asks.
    NoToAll,
}

/// What one pipeline did.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RunStep {
    /// Where it stands in the script.
    pub span: Span,
    /// What it printed.
    pub lines: Vec<OutputLine>,
    /// What to know about it.
    pub notes: Vec<Note>,
    /// What it changed, in order.
    pub events: Vec<TenantEvent>,
    /// What lands elsewhere since.
    pub moves: Vec<Move>,
}

/// A line that was printed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OutputLine {
    /// As what.
    pub stream: Stream,
    /// The words.
    pub text: String,
}

/// As what something is printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stream {
    /// What a command gives.
    Output,
    /// What a command would do.
    WhatIf,
    /// What went wrong.
    Error(Wording),
}

/// What to know about a step.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, strum::VariantArray)]
pub enum Note {
    /// The session is there already; the command does nothing here.
    Connected,
    /// No document names this instance; it may not exist.
    Unattested,
    /// Calls and chats have different values (interoperability page, warning).
    MixedValues,
    /// From April 2018 on this combination is no longer supported (cmdlet reference, 13 April 2018).
    NoLongerValid,
    /// `Global` was edited: it concerns everybody without a policy of their own. The guide as
    /// published advises against it.
    GlobalEdited,
    /// `Global` is as it came. The documents give two commands for it.
    GlobalUndone,
    /// A user with own telephone lines, or homed on premises, cannot receive calls in Teams.
    CannotReceiveInTeams,
    /// The policy is no longer honoured, so nothing moves (cmdlet reference, 17 January 2019).
    NotHonoured,
    /// Which policy a user has is as before.
    AlreadySo,
    /// The parameter tables say that no parameter takes its value from a pipeline; the pages' lists
    /// of inputs say otherwise.
    FromPipeline,
    /// The policy was shown and not kept.
    InMemory,
    /// In this month the calls still follow the other policy, and both are granted together.
    ModeNotRouted,
}

impl Confirmation {
    /// The lines that PowerShell prints.
    pub fn lines(&self) -> [String; 4] {
        [
            "Confirm".to_owned(),
            "Are you sure you want to perform this action?".to_owned(),
            operation(self.cmdlet, &self.target),
            "[Y] Yes  [A] Yes to All  [N] No  [L] No to All  [S] Suspend  [?] Help (default is \"Y\"):"
                .to_owned(),
        ]
    }
}

/// What a command does, as `-WhatIf` and `-Confirm` say it.
pub(super) fn operation(cmdlet: Cmdlet, target: &str) -> String {
    format!("Performing the operation \"{}\" on target \"{target}\".", cmdlet.name())
}

impl RunStep {
    pub(super) fn note(&mut self, note: Note) {
        if !self.notes.contains(&note) {
            self.notes.push(note);
        }
    }

    pub(super) fn is_empty(&self) -> bool {
        self.lines.is_empty() && self.notes.is_empty() && self.events.is_empty()
    }
}

/// Runs a script on a copy of a tenant. Pure: the same script, tenant and input give the same run.
///
/// `text` is what `script` was read from. What was not understood does not run, and neither does what
/// needs the value that it would have given a variable. A script that goes on for too long is
/// stopped.
pub fn run(text: &str, script: &Script, tenant: &Tenant, input: Input<'_>) -> Run {
    run_on(text, script, tenant.clone(), input)
}

/// The same on a tenant that is given away.
pub(in crate::powershell) fn run_on(
    text: &str,
    script: &Script,
    tenant: Tenant,
    input: Input<'_>,
) -> Run {
    let mut runner = Runner::new(text, tenant, input);
    let end = match runner.script(script) {
        Ok(()) | Err(Halt::Stopped) => End::Done,
        Err(Halt::Asks(question)) => End::Asks(question),
        Err(Halt::TooLong) => End::TooLong,
    };
    runner.finish();
    let Runner { steps, tenant, variables, refused, .. } = runner;
    Run { steps, tenant, variables, refused, end }
}
