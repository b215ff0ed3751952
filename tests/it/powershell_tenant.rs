//! The simulated tenant: what each cmdlet prints, changes and refuses, and which calls it reroutes.

use call_landing::editions::teams_interop_policy::{
    CallType, InteropCall, Organization, PRESETS, PolicyFields, UserChoice,
};
use call_landing::editions::teams_upgrade_policy::{self, Mode, ModeCall};
use call_landing::powershell::language::{Context, Problem, parse, parse_in};
use call_landing::powershell::tenant::{
    Answer, End, Era, Input, Note, Run, Stream, Tenant, TenantEvent, Wording, run,
};
use call_landing::powershell::{Cmdlet, grant};
use call_landing::routing::{Case, Landing};
use proptest::prelude::*;
use strum::VariantArray;

fn run_in(era: Era, text: &str, input: Input<'_>) -> Run {
    run(text, &parse_in(text, &Context::at(era)), &Tenant::example(era), input)
}

fn run_2017(text: &str) -> Run {
    run_in(Era::December2017, text, Input::default())
}

fn printed(run: &Run) -> String {
    let lines = run.steps.iter().flat_map(|it| &it.lines);
    lines.map(|it| format!("{}\n", it.text)).collect()
}

/// Asserts the complete output. Errors are without their position.
#[track_caller]
fn check(era: Era, text: &str, expect: &str) {
    let run = run_in(era, text, Input::default());
    let lines: Vec<String> =
        printed(&run).lines().filter(|it| !it.starts_with("At line:")).map(str::to_owned).collect();
    assert_eq!(lines.join("\n"), expect.trim_matches('\n'), "{text}");
}

#[track_caller]
fn check_2017(text: &str, expect: &str) {
    check(Era::December2017, text, expect);
}

/// The rerouted calls in short form: the user's alias, the call, from, to.
fn moved(run: &Run) -> Vec<String> {
    let moves = run.steps.iter().flat_map(|it| &it.moves);
    moves
        .map(|it| {
            let call = it.after.token(it.after.edition().position("call").unwrap());
            let (from, to): (&str, &str) = (it.from.into(), it.to.into());
            format!("{} {call} {from}>{to}", it.user.split('@').next().unwrap())
        })
        .collect()
}

fn notes(run: &Run) -> Vec<Note> {
    run.steps.iter().flat_map(|it| it.notes.clone()).collect()
}

const DEFAULT_LISTING: &str = "
Identity                   : Global
AllowEndUserClientOverride : False
CallingDefaultClient       : Default
ChatDefaultClient          : Default";

const TEAMS_LISTING: &str = "
Identity                   : Tag:DisallowOverrideCallingTeamsChatTeams
AllowEndUserClientOverride : False
CallingDefaultClient       : Teams
ChatDefaultClient          : Teams";

const CUSTOM_LISTING: &str = "
Identity                   : Tag:CustomPolicy
AllowEndUserClientOverride : True
CallingDefaultClient       : Default
ChatDefaultClient          : Default";

// The guide, section by section, with its prompts.

#[test]
fn the_guides_default_policy_prints_as_in_the_guide() {
    check_2017("Get-CsTeamsInteropPolicy -Identity Global", DEFAULT_LISTING);
    check_2017("PS C:\\> get-csteamsinteroppolicy tag:global", DEFAULT_LISTING);
}

#[test]
fn the_guides_policy_for_teams_prints_as_in_the_guide() {
    check_2017("Get-CsTeamsInteropPolicy Tag:DisallowOverrideCallingTeamsChatTeams", TEAMS_LISTING);
}

#[test]
fn the_guides_return_to_global_fails_as_another_document_says() {
    let text =
        "    PS C:\\> Grant-CsTeamsInteropPolicy -PolicyName Global -Identity user@contoso.com";
    let script = parse(text);
    assert_eq!(script.diagnostics[0].problem, Problem::GlobalByName);
    check_2017(
        text,
        "Grant-CsTeamsInteropPolicy : Policy \"Global\" is not a user policy. You can assign only a user policy to a specific user.",
    );
    let run = run_2017(text);
    assert_eq!(run.tenant, Tenant::example(Era::December2017));
    assert_eq!(run.steps[0].lines[0].stream, Stream::Error(Wording::Documented));
    assert_eq!(run.steps[0].lines[1].text, "At line:1 char:13");
}

