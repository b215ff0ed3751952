//! Reading policies and users.

use super::*;

#[test]
fn policies_come_in_lists_with_a_blank_line_between() {
    check_2017(
        "Get-CsTeamsInteropPolicy | Where-Object CallingDefaultClient -eq Teams | ? { $_.ChatDefaultClient -eq 'teams' -and -not $_.AllowEndUserClientOverride }",
        TEAMS_LISTING,
    );
    let all = printed(&run_2017("Get-CsTeamsInteropPolicy"));
    assert_eq!(all.split("\n\n").count(), PRESETS.len());
    let tags = printed(&run_2017("Get-CsTeamsInteropPolicy -Filter tag:*"));
    assert_eq!(tags.split("\n\n").count(), PRESETS.len() - 1);
    check_2017("(Get-CsTeamsInteropPolicy).Count", "19");
    check_2017(
        "Get-CsTeamsInteropPolicy NoSuch",
        "Get-CsTeamsInteropPolicy : There is no policy \"NoSuch\".",
    );
}

#[test]
fn users_are_found_by_any_name_and_shown_as_asked() {
    let policy = "Get-CsOnlineUser {} | select UserPrincipalName, TeamsInteropPolicy";
    for name in ["ann@contoso.com", "sip:ANN@contoso.com", "ann", "'Ann Beebe'"] {
        check_2017(
            &policy.replace("{}", name),
            "UserPrincipalName TeamsInteropPolicy\n\
             ----------------- ------------------\n\
             ann@contoso.com",
        );
    }
    check_2017(
        "Get-CsOnlineUser nobody@contoso.com",
        "Get-CsOnlineUser : Management object not found for identity \"nobody@contoso.com\".",
    );
    check_2017(
        "Get-CsOnlineUser user@contoso.com | fl *interop*, alias",
        "TeamsInteropPolicy :\nAlias              : user",
    );
    check_2017(
        "Grant-CsTeamsInteropPolicy -Id ann@contoso.com -Pol DisallowOverrideCallingSfbChatSfb; Get-CsOnlineUser -Filter {TeamsInteropPolicy -ne $null} | ft Alias,TeamsInteropPolicy",
        "Alias TeamsInteropPolicy\n\
         ----- ------------------\n\
         ann   DisallowOverrideCallingSfbChatSfb",
    );
    check_2017(
        "Get-CsOnlineUser -Filter \"HostingProvider -eq 'SRV:'\" | select -ExpandProperty Alias",
        "david",
    );
    check_2017("Get-CsOnlineUser | select -First 2 | % { $_.Alias }", "user\nann");
}

#[test]
fn a_user_prints_as_a_list() {
    check(
        Era::December2017,
        "Get-CsOnlineUser cora",
        "
DisplayName            : Cora Thomas
UserPrincipalName      : cora@contoso.com
SipAddress             : sip:cora@contoso.com
Alias                  : cora
HostingProvider        : sipfed.online.lync.com
InterpretedUserType    : HybridOnlineSfBUser
EnterpriseVoiceEnabled : True
VoicePolicy            : HybridVoice
LineURI                : tel:+14255550103
OnPremLineURI          : tel:+14255550103
TeamsInteropPolicy     :",
    );
    let later = run_in(Era::April2018, "Get-CsOnlineUser cora", Input::default());
    assert!(printed(&later).ends_with("TeamsInteropPolicy     :\nTeamsUpgradePolicy     :\n"));
}
