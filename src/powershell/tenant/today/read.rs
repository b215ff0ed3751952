//! Takes over what was printed by a real tenant.

use super::super::super::catalog::Takes;
use super::super::super::teams_module::Field;
use super::super::Tenant;
use super::record::{Record, Setting};
use super::{Account, Organization, find};
use std::sync::Arc;

/// What a printed record of today is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::powershell) enum OfToday {
    /// A calling policy.
    Calling,
    /// An external access policy.
    External,
    /// A pattern of blocked callers.
    Pattern,
    /// The federation configuration.
    Federation,
    /// The calling settings of a user.
    Settings,
}

impl OfToday {
    pub const fn is_policy(self) -> bool {
        matches!(self, Self::Calling | Self::External)
    }
}

/// The field of a record that keeps the delegates of a user, as they are printed.
const DELEGATES: Field = Field { name: "Delegates", takes: Takes::Object, default: "{}" };

impl Record {
    /// Sets a field to a printed value. False if the field does not take it.
    pub fn read(&mut self, field: &Field, printed: &str) -> bool {
        let printed = printed.trim();
        let setting = match field.takes {
            _ if printed.is_empty() || printed == field.default => return true,
            Takes::Boolean => {
                let valid = ["True", "False"];
                let found = valid.into_iter().find(|it| it.eq_ignore_ascii_case(printed));
                found.map(Setting::one)
            }
            Takes::Choice(valid) => {
                let found = valid.iter().find(|it| it.eq_ignore_ascii_case(printed));
                found.map(|it| Setting::one(it))
            }
            Takes::Object => listed(printed).map(|it| Setting::Many(it.into())),
            _ => Some(Setting::one(printed)),
        };
        let is_valid = setting.is_some();
        setting.into_iter().for_each(|it| self.set(field, it));
        is_valid
    }

    /// Keeps the delegates of calling settings, which are printed as `Id:sip:…`.
    pub fn read_delegates(&mut self, printed: &str) {
        let names = printed.split([',', ' ', '{', '}']).filter_map(|it| it.strip_prefix("Id:"));
        let names: Vec<String> = names.map(|it| it.trim_start_matches("sip:").to_owned()).collect();
        if !names.is_empty() {
            self.set(&DELEGATES, Setting::Many(names.into()));
        }
    }
}

/// The items of a printed list. `None` if it was cut off.
fn listed(printed: &str) -> Option<Vec<String>> {
    if printed.contains("...") || printed.contains('…') {
        return None;
    }
    let inner = printed.trim_start_matches('{').trim_end_matches('}');
    let items = inner.split(',').map(str::trim).filter(|it| !it.is_empty());
    // Domains are printed with their property.
    Some(items.map(|it| it.trim_start_matches("Domain=").to_owned()).collect())
}

impl Tenant {
    /// Gives the organization the policies and settings that were printed.
    pub(in crate::powershell) fn take_over(&mut self, records: &[(OfToday, Record)]) {
        let mut today = Organization::clone(&self.today);
        for (kind, record) in records {
            let all = match kind {
                OfToday::Calling => &mut today.calling,
                OfToday::External => &mut today.external,
                OfToday::Pattern => &mut today.patterns,
                OfToday::Federation => {
                    today.federation = Record { name: String::new(), ..record.clone() };
                    continue;
                }
                OfToday::Settings => continue,
            };
            let record = Arc::new(record.clone());
            match all.iter_mut().find(|it| it.name.eq_ignore_ascii_case(&record.name)) {
                Some(it) => *it = record,
                None => all.push(record),
            }
        }
        self.today = Arc::new(today);
    }

    /// Whether there is a calling policy of this name.
    pub(in crate::powershell) fn has_calling_policy(&self, name: &str) -> bool {
        find(&self.today.calling, name).is_some()
    }
}

impl Account {
    /// Gives the account the calling settings that were printed.
    pub(in crate::powershell) fn take_over(&mut self, settings: &Record) {
        self.delegates = settings.items("Delegates").into_iter().map(str::to_owned).collect();
        let mut settings = Record { name: String::new(), ..settings.clone() };
        settings.set(&DELEGATES, Setting::one(DELEGATES.default));
        self.settings = settings;
    }
}
