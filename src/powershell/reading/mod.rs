//! Reads the output of cmdlets: pasted output becomes the policies and users of a tenant, and lines
//! that were not understood are reported.

mod provisioned;
pub(crate) mod records;
mod today;

use super::catalog::{Cmdlet, bare_name};
use super::instances::{UPGRADE_INSTANCES, mode_name};
use super::properties::IDLE;
use super::tenant::{Era, Policy, Tenant, User};
use crate::editions::teams_interop_policy::{
    DefaultClient, License, Organization, Override, PolicyFields,
};
use crate::editions::teams_upgrade_policy::Mode;
use crate::order::{sort, sort_by};
use provisioned::{customer, license};
use records::{Field, PrintedRecord, Stray};
use std::str::FromStr;
use strum::VariantArray;
use today::{ReadAccount, ReadToday};

/// The result of reading pasted output.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Reading {
    /// The policies, in order.
    pub policies: Vec<Policy>,
    /// The users, in order.
    pub users: Vec<ReadUser>,
    /// The mode of users without a coexistence policy of their own: that of `Global`, or the mode
    /// in effect of a user whose own policy is blank.
    pub mode: Option<Mode>,
    /// The lines that were not understood.
    pub unread: Vec<Unread>,
    today: ReadToday,
}

/// A user in pasted output.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReadUser {
    /// The user. Anything that the output does not say is as in [`User::default`].
    pub user: User,
    /// What the output does not say and is therefore assumed. No cmdlet ever shows what the user
    /// chose in Teams.
    pub assumed: Vec<Assumed>,
    account: ReadAccount,
}

/// Something about a user that pasted output does not say.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Assumed {
    /// Where the account is homed. Skype for Business Online is assumed.
    Home,
    /// Whether the user has Phone System and Calling Plans, which is assumed.
    License,
    /// The policy of the user. `Global` is assumed.
    Policy,
}

/// A line that was not understood.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unread {
    /// The line, from 1.
    pub line: usize,
    /// Why it was not understood.
    pub why: NotRead,
}

/// Why a line was not understood.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NotRead {
    /// The line does not belong to a list or a table.
    Stray(String),
    /// No property of this name affects users or policies here.
    Label(String),
    /// The value is not valid for the property.
    Value {
        /// The property.
        label: String,
        /// The value.
        found: String,
    },
    /// PowerShell shortened the value to fit the window.
    Cut(String),
    /// The object has no name.
    Nameless,
    /// The object is neither a policy nor a user.
    Neither,
    /// The lines are an error of a command.
    Failed(String),
    /// The user was printed before. What was printed last counts.
    Twice(String),
    /// The account of the user is disabled, which is not simulated.
    Disabled(String),
}

/// Reads the output of `Get-CsTeamsInteropPolicy` and `Get-CsOnlineUser`: lists, padded or not,
/// with values over several lines, and tables. Takes any text and never fails, in linear time.
///
/// Reading the output of [`super::tenant::print_policies`] and [`super::tenant::print_users`] gives
/// back the same policies and users.
pub fn read_output(text: &str) -> Reading {
    let (mut records, strays) = records::records(text);
    let mut reading = Reading::default();
    reading.strays(&strays);
    records.iter_mut().for_each(name_by_command);
    for record in &reading.merged(records) {
        reading.record(record);
    }
    reading.users_of_settings();
    sort_by(&mut reading.unread, |it, that| it.line.cmp(&that.line));
    reading
}

