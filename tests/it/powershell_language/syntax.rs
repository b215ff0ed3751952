//! What is understood.

use super::*;

#[test]
fn values_are_read_with_and_without_quotes() {
    check("Get-CsTeamsInteropPolicy", GET);
    check("get-csteamsinteroppolicy GLOBAL", "Get-CsTeamsInteropPolicy ‹GLOBAL›");
    check("Get-CsTeamsInteropPolicy tag:X", "Get-CsTeamsInteropPolicy ‹tag:X›");
    check("Get-CsTeamsInteropPolicy 'it''s; $x `n'", "Get-CsTeamsInteropPolicy ‹it's; $x `n›");
    check("Get-CsTeamsInteropPolicy \"a`\"b`tc\"\"d\"", "Get-CsTeamsInteropPolicy ‹a\"b\tc\"d›");
    check("Get-CsTeamsInteropPolicy a`;b", "Get-CsTeamsInteropPolicy ‹a;b›");
    check("Get-CsTeamsInteropPolicy a'b c'd", "Get-CsTeamsInteropPolicy ‹ab cd›");
    check("Get-CsTeamsInteropPolicy a#b #c", "Get-CsTeamsInteropPolicy ‹a#b›");
    check("Get-CsTeamsInteropPolicy -Filter tag:*", "Get-CsTeamsInteropPolicy -Filter ‹tag:*›");
    check("Get-CsTeamsInteropPolicy -Filter:'tag:*'", "Get-CsTeamsInteropPolicy -Filter:‹tag:*›");
    check("Get-CsOnlineUser | fl a,*b*, 'c'", "Get-CsOnlineUser | Format-List (‹a›, ‹*b*›, ‹c›)");
}

#[test]
fn curled_quotes_and_long_dashes_count_as_powershell_takes_them() {
    check("Get-CsTeamsInteropPolicy \u{2018}a b\u{2019}", "Get-CsTeamsInteropPolicy ‹a b›");
    check("Get-CsTeamsInteropPolicy \u{201c}a b\u{201d}", "Get-CsTeamsInteropPolicy ‹a b›");
    check("Get-CsTeamsInteropPolicy \u{201e}a\"", "Get-CsTeamsInteropPolicy ‹a›");
    check("Get-CsTeamsInteropPolicy 'O\u{2019}\u{2019}B'", "Get-CsTeamsInteropPolicy ‹O\u{2019}B›");
    // Of two different adjacent quotes, the second one counts.
    check("Get-CsTeamsInteropPolicy 'a'\u{2019}b'", "Get-CsTeamsInteropPolicy ‹a\u{2019}b›");
    check("Get-CsTeamsInteropPolicy \u{2013}Identity X", "Get-CsTeamsInteropPolicy -Identity ‹X›");
    check("Get-CsTeamsInteropPolicy \u{2014}Identity:X", "Get-CsTeamsInteropPolicy -Identity:‹X›");
}

#[test]
fn lines_comments_and_prompts_are_told_apart() {
    check(&format!("{GET} # {GET}\n<# {GET}\n #> {GET}"), &format!("{GET}; {GET}"));
    check(&format!("{GET};{GET}\r\n\r\n{GET};"), &format!("{GET}; {GET}; {GET}"));
    check(&format!("PS C:\\> {GET}\n    PS C:\\Users\\me> {GET}"), &format!("{GET}; {GET}"));
    check(&format!("PS> {GET} `\n>> -Filter x"), &format!("{GET} -Filter ‹x›"));
    check(&format!("{GET} `\r\n  -Filter x"), &format!("{GET} -Filter ‹x›"));
    check(&format!("{GET} |\n\n fl"), &format!("{GET} | Format-List"));
    check(
        &format!("{GET} | fl Identity,\n ChatDefaultClient"),
        &format!("{GET} | Format-List (‹Identity›, ‹ChatDefaultClient›)"),
    );
    check(&format!("\u{feff}{GET}"), GET);
}

#[test]
fn switches_booleans_prefixes_and_aliases_bind() {
    check(
        "New-CsTeamsInteropPolicy X -Allow:$True -Calling Teams -Chat:Teams -wi -cf:$false",
        "New-CsTeamsInteropPolicy ‹X› -Allow:$True -Calling ‹Teams› -Chat:‹Teams› -wi -cf:$false",
    );
    check("Grant-CsTeamsInteropPolicy a@b.c X", &format!("{GRANT} ‹a@b.c› ‹X›"));
    check(
        "Grant-CsTeamsInteropPolicy -Pol X -Id a@b.c -Pass",
        &format!("{GRANT} -Pol ‹X› -Id ‹a@b.c› -Pass"),
    );
    check("Get-CsOnlineUser -Verb -EA Stop", "Get-CsOnlineUser -Verb -EA ‹Stop›");
}

