//! The audit by the rules of today: the edition that the columns tell, the problems with who has them, who
//! forwards to whom, and what the files do not say.

use crate::audit::{open, text};
use browser_tests::page::{PHONE, Page};
use browser_tests::tests;
use call_landing::audit::CallingSample;
use call_landing::audit::estate::CallingFinding;
use call_landing::editions;
use serde_json::{Map, Value, json};
use strum::VariantArray;

tests! { "audit_calling";
    ALL: the_columns_tell_the_edition_and_problems_come_with_who_and_how_to_fix_them,
        whose_calls_can_end_at_a_person_is_answered,
        a_generated_tenant_has_every_problem,
        what_the_files_do_not_say_is_named_with_its_command,
        the_parts_fit_a_phone_and_have_nothing_to_object_to;
    CHROMIUM: another_edition_is_another_audit_of_the_same_files,
        the_users_of_a_problem_are_saved_with_what_undoes_it,
        the_same_file_is_not_read_twice;
}

const USERS: &str = "UserPrincipalName,AccountType,AccountEnabled,EnterpriseVoiceEnabled,LineUri,FeatureTypes,TeamsCallingPolicy,TeamsUpgradeEffectiveMode\n\
    ann@contoso.com,User,True,True,+14255550101,PhoneSystem;CallingPlan,,TeamsOnly\n\
    ben@contoso.com,User,True,True,+14255550102,PhoneSystem;CallingPlan,,TeamsOnly\n\
    cy@contoso.com,User,True,True,+14255550103,PhoneSystem;CallingPlan,,TeamsOnly\n\
    di@contoso.com,User,True,True,+14255550104,PhoneSystem;CallingPlan,DisallowCalling,TeamsOnly\n\
    ed@contoso.com,User,False,True,,PhoneSystem;CallingPlan,,TeamsOnly\n";

const SETTINGS: &str = "SipUri,IsForwardingEnabled,ForwardingType,ForwardingTarget,ForwardingTargetType,IsUnansweredEnabled,UnansweredTarget,UnansweredTargetType\n\
    sip:ann@contoso.com,True,Immediate,sip:ben@contoso.com,SingleTarget,,,\n\
    sip:ben@contoso.com,True,Immediate,sip:ann@contoso.com,SingleTarget,,,\n\
    sip:cy@contoso.com,True,Immediate,sip:ed@contoso.com,SingleTarget,,,\n";

/// Every problem with its number of users.
const PROBLEMS: &str = "return Object.fromEntries([...document.querySelectorAll('[data-finding]')]
    .map(it => [it.dataset.finding, Number(it.querySelector('.count').textContent)]))";

fn drop(page: &Page<'_>) {
    crate::audit::drop(page, &[text("users.csv", USERS), text("settings.csv", SETTINGS)]);
}

fn value(page: &Page<'_>, script: &str) -> Value {
    page.session().run(script, json!([]))
}

fn wait_for_problems(page: &Page<'_>) {
    page.wait("the problems", || {
        let found = value(page, PROBLEMS);
        if found["circle"] == 2 { Ok(()) } else { Err(found.to_string()) }
    });
}

fn go_to(page: &Page<'_>, part: usize, section: &str) {
    page.click(&format!(".parts a:nth-child({part})"));
    let script = "return document.querySelector(arguments[0]) !== null";
    page.wait_for_script(section, script, json!([section]), &json!(true));
}

fn the_columns_tell_the_edition_and_problems_come_with_who_and_how_to_fix_them(page: &Page<'_>) {
    open(page);
    drop(page);
    wait_for_problems(page);
    let found = value(page, PROBLEMS);
    for (finding, users) in
        [("unreachable", 4), ("circle", 2), ("dead-end", 1), ("blocked", 1), ("without-number", 1)]
    {
        assert_eq!(found[finding], users, "{finding} in {found}");
    }
    let told = value(
        page,
        "return [location.hash, document.getElementById('guessed').textContent,
           document.querySelector('.headline').textContent]",
    );
    assert!(told[0].as_str().unwrap().contains("edition=2026-08"), "{told}");
    assert!(told[1].as_str().unwrap().contains("August 2026"), "{told}");
    assert_eq!(told[2], "4 of 5 users can be reached by nobody");
    page.click("[data-finding=circle] .show");
    let inside = "const it = document.querySelector('[data-finding=circle] + tr');
        return [[...it.querySelectorAll('.who tbody tr')].map(it => it.innerText.split(/\\s*\\t\\s*/)),
          it.querySelector('pre.script').textContent.includes('-IsForwardingEnabled $false')]";
    page.wait("who it is", || {
        let found = value(page, inside);
        let first = &found[0][0];
        let is_there = first[0] == "ann@contoso.com" && found[1] == true;
        if is_there && first[2] == "ben@contoso.com → ann@contoso.com" {
            Ok(())
        } else {
            Err(found.to_string())
        }
    });
}

fn a_generated_tenant_has_every_problem(page: &Page<'_>) {
    page.open("#/audit?edition=2026-08");
    page.wait_for_heading();
    let forms = "return document.querySelector('select[name=sample-form]').getClientRects().length";
    assert_eq!(value(page, forms), 0, "its files are of one form");
    page.click("#invent");
    let counts = CallingSample::of(editions::today(), 1, 1000).expected();
    let all = CallingFinding::VARIANTS.iter().zip(counts).filter(|it| it.1 > 0);
    let expected: Map<String, Value> =
        all.map(|(&finding, users)| (<&str>::from(finding).to_owned(), json!(users))).collect();
    page.wait("the problems", || {
        let found = value(page, PROBLEMS);
        if found == Value::Object(expected.clone()) { Ok(()) } else { Err(found.to_string()) }
    });
}

