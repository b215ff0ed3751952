//! The whole space as a table, its filters, its keyboard, its cards, and as text.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;

use browser_tests::engine::{Engine, target};
use browser_tests::oracle;
use browser_tests::page::{Page, parse};
use browser_tests::tests;
use browser_tests::webdriver::key;
use serde_json::{Value, json};

tests! { "matrix";
    ALL: every_cell_answers_as_the_oracle_does,
        keys_move_between_cells_and_tell_the_reason,
        cards_replace_the_table_on_narrow_screens,
        nothing_scrolls_the_page_sideways;
    CHROMIUM: a_cell_opens_its_question_and_back_returns,
        filters_are_counted_and_held_by_the_address,
        filters_that_let_nothing_through_say_so,
        what_a_link_cannot_mean_is_named,
        swapping_turns_rows_into_columns,
        licence_and_choice_change_the_cells,
        the_pointer_tells_the_reason,
        a_focused_cell_is_not_covered,
        a_file_is_saved,
        nothing_to_object_to,
        measures_a_full_rerender,
        the_matrix_can_be_taken_away_as_text,
        two_axes_can_be_chosen,
        an_open_card_stays_open_and_full;
}

const LEFT: char = '\u{E012}';
const RIGHT: char = '\u{E014}';
const HOME: char = '\u{E011}';
const END: char = '\u{E010}';
const PAGE_UP: char = '\u{E00E}';
const PAGE_DOWN: char = '\u{E00F}';

// What should be there

/// A cell of the edition of December 2017: policy, organization and call.
type Place = (String, String, String);
/// What is in it: landing and basis.
type Answer = (String, String);

/// All cells of the edition of December 2017, for users with this licence and this choice.
fn cells(licensed: &str, choice: Option<&str>) -> BTreeMap<Place, Answer> {
    let rows = oracle::cases();
    let rows: Vec<_> = rows.iter().filter(|it| it.licensed == licensed).collect();
    let mut cells = BTreeMap::new();
    for policy in policies() {
        let effective = match choice {
            Some(choice) if policy.starts_with("Allow") => choice.to_owned(),
            _ => calling_of(&policy),
        };
        for row in rows.iter().filter(|it| it.effective == effective) {
            let place = (policy.clone(), row.customer.clone(), row.call.clone());
            cells.insert(place, (row.landing.clone(), row.basis.clone()));
        }
    }
    assert_eq!(cells.len(), 684, "19 policies, 4 organizations, 9 calls");
    cells
}

fn policies() -> Vec<String> {
    let clients = ["Default", "Sfb", "Teams"];
    let mut policies = vec!["Global".to_owned()];
    for mode in ["Allow", "Disallow"] {
        for calling in clients {
            policies
                .extend(clients.map(|chat| format!("{mode}OverrideCalling{calling}Chat{chat}")));
        }
    }
    policies
}

fn calling_of(policy: &str) -> String {
    let calling = policy.split_once("OverrideCalling").and_then(|it| it.1.split_once("Chat"));
    calling.map_or("default", |it| it.0).to_lowercase()
}

/// How many cells fulfil a condition.
fn count(cells: &BTreeMap<Place, Answer>, is: impl Fn(&Place, &Answer) -> bool) -> usize {
    cells.iter().filter(|(place, answer)| is(place, answer)).count()
}

/// How many rows, columns, cells that are let through, and gaps are left of a condition.
fn size(cells: &BTreeMap<Place, Answer>, is: impl Fn(&Place, &Answer) -> bool) -> [usize; 4] {
    let left: Vec<&Place> = cells.iter().filter(|it| is(it.0, it.1)).map(|it| it.0).collect();
    let rows = left.iter().map(|it| &it.0).collect::<BTreeSet<_>>().len();
    let columns = left.iter().map(|it| (&it.1, &it.2)).collect::<BTreeSet<_>>().len();
    [rows, columns, left.len(), rows * columns - left.len()]
}

fn short(landing: &str) -> &'static str {
    match landing {
        "teams" => "Teams",
        "sfb" => "SfB",
        "either" => "Either",
        "nowhere" => "Nobody",
        "not-supported" => "Unsupported",
        "not-applicable" => "No caller",
        "not-governed" => "Not decided",
        "not-possible" => "Impossible",
        other => panic!("there is no landing {other}"),
    }
}

fn basis_name(basis: &str) -> &'static str {
    match basis {
        "guide" => "the guide",
        "document" => "another document",
        "inferred" => "inferred",
        "disputed" => "disputed",
        other => panic!("there is no basis {other}"),
    }
}

// What is there

/// Of each cell that is let through: its address, landing, basis, what it says, what it is called.
const CELLS: &str = "
return [...document.querySelectorAll('#grid td:not(.gap, .out) > a')].map(it => [it.getAttribute('href'),
  it.parentElement.dataset.landing, it.parentElement.dataset.basis, it.textContent.trim(),
  it.getAttribute('aria-label')]);";

/// How many rows, columns, cells that are let through, and gaps the table has.
const SIZE: &str = "
const count = css => document.querySelectorAll(`#grid ${css}`).length;
const rows = [...document.querySelectorAll('#grid tbody tr:not([hidden])')].filter(it => it.querySelector('td'));
return [rows.length, rows[0]?.querySelectorAll('td:not(.out)').length ?? 0,
  count('td:not(.gap, .out) > a'), count('td.gap')];";

