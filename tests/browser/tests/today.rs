//! The edition of today: its questions, the way of a call, and asking one question at a time.

use browser_tests::page::{PHONE, Page, TABLET};
use browser_tests::tests;
use serde_json::{Value, json};

tests! { "today";
    ALL: a_sample_of_links_is_answered,
        the_first_screens_of_today_fit_a_phone_and_have_nothing_to_object_to,
        the_way_ends_at_the_step_that_decides_and_opens_its_question,
        questions_lead_from_a_complaint_to_its_reason,
        pasted_output_answers_questions;
    CHROMIUM: more_links_are_answered,
        the_screens_of_today_fit_every_width,
        the_screens_of_today_have_nothing_to_object_to,
        the_picture_has_no_colors_of_its_own_where_the_visitor_forces_some,
        the_key_of_the_picture_is_printed,
        several_questions_are_one_if_everything_is_as_usual,
        what_does_not_matter_stands_aside_until_it_is_asked_for,
        answers_can_be_taken_back_and_back_undoes_each,
        a_change_comes_with_its_command_and_the_way_back,
        answered_and_unanswered_calls_are_wished_for_at_once,
        what_is_the_users_own_is_set_by_command_and_not_compared_as_a_policy;
}

const LINKS: &str = include_str!("../../fixtures/links-2026-08.csv");

/// Screens of this edition, and something that each of them shows.
const SCREENS: [(&str, &str); 8] = [
    ("#/explore?edition=2026-08&answered=no", "#verdict"),
    ("#/ask?lands=voicemail&said=call:pstn-in&edition=2026-08", "#asked li"),
    ("#/matrix?edition=2026-08", "#grid"),
    ("#/compare?edition=2026-08", "#moves"),
    ("#/goal?edition=2026-08", ".goal"),
    ("#/rules?edition=2026-08", "#rules"),
    ("#/doubts?edition=2026-08", "main h1"),
    ("#/powershell?edition=2026-08", ".powershell"),
];

fn is_there(page: &Page<'_>, selector: &str) {
    page.wait_for_script(
        selector,
        "return Boolean(document.querySelector(arguments[0]))",
        json!([selector]),
        &json!(true),
    );
}

/// What an expression is in the page.
fn value(page: &Page<'_>, expression: &str) -> Value {
    page.session().run(&format!("return {expression}"), json!([]))
}

fn go(page: &Page<'_>, (fragment, selector): (&str, &str)) {
    page.follow(fragment);
    is_there(page, selector);
}

fn answered(page: &Page<'_>, links: impl Iterator<Item = &'static str>) {
    let mut seen = 0;
    for line in links {
        let [fragment, landing, basis, alternative] =
            line.split(',').collect::<Vec<_>>().try_into().unwrap();
        page.follow(fragment);
        page.wait_for_script(
            fragment,
            "const it = document.querySelector('output#verdict')?.dataset ?? {};\
             return [it.landing, it.basis, it.alternative ?? '', location.hash].join()",
            json!([]),
            &json!([landing, basis, alternative, fragment].join(",")),
        );
        seen += 1;
    }
    assert!(seen > 9, "{seen}");
}

fn a_sample_of_links_is_answered(page: &Page<'_>) {
    page.open("#/explore?edition=2026-08");
    answered(page, LINKS.lines().skip(1).step_by(20));
}

fn more_links_are_answered(page: &Page<'_>) {
    page.open("#/explore?edition=2026-08");
    answered(page, LINKS.lines().skip(3).step_by(5));
}

fn the_first_screens_of_today_fit_a_phone_and_have_nothing_to_object_to(page: &Page<'_>) {
    page.open(SCREENS[0].0);
    page.resize(PHONE.0, PHONE.1);
    for screen in &SCREENS[..2] {
        go(page, *screen);
        page.assert_fits(screen.0);
        page.assert_accessible(screen.0);
    }
}

fn the_screens_of_today_fit_every_width(page: &Page<'_>) {
    page.open(SCREENS[0].0);
    for (width, height) in [PHONE, TABLET] {
        page.resize(width, height);
        for screen in SCREENS {
            go(page, screen);
            page.assert_fits(&format!("{} at {width}", screen.0));
        }
    }
}

fn the_screens_of_today_have_nothing_to_object_to(page: &Page<'_>) {
    page.open(SCREENS[0].0);
    for screen in &SCREENS[..5] {
        go(page, *screen);
        page.assert_accessible(screen.0);
    }
    page.select("theme", "dark");
    page.wait_for("the theme dark", |shown| shown["theme"] == "dark");
    for screen in &SCREENS[..2] {
        go(page, *screen);
        page.assert_accessible(&format!("{}, dark", screen.0));
    }
}

