//! Branches, loops, functions and errors that are caught.

use super::*;

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
    fails("function F { [CmdletBinding()] param($a) $a }; F -b 1", "parameter name 'b'");
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
