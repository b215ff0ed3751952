//! The simulated tenant of today: what each cmdlet takes, prints, changes and refuses, and which calls
//! it reroutes.

use call_landing::editions::teams_calling_policy;
use call_landing::editions::teams_interop_policy::License;
use call_landing::powershell::language::{Context, parse_in};
use call_landing::powershell::tenant::{
    Account, Era, Input, Moment, Note, Run, Stream, Tenant, print_calling_policies, run,
};
use call_landing::powershell::{
    Cmdlet, Command, EXAMPLE_USER, Need, Takes, assign, remedy_commands,
};
use call_landing::routing::{
    Case, Change, Landing, Remedy, Role, Subject, fixes, moves, scenarios,
};
use proptest::prelude::*;
use std::collections::BTreeSet;

const TODAY: Era = Era::Today;

fn run_on(tenant: &Tenant, text: &str) -> Run {
    run(text, &parse_in(text, &Context::at(TODAY)), tenant, Input::default())
}

fn run_today(text: &str) -> Run {
    run_on(&Tenant::example(TODAY), text)
}

fn printed(run: &Run) -> String {
    let lines = run.steps.iter().flat_map(|it| &it.lines);
    let lines = lines.filter(|it| !it.text.starts_with("At line:"));
    lines.map(|it| format!("{}\n", it.text)).collect()
}

fn errors(run: &Run) -> Vec<String> {
    let lines = run.steps.iter().flat_map(|it| &it.lines);
    let errors = lines.filter(|it| matches!(it.stream, Stream::Error(_)));
    errors.map(|it| it.text.clone()).filter(|it| !it.starts_with("At line:")).collect()
}

/// Asserts the complete output. Errors are without their position.
#[track_caller]
fn check(text: &str, expect: &str) {
    let run = run_today(text);
    assert_eq!(printed(&run).trim_matches('\n'), expect.trim_matches('\n'), "{text}");
}

/// Asserts that a script fails with this error, and changes nothing.
#[track_caller]
fn refused(text: &str, expect: &str) {
    let run = run_today(text);
    let all = printed(&run);
    assert!(all.contains(expect), "{text}\n{all}");
    assert!(run.steps.iter().all(|it| it.events.is_empty()), "{text}");
    assert_eq!(run.tenant, Tenant::example(TODAY), "{text}");
}

/// The rerouted calls in short form: the user's alias, the call, the moment, from, to.
fn moved(run: &Run) -> Vec<String> {
    let moves = run.steps.iter().flat_map(|it| &it.moves);
    let short = moves.map(|it| {
        let call = it.after.line().unwrap().token;
        let moment = match Moment::of(it.after) {
            Moment::Answers => "",
            Moment::NoAnswer => " unanswered",
            Moment::InACall => " busy",
            Moment::Outbound => "",
        };
        let (from, to): (&str, &str) = (it.from.into(), it.to.into());
        format!("{} {call}{moment} {from}>{to}", it.user.split('@').next().unwrap())
    });
    short.collect()
}

#[track_caller]
fn moves_calls(text: &str, expect: &[&str]) {
    let run = run_today(text);
    assert_eq!(errors(&run), Vec::<String>::new(), "{text}");
    assert_eq!(moved(&run), expect, "{text}");
}

#[test]
fn a_calling_policy_is_created_with_its_defaults_and_printed_as_documented() {
    check(
        "New-CsTeamsCallingPolicy -Identity Quiet -AllowVoicemail AlwaysEnabled | fl Identity, AllowPrivateCalling, AllowVoicemail, BusyOnBusyEnabledType, InboundPstnCallRoutingTreatment, CallRecordingExpirationDays",
        "Identity                        : Tag:Quiet
AllowPrivateCalling             : True
AllowVoicemail                  : AlwaysEnabled
BusyOnBusyEnabledType           : Disabled
InboundPstnCallRoutingTreatment : RegularIncoming
CallRecordingExpirationDays     : 60",
    );
}

#[test]
fn the_built_in_policies_are_there() {
    check(
        "Get-CsTeamsCallingPolicy | ft Identity, AllowPrivateCalling, AllowVoicemail, PreventTollBypass",
        "
Identity                                 AllowPrivateCalling AllowVoicemail PreventTollBypass
--------                                 ------------------- -------------- -----------------
Global                                   True                UserOverride   False
Tag:AllowCalling                         True                UserOverride   False
Tag:DisallowCalling                      False               AlwaysDisabled False
Tag:AllowCallingPreventTollBypass        True                UserOverride   True
Tag:AllowCallingPreventForwardingtoPhone True                UserOverride   False",
    );
    check("(Get-CsTeamsCallingPolicy -Filter Tag:Allow*).Count", "3");
    check(
        "Get-CsTeamsCallingPolicy Tag:DisallowCalling | select AllowCallForwardingToUser",
        "
AllowCallForwardingToUser
-------------------------
False",
    );
}

