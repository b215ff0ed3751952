//! Compare.

use super::*;

tests! { "views::compare";
    ALL:
        the_picture_is_saved_as_a_file_of_its_own;
    CHROMIUM:
        compare_moves_exactly_what_the_oracle_says,
        swapping_modes_leaves_the_policies_alone,
        lines_that_move_stand_out_whoever_calls,
        compare_works_with_modes,
        compare_shows_what_moves_and_swaps,
        every_field_of_either_side_can_be_compared,
        what_a_screen_was_told_is_there_when_it_is_shown_again,
}

/// What moves, in words, and from where to where.
const MOVES: &str = "return [document.querySelector('#moves')?.dataset.moves,
    [...document.querySelectorAll('#calls tr[data-from]')].map(it => `${it.dataset.from} > ${it.dataset.landing}: ${it.querySelector('th').textContent.trim()}`)]";

#[track_caller]
fn wait_for_moves(page: &Page<'_>, expected: &[&str]) {
    let expected = json!([expected.len().to_string(), expected]);
    page.wait_for_script("what moves", MOVES, json!([]), &expected);
}

#[track_caller]
fn wait_for_sides(page: &Page<'_>, before: &str, after: &str) {
    // A mode is assigned by the name of its preset.
    let preset = |side: &str| match side {
        "islands" => "Islands".to_owned(),
        "sfb-only" => "SfBOnly".to_owned(),
        "teams-only" => "UpgradeToTeams".to_owned(),
        policy => policy.to_owned(),
    };
    wait_for_value(page, "#before select", "it.value", &json!(preset(before)));
    wait_for_value(page, "#after select", "it.value", &json!(preset(after)));
}

/// How many lines stand out on each map; stations that they reach do so, too.
const OUTSTANDING: &str = "return [...document.querySelectorAll('.compare svg.route-map')]
    .map(it => it.querySelectorAll('g.chosen:not(.station)').length)";

#[track_caller]
fn wait_for_outstanding(page: &Page<'_>, count: usize) {
    page.wait_for_script("lines that stand out", OUTSTANDING, json!([]), &json!([count, count]));
}

fn compare_shows_what_moves_and_swaps(page: &Page<'_>) {
    let forth = ["sfb > teams: VoIP from Skype for Business", "sfb > teams: Inbound PSTN"];
    let back = ["teams > sfb: VoIP from Skype for Business", "teams > sfb: Inbound PSTN"];
    page.open("");
    page.go_to("compare");
    wait_for_view(page, "compare");
    wait_for_sides(page, "Global", TEAMS);
    wait_for_moves(page, &forth);
    wait_for_outstanding(page, 2);
    wait_for_commands(page, TEAMS, "$null");
    let said = texts(page, "#moves");
    assert_eq!(
        said,
        ["With DisallowOverrideCallingTeamsChatTeams instead of Global,2 calls move to Teams."]
    );
    page.click("#swap");
    wait_for_sides(page, TEAMS, "Global");
    wait_for_moves(page, &back);
    wait_for_outstanding(page, 2);
    wait_for_commands(page, "$null", TEAMS);
    page.wait_for_address("compare", &[("policy", TEAMS), ("to", "Global")]);
    // The address says it all.
    let fragment = page.snapshot()["hash"].as_str().unwrap().to_owned();
    page.open(&fragment);
    wait_for_sides(page, TEAMS, "Global");
    wait_for_moves(page, &back);
    // The same on both sides.
    page.click("#before select option[value=Global]");
    wait_for_sides(page, "Global", "Global");
    wait_for_moves(page, &[]);
    wait_for_outstanding(page, 0);
    page.wait_for_address("compare", &[("to", "Global")]);
    page.click(&format!("#after select option[value={SFB}]"));
    wait_for_sides(page, "Global", SFB);
    page.wait_for_address("compare", &[("to", SFB)]);
    wait_for_moves(page, &["teams > sfb: VoIP from Teams"]);
    wait_for_outstanding(page, 1);
    // Whose calls they are.
    page.open(&format!("#/compare?customer=hybrid&to={TEAMS}"));
    wait_for_sides(page, "Global", TEAMS);
    wait_for_value(page, ".circumstances select[name=customer]", "it.value", &json!("hybrid"));
    page.select("customer", "existing");
    page.wait_for_address("compare", &[]);
    wait_for_moves(page, &forth);
}

/// The cases of one organization under one policy, in the order of the calls.
fn column(customer: &str, effective: &str, licensed: &str) -> Vec<oracle::Case> {
    let mut cases = oracle::cases();
    cases.retain(|it| {
        it.customer == customer && it.effective == effective && it.licensed == licensed
    });
    assert_eq!(cases.len(), 9);
    cases
}

