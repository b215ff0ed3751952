//! Axes, and what a change of them does to the cells.

use super::*;

tests! { "matrix::axes";
    CHROMIUM:
        swapping_turns_rows_into_columns,
        licence_and_choice_change_the_cells,
        two_axes_can_be_chosen,
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
