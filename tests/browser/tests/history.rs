//! The address and the browser's history.

use browser_tests::oracle;
use browser_tests::page::Page;
use browser_tests::tests;

tests! { "history";
    ALL: edits_replace_and_views_push,
        a_fragment_changed_by_hand_is_followed;
    CHROMIUM: an_unknown_view_opens_explore,
        a_wrong_link_opens_the_default_and_says_what_it_ignored;
}

fn edits_replace_and_views_push(page: &Page<'_>) {
    page.open("");
    let entries = page.snapshot()["entries"].as_u64().unwrap();
    page.choose("call", "teams-voip");
    page.choose("customer", "hybrid");
    page.toggle("licensed");
    let asked = [("call", "teams-voip"), ("customer", "hybrid"), ("licensed", "no")];
    page.wait_for_address("explore", &asked);
    assert_eq!(page.snapshot()["entries"], entries, "an edit adds no entry");
    let case = oracle::lookup("hybrid", "default", "no", "teams-voip");
    page.wait_for_case(&case);

    page.go_to("about");
    page.wait_for_address("about", &asked);
    let shown = page.wait_for_about();
    assert_eq!(shown["entries"], entries + 1, "a change of view adds one entry");
    page.back();
    page.wait_for_address("explore", &asked);
    page.wait_for_case(&case);
    page.forward();
    page.wait_for_address("about", &asked);
    page.wait_for_about();
    page.go_to("explore");
    page.wait_for_address("explore", &asked);
    page.wait_for_case(&case);
    // An address with a view opens there, and keeps the question.
    page.open("#/about?call=teams-voip");
    page.wait_for_about();
    page.go_to("explore");
    page.wait_for_case(&oracle::lookup("existing", "default", "yes", "teams-voip"));
}

fn a_fragment_changed_by_hand_is_followed(page: &Page<'_>) {
    page.open("");
    // Directly after an edit, whose own write to the address is still to come.
    page.choose("call", "sfb-voip");
    page.choose("call", "federated-in");
    page.follow("#/explore?customer=onprem&call=pstn-out");
    let case = oracle::lookup("onprem", "default", "yes", "pstn-out");
    page.wait_for_case(&case);
    page.wait_for_address("explore", &[("customer", "onprem"), ("call", "pstn-out")]);
    // Case does not matter, nor does the tag's prefix, nor a key of a later version.
    page.follow("#/explore?POLICY=tag:disallowoverridecallingteamschatteams&later=1");
    page.wait_for_case(&oracle::lookup("existing", "teams", "yes", "pstn-in"));
    assert!(
        page.snapshot()["notices"].as_array().unwrap().is_empty(),
        "there is nothing to say about that"
    );
    page.follow("#/about");
    page.wait_for_about();
    page.follow("");
    page.wait_for_case(&oracle::lookup("existing", "default", "yes", "pstn-in"));
}

fn a_wrong_link_opens_the_default_and_says_what_it_ignored(page: &Page<'_>) {
    let default = oracle::lookup("existing", "default", "yes", "pstn-in");
    for (fragment, named) in [
        ("#/explore?call=carrier-pigeon", "carrier-pigeon"),
        ("#/explore?customer=martian", "martian"),
        ("#/explore?policy=NoSuchPolicy", "NoSuchPolicy"),
        ("#/explore?licensed=perhaps", "perhaps"),
        ("#/explore?call=pstn-out&call=teams-voip", "call"),
    ] {
        let notice = |shown: &serde_json::Value| {
            let notices = shown["notices"].as_array().unwrap();
            !notices.is_empty() && notices.iter().any(|it| it.as_str().unwrap().contains(named))
        };
        page.follow(fragment);
        // A page that was open takes it as a page that opens does.
        if page.snapshot()["ready"] == true {
            page.wait_for(&format!("a notice that names {named}"), notice);
        }
        page.open(fragment);
        page.wait_for(&format!("a notice that names {named}"), notice);
        page.wait_for_case(&default);
    }
    // What is right in a wrong link still counts.
    page.open("#/explore?customer=hybrid&call=carrier-pigeon");
    page.wait_for_case(&oracle::lookup("hybrid", "default", "yes", "pstn-in"));
    // Once the link is right, there is nothing more to say.
    page.follow("#/explore?customer=hybrid");
    page.wait_for("no notice", |shown| shown["notices"].as_array().unwrap().is_empty());
}

fn an_unknown_view_opens_explore(page: &Page<'_>) {
    for fragment in ["#/nowhere-known", "#nonsense", "#/", "#?", "#/explore?"] {
        page.open(fragment);
        page.wait_for_case(&oracle::lookup("existing", "default", "yes", "pstn-in"));
    }
    page.open("#/nowhere-known?customer=hybrid");
    page.wait_for("a notice that names the view", |shown| {
        shown["notices"].to_string().contains("nowhere-known")
    });
}
