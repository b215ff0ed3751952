//! Expectations: reading tables and links, holding rows, and what a change of the rules would break.

use call_landing::editions;
use call_landing::expectations::{
    Checked, Exported, MOST_SCENARIOS, Outcome, Suite, User, check, percent, read, read_among,
    strength,
};
use call_landing::report::{Format, Run, Tested};
use call_landing::routing::{Edition, Landing, Policy, Rule, Subject};
use call_landing::text::expectations::{outcome, place, problem};
use std::sync::Arc;

fn checked(text: &str) -> (Suite, Vec<Checked>) {
    let suite = read(text);
    let rows =
        check(&suite, &mut |files, _| Err(format!("there is no `{}` here.", files.join(", "))));
    (suite, rows)
}

/// Everything that a file comes to, a line each.
fn told(text: &str) -> Vec<String> {
    let (suite, rows) = checked(text);
    let problems = suite.problems.iter();
    let problems = problems.map(|it| format!("{} {}", place(it.place), problem(&it.kind)));
    let row = |it: &Checked| match &it.outcome {
        Outcome::Held => format!("held {}", it.scenarios),
        Outcome::Failed | Outcome::Empty => format!("failed: {}", outcome(it)),
        Outcome::NotUnderstood(it) => format!("{} {}", place(it.place), problem(&it.kind)),
    };
    problems.chain(rows.iter().map(row)).collect()
}

#[track_caller]
fn says(text: &str, expected: &[&str]) {
    assert_eq!(told(text), expected, "\n{text}");
}

/// A table of one row.
#[track_caller]
fn row(columns: &str, cells: &str, expected: &str) {
    let rules = "-|".repeat(columns.matches('|').count() + 1);
    says(&format!("|{columns}|\n|{rules}\n|{cells}|\n"), &[expected]);
}

const TABLE: &str = "\
# Front desk

| expect   | customer | policy                                | call               | because    |
|----------|----------|---------------------------------------|--------------------|------------|
| teams    | existing | DisallowOverrideCallingTeamsChatTeams | pstn-in,teams-voip | front desk |
| !nowhere | hybrid   | *                                     | pstn-in            | reachable  |
";

#[test]
fn the_rows_of_a_table_are_decided() {
    says(
        TABLE,
        &[
            "held 2",
            "failed: 6 of 19 scenarios fail. Expected !nowhere, got nowhere (rule \
             hybrid-on-teams-loses-pstn).",
        ],
    );
}

#[test]
fn blank_is_the_default_and_lists_expand() {
    row("expect|call", "sfb|", "held 1");
    row("expect|call", "sfb|pstn-in, sfb-voip", "held 2");
    row("expect", "sfb", "held 1");
    row("expect|policy", "teams,sfb|*", "held 19");
    row("expect|policy", "`teams`,`sfb`|\\*", "held 19");
    row("EXPECT|Call", "SFB|PSTN-IN", "held 1");
    row("expect|policy", "sfb|tag:global", "held 1");
    row(
        "expect|call",
        "sfb,not-governed|!teams-voip,!teams-chat,!pstn-out,!federated-out",
        "held 5",
    );
}

#[test]
fn what_cannot_be_read_has_its_place_and_the_nearest_word() {
    row(
        "expect|call",
        "sfb|pstn-inn",
        "3:6 `pstn-inn` is not a valid value for `call`. Did you mean `pstn-in`?",
    );
    row(
        "expect|call",
        "sfb|pstn-in, pstn-uot",
        "3:15 `pstn-uot` is not a valid value for `call`. Did you mean `pstn-out`?",
    );
    row("expect|polcy", "sfb|Global", "1:9 `polcy` is not a column. Did you mean `policy`?");
    row("expct|policy", "sfb|Global", "1:2 `expct` is not a column. Did you mean `expect`?");
    row(
        "expect|call",
        "teem|pstn-in",
        "3:2 `teem` is not a valid value for `expect`. Did you mean `teams`?",
    );
}

#[test]
fn a_row_that_tests_nothing_does_not_hold() {
    row(
        "expect|customer",
        "sfb|!existing,!without,!hybrid,!onprem",
        "failed: The row has no scenario, so it tests nothing. That counts as a failure.",
    );
}

#[test]
fn other_tables_are_left_alone() {
    says("| policy | call |\n|---|---|\n| x | y |\n", &[]);
    says("| expect | note |\n|---|---|\n| x | y |\n", &[]);
    says("```\n| expect |\n|---|\n| teams |\n```\n", &[]);
    says("<!--\n| expect |\n|---|\n| teams |\n-->\n", &[]);
    says("text\n\n    | expect |\n    |---|\n    | teams |\n", &[]);
    says("https://app.example/#/orders -> shipped", &[]);
}

