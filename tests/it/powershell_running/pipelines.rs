//! What comes through the pipeline, files, and sessions that are imported.

use super::*;

#[test]
fn what_comes_through_the_pipeline_is_shaped() {
    prints("3, 1, 2 | Sort-Object", "1\n2\n3");
    prints("3, 1, 2 | sort -Descending", "3\n2\n1");
    prints("'b', 'a', 'B' | sort -Unique", "a\nb");
    prints(
        "Get-CsOnlineUser | sort DisplayName -Descending | select -First 1 -ExpandProperty Alias",
        "user",
    );
    prints(
        "Get-CsOnlineUser | sort { $_.Alias.Length }, Alias | select -Exp Alias",
        "ann\nben\neva\ncora\nuser\ndavid",
    );
    prints("1..5 | select -First 2", "1\n2");
    prints("1..5 | select -Last 2", "4\n5");
    prints("1..5 | select -Skip 3", "4\n5");
    prints("'a', 'b', 'a' | select -Unique", "a\nb");
    prints(
        "Get-CsOnlineUser | group EnterpriseVoiceEnabled | % { \"$($_.Name) $($_.Count)\" }",
        "True 5\nFalse 1",
    );
    prints(
        "Get-CsOnlineUser | Group-Object HostingProvider -NoElement",
        "Count Name\n----- ----\n5     sipfed.online.lync.com\n1     SRV:",
    );
    prints("(Get-CsOnlineUser | measure).Count", "6");
    prints(
        "$m = 1..4 | Measure-Object -Sum -Average -Maximum; $m.Sum; $m.Average; $m.Maximum",
        "10\n2.5\n4",
    );
    prints(
        "Get-CsOnlineUser ann | select Alias, @{ n = 'Number'; e = { $_.LineURI -replace 'tel:' } }",
        "Alias Number\n----- ------\nann   +14255550101",
    );
    prints(
        "Get-CsOnlineUser ann | select Alias, @{ Label = 'Mail'; Expression = { $_.UserPrincipalName.Split('@')[0] } } | ft",
        "Alias Mail\n----- ----\nann   ann",
    );
    prints("Get-CsOnlineUser ann | fl Display*", "DisplayName : Ann Beebe");
    prints("'a' | Out-Null; 'b' | Out-Host", "b");
    prints("'x' | Tee-Object -Variable y; $y", "x\nx");
    prints("$a = 1, 2 | % { Write-Host \"w$_\"; $_ }; $a -join ','", "w1\nw2\n1,2");
    prints("Write-Host 'a' 'b' -ForegroundColor Red; Write-Host a, b -Separator '-'", "a b\na-b");
    prints("Write-Verbose 'x'; Write-Verbose 'y' -Verbose; Write-Output 'z'", "VERBOSE: y\nz");
}

#[test]
fn what_is_saved_is_shown_and_can_be_read_again() {
    let text = "Get-CsOnlineUser | select -First 2 Alias, LineURI | Export-Csv .\\u.csv -NoTypeInformation -Delimiter ';'\n(Import-Csv .\\u.csv -Delimiter ';')[1].Alias";
    let run = ran(text, None);
    assert!(run.steps[0].notes.contains(&Note::Saved));
    let shown = lines(&run);
    assert!(shown.contains("\"user\";\"tel:+14255550100\""), "{shown}");
    assert!(shown.ends_with("\nann"), "{shown}");
    prints(
        "[pscustomobject]@{ a = 1; b = $true; c = 'x\"' } | ConvertTo-Json -Compress",
        "{\"a\":1,\"b\":true,\"c\":\"x\\\"\"}",
    );
    prints(
        "[pscustomobject]@{ a = 'x,\"y' } | ConvertTo-Csv -NoTypeInformation",
        "\"a\"\n\"x,\"\"y\"",
    );
    prints(
        "'a' | Out-File x.txt; 'b' | Out-File x.txt -Append; (Get-Content x.txt).Count",
        "x.txt:\na\nx.txt:\nb\n2",
    );
}

#[test]
fn an_imported_session_gives_its_commands_a_prefix() {
    prints(
        "Import-PSSession (New-CsOnlineSession) -Prefix SfB -AllowClobber; (Get-SfBCsOnlineUser ann).Alias",
        "ann",
    );
    let run = ran("Get-SfBCsOnlineUser ann", None);
    assert!(lines(&run).contains("not part of this simulation"), "{}", lines(&run));
}

