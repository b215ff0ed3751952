//! Results as files: rows of comma-separated values that are safe to open in a spreadsheet, and
//! JSON.

use super::facts::UserFacts;
use super::landing_table::Landings;
use super::policies::Policies;
use super::record::Record;
use crate::editions::teams_interop_policy::CallType;
use crate::unseen::is_unseen;
use std::borrow::Cow;
use std::fmt::Write;
use strum::VariantArray;

/// One user in a result.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ResultRow {
    /// The sign-in name.
    pub sign_in: String,
    /// The display name.
    pub display_name: String,
    /// The name of the policy.
    pub policy: String,
    /// What is known of the user.
    pub facts: UserFacts,
    /// Where the calls land. `None` if the settings of the policy are not known.
    pub landings: Option<Landings>,
    /// Where the calls would land under the proposal.
    pub after: Option<Landings>,
    /// The proposed assignment.
    pub change: Option<PolicyChange>,
}

/// An assignment that replaces a policy.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PolicyChange {
    /// The name of the policy to assign.
    pub grant: &'static str,
    /// The name of the user's own policy today, for undoing the change. Empty if the user follows
    /// `Global`.
    pub previous: String,
}

impl ResultRow {
    /// A user as read from the file, with the facts that were kept.
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

    /// Writes the user as a row below [`csv_header`].
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

    /// Writes the user as a JSON object on one line, without a separator.
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

/// The beginning of a result in JSON: its format, and the list of users, each an object written by
/// [`ResultRow::json`].
pub const JSON_HEAD: &str = "{\"format\":\"call-landing/audit\",\"version\":1,\"users\":[";
/// The end of a result in JSON.
pub const JSON_END: &str = "\n]}\n";

/// The header of a result, with a byte order mark that makes spreadsheets and `Import-Csv` read
/// UTF-8. `grant` is the policy to assign, and `previous` is the user's own policy today. Every
/// kind of call has two columns: where it lands, and, with the prefix `after-`, where it would
/// land.
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

/// Writes a quoted value that no spreadsheet runs, as [`guarded`] makes it.
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

/// A value with a `'` wherever a spreadsheet could take what follows for a formula: at its start,
/// and after every character that a spreadsheet with another list separator takes for the end of a
/// cell, even inside our quotes (OWASP, "CSV Injection"). Line breaks and other control characters
/// become spaces first, so every row is one line.
pub fn guarded(cell: &str) -> Cow<'_, str> {
    let is_plain = |it: u8| it.is_ascii_alphanumeric() || b" .@_-'".contains(&it);
    if cell.starts_with(|it: char| it.is_ascii_alphanumeric()) && cell.bytes().all(is_plain) {
        return Cow::Borrowed(cell);
    }
    let mut out = String::with_capacity(cell.len() + 1);
    // Where a cell may have begun that so far has only spaces and quotes.
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

/// Whether a value is saved exactly as it is, so that a command can read it from the file.
pub fn is_exact(cell: &str) -> bool {
    guarded(cell) == cell
}

/// The characters that make a spreadsheet calculate or start a program, including their full-width
/// forms.
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

/// A JSON string with its quotes. Nothing in it can end a script element or a line.
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
