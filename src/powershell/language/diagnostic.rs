//! Problems of a script: ids with their data and position. The sentences are in `text`.

use super::super::catalog::Cmdlet;
use super::super::era::Era;
use super::span::Span;

/// How many diagnostics of a script are kept.
pub(super) const MOST_DIAGNOSTICS: usize = 200;

/// A problem of a script and its position.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Diagnostic {
    /// The problem.
    pub problem: Problem,
    /// Where the problem is.
    pub span: Span,
}

/// How serious a problem is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Weight {
    /// An error. The statement does not run, because part of it was not understood or PowerShell
    /// refuses it.
    Error,
    /// A warning. The statement runs but does something else than it appears to, or it is skipped
    /// although it may be right: it needs something that is not in the script or not simulated.
    Warning,
}

/// Collects diagnostics: as many as are kept, and the positions of all errors, including those that
/// are not kept.
#[derive(Debug, Default)]
pub(super) struct Remarks {
    pub listed: Vec<Diagnostic>,
    pub wrong: Vec<Span>,
}

impl Remarks {
    pub fn add(&mut self, problem: Problem, span: Span) {
        if problem.stops() {
            self.wrong.push(span);
        }
        match self.listed.len() {
            0..MOST_DIAGNOSTICS => self.listed.push(Diagnostic { problem, span }),
            MOST_DIAGNOSTICS => self.listed.push(Diagnostic { problem: Problem::TooMany, span }),
            _ => {}
        }
    }

    /// Adds the diagnostics of a part that was read separately.
    pub fn append(&mut self, part: Self) {
        self.wrong.extend(part.wrong);
        let room = (MOST_DIAGNOSTICS + 1).saturating_sub(self.listed.len());
        self.listed.extend(part.listed.into_iter().take(room));
    }

    /// Whether no further diagnostic is kept, so that it is not worth composing.
    pub fn is_full(&self) -> bool {
        self.listed.len() > MOST_DIAGNOSTICS
    }
}

