//! The simulated date.

use super::*;

tests! { "powershell::dates";
    ALL:
        remarks_follow_the_date,
        the_script_to_begin_with_follows_the_date;
    CHROMIUM:
        a_link_with_a_date_alone_changes_the_date,
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

fn a_link_with_a_date_alone_changes_the_date(page: &Page<'_>) {
    page.open("#/powershell");
    let date = "return document.querySelector('select[name=when]')?.value ?? null";
    page.wait_for_script("the first date", date, json!([]), &json!("2017-12"));
    page.follow("#/powershell?when=2018-04");
    page.wait_for_script("the date of the link", date, json!([]), &json!("2018-04"));
    page.wait_for_address("powershell", &[("when", "2018-04")]);
}