impl Reading {
    /// A tenant with these users and policies, and the names of the policies that users have but
    /// the output lacks. Preconfigured ones exist in the tenant anyway; users of the others fall
    /// back to `Global`.
    pub fn tenant(&self, era: Era) -> (Tenant, Vec<String>) {
        let mut tenant = Tenant::new(era);
        let mut places: Vec<(String, usize)> = Vec::new();
        for (at, policy) in tenant.policies.iter().enumerate() {
            places.push((policy.name.to_lowercase(), at));
        }
        sort(&mut places);
        for policy in &self.policies {
            let name = policy.name.to_lowercase();
            match places.binary_search_by(|it| it.0.cmp(&name)) {
                Ok(found) => {
                    let place = places.get(found).and_then(|it| tenant.policies.get_mut(it.1));
                    place.into_iter().for_each(|it| it.fields = policy.fields);
                }
                Err(at) => {
                    places.insert(at, (name, tenant.policies.len()));
                    tenant.policies.push(policy.clone());
                }
            }
        }
        tenant.mode = self.mode.unwrap_or(tenant.mode);
        tenant.users = self.users.iter().map(|it| it.user.clone()).collect();
        if era == Era::Today {
            let read = tenant.users.iter_mut().zip(&self.users);
            read.for_each(|(user, read)| read.account.apply(user));
            let missing = self.today.give(&mut tenant);
            return (tenant, missing);
        }
        let is_known = |name: &String| {
            let name = name.to_lowercase();
            places.binary_search_by(|it| it.0.cmp(&name)).is_ok()
        };
        let named = tenant.users.iter().filter_map(|it| it.policy.clone());
        let mut missing: Vec<String> = named.filter(|it| !is_known(it)).collect();
        sort(&mut missing);
        missing.dedup();
        (tenant, missing)
    }

    /// How many policies were read, of whichever kind.
    pub fn policies_read(&self) -> usize {
        self.policies.len() + self.today.policies()
    }

    /// Adds this to what was read before. Users that were read now take the place of those before.
    pub fn after(mut self, before: Self) -> Self {
        self.policies.splice(0..0, before.policies);
        if self.users.is_empty() {
            self.users = before.users;
        }
        self.today.after(before.today);
        self
    }

