//! Find a policy.

use super::*;

tests! { "views::goal";
    CHROMIUM:
        impossible_wishes_name_the_smallest_set_and_its_rules,
        goal_seeks_among_the_modes,
        a_wish_for_all_incoming_calls_takes_one_step,
        common_wishes_take_one_step_and_can_be_fulfilled,
        a_way_shows_its_commands_in_place,
        wishes_are_chosen_written_and_used,
        a_way_is_used_in_one_step,
}

fn a_wish_for_all_incoming_calls_takes_one_step(page: &Page<'_>) {
    page.open("#/goal?customer=without");
    page.click("#ways .chips button[data-landing=teams]");
    let wishes = "teams-voip:teams,sfb-voip:teams,pstn-in:teams,federated-in:teams";
    page.wait_for_address("goal", &[("customer", "without"), ("want", wishes)]);
}

/// The steps that are offered before anything is wished for.
const CHIPS: &str =
    "return [...document.querySelectorAll('#ways .chips button')].map(it => it.textContent)";

fn common_wishes_take_one_step_and_can_be_fulfilled(page: &Page<'_>) {
    // The phone of a hybrid user whose calls were moved to Teams is silent.
    let lost = "#/goal?customer=hybrid&policy=DisallowOverrideCallingTeamsChatTeams&call=pstn-in";
    page.open(lost);
    page.click("#ways .chips [data-common=rescue]");
    wait_for_value(page, "#ways [data-ways]", "+it.dataset.ways > 0", &json!(true));
    let silent = "[...document.querySelectorAll('#ways li[data-rank=recommended] .lost')].length";
    wait_for_value(page, "#ways", silent, &json!(0));
    for fragment in [lost, "#/goal?edition=2019-08"] {
        page.open(fragment);
        page.wait("the steps", || {
            let chips = page.session().run(CHIPS, json!([]));
            if chips.as_array().is_some_and(|it| it.len() > 2) {
                Ok(())
            } else {
                Err(chips.to_string())
            }
        });
        let chips = page.session().run(CHIPS, json!([]));
        for at in 0..chips.as_array().map_or(0, Vec::len) {
            page.show(fragment);
            let chip = format!("#ways .chips button:nth-child({})", at + 1);
            page.wait_for_script(
                "the step",
                "return document.querySelector(arguments[0]) !== null",
                json!([chip]),
                &json!(true),
            );
            let common = page.session().run(
                "const it = document.querySelector(arguments[0]);
                 const { common } = it.dataset;
                 it.click();
                 return common",
                json!([chip]),
            );
            // Whether all incoming calls can land in one client is the question.
            let least = if common == "all-incoming" { 0 } else { 1 };
            wait_for_value(
                page,
                "#ways [data-ways]",
                &format!("+it.dataset.ways >= {least}"),
                &json!(true),
            );
        }
    }
    for theme in ["light", "dark"] {
        page.emulate("screen", &[("prefers-color-scheme", theme)]);
        page.open(lost);
        for &(width, height) in page.sizes() {
            page.resize(width, height);
            page.assert_fits(&format!("common wishes at {width} px"));
            page.screenshot("goal-starts", theme);
        }
    }
}

fn a_way_shows_its_commands_in_place(page: &Page<'_>) {
    page.open("#/goal?want=pstn-in:teams");
    let first = "#ways > ol.ways > li:first-child";
    let seen = |part: &str| format!("it.querySelector('{part}')?.checkVisibility() ?? false");
    for part in ["pre.script", "button.copy.main", "a.to-preview", ".undo-command > summary"] {
        wait_for_value(page, first, &seen(part), &json!(true));
    }
    let command =
        "it.querySelector('pre.script').textContent.includes('-PolicyName ' + it.dataset.policy)";
    wait_for_value(page, first, command, &json!(true));
    let lines = "[...document.querySelectorAll('#ways pre.script code')].map(it => it.id)";
    wait_for_value(
        page,
        "#ways",
        &format!("new Set({lines}).size === {lines}.length"),
        &json!(true),
    );
    // The others have theirs on demand.
    let second = "#ways > ol.ways > li:nth-child(2)";
    wait_for_value(page, second, &seen("pre.script"), &json!(false));
    page.click(&format!("{second} .by-command > summary"));
    wait_for_value(page, second, &seen("pre.script"), &json!(true));
    page.click(&format!("{first} button.copy.main"));
    let told = "it.querySelector('button.copy.main').textContent !== 'Copy'";
    wait_for_value(page, first, told, &json!(true));
    // Who has the policy needs no command.
    page.open("#/goal?policy=DisallowOverrideCallingTeamsChatTeams&want=pstn-in:teams");
    let own = "#ways li[data-policy=DisallowOverrideCallingTeamsChatTeams]";
    wait_for_value(page, own, "it.querySelector('.by-command')", &Value::Null);
    for theme in ["light", "dark"] {
        page.emulate("screen", &[("prefers-color-scheme", theme)]);
        page.open("#/goal?want=pstn-in:teams");
        for &(width, height) in page.sizes() {
            page.resize(width, height);
            page.assert_fits(&format!("ways with commands at {width} px"));
            page.screenshot("goal-commands", theme);
        }
        page.assert_accessible(&format!("ways with commands, {theme}"));
    }
}

