//! Which calls an assignment would reroute, and the files that are saved.

use call_landing::audit::export::{ResultRow, csv_header, json_text};
use call_landing::audit::{
    Assigned, Audit, AuditSession, Finding, Fix, Fixes, KnownBy, KnownPolicy, LONGEST_NAME,
    LandingTable, Losing, MOST_IN_WAVE, Options, PlanFor, PlanRows, PlanStep, Planner, Policies,
    Proposal, Row, SAMPLE_POLICIES, SampleForm, SampleTenant, Selection, Skipped, SourceFile,
    Summary, Task, TaskOutput, UserFacts, UserFilter, Wire,
};
use call_landing::editions::teams_interop_policy::{
    CALLS_IN_TEAMS, CallType, DefaultClient, EDITION, GLOBAL, InteropCall, License, Organization,
    Override, PRESETS, PolicyFields, UserChoice, named,
};
use call_landing::powershell::script_file;
use call_landing::powershell::tenant::Era;
use call_landing::powershell::writing::NoPlan;
use call_landing::routing::{Case, Landing, Preset, every_case};
use call_landing::text::audit_report::{markdown, what_if_markdown};
use call_landing::text::plan::{skipped, written};
use call_landing::text::powershell as told;
use proptest::prelude::*;
use strum::VariantArray;

fn all_to_teams() -> Proposal {
    Proposal::Policy { instance: CALLS_IN_TEAMS, fields: PolicyFields::of(CALLS_IN_TEAMS) }
}

fn sample() -> (Vec<u8>, Audit) {
    let mut bytes = Vec::new();
    SampleTenant { seed: 5, users: 2000, form: SampleForm::WindowsCsv }
        .write(|it| bytes.extend_from_slice(it));
    let mut audit = Audit::new(&Options::default());
    audit.begin("policies");
    audit.push(SAMPLE_POLICIES.as_bytes());
    audit.begin("users");
    audit.push(&bytes);
    audit.end();
    (bytes, audit)
}

#[test]
fn the_table_says_what_routing_says_of_every_scenario() {
    for &choice in <UserChoice as strum::VariantArray>::VARIANTS {
        let landing_table = LandingTable::new(choice);
        let all = every_case(&EDITION).map(|case| (case, InteropCall::from(case)));
        for (case, call) in all.filter(|it| it.1.choice == choice) {
            let landings = landing_table.landings(call.policy, call.customer, call.license);
            let expect = case.decide().verdict.landing;
            assert_eq!(landings[call.call as usize], expect, "{case:?}");
        }
    }
}

#[test]
fn a_grant_moves_whom_routing_moves_and_nobody_else() {
    let (_, audit) = sample();
    let summary = audit.summary();
    let target = PolicyFields::of(CALLS_IN_TEAMS);
    let users = summary.admitted(&UserFilter::default());
    let what_if = summary.what_if(&users, all_to_teams());
    let (mut moved, mut after) = (0, 0);
    for facts in audit.rows().iter().filter(|it| it.is_read()) {
        let Some(before) = summary.policies.get(facts.policy()).and_then(|it| it.fields) else {
            continue;
        };
        let lands = |policy: PolicyFields, call: CallType| {
            let (customer, license) = (facts.customer(), facts.licence());
            let call = InteropCall { customer, policy, license, call, ..InteropCall::default() };
            Case::from(call).decide().verdict.landing
        };
        let calls = <CallType as strum::VariantArray>::VARIANTS;
        moved += u64::from(calls.iter().any(|&it| lands(before, it) != lands(target, it)));
        after += u64::from(lands(target, CallType::PstnIn) == Landing::Teams);
    }
    assert_eq!(what_if.moved(), moved);
    assert_eq!(what_if.after.get(CallType::PstnIn, Landing::Teams), after);
    let sums = |totals: &call_landing::audit::Totals| totals.of.map(|it| it.iter().sum::<u64>());
    assert_eq!(sums(&what_if.before), sums(&what_if.after));
    assert!(what_if_markdown(&what_if).contains("→"));
}