/// What can be wrong with a script.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Problem {
    /// A quote is never closed. The text ends at the end of the line.
    UnclosedString,
    /// `<#` is never closed. The rest of the script is a comment.
    UnclosedComment,
    /// A bracket is never closed.
    Unclosed,
    /// A bracket closes nothing.
    NothingToClose,
    /// Brackets are nested too deeply.
    TooDeep,
    /// There are more problems than are kept.
    TooMany,
    /// A backtick followed by spaces, or at the end of the script, does not continue a line.
    BacktickBeforeBlank,
    /// A line after `>>` continues the previous one, which is already complete.
    GoesOn,
    /// Nothing follows a `|`, an operator or a comma.
    NothingFollows,
    /// Something is not allowed where it is.
    Unexpected(String),
    /// A statement that is not supported: `if`, `function` and others.
    Statement(String),
    /// An operator that is not supported.
    Operator(String),
    /// An expression that is not supported: a redirection, a variable of a drive and others.
    Expression,
    /// A type that is not simulated.
    Type(String),
    /// A method that is not simulated.
    Method(String),
    /// A member of a type whose value is outside the simulation.
    Outside(String),
    /// A command that runs another script or a text, which may set any variable.
    Runs(String),
    /// A regular expression that is not simulated, or is none.
    Pattern(String),
    /// A function whose definition does not run before it is called.
    Function(String),
    /// Lines of output in a pasted session, which are skipped.
    Output,
    /// `$( … )` in text was not understood.
    Subexpression,
    /// `"$name: done"`: PowerShell reads the colon as the end of a scope (about_Variables).
    ColonInText(String),
    /// `Where-Object` without braces has more than a property, an operator and a value.
    ShortCondition,
    /// A parameter that PowerShell may have but that is not simulated.
    NotSimulated {
        /// The command that it is about.
        cmdlet: Cmdlet,
        /// The parameter, without its dash.
        parameter: String,
    },
    /// `"$user.Name"`: only `$user` is replaced (about_Quoting_Rules).
    MemberInText {
        /// The variable, with its `$`.
        variable: String,
        /// The property after it.
        member: String,
    },
    /// A command that is not supported.
    Command {
        /// Its name as written.
        found: String,
        /// A supported command with a similar name.
        similar: Option<&'static str>,
    },
    /// A command that does not exist at the date.
    Unavailable {
        /// The command that it is about.
        cmdlet: Cmdlet,
        /// The date of the simulation.
        era: Era,
    },
    /// A parameter that the command does not have yet at the date.
    UnavailableParameter {
        /// The command that it is about.
        cmdlet: Cmdlet,
        /// The parameter that it is about.
        parameter: &'static str,
        /// The date of the simulation.
        era: Era,
    },
    /// An assignment of the retired policy without `-Force` (cmdlet reference, 17 January 2019).
    NeedsForce,
    /// A policy that is no longer valid (cmdlet reference, 13 April 2018).
    NoLongerCounts(String),
    /// An instance of the coexistence policy that was added later (October 2018).
    InstanceTooEarly(String),
    /// A parameter that the command does not have.
    Parameter {
        /// The command that it is about.
        cmdlet: Cmdlet,
        /// The name as written, without its dash.
        found: String,
        /// A parameter of the command with a similar name.
        similar: Option<&'static str>,
    },
    /// `-PolicyName` for `New-` or another cmdlet that takes `-Identity`, as in the guide.
    PolicyNameForIdentity(Cmdlet),
    /// A name that is the start of several parameters.
    Ambiguous {
        /// The name as written, without its dash.
        found: String,
        /// The parameters that begin like this.
        candidates: Vec<&'static str>,
    },
    /// A list for a parameter that takes a single value.
    OneValue(&'static str),
    /// A parameter that is given twice.
    Repeated(&'static str),
    /// A parameter without its value.
    NoValue(&'static str),
    /// A required parameter that is missing.
    Missing {
        /// The command that it is about.
        cmdlet: Cmdlet,
        /// The parameter that it is about.
        parameter: &'static str,
    },
    /// A value that no parameter takes.
    Surplus(Cmdlet),
    /// A value that is not valid for `CallingDefaultClient` or `ChatDefaultClient`.
    Client {
        /// The parameter that it is about.
        parameter: &'static str,
        /// The value as written.
        found: String,
        /// A valid value that is similar.
        similar: Option<&'static str>,
    },
    /// A word that is none of those that the parameter takes.
    Choice {
        /// The parameter that it is about.
        parameter: &'static str,
        /// The value as written.
        found: String,
        /// The valid values.
        valid: &'static [&'static str],
        /// A valid value that is similar.
        similar: Option<&'static str>,
    },
    /// A word instead of `$true` or `$false`.
    BooleanAsText {
        /// The parameter that it is about.
        parameter: &'static str,
        /// The word as written.
        found: String,
    },
    /// `Grant-CsTeamsInteropPolicy -PolicyName Global`, as in the guide.
    GlobalByName,
    /// A policy name that is almost the name of a preconfigured policy.
    Policy {
        /// The name as written.
        found: String,
        /// The name of the preconfigured policy.
        similar: &'static str,
    },
    /// A user named by alias instead of the full sign-in name.
    Alias(String),
    /// A variable that no previous statement sets, or only one that does not run.
    Variable {
        /// The name, with its `$`.
        found: String,
        /// A variable with a value and a similar name.
        similar: Option<String>,
    },
    /// A real property of users whose value is not simulated.
    IdleProperty(String),
    /// A property that neither policies nor users have.
    Property {
        /// The name as written.
        found: String,
        /// An existing property with a similar name.
        similar: Option<&'static str>,
    },
}

impl Problem {
    /// Whether its statement is not understood: an error, or something that may set any variable.
    pub(super) const fn stops(&self) -> bool {
        matches!(self.weight(), Weight::Error) || matches!(self, Self::Runs(_))
    }

    /// How serious the problem is.
    pub const fn weight(&self) -> Weight {
        match self {
            // A command outside the simulation is skipped, together with what needs its output.
            // Reading a variable without a value is no error in PowerShell; in a part of a script,
            // the rest may set it.
            Self::Command { similar: None, .. }
            | Self::Variable { similar: None, .. }
            | Self::Outside(_)
            | Self::Runs(_)
            | Self::Output
            | Self::TooMany
            | Self::MemberInText { .. }
            | Self::GlobalByName
            | Self::NoLongerCounts(_)
            | Self::InstanceTooEarly(_)
            | Self::Policy { .. }
            | Self::Alias(_) => Weight::Warning,
            // So is one that is simulated for today alone.
            Self::Unavailable { cmdlet, .. } if cmdlet.is_of_today() => Weight::Warning,
            _ => Weight::Error,
        }
    }
}