fn compare_moves_exactly_what_the_oracle_says(page: &Page<'_>) {
    page.open("#/compare");
    for customer in ["existing", "without", "hybrid", "onprem"] {
        for licensed in ["yes", "no"] {
            for (from, to) in
                [("default", "teams"), ("default", "sfb"), ("teams", "sfb"), ("sfb", "teams")]
            {
                let name = |it: &str| match it {
                    "teams" => TEAMS,
                    "sfb" => SFB,
                    _ => "Global",
                };
                let expected: Vec<String> = column(customer, from, licensed)
                    .iter()
                    .zip(column(customer, to, licensed))
                    .filter(|(was, is)| was.landing != is.landing)
                    .map(|(was, is)| format!("{} > {}", was.landing, is.landing))
                    .collect();
                let fragment = format!(
                    "#/compare?customer={customer}&policy={}&licensed={licensed}&to={}",
                    name(from),
                    name(to)
                );
                page.follow(&fragment);
                wait_for_sides(page, name(from), name(to));
                let pairs = "return [document.querySelector('.circumstances select[name=customer]')?.value,
                    document.querySelector('input[name=licensed]')?.checked, document.querySelector('#moves')?.dataset.moves,
                    [...document.querySelectorAll('#calls tr[data-from]')].map(it => `${it.dataset.from} > ${it.dataset.landing}`),
                    ...[...document.querySelectorAll('.compare svg.route-map')].map(it => it.querySelectorAll('g.chosen:not(.station)').length)]";
                let count = expected.len();
                let expected =
                    json!([customer, licensed == "yes", count.to_string(), expected, count, count]);
                page.wait_for_script(&fragment, pairs, json!([]), &expected);
            }
        }
    }
}

/// The landings and crossings that the oracle has for a user's mode, in an order that does not
/// depend on it.
fn conversations_under(mode: &str) -> Vec<(String, String)> {
    let mut all = oracle::conversations();
    all.retain(|it| it.mode == mode);
    all.sort_by_key(|it| {
        let answers = it.answers().into_iter().filter(|it| it.0 != "mode");
        answers.map(|(key, answer)| format!("{key}={answer};")).collect::<String>()
    });
    all.into_iter().map(|it| (it.landing, it.interop)).collect()
}

fn moving_between(from: &str, to: &str) -> usize {
    let (from, to) = (conversations_under(from), conversations_under(to));
    assert_eq!((from.len(), to.len()), (30, 30));
    from.iter().zip(&to).filter(|(from, to)| from != to).count()
}

fn the_picture_is_saved_as_a_file_of_its_own(page: &Page<'_>) {
    page.open("#/explore?customer=hybrid");
    page.wait_for_heading();
    page.session().run(
        "window.saved = []; const make = URL.createObjectURL;
         URL.createObjectURL = it => { saved.push(it); return make(it) };
         HTMLAnchorElement.prototype.click = () => {};",
        json!([]),
    );
    page.click(".save > summary");
    page.click(".save > button:nth-of-type(1)");
    page.click(".save > button:nth-of-type(2)");
    let kinds = "return saved.map(it => [it.type, it.size > 2000])";
    let expected = json!([["image/svg+xml", true], ["image/png", true]]);
    page.wait_for_script("the two files", kinds, json!([]), &expected);
    // It is read without this page, with its colors and without links. That it is well-formed is shown by
    // the other file, which is drawn from it.
    let read = "window.text ??= null; if (text === null) saved[0].text().then(it => window.text = it);
        if (!window.text) return null;
        return [text.startsWith('<svg xmlns='), text.split('data-call=').length - 1, text.includes('href='),
          text.includes('stroke=\"rgb'), text.includes('<title>')]";
    page.wait_for_script("the drawing", read, json!([]), &json!([true, 9, false, true, true]));
}

fn compare_works_with_modes(page: &Page<'_>) {
    page.open("#/compare?edition=2019-08");
    wait_for_sides(page, "islands", "teams-only");
    let moves = |from, to| {
        let count = moving_between(from, to);
        assert!(count > 0);
        wait_for_value(page, "#moves", "it.dataset.moves", &json!(count.to_string()));
        wait_for_value(
            page,
            "#moves",
            &format!("it.textContent.includes('{count} calls move')"),
            &json!(true),
        );
        let items = "document.querySelectorAll('#calls tr[data-from]').length";
        wait_for_value(page, "#moves", items, &json!(count));
    };
    moves("islands", "teams-only");
    wait_for_commands(page, "UpgradeToTeams", "Islands");
    page.click("#swap");
    wait_for_sides(page, "teams-only", "islands");
    moves("teams-only", "islands");
    wait_for_commands(page, "Islands", "UpgradeToTeams");
    let keys = [("mode", "teams-only"), ("to-mode", "islands"), ("edition", "2019-08")];
    page.wait_for_address("compare", &keys);
    page.click("#before select option[value=SfBOnly]");
    wait_for_sides(page, "sfb-only", "islands");
    moves("sfb-only", "islands");
    page.click("#after select option[value=SfBOnly]");
    wait_for_sides(page, "sfb-only", "sfb-only");
    wait_for_moves(page, &[]);
    let keys = [("mode", "sfb-only"), ("to-mode", "sfb-only"), ("edition", "2019-08")];
    page.wait_for_address("compare", &keys);
}

