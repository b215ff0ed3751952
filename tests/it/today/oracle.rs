//! The oracle of the edition, stated apart from the code under test: from the questions of the address to
//! facts, and from the facts to the answer by the two tables, as they are printed.

use call_landing::editions::teams_calling_policy::EDITION;
use call_landing::routing::Case;
use std::collections::BTreeMap;
use std::sync::LazyLock;

/// One row of a table.
pub struct Row {
    pub id: String,
    pub facts: BTreeMap<String, String>,
    pub landing: String,
    pub basis: String,
    pub other: String,
    pub sources: Vec<String>,
}

/// What the oracle says of a case.
#[derive(Debug, PartialEq, Eq)]
pub struct Answer {
    pub row: usize,
    pub id: String,
    pub landing: String,
    pub basis: String,
    pub alternative: String,
}

fn table(text: &str) -> Vec<Row> {
    let mut lines = text.lines();
    let header: Vec<&str> = lines.next().unwrap().split(',').collect();
    let row = |line: &str| {
        let mut cells: BTreeMap<String, String> = header
            .iter()
            .map(|it| (*it).to_owned())
            .zip(line.split(',').map(str::to_owned))
            .collect();
        let mut take = |key: &str| cells.remove(key).unwrap();
        Row {
            id: take("id"),
            landing: take("landing"),
            basis: take("basis"),
            other: take("other"),
            sources: take("source").split(';').map(str::to_owned).collect(),
            facts: cells.into_iter().filter(|it| it.1 != "*").collect(),
        }
    };
    lines.map(row).collect()
}

pub static INBOUND: LazyLock<Vec<Row>> =
    LazyLock::new(|| table(include_str!("../../fixtures/oracle-2026-08-in.csv")));
pub static OUTBOUND: LazyLock<Vec<Row>> =
    LazyLock::new(|| table(include_str!("../../fixtures/oracle-2026-08-out.csv")));

/// The words of the answers, by key.
pub type Words = BTreeMap<&'static str, &'static str>;

pub fn words(case: Case) -> Words {
    EDITION.numbered().map(|(at, question)| (question.key, case.token(at))).collect()
}

type Facts = BTreeMap<&'static str, &'static str>;

fn permission(target: &str) -> Option<&'static str> {
    match target {
        "colleague" => Some("forward-user"),
        "number" => Some("forward-phone"),
        "delegates" => Some("delegation"),
        "group" => Some("call-groups"),
        _ => None,
    }
}

