//! Scripts and transcripts as administrators had them, with what each must give.

use call_landing::editions::teams_interop_policy::{DefaultClient, License, Organization};
use call_landing::editions::teams_upgrade_policy::Mode;
use call_landing::powershell::language::{Context, parse_in};
use call_landing::powershell::reading::{NotRead, Reading, read_output};
use call_landing::powershell::tenant::{
    Era, Input, Note, Run, Stream, Tenant, TenantEvent, Wording, run,
};

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
fn a_branch_that_is_not_taken_may_need_what_is_outside() {
    let run = tried(Era::August2019, "if-else-whatif-aduser", None);
    let target = "What if: Performing the operation \"Grant-CsTeamsUpgradePolicy\" on target \"ann@contoso.com\".";
    let shown = lines(&run);
    assert_eq!(shown.iter().filter(|it| **it == target).count(), 2, "{shown:#?}");
    shows(&run, &["Moving ann@contoso.com"]);
    assert_eq!(run.tenant, Tenant::example(Era::August2019));
    denies_nothing(&run);
}

#[test]
fn texts_are_joined_and_rows_upgraded() {
    let run = tried(Era::August2019, "csv-concat-number", Some("csv"));
    assert_eq!(with(&run, "UpgradeToTeams"), ["ann", "ben"]);
    shows(
        &run,
        &[
            "Set-CsPhoneNumberAssignment : 'Set-CsPhoneNumberAssignment' is not part of this simulation.",
        ],
    );
    denies_nothing(&run);
}

#[test]
fn both_policies_go_to_the_users_of_a_file() {
    let run = tried(Era::April2018, "csv-foreach-noblank", Some("csv"));
    assert_eq!(with(&run, "UpgradeToTeams"), ["ann", "ben"]);
    let own = run.tenant.users.iter().filter(|it| it.policy.is_some());
    let own: Vec<&str> = own.map(|it| it.alias.as_str()).collect();
    assert_eq!(own, ["ann", "ben"]);
    assert!(run.steps.iter().any(|it| it.notes.contains(&Note::Connected)));
    assert_eq!(run.steps.iter().map(|it| it.moves.len()).sum::<usize>(), 3);
}

#[test]
fn a_prompt_within_a_script_is_passed_over_and_a_lone_dash_is_no_operator() {
    let run = tried(Era::April2018, "scratchpad-with-prompt", None);
    let shown = lines(&run).join("\n");
    assert_eq!(shown.matches("\nAnn Beebe ").count(), 1, "{shown}");
    assert_eq!(shown.matches("Cora Thomas").count(), 2, "{shown}");
    assert_eq!(run.refused.len(), 1, "{:?}", run.refused);
    shows(&run, &["C:\\temp\\users.csv:"]);
    denies_nothing(&run);
}

#[test]
fn a_branch_with_an_index_finds_everything_as_it_was() {
    let run = tried(Era::August2019, "dsc-set-target", None);
    assert_eq!(with(&run, "Islands"), ["ann", "ben"]);
    let already = run.steps.iter().filter(|it| it.notes.contains(&Note::AlreadySo)).count();
    assert_eq!(already, 2);
    assert!(run.steps.iter().all(|it| it.moves.is_empty()));
    assert_eq!(run.refused, []);
}

#[test]
fn a_backup_is_shown_as_what_its_files_would_contain() {
    let run = tried(Era::April2018, "backup-to-json", None);
    assert_eq!(run.tenant, Tenant::example(Era::April2018));
    shows(&run, &["Get-CsTeamsInteropPolicy.txt:", "Backed up to backup.zip"]);
    assert_eq!(run.refused, []);
    denies_nothing(&run);
}

#[test]
fn a_command_line_after_write_host_is_no_command() {
    let run = tried(Era::August2019, "sharepoint-optin-subquery", None);
    assert_eq!(with(&run, "UpgradeToTeams"), ["ann", "ben"]);
    shows(
        &run,
        &[
            "ann",
            "UpgradeToTeams",
            "Write-Host : A parameter cannot be found that matches parameter name 'PolicyName'.",
        ],
    );
    // `Compare-Object` in line 8 runs, and gives nothing to add.
    let said: Vec<usize> = run.refused.iter().map(|it| it.span.start).collect();
    assert_eq!(said.len(), 2, "{:?}", run.refused);
}

