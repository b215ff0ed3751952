//! The scripts that the page suggests.

use super::*;

/// A tenant with one user who has the answers of a case, whoever gives them.
fn tenant_of(case: Case) -> Tenant {
    let mut tenant = Tenant::example(TODAY);
    let token = |key: &str| case.token(case.edition().position(key).unwrap());
    let is_licensed = token("licensed") == "yes";
    let has_number = !["none", "shared-calling"].contains(&token("pstn"));
    let mut account = Account::of(case);
    account.number = if has_number { "+14255550100".to_owned() } else { String::new() };
    account.delegates = vec!["ann@contoso.com".to_owned()];
    tenant.users[0].account = account;
    tenant.users[0].licence =
        if is_licensed { License::Provisioned } else { License::NotProvisioned };
    // The call group that rules name, and the policy, are given by the cmdlets themselves.
    let fields: String = case
        .edition()
        .of_role(|it| it == Role::Policy)
        .map(|(at, question)| match case.label(at) {
            label @ ("True" | "False") => {
                format!(" -{} ${}", question.heading, label.to_lowercase())
            }
            label => format!(" -{} {label}", question.heading),
        })
        .collect();
    let group = match is_licensed {
        true => {
            "Set-CsUserCallingSettings -Identity user@contoso.com -CallGroupOrder InOrder -CallGroupTargets ben@contoso.com\n"
        }
        false => "",
    };
    let set_up = format!(
        "{group}New-CsTeamsCallingPolicy Before{fields} | Out-Null\nGrant-CsTeamsCallingPolicy -Identity {EXAMPLE_USER} -PolicyName Before\n"
    );
    // A group without members cannot be a target, so members come first.
    let mut bare = tenant.clone();
    let kept = std::mem::take(&mut bare.users[0].account);
    let with_group = run_on(&bare, &set_up);
    assert_eq!(errors(&with_group), Vec::<String>::new(), "{set_up}");
    let mut tenant = with_group.tenant;
    tenant.users[0].account = kept.with_group_of(&tenant.users[0].account);
    tenant
}

/// Whether the simulated tenant has all that a case says: what only the moment of a call decides is
/// not the tenant's.
fn is_simulated(case: Case) -> bool {
    let token = |key: &str| case.token(case.edition().position(key).unwrap());
    let is_line = token("pstn") != "none" || token("number") == "assigned";
    // A number of nobody is no user's, and a mode other than TeamsOnly is of users at home.
    token("mode") == "teams-only"
        && is_line
        && !token("number").starts_with("unassigned")
        && token("pstn") != "shared-calling"
        && token("pstn") != "mobile"
        && token("door") == "open"
        && (token("licensed") == "yes" || token("answering") == "ring")
}

/// The answers that a tenant gives, with the call and the moment of another case.
fn in_the_moment(tenant: &Tenant, asked: Case) -> Case {
    let case = tenant.case_of(&tenant.users[0]);
    asked.with_roles_of(case, |it| it != Role::Call && it != Role::Delivery)
}

fn script(commands: &[Command]) -> String {
    commands.iter().map(|it| format!("{}\n", it.line)).collect()
}

/// Whether a change is made by a command of the simulation.
fn is_commanded(subject: Subject, remedy: &Remedy) -> bool {
    let edition = subject.edition();
    remedy.changes.iter().all(|it| match it {
        Change::Grant(_) => true,
        Change::Set(question, answer) => {
            it.role(edition) == Role::Policy
                || edition
                    .answer(*question, *answer)
                    .is_some_and(|it| call_landing::powershell::is_command(it.by_hand))
        }
    })
}

#[track_caller]
fn check_scripts(case: Case) -> usize {
    let subject = Subject::of(case);
    let tenant = tenant_of(case);
    let user = &tenant.users[0];
    let was = in_the_moment(&tenant, case);
    assert_eq!(was.decide().verdict.landing, case.decide().verdict.landing, "{case:?}\n{was:?}");
    let all = moves(subject).into_iter().flat_map(|it| it.1).chain(fixes(subject));
    let mut seen = 0;
    for remedy in all.filter(|it| is_commanded(subject, it)) {
        let commands = remedy_commands(subject, &remedy);
        let text = script(&commands.apply);
        let run = run_on(&tenant, &text);
        assert_eq!(errors(&run), Vec::<String>::new(), "{case:?}\n{text}");
        let after = in_the_moment(&run.tenant, case);
        assert_eq!(after.decide().verdict.landing, remedy.verdict.landing, "{case:?}\n{text}");
        seen += 1;
    }
    let text = script(&assign(subject, &user.sign_in));
    let run = run_on(&tenant, &text);
    assert_eq!(errors(&run), Vec::<String>::new(), "{text}");
    let after = in_the_moment(&run.tenant, case);
    assert_eq!(after.decide().verdict.landing, case.decide().verdict.landing, "{text}");
    seen
}

#[test]
fn the_scripts_that_are_suggested_move_the_call_as_promised() {
    let all = scenarios(&teams_calling_policy::EDITION);
    let all: Vec<Case> = all.filter(|it| is_simulated(*it)).collect();
    assert!(all.len() > 150, "{}", all.len());
    let seen: usize = all.iter().map(|it| check_scripts(*it)).sum();
    assert!(seen > 1_000, "{seen}");
}

/// Cases with any answers that the simulated tenant has.
fn any_case() -> impl Strategy<Value = Case> {
    let edition = &teams_calling_policy::EDITION;
    let answers: Vec<_> =
        edition.numbered().map(|(_, question)| 0..question.answers.len() as u8).collect();
    answers.prop_map(|answers| {
        let case = Case::first(&teams_calling_policy::EDITION);
        let case = (0..).zip(answers).fold(case, |case, (at, answer)| case.with(at, answer));
        let fixed = [("mode", "teams-only"), ("door", "open"), ("licensed", "yes")];
        let case = fixed.iter().fold(case, |case, it| case.answered(it.0, it.1).unwrap());
        let is = |key: &str, tokens: &[&str]| {
            tokens.contains(&case.token(case.edition().position(key).unwrap()))
        };
        let case = match is("pstn", &["none", "shared-calling", "mobile"]) {
            true => case.answered("pstn", "direct-routing").unwrap(),
            false => case,
        };
        match is("number", &["unassigned", "unassigned-routed"]) {
            true => case.answered("number", "assigned").unwrap(),
            false => case,
        }
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]
    #[test]
    fn the_scripts_move_any_call_as_promised(case in any_case()) {
        check_scripts(case);
    }
}
