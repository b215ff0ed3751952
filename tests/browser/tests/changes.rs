//! *What would change it*: each button really moves the landing.

use browser_tests::page::Page;
use browser_tests::tests;
use serde_json::json;

tests! { "changes";
    CHROMIUM: every_offered_change_moves_the_landing;
}

fn every_offered_change_moves_the_landing(page: &Page<'_>) {
    let mut tried = 0;
    let fragments = [
        "#/explore?customer=hybrid&policy=DisallowOverrideCallingTeamsChatTeams&licensed=no",
        "#/explore?override=true&choice=sfb&call=teams-voip",
    ];
    for fragment in &fragments {
        page.open(fragment);
        let count = "return document.querySelectorAll('#changes button[data-change]').length";
        let shown = page.snapshot();
        let (before, address) = (shown["verdict"]["landing"].clone(), shown["hash"].clone());
        let buttons = page.session().run(count, json!([])).as_u64().unwrap();
        for button in 0..buttons {
            page.follow(fragment);
            page.wait_for("the scenario again", |shown| shown["verdict"]["landing"] == before);
            // Marked, since the list holds the buttons in whatever nesting it likes.
            page.session().run(
                "document.querySelectorAll('#changes button[data-change]')[arguments[0]].id = 'tried'",
                json!([button]),
            );
            page.click("#tried");
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