const COUNTED: &str = "return document.querySelector('.counted')?.textContent ?? null";

/// The place of the focused cell, or what else is focused.
const FOCUS: &str = "
const it = document.activeElement, cell = it.closest('#grid td');
if (!cell) return it.outerHTML.slice(0, 120);
const { parentElement: row } = cell;
const rows = [...row.parentElement.rows].filter(it => !it.hidden && it.querySelector('td'));
return [rows.indexOf(row), [...row.querySelectorAll('td:not(.out)')].indexOf(cell)];";

const REASON: &str =
    "return document.querySelector('#reason')?.textContent.replaceAll(/\\s+/g, ' ').trim() ?? null";

const TEXT: &str = "return document.querySelector('#matrix-text').value";

/// Opens the matrix and waits for so many cells that are let through.
#[track_caller]
fn open(page: &Page<'_>, fragment: &str, cells: usize) {
    page.open(fragment);
    wait_for_cells(page, cells);
}

#[track_caller]
fn wait_for_cells(page: &Page<'_>, cells: usize) {
    let script = "return document.querySelectorAll('#grid td:not(.gap, .out) > a').length";
    page.wait_for_script("the number of cells", script, json!([]), &json!(cells));
}

#[track_caller]
fn wait_for_size(page: &Page<'_>, size: [usize; 4]) {
    page.wait_for_script("[rows, columns, cells, gaps]", SIZE, json!([]), &json!(size));
}

#[track_caller]
fn wait_for_counted(page: &Page<'_>, words: &str) {
    page.wait_for_script("the count", COUNTED, json!([]), &json!(words));
}

/// Waits until the table shows exactly these cells, each with its answer, words and name.
#[track_caller]
fn wait_for_answers(page: &Page<'_>, expected: &BTreeMap<Place, Answer>) {
    page.wait(&format!("{} right cells", expected.len()), || {
        let found = page.session().run(CELLS, json!([]));
        let found: BTreeMap<Place, Answer> = rows(&found).map(|row| cell(&row)).collect();
        let wrong: Vec<_> = expected.iter().filter(|it| found.get(it.0) != Some(it.1)).collect();
        if wrong.is_empty() && found.len() == expected.len() {
            return Ok(());
        }
        let some: Vec<_> = wrong.iter().take(5).map(|it| (it, found.get(it.0))).collect();
        Err(format!("{} cells, {} wrong, such as {some:?}", found.len(), wrong.len()))
    });
}

/// The rows of texts that a script returned.
fn rows(found: &Value) -> impl Iterator<Item = Vec<String>> {
    let text = |it: &Value| it.as_str().unwrap_or_default().to_owned();
    let rows = found.as_array().into_iter().flatten();
    rows.map(move |row| row.as_array().into_iter().flatten().map(text).collect())
}

/// A cell by what its address asks.
fn cell(row: &[String]) -> (Place, Answer) {
    let [href, landing, basis, says, name] = row else { panic!("no cell: {row:?}") };
    assert_eq!(says, short(landing), "what {row:?} says");
    assert_eq!(*name, format!("{}, {}", short(landing), basis_name(basis)), "the name of {row:?}");
    let (view, keys) = parse(href);
    assert_eq!(view, "explore", "where {row:?} leads");
    let ask = |key: &str, default: &str| keys.get(key).map_or(default, String::as_str).to_owned();
    let place = (ask("policy", "Global"), ask("customer", "existing"), ask("call", "pstn-in"));
    (place, (landing.clone(), basis.clone()))
}

// The tests

fn every_cell_answers_as_the_oracle_does(page: &Page<'_>) {
    open(page, "#/matrix", 684);
    wait_for_answers(page, &cells("yes", None));
    wait_for_counted(page, "684 answers");
    let structure = "const grid = document.querySelector('table#grid');
        const count = css => grid.querySelectorAll(css).length;
        const called = grid.getAttribute('aria-label')?.length > 10;
        return [grid.getAttribute('role'), called, count('td'), count('tbody th[scope=row]'),
          count('thead tr:last-child th[scope=col]'), count('thead th[scope=colgroup][colspan=\"9\"]')];";
    let found = page.session().run(structure, json!([]));
    let what = "[role, named, cells, row headers, column headers, groups]";
    assert_eq!(found, json!(["grid", true, 684, 19, 36, 4]), "{what}");

    page.follow("#/matrix?licensed=no");
    wait_for_answers(page, &cells("no", None));

    page.follow("#/matrix?edition=2019-08");
    wait_for_size(page, [48, 5, 240, 0]);
    wait_for_counted(page, "240 answers");
    let found = page.session().run(CELLS, json!([]));
    let found: BTreeMap<Vec<String>, String> =
        rows(&found).map(|row| (conversation(&row[0]), row[1].clone())).collect();
    assert_eq!(found.len(), 240, "each cell asks something else");
    let table = include_str!("../../fixtures/oracle-2019-08.csv");
    for line in table.lines().skip(1) {
        let line: Vec<&str> = line.split(',').collect();
        let (from, mode, landing) = (&line[1..4], line[4], line[5]);
        let asked = match line[0] {
            "in-tenant" => vec![["in-tenant", mode, from[0], from[1], from[2]].to_vec()],
            "federated" => vec![["federated-in", mode, from[0], from[1], from[2]].to_vec()],
            "pstn" => {
                vec![["pstn-in", mode, from[1]].to_vec(), ["pstn-out", mode, from[1]].to_vec()]
            }
            other => panic!("the oracle has no conversation {other}"),
        };
        for asked in asked {
            let asked: Vec<String> = asked.into_iter().map(str::to_owned).collect();
            assert_eq!(found.get(&asked).map(String::as_str), Some(landing), "{asked:?}");
        }
    }
}

