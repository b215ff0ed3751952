//! The menu, and the screens Compare, Goal and Rules.

use std::collections::BTreeSet;

use browser_tests::engine::Engine;
use browser_tests::oracle;
use browser_tests::page::{DESK, PHONE, Page, TABLET, parse};
use browser_tests::tests;
use browser_tests::webdriver::key;
use serde_json::{Value, json};

tests! { "views";
    ALL: the_menu_leads_to_every_screen_and_keeps_focus_and_question,
        the_keyboard_goes_through_the_menu,
        back_and_forward_cross_the_modules,
        every_screen_fits_a_phone,
        every_screen_fits_a_desk,
        the_picture_is_saved_as_a_file_of_its_own;
    CHROMIUM: every_screen_fits_a_tablet,
        a_typed_link_crosses_the_modules,
        a_theme_chosen_on_one_screen_holds_on_all,
        compare_moves_exactly_what_the_oracle_says,
        swapping_modes_leaves_the_policies_alone,
        lines_that_move_stand_out_whoever_calls,
        impossible_wishes_name_the_smallest_set_and_its_rules,
        goal_seeks_among_the_modes,
        the_rules_stand_in_order_and_decide_everything,
        the_doubts_name_both_readings_and_link_to_examples,
        the_modes_have_rules_too,
        the_screens_have_nothing_to_object_to,
        compare_works_with_modes,
        a_wish_for_all_incoming_calls_takes_one_step,
        common_wishes_take_one_step_and_can_be_fulfilled,
        a_way_shows_its_commands_in_place,
        wishes_are_chosen_written_and_used,
        compare_shows_what_moves_and_swaps,
        keys_mean_one_thing_after_going_round,
        a_way_is_used_in_one_step,
        every_field_of_either_side_can_be_compared,
        what_a_screen_was_told_is_there_when_it_is_shown_again,
        every_rule_links_to_an_example,
        addresses_point_at_items,
        identifiers_with_terms_around_them_break_before_capital_groups,
        rules_can_be_searched,
        sources_are_links,
        terms_are_explained_in_place;
}

const VIEWS: [(&str, &str); 8] = [
    ("explore", "Explore"),
    ("matrix", "All answers"),
    ("compare", "Compare"),
    ("goal", "Find a policy"),
    ("powershell", "PowerShell"),
    ("audit", "Audit"),
    ("rules", "Rules"),
    ("about", "About"),
];
const TEAMS: &str = "DisallowOverrideCallingTeamsChatTeams";
const SFB: &str = "DisallowOverrideCallingSfbChatSfb";

/// Waits until a screen has taken over: it is there, the address and the menu say so.
#[track_caller]
fn wait_for_view(page: &Page<'_>, view: &str) {
    let script = "return [location.hash.split('?')[0],
        [...document.querySelectorAll('header nav [aria-current]')].map(it => `${it.textContent}: ${it.getAttribute('aria-current')}`),
        document.querySelectorAll('header nav').length, document.querySelectorAll('main h1').length,
        VIEWS.filter(it => document.querySelector(`main > .${it}, main > .sources > .${it}`))]";
    let names: Vec<&str> = VIEWS.iter().map(|it| it.0).chain(["doubts", "glossary"]).collect();
    let script = script.replace("VIEWS", &json!(names).to_string());
    let expected = json!([format!("#/{view}"), [place(view)], 1, 1, [view]]);
    page.wait_for_script(
        "[address, current, menus, headings, screens]",
        &script,
        json!([]),
        &expected,
    );
}

/// The place that the bar marks, and whether its link leads to this very screen.
fn place(view: &str) -> &'static str {
    match view {
        "explore" => "Explore: page",
        "compare" | "goal" => "Explore: true",
        "matrix" => "All answers: page",
        "powershell" => "PowerShell: page",
        "audit" => "Audit: page",
        "rules" => "Sources: page",
        _ => "Sources: true",
    }
}

/// The screens to which the bar leads.
const PLACES: [&str; 5] = ["explore", "matrix", "powershell", "audit", "rules"];

