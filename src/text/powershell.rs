//! Sentences about a script: its problems, and what its commands do to a tenant.

use crate::powershell::Cmdlet;
use crate::powershell::language::Problem;
use crate::powershell::reading::{Assumed, NotRead};
use crate::powershell::tenant::{End, Era, Note, Wording};

/// What the problem is, and how to fix it if that is not obvious. Code is in backticks.
pub fn problem(problem: &Problem) -> (String, Option<String>) {
    match problem {
        Problem::UnclosedString => plain(
            "This quotation mark is never closed, so the text ends at the end of the line.",
            "Close it. Inside single quotes, double every single quote.",
        ),
        Problem::UnclosedComment => {
            plain("This comment is never closed, so the rest of the script is part of it.", "Close it with `#>`.")
        }
        Problem::Unclosed => plain("This bracket is never closed.", "Close it."),
        Problem::NothingToClose => {
            plain("This bracket closes nothing.", "Delete it, or add the opening bracket.")
        }
        Problem::TooDeep => plain(
            "This statement is nested too deeply to be read.",
            "Assign the inner part to a variable first.",
        ),
        Problem::TooMany => plain(
            "There are more problems than are shown.",
            "Fix the ones above first.",
        ),
        Problem::BacktickBeforeBlank => plain(
            "A backtick continues a line only if it is the last character on that line and another line follows. This one does not, so its statement does not run.",
            "Delete the spaces after the backtick, or the backtick.",
        ),
        Problem::GoesOn => plain(
            "The `>>` makes this line continue the previous one, which is already complete. Neither runs.",
            "End the previous line with a backtick or `|`, or delete the `>>`.",
        ),
        Problem::NothingFollows => plain("This command is not complete.", "Add what is missing."),
        Problem::Unexpected(found) => (format!("{} is not allowed here.", code(found)), None),
        Problem::Statement(word) => (
            format!(
                "{} is valid PowerShell, but this console does not support it. This statement does not run.",
                code(word)
            ),
            Some("Use commands, pipelines, variables, loops and functions.".to_owned()),
        ),
        Problem::Operator(found) => (
            format!("This console does not support the operator {}. This statement does not run.", code(found)),
            Some(
                "Use arithmetic, comparisons, `-match`, `-replace`, `-split`, `-join`, `-f`, `-and`, `-or` and `-not`."
                    .to_owned(),
            ),
        ),
        Problem::Expression => plain(
            "This console does not support this kind of expression. This statement does not run.",
            "Use values, variables and their properties, lists, hash tables and conditions.",
        ),
        Problem::Subexpression => plain(
            "The script inside `$( )` was not understood. This statement does not run.",
            "Assign the value to a variable first.",
        ),
        Problem::Type(found) => (
            format!(
                "The type {} is outside the simulation. This statement does not run.",
                code(&format!("[{found}]"))
            ),
            None,
        ),
        Problem::Method(found) => (
            format!("{} is outside the simulation. This statement does not run.", code(found)),
            None,
        ),
        Problem::Outside(found) => (
            format!("{} is outside the simulation.", code(found)),
            Some("Its value is unknown, so everything that needs it is skipped.".to_owned()),
        ),
        Problem::Runs(found) => (
            format!("{} runs a script that is outside the simulation.", code(found)),
            Some(
                "It is skipped. What it would define or set is unknown, so what needs that is skipped too."
                    .to_owned(),
            ),
        ),
        Problem::Pattern(found) => (
            format!(
                "The regular expression {} is not valid, or uses something outside the simulation. This statement does not run.",
                code(found)
            ),
            Some("Use characters, classes, groups, repetition and anchors.".to_owned()),
        ),
        Problem::Function(found) => (
            format!(
                "The function {} is not defined here, because no statement that runs before this one defines it. This statement does not run.",
                code(found)
            ),
            None,
        ),
        Problem::Output => plain(
            "These lines look like the output of the command above, so they are skipped.",
            "Remove them if you want to keep the script.",
        ),
        Problem::ColonInText(variable) => (
            format!(
                "PowerShell reads the colon after {} as part of the variable name, so this text is not valid.",
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
                "The simulation does not support the parameter {} of {}. This statement does not run.",
                code(&format!("-{parameter}")),
                name(*cmdlet)
            ),
            None,
        ),
        Problem::MemberInText { variable, member } => (
            format!(
                "Inside quotes, only {} is replaced by its value. {} stays as it is.",
                code(variable),
                code(&format!(".{member}"))
            ),
            Some(format!("Write {}.", code(&format!("$({variable}.{member})")))),
        ),
        Problem::Command { found, similar } => {
            let sentence = format!("This console has no command {}.", code(found));
            let skipped = "It is skipped, and so is everything that needs its output.";
            (sentence, meant(*similar).or_else(|| Some(skipped.to_owned())))
        }
        Problem::Unavailable { cmdlet, era } => unavailable(*cmdlet, *era),
        Problem::UnavailableParameter { cmdlet, parameter, era } => {
            let (cmdlet, parameter) = (name(*cmdlet), code(&format!("-{parameter}")));
            let sentence = match (era, parameter.as_str()) {
                (Era::Today, _) => format!("{cmdlet} has no parameter {parameter} today."),
                (_, "`-Force`") => format!(
                    "{cmdlet} had no parameter {parameter} in {}. It was added in January 2019.",
                    self::era(*era).0
                ),
                _ => format!("{cmdlet} had no parameter {parameter} in {}.", self::era(*era).0),
            };
            (sentence, Some("Leave it out.".to_owned()))
        }
        Problem::NeedsForce => plain(
            "From January 17, 2019, `Grant-CsTeamsInteropPolicy` fails without `-Force`. With it, the \
             policy is assigned but no longer affects any call.",
            "Use `Grant-CsTeamsUpgradePolicy`.",
        ),
        Problem::NoLongerCounts(found) => (
            format!(
                "From April 2018, only three policies were supported, and {} is not one of them.",
                code(found)
            ),
            Some(
                "Use a policy that has the same value for calls and chats and does not let users choose."
                    .to_owned(),
            ),
        ),
        Problem::InstanceTooEarly(found) => (
            format!("{} did not exist in April 2018. It was added in October 2018.", code(found)),
            None,
        ),
        Problem::Parameter { cmdlet, found, similar } => (
            format!("{} has no parameter {}.", name(*cmdlet), code(&format!("-{found}"))),
            similar.and_then(|it| meant(Some(&format!("-{it}")))),
        ),
        Problem::PolicyNameForIdentity(cmdlet) => (
            format!(
                "{} has no parameter `-PolicyName`. The guide uses it with `New-`, a mistake that was \
                 corrected a week later.",
                name(*cmdlet)
            ),
            Some("Use `-Identity`. Only `Grant-` takes `-PolicyName`.".to_owned()),
        ),
        Problem::Ambiguous { found, candidates } => (
            format!("{} matches several parameters.", code(&format!("-{found}"))),
            Some(format!("Write one of these in full: {}.", joined(candidates))),
        ),
        Problem::OneValue(parameter) => (
            format!("{} takes a single value, but this is a list.", code(&format!("-{parameter}"))),
            Some("Run the command once for each value, with `foreach`.".to_owned()),
        ),
        Problem::Repeated(parameter) => {
            (format!("{} is given twice.", code(&format!("-{parameter}"))), None)
        }
        Problem::NoValue(parameter) => {
            (format!("{} needs a value.", code(&format!("-{parameter}"))), None)
        }
        Problem::Missing { cmdlet, parameter } => (
            format!("{} requires {}.", name(*cmdlet), code(&format!("-{parameter}"))),
            None,
        ),
        Problem::Surplus(cmdlet) => (
            format!("No parameter of {} takes this value.", name(*cmdlet)),
            Some("Put quotes around text that contains spaces.".to_owned()),
        ),
        Problem::Client { found, similar, .. } => {
            (format!("{} is not one of `Default`, `Sfb` and `Teams`.", code(found)), meant(*similar))
        }
        Problem::Choice { parameter, found, valid, similar } => (
            format!(
                "{} is not a valid value for {}. It takes {}.",
                code(found),
                code(&format!("-{parameter}")),
                valid.iter().map(|it| code(it)).collect::<Vec<_>>().join(", ")
            ),
            meant(*similar),
        ),
        Problem::BooleanAsText { parameter, found } => (
            format!(
                "{} is text, but {} takes `$true` or `$false`.",
                code(found),
                code(&format!("-{parameter}"))
            ),
            Some("Put a dollar sign before the word.".to_owned()),
        ),
        Problem::GlobalByName => plain(
            "`Global` cannot be assigned to a user. It applies to users without a policy of their own. The guide \
             shows this line, but another document says that it fails.",
            "Use `$null` to remove the user’s own policy.",
        ),
        Problem::Policy { found, similar } => (
            format!("There is no preconfigured policy called {}.", code(found)),
            meant(Some(similar)),
        ),
        Problem::Alias(found) => (
            format!(
                "{} looks like an alias. This cmdlet fails for some users if given an alias.",
                code(found)
            ),
            Some("Use the full sign-in name, such as `user@contoso.com`.".to_owned()),
        ),
        Problem::Variable { found, similar } => {
            let sentence = format!(
                "{} has no value here, because no statement that runs before this one sets it. This statement does not run.",
                code(found)
            );
            let next = "Set it on an earlier line, even if it is a parameter of the script.";
            (sentence, meant(similar.as_deref()).or_else(|| Some(next.to_owned())))
        }
        Problem::IdleProperty(found) => (
            format!(
                "{} is a property of users, but the simulation has no value for it. This statement does not run.",
                code(found)
            ),
            None,
        ),
        Problem::Property { found, similar } => {
            let sentence = format!(
                "Users and policies have no property {} in this simulation. This statement does not run.",
                code(found)
            );
            (sentence, meant(*similar))
        }
    }
}

