//! A Pester file that asks a tenant whether its users and policies are as the expectations need them.
//!
//! A tenant cannot say where a call lands, but it says which policy each user has and what that policy
//! contains. So a row about everybody becomes a test that no user has a built-in policy under which the
//! row would fail, and a row about named policies becomes a test that the tenant's policies of these
//! names have the fields that the rules start from.

use super::{Run, Tested};
use crate::expectations::{About, ByPolicy, Checked};
use crate::powershell::writing::quoted;
use crate::routing::Preset;
use crate::text::expectations as words;
use std::fmt::Write as _;

const HEAD: &str = "\
#Requires -Version 5.1
# Written by Call Landing. Tests a tenant with Pester 5 or later.
#
#   Connect-MicrosoftTeams
#   Invoke-Pester -Path ./call-landing.Tests.ps1
#
# For some users only: $env:CALL_LANDING_USERS = 'ann@contoso.com,ben@contoso.com'
";

const READS: &str = "    BeforeAll {
        $names = @($env:CALL_LANDING_USERS -split ',' | Where-Object { $_ })
        if ($names.Count -gt 0) {
            $script:Users = @($names | ForEach-Object { Get-CsOnlineUser -Identity $_.Trim() })
        } else {
            $script:Users = @(Get-CsOnlineUser)
        }
        # An assignment is a name, an object with a name, or empty for the organization's default.
        function script:Get-AssignedName($Assignment) {
            if ($null -ne $Assignment -and $Assignment.PSObject.Properties['Name']) {
                $Assignment = $Assignment.Name
            }
            if ([string]::IsNullOrEmpty([string]$Assignment)) { return 'Global' }
            return ([string]$Assignment) -replace '^Tag:', ''
        }
    }

";

pub(super) fn write(run: &Run) -> String {
    let mut out = HEAD.to_owned();
    for file in &run.files {
        describe(file, &mut out);
    }
    out
}

fn describe(file: &Tested, out: &mut String) {
    _ = write!(out, "\nDescribe {} {{\n{READS}", text(&file.name));
    for row in &file.rows {
        test(row, out);
    }
    out.push_str("}\n");
}

fn test(row: &Checked, out: &mut String) {
    let name = format!("line {}: {}", row.row.place.line, words::name(&row.row));
    let skipped = |out: &mut String, why: &str| {
        _ = write!(out, "    It {} -Skip {{\n        # {why}\n    }}\n\n", text(&name));
    };
    let Ok(tested) = &row.row.tested else {
        return skipped(out, "The expectation was not understood.");
    };
    if tested.users.is_some() {
        return skipped(out, "It is about the users of an export.");
    }
    for by in tested.by_policy() {
        let name = format!("{name} ({})", by.edition.id);
        match by.about {
            About::Everybody => everybody(&name, &by, out),
            About::Named => named(&name, &by, out),
        }
    }
}

/// Nobody has a policy under which the row fails.
fn everybody(name: &str, by: &ByPolicy, out: &mut String) {
    let property = by.edition.policy.property;
    _ = write!(
        out,
        "    It {} {{\n        $fails = @({})\n        foreach ($user in $script:Users) {{\n            \
         $policy = script:Get-AssignedName $user.{property}\n            \
         $policy | Should -Not -BeIn $fails -Because \"$($user.UserPrincipalName) has {property} $policy\"\n        \
         }}\n    }}\n\n",
        text(name),
        names(&by.fail)
    );
}

/// The named policies exist and are what the rules start from.
fn named(name: &str, by: &ByPolicy, out: &mut String) {
    let property = by.edition.policy.property;
    _ = writeln!(out, "    It {} {{", text(name));
    if !by.fail.is_empty() {
        _ = writeln!(out, "        # The expectation fails for these, whatever the tenant says.");
        _ = writeln!(out, "        @({}) | Should -BeNullOrEmpty", names(&by.fail));
    }
    if by.hold.is_empty() && by.fail.is_empty() {
        out.push_str("        Set-ItResult -Skipped -Because 'the row is about a policy that is not built in'\n");
    }
    for preset in &by.hold {
        let instance = if preset.is_default(by.edition) {
            preset.name.to_owned()
        } else {
            format!("Tag:{}", preset.name)
        };
        _ = writeln!(out, "        $policy = Get-Cs{property} -Identity {}", text(&instance));
        for &(question, answer) in preset.sets {
            let (Some(question), Some(answer)) =
                (by.edition.question(question), by.edition.answer(question, answer))
            else {
                continue;
            };
            let value = match answer.token {
                "true" => "$true".to_owned(),
                "false" => "$false".to_owned(),
                _ => text(answer.label),
            };
            let field = field(question.heading);
            _ = writeln!(out, "        $policy.{field} | Should -Be {value}");
        }
    }
    out.push_str("    }\n\n");
}

/// The field of a policy: the heading of its question, or its mode.
fn field(heading: &str) -> &str {
    let is_field = heading.bytes().all(|it| it.is_ascii_alphanumeric());
    if is_field { heading } else { "Mode" }
}

fn names(presets: &[&Preset]) -> String {
    presets.iter().map(|it| text(it.name)).collect::<Vec<_>>().join(", ")
}

/// A text on one line, as PowerShell quotes it.
fn text(text: &str) -> String {
    let line: String = text.chars().map(|it| if it.is_control() { ' ' } else { it }).collect();
    quoted(&line)
}
