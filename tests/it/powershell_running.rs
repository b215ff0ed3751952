//! What the statements, operators, methods and commands of real scripts do when they run.

use crate::growth::assert_linear;
use call_landing::powershell::console::Console;
use call_landing::powershell::language::{Context, Problem, Span, Weight, parse_in};
use call_landing::powershell::tenant::{End, Era, Input, Note, Run, Stream, Tenant, run};

fn ran(text: &str, table: Option<&str>) -> Run {
    let script = parse_in(text, &Context::at(Era::August2019));
    let input = Input { table, ..Input::default() };
    run(text, &script, &Tenant::example(Era::August2019), input)
}

fn lines(run: &Run) -> String {
    let all: Vec<&str> =
        run.steps.iter().flat_map(|it| &it.lines).map(|it| it.text.as_str()).collect();
    all.join("\n")
}

/// Asserts what a script prints, and that there are no errors.
#[track_caller]
fn prints(text: &str, wanted: &str) {
    let script = parse_in(text, &Context::at(Era::August2019));
    let errors: Vec<_> =
        script.diagnostics.iter().filter(|it| it.problem.weight() == Weight::Error).collect();
    assert!(errors.is_empty(), "{text}: {errors:?}");
    assert_eq!(lines(&ran(text, None)), wanted, "{text}");
}

/// Asserts the error of a script.
#[track_caller]
fn fails(text: &str, wanted: &str) {
    let run = ran(text, None);
    let shown = lines(&run);
    let has_error = run
        .steps
        .iter()
        .flat_map(|it| &it.lines)
        .any(|it| matches!(it.stream, Stream::Error(_)) && it.text.contains(wanted));
    assert!(has_error, "{text}: {shown}");
}

#[test]
fn arithmetic() {
    prints("1 + 2 * 3", "7");
    prints("(1+2)*3", "9");
    prints("7 / 2", "3.5");
    prints("6 / 2", "3");
    prints("7 % 3", "1");
    prints("-5 + 2", "-3");
    prints("$i = 3; $i-1", "2");
    prints("$i = 3; $i -1", "2");
    prints("$i = 2; $i*$i", "4");
    prints("1.5 + 1", "2.5");
    prints("0.1 + 0.2", "0.3");
    prints("2.0 * 3", "6");
    prints("'3' + 4", "34");
    prints("3 + '4'", "7");
    prints("'ab' * 3", "ababab");
    prints("$n = $null; $n + 1", "1");
    prints("$i = 1; $i += 2; $i -= 1; $i *= 5; $i /= 2; $i", "5");
    prints("$i = 0; $i++; $i++; $i--; $i", "1");
    prints("$i = 5; $i++\n$i", "6");
    prints("$c = @{}; $c.a = 1; $c.a++; $c.a += 3; $c.a", "5");
    prints("10KB", "10240");
    prints("1 + 2 -eq 3", "True");
    prints("[math]::Round(2.567, 2)", "2.57");
    prints("[math]::Round(2.5)", "2");
    prints("[math]::Floor(-1.5)", "-2");
    prints("[math]::Max(3, 7)", "7");
    fails("1 / 0", "Attempted to divide by zero.");
    fails("3 + 'a'", "does not work with these values");
}

#[test]
fn comparisons() {
    prints("'a' -eq 'A'", "True");
    prints("'a' -ceq 'A'", "False");
    prints("'a' -ieq 'A'", "True");
    prints("10 -gt 9", "True");
    prints("'10' -gt '9'", "False");
    prints("2 -le 2", "True");
    prints("5 -lt 10", "True");
    prints("'b' -gt 'a'", "True");
    prints("1, 2, 3 -gt 1", "2\n3");
    prints("1, 2, 3 -eq 2", "2");
    prints("1, 2 -contains 2", "True");
    prints("'B' -in 'a', 'b'", "True");
    prints("'B' -cin 'a', 'b'", "False");
    prints("'abc' -like 'A*'", "True");
    prints("'abc' -clike 'A*'", "False");
    prints("'abc' -like '[a-c]b?'", "True");
    prints("'xbc' -like '[a-c]b?'", "False");
    prints("'abc' -notlike 'b*'", "True");
    prints("$true -and -not $false", "True");
    prints("$true -xor $true", "False");

    prints("5 -is [int]", "True");
    prints("'5' -is [string]", "True");
    prints("'5' -isnot [int]", "True");
    prints("'5' -as [int]", "5");
    prints("$a = 'x' -as [int]; $null -eq $a", "True");
}

