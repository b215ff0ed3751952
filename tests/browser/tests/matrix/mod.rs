//! All answers: what differs and every line, the reason at the cell, the filters, and as text.

pub mod answers;
pub mod axes;
pub mod filters;
pub mod grouped;
pub mod keys;
pub mod phone;
pub mod speed;
pub mod texts;

use browser_tests::engine::{Engine, target};
use browser_tests::oracle;
use browser_tests::page::Page;
use browser_tests::tests;
use browser_tests::webdriver::key;
use serde_json::{Value, json};
use std::collections::{BTreeMap, BTreeSet};
use std::fs;

const LEFT: char = '\u{E012}';
const RIGHT: char = '\u{E014}';
const HOME: char = '\u{E011}';
const END: char = '\u{E010}';
const PAGE_UP: char = '\u{E00E}';
const PAGE_DOWN: char = '\u{E00F}';

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

#[track_caller]
fn is_displayed(page: &Page<'_>, selector: &str) -> Value {
    let script = "return [...document.querySelectorAll(arguments[0])].some(it => it.getClientRects().length)";
    page.session().run(script, json!([selector]))
}
