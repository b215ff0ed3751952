//! Calling policies: made, assigned, edited.

use super::*;

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
