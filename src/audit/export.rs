//! Results as files: rows of comma-separated values that no spreadsheet runs, and JSON.

use super::facts::UserFacts;
use super::landing_table::Landings;
use super::policies::Policies;
use super::record::Record;
use crate::routing::CallType;
use crate::unseen::is_unseen;
use std::borrow::Cow;
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
    pub facts: UserFacts,
    /// Where the calls land; nothing where it is not known what the policy says.
    pub landings: Option<Landings>,
    /// Where they would land, with what is proposed.
    pub after: Option<Landings>,
    /// What is proposed.
    pub change: Option<PolicyChange>,
}

/// A policy in place of another.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PolicyChange {
    /// The name of the policy that the user is assigned.
    pub grant: &'static str,
    /// The name of their own policy today, for the way back. Without one they have `Global`.
    pub previous: String,
}

impl ResultRow {
    /// A user as the file has them, with the facts that are kept of them.
    pub fn new(
        record: &Record<'_>,
        facts: UserFacts,
        policies: &Policies,
        landings: Option<Landings>,
    ) -> Self {
        let sign_in = record.sign_in_text().into_owned();
        let policy = policies.get(facts.policy()).map(|it| it.name.clone()).unwrap_or_default();
        let display_name = record.display_name();
        Self { sign_in, display_name, policy, facts, landings, after: None, change: None }
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
        let change = self.change.as_ref().map_or(["", ""], |it| [it.grant, it.previous.as_str()]);
        for cell in change {
            out.push(',');
            csv_cell(cell, out);
        }
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
        if let Some(it) = &self.change {
            let (grant, previous) = (json_text(it.grant), json_text(&it.previous));
            _ = write!(out, ",\"grant\":{grant},\"previous\":{previous}");
        }
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

/// The header of a result, with a mark that makes spreadsheets, and `Import-Csv`, read UTF-8. `grant` is
/// the policy that a user is assigned, and `previous` their own today. The calls stand in it twice: as
/// they land, and, with `after-`, as they would.
pub fn csv_header() -> String {
    let mut header =
        "\u{feff}sign-in,display-name,policy,customer,licensed,grant,previous".to_owned();
    for prefix in ["", "after-"] {
        for call in CallType::VARIANTS {
            let call: &str = call.into();
            _ = write!(header, ",{prefix}{call}");
        }
    }
    header + "\r\n"
}

/// A value in quotes that no spreadsheet runs, as [`guarded`] writes it.
pub fn csv_cell(cell: &str, out: &mut String) {
    out.push('"');
    for it in guarded(cell).chars() {
        if it == '"' {
            out.push('"');
        }
        out.push(it);
    }
    out.push('"');
}

/// A value with a `'` wherever a spreadsheet could take what follows for a formula: at its start, and
/// behind each character at which a spreadsheet with another list separator begins a new cell, since it
/// minds no quotes of ours there (OWASP, "CSV Injection"). Line breaks and other control characters
/// become blanks before that, so a row is a line.
pub fn guarded(cell: &str) -> Cow<'_, str> {
    let is_plain = |it: u8| it.is_ascii_alphanumeric() || b" .@_-'".contains(&it);
    if cell.starts_with(|it: char| it.is_ascii_alphanumeric()) && cell.bytes().all(is_plain) {
        return Cow::Borrowed(cell);
    }
    let mut out = String::with_capacity(cell.len() + 1);
    // Where a cell may have begun of which nothing but blanks and quotes came yet.
    let mut start = Some(0);
    for it in cell.chars() {
        let it = if breaks(it) { ' ' } else { it };
        if begins_formula(it)
            && let Some(start) = start
        {
            out.insert(start, '\'');
        }
        out.push(it);
        start = match it {
            ',' | ';' | '|' => Some(out.len()),
            '"' => start,
            it if it.is_whitespace() || is_unseen(it) => start,
            _ => None,
        };
    }
    Cow::Owned(out)
}

/// Whether a value stands in a saved file exactly as it is, so that a command can take it from there.
pub fn is_exact(cell: &str) -> bool {
    guarded(cell) == cell
}

/// What makes a spreadsheet calculate, also as East Asian keyboards type it, or start a program.
const fn begins_formula(it: char) -> bool {
    matches!(
        it,
        '=' | '+'
            | '-'
            | '@'
            | '|'
            | '＝'
            | '＋'
            | '－'
            | '＠'
            | '﹦'
            | '﹢'
            | '﹣'
            | '﹫'
            | '\u{2212}'
    )
}

fn breaks(it: char) -> bool {
    it.is_control() || matches!(it, '\u{2028}' | '\u{2029}')
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
