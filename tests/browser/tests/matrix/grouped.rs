//! What differs comes first, and what differs not is said once.

use super::*;

tests! { "matrix::grouped";
    ALL:
        three_rows_say_what_differs;
    CHROMIUM:
        the_reason_opens_its_question_and_back_returns,
        symbols_have_words,
        the_modes_come_down_to_three_columns,
        more_columns_are_announced_at_the_edge,
}

/// What is grouped: the name of each row, and the landings of its own cells.
const GROUPED: &str = "
return [...document.querySelectorAll('#grid tbody tr')].map(it => [it.querySelector('b').textContent,
  it.querySelector('.row-policies')?.textContent ?? '', [...it.querySelectorAll('.policies li')].map(it => it.textContent).join(' '),
  [...it.querySelectorAll('td')].map(it => it.dataset.landing).join(' ')]);";

fn three_rows_say_what_differs(page: &Page<'_>) {
    page.open("#/matrix");
    let all = cells("yes", None);
    let names = [("Default", "default"), ("Teams", "teams"), ("Sfb", "sfb")];
    // The first row holds the cells that stand for all three.
    let expected = names.iter().enumerate().map(|(at, (name, client))| {
        let mut of: Vec<String> = policies();
        of.retain(|it| calling_of(it) == *client);
        let landings = CUSTOMER_WORDS.iter().flat_map(|customer| {
            let calls = CALL_WORDS[..if at == 0 { 6 } else { 3 }].iter();
            let place = |call: &&str| (of[0].clone(), (*customer).to_owned(), (**call).to_owned());
            calls.map(place).collect::<Vec<_>>()
        });
        let landings: Vec<&str> = landings.map(|place| all[&place].0.as_str()).collect();
        (*name, of, landings.join(" "))
    });
    let found = page.wait("three rows", || {
        let found: Vec<Vec<String>> = rows(&page.session().run(GROUPED, json!([]))).collect();
        if found.len() == 3 { Ok(found) } else { Err(format!("{found:?}")) }
    });
    for ((name, mut of, landings), row) in expected.zip(&found) {
        assert_eq!(
            (row[0].as_str(), row[1].as_str()),
            (name, format!("{} policies", of.len()).as_str())
        );
        let mut listed: Vec<&str> = row[2].split(' ').collect();
        listed.sort_unstable();
        of.sort_unstable();
        assert_eq!(listed, of, "the policies of {name}");
        assert_eq!(row[3], landings, "the landings of {name}");
    }
    let said = page.session().run(
        "return [document.querySelector('h1').textContent, document.querySelector('.lead').textContent]",
        json!([]),
    );
    assert_eq!(said[0], "The policy decides three of nine calls.");
    let lead = said[1].as_str().unwrap_or_default();
    assert!(lead.starts_with("684 answers come down to three rows, one for each effective calling client. Chats are never decided"), "{lead}");
    // A conflict in one row marks the cell of all rows.
    let marked = "return [...document.querySelectorAll('#grid tbody td.same')].map(it => it.dataset.basis === 'disputed')";
    let marked = page.session().run(marked, json!([]));
    let any = |customer: &str, call: &str| {
        count(&all, |place, it| place.1 == customer && place.2 == call && it.1 == "disputed") > 0
    };
    let expected: Vec<bool> = CUSTOMER_WORDS
        .iter()
        .flat_map(|customer| CALL_WORDS[3..6].iter().map(move |call| any(customer, call)))
        .collect();
    assert_eq!(marked, json!(expected), "cells with conflicting sources");

    // The list of a row opens without anything else.
    page.click("#grid [data-row='1'] .row-policies");
    page.wait("the list of policies", || {
        let open = page
            .session()
            .run("return document.querySelector('#row-1').matches(':popover-open')", json!([]));
        if open == true { Ok(()) } else { Err(open.to_string()) }
    });
    page.press(key::ESCAPE);

    // Who may choose moves to another row.
    page.click("#choices > summary");
    page.choose("choice", "teams");
    page.wait_for_address("matrix", &[("choice", "teams")]);
    let counts =
        "return [...document.querySelectorAll('#grid .row-policies')].map(it => it.textContent)";
    page.wait_for_script(
        "policies by client",
        counts,
        json!([]),
        &json!(["4 policies", "12 policies", "3 policies"]),
    );

    page.click("#every-line");
    page.wait_for_address("matrix", &[("choice", "teams"), ("all", "yes")]);
    wait_for_answers(page, &cells("yes", Some("teams")));
    page.click("#every-line");
    page.wait_for_address("matrix", &[("choice", "teams")]);
    page.wait_for_script(
        "policies by client",
        counts,
        json!([]),
        &json!(["4 policies", "12 policies", "3 policies"]),
    );
}

