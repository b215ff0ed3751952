//! Creating, editing, granting and removing policies.

use super::*;

#[test]
fn a_policy_is_made_edited_granted_and_removed() {
    check_2017(
        "New-CsTeamsInteropPolicy Mine -Calling Sfb
         Set-CsTeamsInteropPolicy Mine -Chat Sfb -AllowEndUserClientOverride $true
         Get-CsTeamsInteropPolicy tag:mine | fl AllowEnd*, *Client
         Remove-CsTeamsInteropPolicy Mine
         Get-CsTeamsInteropPolicy Mine",
        "
Identity                   : Tag:Mine
AllowEndUserClientOverride : False
CallingDefaultClient       : Sfb
ChatDefaultClient          : Default
AllowEndUserClientOverride : True
CallingDefaultClient       : Sfb
ChatDefaultClient          : Sfb
Get-CsTeamsInteropPolicy : There is no policy \"Mine\".",
    );
}

#[test]
fn what_cannot_be_is_refused() {
    check_2017(
        "New-CsTeamsInteropPolicy Global",
        "New-CsTeamsInteropPolicy : A policy \"Global\" already exists.",
    );
    check_2017(
        "New-CsTeamsInteropPolicy",
        "New-CsTeamsInteropPolicy : Cannot process command because of one or more missing mandatory parameters: Identity.",
    );
    check_2017(
        "Set-CsTeamsInteropPolicy X",
        "Set-CsTeamsInteropPolicy : There is no policy \"X\".",
    );
    check_2017(
        "Set-CsTeamsInteropPolicy DisallowOverrideCallingSfbChatSfb -Chat Teams",
        "Set-CsTeamsInteropPolicy : The policy \"Tag:DisallowOverrideCallingSfbChatSfb\" is preconfigured and cannot be changed or removed.",
    );
    check_2017(
        "Remove-CsTeamsInteropPolicy DisallowOverrideCallingSfbChatSfb",
        "Remove-CsTeamsInteropPolicy : The policy \"Tag:DisallowOverrideCallingSfbChatSfb\" is preconfigured and cannot be changed or removed.",
    );
    check_2017(
        "Set-CsTeamsInteropPolicy Global -AllowEndUserClientOverride true",
        "Set-CsTeamsInteropPolicy : Cannot process argument transformation on parameter 'AllowEndUserClientOverride'. Cannot convert value \"System.String\" to type \"System.Boolean\". Boolean parameters accept only Boolean values and numbers, such as $True, $False, 1 or 0.",
    );
    check_2017(
        "Set-CsTeamsInteropPolicy -Calling Skype",
        "Set-CsTeamsInteropPolicy : 'Skype' is not a valid value for CallingDefaultClient. Use Default, Sfb or Teams.",
    );
    check_2017(
        "Set-CsTeamsInteropPolicy -C Teams",
        "Set-CsTeamsInteropPolicy : Parameter cannot be processed because the parameter name 'C' is ambiguous. Possible matches include: -CallingDefaultClient -ChatDefaultClient -Confirm.",
    );
    check_2017(
        "Grant-CsTeamsInteropPolicy DisallowOverrideCallingSfbChatSfb",
        "Grant-CsTeamsInteropPolicy : Cannot process command because of one or more missing mandatory parameters: PolicyName.",
    );
    check_2017(
        "Grant-CsTeamsInteropPolicy -PolicyName DisallowOverrideCallingSfbChatSfb",
        "Grant-CsTeamsInteropPolicy : Without -Identity, this cmdlet accepts only $null for -PolicyName.",
    );
    check_2017(
        "Grant-CsTeamsInteropPolicy -PolicyName $null -Identity no@contoso.com",
        "Grant-CsTeamsInteropPolicy : Management object not found for identity \"no@contoso.com\".",
    );
    check_2017(
        "Get-CsTeamsInteropPolicy Global | Grant-CsTeamsInteropPolicy -PolicyName $null",
        "Grant-CsTeamsInteropPolicy : The input object cannot be bound to any parameters for the command either because the command does not take pipeline input or the input and its properties do not match any of the parameters that take pipeline input.",
    );
    check_2017("Get-Mailbox", "Get-Mailbox : 'Get-Mailbox' is not part of this simulation.");
    check_2017("Get-CsUser", "Get-CsUser : 'Get-CsUser' is not part of this simulation.");
    check_2017(
        "Get-CsOnlineUsr",
        "Get-CsOnlineUsr : The term 'Get-CsOnlineUsr' is not recognized as the name of a cmdlet, function, script file, or operable program. Check the spelling of the name, or if a path was included, verify that the path is correct and try again.",
    );
    check_2017("Import-Csv users.csv", "Import-Csv : Could not find file 'users.csv'.");
    check_2017(
        "Grant-CsTeamsInteropPolicy -PolicyName $null -Identity 'a','b'",
        "Grant-CsTeamsInteropPolicy : Parameter 'Identity' takes a single value, but this is a list.",
    );
}

#[test]
fn a_variable_without_a_value_names_nobody_and_never_everybody() {
    let text = "Grant-CsTeamsInteropPolicy -PolicyName $null -Identity $usr";
    let edited = run_2017("Set-CsTeamsInteropPolicy Global -Calling Teams -Chat Teams").tenant;
    let run = run(text, &parse(text), &edited, Input::default());
    assert_eq!(run.tenant, edited);
    assert_eq!(
        printed(&run).lines().next(),
        Some("$usr : The variable '$usr' has no value, so this statement did not run.")
    );
    check_2017(
        "$usr = $null; Get-CsOnlineUser $usr",
        "Get-CsOnlineUser : Cannot bind argument to parameter 'Identity' because it is null.",
    );
    check_2017(
        "Get-CsOnlineUser ''",
        "Get-CsOnlineUser : Cannot bind argument to parameter 'Identity' because it is an empty string.",
    );
}

