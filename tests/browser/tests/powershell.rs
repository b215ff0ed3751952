//! The console screen: a script is typed, checked, completed, run and undone.

use browser_tests::oracle::{self, CALLS};
use browser_tests::page::Page;
use browser_tests::tests;
use browser_tests::webdriver::key;
use call_landing::powershell::Cmdlet;
use call_landing::powershell::tenant::Era;
use call_landing::text::console as words;
use call_landing::text::reference as words_of_reference;
use serde_json::{Value, json};
use strum::VariantArray;

tests! { "powershell";
    ALL: a_script_is_typed_completed_and_run,
        steps_move_calls_and_are_taken_back,
        the_slip_of_the_guide_is_explained_where_it_stands,
        remarks_follow_the_date,
        the_reference_inserts_into_the_script,
        the_script_to_begin_with_follows_the_date,
        todays_tenant_shows_where_each_callers_call_lands;
    CHROMIUM: todays_tenant_has_nothing_to_object_to,
        what_was_not_understood_changes_nobody,
        what_a_tenant_printed_takes_the_place_of_the_tenant,
        a_selection_runs_alone,
        a_question_is_asked_and_answered,
        a_link_opens_the_script_as_far_as_it_was_run,
        a_damaged_link_is_told,
        another_time_has_other_cmdlets,
        commands_are_written_for_whom_they_are_wanted,
        a_script_survives_a_look_at_another_screen,
        a_long_script_stays_usable_and_out_of_the_address,
        a_script_is_opened_from_a_file,
        a_script_is_saved_with_its_mark_and_opened_without_it,
        the_guides_lines_land_as_the_guide_says,
        a_link_with_a_date_alone_changes_the_date,
        the_reference_has_the_cmdlets_of_the_date,
        nothing_to_object_to;
}

/// The script, the output, the number of calls rerouted last, and the diagnostics.
const SHOWN: &str = "
    const texts = selector => [...document.querySelectorAll(selector)].map(it => it.textContent);
    return {
      script: document.getElementById('script')?.value,
      asked: texts('#transcript .asked'),
      printed: texts('#transcript .entry:last-child [data-stream]').map(it => it.trim()),
      summary: document.querySelector('#tenant > .moved')?.textContent,
      moved: document.querySelectorAll('#tenant td[data-was]').length,
      remarks: texts('#remarks li'),
      counted: document.querySelector('#remarks .counted')?.textContent,
      notes: texts('#transcript .entry:last-child .notes li'),
      policies: texts('#tenant .policy-name'),
    };";

#[track_caller]
fn shown(page: &Page<'_>) -> Value {
    page.session().run(SHOWN, json!([]))
}

/// Waits until what is shown meets a condition.
#[track_caller]
fn wait(page: &Page<'_>, what: &str, holds: impl Fn(&Value) -> bool) -> Value {
    page.wait(what, || {
        let shown = page.session().try_run(SHOWN, json!([])).map_err(|it| it.to_string())?;
        if holds(&shown) { Ok(shown) } else { Err(shown.to_string()) }
    })
}

fn count(of: &Value) -> usize {
    of.as_array().map_or(0, Vec::len)
}

/// Replaces the script in the editor, as typing does.
fn put(page: &Page<'_>, script: &str) {
    page.session().run(
        "const field = document.getElementById('script');
         field.focus();
         field.value = arguments[0];
         field.setSelectionRange(field.value.length, field.value.length);
         field.dispatchEvent(new InputEvent('input', { bubbles: true, inputType: 'insertFromPaste' }));",
        json!([script]),
    );
}

fn open(page: &Page<'_>, script: &str) {
    page.open("#/powershell");
    page.wait_for_heading();
    page.click("#start-over, #script");
    put(page, script);
}

const GRANT: &str = "Grant-CsTeamsInteropPolicy -PolicyName DisallowOverrideCallingTeamsChatTeams -Identity user@contoso.com";