    /// Lines that belong to no object. An error is one remark, however many lines it has.
    fn strays(&mut self, strays: &[Stray<'_>]) {
        let mut rest = strays;
        while !rest.is_empty() {
            let ends = rest.windows(2).position(|it| match it {
                [one, next] => next.line != one.line + 1,
                _ => true,
            });
            let (block, after) = rest.split_at(ends.map_or(rest.len(), |it| it + 1));
            // Of Windows PowerShell, and of PowerShell 7.
            let is_error = block.iter().any(|it| {
                let text = it.text.trim_start();
                text.starts_with("At line:") || text.starts_with("Line |")
            });
            let shown = if is_error { block.get(..1).unwrap_or_default() } else { block };
            for stray in shown {
                let text = shortened(stray.text.trim());
                let why = if is_error { NotRead::Failed(text) } else { NotRead::Stray(text) };
                self.unread.push(Unread { line: stray.line, why });
            }
            rest = after;
        }
    }

    /// Puts the records of one user together. What was printed last counts.
    fn merged<'a>(&mut self, records: Vec<PrintedRecord<'a>>) -> Vec<PrintedRecord<'a>> {
        let mut names: Vec<(String, usize)> = Vec::new();
        for (at, record) in records.iter().enumerate() {
            if is_user(record) && !is_policy(record) {
                names.push((sign_in_of(record).to_lowercase(), at));
            }
        }
        sort(&mut names);
        let mut records: Vec<Option<PrintedRecord<'a>>> = records.into_iter().map(Some).collect();
        let mut names = names.into_iter().filter(|it| !it.0.is_empty()).peekable();
        while let Some((name, first)) = names.next() {
            let mut later = Vec::new();
            while let Some((_, next)) = names.next_if(|it| it.0 == name) {
                let Some(record) = records.get_mut(next).and_then(Option::take) else { continue };
                let line = record.fields.first().map_or(0, |it| it.line);
                let why = NotRead::Twice(shortened(&name));
                self.unread.push(Unread { line, why });
                later.push(record.fields);
            }
            if let Some(Some(record)) = records.get_mut(first) {
                let earlier = std::mem::take(&mut record.fields);
                record.fields = later.into_iter().rev().flatten().chain(earlier).collect();
            }
        }
        records.into_iter().flatten().collect()
    }

    fn record(&mut self, record: &PrintedRecord<'_>) {
        let any = |labels: &[&str]| labels.iter().any(|it| record.field(it).is_some());
        let line = record.fields.first().map_or(0, |it| it.line);
        if is_policy(record) {
            match record.text(&["Identity"]) {
                "" => self.unread.push(Unread { line, why: NotRead::Nameless }),
                name => {
                    let policy = Policy {
                        name: bare_name(name).to_owned(),
                        fields: PolicyFields {
                            allow_end_user_client_override: self
                                .value::<Override>(record, "AllowEndUserClientOverride"),
                            calling_default_client: self
                                .value::<DefaultClient>(record, "CallingDefaultClient"),
                            chat_default_client: self
                                .value::<DefaultClient>(record, "ChatDefaultClient"),
                        },
                    };
                    self.policies.push(policy);
                }
            }
            self.unknown_labels(record, &super::POLICY_PROPERTIES);
        } else if any(&["Mode", "NotifySfbUsers"]) && any(&["Identity"]) {
            let is_global = record.text(&["Identity"]).eq_ignore_ascii_case("Global");
            if is_global && let Some(mode) = mode_named(record.text(&["Mode"])) {
                self.mode = Some(mode);
            }
            self.unknown_labels(record, &super::UPGRADE_PROPERTIES);
        } else if is_user(record) {
            self.user(record, line);
            self.unknown_labels(record, &super::USER_PROPERTIES);
        } else if !self.of_today(record) {
            self.unread.push(Unread { line, why: NotRead::Neither });
        }
    }

    fn user(&mut self, record: &PrintedRecord<'_>, line: usize) {
        let sign_in = sign_in_of(record);
        if sign_in.is_empty() {
            self.unread.push(Unread { line, why: NotRead::Nameless });
            return;
        }
        let enabled = record.text(&["AccountEnabled", "Enabled"]);
        if enabled.eq_ignore_ascii_case("False") {
            let why = NotRead::Disabled(shortened(sign_in));
            self.unread.push(Unread { line, why });
        }
        let mut assumed = Vec::new();
        let customer = customer(record);
        if customer.is_none() {
            assumed.push(Assumed::Home);
        }
        let switch = record.text(&["EnterpriseVoiceEnabled"]);
        if !switch.is_empty() {
            // A value that is not valid is told.
            self.value::<Override>(record, "EnterpriseVoiceEnabled");
        }
        let licence = license(record).unwrap_or_else(|| {
            assumed.push(Assumed::License);
            License::default()
        });
        if record.field("TeamsInteropPolicy").or(record.field("TeamsCallingPolicy")).is_none() {
            assumed.push(Assumed::Policy);
        }
        let in_effect = mode_named(record.text(&["TeamsUpgradeEffectiveMode"]));
        let own = record.field("TeamsUpgradePolicy").map(|it| granted(&it.value));
        // Today, users in the cloud are TeamsOnly whatever the tenant's mode is.
        let is_of_today = record.field("FeatureTypes").is_some();
        let has_own_mode = is_of_today && customer != Some(Organization::OnPremisesHomed);
        if matches!(own, Some(None)) && !has_own_mode {
            self.mode = self.mode.or(in_effect);
        }
        // Where the policy is not shown, the mode in effect says what applies.
        let by_mode = in_effect.filter(|_| own.is_none()).and_then(|mode| {
            let instance = UPGRADE_INSTANCES.iter().find(|it| it.mode == mode);
            instance.map(|it| it.name.to_owned())
        });
        let full_name = [record.text(&["FirstName"]), record.text(&["LastName"])].join(" ");
        let display_name = match record.text(&["DisplayName"]) {
            "" => full_name.trim().to_owned(),
            it => it.to_owned(),
        };
        let user = User {
            display_name,
            sign_in: sign_in.to_owned(),
            alias: record.text(&["Alias"]).to_owned(),
            customer: customer.unwrap_or_default(),
            licence,
            line: record.text(&["LineURI", "OnPremLineURI"]).to_owned(),
            policy: granted(record.text(&["TeamsInteropPolicy"])),
            upgrade: own.flatten().or(by_mode),
            ..User::default()
        };
        self.users.push(ReadUser { user, assumed, account: ReadAccount::of(record) });
    }

    /// A value out of a fixed set, or the default if it is missing or not valid.
    fn value<T: FromStr + Default>(&mut self, record: &PrintedRecord<'_>, label: &str) -> T {
        let Some(field) = record.field(label) else { return T::default() };
        field.value.trim().parse().unwrap_or_else(|_| {
            if !record.is_cut(field) {
                let found = shortened(&field.value);
                let why = NotRead::Value { label: label.to_owned(), found };
                self.unread.push(Unread { line: field.line, why });
            }
            T::default()
        })
    }

    fn unknown_labels(&mut self, record: &PrintedRecord<'_>, known: &[&str]) {
        for field in &record.fields {
            let also = [
                "Enabled",
                "AccountEnabled",
                "FirstName",
                "LastName",
                "WindowsEmailAddress",
                "Identity",
                "TeamsUpgradeEffectiveMode",
                "TeamsUpgradeNotificationsEnabled",
            ];
            let mut all = known.iter().chain(&also).chain(&IDLE);
            let is_known = all.any(|it| it.eq_ignore_ascii_case(field.label));
            let why = match is_known {
                true if !record.is_cut(field) => continue,
                true => NotRead::Cut(field.label.to_owned()),
                false => NotRead::Label(shortened(field.label)),
            };
            self.unread.push(Unread { line: field.line, why });
        }
    }
}

