//! The files that are saved, run on a simulated organization.

use super::*;

/// A session that has read its files.
struct Read {
    session: AuditSession,
    files: Vec<Vec<u8>>,
}

impl Read {
    fn new(files: &[&[u8]]) -> Self {
        let files: Vec<Vec<u8>> = files.iter().map(|it| it.to_vec()).collect();
        let source = |it: &Vec<u8>| SourceFile { name: "file".to_owned(), bytes: it.len() as u64 };
        let session = AuditSession::new(&Options::default(), files.iter().map(source).collect());
        let mut read = Self { session, files };
        read.run();
        read
    }

    fn sample(seed: u64, users: usize, form: SampleForm) -> Self {
        let mut bytes = Vec::new();
        SampleTenant { seed, users, form }.write(|it| bytes.extend_from_slice(it));
        Self::new(&[SAMPLE_POLICIES.as_bytes(), &bytes])
    }

    fn run(&mut self) -> (String, Vec<ShownUser>) {
        let (mut text, mut shown) = (String::new(), Vec::new());
        loop {
            let output = self.session.output();
            text += &output.text;
            shown.extend(output.shown);
            let Some(want) = self.session.want() else { return (text, shown) };
            self.session.give(&self.files[want.file][want.offset as usize..]);
        }
    }

    fn task(&mut self, task: Task) -> (String, Vec<ShownUser>) {
        self.session.begin(task);
        self.run()
    }

    /// The file that is saved for a finding.
    fn saved(&mut self, finding: Finding) -> String {
        let proposal = Some(Proposal::Fix(finding));
        let filter = UserFilter { assigned_by: proposal, ..UserFilter::default() };
        self.task(Task::Csv(Selection { filter, only_found: None }, proposal)).0
    }

    /// The tenant that the files were exported from.
    fn tenant(&mut self) -> Tenant {
        let show =
            Task::Show { of: Selection::default(), by: Sort::File, skip: 0, most: usize::MAX };
        let summary = self.session.audit().summary();
        let mut tenant = Tenant::example(Era::December2017);
        for it in summary.policies.all() {
            if let Some(fields) = it.fields.filter(|_| tenant.policy(&it.name).is_none()) {
                tenant.policies.push(Policy { name: it.name.clone(), fields });
            }
        }
        let user = |it: ShownUser| User {
            display_name: it.display_name,
            sign_in: it.sign_in,
            customer: it.facts.customer(),
            licence: it.facts.licence(),
            policy: (it.facts.policy() != Policies::GLOBAL)
                .then(|| summary.policies.get(it.facts.policy()).unwrap().name.clone()),
            ..User::default()
        };
        tenant.users = self.task(show).1.into_iter().map(user).collect();
        tenant
    }
}

fn calls(tenant: &Tenant, user: &User) -> Vec<Landing> {
    lands(tenant.policy_of(user), user.customer, user.licence, user.choice)
}

/// Parses with another project's grammar of PowerShell.
fn is_powershell(text: &str) -> bool {
    let mut parser = tree_sitter::Parser::new();
    parser.set_language(&tree_sitter_powershell::LANGUAGE.into()).unwrap();
    !parser.parse(text, None).unwrap().root_node().has_error()
}

/// Runs commands that read a saved file. None of them may fail.
#[track_caller]
fn run_all(lines: &[String], file: &str, tenant: &Tenant) -> Tenant {
    let text = lines.join("\n");
    assert!(is_powershell(&text), "{text}");
    let script = parse(&text);
    assert_eq!(script.diagnostics, vec![], "{text}");
    let run = run(&text, &script, tenant, Input { table: Some(file), ..Input::default() });
    assert_eq!(run.end, End::Done);
    let printed: Vec<&str> =
        run.steps.iter().flat_map(|it| &it.lines).map(|it| it.text.as_str()).collect();
    assert_eq!(printed, [""; 0], "{text}");
    run.tenant
}

#[test]
fn the_saved_file_of_a_finding_silences_nobody_and_the_way_back_restores_everybody() {
    for seed in [1, 2, 5] {
        for form in [SampleForm::WindowsCsv, SampleForm::Json, SampleForm::List] {
            let mut read = Read::sample(seed, 1000, form);
            let tenant = read.tenant();
            let summary = read.session.audit().summary();
            let mut has_two = false;
            for found in summary.findings() {
                let assigned: u64 = found
                    .fixes
                    .iter()
                    .filter(|it| matches!(it.0, Fix::Assign(_)))
                    .map(|it| it.1)
                    .sum();
                let file = read.saved(found.finding);
                assert_eq!(file.lines().count() as u64, assigned + 1, "{:?}", found.finding);
                if assigned == 0 {
                    continue;
                }
                has_two |= found.fixes.len() > 1;
                let commands = file_commands("retired.csv");
                let after = run_all(&commands.apply, &file, &tenant);
                let mut changed = 0;
                for (user, now) in tenant.users.iter().zip(&after.users) {
                    let what = format!("{:?} of {user:?}", found.finding);
                    check_harmless(&calls(&tenant, user), &calls(&after, now), &what);
                    changed += u64::from(user.policy != now.policy);
                }
                assert_eq!(changed, assigned, "{:?}", found.finding);
                assert_eq!(run_all(&commands.undo, &file, &after), tenant, "{:?}", found.finding);
            }
            assert!(has_two, "no finding with several fixes");
        }
    }
}

