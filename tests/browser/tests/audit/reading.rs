//! Files go in and are counted.

use super::*;

tests! { "audit::reading";
    ALL:
        an_invented_tenant_is_counted_as_it_was_made,
        files_that_are_dropped_are_read_and_explained;
    CHROMIUM:
        a_million_users_are_counted_as_they_were_made,
        without_threads_the_page_counts_the_same_itself,
        hostile_files_end_in_words;
    ON_REQUEST:
        measures_the_longest_task_of_a_million_users,
}

fn an_invented_tenant_is_counted_as_it_was_made(page: &Page<'_>) {
    open(page);
    let forms: &[SampleForm] = match page.engine() {
        Engine::Chromium => {
            &[SampleForm::WindowsCsv, SampleForm::Utf16Tabs, SampleForm::Json, SampleForm::List]
        }
        // The same module reads them in every browser.
        Engine::Firefox | Engine::WebKit => &[SampleForm::Utf16Tabs, SampleForm::List],
    };
    for &form in forms {
        let expected = SampleTenant { seed: 1, users: 1000, form }.expected();
        invent(page, 1000, form);
        let name = match form {
            SampleForm::Json => "invented-1000-1.json",
            SampleForm::List => "invented-1000-1.txt",
            _ => "invented-1000-1.csv",
        };
        let script = "return document.querySelector('.files')?.textContent.includes(arguments[0])";
        page.wait_for_script("the file", script, json!([name]), &json!(true));
        wait(page, "its rows", is_read);
        assert_expected(page, &expected);
        // The next file has the same rows, so this one must be gone first.
        change_files(page);
        page.click(".files li:last-child button");
        wait(page, "nothing", |it| it["rows"] == "");
    }
}

fn files_that_are_dropped_are_read_and_explained(page: &Page<'_>) {
    open(page);
    let policies = "Identity : Tag:Own\nAllowEndUserClientOverride : False\nCallingDefaultClient : Teams\nChatDefaultClient : Sfb\n";
    drop(page, &[text("users.csv", &users(&["", TEAMS, "Tag:Own"])), text("own.txt", policies)]);
    let shown = wait(page, "the problems", is_read);
    assert_eq!(shown["rows"], rows(3, 3));
    assert_eq!(shown["findings"]["mixed-values"], 1);
    wait_at(page, AuditPart::Users, "three users", |it| {
        it["names"].as_array().is_some_and(|it| it.len() == 3)
    });
    let shown = wait_at(page, AuditPart::Landings, "the totals", is_read);
    assert_eq!(
        (&shown["totals"]["pstn-in teams"], &shown["totals"]["pstn-in sfb"]),
        (&json!(2), &json!(1))
    );
    // The user behind a number is shown and explained, and the link leads to the same answer.
    page.click("#totals td[data-call='pstn-in'][data-landing='sfb'] button");
    wait(page, "one user", |it| it["names"] == json!(["User 0"]));
    page.click("#user-rows .name");
    page.wait_for_script(
        "the explanation",
        "const it = document.querySelector('.explained');
         return it && [it.querySelector('h3').textContent, it.textContent.includes('users.csv, line 2')]",
        json!([]),
        &json!(["User 0", true]),
    );
    page.click(".explained .calls a[href='#/explore']");
    page.wait_for_case(&oracle::lookup("existing", "default", "yes", "pstn-in"));
}

fn a_million_users_are_counted_as_they_were_made(page: &Page<'_>) {
    open(page);
    count_a_million(page);
}

/// How long the page is busy at most while the thread counts a million users. Not a test: a number from
/// a busy machine would prove nothing. Prints it for `cargo xtask bench page`.
fn measures_the_longest_task_of_a_million_users(page: &Page<'_>) {
    open(page);
    page.session().run(
        "window.longest = 0;
         new PerformanceObserver(list => {
           for (const it of list.getEntries()) window.longest = Math.max(window.longest, it.duration);
         }).observe({ type: 'longtask' });",
        json!([]),
    );
    count_a_million(page);
    let longest = page.session().run("return Math.round(window.longest)", json!([]));
    println!("a million users: longest task of the page {longest} ms");
}

