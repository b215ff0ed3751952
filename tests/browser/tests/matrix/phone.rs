//! On a phone.

use super::*;

tests! { "matrix::phone";
    ALL:
        a_phone_shows_one_organization,
        the_chosen_organization_is_kept,
        nothing_scrolls_the_page_sideways,
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
            page.show(fragment);
            page.wait_for("the answers", |_| is_displayed(page, "#grid td") == true);
            page.screenshot(state, "light");
            page.assert_fits(&format!("{state} at {width}"));
        }
    }
}
