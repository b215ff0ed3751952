//! What there is to say about an audit.

use crate::audit::{
    BadName, CustomerReason, Encoding, FileProblem, Finding, Fix, Guess, KnownBy, LONGEST_NAME,
    LONGEST_RECORD, LicenceReason, MOST_COLUMNS, MOST_POLICIES, Meaning, SampleForm, Unfixed, Why,
    WhyKind,
};

/// Why a row is listed, and what to do about it. Code stands between backticks.
pub fn why(why: &Why) -> (String, &'static str) {
    match why {
        Why::Nameless => (
            "It names nobody.".to_owned(),
            "Export `UserPrincipalName`, or say which column has the names.",
        ),
        Why::Cells { found, expected } => (
            format!("It has {found} cells where the header has {expected}."),
            "Look for a line that was cut off, or for a quote that was lost in editing.",
        ),
        Why::OpenQuote => (
            "A quote is opened here and never closed.".to_owned(),
            "Close it, or export the file again. Reading goes on with the next line.",
        ),
        Why::AfterQuote => (
            "Something stands between a closing quote and the next cell.".to_owned(),
            "Write a quote inside a cell twice, or export the file again.",
        ),
        Why::TooLong => (
            format!("It is longer than {} kB.", LONGEST_RECORD / 1024),
            "Leave out the column with the long value.",
        ),
        Why::Nul => (
            "It holds a zero byte.".to_owned(),
            "Files of two encodings may have been put together. Export into one file, with one `-Encoding`.",
        ),
        Why::BadName(BadName::Lost) => (
            "The name is not UTF-8, so some of its characters are lost.".to_owned(),
            "Export the file again with `-Encoding UTF8`.",
        ),
        Why::BadName(BadName::Unseen) => (
            "The name contains a line break, a tab or an invisible character. No command can be written for it safely.".to_owned(),
            "Correct the name in the file, or export it again. No name in Microsoft 365 contains such characters.",
        ),
        Why::BadName(BadName::TooLong) => (
            format!("The name is longer than {LONGEST_NAME} bytes."),
            "Check whether this column really contains the name.",
        ),
        Why::HeaderAgain => {
            ("It is the header again.".to_owned(), "Nothing, if files were put together here.")
        }
        Why::BadValue { found } => (
            format!("The value {} is none that this column takes.", code(found)),
            "See whether the column means what it is taken for.",
        ),
        Why::UnknownPolicy { name } => (
            format!("What the policy {} says is not known.", code(name)),
            "Add the output of `Get-CsTeamsInteropPolicy`, or state what it says.",
        ),
        Why::NoPolicyName { found } => (
            format!("{} is not the name of a policy.", code(found)),
            "Export with `ConvertTo-Json -Depth 5`, or select the policy's name.",
        ),
        Why::TooManyPolicies => (
            format!("More than {MOST_POLICIES} different policies come before it."),
            "See whether the column means what it is taken for.",
        ),
        Why::BadJson => (
            "It is not written as JSON is.".to_owned(),
            "Export it again; an editor may have changed it.",
        ),
        Why::Truncated => {
            ("The file ends in the middle of it.".to_owned(), "Export it again, whole.")
        }
        Why::Stray { found } => {
            (format!("{} is no part of an object.", code(found)), "Nothing, if it is no user.")
        }
        Why::CutOff => (
            "The table cut the value to fit its window.".to_owned(),
            "Export with `Export-Csv`, or print with `Format-List`.",
        ),
    }
}

/// A kind of rows that are not judged.
pub const fn why_kind(kind: WhyKind) -> &'static str {
    match kind {
        WhyKind::Nameless => "without a name",
        WhyKind::Cells => "with other cells than the header has",
        WhyKind::OpenQuote => "with a quote that never closes",
        WhyKind::AfterQuote => "with something behind a quote",
        WhyKind::TooLong => "too long",
        WhyKind::Nul => "with a zero byte",
        WhyKind::BadName => "with a name that no command can address",
        WhyKind::HeaderAgain => "the header again",
        WhyKind::BadValue => "with a value that is none",
        WhyKind::UnknownPolicy => "on a policy that nobody described",
        WhyKind::NoPolicyName => "with a type in place of a policy",
        WhyKind::TooManyPolicies => "after too many policies",
        WhyKind::BadJson => "not written as JSON is",
        WhyKind::Truncated => "cut off by the end of the file",
        WhyKind::Stray => "no part of a record",
        WhyKind::CutOff => "cut to fit a window",
    }
}

/// How the characters of a file are written.
pub const fn encoding(encoding: Encoding) -> &'static str {
    match encoding {
        Encoding::Utf8 => "UTF-8",
        Encoding::Utf16Le => "UTF-16",
        Encoding::Utf16Be => "UTF-16, high byte first",
    }
}

