//! Commands for a request: they make the change, check it and undo it, and no name breaks out of
//! its quotes.

use call_landing::editions::teams_interop_policy::{CALLS_IN_TEAMS, GLOBAL, PRESETS, PolicyFields};
use call_landing::editions::teams_upgrade_policy::Mode;
use call_landing::powershell::language::syntax::{ArgumentKind, ExpressionKind, StatementKind};
use call_landing::powershell::language::{Problem, parse};
use call_landing::powershell::tenant::{End, Era, Input, Run, Tenant, run};
use call_landing::powershell::writing::{
    CommandPlan, NoPlan, Recipients, Request, Wanted, commented, plan, quoted, written,
};
use call_landing::powershell::{CUSTOM_POLICY, Command, grant, script_file, script_of_file};
use call_landing::text::commands::{no_plan, remark};
use proptest::prelude::*;
use strum::VariantArray;

const TABLE: &str = "User name,X\nann@contoso.com,1\nben@contoso.com,2\n";

fn run_all(commands: &[Command], tenant: &Tenant) -> Run {
    let lines: Vec<&str> = commands.iter().map(|it| it.line.as_str()).collect();
    let text = lines.join("\n");
    let script = parse(&text);
    assert_eq!(script.diagnostics, vec![], "{text}");
    run(&text, &script, tenant, Input { table: Some(TABLE), ..Input::default() })
}

fn errors(run: &Run) -> Vec<&str> {
    let lines = run.steps.iter().flat_map(|it| &it.lines).map(|it| it.text.as_str());
    lines.filter(|it| it.contains(" : ") && it.contains("-Cs")).collect()
}

fn request<'a>(wanted: Wanted<'a>, recipients: Recipients<'a>) -> Request<'a> {
    Request { wanted, recipients, before: None, era: Era::December2017 }
}

fn lines(commands: &[Command]) -> Vec<&str> {
    commands.iter().map(|it| it.line.as_str()).collect()
}

#[test]
fn one_user_gets_a_policy_in_four_steps() {
    let fields = PolicyFields {
        allow_end_user_client_override: "true".parse().unwrap(),
        ..PolicyFields::default()
    };
    let wanted = Wanted::Policy { instance: GLOBAL, fields, name: CUSTOM_POLICY };
    let plan = plan(&request(wanted, Recipients::One("user@contoso.com"))).unwrap();
    let make = "New-CsTeamsInteropPolicy `\n  -Identity Tag:CustomPolicy `\n  -AllowEndUserClientOverride $true `\n  -CallingDefaultClient Default `\n  -ChatDefaultClient Default";
    assert_eq!(lines(&plan.try_out), [format!("{make} `\n  -WhatIf")]);
    assert_eq!(plan.apply, grant(GLOBAL, fields, "user@contoso.com"));
    assert_eq!(plan.apply[0].line, make);
    assert_eq!(
        lines(&plan.verify),
        [
            "Get-CsTeamsInteropPolicy -Identity Tag:CustomPolicy",
            "Get-CsOnlineUser -Identity user@contoso.com | Select-Object UserPrincipalName, TeamsInteropPolicy",
        ]
    );
    assert_eq!(
        lines(&plan.roll_back),
        [
            "Grant-CsTeamsInteropPolicy `\n  -PolicyName $null `\n  -Identity user@contoso.com",
            "Remove-CsTeamsInteropPolicy -Identity Tag:CustomPolicy",
        ]
    );
}

#[test]
fn many_users_get_a_policy_in_one_statement() {
    let wanted = Wanted::Policy {
        instance: CALLS_IN_TEAMS,
        fields: PolicyFields::of(CALLS_IN_TEAMS),
        name: CUSTOM_POLICY,
    };
    let users = ["ann@contoso.com".to_owned(), "o'neil@contoso.com".to_owned()];
    let applied =
        |recipients| lines(&plan(&request(wanted, recipients)).unwrap().apply)[0].to_owned();
    let grant = "{\n  Grant-CsTeamsInteropPolicy `\n    -PolicyName DisallowOverrideCallingTeamsChatTeams `\n    -Identity $user\n}";
    assert_eq!(
        applied(Recipients::List(&users)),
        format!("foreach ($user in 'ann@contoso.com', 'o''neil@contoso.com') {grant}")
    );
    assert_eq!(
        applied(Recipients::Table { path: ".\\users.csv", column: "User name" }),
        format!(
            "foreach ($user in Import-Csv -Path '.\\users.csv' | Select-Object -ExpandProperty 'User name') {grant}"
        )
    );
    assert_eq!(
        applied(Recipients::Everybody),
        format!(
            "foreach ($user in Get-CsOnlineUser | Select-Object -ExpandProperty UserPrincipalName) {grant}"
        )
    );
}

