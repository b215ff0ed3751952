//! What scripts ask their surroundings: the date, paths, modules. And methods that run a block.

use super::*;

/// What a script prints at a date, with a file to read.
#[track_caller]
fn prints_with(text: &str, table: Option<&str>, wanted: &str) {
    assert_eq!(lines(&ran(text, table)), wanted, "{text}");
}

#[test]
fn the_date_is_that_of_the_simulation() {
    prints("Get-Date", "Friday, August 30, 2019 9:00:00 AM");
    prints("\"$(Get-Date)\"", "08/30/2019 09:00:00");
    prints("Get-Date -Format yyyyMMdd_HHmmss", "20190830_090000");
    prints("get-date -f MM-dd-yy-hh-mm-ss", "08-30-19-09-00-00");
    prints("Get-Date -UFormat '%Y-%m-%d'", "2019-08-30");
    prints("'{0:yyyy-MM-dd}.csv' -f (Get-Date)", "2019-08-30.csv");
    prints("(Get-Date).ToString('ddd d MMM yyyy')", "Fri 30 Aug 2019");
    prints("(Get-Date).Year", "2019");
    prints("$d = Get-Date; Write-Host \"$($d.Day).$($d.Month).\"", "30.8.");
}

#[test]
fn dates_are_added_to_and_compared() {
    prints("(Get-Date).AddDays(-30).ToString('yyyy-MM-dd')", "2019-07-31");
    prints("(Get-Date).AddMonths(6).ToString('yyyy-MM-dd')", "2020-02-29");
    prints("(Get-Date).AddYears(-100).AddHours(15).ToString('s')", "1919-08-31T00:00:00");
    prints("(Get-Date) -gt (Get-Date).AddMinutes(-1)", "True");
    prints("$start = Get-Date; ((Get-Date).AddSeconds(90) - $start).TotalMinutes", "1.5");
    prints("\"$((Get-Date).AddHours(30) - (Get-Date))\"", "1.06:00:00");
    prints("$null -ne (Get-Date)", "True");
}

#[test]
fn what_needs_a_date_that_is_not_known_does_not_run() {
    for condition in [
        "(Get-Date) -gt '2019-01-01'",
        "(Get-Date).ToLocalTime() -gt (Get-Date)",
        "(Get-Date -Year 2020) -gt (Get-Date)",
        "(Get-Date).DayOfYear -gt 5",
        "(Get-Date).AddYears(90000) -gt (Get-Date)",
    ] {
        let text = format!(
            "if ({condition}) {{ Grant-CsTeamsUpgradePolicy -Identity ann@contoso.com -PolicyName SfBOnly }}"
        );
        assert_eq!(ran(&text, None).tenant, Tenant::example(Era::August2019), "{text}");
        fails(&text, "if : This needs the output of something outside the simulation");
    }
}

#[test]
fn any_format_of_a_date_is_taken_or_unknown() {
    for format in
        ["", "'", "\\", "yyyyyyyyyyyyyyyyyyyy", "%", "é", "'é", "q", "qq", "ddddd", "tt K z"]
    {
        let quoted = format.replace('\'', "''");
        for text in [
            format!("Get-Date -Format '{quoted}'"),
            format!("Get-Date -UFormat '{quoted}'"),
            format!("(Get-Date).ToString('{quoted}')"),
            format!("'{{0:{quoted}}}' -f (Get-Date)"),
        ] {
            ran(&text, None);
        }
    }
}

#[test]
fn paths_are_put_together_and_taken_apart() {
    prints("Join-Path -Path 'C:\\Temp' -ChildPath 'users.csv'", "C:\\Temp\\users.csv");
    prints("Join-Path C:\\Temp\\ \\users.csv", "C:\\Temp\\users.csv");
    prints("Split-Path C:\\Temp\\users.csv", "C:\\Temp");
    prints("Split-Path -Leaf C:\\Temp\\users.csv", "users.csv");
    prints("$log = Join-Path (Split-Path -Parent $MyInvocation.MyCommand.Path) 'x.log'", "");
}

#[test]
fn a_file_is_there_if_one_was_given() {
    let text =
        "if (Test-Path -Path C:\\users.csv) { (Import-Csv C:\\users.csv).Upn } else { 'none' }";
    prints_with(text, Some("Upn\nann@contoso.com"), "ann@contoso.com");
    fails(text, "if : This needs the output of something outside the simulation");
}

#[test]
fn the_modules_of_a_script_are_there() {
    prints(
        "if (Get-Module -ListAvailable -Name MicrosoftTeams) { 'there' } else { 'missing' }",
        "there",
    );
    prints("if (!(Get-InstalledModule MicrosoftTeams)) { 'missing' }", "");
    fails(
        "if ((Get-Module MicrosoftTeams).Version -lt '4.0') { 'old' }",
        "if : This needs the output of something outside",
    );
}