#[test]
fn the_guides_grant_brings_calls_to_teams() {
    let text = "    PS C:\\> Grant-CsTeamsInteropPolicy -PolicyName tag:DisallowOverrideCallingTeamsChatTeams -Identity user@contoso.com";
    assert_eq!(parse(text).diagnostics, vec![]);
    let run = run_2017(text);
    assert_eq!(printed(&run), "");
    assert_eq!(moved(&run), ["user sfb-voip sfb>teams", "user pstn-in sfb>teams"]);
    let back = format!("{text}\nGrant-CsTeamsInteropPolicy user@contoso.com $null");
    assert_eq!(moved(&run_2017(&back))[2..], ["user sfb-voip teams>sfb", "user pstn-in teams>sfb"]);
}

#[test]
fn the_guides_slip_is_explained_and_its_correction_lands_as_the_guide_says() {
    let made = "    PS C:\\> New-CsTeamsInteropPolicy -PolicyName tag:CustomPolicy -AllowEndUserClientOverride:$True -CallingDefaultClient:Default -ChatDefaultClient:Default";
    let granted = "    PS C:\\> Grant-CsTeamsInteropPolicy -PolicyName tag:CustomPolicy -Identity user@contoso.com";
    let script = parse(made);
    assert_eq!(script.diagnostics.len(), 1);
    assert_eq!(
        script.diagnostics[0].problem,
        Problem::PolicyNameForIdentity(Cmdlet::NewInteropPolicy)
    );
    assert_eq!(script.diagnostics[0].span.of(made), "-PolicyName");
    check_2017(
        &format!("{made}\n\n{granted}"),
        "New-CsTeamsInteropPolicy : A parameter cannot be found that matches parameter name 'PolicyName'.\n\
         Grant-CsTeamsInteropPolicy : Policy \"tag:CustomPolicy\" is not a user policy. You can assign only a user policy to a specific user.",
    );
    let mended = format!("{}\n\n{granted}", made.replace("-PolicyName", "-Identity"));
    check_2017(&mended, CUSTOM_LISTING);
    let mut run = run_2017(&mended);
    assert_eq!(moved(&run), [""; 0]);
    // The user chooses Teams, as the policy now allows.
    let before = run.tenant.clone();
    run.tenant.users[0].choice = UserChoice::Teams;
    let land = |tenant: &Tenant| {
        let cases = tenant.cases(&tenant.users[0]);
        let pstn = cases.iter().find(|it| InteropCall::from(**it).call == CallType::PstnIn);
        pstn.unwrap().decide().verdict.landing
    };
    assert_eq!((land(&before), land(&run.tenant)), (Landing::SkypeForBusiness, Landing::Teams));
}

// Reading policies and users.

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

// Creating, editing and removing policies.

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

// Confirmation.

#[test]
fn what_if_says_and_changes_nothing() {
    for (text, target) in [
        (
            "Grant-CsTeamsInteropPolicy -PolicyName $null -Identity ann@contoso.com -WhatIf",
            "ann@contoso.com",
        ),
        ("New-CsTeamsInteropPolicy Mine -wi", "Tag:Mine"),
        ("Set-CsTeamsInteropPolicy Global -Chat Teams -WhatIf:$true", "Global"),
        ("Remove-CsTeamsInteropPolicy Global -What", "Global"),
    ] {
        let run = run_2017(text);
        let name = text.split(' ').next().unwrap();
        assert_eq!(
            printed(&run),
            format!("What if: Performing the operation \"{name}\" on target \"{target}\".\n")
        );
        assert_eq!(run.steps[0].lines[0].stream, Stream::WhatIf);
        assert_eq!(run.tenant, Tenant::example(Era::December2017));
    }
}

