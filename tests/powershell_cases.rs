//! Scripts and transcripts as administrators had them, with what each must give.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test that fails says where")]

use call_landing::editions::teams_upgrade_policy::Mode;
use call_landing::powershell::language::{Context, parse_in};
use call_landing::powershell::reading::read_output;
use call_landing::powershell::tenant::{Era, Input, Run, Stream, Tenant, Wording, run};

fn case(name: &str) -> String {
    std::fs::read_to_string(format!("tests/fixtures/cases/{name}")).unwrap()
}

/// Runs a case on the example tenant, with the file that it reads.
fn tried(era: Era, name: &str, table: Option<&str>) -> Run {
    let text = case(&format!("{name}.ps1"));
    let table = table.map(|it| case(&format!("{name}.table.{it}")));
    let input = Input { table: table.as_deref(), ..Input::default() };
    run(&text, &parse_in(&text, &Context::at(era)), &Tenant::example(era), input)
}

fn lines(run: &Run) -> Vec<&str> {
    run.steps.iter().flat_map(|it| &it.lines).map(|it| it.text.as_str()).collect()
}

#[track_caller]
fn shows(run: &Run, wanted: &[&str]) {
    let lines = lines(run);
    for it in wanted {
        assert!(lines.contains(it), "{it:?} is not among {lines:#?}");
    }
}

/// The aliases of the users with this instance of their own.
fn with(run: &Run, instance: &str) -> Vec<String> {
    let own =
        |it: &&call_landing::powershell::tenant::User| it.upgrade.as_deref() == Some(instance);
    run.tenant.users.iter().filter(own).map(|it| it.alias.clone()).collect()
}

/// No error claims in PowerShell's words that a command or parameter does not exist.
#[track_caller]
fn denies_nothing(run: &Run) {
    let lines = run.steps.iter().flat_map(|it| &it.lines);
    for it in lines.filter(|it| it.stream == Stream::Error(Wording::Documented)) {
        let denies = it.text.contains("is not recognized") || it.text.contains("cannot be found");
        assert!(!denies, "{}", it.text);
    }
}

#[test]
fn the_mode_in_effect_decides_whom_a_script_upgrades() {
    let run = tried(Era::August2019, "upgrade-manager-semicolons", None);
    assert_eq!(with(&run, "UpgradeToTeams"), ["user", "ann", "ben", "cora", "eva"]);
    assert_eq!(run.tenant.mode, Mode::TeamsOnly, "-Global is the whole tenant");
    shows(&run, &["Upgrading ben@contoso.com."]);
    denies_nothing(&run);
}

#[test]
fn a_filter_by_the_mode_in_effect_finds_nobody_in_islands() {
    let run = tried(Era::August2019, "fasttrack-snippets", Some("csv"));
    assert_eq!(with(&run, "UpgradeToTeams"), ["ann", "cora"]);
    let shown = lines(&run).join("\n");
    assert!(shown.contains("parameter name 'ResultsSize'"), "{shown}");
    assert!(!shown.contains("is not recognized"), "{shown}");
}

#[test]
fn the_documents_own_steps_set_the_mode_of_the_tenant() {
    let run = tried(Era::August2019, "docs-typographic-quotes", Some("txt"));
    assert_eq!(with(&run, "Islands"), ["user"]);
    assert_eq!(with(&run, "UpgradeToTeams"), ["ann"]);
    assert_eq!(run.tenant.mode, Mode::SfbWithTeamsCollab);
}

#[test]
fn a_wildcard_finds_the_mode_in_effect_and_its_notifications() {
    let run = tried(Era::August2019, "demo-select-teams-star", None);
    let shown = lines(&run).join("\n");
    assert!(shown.contains("TeamsUpgradeEffectiveMode"), "{shown}");
    assert!(shown.contains("SfBWithTeamsCollabWithNotify SfBWithTeamsCollab"), "{shown}");
}

#[test]
fn global_in_a_filter_is_no_user_policy() {
    let run = tried(Era::August2019, "global-in-filter-error", None);
    let shown = lines(&run).join("\n");
    assert!(shown.contains("Policy \"Global\" is not a user policy."), "{shown}");
    assert_eq!(shown.matches("ann@contoso.com").count(), 1, "{shown}");
    assert_eq!(shown.matches("eva@contoso.com").count(), 1, "{shown}");
}

