# The policy that this plan needs.
$newPolicy = @{
    Identity                   = {{name}}
    AllowEndUserClientOverride = {{override}}
    CallingDefaultClient       = '{{calling}}'
    ChatDefaultClient          = '{{chat}}'
}

# Creates the policy unless it exists. If a policy with this name has other settings, it is not changed
# and not assigned to anyone.
function New-PlanPolicy {
    if ($WhatIfPreference) {
        $null = $caller.ShouldProcess($newPolicy.Identity, 'Create this policy, unless it exists')
        return
    }
    $there = @(Get-CsTeamsInteropPolicy -ErrorAction Stop | Where-Object { ($_.Identity -replace '^tag:', '') -eq $newPolicy.Identity })
    if ($there.Count -eq 0) {
        if (-not $caller.ShouldProcess($newPolicy.Identity, 'Create this policy')) {
            throw 'Nothing has been changed: the policy does not exist, and you chose not to create it.'
        }
        $null = New-CsTeamsInteropPolicy @newPolicy -ErrorAction Stop
        '{0}: created' -f $newPolicy.Identity
        return
    }
    foreach ($field in 'AllowEndUserClientOverride', 'CallingDefaultClient', 'ChatDefaultClient') {
        if ([string] $there[0].$field -ne [string] $newPolicy[$field]) {
            throw ('Nothing has been changed: the policy {0} already exists, and its {1} is {2}.' -f $newPolicy.Identity, $field, $there[0].$field)
        }
    }
}
