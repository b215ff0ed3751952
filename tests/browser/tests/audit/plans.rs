//! Plans and fixes.

use super::*;

tests! { "audit::plans";
    ALL:
        a_grant_is_tried_and_taken_away_as_a_plan,
        the_fix_of_a_finding_silences_nobody;
    CHROMIUM:
        nobody_loses_calls_by_a_plan_unless_it_is_asked_for,
}

fn a_grant_is_tried_and_taken_away_as_a_plan(page: &Page<'_>) {
    open(page);
    page.session().run(KEEP, json!([]));
    drop(page, &[text("users.csv", &users(&["", TEAMS, ""]))]);
    wait_at(page, AuditPart::WhatIf, "three users", is_read);
    // Nothing is computed before somebody chose something.
    let computed =
        "return [...document.querySelectorAll('#moved, #plan-script, #save-csv')].length";
    page.wait_for_script("nothing yet", computed, json!([]), &json!(0));
    page.select("assigned", "one");
    page.select("policy", TEAMS);
    let moved = "return document.getElementById('moved')?.textContent ?? ''";
    page.wait_for_script(
        "who moves",
        moved,
        json!([]),
        &json!("At least one kind of call lands elsewhere for 2 of 3 users."),
    );
    page.click("#show-moved");
    wait(page, "those two", |it| it["names"] == json!(["User 0", "User 2"]));
    // By Back, the choice is still there.
    page.back();
    page.select("granted-to", "shown");
    page.wait_for_script(
        "who moves of those",
        moved,
        json!([]),
        &json!("At least one kind of call lands elsewhere for 2 of 2 users."),
    );
    let says = "return document.getElementById('plan-says').innerText.trim().split(/\\s*\\n\\s*/)";
    page.wait_for_script(
        "what the plan changes",
        says,
        json!([]),
        &json!(["The plan changes 2 users in 1 wave.", format!("It assigns {TEAMS}.")]),
    );
    let plan = saved(page, "#save-plan", "plan.ps1");
    // Windows PowerShell reads a script without this mark in the code page of the machine.
    let bytes = page.session().run("return window.bytes['plan.ps1']", json!([]));
    assert_eq!(bytes, json!([0xef, 0xbb, 0xbf, b'<', b'#']));
    let help = "<#\n.SYNOPSIS\nAssigns Teams interoperability policies to 2 users, in 1 wave.\n";
    assert!(plan.starts_with(help), "{plan}");
    for at in [0, 2] {
        let line = format!("\"1\",\"user{at}@contoso.com\",\"{TEAMS}\",\"\"\n");
        assert!(plan.contains(&line), "{plan}");
    }
    assert!(!plan.contains("user1@"), "{plan}");
    assert!(plan.ends_with("\nStart-Plan\n"), "{plan}");
    // All users in the files, one of whom already has the policy, with waves of an invalid size.
    page.select("granted-to", "all");
    type_into(page, "wave", "0");
    page.wait_for_script(
        "what is wrong",
        says,
        json!([]),
        &json!(["Enter how many users each wave has: a whole number from 1 to 10,000."]),
    );
    let is_off = "return document.getElementById('save-plan').disabled";
    assert_eq!(page.session().run(is_off, json!([])), true);
    type_into(page, "wave", "1");
    page.wait_for_script(
        "what the plan changes",
        says,
        json!([]),
        &json!([
            "The plan changes 2 users in 2 waves.",
            format!("It assigns {TEAMS}."),
            "Left out:",
            "Users who already have the policy: 1"
        ]),
    );
}

#[track_caller]
fn type_into(page: &Page<'_>, name: &str, text: &str) {
    page.session().run(
        "const it = document.getElementsByName(arguments[0])[0];
         it.value = arguments[1];
         it.dispatchEvent(new InputEvent('input', { bubbles: true }))",
        json!([name, text]),
    );
}