/// A cmdlet that does not exist at a date: when it was added or removed, and what to use instead.
fn unavailable(cmdlet: Cmdlet, era: Era) -> (String, Option<String>) {
    let name = name(cmdlet);
    if cmdlet.is_of_today() {
        return plain(
            &format!(
                "{name} is simulated for Today only. It is skipped, and so is everything that needs its output."
            ),
            "Choose Today as the time of this tenant.",
        );
    }
    let sentence = match cmdlet {
        Cmdlet::GetUpgradePolicy | Cmdlet::GrantUpgradePolicy => {
            format!("{name} did not exist in {}. It was added in April 2018.", self::era(era).0)
        }
        Cmdlet::NewInteropPolicy | Cmdlet::SetInteropPolicy => {
            format!(
                "{name} was removed in April 2018. From then on, only built-in policies were valid."
            )
        }
        _ => format!(
            "{name} was removed in summer 2019: its reference was deleted in June, and by August \
             PowerShell no longer knew it."
        ),
    };
    (sentence, era.instead_of(cmdlet).map(|it| format!("Use {}.", self::name(it))))
}

/// What to know about something that a script did.
pub const fn note(note: Note) -> &'static str {
    match note {
        Note::Connected => "You are already connected, so this line does nothing.",
        Note::Unattested => {
            "No document names this policy, so it may not exist. Check with \
             `Get-CsTeamsInteropPolicy` first."
        }
        Note::MixedValues => {
            "Calls and chats have different values. The documents of the time advise against this."
        }
        Note::NoLongerValid => {
            "From April 2018, only three policies are valid: those with the same value for calls and chats \
             that do not let users choose."
        }
        Note::GlobalEdited => {
            "This changes `Global`, which applies to everyone without a policy of their own. The guide \
             strongly advises against it."
        }
        Note::CallingGlobalEdited => {
            "This changes `Global`, which applies to everyone without a policy of their own or of a group."
        }
        Note::GlobalUndone => {
            "`Global` has its original settings again. One document uses `Remove-` for this, another \
             assigns `$null` without a user."
        }
        Note::CannotReceiveInTeams => {
            "Users with their own phone lines, or homed on-premises, cannot receive calls in Teams."
        }
        Note::NotHonored => "The policy is no longer honored, so no calls are rerouted.",
        Note::AlreadySo => "This was already set, so nothing changed.",
        Note::FromPipeline => {
            "The cmdlet reference contradicts itself here. Its tables say that no parameter takes pipeline \
             input, but its lists of inputs say otherwise. Scripts of the time rely on it."
        }
        Note::PipelineUnstated => {
            "The reference does not say that this cmdlet takes pipeline input. An example for \
             `Grant-CsOnlineVoiceRoutingPolicy` pipes users into it, so this is simulated likewise."
        }
        Note::InMemory => "`-InMemory` only shows the policy. Nothing is saved.",
        Note::NotSimulated => "A column is empty because its property is outside the simulation.",
        Note::PreferenceUnseen => {
            "`$WhatIfPreference` did not stop this command: cmdlets of a remote session and functions \
             of a module do not see it. Only `-WhatIf` on the command itself does, if it has that parameter."
        }
        Note::Exited => "The script ends itself here.",
        Note::Saved => "Nothing is saved to a disk. This is what the file would contain.",
        Note::OtherSeparator => {
            "The separators of this file are not commas. They are understood here, but PowerShell reads each \
             row as a single column unless you add `-Delimiter`."
        }
        Note::ModeNotRouted => {
            "In April 2018, both policies are assigned together. The calls shown here follow \
             `TeamsInteropPolicy`."
        }
    }
}