#[test]
fn variables_tables_and_loops_are_read() {
    check(
        "$u = 'a@b.c'\nGrant-CsTeamsInteropPolicy -PolicyName X -Identity $u",
        &format!("$u = ‹a@b.c›; {GRANT} -PolicyName ‹X› -Identity $u"),
    );
    check(
        "$p = @{ Identity = 'a@b.c'; PolicyName='X' }\nGrant-CsTeamsInteropPolicy @p",
        &format!("$p = @{{Identity=‹a@b.c›; PolicyName=‹X›}}; {GRANT} @p"),
    );
    check(
        "$p = @{\n Identity='X'\n CallingDefaultClient = 'Sfb'\n}\nNew-CsTeamsInteropPolicy @p",
        "$p = @{Identity=‹X›; CallingDefaultClient=‹Sfb›}; New-CsTeamsInteropPolicy @p",
    );
    check(
        "foreach ($u in 'a@b.c','d@e.f') { Get-CsOnlineUser $u }",
        "each $u of (‹a@b.c›, ‹d@e.f›) do Get-CsOnlineUser $u",
    );
    check(
        "FOREACH($u in Get-CsOnlineUser)\n{\n Get-CsOnlineUser $u.UserPrincipalName\n}",
        "each $u of Get-CsOnlineUser do Get-CsOnlineUser $u.UserPrincipalName",
    );
    check("'a@b.c' | % { Get-CsOnlineUser $_ }", "‹a@b.c› | ForEach-Object {Get-CsOnlineUser $_}");
    check(
        "@('a','b') | foreach { Get-CsOnlineUser $_ }",
        "@<(‹a›, ‹b›)> | ForEach-Object {Get-CsOnlineUser $_}",
    );
    check(
        "Import-Csv .\\users.csv | ForEach-Object { Get-CsOnlineUser $_.Mail }",
        "Import-Csv ‹.\\users.csv› | ForEach-Object {Get-CsOnlineUser $_.Mail}",
    );
    check("$t = @'\nUPN\r\na@b.c\n'@ | ConvertFrom-Csv", "$t = ‹UPN\r\na@b.c› | ConvertFrom-Csv");
    check(
        "$n = 'X'; Get-CsTeamsInteropPolicy \"tag:$n\"",
        "$n = ‹X›; Get-CsTeamsInteropPolicy ‹tag:[$n]›",
    );
    check(
        "$n = 'X'; Get-CsTeamsInteropPolicy tag:$n",
        "$n = ‹X›; Get-CsTeamsInteropPolicy ‹tag:[$n]›",
    );
    check(
        "Get-CsOnlineUser | % { Get-CsOnlineUser \"sip:$($_.UserPrincipalName)\" }",
        "Get-CsOnlineUser | ForEach-Object {Get-CsOnlineUser ‹sip:[$_.UserPrincipalName]›}",
    );
    check("Get-CsOnlineUser (Get-CsOnlineUser).Alias", "Get-CsOnlineUser <Get-CsOnlineUser>.Alias");
}

#[test]
fn conditions_are_read() {
    check(
        "Get-CsTeamsInteropPolicy | ? CallingDefaultClient -eq Teams",
        &format!("{GET} | Where-Object ‹CallingDefaultClient› -eq ‹Teams›"),
    );
    check(
        "Get-CsTeamsInteropPolicy | where {$_.CallingDefaultClient -eq 'Teams' -and !($_.Identity -like \"*x*\")}",
        &format!(
            "{GET} | Where-Object {{(($_.CallingDefaultClient Equal ‹Teams›) And not <($_.Identity Like ‹*x*›)>)}}"
        ),
    );
    check(
        "Get-CsOnlineUser -Filter {TeamsInteropPolicy -eq $null}",
        "Get-CsOnlineUser -Filter {TeamsInteropPolicy -eq $null}",
    );
    check(
        "Get-CsOnlineUser -Filter \"TeamsInteropPolicy -eq 'X'\"",
        "Get-CsOnlineUser -Filter ‹TeamsInteropPolicy -eq 'X'›",
    );
    check(
        "Get-CsOnlineUser | ? { 'a','b' -contains $_.Alias }",
        "Get-CsOnlineUser | Where-Object {((‹a›, ‹b›) Contains $_.Alias)}",
    );
}

#[test]
fn what_connects_and_disconnects_is_let_through() {
    check(
        "Import-Module SkypeOnlineConnector\n$cred = Get-Credential\n$s = New-CsOnlineSession -Credential $cred\nImport-PSSession $s -AllowClobber",
        "Import-Module ‹SkypeOnlineConnector›; $cred = Import-Module; $s = Import-Module -Credential $cred; Import-Module $s -AllowClobber",
    );
}