fn link(view: &str) -> String {
    format!("header nav a[href^='#/{view}']")
}

#[track_caller]
fn texts(page: &Page<'_>, selector: &str) -> Vec<String> {
    let script =
        "return [...document.querySelectorAll(arguments[0])].map(it => it.textContent.trim())";
    strings(&page.session().run(script, json!([selector])))
}

fn strings(found: &Value) -> Vec<String> {
    found.as_array().unwrap().iter().map(|it| it.as_str().unwrap_or_default().to_owned()).collect()
}

/// Waits until a script about the element of a selector gives this; `null` where there is none.
#[track_caller]
fn wait_for_value(page: &Page<'_>, selector: &str, of: &str, expected: &Value) {
    let script =
        format!("const it = document.querySelector(arguments[0]); return it ? {of} : null");
    page.wait_for_script(&format!("`{selector}`: {of}"), &script, json!([selector]), expected);
}

// The menu

fn the_menu_leads_to_every_screen_and_keeps_focus_and_question(page: &Page<'_>) {
    let asked = [("customer", "hybrid"), ("call", "teams-voip")];
    page.open("#/explore?customer=hybrid&call=teams-voip");
    let mut entries = page.snapshot()["entries"].as_u64().unwrap();
    let mut titles = BTreeSet::new();
    // Between the modules, both ways.
    for view in ["matrix", "powershell", "audit", "rules", "explore", "rules", "explore"] {
        page.go_to(view);
        wait_for_view(page, view);
        page.wait_for_address(view, &asked);
        page.wait_for_focus(&link(view));
        entries += 1;
        assert_eq!(page.snapshot()["entries"], entries, "{view} is one more entry");
        titles.insert((view, page.session().run("return document.title", json!([])).to_string()));
    }
    page.wait_for_case(&oracle::lookup("hybrid", "default", "yes", "teams-voip"));
    let different: BTreeSet<&String> = titles.iter().map(|it| &it.1).collect();
    assert_eq!(
        (titles.len(), different.len()),
        (5, 5),
        "each screen has one title of its own: {titles:?}"
    );
    // Going where one is changes nothing.
    page.go_to("explore");
    wait_for_view(page, "explore");
    assert_eq!(page.snapshot()["entries"], entries);
}

fn the_keyboard_goes_through_the_menu(page: &Page<'_>) {
    page.open("#/explore");
    // Whether Tab visits links is a setting of the whole browser in WebKit.
    let tabs = page.engine() != Engine::WebKit;
    if tabs {
        // The skip links are first.
        page.press(key::TAB);
        page.press(key::TAB);
    }
    for view in PLACES {
        // Also across modules, the next link is one step from the chosen one.
        if tabs {
            page.press(key::TAB)
        } else {
            page.focus(&link(view))
        }
        page.wait_for_focus(&link(view));
        page.press(key::ENTER);
        wait_for_view(page, view);
        page.wait_for_focus(&link(view));
    }
    let seen =
        "const it = document.activeElement; return [it.matches(':focus-visible'), it.isConnected]";
    assert_eq!(page.session().run(seen, json!([])), json!([true, true]), "the focus can be seen");
}

fn back_and_forward_cross_the_modules(page: &Page<'_>) {
    page.open("#/explore?call=sfb-voip");
    let way = ["explore", "matrix", "explore", "about", "rules", "compare", "about"];
    for view in &way[1..] {
        page.go_to(view);
        wait_for_view(page, view);
    }
    let seen = |view: &str| {
        wait_for_view(page, view);
        page.wait_for_address(view, &[("call", "sfb-voip")]);
        let title = page.session().run("return document.title", json!([])).to_string();
        let name = VIEWS.iter().find(|it| it.0 == view).unwrap().1;
        assert!(view == "explore" || title.contains(name), "the title of {view} is {title}");
    };
    for view in way[..6].iter().rev() {
        page.back();
        seen(view);
    }
    page.wait_for_case(&oracle::lookup("existing", "default", "yes", "sfb-voip"));
    for view in &way[1..] {
        page.forward();
        seen(view);
    }
}