/// Every kind of recipients, with their sign-in names.
fn all_recipients<'a>(two: &'a [String], all: &'a [String]) -> [(Recipients<'a>, &'a [String]); 4] {
    let table = Recipients::Table { path: "C:\\my users.csv", column: "User name" };
    [
        (Recipients::One(&two[0]), &two[..1]),
        (Recipients::List(two), two),
        (table, two),
        (Recipients::Everybody, all),
    ]
}

#[test]
fn every_plan_does_it_shows_it_and_takes_it_back() {
    let mut before = Tenant::example(Era::December2017);
    for it in &mut before.users {
        it.policy = Some("DisallowOverrideCallingSfbChatSfb".to_owned());
    }
    let two = ["ann@contoso.com".to_owned(), "ben@contoso.com".to_owned()];
    let all: Vec<String> = before.users.iter().map(|it| it.sign_in.clone()).collect();
    for (recipients, users) in all_recipients(&two, &all) {
        for instance in PRESETS {
            for fields in PolicyFields::all() {
                let wanted = Wanted::Policy { instance, fields, name: "It's mine" };
                let request = Request {
                    before: before.users[0].policy.as_deref(),
                    ..request(wanted, recipients)
                };
                let CommandPlan { try_out, apply, verify, roll_back } = plan(&request).unwrap();
                let tried = run_all(&try_out, &before);
                assert_eq!((&tried.tenant, errors(&tried)), (&before, vec![]));
                assert!(tried.steps[0].lines[0].text.starts_with("What if: "));
                let applied = run_all(&apply, &before);
                assert_eq!(errors(&applied), [""; 0]);
                assert_eq!(applied.end, End::Done);
                for user in &applied.tenant.users {
                    let is_meant = users.contains(&user.sign_in);
                    let has = applied.tenant.policy_of(user);
                    assert_eq!(has, if is_meant { fields } else { before.policy_of(user) });
                }
                let shown = run_all(&verify, &applied.tenant);
                assert_eq!((&shown.tenant, errors(&shown)), (&applied.tenant, vec![]));
                for user in users {
                    assert!(
                        shown
                            .steps
                            .iter()
                            .flat_map(|it| &it.lines)
                            .any(|it| it.text.contains(user))
                    );
                }
                let back = run_all(&roll_back, &applied.tenant);
                assert_eq!((&back.tenant, errors(&back)), (&before, vec![]));
            }
        }
    }
}

#[test]
fn the_way_back_is_to_what_was_there() {
    let wanted = Wanted::Policy {
        instance: CALLS_IN_TEAMS,
        fields: PolicyFields::of(CALLS_IN_TEAMS),
        name: CUSTOM_POLICY,
    };
    let back = |before| {
        let request = Request { before, ..request(wanted, Recipients::One("ann@contoso.com")) };
        let line = plan(&request).unwrap().roll_back[0].line.clone();
        line.split_whitespace().nth(3).unwrap().to_owned()
    };
    assert_eq!(back(None), "$null");
    assert_eq!(back(Some("Global")), "$null");
    assert_eq!(back(Some("tag:global")), "$null");
    assert_eq!(back(Some("Tag:Mine")), "Mine");
    assert_eq!(back(Some("$null")), "'$null'");
}

#[test]
fn modes_come_and_go_likewise() {
    let before = Tenant::example(Era::August2019);
    let two = ["ann@contoso.com".to_owned(), "ben@contoso.com".to_owned()];
    for mode in Mode::VARIANTS {
        for (recipients, users) in all_recipients(&two, &[]).into_iter().take(3) {
            let request =
                Request { era: Era::August2019, ..request(Wanted::Mode(*mode), recipients) };
            let plan = plan(&request).unwrap();
            let applied = run_all(&plan.apply, &before);
            assert_eq!(errors(&applied), [""; 0]);
            for user in users {
                assert_eq!(applied.tenant.mode_of(applied.tenant.user(user).unwrap()), *mode);
            }
            assert_eq!(run_all(&plan.roll_back, &applied.tenant).tenant, before);
            assert_eq!(run_all(&plan.try_out, &before).tenant, before);
        }
    }
}

