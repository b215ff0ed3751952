//! What the saved script does, and whom it leaves out.

use super::*;

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
        assert!(head.users > 0, "the plan is for nobody");
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