fn whose_calls_can_end_at_a_person_is_answered(page: &Page<'_>) {
    open(page);
    drop(page);
    wait_for_problems(page);
    go_to(page, 3, "#callers");
    for (name, answer) in [
        ("ed@contoso.com", "The calls of 1 user can end at ed@contoso.com."),
        ("fay@contoso.com", "Nobody in these files has this name or number."),
        ("ann@contoso.com", "The calls of 1 user can end at ann@contoso.com."),
        ("tel:+14255550102", "The calls of 1 user can end at ben@contoso.com."),
        ("di@contoso.com", "Nobody forwards calls to di@contoso.com."),
    ] {
        let script = "const it = document.querySelector('[name=person]');
            it.value = arguments[0]; it.dispatchEvent(new Event('input', { bubbles: true }));";
        page.session().run(script, json!([name]));
        page.click("#find-callers");
        let told = "return document.querySelector('#callers-answer strong')?.textContent ?? ''";
        page.wait_for_script(name, told, json!([]), &json!(answer));
    }
}

fn what_the_files_do_not_say_is_named_with_its_command(page: &Page<'_>) {
    open(page);
    drop(page);
    wait_for_problems(page);
    go_to(page, 4, "#understood");
    let missing =
        "return [...document.querySelectorAll('[data-missing]')].map(it => it.dataset.missing)";
    assert_eq!(
        value(page, missing),
        json!(["policies", "numbers", "patterns", "federation", "external-access"])
    );
    let command =
        "return document.querySelector('[data-missing=policies] td:last-child code').textContent";
    assert!(value(page, command).as_str().unwrap().starts_with("Get-CsTeamsCallingPolicy"));
}

fn the_parts_fit_a_phone_and_have_nothing_to_object_to(page: &Page<'_>) {
    open(page);
    drop(page);
    wait_for_problems(page);
    page.click("[data-finding=circle] .show");
    page.assert_accessible("problems of today");
    page.resize(PHONE.0, PHONE.1);
    page.assert_fits("problems of today");
    for (part, section) in [(2, "#totals"), (3, "#callers"), (4, "#understood")] {
        go_to(page, part, section);
        page.assert_fits(section);
        page.assert_accessible(section);
    }
}

fn another_edition_is_another_audit_of_the_same_files(page: &Page<'_>) {
    open(page);
    drop(page);
    wait_for_problems(page);
    let columns = |edition: &str| {
        page.click(&format!(".dates input[value='{edition}']"));
        let script = "return [location.hash.includes(arguments[0]) || arguments[0] === '2017-12',
            document.querySelectorAll('.parts a').length]";
        let parts = if edition == "2017-12" { 5 } else { 4 };
        page.wait_for_script(edition, script, json!([edition]), &json!([true, parts]));
    };
    columns("2019-08");
    go_to(page, 2, "#totals");
    let lines = "return document.querySelectorAll('#totals tbody tr').length";
    page.wait_for_script("the calls of 2019", lines, json!([]), &json!(6));
    columns("2017-12");
    columns("2026-08");
    page.wait_for_script("the calls of today", lines, json!([]), &json!(16));
}

fn the_users_of_a_problem_are_saved_with_what_undoes_it(page: &Page<'_>) {
    open(page);
    page.session().run(crate::audit::KEEP, json!([]));
    drop(page);
    wait_for_problems(page);
    let csv = crate::audit::saved(
        page,
        "[data-finding=dead-end] .acts button:last-child",
        "calling-dead-end.csv",
    );
    let row = csv.lines().nth(1).unwrap_or_default();
    assert_eq!(
        row,
        "\"cy@contoso.com\",\"\",\"ed@contoso.com\",\"Immediate\",\"SingleTarget\",\"ed@contoso.com\",\"\",\"\",\"\"",
        "{csv}"
    );
    // Where users need different fixes, each command has a file of its own.
    page.click("[data-finding=unreachable] .show");
    let of_fix = |fix: &str| -> Vec<String> {
        let name = format!("calling-unreachable-{fix}.csv");
        let button = format!("[data-finding=unreachable] + tr #save-unreachable-{fix}");
        let csv = crate::audit::saved(page, &button, &name);
        let sign_in = |it: &str| it.split('@').next().unwrap().trim_matches('"').to_owned();
        csv.lines().skip(1).map(sign_in).collect()
    };
    assert_eq!(of_fix("stop-forwarding"), ["ann", "ben", "cy"]);
    assert_eq!(of_fix("assign-allowcalling"), ["di"]);
}

fn the_same_file_is_not_read_twice(page: &Page<'_>) {
    open(page);
    let twice = format!(
        "const file = new File([{}], 'users.csv', {{ lastModified: 1 }});
         for (let at = 0; at < 2; at += 1) {{
           const data = new DataTransfer();
           data.items.add(file);
           document.querySelector('.drop').dispatchEvent(
             new DragEvent('drop', {{ dataTransfer: data, bubbles: true, cancelable: true }}));
         }}",
        json!(USERS)
    );
    page.session().run(&twice, json!([]));
    let rows = "return document.getElementById('rows').textContent";
    page.wait_for_script("the rows", rows, json!([]), &json!("5 rows: 5 evaluated, 0 rejected"));
    let told = value(page, "return document.getElementById('told').textContent");
    assert!(told.as_str().unwrap().starts_with("users.csv was already added"), "{told}");
}
