//! Numbers, modes, blocked callers and other organizations.

use super::*;

#[test]
fn a_number_turns_voice_on_and_is_given_once() {
    check(
        "Set-CsPhoneNumberAssignment -Identity ann@contoso.com -EnterpriseVoiceEnabled $false
         Set-CsPhoneNumberAssignment -Identity ann@contoso.com -TelephoneNumber +14255550190 -NumberType CallingPlan
         Get-CsOnlineUser ann@contoso.com | fl EnterpriseVoiceEnabled, LineUri
         Get-CsPhoneNumberAssignment -AssignedPstnTargetId ann@contoso.com | fl TelephoneNumber, NumberType, PstnAssignmentStatus, AssignmentCategory",
        "
EnterpriseVoiceEnabled : True
LineUri                : tel:+14255550190
TelephoneNumber      : +14255550190
NumberType           : CallingPlan
PstnAssignmentStatus : UserAssigned
AssignmentCategory   : Primary",
    );
    moves_calls(
        "Set-CsPhoneNumberAssignment -Identity ann@contoso.com -EnterpriseVoiceEnabled $false",
        &[
            "ann pstn-in teams>nowhere",
            "ann pstn-in unanswered voicemail>nowhere",
            "ann pstn-in busy teams>nowhere",
            "ann pstn-out teams>refused",
            "ann pstn-out-abroad teams>refused",
        ],
    );
    check(
        "Get-CsPhoneNumberAssignment -PstnAssignmentStatus Unassigned | ft TelephoneNumber, NumberType",
        "
TelephoneNumber NumberType
--------------- ----------
+14255550190    CallingPlan
+14255550191    OperatorConnect",
    );
    check(
        "(Get-CsPhoneNumberAssignment -NumberType DirectRouting).TelephoneNumber",
        "+14255550103\n+14255550104",
    );
    check(
        "(Get-CsPhoneNumberAssignment -TelephoneNumberStartsWith 14255550 -Top 2 -Skip 1).TelephoneNumber",
        "+14255550101\n+14255550102",
    );
    let bad = |it: &str, why: &str| {
        refused(&format!("Set-CsPhoneNumberAssignment -Identity ann@contoso.com {it}"), why);
    };
    bad(
        "-TelephoneNumber +14255550102 -NumberType CallingPlan",
        "is assigned to \"ben@contoso.com\"",
    );
    bad("-TelephoneNumber +14255550199 -NumberType CallingPlan", "has no number +14255550199");
    bad("-TelephoneNumber +14255550191 -NumberType CallingPlan", "is of type OperatorConnect");
    bad("-TelephoneNumber +14255550190", "Parameter set cannot be resolved");
    bad("-TelephoneNumber call-me -NumberType DirectRouting", "is not a telephone number");
    bad("-TelephoneNumber +14255550190 -NumberType Carrier", "not a valid value for NumberType");
    bad(
        "-EnterpriseVoiceEnabled $true -TelephoneNumber +1 -NumberType DirectRouting",
        "Parameter set",
    );
    bad("-LocationId here -TelephoneNumber +1", "not part of this simulation");
    refused(
        "Set-CsPhoneNumberAssignment -Identity eva@contoso.com -TelephoneNumber +14255550190 -NumberType CallingPlan",
        "has no Teams Phone license",
    );
    let run = run_today("Remove-CsPhoneNumberAssignment -Identity ann@contoso.com -RemoveAll");
    assert!(moved(&run).contains(&"ann pstn-in teams>nowhere".to_owned()), "{:?}", moved(&run));
    refused("Remove-CsPhoneNumberAssignment -Identity ann@contoso.com", "Parameter set");
    refused(
        "Remove-CsPhoneNumberAssignment -Identity ann@contoso.com -TelephoneNumber +1 -NumberType CallingPlan",
        "does not have this number",
    );
}

#[test]
fn users_in_the_cloud_cannot_leave_teams_only() {
    refused(
        "Grant-CsTeamsUpgradePolicy -Identity ann@contoso.com -PolicyName Islands",
        "Users in the cloud are TeamsOnly.",
    );
    refused(
        "Grant-CsTeamsUpgradePolicy -Identity david@contoso.com -PolicyName UpgradeToTeams",
        "is not homed online",
    );
    refused(
        "Grant-CsTeamsUpgradePolicy -Global -PolicyName UpgradeToTeams",
        "while users are homed on-premises",
    );
    check(
        "Grant-CsTeamsUpgradePolicy -Identity david@contoso.com -PolicyName SfBOnly
         Get-CsOnlineUser | ft UserPrincipalName, TeamsUpgradeEffectiveMode, AccountType",
        "
UserPrincipalName TeamsUpgradeEffectiveMode AccountType
----------------- ------------------------- -----------
user@contoso.com  TeamsOnly                 User
ann@contoso.com   TeamsOnly                 User
ben@contoso.com   TeamsOnly                 User
cora@contoso.com  TeamsOnly                 User
david@contoso.com SfBOnly                   SfBOnPremUser
eva@contoso.com   TeamsOnly                 User",
    );
    check("(Get-CsTeamsUpgradePolicy -Identity UpgradeToTeams).Mode", "TeamsOnly");
    check("(Get-CsOnlineUser -AccountType SfBOnPremUser).Alias", "david");
}