#[test]
fn a_policy_that_is_assigned_moves_calls_as_its_edition_says() {
    moves_calls(
        "Grant-CsTeamsCallingPolicy -Identity ann@contoso.com -PolicyName DisallowCalling",
        &[
            "ann pstn-in teams>blocked",
            "ann pstn-in unanswered voicemail>blocked",
            "ann pstn-in busy teams>blocked",
            "ann colleague-teams teams>blocked",
            "ann colleague-teams unanswered voicemail>blocked",
            "ann colleague-teams busy teams>blocked",
            "ann federated-teams teams>blocked",
            "ann federated-teams unanswered voicemail>blocked",
            "ann federated-teams busy teams>blocked",
            "ann pstn-out teams>refused",
            "ann pstn-out-abroad teams>refused",
            "ann federated-out teams>refused",
        ],
    );
    moves_calls(
        "New-CsTeamsCallingPolicy Straight -InboundPstnCallRoutingTreatment Voicemail | Out-Null
         Grant-CsTeamsCallingPolicy -PolicyName Straight -Identity ann@contoso.com",
        &["ann pstn-in teams>voicemail", "ann pstn-in busy teams>voicemail"],
    );
}

#[test]
fn a_policy_of_a_user_comes_before_that_of_a_group_and_the_lowest_rank_before_others() {
    let script = "New-CsTeamsCallingPolicy Busy -BusyOnBusyEnabledType Enabled | Out-Null
        Grant-CsTeamsCallingPolicy -Group sales@contoso.com -PolicyName Busy -Rank 2";
    let run = run_today(script);
    let busy = |it: &str| {
        ["pstn-in", "colleague-teams", "federated-teams"]
            .map(|call| format!("{it} {call} busy teams>busy"))
    };
    assert_eq!(moved(&run), [busy("ann"), busy("ben")].concat());
    // A user's own comes first, and once it is gone the group's counts again.
    let own = format!(
        "{script}
        Grant-CsTeamsCallingPolicy -Identity ann@contoso.com -PolicyName AllowCalling
        Grant-CsTeamsCallingPolicy -Identity ann@contoso.com -PolicyName $null"
    );
    let run = run_today(&own);
    let named = |run: &Run, user: &str| {
        run.tenant.calling_policy_name(run.tenant.user(user).unwrap()).to_owned()
    };
    assert_eq!(named(&run, "ann@contoso.com"), "Busy");
    assert_eq!(named(&run, "ben@contoso.com"), "Busy");
    assert_eq!(named(&run, EXAMPLE_USER), "Global");
    let run = run_today("Grant-CsTeamsCallingPolicy -Global -PolicyName DisallowCalling");
    assert_eq!(named(&run, EXAMPLE_USER), "DisallowCalling");
    let run = run_today(
        "Grant-CsTeamsCallingPolicy -Group sales@contoso.com -PolicyName DisallowCalling
         Grant-CsTeamsCallingPolicy -Group sales@contoso.com -PolicyName $null",
    );
    assert_eq!(run.tenant, Tenant::example(TODAY));
}