fn a_typed_link_crosses_the_modules(page: &Page<'_>) {
    // The page may also begin with either module.
    page.open("#/rules?customer=onprem");
    wait_for_view(page, "rules");
    page.follow("#/explore?customer=onprem");
    wait_for_view(page, "explore");
    page.wait_for_case(&oracle::lookup("onprem", "default", "yes", "pstn-in"));
    page.follow("#/goal?want=pstn-in:teams");
    wait_for_view(page, "goal");
    wait_for_value(page, "select[name=wish-pstn-in]", "it.value", &json!("teams"));
    page.follow("#/ABOUT");
    page.wait_for_script(
        "About",
        "return !!document.querySelector('main .about')",
        json!([]),
        &json!(true),
    );
    page.follow("#/Compare?to=Global");
    wait_for_value(page, "#moves", "it.dataset.moves", &json!("0"));
    // Faster than a module is there.
    page.session().run(
        "for (const to of ['#/explore', '#/matrix', '#/about', '#/rules', '#/explore?call=pstn-out']) location.hash = to",
        json!([]),
    );
    page.wait_for_case(&oracle::lookup("existing", "default", "yes", "pstn-out"));
    wait_for_view(page, "explore");
    // What is wrong with a link is told by whoever shows it.
    page.follow("#/rules?customer=martian");
    page.wait_for("a notice", |it| it["notices"].to_string().contains("martian"));
    page.follow("#/rules");
    page.wait_for("no notice", |it| it["notices"] == json!([]));
    wait_for_view(page, "rules");
}

fn a_theme_chosen_on_one_screen_holds_on_all(page: &Page<'_>) {
    page.open("#/explore");
    for (theme, chosen_on, seen_on) in
        [("dark", "explore", ["rules", "about"]), ("light", "goal", ["explore", "compare"])]
    {
        page.go_to(chosen_on);
        wait_for_view(page, chosen_on);
        page.select("theme", theme);
        for view in seen_on {
            page.go_to(view);
            wait_for_view(page, view);
            page.wait_for(theme, |it| it["theme"] == theme);
            wait_for_value(page, "select[name=theme]", "it.value", &json!(theme));
        }
    }
}

fn keys_mean_one_thing_after_going_round(page: &Page<'_>) {
    page.open("");
    for view in ["rules", "explore", "compare", "explore"] {
        page.go_to(view);
        wait_for_view(page, view);
    }
    // A module that is off the page listens no more: it would write its own screen's address.
    page.press('5');
    page.wait_for_address("explore", &[("call", "pstn-out")]);
    for theme in ["light", "dark", "system"] {
        page.press('t');
        page.wait_for(theme, |it| it["theme"] == theme);
        wait_for_value(page, "select[name=theme]", "it.value", &json!(theme));
    }
    page.press('?');
    page.wait_for_dialog("#shortcuts", true);
    page.press(key::ESCAPE);
    page.wait_for_dialog("#shortcuts", false);
    page.press('r');
    wait_for_view(page, "explore");
    page.wait_for_case(&oracle::lookup("existing", "default", "yes", "pstn-in"));
    page.wait_for_address("explore", &[]);
    page.press('5');
    page.wait_for_case(&oracle::lookup("existing", "default", "yes", "pstn-out"));
}

// Compare

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