#[test]
fn filters_let_through_whom_they_name() {
    let (_, audit) = sample();
    let summary = audit.summary();
    let count = |filter: &UserFilter| summary.admitted(filter).iter().map(|it| it.1).sum::<u64>();
    for found in summary.findings() {
        let filter = UserFilter { finding: Some(found.finding), ..UserFilter::default() };
        assert_eq!(count(&filter), found.users);
    }
    let pstn = (CallType::PstnIn, Landing::Teams);
    let filter = UserFilter { landing: Some(pstn), ..UserFilter::default() };
    assert_eq!(count(&filter), summary.totals().get(pstn.0, pstn.1));
    let rows = audit.rows().iter().enumerate().filter(|it| it.1.is_read()).map(|it| it.0);
    assert_eq!(audit.counts_of(rows), summary.counts);
}

/// Users by sign-in name, each with the name of their policy; `None` is `Global`.
type Names<'a> = [(&'a str, Option<&'a str>)];

/// A summary of licensed users with Skype for Business, with the settings of their policies. Names
/// are used as they are, including those that no file can have.
fn tenant(users: &Names<'_>) -> (Summary, Vec<(String, UserFacts)>) {
    let mut known = Policies::default().all().to_vec();
    let rows = users.iter().map(|(name, policy)| {
        let place = policy.map_or(0, |policy| {
            known.iter().position(|it| it.name == policy).unwrap_or_else(|| {
                let fields = named(policy).map_or(others_say(), PolicyFields::of);
                let (name, fields) = (policy.to_owned(), Some(fields));
                known.push(KnownPolicy { name, fields, by: KnownBy::File });
                known.len() - 1
            })
        });
        let customer = Organization::ExistingSkypeForBusiness;
        ((*name).to_owned(), UserFacts::new(place as u8, customer, License::Provisioned))
    });
    let rows: Vec<_> = rows.collect();
    let counts = rows.iter().map(|it| (it.1, 1)).collect();
    let policies = Policies::of(&known.bytes()).unwrap();
    (Summary { counts, policies, ..Summary::default() }, rows)
}

/// The settings of a policy that has any other name. All plans here reroute calls of its users.
fn others_say() -> PolicyFields {
    let sfb = DefaultClient::Sfb;
    PolicyFields {
        calling_default_client: sfb,
        chat_default_client: sfb,
        ..PolicyFields::default()
    }
}

fn plan_for(instance: &'static Preset, fields: PolicyFields) -> PlanFor {
    PlanFor {
        proposal: Proposal::Policy { instance, fields },
        name: "Ours".to_owned(),
        era: Era::December2017,
        wave: 2,
        losing: Losing::LeaveOut,
    }
}

fn to_teams() -> PlanFor {
    plan_for(CALLS_IN_TEAMS, PolicyFields::of(CALLS_IN_TEAMS))
}

/// Settings that no documented policy has, so that a new one is needed.
fn own_fields() -> PolicyFields {
    PolicyFields { allow_end_user_client_override: Override::On, ..PolicyFields::default() }
}

fn to_own() -> PlanFor {
    plan_for(CALLS_IN_TEAMS, own_fields())
}

/// The file that is saved.
fn file(plan: &PlanFor, users: &Names<'_>) -> Result<String, NoPlan> {
    let (summary, rows) = tenant(users);
    let planner = Planner::new(plan, &summary)?;
    let head = planner.head(&summary.counts);
    if head.users == 0 {
        return Err(NoPlan::Nobody);
    }
    let mut rows_written = PlanRows::new(planner);
    let mut text = String::new();
    for (name, facts) in rows {
        rows_written.push(&name, facts, &mut text);
    }
    let unwritten = Some(rows_written.unwritten());
    Ok(written(&TaskOutput {
        plan: Some(Box::new(head)),
        text,
        unwritten,
        ..TaskOutput::default()
    }))
}

