# The policy that this plan needs.
$newPolicy = @{
    Identity                   = {{name}}
    AllowEndUserClientOverride = {{override}}
    CallingDefaultClient       = '{{calling}}'
    ChatDefaultClient          = '{{chat}}'
}

# Makes the policy unless it is there. One of that name that says something else is left as it is, and
# nobody is assigned it.
function New-PlanPolicy {
    if ($WhatIfPreference) {
        $null = $caller.ShouldProcess($newPolicy.Identity, 'Make this policy, unless it is there')
        return
    }
    $there = @(Get-CsTeamsInteropPolicy -ErrorAction Stop | Where-Object { ($_.Identity -replace '^tag:', '') -eq $newPolicy.Identity })
    if ($there.Count -eq 0) {
        if (-not $caller.ShouldProcess($newPolicy.Identity, 'Make this policy')) {
            throw 'Nothing has been changed: the policy is not there, and was not to be made.'
        }
        $null = New-CsTeamsInteropPolicy @newPolicy -ErrorAction Stop
        '{0}: made' -f $newPolicy.Identity
        return
    }
    foreach ($field in 'AllowEndUserClientOverride', 'CallingDefaultClient', 'ChatDefaultClient') {
        if ([string] $there[0].$field -ne [string] $newPolicy[$field]) {
            throw ('Nothing has been changed: there is a policy {0} already, and its {1} is {2}.' -f $newPolicy.Identity, $field, $there[0].$field)
        }
    }
}
