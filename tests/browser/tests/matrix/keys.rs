//! Keys and pointer.

use super::*;

tests! { "matrix::keys";
    ALL:
        keys_move_between_cells_and_tell_the_reason;
    CHROMIUM:
        the_pointer_tells_the_reason,
        a_focused_cell_is_not_covered,
}

fn keys_move_between_cells_and_tell_the_reason(page: &Page<'_>) {
    open(page, "#/matrix?all=yes", 684);
    let reachable = "return document.querySelectorAll('#grid [tabindex=\"0\"]').length";
    page.wait_for_script("cells that Tab reaches", reachable, json!([]), &json!(1));
    if page.engine() == Engine::WebKit {
        // Whether Tab visits links is a setting of the whole browser there.
        page.focus("#grid [tabindex='0']");
    } else {
        page.focus("#every-line");
        let visited = tab_through(page);
        assert_eq!(visited, [json!([0, 2])], "the cells that Tab visits");
        page.focus("#grid [tabindex='0']");
    }
    // The scenario of an empty address.
    wait_for_place(page, 0, 2);
    wait_for_reason(page, "PSTN, inbound · Has Skype for Business · Global", "");
    for (keys, place) in [
        (&[HOME][..], (0, 0)),
        (&[LEFT], (0, 0)),
        (&[key::UP], (0, 0)),
        (&[PAGE_UP], (0, 0)),
        (&[RIGHT], (0, 1)),
        (&[key::DOWN], (1, 1)),
        (&[PAGE_DOWN], (7, 1)),
        (&[PAGE_DOWN], (13, 1)),
        (&[PAGE_DOWN], (18, 1)),
        (&[key::DOWN], (18, 1)),
        (&[END], (18, 35)),
        (&[RIGHT], (18, 35)),
        (&[PAGE_UP], (12, 35)),
        (&[HOME], (12, 0)),
        (&[key::CONTROL, END], (18, 35)),
        (&[key::CONTROL, HOME], (0, 0)),
        (&[RIGHT], (0, 1)),
        (&[RIGHT], (0, 2)),
        (&[RIGHT], (0, 3)),
    ] {
        page.session().press(keys);
        wait_for_place(page, place.0, place.1);
    }
    wait_for_reason(page, "Federated calls go to Skype for Business whatever the policy says.", "");
    let announced = "return document.querySelector('#reason .because').getAttribute('role')";
    assert_eq!(page.session().run(announced, json!([])), "status", "the reason is announced");
    page.wait_for_script("cells that Tab reaches after moves", reachable, json!([]), &json!(1));
    page.wait_for_address("matrix", &[("call", "federated-in"), ("all", "yes")]);

    // In a cell across all rows, the row is kept.
    page.open("#/matrix");
    page.focus("#grid [tabindex='0']");
    page.press(key::DOWN);
    page.press(RIGHT);
    wait_for_reason(
        page,
        "Federated, inbound · Has Skype for Business · Effective calling client Teams",
        "",
    );
    page.press(key::DOWN);
    wait_for_reason(
        page,
        "Federated, inbound · Has Skype for Business · Effective calling client Sfb",
        "",
    );
    page.press(LEFT);
    wait_for_place(page, 2, 2);
    wait_for_reason(
        page,
        "PSTN, inbound · Has Skype for Business · Effective calling client Sfb",
        "",
    );

    // A cell that is held back keeps its place, and its reason.
    let all = cells("yes", None);
    let left = count(&all, |_, answer| answer.0 == "teams");
    open(page, "#/matrix?only-landing=teams", left);
    page.focus("#grid [tabindex='0']");
    page.press(HOME);
    let row = "return [...document.querySelectorAll('#grid tbody tr:first-child td')].map(it => it.className)";
    let row = page.session().run(row, json!([]));
    let gap = row.as_array().unwrap().iter().position(|it| it == "gap").expect("a gap");
    for _ in 0..gap {
        page.press(RIGHT);
    }
    wait_for_place(page, 0, gap);
    page.wait_for_focus("#grid td.gap[tabindex='0']");
    wait_for_reason(page, " · Global", "");
}