#[test]
fn texts_and_their_operators() {
    prints("'tel:+1425' -replace '^tel:', ''", "+1425");
    prints("'a.b.c' -replace '\\.', '-'", "a-b-c");
    prints("'John Smith' -replace '(\\w+) (\\w+)', '$2, $1'", "Smith, John");
    prints("'aAa' -creplace 'a', 'x'", "xAx");
    prints("'abc' -replace 'b'", "ac");
    prints("'a,b;c' -split '[,;]'", "a\nb\nc");
    prints("'a b  c' -split '\\s+'", "a\nb\nc");
    prints("-split ' a  b '", "a\nb");
    prints("'a,b,c' -split ',', 2", "a\nb,c");
    prints("('a', 'b') -join ';'", "a;b");
    prints("-join ('a', 'b')", "ab");
    prints("'{0} of {1}' -f 1, 'x'", "1 of x");
    prints("'{0,5}|{1,-5}|' -f 1, 'x'", "    1|x    |");
    prints("'{0:N2} {1:D3} {2:P0}' -f 1234.5, 7, 0.25", "1,234.50 007 25 %");
    prints("'{{0}}' -f 1", "{0}");
    prints(
        "'user@contoso.com' -match '@(?<domain>.+)$'; $Matches.domain; $Matches[0]",
        "True\ncontoso.com\n@contoso.com",
    );
    prints("'+14255550100' -match '^\\+?1?(\\d{3})'; $matches[1]", "True\n425");
    prints("'abc' -notmatch 'B'", "False");
    prints("'abc' -cmatch 'B'", "False");
    prints("'a', 'b', 'ab' -match 'a'", "a\nab");
    prints("' a '.Trim() + '|'", "a|");
    prints("'xxaxx'.Trim('x')", "a");
    prints("'a@b.c'.Split('@')[0]", "a");
    prints("'a@b.c'.Split('@')[-1]", "b.c");
    prints("'abc'.Replace('b', 'x').ToUpper()", "AXC");
    prints("'Abc'.ToLower().StartsWith('ab')", "True");
    prints("'abc'.EndsWith('bc')", "True");
    prints("'abc'.Contains('z')", "False");
    prints("'tel:+1'.Substring(4)", "+1");
    prints("'abcdef'.Substring(1, 2)", "bc");
    prints("'abc'.IndexOf('c')", "2");
    prints("'abc'.Length", "3");
    prints("'7'.PadLeft(3, '0')", "007");
    prints("$u = 'a'; \"$($u.ToUpper())-$(1 + 1)-${u}x\"", "A-2-ax");
    prints("$a = 1, 2, 3; \"$a and $($a.Count) and $($a[0])\"", "1 2 3 and 3 and 1");
    prints("\"a\" + \"b\" + 'c'", "abc");
    prints("[string]::IsNullOrEmpty('')", "True");
    prints("[string]::IsNullOrWhiteSpace(' ')", "True");
    prints("[string]::Join(',', ('a', 'b'))", "a,b");
    prints("[int]'42' + 1", "43");
    prints("[bool]'x'", "True");
    prints("[string]5 + 1", "51");
    prints("\"a`tb\"", "a\tb");
}

#[test]
fn lists_and_tables() {
    prints("1..4", "1\n2\n3\n4");
    prints("3..1 -join ''", "321");
    prints("(1..10)[2..4]", "3\n4\n5");
    prints("$a = @(); $a += 'x'; $a += 'y', 'z'; $a.Count; $a[-1]", "3\nz");
    prints("@().Count", "0");
    prints("@('a').Count", "1");
    prints("(Get-CsOnlineUser ann).Count", "1");
    prints("@(Get-CsOnlineUser | ? { $_.Alias -eq 'nobody' }).Count", "0");
    prints("$users = Get-CsOnlineUser; \"$($users.Count) users\"", "6 users");
    prints("$h = @{ a = 1; b = 2 }; $h['a'] + $h.b", "3");
    prints("$h = @{}; $h['x'] = 5; $h.y = 6; $h.Keys -join ','; $h.ContainsKey('x')", "x,y\nTrue");
    prints("$h = @{ a = 1 }; $h.Add('b', 2); $h.Count; $h.Values", "2\n1\n2");
    prints(
        "$h = [ordered]@{ b = 1; a = 2 }; foreach ($k in $h.Keys) { \"$k=$($h[$k])\" }",
        "b=1\na=2",
    );
    prints("@{ a = 1 }.GetEnumerator() | % { \"$($_.Name) $($_.Value)\" }", "a 1");
    prints("$r = [pscustomobject]@{ A = 1; B = 'x' }; $r.B; $r.A + 1", "x\n2");
    prints("[pscustomobject]@{ A = 1; B = 'x' }", "A B\n- -\n1 x");
    prints("$r = [pscustomobject]@{ A = 1 }; $r.A = 5; $r.A", "5");
    prints("$l = [System.Collections.ArrayList]@(); $l.Add(1); $l.Add(2); $l.Count", "2");
}

