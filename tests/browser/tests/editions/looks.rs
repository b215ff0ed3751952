//! How it looks.

use super::*;

tests! { "editions::looks";
    CHROMIUM:
        the_other_edition_has_nothing_to_object_to,
        the_modes_fit_every_width,
}

fn the_other_edition_has_nothing_to_object_to(page: &Page<'_>) {
    let crossing = "#/explore?edition=2019-08&call=in-tenant&from-client=sfb&mode=teams-only";
    page.open(crossing);
    page.assert_accessible("a crossing");
    page.select("theme", "dark");
    page.wait_for("the theme dark", |shown| shown["theme"] == "dark");
    page.screenshot("modes", "dark");
    page.assert_accessible("a crossing, dark");
    page.select("theme", "system");
    page.resize(320, 640);
    page.open("#/explore?edition=2019-08");
    page.session()
        .run("document.querySelectorAll('details').forEach(it => { it.open = true; })", json!([]));
    page.assert_accessible("August 2019 at 320 with all open");
}

fn the_modes_fit_every_width(page: &Page<'_>) {
    for &(width, height) in page.sizes() {
        page.resize(width, height);
        page.open("#/explore?edition=2019-08&mode=sfb-with-teams-collab-and-meetings");
        for (state, fragment) in [
            (
                "modes",
                "#/explore?edition=2019-08&call=in-tenant&mode=sfb-with-teams-collab-and-meetings",
            ),
            (
                "modes-impossible",
                "#/explore?edition=2019-08&call=federated-in&from-mode=sfb-with-teams-collab-and-meetings&from-home=onprem",
            ),
        ] {
            page.follow(fragment);
            page.wait_for(state, |it| it["hash"] == fragment && it["pickers"]["call"] != "pstn-in");
            page.screenshot(state, "light");
            page.assert_fits(&format!("{state} at {width}"));
        }
    }
}
