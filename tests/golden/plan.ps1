<#
.SYNOPSIS
Assigns Teams interoperability policies to 3 users, in 2 waves.

.DESCRIPTION
Call Landing saved this plan. The page has not run any of it, and the script changes nothing
until you run a wave.

Cmdlets: those of December 2017 (Grant-CsTeamsInteropPolicy).
Waves: 2, of at most 2 users. You run, check and undo each one separately.

Policies to assign:
  DisallowOverrideCallingTeamsChatTeams: 3 users

Rerouted calls, by the rules of December 2017 (at least one for 3 users):
  VoIP from Teams: Skype for Business -> Teams: 2 users
  VoIP from Skype for Business: Skype for Business -> Teams: 3 users
  PSTN, inbound: Skype for Business -> Teams: 3 users

Left out:
  Users who already have the policy: 1
  Users with calls that would stop ringing or no longer be supported: 2
  Users whose current policy has unknown settings: 1
  Users whose current policy has no name in the files, so the change could not be undone: 1

The users are listed at the end of this file, one per line: the wave, the sign-in name, the policy
to assign, and the user's policy in the exported files. The plan does not know about later changes.
If there were any, create a new plan.

.PARAMETER Wave
The wave to run, from 1 to 2. Without this parameter, the script describes itself and
changes nothing.

.PARAMETER Undo
Assigns their previous policies to the users of the wave again. A policy that was created is kept.

.PARAMETER Check
Shows the current policies of the users of the wave. Changes nothing.

.EXAMPLE
.\plan.ps1 -Wave 1 -WhatIf
Shows what the first wave would do. Changes nothing.

.EXAMPLE
.\plan.ps1 -Wave 1
Assigns the policies to the users of the first wave. Stops at the first error.

.EXAMPLE
.\plan.ps1 -Wave 1 -Check
Shows the current policy of each of them.

.EXAMPLE
.\plan.ps1 -Wave 1 -Undo
Assigns their previous policies again.

.NOTES
Run it in Windows PowerShell 5.1, in a session that is connected to Skype for Business Online.
Windows blocks downloaded scripts. After you have read this one, run: Unblock-File .\plan.ps1
#>
[CmdletBinding(SupportsShouldProcess = $true)]
param(
    [int] $Wave,
    [switch] $Undo,
    [switch] $Check
)

$caller = $PSCmdlet
$isWaveGiven = $PSBoundParameters.ContainsKey('Wave')

# The name of this file as it must be typed. It may contain spaces.
$self = '.\' + $MyInvocation.MyCommand.Name
if ($self -notmatch '^[A-Za-z0-9_.\\-]+$') { $self = "& '" + $self.Replace("'", "''") + "'" }

# Describes this plan. Changes nothing.
function Show-Plan {
    param($Waves, $Users)
    "This plan assigns policies to $Users users in $Waves waves. Nothing has been changed."
    if ($unwritten -gt 0) {
        "$unwritten more users are left out: their names cannot be written on one line of text."
    }
    ''
    "Read more:       Get-Help $self -Full"
    "Preview wave 1:  $self -Wave 1 -WhatIf"
    "Run wave 1:      $self -Wave 1"
    "Check wave 1:    $self -Wave 1 -Check"
    "Undo wave 1:     $self -Wave 1 -Undo"
}

# Shows the current policy of each user, with the previous one and the one that the plan assigns.
function Show-Wave {
    param($Users)
    foreach ($user in $Users) {
        try {
            $found = Get-CsOnlineUser -Identity $user.'sign-in' -ErrorAction Stop
            $now = ([string] $found.TeamsInteropPolicy) -replace '^tag:', ''
        } catch {
            $now = "Error: $_"
        }
        [pscustomobject]@{
            'sign-in' = $user.'sign-in'
            previous  = $user.previous
            grant     = $user.grant
            now       = $now
        }
    }
}

# Assigns a policy to each user, and stops at the first error.
function Set-Wave {
    param($Users)
    $title = "Wave $Wave"
    $done = 0
    foreach ($user in $Users) {
        $policy = $user.grant
        if ($Undo) { $policy = $user.previous }
        $action = "Assign the policy $policy"
        # Without a policy of their own, users follow Global. Global itself cannot be assigned.
        if (-not $policy) {
            $policy = $null
            $action = 'Remove the user''s own policy, so that Global applies'
        }
        Write-Progress -Activity $title -Status $user.'sign-in' -PercentComplete (100 * $done / $Users.Count)
        if ($caller.ShouldProcess($user.'sign-in', $action)) {
            try {
                Grant-CsTeamsInteropPolicy -Identity $user.'sign-in' -PolicyName $policy -ErrorAction Stop
            } catch {
                Write-Progress -Activity $title -Completed
                throw ('Stopped at {0}, after {1} of {2} users. Fix the cause, then run the same command again. Assigning a policy twice does no harm. The error was: {3}' -f $user.'sign-in', $done, $Users.Count, $_)
            }
            $done += 1
            '{0}: {1}: done' -f $user.'sign-in', $action
        }
    }
    Write-Progress -Activity $title -Completed
    ''
    if ($WhatIfPreference) {
        "This was a preview of $($Users.Count) users. Nothing has been changed."
        return
    }
    "$title is done: $done of $($Users.Count) users."
    "Check it:  $self -Wave $Wave -Check"
    if ($Undo) { "Run it again:  $self -Wave $Wave" } else { "Undo it:   $self -Wave $Wave -Undo" }
}

function Start-Plan {
    $lines = @($plan -split "\r?\n")
    $waves = 0
    if ($lines.Count -gt 1) { $waves = [int] ($lines[-1] -replace '^"([0-9]+)".*$', '$1') }
    if (-not $isWaveGiven) {
        Show-Plan -Waves $waves -Users ($lines.Count - 1)
        return
    }
    if ($Wave -lt 1 -or $Wave -gt $waves) {
        throw "There is no wave $Wave. The waves of this plan are 1 to $waves."
    }
    if (-not $WhatIfPreference -and -not (Get-Command -Name Grant-CsTeamsInteropPolicy -ErrorAction SilentlyContinue)) {
        throw 'Connect to Skype for Business Online first: Import-PSSession (New-CsOnlineSession)'
    }
    # Only the lines of this wave are parsed, so a long plan takes no more time than a short one.
    $inWave = @($lines[0]) + @($lines -like ('"{0}",*' -f $Wave))
    $users = @($inWave | ConvertFrom-Csv)
    # Cmdlets of a remote session read this preference here. Without it, they would continue after an error.
    $before = $global:ErrorActionPreference
    $global:ErrorActionPreference = 'Stop'
    try {
        if ($Check) {
            Show-Wave -Users $users
        } else {
            Set-Wave -Users $users
        }
    } finally {
        $global:ErrorActionPreference = $before
    }
}

# The users, one per line. This is data in a here-string: nothing in it is run.
# A blank policy means that the user has no policy of their own, so that Global applies.
$plan = @'
"wave","sign-in","grant","previous"
"1","ann@contoso.com","DisallowOverrideCallingTeamsChatTeams",""
"1","muñoz@contoso.com","DisallowOverrideCallingTeamsChatTeams","Sales"
"2","o'neil@contoso.com","DisallowOverrideCallingTeamsChatTeams","DisallowOverrideCallingSfbChatSfb"
'@

# Users who are left out because their names cannot be written on one line of text.
$unwritten = 0

Start-Plan