#[test]
fn objects_are_shared() {
    prints(
        "$rows = 1..2 | % { [pscustomobject]@{ N = $_; S = '' } }\nforeach ($r in $rows) { $r.S = \"s$($r.N)\" }\n$rows.S -join ','",
        "s1,s2",
    );
    prints("$a = @{ x = 1 }; $b = $a; $b.x = 2; $a.x", "2");
    prints(
        "$o = New-Object PSObject; $o | Add-Member -MemberType NoteProperty -Name Mail -Value 'a@b.c'; $o.Mail",
        "a@b.c",
    );
    prints("$o = New-Object PSObject -Property @{ A = 1 }; $o.A", "1");
}

#[test]
fn branches_and_loops() {
    prints("$r = if (1 -eq 1) { 'a' } else { 'b' }; $r", "a");
    prints("$r = foreach ($i in 1..3) { $i * 2 }; $r -join ','", "2,4,6");
    prints(
        "foreach ($i in 1..5) { if ($i -eq 2) { continue }; if ($i -eq 4) { break }; $i }",
        "1\n3",
    );
    prints("for ($i = 0; $i -lt 3; $i++) { $i }", "0\n1\n2");
    prints("$i = 0; while ($i -lt 2) { $i; $i++ }", "0\n1");
    prints("$i = 0; do { $i; $i++ } while ($i -lt 2)", "0\n1");
    prints("$i = 0; do { $i; $i++ } until ($i -ge 1)", "0");
    prints("switch ('b') { 'a' { 1 } 'B' { 2 } default { 3 } }", "2");
    prints("switch ('x') { a { 1 } default { 3 } }", "3");
    prints("switch -Wildcard ('abc') { 'a*' { 1 } '*c' { 2 } }", "1\n2");
    prints("switch -Wildcard ('abc') { 'a*' { 1; break } '*c' { 2 } }", "1");
    prints("switch -Regex ('abc') { '^a' { 1 } 'x' { 2 } }", "1");
    prints("switch (5) { { $_ -gt 3 } { 'big' } { $_ -lt 3 } { 'small' } }", "big");
    prints("switch (1, 2) { 1 { 'one' } 2 { 'two' } }", "one\ntwo");
    prints("switch ('A') { 'a' { 'any' } }", "any");
    prints("switch -CaseSensitive ('A') { 'a' { 'low' } 'A' { 'up' } }", "up");
    prints(
        "$mode = 'TeamsOnly'; $p = switch ($mode) { 'TeamsOnly' { 'UpgradeToTeams' } default { $_ } }; $p",
        "UpgradeToTeams",
    );
    prints("1..3 | ForEach-Object -Begin { $s = 0 } -Process { $s += $_ } -End { $s }", "6");
    prints("1..3 | % { if ($_ -eq 2) { return }; $_ }", "1\n3");
    prints(
        "$users = Get-CsOnlineUser\n$n = 0\nforeach ($u in $users) {\n  $n++\n  Write-Host \"$n/$($users.Count) $($u.Alias)\"\n  if ($n -ge 2) { break }\n}",
        "1/6 user\n2/6 ann",
    );
}