/// Presses Tab from before the table to behind it, and returns the cells on the way.
fn tab_through(page: &Page<'_>) -> Vec<Value> {
    let mut visited = Vec::new();
    for _ in 0..20 {
        page.press(key::TAB);
        let end = "return document.activeElement.matches('#reason a, #reason button')";
        if page.session().run(end, json!([])) == true {
            return visited;
        }
        let place = page.session().run(FOCUS, json!([]));
        visited.extend(place.is_array().then_some(place));
    }
    panic!("20 times Tab do not leave the table: {visited:?}")
}

fn a_focused_cell_is_not_covered(page: &Page<'_>) {
    // The headers stay in sight while the table scrolls, and must not lie over the focus.
    let covered = "const it = document.activeElement, box = it.getBoundingClientRect();
        const spots = [[box.left + 3, box.top + 3], [box.right - 3, box.bottom - 3]];
        return spots.map(([x, y]) => document.elementFromPoint(x, y))
          .filter(at => !at || !it.contains(at)).map(at => at?.outerHTML.slice(0, 80) ?? 'outside');";
    for fragment in ["#/matrix?all=yes", "#/matrix?swap=yes"] {
        page.resize(800, 700);
        open(page, fragment, 684);
        page.focus("#grid [tabindex='0']");
        let check = |what: &str| {
            let found = page.session().run(covered, json!([]));
            assert_eq!(found, json!([]), "what covers the focus after {what} in {fragment}");
        };
        for (what, keys) in [
            ("Control + End", &[key::CONTROL, END][..]),
            ("Home", &[HOME]),
            ("Control + Home", &[key::CONTROL, HOME]),
            ("End", &[END]),
            ("Page Down", &[PAGE_DOWN]),
            ("Page Down", &[PAGE_DOWN]),
            ("Page Up", &[PAGE_UP]),
            ("Control + End", &[key::CONTROL, END]),
        ] {
            page.session().press(keys);
            check(what);
        }
        for (what, key) in [("Left", LEFT), ("Up", key::UP)] {
            for at in 1..=19 {
                page.press(key);
                check(&format!("{at} times {what}"));
            }
        }
    }
}

fn the_pointer_tells_the_reason(page: &Page<'_>) {
    page.resize(1280, 700);
    open(page, "#/matrix?only-customer=hybrid", 171);
    let all = cells("yes", None);
    for policy in ["Global", "AllowOverrideCallingTeamsChatTeams"] {
        let place = (policy.to_owned(), "hybrid".to_owned(), "federated-in".to_owned());
        let answer = &all[&place];
        let spot = page.session().run(
            "const it = [...document.querySelectorAll('#grid tbody tr')]
               .find(it => it.querySelector('th').textContent === arguments[0]).querySelectorAll('td')[3];
             it.scrollIntoView({ block: 'center' });
             const box = it.getBoundingClientRect();
             return { x: Math.round(box.x + box.width / 2), y: Math.round(box.y + box.height / 2) };",
            json!([policy]),
        );
        let step = json!({ "type": "pointerMove", "duration": 0, "x": spot["x"], "y": spot["y"] });
        let mouse = json!({ "type": "pointer", "id": "mouse", "actions": [step] });
        page.session()
            .post("actions", &json!({ "actions": [mouse] }))
            .expect("a move of the pointer");
        assert_eq!(answer.0, "sfb", "{place:?}");
        wait_for_reason(page, &format!("Federated, inbound · Hybrid Voice · {policy}"), "");
        // Where the pointer is, the reason is as well.
        let visible = "const box = document.querySelector('#reason').getBoundingClientRect();
            return box.height > 40 && box.top >= 0 && box.bottom <= innerHeight";
        page.wait_for_script("the reason in the window", visible, json!([]), &json!(true));
    }
    // What is pointed at is not chosen.
    page.wait_for_address("matrix", &[("only-customer", "hybrid")]);
}