fn the_way_ends_at_the_step_that_decides_and_opens_its_question(page: &Page<'_>) {
    page.open("#/explore?busy=enabled&state=in-a-call&edition=2026-08");
    let deciding = ".way .route-map.wide .stage.decides";
    is_there(page, deciding);
    let said =
        value(page, &format!("document.querySelector('{deciding}').getAttribute('aria-label')"));
    assert_eq!(said, "Busy a busy signal. Decides.");
    page.focus(deciding);
    page.press('\u{e007}');
    page.wait_for_focus("select[name=busy]");
}

fn the_picture_has_no_colors_of_its_own_where_the_visitor_forces_some(page: &Page<'_>) {
    page.open("#/explore?busy=enabled&state=in-a-call&edition=2026-08");
    is_there(page, ".way .stage.decides");
    page.emulate("", &[("forced-colors", "active")]);
    let own = "(() => {
        const probe = document.body.appendChild(document.createElement('i'));
        const known = ['Canvas', 'CanvasText', 'Highlight', 'LinkText'].map(it => {
            probe.style.color = it;
            return getComputedStyle(probe).color;
        });
        probe.remove();
        const all = [...document.querySelectorAll('.way svg.wide *')].filter(it => !it.querySelector('*'));
        return [...new Set(all.flatMap(it => {
            const { fill, stroke } = getComputedStyle(it);
            return [fill, stroke].filter(it => it !== 'none' && !known.includes(it)).map(color => `${it.getAttribute('class')} ${color}`);
        }))].sort();
    })()";
    assert_eq!(value(page, own), json!([]));
    page.emulate("", &[]);
}

fn the_key_of_the_picture_is_printed(page: &Page<'_>) {
    page.open("#/explore?edition=2026-08");
    is_there(page, ".way .inferred");
    page.emulate("print", &[]);
    assert_eq!(value(page, "document.querySelector('.way .aside').checkVisibility()"), true);
    page.emulate("", &[]);
}

fn several_questions_are_one_if_everything_is_as_usual(page: &Page<'_>) {
    page.open("#/ask?said=call:pstn-in&edition=2026-08");
    is_there(page, "[data-of=mode][data-answer=islands]");
    page.assert_accessible("several questions");
    let asked = value(page, "document.querySelectorAll('#asked .together > li').length");
    page.click("[data-answer=usual]");
    let said = "return document.querySelectorAll('[data-said]').length";
    page.wait_for_script("the answers", said, json!([]), &json!(1 + asked.as_u64().unwrap()));
    page.back();
    // One that is different is said alone.
    page.click("[data-of=mode][data-answer=islands]");
    is_there(page, "[data-said=mode]");
    page.wait_for_script("one answer more", said, json!([]), &json!(2));
    page.back();
    page.click("[data-answer=unknown]");
    page.wait_for_script("nothing is known", said, json!([]), &json!(1 + asked.as_u64().unwrap()));
}

fn questions_lead_from_a_complaint_to_its_reason(page: &Page<'_>) {
    page.open("#/ask?edition=2026-08");
    page.click("input[name=lands][value=voicemail]");
    page.click("[data-answer=pstn-in]");
    is_there(page, "[data-question=pstn-treatment]");
    page.wait_for_focus("#asked");
    page.click("[data-answer=voicemail]");
    is_there(page, "#asked .found[data-landing=voicemail]");
    page.wait_for_script(
        "the address",
        "return location.hash",
        json!([]),
        &json!("#/ask?lands=voicemail&said=call:pstn-in,pstn-treatment:voicemail&edition=2026-08"),
    );
    page.click("#asked a.button");
    page.wait_for("the scenario", |shown| shown["verdict"]["landing"] == "voicemail");
}

fn pasted_output_answers_questions(page: &Page<'_>) {
    page.open("#/ask?edition=2026-08");
    page.open_sections(".paste");
    let printed = "UserPrincipalName : ann@contoso.com\nTeamsCallingPolicy : DisallowCalling\n\
                   TeamsUpgradeEffectiveMode : TeamsOnly\n\nSipUri : sip:ann@contoso.com\n\
                   IsForwardingEnabled :\nIsUnansweredEnabled :\nCallGroupTargets : <b>{}</b>\n";
    let _ = value(
        page,
        &format!(
            "(() => {{ const it = document.querySelector('#paste'); it.value = {}; \
         it.dispatchEvent(new Event('input', {{ bubbles: true }})); }})()",
            json!(printed)
        ),
    );
    page.click("#read-paste");
    is_there(page, ".pasted li");
    is_there(page, "[data-said=private-calling]");
    let heading = value(page, "document.querySelector('.pasted h2').textContent");
    assert_eq!(heading, "13 answers read for ann@contoso.com");
    page.assert_accessible("what was pasted");
}