fn swapping_modes_leaves_the_policies_alone(page: &Page<'_>) {
    // What the address does not hold must not change what comes of it.
    let asked = "#/compare?mode=teams-only&to-mode=islands&edition=2019-08";
    page.open(asked);
    page.select("edition", "2017-12");
    page.wait_for_address("compare", &[("policy", TEAMS)]);
    wait_for_sides(page, TEAMS, TEAMS);
    page.open("#/compare?edition=2019-08");
    page.click("#swap");
    page.wait_for("the swapped sides", |it| it["hash"] == asked);
    page.select("edition", "2017-12");
    page.wait_for_address("compare", &[("policy", TEAMS)]);
    wait_for_sides(page, TEAMS, TEAMS);
}

fn lines_that_move_stand_out_whoever_calls(page: &Page<'_>) {
    // The six lines of the map, by call and client, for an originator in Islands online.
    let lines = |mode: &str, pstn: &str| -> Vec<(String, String)> {
        let all = oracle::conversations();
        let find = |call: &str, client: &str| {
            let found = all.iter().find(|it| {
                let from = ["islands", client, "online"];
                it.call == call
                    && it.mode == mode
                    && if client.is_empty() {
                        it.pstn == pstn
                    } else {
                        [&it.from_mode, &it.from_client, &it.from_home] == from
                    }
            });
            found.map(|it| (it.landing.clone(), it.interop.clone())).expect("a row")
        };
        [
            ("in-tenant", "teams"),
            ("in-tenant", "sfb"),
            ("federated-in", "teams"),
            ("federated-in", "sfb"),
            ("pstn-in", ""),
            ("pstn-out", ""),
        ]
        .map(|(call, client)| find(call, client))
        .into()
    };
    page.open("#/compare?edition=2019-08");
    // What was answered to other questions changes nothing about who moves.
    for (answers, pstn) in [
        ("", "calling-plan"),
        ("&pstn=direct-routing", "direct-routing"),
        ("&call=in-tenant&from-client=sfb", "calling-plan"),
        ("&call=in-tenant", "calling-plan"),
    ] {
        let (before, after) = (lines("islands", pstn), lines("teams-only", pstn));
        let moving = before.iter().zip(&after).filter(|(was, is)| was != is).count();
        page.follow(&format!("#/compare?edition=2019-08{answers}"));
        wait_for_view(page, "compare");
        wait_for_outstanding(page, moving);
    }
}

fn every_field_of_either_side_can_be_compared(page: &Page<'_>) {
    page.open("#/compare");
    for (side, key) in [("before", "calling"), ("after", "to-calling")] {
        let fields = format!(".of-side:has(#{side}) details.fields");
        page.click(&format!("{fields} > summary"));
        let select = format!("{fields} label:has(code) select");
        page.session().run(
            "const select = [...document.querySelectorAll(arguments[0])].find(it =>
               it.closest('label').textContent.includes('CallingDefaultClient'));
             select.value = 'sfb'; select.dispatchEvent(new Event('change', { bubbles: true }))",
            json!([select]),
        );
        page.wait_for_script(
            "the field in the address",
            "return location.hash.includes(arguments[0])",
            json!([format!("{key}=sfb")]),
            &json!(true),
        );
    }
    let custom = "return ['before', 'after'].map(it =>
        document.querySelector(`#${it} select`).selectedOptions[0].textContent.includes('Custom'))";
    page.wait_for_script("both are custom policies", custom, json!([]), &json!([true, true]));
}

fn what_a_screen_was_told_is_there_when_it_is_shown_again(page: &Page<'_>) {
    let told = [
        ("compare", "#/compare?to=DisallowOverrideCallingSfbChatSfb", "to"),
        ("goal", "#/goal?want=pstn-in:teams", "want"),
        ("matrix", "#/matrix?only-landing=teams", "only-landing"),
    ];
    for (view, link, key) in told {
        page.open(link);
        wait_for_view(page, view);
        for other in ["rules", "explore"] {
            page.go_to(other);
            wait_for_view(page, other);
        }
        page.go_to(view);
        wait_for_view(page, view);
        let is_there = "return location.hash.includes(arguments[0])";
        let what = format!("what {view} was told");
        page.wait_for_script(&what, is_there, json!([format!("{key}=")]), &json!(true));
    }
}
