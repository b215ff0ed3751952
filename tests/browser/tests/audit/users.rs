//! The list of users, and corrections.

use super::*;

tests! { "audit::users";
    ALL:
        all_users_are_one_stop_of_the_tab_key;
    CHROMIUM:
        users_are_found_filtered_and_sorted,
        users_that_were_corrected_before_another_file_are_told,
        only_users_in_sight_are_drawn,
        a_column_and_a_policy_can_be_corrected,
}

fn users_are_found_filtered_and_sorted(page: &Page<'_>) {
    open(page);
    drop(
        page,
        &[text("users.csv", &users(&["", TEAMS, "DisallowOverrideCallingSfbChatSfb", TEAMS]))],
    );
    wait_at(page, AuditPart::Users, "all", |it| {
        it["names"].as_array().is_some_and(|it| it.len() == 4)
    });
    page.focus("input[name=search]");
    page.session().type_text("USER3@");
    page.press(key::ENTER);
    wait(page, "the one that was sought", |it| it["names"] == json!(["User 3"]));
    page.click("#all-users");
    wait(page, "all again", |it| it["names"].as_array().is_some_and(|it| it.len() == 4));
    page.select("only-landing", "0");
    let shown = wait(page, "those in Teams", |it| it["names"] == json!(["User 1", "User 3"]));
    assert_eq!(shown["users"], "2 of 4 users");
    page.click("#all-users");
    page.click("#user-rows thead th:nth-child(2) button");
    wait(page, "by policy", |it| it["names"] == json!(["User 2", "User 1", "User 3", "User 0"]));
    page.session().run(
        "document.getElementById('by-list').open = true;
         document.getElementById('wanted-names').value = 'user2@contoso.com\\nUSER0@contoso.com\\nnobody@contoso.com'",
        json!([]),
    );
    page.click("#by-list button");
    wait(page, "those of the list", |it| it["names"] == json!(["User 2", "User 0"]));
}

fn only_users_in_sight_are_drawn(page: &Page<'_>) {
    open(page);
    invent(page, 100_000, SampleForm::Csv);
    let shown = wait_at(page, AuditPart::Users, "the first", has_names);
    let first = shown["names"][0].clone();
    assert!(shown["names"].as_array().unwrap().len() < 200);
    // At the bottom, the last user is visible.
    page.session().run(
        "const it = document.getElementById('user-rows'); it.scrollTop = it.scrollHeight",
        json!([]),
    );
    let last = "const box = document.getElementById('user-rows').getBoundingClientRect();
        const rows = [...document.querySelectorAll('#user-rows tbody tr:not(.gap)')];
        const at = rows.at(-1), place = at?.getBoundingClientRect();
        const count = document.querySelector('#user-rows table').getAttribute('aria-rowcount');
        return at?.getAttribute('aria-rowindex') === count && place.bottom <= box.bottom + 60 && place.bottom > box.top";
    page.wait_for_script("the last in sight", last, json!([]), &json!(true));
    let drawn = "return document.querySelectorAll('#user-rows tbody tr').length";
    assert!(page.session().run(drawn, json!([])).as_u64().unwrap() < 200);
    page.session().run("document.getElementById('user-rows').scrollTop = 0", json!([]));
    wait(page, "the first again", |it| it["names"][0] == first);
}

