//! The table of the simulated tenant, and commands for whom they are wanted.

use super::*;

tests! { "powershell::tenant";
    ALL:
        todays_tenant_shows_where_each_callers_call_lands;
    CHROMIUM:
        todays_tenant_has_nothing_to_object_to,
        what_was_not_understood_changes_nobody,
        another_time_has_other_cmdlets,
        commands_are_written_for_whom_they_are_wanted,
}

/// The heads of the tenant's table, and the calls of one user that the last command moved.
const TODAY: &str = "
    const texts = selector => [...document.querySelectorAll(selector)].map(it => it.textContent);
    const row = [...document.querySelectorAll('#tenant tbody tr')].find(it => it.textContent.includes('ann@'));
    return {
      callers: texts('#tenant thead tr:first-child th[scope=colgroup]'),
      calls: texts('#tenant thead tr:last-child th'),
      moved: [...row.querySelectorAll('td[data-was]')].map(it => it.dataset.was + '>' + it.dataset.landing),
      policy: row.querySelector('.policy-name').textContent,
      when: document.querySelector('select[name=when]').value,
    };";

fn todays_tenant_shows_where_each_callers_call_lands(page: &Page<'_>) {
    page.load("");
    page.open("#/powershell?edition=2026-08");
    page.wait_for_heading();
    page.click("#start-over, #script");
    put(
        page,
        "Grant-CsTeamsCallingPolicy -Identity ann@contoso.com -PolicyName DisallowCalling\nSet-CsUserCallingSettings -Identity user@contoso.com -IsUnansweredEnabled $false",
    );
    page.click("#step");
    let shown = wait(page, "the first step", |it| count(&it["asked"]) == 1 && it["moved"] == 12);
    assert_eq!(shown["summary"], "1 user: 12 calls moved");
    assert_eq!(count(&shown["remarks"]), 0, "{shown}");
    let today = page.session().run(TODAY, json!([]));
    assert_eq!(today["when"], "2026-08");
    assert_eq!(
        today["callers"],
        json!(["PSTN inbound", "Colleague in Teams", "External, from Teams", "Outbound"])
    );
    assert_eq!(count(&today["calls"]), 12, "{today}");
    let blocked = ["teams>blocked", "voicemail>blocked", "teams>blocked"];
    let refused = ["teams>refused"; 3];
    let moved: Vec<&str> = [blocked, blocked, blocked, refused].concat();
    assert_eq!(today["moved"], json!(moved));
    assert_eq!(today["policy"], "DisallowCalling");
    page.click("#step");
    let shown = wait(page, "the second step", |it| count(&it["asked"]) == 2);
    assert_eq!(shown["summary"], "1 user: 3 calls moved");
    page.click("#undo");
    page.click("#undo");
    let shown = wait(page, "nothing run", |it| count(&it["asked"]) == 0);
    assert_eq!((&shown["policies"][1], &shown["moved"]), (&json!("Global"), &json!(0)));
    page.click("#run-all");
    wait(page, "both", |it| count(&it["asked"]) == 2);
    for &(width, height) in page.sizes() {
        page.resize(width, height);
        page.assert_fits(&format!("today's tenant at {width} px"));
    }
    page.assert_accessible("today's tenant");
    // Another time, and back by its word in an address.
    page.select("when", "2019-08");
    wait(page, "the tenant of 2019", |it| it["policies"][1] == "Islands");
    page.follow("#/powershell?edition=2026-08&when=2026-08");
    wait(page, "the tenant of today", |it| it["policies"][1] == "Global");
}

fn todays_tenant_has_nothing_to_object_to(page: &Page<'_>) {
    page.load("");
    page.open("#/powershell?edition=2026-08");
    page.wait_for_heading();
    page.click("#run-all");
    wait(page, "all of it", |it| count(&it["asked"]) == 3);
    for theme in ["light", "dark"] {
        page.emulate("screen", &[("prefers-color-scheme", theme)]);
        page.screenshot("powershell-today", theme);
        page.assert_accessible(&format!("today's tenant, {theme}"));
    }
}