#[test]
fn what_a_calling_policy_does_not_take_is_refused() {
    refused(
        "Set-CsTeamsCallingPolicy Global -AllowVoicemail Sometimes",
        "'Sometimes' is not a valid value for AllowVoicemail. Use UserOverride, AlwaysEnabled, AlwaysDisabled.",
    );
    refused(
        "Set-CsTeamsCallingPolicy Global -AllowDelegation no",
        "Cannot process argument transformation",
    );
    refused("New-CsTeamsCallingPolicy AllowCalling", "already exists");
    refused("Set-CsTeamsCallingPolicy AllowCalling -AllowDelegation $false", "preconfigured");
    refused("Remove-CsTeamsCallingPolicy DisallowCalling", "preconfigured");
    refused("Remove-CsTeamsCallingPolicy Nobody", "There is no policy \"Nobody\".");
    refused(
        "Grant-CsTeamsCallingPolicy -Identity ann@contoso.com -PolicyName Nobody",
        "Policy \"Nobody\" is not a user policy.",
    );
    refused("Grant-CsTeamsCallingPolicy -PolicyName DisallowCalling", "or everybody with -Global.");
    refused(
        "Grant-CsTeamsCallingPolicy -PolicyName DisallowCalling -Global -Identity ann@contoso.com",
        "Parameter set cannot be resolved",
    );
    refused(
        "Grant-CsTeamsCallingPolicy -PolicyName DisallowCalling -Identity ann@contoso.com -Rank 1",
        "Parameter set cannot be resolved",
    );
    refused(
        "Grant-CsTeamsCallingPolicy -PolicyName DisallowCalling -Group none@contoso.com",
        "There is no group \"none@contoso.com\".",
    );
    refused(
        "Set-CsTeamsCallingPolicy Global -AIInterpreter Enabled",
        "not part of this simulation",
    );
    refused("Set-CsTeamsCallingPolicy Global -AllowFlying $true", "A parameter cannot be found");
    let run = run_today(
        "New-CsTeamsCallingPolicy Mine | Out-Null
         Grant-CsTeamsCallingPolicy -Group sales@contoso.com -PolicyName Mine
         Remove-CsTeamsCallingPolicy Mine",
    );
    assert!(errors(&run)[0].contains("is assigned"), "{:?}", errors(&run));
}

#[test]
fn an_edited_global_is_told_and_undone_by_removing_it() {
    let run = run_today("Set-CsTeamsCallingPolicy Global -AllowVoicemail AlwaysDisabled");
    assert!(run.steps[0].notes.contains(&Note::CallingGlobalEdited));
    let first = print_calling_policies(&run.tenant);
    assert!(first.starts_with("Identity                             : Global\n"), "{first}");
    let run = run_today(
        "Set-CsTeamsCallingPolicy Global -AllowVoicemail AlwaysDisabled
         Remove-CsTeamsCallingPolicy Global",
    );
    assert_eq!(run.tenant, Tenant::example(TODAY));
}

#[test]
fn what_if_says_what_it_would_do_and_changes_nothing() {
    refused(
        "Grant-CsTeamsCallingPolicy -PolicyName DisallowCalling -Identity ann@contoso.com -WhatIf",
        "What if: Performing the operation \"Grant-CsTeamsCallingPolicy\" on target \"ann@contoso.com\".",
    );
    refused("Set-CsTenantFederationConfiguration -AllowFederatedUsers $false -WhatIf", "What if: ");
    refused("New-CsTeamsCallingPolicy Mine -WhatIf", "on target \"Tag:Mine\"");
}

#[test]
fn calling_settings_are_printed_as_documented() {
    check(
        "Get-CsUserCallingSettings -Identity user@contoso.com",
        "
SipUri                    : sip:user@contoso.com
IsForwardingEnabled       :
ForwardingType            :
ForwardingTarget          :
ForwardingTargetType      :
IsUnansweredEnabled       :
UnansweredTarget          :
UnansweredTargetType      :
UnansweredDelay           : 00:00:20
Delegates                 : Id:sip:ann@contoso.com
Delegators                :
CallGroupOrder            : InOrder
CallGroupTargets          : {sip:ben@contoso.com}
GroupMembershipDetails    :
GroupNotificationOverride :
BusyOnBusyOption          :",
    );
    check(
        "Set-CsUserCallingSettings -Identity ann@contoso.com -IsForwardingEnabled $true -ForwardingType Immediate -ForwardingTargetType SingleTarget -ForwardingTarget ben@contoso.com
         Get-CsUserCallingSettings -Identity ann@contoso.com | fl IsForwardingEnabled, Forwarding*, Delegators",
        "
IsForwardingEnabled  : True
ForwardingType       : Immediate
ForwardingTarget     : sip:ben@contoso.com
ForwardingTargetType : SingleTarget
Delegators           : Id:sip:user@contoso.com",
    );
}

