//! A record that is a policy and not a user.

use super::columns::Meaning;
use super::problem::{Why, check_name, is_type, shortened};
use super::record::Record;
use crate::editions::teams_interop_policy::PolicyFields;
use crate::powershell::bare_name;

/// The name and the fields of a policy, or why it is rejected.
pub(super) fn policy(record: &Record<'_>) -> Result<(String, PolicyFields), (Why, Meaning)> {
    fn value<T: std::str::FromStr + Default>(
        record: &Record<'_>,
        meaning: Meaning,
    ) -> Result<T, (Why, Meaning)> {
        let text = record.text(meaning);
        if text.is_empty() {
            return Ok(T::default());
        }
        let bad = || (Why::BadValue { found: shortened(text.as_bytes()) }, meaning);
        text.parse().map_err(|_| bad())
    }
    let name = record.text(Meaning::Identity).into_owned();
    if name.is_empty() {
        return Err((Why::Nameless, Meaning::Identity));
    }
    if let Err(it) = check_name(name.as_bytes()) {
        return Err((Why::BadName(it), Meaning::Identity));
    }
    if is_type(bare_name(&name).as_bytes()) {
        return Err((Why::NoPolicyName { found: shortened(name.as_bytes()) }, Meaning::Identity));
    }
    let fields = PolicyFields {
        allow_end_user_client_override: value(record, Meaning::Override)?,
        calling_default_client: value(record, Meaning::Calling)?,
        chat_default_client: value(record, Meaning::Chat)?,
    };
    Ok((name, fields))
}