#[test]
fn patterns_block_the_caller_they_match() {
    let all = ["user", "ann", "ben", "cora"];
    let blocked = |to: &str| -> BTreeSet<String> {
        let calls = ["pstn-in teams", "pstn-in unanswered voicemail", "pstn-in busy teams"];
        all.iter().flat_map(|it| calls.map(|call| format!("{it} {call}>{to}"))).collect()
    };
    let run = run_today("New-CsInboundBlockedNumberPattern -Identity Caller -Pattern '^\\+1206'");
    let moved_to = |run: &Run| -> BTreeSet<String> {
        moved(run)
            .into_iter()
            .filter(|it| !it.starts_with("david") && !it.starts_with("eva"))
            .collect()
    };
    assert_eq!(moved_to(&run), blocked("blocked"));
    // What was blocked is free again, whichever way it is undone.
    for undo in [
        "Set-CsInboundBlockedNumberPattern -Identity Caller -Enabled $false",
        "Remove-CsInboundBlockedNumberPattern Caller",
        "Set-CsInboundBlockedNumberPattern Caller -Pattern '^\\+44'",
    ] {
        let after = run_on(&run.tenant, undo);
        assert_eq!(moved(&after).len(), moved(&run).len(), "{undo}");
    }
    // The example's pattern matches nobody who calls here.
    check(
        "Get-CsInboundBlockedNumberPattern | ft Identity, Enabled, Pattern",
        "
Identity Enabled Pattern
-------- ------- -------
Block900 True    ^\\+?1900",
    );
    refused("New-CsInboundBlockedNumberPattern -Identity Block900 -Pattern 1", "already exists");
    refused(
        "New-CsInboundBlockedNumberPattern -Identity Mine",
        "missing mandatory parameters: Pattern",
    );
    refused(
        "Set-CsInboundBlockedNumberPattern Nobody -Enabled $false",
        "There is no pattern \"Nobody\".",
    );
    // A pattern that is not simulated is refused, rather than let through whom it would block.
    refused(
        "New-CsInboundBlockedNumberPattern -Identity Mine -Pattern '^(?!\\+1)'",
        "The regular expression",
    );
}