#[test]
fn calling_settings_move_calls() {
    let set = |it: &str| format!("Set-CsUserCallingSettings -Identity user@contoso.com {it}");
    moves_calls(
        &set(
            "-IsForwardingEnabled $true -ForwardingType Immediate -ForwardingTargetType Voicemail",
        ),
        &[
            "user pstn-in teams>voicemail",
            "user pstn-in busy teams>voicemail",
            "user colleague-teams teams>voicemail",
            "user colleague-teams busy teams>voicemail",
            "user federated-teams teams>voicemail",
            "user federated-teams busy teams>voicemail",
        ],
    );
    moves_calls(
        &set("-IsUnansweredEnabled $false"),
        &[
            "user pstn-in unanswered voicemail>nowhere",
            "user colleague-teams unanswered voicemail>nowhere",
            "user federated-teams unanswered voicemail>nowhere",
        ],
    );
    moves_calls(
        &set(
            "-IsUnansweredEnabled $true -UnansweredDelay 00:00:30 -UnansweredTargetType MyDelegates",
        ),
        &[
            "user pstn-in unanswered voicemail>forwarded",
            "user colleague-teams unanswered voicemail>forwarded",
            "user federated-teams unanswered voicemail>forwarded",
        ],
    );
    // It counts only where the policy leaves the choice.
    moves_calls(&set("-BusyOnBusyOption PlayBusySignal"), &[]);
    let script = format!(
        "Set-CsTeamsCallingPolicy Global -BusyOnBusyEnabledType UserOverride\n{}",
        set("-BusyOnBusyOption PlayBusySignal")
    );
    moves_calls(
        &script,
        &[
            "user pstn-in busy teams>busy",
            "user colleague-teams busy teams>busy",
            "user federated-teams busy teams>busy",
        ],
    );
}

#[test]
fn calling_settings_are_set_a_whole_group_at_a_time() {
    let bad = |it: &str, why: &str| {
        refused(&format!("Set-CsUserCallingSettings -Identity ann@contoso.com {it}"), why);
    };
    let unresolved = "Parameter set cannot be resolved";
    bad("-ForwardingType Immediate", unresolved);
    bad("-IsForwardingEnabled $true -ForwardingType Immediate", unresolved);
    bad("-IsForwardingEnabled $true -ForwardingTarget ben@contoso.com", unresolved);
    bad("-IsForwardingEnabled $false -IsUnansweredEnabled $false", unresolved);
    bad("-IsUnansweredEnabled $true -UnansweredTargetType Voicemail", unresolved);
    bad("-CallGroupOrder InOrder", unresolved);
    bad("-IsForwardingEnabled $true", "no forwarding target to turn on");
    bad(
        "-IsForwardingEnabled $true -ForwardingType Simultaneous -ForwardingTargetType Voicemail",
        "Immediate only",
    );
    bad(
        "-IsForwardingEnabled $true -ForwardingType Immediate -ForwardingTargetType SingleTarget",
        "SingleTarget needs ForwardingTarget",
    );
    bad(
        "-IsForwardingEnabled $true -ForwardingType Immediate -ForwardingTargetType MyDelegates",
        "MyDelegates needs a delegate",
    );
    bad(
        "-IsForwardingEnabled $true -ForwardingType Immediate -ForwardingTargetType Group",
        "Group needs a member",
    );
    bad(
        "-IsUnansweredEnabled $true -UnansweredTargetType Voicemail -UnansweredDelay 00:00:25",
        "'00:00:25' is not a valid UnansweredDelay",
    );
    bad(
        "-CallGroupOrder InOrder -CallGroupTargets a@b.c,b@b.c,c@b.c,d@b.c,e@b.c,f@b.c",
        "at most 5",
    );
    bad("-IsForwardingEnabled yes", "Cannot process argument transformation");
    bad("-ForwardingType Sideways", "'Sideways' is not a valid value for ForwardingType");
    bad("-GroupMembershipDetails $null", "not part of this simulation");
    refused(
        "Set-CsUserCallingSettings -Identity eva@contoso.com -IsForwardingEnabled $false",
        "has no Teams Phone license",
    );
    refused(
        "Set-CsUserCallingSettings -IsForwardingEnabled $false",
        "missing mandatory parameters: Identity",
    );
    refused(
        "Get-CsUserCallingSettings -Identity nobody@contoso.com",
        "Management object not found",
    );
    let run = run_today(
        "Set-CsUserCallingSettings -Identity ann@contoso.com -CallGroupOrder Simultaneous -CallGroupTargets ben@contoso.com,cora@contoso.com
         Get-CsUserCallingSettings -Identity ann@contoso.com | fl CallGroup*",
    );
    assert_eq!(
        printed(&run).trim(),
        "CallGroupOrder   : Simultaneous\nCallGroupTargets : {sip:ben@contoso.com, sip:cora@contoso.com}"
    );
}

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
Enabled                   : True",
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