fn wishes_are_chosen_written_and_used(page: &Page<'_>) {
    page.open("#/goal?want=pstn-in:teams");
    wait_for_value(page, "#ways [data-ways]", "+it.dataset.ways > 0", &json!(true));
    let first = "#ways > ol.ways > li:first-child";
    wait_for_value(page, first, "it.dataset.policy", &json!(TEAMS));
    let counted = page.session().run(
        "return [+document.querySelector('#ways [data-ways]').dataset.ways, document.querySelectorAll('#ways li[data-policy]').length]",
        json!([]),
    );
    assert_eq!(counted[0], counted[1], "[counted, listed] ways");
    wait_for_value(page, "select[name=wish-pstn-in]", "it.value", &json!("teams"));
    page.click("#no-wishes");
    page.wait_for_address("goal", &[]);
    wait_for_value(page, "#ways [data-ways]", "it", &Value::Null);
    wait_for_value(page, "select[name=wish-pstn-in]", "it.value", &json!("any"));
    wait_for_value(page, "#no-wishes", "it.getClientRects().length", &json!(0));
    // The same by hand.
    page.select("wish-pstn-in", "teams");
    page.wait_for_address("goal", &[("want", "pstn-in:teams")]);
    wait_for_value(page, first, "it.dataset.policy", &json!(TEAMS));
    page.select("wish-sfb-voip", "teams");
    page.wait_for_address("goal", &[("want", "sfb-voip:teams,pstn-in:teams")]);
    page.select("wish-pstn-in", "any");
    page.wait_for_address("goal", &[("want", "sfb-voip:teams")]);
    page.select("wish-pstn-in", "teams");
    wait_for_value(page, first, "it.dataset.policy", &json!(TEAMS));
    // What else moves is said: nothing moves but these two.
    let aside = page.session().run(
        "return [...document.querySelectorAll('#ways > ol.ways > li:first-child .side-effects li')].map(it => it.textContent.trim())",
        json!([]),
    );
    assert_eq!(aside.as_array().unwrap().len(), 2, "side effects: {aside}");
    page.click(&format!("{first} button"));
    wait_for_view(page, "explore");
    page.wait_for_address("explore", &[("policy", TEAMS)]);
    page.wait_for_case(&oracle::lookup("existing", "teams", "yes", "pstn-in"));
    // Back, the wishes are where they were.
    page.back();
    page.wait_for_address("goal", &[("want", "sfb-voip:teams,pstn-in:teams")]);
    wait_for_value(page, "select[name=wish-sfb-voip]", "it.value", &json!("teams"));
    wait_for_value(page, first, "it.dataset.policy", &json!(TEAMS));
}

