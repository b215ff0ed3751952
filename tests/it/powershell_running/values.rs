//! Numbers, texts, lists, tables and objects.

use super::*;

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
