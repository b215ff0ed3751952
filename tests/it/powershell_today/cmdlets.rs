//! The cmdlets of today and their parameters.

use super::*;

#[test]
fn users_are_printed_as_the_module_of_today_does() {
    check(
        "Get-CsOnlineUser cora@contoso.com",
        "
DisplayName               : Cora Thomas
UserPrincipalName         : cora@contoso.com
SipAddress                : sip:cora@contoso.com
Alias                     : cora
Identity                  : 73907bee-0000-4000-8000-000000000000
AccountType               : User
HostingProvider           : sipfed.online.lync.com
InterpretedUserType       : PureOnlineTeamsOnlyUser
FeatureTypes              : {Teams, PhoneSystem}
EnterpriseVoiceEnabled    : True
LineUri                   : tel:+14255550103
TeamsUpgradeEffectiveMode : TeamsOnly
TeamsUpgradePolicy        :
TeamsCallingPolicy        :
ExternalAccessPolicy      :
OnlineDialOutPolicy       :
WindowsEmailAddress       : cora@contoso.com
Enabled                   : True
AccountEnabled            : True",
    );
    check("(Get-CsOnlineUser 73907bee-0000-4000-8000-000000000000).Alias", "cora");
    check("Get-CsOnlineUser -Filter 'EnterpriseVoiceEnabled -eq $false' | % Alias", "eva");
    check("(Get-CsOnlineUser | Get-CsUserCallingSettings).Count", "6");
    // A real property without a value here is unknown; one that no user has is a mistake.
    let run = run_today("Get-CsOnlineUser ann@contoso.com | select Alias, TenantDialPlan");
    assert!(run.steps[0].notes.contains(&Note::NotSimulated), "{:?}", run.steps);
    refused("(Get-CsOnlineUser ann@contoso.com).VoicePolicyy", "");
}

#[test]
fn cmdlets_of_another_time_are_told_apart() {
    let at = |era: Era, text: &str| {
        printed(&run(
            text,
            &parse_in(text, &Context::at(era)),
            &Tenant::example(era),
            Input::default(),
        ))
    };
    for era in [Era::December2017, Era::April2018, Era::January2019, Era::August2019] {
        // PowerShell had some of them then, so it is not made to deny them.
        assert!(
            at(era, "Get-CsTeamsCallingPolicy").contains("not part of this simulation"),
            "{era:?}"
        );
    }
    assert!(at(TODAY, "Get-CsTeamsInteropPolicy").contains("is not recognized"));
    assert!(at(TODAY, "Get-CsOnlineUser -DomainController dc").contains("cannot be found"));
    assert!(
        at(Era::August2019, "Grant-CsTeamsUpgradePolicy -Group a@b.c -PolicyName Islands")
            .contains("cannot be found")
    );
}

/// A value that a parameter takes.
fn value(cmdlet: Cmdlet, name: &str, takes: Takes) -> String {
    match (takes, name) {
        (Takes::Switch, _) => String::new(),
        (Takes::Boolean, _) => "$true".to_owned(),
        (Takes::Choice(words), _) => words[0].to_owned(),
        (Takes::Text, "PolicyName") => match cmdlet {
            Cmdlet::GrantExternalAccess => "FederationOnly",
            Cmdlet::GrantDialOut => "DialoutCPCandPSTNDomestic",
            Cmdlet::GrantUpgradePolicy => "SfBOnly",
            _ => "AllowCalling",
        }
        .to_owned(),
        (Takes::Text, "Rank" | "Top" | "Skip" | "ResultSize") => "1".to_owned(),
        (Takes::Text, "Group") => "sales@contoso.com".to_owned(),
        (Takes::Condition, _) => "{ Alias -eq 'ann' }".to_owned(),
        (Takes::Object, _) => "ben@contoso.com".to_owned(),
        _ => "ann@contoso.com".to_owned(),
    }
}

#[test]
fn every_parameter_that_is_listed_is_known_when_it_runs() {
    let of_today = Cmdlet::names().filter_map(Cmdlet::named).filter(|it| it.is_of_today());
    let mut seen = 0;
    for cmdlet in of_today {
        for parameter in cmdlet.parameters() {
            let required = cmdlet.parameters().iter();
            let required = required.filter(|it| it.need == Need::Required || it == &parameter);
            let written: String = required
                .map(|it| format!(" -{} {}", it.name, value(cmdlet, it.name, it.takes)))
                .collect();
            let line = format!("{}{written}", cmdlet.name());
            let script = parse_in(&line, &Context::at(TODAY));
            assert_eq!(script.diagnostics, [], "{line}");
            for error in errors(&run_today(&line)) {
                for denied in [
                    "parameter cannot be found",
                    "not part of",
                    "positional",
                    "Cannot process argument",
                ] {
                    assert!(!error.contains(denied), "{line}: {error}");
                }
            }
            seen += 1;
        }
    }
    assert!(seen > 100, "{seen}");
}