/// What the address of a cell of August 2019 asks, without what does not matter there.
fn conversation(href: &str) -> Vec<String> {
    let (view, keys) = parse(href);
    assert_eq!(view, "explore", "where {href} leads");
    assert_eq!(keys.get("edition").map(String::as_str), Some("2019-08"), "the edition of {href}");
    let ask = |key: &str, default: &str| keys.get(key).map_or(default, String::as_str).to_owned();
    let mut asked = vec![ask("call", "pstn-in"), ask("mode", "islands")];
    if asked[0].starts_with("pstn") {
        asked.push(ask("pstn", "calling-plan"));
    } else {
        asked.push(ask("from-mode", "islands"));
        asked.push(ask("from-client", "teams"));
        asked.push(ask("from-home", "online"));
    }
    asked
}

fn a_cell_opens_its_question_and_back_returns(page: &Page<'_>) {
    let all = cells("no", None);
    let disputed = count(&all, |_, answer| answer.1 == "disputed");
    let filters = [("licensed", "no"), ("only-basis", "disputed")];
    open(page, "#/matrix?only-basis=disputed&licensed=no", disputed);
    let links: Vec<Vec<String>> = rows(&page.session().run(CELLS, json!([]))).collect();
    for link in [&links[0], &links[links.len() - 1]] {
        let ((policy, customer, call), answer) = cell(link);
        page.click(&format!("#grid a[href='{}']", link[0]));
        let shown = page.wait_for(&format!("the answer of {link:?}"), |shown| {
            shown["verdict"]["landing"] == link[1] && shown["pickers"]["customer"] == *customer
        });
        let pickers = &shown["pickers"];
        let found = [&pickers["policy"], &pickers["call"], &pickers["licensed"]];
        assert_eq!(json!(found), json!([policy, call, false]), "what is asked after {link:?}");
        assert_eq!(shown["verdict"]["basis"], answer.1, "the basis after {link:?}");
        page.back();
        page.wait_for_address("matrix", &filters);
        wait_for_cells(page, disputed);
    }
}

fn filters_are_counted_and_held_by_the_address(page: &Page<'_>) {
    let all = cells("yes", None);
    let landing = |word: &str| format!(".chips button[data-landing={word}]");
    let basis = |word: &str| format!(".chips button[data-basis={word}]");
    let tick = |name: &str, value: &str| format!(r#"input[name="only-{name}"][value="{value}"]"#);
    let policy = "DisallowOverrideCallingTeamsChatTeams";
    let steps = [
        (landing("sfb"), "only-landing", "sfb"),
        (landing("nowhere"), "only-landing", "sfb,nowhere"),
        (basis("guide"), "only-basis", "guide"),
        (basis("inferred"), "only-basis", "guide,inferred"),
        (tick("customer", "hybrid"), "only-customer", "hybrid"),
        (tick("customer", "existing"), "only-customer", "existing,hybrid"),
        (tick("call", "pstn-in"), "only-call", "pstn-in"),
        (tick("policy", policy), "only-policy", &policy.to_lowercase()),
    ];
    open(page, "#/matrix", 684);
    assert_eq!(is_displayed(page, "#all-answers"), false, "nothing is filtered");
    let mut address: BTreeMap<&str, &str> = BTreeMap::new();
    let (mut shown, mut last) = (0, String::new());
    for (selector, key, value) in &steps {
        page.click(selector);
        address.insert(key, value);
        page.wait_for_address("matrix", &pairs(&address));
        let left = |place: &Place, answer: &Answer| is_let_through(&address, place, answer);
        shown = count(&all, left);
        last = format!("{shown} of 684 answers");
        wait_for_counted(page, &last);
        for word in ["sfb", "nowhere", "teams"] {
            let left = count(&all, |place, answer| left(place, answer) && answer.0 == word);
            assert_eq!(counted_chip(page, word), left.to_string(), "{word} after {selector}");
        }
        assert_eq!(is_chosen(page, selector), true, "{selector} is chosen");
    }
    wait_for_size(page, size(&all, |place, answer| is_let_through(&address, place, answer)));
    // A link opens what is seen.
    let fragment = page.snapshot()["hash"].as_str().unwrap().to_owned();
    open(page, &fragment, shown);
    wait_for_counted(page, &last);
    for (selector, ..) in &steps {
        assert_eq!(is_chosen(page, selector), true, "{selector} is chosen by link");
    }
    assert_eq!(is_chosen(page, &landing("teams")), false, "another is not");
    assert_eq!(is_chosen(page, &tick("customer", "onprem")), false, "another is not");
    // A second press takes it away again.
    page.click(&basis("guide"));
    page.click(&tick("customer", "hybrid"));
    address.insert("only-basis", "inferred");
    address.insert("only-customer", "existing");
    page.wait_for_address("matrix", &pairs(&address));
    assert_eq!(is_chosen(page, &basis("guide")), false, "pressed twice");
    page.click("#all-answers");
    page.wait_for_address("matrix", &[]);
    wait_for_counted(page, "684 answers");
    wait_for_answers(page, &all);
    assert_eq!(is_displayed(page, "#all-answers"), false, "nothing is filtered any more");
    for (selector, ..) in &steps {
        assert_eq!(is_chosen(page, selector), false, "{selector} after all were taken away");
    }
}

fn pairs<'a>(address: &BTreeMap<&'a str, &'a str>) -> Vec<(&'a str, &'a str)> {
    address.iter().map(|(key, value)| (*key, *value)).collect()
}

