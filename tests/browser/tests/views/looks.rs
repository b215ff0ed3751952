//! How the screens look at every width, and for those who do not see them.

use super::*;

tests! { "views::looks";
    ALL:
        every_screen_fits_a_phone,
        every_screen_fits_a_desk;
    CHROMIUM:
        every_screen_fits_a_tablet,
        the_screens_have_nothing_to_object_to,
}

const STATES: [(&str, &str); 8] = [
    ("compare", "#/compare"),
    ("goal-ways", "#/goal?want=pstn-in:teams"),
    ("goal-impossible", "#/goal?want=sfb-voip:sfb,pstn-in:teams,federated-in:sfb"),
    ("rules", "#/rules"),
    ("compare-modes", "#/compare?edition=2019-08&mode=sfb-with-teams-collab-and-meetings"),
    ("rules-modes", "#/rules?edition=2019-08"),
    ("powershell", "#/powershell"),
    ("audit", "#/audit"),
];

/// Opens one of the states in a page that is there already.
#[track_caller]
fn go(page: &Page<'_>, (state, fragment): (&str, &str)) {
    page.follow(fragment);
    wait_for_view(page, state.split('-').next().unwrap());
    page.wait_for(state, |shown| shown["hash"] == fragment);
    let edition = if fragment.contains("2019") { "2019-08" } else { "2017-12" };
    wait_for_value(page, "select[name=edition]", "it.value", &json!(edition));
}

fn every_screen_fits_a_phone(page: &Page<'_>) {
    every_screen_fits(page, PHONE);
}

fn every_screen_fits_a_tablet(page: &Page<'_>) {
    every_screen_fits(page, TABLET);
}

fn every_screen_fits_a_desk(page: &Page<'_>) {
    every_screen_fits(page, DESK);
}

#[track_caller]
fn every_screen_fits(page: &Page<'_>, (width, height): (u32, u32)) {
    page.resize(width, height);
    page.open("#/rules");
    let mut wider = Vec::new();
    for state in STATES {
        go(page, state);
        page.screenshot(state.0, "light");
        wider.extend(page.wider(&format!("{} at {width}", state.0)));
    }
    assert!(wider.is_empty(), "{}", wider.join("\n"));
}

fn the_screens_have_nothing_to_object_to(page: &Page<'_>) {
    page.open("#/compare");
    for state in STATES {
        go(page, state);
        page.assert_accessible(state.0);
    }
    page.select("theme", "dark");
    page.wait_for("the theme dark", |shown| shown["theme"] == "dark");
    for state in &STATES[..4] {
        go(page, *state);
        page.screenshot(state.0, "dark");
    }
    // The last of them is the rules, which hold every colour of a landing.
    page.assert_accessible("the rules, dark");
    page.select("theme", "system");
    page.resize(320, 640);
    page.open("#/compare");
    for state in &STATES[..2] {
        go(page, *state);
        page.assert_accessible(&format!("{} at 320", state.0));
    }
}
