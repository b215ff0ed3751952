//! The checker knows the date: it reports what would fail then before the script runs.

use call_landing::editions::teams_interop_policy::{PRESETS, PolicyFields};
use call_landing::editions::teams_upgrade_policy::Mode;
use call_landing::powershell::completion::complete;
use call_landing::powershell::console::Console;
use call_landing::powershell::language::{Context, Problem, Script, Weight, parse, parse_in};
use call_landing::powershell::samples::SampleScript;
use call_landing::powershell::tenant::{Answer, End, Era, Input, Stream, Tenant, run};
use call_landing::powershell::writing::{Recipients, Request, Wanted, plan};
use call_landing::powershell::{CUSTOM_POLICY, Cmdlet, Parameter, Takes};
use call_landing::text::powershell::problem;
use strum::VariantArray;

fn at(era: Era, text: &str) -> Script {
    parse_in(text, &Context::at(era))
}

/// The diagnostics of a script at a date, as people read them.
fn said(era: Era, text: &str) -> Vec<String> {
    let remarks = at(era, text).diagnostics;
    let said = remarks.iter().map(|it| problem(&it.problem));
    said.map(|(sentence, help)| format!("{sentence} {}", help.unwrap_or_default())).collect()
}

/// A value for a parameter.
fn value(cmdlet: Cmdlet, parameter: &Parameter) -> &'static str {
    match (parameter.takes, parameter.name) {
        (Takes::Switch, _) => "",
        (Takes::Boolean, _) => "$true",
        (Takes::Client, _) => "Teams",
        (Takes::Choice(words), _) => words[0],
        (Takes::Text, "PolicyName") if cmdlet.is_of_today() => "AllowCalling",
        (Takes::Condition, _) => "{ Alias -eq 'ann' }",
        (Takes::Script, _) => "{ $_ }",
        (Takes::Names, _) => "Alias",
        (Takes::Object, _) => "$null",
        (Takes::Text, "PolicyName") if cmdlet == Cmdlet::GrantUpgradePolicy => "Islands",
        (Takes::Text, "PolicyName") => "DisallowOverrideCallingTeamsChatTeams",
        (Takes::Text, "First" | "ResultSize") => "1",
        (Takes::Text, _) => "ann@contoso.com",
    }
}

/// Every way to write a command: with each of its names, with only its required parameters, and
/// with each of its parameters, in full and shortened.
fn forms() -> Vec<String> {
    let mut forms = Vec::new();
    let names = Cmdlet::names().map(str::to_owned);
    let short = ["%", "foreach", "?", "where", "select", "fl", "ft", "ipcsv", "gc", "echo", "ipmo"];
    for name in names.chain(short.map(str::to_owned)) {
        let cmdlet = Cmdlet::named(&name).unwrap();
        let written = |it: &Parameter, name: &str| format!(" -{name} {}", value(cmdlet, it));
        let required: String = (cmdlet.parameters().iter())
            .filter(|it| it.need == call_landing::powershell::Need::Required)
            .map(|it| written(it, it.name))
            .collect();
        forms.push(name.clone());
        forms.push(format!("{name}{required}"));
        forms.push(format!("Get-CsOnlineUser | {name}{required}"));
        forms.push(format!("$x = {name}{required}"));
        forms.push(format!("foreach ($u in 'ann@contoso.com') {{ {name}{required} }}"));
        forms.push(format!("'ann@contoso.com' | % {{ ({name}{required}) }}"));
        for it in cmdlet.parameters() {
            for length in [it.name.len(), it.name.len() / 2 + 1, 1] {
                forms.push(format!("{name}{required}{}", written(it, &it.name[..length])));
                forms.push(format!("{name}{}", written(it, &it.name[..length])));
            }
            let colon = value(cmdlet, it);
            let colon = if colon.is_empty() { "$true" } else { colon };
            forms.push(format!("{name}{required} -{}:{colon}", it.name));
        }
        for common in ["-WhatIf", "-Confirm:$false", "-Verbose", "-ErrorAction Stop", "-Bogus x"] {
            forms.push(format!("{name}{required} {common}"));
        }
        forms.push(format!("$p = @{{ Force = $true; Bogus = 1 }}; {name}{required} @p"));
    }
    forms
}