/// Where the wording of an error comes from.
pub const fn wording(wording: Wording) -> &'static str {
    match wording {
        Wording::Documented => "PowerShell’s own wording.",
        Wording::Own => "No document quotes this error, so the wording is ours.",
    }
}

/// Why a script did not run to its end.
pub const fn end(end: &End) -> Option<&'static str> {
    match end {
        End::Done => None,
        End::Asks(_) => Some("PowerShell is waiting for your answer."),
        End::Exited => Some("The script ended itself."),
        End::TooLong => Some("This script ran for too long and was stopped."),
    }
}

/// A date, and which cmdlets existed then.
pub const fn era(era: Era) -> (&'static str, &'static str) {
    match era {
        Era::December2017 => ("December 2017", "All five cmdlets of the guide exist."),
        Era::April2018 => (
            "April 2018",
            "`New-` and `Set-` were removed, and the cmdlets of `TeamsUpgradePolicy` were added.",
        ),
        Era::January2019 => (
            "January 2019",
            "The policy is no longer honored, and `Grant-` requires `-Force`. Calls follow the coexistence modes.",
        ),
        Era::August2019 => (
            "August 2019",
            "The cmdlets of the policy were removed. Calls follow the coexistence modes.",
        ),
        Era::Today => (
            "Today",
            "Calls follow `TeamsCallingPolicy` and users’ own settings, with the cmdlets of the Teams PowerShell module (documents of August 2026).",
        ),
    }
}