fn what_does_not_matter_stands_aside_until_it_is_asked_for(page: &Page<'_>) {
    page.open("#/explore?edition=2026-08");
    let shown =
        "document.querySelector('#q-policy select[name=federated-treatment]').checkVisibility()";
    assert_eq!(value(page, shown), false);
    page.click("#q-policy [name=all-questions]");
    assert_eq!(value(page, shown), true);
    // For a call from another organization it matters without being asked for.
    page.follow("#/explore?call=federated-teams&edition=2026-08");
    page.wait_for_script(
        "the treatment of federated calls",
        "return !document.querySelector('[data-idle] select[name=federated-treatment]')",
        json!([]),
        &json!(true),
    );
}

fn answers_can_be_taken_back_and_back_undoes_each(page: &Page<'_>) {
    page.open("#/ask?lands=voicemail&edition=2026-08");
    page.click("[data-answer=pstn-in]");
    is_there(page, "[data-said=call]");
    page.click("[data-answer='-']");
    is_there(page, "[data-said=pstn-treatment]");
    page.back();
    page.wait_for_script(
        "one answer",
        "return document.querySelectorAll('[data-said]').length",
        json!([]),
        &json!(1),
    );
    page.click("[data-said=call]");
    is_there(page, "[data-question=call]");
}

fn a_change_comes_with_its_command_and_the_way_back(page: &Page<'_>) {
    page.open("#/explore?policy=DisallowCalling&edition=2026-08");
    is_there(page, ".card-of-fix pre");
    let said = value(
        page,
        "[...document.querySelectorAll('.card-of-fix pre')].map(it => it.textContent).join('\\n')",
    );
    let said = said.as_str().unwrap();
    assert!(said.contains("Grant-CsTeamsCallingPolicy"), "{said}");
    assert!(said.contains("-PolicyName DisallowCalling"), "{said}");
}

fn what_is_the_users_own_is_set_by_command_and_not_compared_as_a_policy(page: &Page<'_>) {
    page.open(
        "#/explore?policy=AllowCallingPreventForwardingtoPhone&answering=to-number&edition=2026-08",
    );
    is_there(page, ".card-of-fix pre");
    let commands = value(page, "document.querySelector('.card-of-fix pre').textContent");
    let commands = commands.as_str().unwrap();
    assert!(commands.starts_with("Set-CsUserCallingSettings"), "{commands}");
    assert_eq!(value(page, "document.querySelectorAll('.card-of-fix .to-preview').length"), 0);
    page.follow("#/explore?policy=DisallowCalling&edition=2026-08");
    is_there(page, ".card-of-fix .to-preview");
}

/// The wishes, the first way, and whether the part with wishes for unanswered calls is open.
const WISHED: &str = "const way = document.querySelector('#ways > ol.ways > li');
    return [new URLSearchParams(location.hash.split('?')[1]).get('want'),
        way?.dataset.rank ?? null,
        way?.querySelector('pre.script')?.textContent.includes('-IsUnansweredEnabled $true') ?? null,
        document.querySelector('#further-wishes').open]";

fn answered_and_unanswered_calls_are_wished_for_at_once(page: &Page<'_>) {
    page.open("#/goal?edition=2026-08");
    page.wait_for_script("no wish", WISHED, json!([]), &json!([null, null, null, false]));
    page.click("#ways .chips [data-common=further]");
    let want = "pstn-in:teams,pstn-in-unanswered:forwarded";
    page.wait_for_script("a way", WISHED, json!([]), &json!([want, "recommended", true, true]));
    // What the policy does today is not granted again.
    let commands = "document.querySelector('#ways pre.script').textContent";
    assert!(!value(page, commands).as_str().unwrap().contains("Grant-"), "{commands}");
    page.select("wish-pstn-in-unanswered", "any");
    let others = json!(["pstn-in:teams", "recommended", null, true]);
    page.wait_for_script("the part stays open", WISHED, json!([]), &others);
    page.select("wish-colleague-teams-unanswered", "nowhere");
    let want = "pstn-in:teams,colleague-teams-unanswered:nowhere";
    page.wait_for_script(
        "by hand",
        WISHED,
        json!([]),
        &json!([want, "advised-against", false, true]),
    );
    for &(width, height) in page.sizes() {
        page.resize(width, height);
        page.assert_fits(&format!("wishes for unanswered calls at {width} px"));
    }
    page.assert_accessible("wishes for unanswered calls");
}
