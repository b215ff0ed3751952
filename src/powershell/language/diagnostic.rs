//! What is wrong with a script, or not what it seems: an id with its data and a place. The
//! sentences are in `text`.

use super::super::catalogue::Cmdlet;
use super::super::era::Era;
use super::span::Span;

/// How many remarks a script gets.
pub(super) const MOST_DIAGNOSTICS: usize = 200;

/// One remark on a script.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Diagnostic {
    /// What it is.
    pub problem: Problem,
    /// Where it stands.
    pub span: Span,
}

/// How much a remark weighs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Weight {
    /// The statement does not run: it was not understood whole, or PowerShell refuses it.
    Error,
    /// It runs, and does something else than it seems to.
    Warning,
}

/// Remarks as they are found: as many as are listed, and the place of every error, also of those
/// that are not.
#[derive(Debug, Default)]
pub(super) struct Remarks {
    pub listed: Vec<Diagnostic>,
    pub wrong: Vec<Span>,
}

impl Remarks {
    pub fn add(&mut self, problem: Problem, span: Span) {
        if problem.weight() == Weight::Error {
            self.wrong.push(span);
        }
        match self.listed.len() {
            0..MOST_DIAGNOSTICS => self.listed.push(Diagnostic { problem, span }),
            MOST_DIAGNOSTICS => self.listed.push(Diagnostic { problem: Problem::TooMany, span }),
            _ => {}
        }
    }

    /// Whether no further remark is listed, so that its words are worth no work.
    pub fn is_full(&self) -> bool {
        self.listed.len() > MOST_DIAGNOSTICS
    }
}

/// What can be wrong.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Problem {
    /// A quote has no partner. The text counts up to the end of the line.
    UnclosedString,
    /// `<#` has no `#>`. The rest of the script is a comment.
    UnclosedComment,
    /// A bracket has no partner.
    Unclosed,
    /// A bracket closes what was not opened.
    NothingToClose,
    /// Brackets stand deeper in each other than is read.
    TooDeep,
    /// More remarks than are shown.
    TooMany,
    /// A backtick followed by blanks, or at the end of the script, does not continue a line.
    BacktickBeforeBlank,
    /// A line after `>>` goes on with the one before, and that one is whole.
    GoesOn,
    /// `|` with nothing after it, or an operator or a comma.
    NothingFollows,
    /// Something stands where nothing of its kind can stand.
    Unexpected(String),
    /// A statement of the language that is not read: `if`, `function` and others.
    Statement(String),
    /// An operator that is not read.
    Operator(String),
    /// An index, a call of a method, a type, a redirection and the like.
    Expression,
    /// `$( … )` in a text with more in it than a variable and its property.
    Subexpression,
    /// `"$name: done"`: PowerShell takes the colon for the end of a scope (about_Variables).
    ColonInText(String),
    /// `Where-Object` without braces, with more than a property, an operator and a value.
    ShortCondition,
    /// A parameter that PowerShell may have and this simulation has not.
    NotSimulated {
        /// The command.
        cmdlet: Cmdlet,
        /// The parameter, without its dash.
        parameter: String,
    },
    /// `"$user.Name"`: only `$user` is replaced (about_Quoting_Rules).
    MemberInText {
        /// The variable, with its sign.
        variable: String,
        /// The property.
        member: String,
    },
    /// A command that is not known here.
    Command {
        /// Its name.
        found: String,
        /// A known one with a similar name.
        similar: Option<&'static str>,
    },
    /// A command that is not there at the time.
    Unavailable {
        /// The command.
        cmdlet: Cmdlet,
        /// The time.
        era: Era,
    },
    /// A parameter that the command does not have yet.
    UnavailableParameter {
        /// The command.
        cmdlet: Cmdlet,
        /// The parameter.
        parameter: &'static str,
        /// The time.
        era: Era,
    },
    /// A grant of the retired policy without `-Force` (cmdlet reference, 17 January 2019).
    NeedsForce,
    /// A policy that is no longer one of those that count (cmdlet reference, 13 April 2018).
    NoLongerCounts(String),
    /// An instance of the coexistence policy that came later (October 2018).
    InstanceTooEarly(String),
    /// A parameter that the command does not have.
    Parameter {
        /// The command.
        cmdlet: Cmdlet,
        /// The name, without its dash.
        found: String,
        /// One that the command has.
        similar: Option<&'static str>,
    },
    /// `New-` or another cmdlet that takes `-Identity`, with `-PolicyName`, as the guide prints it.
    PolicyNameForIdentity(Cmdlet),
    /// The start of several parameters.
    Ambiguous {
        /// The name, without its dash.
        found: String,
        /// The parameters that start so.
        candidates: Vec<&'static str>,
    },
    /// A list for a parameter that takes one value.
    OneValue(&'static str),
    /// A parameter that is there twice.
    Repeated(&'static str),
    /// A parameter without its value.
    NoValue(&'static str),
    /// A required parameter that is not there.
    Missing {
        /// The command.
        cmdlet: Cmdlet,
        /// The parameter.
        parameter: &'static str,
    },
    /// A value that no parameter takes.
    Surplus(Cmdlet),
    /// A value of `CallingDefaultClient` or `ChatDefaultClient` that is none.
    Client {
        /// The parameter.
        parameter: &'static str,
        /// The value.
        found: String,
        /// A similar one.
        similar: Option<&'static str>,
    },
    /// A word where `$true` or `$false` has to stand.
    BooleanAsText {
        /// The parameter.
        parameter: &'static str,
        /// The word.
        found: String,
    },
    /// `Grant-CsTeamsInteropPolicy -PolicyName Global`, as the guide prints it.
    GlobalByName,
    /// A policy's name that is almost one of the names that every tenant has.
    Policy {
        /// The name.
        found: String,
        /// The one that there is.
        similar: &'static str,
    },
    /// A user by alias: in place of the full sign-in name.
    Alias(String),
    /// A variable that no statement before gives a value, or only one that does not run.
    Variable {
        /// The name, with its sign.
        found: String,
        /// One that has a value.
        similar: Option<String>,
    },
    /// A property that no policy and no user has here.
    Property {
        /// The name.
        found: String,
        /// One that there is.
        similar: Option<&'static str>,
    },
}

impl Problem {
    /// How much it weighs.
    pub const fn weight(&self) -> Weight {
        match self {
            Self::TooMany
            | Self::MemberInText { .. }
            | Self::GlobalByName
            | Self::NoLongerCounts(_)
            | Self::InstanceTooEarly(_)
            | Self::Policy { .. }
            | Self::Alias(_) => Weight::Warning,
            _ => Weight::Error,
        }
    }
}
