//! A thread that does not start, or fails.

use super::*;

tests! { "audit_worker::broken";
    ALL:
        without_its_module_the_audit_counts_on_the_page,
        a_trap_in_one_file_does_not_poison_the_next;
    CHROMIUM:
        a_broken_module_or_script_is_done_without,
        a_trap_in_a_task_loses_nothing_that_was_read,
}

fn without_its_module_the_audit_counts_on_the_page(page: &Page<'_>) {
    let altered = Altered::new(page, |module, _| fs::remove_file(module).unwrap());
    check_sample(&altered.page);
    altered.end();
}

fn a_broken_module_or_script_is_done_without(page: &Page<'_>) {
    let changes: [fn(&Path, &Path); 6] = [
        |module, _| fs::write(module, b"\0asm\x01\0\0\0 and nothing of it").unwrap(),
        |_, script| fs::remove_file(script).unwrap(),
        |_, script| fs::write(script, "this is no script").unwrap(),
        |_, script| prepend(script, "throw new Error('not today');"),
        // Without the thread that reads for it, the one that counts reads.
        |_, script| prepend(script, "if (self.name === 'reader') throw new Error('not today');"),
        |_, script| prepend(script, "delete self.Worker;"),
    ];
    for change in changes {
        let altered = Altered::new(page, change);
        check_sample(&altered.page);
        altered.end();
    }
}

fn a_trap_in_one_file_does_not_poison_the_next(page: &Page<'_>) {
    let altered = Altered::new(page, |module, _| trap_at_length(module));
    let page = &altered.page;
    open(page);
    let bad = format!("{HEADER}{}", "x".repeat(DEADLY - HEADER.len()));
    let failed = |it: &Value| {
        told(it).contains("Reading bad.csv failed") && it["rows"] == "" && it["totals"] == json!({})
    };
    drop(page, &[text("good.csv", &users(&[TEAMS])), text("bad.csv", &bad)]);
    wait(page, "the failure", failed);
    // Following the advice works.
    page.click(".files li:nth-child(2) button");
    let is_good = |it: &Value| it["rows"] == ONE && told(it).is_empty();
    wait(page, "the good one", is_good);
    wait_at(page, AuditPart::Users, "the user", |it| it["names"] == json!(["User 0"]));
    let shown = wait_at(page, AuditPart::Landings, "the totals", is_good);
    assert_eq!(shown["totals"]["pstn-in teams"], 1);
    // And again with another thread.
    drop(page, &[text("bad.csv", &bad)]);
    wait(page, "the failure again", failed);
    page.click(".files li:last-child button");
    wait(page, "nothing", |it| told(it).is_empty());
    drop(page, &[text("good.csv", &users(&[TEAMS]))]);
    wait(page, "the good one again", is_good);
    altered.end();
}

fn a_trap_in_a_task_loses_nothing_that_was_read(page: &Page<'_>) {
    let altered = Altered::new(page, |module, _| alter(module, "counts", &[UNREACHABLE]));
    let page = &altered.page;
    open(page);
    drop(page, &[text("users.csv", &users(&["", TEAMS, TEAMS]))]);
    let before = wait_at(page, AuditPart::Users, "three users", |it| it["names"][2] == "User 2");
    page.focus("input[name=search]");
    page.session().type_text("USER2@");
    page.press(key::ENTER);
    let shown = wait(page, "the failure, and the one that was found", |it| {
        told(it).contains("had to restart") && it["names"] == json!(["User 2"]) && is_read(it)
    });
    assert_eq!(shown["rows"], before["rows"]);
    page.click("#all-users");
    let shown = wait(page, "all users", |it| it["names"] == before["names"]);
    assert_eq!(shown["rows"], before["rows"]);
    let shown = wait_at(page, AuditPart::Landings, "the totals", is_read);
    assert_eq!(shown["totals"]["pstn-in teams"], 2);
    altered.end();
}
