//! Rules, doubts, sources and terms.

use super::*;

tests! { "views::rules";
    CHROMIUM:
        the_rules_stand_in_order_and_decide_everything,
        the_doubts_name_both_readings_and_link_to_examples,
        the_modes_have_rules_too,
        every_rule_links_to_an_example,
        addresses_point_at_items,
        identifiers_with_terms_around_them_break_before_capital_groups,
        rules_can_be_searched,
        sources_are_links,
        terms_are_explained_in_place,
}

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