#[test]
fn all_files_one_after_the_other_fix_all_that_a_policy_can_fix() {
    let mut read = Read::sample(1, 1000, SampleForm::Csv);
    let mut tenant = read.tenant();
    let commands = file_commands("users.csv");
    let findings = Finding::VARIANTS.iter().rev().chain(Finding::VARIANTS);
    for &finding in findings {
        let file = read.saved(finding);
        if file.lines().count() > 1 {
            tenant = run_all(&commands.apply, &file, &tenant);
        }
    }
    let rows: String = tenant
        .users
        .iter()
        .map(|it| {
            let provider = match it.customer {
                Organization::OnPremisesHomed => ["SRV:", "", ""],
                Organization::HybridVoice => ["", "", "HybridVoice"],
                Organization::WithoutSkypeForBusiness => ["", "PureOnlineTeamsUser", ""],
                Organization::ExistingSkypeForBusiness => ["sipfed.online.lync.com", "", ""],
            };
            let licence = if it.licence == License::Provisioned { "True,tel:1" } else { "False," };
            let policy = it.policy.as_deref().unwrap_or_default();
            format!("{},{},{licence},{policy}\n", it.sign_in, provider.join(","))
        })
        .collect();
    let users = format!(
        "UPN,HostingProvider,InterpretedUserType,VoicePolicy,EnterpriseVoiceEnabled,LineURI,TeamsInteropPolicy\n{rows}"
    );
    let summary = Read::new(&[users.as_bytes()]).session.audit().summary();
    let left: Vec<Finding> = summary.findings().iter().map(|it| it.finding).collect();
    assert_eq!(left, [Finding::Unlicensed]);
}

#[test]
fn the_preview_of_a_fix_shows_nobody_newly_silenced_and_counts_who_is_left_out() {
    for seed in 0..4 {
        let summary = Read::sample(seed, 2000, SampleForm::Csv).session.audit().summary();
        for found in summary.findings() {
            let filter = UserFilter { finding: Some(found.finding), ..UserFilter::default() };
            let users = summary.admitted(&filter);
            let what_if = summary.what_if(&users, Proposal::Fix(found.finding));
            assert_eq!(what_if.losing, 0, "{:?}", found.finding);
            for &call in CallType::VARIANTS {
                let lost = |it: &call_landing::audit::Totals| {
                    it.get(call, Landing::Nowhere) + it.get(call, Landing::NotSupported)
                };
                assert!(lost(&what_if.after) <= lost(&what_if.before), "{:?}", found.finding);
            }
            let left_out: u64 = what_if.left_out.iter().map(|it| it.1).sum();
            assert_eq!(what_if.users + left_out, found.users, "{:?}", found.finding);
            // Users without the finding are neither changed nor left out.
            let all = summary.admitted(&UserFilter::default());
            assert_eq!(summary.what_if(&all, Proposal::Fix(found.finding)), what_if);
        }
    }
}

#[test]
fn a_policy_for_everybody_says_how_many_lose_calls_by_it() {
    let summary = Read::sample(1, 10_000, SampleForm::Csv).session.audit().summary();
    let teams = CALLS_IN_TEAMS;
    let proposal = Proposal::Policy { instance: teams, fields: PolicyFields::of(teams) };
    let what_if = summary.what_if(&summary.admitted(&UserFilter::default()), proposal);
    // Hybrid voice and on-premises users, on Global or on a policy that lets them choose.
    assert_eq!(what_if.losing, 600 + 600 + 100);
    assert!(what_if_markdown(&what_if).contains("1300"), "{}", what_if_markdown(&what_if));
}

#[test]
fn results_say_per_user_what_they_are_assigned_and_where_calls_land_then() {
    let mut read = Read::sample(1, 1000, SampleForm::Csv);
    let filter = UserFilter { finding: Some(Finding::Retired), ..UserFilter::default() };
    let of = Selection { filter, only_found: None };
    let proposal = Some(Proposal::Fix(Finding::Retired));
    let (csv, _) = read.task(Task::Csv(of.clone(), proposal));
    let header = csv.lines().next().unwrap();
    assert!(header.starts_with(
        "\u{feff}sign-in,display-name,policy,customer,licensed,grant,previous,teams-voip"
    ));
    let (json, _) = read.task(Task::Json(of, proposal));
    let json: serde_json::Value = serde_json::from_str(&json).unwrap();
    let users = json["users"].as_array().unwrap();
    assert_eq!(users.len(), csv.lines().count() - 1);
    let mut grants = Vec::new();
    for (user, line) in users.iter().zip(csv.lines().skip(1)) {
        let (grant, previous) =
            (user["grant"].as_str().unwrap(), user["previous"].as_str().unwrap());
        assert!(line.contains(&format!(",\"{grant}\",\"{previous}\",")), "{line}");
        assert_eq!(previous, user["policy"].as_str().unwrap());
        let client = if user["lands"]["pstn-in"] == "teams" { "Teams" } else { "Default" };
        assert_eq!(grant, format!("DisallowOverrideCalling{client}Chat{client}"));
        assert_eq!(user["wouldLand"]["pstn-in"], user["lands"]["pstn-in"]);
        grants.push(grant);
    }
    grants.sort_unstable();
    grants.dedup();
    assert_eq!(grants.len(), 2);
    // Without a proposal nothing is assigned.
    let (csv, _) = read.task(Task::Csv(Selection::default(), None));
    assert!(csv.lines().skip(1).all(|it| it.contains(",\"\",\"\",")));
}

