//! Why a command fails, in PowerShell's wording where it is known.

use super::super::catalog::Cmdlet;
use super::super::language::{Diagnostic, Problem};
use super::super::meant::meant;

/// Where the wording of an error comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wording {
    /// PowerShell's own wording, or as reported by someone who saw it.
    Documented,
    /// Our wording: the kind of error is documented or inferred, but its wording is not.
    Own,
}

/// An error of a command.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Failure {
    NotRecognized(String),
    NotHere(String),
    Parameter(String),
    Ambiguous(String, Vec<&'static str>),
    Repeated(&'static str),
    NoValue(&'static str),
    Null(&'static str),
    Empty(&'static str),
    Surplus(String),
    Missing(&'static str),
    NotBoolean(&'static str),
    NotText(&'static str),
    NotClient(&'static str, String),
    NotAChoice(&'static str, String, &'static [&'static str]),
    NotInput,
    NoFile(String),
    NoValueOf(String),
    NotATable(String),
    NotANumber(&'static str, String),
    BadFilter,
    NotAUserPolicy(String),
    NoReference,
    NoUser(String),
    NoPolicy(String),
    Exists(String),
    InUse(String, usize),
    Preconfigured(String),
    NeedsUser,
    TwoSets,
    Retired,
    NotOnline(String),
    /// What a cmdlet of today does not do, in our words.
    Refused(String),
    /// A value that a command outside the simulation would have given.
    Depends,
    /// `throw`, or `Write-Error`.
    Thrown(String),
    OnNull,
    NoMethod(String),
    Conversion(String, String),
    BadFormat,
    OutOfRange,
    NoProperty(String),
    HasKey(String),
    /// A parameter of a function without its value, and one that must have one.
    NoValueFor(String),
    MissingValue(String),
    DivisionByZero,
    NoOperator(&'static str),
    /// A regular expression that is not simulated.
    BadPattern(String),
    Limit(Limit),
}

/// How far a script may go.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Limit {
    /// Steps of work.
    Work,
    /// Functions that call each other.
    Depth,
    /// The length of a text.
    Text,
    /// Items of a list.
    Items,
}

impl Failure {
    /// The error for a command that PowerShell does not know. PowerShell has more commands than are
    /// supported here, so nothing is claimed about one that it may have.
    pub fn unknown(command: &str) -> Self {
        // PowerShell had some of today's cmdlets before, so it would not deny them.
        let cmdlet = Cmdlet::named(command);
        let is_known = cmdlet.is_some_and(|it| !it.is_of_today())
            || cmdlet.is_none() && meant(command).is_some();
        if is_known {
            Self::NotRecognized(command.to_owned())
        } else {
            Self::NotHere(command.to_owned())
        }
    }

    /// PowerShell's error for a problem that is found before a command runs. `None` if PowerShell
    /// would report nothing, or if its error is not known.
    pub fn seen_before(text: &str, command: &str, error: &Diagnostic) -> Option<Self> {
        Some(match &error.problem {
            Problem::Command { .. } | Problem::Unavailable { .. } => Self::unknown(command),
            Problem::Parameter { found, .. } => Self::Parameter(found.clone()),
            Problem::PolicyNameForIdentity(_) => Self::Parameter("PolicyName".to_owned()),
            Problem::UnavailableParameter { parameter, .. } => {
                Self::Parameter((*parameter).to_owned())
            }
            Problem::IdleProperty(_) => Self::Depends,
            Problem::Runs(found) => Self::NotHere(found.clone()),
            Problem::NotSimulated { parameter, .. } => Self::NotHere(format!("-{parameter}")),
            Problem::Variable { found, .. } => {
                Self::NoValueOf(found.trim_start_matches('$').to_owned())
            }
            Problem::Function(_) => Self::Depends,
            Problem::NeedsForce => Self::Retired,
            Problem::Ambiguous { found, candidates } => {
                Self::Ambiguous(found.clone(), candidates.clone())
            }
            Problem::OneValue(name) => Self::NotText(name),
            Problem::Repeated(name) => Self::Repeated(name),
            Problem::NoValue(name) => Self::NoValue(name),
            Problem::Missing { parameter, .. } => Self::Missing(parameter),
            Problem::Surplus(_) => {
                let quotes = ['\'', '"'];
                Self::Surplus(error.span.of(text).trim_matches(quotes).to_owned())
            }
            Problem::Client { parameter, found, .. } => Self::NotClient(parameter, found.clone()),
            Problem::Choice { parameter, found, valid, .. } => {
                Self::NotAChoice(parameter, found.clone(), valid)
            }
            Problem::BooleanAsText { parameter, .. } => Self::NotBoolean(parameter),
            _ => return None,
        })
    }

    /// What PowerShell prints after the name of the command.
    pub fn message(&self) -> String {
        match self {
            Self::NotRecognized(name) => format!(
                "The term '{name}' is not recognized as the name of a cmdlet, function, script file, \
                 or operable program. Check the spelling of the name, or if a path was included, \
                 verify that the path is correct and try again."
            ),
            Self::NotHere(name) => format!("'{name}' is not part of this simulation."),
            Self::Parameter(name) => {
                format!("A parameter cannot be found that matches parameter name '{name}'.")
            }
            Self::Ambiguous(name, candidates) => {
                let candidates: String = candidates.iter().map(|it| format!(" -{it}")).collect();
                format!(
                    "Parameter cannot be processed because the parameter name '{name}' is ambiguous. \
                     Possible matches include:{candidates}."
                )
            }
            Self::Repeated(name) => format!(
                "Cannot bind parameter because parameter '{name}' is specified more than once. To \
                 provide multiple values to parameters that can accept multiple values, use the array \
                 syntax. For example, \"-parameter value1,value2,value3\"."
            ),
            Self::NoValue(name) => format!(
                "Missing an argument for parameter '{name}'. Specify a parameter of type \
                 'System.Object' and try again."
            ),
            Self::Null(name) => {
                format!("Cannot bind argument to parameter '{name}' because it is null.")
            }
            Self::Empty(name) => {
                format!("Cannot bind argument to parameter '{name}' because it is an empty string.")
            }
            Self::Surplus(value) => format!(
                "A positional parameter cannot be found that accepts argument '{value}'."
            ),
            Self::Missing(name) => format!(
                "Cannot process command because of one or more missing mandatory parameters: {name}."
            ),
            Self::NotBoolean(name) => format!(
                "Cannot process argument transformation on parameter '{name}'. Cannot convert value \
                 \"System.String\" to type \"System.Boolean\". Boolean parameters accept only Boolean \
                 values and numbers, such as $True, $False, 1 or 0."
            ),
            Self::NotText(name) => {
                format!("Parameter '{name}' takes a single value, but this is a list.")
            }
            Self::NotClient(name, value) => {
                format!("'{value}' is not a valid value for {name}. Use Default, Sfb or Teams.")
            }
            Self::NotAChoice(name, value, valid) => {
                format!("'{value}' is not a valid value for {name}. Use {}.", valid.join(", "))
            }
            Self::NotInput => "The input object cannot be bound to any parameters for the command \
                               either because the command does not take pipeline input or the input \
                               and its properties do not match any of the parameters that take \
                               pipeline input."
                .to_owned(),
            Self::NoFile(path) => format!("Could not find file '{path}'."),
            Self::NoValueOf(name) => {
                format!("The variable '${name}' has no value, so this statement did not run.")
            }
            Self::NotATable(name) => format!("'@{name}' is not a table of parameters."),
            Self::NotANumber(parameter, value) => {
                format!("Parameter '{parameter}' takes a number, but '{value}' is not one.")
            }
            Self::BadFilter => "This filter cannot be read.".to_owned(),
            Self::NotAUserPolicy(name) => format!(
                "Policy \"{name}\" is not a user policy. You can assign only a user policy to a \
                 specific user."
            ),
            Self::NoReference => "Object reference not set to an instance of an object.".to_owned(),
            Self::NoUser(identity) => {
                format!("Management object not found for identity \"{identity}\".")
            }
            Self::NoPolicy(name) => format!("There is no policy \"{name}\"."),
            Self::Exists(name) => format!("A policy \"{name}\" already exists."),
            Self::InUse(name, users) => format!(
                "The policy \"{name}\" is assigned to users ({users}). Remove it from them first."
            ),
            Self::Preconfigured(name) => {
                format!("The policy \"{name}\" is preconfigured and cannot be changed or removed.")
            }
            Self::NeedsUser => {
                "Without -Identity, this cmdlet accepts only $null for -PolicyName.".to_owned()
            }
            Self::TwoSets => "Parameter set cannot be resolved using the specified named parameters."
                .to_owned(),
            Self::Retired => "TeamsInteropPolicy is retired and no longer honored. Use -Force to \
                              assign it anyway."
                .to_owned(),
            Self::Depends => {
                "This needs the output of something outside the simulation, so it did not run."
                    .to_owned()
            }
            Self::Thrown(text) | Self::Refused(text) => text.clone(),
            Self::OnNull => "You cannot call a method on a null-valued expression.".to_owned(),
            Self::NoMethod(name) => {
                format!("Method invocation failed because the value has no method named '{name}'.")
            }
            Self::Conversion(value, name) => {
                format!("Cannot convert value \"{value}\" to type \"{name}\".")
            }
            Self::BadFormat => "Error formatting a string: Index (zero based) must be greater than \
                                or equal to zero and less than the size of the argument list."
                .to_owned(),
            Self::OutOfRange => "Index was outside the bounds of the array.".to_owned(),
            Self::NoProperty(name) => format!(
                "The property '{name}' cannot be found on this object. Verify that the property \
                 exists and can be set."
            ),
            Self::HasKey(key) => format!(
                "Item has already been added. Key in dictionary: '{key}'  Key being added: '{key}'"
            ),
            Self::NoValueFor(name) => format!("Missing an argument for parameter '{name}'."),
            Self::MissingValue(name) => format!(
                "Cannot process command because of one or more missing mandatory parameters: {name}."
            ),
            Self::DivisionByZero => "Attempted to divide by zero.".to_owned(),
            Self::NoOperator(sign) => {
                format!("The operator '{sign}' does not work with these values.")
            }
            Self::BadPattern(pattern) => {
                format!("The regular expression '{pattern}' is not part of this simulation.")
            }
            Self::Limit(limit) => match limit {
                Limit::Work => "This script takes more steps than the simulation runs.",
                Limit::Depth => {
                    "Functions call each other more deeply than the simulation runs."
                }
                Limit::Text => "This text is longer than the simulation keeps.",
                Limit::Items => "This list is longer than the simulation keeps.",
            }
            .to_owned(),
            Self::NotOnline(user) => {
                format!("User \"{user}\" is not homed online and cannot have the mode TeamsOnly.")
            }
        }
    }

    /// Where the wording comes from.
    pub const fn wording(&self) -> Wording {
        match self {
            Self::NotHere(_)
            | Self::NoValueOf(_)
            | Self::NotATable(_)
            | Self::NotANumber(..)
            | Self::NotText(_)
            | Self::NotClient(..)
            | Self::NotAChoice(..)
            | Self::Refused(_)
            | Self::BadFilter
            | Self::NoPolicy(_)
            | Self::Exists(_)
            | Self::InUse(..)
            | Self::Preconfigured(_)
            | Self::NeedsUser
            | Self::Retired
            | Self::Depends
            | Self::NoMethod(_)
            | Self::NoValueFor(_)
            | Self::Conversion(..)
            | Self::NoOperator(_)
            | Self::BadPattern(_)
            | Self::Limit(_)
            | Self::NotOnline(_) => Wording::Own,
            _ => Wording::Documented,
        }
    }
}
