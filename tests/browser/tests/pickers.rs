//! Every option of every question, chosen by clicking.

use std::collections::BTreeSet;

use browser_tests::oracle::{self, CALLS, CUSTOMERS};
use browser_tests::page::Page;
use browser_tests::tests;
use serde_json::json;

tests! { "pickers";
    ALL: every_call_and_organization_can_be_chosen;
    CHROMIUM: edited_fields_make_a_custom_policy,
        every_policy_can_be_chosen,
        the_choice_counts_only_where_the_policy_allows_it,
        a_missing_license_counts,
        reset_returns_to_the_default,
        why_not_answers_for_every_other_landing;
}

fn every_call_and_organization_can_be_chosen(page: &Page<'_>) {
    page.open("");
    assert_eq!(page.offered("input[name=call]"), CALLS);
    assert_eq!(page.offered("input[name=customer]"), CUSTOMERS);
    for call in CALLS.iter().filter(|it| **it != "pstn-in").chain(&["pstn-in"]) {
        page.choose("call", call);
        page.wait_for_case(&oracle::lookup("existing", "default", "yes", call));
        let expected = [("call", *call)];
        page.wait_for_address("explore", if *call == "pstn-in" { &[] } else { &expected });
    }
    for customer in ["without", "hybrid", "onprem", "existing"] {
        page.choose("customer", customer);
        page.wait_for_case(&oracle::lookup(customer, "default", "yes", "pstn-in"));
        let expected = [("customer", customer)];
        page.wait_for_address("explore", if customer == "existing" { &[] } else { &expected });
    }
}

fn every_policy_can_be_chosen(page: &Page<'_>) {
    page.open("");
    let offered = page.offered("select[name=policy] option");
    assert_eq!(offered[0], "Global");
    let mut expected: Vec<String> = Vec::new();
    for mode in ["Disallow", "Allow"] {
        for calling in ["Default", "Sfb", "Teams"] {
            expected.extend(
                ["Default", "Sfb", "Teams"]
                    .map(|chat| format!("{mode}OverrideCalling{calling}Chat{chat}")),
            );
        }
    }
    let sorted = |mut names: Vec<String>| {
        names.sort();
        names
    };
    assert_eq!(
        sorted(offered[1..].to_vec()),
        sorted(expected),
        "the list holds Global and the 18 instances"
    );
    for name in offered[1..].iter().chain(&offered[..1]) {
        page.select("policy", name);
        let [override_allowed, calling, chat] = fields(name);
        let case = oracle::lookup("existing", &calling, "yes", "pstn-in");
        page.wait_for(&format!("{name} with its fields and {case:?}"), |shown| {
            let pickers = &shown["pickers"];
            pickers["policy"] == **name
                && pickers["override"] == (override_allowed == "true")
                && pickers["choosable"] == (override_allowed == "true")
                && pickers["calling"] == *calling
                && pickers["chat"] == *chat
                && browser_tests::page::shows(shown, &case)
        });
        let keys = [("policy", name.as_str())];
        page.wait_for_address("explore", if name == "Global" { &[] } else { &keys });
    }
}

/// The fields of an instance, by its name.
fn fields(name: &str) -> [String; 3] {
    let Some((mode, rest)) = name.split_once("OverrideCalling") else {
        return ["false", "default", "default"].map(str::to_owned);
    };
    let (calling, chat) = rest.split_once("Chat").expect("a name with both fields");
    [(mode == "Allow").to_string(), calling.to_lowercase(), chat.to_lowercase()]
}

fn edited_fields_make_a_custom_policy(page: &Page<'_>) {
    page.open("");
    assert!(
        !page.offered("select[name=policy] option").contains(&"custom".to_owned()),
        "custom is offered at once"
    );
    for (field, values) in
        [("calling", ["teams", "sfb", "default"]), ("chat", ["sfb", "teams", "default"])]
    {
        for value in values {
            page.select(field, value);
            let calling = if field == "calling" { value } else { "default" };
            let case = oracle::lookup("existing", calling, "yes", "pstn-in");
            let custom = value != "default";
            let what = format!("{field} {value}, custom: {custom}, {case:?}");
            page.wait_for(&what, |shown| {
                let pickers = &shown["pickers"];
                pickers[field] == value
                    && pickers["policy"] == if custom { "custom" } else { "Global" }
                    && browser_tests::page::shows(shown, &case)
            });
            let expected = [(field, value)];
            page.wait_for_address("explore", if custom { &expected } else { &[] });
        }
    }
    page.toggle("override");
    page.wait_for_address("explore", &[("override", "true")]);
    page.select("calling", "teams");
    page.wait_for_address("explore", &[("override", "true"), ("calling", "teams")]);
    // The link tells the same to somebody else.
    let fragment = page.snapshot()["hash"].as_str().unwrap().to_owned();
    page.open(&fragment);
    page.wait_for("the custom policy by link", |shown| {
        let pickers = &shown["pickers"];
        pickers["policy"] == "custom"
            && pickers["override"] == true
            && pickers["calling"] == "teams"
    });
    page.select("policy", "Global");
    page.wait_for("Global, and no more custom", |shown| shown["pickers"]["policy"] == "Global");
    page.wait_for_address("explore", &[]);
    page.wait_for_script(
        "the number of custom options",
        "return document.querySelectorAll('select[name=policy] option[value=custom]').length",
        json!([]),
        &json!(0),
    );
}