#[test]
fn a_parameter_that_the_script_asks_for_has_no_value() {
    let run = tried(Era::April2018, "gist-colon-parameters", None);
    let shown = lines(&run);
    assert_eq!(shown.iter().filter(|it| it.contains("sip:")).count(), 6, "{shown:#?}");
    assert_eq!(run.refused.len(), 1, "{:?}", run.refused);
    assert_eq!(run.tenant, Tenant::example(Era::April2018));
    denies_nothing(&run);
}

#[test]
fn a_user_is_upgraded_straight_from_the_pipeline() {
    let run = tried(Era::August2019, "pipeline-upgrade-readme", None);
    assert_eq!(with(&run, "UpgradeToTeams"), ["ben"]);
    denies_nothing(&run);
}

#[test]
fn the_output_in_a_pasted_session_is_told_from_its_commands() {
    let text = case("alias-error-at-prompt.ps1");
    let script = parse_in(&text, &Context::at(Era::April2018));
    let said: Vec<usize> = script
        .diagnostics
        .iter()
        .map(|it| text.get(..it.span.start).unwrap().matches('\n').count() + 1)
        .collect();
    assert_eq!(said, [1, 2, 10], "{:?}", script.diagnostics);
    let run = tried(Era::April2018, "alias-error-at-prompt", None);
    shows(
        &run,
        &[
            "Grant-CsTeamsInteropPolicy : Object reference not set to an instance of an object.",
            "TeamsInteropPolicy : DisallowOverrideCallingTeamsChatTeams",
        ],
    );
    let events: Vec<&TenantEvent> = run.steps.iter().flat_map(|it| &it.events).collect();
    assert_eq!(events.len(), 1, "{events:?}");
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

#[test]
fn a_number_without_its_prefix_is_a_column() {
    let run = tried(Era::April2018, "calculated-properties", None);
    let shown = lines(&run);
    assert!(shown.iter().any(|it| it.contains("+14255550101 Disallow")), "{shown:#?}");
    assert_eq!(shown.iter().filter(|it| it.contains(" +1425555")).count(), 5, "{shown:#?}");
}

fn read(name: &str) -> Reading {
    read_output(&case(&format!("{name}.txt")))
}

#[test]
fn a_wrapped_collection_and_dates_are_values() {
    let reading = read("fl-wildcards-collections");
    assert_eq!(reading.unread, []);
    let users: Vec<_> = reading
        .users
        .iter()
        .map(|it| (it.user.sign_in.as_str(), it.user.licence, it.user.line.as_str()))
        .collect();
    assert_eq!(
        users,
        [
            ("kim@contoso.com", License::NotProvisioned, "tel:+14255550123"),
            ("lee@contoso.com", License::Provisioned, "tel:+14255550124"),
        ]
    );
}

#[test]
fn a_wrapped_identity_is_one_value() {
    let reading = read("teamsfunctions-wrapped-dn");
    let [john] = &reading.users[..] else { panic!("{reading:?}") };
    assert_eq!(john.user.customer, Organization::OnPremisesHomed);
    assert_eq!(john.user.line, "tel:+14255550167;ext=4567");
    assert!(!reading.unread.iter().any(|it| matches!(it.why, NotRead::Stray(_))));
}

#[test]
fn a_label_needs_no_space_before_its_colon() {
    let reading = read("docs-fl-without-blank-before-colon");
    let [ann] = &reading.users[..] else { panic!("{reading:?}") };
    assert_eq!(ann.user.sign_in, "ann@contoso.com");
    assert_eq!(ann.user.upgrade.as_deref(), Some("UpgradeToTeams"), "the mode in effect");
    let lines: Vec<usize> = reading.unread.iter().map(|it| it.line).collect();
    assert_eq!(lines, [1, 2, 3, 5, 8, 9, 10]);
}

#[test]
fn policies_of_the_documents_are_read_and_drawn_tables_are_not() {
    let reading = read("docs-indented-and-tables");
    let policies: Vec<_> = reading
        .policies
        .iter()
        .map(|it| (it.name.as_str(), it.fields.calling_default_client))
        .collect();
    assert_eq!(
        policies,
        [
            ("DisallowOverrideCallingTeamsChatTeams", DefaultClient::Teams),
            ("DisallowOverrideCallingSfbChatSfb", DefaultClient::Sfb),
        ]
    );
    assert_eq!(reading.unread.len(), 8);
    assert_eq!(reading.users, []);
}

#[test]
fn a_table_of_types_is_nobody() {
    let reading = read("get-member-table");
    assert_eq!((reading.users.len(), reading.policies.len()), (0, 0));
    assert_eq!(reading.unread.len(), 8);
}

#[test]
fn an_object_that_only_its_prompt_names_takes_its_name_from_there() {
    let reading = read_output(
        "PS C:\\> Get-CsOnlineUser -Identity ann@contoso.com | fl TeamsInteropPolicy\n\n\
         TeamsInteropPolicy : DisallowOverrideCallingTeamsChatTeams\n\n\
         PS C:\\> Get-CsTeamsInteropPolicy Pilot | fl *Client\n\n\
         CallingDefaultClient : Teams\nChatDefaultClient : Sfb\n",
    );
    assert_eq!(reading.unread, []);
    assert_eq!(reading.users[0].user.sign_in, "ann@contoso.com");
    assert_eq!(
        reading.users[0].user.policy.as_deref(),
        Some("DisallowOverrideCallingTeamsChatTeams")
    );
    assert_eq!(reading.policies[0].name, "Pilot");
}

#[test]
fn the_same_user_twice_is_said_and_what_was_printed_last_counts() {
    let reading = read_output(
        "UserPrincipalName : ann@contoso.com\nDisplayName : Ann\nTeamsUpgradePolicy :\n\n\
         PS> Grant-CsTeamsUpgradePolicy ann@contoso.com UpgradeToTeams\n\
         UserPrincipalName : Ann@contoso.com\nTeamsUpgradePolicy : UpgradeToTeams\n",
    );
    let [ann] = &reading.users[..] else { panic!("{reading:?}") };
    assert_eq!(
        (ann.user.display_name.as_str(), ann.user.upgrade.as_deref()),
        ("Ann", Some("UpgradeToTeams"))
    );
    assert!(
        matches!(&reading.unread[..], [it] if it.line == 6 && it.why == NotRead::Twice("ann@contoso.com".to_owned())),
        "{:?}",
        reading.unread
    );
}

#[test]
fn an_error_in_pasted_output_is_one_remark() {
    let reading = read_output(
        "PS C:\\> Get-CsOnlineUser nobody\n\
         Get-CsOnlineUser : Management object not found for identity \"nobody\".\n\
         At line:1 char:1\n+ Get-CsOnlineUser nobody\n+ ~~~~~~~~~~~~~~~\n\
         \x20   + CategoryInfo          : NotSpecified: (:) []\n\n\
         UserPrincipalName : ann@contoso.com\n",
    );
    assert_eq!(reading.users.len(), 1);
    assert!(
        matches!(&reading.unread[..], [it] if matches!(it.why, NotRead::Failed(_))),
        "{:?}",
        reading.unread
    );
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
                else { 'a' -bogus 1 }";
    let script = parse_in(text, &Context::at(Era::August2019));
    let run = run(text, &script, &Tenant::example(Era::August2019), Input::default());
    assert_eq!(run.tenant, Tenant::example(Era::August2019));
    assert_eq!(script.refused.len(), 1);
}

#[test]
fn a_disabled_account_is_said() {
    let reading = read_output(
        "UserPrincipalName : ann@contoso.com\nAccountEnabled : True\n\nUserPrincipalName : ben@contoso.com\nAccountEnabled : False\n",
    );
    assert_eq!(reading.users.len(), 2);
    let said: Vec<_> = reading.unread.iter().map(|it| &it.why).collect();
    assert_eq!(said, [&NotRead::Disabled("ben@contoso.com".to_owned())]);
}
