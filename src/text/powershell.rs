//! What there is to say about a script, and about what it does to a tenant.

use crate::powershell::Cmdlet;
use crate::powershell::language::Problem;
use crate::powershell::reading::{Assumed, NotRead};
use crate::powershell::tenant::{End, Era, Note, Wording};

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
            "A backtick continues a line only if it is the last character on that line and another line follows. This one does not, so its statement does not run.",
            "Delete the spaces after the backtick, or the backtick.",
        ),
        Problem::GoesOn => plain(
            "After `>>`, this line continues the one before, and that one is already complete. Neither runs.",
            "End the line before with a backtick or `|`, or take the `>>` away.",
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
            "Only a variable and its properties are read inside `$( )`. This statement does not run.",
            "Assign the value to a variable first.",
        ),
        Problem::ColonInText(variable) => (
            format!(
                "PowerShell takes the colon after {} for part of its name and refuses this text.",
                code(variable)
            ),
            Some(format!("Write {}.", code(&format!("${{{}}}", variable.trim_start_matches('$'))))),
        ),
        Problem::ShortCondition => plain(
            "Without braces, `Where-Object` takes one property, one operator and one value. This statement does not run.",
            "Put the condition in braces, such as `{ $_.Alias -eq 'ann' -or $_.Alias -eq 'ben' }`.",
        ),
        Problem::NotSimulated { cmdlet, parameter } => (
            format!(
                "The parameter {} of {} is not simulated here. This statement does not run.",
                code(&format!("-{parameter}")),
                name(*cmdlet)
            ),
            None,
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
        Problem::Unavailable { cmdlet, era } => unavailable(*cmdlet, *era),
        Problem::UnavailableParameter { cmdlet, parameter, era } => (
            format!(
                "{} had no parameter {} in {}. It came in January 2019.",
                name(*cmdlet),
                code(&format!("-{parameter}")),
                self::era(*era).0
            ),
            Some("Leave it out.".to_owned()),
        ),
        Problem::NeedsForce => plain(
            "From 17 January 2019 on, `Grant-CsTeamsInteropPolicy` fails without `-Force`. With it, the \
             policy is assigned but no longer affects any call.",
            "Use `Grant-CsTeamsUpgradePolicy`.",
        ),
        Problem::NoLongerCounts(found) => (
            format!(
                "From April 2018 on, only three policies were supported, and {} is not one of them.",
                code(found)
            ),
            Some(
                "Use a policy that has the same value for calls and chats and does not let users choose."
                    .to_owned(),
            ),
        ),
        Problem::InstanceTooEarly(found) => (
            format!("{} did not exist in April 2018. It came in October 2018.", code(found)),
            None,
        ),
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
            Some(format!("Write one of {} in full.", joined(candidates))),
        ),
        Problem::OneValue(parameter) => (
            format!("{} takes one value, and this is a list.", code(&format!("-{parameter}"))),
            Some("Run the command once for each value, with `foreach`.".to_owned()),
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
        Problem::Client { found, similar, .. } => {
            (format!("{} is none of `Default`, `Sfb` and `Teams`.", code(found)), meant(*similar))
        }
        Problem::BooleanAsText { parameter, found } => (
            format!(
                "{} is text, and {} takes `$true` or `$false`.",
                code(found),
                code(&format!("-{parameter}"))
            ),
            Some("Put a dollar sign before the word.".to_owned()),
        ),
        Problem::GlobalByName => plain(
            "`Global` is not granted to a user: it applies where no other policy is. The guide prints \
             this line, and another document says that it fails.",
            "Write `$null` to take the user’s own policy away.",
        ),
        Problem::Policy { found, similar } => (
            format!("No policy that every tenant has is called {}.", code(found)),
            meant(Some(similar)),
        ),
        Problem::Alias(found) => (
            format!(
                "{} looks like an alias, with which this cmdlet fails for some users.",
                code(found)
            ),
            Some("Write the full sign-in name, such as `user@contoso.com`.".to_owned()),
        ),
        Problem::Variable { found, similar } => {
            let sentence = format!(
                "No statement that runs before this one gives {} a value, so this statement does not run.",
                code(found)
            );
            (sentence, meant(similar.as_deref()))
        }
        Problem::Property { found, similar } => {
            let sentence = format!(
                "The users and policies simulated here have no property {}. This statement does not run.",
                code(found)
            );
            (sentence, meant(*similar))
        }
    }
}

