//! The parts of the screen: results, addresses, folding, sharing.

use super::*;

tests! { "audit::parts";
    CHROMIUM:
        results_are_saved_whole,
        an_audit_survives_a_look_at_another_screen,
        a_part_has_an_address_and_back_leads_to_the_last_one,
        the_files_fold_to_one_line_once_they_were_read,
        share_offers_what_there_is_to_share,
        nothing_to_object_to,
}

fn results_are_saved_whole(page: &Page<'_>) {
    open(page);
    page.session().run(KEEP, json!([]));
    let sample = SampleTenant { seed: 1, users: 10_000, form: SampleForm::WindowsCsv };
    invent(page, 10_000, SampleForm::WindowsCsv);
    wait_at(page, AuditPart::Users, "the rows", is_read);
    let expected = sample.expected();
    let json: Value = serde_json::from_str(&saved(page, "#save-json", "audit.json")).unwrap();
    assert_eq!((&json["format"], &json["version"]), (&json!("call-landing/audit"), &json!(1)));
    let users = json["users"].as_array().unwrap();
    let in_teams = users.iter().filter(|it| it["lands"]["pstn-in"] == "teams").count() as u64;
    assert_eq!(in_teams, expected.totals.get(CallType::PstnIn, Landing::Teams));
    assert_eq!(users.iter().filter(|it| !it["lands"].is_null()).count() as u64, expected.evaluated);
    let markdown = saved(page, "#save-markdown", "audit.md");
    assert!(
        markdown.contains("10000 rows") && markdown.contains("| PSTN, inbound |"),
        "{markdown}"
    );
}

fn an_audit_survives_a_look_at_another_screen(page: &Page<'_>) {
    open(page);
    drop(page, &[text("users.csv", &users(&["", TEAMS]))]);
    wait_at(page, AuditPart::Users, "two users", is_read);
    page.go_to("rules");
    page.wait_for_script(
        "the rules",
        "return document.getElementById('rules') !== null",
        json!([]),
        &json!(true),
    );
    page.go_to("audit");
    let shown = wait(page, "the same", |it| it["names"] == json!(["User 0", "User 1"]));
    assert_eq!(shown["rows"], rows(2, 2));
}

fn nothing_to_object_to(page: &Page<'_>) {
    for (width, theme) in [(1280, "light"), (320, "dark")] {
        page.resize(width, 900);
        open(page);
        page.select("theme", theme);
        invent(page, 1000, SampleForm::Csv);
        wait_at(page, AuditPart::Users, "the users", has_names);
        page.click("#user-rows .name");
        for &part in AuditPart::VARIANTS {
            go_to(page, part);
            match part {
                AuditPart::Problems => page.click("[data-finding='pstn-nowhere'] .show"),
                AuditPart::WhatIf => {
                    page.select("assigned", "one");
                    page.select("policy", TEAMS);
                }
                AuditPart::Data => change_files(page),
                AuditPart::Landings | AuditPart::Users => {}
            }
            page.open_sections("main details");
            page.screenshot(&format!("audit-{}", <&str>::from(part)), theme);
            page.assert_fits(&format!("{part:?} of the audit at {width}"));
            page.assert_accessible(&format!("{part:?} of the audit at {width}"));
        }
    }
}

fn a_part_has_an_address_and_back_leads_to_the_last_one(page: &Page<'_>) {
    page.open("#/audit?part=users");
    page.wait_for_heading();
    drop(page, &[text("users.csv", &users(&["", TEAMS]))]);
    wait(page, "the users at once", |it| it["names"] == json!(["User 0", "User 1"]));
    let at =
        "return [location.hash, document.querySelector('.parts [aria-current]').firstChild.data,
        document.activeElement.id]";
    let stands = |what: &str, hash: &str, part: &str, focus: &str| {
        page.wait_for_script(what, at, json!([]), &json!([hash, part, focus]));
    };
    go_to(page, AuditPart::Data);
    stands("the data", "#/audit?part=data", "Data quality", "part-heading");
    // The number of rejected rows leads there too, and a problem leads to its users.
    go_to(page, AuditPart::Problems);
    stands("the problems", "#/audit", "Problems", "part-heading");
    page.back();
    stands("the data again", "#/audit?part=data", "Data quality", "part-heading");
    page.back();
    stands("the users again", "#/audit?part=users", "Users", "part-heading");
    page.follow("#/audit?part=martian");
    let notice = "return document.querySelector('.notices')?.textContent.includes('martian')";
    page.wait_for_script("the notice", notice, json!([]), &json!(true));
}

fn the_files_fold_to_one_line_once_they_were_read(page: &Page<'_>) {
    let shown = "return ['.panel', '.drop', '#change-files']
        .map(it => document.querySelector(it).checkVisibility())";
    open(page);
    page.wait_for_script("all ways", shown, json!([]), &json!([true, true, false]));
    // The browser's own words for a file field would contradict the list of files.
    let field = "const box = document.querySelector('input[type=file]').getBoundingClientRect();
        return box.width <= 1 && box.height <= 1";
    assert_eq!(page.session().run(field, json!([])), true);
    invent(page, 1000, SampleForm::Csv);
    let read = wait(page, "the rows", is_read);
    page.wait_for_script("one line", shown, json!([]), &json!([false, false, true]));
    let line = "return document.querySelector('.intake .line').innerText.split('\\n').map(it => it.trim()).filter(Boolean).join(' ')";
    let line = page.session().run(line, json!([]));
    let expected =
        format!("invented-1000-1.csv + 1 {} Change files", read["rows"].as_str().unwrap());
    assert_eq!(line, expected.as_str());
    page.click("#change-files");
    page.wait_for_script("all ways again", shown, json!([]), &json!([true, true, true]));
    // The sum is explained where the rejected rows are.
    page.click("#rows a");
    let sum = "return document.getElementById('sum')?.textContent ?? ''";
    page.wait_for_script(
        "the sum",
        sum,
        json!([]),
        &json!("1,000 rows = 996 evaluated + 4 rejected. 1 of the rejected rows are users whose policy has unknown settings. They are in the table of users."),
    );
}

fn share_offers_what_there_is_to_share(page: &Page<'_>) {
    page.open("#/audit?part=users");
    page.wait_for_heading();
    page.open_share();
    let offered =
        "return [...document.querySelectorAll('#share-dialog :is(input, textarea, a, p.aside)')]
        .filter(it => it.checkVisibility()).map(it => it.value ?? it.textContent)";
    let link = page.url.clone() + "#/audit?part=users";
    let words = "The link opens this part of the audit. It holds nothing from your files: to share results, save them under Users or What if.";
    page.wait_for_script("the link alone", offered, json!([]), &json!([link, words]));
}