#[test]
fn nothing_ends_in_not_recognized_without_a_word_before() {
    let mut failed = 0;
    for text in forms() {
        // Parsed without a date, so that only running it can find the error.
        let script = parse(&text);
        for era in Era::VARIANTS {
            let tenant = Tenant::example(*era);
            let input = Input { table: Some("A\n1\n"), ..Input::default() };
            let run = run(&text, &script, &tenant, input);
            let lines = run.steps.iter().flat_map(|it| &it.lines);
            let is_unknown = |it: &str| {
                it.contains("is not recognized") || it.contains("parameter cannot be found")
            };
            if lines.into_iter().any(|it| is_unknown(&it.text)) {
                failed += 1;
                assert!(!at(*era, &text).diagnostics.is_empty(), "{era:?}: {text}");
            }
        }
    }
    assert!(failed > 300, "{failed}");
}

#[test]
fn a_command_of_another_time_is_named_with_what_took_its_place() {
    use Era::{April2018, August2019, December2017, January2019};
    let check = |era, text: &str, words: &[&str]| {
        let said = said(era, text);
        let [said] = &said[..] else { panic!("{era:?} {text}: {said:?}") };
        for word in words {
            assert!(said.contains(word), "{era:?} {text}: {said}");
        }
    };
    let new = "New-CsTeamsInteropPolicy -Identity Pilot";
    check(April2018, new, &["removed in April 2018", "Grant-CsTeamsInteropPolicy"]);
    check(January2019, new, &["removed in April 2018", "Grant-CsTeamsUpgradePolicy"]);
    check(August2019, new, &["removed in April 2018", "Grant-CsTeamsUpgradePolicy"]);
    check(April2018, "Set-CsTeamsInteropPolicy -Identity Global", &["April 2018"]);
    let get = "Get-CsTeamsInteropPolicy";
    check(August2019, get, &["removed in summer 2019", "Use `Get-CsTeamsUpgradePolicy`."]);
    let grant = "Grant-CsTeamsInteropPolicy -PolicyName $null -Identity ann@contoso.com";
    check(August2019, grant, &["2019", "Use `Grant-CsTeamsUpgradePolicy`."]);
    check(August2019, "Remove-CsTeamsInteropPolicy Pilot", &["Grant-CsTeamsUpgradePolicy"]);
    check(January2019, grant, &["`-Force`", "Grant-CsTeamsUpgradePolicy"]);
    check(December2017, &format!("{grant} -Force"), &["`-Force`", "January 2019"]);
    check(April2018, &format!("{grant} -Force"), &["`-Force`", "January 2019"]);
    let mode = "Get-CsTeamsUpgradePolicy";
    check(December2017, mode, &["added in April 2018", "Use `Get-CsTeamsInteropPolicy`."]);
    let upgrade = "Grant-CsTeamsUpgradePolicy -PolicyName Islands";
    check(December2017, upgrade, &["added in April 2018", "Use `Grant-CsTeamsInteropPolicy`."]);
    // Values and properties.
    let choose = "Grant-CsTeamsInteropPolicy -PolicyName AllowOverrideCallingDefaultChatDefault -Identity ann@contoso.com";
    check(April2018, choose, &["only three policies"]);
    let meetings = "Grant-CsTeamsUpgradePolicy -PolicyName SfBWithTeamsCollabAndMeetings";
    check(April2018, meetings, &["October 2018"]);
    let moded = "Get-CsOnlineUser | ? TeamsUpgradePolicy -eq Islands";
    check(December2017, moded, &["TeamsUpgradePolicy"]);
    check(December2017, "Get-CsOnlineUser -Filter {TeamsUpgradePolicy -eq 'x'}", &["no property"]);
    // And nothing if there is no problem.
    for era in [December2017, April2018] {
        assert_eq!(said(era, grant), [""; 0]);
    }
    assert_eq!(said(December2017, new), [""; 0]);
    assert_eq!(said(December2017, choose), [""; 0]);
    assert_eq!(said(January2019, &format!("{grant} -Force")), [""; 0]);
    for era in [April2018, January2019, August2019] {
        for text in [mode, upgrade, moded] {
            assert_eq!(said(era, text), [""; 0], "{era:?} {text}");
        }
    }
}

#[test]
fn it_is_said_wherever_the_command_stands() {
    let new = "New-CsTeamsInteropPolicy -Identity Pilot";
    for text in [
        format!("foreach ($u in 'a') {{ {new} }}"),
        format!("'a' | % {{ {new} }}"),
        format!("$x = ({new})"),
        format!("Write-Host ({new}).Identity"),
        format!("Get-CsOnlineUser -Identity ({new})"),
        format!("Get-CsOnlineUser | ? {{ $_.Alias -eq ({new}).Identity }}"),
        format!("$t = @{{ a = ({new}) }}"),
    ] {
        let problems = at(Era::April2018, &text).diagnostics;
        let is_it = |it: &Problem| matches!(it, Problem::Unavailable { .. });
        assert!(problems.iter().any(|it| is_it(&it.problem)), "{text}: {problems:?}");
    }
}

