//! From one edition to the other.

use super::*;

tests! { "editions::switch";
    CHROMIUM:
        the_switch_asks_the_same_in_the_other_edition_and_back_returns,
        the_other_editions_answer_is_told_and_linked,
        what_happened_between_is_a_list_of_dates,
}

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
        "return [...document.querySelectorAll('.history ol.stops > li')].map(it => {
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
