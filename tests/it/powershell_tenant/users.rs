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