#[track_caller]
fn wait_for_commands(page: &Page<'_>, forth: &str, back: &str) {
    for (id, policy) in [("forth", forth), ("back", back)] {
        let line = format!("-PolicyName {policy} -Identity user@contoso.com");
        let code = format!("#{id}, #{id} code");
        let of =
            format!("it.textContent.replace(/[`\\s]+/g, ' ').trim().endsWith({})", json!(line));
        wait_for_value(page, &code, &of, &json!(true));
    }
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
            page.open(fragment);
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

// Goal

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
    assert!(said.contains("This choice cannot be met"), "{said}");
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

// Rules

/// A number up to a million with a comma before its thousands.
fn grouped(it: u64) -> String {
    if it < 1000 { it.to_string() } else { format!("{},{:03}", it / 1000, it % 1000) }
}

/// The rules of a table: numbers, names, how many cases each decides.
#[track_caller]
fn assert_rules(page: &Page<'_>, count: usize, cases: u64) {
    let numbers: Vec<String> = (1..=count).map(|it| format!("{it}.")).collect();
    assert_eq!(texts(page, "#rules tbody th .number"), numbers);
    let names: BTreeSet<String> = texts(page, "#rules .example code").into_iter().collect();
    assert_eq!(names.len(), count, "each rule has its name");
    let decides = texts(page, "#rules tbody td[data-label=Decides]");
    let decides: Vec<u64> = decides.iter().map(|it| it.replace(',', "").parse().unwrap()).collect();
    assert_eq!((decides.len(), decides.iter().sum()), (count, cases), "[rules, decided cases]");
    assert!(decides.iter().all(|it| *it > 0), "a rule decides nothing: {decides:?}");
    assert_eq!(texts(page, "#cases"), [grouped(cases)]);
    let figures = texts(page, ".coverage [data-basis] dd");
    let figures: u64 = figures.iter().map(|it| it.replace(',', "").parse::<u64>().unwrap()).sum();
    assert_eq!(figures, cases, "the figures by basis");
    let otherwise = "const rows = [...document.querySelectorAll('#rules tbody tr')];
        return rows.map(it => it.cells[1].querySelectorAll('li').length > 0)";
    let mut conditions = vec![true; count];
    conditions[count - 1] = false;
    assert_eq!(
        page.session().run(otherwise, json!([])),
        json!(conditions),
        "rules with conditions"
    );
}

fn the_rules_stand_in_order_and_decide_everything(page: &Page<'_>) {
    page.open("#/rules");
    assert_rules(page, 30, 3888);
    let disputed = page.session().run(
        "return [...document.querySelectorAll('#rules tbody tr')].map(it => [it.dataset.basis === 'disputed',
           it.querySelector('.other')?.textContent.trim() ?? '', it.cells[2].textContent.trim()])",
        json!([]),
    );
    let disputed = disputed.as_array().unwrap();
    assert!(disputed.iter().any(|it| it[0] == true), "no rule is disputed");
    for it in disputed {
        let (other, landing) = (it[1].as_str().unwrap(), it[2].as_str().unwrap());
        let names = other.len() > 4 && other.starts_with('(') && !other.contains(landing);
        assert_eq!(names, it[0] == true, "the other reading beside {landing}: {other:?}");
    }
    // The rule that decides a case is the one of this name.
    page.go_to("explore");
    wait_for_view(page, "explore");
    let rule = page.snapshot()["verdict"]["rule"].as_str().unwrap().to_owned();
    page.back();
    wait_for_view(page, "rules");
    assert!(texts(page, "#rules .example code").contains(&rule), "{rule} is not among the rules");
}