#[test]
fn confirm_asks_until_it_is_answered() {
    let text = "Get-CsOnlineUser | select -First 3 | Grant-CsTeamsInteropPolicy -PolicyName DisallowOverrideCallingTeamsChatTeams -Confirm
                Grant-CsTeamsInteropPolicy -PolicyName $null -Identity ann@contoso.com -cf";
    let granted = |answers: &[Answer]| {
        let run = run_in(Era::December2017, text, Input { answers, ..Input::default() });
        let granted = run.tenant.users.iter().filter(|it| it.policy.is_some()).count();
        let asks = match &run.end {
            End::Asks(question) => question.target.clone(),
            end => format!("{end:?}"),
        };
        (granted, asks)
    };
    use Answer::{No, NoToAll, Yes, YesToAll};
    assert_eq!(granted(&[]), (0, "user@contoso.com".to_owned()));
    assert_eq!(granted(&[Yes]), (1, "ann@contoso.com".to_owned()));
    assert_eq!(granted(&[No, Yes, No]), (1, "ann@contoso.com".to_owned()));
    assert_eq!(granted(&[YesToAll]), (3, "ann@contoso.com".to_owned()));
    assert_eq!(granted(&[YesToAll, Yes]), (2, "Done".to_owned()));
    assert_eq!(granted(&[NoToAll, Yes]), (0, "Done".to_owned()));
    let End::Asks(question) = run_2017(text).end else { panic!() };
    assert_eq!(
        question.lines()[2],
        "Performing the operation \"Grant-CsTeamsInteropPolicy\" on target \"user@contoso.com\"."
    );
    assert_eq!(question.span.of(text).split(' ').next(), Some("Grant-CsTeamsInteropPolicy"));
}

#[test]
fn pass_thru_shows_the_user() {
    check_2017(
        "Grant-CsTeamsInteropPolicy ann@contoso.com DisallowOverrideCallingTeamsChatTeams -PassThru | fl *policy",
        "VoicePolicy        : BusinessVoice\nTeamsInteropPolicy : DisallowOverrideCallingTeamsChatTeams",
    );
}

// Loops and pipelines over many users.

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

// Later dates.

#[test]
fn each_era_has_its_cmdlets() {
    let recognized =
        |era, text: &str| !printed(&run_in(era, text, Input::default())).contains("not recognized");
    use Era::{April2018, August2019, December2017, January2019, Today};
    for (text, eras) in [
        ("New-CsTeamsInteropPolicy X", vec![December2017]),
        ("Set-CsTeamsInteropPolicy", vec![December2017]),
        ("Get-CsTeamsInteropPolicy", vec![December2017, April2018, January2019]),
        ("Grant-CsTeamsInteropPolicy", vec![December2017, April2018, January2019]),
        ("Remove-CsTeamsInteropPolicy Global", vec![December2017, April2018, January2019]),
        ("Get-CsTeamsUpgradePolicy", vec![April2018, January2019, August2019, Today]),
        ("Grant-CsTeamsUpgradePolicy", vec![April2018, January2019, August2019, Today]),
    ] {
        for era in Era::VARIANTS {
            assert_eq!(recognized(*era, text), eras.contains(era), "{text} {era:?}");
        }
    }
}

#[test]
fn from_january_2019_a_grant_wants_force_and_moves_nothing() {
    let text = "Grant-CsTeamsInteropPolicy -PolicyName DisallowOverrideCallingTeamsChatTeams -Identity ann@contoso.com";
    check(
        Era::January2019,
        text,
        "Grant-CsTeamsInteropPolicy : TeamsInteropPolicy is retired and no longer honored. Use -Force to assign it anyway.",
    );
    let run = run_in(Era::January2019, &format!("{text} -Force"), Input::default());
    assert_eq!(notes(&run), [Note::NotHonored]);
    assert_eq!(run.steps[0].events.len(), 1);
    assert_eq!(moved(&run), [""; 0]);
    check(
        Era::December2017,
        &format!("{text} -Force"),
        "Grant-CsTeamsInteropPolicy : A parameter cannot be found that matches parameter name 'Force'.",
    );
}

