//! Any commands that change something.

use super::*;

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