fn nobody_loses_calls_by_a_plan_unless_it_is_asked_for(page: &Page<'_>) {
    open(page);
    page.session().run(KEEP, json!([]));
    invent(page, 1000, SampleForm::Csv);
    wait_at(page, AuditPart::WhatIf, "the rows", is_read);
    page.select("assigned", "one");
    page.select("policy", TEAMS);
    let includes =
        "return document.querySelector('[name=include-losing]').closest('label').innerText.trim()";
    let included = page.wait("who would lose calls", || {
        let text = page.session().run(includes, json!([]));
        let text = text.as_str().unwrap_or_default().to_owned();
        if text.starts_with("Include the ") { Ok(text) } else { Err(text) }
    });
    let count: String = included.chars().filter(char::is_ascii_digit).collect();
    let users = |plan: &str| plan.lines().filter(|it| it.ends_with('"')).count() - 1;
    let careful = saved(page, "#save-plan", "plan.ps1");
    assert!(!careful.contains("WARNING:"), "{careful}");
    assert!(
        careful.contains(&format!(
            "  Users with calls that would stop ringing or no longer be supported: {count}\n"
        )),
        "{careful}"
    );
    page.session().run("delete window.saved['plan.ps1']", json!([]));
    page.click("[name=include-losing]");
    let says = "return document.getElementById('plan-says').innerText.includes('stop ringing')";
    page.wait_for_script("nobody is left out for it", says, json!([]), &json!(false));
    let reckless = saved(page, "#save-plan", "plan.ps1");
    assert!(reckless.contains(&format!("WARNING: {count} users in this plan")), "{reckless}");
    assert_eq!(users(&reckless), users(&careful) + count.parse::<usize>().unwrap());
}

fn the_fix_of_a_finding_silences_nobody(page: &Page<'_>) {
    open(page);
    page.session().run(KEEP, json!([]));
    invent(page, 1000, SampleForm::Csv);
    wait(page, "the rows", is_read);
    // The saved file has for each user the policy to assign and the previous one.
    let group = "[data-finding='retired']";
    page.click(&format!("{group} .show"));
    let text = "return document.querySelector(`${arguments[0]} + .inside`).textContent";
    let said = page.wait("the first users", || {
        let said = page.session().run(text, json!([group]));
        let said = said.as_str().unwrap_or_default().to_owned();
        if said.contains("@contoso.com") { Ok(said) } else { Err(said) }
    });
    for words in ["Fix for each user", "$_.grant", "-PolicyName $null", "No user loses calls."] {
        assert!(said.contains(words), "{words}: {said}");
    }
    let csv = saved(page, &format!("{group} .acts button:nth-child(3)"), "retired.csv");
    let mut lines = csv.lines();
    assert!(lines.next().unwrap().contains(",grant,previous,"), "{csv}");
    assert_eq!(lines.clone().count(), 35, "{csv}");
    let of = |policy: &str| lines.clone().filter(|it| it.contains(policy)).count();
    assert_eq!(of(",\"DisallowOverrideCallingTeamsChatTeams\",\"DisallowOverrideCalling"), 20);
    assert_eq!(of(",\"DisallowOverrideCallingDefaultChatDefault\",\""), 15);
    // The preview assigns the same, to each user their own.
    page.click(&format!("{group} .acts button:nth-child(2)"));
    let preview = "return [document.querySelector('select[name=assigned]')?.value ?? '',
        document.getElementById('moved')?.textContent ?? '',
        [...document.querySelectorAll('#what-if td[data-landing=nowhere]')]
          .map(it => it.textContent).filter(it => it.includes('→'))]";
    page.wait_for_script(
        "the preview",
        preview,
        json!([]),
        &json!(["retired", "No calls would land elsewhere. Assigned to 35 users.", []]),
    );
    let json: Value = serde_json::from_str(&saved(page, "#save-json", "audit.json")).unwrap();
    let users = json["users"].as_array().unwrap();
    let changed: Vec<&Value> = users.iter().filter(|it| it["grant"].is_string()).collect();
    assert_eq!(changed.len(), 35);
    for user in changed {
        assert_eq!(user["wouldLand"], user["lands"], "{user}");
    }
    // One policy for all users would make some lose calls, and the page says so.
    page.select("assigned", "one");
    page.select("policy", TEAMS);
    page.wait_for_script(
        "who loses calls",
        "return document.getElementById('losing')?.textContent ?? ''",
        json!([]),
        &json!(
            "130 users would lose calls: at least one kind of call that rings today would ring nowhere."
        ),
    );
    if page.engine() == Engine::Chromium {
        go_to(page, AuditPart::Problems);
        for width in [1280, 320] {
            page.resize(width, 900);
            page.screenshot("audit-findings", "light");
        }
    }
}
