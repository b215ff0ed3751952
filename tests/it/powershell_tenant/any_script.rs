//! Properties of every script.

use super::*;

#[test]
fn what_we_write_gives_the_user_that_very_policy() {
    for instance in PRESETS {
        for fields in PolicyFields::all() {
            let lines: Vec<String> =
                grant(instance, fields, "ann@contoso.com").into_iter().map(|it| it.line).collect();
            let run = run_2017(&lines.join("\n"));
            let ann = run.tenant.user("ann@contoso.com").unwrap();
            if PolicyFields::of(instance) != fields || instance.name != "Global" {
                assert!(ann.policy.is_some(), "{lines:?}");
            }
            assert_eq!(run.tenant.policy_of(ann), fields, "{lines:?}");
        }
    }
}

/// Lines that do something, correct and not.
const LINES: [&str; 14] = [
    "Get-CsTeamsInteropPolicy",
    "New-CsTeamsInteropPolicy A -Calling Teams",
    "New-CsTeamsInteropPolicy B -Chat Sfb -Allow $true",
    "Set-CsTeamsInteropPolicy A -Calling Sfb",
    "Set-CsTeamsInteropPolicy Global -Calling Teams",
    "Remove-CsTeamsInteropPolicy A",
    "Remove-CsTeamsInteropPolicy Global",
    "Grant-CsTeamsInteropPolicy ann@contoso.com A",
    "Grant-CsTeamsInteropPolicy -PolicyName $null -Identity ann@contoso.com",
    "Get-CsOnlineUser | Grant-CsTeamsInteropPolicy -PolicyName B",
    "Get-CsOnlineUser | Grant-CsTeamsInteropPolicy -PolicyName $null -Force",
    "Grant-CsTeamsUpgradePolicy -PolicyName UpgradeToTeams -Identity ann@contoso.com",
    "Grant-CsTeamsUpgradePolicy -PolicyName SfBOnly",
    "foreach ($u in Get-CsOnlineUser) { Grant-CsTeamsInteropPolicy $u.UserPrincipalName A }",
];

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    /// Applying the events gives the tenant of the run, reverting them gives the original one, and
    /// the moves are the difference according to the rules.
    #[test]
    fn events_can_be_applied_and_taken_back(
        lines in prop::collection::vec(prop::sample::select(&LINES[..]), 0..12),
        era in prop::sample::select(Era::VARIANTS),
    ) {
        let before = Tenant::example(era);
        let run = run_in(era, &lines.join("\n"), Input::default());
        let mut tenant = before.clone();
        for step in &run.steps {
            let was = tenant.clone();
            step.events.iter().for_each(|it| tenant.apply(it));
            if let [_] = step.events[..] {
                let mut moved = 0;
                for (old, new) in was.users.iter().zip(&tenant.users) {
                    let pairs = was.cases(old).into_iter().zip(tenant.cases(new));
                    moved += pairs.filter(|(a, b)| a.decide().verdict.landing != b.decide().verdict.landing).count();
                }
                prop_assert_eq!(moved, step.moves.len());
            }
        }
        prop_assert_eq!(&tenant, &run.tenant);
        for step in run.steps.iter().rev() {
            step.events.iter().rev().for_each(|it| tenant.revert(it));
        }
        prop_assert_eq!(tenant, before);
    }

    #[test]
    fn any_script_ends(pieces in prop::collection::vec(prop::sample::select(&[
        "$a = ", "'x'", ",", "$a", "\n", "; ", " | ", "% { ", " }", "foreach ($a in ", ") { ", "(", ")",
        "Get-CsOnlineUser", "Get-CsTeamsInteropPolicy", "select *", "fl", "ft Alias", "? { $_ -like '*' }",
        "Grant-CsTeamsInteropPolicy -PolicyName $a", "Set-CsTeamsInteropPolicy -Chat Teams", "\"$a$a\"",
        ".Count", " -eq ", "@{ x = $a }", "import-csv x", "write $a", "-Identity ", "$null", "@p",
    ][..]), 0..40)) {
        run_in(Era::December2017, &pieces.concat(), Input { table: Some("a,b\n1,2"), ..Input::default() });
    }
}