/// Why a line of pasted output was not understood.
pub fn not_read(why: &NotRead) -> String {
    match why {
        NotRead::Stray(text) => format!("{} does not belong to a list or a table.", code(text)),
        NotRead::Label(label) => format!("{} has no effect here.", code(label)),
        NotRead::Value { label, found } => {
            format!(
                "{} is not a valid value for {}. The default is used instead.",
                code(found),
                code(label)
            )
        }
        NotRead::Cut(label) => format!(
            "PowerShell shortened {} to fit the window. Use `Format-List` instead.",
            code(label)
        ),
        NotRead::Nameless => "This object has no name, so it was left out.".to_owned(),
        NotRead::Failed(text) => format!("{} is an error, not output.", code(text)),
        NotRead::Twice(name) => {
            format!("{} was printed before. What was printed last counts.", code(name))
        }
        NotRead::Disabled(name) => format!(
            "The account of {} is disabled. Here it is treated like one that is enabled.",
            code(name)
        ),
        NotRead::Neither => "This is neither a policy nor a user.".to_owned(),
    }
}

/// What was assumed about users because the pasted output does not say it.
pub const fn assumed(assumed: Assumed) -> &'static str {
    match assumed {
        Assumed::Home => {
            "The output does not say where these users are homed. Skype for Business Online is assumed."
        }
        Assumed::License => {
            "`EnterpriseVoiceEnabled` is missing. Phone System and Calling Plans are assumed."
        }
        Assumed::Policy => "`TeamsInteropPolicy` is missing. `Global` is assumed.",
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

/// Text as inline code. A backtick in it would end the code, so it becomes a prime.
fn code(text: &str) -> String {
    format!("`{}`", text.replace('`', "\u{2032}"))
}

fn joined(names: &[&str]) -> String {
    let names: Vec<String> = names.iter().map(|it| code(&format!("-{it}"))).collect();
    names.join(", ")
}
