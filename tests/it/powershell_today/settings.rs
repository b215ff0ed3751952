//! The calling settings of a user.

use super::*;

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
