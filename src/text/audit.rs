//! Sentences about an audit: rejected rows, findings, fixes and reasons.

use crate::audit::{
    BadName, CustomerReason, Encoding, FileProblem, Finding, Fix, Guess, KnownBy, LONGEST_NAME,
    LONGEST_RECORD, LicenceReason, MOST_COLUMNS, MOST_POLICIES, Meaning, SampleForm, Unfixed, Why,
    WhyKind,
};

/// Why a row was rejected, and what to do about it. Code is in backticks.
pub fn why(why: &Why) -> (String, &'static str) {
    match why {
        Why::Nameless => (
            "No sign-in name in this row.".to_owned(),
            "Export `UserPrincipalName`, or choose the column that has the names.",
        ),
        Why::Cells { found, expected } => (
            format!("The row has {found} cells; the header has {expected}."),
            "Check the line for missing text or a missing quotation mark.",
        ),
        Why::OpenQuote => (
            "A quotation mark is opened here and never closed.".to_owned(),
            "Close it, or export the file again. Reading continued on the next line.",
        ),
        Why::AfterQuote => (
            "There is text between a closing quotation mark and the next cell.".to_owned(),
            "Double every quotation mark inside a cell, or export the file again.",
        ),
        Why::TooLong => (
            format!("The row is longer than {} kB.", LONGEST_RECORD / 1024),
            "Export again without the column that has the long value.",
        ),
        Why::Nul => (
            "The row contains a null byte.".to_owned(),
            "Files with different encodings may have been joined. Export to one file with one `-Encoding`.",
        ),
        Why::BadName(BadName::Lost) => (
            "The name is not valid UTF-8, so some of its characters were lost.".to_owned(),
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
            (
                "This row repeats the header.".to_owned(),
                "Nothing to do if several files were concatenated.",
            )
        }
        Why::BadValue { found } => (
            format!("{} is not a valid value for this column.", code(found)),
            "Check whether the meaning chosen for this column is right.",
        ),
        Why::UnknownPolicy { name } => (
            format!("The settings of the policy {} are not known.", code(name)),
            "Add the output of `Get-CsTeamsInteropPolicy`, or enter the settings yourself.",
        ),
        Why::NoPolicyName { found } => (
            format!("{} is not a policy name.", code(found)),
            "Export with `ConvertTo-Json -Depth 5`, or select the name of the policy.",
        ),
        Why::TooManyPolicies => (
            format!("The rows before this one already have {MOST_POLICIES} different policies."),
            "Check whether the meaning chosen for this column is right.",
        ),
        Why::BadJson => (
            "This is not valid JSON.".to_owned(),
            "Export the file again. An editor may have changed it.",
        ),
        Why::Truncated => {
            (
                "The file ends in the middle of this row.".to_owned(),
                "Export the whole file again.",
            )
        }
        Why::Stray { found } => {
            (
                format!("{} does not belong to an object.", code(found)),
                "Nothing to do if it is not a user.",
            )
        }
        Why::CutOff => (
            "PowerShell shortened this value to fit the window.".to_owned(),
            "Export with `Export-Csv`, or print with `Format-List`.",
        ),
        Why::FurtherPages => (
            "The file has one page of the records, and names the address of the next one.".to_owned(),
            "Fetch all pages, and add a file of each.",
        ),
    }
}

/// What the rejected rows of one kind have in common, after their number: “2 rows without a name”.
pub const fn why_kind(kind: WhyKind) -> &'static str {
    match kind {
        WhyKind::Nameless => "without a name",
        WhyKind::Cells => "with a different number of cells than the header",
        WhyKind::OpenQuote => "with a quotation mark that is never closed",
        WhyKind::AfterQuote => "with text after a closing quotation mark",
        WhyKind::TooLong => "that are too long",
        WhyKind::Nul => "with a null byte",
        WhyKind::BadName => "with a name that no command can use",
        WhyKind::HeaderAgain => "that repeat the header",
        WhyKind::BadValue => "with a value that is not valid",
        WhyKind::UnknownPolicy => "with a policy whose settings are not known",
        WhyKind::NoPolicyName => "with a type name instead of a policy",
        WhyKind::TooManyPolicies => "with one policy too many",
        WhyKind::BadJson => "that are not valid JSON",
        WhyKind::Truncated => "cut off at the end of the file",
        WhyKind::Stray => "that do not belong to a record",
        WhyKind::CutOff => "shortened to fit a window",
        WhyKind::FurtherPages => "on further pages",
    }
}

