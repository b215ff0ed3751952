//! What there is to say about a script.

use crate::powershell::Cmdlet;
use crate::powershell::language::Problem;

/// What is the matter, and what to do about it where that is not plain. Code stands between
/// backticks.
pub fn problem(problem: &Problem) -> (String, Option<String>) {
    match problem {
        Problem::UnclosedString => plain(
            "This quote has no partner, so the text is taken to end with its line.",
            "Close it. Inside single quotes a quote is written twice.",
        ),
        Problem::UnclosedComment => {
            plain("This comment has no end, so all the rest is part of it.", "Close it with `#>`.")
        }
        Problem::Unclosed => plain("This bracket is never closed.", "Close it."),
        Problem::NothingToClose => {
            plain("This bracket closes what nothing opened.", "Take it away, or open it before.")
        }
        Problem::TooDeep => plain(
            "Too many things stand inside each other here, so this statement is not read.",
            "Put the inner part into a variable first.",
        ),
        Problem::TooMany => plain(
            "There is more to say than is shown from here on.",
            "Mend what is named above first.",
        ),
        Problem::BacktickBeforeBlank => plain(
            "A backtick continues a line only where it is the very last character, and a blank follows this one.",
            "Delete the blanks behind it.",
        ),
        Problem::NothingFollows => plain("Something has to follow here.", "Finish the command."),
        Problem::Unexpected(found) => (format!("{} cannot stand here.", code(found)), None),
        Problem::Statement(word) => (
            format!(
                "{} is PowerShell, but it is not read here. This statement does not run.",
                code(word)
            ),
            Some("Read are commands, pipelines, variables and `foreach`.".to_owned()),
        ),
        Problem::Operator(found) => (
            format!("The operator {} is not read here. This statement does not run.", code(found)),
            Some(
                "Read are `-eq`, `-ne`, `-like`, `-in`, `-contains`, `-and`, `-or` and `-not`."
                    .to_owned(),
            ),
        ),
        Problem::Expression => plain(
            "This kind of expression is not read here. Its statement does not run.",
            "Read are values, variables and their properties, lists, tables and conditions.",
        ),
        Problem::Subexpression => plain(
            "Only a variable and its property are read inside `$( )`.",
            "Put the value into a variable first.",
        ),
        Problem::MemberInText { variable, member } => (
            format!(
                "Inside quotes only {} is replaced; {} stays as it is.",
                code(variable),
                code(&format!(".{member}"))
            ),
            Some(format!("Write {}.", code(&format!("$({variable}.{member})")))),
        ),
        Problem::Command { found, similar } => {
            (format!("There is no command {} here.", code(found)), meant(*similar))
        }
        Problem::Parameter { cmdlet, found, similar } => (
            format!("{} has no parameter {}.", name(*cmdlet), code(&format!("-{found}"))),
            similar.and_then(|it| meant(Some(&format!("-{it}")))),
        ),
        Problem::PolicyNameForIdentity(cmdlet) => (
            format!(
                "{} has no parameter `-PolicyName`. The guide prints it with `New-`; that is a slip, \
                 mended a week later.",
                name(*cmdlet)
            ),
            Some("Write `-Identity`. Only `Grant-` takes `-PolicyName`.".to_owned()),
        ),
        Problem::Ambiguous { found, candidates } => (
            format!("{} could be several parameters.", code(&format!("-{found}"))),
            Some(format!("Write one of {} in full.", listed(candidates))),
        ),
        Problem::Repeated(parameter) => {
            (format!("{} is there twice.", code(&format!("-{parameter}"))), None)
        }
        Problem::NoValue(parameter) => {
            (format!("{} needs a value.", code(&format!("-{parameter}"))), None)
        }
        Problem::Missing { cmdlet, parameter } => (
            format!("{} does not run without {}.", name(*cmdlet), code(&format!("-{parameter}"))),
            None,
        ),
        Problem::Surplus(cmdlet) => (
            format!("No parameter of {} takes this value.", name(*cmdlet)),
            Some("Put quotes around a text with blanks.".to_owned()),
        ),
        Problem::Client { found, similar } => {
            (format!("{} is none of `Default`, `Sfb` and `Teams`.", code(found)), meant(*similar))
        }
        Problem::BooleanAsText(found) => (
            format!(
                "{} is a text here, and this parameter takes `$true` or `$false`.",
                code(found)
            ),
            Some("Put a dollar sign before the word.".to_owned()),
        ),
        Problem::GlobalByName => plain(
            "`Global` is not granted to a user: it applies where no other policy is. The guide prints \
             this line, and another document says that it fails.",
            "Write `$null` to take the user’s own policy away.",
        ),
        Problem::Alias(found) => (
            format!(
                "{} looks like an alias, with which this cmdlet fails for some users.",
                code(found)
            ),
            Some("Write the full sign-in name, such as `user@contoso.com`.".to_owned()),
        ),
        Problem::Variable { found, similar } => {
            (format!("Nothing gives {} a value.", code(found)), meant(similar.as_deref()))
        }
        Problem::Property { found, similar } => {
            (format!("No policy and no user has a property {}.", code(found)), meant(*similar))
        }
    }
}

fn plain(sentence: &str, help: &str) -> (String, Option<String>) {
    (sentence.to_owned(), Some(help.to_owned()))
}

fn meant(similar: Option<&str>) -> Option<String> {
    similar.map(|it| format!("Did you mean {}?", code(it)))
}

fn name(cmdlet: Cmdlet) -> String {
    code(cmdlet.name())
}

/// Somebody's text as code. A backtick in it would end that.
fn code(text: &str) -> String {
    format!("`{}`", text.replace('`', "\u{2032}"))
}

fn listed(names: &[&str]) -> String {
    let names: Vec<String> = names.iter().map(|it| code(&format!("-{it}"))).collect();
    names.join(", ")
}