#[test]
fn a_mode_moves_calls_from_2019_on() {
    let text = "Grant-CsTeamsUpgradePolicy -PolicyName UpgradeToTeams -Identity user@contoso.com";
    let run = run_in(Era::August2019, text, Input::default());
    assert!(moved(&run).contains(&"user pstn-in sfb>teams".to_owned()));
    assert_eq!(run.tenant.mode_of(&run.tenant.users[0]), Mode::TeamsOnly);
    let onprem = text.replace("user@", "david@");
    check(
        Era::August2019,
        &onprem,
        "Grant-CsTeamsUpgradePolicy : User \"david@contoso.com\" is not homed online and cannot have the mode TeamsOnly.",
    );
    let all =
        run_in(Era::August2019, "Grant-CsTeamsUpgradePolicy -PolicyName SfBOnly", Input::default());
    assert_eq!(all.tenant.mode, Mode::SfbOnly);
    assert!(moved(&all).len() >= all.tenant.users.len());
    check(
        Era::August2019,
        "Get-CsTeamsUpgradePolicy UpgradeToTeams",
        "
Identity       : Tag:UpgradeToTeams
Description    :
Mode           : TeamsOnly
NotifySfbUsers : False",
    );
    assert_eq!(notes(&run_in(Era::April2018, text, Input::default())), [Note::ModeNotRouted]);
}

// Properties of every script.

#[test]
fn what_we_write_gives_the_user_that_very_policy() {
    for instance in PRESETS {
        for fields in PolicyFields::all() {
            let lines: Vec<String> =
                grant(instance, fields, "ann@contoso.com").into_iter().map(|it| it.line).collect();
            let run = run_2017(&lines.join("\n"));
            let ann = run.tenant.user("ann@contoso.com").unwrap();
            if PolicyFields::of(instance) != fields || instance.name != "Global" {
                assert!(ann.policy.is_some(), "{lines:?}");
            }
            assert_eq!(run.tenant.policy_of(ann), fields, "{lines:?}");
        }
    }
}

/// Lines that do something, correct and not.
const LINES: [&str; 14] = [
    "Get-CsTeamsInteropPolicy",
    "New-CsTeamsInteropPolicy A -Calling Teams",
    "New-CsTeamsInteropPolicy B -Chat Sfb -Allow $true",
    "Set-CsTeamsInteropPolicy A -Calling Sfb",
    "Set-CsTeamsInteropPolicy Global -Calling Teams",
    "Remove-CsTeamsInteropPolicy A",
    "Remove-CsTeamsInteropPolicy Global",
    "Grant-CsTeamsInteropPolicy ann@contoso.com A",
    "Grant-CsTeamsInteropPolicy -PolicyName $null -Identity ann@contoso.com",
    "Get-CsOnlineUser | Grant-CsTeamsInteropPolicy -PolicyName B",
    "Get-CsOnlineUser | Grant-CsTeamsInteropPolicy -PolicyName $null -Force",
    "Grant-CsTeamsUpgradePolicy -PolicyName UpgradeToTeams -Identity ann@contoso.com",
    "Grant-CsTeamsUpgradePolicy -PolicyName SfBOnly",
    "foreach ($u in Get-CsOnlineUser) { Grant-CsTeamsInteropPolicy $u.UserPrincipalName A }",
];

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    /// Applying the events gives the tenant of the run, reverting them gives the original one, and
    /// the moves are the difference according to the rules.
    #[test]
    fn events_can_be_applied_and_taken_back(
        lines in prop::collection::vec(prop::sample::select(&LINES[..]), 0..12),
        era in prop::sample::select(Era::VARIANTS),
    ) {
        let before = Tenant::example(era);
        let run = run_in(era, &lines.join("\n"), Input::default());
        let mut tenant = before.clone();
        for step in &run.steps {
            let was = tenant.clone();
            step.events.iter().for_each(|it| tenant.apply(it));
            if let [_] = step.events[..] {
                let mut moved = 0;
                for (old, new) in was.users.iter().zip(&tenant.users) {
                    let pairs = was.cases(old).into_iter().zip(tenant.cases(new));
                    moved += pairs.filter(|(a, b)| a.decide().verdict.landing != b.decide().verdict.landing).count();
                }
                prop_assert_eq!(moved, step.moves.len());
            }
        }
        prop_assert_eq!(&tenant, &run.tenant);
        for step in run.steps.iter().rev() {
            step.events.iter().rev().for_each(|it| tenant.revert(it));
        }
        prop_assert_eq!(tenant, before);
    }

    #[test]
    fn any_script_ends(pieces in prop::collection::vec(prop::sample::select(&[
        "$a = ", "'x'", ",", "$a", "\n", "; ", " | ", "% { ", " }", "foreach ($a in ", ") { ", "(", ")",
        "Get-CsOnlineUser", "Get-CsTeamsInteropPolicy", "select *", "fl", "ft Alias", "? { $_ -like '*' }",
        "Grant-CsTeamsInteropPolicy -PolicyName $a", "Set-CsTeamsInteropPolicy -Chat Teams", "\"$a$a\"",
        ".Count", " -eq ", "@{ x = $a }", "import-csv x", "write $a", "-Identity ", "$null", "@p",
    ][..]), 0..40)) {
        run_in(Era::December2017, &pieces.concat(), Input { table: Some("a,b\n1,2"), ..Input::default() });
    }
}