fn the_doubts_name_both_readings_and_link_to_examples(page: &Page<'_>) {
    page.open("#/doubts");
    let doubts = page.session().run(
        "return [...document.querySelectorAll('article[data-doubt]')].map(it => [it.dataset.doubt,
           [...it.querySelectorAll('dl > div')].map(it => [it.querySelector('dt').textContent.trim(), it.querySelector('dd').textContent.trim()]),
           [...it.querySelectorAll('.examples a')].map(it => it.getAttribute('href')),
           it.querySelector('h3').textContent, it.textContent])",
        json!([]),
    );
    let doubts = doubts.as_array().unwrap();
    assert_eq!(doubts.len(), 18);
    assert_eq!(texts(page, ".screens .count"), ["18"]);
    assert!(!texts(page, ".doubts").concat().contains('`'), "a backtick is shown");
    for doubt in doubts {
        let said: Vec<Vec<String>> = doubt[1].as_array().unwrap().iter().map(strings).collect();
        assert_eq!(said.len(), 4, "[one, other, choice, reason] of {doubt}");
        assert!(said.iter().flatten().all(|it| it.len() >= 3), "something is empty: {doubt}");
        assert_ne!(said[0][1], said[1][1], "the readings of {}", doubt[0]);
        let routed = !doubt[4].as_str().unwrap().contains("Affects no answer");
        assert_eq!(!doubt[2].as_array().unwrap().is_empty(), routed, "examples of {}", doubt[0]);
    }
    for at in [0, 6, 12] {
        let [name, href] = [&doubts[at][0], &doubts[at][2][0]].map(|it| it.as_str().unwrap());
        let example = format!("article[data-doubt='{name}'] .examples a");
        let promised = page.session().run(
            "return document.querySelector(arguments[0]).querySelector('svg').dataset.landing",
            json!([example]),
        );
        page.click(&example);
        wait_for_view(page, "explore");
        let (_, asked) = parse(href);
        let pairs: Vec<(&str, &str)> =
            asked.iter().map(|(key, value)| (key.as_str(), value.as_str())).collect();
        page.wait_for_address("explore", &pairs);
        let of = |key: &str, default: &'static str| {
            asked.get(key).cloned().unwrap_or_else(|| default.to_owned())
        };
        let choice = of("choice", "none");
        // The link names a policy, whose name tells its fields.
        let policy = of("policy", "DisallowOverrideCallingDefaultChatDefault").to_lowercase();
        let effective = if policy.starts_with("allow") && choice != "none" {
            choice
        } else {
            let calling = policy.split("calling").nth(1).unwrap();
            calling.split("chat").next().unwrap().to_owned()
        };
        let (customer, call) = (of("customer", "existing"), of("call", "pstn-in"));
        let case = oracle::lookup(&customer, &effective, &of("licensed", "yes"), &call);
        page.wait_for_case(&case);
        assert_eq!(promised, case.landing, "the shape at the link of {name}");
        page.back();
        wait_for_view(page, "doubts");
    }
}

fn every_rule_links_to_an_example(page: &Page<'_>) {
    for edition in ["2017-12", "2019-08"] {
        page.open(&format!("#/rules?edition={edition}"));
        let rules = page.session().run(
            "return [...document.querySelectorAll('#rules tr[data-rule]')].map(it =>
               [it.dataset.rule, it.querySelector('.example a').getAttribute('href')])",
            json!([]),
        );
        let rules = rules.as_array().unwrap();
        for at in [0, rules.len() / 2, rules.len() - 1] {
            let [rule, href] = [&rules[at][0], &rules[at][1]].map(|it| it.as_str().unwrap());
            page.open(href);
            wait_for_value(page, "#verdict", "it.dataset.rule", &json!(rule));
        }
    }
}

fn the_modes_have_rules_too(page: &Page<'_>) {
    page.open("#/rules?edition=2019-08");
    assert_rules(page, 18, 240);
    assert_eq!(texts(page, "article[data-doubt]").len(), 0);
    page.select("edition", "2017-12");
    wait_for_value(page, "#cases", "it.textContent", &json!("3,888"));
    assert_rules(page, 30, 3888);
    page.back();
    wait_for_value(page, "#cases", "it.textContent", &json!("240"));
}

/// The address points at a rule, a doubt or a term, which is marked; a wrong one is named.
fn addresses_point_at_items(page: &Page<'_>) {
    for (fragment, id) in [
        ("#/rules?item=chat-not-governed", "item-chat-not-governed"),
        ("#/doubts?item=hybrid-voip-on-teams", "item-hybrid-voip-on-teams"),
        ("#/glossary?item=pstn", "item-pstn"),
        ("#/glossary?item=CCE", "item-cce"),
    ] {
        page.open("#/about");
        page.follow(fragment);
        wait_for_value(page, "[data-here]", "it.id", &json!(id));
    }
    // Also where the page is opened there: the item has the focus and can be seen.
    let reached = "const it = document.activeElement;
        const { top, bottom } = it.getBoundingClientRect();
        return [it.id, top >= 0 && top < innerHeight && bottom > 0, scrollY > 0]";
    for (fragment, id) in [
        ("#/rules?item=default-on-premises-pstn", "item-default-on-premises-pstn"),
        ("#/doubts?item=hybrid-voip-on-teams", "item-hybrid-voip-on-teams"),
        ("#/glossary?item=voip", "item-voip"),
    ] {
        page.open(fragment);
        page.wait_for_script("the item", reached, json!([]), &json!([id, true, true]));
    }
    page.follow("#/glossary?item=martian");
    wait_for_value(page, ".sources .notice", "it.textContent.includes('martian')", &json!(true));
}

