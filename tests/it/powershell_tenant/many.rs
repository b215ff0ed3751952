//! Loops and pipelines over many users.

use super::*;

#[test]
fn every_way_to_grant_to_many_does_the_same() {
    let table =
        "UserPrincipalName,Name\r\nann@contoso.com,\"Beebe, Ann\"\r\nben@contoso.com,Ben\r\n";
    let name = "DisallowOverrideCallingTeamsChatTeams";
    for text in [
        format!(
            "foreach ($u in 'ann@contoso.com','ben@contoso.com') {{ Grant-CsTeamsInteropPolicy -PolicyName {name} -Identity $u }}"
        ),
        format!(
            "'ann@contoso.com','ben@contoso.com' | % {{ Grant-CsTeamsInteropPolicy -PolicyName {name} -Identity $_ }}"
        ),
        format!(
            "$users = @('ann@contoso.com'\n'ben@contoso.com')\n$users | Grant-CsTeamsInteropPolicy -PolicyName {name}"
        ),
        format!(
            "Import-Csv .\\users.csv | ForEach-Object {{ Grant-CsTeamsInteropPolicy -PolicyName {name} -Identity $_.UserPrincipalName }}"
        ),
        format!(
            "$rows = Import-Csv users.csv\nforeach ($row in $rows) {{ $p = @{{ PolicyName = '{name}'; Identity = $row.UserPrincipalName }}; Grant-CsTeamsInteropPolicy @p }}"
        ),
        format!(
            "@'\nUserPrincipalName\nann@contoso.com\nben@contoso.com\n'@ | ConvertFrom-Csv | Grant-CsTeamsInteropPolicy -PolicyName {name}"
        ),
        format!(
            "Get-CsOnlineUser | ? {{ 'ann','ben' -contains $_.Alias }} | % {{ Grant-CsTeamsInteropPolicy -PolicyName {name} -Identity \"sip:$($_.UserPrincipalName)\" }}"
        ),
        format!(
            "$n = '{name}'; Grant-CsTeamsInteropPolicy -PolicyName tag:$n -Identity ann@contoso.com; Grant-CsTeamsInteropPolicy -PolicyName \"$n\" -Identity ben@contoso.com"
        ),
    ] {
        assert_eq!(parse(&text).diagnostics, vec![], "{text}");
        let run =
            run_in(Era::December2017, &text, Input { table: Some(table), ..Input::default() });
        assert_eq!(printed(&run), "", "{text}");
        let granted: Vec<&str> = run
            .tenant
            .users
            .iter()
            .filter(|it| it.policy.as_deref() == Some(name))
            .map(|it| it.alias.as_str())
            .collect();
        assert_eq!(granted, ["ann", "ben"], "{text}");
        assert_eq!(moved(&run).len(), 3, "{text}: {:?}", moved(&run));
    }
}

#[test]
fn scripts_as_people_share_them_run() {
    let script = "Import-Module SkypeOnlineConnector
$sfbSession = New-CsOnlineSession -Credential (Get-Credential)
Import-PSSession $sfbSession -AllowClobber

# everybody in the pilot
$users = Import-Csv \"C:\\temp\\users.csv\"
foreach ($user in $users)
{
    Write-Host \"Setting $($user.UPN)\" -ForegroundColor Green
    Grant-CsTeamsInteropPolicy -Identity $user.UPN `
        \u{2013}PolicyName \u{201c}DisallowOverrideCallingTeamsChatTeams\u{201d}
}
Get-CsOnlineUser | Where-Object { $_.TeamsInteropPolicy -ne $null } | Format-Table Alias, TeamsInteropPolicy -AutoSize
";
    assert_eq!(parse(script).diagnostics, vec![]);
    let table = "\"UPN\"\r\n\"ann@contoso.com\"\r\n\"ben@contoso.com\"\r\n";
    let input = Input { table: Some(table), ..Input::default() };
    let run = run_in(Era::December2017, script, input);
    assert_eq!(
        printed(&run),
        "Setting ann@contoso.com
Setting ben@contoso.com
Alias TeamsInteropPolicy
----- ------------------
ann   DisallowOverrideCallingTeamsChatTeams
ben   DisallowOverrideCallingTeamsChatTeams
"
    );
    // A command of this form was proposed for the documents of a related cmdlet.
    let undo = "Get-CsOnlineUser -Filter {HostingProvider -eq \u{201c}sipfed.online.lync.com\u{201d}} | Grant-CsTeamsInteropPolicy -policyname $null";
    assert_eq!(parse(undo).diagnostics, vec![]);
    let undone = call_landing::powershell::tenant::run(undo, &parse(undo), &run.tenant, input);
    assert_eq!(undone.tenant, Tenant::example(Era::December2017));
    let list = Input { table: Some("ann@contoso.com\nben@contoso.com\n"), ..Input::default() };
    let text = "gc .\\users.txt | % { Get-CsOnlineUser $_ } | select -Exp Alias";
    assert_eq!(printed(&run_in(Era::December2017, text, list)), "ann\nben\n");
}

#[test]
fn tables_of_every_export_are_read() {
    for table in [
        "#TYPE Selected.User\r\n\"A\",\"B\"\r\n\"x \"\"y\"\"\",\"1,\r\n2\"\r\n",
        "A;B\n\"x \"\"y\"\"\";\"1,\r\n2\"",
        "\u{feff}A\tB\r\n\"x \"\"y\"\"\"\t\"1,\r\n2\"\r\n\r\n",
    ] {
        let run = run_in(
            Era::December2017,
            "Import-Csv x | % { \"$($_.A)|$($_.B)\" }",
            Input { table: Some(table), ..Input::default() },
        );
        assert_eq!(printed(&run), "x \"y\"|1,\r\n2\n", "{table:?}");
    }
}
