//! The fix of each finding, for every user there can be.

use super::*;

#[test]
fn no_fix_silences_any_user_there_can_be() {
    let mut assigned = 0;
    for summary in worlds() {
        let fixes = Fixes::new(&summary);
        for &(facts, _) in &summary.counts {
            let now = summary.policies.get(facts.policy()).unwrap().fields.unwrap();
            for finding in fixes.findings(facts) {
                let Fix::Assign(policy) = fixes.fix(finding, facts) else { continue };
                assigned += 1;
                for (customer, licence) in possible(facts) {
                    for &choice in UserChoice::VARIANTS {
                        let before = lands(now, customer, licence, choice);
                        let after = lands(PolicyFields::of(policy), customer, licence, choice);
                        check_harmless(&before, &after, &format!("{finding:?} {facts:?} {now:?}"));
                    }
                }
            }
        }
    }
    assert!(assigned > 10_000, "{assigned}");
}

#[test]
fn a_fix_makes_the_finding_go_away_and_is_named_by_a_document_and_stays_valid() {
    for summary in worlds() {
        let fixes = Fixes::new(&summary);
        for &(facts, _) in &summary.counts {
            for finding in fixes.findings(facts) {
                let Fix::Assign(policy) = fixes.fix(finding, facts) else { continue };
                assert_ne!(policy.attestation, Attestation::NamePatternOnly);
                assert_ne!(policy, GLOBAL);
                assert_eq!(PolicyFields::of(policy).allow_end_user_client_override, Override::Off);
                assert_eq!(PolicyFields::of(policy).agreement(), Agreement::Same);
                let place = summary.policies.find(policy.name).unwrap();
                let moved =
                    Mark::VARIANTS.iter().filter(|&&it| facts.has(it)).fold(
                        UserFacts::new(place, facts.customer(), facts.licence()),
                        |it, &mark| it.with(mark),
                    );
                let after = fixes.findings(moved);
                assert!(!after.contains(&finding), "{finding:?} of {facts:?}: {policy:?}");
                // Nor does it cause another finding.
                let before = fixes.findings(facts);
                assert!(after.iter().all(|it| before.contains(it)), "{before:?} → {after:?}");
            }
        }
    }
}

#[test]
fn what_fixes_one_finding_of_a_user_is_not_undone_by_what_fixes_the_next() {
    for summary in worlds() {
        let fixes = Fixes::new(&summary);
        for &(facts, _) in &summary.counts {
            let mut assigned = Vec::new();
            for finding in fixes.findings(facts) {
                if let Fix::Assign(policy) = fixes.fix(finding, facts) {
                    assigned.push(policy.name);
                }
            }
            assigned.dedup();
            assert!(assigned.len() <= 1, "{facts:?}: {assigned:?}");
        }
    }
}

#[test]
fn restoring_global_is_offered_only_where_nobody_on_it_loses_a_call() {
    let mut offered = 0;
    for global in PolicyFields::all().filter(|it| *it != PolicyFields::of(GLOBAL)) {
        for &customer in Organization::VARIANTS {
            for &other in Organization::VARIANTS {
                let mut policies = Policies::default();
                policies.state("Global", global, KnownBy::File);
                let facts = |it| UserFacts::new(Policies::GLOBAL, it, License::Provisioned);
                let counts = vec![(facts(customer), 5), (facts(other), 1)];
                let summary = Summary { counts, policies, ..Summary::default() };
                let found = summary.findings();
                let edited = found.iter().find(|it| it.finding == Finding::GlobalEdited).unwrap();
                let is_offered = edited.fixes.iter().any(|it| it.0 == Fix::RestoreGlobal);
                let what_if = summary.restoring_global();
                assert_eq!(what_if.users, 6);
                assert_eq!(is_offered, is_offered && what_if.losing == 0, "{summary:?}");
                offered += usize::from(is_offered);
                for customer in [customer, other] {
                    for &choice in UserChoice::VARIANTS {
                        let before = lands(global, customer, License::Provisioned, choice);
                        let after =
                            lands(PolicyFields::of(GLOBAL), customer, License::Provisioned, choice);
                        if is_offered {
                            check_harmless(&before, &after, &format!("{global:?} {customer:?}"));
                        }
                    }
                }
                // Otherwise each user gets an individual policy, or the card says why not.
                assert_eq!(edited.fixes.iter().map(|it| it.1).sum::<u64>(), 6);
            }
        }
    }
    assert!(offered > 50, "{offered}");
}

