//! Running a script: its input, and its result step by step.

use super::super::language::{Diagnostic, Script, Span};
use super::evaluate::{Halt, Runner};
use super::failure::Wording;
use super::moves::Move;
use super::value::Variables;
use super::{Tenant, TenantEvent};

/// What a script needs besides the tenant.
#[derive(Clone, Copy, Debug, Default)]
pub struct Input<'a> {
    /// The content of the file that `Import-Csv` and `Get-Content` read, whatever its name.
    pub table: Option<&'a str>,
    /// The answers to the confirmation prompts, in order.
    pub answers: &'a [Answer],
    /// The variables that previous scripts set.
    pub variables: Option<&'a Variables>,
}

/// The result of running a script.
#[derive(Clone, Debug, PartialEq)]
pub struct Run {
    /// One step for each pipeline that ran.
    pub steps: Vec<RunStep>,
    /// The tenant afterwards: the original tenant with every event of every step.
    pub tenant: Tenant,
    /// The variables afterwards.
    pub variables: Variables,
    /// The first error of each statement that did not run, because it was not understood,
    /// PowerShell refuses it, or it reads a variable without a value.
    pub refused: Vec<Diagnostic>,
    /// How it ended.
    pub end: End,
}

/// How a script ended.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum End {
    /// It ran to the end.
    Done,
    /// It waits for an answer. Run it again with one more answer.
    Asks(Confirmation),
    /// It was stopped because it ran for too long or produced too much.
    TooLong,
    /// It ended itself, with `exit` or `return`.
    Exited,
}

/// A confirmation prompt: of `-Confirm`, or of a function that asks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Confirmation {
    /// Where the command that asks is.
    pub span: Span,
    /// The headline.
    pub title: String,
    /// The question, line by line.
    pub message: Vec<String>,
    /// Whether an answer can stand for all further questions of the command.
    pub has_all: bool,
}

/// An answer to a confirmation prompt.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Answer {
    /// `Y`: go ahead.
    Yes,
    /// `A`: go ahead, here and for all further prompts of this command.
    YesToAll,
    /// `N`: skip it.
    No,
    /// `L`: skip it, here and for all further prompts of this command.
    NoToAll,
}

/// What one pipeline did.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RunStep {
    /// Where the pipeline is in the script.
    pub span: Span,
    /// What it printed.
    pub lines: Vec<OutputLine>,
    /// What to know about what it did.
    pub notes: Vec<Note>,
    /// The changes to the tenant, in order.
    pub events: Vec<TenantEvent>,
    /// The calls that it rerouted.
    pub moves: Vec<Move>,
}

/// A printed line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OutputLine {
    /// The stream that it was printed to.
    pub stream: Stream,
    /// The text of the line.
    pub text: String,
}

/// The stream of a printed line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stream {
    /// The output of a command.
    Output,
    /// What a command would do, from `-WhatIf`.
    WhatIf,
    /// An error.
    Error(Wording),
}

/// What to know about a step.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, strum::VariantArray)]
pub enum Note {
    /// The session is already connected, so the command does nothing.
    Connected,
    /// No document names this instance, so it may not exist.
    Unattested,
    /// Calls and chats have different values (interoperability page, warning).
    MixedValues,
    /// From April 2018, this combination is no longer supported (cmdlet reference, 13 April 2018).
    NoLongerValid,
    /// `Global` was edited, which affects everyone without a policy of their own. The guide advises
    /// against it.
    GlobalEdited,
    /// The calling policy `Global` was edited, which affects everyone without another one.
    CallingGlobalEdited,
    /// `Global` has its original settings again. The documents give two commands for this.
    GlobalUndone,
    /// A user with on-premises phone lines, or homed on-premises, cannot receive calls in Teams.
    CannotReceiveInTeams,
    /// The policy is no longer honored, so no calls are rerouted (cmdlet reference, 17 January
    /// 2019).
    NotHonored,
    /// The user already had this policy.
    AlreadySo,
    /// The parameter tables say that no parameter takes pipeline input, but the lists of inputs say
    /// otherwise.
    FromPipeline,
    /// The reference of today says nothing of pipeline input, but an example of a sibling pipes users
    /// (`Grant-CsOnlineVoiceRoutingPolicy`).
    PipelineUnstated,
    /// The policy was shown but not saved.
    InMemory,
    /// In April 2018, calls still follow the other policy, and both are assigned together.
    ModeNotRouted,
    /// A column is empty because its property is not simulated.
    NotSimulated,
    /// `$WhatIfPreference` is set, but the command does not see it, so it ran.
    PreferenceUnseen,
    /// The script ended itself.
    Exited,
    /// What a command saves is shown, because there is no disk.
    Saved,
    /// The file is separated by something other than commas, so `Import-Csv` needs `-Delimiter`.
    OtherSeparator,
}

impl Confirmation {
    /// PowerShell's own question about an operation.
    pub(super) fn about(span: Span, operation: String) -> Self {
        let sure = "Are you sure you want to perform this action?".to_owned();
        Self { span, title: "Confirm".to_owned(), message: vec![sure, operation], has_all: true }
    }

    /// The prompt as PowerShell prints it.
    pub fn lines(&self) -> Vec<String> {
        let choices = match self.has_all {
            true => {
                "[Y] Yes  [A] Yes to All  [N] No  [L] No to All  [S] Suspend  [?] Help (default is \"Y\"):"
            }
            false => "[Y] Yes  [N] No  [S] Suspend  [?] Help (default is \"Y\"):",
        };
        let mut lines = vec![self.title.clone()];
        lines.extend(self.message.iter().cloned());
        lines.push(choices.to_owned());
        lines
    }

    /// The answers that it takes.
    pub fn answers(&self) -> &'static [Answer] {
        match self.has_all {
            true => &[Answer::Yes, Answer::YesToAll, Answer::No, Answer::NoToAll],
            false => &[Answer::Yes, Answer::No],
        }
    }
}

impl Answer {
    /// Whether the command goes ahead.
    pub(super) const fn is_yes(self) -> bool {
        matches!(self, Self::Yes | Self::YesToAll)
    }

    /// Whether it stands for all further questions of the command.
    pub(super) const fn is_for_all(self) -> bool {
        matches!(self, Self::YesToAll | Self::NoToAll)
    }
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

/// Runs a script on a copy of a tenant. Pure: the same script, tenant and input give the same
/// result.
///
/// `text` is the source of `script`. Statements that were not understood do not run, and neither do
/// those that need a variable they would have set. A script that runs for too long is stopped.
pub fn run(text: &str, script: &Script, tenant: &Tenant, input: Input<'_>) -> Run {
    run_on(text, script, tenant.clone(), input)
}

/// The same, but takes ownership of the tenant.
pub(in crate::powershell) fn run_on(
    text: &str,
    script: &Script,
    tenant: Tenant,
    input: Input<'_>,
) -> Run {
    let mut runner = Runner::new(text, tenant, input);
    let end = match runner.script(script) {
        Err(Halt::Asks(question)) => End::Asks(question),
        Err(Halt::TooLong(_)) => End::TooLong,
        Err(Halt::Exit | Halt::Return) => End::Exited,
        Ok(()) | Err(Halt::Thrown(_) | Halt::Unknown | Halt::Break | Halt::Continue) => End::Done,
    };
    runner.finish();
    let Runner { steps, tenant, variables, refused, .. } = runner;
    Run { steps, tenant, variables, refused, end }
}