/// Whether the filters of an address let a cell through.
fn is_let_through(address: &BTreeMap<&str, &str>, place: &Place, answer: &Answer) -> bool {
    address.iter().all(|(key, values)| {
        let word = match *key {
            "only-policy" => &place.0.to_lowercase(),
            "only-customer" => &place.1,
            "only-call" => &place.2,
            "only-landing" => &answer.0,
            "only-basis" => &answer.1,
            other => panic!("there is no filter {other}"),
        };
        values.split(',').any(|it| it == word)
    })
}

#[track_caller]
fn is_displayed(page: &Page<'_>, selector: &str) -> Value {
    let script = "return [...document.querySelectorAll(arguments[0])].some(it => it.getClientRects().length)";
    page.session().run(script, json!([selector]))
}

#[track_caller]
fn is_chosen(page: &Page<'_>, selector: &str) -> Value {
    let script = "const it = document.querySelector(arguments[0]);
        return it.matches('input') ? it.checked : it.getAttribute('aria-pressed') === 'true'";
    page.session().run(script, json!([selector]))
}

#[track_caller]
fn counted_chip(page: &Page<'_>, landing: &str) -> Value {
    let script =
        "return document.querySelector(`.chips [data-landing=${arguments[0]}] .count`).textContent";
    page.session().run(script, json!([landing]))
}

fn filters_that_let_nothing_through_say_so(page: &Page<'_>) {
    open(
        page,
        "#/matrix?only-landing=either",
        count(&cells("yes", None), |_, it| it.0 == "either"),
    );
    page.click(".chips button[data-basis=disputed]");
    wait_for_counted(page, "0 of 684 answers");
    let words = "return [...document.querySelectorAll('.matrix p')].map(it => it.textContent)
        .includes('No answer fits these filters.')";
    page.wait_for_script("the words", words, json!([]), &json!(true));
    assert_eq!(is_displayed(page, "#grid"), false, "an empty table");
    page.click("#all-answers");
    wait_for_cells(page, 684);
}

fn what_a_link_cannot_mean_is_named(page: &Page<'_>) {
    for (fragment, named, cells) in [
        ("#/matrix?only-landing=moon", "moon", 684),
        // The words that exist are used.
        ("#/matrix?only-basis=guide,hearsay", "hearsay", 148),
        ("#/matrix?only-policy=NoSuchPolicy", "NoSuchPolicy", 684),
        ("#/matrix?swap=perhaps", "perhaps", 684),
    ] {
        open(page, fragment, cells);
        page.wait_for(&format!("a notice that names {named}"), |shown| {
            shown["notices"].to_string().contains(named)
        });
    }
    // Case does not matter.
    let all = cells("yes", None);
    let left = count(&all, |place, it| place.0 == "Global" && it.1 == "guide");
    open(page, "#/MATRIX?ONLY-POLICY=global&only-basis=GUIDE", left);
    assert_eq!(page.snapshot()["notices"], json!([]), "nothing to say");
}

fn swapping_turns_rows_into_columns(page: &Page<'_>) {
    open(page, "#/matrix?only-customer=hybrid,existing", 2 * 171);
    wait_for_size(page, [19, 18, 2 * 171, 0]);
    page.click("#swap-axes");
    wait_for_size(page, [18, 19, 2 * 171, 0]);
    page.wait_for_address("matrix", &[("only-customer", "existing,hybrid"), ("swap", "yes")]);
    let two = ["existing", "hybrid"];
    let mut all = cells("yes", None);
    all.retain(|place, _| two.contains(&place.1.as_str()));
    wait_for_answers(page, &all);
    let heads = "const texts = css => [...document.querySelectorAll(`#grid ${css}`)].map(it => it.textContent);
        const [, ...names] = texts('thead th:not([hidden])');
        return [names.length, names[0], texts('tr:not([hidden]) > th[scope=rowgroup]'),
          texts('tr:not([hidden]) > th[scope=row]').length];";
    let found = page.session().run(heads, json!([]));
    let groups = ["Has Skype for Business", "Hybrid Voice"];
    assert_eq!(found, json!([19, "Global", groups, 18]), "[columns, first, groups, rows]");
    assert_eq!(
        page.session().run(
            "return document.querySelector('#swap-axes').getAttribute('aria-pressed')",
            json!([])
        ),
        "true"
    );
    // The way round is no filter.
    page.click("#all-answers");
    page.wait_for_address("matrix", &[("swap", "yes")]);
    wait_for_size(page, [36, 19, 684, 0]);
    // Keys and reasons follow the table as it stands.
    page.focus("#grid [tabindex='0']");
    page.press(RIGHT);
    page.press(key::DOWN);
    wait_for_place(page, 1, 1);
    let of_second = page
        .session()
        .run("return document.querySelectorAll('#grid thead th')[2].textContent", json!([]));
    let start =
        format!("{} · Has Skype for Business · VoIP from SfB: ", of_second.as_str().unwrap());
    wait_for_reason(page, &start, "");
    page.click("#swap-axes");
    page.wait_for_address("matrix", &[]);
    wait_for_size(page, [19, 36, 684, 0]);
    open(page, "#/matrix?edition=2019-08&swap=yes", 240);
    wait_for_size(page, [5, 48, 240, 0]);
}