/// A tenant with one user who has the answers of a case, whoever gives them.
fn tenant_of(case: Case) -> Tenant {
    let mut tenant = Tenant::example(TODAY);
    let token = |key: &str| case.token(case.edition().position(key).unwrap());
    let is_licensed = token("licensed") == "yes";
    let has_number = !["none", "shared-calling"].contains(&token("pstn"));
    let mut account = Account::of(case);
    account.number = if has_number { "+14255550100".to_owned() } else { String::new() };
    account.delegates = vec!["ann@contoso.com".to_owned()];
    tenant.users[0].account = account;
    tenant.users[0].licence =
        if is_licensed { License::Provisioned } else { License::NotProvisioned };
    // The call group that rules name, and the policy, are given by the cmdlets themselves.
    let fields: String = case
        .edition()
        .of_role(|it| it == Role::Policy)
        .map(|(at, question)| match case.label(at) {
            label @ ("True" | "False") => {
                format!(" -{} ${}", question.heading, label.to_lowercase())
            }
            label => format!(" -{} {label}", question.heading),
        })
        .collect();
    let group = match is_licensed {
        true => {
            "Set-CsUserCallingSettings -Identity user@contoso.com -CallGroupOrder InOrder -CallGroupTargets ben@contoso.com\n"
        }
        false => "",
    };
    let set_up = format!(
        "{group}New-CsTeamsCallingPolicy Before{fields} | Out-Null\nGrant-CsTeamsCallingPolicy -Identity {EXAMPLE_USER} -PolicyName Before\n"
    );
    // A group without members cannot be a target, so members come first.
    let mut bare = tenant.clone();
    let kept = std::mem::take(&mut bare.users[0].account);
    let with_group = run_on(&bare, &set_up);
    assert_eq!(errors(&with_group), Vec::<String>::new(), "{set_up}");
    let mut tenant = with_group.tenant;
    tenant.users[0].account = kept.with_group_of(&tenant.users[0].account);
    tenant
}

/// Whether the simulated tenant has all that a case says: what only the moment of a call decides is
/// not the tenant's.
fn is_simulated(case: Case) -> bool {
    let token = |key: &str| case.token(case.edition().position(key).unwrap());
    let is_line = token("pstn") != "none" || token("number") == "assigned";
    // A number of nobody is no user's, and a mode other than TeamsOnly is of users at home.
    token("mode") == "teams-only"
        && is_line
        && !token("number").starts_with("unassigned")
        && token("pstn") != "shared-calling"
        && token("pstn") != "mobile"
        && token("door") == "open"
        && (token("licensed") == "yes" || token("answering") == "ring")
}

/// The answers that a tenant gives, with the call and the moment of another case.
fn in_the_moment(tenant: &Tenant, asked: Case) -> Case {
    let case = tenant.case_of(&tenant.users[0]);
    asked.with_roles_of(case, |it| it != Role::Call && it != Role::Delivery)
}

fn script(commands: &[Command]) -> String {
    commands.iter().map(|it| format!("{}\n", it.line)).collect()
}

/// Whether a change is made by a command of the simulation.
fn is_commanded(subject: Subject, remedy: &Remedy) -> bool {
    let edition = subject.edition();
    remedy.changes.iter().all(|it| match it {
        Change::Grant(_) => true,
        Change::Set(question, answer) => {
            it.role(edition) == Role::Policy
                || edition
                    .answer(*question, *answer)
                    .is_some_and(|it| call_landing::powershell::is_command(it.by_hand))
        }
    })
}

#[track_caller]
fn check_scripts(case: Case) -> usize {
    let subject = Subject::of(case);
    let tenant = tenant_of(case);
    let user = &tenant.users[0];
    let was = in_the_moment(&tenant, case);
    assert_eq!(was.decide().verdict.landing, case.decide().verdict.landing, "{case:?}\n{was:?}");
    let all = moves(subject).into_iter().flat_map(|it| it.1).chain(fixes(subject));
    let mut seen = 0;
    for remedy in all.filter(|it| is_commanded(subject, it)) {
        let commands = remedy_commands(subject, &remedy);
        let text = script(&commands.apply);
        let run = run_on(&tenant, &text);
        assert_eq!(errors(&run), Vec::<String>::new(), "{case:?}\n{text}");
        let after = in_the_moment(&run.tenant, case);
        assert_eq!(after.decide().verdict.landing, remedy.verdict.landing, "{case:?}\n{text}");
        seen += 1;
    }
    let text = script(&assign(subject, &user.sign_in));
    let run = run_on(&tenant, &text);
    assert_eq!(errors(&run), Vec::<String>::new(), "{text}");
    let after = in_the_moment(&run.tenant, case);
    assert_eq!(after.decide().verdict.landing, case.decide().verdict.landing, "{text}");
    seen
}