fn a_script_is_typed_completed_and_run(page: &Page<'_>) {
    open(page, "");
    page.focus("#script");
    page.session().type_text("get-csteamsin");
    page.wait_for_script(
        "what is offered",
        "return [...document.querySelectorAll('#completions:not([hidden]) li code')].map(it => it.textContent)",
        json!([]),
        &json!(["Get-CsTeamsInteropPolicy"]),
    );
    page.press(key::ENTER);
    page.session().type_text(" -Id");
    page.wait_for_script(
        "which is chosen",
        "const it = document.getElementById('script').getAttribute('aria-activedescendant');
         return document.getElementById(it)?.querySelector('code').textContent ?? null",
        json!([]),
        &json!("-Identity"),
    );
    page.press(key::ENTER);
    page.session().type_text(" Glob");
    page.press(key::ENTER);
    let line = "Get-CsTeamsInteropPolicy -Identity Global";
    wait(page, "the completed line", |it| it["script"] == line);
    page.session().press(&[key::CONTROL, key::ENTER]);
    let shown = wait(page, "the listing", |it| count(&it["printed"]) >= 4);
    assert_eq!(shown["asked"], json!([format!("PS C:\\> {line}")]));
    assert_eq!(shown["printed"][0], "Identity                   : Global");
    assert_eq!(count(&shown["remarks"]), 0, "{shown}");
    page.wait_for_script(
        "the focus",
        "return document.activeElement.id",
        json!([]),
        &json!("script"),
    );
}

fn steps_move_calls_and_are_taken_back(page: &Page<'_>) {
    open(page, &format!("Get-CsTeamsInteropPolicy Global\n{GRANT}\n"));
    page.click("#step");
    wait(page, "the first step", |it| count(&it["asked"]) == 1 && it["moved"] == 0);
    page.click("#step");
    let shown = wait(page, "the second step", |it| count(&it["asked"]) == 2);
    let lands = |client, call| oracle::lookup("existing", client, "yes", call).landing;
    let moves = CALLS.iter().filter(|it| lands("default", it) != lands("teams", it)).count();
    assert!(moves > 0 && shown["moved"] == moves, "{shown}");
    assert_eq!(shown["summary"], format!("1 user: {moves} calls moved"));
    assert_eq!(shown["policies"][0], "DisallowOverrideCallingTeamsChatTeams");
    page.click("#undo");
    let shown = wait(page, "the step taken back", |it| count(&it["asked"]) == 1);
    assert_eq!((&shown["moved"], &shown["policies"][0]), (&json!(0), &json!("Global")));
    assert_eq!(shown["summary"], "", "nothing has moved");
    page.click("#run-all");
    wait(page, "all of it", |it| count(&it["asked"]) == 2);
    page.click("#start-over");
    let shown = wait(page, "the beginning", |it| count(&it["asked"]) == 0);
    assert_eq!(shown["policies"][0], "Global");
}

fn the_slip_of_the_guide_is_explained_where_it_stands(page: &Page<'_>) {
    open(page, &format!("# As printed in December 2017.\n{}", GUIDE[2].trim_start()));
    let shown = wait(page, "the remark", |it| count(&it["remarks"]) == 1);
    let remark = shown["remarks"][0].as_str().unwrap_or_default();
    assert!(remark.contains("Line 2") && remark.contains("-Identity"), "{remark}");
    page.click("#remarks .place");
    let selected = "const it = document.getElementById('script');
        return [document.activeElement.id, it.value.slice(it.selectionStart, it.selectionEnd)]";
    page.wait_for_script("the place", selected, json!([]), &json!(["script", "-PolicyName"]));
    let underlined =
        "return [...document.querySelectorAll('.colors [data-wrong]')].map(it => it.textContent)";
    page.wait_for_script("what is underlined", underlined, json!([]), &json!(["-PolicyName"]));
}

const OUTPUT: &str = "
Identity                   : Tag:Front desk
AllowEndUserClientOverride : True
CallingDefaultClient       : Teams
ChatDefaultClient          : Teams

