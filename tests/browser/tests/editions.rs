//! The edition of August 2019, and the way from one edition to the other.

use std::collections::BTreeMap;

use browser_tests::engine::Engine;
use browser_tests::oracle::{self, Conversation};
use browser_tests::page::Page;
use browser_tests::tests;
use serde_json::{Value, json};

tests! { "editions";
    CHROMIUM: every_answer_can_be_chosen,
        the_switch_asks_the_same_in_the_other_edition_and_back_returns,
        modes_lines_and_digits_choose,
        every_conversation_is_answered_by_link,
        the_other_edition_has_nothing_to_object_to,
        impossible_callers_are_not_applicable,
        the_other_editions_answer_is_told_and_linked,
        the_commands_grant_the_mode,
        questions_that_do_not_matter_are_closed_and_say_so,
        what_happened_between_is_a_list_of_dates,
        the_modes_fit_every_width;
    FIREFOX_AND_WEBKIT: a_sample_of_conversations_is_answered_by_link;
}

const EDITION: &str = "2019-08";
const TEAMS: &str = "DisallowOverrideCallingTeamsChatTeams";

/// The default answer to each question.
const DEFAULTS: [(&str, &str); 6] = [
    ("call", "pstn-in"),
    ("mode", "islands"),
    ("from-mode", "islands"),
    ("from-client", "teams"),
    ("from-home", "online"),
    ("pstn", "calling-plan"),
];

// By link

/// Sets each fragment, waits until the questions ask for it, and then for as long as a wrong answer
/// may stand there; returns what the verdict said. In the page, since asking 150 times costs more.
const FOLLOW: &str = r#"
const [cases, done] = arguments;
const one = css => document.querySelector(css);
// In turns of the page and not in time, which also passes while the machine does something else.
const until = async (turns, condition) => {
  for (let turn = 0; !condition() && turn < turns; turn++) await new Promise(go => setTimeout(go));
};
const asked = it => one('select[name=edition]')?.value === '2019-08'
  && it.answers.every(([key, answer]) => one(`input[name="${key}"][value="${answer}"]`)?.checked);
const answer = () => {
  const { landing = '', interop = 'absent' } = one('output#verdict')?.dataset ?? {};
  return [landing, interop].join();
};
(async () => {
  const answers = [];
  for (const it of cases) {
    location.hash = it.fragment;
    await until(1250, () => asked(it));
    await until(125, () => answer() === it.answer);
    answers.push(asked(it) ? answer() : 'not asked');
  }
  done(answers);
})();
"#;

fn every_conversation_is_answered_by_link(page: &Page<'_>) {
    assert_eq!(oracle::rows_of_modes(), 130);
    let conversations = shuffled();
    assert_eq!(conversations.len(), 150, "the PSTN rows hold both ways");
    follow(page, &conversations);
}

fn a_sample_of_conversations_is_answered_by_link(page: &Page<'_>) {
    let sample: Vec<_> = shuffled().into_iter().step_by(7).collect();
    follow(page, &sample);
    // Also where the page opens with it.
    for conversation in sample.iter().step_by(11) {
        page.open(&conversation.fragment());
        wait_for_answer(page, &conversation.landing, &conversation.interop);
    }
}

/// In an order in which neighbours have little in common, so that a stale answer shows.
fn shuffled() -> Vec<Conversation> {
    let all = oracle::conversations();
    // Coprime with the number of conversations, so every one comes once.
    (0..all.len()).map(|index| all[index * 67 % all.len()].clone()).collect()
}

/// Follows a link to each conversation, and tells of all that are answered wrongly.
#[track_caller]
fn follow(page: &Page<'_>, conversations: &[Conversation]) {
    page.open("");
    let answer = |it: &Conversation| match &*it.interop {
        "" => format!("{},absent", it.landing),
        interop => format!("{},{interop}", it.landing),
    };
    let mut wrong = Vec::new();
    for batch in conversations.chunks(25) {
        let asked: Vec<Value> = batch
            .iter()
            .map(|it| {
                json!({ "fragment": it.fragment(), "answers": it.answers(), "answer": answer(it) })
            })
            .collect();
        let answers = page.session().run_async(FOLLOW, json!([asked]));
        for (at, it) in batch.iter().enumerate() {
            if answers[at] != answer(it) {
                wrong.push(format!("{it:?} is answered {}", answers[at]));
            }
        }
        assert!(wrong.len() < 10, "many are answered wrongly:\n{}", wrong.join("\n"));
    }
    assert!(wrong.is_empty(), "{} are answered wrongly:\n{}", wrong.len(), wrong.join("\n"));
}

