//! All answers: what differs and every line, the reason at the cell, the filters, and as text.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;

use browser_tests::engine::{Engine, target};
use browser_tests::oracle;
use browser_tests::page::Page;
use browser_tests::tests;
use browser_tests::webdriver::key;
use serde_json::{Value, json};

tests! { "matrix";
    ALL: every_cell_answers_as_the_oracle_does,
        three_rows_say_what_differs,
        keys_move_between_cells_and_tell_the_reason,
        a_phone_shows_one_organization,
        the_chosen_organization_is_kept,
        nothing_scrolls_the_page_sideways;
    CHROMIUM: the_reason_opens_its_question_and_back_returns,
        symbols_have_words,
        the_modes_come_down_to_three_columns,
        more_columns_are_announced_at_the_edge,
        filters_are_counted_and_held_by_the_address,
        filters_that_let_nothing_through_say_so,
        what_a_link_cannot_mean_is_named,
        swapping_turns_rows_into_columns,
        licence_and_choice_change_the_cells,
        the_pointer_tells_the_reason,
        a_focused_cell_is_not_covered,
        a_file_is_saved,
        nothing_to_object_to,
        the_matrix_can_be_taken_away_as_text,
        two_axes_can_be_chosen;
    ON_REQUEST: measures_a_full_rerender;
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

// What is there

/// Of each cell that is let through: its row, section and column, landing, basis, what it says.
const CELLS: &str = "
const text = it => it?.textContent ?? '';
const grid = document.querySelector('#grid');
const isTurned = grid.classList.contains('turned');
const sections = [...grid.querySelectorAll('thead tr:first-child th[scope=colgroup]')];
return [...grid.querySelectorAll('tbody td:not(.gap)')].map(it => {
  const [row, column] = it.dataset.at.split(' ');
  const entry = text(grid.querySelector(`[data-row='${row}'] b`));
  const name = text(grid.querySelector(`[data-column='${column}']`));
  let section = text(sections[it.dataset.section]);
  if (isTurned) {
    for (let at = it.parentElement; at && !section; at = at.previousElementSibling) section = text(at.querySelector('[scope=rowgroup]'));
  }
  return [entry, section, name, it.dataset.landing, it.dataset.basis, text(it.querySelector('span'))];
});";

/// How many rows, columns, cells that are let through, and gaps the table has.
const SIZE: &str = "
const count = css => document.querySelectorAll(`#grid tbody ${css}`).length;
const rows = [...document.querySelectorAll('#grid tbody tr')].filter(it => it.querySelector('td'));
return [rows.length, rows[0]?.querySelectorAll('td').length ?? 0, count('td:not(.gap)'), count('td.gap')];";

const COUNTED: &str = "return document.querySelector('.counted')?.textContent ?? null";

/// The place of the focused cell, or what else is focused.
const FOCUS: &str = "
const it = document.activeElement, cell = it.closest('#grid tbody td');
if (!cell) return it.outerHTML.slice(0, 120);
const { parentElement: row } = cell;
const rows = [...row.parentElement.rows].filter(it => it.querySelector('td'));
return [rows.indexOf(row), [...row.querySelectorAll('td')].indexOf(cell)];";

const REASON: &str = "return document.querySelector('#reason .because')?.textContent.replaceAll(/\\s+/g, ' ').trim() ?? null";

const TEXT: &str = "return document.querySelector('#matrix-text').value";

/// Opens the matrix and waits for so many cells that are let through.
#[track_caller]
fn open(page: &Page<'_>, fragment: &str, cells: usize) {
    page.open(fragment);
    wait_for_cells(page, cells);
}

#[track_caller]
fn wait_for_cells(page: &Page<'_>, cells: usize) {
    let script = "return document.querySelectorAll('#grid tbody td:not(.gap)').length";
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

/// A cell by its row, its section and its column.
fn cell(row: &[String]) -> (Place, Answer) {
    let [policy, customer, call, landing, basis, says] = row else { panic!("no cell: {row:?}") };
    assert_eq!(says, short(landing), "what {row:?} says");
    let position = |names: &[&str], name: &String| names.iter().position(|it| it == name);
    let customer = position(&CUSTOMERS, customer).unwrap_or_else(|| panic!("whose is {row:?}?"));
    let call = position(&CALLS, call).unwrap_or_else(|| panic!("what is {row:?}?"));
    let place = (policy.clone(), CUSTOMER_WORDS[customer].to_owned(), CALL_WORDS[call].to_owned());
    (place, (landing.clone(), basis.clone()))
}

const CUSTOMERS: [&str; 4] =
    ["Has Skype for Business", "Without Skype for Business", "Hybrid Voice", "Homed on-premises"];
const CUSTOMER_WORDS: [&str; 4] = ["existing", "without", "hybrid", "onprem"];
const CALLS: [&str; 9] = [
    "Teams VoIP",
    "SfB VoIP",
    "PSTN in",
    "Fed. in",
    "PSTN out",
    "Fed. out",
    "Teams chat",
    "SfB chat",
    "Fed. chat",
];
const CALL_WORDS: [&str; 9] = [
    "teams-voip",
    "sfb-voip",
    "pstn-in",
    "federated-in",
    "pstn-out",
    "federated-out",
    "teams-chat",
    "sfb-chat",
    "federated-chat",
];

// The tests

fn every_cell_answers_as_the_oracle_does(page: &Page<'_>) {
    open(page, "#/matrix?all=yes", 684);
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

    page.follow("#/matrix?licensed=no&all=yes");
    wait_for_answers(page, &cells("no", None));

    page.follow("#/matrix?edition=2019-08&all=yes");
    wait_for_size(page, [48, 5, 240, 0]);
    wait_for_counted(page, "240 answers");
    let found = page.session().run(CELLS, json!([]));
    let found: BTreeMap<Vec<String>, String> =
        rows(&found).map(|row| (row[..3].to_vec(), row[3].clone())).collect();
    assert_eq!(found.len(), 240, "each cell asks something else");
    let table = include_str!("../../fixtures/oracle-2019-08.csv");
    for line in table.lines().skip(1) {
        let line: Vec<&str> = line.split(',').collect();
        let (from, mode, landing) = (&line[1..4], mode_name(line[4]), line[5]);
        let from_somebody = || {
            let client = if from[1] == "sfb" { "SfB" } else { "Teams" };
            format!(
                "{}, {client}, homed {}",
                mode_name(from[0]),
                if from[2] == "onprem" { "on-premises" } else { "online" }
            )
        };
        let asked = match line[0] {
            "in-tenant" => vec![("In the tenant", from_somebody())],
            "federated" => vec![("Federated, inbound", from_somebody())],
            "pstn" => {
                let on = match from[1] {
                    "calling-plan" => "Calling Plan",
                    "direct-routing" => "Direct Routing",
                    "hybrid-voice" => "Hybrid Voice (CCE or OPCH)",
                    "onprem-voice" => "On-premises lines",
                    other => panic!("the oracle has no line {other}"),
                };
                vec![("PSTN, inbound", on.to_owned()), ("PSTN, outbound", on.to_owned())]
            }
            other => panic!("the oracle has no conversation {other}"),
        };
        for (section, name) in asked {
            let asked = [mode.to_owned(), section.to_owned(), name];
            assert_eq!(found.get(&asked[..]).map(String::as_str), Some(landing), "{asked:?}");
        }
    }
}

fn mode_name(word: &str) -> &'static str {
    match word {
        "islands" => "Islands",
        "sfb-only" => "SfBOnly",
        "sfb-with-teams-collab" => "SfBWithTeamsCollab",
        "sfb-with-teams-collab-and-meetings" => "SfBWithTeamsCollabAndMeetings",
        "teams-only" => "TeamsOnly",
        other => panic!("there is no mode {other}"),
    }
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
        "Nobody’s phone rings",
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
    open(page, "#/matrix?all=yes", 684);
    assert_eq!(is_displayed(page, "#all-answers"), false, "nothing is filtered");
    page.click(".more-filters > summary");
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
    page.click(".more-filters > summary");
    page.click(&basis("guide"));
    page.click(&tick("customer", "hybrid"));
    address.insert("only-basis", "inferred");
    address.insert("only-customer", "existing");
    page.wait_for_address("matrix", &pairs(&address));
    assert_eq!(is_chosen(page, &basis("guide")), false, "pressed twice");
    page.click("#all-answers");
    page.wait_for_address("matrix", &[("all", "yes")]);
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
    page.click(".more-filters > summary");
    page.click(".chips button[data-basis=disputed]");
    wait_for_counted(page, "0 of 684 answers");
    let words = "return [...document.querySelectorAll('.all-answers p')].map(it => it.textContent)
        .includes('No answer fits these filters.')";
    page.wait_for_script("the words", words, json!([]), &json!(true));
    assert_eq!(is_displayed(page, "#grid"), false, "an empty table");
    page.click("#all-answers");
    wait_for_cells(page, 684);
}

fn what_a_link_cannot_mean_is_named(page: &Page<'_>) {
    for (fragment, named, cells) in [
        ("#/matrix?only-landing=moon&all=yes", "moon", 684),
        // The words that exist are used.
        ("#/matrix?only-basis=guide,hearsay", "hearsay", 148),
        ("#/matrix?only-policy=NoSuchPolicy&all=yes", "NoSuchPolicy", 684),
        ("#/matrix?swap=perhaps&all=yes", "perhaps", 684),
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
    page.click(".more-filters > summary");
    page.click("#swap-axes");
    wait_for_size(page, [18, 19, 2 * 171, 0]);
    page.wait_for_address("matrix", &[("only-customer", "existing,hybrid"), ("swap", "yes")]);
    let two = ["existing", "hybrid"];
    let mut all = cells("yes", None);
    all.retain(|place, _| two.contains(&place.1.as_str()));
    wait_for_answers(page, &all);
    let heads = "const texts = css => [...document.querySelectorAll(`#grid ${css}`)].map(it => it.textContent);
        const [, ...names] = texts('thead th');
        return [names.length, names[0], texts('tr > th[scope=rowgroup]'), texts('tr > th[scope=row]').length];";
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
    page.session().press(&[key::CONTROL, HOME]);
    page.press(RIGHT);
    page.press(key::DOWN);
    wait_for_place(page, 1, 1);
    let of_second = page
        .session()
        .run("return document.querySelectorAll('#grid thead th')[2].textContent", json!([]));
    let scenario = format!(
        "VoIP from Skype for Business · Has Skype for Business · {}",
        of_second.as_str().unwrap()
    );
    wait_for_reason(page, &scenario, "");
    page.click("#swap-axes");
    wait_for_size(page, [19, 36, 684, 0]);
    open(page, "#/matrix?edition=2019-08&swap=yes", 240);
    wait_for_size(page, [5, 48, 240, 0]);
}

fn licence_and_choice_change_the_cells(page: &Page<'_>) {
    open(page, "#/matrix?all=yes", 684);
    page.click("#others > summary");
    page.toggle("licensed");
    page.wait_for_address("matrix", &[("licensed", "no"), ("all", "yes")]);
    wait_for_answers(page, &cells("no", None));
    page.click("#choices > summary");
    page.choose("choice", "teams");
    page.wait_for_address("matrix", &[("choice", "teams"), ("licensed", "no"), ("all", "yes")]);
    wait_for_answers(page, &cells("no", Some("teams")));
    page.toggle("licensed");
    wait_for_answers(page, &cells("yes", Some("teams")));
    page.choose("choice", "sfb");
    wait_for_answers(page, &cells("yes", Some("sfb")));
    page.choose("choice", "none");
    page.wait_for_address("matrix", &[("all", "yes")]);
    wait_for_answers(page, &cells("yes", None));
}

#[track_caller]
fn wait_for_place(page: &Page<'_>, row: usize, column: usize) {
    page.wait_for_script("the focused cell", FOCUS, json!([]), &json!([row, column]));
}

/// Waits for a reason that has these words and this end.
#[track_caller]
fn wait_for_reason(page: &Page<'_>, start: &str, end: &str) {
    page.wait(&format!("the reason `{start} … {end}`"), || {
        let found = page.session().run(REASON, json!([]));
        let text = found.as_str().unwrap_or_default();
        if text.contains(start) && text.trim_end().ends_with(end) {
            Ok(())
        } else {
            Err(found.to_string())
        }
    });
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

/// The chosen organization, the landings of each row, and whether they fit.
const SHOWN: &str = "
const seen = it => it.getClientRects().length > 0;
return [[...document.querySelectorAll('.sections [aria-pressed=true]')].map(it => it.textContent),
  [...document.querySelectorAll('#grid tbody tr')].map(it => [...it.querySelectorAll('td')].filter(seen).map(it => it.dataset.landing)),
  document.querySelector('#grid').parentElement.scrollWidth <= document.querySelector('#grid').parentElement.clientWidth];";

/// What a phone shows of one organization.
fn on_a_phone(at: usize) -> Value {
    let all = cells("yes", None);
    let row = |policy: &str, calls: &[&str]| -> Vec<String> {
        let place =
            |call: &&str| (policy.to_owned(), CUSTOMER_WORDS[at].to_owned(), (**call).to_owned());
        calls.iter().map(|call| all[&place(call)].0.clone()).collect()
    };
    json!([
        [CUSTOMERS[at]],
        [
            row("Global", &CALL_WORDS[..6]),
            row("DisallowOverrideCallingTeamsChatTeams", &CALL_WORDS[..3]),
            row("DisallowOverrideCallingSfbChatSfb", &CALL_WORDS[..3]),
        ],
        true
    ])
}

fn a_phone_shows_one_organization(page: &Page<'_>) {
    page.resize(320, 640);
    page.open("#/matrix");
    page.wait_for_script("the first organization", SHOWN, json!([]), &on_a_phone(0));
    page.click(".sections button:nth-child(3)");
    page.wait_for_script("hybrid voice", SHOWN, json!([]), &on_a_phone(2));
    // The choice is part of the scenario: a link has it, and Explore asks it.
    page.wait_for_address("matrix", &[("customer", "hybrid")]);
}

fn the_chosen_organization_is_kept(page: &Page<'_>) {
    page.resize(640, 900);
    page.open("#/matrix?customer=hybrid");
    page.wait_for_script("hybrid voice by link", SHOWN, json!([]), &on_a_phone(2));
    page.click("#grid tbody tr:nth-child(2) td:nth-of-type(7)");
    wait_for_reason(page, "VoIP from Teams · Hybrid Voice · Effective calling client Teams", "");
    page.click("#reason .actions a");
    page.wait_for_case(&oracle::lookup("hybrid", "teams", "yes", "teams-voip"));
    page.back();
    page.wait_for_script("hybrid voice again", SHOWN, json!([]), &on_a_phone(2));
    page.resize(1000, 900);
    let columns = "return [...document.querySelectorAll('#grid tbody td')].filter(it => it.getClientRects().length).length";
    page.wait_for_script("all organizations", columns, json!([]), &json!(4 * (3 * 3 + 3)));
    assert_eq!(is_displayed(page, ".sections button"), false, "a choice of organizations");
}

fn nothing_scrolls_the_page_sideways(page: &Page<'_>) {
    for &(width, height) in page.sizes() {
        page.resize(width, height);
        for (state, fragment) in [
            ("matrix", "#/matrix"),
            ("matrix-all", "#/matrix?all=yes"),
            ("matrix-2019", "#/matrix?edition=2019-08"),
            ("matrix-2019-swapped", "#/matrix?edition=2019-08&swap=yes"),
        ] {
            page.open(fragment);
            page.wait_for("the answers", |_| is_displayed(page, "#grid td") == true);
            page.screenshot(state, "light");
            page.assert_fits(&format!("{state} at {width}"));
        }
    }
}

const HEADER: &str = "policy,customer,override,calling,chat,choice,licensed,call,landing,basis,alternative,interop,rule";

fn the_matrix_can_be_taken_away_as_text(page: &Page<'_>) {
    open(page, "#/matrix?all=yes", 684);
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
    page.click(".more-filters > summary");
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
    open(page, "#/matrix?all=yes", 684);
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
    page.wait_for("the table", |_| is_displayed(page, "#grid td") == true);
    page.assert_accessible("all answers on a phone");
    page.resize(1280, 900);
    for fragment in ["#/matrix", "#/matrix?edition=2019-08", "#/matrix?cells=words"] {
        page.open(fragment);
        page.wait_for("the table", |_| is_displayed(page, "#grid td") == true);
        page.assert_accessible(fragment);
    }
}

/// How long a change of the whole largest matrix takes on a slow machine. Not a test: a number from
/// a busy machine would prove nothing. Prints it for `cargo xtask bench page`.
fn measures_a_full_rerender(page: &Page<'_>) {
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
        (4, "a cell", "#grid tbody tr:nth-child(9) td:nth-of-type(9)"),
        (1, "the licence, not slowed down", "input[name=licensed]"),
    ] {
        open(page, "#/matrix?all=yes", 684);
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
    page.click("#others > summary");
    page.select("customer", "hybrid");
    let answers = json!([3, ["sfb", "sfb", "sfb", "sfb", "nowhere", "nowhere"]]);
    page.wait_for_script("the same for Hybrid Voice", shape, json!([]), &answers);
    // The same link opens the same table, and a cell opens its question.
    page.open("#/matrix?customer=hybrid&rows=calling&columns=licensed");
    page.wait_for_script("the same again", shape, json!([]), &answers);
    page.click("#grid tbody tr:nth-child(3) td:nth-child(3)");
    page.click("#reason .actions a");
    let keys = [("customer", "hybrid"), ("calling", "teams"), ("licensed", "no")];
    page.wait_for_address("explore", &keys);
}
