//! `audit` by the rules of an edition that routes calls by calling policies.

use crate::audit::AuditSession;
use crate::audit::estate::{
    CallingFinding, Estate, EstateAnswer, EstateTask, Found, Holder, Judge, PersonFacts, RowKind,
    TraceSummary,
};
use crate::report::Json;
use crate::routing::{Edition, Landing};
use crate::text::audit_estate;
use crate::text::audit_estate_report::{Report, markdown};
use strum::VariantArray;

/// How many users of a problem are named in a summary.
const FIRST: usize = 5;

/// How many users are written at a time.
const AT_ONCE: usize = 1_000;

/// What was read, decided and followed.
pub(super) struct Audited<'a> {
    judge: Judge,
    estate: &'a mut Estate,
    report: Report,
}

impl<'a> Audited<'a> {
    /// Decides what a session has read, by the rules of an edition. `None` if it read something else.
    pub fn new(
        session: &'a mut AuditSession,
        edition: &'static Edition,
        rows: (u64, u64),
    ) -> Option<Self> {
        let estate = session.audit_mut().estate()?;
        let summary = estate.summary();
        let judge = Judge::new(edition, &summary);
        let judged = summary.groups.iter().map(|it| (it.0, judge.judge(it.0))).collect();
        let ask = |estate: &mut Estate, task| estate.answer(&task, &mut String::new());
        let trace = ask(estate, EstateTask::Follow(judged)).summary.unwrap_or_default();
        let found = judge.found(&trace).into_iter().map(|it| {
            let task = EstateTask::Holders(it.finding, (0, FIRST));
            let EstateAnswer { holders, .. } = ask(estate, task);
            (it, holders)
        });
        let found = found.collect();
        let totals = judge.totals(&summary);
        let missing = judge.missing(&summary);
        let report = Report { edition, rows, estate: summary, totals, trace, missing, found };
        Some(Self { judge, estate, report })
    }

    /// Policies that users have and whose settings no file gives, as sentences.
    pub fn unknown_policies(&self) -> Vec<String> {
        let knows = self.report.estate.rows(RowKind::Policies) > 0;
        // Where policies are listed, one that is missing is a problem of its users.
        let all = self.report.estate.policies.iter().filter(|_| !knows);
        let unknown = all.filter(|it| self.report.edition.preset(&it.name).is_none());
        let unknown = unknown.filter(|it| !it.name.eq_ignore_ascii_case("Global"));
        unknown
            .map(|it| {
                format!(
                    "The settings of the policy {} are not known. Add a file with them.",
                    it.name
                )
            })
            .collect()
    }

    /// A summary.
    pub fn markdown(&self) -> String {
        markdown(&self.report)
    }

    /// Everything, with a record for each user.
    pub fn json(&self, out: &mut dyn FnMut(&str)) {
        let Report { edition, estate, trace, missing, .. } = &self.report;
        let missing = missing.iter().map(|&it| Json::text(it.into())).collect();
        let landings = edition.lines.iter().zip(&self.report.totals).map(|(line, row)| {
            let counts = Landing::VARIANTS.iter().zip(row).filter(|it| *it.1 > 0);
            let counts = counts.map(|(&it, count)| (<&str>::from(it).to_owned(), number(*count)));
            (line.token.to_owned(), Json::Named(counts.collect()))
        });
        let head = [
            ("format", Json::text("call-landing/audit")),
            ("version", Json::Number(1)),
            ("edition", Json::text(edition.id)),
            ("people", number(estate.people())),
            ("landings", Json::Named(landings.collect())),
            ("problems", Json::List(self.report.found.iter().map(|it| found(&it.0)).collect())),
            ("forwarding", forwarding(trace)),
            ("missing", Json::List(missing)),
        ];
        let mut text = String::from("{");
        for (name, value) in head {
            text.push_str(&format!("\n  \"{name}\": {},", value.line()));
        }
        text.push_str("\n  \"users\": [");
        let mut is_first = true;
        for (at, (holder, findings)) in self.estate.everybody().enumerate() {
            text.push_str(if is_first { "\n    " } else { ",\n    " });
            is_first = false;
            text.push_str(&self.user(&holder, &findings).line());
            if at % AT_ONCE == AT_ONCE - 1 {
                out(&text);
                text.clear();
            }
        }
        text.push_str(if is_first { "]\n}\n" } else { "\n  ]\n}\n" });
        out(&text);
    }

    fn user(&self, holder: &Holder, findings: &[CallingFinding]) -> Json {
        let policy = self.judge.policy(holder.facts).map_or("", |it| &it.name);
        let problems = findings.iter().map(|&it| Json::text(it.into())).collect();
        let way = holder.way.iter().map(|it| Json::text(it)).collect();
        Json::Object(vec![
            ("signIn", Json::text(&holder.name)),
            ("policy", Json::text(policy)),
            ("lands", self.lands(holder.facts)),
            ("problems", Json::List(problems)),
            ("callsGoTo", Json::List(way)),
        ])
    }

    fn lands(&self, facts: PersonFacts) -> Json {
        let lines = self.report.edition.lines.iter().map(|it| it.token.to_owned());
        let landings = self.judge.landings(facts).into_iter().map(|it| Json::text(it.into()));
        Json::Named(lines.zip(landings).collect())
    }
}

fn found(it: &Found) -> Json {
    let fixes = it.fixes.iter().map(|it| {
        Json::Object(vec![
            ("fix", Json::text(&audit_estate::fix(it.fix))),
            ("users", number(it.users)),
        ])
    });
    Json::Object(vec![
        ("problem", Json::text(it.finding.into())),
        ("effect", Json::text(it.finding.effect().into())),
        ("users", number(it.users)),
        ("fixes", Json::List(fixes.collect())),
    ])
}

fn forwarding(trace: &TraceSummary) -> Json {
    Json::Object(vec![("users", number(trace.forwarding)), ("longest", number(trace.longest))])
}

fn number(it: u64) -> Json {
    Json::Number(usize::try_from(it).unwrap_or(usize::MAX))
}
