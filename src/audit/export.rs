//! Results as files: rows of comma-separated values that no spreadsheet runs, and JSON.

use super::facts::Facts;
use super::judge::Landings;
use super::policies::Policies;
use super::record::Record;
use crate::routing::CallType;
use std::fmt::Write;
use strum::VariantArray;

/// One user in a result.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ResultRow {
    /// The sign-in name.
    pub sign_in: String,
    /// The name to show.
    pub display_name: String,
    /// The policy's name.
    pub policy: String,
    /// The facts.
    pub facts: Facts,
    /// Where the calls land; nothing where it is not known what the policy says.
    pub landings: Option<Landings>,
    /// Where they would land, for a plan.
    pub after: Option<Landings>,
}

impl ResultRow {
    /// A user as the file has them, with the facts that are kept of them.
    pub fn new(
        record: &Record<'_>,
        facts: Facts,
        policies: &Policies,
        landings: Option<Landings>,
    ) -> Self {
        let sign_in = record.sign_in_text().into_owned();
        let policy = policies.get(facts.policy()).map(|it| it.name.clone()).unwrap_or_default();
        let display_name = record.display_name();
        Self { sign_in, display_name, policy, facts, landings, after: None }
    }

    /// As a row below [`csv_header`].
    pub fn csv(&self, out: &mut String) {
        let customer: &str = self.facts.customer().into();
        let licence: &str = self.facts.licence().into();
        for cell in [&self.sign_in, &self.display_name, &self.policy] {
            csv_cell(cell, out);
            out.push(',');
        }
        csv_cell(customer, out);
        out.push(',');
        csv_cell(licence, out);
        for landings in [&self.landings, &self.after] {
            for at in 0..CallType::VARIANTS.len() {
                let landing = landings.as_ref().and_then(|it| it.get(at));
                out.push(',');
                csv_cell(landing.map_or("", |&it| it.into()), out);
            }
        }
        out.push_str("\r\n");
    }

    /// As an object of JSON, on one line and without what separates it.
    pub fn json(&self, out: &mut String) {
        let customer: &str = self.facts.customer().into();
        let licence: &str = self.facts.licence().into();
        _ = write!(
            out,
            "{{\"signIn\":{},\"displayName\":{},\"policy\":{},\"customer\":\"{customer}\",\"licensed\":\"{licence}\"",
            json_text(&self.sign_in),
            json_text(&self.display_name),
            json_text(&self.policy),
        );
        for (name, landings) in [("lands", &self.landings), ("wouldLand", &self.after)] {
            let Some(landings) = landings else { continue };
            _ = write!(out, ",\"{name}\":{{");
            for (at, (call, &landing)) in CallType::VARIANTS.iter().zip(landings).enumerate() {
                let (call, landing): (&str, &str) = (call.into(), landing.into());
                let comma = if at == 0 { "" } else { "," };
                _ = write!(out, "{comma}\"{call}\":\"{landing}\"");
            }
            out.push('}');
        }
        out.push('}');
    }
}

/// How a result in JSON begins: its format, and the list of users, each an object of [`ResultRow::json`].
pub const JSON_HEAD: &str = "{\"format\":\"call-landing/audit\",\"version\":1,\"users\":[";
/// How it ends.
pub const JSON_END: &str = "\n]}\n";

/// The header of a result, with a mark that makes spreadsheets read UTF-8. The calls stand in it
/// twice: as they land, and, with `after-`, as they would.
pub fn csv_header() -> String {
    let mut header = "\u{feff}sign-in,display-name,policy,customer,licensed".to_owned();
    for prefix in ["", "after-"] {
        for call in CallType::VARIANTS {
            let call: &str = call.into();
            _ = write!(header, ",{prefix}{call}");
        }
    }
    header + "\r\n"
}

/// A value in quotes. One that a spreadsheet would run gets a `'` in front (OWASP, "CSV Injection").
pub fn csv_cell(cell: &str, out: &mut String) {
    out.push('"');
    let is_formula = |it: char| {
        matches!(it, '=' | '+' | '-' | '@' | '\t' | '\r' | '\n' | '＝' | '＋' | '－' | '＠')
    };
    if cell.trim_start_matches([' ', '\u{feff}']).starts_with(is_formula) || cell.starts_with('|') {
        out.push('\'');
    }
    for it in cell.chars().filter(|it| *it != '\0') {
        if it == '"' {
            out.push('"');
        }
        out.push(it);
    }
    out.push('"');
}

/// A text of JSON, with its quotes. Nothing in it ends a script or a line.
pub fn json_text(text: &str) -> String {
    let mut out = "\"".to_owned();
    for it in text.chars() {
        match it {
            '"' | '\\' => out.extend(['\\', it]),
            '\n' => out.push_str("\\n"),
            '\r' => out.push_str("\\r"),
            '\t' => out.push_str("\\t"),
            '\0'..' ' | '<' | '\u{2028}' | '\u{2029}' => {
                _ = write!(out, "\\u{:04x}", u32::from(it));
            }
            it => out.push(it),
        }
    }
    out.push('"');
    out
}