#[test]
fn what_a_time_cannot_do_is_not_written() {
    let fields = PolicyFields {
        allow_end_user_client_override: "true".parse().unwrap(),
        ..PolicyFields::default()
    };
    let of = |instance, fields, era| {
        let wanted = Wanted::Policy { instance, fields, name: CUSTOM_POLICY };
        plan(&Request { era, ..request(wanted, Recipients::One("ann@contoso.com")) })
    };
    let teams = CALLS_IN_TEAMS;
    assert_eq!(of(teams, fields, Era::April2018), Err(NoPlan::CannotCreate));
    assert_eq!(of(teams, PolicyFields::of(teams), Era::August2019), Err(NoPlan::NoCmdlet));
    assert_eq!(
        plan(&request(Wanted::Mode(Mode::Islands), Recipients::Everybody)),
        Err(NoPlan::NoCmdlet)
    );
    assert_eq!(
        plan(&Request {
            era: Era::August2019,
            ..request(Wanted::Mode(Mode::Islands), Recipients::List(&[]))
        }),
        Err(NoPlan::Nobody)
    );
    let forced = of(teams, PolicyFields::of(teams), Era::January2019).unwrap();
    assert!(forced.apply[0].line.ends_with(" `\n  -Force"));
    let run = run_all(&forced.apply, &Tenant::example(Era::January2019));
    assert_eq!(errors(&run), [""; 0]);
    for why in
        [NoPlan::NoCmdlet, NoPlan::CannotCreate, NoPlan::Nobody, NoPlan::BadName, NoPlan::NameTaken]
    {
        assert!(no_plan(why).ends_with('.'));
    }
    for command in
        forced.try_out.iter().chain(&forced.apply).chain(&forced.verify).chain(&forced.roll_back)
    {
        assert!(remark(command.remark).ends_with('.'));
    }
}

#[test]
fn names_are_quoted_where_they_must_be() {
    for (name, expect) in [
        ("user@contoso.com", "user@contoso.com"),
        ("Tag:CustomPolicy", "Tag:CustomPolicy"),
        ("a b", "'a b'"),
        ("O'Neil", "'O''Neil'"),
        ("O\u{2019}Neil", "'O\u{2019}\u{2019}Neil'"),
        ("$null", "'$null'"),
        ("007", "'007'"),
        ("-Identity", "'-Identity'"),
        ("", "''"),
        ("a; Remove-Item x", "'a; Remove-Item x'"),
        ("a`nb", "'a`nb'"),
        ("é", "'é'"),
    ] {
        assert_eq!(written(name), expect);
    }
    assert_eq!(quoted("a"), "'a'");
}

/// Whether another project's grammar of PowerShell accepts the text.
fn parses(text: &str) -> bool {
    let mut parser = tree_sitter::Parser::new();
    parser.set_language(&tree_sitter_powershell::LANGUAGE.into()).unwrap();
    !parser.parse(text, None).unwrap().root_node().has_error()
}

/// The values of the parameters of the only command on a line.
fn parameters_of(line: &str) -> Vec<(String, String)> {
    let script = parse(line);
    let [statement] = &script.statements[..] else { panic!("{line}") };
    let StatementKind::Run(pipeline) = &statement.kind else { panic!("{line}") };
    let [call] = &pipeline.commands[..] else { panic!("{line}") };
    let mut found = Vec::new();
    for pair in call.arguments.chunks(2) {
        let [name, value] = pair else { panic!("{line}") };
        let ArgumentKind::Parameter(name) = &name.kind else { panic!("{line}") };
        let ArgumentKind::Value(value) = &value.kind else { panic!("{line}") };
        let value = match &value.kind {
            ExpressionKind::Literal(text) => text.clone(),
            ExpressionKind::Variable(name) => format!("${name}"),
            _ => panic!("{line}"),
        };
        found.push((name.clone(), value));
    }
    found
}