#[test]
fn functions_have_parameters_and_variables_of_their_own() {
    prints("function Add($a, $b) { $a + $b }\nAdd 1 2", "3");
    prints(
        "function Add { param([int]$a, [int]$b = 5) return $a + $b }; Add -a '1'; Add 1 -b 2",
        "6\n3",
    );
    prints("function F { $x = 1 }; $x = 5; F; $x", "5");
    prints("function F { $script:x = 1 }; $x = 5; F; $x", "1");
    prints("function F { $x }; $x = 5; F", "5");
    prints("function F { return 'a'; 'b' }; F", "a");
    prints("function F { 'a'; 'b' }; (F).Count", "2");
    prints(
        "function F { param([switch]$On) if ($On) { 'on' } else { 'off' } }; F; F -On; F -On:$false",
        "off\non\noff",
    );
    prints("function F { $args.Count; $args[0] }; F 'x' 'y'", "2\nx");
    prints("function Get-Twice { process { $_ * 2 } }; 1..3 | Get-Twice", "2\n4\n6");
    prints(
        "function Show { [CmdletBinding()] param([Parameter(Mandatory=$true, ValueFromPipeline=$true)][string]$Name) begin { 'start' } process { \"<$Name>\" } end { 'end' } }; 'a', 'b' | Show",
        "start\n<a>\n<b>\nend",
    );
    prints("filter Odd { if ($_ % 2) { $_ } }; 1..4 | Odd", "1\n3");
    prints("$p = @{ a = 1; b = 2 }; function Add($a, $b) { $a + $b }; Add @p", "3");
    prints(
        "function Fact($n) { if ($n -le 1) { 1 } else { $n * (Fact ($n - 1)) } }; Fact 5",
        "120",
    );
    prints("param([string]$Mode = 'Islands', $Count = 2)\n\"$Mode $Count\"", "Islands 2");
    prints("param([string]$Name, [switch]$All)\n\"[$Name] $All\"", "[] False");
    prints(
        "function Write-Log { param($Message, $Level = 'INFO') Write-Host \"[$Level] $Message\" }\nWrite-Log 'hi'; Write-Log -Level WARN -Message 'x'",
        "[INFO] hi\n[WARN] x",
    );
    fails("function F { param($a) $a }; F -b 1", "parameter name 'b'");
    fails(
        "function F { param([Parameter(Mandatory)]$a) $a }; F",
        "missing mandatory parameters: a",
    );
    fails("function F { F }; F", "more deeply than the simulation runs");
}

#[test]
fn errors_are_caught_where_powershell_catches_them() {
    let missing = "Management object not found for identity \"nobody\".";
    prints("try { throw 'x' } catch { \"caught $_\" } finally { 'end' }", "caught x\nend");
    prints(
        "try { Get-CsOnlineUser nobody -ErrorAction Stop; 'no' } catch { $_.Exception.Message }",
        missing,
    );
    prints(
        "$ErrorActionPreference = 'Stop'; try { Get-CsOnlineUser nobody } catch { 'caught' }",
        "caught",
    );
    prints("Get-CsOnlineUser nobody -ErrorAction SilentlyContinue; 'next'", "next");
    prints("Get-CsOnlineUser nobody -EA 0; 'next'", "next");
    prints("$ErrorActionPreference = 'SilentlyContinue'; Get-CsOnlineUser nobody; 'next'", "next");
    prints("try { [int]'x' } catch { 'no number' }", "no number");
    prints(
        "try { 1 / 0 } catch [System.DivideByZeroException] { 'zero' } catch { 'other' }",
        "zero",
    );
    prints(
        "Get-CsOnlineUser nobody -ErrorAction SilentlyContinue; $Error[0].Exception.Message",
        missing,
    );
    prints("function F { throw 'deep' }; try { F } catch { \"$_\" }; $x = 1; $x", "deep\n1");
    prints(
        "foreach ($i in 1..2) { try { if ($i -eq 1) { throw 'a' }; $i } catch { continue } }",
        "2",
    );
    let text = "foreach ($u in 'nobody', 'ann') { try { Grant-CsTeamsUpgradePolicy -Identity $u -PolicyName UpgradeToTeams -ErrorAction Stop; Write-Host \"$u ok\" } catch { Write-Warning \"$u failed: $($_.Exception.Message)\" } }";
    prints(text, &format!("WARNING: nobody failed: {missing}\nann ok"));
    fails("throw 'x'\n'after'", "x");
    assert!(lines(&ran("throw 'x'\n'after'", None)).ends_with("after"));
    assert!(!lines(&ran("foreach ($i in 1..2) { throw 'x'; 'after' }", None)).contains("after"));
}

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
fn every_limit_is_named_when_it_is_met() {
    for (text, wanted) in [
        ("while ($true) { 1 + 1 | Out-Null }", "takes more steps"),
        ("function F { F }; F", "more deeply"),
        ("$a = 'a'; while ($true) { $a += $a }", "longer than the simulation keeps"),
        ("1..1000000", "list is longer"),
        ("'a' * 1000000000", "does not work"),
        ("('a' * 5000) -match '(a*)*(a*)*(a*)*b'", "takes more steps"),
        ("for (;;) { }", "takes more steps"),
    ] {
        let run = ran(text, None);
        assert!(lines(&run).contains(wanted), "{text}: {}", lines(&run));
    }
    assert_eq!(ran("while ($true) { }", None).end, End::TooLong);
    assert_eq!(ran("'a'; exit; 'b'", None).end, End::Exited);
    prints("'a'; return; 'b'", "a");
}