fn the_choice_counts_only_where_the_policy_allows_it(page: &Page<'_>) {
    page.open("#/explore?call=teams-voip&choice=sfb");
    // Not allowed: the choice is there, but does not count.
    page.wait_for_case(&oracle::lookup("existing", "default", "yes", "teams-voip"));
    assert_eq!(page.snapshot()["pickers"]["choosable"], false);
    page.toggle("override");
    page.wait_for("the choice to open", |shown| shown["pickers"]["choosable"] == true);
    page.wait_for_case(&oracle::lookup("existing", "sfb", "yes", "teams-voip"));
    for (choice, effective) in [("teams", "teams"), ("none", "default"), ("sfb", "sfb")] {
        page.choose("choice", choice);
        page.wait_for(&format!("the choice {choice}"), |shown| {
            shown["pickers"]["choice"] == choice
        });
        page.wait_for_case(&oracle::lookup("existing", effective, "yes", "teams-voip"));
        let keys = [("call", "teams-voip"), ("override", "true"), ("choice", choice)];
        page.wait_for_address("explore", if choice == "none" { &keys[..2] } else { &keys });
    }
    page.toggle("override");
    page.wait_for("the choice to close", |shown| shown["pickers"]["choosable"] == false);
    page.wait_for_case(&oracle::lookup("existing", "default", "yes", "teams-voip"));
}

fn a_missing_license_counts(page: &Page<'_>) {
    page.open("#/explore?policy=DisallowOverrideCallingTeamsChatTeams");
    page.wait_for_case(&oracle::lookup("existing", "teams", "yes", "pstn-in"));
    page.toggle("licensed");
    page.wait_for_case(&oracle::lookup("existing", "teams", "no", "pstn-in"));
    page.wait_for_address(
        "explore",
        &[("policy", "DisallowOverrideCallingTeamsChatTeams"), ("licensed", "no")],
    );
    page.toggle("licensed");
    page.wait_for_case(&oracle::lookup("existing", "teams", "yes", "pstn-in"));
}

fn reset_returns_to_the_default(page: &Page<'_>) {
    page.open("");
    let default = page.snapshot()["verdict"].clone();
    page.open("#/explore?customer=hybrid&policy=AllowOverrideCallingSfbChatTeams&choice=teams&licensed=no&call=sfb-chat&override=false");
    page.wait_for_case(&oracle::lookup("hybrid", "sfb", "no", "sfb-chat"));
    page.reset();
    page.wait_for("the default verdict", |shown| shown["verdict"] == default);
    page.wait_for_case(&oracle::lookup("existing", "default", "yes", "pstn-in"));
    page.wait_for_address("explore", &[]);
}

fn why_not_answers_for_every_other_landing(page: &Page<'_>) {
    page.open("");
    page.open_sections("#why-not select");
    let offered = page.offered("#why-not select[name=why-not] option:not(:disabled)");
    assert!(offered.len() >= 2, "Why not? offers {offered:?}");
    assert!(!offered.contains(&"sfb".to_owned()), "asking about the landing itself makes no sense");
    let answer = "return document.querySelector('#why-not').lastElementChild.innerText.trim()";
    let mut answers = BTreeSet::new();
    for landing in offered.iter().rev() {
        page.select("why-not", landing);
        let selected = "return document.querySelector('#why-not select').value";
        page.wait_for_script("the landing asked about", selected, json!([]), &json!(landing));
        let said = page.session().run(answer, json!([])).as_str().unwrap_or_default().to_owned();
        assert!(said.len() > 20, "why not {landing} is answered {said:?}");
        answers.insert(said);
    }
    assert!(answers.len() >= 2, "all landings are answered alike: {answers:?}");
}