#[test]
fn lines_of_a_pasted_script_are_split_at_their_ends() {
    prints("$u = @\"\nann\nben\n\"@ -split \"`r`n\"; $u.Count", "2");
}

#[test]
fn a_path_may_begin_with_a_place_of_the_session() {
    let run = ran(
        "(Import-Csv \"$env:USERPROFILE\\Desktop\\u.csv\").Alias; (Import-Csv $PSScriptRoot\\u.csv).Alias",
        Some("Alias\nann\n"),
    );
    assert_eq!(lines(&run), "ann\nann");
}

#[test]
fn a_file_with_other_separators_is_noted() {
    let run = ran("Import-Csv x.csv | % { $_.Alias }", Some("Alias;Mail\nann;a@b.c\n"));
    assert!(run.steps.iter().any(|it| it.notes.contains(&Note::OtherSeparator)));
    let run =
        ran("Import-Csv x.csv -Delimiter ';' | % { $_.Alias }", Some("Alias;Mail\nann;a@b.c\n"));
    assert!(run.steps.iter().all(|it| it.notes.is_empty()));
}

#[test]
fn a_calculated_property_that_fails_is_blank_without_a_word() {
    prints(
        "Get-CsOnlineUser -Identity eva@contoso.com | Select-Object Alias, @{ n = 'Number'; e = { $_.LineURI.Replace('tel:', '') } }",
        "Alias Number\n----- ------\neva",
    );
    fails(
        "Get-CsOnlineUser -Identity ann@contoso.com | Select-Object @{ n = 'x'; e = { Get-ADUser $_.Alias } }",
        "'Get-ADUser' is not part of this simulation.",
    );
}

#[test]
fn a_condition_may_be_in_a_variable() {
    prints(
        "$is = { $_.Alias -eq 'ann' }; Get-CsOnlineUser | Where-Object -FilterScript $is | Select-Object -ExpandProperty Alias",
        "ann",
    );
    fails(
        "$is = 'Alias'; Get-CsOnlineUser | Where-Object -FilterScript $is",
        "'-FilterScript' is not part of this simulation.",
    );
}

#[test]
fn a_filter_by_something_unknown_says_that_it_shows_nothing() {
    // Beside a hash table, a property may have any name.
    let table = "$table = @{ a = 1 }";
    for condition in ["{ $_.IsSipEnabled -eq $true }", "IsSipEnabled -eq $true"] {
        let text = format!("{table}\nGet-CsOnlineUser | Where-Object {condition}");
        fails(&text, "Where-Object : This needs the output of something outside the simulation");
    }
    let decided = "{ $_.Alias -eq 'x' -and $_.IsSipEnabled }";
    prints(&format!("{table}\nGet-CsOnlineUser | Where-Object {decided}"), "");
}

#[test]
fn two_lists_are_compared() {
    prints(
        "Compare-Object (1, 2, 3) (2, 3, 4) | ForEach-Object { \"$($_.SideIndicator) $($_.InputObject)\" }",
        "=> 4\n<= 1",
    );
    prints("(Compare-Object 'a', 'b' 'B', 'a' -IncludeEqual).SideIndicator", "==\n==");
    prints("(diff 'a' 'A' -CaseSensitive).Count", "2");
    prints("Compare-Object 'a', 'b' 'b', 'c' -IncludeEqual -ExcludeDifferent -PassThru", "b");
    prints(
        "$before = Get-CsOnlineUser | Select-Object UserPrincipalName, TeamsUpgradePolicy\nGrant-CsTeamsUpgradePolicy ann@contoso.com UpgradeToTeams\n$after = Get-CsOnlineUser | Select-Object UserPrincipalName, TeamsUpgradePolicy\nCompare-Object $before $after -Property UserPrincipalName, TeamsUpgradePolicy | Where-Object SideIndicator -eq '=>' | ForEach-Object { \"$($_.UserPrincipalName): $($_.TeamsUpgradePolicy)\" }",
        "ann@contoso.com: UpgradeToTeams",
    );
    fails(
        "$none = $null; Compare-Object $none 'a'",
        "parameter 'ReferenceObject' because it is null",
    );
    fails("$a = [pscustomobject]@{ a = 1 }; Compare-Object $a $a", "without -Property");
}