#[test]
fn a_policy_that_was_removed_comes_back_in_its_place() {
    let made = run_2017("New-CsTeamsInteropPolicy A; New-CsTeamsInteropPolicy B").tenant;
    let text = "Remove-CsTeamsInteropPolicy A";
    let mut run = run(text, &parse(text), &made, Input::default());
    assert_ne!(run.tenant, made);
    run.tenant.revert(&run.steps[0].events[0]);
    assert_eq!(run.tenant, made);
}

#[test]
fn operators_compare_as_powershell_does() {
    for (condition, expect) in [
        ("'Ab' -eq 'aB'", "True"),
        ("'a' -ne 'A'", "False"),
        ("'abc' -like 'A*C'", "True"),
        ("'abbbc' -like '*b?'", "True"),
        ("'abc' -like 'ab'", "False"),
        ("'abc' -notlike 'b*'", "True"),
        ("'abc' -notlike 'a*'", "False"),
        ("'a' -in 'b','A'", "True"),
        ("'a' -notin 'b','A'", "False"),
        ("'b','A' -contains 'a'", "True"),
        ("'b','A' -notcontains 'c'", "True"),
        ("$true -eq 'False'", "True"),
        ("$null -eq ''", "False"),
        ("-not $null", "True"),
        ("'' -or 0 -or 'x'", "True"),
        ("1 -and 0", "False"),
        ("3 -eq '3'", "True"),
        ("('a','b','a' -eq 'A').Count", "2"),
        ("('a','b','a' -ne 'A').Count", "1"),
        ("'a','b' -like 'B'", "b"),
        ("$a = 'ab'; $a.Length", "2"),
    ] {
        check_2017(condition, expect);
    }
}

#[test]
fn a_script_that_never_stops_growing_is_stopped() {
    let name = "x".repeat(50_000);
    let each = "foreach ($u in Get-CsOnlineUser) { foreach ($v in Get-CsOnlineUser) { ".repeat(6);
    let each = |inner: &str| format!("{each}{inner}{}", " } }".repeat(6));
    let texts = [
        format!("$a = 'x'; {}", "$a = \"$a$a\"\n".repeat(40)),
        format!("$a = 'x','y'; {}", "$a = $a,$a\n".repeat(40)),
        format!("$a = '{name}'; {}", "$a -like \"*$a*y\"\n".repeat(500)),
        each("Get-CsOnlineUser"),
        each(&format!("Get-CsOnlineUser | select Alias, {name}, SipAddress")),
        each(&format!("Get-CsOnlineUser | fl *{name}*")),
        each("Grant-CsTeamsInteropPolicy -PolicyName $null -Identity $u.UserPrincipalName"),
    ];
    for text in texts {
        let end = run_2017(&text).end;
        let begin: String = text.chars().skip(text.len() / 2).take(30).collect();
        assert_eq!(end, End::TooLong, "{begin}");
    }
}

#[test]
fn commands_that_fail_count_as_more_work_than_those_that_do_something() {
    let each = "Get-CsOnlineUser | % { ".repeat(12);
    let printed = |inner: &str| {
        let run = run_2017(&format!("{each}{inner}{}", " }".repeat(12)));
        assert_eq!(run.end, End::TooLong, "{inner}");
        printed(&run).lines().count()
    };
    let lines = printed("Get-CsOnlineUser | fl Alias");
    let count = printed("Get-CsOnlineUser nobody");
    assert!(count < lines / 4, "{count} of {lines}");
}

#[test]
fn running_what_stands_deep_leaves_stack_over() {
    let run_small = || {
        for (open, close) in [
            ("'a' | % { ", " }"),
            ("(", ")"),
            ("foreach ($a in 1) { ", " }"),
            ("'a' | ? { 1 -eq 1 -and ", " }"),
            ("! ", ""),
            ("1, (", ")"),
        ] {
            let deepest = (1..40).rev().find(|depth| {
                let text = open.repeat(*depth) + "1" + &close.repeat(*depth);
                let script = parse(&text);
                assert_eq!(run_2017(&text).end, End::Done, "{text}");
                script.diagnostics.is_empty()
            });
            assert!(deepest.unwrap() >= 9, "{open}");
        }
    };
    // The stack of the page is four times this size.
    let small = std::thread::Builder::new().stack_size(256 * 1024);
    small.spawn(run_small).unwrap().join().unwrap();
}