fn impossible_wishes_name_the_smallest_set_and_its_rules(page: &Page<'_>) {
    // Where one wish holds, the rules that decide the other call otherwise, as Explore tells them.
    let mut rules = BTreeSet::new();
    page.open("");
    for (held, wished) in [(("sfb-voip", "sfb"), "pstn-in"), (("pstn-in", "teams"), "sfb-voip")] {
        for effective in ["default", "sfb", "teams"] {
            if oracle::lookup("existing", effective, "yes", held.0).landing == held.1 {
                let case = oracle::lookup("existing", effective, "yes", wished);
                page.follow(&case.fragment());
                page.wait_for_case(&case);
                let rule = page.snapshot()["verdict"]["rule"].as_str().unwrap().to_owned();
                rules.insert((wished.to_owned(), rule));
            }
        }
    }
    let named = "return [document.querySelector('#ways [data-ways]')?.dataset.ways,
        [...document.querySelectorAll('#ways .together [data-wish]')].map(it => it.dataset.wish),
        [...new Set([...document.querySelectorAll('#ways .forbidden [data-rule]')].map(it => it.dataset.rule))].sort(),
        document.querySelectorAll('#ways .forbidden [data-rule]').length]";
    let distinct: BTreeSet<&str> = rules.iter().map(|it| it.1.as_str()).collect();
    let expected = json!(["0", ["sfb-voip", "pstn-in"], distinct, rules.len()]);
    page.open("#/goal?want=sfb-voip:sfb,pstn-in:teams");
    page.wait_for_script("what cannot be", named, json!([]), &expected);
    let said = texts(page, "#ways .together li");
    assert!(
        said[0].contains("Skype for Business")
            && said[1].contains("PSTN")
            && said[1].contains("Teams"),
        "{said:?}"
    );
    // A wish that can be fulfilled with each of them is not to blame.
    page.select("wish-federated-in", "sfb");
    page.wait_for_address("goal", &[("want", "sfb-voip:sfb,pstn-in:teams,federated-in:sfb")]);
    page.wait_for_script("what cannot be", named, json!([]), &expected);
    // Without one of the two there is a way again.
    page.select("wish-sfb-voip", "any");
    wait_for_value(page, "#ways > ol.ways > li:first-child", "it.dataset.policy", &json!(TEAMS));
    // One wish can be impossible alone; a licence may be what is missing.
    page.follow("#/goal?licensed=no&want=pstn-in:teams,teams-voip:teams");
    let alone = "return [...document.querySelectorAll('#ways .together [data-wish]')].map(it => it.dataset.wish)";
    page.wait_for_script("the one wish", alone, json!([]), &json!(["pstn-in"]));
    let said = texts(page, "#ways").concat();
    assert!(said.contains("This wish cannot be met"), "{said}");
    assert!(said.contains("A policy could do this if the user had the licenses"), "{said}");
    page.click("#no-wishes");
    page.wait_for_address("goal", &[("licensed", "no")]);
}

fn goal_seeks_among_the_modes(page: &Page<'_>) {
    page.open("#/goal?edition=2019-08");
    let ways = "return [...document.querySelectorAll('.ways > li')].map(it => it.dataset.policy)";
    page.select("wish-pstn-in", "teams");
    page.wait_for_script("the ways to Teams", ways, json!([]), &json!(["UpgradeToTeams"]));
    page.wait_for_address("goal", &[("want", "pstn-in:teams"), ("edition", "2019-08")]);
    // What the kinds of call leave open of the question is asked too.
    page.select("pstn", "hybrid-voice");
    let impossible = "return document.querySelector('#ways [data-ways]')?.dataset.ways ?? null";
    page.wait_for_script("no way to Teams", impossible, json!([]), &json!("0"));
    page.select("pstn", "direct-routing");
    page.wait_for_script("a way to Teams", impossible, json!([]), &json!("1"));
    page.click(".ways > li button");
    wait_for_view(page, "explore");
    let keys = [("mode", "teams-only"), ("pstn", "direct-routing"), ("edition", "2019-08")];
    page.wait_for_address("explore", &keys);
    page.back();
    wait_for_view(page, "goal");
}

fn a_way_is_used_in_one_step(page: &Page<'_>) {
    page.open("#/goal?want=pstn-in:teams");
    let entries = page.session().run("return history.length", json!([])).as_u64().unwrap();
    page.click(".ways > li button");
    page.wait_for_address("explore", &[("policy", TEAMS)]);
    wait_for_value(page, "#verdict", "history.length", &json!(entries + 1));
    // The wishes are there again when the visitor comes back, from the menu too.
    page.go_to("goal");
    wait_for_view(page, "goal");
    page.wait_for_address("goal", &[("policy", TEAMS), ("want", "pstn-in:teams")]);
}
