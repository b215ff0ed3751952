//! The sentences about scripts: complete, calm, and safe whatever a script contains.

use call_landing::powershell::Cmdlet;
use call_landing::powershell::language::{Context, parse, parse_in};
use call_landing::powershell::tenant::{End, Era, Note, Wording};
use call_landing::text::powershell::{end, era, note, problem, wording};
use strum::VariantArray;

#[track_caller]
fn check_sentence(sentence: &str) {
    assert!(sentence.ends_with(['.', '?']), "{sentence}");
    assert!(!sentence.contains('!') && !sentence.contains("simply"), "{sentence}");
    assert!(!sentence.contains("  "), "{sentence}");
    assert_eq!(sentence.matches('`').count() % 2, 0, "{sentence}");
    assert!(sentence.starts_with(|it: char| it.is_uppercase() || it == '`'), "{sentence}");
}

#[test]
fn what_is_said_of_steps_is_whole_and_calm() {
    Note::VARIANTS.iter().for_each(|it| check_sentence(note(*it)));
    Era::VARIANTS.iter().for_each(|it| check_sentence(era(*it).1));
    [Wording::Documented, Wording::Own].into_iter().for_each(|it| check_sentence(wording(it)));
    check_sentence(end(&End::TooLong).unwrap());
}

/// Scripts with every kind of problem.
const WRONG: &str = "Get-CsTeamInteropPolicy
Get-Mail`box
Grant-CsTeamsInteropPolicy -PolicyNmae X -PolicyName global -Identity ann
New-CsTeamsInteropPolicy -PolicyName X
New-CsTeamsInteropPolicy X -C Teams
New-CsTeamsInteropPolicy
New-CsTeamsInteropPolicy X Y
Get-CsTeamsInteropPolicy -Filter
Get-CsTeamsInteropPolicy -Filter a -Filter b
Set-CsTeamsInteropPolicy -CallingDefaultClient Teems -Allow true
Get-CsOnlineUser $users
Get-CsOnlineUser | ? { $_.Aliass -eq 1 }
Get-CsOnlineUser ` \n$x += 1
'a' -replace 'b'
try { }
& x
'a' 'b'
\"$($x.y())\"
$u = 1; \"$u.Name\"
\"$u: x\"
Get-CsOnlineUser | ? Alias -eq a -and Alias -eq b
Get-CsOnlineUser | select -Unique
Get-CsOnlineUser a, b
}
(
'";

#[test]
fn every_remark_is_whole_and_calm() {
    let mut remarks = parse(WRONG).diagnostics;
    for more in [
        "<# x",
        "Grant-CsTeamsUpgradePolicy a@b.c TeamsOnly",
        "Get-CsOnlineUser |",
        "class A { }",
        "'a' -bogus 1",
        "Get-CsOnlineUser -OutVariable all",
        "\"$(1 + )\"",
        "[datetime]1",
        ". .\\x.ps1",
        "'a'.Normalize()",
        "[datetime]::Now",
        "Get-CsOnlineUser < x",
        "'a' -match '(?=a)'",
        "f; function f { 1 }",
        "PS C:\\> Get-CsOnlineUser\nDisplayName : Ann",
        &"(".repeat(99),
        &"Get-Mail\n".repeat(300),
    ] {
        remarks.extend(parse(more).diagnostics);
    }
    for era in Era::VARIANTS {
        for more in [
            "New-CsTeamsInteropPolicy X",
            "Get-CsTeamsInteropPolicy",
            "Get-CsTeamsUpgradePolicy",
            "Grant-CsTeamsInteropPolicy -PolicyName $null -Identity a@b.c",
            "Grant-CsTeamsInteropPolicy -PolicyName $null -Identity a@b.c -Force",
            "Grant-CsTeamsInteropPolicy a@b.c AllowOverrideCallingSfbChatSfb",
            "Grant-CsTeamsUpgradePolicy a@b.c SfBWithTeamsCollabAndMeetings",
            "PS> Get-CsOnlineUser\n>> ann",
        ] {
            remarks.extend(parse_in(more, &Context::at(*era)).diagnostics);
        }
    }
    let mut kinds: Vec<String> = Vec::new();
    for remark in remarks {
        let (sentence, help) = problem(&remark.problem);
        check_sentence(&sentence);
        help.iter().for_each(|it| check_sentence(it));
        let kind = format!("{:?}", remark.problem);
        kinds.push(kind.split([' ', '(']).next().unwrap().to_owned());
    }
    kinds.sort_unstable();
    kinds.dedup();
    assert_eq!(kinds.len(), 46, "{kinds:?}");
}

#[test]
fn every_cmdlet_has_a_name_that_is_read_back() {
    for cmdlet in Cmdlet::VARIANTS {
        assert_eq!(Cmdlet::named(cmdlet.name()), Some(*cmdlet));
    }
}