/// The name of a file's encoding.
pub const fn encoding(encoding: Encoding) -> &'static str {
    match encoding {
        Encoding::Utf8 => "UTF-8",
        Encoding::Utf16Le => "UTF-16",
        Encoding::Utf16Be => "UTF-16, big-endian",
    }
}

/// A problem with a whole file, and how to solve it.
pub fn file_problem(problem: &FileProblem) -> String {
    match problem {
        FileProblem::Empty => "The file is empty.".to_owned(),
        FileProblem::TooManyColumns { found } => format!(
            "The file was not read: it has {found} columns, and exports of users or policies have at most {MOST_COLUMNS}."
        ),
        FileProblem::NotText => {
            "The file was not read: it is not a text file. If it is a workbook, save it as CSV first.".to_owned()
        }
        FileProblem::NoNames => "No column has the names of the users. Choose the one that does.".to_owned(),
        FileProblem::NoPolicies => {
            "No column has the users’ policies, so `Global` is assumed for all of them.".to_owned()
        }
        FileProblem::TypeNames { column, line, rows } => format!(
            "The column {} has a type name instead of values in {rows} rows, the first on line {line}, and was ignored there. Export lists as text: `Select-Object *, @{{Name='Plans'; Expression={{$_.AssignedPlan -join ';'}}}}`.",
            code(column)
        ),
        FileProblem::OddValues { column, found, line, rows } => format!(
            "The column {} says neither True nor False in {rows} rows, the first on line {line} ({}), and was ignored there.",
            code(column),
            code(found)
        ),
        FileProblem::Script => {
            "The file was not read: it is a script or a configuration, not an export. Export the users with the commands under “How to export”.".to_owned()
        }
        FileProblem::Markup => {
            "The file was not read: it is HTML or XML, as ConvertTo-Html and Export-Clixml write it. Export the users with Export-Csv.".to_owned()
        }
        FileProblem::SurplusPolicies { policies } => format!(
            "The file has {policies} more policies than are kept here. No user has them, so they change nothing."
        ),
        FileProblem::BadBytes { line, rows } => format!(
            "Rows that are not valid UTF-8: {rows}, the first on line {line}. They were read as Windows-1252, in which Excel saves; sign-in names with such characters are rejected. Export again with `-Encoding UTF8`."
        ),
    }
}

/// A finding as a short title.
pub const fn finding(finding: Finding) -> &'static str {
    match finding {
        Finding::OnPremisesOnTeams => "Homed on-premises, with calls set to Teams",
        Finding::HybridOnTeams => "Hybrid voice, with calls set to Teams",
        Finding::PstnNowhere => "Phone number that rings nowhere",
        Finding::OverrideOn => "User override on, where it isn’t allowed",
        Finding::MixedValues => "Different values for calls and chats",
        Finding::GlobalEdited => "`Global` was edited",
        Finding::Retired => "Policy retired in April 2018",
        Finding::Unlicensed => "No Phone System or Calling Plan",
        Finding::Unattested => "Policy that no document names",
        Finding::DirectRouting => "Phone line through Direct Routing",
        Finding::CustomerAssumed => "Can’t tell where the account is homed",
        Finding::LicenceAssumed => "Can’t tell what the user is licensed for",
    }
}

/// What a finding means for its users.
pub const fn finding_means(finding: Finding) -> &'static str {
    match finding {
        Finding::OnPremisesOnTeams => "These users get no calls and no chats.",
        Finding::HybridOnTeams => {
            "Calls from the phone network don’t reach Teams over these lines, so calls fail."
        }
        Finding::PstnNowhere => "A call to this number rings in no client.",
        Finding::OverrideOn => {
            "These users have phone lines on-premises. If they choose Teams, they are cut off."
        }
        Finding::MixedValues => {
            "A call started from a chat may land in a different client than the chat."
        }
        Finding::GlobalEdited => "The change applies to every user without a policy of their own.",
        Finding::Retired => {
            "From April 2018, only three policies were valid. The others had to be replaced by the end of June."
        }
        Finding::Unlicensed => {
            "These users can neither receive nor place calls on the phone network."
        }
        Finding::Unattested => {
            "Its settings are inferred from its name, which follows the pattern of the documented policies."
        }
        Finding::DirectRouting => {
            "Direct Routing was introduced in 2018. The answers for December 2017 treat these users as if they had a Calling Plan."
        }
        Finding::CustomerAssumed => "An account in Skype for Business Online is assumed.",
        Finding::LicenceAssumed => "Phone System and a Calling Plan are assumed.",
    }
}