UserPrincipalName      : zoe@fabrikam.com
DisplayName            : Zoe <b>Bold</b>
InterpretedUserType    : PureOnline
EnterpriseVoiceEnabled : True
TeamsInteropPolicy     : Front desk
LineURI                : tel:+14255550199
what is this
";

fn what_a_tenant_printed_takes_the_place_of_the_tenant(page: &Page<'_>) {
    open(page, "Get-CsOnlineUser -Identity zoe@fabrikam.com | fl DisplayName");
    page.click("#reading > summary");
    page.session()
        .run("document.getElementById('output-text').value = arguments[0]", json!([OUTPUT]));
    page.click("#read-output");
    wait(page, "the users", |it| it["policies"] == json!(["Front desk"]));
    let outcome = "return document.getElementById('outcome').innerText";
    let outcome = page.session().run(outcome, json!([]));
    let outcome = outcome.as_str().unwrap_or_default();
    assert!(outcome.contains("1 policies, 1 users") && outcome.contains("Line 13"), "{outcome}");
    page.click("#run-all");
    wait(page, "the user", |it| it["printed"] == json!(["DisplayName : Zoe <b>Bold</b>"]));
    assert_eq!(
        page.session().run("return document.querySelectorAll('#tenant b').length", json!([])),
        0
    );
}

fn a_selection_runs_alone(page: &Page<'_>) {
    open(page, &format!("Get-CsOnlineUser\n{GRANT}"));
    page.click("#run-selection");
    let told = "return document.querySelector('.told').textContent";
    page.wait_for_script("a word", told, json!([]), &json!("Select a part of the script first."));
    page.session().run(
        "const it = document.getElementById('script');
         it.focus(); it.setSelectionRange(it.value.indexOf('Grant'), it.value.length)",
        json!([]),
    );
    page.press(key::F8);
    let shown = wait(page, "the selection", |it| count(&it["asked"]) == 1);
    assert!(shown["moved"].as_u64() > Some(0), "{shown}");
}

fn a_question_is_asked_and_answered(page: &Page<'_>) {
    open(page, &format!("{GRANT} -Confirm\nGet-CsTeamsInteropPolicy Global"));
    page.click("#run-all");
    page.click(".question-asked button");
    let shown = wait(page, "the answer's doing", |it| it["moved"].as_u64() > Some(0));
    assert_eq!(count(&shown["asked"]), 1);
    page.click("#step");
    wait(page, "the next statement", |it| count(&it["asked"]) == 2);
}

fn a_link_opens_the_script_as_far_as_it_was_run(page: &Page<'_>) {
    open(page, &format!("{GRANT}\nGet-CsOnlineUser"));
    page.click("#step");
    let hash = page.wait_for("the address", |it| {
        it["hash"].as_str().is_some_and(|it| it.contains("done=1&run=1."))
    });
    let hash = hash["hash"].as_str().unwrap_or_default().to_owned();
    page.load("");
    page.open(&hash);
    let shown = wait(page, "the script", |it| count(&it["asked"]) == 1);
    assert_eq!(shown["script"], format!("{GRANT}\nGet-CsOnlineUser"));
    assert!(shown["moved"].as_u64() > Some(0), "{shown}");
    page.click("#share");
    let link = page.session().run("return document.getElementById('share-link').value", json!([]));
    assert!(link.as_str().is_some_and(|it| it.ends_with(&hash)), "{link}");
}

fn a_damaged_link_is_told(page: &Page<'_>) {
    for (link, said) in [
        ("#/powershell?run=1.OIJwhgdgLgtAwgZwCoFMwF", "cut off"),
        ("#/powershell?run=9.AAAA", "newer version"),
    ] {
        page.load("");
        page.open(link);
        let told = page.wait("what is told", || {
            let told = "return document.querySelector('.told')?.textContent ?? ''";
            let told = page.session().run(told, json!([]));
            let told = told.as_str().unwrap_or_default().to_owned();
            if told.is_empty() { Err("nothing".to_owned()) } else { Ok(told) }
        });
        assert!(told.contains(said), "{told}");
    }
}

