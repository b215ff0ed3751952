//! The guide, section by section, with its prompts.

use super::*;

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