fn licence_and_choice_change_the_cells(page: &Page<'_>) {
    open(page, "#/matrix", 684);
    page.toggle("licensed");
    page.wait_for_address("matrix", &[("licensed", "no")]);
    wait_for_answers(page, &cells("no", None));
    page.choose("choice", "teams");
    page.wait_for_address("matrix", &[("choice", "teams"), ("licensed", "no")]);
    wait_for_answers(page, &cells("no", Some("teams")));
    page.toggle("licensed");
    wait_for_answers(page, &cells("yes", Some("teams")));
    page.choose("choice", "sfb");
    wait_for_answers(page, &cells("yes", Some("sfb")));
    page.choose("choice", "none");
    page.wait_for_address("matrix", &[]);
    wait_for_answers(page, &cells("yes", None));
}

#[track_caller]
fn wait_for_place(page: &Page<'_>, row: usize, column: usize) {
    page.wait_for_script("the focused cell", FOCUS, json!([]), &json!([row, column]));
}

/// Waits for a reason with this start and this end, and returns it.
#[track_caller]
fn wait_for_reason(page: &Page<'_>, start: &str, end: &str) {
    page.wait(&format!("the reason `{start} … {end}`"), || {
        let found = page.session().run(REASON, json!([]));
        let text = found.as_str().unwrap_or_default();
        if text.starts_with(start) && text.trim_end().ends_with(end) {
            Ok(())
        } else {
            Err(found.to_string())
        }
    });
}

fn keys_move_between_cells_and_tell_the_reason(page: &Page<'_>) {
    open(page, "#/matrix", 684);
    let reachable = "return document.querySelectorAll('#grid [tabindex=\"0\"], #grid a:not([tabindex])').length";
    assert_eq!(page.session().run(reachable, json!([])), 1, "cells that Tab reaches");
    if page.engine() == Engine::WebKit {
        // Whether Tab visits links is a setting of the whole browser there.
        page.focus("#grid [tabindex='0']");
    } else {
        page.focus("#swap-axes");
        let visited = tab_through(page);
        assert_eq!(visited, [json!([0, 0])], "the cells that Tab visits");
        page.focus("#grid [tabindex='0']");
    }
    wait_for_place(page, 0, 0);
    wait_for_reason(
        page,
        "Global · Has Skype for Business · VoIP from Teams: Teams (the guide). ",
        ".",
    );
    for (keys, place) in [
        (&[LEFT][..], (0, 0)),
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
        (&[key::DOWN], (1, 0)),
        (&[key::UP], (0, 0)),
        (&[RIGHT], (0, 1)),
        (&[RIGHT], (0, 2)),
        (&[LEFT], (0, 1)),
        (&[RIGHT], (0, 2)),
        (&[RIGHT], (0, 3)),
    ] {
        page.session().press(keys);
        wait_for_place(page, place.0, place.1);
    }
    wait_for_reason(
        page,
        "Global · Has Skype for Business · Federated, inbound: Skype for Business (the guide). ",
        "Federated calls go to Skype for Business whatever the policy says.",
    );
    assert_eq!(page.session().run(reachable, json!([])), 1, "cells that Tab reaches after moves");
    page.press(key::ENTER);
    page.wait_for_case(&oracle::lookup("existing", "default", "yes", "federated-in"));

    // A cell that is held back keeps its place, and its reason.
    let all = cells("yes", None);
    let left = count(&all, |_, answer| answer.0 == "teams");
    open(page, "#/matrix?only-landing=teams", left);
    page.focus("#grid [tabindex='0']");
    let row = "return [...document.querySelectorAll('#grid tbody tr:first-child td')].map(it => it.className)";
    let row = page.session().run(row, json!([]));
    let gap = row.as_array().unwrap().iter().position(|it| it == "gap").expect("a gap");
    for _ in 0..gap {
        page.press(RIGHT);
    }
    wait_for_place(page, 0, gap);
    page.wait_for_focus("#grid td.gap[tabindex='0']");
    wait_for_reason(page, "Global · ", ".");
}