/// How to fix a finding.
pub fn fix(fix: Fix) -> String {
    match fix {
        Fix::Assign(instance) => format!("Assign {}.", code(instance.name)),
        Fix::RestoreGlobal => {
            "Restore `Global` with `Remove-CsTeamsInteropPolicy -Identity Global`.".to_owned()
        }
        Fix::None(why) => unfixed(why).to_owned(),
    }
}

/// Why users are left out of an assignment, and what to do about it.
pub const fn unfixed(why: Unfixed) -> &'static str {
    match why {
        Unfixed::NeedsLicence => {
            "No policy helps these users. They need Phone System and a Calling Plan."
        }
        Unfixed::NeedsColumns => {
            "Re-export with `HostingProvider`, `InterpretedUserType` and `EnterpriseVoiceEnabled`, or set it under Data quality. Until then, any policy could stop their calls."
        }
        Unfixed::NeedsPolicyName => {
            "Export the names of their policies first. Without them, the change could not be undone."
        }
        Unfixed::NotInFiles => {
            "Assign a policy to these users by hand. Their sign-in name, or the name of their policy, looks like a formula, so it cannot be saved unchanged in a file that a spreadsheet may open."
        }
        Unfixed::NoPolicy => "No policy can fix this.",
    }
}

/// Why users count as belonging to this kind of organization.
pub const fn customer_reason(reason: CustomerReason) -> &'static str {
    match reason {
        CustomerReason::Stated => "You set this.",
        CustomerReason::HostedOnPremises => "`HostingProvider` is `SRV:`.",
        CustomerReason::TypeOnPremises => {
            "`InterpretedUserType` means Skype for Business, homed on-premises."
        }
        CustomerReason::HybridVoice => {
            "`VoicePolicy` is `HybridVoice`, and no `OnlineVoiceRoutingPolicy` is set."
        }
        CustomerReason::DirectRouting => {
            "`VoicePolicy` is `HybridVoice` and an `OnlineVoiceRoutingPolicy` is set, which means Direct Routing."
        }
        CustomerReason::TypeTeams => {
            "`InterpretedUserType` means Teams without Skype for Business."
        }
        CustomerReason::TypeSfb => "`InterpretedUserType` means Skype for Business, homed online.",
        CustomerReason::CallingPlan => {
            "`VoicePolicy` is `BusinessVoice`, which means a Calling Plan."
        }
        CustomerReason::HostedOnline => {
            "`HostingProvider` is the one of Skype for Business Online."
        }
        CustomerReason::Assumed => "Assumed, because the files do not say.",
    }
}

/// Why users count as licensed or not.
pub const fn licence_reason(reason: LicenceReason) -> &'static str {
    match reason {
        LicenceReason::Stated => "You set this.",
        LicenceReason::NoService => "`InterpretedUserType` means that the user has no service.",
        LicenceReason::VoiceOn => "`EnterpriseVoiceEnabled` is `True`.",
        LicenceReason::VoiceOff => "`EnterpriseVoiceEnabled` is `False`.",
        LicenceReason::PlanFound => "Phone System is among the plans.",
        LicenceReason::PlanMissing => "Phone System is not among the plans.",
        LicenceReason::HasNumber => "The user has a phone number.",
        LicenceReason::Assumed => "Assumed, because the files do not say.",
    }
}

/// How the settings of a policy are known.
pub const fn known_by(by: KnownBy) -> &'static str {
    match by {
        KnownBy::File => "Read from a file.",
        KnownBy::Stated => "You entered them.",
        KnownBy::Document => "From its name, which a document confirms.",
        KnownBy::Pattern => "From its name only. No document names this policy.",
        KnownBy::Untouched => "Assumed to be unchanged.",
        KnownBy::Nothing => "Not known, so its users are not evaluated.",
        KnownBy::NoName => "Not a policy name, so its users are not evaluated.",
    }
}