/// The properties of which each names a user.
const NAMES: [&str; 3] = ["UserPrincipalName", "SipAddress", "WindowsEmailAddress"];

fn is_user(record: &PrintedRecord<'_>) -> bool {
    NAMES.iter().any(|it| record.field(it).is_some())
}

fn is_policy(record: &PrintedRecord<'_>) -> bool {
    ["AllowEndUserClientOverride", "CallingDefaultClient", "ChatDefaultClient"]
        .iter()
        .any(|it| record.field(it).is_some())
}

fn sign_in_of<'r>(record: &'r PrintedRecord<'_>) -> &'r str {
    let address = record.text(&NAMES);
    match address.split_at_checked(4) {
        Some((prefix, rest)) if prefix.eq_ignore_ascii_case("sip:") => rest,
        _ => address,
    }
}

/// Names an object by the command that printed it, if no property names it.
pub(super) fn name_by_command(record: &mut PrintedRecord<'_>) {
    let Some((cmdlet, name)) = record.command.and_then(asked_for) else { return };
    let label = match cmdlet {
        Cmdlet::GetOnlineUser if !is_user(record) => "UserPrincipalName",
        Cmdlet::GetInteropPolicy | Cmdlet::GetUpgradePolicy
            if record.field("Identity").is_none() =>
        {
            "Identity"
        }
        _ => return,
    };
    let line = record.fields.first().map_or(0, |it| it.line);
    record.fields.insert(0, Field { label, value: name, line });
}

/// The command that gets an object, and the name of the object in it: the value of `-Identity`, or
/// the first value without a name.
fn asked_for(command: &str) -> Option<(Cmdlet, String)> {
    let mut words = command.split('|').next()?.split_whitespace();
    let cmdlet = Cmdlet::named(words.next()?)?;
    let mut is_identity = true;
    for word in words {
        match word.strip_prefix('-') {
            Some(name) => {
                let start = "Identity".get(..name.len());
                is_identity = start.is_some_and(|it| it.eq_ignore_ascii_case(name));
            }
            None if is_identity => {
                let quotes = ['\'', '"'];
                return Some((cmdlet, word.trim_matches(quotes).to_owned()));
            }
            None => is_identity = true,
        }
    }
    None
}

/// The user's own policy. Blank and `Global` mean that there is none.
fn granted(value: &str) -> Option<String> {
    let name = bare_name(value);
    let is_own = !name.is_empty() && !name.eq_ignore_ascii_case("Global");
    is_own.then(|| name.to_owned())
}

/// A mode as the cmdlets print it.
fn mode_named(name: &str) -> Option<Mode> {
    Mode::VARIANTS.iter().copied().find(|it| mode_name(*it).eq_ignore_ascii_case(name))
}

fn shortened(text: &str) -> String {
    text.chars().take(60).collect()
}