#[test]
fn a_file_of_one_policy_for_all_assigns_nothing_to_users_who_would_lose_calls() {
    let mut read = Read::sample(1, 1000, SampleForm::Csv);
    let (instance, fields) = (CALLS_IN_TEAMS, PolicyFields::of(CALLS_IN_TEAMS));
    let proposal = Some(Proposal::Policy { instance, fields });
    let (json, _) = read.task(Task::Json(Selection::default(), proposal));
    let json: serde_json::Value = serde_json::from_str(&json).unwrap();
    let (mut losing, mut assigned) = (0, 0);
    for user in json["users"].as_array().unwrap() {
        let Some(lands) = user["lands"].as_object() else { continue };
        let is_lost = |it: &serde_json::Value| it == "nowhere" || it == "not-supported";
        let loses =
            lands.iter().any(|(call, was)| !is_lost(was) && is_lost(&user["wouldLand"][call]));
        let has_grant = user["grant"].as_str().is_some_and(|it| !it.is_empty());
        assert!(!(loses && has_grant), "{user}");
        losing += usize::from(loses);
        assigned += usize::from(has_grant);
    }
    assert!(losing > 0 && assigned > 0, "{losing} {assigned}");
}

#[test]
fn the_command_addresses_the_very_user_whatever_the_name() {
    let names = [
        "o'neil@contoso.com",
        "a\"b@contoso.com",
        "a'; Remove-CsTeamsInteropPolicy Global #@contoso.com",
        "$(x)@contoso.com",
        "b\u{2019}c@contoso.com",
        "a, b;c@contoso.com",
        "Zoë@contoso.com",
        "`n@contoso.com",
    ];
    let formulas = ["-x@contoso.com", "=1+1", "a;=b@contoso.com", "@x"];
    let mut users = "UPN,InterpretedUserType,EnterpriseVoiceEnabled,LineURI\n".to_owned();
    for name in names.iter().chain(&formulas) {
        users += &format!("\"{}\",PureOnlineTeamsUser,True,tel:1\n", name.replace('"', "\"\""));
    }
    let mut read = Read::new(&[users.as_bytes()]);
    let tenant = read.tenant();
    assert_eq!(tenant.users.len(), names.len() + formulas.len());
    let file = read.saved(Finding::PstnNowhere);
    let commands = file_commands("pstn-nowhere.csv");
    let after = run_all(&commands.apply, &file, &tenant);
    for user in &after.users {
        let is_meant = names.contains(&user.sign_in.as_str());
        assert_eq!(user.policy.is_some(), is_meant, "{}", user.sign_in);
    }
    assert_eq!(run_all(&commands.undo, &file, &after), tenant);
    let found = &read.session.audit().summary().findings()[0];
    assert!(found.fixes.contains(&(Fix::None(Unfixed::NotInFiles), formulas.len() as u64)));
}

#[test]
fn whoever_had_global_is_given_it_back_by_null_and_not_by_an_empty_name() {
    let commands = file_commands("retired.csv");
    assert_eq!(
        commands.apply,
        [
            "Import-Csv -Path '.\\retired.csv' |\n  Where-Object { $_.grant } |\n  ForEach-Object {\n    Grant-CsTeamsInteropPolicy `\n      -Identity $_.'sign-in' `\n      -PolicyName $_.grant\n  }"
        ]
    );
    // Windows PowerShell refuses an empty string here; our tenant accepts it.
    assert!(commands.undo[0].contains("{ $_.grant -and $_.previous }"));
    assert!(commands.undo[0].contains("-PolicyName $_.previous\n"));
    assert!(commands.undo[1].contains("{ $_.grant -and -not $_.previous }"));
    assert!(commands.undo[1].contains("-PolicyName $null\n"));
}

#[test]
fn every_fix_has_words() {
    for why in [
        Unfixed::NeedsLicence,
        Unfixed::NeedsColumns,
        Unfixed::NeedsPolicyName,
        Unfixed::NotInFiles,
        Unfixed::NoPolicy,
    ] {
        assert!(unfixed(why).ends_with('.'));
        assert_eq!(fix(Fix::None(why)), unfixed(why));
    }
    assert!(fix(Fix::Assign(CALLS_IN_TEAMS)).contains("ChatTeams"));
    let summary = Read::sample(1, 1000, SampleForm::Csv).session.audit().summary();
    let text = markdown(&summary);
    assert!(text.contains("How to fix it") && text.contains("(20)"), "{text}");
}