fn all_users_are_one_stop_of_the_tab_key(page: &Page<'_>) {
    const END: char = '\u{E010}';
    const HOME: char = '\u{E011}';
    const PAGE_DOWN: char = '\u{E00F}';
    // The row whose name has the focus, if nothing covers it.
    let focused = "const name = document.activeElement, box = name.getBoundingClientRect();
        const at = document.elementFromPoint(box.left + 3, box.top + box.height / 2);
        return name.matches('#user-rows .name') && name.contains(at)
          ? Number(name.closest('tr').getAttribute('aria-rowindex')) : name.id || name.textContent";
    let stands_at = |what: &str, row: u64| {
        page.wait_for_script(what, focused, json!([]), &json!(row));
    };
    open(page);
    invent(page, 1000, SampleForm::Csv);
    let shown = wait_at(page, AuditPart::Users, "the users", has_names);
    let evaluated: u64 =
        shown["users"].as_str().unwrap().split(' ').next().unwrap().parse().unwrap();
    page.session()
        .run("[...document.querySelectorAll('#user-rows thead button')].at(-1).focus()", json!([]));
    page.press(key::TAB);
    stands_at("the first after Tab", 2);
    page.press(key::DOWN);
    stands_at("the second after Down", 3);
    page.press(PAGE_DOWN);
    let further = focused.replace("return", "const it =") + "; return Number(it) > 5";
    page.wait_for_script("whether Page Down goes further", &further, json!([]), &json!(true));
    page.press(END);
    stands_at("the last after End", evaluated + 1);
    page.press(key::UP);
    stands_at("the one before the last after Up", evaluated);
    // One press leaves the table at its end, and another returns to the same user.
    page.press(key::TAB);
    let outside = "return document.activeElement.closest('#user-rows') === null";
    page.wait_for_script("whether the focus left", outside, json!([]), &json!(true));
    page.session().press(&[key::SHIFT, key::TAB]);
    stands_at("the same user after the way back", evaluated);
    page.press(HOME);
    stands_at("the first after Home", 2);
    page.press(key::ENTER);
    page.wait_for_script(
        "the explained user",
        "return document.querySelectorAll('.explained h3').length",
        json!([]),
        &json!(1),
    );
    stands_at("the first after its explanation", 2);
}

fn a_column_and_a_policy_can_be_corrected(page: &Page<'_>) {
    open(page);
    let odd = users(&["Tag:Secret", ""]).replace("UserPrincipalName", "Login");
    drop(page, &[text("odd.csv", &odd)]);
    let none = "2 rows: 0 evaluated, 2 rejected";
    wait_at(page, AuditPart::Data, "that nobody is named", |it| it["rows"] == none);
    page.session().run(
        "const row = [...document.querySelectorAll('.columns tr')].find(it => it.textContent.includes('Login'));
         const select = row.querySelector('select');
         select.value = [...select.options].find(it => it.textContent === 'Sign-in name').value;
         select.dispatchEvent(new Event('change', { bubbles: true }));",
        json!([]),
    );
    wait(page, "the names", |it| it["rows"] == "2 rows: 1 evaluated, 1 rejected");
    page.open_sections("#policies");
    page.select("state-calling", "2");
    page.click("#policies .choices button");
    let all = "2 rows: 2 evaluated, 0 rejected";
    let shown = wait_at(page, AuditPart::Landings, "all evaluated", |it| it["rows"] == all);
    assert_eq!(shown["totals"]["pstn-in teams"], 1);
}

/// Policies are corrected by name and stay so; users by row, and rows are read anew.
fn users_that_were_corrected_before_another_file_are_told(page: &Page<'_>) {
    open(page);
    let told = "were not kept";
    drop(page, &[text("users.csv", &users(&["", TEAMS]))]);
    wait_at(page, AuditPart::Users, "two users", has_names);
    page.select("state-customer", "1");
    page.click("#correct button");
    let is_none = |it: &Value| it["totals"]["pstn-in sfb"].is_null();
    wait_at(page, AuditPart::Landings, "nobody rings", is_none);
    drop(page, &[text("more.csv", &users(&[TEAMS]))]);
    let shown = wait(page, "three users, and what was lost", |it| {
        it["rows"] == rows(3, 3) && it["told"].as_str().is_some_and(|it| it.contains(told))
    });
    assert_eq!(shown["totals"]["pstn-in sfb"], 1, "as the file says");
    // Once is enough.
    drop(page, &[text("again.csv", &users(&[TEAMS]))]);
    let shown = wait(page, "four users", |it| it["rows"] == rows(4, 4));
    assert_eq!(shown["told"], "");
}