#[test]
fn an_instance_that_the_tenant_changed_is_not_offered_under_its_name() {
    let name = CALLS_IN_TEAMS.name;
    let policies = format!(
        "Identity : Tag:{name}\nAllowEndUserClientOverride : False\nCallingDefaultClient : Sfb\nChatDefaultClient : Sfb\n"
    );
    let users = "UPN,InterpretedUserType,EnterpriseVoiceEnabled,LineURI,TeamsInteropPolicy\n\
        ann@contoso.com,DirSyncTeamsUser,True,tel:1,Global\n";
    let mut audit = Audit::new(&Options::default());
    for file in [users, &policies] {
        audit.begin("file");
        audit.push(file.as_bytes());
    }
    audit.end();
    let summary = audit.summary();
    let found = summary.findings();
    assert_eq!(found[0].finding, Finding::PstnNowhere);
    assert_eq!(found[0].fixes, [(Fix::None(Unfixed::NoPolicy), 1)]);
    // Nor does a preview count anything.
    let teams = CALLS_IN_TEAMS;
    let proposal = Proposal::Policy { instance: teams, fields: PolicyFields::of(teams) };
    let granted = proposal.grant_for(summary.counts[0].0, &Fixes::new(&summary)).unwrap();
    assert_eq!((granted.instance, granted.name()), (None, None));
}

#[test]
fn nothing_is_assigned_on_an_assumption_that_could_silence_a_user() {
    let users = "UPN,TeamsInteropPolicy\nann@contoso.com,Tag:Own\n";
    let policies = "Identity : Tag:Own\nAllowEndUserClientOverride : True\nCallingDefaultClient : Default\nChatDefaultClient : Default\n";
    let mut audit = Audit::new(&Options::default());
    for file in [users, policies] {
        audit.begin("file");
        audit.push(file.as_bytes());
    }
    audit.end();
    let found = audit.summary().findings();
    let retired = found.iter().find(|it| it.finding == Finding::Retired).unwrap();
    assert_eq!(retired.fixes, [(Fix::None(Unfixed::NeedsColumns), 1)]);
}

#[test]
fn nobody_is_assigned_a_policy_whose_own_could_not_be_given_back() {
    let users = "UPN,HostingProvider,EnterpriseVoiceEnabled,TeamsInteropPolicy\n\
        a@contoso.com,sipfed.online.lync.com,True,System.Object\n\
        b@contoso.com,sipfed.online.lync.com,True,=cmd\n\
        +1425@contoso.com,sipfed.online.lync.com,True,\n\
        d@contoso.com,sipfed.online.lync.com,True,\n";
    let mut audit = Audit::new(&Options::default());
    audit.begin("users");
    audit.push(users.as_bytes());
    audit.end();
    let summary = audit.summary();
    let teams = CALLS_IN_TEAMS;
    let proposal = Proposal::Policy { instance: teams, fields: PolicyFields::of(teams) };
    let what_if = summary.what_if(&summary.admitted(&UserFilter::default()), proposal);
    assert_eq!(what_if.users, 1);
    let left_out = |why| what_if.left_out.iter().find(|it| it.0 == why).map(|it| it.1);
    assert_eq!(left_out(Unfixed::NeedsPolicyName), Some(1));
    assert_eq!(left_out(Unfixed::NotInFiles), Some(2));
    let text = what_if_markdown(&what_if);
    assert!(text.contains("Left out: 2 users."), "{text}");
}
