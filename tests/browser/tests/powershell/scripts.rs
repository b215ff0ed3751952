//! A script is typed, run, questioned and undone.

use super::*;

tests! { "powershell::scripts";
    ALL:
        a_script_is_typed_completed_and_run,
        steps_move_calls_and_are_taken_back,
        the_slip_of_the_guide_is_explained_where_it_stands;
    CHROMIUM:
        what_a_tenant_printed_takes_the_place_of_the_tenant,
        a_selection_runs_alone,
        a_question_is_asked_and_answered,
        the_guides_lines_land_as_the_guide_says,
        nothing_to_object_to,
}

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
