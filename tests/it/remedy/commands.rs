//! The commands of a remedy do what it says, and can be undone.

use super::*;

/// A tenant of an edition with one user who has the policy of a subject.
fn tenant_of(subject: Subject) -> Tenant {
    let mut eras = [Era::December2017, Era::August2019].into_iter();
    let era = eras.find(|it| it.edition() == subject.edition()).unwrap();
    executed(&Tenant::example(era), &assign(subject, EXAMPLE_USER))
}

fn executed(tenant: &Tenant, commands: &[Command]) -> Tenant {
    let text: String = commands.iter().map(|it| format!("{}\n", it.line)).collect();
    let ran = run(&text, &parse(&text), tenant, Input::default());
    let told = ran.steps.iter().flat_map(|it| &it.lines).map(|it| it.text.as_str());
    let errors: Vec<&str> = told.filter(|it| it.contains(" : ") && it.contains("-Cs")).collect();
    assert_eq!(errors, [""; 0], "{text}");
    ran.tenant
}

#[test]
fn the_command_does_what_the_remedy_says_and_the_undo_gives_back_what_was_there() {
    let mut seen = BTreeSet::new();
    for subject in subjects() {
        for remedy in remedies(subject) {
            let commands = remedy_commands(subject, &remedy);
            let key = format!("{:?} {:?}", assign(subject, EXAMPLE_USER), commands);
            if commands.apply.is_empty() || !seen.insert(key) {
                continue;
            }
            let after = subject.after(&remedy.changes);
            let applied = executed(&tenant_of(subject), &commands.apply);
            let has = |tenant: &Tenant, wanted: Subject| {
                let user = tenant.user(EXAMPLE_USER).unwrap();
                if wanted.edition() == &teams_upgrade_policy::EDITION {
                    let mode = teams_upgrade_policy::ModeCall::from(wanted.case).mode;
                    return tenant.mode_of(user) == mode;
                }
                tenant.policy_of(user) == teams_interop_policy::PolicyFields::from(wanted.case)
            };
            assert!(has(&applied, after), "{subject:?} {remedy:?} {commands:?}");
            let back = executed(&applied, &commands.undo);
            assert!(has(&back, subject), "{subject:?} {remedy:?} {commands:?}");
        }
    }
    assert!(seen.len() > 100, "{}", seen.len());
}