fn remarks_follow_the_date(page: &Page<'_>) {
    open(page, "New-CsTeamsInteropPolicy -Identity Late");
    wait(page, "no remark", |it| it["counted"] == "No problems found in this script.");
    let remark = |shown: &Value| shown["remarks"][0].as_str().unwrap_or_default().to_owned();
    page.select("when", "2018-04");
    let shown = wait(page, "the remark", |it| count(&it["remarks"]) == 1);
    assert!(remark(&shown).contains("removed in April 2018"), "{shown}");
    put(page, "Get-CsTeamsInteropPolicy -Identity Global");
    wait(page, "no remark on another", |it| it["counted"] == "No problems found in this script.");
    page.select("when", "2019-08");
    let shown = wait(page, "its remark", |it| count(&it["remarks"]) == 1);
    assert!(remark(&shown).contains("Use Get-CsTeamsUpgradePolicy"), "{shown}");
    page.select("when", "2017-12");
    wait(page, "no remark again", |it| count(&it["remarks"]) == 0);
}

fn the_script_to_begin_with_follows_the_date(page: &Page<'_>) {
    let is_of_2019 = |it: &Value| {
        it["script"].as_str().is_some_and(|it| it.contains("Get-CsTeamsUpgradePolicy"))
    };
    page.load("");
    page.open("#/powershell?edition=2019-08");
    page.wait_for_heading();
    let shown = wait(page, "a script of 2019", is_of_2019);
    assert_eq!(count(&shown["remarks"]), 0, "{shown}");
    page.click("#run-all");
    let shown = wait(page, "its end", |it| count(&it["asked"]) == 2);
    let errors = "return document.querySelectorAll('#transcript [data-stream=error]').length";
    assert_eq!(page.session().run(errors, json!([])), 0, "{shown}");
    page.select("when", "2018-04");
    wait(page, "the script of 2018", |it| !is_of_2019(it) && it["script"] != "");
    page.select("when", "2019-01");
    wait(page, "the script of 2019 again", is_of_2019);
    // An edited script stays.
    put(page, "Get-CsOnlineUser");
    page.select("when", "2017-12");
    page.wait_for("the edition", |it| {
        it["hash"].as_str().is_some_and(|it| !it.contains("edition=2019-08"))
    });
    wait(page, "the script that was typed", |it| it["script"] == "Get-CsOnlineUser");
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

fn a_script_survives_a_look_at_another_screen(page: &Page<'_>) {
    open(page, GRANT);
    page.click("#step");
    page.go_to("matrix");
    page.wait_for_script(
        "the matrix",
        "return document.getElementById('grid') !== null",
        json!([]),
        &json!(true),
    );
    page.go_to("powershell");
    let shown = wait(page, "the script", |it| it["script"] == GRANT);
    assert_eq!(count(&shown["asked"]), 1);
}

fn a_long_script_stays_usable_and_out_of_the_address(page: &Page<'_>) {
    let long: String =
        (0..9_000).map(|it| format!("Get-CsOnlineUser -Identity u{it}@a.example\n")).collect();
    open(page, &long);
    let told = "return document.querySelector('.told').textContent.includes('too long for a link')";
    page.wait_for_script("what is told", told, json!([]), &json!(true));
    page.click("#run-all");
    wait(page, "an end", |it| count(&it["asked"]) > 100);
    let told =
        "return document.querySelector('.told').textContent.includes('too long to run at once')";
    page.wait_for_script("what is told", told, json!([]), &json!(true));
    put(page, "Get-CsTeamsInteropPolicy Global");
    page.click("#run-all");
    wait(page, "the short one", |it| count(&it["asked"]) == 1);
}

fn a_script_is_opened_from_a_file(page: &Page<'_>) {
    open(page, "");
    page.session().run(
        "const files = new DataTransfer();
         files.items.add(new File([arguments[0]], 'pilot.ps1'));
         const input = document.querySelector('.script-side input[type=file]');
         input.files = files.files;
         input.dispatchEvent(new Event('change'))",
        json!([GRANT]),
    );
    wait(page, "the script", |it| it["script"] == GRANT);
}

/// Windows PowerShell reads a script without a byte order mark in the code page of the machine.
fn a_script_is_saved_with_its_mark_and_opened_without_it(page: &Page<'_>) {
    let script = format!("# Muñoz\n{GRANT}");
    open(page, &script);
    page.session().run(
        "URL.createObjectURL = blob => { window.blob = blob; return 'blob:kept'; };
         const click = HTMLElement.prototype.click;
         HTMLElement.prototype.click = function () {
           if (!this.hasAttribute('download')) return click.call(this);
           window.saved = new File([window.blob], this.download);
         };
         [...document.querySelectorAll('.script-side button')]
           .find(it => it.textContent === arguments[0]).click()",
        json!([words::SAVE]),
    );
    let saved = page.session().run_async(
        "const done = arguments[0];
         saved.arrayBuffer().then(it => done([saved.name, [...new Uint8Array(it).slice(0, 4)]]))",
        json!([]),
    );
    assert_eq!(saved, json!(["script.ps1", [0xef, 0xbb, 0xbf, b'#']]));
    put(page, "");
    page.session().run(
        "const files = new DataTransfer();
         files.items.add(window.saved);
         const input = document.querySelector('.script-side input[type=file]');
         input.files = files.files;
         input.dispatchEvent(new Event('change'))",
        json!([]),
    );
    let shown = wait(page, "the script", |it| it["script"] == script.as_str());
    assert_eq!(count(&shown["remarks"]), 0, "{shown}");
}

/// The guide's five command lines with their prompts.
const GUIDE: [&str; 5] = [
    "    PS C:\\> get-csteamsinteroppolicy tag:global",
    "    PS C:\\> Grant-CsTeamsInteropPolicy -PolicyName tag:DisallowOverrideCallingTeamsChatTeams -Identity user@contoso.com",
    "    PS C:\\> New-CsTeamsInteropPolicy -PolicyName tag:CustomPolicy -AllowEndUserClientOverride:$True -CallingDefaultClient:Default -ChatDefaultClient:Default",
    "    PS C:\\> Grant-CsTeamsInteropPolicy -PolicyName tag:CustomPolicy -Identity user@contoso.com",
    "    PS C:\\> Grant-CsTeamsInteropPolicy -PolicyName Global -Identity user@contoso.com",
];

fn the_guides_lines_land_as_the_guide_says(page: &Page<'_>) {
    open(page, &GUIDE.join("\n"));
    for (at, fails) in [false, false, true, true, true].into_iter().enumerate() {
        page.click("#step");
        wait(page, GUIDE[at], |it| count(&it["asked"]) == at + 1);
        let errors = "return document.querySelectorAll('#transcript .entry:last-child [data-stream=error]').length > 0";
        assert_eq!(page.session().run(errors, json!([])), fails, "{}", GUIDE[at]);
    }
    // Inbound PSTN of the example user, whose calls the second line sent to Teams.
    let landing = "return document.querySelectorAll('#tenant tbody tr:first-child td[data-landing]')[2].dataset.landing";
    assert_eq!(page.session().run(landing, json!([])), "teams");
    assert_eq!(count(&shown(page)["remarks"]), 2, "the slip, and Global by name");
}

fn nothing_to_object_to(page: &Page<'_>) {
    page.open("#/powershell?policy=DisallowOverrideCallingTeamsChatTeams");
    page.wait_for_heading();
    page.select("sample", "file");
    page.click("#run-all");
    page.focus("#script");
    page.session().press(&[key::CONTROL, ' ']);
    page.open_sections("details");
    page.assert_accessible("the console");
    for width in [320, 768, 1280] {
        page.resize(width, 800);
        page.open("#/powershell");
        page.wait_for_heading();
        page.click("#run-all");
        page.open_sections("details");
        page.assert_fits(&format!("the console at {width} px"));
        page.screenshot(&format!("powershell-{width}"), "light");
    }
}

fn a_link_with_a_date_alone_changes_the_date(page: &Page<'_>) {
    page.open("#/powershell");
    let date = "return document.querySelector('select[name=when]')?.value ?? null";
    page.wait_for_script("the first date", date, json!([]), &json!("2017-12"));
    page.follow("#/powershell?when=2018-04");
    page.wait_for_script("the date of the link", date, json!([]), &json!("2018-04"));
    page.wait_for_address("powershell", &[("when", "2018-04")]);
}

/// The commands of the reference.
const LISTED: &str = "return [...document.querySelectorAll('#reference [data-cmdlet]')].map(it => it.dataset.cmdlet)";

fn seek(page: &Page<'_>, words: &str) {
    page.session().run(
        "const it = document.querySelector('#reference input[name=cmdlet]');
         it.value = arguments[0];
         it.dispatchEvent(new Event('input', { bubbles: true }));",
        json!([words]),
    );
}

fn the_reference_has_the_cmdlets_of_the_date(page: &Page<'_>) {
    for &date in Era::VARIANTS {
        open(page, "");
        page.select("when", date.into());
        let known: Vec<&str> = Cmdlet::names()
            .filter(|name| Cmdlet::named(name).is_some_and(|it| date.knows(it)))
            .collect();
        page.wait_for_script("the cmdlets of the date", LISTED, json!([]), &json!(known));
    }
    // `-Force` came in January 2019.
    page.click("#reference > summary");
    let forced = "return [document.querySelectorAll('#reference [data-cmdlet=Grant-CsTeamsInteropPolicy] li').length,
        document.querySelector('#reference [role=status]').textContent]";
    for (date, parameters) in [("2017-12", 0), ("2019-01", 1)] {
        page.select("when", date);
        seek(page, "grant-csteamsinterop force");
        page.wait_for_script(
            "the parameters of the date",
            forced,
            json!([]),
            &json!([
                parameters,
                if parameters == 0 {
                    words_of_reference::count(0)
                } else {
                    words_of_reference::count(1)
                }
            ]),
        );
    }
    seek(page, "csv");
    page.wait_for_script(
        "what is looked for",
        LISTED,
        json!([]),
        &json!(Cmdlet::names().filter(|it| it.contains("Csv")).collect::<Vec<_>>()),
    );
    seek(page, "");
    for theme in ["light", "dark"] {
        page.emulate("screen", &[("prefers-color-scheme", theme)]);
        seek(page, "policy");
        for &(width, height) in page.sizes() {
            page.resize(width, height);
            page.assert_fits(&format!("the reference at {width} px"));
            page.screenshot("reference", theme);
        }
        page.assert_accessible(&format!("the reference, {theme}"));
    }
}