/// What is the matter with a file.
pub fn file_problem(problem: &FileProblem) -> String {
    match problem {
        FileProblem::Empty => "There is nothing in it.".to_owned(),
        FileProblem::TooManyColumns { found } => format!(
            "It has {found} columns, and none of these exports has more than {MOST_COLUMNS}. It was not read."
        ),
        FileProblem::NotText => {
            "It is no text. Save a workbook as CSV first. It was not read.".to_owned()
        }
        FileProblem::NoNames => "No column names the users. Say which one does.".to_owned(),
        FileProblem::NoPolicies => {
            "No column tells the users' policies, so `Global` is taken for all of them.".to_owned()
        }
        FileProblem::TypeNames { column, line, rows } => format!(
            "The column {} contains the name of a type instead of values in {rows} rows, the first on line {line}, so it was ignored there. Export lists as text: `Select-Object *, @{{Name='Plans'; Expression={{$_.AssignedPlan -join ';'}}}}`.",
            code(column)
        ),
        FileProblem::BadBytes { line, rows } => format!(
            "Rows that are not UTF-8: {rows}, the first on line {line}. Characters of names may be lost; export again with `-Encoding UTF8`."
        ),
    }
}

/// A finding in a few words.
pub const fn finding(finding: Finding) -> &'static str {
    match finding {
        Finding::OnPremisesOnTeams => "Homed on premises, and granted Teams",
        Finding::HybridOnTeams => "Hybrid voice, and granted Teams",
        Finding::PstnNowhere => "Has a number that rings nowhere",
        Finding::OverrideOn => "May choose a client where nobody may",
        Finding::MixedValues => "Calls and chats go by different values",
        Finding::GlobalEdited => "`Global` was changed",
        Finding::Retired => "On a policy that did not stay valid in April 2018",
        Finding::Unlicensed => "Without Phone System or Calling Plan",
        Finding::Unattested => "On a policy that no document names",
        Finding::DirectRouting => "Lines by Direct Routing",
        Finding::CustomerAssumed => "Nothing tells where the account is homed",
        Finding::LicenceAssumed => "Nothing tells what is licensed",
    }
}

/// What a finding means for the users.
pub const fn finding_means(finding: Finding) -> &'static str {
    match finding {
        Finding::OnPremisesOnTeams => "Such a user receives no calls and no chats at all.",
        Finding::HybridOnTeams => {
            "Calls from the telephone network do not reach Teams over these lines: service breaks off."
        }
        Finding::PstnNowhere => "A call to the number rings in no client.",
        Finding::OverrideOn => {
            "The choice of Teams would cut a user off whose lines arrive on premises."
        }
        Finding::MixedValues => {
            "A call that starts from a chat may land in another client than the chat."
        }
        Finding::GlobalEdited => "The change reaches everybody without a policy of their own.",
        Finding::Retired => {
            "From April 2018 on only three instances were valid; others were to be replaced by the end of June."
        }
        Finding::Unlicensed => {
            "No call from the telephone network reaches such a user, and none goes out."
        }
        Finding::Unattested => {
            "Its name follows the pattern of others, and what it says is read from the name."
        }
        Finding::DirectRouting => {
            "Direct Routing came in 2018. The answers for December 2017 take such a user for one with a Calling Plan."
        }
        Finding::CustomerAssumed => "An account in Skype for Business Online is assumed.",
        Finding::LicenceAssumed => "Phone System and a Calling Plan are assumed.",
    }
}

/// What fixes a finding.
pub fn fix(fix: Fix) -> String {
    match fix {
        Fix::Assign(instance) => format!("Assign {}.", code(instance.name)),
        Fix::RestoreGlobal => {
            "Restore `Global` with `Remove-CsTeamsInteropPolicy -Identity Global`.".to_owned()
        }
        Fix::None(why) => unfixed(why).to_owned(),
    }
}

/// Why users are left out of what is assigned, and what to do about it.
pub const fn unfixed(why: Unfixed) -> &'static str {
    match why {
        Unfixed::NeedsLicence => {
            "No policy helps these users. They need Phone System and a Calling Plan."
        }
        Unfixed::NeedsColumns => {
            "Export the columns that show where these users are homed and what they are licensed for, or state it for them. Until then, any policy could stop their calls."
        }
        Unfixed::NeedsPolicyName => {
            "Export the names of their policies first. Without them, the change could not be undone."
        }
        Unfixed::NotInFiles => {
            "Assign a policy to these users by hand. Their sign-in name, or the name of their policy, looks like a formula, so it cannot be saved unchanged in a file that a spreadsheet may open."
        }
        Unfixed::NoPolicy => "No policy fixes this.",
    }
}