fn symbols_have_words(page: &Page<'_>) {
    page.open("#/matrix");
    let seen = "return [...document.querySelectorAll('#grid tbody td > span')].filter(it => it.offsetWidth > 8).length";
    page.wait_for_script("words beside symbols", seen, json!([]), &json!(0));
    page.choose("cells", "words");
    page.wait_for_address("matrix", &[("cells", "words")]);
    page.wait_for_script("words under symbols", seen, json!([]), &json!(4 * (3 * 3 + 3)));
    let legend = "return [...document.querySelectorAll('.signs li')].map(it => it.textContent)";
    let expected = json!([
        "Teams",
        "Skype for Business",
        "Either client",
        "Reaches nobody",
        "Not supported",
        "No such caller",
        "≠Sources conflict"
    ]);
    page.wait_for_script("the legend", legend, json!([]), &expected);
}

fn the_modes_come_down_to_three_columns(page: &Page<'_>) {
    page.open("#/matrix?edition=2019-08");
    let shape = "return [[...document.querySelectorAll('#grid thead b')].map(it => it.textContent),
        [...document.querySelectorAll('#grid tbody tr')].filter(it => it.querySelector('td')).length,
        document.querySelectorAll('#grid td.same[colspan=\"3\"]').length, document.querySelector('h1').textContent]";
    let expected = json!([
        ["Islands", "SfBOnly, SfBWithTeamsCollab or SfBWithTeamsCollabAndMeetings", "TeamsOnly"],
        18,
        6,
        "The policy decides all six calls."
    ]);
    page.wait_for_script("three columns", shape, json!([]), &expected);
    page.focus("#grid [tabindex='0']");
    page.press(RIGHT);
    page.wait_for_address("matrix", &[("edition", "2019-08"), ("mode", "sfb-only")]);
    wait_for_reason(page, "Calling Plan · PSTN, inbound · User’s mode SfBOnly", "");
}

fn more_columns_are_announced_at_the_edge(page: &Page<'_>) {
    let edges = "const it = document.querySelector('.answers-table'); return ['before', 'after'].filter(side => it.hasAttribute(`data-${side}`))";
    page.resize(800, 700);
    page.open("#/matrix");
    page.wait_for_script("more on the right", edges, json!([]), &json!(["after"]));
    page.session().run("document.querySelector('#grid').parentElement.scrollLeft = 100", json!([]));
    page.wait_for_script("more on both sides", edges, json!([]), &json!(["before", "after"]));
    page.focus("#grid [tabindex='0']");
    page.session().press(&[key::CONTROL, END]);
    page.wait_for_script("more on the left", edges, json!([]), &json!(["before"]));
    page.resize(1280, 900);
    page.wait_for_script("everything fits", edges, json!([]), &json!([]));
}

fn the_reason_opens_its_question_and_back_returns(page: &Page<'_>) {
    let all = cells("no", None);
    let disputed = count(&all, |_, answer| answer.1 == "disputed");
    open(page, "#/matrix?only-basis=disputed&licensed=no", disputed);
    let found: Vec<Vec<String>> = rows(&page.session().run(CELLS, json!([]))).collect();
    for at in [0, found.len() - 1] {
        let ((policy, customer, call), answer) = cell(&found[at]);
        page.session().run(
            "[...document.querySelectorAll('#grid tbody td:not(.gap)')][arguments[0]].click()",
            json!([at]),
        );
        page.wait_for_script(
            "the selected cell",
            "return [...document.querySelectorAll('#grid tbody td:not(.gap)')].findIndex(it => it.matches('[aria-selected=true][tabindex=\"0\"]'))",
            json!([]),
            &json!(at),
        );
        page.wait_for_script(
            "the landing of the reason",
            "return document.querySelector('#reason').dataset.landing",
            json!([]),
            &json!(answer.0),
        );
        // The selected cell is the scenario of the address, so a link opens it.
        let hash = page.snapshot()["hash"].as_str().unwrap_or_default().to_owned();
        assert!(hash.contains("only-basis=disputed"), "{hash}");
        page.click("#reason .actions a");
        let shown = page.wait_for(&format!("the answer of {:?}", found[at]), |shown| {
            shown["verdict"]["landing"] == answer.0 && shown["pickers"]["customer"] == *customer
        });
        let pickers = &shown["pickers"];
        let asked = [&pickers["policy"], &pickers["call"], &pickers["licensed"]];
        assert_eq!(json!(asked), json!([policy, call, false]), "what is asked");
        assert_eq!(shown["verdict"]["basis"], answer.1, "the basis");
        page.back();
        page.wait_for("the same address", |shown| shown["hash"] == hash);
        wait_for_cells(page, disputed);
    }
    let copied = "return document.querySelector('#cell-link').textContent";
    let link = page.session().run(copied, json!([]));
    let open =
        page.session().run("return document.querySelector('#reason .actions a').href", json!([]));
    assert_eq!(link, open, "the link to copy is the link to open");
}
