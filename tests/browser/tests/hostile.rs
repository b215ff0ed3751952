//! Addresses that mean harm, or that an unlucky program cut short: the page answers all of them.

use browser_tests::engine::Engine;
use browser_tests::oracle;
use browser_tests::page::Page;
use browser_tests::tests;
use serde_json::json;

tests! { "hostile";
    ALL: no_fragment_breaks_the_page;
    ALL: a_hostile_fragment_can_be_opened_too;
}

/// SplitMix64: small, and the same everywhere.
struct Dice(u64);

impl Dice {
    fn roll(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        mixed ^ (mixed >> 31)
    }

    fn below(&mut self, limit: usize) -> usize {
        usize::try_from(self.roll() % limit as u64).unwrap()
    }

    fn pick(&mut self, list: &[&'static str]) -> &'static str {
        list[self.below(list.len())]
    }
}

const STARTS: [&str; 9] = [
    "#/explore?",
    "#/explore?",
    "#/explore?",
    "#/?",
    "#",
    "#?",
    "#/about/../explore?",
    "#//",
    "##/explore?",
];
const KEYS: [&str; 14] = [
    "customer",
    "policy",
    "override",
    "calling",
    "chat",
    "choice",
    "licensed",
    "call",
    "edition",
    "CALL",
    "__proto__",
    "constructor",
    "",
    "%63all",
];
const GOOD: [&str; 12] = [
    "existing",
    "hybrid",
    "Global",
    "tag:AllowOverrideCallingSfbChatTeams",
    "true",
    "false",
    "default",
    "teams",
    "none",
    "yes",
    "pstn-in",
    "2017-12",
];
const BAD: [&str; 26] = [
    "<img src=x id=injected onerror=alert(1)>",
    "\"><script id=injected>alert(1)</script>",
    "<svg/onload=alert(1) id=injected>",
    "javascript:alert(1)",
    "{{constructor.constructor('alert(1)')()}}",
    "${alert(1)}",
    "'-alert(1)-'",
    "`;alert(1)//",
    "%3Cimg%20id%3Dinjected%20src%3Dx%3E",
    "%",
    "%zz",
    "%e2%82",
    "%00",
    "%ff%fe",
    "%ed%a0%80",
    "%F4%90%80%80",
    "+",
    "&amp;",
    "%26%3D%23",
    "../../etc/passwd",
    "\\u0000",
    "NaN",
    "-1",
    "9999999999999999999999",
    "DROP TABLE calls;--",
    "tag:tag:Global",
];
const UNITS: [u16; 18] = [
    0x00, 0x01, 0x08, 0x0A, 0x0D, 0x1B, 0x7F, 0x85, 0xA0, 0x200B, 0x202E, 0x2066, 0xFEFF, 0xFFFD,
    0xFFFF, 0xD83D, 0xDE00, 0xDFFF,
];

/// A fragment in UTF-16, since a lone half of a pair is one of the traps.
fn fragment(dice: &mut Dice) -> Vec<u16> {
    let mut text: Vec<u16> = Vec::new();
    text.extend(dice.pick(&STARTS).encode_utf16());
    for _ in 0..=dice.below(6) {
        text.extend(dice.pick(&KEYS).encode_utf16());
        text.extend(dice.pick(&["=", "=", "=", "=", "==", "", "%3D"]).encode_utf16());
        match dice.below(4) {
            0 => text.extend(dice.pick(&GOOD).encode_utf16()),
            1 | 2 => text.extend(dice.pick(&BAD).encode_utf16()),
            _ => {
                let units = (0..=dice.below(12)).map(|_| UNITS[dice.below(UNITS.len())]);
                text.extend(units);
            }
        }
        text.extend(dice.pick(&["&", "&", "&", ";", "&&", "?", "#"]).encode_utf16());
    }
    text
}

/// The fragment as a literal of JavaScript.
fn literal(text: &[u16]) -> String {
    let escaped: String = text.iter().map(|unit| format!("\\u{unit:04x}")).collect();
    format!("\"{escaped}\"")
}

/// Sets each fragment in turn and gives the page time to take it in: the event comes in a task of
/// its own, what follows from it in another.
const FEED: &str = r#"
const [fragments, done] = arguments, bad = [];
const pause = () => new Promise(go => setTimeout(go));
const check = (name) => {
  const injected = document.querySelector('#injected, [onerror], [onload], body script:not([type=module]), img, iframe, object');
  const crashed = 'crashed' in document.documentElement.dataset;
  const verdict = document.querySelector('output#verdict')?.dataset.landing;
  if (injected || crashed || !verdict) bad.push(`${name}: ${crashed ? 'crashed' : injected ? injected.outerHTML : 'no verdict'}`);
};
(async () => {
  for (const fragment of fragments) {
    const before = location.href;
    const heard = new Promise(go => addEventListener('hashchange', go, { once: true }));
    // A browser may refuse an address for its length.
    try { location.hash = fragment; } catch { continue; }
    if (location.href !== before) await Promise.race([heard, new Promise(go => setTimeout(go, 500))]);
    await pause(); await pause();
    check(JSON.stringify(fragment.slice(0, 200)));
    if (bad.length > 5) break;
  }
  done(bad);
})();
"#;

fn no_fragment_breaks_the_page(page: &Page<'_>) {
    // Most of what can go wrong is the same program everywhere.
    let is_main = page.engine() == Engine::Chromium;
    let count = if is_main { 300 } else { 50 };
    const BATCH: usize = 50;
    let mut dice = Dice(2017);
    let mut literals: Vec<String> = (0..count).map(|_| literal(&fragment(&mut dice))).collect();
    // Long ones too, of which the first two are of the address itself and not of what it says.
    let long = [
        "'#/explore?call=' + 'x'.repeat(1 << 20)",
        "'#' + '%'.repeat(1 << 18)",
        "'#/explore?' + 'call=pstn-in&'.repeat(20000)",
        "'#/explore?' + Array.from({ length: 20000 }, (_, at) => `key${at}=${at}`).join('&')",
        "'#/explore?policy=' + '<b id=injected>'.repeat(1000)",
        "'#/explore?policy=' + '\\u202e'.repeat(1000)",
        "'#/' + '/'.repeat(100000)",
    ];
    let long = if is_main { &long[..] } else { &long[..2] };
    literals.extend(long.iter().map(|it| (*it).to_owned()));
    page.open("");
    for batch in literals.chunks(BATCH) {
        let script = format!(
            "const fragments = [{}];\nreturn (function () {{ {FEED} }})(fragments, arguments[0]);",
            batch.join(",\n")
        );
        let bad = page.session().run_async(&script, json!([]));
        assert_eq!(bad, json!([]), "fragments that broke the page");
        // An alert would have refused the script; trouble in the console counts as well.
        page.assert_untroubled();
    }
    page.follow("#/explore?customer=hybrid");
    page.wait_for_case(&oracle::lookup("hybrid", "default", "yes", "pstn-in"));
    page.choose("call", "teams-voip");
    page.wait_for_case(&oracle::lookup("hybrid", "default", "yes", "teams-voip"));
}

fn a_hostile_fragment_can_be_opened_too(page: &Page<'_>) {
    for fragment in [
        "#/explore?call=%3Cimg%20src=x%20id=injected%20onerror=alert(1)%3E",
        "#/explore?policy=%00%ff%e2%82",
        "#%%%",
        "#/explore?call=%E2%80%AEni-ntsp",
    ] {
        page.open(fragment);
        page.wait_for_case(&oracle::lookup("existing", "default", "yes", "pstn-in"));
        let injected =
            page.session().run("return document.querySelectorAll('#injected').length", json!([]));
        assert_eq!(injected, 0, "{fragment} got in");
        // Marks that turn the direction of text do not reach the notice.
        let marks = page.session().run(
            "return /[\\u202a-\\u202e\\u2066-\\u2069]/.test(document.body.innerText)",
            json!([]),
        );
        assert_eq!(marks, false, "{fragment} turns text around");
    }
}