/// Names with everything that could break out of quotes.
fn any_name() -> impl Strategy<Value = String> {
    let pieces = prop::sample::select(
        &[
            "'",
            "''",
            "\"",
            "`",
            "$",
            "$(",
            ")",
            "\u{2018}",
            "\u{2019}",
            "\u{201a}",
            "\u{201b}",
            "\u{201c}",
            "; Remove-CsTeamsInteropPolicy Global",
            " | ",
            "\n",
            "\r\n",
            "#",
            "<#",
            "@'",
            "{",
            "}",
            ",",
            "-WhatIf",
            " ",
            "a",
            "user@contoso.com",
            "$null",
            "&",
            "é",
        ][..],
    );
    prop_oneof![any::<String>(), prop::collection::vec(pieces, 0..8).prop_map(|it| it.concat())]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1000))]

    #[test]
    fn no_name_breaks_out_of_a_command(user in any_name(), policy in any_name()) {
        let fields = PolicyFields { allow_end_user_client_override: "true".parse().unwrap(), ..PolicyFields::default() };
 let wanted = Wanted::Policy { instance: GLOBAL, fields, name: &policy };
let plan = plan(&request(wanted, Recipients::One(&user))).unwrap();
        let named = |name: &str, value: &str| (name.to_owned(), value.to_owned());
        let made = parameters_of(&plan.apply[0].line);
        prop_assert_eq!(&made[0], &named("Identity", &policy));
        prop_assert_eq!(made.len(), 4);
        let granted = parameters_of(&plan.apply[1].line);
        prop_assert_eq!(granted, [named("PolicyName", &policy), named("Identity", &user)]);
        for command in &plan.apply {
            let script = parse(&command.line);
            let is_trap = |it: &Problem| matches!(it, Problem::GlobalByName | Problem::Alias(_));
            prop_assert!(script.diagnostics.iter().all(|it| is_trap(&it.problem)), "{:?}", script.diagnostics);
        }
    }

    /// Straight quotes only: the other grammar does not accept curly ones.
    #[test]
    fn the_judge_reads_what_is_quoted(name in "[ -~]{0,20}") {
        let line = format!("Get-CsOnlineUser -Identity {} | fl", written(&name));
        prop_assert!(parses(&line), "{}", line);
    }

    #[test]
    fn a_list_reaches_those_on_it_and_nobody_else(names in prop::collection::vec(any_name(), 1..4)) {
        let mut tenant = Tenant::example(Era::December2017);
        for (at, name) in names.iter().enumerate() {
            tenant.users[at].sign_in = format!("{at}{name}@contoso.com");
        }
        let users: Vec<String> = tenant.users.iter().take(names.len()).map(|it| it.sign_in.clone()).collect();
        let wanted = Wanted::Policy {
            instance: CALLS_IN_TEAMS,
            fields: PolicyFields::of(CALLS_IN_TEAMS),
            name: CUSTOM_POLICY,
        };
        let plan = plan(&request(wanted, Recipients::List(&users))).unwrap();
        let run = run_all(&plan.apply, &tenant);
        for (at, user) in run.tenant.users.iter().enumerate() {
            prop_assert_eq!(user.policy.is_some(), at < names.len());
        }
        prop_assert_eq!(run.tenant.policies, tenant.policies);
    }
}

/// How many commands the other grammar finds.
fn commands_in(text: &str) -> usize {
    let mut parser = tree_sitter::Parser::new();
    parser.set_language(&tree_sitter_powershell::LANGUAGE.into()).unwrap();
    let tree = parser.parse(text, None).unwrap();
    let (mut count, mut nodes) = (0, vec![tree.root_node()]);
    while let Some(node) = nodes.pop() {
        count += usize::from(node.kind() == "command");
        nodes.extend((0..node.child_count()).filter_map(|it| node.child(it as u32)));
    }
    count
}

proptest! {
    #[test]
    fn the_way_back_that_is_kept_in_comments_does_not_run(user in any_name(), policy in any_name()) {
        let wanted = Wanted::Policy {
            instance: CALLS_IN_TEAMS,
            fields: PolicyFields::of(CALLS_IN_TEAMS),
            name: CUSTOM_POLICY,
        };
        let users = [user.clone(), "ann@contoso.com".to_owned()];
        let request = Request { before: Some(&policy), ..request(wanted, Recipients::List(&users)) };
        let back = lines(&plan(&request).unwrap().roll_back).join("\n");
        let kept = commented(&back);
        prop_assert_eq!(commands_in(&kept), 0, "{}", kept);
        prop_assert_eq!(parse(&kept).statements.len(), 0, "{}", kept);
        prop_assert!(kept.split(['\n', '\r']).all(|it| it.is_empty() || it.starts_with('#')));
    }
}

#[test]
fn a_saved_script_is_opened_as_it_was_written() {
    for text in ["Get-CsOnlineUser muñoz@contoso.com", "# a\n\nGet-CsOnlineUser\n", ""] {
        let file = script_file(text);
        assert_eq!(file.as_bytes()[..3], [0xef, 0xbb, 0xbf]);
        assert_eq!(script_of_file(&file), text);
        assert_eq!(script_of_file(&file.replace('\n', "\r\n")), text);
        // Pasted with its byte order mark, it is the same script.
        let (pasted, typed) = (parse(&file), parse(text));
        assert_eq!(pasted.diagnostics, vec![]);
        assert_eq!(pasted.statements.len(), typed.statements.len());
    }
}

#[test]
fn every_plan_is_read_by_the_judge() {
    let two = ["ann@contoso.com".to_owned(), "o'neil@contoso.com".to_owned()];
    for (recipients, _) in all_recipients(&two, &[]) {
        for instance in PRESETS {
            for fields in PolicyFields::all() {
                let wanted = Wanted::Policy { instance, fields, name: "It's mine" };
                let plan = plan(&request(wanted, recipients)).unwrap();
                for it in [plan.try_out, plan.apply, plan.verify, plan.roll_back].concat() {
                    assert!(parses(&it.line), "{}", it.line);
                }
            }
        }
    }
}