/// What a column contains, as the picker names it.
pub const fn meaning(meaning: Meaning) -> &'static str {
    match meaning {
        Meaning::SignIn => "Sign-in name",
        Meaning::SipAddress => "SIP address",
        Meaning::Mail => "Email address",
        Meaning::DisplayName => "Display name",
        Meaning::FirstName => "First name",
        Meaning::LastName => "Last name",
        Meaning::Policy => "Interop policy",
        Meaning::HostingProvider => "Where the account is homed",
        Meaning::OnPremHostingProvider => "Where the account is homed on-premises",
        Meaning::UserType => "User type",
        Meaning::VoicePolicy => "Voice policy",
        Meaning::EnterpriseVoice => "Phone System",
        Meaning::Line => "Phone number",
        Meaning::OnPremLine => "On-premises phone number",
        Meaning::OnlineVoiceRouting => "Direct Routing",
        Meaning::Plans => "Plans",
        Meaning::Features => "Features",
        Meaning::Identity => "Policy: name",
        Meaning::Override => "Policy: override",
        Meaning::Calling => "Policy: calls",
        Meaning::Chat => "Policy: chats",
        Meaning::Mode => "TeamsUpgradeEffectiveMode",
        Meaning::UpgradePolicy => "TeamsUpgradePolicy",
        Meaning::CallingPolicy => "TeamsCallingPolicy",
        Meaning::ExternalPolicy => "ExternalAccessPolicy",
        Meaning::AccountType => "AccountType",
        Meaning::AccountEnabled => "AccountEnabled",
        Meaning::ObjectId => "ObjectId",
        Meaning::IsForwarding => "IsForwardingEnabled",
        Meaning::ForwardingType => "ForwardingType",
        Meaning::ForwardingTarget => "ForwardingTarget",
        Meaning::ForwardingTargetType => "ForwardingTargetType",
        Meaning::IsUnanswered => "IsUnansweredEnabled",
        Meaning::UnansweredTarget => "UnansweredTarget",
        Meaning::UnansweredTargetType => "UnansweredTargetType",
        Meaning::Delegates => "Delegates",
        Meaning::CallGroupTargets => "CallGroupTargets",
        Meaning::BusyOption => "BusyOnBusyOption",
        Meaning::PrivateCalling => "AllowPrivateCalling",
        Meaning::PstnTreatment => "InboundPstnCallRoutingTreatment",
        Meaning::FederatedTreatment => "InboundFederatedCallRoutingTreatment",
        Meaning::AllowVoicemail => "AllowVoicemail",
        Meaning::BusyPolicy => "BusyOnBusyEnabledType",
        Meaning::ForwardUser => "AllowCallForwardingToUser",
        Meaning::ForwardPhone => "AllowCallForwardingToPhone",
        Meaning::Delegation => "AllowDelegation",
        Meaning::CallGroups => "AllowCallGroups",
        Meaning::TollBypass => "PreventTollBypass",
        Meaning::Telephone => "TelephoneNumber",
        Meaning::NumberType => "NumberType",
        Meaning::NumberStatus => "PstnAssignmentStatus",
        Meaning::NumberTarget => "AssignedPstnTargetId",
        Meaning::Pattern => "Pattern",
        Meaning::Federation => "AllowFederatedUsers",
        Meaning::FederationAccess => "EnableFederationAccess",
    }
}

/// Why a column has its meaning.
pub const fn guess(guess: Guess) -> &'static str {
    match guess {
        Guess::Named => "Same name as the property.",
        Guess::Resembles => "Similar name to the property.",
        Guess::Stated => "You set this.",
        Guess::Unneeded => "Not needed for an audit.",
        Guess::Double => "An earlier column has the same meaning.",
    }
}

fn code(text: &str) -> String {
    format!("`{}`", text.replace('`', "'"))
}

/// The format of a generated export.
pub const fn sample_form(form: SampleForm) -> &'static str {
    match form {
        SampleForm::WindowsCsv => "CSV from Windows PowerShell 5.1",
        SampleForm::Csv => "CSV from PowerShell 7",
        SampleForm::Semicolons => "CSV with semicolons",
        SampleForm::Utf16Tabs => "Tab-separated, UTF-16",
        SampleForm::Json => "JSON",
        SampleForm::List => "Printed list (Format-List)",
    }
}