/// Parses the file with another project's grammar of PowerShell: every command with its first word,
/// and every here-string.
fn parsed(text: &str) -> (Vec<String>, Vec<String>) {
    let mut parser = tree_sitter::Parser::new();
    parser.set_language(&tree_sitter_powershell::LANGUAGE.into()).unwrap();
    let text = text.strip_prefix('\u{feff}').expect("the file begins with the mark");
    let tree = parser.parse(text, None).unwrap();
    assert!(!tree.root_node().has_error(), "{}", tree.root_node().to_sexp());
    let (mut commands, mut blocks) = (Vec::new(), Vec::new());
    let mut nodes = vec![tree.root_node()];
    while let Some(node) = nodes.pop() {
        let code = &text[node.byte_range()];
        match node.kind() {
            "command_name" | "command_name_expr" | "command_invokation_operator" => {
                commands.push(code.to_owned());
            }
            "verbatim_here_string_characters" => blocks.push(code.to_owned()),
            _ => {}
        }
        nodes.extend((0..node.child_count()).filter_map(|it| node.child(it as u32)));
    }
    commands.sort();
    (commands, blocks)
}

/// What PowerShell takes for a line end, or for the end of a single-quoted here-string.
fn powershell_lines(text: &str) -> Vec<&str> {
    text.split(['\n', '\r']).collect()
}