#[test]
fn the_scripts_that_are_suggested_move_the_call_as_promised() {
    let all = scenarios(&teams_calling_policy::EDITION);
    let all: Vec<Case> = all.filter(|it| is_simulated(*it)).collect();
    assert!(all.len() > 150, "{}", all.len());
    let seen: usize = all.iter().map(|it| check_scripts(*it)).sum();
    assert!(seen > 1_000, "{seen}");
}

/// Cases with any answers that the simulated tenant has.
fn any_case() -> impl Strategy<Value = Case> {
    let edition = &teams_calling_policy::EDITION;
    let answers: Vec<_> =
        edition.numbered().map(|(_, question)| 0..question.answers.len() as u8).collect();
    answers.prop_map(|answers| {
        let case = Case::first(&teams_calling_policy::EDITION);
        let case = (0..).zip(answers).fold(case, |case, (at, answer)| case.with(at, answer));
        let fixed = [("mode", "teams-only"), ("door", "open"), ("licensed", "yes")];
        let case = fixed.iter().fold(case, |case, it| case.answered(it.0, it.1).unwrap());
        let is = |key: &str, tokens: &[&str]| {
            tokens.contains(&case.token(case.edition().position(key).unwrap()))
        };
        let case = match is("pstn", &["none", "shared-calling", "mobile"]) {
            true => case.answered("pstn", "direct-routing").unwrap(),
            false => case,
        };
        match is("number", &["unassigned", "unassigned-routed"]) {
            true => case.answered("number", "assigned").unwrap(),
            false => case,
        }
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]
    #[test]
    fn the_scripts_move_any_call_as_promised(case in any_case()) {
        check_scripts(case);
    }
}

proptest! {
    #[test]
    fn what_ran_is_undone_exactly(parts in proptest::collection::vec(0..STEPS.len(), 1..8)) {
        let text: String = parts.iter().map(|it| format!("{}\n", STEPS[*it])).collect();
        let tenant = Tenant::example(TODAY);
        let run = run_on(&tenant, &text);
        let mut back = run.tenant.clone();
        let events = run.steps.iter().flat_map(|it| &it.events);
        events.rev().for_each(|it| back.revert(it));
        prop_assert_eq!(back, tenant);
    }
}

/// Commands that change something.
const STEPS: [&str; 14] = [
    "New-CsTeamsCallingPolicy Mine -AllowDelegation $false",
    "Set-CsTeamsCallingPolicy Mine -AllowVoicemail AlwaysEnabled",
    "Set-CsTeamsCallingPolicy Global -AllowVoicemail AlwaysDisabled",
    "Grant-CsTeamsCallingPolicy -Identity ann@contoso.com -PolicyName Mine",
    "Grant-CsTeamsCallingPolicy -Group sales@contoso.com -PolicyName DisallowCalling -Rank 3",
    "Grant-CsTeamsCallingPolicy -Global -PolicyName DisallowCalling",
    "Remove-CsTeamsCallingPolicy Mine",
    "Set-CsUserCallingSettings -Identity user@contoso.com -IsForwardingEnabled $true -ForwardingType Simultaneous -ForwardingTargetType Group",
    "Set-CsUserCallingSettings -Identity user@contoso.com -IsUnansweredEnabled $false",
    "Set-CsPhoneNumberAssignment -Identity ann@contoso.com -TelephoneNumber +14255550190 -NumberType CallingPlan",
    "Remove-CsPhoneNumberAssignment -Identity ann@contoso.com -RemoveAll",
    "New-CsInboundBlockedNumberPattern -Identity P -Pattern '^\\+1'",
    "Set-CsTenantFederationConfiguration -BlockedDomains @{Add='fabrikam.com'}",
    "Grant-CsTeamsUpgradePolicy -Identity david@contoso.com -PolicyName SfBOnly",
];

#[test]
fn a_script_that_changes_the_organization_again_and_again_is_stopped() {
    let text = "foreach ($i in 1..100000) { Set-CsTeamsCallingPolicy Global -CallRecordingExpirationDays $i }";
    let run = run_today(text);
    assert_eq!(run.end, call_landing::powershell::tenant::End::TooLong);
    let text = "foreach ($i in 1..2000) { New-CsTeamsCallingPolicy \"P$i\" | Out-Null }";
    let run = run_today(text);
    assert!(!errors(&run).is_empty() || run.end == call_landing::powershell::tenant::End::TooLong);
    assert!(run.tenant != Tenant::example(TODAY));
}