#[test]
fn variables_have_one_place_and_properties_can_stand_for_a_script() {
    check_2017("$script:a = 'ann'; Get-CsOnlineUser $A | % Alias", "ann");
    check_2017("$x = 'outer'; 'ann' | % { 'ben' | % { $_ }; $_ }; ${x}", "ben\nann\nouter");
}

#[test]
fn an_alias_fails_where_the_sign_in_name_works() {
    let text =
        "Grant-CsTeamsInteropPolicy -PolicyName DisallowOverrideCallingTeamsChatTeams -Identity ";
    check_2017(
        &format!("{text}ann"),
        "Grant-CsTeamsInteropPolicy : Object reference not set to an instance of an object.",
    );
    check_2017(&format!("{text}sip:ann@contoso.com"), "");
    check_2017(&format!("{text}'Ann Beebe'"), "");
}

#[test]
fn a_policy_that_is_granted_is_not_removed() {
    let run = run_2017(
        "New-CsTeamsInteropPolicy Mine -Calling Teams -Chat Teams -InMemory:$false
         Grant-CsTeamsInteropPolicy -PolicyName Mine -Identity ann@contoso.com
         Remove-CsTeamsInteropPolicy Mine
         Grant-CsTeamsInteropPolicy -PolicyName $null -Identity ann@contoso.com
         Remove-CsTeamsInteropPolicy Mine",
    );
    let errors: Vec<&str> = run
        .steps
        .iter()
        .flat_map(|it| &it.lines)
        .filter(|it| it.stream == Stream::Error(Wording::Own))
        .map(|it| it.text.as_str())
        .collect();
    assert_eq!(
        errors[0],
        "Remove-CsTeamsInteropPolicy : The policy \"Tag:Mine\" is assigned to users (1). Remove it from them first."
    );
    assert_eq!(run.tenant, Tenant::example(Era::December2017));
}

#[test]
fn editing_global_moves_everybody_without_a_policy_of_their_own() {
    let edited = run_2017(
        "Grant-CsTeamsInteropPolicy -PolicyName DisallowOverrideCallingSfbChatSfb -Identity ann@contoso.com
         Set-CsTeamsInteropPolicy -Identity Global -CallingDefaultClient Teams",
    );
    let step = edited.steps.last().unwrap();
    assert_eq!(step.notes, [Note::MixedValues, Note::GlobalEdited, Note::CannotReceiveInTeams]);
    assert!(step.moves.iter().all(|it| it.user != "ann@contoso.com"));
    let users: Vec<&str> = step.moves.iter().map(|it| it.user.as_str()).collect();
    for user in [
        "user@contoso.com",
        "ben@contoso.com",
        "cora@contoso.com",
        "david@contoso.com",
        "eva@contoso.com",
    ] {
        assert!(users.contains(&user), "{user}");
    }
    for undo in
        ["Remove-CsTeamsInteropPolicy Global", "Grant-CsTeamsInteropPolicy -PolicyName $null"]
    {
        let run = run(undo, &parse(undo), &edited.tenant, Input::default());
        assert_eq!(run.tenant.policies, Tenant::new(Era::December2017).policies, "{undo}");
        assert_eq!(notes(&run), [Note::GlobalUndone], "{undo}");
        assert_eq!(run.steps[0].moves.len(), step.moves.len(), "{undo}");
    }
}

#[test]
fn notes_say_what_to_know() {
    let check = |text: &str, expect: &[Note]| assert_eq!(notes(&run_2017(text)), expect, "{text}");
    let grant = |name: &str, user: &str| {
        format!("Grant-CsTeamsInteropPolicy -PolicyName {name} -Identity {user}@contoso.com")
    };
    check(&grant("DisallowOverrideCallingTeamsChatTeams", "user"), &[]);
    check(&grant("$null", "user"), &[Note::AlreadySo]);
    check(&grant("AllowOverrideCallingDefaultChatTeams", "user"), &[Note::MixedValues]);
    check(
        &grant("DisallowOverrideCallingTeamsChatSfb", "user"),
        &[Note::Unattested, Note::MixedValues],
    );
    check(&grant("DisallowOverrideCallingTeamsChatTeams", "cora"), &[Note::CannotReceiveInTeams]);
    check(&grant("DisallowOverrideCallingTeamsChatTeams", "david"), &[Note::CannotReceiveInTeams]);
    check("New-CsTeamsInteropPolicy Mine -InMemory", &[Note::InMemory]);
    check("$cred = Get-Credential", &[Note::Connected]);
    check(
        "Get-CsOnlineUser ann | Grant-CsTeamsInteropPolicy -PolicyName DisallowOverrideCallingTeamsChatTeams",
        &[Note::FromPipeline],
    );
    let run = run_in(
        Era::April2018,
        &grant("AllowOverrideCallingDefaultChatTeams", "user"),
        Input::default(),
    );
    assert_eq!(notes(&run), [Note::MixedValues, Note::NoLongerValid]);
}

#[test]
fn a_hybrid_user_in_teams_loses_calls() {
    let run = run_2017(
        "Grant-CsTeamsInteropPolicy -PolicyName DisallowOverrideCallingTeamsChatTeams -Identity cora@contoso.com",
    );
    assert!(moved(&run).contains(&"cora pstn-in sfb>nowhere".to_owned()), "{:?}", moved(&run));
}
