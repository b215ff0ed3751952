//! Delegates, and lists that are changed item by item.

use super::*;

#[track_caller]
fn events(text: &str) -> usize {
    run_today(text).steps.iter().map(|it| it.events.len()).sum()
}

#[test]
fn a_new_delegate_can_be_forwarded_to() {
    let forwards = "Set-CsUserCallingSettings -Identity ann@contoso.com -IsForwardingEnabled $true -ForwardingType Immediate -ForwardingTargetType MyDelegates";
    refused(forwards, "MyDelegates needs a delegate");
    let run = run_today(&format!(
        "New-CsUserCallingDelegate -Identity ann@contoso.com -Delegate sip:ben@contoso.com -MakeCalls $true -ReceiveCalls $true -ManageSettings $false
        {forwards}
        Get-CsUserCallingSettings -Identity ann@contoso.com | Format-List Delegates
        Get-CsUserCallingSettings -Identity ben@contoso.com | Format-List Delegators"
    ));
    assert_eq!(errors(&run), [""; 0]);
    let shown = printed(&run);
    assert!(shown.contains("Delegates : Id:sip:ben@contoso.com"), "{shown}");
    assert!(shown.contains("Delegators : Id:sip:ann@contoso.com"), "{shown}");
    assert!(run.steps.iter().any(|it| !it.moves.is_empty()));
}

#[test]
fn a_delegate_is_changed_and_removed_who_is_one() {
    let change = "-CsUserCallingDelegate -Identity ann@contoso.com -Delegate ben@contoso.com";
    refused(&format!("Set{change} -MakeCalls $false"), "is not a delegate of");
    refused(&format!("Remove{change}"), "is not a delegate of");
    refused(
        "New-CsUserCallingDelegate -Identity user@contoso.com -Delegate ann@contoso.com -MakeCalls $true -ReceiveCalls $true -ManageSettings $true",
        "is already a delegate of",
    );
    refused(
        "New-CsUserCallingDelegate -Identity eva@contoso.com -Delegate ann@contoso.com -MakeCalls $true -ReceiveCalls $true -ManageSettings $true",
        "no Teams Phone license",
    );
    assert_eq!(
        events("Remove-CsUserCallingDelegate -Identity user@contoso.com -Delegate ann@contoso.com"),
        1
    );
}

#[test]
fn a_delegate_who_receives_no_calls_is_said_to_be_outside() {
    refused(
        "Set-CsUserCallingDelegate -Identity user@contoso.com -Delegate ann@contoso.com -ReceiveCalls $false",
        "'-ReceiveCalls $false' is not part of this simulation.",
    );
}

#[test]
fn a_script_tries_to_change_a_delegate_and_adds_one_otherwise() {
    let run = run_today(
        "try {
            Set-CsUserCallingDelegate -Identity ann@contoso.com -Delegate ben@contoso.com -MakeCalls $true -ErrorAction Stop
        } catch {
            New-CsUserCallingDelegate -Identity ann@contoso.com -Delegate ben@contoso.com -MakeCalls $true -ReceiveCalls $true -ManageSettings $true
        }",
    );
    assert_eq!(run.tenant.user("ann@contoso.com").unwrap().account.delegates, ["ben@contoso.com"]);
}

#[test]
fn domains_are_added_to_lists_and_removed_from_them() {
    let shows = |text: &str, expect: &str| {
        let show =
            "Get-CsTenantFederationConfiguration | Format-List AllowedDomains, BlockedDomains";
        let run = run_today(&format!("{text}\n{show}"));
        assert_eq!(errors(&run), [""; 0], "{text}");
        assert!(printed(&run).contains(expect), "{text}\n{}", printed(&run));
    };
    let one = "$x = New-CsEdgeDomainPattern -Domain 'northwind.com'\n";
    for (key, is_there) in [("Add", true), ("Replace", true), ("Remove", false)] {
        let expect =
            if is_there { "BlockedDomains : {northwind.com}" } else { "BlockedDomains : {}" };
        shows(
            &format!("{one}Set-CsTenantFederationConfiguration -BlockedDomains @{{{key}=$x}}"),
            expect,
        );
    }
    let list = "$list = New-Object Collections.Generic.List[String]; $list.Add('northwind.com')\n";
    shows(
        &format!("{list}Set-CsTenantFederationConfiguration -AllowedDomainsAsAList @{{Add=$list}}"),
        "AllowedDomains : {northwind.com}",
    );
    shows(
        &format!(
            "{one}$allowed = New-CsEdgeAllowList -AllowedDomain $x\nSet-CsTenantFederationConfiguration -AllowedDomains $allowed"
        ),
        "AllowedDomains : {northwind.com}",
    );
    shows(
        &format!(
            "{list}Set-CsTenantFederationConfiguration -AllowedDomainsAsAList $list\nSet-CsTenantFederationConfiguration -AllowedDomains (New-CsEdgeAllowAllKnownDomains)"
        ),
        "AllowedDomains : AllowAllKnownDomains",
    );
}

#[test]
fn a_list_of_something_unknown_is_not_set() {
    for text in [
        "$x = Get-Content2 domains.txt; Set-CsTenantFederationConfiguration -BlockedDomains @{Replace=$x}",
        "$x = Get-Content2 domains.txt; Set-CsTenantFederationConfiguration -AllowedDomainsAsAList @{Add=$x}",
        "Set-CsTenantFederationConfiguration -AllowedDomainsAsAList @{ Sets = 'a.com' }",
    ] {
        assert_eq!(events(text), 0, "{text}");
    }
}
