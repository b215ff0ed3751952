//! No name becomes a command or another user.

use super::*;

/// Names with everything that could end a string, a comment, a line or a cell.
fn any_name() -> impl Strategy<Value = String> {
    let pieces = prop::sample::select(
        &[
            "'",
            "''",
            "\"",
            "\"\"",
            "`",
            "$",
            "$(Remove-Item x)",
            ")",
            "\u{2018}",
            "\u{2019}",
            "\u{201a}",
            "\u{201b}",
            "\u{201c}",
            "\u{201d}",
            "\u{201e}",
            "\u{201f}",
            "'@",
            "\n'@\n",
            "\r\u{2019}@\r",
            "@'",
            "\"@",
            "@\"",
            "#>",
            "<#",
            "#",
            "\0",
            "\u{85}",
            "\u{2028}",
            "\u{2029}",
            "\u{202e}",
            "\u{200f}",
            "\u{feff}",
            "\n",
            "\r\n",
            "\u{b}",
            "\u{c}",
            "; Remove-CsTeamsInteropPolicy Global",
            "\nWrite-Host PWNED #",
            " | ",
            "{",
            "}",
            "{{name}}",
            ",",
            "-WhatIf",
            " ",
            "a",
            "user@contoso.com",
            "$null",
            "&",
            "é",
            "Ñ",
            "%{",
            "[",
            "]",
            "*",
        ][..],
    );
    prop_oneof![any::<String>(), prop::collection::vec(pieces, 0..8).prop_map(|it| it.concat())]
}

/// Whether a name is complete and stays on one line, for the parser and for the eye.
fn is_safe(name: &str) -> bool {
    let is_bad = |it: char| {
        it.is_control()
            || matches!(it, '\u{61c}' | '\u{feff}' | '\u{fffd}')
            || ('\u{200b}'..='\u{200f}').contains(&it)
            || ('\u{2028}'..='\u{202e}').contains(&it)
            || ('\u{2060}'..='\u{206f}').contains(&it)
    };
    name.len() <= LONGEST_NAME && !name.chars().any(is_bad)
}

#[test]
fn one_policy_for_all_is_assigned_to_those_alone_whose_calls_it_reroutes() {
    let (summary, rows) = tenant(&[
        ("ann@contoso.com", Some("AllowOverrideCallingTeamsChatTeams")),
        ("ben@contoso.com", None),
    ]);
    let planner = Planner::new(&to_teams(), &summary).unwrap();
    assert_eq!(planner.step(rows[0].1), PlanStep::Skip(Skipped::Unmoved));
    assert!(matches!(planner.step(rows[1].1), PlanStep::Assign(_)));
    // What fixes a problem may be another policy with the same landings.
    let fix = PlanFor { proposal: Proposal::Fix(Finding::Unattested), ..to_teams() };
    let planner = Planner::new(&fix, &summary).unwrap();
    assert!(matches!(planner.step(rows[0].1), PlanStep::Assign(_)));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(500))]

    #[test]
    fn no_name_becomes_a_command_or_another_user(
        names in prop::collection::vec((any_name(), any_name()), 1..5),
        makes_policy in any::<bool>(),
        own in "[a-zA-Z'\"`$(){}#<>@\u{2018}-\u{201f} -]{1,20}",
    ) {
        let plan = match makes_policy {
            true => PlanFor { name: own, ..to_own() },
            false => to_teams(),
        };
        let users: Vec<_> =
            names.iter().map(|it| (it.0.as_str(), Some(it.1.as_str()))).collect();
        let text = file(&plan, &users);
        // Nobody to change is no plan; `proptest` gives up if that is so too often.
        prop_assume!(text.is_ok());
        let text = text.unwrap();
        let harmless = PlanFor { name: "Ours".to_owned(), ..plan.clone() };
        let ordinary = file(&harmless, &[("ann@contoso.com", Some("Sales"))]).unwrap();
        // PowerShell reads the same commands as for harmless names, and one block of data.
        let (commands, blocks) = parsed(&text);
        prop_assert_eq!(&commands, &parsed(&ordinary).0);
        prop_assert_eq!(blocks.len(), 1);
        // The data has the names, each user once, and ends where the plan says.
        let (summary, rows) = tenant(&users);
        let planner = Planner::new(&plan, &summary).unwrap();
        let planned: Vec<_> = rows
            .iter()
            .filter(|it| matches!(planner.step(it.1), PlanStep::Assign(_)))
            .collect();
        let expect: Vec<[String; 2]> = planned
            .iter()
            .filter(|it| is_safe(&it.0))
            .map(|it| {
                let policy = it.1.policy();
                let own = summary.policies.get(policy).filter(|_| policy != Policies::GLOBAL);
                [it.0.clone(), own.map(|it| it.name.clone()).unwrap_or_default()]
            })
            .collect();
        let found: Vec<[String; 2]> =
            data(&text).into_iter().map(|[_, name, _, previous]| [name, previous]).collect();
        prop_assert_eq!(&found, &expect);
        prop_assert!(found.iter().all(|it| is_safe(&it[0]) && is_safe(&it[1])));
        let missing = planned.len() - expect.len();
        let end = format!("$unwritten = {missing}\n\nStart-Plan\n");
        prop_assert!(text.ends_with(&end), "{}", end);
        // No name appears anywhere else, not even in comments and help.
        let start = text.find("\n$plan = @'\n").unwrap();
        for (name, policy) in &names {
            for it in [name, policy].into_iter().filter(|it| it.len() > 9 && !text[start..].is_empty()) {
                prop_assert!(!text[..start].contains(it.as_str()) || ordinary.contains(it.as_str()));
            }
        }
    }
}