fn count_a_million(page: &Page<'_>) {
    let expected =
        SampleTenant { seed: 1, users: 1_000_000, form: SampleForm::WindowsCsv }.expected();
    invent(page, 1_000_000, SampleForm::WindowsCsv);
    page.wait_longer(Duration::from_secs(90), "a million rows", || {
        let shown = page.session().try_run(SHOWN, json!([])).map_err(|it| it.to_string())?;
        if is_read(&shown) { Ok(shown) } else { Err(shown["told"].to_string()) }
    });
    assert_expected(page, &expected);
}

fn without_threads_the_page_counts_the_same_itself(page: &Page<'_>) {
    open(page);
    page.session().run("delete window.Worker", json!([]));
    let expected = SampleTenant { seed: 1, users: 10_000, form: SampleForm::Csv }.expected();
    invent(page, 10_000, SampleForm::Csv);
    assert_expected(page, &expected);
    page.session().run(KEEP, json!([]));
    go_to(page, AuditPart::Users);
    let csv = saved(page, "#save-csv", "audit.csv");
    let evaluated = expected.rows - expected.rejected.iter().sum::<u64>();
    assert!(csv.lines().count() as u64 > evaluated, "{} lines", csv.lines().count());
    let script = "return [...performance.getEntriesByType('resource')].some(it => it.name.includes('audit-worker'))";
    assert_eq!(page.session().run(script, json!([])), false, "a thread was started");
}

fn hostile_files_end_in_words(page: &Page<'_>) {
    open(page);
    let line = users(&[TEAMS]).lines().last().unwrap().to_owned();
    let js = |it: &str| json!(it).to_string();
    let files: [(&str, String, &str, &str); 8] = [
        ("empty.csv", "[]".into(), "0 rows: 0 evaluated, 0 rejected", "The file is empty."),
        (
            "workbook.xlsx",
            "[new Uint8Array([80, 75, 3, 4, 0, 0, 255, 254, 1, 2, 3])]".into(),
            "",
            "not a text file",
        ),
        (
            "cut.csv",
            format!("[{}]", js(&format!("{HEADER}{line}\nuser1@contoso.com,\"User"))),
            "2 rows: 1 evaluated, 1 rejected",
            "",
        ),
        (
            "field.csv",
            format!(
                "[{}, 'x'.repeat(1e7), {}]",
                js(&format!("{HEADER}\"")),
                js(&format!("\",a\n{line}\n"))
            ),
            "",
            "",
        ),
        (
            "nul.csv",
            format!(
                "[{}, '\\0\\0\\0', {}]",
                js(&format!("{HEADER}{line}\n")),
                js(&format!("\n{line}\n"))
            ),
            "3 rows: 2 evaluated, 1 rejected",
            "",
        ),
        (
            "mixed.csv",
            format!(
                "[{}, new Uint8Array([0xff, 0xfe, 0x41, 0, 0xe9, 0x0a]), {}]",
                js(&format!("{HEADER}{line}\n")),
                js(&format!("{line}\n"))
            ),
            "",
            "",
        ),
        (
            "wide.csv",
            "[Array.from({ length: 10000 }, (_, at) => `c${at}`).join(',') + '\\n1,2\\n']".into(),
            "0 rows: 0 evaluated, 0 rejected",
            "10000 columns",
        ),
        (
            "formula.csv",
            format!(
                "[{}]",
                js(&format!("{HEADER}{}\n", line.replace("User 0", "=cmd|' /C calc'!A1")))
            ),
            "1 row: 1 evaluated, 0 rejected",
            "",
        ),
    ];
    for (name, parts, rows, problem) in files {
        drop(page, &[(name, parts)]);
        let shown = wait(page, name, is_read);
        if !rows.is_empty() {
            assert_eq!(shown["rows"], rows, "{name}");
        }
        go_to(page, AuditPart::Data);
        let script = "return document.getElementById('understood').textContent";
        let said = page.session().run(script, json!([]));
        assert!(said.as_str().unwrap().contains(problem), "{name}: {said}");
        if name == "formula.csv" {
            page.session().run(KEEP, json!([]));
            go_to(page, AuditPart::Users);
            let csv = saved(page, "#save-csv", "audit.csv");
            assert!(csv.contains(",\"'=cmd"), "{csv}");
        }
        change_files(page);
        page.click(".files button");
        wait(page, "nothing", |it| it["rows"] == "");
    }
}
