//! A thread that is asked for something else, or loses a file, while it works.

use super::*;

tests! { "audit_worker::interrupted";
    ALL:
        a_second_file_during_a_read_ends_in_complete_totals,
        quick_changes_of_what_is_assumed_end_in_complete_totals,
        a_read_that_is_stopped_counts_what_was_read;
    CHROMIUM:
        without_a_thread_a_second_file_and_a_stop_end_the_same,
        a_file_that_is_gone_can_be_removed_as_the_advice_says,
        a_tenant_that_is_being_invented_can_be_stopped_and_mixes_with_no_file,
        files_that_are_taken_away_during_a_read_leave_nothing,
}

fn a_second_file_during_a_read_ends_in_complete_totals(page: &Page<'_>) {
    let ((name, parts), length) = many("many.csv", HEADER, &line(), MANY);
    let altered = Altered::new(page, |_, script| hold(script, length));
    let page = &altered.page;
    open(page);
    page.session().run(NOTE, json!([]));
    drop(page, &[(&name, parts)]);
    wait_for_progress(page);
    drop(page, &[text("few.csv", &users(&[TEAMS, TEAMS]))]);
    let all = MANY as u64 + 2;
    wait(page, "all rows", |it| is_read(it) && it["rows"] == rows(all, all));
    let shown = wait_at(page, AuditPart::Landings, "all rows", is_read);
    assert_eq!(shown["totals"]["pstn-in teams"], 2);
    let noted = noted(page);
    assert_eq!(noted["told"], json!([]), "somebody was told of a stop");
    assert_eq!(noted["idle"], 1, "in between it looked as if nothing was read: {noted}");
    altered.end();
}

fn quick_changes_of_what_is_assumed_end_in_complete_totals(page: &Page<'_>) {
    let header = "UserPrincipalName,DisplayName,EnterpriseVoiceEnabled,TeamsInteropPolicy\n";
    let line = format!("somebody@contoso.com,{},True,\n", "Somebody".repeat(10));
    let ((name, parts), length) = many("many.csv", header, &line, MANY);
    let altered = Altered::new(page, |_, script| hold(script, length));
    let page = &altered.page;
    open(page);
    page.session().run(NOTE, json!([]));
    drop(page, &[(&name, parts)]);
    wait_for_progress(page);
    go_to(page, AuditPart::Data);
    page.open_sections("select[name=unless-customer]");
    page.wait_for_script(
        "the choice",
        "return document.querySelector('select[name=unless-customer]') !== null",
        json!([]),
        &json!(true),
    );
    // Like holding Arrow Down: some changes at once, some after a while. The last one equals the
    // first.
    let changes = "
        const choose = at => {
          const select = document.querySelector('select[name=unless-customer]');
          select.selectedIndex = at % select.options.length;
          select.dispatchEvent(new Event('change', { bubbles: true }));
        };
        window.isChanged = false;
        (async () => {
          for (let at = 1; at <= 40; at += 1) {
            choose(at);
            if (at % 3) await new Promise(done => setTimeout(done, at % 7));
          }
          choose(0);
          window.isChanged = true;
        })();";
    page.session().run(changes, json!([]));
    page.wait_for_script("changes", "return window.isChanged", json!([]), &json!(true));
    let all = MANY as u64;
    wait_at(page, AuditPart::Users, "all rows", has_names);
    let shown = wait_at(page, AuditPart::Landings, "the totals", is_read);
    assert_eq!(shown["rows"], rows(all, all));
    let calls = shown["totals"].as_object().unwrap().iter();
    let inbound: u64 =
        calls.filter(|it| it.0.starts_with("pstn-in ")).filter_map(|it| it.1.as_u64()).sum();
    assert_eq!(inbound, all);
    let noted = noted(page);
    assert_eq!(noted["told"], json!([]), "somebody was told of a stop");
    for said in noted["rows"].as_array().unwrap() {
        assert_eq!(said, &json!(rows(all, all)), "a part was shown as the whole");
    }
    altered.end();
}

fn a_read_that_is_stopped_counts_what_was_read(page: &Page<'_>) {
    const PART: usize = 1 << 23;
    let line = line();
    let ((name, parts), length) = many("many.csv", HEADER, &line, MANY);
    let altered = Altered::new(page, |_, script| hold(script, length));
    let page = &altered.page;
    open(page);
    drop(page, &[(&name, parts)]);
    wait_for_progress(page);
    page.click("#cancel");
    let shown = wait(page, "that it stopped", |it| is_read(it) && told(it).contains("Stopped"));
    // One chunk or two: the third one is blocked.
    let counts = [PART, 2 * PART].map(|it| ((it - HEADER.len()) / line.len()) as u64);
    assert!(counts.map(|it| json!(rows(it, it))).contains(&shown["rows"]), "{counts:?}: {shown}");
    // The message disappears with the next complete read, and the page continues to work.
    drop(page, &[text("few.csv", &users(&[TEAMS]))]);
    let all = MANY as u64 + 1;
    wait(page, "all rows", |it| it["rows"] == rows(all, all));
    let shown = wait_at(page, AuditPart::Landings, "the totals", is_read);
    assert_eq!((told(&shown), &shown["totals"]["pstn-in teams"]), ("", &json!(1)));
    altered.end();
}