/// Sentences whose terms can be opened have their identifiers in the same form as all others.
fn identifiers_with_terms_around_them_break_before_capital_groups(page: &Page<'_>) {
    page.open("#/explore?customer=hybrid&calling=teams");
    let parts =
        "[...it.querySelectorAll('code')].filter(it => it.textContent === 'CallingDefaultClient')
        .map(it => it.innerHTML.replace(/<!--.*?-->/g, ''))";
    wait_for_value(
        page,
        "#advice",
        &format!("[...new Set({parts})]"),
        &json!(["Calling<wbr>Default<wbr>Client"]),
    );
}

/// Typing narrows the rules, and a button shows those of one landing.
fn rules_can_be_searched(page: &Page<'_>) {
    page.open("#/rules");
    let shown =
        "return [...document.querySelectorAll('#rules tbody tr')].filter(it => !it.hidden).length";
    let all = page.session().run(shown, json!([]));
    page.session().run(
        "const it = document.querySelector('input[name=find]'); it.value = 'hybrid PSTN'; it.dispatchEvent(new Event('input', { bubbles: true }))",
        json!([]),
    );
    wait_for_value(
        page,
        ".narrow [role=status]",
        "/^\\d+ of 30 rules$/.test(it.textContent)",
        &json!(true),
    );
    let some = page.session().run(shown, json!([]));
    assert!(some.as_u64() > Some(0) && some.as_u64() < all.as_u64(), "{some} of {all}");
}

/// Every source is a link to another site that opens beside the page.
fn sources_are_links(page: &Page<'_>) {
    for fragment in ["#/explore?customer=hybrid", "#/rules", "#/doubts", "#/timeline", "#/glossary"]
    {
        page.open(fragment);
        wait_for_value(
            page,
            "a.external",
            "it.href.startsWith('https://github.com/')",
            &json!(true),
        );
        let wrong = "return [...document.querySelectorAll('a.external')].filter(it =>
            it.target !== '_blank' || it.rel !== 'noopener' || !it.href.startsWith('https://')).length";
        assert_eq!(page.session().run(wrong, json!([])), 0, "{fragment}");
    }
}

/// A term opens its meaning in place, without moving anything, and leads to the glossary.
fn terms_are_explained_in_place(page: &Page<'_>) {
    page.open("#/explore?customer=hybrid&policy=DisallowOverrideCallingTeamsChatTeams");
    wait_for_value(page, ".term", "it.tagName", &json!("BUTTON"));
    let there = "const box = document.querySelector('#verdict').getBoundingClientRect(); return [box.top, box.left]";
    let before = page.session().run(there, json!([]));
    page.session().run("document.querySelector('.term').click()", json!([]));
    wait_for_value(page, ".definition:popover-open", "it.textContent.length > 40", &json!(true));
    let fits = "const box = document.querySelector('.definition:popover-open').getBoundingClientRect();
        return box.left >= 0 && box.right <= innerWidth && box.top >= 0 && box.bottom <= innerHeight";
    assert_eq!(page.session().run(fits, json!([])), true, "inside the window");
    assert_eq!(page.session().run(there, json!([])), before, "the page moved");
    page.click(".definition:popover-open a");
    wait_for_view(page, "glossary");
    wait_for_value(page, "[data-here]", "it.id.startsWith('item-')", &json!(true));
}

// How they look

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