#[test]
fn a_policy_that_was_removed_comes_back_in_its_place() {
    let made = run_2017("New-CsTeamsInteropPolicy A; New-CsTeamsInteropPolicy B").tenant;
    let text = "Remove-CsTeamsInteropPolicy A";
    let mut run = run(text, &parse(text), &made, Input::default());
    assert_ne!(run.tenant, made);
    run.tenant.revert(&run.steps[0].events[0]);
    assert_eq!(run.tenant, made);
}

#[test]
fn operators_compare_as_powershell_does() {
    for (condition, expect) in [
        ("'Ab' -eq 'aB'", "True"),
        ("'a' -ne 'A'", "False"),
        ("'abc' -like 'A*C'", "True"),
        ("'abbbc' -like '*b?'", "True"),
        ("'abc' -like 'ab'", "False"),
        ("'abc' -notlike 'b*'", "True"),
        ("'abc' -notlike 'a*'", "False"),
        ("'a' -in 'b','A'", "True"),
        ("'a' -notin 'b','A'", "False"),
        ("'b','A' -contains 'a'", "True"),
        ("'b','A' -notcontains 'c'", "True"),
        ("$true -eq 'False'", "True"),
        ("$null -eq ''", "False"),
        ("-not $null", "True"),
        ("'' -or 0 -or 'x'", "True"),
        ("1 -and 0", "False"),
        ("3 -eq '3'", "True"),
        ("('a','b','a' -eq 'A').Count", "2"),
        ("('a','b','a' -ne 'A').Count", "1"),
        ("'a','b' -like 'B'", "b"),
        ("$a = 'ab'; $a.Length", "2"),
    ] {
        check_2017(condition, expect);
    }
}

#[test]
fn a_script_that_never_stops_growing_is_stopped() {
    let name = "x".repeat(50_000);
    let each = "foreach ($u in Get-CsOnlineUser) { foreach ($v in Get-CsOnlineUser) { ".repeat(6);
    let each = |inner: &str| format!("{each}{inner}{}", " } }".repeat(6));
    let texts = [
        format!("$a = 'x'; {}", "$a = \"$a$a\"\n".repeat(40)),
        format!("$a = 'x','y'; {}", "$a = $a,$a\n".repeat(40)),
        format!("$a = '{name}'; {}", "$a -like \"*$a*y\"\n".repeat(500)),
        each("Get-CsOnlineUser"),
        each(&format!("Get-CsOnlineUser | select Alias, {name}, SipAddress")),
        each(&format!("Get-CsOnlineUser | fl *{name}*")),
        each("Grant-CsTeamsInteropPolicy -PolicyName $null -Identity $u.UserPrincipalName"),
    ];
    for text in texts {
        let end = run_2017(&text).end;
        let begin: String = text.chars().skip(text.len() / 2).take(30).collect();
        assert_eq!(end, End::TooLong, "{begin}");
    }
}

#[test]
fn commands_that_fail_count_as_more_work_than_those_that_do_something() {
    let each = "Get-CsOnlineUser | % { ".repeat(12);
    let printed = |inner: &str| {
        let run = run_2017(&format!("{each}{inner}{}", " }".repeat(12)));
        assert_eq!(run.end, End::TooLong, "{inner}");
        printed(&run).lines().count()
    };
    let lines = printed("Get-CsOnlineUser | fl Alias");
    let count = printed("Get-CsOnlineUser nobody");
    assert!(count < lines / 4, "{count} of {lines}");
}