/// A command that is not there at a time: when it went or came, and what to use.
fn unavailable(cmdlet: Cmdlet, era: Era) -> (String, Option<String>) {
    let name = name(cmdlet);
    let sentence = match cmdlet {
        Cmdlet::GetUpgradePolicy | Cmdlet::GrantUpgradePolicy => {
            format!("{name} did not exist in {}. It came in April 2018.", self::era(era).0)
        }
        Cmdlet::NewInteropPolicy | Cmdlet::SetInteropPolicy => {
            format!(
                "{name} was removed in April 2018: from then on, only built-in policies counted."
            )
        }
        _ => format!(
            "{name} was removed in summer 2019: its reference was deleted in June, and by August \
             PowerShell no longer knew it."
        ),
    };
    (sentence, era.instead_of(cmdlet).map(|it| format!("Use {}.", self::name(it))))
}

/// What to know about a step.
pub const fn note(note: Note) -> &'static str {
    match note {
        Note::Connected => "You are connected already, so this line does nothing here.",
        Note::Unattested => {
            "No document names this instance. It may not have existed: look for it with \
             `Get-CsTeamsInteropPolicy` first."
        }
        Note::MixedValues => {
            "Calls and chats have different values. The documents of the time advise against it."
        }
        Note::NoLongerValid => {
            "From April 2018 on, only three instances count: those with the same value twice and no \
             choice for users."
        }
        Note::GlobalEdited => {
            "This changes `Global`, and with it everybody who has no policy of their own. The guide \
             as published advises strongly against it."
        }
        Note::GlobalUndone => {
            "`Global` is as it came. One document removes it for that, another grants `$null` \
             without a user."
        }
        Note::CannotReceiveInTeams => {
            "Somebody with own telephone lines, or homed on premises, cannot receive calls in Teams."
        }
        Note::NotHonoured => "The policy is no longer honoured, so no call moves.",
        Note::AlreadySo => "It was so before.",
        Note::FromPipeline => {
            "The reference contradicts itself here: its tables say that no parameter takes its value \
             from a pipeline, its lists of inputs say otherwise. Scripts of the time do it."
        }
        Note::InMemory => "`-InMemory` only shows the policy. Nothing is kept.",
        Note::ModeNotRouted => {
            "In this month both policies are granted together, and what you see of the calls follows \
             `TeamsInteropPolicy`."
        }
    }
}

/// Where the words of an error come from.
pub const fn wording(wording: Wording) -> &'static str {
    match wording {
        Wording::Documented => "PowerShell’s own words.",
        Wording::Own => "No document has the words of this error. These are ours.",
    }
}

/// How a script ended, if there is something to say about it.
pub const fn end(end: &End) -> Option<&'static str> {
    match end {
        End::Done => None,
        End::Asks(_) => Some("PowerShell waits for your answer."),
        End::TooLong => Some("This script goes on for too long and was stopped."),
    }
}

/// A time, and what the cmdlets did then.
pub const fn era(era: Era) -> (&'static str, &'static str) {
    match era {
        Era::December2017 => ("December 2017", "All five cmdlets of the guide are there."),
        Era::April2018 => (
            "April 2018",
            "`New-` and `Set-` are gone; the cmdlets of `TeamsUpgradePolicy` are there.",
        ),
        Era::January2019 => (
            "January 2019",
            "The policy is no longer honoured, and `Grant-` wants `-Force`. Calls follow the modes.",
        ),
        Era::August2019 => {
            ("August 2019", "The policy’s cmdlets are gone. Calls follow the modes.")
        }
    }
}

/// Why a line of a paste was not understood.
pub fn not_read(why: &NotRead) -> String {
    match why {
        NotRead::Stray(text) => format!("{} is no part of a list or a table.", code(text)),
        NotRead::Label(label) => format!("{} changes nothing here.", code(label)),
        NotRead::Value { label, found } => {
            format!("{} does not take {}. Its default stands in.", code(label), code(found))
        }
        NotRead::Cut(label) => format!(
            "PowerShell cut {} off to fit its window. Print it with `Format-List`.",
            code(label)
        ),
        NotRead::Nameless => "This object has no name, so it is left out.".to_owned(),
        NotRead::Neither => "This is neither a policy nor a user.".to_owned(),
    }
}

/// What was assumed of a user because a paste does not say it.
pub const fn assumed(assumed: Assumed) -> &'static str {
    match assumed {
        Assumed::Home => "Where this user is homed is not said. An existing customer is assumed.",
        Assumed::Licence => {
            "`EnterpriseVoiceEnabled` is not there. Phone System and Calling Plans are assumed."
        }
        Assumed::Policy => "`TeamsInteropPolicy` is not there. `Global` is assumed.",
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

fn joined(names: &[&str]) -> String {
    let names: Vec<String> = names.iter().map(|it| code(&format!("-{it}"))).collect();
    names.join(", ")
}