#[test]
fn a_listed_global_gives_the_tenant_its_mode() {
    let reading = read_output(&case("upgrade-policies-listed.txt"));
    assert_eq!(reading.unread, []);
    assert_eq!(reading.tenant(Era::August2019).0.mode, Mode::TeamsOnly);
}

#[test]
fn a_blank_policy_with_a_mode_in_effect_gives_the_tenant_its_mode() {
    let reading = read_output(&case("selected-teamsupgrade-list.txt"));
    let (tenant, _) = reading.tenant(Era::August2019);
    assert_eq!(tenant.mode, Mode::SfbWithTeamsCollab);
    let modes: Vec<Mode> = tenant.users.iter().map(|it| tenant.mode_of(it)).collect();
    assert_eq!(modes, [Mode::TeamsOnly, Mode::SfbWithTeamsCollab, Mode::SfbWithTeamsCollab]);
}

#[test]
fn an_if_with_a_part_not_understood_leaves_the_rest() {
    let run = tried(Era::August2019, "if-else-whatif-aduser", None);
    let target = "What if: Performing the operation \"Grant-CsTeamsUpgradePolicy\" on target \"ann@contoso.com\".";
    let shown = lines(&run);
    assert_eq!(shown.iter().filter(|it| **it == target).count(), 1, "{shown:#?}");
    assert_eq!(run.tenant, Tenant::example(Era::August2019));
}

#[test]
fn texts_are_joined_and_rows_upgraded() {
    let text = "$rows = Import-Csv x.csv\nforeach ($p in $rows) {\n $tel = \"+1\"+ $p.Phone+\";ext=\"+$p.Ext\n $tel\n Grant-CsTeamsUpgradePolicy -Identity $p.Email -PolicyName UpgradeToTeams\n}";
    let table = case("csv-concat-number.table.csv");
    let input = Input { table: Some(&table), ..Input::default() };
    let script = parse_in(text, &Context::at(Era::August2019));
    let run = run(text, &script, &Tenant::example(Era::August2019), input);
    shows(&run, &["+14255550101;ext=1101", "+14255550102;ext=1102"]);
    assert_eq!(with(&run, "UpgradeToTeams"), ["ann", "ben"]);
}

#[test]
fn a_calculated_property_gives_its_column() {
    let run = tried(Era::April2018, "calculated-properties", None);
    let shown = lines(&run).join("\n");
    assert!(
        shown.contains("UserPrincipalName Policy") || shown.contains("UserPrincipalName   Policy"),
        "{shown}"
    );
    assert!(shown.contains("DisallowOverrideCallingTeamsChatTeams"), "{shown}");
}

#[track_caller]
fn prints(text: &str, wanted: &str) {
    let script = parse_in(text, &Context::at(Era::August2019));
    let run = run(text, &script, &Tenant::example(Era::August2019), Input::default());
    assert_eq!(lines(&run).join("\n"), wanted, "{text}");
}

#[test]
fn branches_and_sums() {
    prints("if (1 -eq 2) { 'a' } elseif ('b' -eq 'B') { 'b' } else { 'c' }", "b");
    prints("if (1 -eq 2) { 'a' }\nelse\n{\n 'c' }", "c");
    prints("$all = 1, 2, 3 | % { if ($_ -eq 2) { 'two' } else { $_ } }\n$all", "1\ntwo\n3");
    prints("1 + 2", "3");
    prints("'a' + 1", "a1");
    prints("$a = 1, 2\n$b = $a + 3\n$b.Count", "3");
    prints("'x' + 'y' -eq 'xy'", "True");
}

#[test]
fn a_branch_that_was_not_understood_stops_the_whole_if() {
    let text = "if ($true) { Grant-CsTeamsUpgradePolicy ann@contoso.com -PolicyName UpgradeToTeams } \
                else { $x++ }";
    let script = parse_in(text, &Context::at(Era::August2019));
    let run = run(text, &script, &Tenant::example(Era::August2019), Input::default());
    assert_eq!(run.tenant, Tenant::example(Era::August2019));
    assert_eq!(script.refused.len(), 1);
}