/// The facts of a case, and whether it is a call of the user.
pub fn derive(q: &Words) -> (bool, Facts) {
    let ready = q["licensed"] == "yes" && q["enterprise-voice"] == "true";
    let calling = if q["private-calling"] == "true" { "on" } else { "off" };
    let home = if ["teams-only", "islands"].contains(&q["mode"]) { q["mode"] } else { "sfb-modes" };
    let prevented = q["prevent-toll-bypass"] == "true";
    let direct = q["pstn"] == "direct-routing";
    if q["call"].ends_with("-out") || q["call"] == "pstn-out-abroad" {
        let path = match (prevented, direct, q["site"]) {
            (true, true, _) if q["path"] == "no-route" => "no-route",
            (true, true, "other") => "lbr-other",
            (true, true, "unknown") => "lbr-unknown",
            (true, false, _) if q["pstn"] != "none" => "wrong-plan",
            _ => q["path"],
        };
        let door = if q["door"] == "org-blocked" { "blocked" } else { "open" };
        let voice = if ready { "ready" } else { "not-ready" };
        return (
            true,
            BTreeMap::from([
                ("home", home),
                ("to", q["call"]),
                ("calling", calling),
                ("door", door),
                ("voice", voice),
                ("pstn", q["pstn"]),
                ("dialout", q["dial-out"]),
                ("path", path),
            ]),
        );
    }
    let number = match q["number"] {
        it @ ("unassigned" | "unassigned-routed") => it,
        _ if q["pstn"] == "shared-calling" => "shared-calling",
        _ if q["pstn"] == "none" || !ready => "no-voice",
        _ if prevented && !direct => "toll-bypass-wrong-plan",
        _ if prevented && q["site"] != "same" => "toll-bypass-away",
        "private" => "private",
        _ => "ready",
    };
    let treatment = match (q["call"], q["pstn-treatment"], q["pstn-choice"]) {
        ("pstn-in", "user-override", "unanswered") => "chosen-unanswered",
        ("pstn-in", "user-override", "voicemail") => "chosen-voicemail",
        ("pstn-in", "unanswered", _) => "unanswered",
        ("pstn-in", "voicemail", _) => "voicemail",
        ("federated-teams" | "federated-sfb", _, _) => match q["federated-treatment"] {
            "regular-incoming" => "regular",
            it => it,
        },
        _ => "regular",
    };
    let licensed = q["licensed"] == "yes";
    let has_rules = q["answering"] != "ring" || q["unanswered"] != "untouched";
    let mut rules = if !licensed && has_rules { "lost" } else { "own" };
    let mut rule = if licensed { q["answering"] } else { "ring" };
    let mut after = if licensed { q["unanswered"] } else { "untouched" };
    if q["call"] == "pstn-in" && number == "private" {
        (rule, after, rules) = ("ring", "voicemail", "own");
    }
    let (way, target) = rule.split_once('-').unwrap_or((rule, ""));
    let answering = match (way, target) {
        ("ring", _) => "ring",
        ("also", _) => "ring-others",
        (_, "voicemail" | "number") => rule,
        _ => "to-colleague",
    };
    let may = |target: &str| match permission(target) {
        Some(field) if q[field] == "false" => "no",
        _ => "yes",
    };
    let busy = match q["busy"] {
        "disabled" => "ring",
        "enabled" => "busy-signal",
        "unanswered" => "as-unanswered",
        _ => q["busy-choice"],
    };
    let voicemail = match (q["mailbox"], q["voicemail"]) {
        ("no", _) => "none",
        (_, "always-enabled") => "always",
        (_, "always-disabled") => "never",
        _ => "user",
    };
    (
        false,
        BTreeMap::from([
            ("caller", q["call"]),
            ("home", home),
            ("door", q["door"]),
            ("pstn", q["pstn"]),
            ("number", number),
            ("calling", calling),
            ("treatment", treatment),
            ("answering", answering),
            ("answering_allowed", may(target)),
            ("rules", rules),
            ("state", q["state"]),
            ("busy", busy),
            ("answered", q["answered"]),
            ("unanswered", if permission(after).is_some() { "redirect" } else { after }),
            ("unanswered_allowed", may(after)),
            ("voicemail", voicemail),
        ]),
    )
}

fn hit(table: &[Row], facts: &Facts) -> usize {
    let matches = |row: &Row| row.facts.iter().all(|it| facts[it.0.as_str()] == it.1);
    table.iter().position(matches).unwrap()
}

/// The answer to a case.
pub fn decide(q: &Words) -> Answer {
    let (is_outbound, facts) = derive(q);
    let table = if is_outbound { &*OUTBOUND } else { &*INBOUND };
    let at = hit(table, &facts);
    let row = &table[at];
    let (mut basis, mut alternative) = (row.basis.clone(), String::new());
    if basis == "disputed" {
        alternative = match row.other.split_once('=') {
            Some((fact, value)) => {
                let mut otherwise = facts;
                let (&fact, _) = otherwise.get_key_value(fact).unwrap();
                otherwise.insert(fact, value);
                table[hit(table, &otherwise)].landing.clone()
            }
            None => row.other.clone(),
        };
        if alternative == row.landing {
            (basis, alternative) = ("inferred".to_owned(), String::new());
        }
    }
    Answer { row: at, id: row.id.clone(), landing: row.landing.clone(), basis, alternative }
}