#[test]
fn running_what_stands_deep_leaves_stack_over() {
    let run_small = || {
        for (open, close) in [
            ("'a' | % { ", " }"),
            ("(", ")"),
            ("foreach ($a in 1) { ", " }"),
            ("'a' | ? { 1 -eq 1 -and ", " }"),
            ("! ", ""),
            ("1, (", ")"),
        ] {
            let deepest = (1..40).rev().find(|depth| {
                let text = open.repeat(*depth) + "1" + &close.repeat(*depth);
                let script = parse(&text);
                assert_eq!(run_2017(&text).end, End::Done, "{text}");
                script.diagnostics.is_empty()
            });
            assert!(deepest.unwrap() >= 9, "{open}");
        }
    };
    // The stack of the page is four times this size.
    let small = std::thread::Builder::new().stack_size(256 * 1024);
    small.spawn(run_small).unwrap().join().unwrap();
}

#[test]
fn a_large_organization_is_not_too_large() {
    let mut tenant = Tenant::example(Era::December2017);
    let like = tenant.users[0].clone();
    tenant.users = (0..3000)
        .map(|it| call_landing::powershell::tenant::User {
            sign_in: format!("user{it}@contoso.com"),
            alias: format!("user{it}"),
            ..like.clone()
        })
        .collect();
    let text = "foreach ($user in Get-CsOnlineUser | Select-Object -ExpandProperty UserPrincipalName) { Grant-CsTeamsInteropPolicy -PolicyName DisallowOverrideCallingTeamsChatTeams -Identity $user }";
    let run = run(text, &parse(text), &tenant, Input::default());
    assert_eq!(run.end, End::Done);
    assert_eq!(moved(&run).len(), 6000);
    let rows = "a;b\n".to_owned() + &"1;2;3\n".repeat(20_000);
    let text = "(Import-Csv x | ? a -eq 1).Count";
    let run = call_landing::powershell::tenant::run(
        text,
        &parse(text),
        &tenant,
        Input { table: Some(&rows), ..Input::default() },
    );
    assert_eq!(printed(&run), "20000\n");
}

#[test]
fn statements_that_could_not_be_read_do_not_run_and_the_others_do() {
    let run = run_2017(
        "try { Grant-CsTeamsInteropPolicy -PolicyName DisallowOverrideCallingSfbChatSfb -Identity ann@contoso.com }
         Grant-CsTeamsInteropPolicy -PolicyName DisallowOverrideCallingSfbChatSfb -Identity ben@contoso.com",
    );
    let events: Vec<&TenantEvent> = run.steps.iter().flat_map(|it| &it.events).collect();
    let [TenantEvent::Granted { user, .. }] = events[..] else { panic!("{events:?}") };
    assert_eq!(user, "ben@contoso.com");
}

#[test]
fn the_example_has_one_user_of_each_kind() {
    let tenant = Tenant::example(Era::August2019);
    for customer in Organization::VARIANTS {
        assert!(tenant.users.iter().any(|it| it.customer == *customer));
    }
    let eva = tenant.user("eva@contoso.com").unwrap();
    let has_pstn = |it: &Case| ModeCall::from(*it).call == teams_upgrade_policy::CallType::PstnIn;
    assert!(!tenant.cases(eva).iter().any(has_pstn));
}

#[test]
fn a_column_whose_name_needs_quotes_names_its_own_user_and_nobody_else() {
    let table = "User name;sign-in\nann@contoso.com;ben@contoso.com\n";
    for (name, user) in [("\"User name\"", "ann"), ("'sign-in'", "ben"), ("'SIGN-IN'", "ben")] {
        let text = format!(
            "Import-Csv -Path .\\users.csv -Delimiter ';' | ForEach-Object {{ Grant-CsTeamsInteropPolicy -PolicyName $null -Identity $_.{name} }}; $x = Import-Csv -Path .\\users.csv -Delimiter ';'; $x.{name}"
        );
        let script = parse(&text);
        assert_eq!(script.diagnostics, vec![], "{text}");
        let run =
            run_in(Era::December2017, &text, Input { table: Some(table), ..Input::default() });
        assert_eq!(printed(&run), format!("{user}@contoso.com\n"), "{text}");
        assert_eq!(notes(&run), [Note::AlreadySo], "{text}");
    }
    let text = "$a = 'b'; $x = @{ ab = 1 }; $x.\"a$a\"; $b = 'ab'; $x.$b";
    assert_eq!(printed(&run_2017(text)), "1\n1\n");
}