#[test]
fn links_with_an_arrow_are_rows() {
    says("#/explore → sfb", &["held 1"]);
    says(
        "- [front desk](https://docs.example/x/#/explore?policy=DisallowOverrideCallingTeamsChatTeams) -> `teams`: front desk",
        &["held 1"],
    );
    says(
        "See <https://docs.example/#/explore?edition=2026-08&answered=no> → voicemail.",
        &["held 1"],
    );
    says(
        "#/explore?answered=no → voicemail",
        &[
            "1:1 Edition 2017-12 has no question `answered`; it is one of 2026-08. Add the column `edition`, or the key `edition` to the link.",
        ],
    );
}

#[test]
fn a_row_that_would_hold_whatever_the_rules_say_is_refused() {
    row(
        "expect",
        "*",
        "3:2 Every value passes under `expect`, so this would hold whatever the rules say. Leave at least one out.",
    );
    row(
        "expect",
        "!busy",
        "3:2 Every value passes under `expect`, so this would hold whatever the rules say. Leave at least one out.",
    );
    row(
        "expect|edition",
        "busy|2017-12",
        "3:2 No rule of edition 2017-12 gives `busy`, so nothing is tested. Check the edition.",
    );
    row(
        "expect|basis",
        "sfb|*",
        "3:6 Every value passes under `basis`, so this would hold whatever the rules say. Leave at least one out.",
    );
}

#[test]
fn rows_are_read_whole_or_not_at_all() {
    row(
        "expect|call",
        "|pstn-in",
        "3:2 The row does not say where the call must land. Fill `expect`, for example with `teams` or `!nowhere`.",
    );
    row(
        "expect|call",
        "sfb|pstn-in|more",
        "3:14 The row has more cells than the table has columns. Write `\\|` for a vertical bar inside a cell.",
    );
    row(
        "expect|call",
        "sfb|pstn-in,!pstn-out",
        "3:14 The list under `call` is partly negated. Put `!` before every word of it, or before none.",
    );
    row(
        "expect|call",
        "sfb|pstn-in,",
        "3:14 A word is missing in the list under `call`: write `a,b` without an empty place.",
    );
    row(
        "expect|call|call",
        "sfb|pstn-in|",
        "1:14 The column `call` appears twice. Remove one of them.",
    );
    row(
        "expect|mode",
        "sfb|islands",
        "3:6 Edition 2017-12 has no question `mode`; it is one of 2019-08 and 2026-08. Add the column `edition`, or the key `edition` to the link.",
    );
    says(
        "|expect|call|\n|---|\n|sfb|pstn-in|\n",
        &[
            "2:1 The line under the header has another number of cells than the header, so this is no table. Give both the same number.",
        ],
    );
    let all = "*|*|*|*|*|*|*|*|*|*|*|*";
    row(
        "expect|edition|mode|door|number|pstn|site|mailbox|dial-out|state|answering|unanswered|busy",
        &format!("teams|2026-08|{}", &all[..21]),
        &format!(
            "3:2 The row has more than {MOST_SCENARIOS} scenarios. Name fewer values, or split the row."
        ),
    );
}

#[test]
fn rule_and_basis_are_held_too() {
    row(
        "expect|rule",
        "sfb|default-keeps-pstn",
        "3:6 `default-keeps-pstn` is not a valid value for `rule`. Did you mean `default-hybrid-pstn`?",
    );
    row("expect|rule", "sfb|!chat-not-governed", "held 1");
    row(
        "expect|rule",
        "sfb|chat-not-governed",
        "failed: Expected rule chat-not-governed, got rule default-policy-sfb-calls (rule default-policy-sfb-calls).",
    );
    row("expect|basis", "sfb|guide", "held 1");
    row(
        "expect|basis",
        "sfb|inferred",
        "failed: Expected basis inferred, got basis guide (rule default-policy-sfb-calls).",
    );
}

