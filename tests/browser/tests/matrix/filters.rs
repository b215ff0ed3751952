//! Filters, and what is wrong in a link.

use super::*;

tests! { "matrix::filters";
    CHROMIUM:
        filters_are_counted_and_held_by_the_address,
        filters_that_let_nothing_through_say_so,
        what_a_link_cannot_mean_is_named,
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
