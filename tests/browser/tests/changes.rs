//! *Fix* and *Change it*: what is offered does what it says and harms nobody.

use browser_tests::page::Page;
use browser_tests::tests;
use serde_json::{Value, json};

tests! { "changes";
    ALL: the_first_command_beside_a_lost_call_is_the_one_that_fixes_it;
    CHROMIUM: every_offered_change_moves_the_landing, what_is_offered_first_draws_no_warning,
        nothing_is_recommended_where_nothing_is_broken,
        commands_that_lose_calls_say_which_first;
}

/// Where the first command that can be seen stands, and the command.
const FIRST_COMMAND: &str = "
    const seen = [...document.querySelectorAll('pre.script')].filter(it => it.checkVisibility());
    const top = it => it.getBoundingClientRect().top;
    const [first] = seen.sort((it, other) => top(it) - top(other));
    return first ? [first.closest('section').id, first.textContent.trim()] : null";

fn the_first_command_beside_a_lost_call_is_the_one_that_fixes_it(page: &Page<'_>) {
    let grant = |policy: &str| {
        json!([
            "fix",
            format!(
                "Grant-CsTeamsInteropPolicy `\n  -PolicyName {policy} `\n  -Identity user@contoso.com"
            )
        ])
    };
    let mode =
        "Grant-CsTeamsUpgradePolicy `\n  -PolicyName Islands `\n  -Identity user@contoso.com";
    let broken = [
        (
            "#/explore?customer=hybrid&policy=DisallowOverrideCallingTeamsChatTeams",
            grant("DisallowOverrideCallingDefaultChatDefault"),
        ),
        ("#/explore?customer=without", grant("DisallowOverrideCallingTeamsChatTeams")),
        (
            "#/explore?customer=onprem&policy=DisallowOverrideCallingTeamsChatTeams&call=teams-voip",
            grant("DisallowOverrideCallingDefaultChatDefault"),
        ),
        // Only a license helps, and no command assigns one: the one that is no help stays out of sight.
        ("#/explore?licensed=no", Value::Null),
        ("#/explore?edition=2019-08&mode=teams-only&pstn=hybrid-voice", json!(["fix", mode])),
    ];
    for &(width, height) in page.sizes() {
        page.resize(width, height);
        for (fragment, expected) in &broken {
            page.show(fragment);
            let what = format!("the first command of {fragment} at {width}");
            page.wait_for_script(&what, FIRST_COMMAND, json!([]), expected);
        }
    }
    // Applied, the call arrives and nothing is left to fix.
    page.open(broken[0].0);
    page.click("#fix button[data-change]");
    page.wait_for("the call to arrive", |shown| shown["verdict"]["landing"] == "sfb");
    let gone = "return document.querySelector('#fix[data-broken]') === null";
    page.wait_for_script("nothing to fix", gone, json!([]), &json!(true));
}

fn commands_that_lose_calls_say_which_first(page: &Page<'_>) {
    let teams = "policy=DisallowOverrideCallingTeamsChatTeams";
    let named =
        "return [...document.querySelectorAll('.lost')].map(it => /PSTN/.test(it.textContent))";
    for (fragment, expected) in [
        (format!("#/powershell?customer=hybrid&{teams}"), json!([true])),
        (format!("#/powershell?{teams}"), json!([])),
        // One side of a comparison loses calls, the way back from it does not.
        ("#/compare?customer=hybrid".to_owned(), json!([true])),
        ("#/compare".to_owned(), json!([])),
    ] {
        page.show(&fragment);
        page.wait_for_script(&fragment, named, json!([]), &expected);
    }
}

fn nothing_is_recommended_where_nothing_is_broken(page: &Page<'_>) {
    let said = "return [[...document.querySelectorAll('#fix .card-of-fix .rank')].map(it => it.textContent),
        [...document.querySelectorAll('#fix .cautions li')].map(it => it.dataset.advice)]";
    page.open("#/explore");
    page.wait_for_heading();
    let found = page.session().run(said, json!([]));
    assert_eq!(found[0], json!([]), "a change that nobody asked for");
    // What stops ringing is said before the command that stops it.
    assert!(found[1].to_string().contains("phone"), "{found}");
    page.open("#/explore?customer=hybrid&policy=DisallowOverrideCallingTeamsChatTeams");
    page.wait_for_script("the fix", said, json!([]), &json!([["Recommended"], []]));
}

fn what_is_offered_first_draws_no_warning(page: &Page<'_>) {
    for fragment in ["#/explore", "#/explore?call=teams-voip", "#/explore?override=true&choice=sfb"]
    {
        let first = "#fix button[data-change]";
        page.open(fragment);
        let before = page.snapshot()["verdict"]["landing"].clone();
        page.click(first);
        page.wait_for(&format!("{fragment}: {first} to move the call"), |shown| {
            shown["verdict"]["landing"] != before
        });
        let warnings = "return document.querySelectorAll('main [data-severity=warning]').length";
        assert_eq!(page.session().run(warnings, json!([])), json!(0), "{fragment} {first}");
    }
}

fn every_offered_change_moves_the_landing(page: &Page<'_>) {
    let mut tried = 0;
    let fragments = [
        "#/explore?customer=hybrid&policy=DisallowOverrideCallingTeamsChatTeams&licensed=no",
        "#/explore?override=true&choice=sfb&call=teams-voip",
    ];
    for fragment in &fragments {
        page.open(fragment);
        // The first one is shown with its command; the others are shown when they are asked for.
        page.open_sections("#fix .outcomes li");
        let count = "return document.querySelectorAll('#fix button[data-way]').length";
        let shown = page.snapshot();
        let (before, address) = (shown["verdict"]["landing"].clone(), shown["hash"].clone());
        let buttons = page.session().run(count, json!([])).as_u64().unwrap();
        for button in 0..buttons {
            page.follow(fragment);
            page.wait_for("the scenario again", |shown| shown["verdict"]["landing"] == before);
            page.session().run(
                "document.querySelectorAll('#fix button[data-way]')[arguments[0]].click()",
                json!([button]),
            );
            page.click("#fix button[data-change]");
            page.wait_for(
                &format!("{fragment}: change {button} to move the landing from {before}"),
                |shown| {
                    let landing = &shown["verdict"]["landing"];
                    // The address follows a little later; until then the way back is no change.
                    landing.is_string() && *landing != before && shown["hash"] != address
                },
            );
            tried += 1;
        }
    }
    assert!(tried >= fragments.len(), "only {tried} changes were offered");
}