#[test]
fn links_that_would_test_something_else_are_refused() {
    says(
        "#/explore?custmer=hybrid → sfb",
        &["1:1 `custmer` is not a column. Did you mean `customer`?"],
    );
    says(
        "#/explore?call=pstn-in,pstn-out → sfb",
        &["1:1 `pstn-in,pstn-out` is not a valid value for `call`."],
    );
    says(
        "#/explor → sfb",
        &["1:1 No screen of Call Landing is called `explor`. Did you mean `explore`?"],
    );
    says(
        "#/explore → sfb or teams",
        &[
            "1:16 Only `sfb` was read as the expectation. For several landings write a list with commas and without blanks: `teams,sfb`.",
        ],
    );
    says(
        "#/explore?call=pstn-in&call=pstn-out → sfb",
        &["1:1 The key `call` appears twice in the address. Remove one of them."],
    );
    says("#/explore?why-not=sfb&only-call=pstn-in → sfb,teams", &["held 1"]);
    says(
        "#/explore →",
        &[
            "1:12 The row does not say where the call must land. Fill `expect`, for example with `teams` or `!nowhere`.",
        ],
    );
}

#[test]
fn places_count_characters_and_lines_of_any_kind() {
    says(
        "\u{feff}|because|expect|\r\n|---|---|\r\n|Zoë’s line|tems|\r\n",
        &["3:13 `tems` is not a valid value for `expect`. Did you mean `teams`?"],
    );
}

#[test]
fn a_row_about_users_runs_for_each_of_them() {
    let text = "|expect|users|call|\n|---|---|---|\n|!nowhere|staff.csv|pstn-in,federated-in|\n";
    let suite = read(text);
    let first = Subject::first(editions::default());
    let hybrid = Subject { case: first.case.answered("customer", "hybrid").unwrap(), ..first };
    let teams = editions::default().preset("DisallowOverrideCallingTeamsChatTeams").unwrap();
    let users = [("ann", first), ("ben", hybrid.granted(teams))];
    let all = users.map(|(name, subject)| User::known(name.to_owned(), subject)).to_vec();
    let customer = editions::default().position("customer").unwrap();
    let exported = Arc::new(Exported { answers: vec![customer], all });
    let rows = check(&suite, &mut |files, edition| {
        assert_eq!((files, edition.id), (&["staff.csv".to_owned()][..], "2017-12"));
        Ok(Arc::clone(&exported))
    });
    assert_eq!((rows[0].scenarios, rows[0].failing), (4, 1));
    assert_eq!(rows[0].misses[0].user.as_deref(), Some("ben"));
    let failing = &rows[0].failing_users[0];
    assert_eq!((failing.count, &failing.names[..]), (1, &["ben".to_owned()][..]));
    let rows = check(&suite, &mut |_, _| Ok(Arc::default()));
    assert_eq!(rows[0].outcome, Outcome::Empty);
    row(
        "expect|users",
        "sfb|x.csv",
        "3:6 The users in `x.csv` cannot be read: there is no `x.csv` here.",
    );
    let suite = read("|expect|users|customer|\n|---|---|---|\n|sfb|staff.csv|hybrid|\n");
    let rows = check(&suite, &mut |_, _| Ok(Arc::clone(&exported)));
    let Outcome::NotUnderstood(it) = &rows[0].outcome else { panic!("{:?}", rows[0].outcome) };
    assert_eq!(
        problem(&it.kind),
        "The export answers `customer` for each user. Remove that column, or remove `users`."
    );
    row(
        "expect|users",
        "sfb|a.csv,",
        "3:6 A word is missing in the list under `users`: write `a,b` without an empty place.",
    );
}

