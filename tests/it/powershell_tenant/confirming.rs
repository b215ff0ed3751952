//! `-WhatIf`, `-Confirm` and `-PassThru`.

use super::*;

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
            End::Asks(question) => question.message[1].rsplit('"').nth(1).unwrap().to_owned(),
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