#[test]
fn a_large_organization_is_not_too_large() {
    let mut tenant = Tenant::example(Era::December2017);
    let like = tenant.users[0].clone();
    tenant.users = (0..3000)
        .map(|it| call_landing::powershell::tenant::User {
            sign_in: format!("user{it}@contoso.com"),
            alias: format!("user{it}"),
            ..like.clone()
        })
        .collect();
    let text = "foreach ($user in Get-CsOnlineUser | Select-Object -ExpandProperty UserPrincipalName) { Grant-CsTeamsInteropPolicy -PolicyName DisallowOverrideCallingTeamsChatTeams -Identity $user }";
    let run = run(text, &parse(text), &tenant, Input::default());
    assert_eq!(run.end, End::Done);
    assert_eq!(moved(&run).len(), 6000);
    let rows = "a;b\n".to_owned() + &"1;2;3\n".repeat(20_000);
    let text = "(Import-Csv x | ? a -eq 1).Count";
    let run = call_landing::powershell::tenant::run(
        text,
        &parse(text),
        &tenant,
        Input { table: Some(&rows), ..Input::default() },
    );
    assert_eq!(printed(&run), "20000\n");
}

#[test]
fn statements_that_could_not_be_read_do_not_run_and_the_others_do() {
    let run = run_2017(
        "try { Grant-CsTeamsInteropPolicy -PolicyName DisallowOverrideCallingSfbChatSfb -Identity ann@contoso.com }
         Grant-CsTeamsInteropPolicy -PolicyName DisallowOverrideCallingSfbChatSfb -Identity ben@contoso.com",
    );
    let events: Vec<&TenantEvent> = run.steps.iter().flat_map(|it| &it.events).collect();
    let [TenantEvent::Granted { user, .. }] = events[..] else { panic!("{events:?}") };
    assert_eq!(user, "ben@contoso.com");
}

#[test]
fn the_example_has_one_user_of_each_kind() {
    let tenant = Tenant::example(Era::August2019);
    for customer in Organization::VARIANTS {
        assert!(tenant.users.iter().any(|it| it.customer == *customer));
    }
    let eva = tenant.user("eva@contoso.com").unwrap();
    let has_pstn = |it: &Case| ModeCall::from(*it).call == teams_upgrade_policy::CallType::PstnIn;
    assert!(!tenant.cases(eva).iter().any(has_pstn));
}

#[test]
fn a_column_whose_name_needs_quotes_names_its_own_user_and_nobody_else() {
    let table = "User name;sign-in\nann@contoso.com;ben@contoso.com\n";
    for (name, user) in [("\"User name\"", "ann"), ("'sign-in'", "ben"), ("'SIGN-IN'", "ben")] {
        let text = format!(
            "Import-Csv -Path .\\users.csv -Delimiter ';' | ForEach-Object {{ Grant-CsTeamsInteropPolicy -PolicyName $null -Identity $_.{name} }}; $x = Import-Csv -Path .\\users.csv -Delimiter ';'; $x.{name}"
        );
        let script = parse(&text);
        assert_eq!(script.diagnostics, vec![], "{text}");
        let run =
            run_in(Era::December2017, &text, Input { table: Some(table), ..Input::default() });
        assert_eq!(printed(&run), format!("{user}@contoso.com\n"), "{text}");
        assert_eq!(notes(&run), [Note::AlreadySo], "{text}");
    }
    let text = "$a = 'b'; $x = @{ ab = 1 }; $x.\"a$a\"; $b = 'ab'; $x.$b";
    assert_eq!(printed(&run_2017(text)), "1\n1\n");
}
