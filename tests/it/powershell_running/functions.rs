//! What PowerShell adds to the functions of a script: common parameters, and questions.

use super::habits::{grants_today, ran_today, shown_today};
use super::*;
use call_landing::powershell::tenant::{Answer, End, Note};

/// A function with these attributes that assigns a policy, and a call of it.
fn set_it(attributes: &str, body: &str, call: &str) -> String {
    format!("function Set-It {{\n{attributes}\nparam($User)\n{body}\n}}\nSet-It {call}")
}

const GRANT: &str = "Grant-CsTeamsCallingPolicy $User -PolicyName AllowCalling";
const ASKED: &str = "if ($PSCmdlet.ShouldProcess($User)) { Grant-CsTeamsCallingPolicy $User -PolicyName AllowCalling }";
const CONFIRMS: &str = "[CmdletBinding(SupportsShouldProcess)]";
const ANN: &str = "ann@contoso.com";

/// The errors of a script, in PowerShell's words or ours.
fn errors(text: &str) -> Vec<String> {
    let lines = ran_today(text, None).steps.into_iter().flat_map(|it| it.lines);
    let errors = lines.filter(|it| matches!(it.stream, Stream::Error(_)));
    errors.map(|it| it.text).filter(|it| !it.starts_with("At line")).collect()
}

/// The question that a script ends with, and how many users got a policy before.
fn asked(text: &str, answers: &[Answer]) -> (Option<Vec<String>>, usize) {
    let script = parse_in(text, &Context::at(Era::Today));
    let input = Input { answers, ..Input::default() };
    let run = run(text, &script, &Tenant::example(Era::Today), input);
    let grants = run.steps.iter().map(|it| it.events.len()).sum();
    match run.end {
        End::Asks(question) => (Some(question.lines()), grants),
        _ => (None, grants),
    }
}

#[test]
fn an_advanced_function_has_the_common_parameters() {
    let grants = |call: &str| grants_today(&set_it(CONFIRMS, ASKED, call)).len();
    assert_eq!(grants("ann@contoso.com -Verbose"), 1);
    assert_eq!(grants("-Verbose ann@contoso.com -Confirm:$false"), 1);
    assert_eq!(grants("ann@contoso.com -ea Stop -WarningAction SilentlyContinue"), 1);
    assert_eq!(grants("ann@contoso.com -WhatIf"), 0);
    assert_eq!(grants("ann@contoso.com -wi"), 0);
    assert_eq!(grants("ann@contoso.com -WhatIf:$false"), 1);
    let through_a_table = set_it(CONFIRMS, ASKED, "@p")
        .replace("\nSet-It", "\n$p = @{ User = 'ann@contoso.com'; WhatIf = $true }\nSet-It");
    assert_eq!(grants_today(&through_a_table), []);
    let hidden =
        set_it(CONFIRMS, "Get-CsOnlineUser $User", "nobody@contoso.com -ea SilentlyContinue");
    assert_eq!(errors(&hidden), [""; 0]);
    // A `[Parameter()]` makes a function an advanced one, too.
    let text =
        "function Set-It { param([Parameter(Mandatory)]$User) \"$User\" }\nSet-It ann -Verbose";
    assert_eq!(shown_today(text, None), ["ann"]);
}

#[test]
fn what_if_of_a_function_says_what_it_would_do() {
    let what_if = |body: &str| {
        let text = set_it(CONFIRMS, body, "ann@contoso.com -WhatIf");
        assert_eq!(grants_today(&text), [], "{body}");
        shown_today(&text, None)
    };
    let said = |operation: &str, target: &str| {
        [format!("What if: Performing the operation \"{operation}\" on target \"{target}\".")]
    };
    assert_eq!(what_if(ASKED), said("Set-It", ANN));
    assert_eq!(what_if("if ($PSCmdlet.ShouldProcess($User, 'Grant')) { 1 }"), said("Grant", ANN));
    assert_eq!(
        what_if("if ($PSCmdlet.ShouldProcess('Grants it.', 'Grant it?', 'Grant')) { 1 }"),
        ["What if: Grants it."]
    );
    // A cmdlet of the library looks at its caller's preference.
    assert_eq!(what_if(GRANT), said("Grant-CsTeamsCallingPolicy", ANN));
    // A function inside another asks in its own name.
    let inner = format!("function Inner {{ {CONFIRMS} param($User) {ASKED} }}\nInner $User");
    assert_eq!(what_if(&inner), said("Inner", ANN));
    // A simple function has no `$PSCmdlet` of its own.
    assert_eq!(what_if(&format!("function Inner {{ {ASKED} }}\nInner")), said("Set-It", ANN));
}