/// The data of a file, as `ConvertFrom-Csv` reads it: cells in straight quotes, doubled inside.
fn data(text: &str) -> Vec<[String; 4]> {
    let mark = "\n$plan = @'\n";
    let start = text.find(mark).expect("a block of data") + mark.len();
    let block = &text[start..];
    // The first line that ends the here-string for PowerShell, which accepts curly quotes.
    let mut lines = Vec::new();
    for line in powershell_lines(block) {
        let mut start = line.chars();
        let is_quote = |it| matches!(it, Some('\'' | '\u{2018}'..='\u{201b}'));
        if is_quote(start.next()) && start.next() == Some('@') {
            break;
        }
        lines.push(line);
    }
    assert_eq!(lines.remove(0), r#""wave","sign-in","grant","previous""#);
    lines.iter().map(|it| cells(it)).collect()
}

fn cells(line: &str) -> [String; 4] {
    let mut cells = Vec::new();
    let mut rest = line;
    loop {
        rest = rest.strip_prefix('"').unwrap_or_else(|| panic!("{line}"));
        let mut cell = String::new();
        loop {
            let end = rest.find('"').unwrap_or_else(|| panic!("{line}"));
            cell += &rest[..end];
            rest = &rest[end + 1..];
            match rest.strip_prefix('"') {
                Some(it) => (cell.push('"'), rest = it).0,
                None => break,
            }
        }
        cells.push(cell);
        match rest.strip_prefix(',') {
            Some(it) => rest = it,
            None => break,
        }
    }
    assert_eq!(rest, "", "{line}");
    cells.try_into().unwrap()
}

#[test]
fn a_plan_is_a_script_that_people_can_read() {
    let mut csv = String::from(
        "UserPrincipalName,TeamsInteropPolicy,VoicePolicy,EnterpriseVoiceEnabled,HostingProvider\n",
    );
    for (name, policy, voice, provider) in [
        ("ann@contoso.com", "", "BusinessVoice", ""),
        ("muñoz@contoso.com", "Tag:Sales", "BusinessVoice", ""),
        ("o'neil@contoso.com", "DisallowOverrideCallingSfbChatSfb", "BusinessVoice", ""),
        ("dan@contoso.com", "DisallowOverrideCallingTeamsChatTeams", "BusinessVoice", ""),
        ("eve@contoso.com", "System.Object", "BusinessVoice", ""),
        ("fay@contoso.com", "Unheard", "BusinessVoice", ""),
        ("gus@contoso.com", "", "HybridVoice", ""),
        ("hal@contoso.com", "", "", "SRV:"),
    ] {
        csv += &format!("{name},{policy},{voice},True,{provider}\n");
    }
    let policies = "Identity : Tag:Sales\nAllowEndUserClientOverride : False\n\
                    CallingDefaultClient : Sfb\nChatDefaultClient : Sfb\n";
    let text = saved(&[policies, &csv], Selection::default(), to_teams());
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/golden/plan.ps1");
    if std::env::var_os("UPDATE_GOLDEN").is_some() {
        std::fs::write(path, &text).unwrap();
    }
    assert_eq!(text, std::fs::read_to_string(path).unwrap(), "UPDATE_GOLDEN=1 writes it anew");
}

/// The file that the page saves for these exports.
fn saved(files: &[&str], of: Selection, plan: PlanFor) -> String {
    let sources = files.iter().enumerate();
    let sources =
        sources.map(|(at, it)| SourceFile { name: at.to_string(), bytes: it.len() as u64 });
    let mut session = AuditSession::new(&Options::default(), sources.collect());
    let give = |session: &mut AuditSession| {
        let mut text = String::new();
        while let Some(want) = session.want() {
            let rest = &files[want.file].as_bytes()[want.offset as usize..];
            session.give(&rest[..rest.len().min(50)]);
            text += &written(&session.text_output());
        }
        text
    };
    give(&mut session);
    session.begin(Task::Plan(of, plan));
    let text = give(&mut session);
    text + &written(&session.text_output())
}

#[test]
fn a_plan_leaves_out_whom_it_would_not_change_or_would_cut_off() {
    let (bytes, audit) = sample();
    let summary = audit.summary();
    let everybody = summary.admitted(&UserFilter::default());
    let all: u64 = everybody.iter().map(|it| it.1).sum();
    for instance in PRESETS {
        let plan = plan_for(instance, PolicyFields::of(instance));
        let planner = Planner::new(&plan, &summary).unwrap();
        let head = planner.head(&everybody);
        assert_eq!(head.users + head.skipped.iter().sum::<u64>(), all);
        assert_eq!(head.losing, 0);
        let reckless = PlanFor { losing: Losing::Include, ..plan };
        let reckless = Planner::new(&reckless, &summary).unwrap().head(&everybody);
        assert_eq!(reckless.losing, head.skipped[Skipped::LosesCalls as usize]);
        assert_eq!(reckless.users, head.users + reckless.losing);
        let landing_table = LandingTable::new(summary.choice);
        for &(facts, _) in &everybody {
            let policy = summary.policies.get(facts.policy()).unwrap();
            let PlanStep::Assign(_) = planner.step(facts) else { continue };
            let before = landing_table.of(facts, &summary.policies).unwrap();
            let after = landing_table.landings(
                PolicyFields::of(instance),
                facts.customer(),
                facts.licence(),
            );
            let is_lost = |it: Landing| matches!(it, Landing::Nowhere | Landing::NotSupported);
            for (before, after) in before.iter().zip(after) {
                assert!(is_lost(*before) || !is_lost(after), "{facts:?}");
            }
            assert_ne!(policy.by, KnownBy::NoName);
        }
    }
    drop(bytes);
}

#[test]
fn a_plan_that_fixes_gives_each_user_their_own_policy_and_no_user_a_worse_call() {
    let (_, audit) = sample();
    let summary = audit.summary();
    let everybody = summary.admitted(&UserFilter::default());
    let fixes = Fixes::new(&summary);
    let mut has_several = false;
    for &finding in Finding::VARIANTS {
        let plan = PlanFor { proposal: Proposal::Fix(finding), ..to_teams() };
        let planner = Planner::new(&plan, &summary).unwrap();
        let head = planner.head(&everybody);
        has_several |= head.assigned.len() > 1;
        assert_eq!((head.losing, head.new_policy.is_none()), (0, true), "{finding:?}");
        for &(facts, _) in &everybody {
            let PlanStep::Assign(assigned) = planner.step(facts) else { continue };
            let Fix::Assign(policy) = fixes.fix(finding, facts) else { panic!("{facts:?}") };
            assert!(fixes.findings(facts).contains(&finding));
            assert_eq!(assigned, Assigned::Instance(policy));
        }
    }
    assert!(has_several, "one policy does not fix all");
}

#[test]
fn a_plan_grants_by_name_only_what_says_the_fields_that_were_chosen() {
    let mut summary = Summary::default();
    let plan = plan_for(GLOBAL, PolicyFields::of(GLOBAL));
    let users =
        [(UserFacts::new(0, Organization::ExistingSkypeForBusiness, License::Provisioned), 3)];
    let assigned = |summary: &Summary, plan: &PlanFor| {
        Planner::new(plan, summary).map(|it| it.step(users[0].0))
    };
    assert_eq!(assigned(&summary, &plan), Ok(PlanStep::Skip(Skipped::AlreadyHas)));
    // Global was edited, so returning to it does not give its original settings.
    summary.policies.state("Global", PolicyFields::of(CALLS_IN_TEAMS), KnownBy::File);
    let same = PolicyFields::default().documented_tag().unwrap();
    assert_eq!(assigned(&summary, &plan), Ok(PlanStep::Assign(Assigned::Instance(same))));
    summary.policies.state(same.name, own_fields(), KnownBy::File);
    assert_eq!(assigned(&summary, &plan), Ok(PlanStep::Assign(Assigned::New)));
    // The name of a new policy must not be in use, least of all by one with other settings.
    for (name, expect) in [
        ("", NoPlan::BadName),
        ("Tag:", NoPlan::BadName),
        ("a\nb", NoPlan::BadName),
        ("System.Object", NoPlan::BadName),
        ("global", NoPlan::NameTaken),
        ("DisallowOverrideCallingSfbChatSfb", NoPlan::NameTaken),
    ] {
        let plan = PlanFor { name: name.to_owned(), ..plan.clone() };
        assert_eq!(assigned(&summary, &plan), Err(expect), "{name:?}");
    }
    summary.policies.state("Ours", own_fields(), KnownBy::File);
    assert_eq!(assigned(&summary, &plan), Err(NoPlan::NameTaken));
}

#[test]
fn users_whose_policy_has_no_name_are_skipped_and_counted() {
    let csv = "UserPrincipalName,TeamsInteropPolicy\nann@contoso.com,System.Object\n\
               ben@contoso.com,Unheard\ncat@contoso.com,\n";
    let text = saved(&[csv], Selection::default(), to_teams());
    assert_eq!(data(&text).len(), 1);
    assert!(!text.contains("System.Object"), "{text}");
    let because = |why| format!("  {}: 1\n", skipped(why));
    assert!(text.contains(&because(Skipped::NoPolicyName)), "{text}");
    assert!(text.contains(&because(Skipped::UnknownPolicy)), "{text}");
    // Not even if a person entered the settings of such a policy.
    let users = [("ann@contoso.com", Some("System.Object")), ("ben@contoso.com", None)];
    assert_eq!(data(&file(&to_teams(), &users).unwrap()).len(), 1);
}

#[test]
fn waves_have_the_size_that_was_asked_for_and_no_more_than_can_be_checked() {
    let names: Vec<String> = (0..25).map(|it| format!("user{it}@contoso.com")).collect();
    let users: Vec<_> = names.iter().map(|it| (it.as_str(), None)).collect();
    let sizes = |wave| {
        let text = file(&PlanFor { wave, ..to_teams() }, &users).unwrap();
        let mut sizes = Vec::new();
        for row in data(&text) {
            let wave: usize = row[0].parse().unwrap();
            sizes.resize(wave.max(sizes.len()), 0);
            sizes[wave - 1] += 1;
        }
        sizes
    };
    assert_eq!(sizes(10), [10, 10, 5]);
    assert_eq!(sizes(0), [1; 25]);
    assert_eq!(sizes(u64::MAX), [25]);
    let (summary, _) = tenant(&users);
    let head = |wave| {
        let planner = Planner::new(&PlanFor { wave, ..to_teams() }, &summary).unwrap();
        planner.head(&summary.counts)
    };
    assert_eq!((head(10).waves(), head(0).waves()), (3, 25));
    assert_eq!(head(u64::MAX).wave, MOST_IN_WAVE);
}

#[test]
fn every_date_gets_the_cmdlets_that_it_had() {
    let users = [("ann@contoso.com", Some("DisallowOverrideCallingSfbChatSfb"))];
    let of = |era, fields| {
        let plan = PlanFor { era, ..plan_for(CALLS_IN_TEAMS, fields) };
        file(&plan, &users).map(|it| parsed(&it).0)
    };
    let teams = PolicyFields::of(CALLS_IN_TEAMS);
    for era in [Era::December2017, Era::April2018, Era::January2019] {
        let commands = of(era, teams).unwrap();
        assert!(!commands.iter().any(|it| it.starts_with("New-")), "{commands:?}");
        let text = file(&PlanFor { era, ..to_teams() }, &users).unwrap();
        assert_eq!(text.contains(" -Force"), era == Era::January2019);
        assert!(text.contains(told::era(era).0));
    }
    assert_eq!(of(Era::August2019, teams), Err(NoPlan::NoCmdlet));
    assert_eq!(of(Era::April2018, own_fields()), Err(NoPlan::CannotCreate));
    assert_eq!(of(Era::January2019, own_fields()), Err(NoPlan::CannotCreate));
    let made = of(Era::December2017, own_fields()).unwrap();
    assert_eq!(made.iter().filter(|it| *it == "New-CsTeamsInteropPolicy").count(), 1);
}

#[test]
fn nobody_to_change_is_no_plan() {
    let csv = "UserPrincipalName,TeamsInteropPolicy\nann@contoso.com,\n";
    let source = SourceFile { name: "a".to_owned(), bytes: csv.len() as u64 };
    let mut session = AuditSession::new(&Options::default(), vec![source]);
    session.give(csv.as_bytes());
    let global = plan_for(GLOBAL, PolicyFields::of(GLOBAL));
    session.begin(Task::Plan(Selection::default(), global));
    assert_eq!((session.want(), session.no_plan()), (None, Some(NoPlan::Nobody)));
    assert_eq!(written(&session.text_output()), "");
}

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
        let Ok(text) = file(&plan, &users) else { return Ok(()) };
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

#[test]
fn a_script_has_the_mark_once_however_often_it_is_saved() {
    for text in ["", "Get-CsOnlineUser", "\u{feff}# Muñoz", "\u{feff}\u{feff}a"] {
        let bytes = script_file(&script_file(text)).into_bytes();
        assert_eq!(bytes[..3], [0xef, 0xbb, 0xbf], "{text:?}");
        assert_ne!(bytes.get(3..6), Some(&[0xef, 0xbb, 0xbf][..]), "{text:?}");
        assert_eq!(bytes[3..], *text.trim_start_matches('\u{feff}').as_bytes());
    }
    let bytes = file(&to_teams(), &[("muñoz@contoso.com", None)]).unwrap().into_bytes();
    assert_eq!(bytes[..5], [0xef, 0xbb, 0xbf, b'<', b'#']);
}

#[test]
fn a_text_of_json_ends_no_script_and_no_line() {
    assert_eq!(
        json_text("a\"\\\n\u{1}</script>\u{2028}"),
        "\"a\\\"\\\\\\n\\u0001\\u003c/script>\\u2028\""
    );
}

#[test]
fn results_come_as_rows_and_as_json() {
    let (bytes, audit) = sample();
    let summary = audit.summary();
    let landing_table = LandingTable::new(UserChoice::None);
    let (mut csv, mut json) = (csv_header(), Vec::new());
    let start = audit.file_starts()[0];
    let mut row_reader = audit.row_reader(start).unwrap();
    row_reader.push(&bytes[start.place.offset as usize..], &mut |it: Row<'_>| {
        let facts = audit.rows().get(it.row).unwrap();
        if let Some(record) = it.record.filter(|_| facts.is_read()) {
            let landings = landing_table.of(facts, &summary.policies);
            let row = ResultRow::new(record, facts, &summary.policies, landings);
            row.csv(&mut csv);
            let mut line = String::new();
            row.json(&mut line);
            json.push(line);
        }
    });
    assert!(!csv.contains("\"=HYPERLINK"));
    assert!(csv.contains("\"'=HYPERLINK"));
    // Our own reader also accepts the result.
    let mut back = Audit::new(&Options::default());
    back.begin("result");
    back.push(csv.replacen("sign-in", "UPN", 1).as_bytes());
    back.end();
    assert_eq!(back.summary().evaluated() as usize, json.len());
    assert!(json[0].contains("\"lands\":{\"teams-voip\":"));
    let text = markdown(&summary);
    assert!(text.contains("2000 rows"), "{text}");
}