#[test]
fn what_is_not_there_yet_is_not_offered_either() {
    for era in Era::VARIANTS {
        for start in ["Get-Cs", "New-Cs", "Set-Cs", "Grant-Cs", "Remove-Cs"] {
            let found = complete(start, start.len(), &Tenant::example(*era));
            for it in found.into_iter().flat_map(|it| it.candidates) {
                let said = at(*era, &format!("{} x x", it.text)).diagnostics;
                let is_gone = |it: &Problem| matches!(it, Problem::Unavailable { .. });
                assert!(!said.iter().any(|it| is_gone(&it.problem)), "{era:?}: {}", it.text);
            }
        }
        let text = "Grant-CsTeamsInteropPolicy -Fo";
        let offered = complete(text, text.len(), &Tenant::example(*era)).is_some();
        assert_eq!(offered, *era == Era::January2019, "{era:?}");
    }
}

/// Asserts that the commands written for a date pass the checker of that date.
#[test]
fn what_is_written_for_a_date_draws_no_error_then() {
    let two = ["ann@contoso.com".to_owned(), "o'neil@contoso.com".to_owned()];
    let table = Recipients::Table { path: "users.csv", column: "UserPrincipalName" };
    let mut written = 0;
    for era in Era::VARIANTS {
        let policies = PRESETS.iter().map(|instance| Wanted::Policy {
            instance,
            fields: PolicyFields::of(instance),
            name: CUSTOM_POLICY,
        });
        let modes = Mode::VARIANTS.iter().map(|it| Wanted::Mode(*it));
        for wanted in policies.chain(modes) {
            for recipients in [
                Recipients::One("ann@contoso.com"),
                Recipients::List(&two),
                table,
                Recipients::Everybody,
            ] {
                let Ok(plan) = plan(&Request { wanted, recipients, before: None, era: *era })
                else {
                    continue;
                };
                for it in [plan.try_out, plan.apply, plan.verify, plan.roll_back].concat() {
                    written += 1;
                    let script = at(*era, &it.line);
                    assert_eq!(script.refused, vec![], "{era:?}: {}", it.line);
                }
            }
        }
    }
    assert!(written > 500, "{written}");
}

/// Asserts that every completion, chosen and run at its date, causes no diagnostic and no error.
#[test]
fn every_ready_script_fits_the_date_it_is_offered_for() {
    for era in Era::VARIANTS {
        assert!(SampleScript::first(*era).eras().contains(era), "{era:?}");
        for sample in SampleScript::VARIANTS {
            let then = sample.era(*era);
            assert!(sample.eras().contains(&then));
            assert!(then == *era || !sample.eras().contains(era), "{sample:?} keeps the date");
            let text = sample.script();
            let script = at(then, text);
            assert_eq!(script.diagnostics, vec![], "{sample:?} {then:?}");
            let table = Some(sample.table()).filter(|it| !it.is_empty());
            let mut console = Console::new(Tenant::example(then));
            console.run_all(text, &script, table);
            while console.asks().is_some() {
                console.answer(Answer::Yes, table);
            }
            while console.next_place() < script.places().last().unwrap().end {
                console.step(text, &script, table);
            }
            for entry in console.entries() {
                assert!(
                    entry.refused.is_empty() && entry.end == End::Done,
                    "{sample:?} {then:?}: {entry:?}"
                );
                let mut lines = entry.steps.iter().flat_map(|it| &it.lines);
                let is_error = |it: &Stream| matches!(it, Stream::Error(_));
                assert!(!lines.any(|it| is_error(&it.stream)), "{sample:?} {then:?}: {entry:?}");
            }
        }
    }
    for era in Era::VARIANTS {
        let offered = SampleScript::VARIANTS.iter().filter(|it| it.eras().contains(era)).count();
        assert!(offered >= 2, "{era:?}");
    }
}

/// Every diagnostic that stops a statement is an error, and the wording follows the date.
#[test]
fn remarks_follow_the_date() {
    let text = "New-CsTeamsInteropPolicy -Identity Pilot\nGrant-CsTeamsUpgradePolicy -PolicyName Islands\n";
    let lines = |era| -> Vec<usize> {
        let remarks = at(era, text).diagnostics;
        assert!(remarks.iter().all(|it| it.problem.weight() == Weight::Error));
        remarks.iter().map(|it| it.span.position(text).line).collect()
    };
    assert_eq!(lines(Era::December2017), [2]);
    for era in [Era::April2018, Era::January2019, Era::August2019] {
        assert_eq!(lines(era), [1]);
    }
}