#[test]
fn a_function_that_writes_a_log_prints_its_lines() {
    let text = "$stamp = Get-Date -Format yyyyMMdd
function Write-Log([string]$message) { Add-Content -Path \"log_$stamp.log\" -Value \"$(Get-Date -Format HH:mm) - $message\" }
Write-Log 'Started'";
    let script = parse_in(text, &Context::at(Era::August2019));
    assert_eq!(script.diagnostics, []);
    prints(text, "log_20190830.log:\n09:00 - Started");
}

#[test]
fn a_method_runs_a_block_for_each_item() {
    prints("@(1, 2, 3).ForEach({ $_ * 2 })", "2\n4\n6");
    prints("@(1, 2, 3).Where({ $_ -gt 1 })", "2\n3");
    prints("$list = { 'a' }.Invoke(); $list.Add('b'); $list -join ','", "a,b");
    fails("@(1, 2).Where({ $_ }, 'First')", "'.Where()' is not part of this simulation");
}

#[test]
fn a_method_does_not_run_a_block_for_what_is_unknown() {
    let text = "$all = Get-ADUser; $all.ForEach({ Grant-CsTeamsUpgradePolicy -Identity ann@contoso.com -PolicyName SfBOnly })";
    assert_eq!(ran(text, None).tenant, Tenant::example(Era::August2019));
    fails(text, "This needs the output of something outside the simulation");
}

#[test]
fn the_bits_of_numbers_are_combined() {
    prints("514 -band 2", "2");
    prints("1 -bor 4 -bxor 1", "4");
    prints("1 -shl 4", "16");
    prints("if (512 -band 2) { 'disabled' } else { 'enabled' }", "enabled");
    fails("-5 -band 2", "The operator '-band' does not work with these values.");
}

#[test]
fn a_statement_that_does_not_run_is_named_at_its_own_place() {
    let text =
        "Get-CsOnlineUser -Identity ann@contoso.com | Out-Null\n\nif (Get-ADUser ann) { 'a' }";
    let run = ran(text, None);
    let step = run.steps.iter().find(|it| it.lines.iter().any(|it| it.text.starts_with("if :")));
    assert!(step.is_some_and(|it| it.span.of(text).starts_with("if")), "{:?}", run.steps);
}

#[test]
fn scripts_that_a_script_runs_are_outside() {
    for (text, found) in [
        (". .\\Connect.ps1", ". .\\Connect.ps1"),
        (". \"$PSScriptRoot\\helpers.ps1\"", ". \"$PSScriptRoot\\helpers.ps1\""),
        ("Invoke-Expression 'Get-CsOnlineUser'", "Invoke-Expression 'Get-CsOnlineUser'"),
        ("iex $command", "iex $command"),
    ] {
        let text = format!("$command = 'x'; {text}");
        let script = parse_in(&text, &Context::at(Era::August2019));
        let problems: Vec<_> = script.diagnostics.iter().map(|it| &it.problem).collect();
        assert_eq!(problems, [&Problem::Runs(found.to_owned())], "{text}");
        assert_eq!(script.diagnostics[0].problem.weight(), Weight::Warning);
        fails(&text, "is not part of this simulation.");
    }
}

#[test]
fn what_a_script_that_is_run_may_have_set_is_not_acted_on() {
    let text = "$user = 'ann@contoso.com'\n. .\\settings.ps1\nGrant-CsTeamsUpgradePolicy -Identity $target -PolicyName SfBOnly";
    assert_eq!(ran(text, None).tenant, Tenant::example(Era::August2019));
}

#[test]
fn a_program_that_is_called_is_named() {
    for (text, found) in [
        ("& \"C:\\tools\\run.ps1\" -User ann", "& \"C:\\tools\\run.ps1\""),
        ("& 'C:\\tools\\run.ps1'", "C:\\tools\\run.ps1"),
        (".\\run.ps1 -User ann", ".\\run.ps1"),
    ] {
        let script = parse_in(text, &Context::at(Era::August2019));
        let problems: Vec<_> = script.diagnostics.iter().map(|it| &it.problem).collect();
        let wanted = Problem::Command { found: found.to_owned(), similar: None };
        assert_eq!(problems, [&wanted], "{text}");
    }
}

#[test]
fn what_a_host_is_asked_is_unknown() {
    let text = "$answer = $Host.UI.PromptForChoice('Title', 'Go on?', @('&Yes', '&No'), 1)
$null = $Host.UI.RawUI.ReadKey('NoEcho,IncludeKeyDown')
if ($answer -eq 0) { Grant-CsTeamsUpgradePolicy -Identity ann@contoso.com -PolicyName SfBOnly }
'end'";
    let run = ran(text, None);
    assert_eq!(run.refused, []);
    assert_eq!(run.tenant, Tenant::example(Era::August2019));
    assert!(lines(&run).ends_with("end"), "{}", lines(&run));
}

#[test]
fn a_format_of_any_length_is_survived() {
    let run = ran(&format!("Get-Date -Format '{}'", "y".repeat(70_000)), None);
    assert!(run.steps.iter().all(|it| it.events.is_empty()));
}