#[test]
fn no_nesting_of_functions_and_expressions_ends_the_stack() {
    let deep = |text: String| {
        // The stack of the page, where frames are smaller than in a test.
        let small = std::thread::Builder::new().stack_size(1024 * 1024);
        small.spawn(move || drop(ran(&text, None))).unwrap().join().unwrap();
    };
    for (open, close) in [
        ("(", ")"),
        ("\"$(", ")\""),
        ("@(1, ", ")"),
        ("$(if ($true) { ", " })"),
        ("(1 | % { ", " })"),
        ("$(foreach ($i in 1) { ", " })"),
        ("'a'.Replace('b', ", ")"),
        ("$(try { ", " } catch { })"),
        ("$(switch (1) { 1 { ", " } })"),
        ("@{ a = ", " }"),
    ] {
        for depth in [1, 8, 14, 29] {
            deep(format!("function F {{ {}F{} }}; F", open.repeat(depth), close.repeat(depth)));
            deep(format!("{}1{}", open.repeat(depth), close.repeat(depth)));
        }
    }
    deep(format!("'{}' -match '{}'", "a".repeat(5_000), "(a|b)?".repeat(300)));
    deep(format!("'{}' -match '({}a*)*b'", "a".repeat(5_000), "a?".repeat(300)));
}

#[test]
fn a_function_of_an_earlier_selection_is_there() {
    let text = "function Name($u) { (Get-CsOnlineUser $u).DisplayName }\nName ann";
    let mut console = Console::new(Tenant::example(Era::August2019));
    let end = text.find('\n').unwrap();
    console.run(text, Span::new(0, end), None);
    console.run(text, Span::new(end, text.len()), None);
    let shown: Vec<&str> = console.entries()[1]
        .steps
        .iter()
        .flat_map(|it| &it.lines)
        .map(|it| it.text.as_str())
        .collect();
    assert_eq!(shown, ["Ann Beebe"]);
    console.undo();
    console.undo();
    console.run(text, Span::new(end, text.len()), None);
    assert!(console.entries()[0].steps[0].lines[0].text.contains("'Name' is not part of"));
}

#[test]
fn what_powershell_has_is_never_denied_in_its_words() {
    for text in [
        "Get-CsOnlineUser | Select-Object Alias -Wait",
        "Sort-Object -Culture de",
        "Get-Content x.txt -Tail 5",
        "Get-CsOnlineUser -LdapFilter x",
        "Get-Process; Get-ADUser x; Set-CsUser x; Invoke-WebRequest x",
        "Get-CsOnlineUser ann | select Department",
    ] {
        let run = ran(text, Some("a\n"));
        let shown = lines(&run);
        assert!(!shown.contains("is not recognized"), "{text}: {shown}");
        assert!(!shown.contains("parameter cannot be found"), "{text}: {shown}");
    }
    let script = parse_in("Write-Host -PolicyName x", &Context::default());
    assert!(matches!(script.diagnostics[0].problem, Problem::Parameter { .. }));
}

#[test]
fn a_script_of_a_megabyte_is_read_in_time_that_grows_with_its_length() {
    let line = "foreach ($u in $users) { if ($u.Alias -match \"^a$($u.Alias)\") { $n += 1; Write-Host \"$($u.Alias.Trim()) $n\" } }\n";
    let head = "$users = Get-CsOnlineUser; $n = 0\n";
    assert_linear("a megabyte", 500_000, |size| {
        let text = format!("{head}{}", line.repeat(size / line.len()));
        assert!(parse_in(&text, &Context::default()).refused.is_empty());
    });
}