fn impossible_callers_are_not_applicable(page: &Page<'_>) {
    page.open("");
    for (call, to) in [("in-tenant", "islands"), ("federated-in", "teams-only")] {
        for (mode, client, home) in [
            ("teams-only", "sfb", "online"),
            ("teams-only", "teams", "onprem"),
            ("teams-only", "sfb", "onprem"),
            ("sfb-only", "teams", "online"),
            ("sfb-with-teams-collab", "teams", "onprem"),
            ("sfb-with-teams-collab-and-meetings", "teams", "online"),
        ] {
            let fragment = format!(
                "#/explore?edition=2019-08&call={call}&mode={to}&from-mode={mode}&from-client={client}&from-home={home}"
            );
            page.follow(&fragment);
            let asked = "return ['from-mode', 'from-client', 'from-home', 'mode', 'call']
                .map(it => document.querySelector(`input[name=${it}]:checked`)?.value)
                .concat(document.querySelector('#verdict')?.dataset.landing)";
            let expected = json!([mode, client, home, to, call, "not-applicable"]);
            page.wait_for_script(&fragment, asked, json!([]), &expected);
        }
    }
}

// By hand

/// Waits for the verdict; `interop` is empty where nothing can cross.
#[track_caller]
fn wait_for_answer(page: &Page<'_>, landing: &str, interop: &str) {
    let script = "const it = document.querySelector('output#verdict')?.dataset;
        return it ? [it.landing, it.interop ?? ''] : null";
    page.wait_for_script("[landing, interop]", script, json!([]), &json!([landing, interop]));
}

/// Waits until the page shows these answers, the address holds them, and the verdict is the
/// oracle's.
#[track_caller]
fn wait_for_answers(page: &Page<'_>, answers: &BTreeMap<&str, &str>) {
    let expected: Vec<_> = DEFAULTS.iter().map(|(key, _)| answers[key]).collect();
    let script = "return arguments[0].map(it => document.querySelector(`input[name=${it}]:checked`)?.value ?? null)";
    let keys = DEFAULTS.map(|(key, _)| key);
    page.wait_for_script("the answers", script, json!([keys]), &json!(expected));
    let mut address: Vec<(&str, &str)> = DEFAULTS
        .iter()
        .map(|(key, _)| (*key, answers[key]))
        .filter(|it| !DEFAULTS.contains(it))
        .collect();
    address.push(("edition", EDITION));
    page.wait_for_address("explore", &address);
    let right = oracle::conversations()
        .into_iter()
        .find(|it| it.answers().iter().all(|(key, answer)| answers[key] == *answer));
    match right {
        Some(it) => wait_for_answer(page, &it.landing, &it.interop),
        // What the oracle leaves out cannot happen.
        None => {
            page.wait_for("no such caller", |it| it["verdict"]["landing"] == "not-applicable");
        }
    }
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

// From one edition to the other

/// A question of one edition, the same in the other one, where it lands there, and words of what
/// could not be carried over.
struct Mapping {
    asked: &'static str,
    carried: &'static [(&'static str, &'static str)],
    landing: &'static str,
    losses: &'static [&'static str],
}

const MAPPINGS: &[Mapping] = &[
    Mapping {
        asked: "#/explore?policy=DisallowOverrideCallingTeamsChatTeams&call=teams-voip",
        carried: &[("call", "in-tenant"), ("mode", "teams-only"), ("edition", EDITION)],
        landing: "teams",
        losses: &[],
    },
    Mapping {
        asked: "#/explore?customer=hybrid",
        carried: &[("pstn", "hybrid-voice"), ("edition", EDITION)],
        landing: "sfb",
        losses: &[],
    },
    Mapping {
        asked: "#/explore?policy=DisallowOverrideCallingSfbChatSfb&call=federated-out",
        carried: &[
            ("call", "federated-in"),
            ("mode", "sfb-only"),
            ("from-client", "sfb"),
            ("edition", EDITION),
        ],
        landing: "sfb",
        losses: &["SfBOnly", "inbound call stands in for them"],
    },
    Mapping {
        asked: "#/explore?edition=2019-08&call=in-tenant&from-client=sfb&mode=teams-only",
        carried: &[("policy", TEAMS), ("call", "sfb-voip")],
        landing: "teams",
        losses: &[],
    },
    Mapping {
        asked: "#/explore?edition=2019-08&pstn=direct-routing",
        carried: &[("policy", "DisallowOverrideCallingDefaultChatDefault")],
        landing: "sfb",
        losses: &["Direct Routing did not exist yet"],
    },
];

/// The edition that a fragment does not ask.
fn other(asked: &str) -> &'static str {
    if asked.contains("edition=2019-08") { "2017-12" } else { EDITION }
}