/// The edition with another landing of one rule.
fn changed(edition: &'static Edition, rule: &str, landing: Landing) -> &'static Edition {
    let mut rules: Vec<Rule> = edition.rules.to_vec();
    let mut otherwise = *edition.otherwise;
    for it in rules.iter_mut().chain([&mut otherwise]).filter(|it| it.id == rule) {
        it.then.landing = landing;
    }
    let policy = &edition.policy;
    Box::leak(Box::new(Edition {
        id: edition.id,
        date: edition.date,
        name: edition.name,
        short: edition.short,
        questions: edition.questions,
        facts: edition.facts,
        rules: rules.leak(),
        otherwise: Box::leak(Box::new(otherwise)),
        advice: edition.advice,
        policy: Policy {
            property: policy.property,
            key: policy.key,
            custom: policy.custom,
            presets: policy.presets,
            compared_with: policy.compared_with,
        },
        lines: edition.lines,
        further: edition.further,
        pickers: edition.pickers,
        way: edition.way,
        asking: edition.asking,
        axes: edition.axes,
        json: edition.json,
        successions: edition.successions,
        examples: edition.examples,
        terms: edition.terms,
        words: edition.words,
    }))
}

#[test]
fn the_strength_says_which_changes_of_the_rules_rows_notice() {
    let text = "|expect|policy|call|customer|\n|---|---|---|---|\n|sfb||pstn-in,sfb-voip|*|\n\
        |!nowhere||teams-voip|*|\n|teams|DisallowOverrideCallingTeamsChatTeams|teams-voip,pstn-in||\n";
    let (_, rows) = checked(text);
    let all = strength(&rows);
    assert_eq!(all.len(), 1);
    let (edition, mut noticed, mut changes) = (all[0].edition, 0, 0);
    for rule in edition.all_rules() {
        for landing in edition.landings().into_iter().filter(|it| *it != rule.then.landing) {
            let other = changed(edition, rule.id, landing);
            let suite = read_among(text, &[other]);
            let after = check(&suite, &mut |_, _| Ok(Arc::default()));
            let broken = rows.iter().zip(&after);
            let broken = broken.filter(|it| it.0.outcome != it.1.outcome).count() > 0;
            let listed = all[0].unnoticed.iter().find(|it| it.rule.id == rule.id);
            let is_listed = listed.is_some_and(|it| it.landings.contains(&landing));
            assert_eq!(broken, !is_listed, "{} to {landing:?}", rule.id);
            changes += 1;
            noticed += usize::from(broken);
        }
    }
    assert_eq!((all[0].changes, all[0].noticed), (changes, noticed));
    assert!(noticed > 0 && percent(&all) < 100);
}

fn run_of(files: &[(&str, &str)]) -> Run {
    let tested = |(name, text): &(&str, &str)| {
        let (suite, rows) = checked(text);
        Tested {
            name: (*name).to_owned(),
            unreadable: String::new(),
            problems: suite.problems,
            rows,
        }
    };
    Run::new(files.iter().map(tested).collect(), "https://docs.example/")
}

#[test]
fn every_format_is_what_its_golden_file_shows() {
    let nasty = "|expect|call|because|\n|---|---|---|\n|teams||<a href=\"x\"> & 'b' # c % d `e` $(f) \u{7} “g”|\n|sfb|pst-in||\n";
    let run =
        run_of(&[("front desk.md", TABLE), ("a,b:c#1.md", nasty), ("empty.md", "# Nothing\n")]);
    for (format, end) in [
        (Format::Pretty, "txt"),
        (Format::Json, "json"),
        (Format::Junit, "xml"),
        (Format::Tap, "tap"),
        (Format::Sarif, "sarif"),
        (Format::Markdown, "md"),
        (Format::Github, "github"),
        (Format::Pester, "ps1"),
    ] {
        let written = run.write(format);
        let file = format!("{}/tests/golden/expectations/report.{end}", env!("CARGO_MANIFEST_DIR"));
        if std::env::var_os("UPDATE_GOLDEN").is_some() {
            std::fs::create_dir_all(std::path::Path::new(&file).parent().unwrap()).unwrap();
            std::fs::write(&file, &written).unwrap();
        }
        assert_eq!(written, std::fs::read_to_string(&file).unwrap_or_default(), "{file}");
    }
}

#[test]
fn the_pester_file_is_powershell_by_an_independent_grammar() {
    let run = run_of(&[
        ("it's “x”.md", TABLE),
        (
            "today.md",
            "|expect|edition|because|\n|---|---|---|\n|teams|2026-08|it’s $(x) `y` \"z\"|\n|!busy|2026-08,2019-08||\n",
        ),
    ]);
    let written = run.write(Format::Pester);
    let mut parser = tree_sitter::Parser::new();
    parser.set_language(&tree_sitter_powershell::LANGUAGE.into()).unwrap();
    let tree = parser.parse(&written, None).unwrap();
    assert!(!tree.root_node().has_error(), "{}\n{written}", tree.root_node().to_sexp());
    assert!(written.contains("Get-CsOnlineUser") && written.contains("Should -Not -BeIn"));
}

proptest::proptest! {
    #[test]
    fn any_text_is_read_without_panic(text in "[ -~\n|`!*,\\\\#/?=&→é]{0,200}") {
        let _ = told(&text);
    }

    #[test]
    fn any_cells_are_read_without_panic(cells in proptest::collection::vec("[ -~→é]{0,12}", 4)) {
        let text = format!("|expect|call|policy|edition|\n|---|---|---|---|\n|{}|\n", cells.join("|"));
        let lines = told(&text);
        proptest::prop_assert!(!lines.is_empty());
    }
}

mod own;