fn what_was_not_understood_changes_nobody(page: &Page<'_>) {
    let grant = "Grant-CsTeamsInteropPolicy -PolicyName DisallowOverrideCallingTeamsChatTeams";
    open(
        page,
        &format!(
            "Get-CsOnlineUser | ? {{ $_.UserPrincipalName -match '(?=ann)' }} | {grant}\n\
             $users = Get-CsOnlineUser | Sort-Object Alias -Culture x\n\
             $users | {grant}\n"
        ),
    );
    let shown = wait(page, "the remarks", |it| count(&it["remarks"]) == 3);
    assert!(shown["remarks"][0].as_str().is_some_and(|it| it.contains("does not run")), "{shown}");
    for statement in 1..=3 {
        page.click("#step");
        let shown = wait(page, "the statement", |it| count(&it["asked"]) == statement);
        assert_eq!(shown["moved"], 0, "{shown}");
        let note = shown["notes"][0].as_str().unwrap_or_default();
        assert!(note.contains("did not run"), "{shown}");
    }
    assert_eq!(shown["policies"][0], "Global");
}

fn another_time_has_other_cmdlets(page: &Page<'_>) {
    open(page, "New-CsTeamsInteropPolicy -Identity Late");
    page.select("when", "2018-04");
    page.click("#run-all");
    wait(page, "the refusal", |it| {
        it["printed"][0].as_str().is_some_and(|it| it.contains("is not recognized"))
    });
    page.select("sample", "retired");
    page.wait_for("the edition", |it| {
        it["hash"].as_str().is_some_and(|it| it.contains("edition=2019-08"))
    });
    page.click("#run-all");
    let shown = wait(page, "two statements", |it| count(&it["asked"]) == 2);
    assert!(shown["moved"].as_u64() > Some(0), "{shown}");
    page.select("edition", "2017-12");
    wait(page, "the guide's tenant", |it| it["policies"][0] == "Global");
}

fn commands_are_written_for_whom_they_are_wanted(page: &Page<'_>) {
    page.open("#/powershell?policy=DisallowOverrideCallingTeamsChatTeams&was=DisallowOverrideCallingSfbChatSfb");
    let plan = "return [...document.querySelectorAll('.plan pre')].map(it => it.textContent)";
    let grant = |policy: &str| {
        format!(
            "Grant-CsTeamsInteropPolicy `\n  -PolicyName {policy} `\n  -Identity user@contoso.com"
        )
    };
    let (teams, sfb) =
        ("DisallowOverrideCallingTeamsChatTeams", "DisallowOverrideCallingSfbChatSfb");
    page.wait_for_script(
        "the plan",
        plan,
        json!([]),
        &json!([
            format!("{} `\n  -WhatIf", grant(teams)),
            grant(teams),
            "Get-CsOnlineUser -Identity user@contoso.com | Select-Object UserPrincipalName, TeamsInteropPolicy",
            grant(sfb)
        ]),
    );
    page.select("whom", "list");
    page.session().run(
        "const it = document.getElementById('whom-names');
         it.value = \"o'neil; Remove-Item@contoso.com\\nann@contoso.com\";
         it.dispatchEvent(new InputEvent('input', { bubbles: true }))",
        json!([]),
    );
    page.wait_for_script(
        "the list",
        "return document.querySelectorAll('.plan pre')[1].textContent",
        json!([]),
        &json!(format!(
            "foreach ($user in 'o''neil; Remove-Item@contoso.com', 'ann@contoso.com') {{\n  Grant-CsTeamsInteropPolicy `\n    -PolicyName {teams} `\n    -Identity $user\n}}"
        )),
    );
    page.select("whom", "everybody");
    page.click("#writing .actions button");
    let shown = wait(page, "the script", |it| {
        it["script"].as_str().is_some_and(|it| it.contains("# To undo"))
    });
    assert_eq!(count(&shown["remarks"]), 0, "{shown}");
    page.click("#run-all");
    let shown = wait(page, "the end", |it| count(&it["asked"]) == 3);
    assert_eq!(shown["policies"][0], teams, "the way back does not run with the rest");
}