#[track_caller]
fn wait_for_edition(page: &Page<'_>, edition: &str) {
    let chosen = "return document.querySelector('select[name=edition]')?.value";
    page.wait_for_script("the edition", chosen, json!([]), &json!(edition));
}

fn the_switch_asks_the_same_in_the_other_edition_and_back_returns(page: &Page<'_>) {
    // What is carried over is the same in all engines; going there and back may differ.
    let step = if page.engine() == Engine::Chromium { 1 } else { 3 };
    for Mapping { asked, carried, landing, .. } in MAPPINGS.iter().step_by(step) {
        page.open(asked);
        let before = page.snapshot();
        // A driver's choice from a list is no act of a person to WebKit, which goes back past
        // entries that no person made.
        page.click("header .brand");
        page.select("edition", other(asked));
        page.wait_for_address("explore", carried);
        wait_for_edition(page, other(asked));
        let after = page.wait_for(landing, |it| it["verdict"]["landing"] == *landing);
        let entries = |it: &Value| it["entries"].as_u64().unwrap();
        assert_eq!(entries(&after), entries(&before) + 1, "the switch adds one entry");
        page.back();
        page.wait_for(asked, |it| {
            it["hash"] == before["hash"] && it["verdict"] == before["verdict"]
        });
        wait_for_edition(page, if other(asked) == EDITION { "2017-12" } else { EDITION });
        page.forward();
        page.wait_for("the other edition again", |it| {
            it["hash"] == after["hash"] && it["verdict"] == after["verdict"]
        });
        wait_for_edition(page, other(asked));
    }
}

fn the_other_editions_answer_is_told_and_linked(page: &Page<'_>) {
    for Mapping { asked, carried, landing, losses } in MAPPINGS {
        page.open(asked);
        let before = page.snapshot();
        let told = page.session().run(
            "const it = document.querySelector('#succession li:not([aria-current])');
             return [it.querySelector('.becomes').dataset.landing,
               [...it.querySelectorAll('.remarks li')].map(it => it.textContent),
               it.textContent, it.querySelector('a.ask').getAttribute('href'), it.querySelector('.aside').textContent]",
            json!([]),
        );
        assert_eq!(told[0], *landing, "the landing there of {asked}");
        let remarks: Vec<&str> =
            told[1].as_array().unwrap().iter().filter_map(Value::as_str).collect();
        assert_eq!(remarks.len(), losses.len(), "what {asked} loses: {remarks:?}");
        for (loss, remark) in losses.iter().zip(&remarks) {
            assert!(remark.contains(loss), "{asked} loses {loss:?}, said is {remark:?}");
        }
        let same = before["verdict"]["landing"] == *landing;
        let said = told[2].as_str().unwrap();
        let agreement = if same { "lands in the same place" } else { "lands elsewhere" };
        assert!(said.contains(agreement), "{asked}: {said}");
        let year = if other(asked) == EDITION { "August 2019" } else { "December 2017" };
        assert!(told[4].as_str().unwrap().contains(year), "heading of {asked}: {}", told[4]);
        // The link is what the switch does.
        page.click("#succession a.ask");
        page.wait_for_address("explore", carried);
        wait_for_edition(page, other(asked));
        let after = page.wait_for(landing, |it| it["verdict"]["landing"] == *landing);
        assert_eq!(after["hash"], told[3], "the address of the link");
        assert_eq!(
            after["entries"].as_u64().unwrap(),
            before["entries"].as_u64().unwrap() + 1,
            "the link adds one entry"
        );
        page.back();
        page.wait_for(asked, |it| {
            it["hash"] == before["hash"] && it["verdict"] == before["verdict"]
        });
    }
}

fn what_happened_between_is_a_list_of_dates(page: &Page<'_>) {
    page.open("#/timeline");
    let found = page.session().run(
        "return [...document.querySelectorAll('ol.timeline > li')].map(it => {
           const time = it.querySelector('time');
           return [time.getAttribute('datetime'), time.textContent, it.textContent.length > time.textContent.length + 20,
             time.getClientRects().length > 0].join('|');
         })",
        json!([]),
    );
    let stops: Vec<Vec<&str>> = found
        .as_array()
        .unwrap()
        .iter()
        .map(|it| it.as_str().unwrap().split('|').collect())
        .collect();
    assert!(stops.len() >= 10, "the timeline: {stops:?}");
    for stop in &stops {
        let [date, shown, "true", "true"] = stop[..] else {
            panic!("a date without an event, or one that is not shown: {stop:?}")
        };
        assert!(
            date.len() == 10
                && date.split('-').map(str::len).eq([4, 2, 2])
                && shown.contains(&date[..4]),
            "{stop:?}"
        );
    }
    assert!(stops.windows(2).all(|it| it[0][0] < it[1][0]), "the dates are in order: {stops:?}");
}

// How it looks

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