/// PowerShell puts `-WhatIf` into `$args` there, so the commands inside run.
#[test]
fn a_simple_function_has_no_common_parameters() {
    let ann = [(ANN.to_owned(), Some("AllowCalling".to_owned()))];
    for call in
        ["ann@contoso.com -WhatIf", "ann@contoso.com -Confirm", "ann@contoso.com -WhatIf:$true"]
    {
        assert_eq!(grants_today(&set_it("", GRANT, call)), ann, "{call}");
    }
    let text =
        "function Show-It { param($User) \"$User|$args\" }\nShow-It a b -WhatIf -Other 1 -Last:2";
    assert_eq!(shown_today(text, None), ["a|-WhatIf -Other 1 -Last: 2 b"]);
    // The value after an unknown name goes with it.
    assert_eq!(
        shown_today("function Show-It { param($User) \"$User|$args\" }\nShow-It -WhatIf a", None),
        ["|-WhatIf a"]
    );
}

#[test]
fn an_advanced_function_refuses_what_it_does_not_have() {
    for (attributes, call, wanted) in [
        (
            "[CmdletBinding()]",
            "a -WhatIf",
            "A parameter cannot be found that matches parameter name 'WhatIf'.",
        ),
        (
            "[CmdletBinding(SupportsShouldProcess = $false)]",
            "a -Confirm",
            "A parameter cannot be found that matches parameter name 'Confirm'.",
        ),
        (
            CONFIRMS,
            "a -Other 1",
            "A parameter cannot be found that matches parameter name 'Other'.",
        ),
        (CONFIRMS, "a b", "A positional parameter cannot be found that accepts argument 'b'."),
        (CONFIRMS, "a -OutVariable x", "'-OutVariable' is not part of this simulation."),
    ] {
        let found = errors(&set_it(attributes, GRANT, call));
        assert!(found.len() == 1 && found[0].ends_with(wanted), "{call}: {found:?}");
    }
}

#[test]
fn confirm_of_a_function_asks_in_its_name() {
    let text = set_it(CONFIRMS, ASKED, "ann@contoso.com -Confirm");
    let (question, grants) = asked(&text, &[]);
    assert_eq!(grants, 0);
    assert_eq!(
        question.unwrap()[..3],
        [
            "Confirm",
            "Are you sure you want to perform this action?",
            "Performing the operation \"Set-It\" on target \"ann@contoso.com\"."
        ]
    );
    // The cmdlet inside looks at the preference and asks, too.
    let (question, grants) = asked(&text, &[Answer::Yes]);
    assert!(question.unwrap()[2].contains("Grant-CsTeamsCallingPolicy"));
    assert_eq!(grants, 0);
    assert_eq!(asked(&text, &[Answer::Yes, Answer::Yes]), (None, 1));
    assert_eq!(asked(&text, &[Answer::No]), (None, 0));
}

#[test]
fn a_function_with_serious_effects_asks_by_itself() {
    let attribute =
        |impact: &str| format!("[CmdletBinding(SupportsShouldProcess, ConfirmImpact = {impact})]");
    let asks = |impact: &str, before: &str, call: &str| {
        let text = format!("{before}\n{}", set_it(&attribute(impact), ASKED, call));
        asked(&text, &[]).0.is_some()
    };
    assert!(asks("'High'", "", ANN));
    assert!(asks("[System.Management.Automation.ConfirmImpact]::High", "", ANN));
    assert!(!asks("'Medium'", "", ANN));
    assert!(!asks("'High'", "", "ann@contoso.com -Confirm:$false"));
    assert!(!asks("'High'", "$ConfirmPreference = 'None'", ANN));
    assert!(asks("'Low'", "$ConfirmPreference = 'Low'", ANN));
    assert!(!asks("'None'", "", "ann@contoso.com -Confirm:$false"));
    // "Yes to all" holds for one call of the function.
    let body = "foreach ($it in 1, 2) { if ($PSCmdlet.ShouldProcess($it)) { $User } }";
    let twice = format!("{}; Set-It b", set_it(&attribute("'High'"), body, "a"));
    let (question, _) = asked(&twice, &[Answer::YesToAll]);
    assert!(question.is_some());
    assert_eq!(asked(&twice, &[Answer::YesToAll, Answer::NoToAll]).0, None);
}

#[test]
fn a_function_may_ask_in_its_own_words() {
    let text = set_it(
        CONFIRMS,
        "if ($PSCmdlet.ShouldContinue('Grant it now?', 'Calling policy')) { Grant-CsTeamsCallingPolicy $User -PolicyName AllowCalling }",
        ANN,
    );
    let (question, grants) = asked(&text, &[]);
    let choices = "[Y] Yes  [N] No  [S] Suspend  [?] Help (default is \"Y\"):";
    assert_eq!(
        (question.unwrap().as_slice(), grants),
        (&["Calling policy", "Grant it now?", choices].map(str::to_owned)[..], 0)
    );
    assert_eq!(asked(&text, &[Answer::Yes]), (None, 1));
    assert_eq!(asked(&text, &[Answer::No]), (None, 0));
}