#[test]
fn federation_and_external_access_decide_about_other_organizations() {
    let blocked = |user: &str| -> Vec<String> {
        let calls = [
            "federated-teams teams",
            "federated-teams unanswered voicemail",
            "federated-teams busy teams",
        ];
        let inbound = calls.map(|it| format!("{user} {it}>blocked"));
        inbound.into_iter().chain([format!("{user} federated-out teams>refused")]).collect()
    };
    let of = |run: &Run, user: &str| -> Vec<String> {
        moved(run).into_iter().filter(|it| it.starts_with(&format!("{user} "))).collect()
    };
    for script in [
        "Set-CsTenantFederationConfiguration -AllowFederatedUsers $false",
        "Set-CsTenantFederationConfiguration -BlockedDomains fabrikam.com",
        "Set-CsTenantFederationConfiguration -BlockedDomains @{Add='fabrikam.com'}",
        "$list = 'northwind.com'; Set-CsTenantFederationConfiguration -AllowedDomainsAsAList $list",
        "Grant-CsExternalAccessPolicy -Global -PolicyName NoFederationAndPIC",
        "Grant-CsExternalAccessPolicy -Identity ann@contoso.com -PolicyName NoFederationAndPIC",
        "Grant-CsExternalAccessPolicy -Group sales@contoso.com -PolicyName NoFederationAndPIC -Rank 1",
    ] {
        let run = run_today(script);
        assert_eq!(errors(&run), Vec::<String>::new(), "{script}");
        assert_eq!(of(&run, "ann"), blocked("ann"), "{script}");
    }
    for script in [
        "Set-CsTenantFederationConfiguration -BlockedDomains northwind.com",
        "Set-CsTenantFederationConfiguration -BlockedDomains com",
        "Set-CsTenantFederationConfiguration -AllowedDomainsAsAList fabrikam.com -BlockedDomains fabrikam.com",
        "Set-CsTenantFederationConfiguration -AllowTeamsConsumer $false",
        "Set-CsTenantFederationConfiguration -BlockedDomains @{Add='fabrikam.com'}; Set-CsTenantFederationConfiguration -BlockedDomains @{Remove='Fabrikam.com'}",
        "Grant-CsExternalAccessPolicy -Identity ben@contoso.com -PolicyName NoFederationAndPIC",
        "Grant-CsExternalAccessPolicy -Identity ann@contoso.com -PolicyName FederationOnly",
    ] {
        let run = run_today(script);
        let last = run.steps.last().map(|it| it.events.len());
        assert!(last > Some(0) && errors(&run).is_empty(), "{script} {}", printed(&run));
        let before = Tenant::example(TODAY);
        let landings = |it: &Tenant| -> Vec<Landing> {
            let user = it.user("ann@contoso.com").unwrap();
            it.cases(user).iter().map(|it| it.decide().verdict.landing).collect()
        };
        assert_eq!(landings(&run.tenant), landings(&before), "{script}");
    }
    check(
        "Get-CsTenantFederationConfiguration | fl Identity, AllowFederatedUsers, AllowedDomains, ExternalAccessWithTrialTenants",
        "
Identity                       : Global
AllowFederatedUsers            : True
AllowedDomains                 : AllowAllKnownDomains
ExternalAccessWithTrialTenants : Blocked",
    );
    check(
        "Get-CsExternalAccessPolicy | ft Identity, EnableFederationAccess",
        "
Identity                    EnableFederationAccess
--------                    ----------------------
Global                      True
Tag:FederationAndPICDefault True
Tag:FederationOnly          True
Tag:NoFederationAndPIC      False",
    );
    // Objects that are made by other cmdlets are outside the simulation, and nothing is changed.
    let outside = run_today(
        "$all = New-CsEdgeAllowAllKnownDomains\nSet-CsTenantFederationConfiguration -AllowedDomains $all",
    );
    assert_eq!(outside.tenant, Tenant::example(TODAY));
}

#[test]
fn a_dial_out_policy_refuses_calls_abroad() {
    moves_calls(
        "Grant-CsDialoutPolicy -Identity ann@contoso.com -PolicyName DialoutCPCandPSTNDomestic",
        &["ann pstn-out-abroad teams>refused"],
    );
    refused(
        "Grant-CsDialoutPolicy -Identity ann@contoso.com -PolicyName Anything",
        "is not a user policy",
    );
}

#[test]
fn the_place_of_a_number_does_not_decide_about_its_calls() {
    let assigns =
        "-Identity ben@contoso.com -PhoneNumber +14255550190 -PhoneNumberType CallingPlan";
    for more in [
        "-LocationId 7fda0c0b-6a3d-48b8-854b-3fbe9dcf6513",
        "-LocationId $loc.LocationId",
        "-LocationId $null -Notify",
        "-ReverseNumberLookup SkipInternalVoip",
    ] {
        let run = run_today(&format!(
            "$loc = Get-CsOnlineLisLocation -City Vancouver\nSet-CsPhoneNumberAssignment {assigns} {more}"
        ));
        assert_eq!(run.tenant.user("ben@contoso.com").unwrap().account.number, "+14255550190");
        assert_eq!(run.refused, []);
    }
    let outside = "is not part of this simulation.";
    refused(
        "Set-CsPhoneNumberAssignment -TelephoneNumber +14255550190 -LocationId 7fda",
        &format!("'-LocationId' {outside}"),
    );
    refused(
        "Set-CsPhoneNumberAssignment -Identity ben@contoso.com -TelephoneNumber +14255550102 -ReverseNumberLookup SkipInternalVoip",
        &format!("'-ReverseNumberLookup' {outside}"),
    );
    refused(
        &format!("Set-CsPhoneNumberAssignment {assigns} -AssignmentCategory Alternate"),
        &format!("'-AssignmentCategory Alternate' {outside}"),
    );
}

#[test]
fn users_are_filtered_by_a_feature_that_they_have() {
    check(
        "Get-CsOnlineUser -Filter \"FeatureTypes -contains 'CallingPlan'\" | Select-Object -ExpandProperty Alias",
        "user\nann\nben",
    );
    check(
        "Get-CsOnlineUser -Filter {FeatureTypes -notcontains 'PhoneSystem'} | Select-Object -ExpandProperty Alias",
        "eva",
    );
}