fn files_that_are_taken_away_during_a_read_leave_nothing(page: &Page<'_>) {
    let ((name, parts), length) = many("many.csv", HEADER, &line(), MANY);
    let altered = Altered::new(page, |_, script| hold(script, length));
    let page = &altered.page;
    open(page);
    page.session().run(NOTE, json!([]));
    // Also records the messages of the thread.
    page.session().run(
        "window.heard = [];
         window.Worker = class extends Worker {
           constructor(...all) {
             super(...all);
             this.addEventListener('message', ({ data }) => window.heard.push(data.type));
           }
         };",
        json!([]),
    );
    drop(page, &[(&name, parts)]);
    wait_for_progress(page);
    change_files(page);
    page.click(".files button");
    page.wait_for_script(
        "the thread's answer",
        "return window.heard.some(it => it === 'stopped' || it === 'result')",
        json!([]),
        &json!(true),
    );
    drop(page, &[text("few.csv", &users(&[TEAMS]))]);
    wait(page, "the next file", |it| it["rows"] == ONE);
    let noted = noted(page);
    assert_eq!((&noted["told"], &noted["rows"]), (&json!([]), &json!([ONE])));
    altered.end();
}

fn without_a_thread_a_second_file_and_a_stop_end_the_same(page: &Page<'_>) {
    let ((name, parts), length) = many("many.csv", HEADER, &line(), MANY);
    open(page);
    page.session().run("delete window.Worker", json!([]));
    let hold = holding(length, "new Promise(() => {})");
    page.session().run(&format!("{hold} {NOTE}"), json!([]));
    drop(page, &[(&name, parts)]);
    wait_for_progress(page);
    drop(page, &[text("few.csv", &users(&[TEAMS, TEAMS]))]);
    let all = MANY as u64 + 2;
    wait(page, "all rows", |it| is_read(it) && it["rows"] == rows(all, all));
    let noted = noted(page);
    assert_eq!((&noted["told"], &noted["idle"]), (&json!([]), &json!(1)));
    // Once more, but stopped this time.
    page.session().run(&hold, json!([]));
    change_files(page);
    page.click(".files li:nth-child(2) button");
    wait_for_progress(page);
    page.click("#cancel");
    let shown = wait(page, "that it stopped", |it| is_read(it) && told(it).contains("Stopped"));
    assert_ne!(shown["rows"], rows(all - 2, all - 2));
    change_files(page);
    page.click(".files button");
    wait(page, "nothing", |it| it["rows"] == "" && told(it).is_empty());
}

fn a_file_that_is_gone_can_be_removed_as_the_advice_says(page: &Page<'_>) {
    let check = |page: &Page<'_>, parts: String| {
        drop(page, &[("many.csv", parts), text("few.csv", &users(&[TEAMS]))]);
        wait(page, "the failure", |it| {
            told(it).contains("many.csv can no longer be read")
                && it["rows"] == ""
                && it["totals"] == json!({})
        });
        page.click(".files button");
        wait(page, "the other file", |it| it["rows"] == ONE && told(it).is_empty());
    };
    let ((_, parts), length) = many("many.csv", HEADER, &line(), MANY);
    let altered = Altered::new(page, |_, script| prepend(script, &holding(length, GONE)));
    open(&altered.page);
    check(&altered.page, parts.clone());
    altered.end();
    // The same without a thread.
    open(page);
    page.session().run("delete window.Worker", json!([]));
    page.session().run(&holding(length, GONE), json!([]));
    check(page, parts);
}

fn a_tenant_that_is_being_invented_can_be_stopped_and_mixes_with_no_file(page: &Page<'_>) {
    open(page);
    // In one script, so that nothing is ready before.
    page.session().run(
        "const click = id => document.getElementById(id).click();
         click('invent');
         click('cancel');",
        json!([]),
    );
    let idle = "return document.querySelector('.reading').hidden
        && document.querySelectorAll('.files li').length === 0";
    page.wait_for_script("nothing", idle, json!([]), &json!(true));
    page.session().run(
        "document.getElementById('invent').click();
         const data = new DataTransfer();
         data.items.add(new File([arguments[0]], 'few.csv'));
         document.querySelector('.drop').dispatchEvent(
           new DragEvent('drop', { dataTransfer: data, bubbles: true, cancelable: true }));",
        json!([users(&[TEAMS])]),
    );
    wait(page, "the file", |it| it["rows"] == ONE);
    page.click("#change-files");
    invent(page, 1000, SampleForm::Csv);
    wait(page, "the invented", |it| is_read(it) && it["rows"] != ONE);
    assert_expected(page, &SampleTenant { seed: 1, users: 1000, form: SampleForm::Csv }.expected());
}
