//! Printed output of the Teams module: calling policies, calling settings, patterns, federation, and
//! what users of today have besides.

use super::records::PrintedRecord;
use super::{Assumed, NotRead, ReadUser, Reading, Unread, granted, shortened};
use crate::order::sort;
use crate::powershell::catalog::bare_name;
use crate::powershell::properties::MORE_SETTINGS;
use crate::powershell::teams_module::{
    BLOCK_PATTERN, CALLING_POLICY, CALLING_SETTINGS, EXTERNAL_ACCESS, FEDERATION, Field,
};
use crate::powershell::tenant::{OfToday, Record, Tenant, User};
use std::collections::BTreeSet;

/// What the output says about a tenant of today.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct ReadToday {
    /// Policies and patterns, and what they are.
    records: Vec<(OfToday, Record)>,
    /// The calling settings of users, by sign-in name.
    settings: Vec<(String, Record)>,
}

/// What the output says about a user of today.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct ReadAccount {
    calling: Option<String>,
    external: Option<String>,
    dial_out: Option<String>,
    /// Whether `FeatureTypes` has the license, where it is printed whole.
    is_licensed: Option<bool>,
    has_calling_plan: bool,
}

impl ReadAccount {
    pub(super) fn of(record: &PrintedRecord<'_>) -> Self {
        let features = record.text(&["FeatureTypes"]);
        let is_whole = !features.is_empty() && !features.contains("...") && !features.contains('…');
        let has = features.contains("PhoneSystem");
        Self {
            calling: granted(record.text(&["TeamsCallingPolicy"])),
            external: granted(record.text(&["ExternalAccessPolicy"])),
            dial_out: granted(record.text(&["OnlineDialOutPolicy"])),
            is_licensed: (has || is_whole).then_some(has),
            has_calling_plan: features.contains("CallingPlan"),
        }
    }

    /// Gives a user what they have today.
    pub(super) fn apply(&self, user: &mut User) {
        user.policy.clone_from(&self.calling);
        let has_voice = user.is_licensed();
        if let Some(is_licensed) = self.is_licensed {
            user.set_license(is_licensed);
        }
        let account = &mut user.account;
        account.has_voice = has_voice;
        account.number = user.line.trim_start_matches("tel:").to_owned();
        account.number_type = match (account.number.is_empty(), self.has_calling_plan) {
            (true, _) => "",
            (false, true) => "CallingPlan",
            (false, false) => "DirectRouting",
        };
        account.external.clone_from(&self.external);
        account.dial_out.clone_from(&self.dial_out);
    }
}

impl ReadToday {
    /// How many policies there are.
    pub(super) fn policies(&self) -> usize {
        self.records.iter().filter(|it| it.0.is_policy()).count()
    }

    /// Puts what was read before in front.
    pub(super) fn after(&mut self, before: Self) {
        self.records.splice(0..0, before.records);
        self.settings.splice(0..0, before.settings);
    }

    /// The policies that users have but that are neither read nor built in. The tenant gets all others.
    pub(super) fn give(&self, tenant: &mut Tenant) -> Vec<String> {
        tenant.take_over(&self.records);
        for (name, settings) in &self.settings {
            let user = tenant.users.iter_mut().find(|it| it.sign_in.eq_ignore_ascii_case(name));
            user.into_iter().for_each(|it| it.account.take_over(settings));
        }
        let named = tenant.users.iter().filter_map(|it| it.policy.clone());
        let mut missing: Vec<String> = named.filter(|it| !tenant.has_calling_policy(it)).collect();
        sort(&mut missing);
        missing.dedup();
        missing
    }
}

impl Reading {
    /// Takes a record of today's module. False if it is none.
    pub(super) fn of_today(&mut self, record: &PrintedRecord<'_>) -> bool {
        let any = |labels: &[&str]| labels.iter().any(|it| record.field(it).is_some());
        let (kind, fields): (OfToday, &'static [Field]) = match () {
            () if any(&[
                "AllowPrivateCalling",
                "BusyOnBusyEnabledType",
                "AllowCallForwardingToPhone",
            ]) =>
            {
                (OfToday::Calling, CALLING_POLICY)
            }
            () if any(&["IsForwardingEnabled", "IsUnansweredEnabled"]) => {
                (OfToday::Settings, CALLING_SETTINGS)
            }
            () if any(&["AllowFederatedUsers"]) => (OfToday::Federation, FEDERATION),
            () if any(&["EnableFederationAccess"]) => (OfToday::External, EXTERNAL_ACCESS),
            () if any(&["Pattern"]) => (OfToday::Pattern, BLOCK_PATTERN),
            () => return false,
        };
        let name = bare_name(record.text(match kind {
            OfToday::Pattern => &["Identity", "Name"],
            _ => &["Identity", "SipUri"],
        }));
        let line = record.fields.first().map_or(0, |it| it.line);
        if name.is_empty() && kind != OfToday::Federation {
            self.unread.push(Unread { line, why: NotRead::Nameless });
            return true;
        }
        let mut read = Record::named(name);
        for field in &record.fields {
            let label = field.label;
            let is = |it: &str| it.eq_ignore_ascii_case(label);
            let why = match fields.iter().find(|it| is(it.name)) {
                _ if record.is_cut(field) => Some(NotRead::Cut(label.to_owned())),
                Some(known) if read.read(known, &field.value) => None,
                Some(_) => {
                    Some(NotRead::Value { label: label.to_owned(), found: shortened(&field.value) })
                }
                None if is("Identity") || MORE_SETTINGS.iter().any(|it| is(it)) => None,
                None => Some(NotRead::Label(shortened(label))),
            };
            self.unread.extend(why.map(|why| Unread { line: field.line, why }));
        }
        match kind {
            OfToday::Settings => {
                let name = name.trim_start_matches("sip:").to_owned();
                let delegates = record.text(&["Delegates"]);
                read.read_delegates(delegates);
                self.today.settings.push((name, read));
            }
            kind => self.today.records.push((kind, read)),
        }
        true
    }

    /// A user of whom nothing but the settings was printed.
    pub(super) fn users_of_settings(&mut self) {
        let of_users = self.users.iter().map(|it| it.user.sign_in.to_ascii_lowercase());
        // One after the other, because collecting them would sort them first, with code of its own.
        let mut known = BTreeSet::new();
        known.extend(of_users);
        let names: Vec<String> = self.today.settings.iter().map(|it| it.0.clone()).collect();
        for name in names {
            if !known.insert(name.to_ascii_lowercase()) {
                continue;
            }
            let user = User { display_name: name.clone(), sign_in: name, ..User::default() };
            let assumed = vec![Assumed::Home, Assumed::License, Assumed::Policy];
            self.users.push(ReadUser { user, assumed, account: ReadAccount::default() });
        }
    }
}
