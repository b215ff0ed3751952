//! The questions, answered by hand.

use super::*;

tests! { "editions::questions";
    CHROMIUM:
        every_answer_can_be_chosen,
        modes_lines_and_digits_choose,
        the_commands_grant_the_mode,
        questions_that_do_not_matter_are_closed_and_say_so,
}

fn every_answer_can_be_chosen(page: &Page<'_>) {
    page.open("#/explore?edition=2019-08");
    let mut answers = BTreeMap::from(DEFAULTS);
    wait_for_answers(page, &answers);
    let mut choose = |key: &'static str, answer: &'static str| {
        page.choose(key, answer);
        answers.insert(key, answer);
        wait_for_answers(page, &answers);
    };
    for (key, all) in [
        (
            "mode",
            &[
                "sfb-only",
                "sfb-with-teams-collab",
                "sfb-with-teams-collab-and-meetings",
                "teams-only",
                "islands",
            ] as &[&str],
        ),
        ("pstn", &["direct-routing", "hybrid-voice", "onprem-voice", "calling-plan"]),
        ("call", &["pstn-out", "federated-in", "in-tenant"]),
        ("from-client", &["sfb", "teams"]),
        ("from-home", &["onprem", "online"]),
        (
            "from-mode",
            &[
                "sfb-only",
                "sfb-with-teams-collab",
                "sfb-with-teams-collab-and-meetings",
                "teams-only",
            ],
        ),
        ("call", &["pstn-in"]),
    ] {
        for &answer in all {
            choose(key, answer);
        }
    }
    for (key, all) in [
        ("call", &["in-tenant", "federated-in", "pstn-in", "pstn-out"] as &[&str]),
        (
            "from-mode",
            &[
                "islands",
                "sfb-only",
                "sfb-with-teams-collab",
                "sfb-with-teams-collab-and-meetings",
                "teams-only",
            ],
        ),
        ("pstn", &["calling-plan", "direct-routing", "hybrid-voice", "onprem-voice"]),
    ] {
        assert_eq!(page.offered(&format!("input[name={key}]")), all, "what {key} offers");
    }
}

fn questions_that_do_not_matter_are_closed_and_say_so(page: &Page<'_>) {
    let state =
        "return ['call', 'mode', 'from-mode', 'from-client', 'from-home', 'pstn'].map(key => {
        const fields = document.querySelector(`input[name=${key}]`).closest('fieldset');
        const all = [...fields.querySelectorAll('input')];
        return [all.every(it => it.matches(':disabled')), all.some(it => it.matches(':disabled')),
          /not asked/i.test(fields.textContent)].join();
      })";
    let (asked, not) = ("false,false,false", "true,true,true");
    page.open("#/explore?edition=2019-08");
    for (call, expected) in [
        ("in-tenant", [asked, asked, asked, asked, asked, not]),
        ("pstn-out", [asked, asked, not, not, not, asked]),
        ("federated-in", [asked, asked, asked, asked, asked, not]),
        ("pstn-in", [asked, asked, not, not, not, asked]),
    ] {
        page.choose("call", call);
        let what = format!("[all disabled, some disabled, says so] of each question at {call}");
        page.wait_for_script(&what, state, json!([]), &json!(expected));
    }
    // What was answered waits for the question to matter again.
    page.choose("call", "in-tenant");
    page.choose("from-client", "sfb");
    page.choose("call", "pstn-in");
    let keys = [("from-client", "sfb"), ("edition", EDITION)];
    page.wait_for_address("explore", &keys);
    page.choose("call", "in-tenant");
    page.wait_for_address("explore", &[("call", "in-tenant"), keys[0], keys[1]]);
    wait_for_answer(page, "sfb", "no");
}

fn modes_lines_and_digits_choose(page: &Page<'_>) {
    page.open("#/explore?edition=2019-08");
    let before = page.snapshot()["entries"].as_u64().unwrap();
    let mut answers = BTreeMap::from(DEFAULTS);
    for mode in ["sfb-only", "sfb-with-teams-collab", "islands", "teams-only"] {
        page.choose("mode", mode);
        answers.insert("mode", mode);
        wait_for_answers(page, &answers);
    }
    // A change that is applied is one step of Back, and what it promises holds.
    let card = "return document.querySelector('#fix button[data-change]').dataset.change";
    let promised = page.session().run(card, json!([]));
    page.click("#fix button[data-change]");
    page.wait_for("the change", |it| it["verdict"]["landing"] == promised);
    assert_eq!(page.snapshot()["entries"].as_u64().unwrap(), before + 1, "a step of Back");
    page.back();
    wait_for_answers(page, &answers);
    let entries = page.snapshot()["entries"].clone();
    // The lines of the map.
    let chosen = "return [...document.querySelectorAll('svg.route-map a[aria-current]')]
        .filter(it => it.getClientRects().length).map(it => it.dataset.call)";
    for (line, call, client) in [
        ("in-tenant-sfb", "in-tenant", "sfb"),
        ("federated-in-teams", "federated-in", "teams"),
        ("in-tenant-teams", "in-tenant", "teams"),
        ("federated-in-sfb", "federated-in", "sfb"),
        ("pstn-out", "pstn-out", "sfb"),
        ("pstn-in", "pstn-in", "sfb"),
    ] {
        page.click(&format!("svg.route-map a[data-call={line}] text"));
        answers.insert("call", call);
        answers.insert("from-client", client);
        wait_for_answers(page, &answers);
        page.wait_for_script("the chosen line", chosen, json!([]), &json!([line]));
    }
    // Digits.
    for (digit, call) in
        [('1', "in-tenant"), ('2', "federated-in"), ('3', "pstn-in"), ('4', "pstn-out")]
    {
        page.press(digit);
        answers.insert("call", call);
        wait_for_answers(page, &answers);
    }
    page.press('5');
    page.press('1');
    answers.insert("call", "in-tenant");
    wait_for_answers(page, &answers);
    assert_eq!(page.snapshot()["entries"], entries, "edits add no entry");
}

fn the_commands_grant_the_mode(page: &Page<'_>) {
    page.open("#/explore?edition=2019-08");
    for (mode, policy) in [("teams-only", "Islands"), ("islands", "UpgradeToTeams")] {
        page.choose("mode", mode);
        let lines = "return document.querySelector('#fix-lines').textContent.trim()";
        let line = format!(
            "Grant-CsTeamsUpgradePolicy `\n  -PolicyName {policy} `\n  -Identity user@contoso.com"
        );
        page.wait_for_script("the command", lines, json!([]), &json!(line));
    }
}