fn go_to_end(page: &Page<'_>) {
    page.session().run(
        "const it = document.getElementById('script');
         it.focus();
         it.setSelectionRange(it.value.length, it.value.length);",
        json!([]),
    );
}

fn the_reference_inserts_into_the_script(page: &Page<'_>) {
    open(page, "Get-CsOnlineUser");
    go_to_end(page);
    // By keyboard alone.
    page.focus("#reference > summary");
    page.press(key::ENTER);
    page.focus("#reference [data-cmdlet=Grant-CsTeamsInteropPolicy] > summary");
    page.press(key::ENTER);
    page.focus("#reference [data-cmdlet=Grant-CsTeamsInteropPolicy] .insert");
    page.press(key::ENTER);
    let granting = "Get-CsOnlineUser\nGrant-CsTeamsInteropPolicy -Identity '' -PolicyName ''";
    wait(page, "a command on a line of its own", |it| it["script"] == granting);
    page.wait_for_focus("#script");
    page.session().type_text("ann@contoso.com");
    let named = granting.replacen("''", "'ann@contoso.com'", 1);
    wait(page, "the value in its place", |it| it["script"] == named.as_str());
    go_to_end(page);
    page.click("#reference [data-cmdlet=Grant-CsTeamsInteropPolicy] li:last-child .insert");
    let last = format!("{named} -AsJob");
    wait(page, "a parameter at the cursor", |it| it["script"] == last.as_str());
}