/// Why a user is taken for one of an organization of this kind.
pub const fn customer_reason(reason: CustomerReason) -> &'static str {
    match reason {
        CustomerReason::Stated => "You said so.",
        CustomerReason::HostedOnPremises => "`HostingProvider` is `SRV:`.",
        CustomerReason::TypeOnPremises => {
            "`InterpretedUserType` says: Skype for Business, homed on premises."
        }
        CustomerReason::HybridVoice => {
            "`VoicePolicy` is `HybridVoice`, and no `OnlineVoiceRoutingPolicy` is set."
        }
        CustomerReason::DirectRouting => {
            "`VoicePolicy` is `HybridVoice`, and an `OnlineVoiceRoutingPolicy` is set: Direct Routing."
        }
        CustomerReason::TypeTeams => {
            "`InterpretedUserType` says: Teams without Skype for Business."
        }
        CustomerReason::TypeSfb => "`InterpretedUserType` says: Skype for Business, homed online.",
        CustomerReason::CallingPlan => "`VoicePolicy` is `BusinessVoice`: a Calling Plan.",
        CustomerReason::HostedOnline => "`HostingProvider` is that of Skype for Business Online.",
        CustomerReason::Assumed => "Nothing tells, so it is assumed.",
    }
}

/// Why a user is taken to be licensed, or not.
pub const fn licence_reason(reason: LicenceReason) -> &'static str {
    match reason {
        LicenceReason::Stated => "You said so.",
        LicenceReason::NoService => "`InterpretedUserType` says that there is no service.",
        LicenceReason::VoiceOn => "`EnterpriseVoiceEnabled` is `True`.",
        LicenceReason::VoiceOff => "`EnterpriseVoiceEnabled` is `False`.",
        LicenceReason::PlanFound => "Phone System is among the plans.",
        LicenceReason::PlanMissing => "There are plans, and Phone System is none of them.",
        LicenceReason::HasNumber => "There is a number.",
        LicenceReason::Assumed => "Nothing tells, so it is assumed.",
    }
}

/// How it is known what a policy says.
pub const fn known_by(by: KnownBy) -> &'static str {
    match by {
        KnownBy::File => "A file says it.",
        KnownBy::Stated => "You said it.",
        KnownBy::Document => "A document names it, and its name says it.",
        KnownBy::Pattern => "Its name says it; no document names it.",
        KnownBy::Untouched => "Taken to be as every tenant starts with it.",
        KnownBy::Nothing => "Not known. Its users are listed.",
        KnownBy::NoName => "This is no policy's name. Its users are listed.",
    }
}

/// What a column is taken for.
pub const fn meaning(meaning: Meaning) -> &'static str {
    match meaning {
        Meaning::SignIn => "Sign-in name",
        Meaning::SipAddress => "Address for calls",
        Meaning::Mail => "Mail address",
        Meaning::DisplayName => "Name to show",
        Meaning::FirstName => "First name",
        Meaning::LastName => "Last name",
        Meaning::Policy => "Interop policy",
        Meaning::HostingProvider => "Where the account is homed",
        Meaning::OnPremHostingProvider => "Where it is homed, on premises",
        Meaning::UserType => "Kind of user",
        Meaning::VoicePolicy => "How lines arrive",
        Meaning::EnterpriseVoice => "Phone System",
        Meaning::Line => "Number",
        Meaning::OnPremLine => "Number, on premises",
        Meaning::OnlineVoiceRouting => "Direct Routing",
        Meaning::Plans => "Plans",
        Meaning::Features => "Features",
        Meaning::Identity => "Name of a policy",
        Meaning::Override => "Override of a policy",
        Meaning::Calling => "Calls of a policy",
        Meaning::Chat => "Chats of a policy",
    }
}

/// Why a column is taken for that.
pub const fn guess(guess: Guess) -> &'static str {
    match guess {
        Guess::Named => "It has the property's name.",
        Guess::Resembles => "Its name is nearly the property's.",
        Guess::Stated => "You said so.",
        Guess::Unneeded => "Nothing here needs it.",
        Guess::Double => "A column before it means the same.",
    }
}

fn code(text: &str) -> String {
    format!("`{}`", text.replace('`', "'"))
}

/// How an invented export is written.
pub const fn sample_form(form: SampleForm) -> &'static str {
    match form {
        SampleForm::WindowsCsv => "CSV of Windows PowerShell 5.1",
        SampleForm::Csv => "CSV of PowerShell 7",
        SampleForm::Semicolons => "CSV with semicolons",
        SampleForm::Utf16Tabs => "Tabs, UTF-16",
        SampleForm::Json => "JSON",
        SampleForm::List => "A printed list",
    }
}