/// Cmdlets of a remote session, and functions of a module, do not see the preference of a script.
#[test]
fn a_preference_that_a_cmdlet_does_not_see_does_not_stop_it() {
    let notes = |text: &str, era| {
        let script = parse_in(text, &Context::at(era));
        let run = run(text, &script, &Tenant::example(era), Input::default());
        let changed = run.tenant != Tenant::example(era);
        (changed, run.steps.iter().any(|it| it.notes.contains(&Note::PreferenceUnseen)))
    };
    let grant = "Grant-CsTeamsInteropPolicy -Identity ann@contoso.com -PolicyName DisallowOverrideCallingTeamsChatTeams";
    let preference = "$WhatIfPreference = $true";
    assert_eq!(notes(&format!("{preference}\n{grant}"), Era::December2017), (true, true));
    assert_eq!(notes(&format!("{preference}\n{grant} -WhatIf"), Era::December2017), (false, false));
    assert_eq!(
        notes(&format!("{preference}\n{grant} -WhatIf:$false"), Era::December2017),
        (true, false)
    );
    assert_eq!(notes(grant, Era::December2017), (true, false));
    let number =
        "Set-CsPhoneNumberAssignment -Identity ann@contoso.com -EnterpriseVoiceEnabled $false";
    assert_eq!(notes(&format!("{preference}\n{number}"), Era::Today), (true, true));
    let policy = "Grant-CsTeamsCallingPolicy ann@contoso.com -PolicyName AllowCalling";
    assert_eq!(notes(&format!("{preference}\n{policy}"), Era::Today), (false, false));
}

#[test]
fn a_function_knows_what_it_was_given() {
    let text = "function Show-It { param($User, [switch]$All) $PSBoundParameters.ContainsKey('All'); $PSBoundParameters.Count }\n";
    assert_eq!(shown_today(&format!("{text}Show-It ann -All"), None), ["True", "2"]);
    assert_eq!(shown_today(&format!("{text}Show-It ann"), None), ["False", "1"]);
    // A script gets nothing here.
    let script = "param($User = 'ann')\nif (-not $PSBoundParameters.ContainsKey('User')) { $User }";
    assert_eq!(shown_today(script, None), ["ann"]);
    let passed_on = "function Inner { param($User) \"<$User>\" }\nfunction Outer { param($User) Inner @PSBoundParameters }\nOuter ann";
    assert_eq!(shown_today(passed_on, None), ["<ann>"]);
}

#[test]
fn a_parameter_may_have_other_names() {
    let text = "function Show-It { param([Parameter(Mandatory)][Alias('UPN', \"Mail\")][string]$User) $User }\n";
    for call in ["-UPN ann", "-mail ann", "-User ann", "@p"] {
        let text = format!("{text}$p = @{{ UPN = 'ann' }}\nShow-It {call}");
        assert_eq!(shown_today(&text, None), ["ann"], "{call}");
    }
}

#[test]
fn a_script_block_runs_as_a_command() {
    let say = "$say = { param([string]$Text, $Mark = '!') Write-Host \"$Text$Mark\" }\n";
    assert_eq!(shown_today(&format!("{say}& $say 'hi'; &$say -Text ho '?'"), None), ["hi!", "ho?"]);
    assert_eq!(shown_today("& { $args.Count; $args[1] } 'a' 'b'", None), ["2", "b"]);
    assert_eq!(shown_today("$x = 1; & { $x = 2; \"in $x\" }; \"out $x\"", None), ["in 2", "out 1"]);
    assert_eq!(shown_today("$two = { 1; 2 }; (& $two | Measure-Object).Count", None), ["2"]);
    let grant = "$grant = { param($User) Grant-CsTeamsCallingPolicy $User -PolicyName AllowCalling }\n& $grant ann@contoso.com";
    assert_eq!(grants_today(grant), [(ANN.to_owned(), Some("AllowCalling".to_owned()))]);
    let must = "$say = { param([Parameter(Mandatory)]$Text) $Text }\n& $say 'hi'; & $say";
    assert_eq!(shown_today(must, None)[0], "hi");
    assert!(errors(must)[0].ends_with("missing mandatory parameters: Text."), "{:?}", errors(must));
    // What else `&` runs is outside.
    assert_eq!(
        errors("$path = 'C:\\x.ps1'; & $path"),
        ["& $path : '& $path' is not part of this simulation."]
    );
}