/// Presses Tab from before the table to behind it, and returns the cells on the way.
fn tab_through(page: &Page<'_>) -> Vec<Value> {
    let mut visited = Vec::new();
    for _ in 0..20 {
        page.press(key::TAB);
        let end = "return document.activeElement.matches('#export summary')";
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
    for fragment in ["#/matrix", "#/matrix?swap=yes"] {
        page.resize(800, 600);
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
    open(page, "#/matrix?only-customer=hybrid", 171);
    wait_for_reason(page, "Hover over a cell", ".");
    let all = cells("yes", None);
    for policy in ["Global", "DisallowOverrideCallingTeamsChatTeams"] {
        let place = (policy.to_owned(), "hybrid".to_owned(), "federated-in".to_owned());
        let answer = &all[&place];
        let spot = page.session().run(
            "const it = [...document.querySelectorAll('#grid tbody tr')]
               .find(it => it.querySelector('th').textContent === arguments[0]).querySelectorAll('td:not(.out) a')[3];
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
        let basis = basis_name(&answer.1);
        let start = format!(
            "{policy} · Hybrid Voice · Federated, inbound: Skype for Business ({basis}). Federated"
        );
        wait_for_reason(page, &start, ".");
    }
}

const CARDS: &str = "
return [...document.querySelectorAll('.cards section')].map(it => [it.querySelector('h2').textContent,
  it.querySelectorAll('details.card').length, it.querySelectorAll('details.card a').length]);";

fn cards_replace_the_table_on_narrow_screens(page: &Page<'_>) {
    let groups = [
        "Has Skype for Business",
        "Without Skype for Business",
        "Hybrid Voice",
        "Homed on-premises",
    ];
    let closed = json!(groups.map(|name| json!([name, 19, 0])));
    page.resize(640, 900);
    page.open("#/matrix");
    page.wait_for_script("the cards", CARDS, json!([]), &closed);
    assert_eq!(is_displayed(page, "#grid"), false, "a table besides the cards");
    let counts = "return document.querySelector('details.card .counts').textContent.trim().replaceAll(/\\s+/g, ' ')";
    assert_eq!(page.session().run(counts, json!([])), "Teams 1 SfB 4 Either 1 Not decided 3");

    page.click(".cards section:nth-of-type(3) details.card:nth-of-type(2) > summary");
    let opened = "return [...document.querySelectorAll('details.card[open] li')].map(it => [
        it.querySelector('a').getAttribute('href'), it.dataset.landing, it.dataset.basis])";
    let found = page.wait("nine answers in the opened card", || {
        let found = page.session().run(opened, json!([]));
        if found.as_array().is_some_and(|it| it.len() == 9) {
            Ok(found)
        } else {
            Err(found.to_string())
        }
    });
    let all = cells("yes", None);
    let mut federated = String::new();
    for row in rows(&found) {
        let (_, keys) = parse(&row[0]);
        let ask =
            |key: &str, default: &str| keys.get(key).map_or(default, String::as_str).to_owned();
        let place = (ask("policy", "Global"), ask("customer", "existing"), ask("call", "pstn-in"));
        assert_eq!(place.0, "DisallowOverrideCallingTeamsChatTeams", "the second card");
        assert_eq!(place.1, "hybrid", "the third section");
        assert_eq!(all[&place], (row[1].clone(), row[2].clone()), "{place:?}");
        if place.2 == "federated-in" {
            federated.clone_from(&row[0]);
        }
    }
    page.click(&format!("details.card[open] a[href='{federated}']"));
    page.wait_for_case(&oracle::lookup("hybrid", "teams", "yes", "federated-in"));
    page.back();
    page.wait_for_address("matrix", &[]);

    page.click(".chips button[data-landing=either]");
    let either = json!([["Has Skype for Business", 19, 0]]);
    page.wait_for_script("the cards with another filter", CARDS, json!([]), &either);
    page.click("#all-answers");
    page.wait_for_script("all cards", CARDS, json!([]), &closed);
    page.resize(1000, 900);
    wait_for_cells(page, 684);
    assert_eq!(is_displayed(page, ".cards"), false, "cards besides the table");
    page.resize(640, 900);
    page.wait_for_script("the cards again", CARDS, json!([]), &closed);
}

fn nothing_scrolls_the_page_sideways(page: &Page<'_>) {
    for &(width, height) in page.sizes() {
        page.resize(width, height);
        for (state, fragment) in
            [("matrix", "#/matrix"), ("matrix-2019", "#/matrix?edition=2019-08&swap=yes")]
        {
            page.open(fragment);
            page.wait_for("the answers", |_| is_displayed(page, "#grid td, .card") == true);
            page.screenshot(state, "light");
            page.assert_fits(&format!("{state} at {width}"));
        }
    }
}

const HEADER: &str = "policy,customer,override,calling,chat,choice,licensed,call,landing,basis,alternative,interop,rule";

fn the_matrix_can_be_taken_away_as_text(page: &Page<'_>) {
    open(page, "#/matrix", 684);
    assert_eq!(
        page.session().run(TEXT, json!([])),
        "",
        "nothing is written before it is asked for"
    );
    page.click("#export > summary");
    let csv = wait_for_text(page, "policy,");
    assert_csv(&csv, 684);

    page.select("format", "Markdown");
    let markdown = wait_for_text(page, "**");
    let lines = |start: &str| markdown.lines().filter(|it| it.starts_with(start)).count();
    assert_eq!((lines("**"), lines("| `")), (4, 4 * 19), "groups and lines of the Markdown");

    page.select("format", "JSON");
    let text = wait_for_text(page, "{");
    let json: Value = serde_json::from_str(&text).expect("JSON");
    assert_eq!(json["format"], "call-landing/matrix");
    assert_eq!(json["version"], 1);
    assert_eq!(json["edition"], "2017-12");
    let word = |it: &Value| it.as_str().unwrap_or_default().to_owned();
    let answers = json["answers"].as_array().expect("answers").iter().map(|it| {
        let asked = &it["question"];
        let place = (word(&it["policy"]), word(&asked["customer"]), word(&asked["call"]));
        (place, (word(&it["landing"]), word(&it["basis"])))
    });
    assert_eq!(answers.len(), 684);
    assert_eq!(answers.collect::<BTreeMap<_, _>>(), cells("yes", None));

    // What is filtered away is not taken along.
    page.click("input[name=only-customer][value=hybrid]");
    page.select("format", "CSV");
    page.wait("the text of one organization", || {
        let text = page.session().run(TEXT, json!([]));
        let lines = text.as_str().unwrap_or_default().lines().count();
        if lines == 172 { Ok(()) } else { Err(format!("{lines} lines")) }
    });

    page.click("#export button[data-copy=matrix]");
    page.wait("a word on the copy", || {
        let said =
            page.session().run("return document.querySelector('.said').textContent", json!([]));
        let said = said.as_str().unwrap_or_default();
        if said == "Copied." || said.starts_with("Selected.") {
            Ok(())
        } else {
            Err(said.to_owned())
        }
    });

    // The file itself is caught, since each browser has its own way with files.
    page.session().run(
        "window.saved = [];
         const { createObjectURL } = URL;
         URL.createObjectURL = blob => { saved.push(blob); return createObjectURL.call(URL, blob); };
         HTMLElement.prototype.click = function () { saved.push(`${this.download} ${this.href.slice(0, 5)}`); };",
        json!([]),
    );
    page.click("#download");
    let saved = page.session().run_async(
        "const done = arguments[0], [blob, name] = saved;
         blob.text().then(text => done([saved.length, name, blob.type, text]), it => done(`${it}`));",
        json!([]),
    );
    let facts = json!([saved[0], saved[1], saved[2]]);
    assert_eq!(facts, json!([2, "call-landing.csv blob:", "text/csv"]), "[caught, link, kind]");
    assert_csv(saved[3].as_str().unwrap(), 171);
}

#[track_caller]
fn wait_for_text(page: &Page<'_>, start: &str) -> String {
    page.wait(&format!("a text that starts with {start}"), || {
        let found = page.session().run(TEXT, json!([])).as_str().unwrap_or_default().to_owned();
        if found.starts_with(start) { Ok(found) } else { Err(found.chars().take(80).collect()) }
    })
}

/// Asserts that a text has the header and so many answers, each with as many fields.
#[track_caller]
fn assert_csv(text: &str, answers: usize) {
    let lines: Vec<&str> = text.lines().collect();
    assert_eq!(lines[0], HEADER, "the header");
    assert_eq!(lines.len(), answers + 1, "lines");
    let fields = HEADER.split(',').count();
    let odd = lines.iter().find(|it| it.split(',').count() != fields);
    assert_eq!(odd, None, "a line with more or fewer fields");
}

fn a_file_is_saved(page: &Page<'_>) {
    let folder = target().join(format!("downloads-{}", std::process::id()));
    fs::create_dir_all(&folder).expect("a folder for files");
    page.session().devtools(
        "Browser.setDownloadBehavior",
        json!({ "behavior": "allow", "downloadPath": folder }),
    );
    let all = cells("yes", None);
    open(page, "#/matrix?only-landing=teams", count(&all, |_, it| it.0 == "teams"));
    for (format, name) in [("CSV", "call-landing.csv"), ("JSON", "call-landing.json")] {
        page.select("format", format);
        page.click("#download");
        let text = page.wait(&format!("the file {name}"), || {
            let text = fs::read_to_string(folder.join(name)).map_err(|it| it.to_string())?;
            if text.is_empty() { Err("an empty file".to_owned()) } else { Ok(text) }
        });
        if format == "CSV" {
            assert_csv(&text, count(&all, |_, it| it.0 == "teams"));
        } else {
            serde_json::from_str::<Value>(&text).expect("JSON");
        }
    }
    let _ = fs::remove_dir_all(&folder);
    page.session().devtools("Browser.setDownloadBehavior", json!({ "behavior": "default" }));
}

fn nothing_to_object_to(page: &Page<'_>) {
    open(page, "#/matrix", 684);
    page.assert_accessible("the matrix");
    open(
        page,
        "#/matrix?only-basis=disputed",
        count(&cells("yes", None), |_, it| it.1 == "disputed"),
    );
    page.session().run("document.querySelector('.more-filters').open = true", json!([]));
    page.click("#export > summary");
    page.focus("#grid [tabindex='0']");
    page.emulate("", &[("prefers-color-scheme", "dark")]);
    page.assert_accessible("what is disputed, in the dark");
    page.emulate("", &[]);
    page.resize(320, 640);
    page.open("#/matrix");
    page.click(".cards details.card > summary");
    page.wait_for("an open card", |_| is_displayed(page, ".card li a") == true);
    page.assert_accessible("cards");
}

/// How long a change of the whole largest matrix takes on a slow machine. Not a test: a number from
/// a busy machine would prove nothing. Prints it when `CALL_LANDING_MEASURE` is set.
fn measures_a_full_rerender(page: &Page<'_>) {
    if std::env::var_os("CALL_LANDING_MEASURE").is_none() {
        return;
    }
    let session = page.session();
    let metrics = || -> BTreeMap<String, f64> {
        let found = session.devtools("Performance.getMetrics", json!({}));
        let metrics = found["metrics"].as_array().cloned().unwrap_or_default();
        let pair = |it: &Value| Some((it["name"].as_str()?.to_owned(), it["value"].as_f64()?));
        metrics.iter().filter_map(pair).collect()
    };
    // Clicks, and tells when the click returned, when what it had queued was done, and when the
    // second frame came.
    let change = "const done = arguments[1], it = document.querySelector(arguments[0]);
        const frame = () => new Promise(requestAnimationFrame);
        const { port1, port2 } = new MessageChannel();
        frame().then(() => setTimeout(async () => {
          const start = performance.now(), times = [];
          const queued = new Promise(resolve => { port1.onmessage = resolve; });
          it.click();
          times.push(performance.now() - start);
          port2.postMessage(0);
          await queued;
          times.push(performance.now() - start);
          await frame();
          await frame();
          times.push(performance.now() - start);
          done(times);
        }, 50));";
    for (rate, what, selector) in [
        (4, "the licence", "input[name=licensed]"),
        (4, "a basis", ".chips button[data-basis=document]"),
        (4, "the axes", "#swap-axes"),
        (1, "the licence, not slowed down", "input[name=licensed]"),
    ] {
        open(page, "#/matrix", 684);
        // The time of the page's thread, which other work on the machine does not lengthen.
        session.devtools("Performance.enable", json!({ "timeDomain": "threadTicks" }));
        session.devtools("Emulation.setCPUThrottlingRate", json!({ "rate": rate }));
        let mut measured: BTreeMap<&str, Vec<f64>> = BTreeMap::new();
        for at in 0..10 {
            let before = metrics();
            let times = session.run_async(change, json!([selector]));
            let after = metrics();
            if at == 0 {
                // The first one compiles.
                continue;
            }
            for name in ["ScriptDuration", "RecalcStyleDuration", "LayoutDuration", "TaskDuration"]
            {
                measured.entry(name).or_default().push((after[name] - before[name]) * 1000.0);
            }
            for (name, at) in [("click", 0), ("queue done", 1), ("second frame", 2)] {
                measured.entry(name).or_default().push(times[at].as_f64().unwrap());
            }
        }
        session.devtools("Emulation.setCPUThrottlingRate", json!({ "rate": 1 }));
        session.devtools("Performance.disable", json!({}));
        for (name, mut times) in measured {
            times.sort_by(f64::total_cmp);
            println!(
                "{what}: {name}: median {:.1} ms, {:.1} to {:.1} ms",
                times[times.len() / 2],
                times[0],
                times[times.len() - 1]
            );
        }
    }
}

fn two_axes_can_be_chosen(page: &Page<'_>) {
    page.open("#/matrix");
    page.click(".more-filters > summary");
    page.select("rows", "calling");
    page.select("columns", "licensed");
    page.wait_for_address("matrix", &[("rows", "calling"), ("columns", "licensed")]);
    let shape = "return [[...document.querySelectorAll('#grid tbody tr')].length,
        [...document.querySelectorAll('#grid tbody td')].map(it => it.dataset.landing)]";
    let answers = json!([3, ["sfb", "nowhere", "sfb", "nowhere", "teams", "nowhere"]]);
    page.wait_for_script("calling clients by license", shape, json!([]), &answers);
    // The rest of the question is asked beside it.
    page.select("customer", "hybrid");
    let answers = json!([3, ["sfb", "sfb", "sfb", "sfb", "nowhere", "nowhere"]]);
    page.wait_for_script("the same for Hybrid Voice", shape, json!([]), &answers);
    // The same link opens the same table, and a cell opens its question.
    page.open("#/matrix?customer=hybrid&rows=calling&columns=licensed");
    page.wait_for_script("the same again", shape, json!([]), &answers);
    page.click("#grid tbody tr:nth-child(3) td:nth-child(3) a");
    let keys = [("customer", "hybrid"), ("calling", "teams"), ("licensed", "no")];
    page.wait_for_address("explore", &keys);
}

fn an_open_card_stays_open_and_full(page: &Page<'_>) {
    page.resize(320, 640);
    page.open("#/matrix");
    page.click(".cards section:nth-of-type(1) details.card:nth-of-type(2) > summary");
    let open = "return [...document.querySelectorAll('details.card[open]')].map(it =>
        [it.querySelector('.name').textContent, it.querySelectorAll('li').length > 0])";
    let card = json!([["DisallowOverrideCallingTeamsChatTeams", true]]);
    page.wait_for_script("the open card", open, json!([]), &card);
    // A landing that the card has, then a policy: what is above it goes.
    page.click(".chips button[data-landing=teams]");
    page.wait_for_script("the open card, filtered", open, json!([]), &card);
    page.open("#/matrix?only-policy=DisallowOverrideCallingTeamsChatTeams");
    page.wait_for_script("no card of another page is open", open, json!([]), &json!([]));
}
