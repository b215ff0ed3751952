//! What PowerShell printed about one user, as answers to the questions of an edition.

mod forms;
mod json;

use super::calling_settings::{
    self, BUSY_OPTIONS, NUMBER_TYPES, Target, answering, dial_out, unanswered,
};
use super::catalog::bare_name;
use super::reading::records::{Field, PrintedRecord, records};
use super::reading::{name_by_command, read_output};
use super::tenant::Era;
use crate::editions::teams_calling_policy;
use crate::order::sort;
use crate::routing::{Edition, Role};
use forms::flat;
pub use json::{JsonFault, JsonProblem};

/// What was taken from pasted output.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Pasted {
    /// The user, if the output names one.
    pub user: Option<String>,
    /// The answers, each once.
    pub taken: Vec<Taken>,
    /// What was not taken, and why.
    pub left: Vec<Left>,
}

/// An answer that was taken from the output.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Taken {
    /// The question, by position.
    pub question: u8,
    /// The answer, by position.
    pub answer: u8,
    /// What it was taken from: the label and the value, as they were printed.
    pub from: String,
}

/// Something that was not taken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Left {
    /// Nothing in the text is output of one of the cmdlets.
    Nothing,
    /// The text has JSON that cannot be read.
    Json(JsonProblem),
    /// A property has a value that is not known.
    Value(String),
    /// The user has this policy, whose fields were not pasted and are not those of a built-in one.
    Policy(String),
    /// There is more than one user; the first counts.
    MoreUsers(usize),
    /// Patterns or lists of other organizations: whether they match, depends on who calls.
    Lists(&'static str),
}

/// Reads what PowerShell printed.
pub fn pasted(text: &str, edition: &'static Edition) -> Pasted {
    let text = match flat(text) {
        Ok(text) => text,
        Err(problem) => return Pasted { left: vec![Left::Json(problem)], ..Pasted::default() },
    };
    let mut read = match edition == &teams_calling_policy::EDITION {
        true => of_today(&text, edition),
        false => of_before(&text, edition),
    };
    if read.taken.is_empty() && read.left.is_empty() {
        read.left.push(Left::Nothing);
    }
    read
}

/// A user of the older editions: as the simulated tenant would have it.
fn of_before(text: &str, edition: &'static Edition) -> Pasted {
    let Some(era) = Era::first_of(edition) else {
        return Pasted::default();
    };
    let (tenant, missing) = read_output(text).tenant(era);
    let Some(user) = tenant.users.first() else { return Pasted::default() };
    let mut read = Pasted { user: Some(user.sign_in.clone()), ..Pasted::default() };
    read.left.extend(missing.into_iter().map(Left::Policy));
    if tenant.users.len() > 1 {
        read.left.push(Left::MoreUsers(tenant.users.len()));
    }
    let Some(&case) = tenant.cases(user).first() else { return read };
    let is_of_user = |it: Role| matches!(it, Role::User | Role::Policy | Role::License);
    for (at, question) in edition.of_role(is_of_user) {
        let from = format!("{}: {}", question.name, case.label(at));
        read.taken.push(Taken { question: at, answer: case.get(at), from });
    }
    read
}

/// What a record is about.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    User,
    Settings,
    Policy,
    Number,
    Patterns,
    Federation,
    External,
    Other,
}

fn of_today(text: &str, edition: &'static Edition) -> Pasted {
    let (mut printed, _) = records(text);
    printed.iter_mut().for_each(name_by_command);
    let kinds: Vec<(Kind, &PrintedRecord<'_>)> = printed.iter().map(|it| (kind(it), it)).collect();
    let of_kind = |kind: Kind| kinds.iter().filter(move |it| it.0 == kind).map(|it| it.1);
    let mut reader = Reader { edition, read: Pasted::default() };
    // The tenant has a mode too, but no name of a user.
    let is_named = of_kind(Kind::User).any(|it| user_name(it).is_some());
    let users: Vec<&PrintedRecord<'_>> =
        of_kind(Kind::User).filter(|it| !is_named || user_name(it).is_some()).collect();
    let mut names: Vec<String> =
        users.iter().map(|it| user_name(it).unwrap_or_default().to_lowercase()).collect();
    let first = names.first().cloned().unwrap_or_default();
    let own = || users.iter().zip(&names).filter(|it| !is_named || *it.1 == first).map(|it| *it.0);
    let mine: Vec<&PrintedRecord<'_>> = own().take(if is_named { usize::MAX } else { 1 }).collect();
    mine.iter().for_each(|it| reader.user(it));
    if is_named {
        sort(&mut names);
        names.dedup();
    }
    if names.len() > 1 {
        reader.read.left.push(Left::MoreUsers(names.len()));
    }
    let name = mine.iter().find_map(|it| value(it, "TeamsCallingPolicy"));
    let name = name.map(|it| if it.is_empty() { "Global" } else { bare_name(it) });
    let policies = || of_kind(Kind::Policy);
    let is_named = |it: &&PrintedRecord<'_>, name: &str| {
        value(it, "Identity").is_some_and(|it| bare_name(it).eq_ignore_ascii_case(name))
    };
    match name {
        Some(name) => match policies().find(|it| is_named(it, name)) {
            Some(policy) => reader.policy(policy),
            None => reader.built_in(name),
        },
        None if policies().count() == 1 => policies().for_each(|it| reader.policy(it)),
        None => {}
    }
    // Those of the user, if several users' settings were printed.
    let is_own = |it: &&PrintedRecord<'_>| mine.iter().any(|user| is_of(it, user));
    let settings = of_kind(Kind::Settings).find(is_own).or(of_kind(Kind::Settings).next());
    settings.into_iter().for_each(|it| reader.settings(it));
    let settings = of_kind(Kind::Settings).count();
    if settings > 1 && of_kind(Kind::User).count() <= 1 {
        reader.read.left.push(Left::MoreUsers(settings));
    }
    of_kind(Kind::Number).take(1).for_each(|it| reader.number(it));
    let lists = [
        (Kind::Patterns, "Get-CsInboundBlockedNumberPattern"),
        (Kind::Federation, "Get-CsTenantFederationConfiguration"),
        (Kind::External, "Get-CsExternalAccessPolicy"),
    ];
    for (kind, name) in lists {
        if of_kind(kind).next().is_some() {
            reader.read.left.push(Left::Lists(name));
        }
    }
    reader.read
}

/// Whether calling settings are those of a user, by the addresses of both.
fn is_of(settings: &PrintedRecord<'_>, user: &PrintedRecord<'_>) -> bool {
    let Some(address) = value(settings, "SipUri") else { return false };
    let names = ["SipAddress", "UserPrincipalName"].into_iter().filter_map(|it| value(user, it));
    names.into_iter().any(|it| without_sip(it).eq_ignore_ascii_case(without_sip(address)))
}

fn without_sip(address: &str) -> &str {
    match address.split_at_checked(4) {
        Some((start, rest)) if start.eq_ignore_ascii_case("sip:") => rest,
        _ => address,
    }
}

/// What names a user.
fn user_name<'b>(record: &'b PrintedRecord<'_>) -> Option<&'b str> {
    let names = ["UserPrincipalName", "DisplayName", "SipAddress", "Identity"];
    names.into_iter().find_map(|it| value(record, it)).filter(|it| !it.is_empty())
}

/// What a record is about, by the properties that nothing else has.
fn kind(record: &PrintedRecord<'_>) -> Kind {
    let has = |label: &str| value(record, label).is_some();
    let any = |labels: &[&str]| labels.iter().any(|it| has(it));
    if any(&[
        "AllowPrivateCalling",
        "BusyOnBusyEnabledType",
        "InboundPstnCallRoutingTreatment",
        "AllowCallForwardingToPhone",
    ]) {
        Kind::Policy
    } else if any(&["IsForwardingEnabled", "IsUnansweredEnabled", "UnansweredTargetType"]) {
        Kind::Settings
    } else if any(&["AllowFederatedUsers", "AllowedDomains"]) {
        Kind::Federation
    } else if any(&["EnableFederationAccess", "EnableOutsideAccess"]) {
        Kind::External
    } else if any(&["NumberType", "PstnAssignmentStatus"]) {
        Kind::Number
    } else if has("Pattern") {
        Kind::Patterns
    } else if any(&[
        "TeamsUpgradeEffectiveMode",
        "EnterpriseVoiceEnabled",
        "FeatureTypes",
        "TeamsCallingPolicy",
        "OnlineDialOutPolicy",
    ]) {
        Kind::User
    } else {
        Kind::Other
    }
}

fn field<'a, 'b>(record: &'b PrintedRecord<'a>, label: &str) -> Option<&'b Field<'a>> {
    record.fields.iter().find(|it| it.label.eq_ignore_ascii_case(label))
}

fn value<'b>(record: &'b PrintedRecord<'_>, label: &str) -> Option<&'b str> {
    field(record, label).map(|it| it.value.trim())
}

struct Reader {
    edition: &'static Edition,
    read: Pasted,
}

impl Reader {
    /// Takes an answer by its word.
    fn take(&mut self, key: &str, token: &str, from: String) {
        let Some(question) = self.edition.position(key) else { return };
        let Some(answer) = self.edition.question(question).and_then(|it| it.position(token)) else {
            return;
        };
        self.read.taken.retain(|it| it.question != question);
        self.read.taken.push(Taken { question, answer, from });
    }

    fn refuse(&mut self, label: &str, value: &str) {
        self.read.left.push(Left::Value(format!("{label}: {value}")));
    }

    /// Takes the answer that a value stands for, out of pairs of values and words.
    fn one_of(
        &mut self,
        record: &PrintedRecord<'_>,
        label: &str,
        key: &str,
        words: &[(&str, &str)],
    ) {
        let Some(value) = value(record, label) else { return };
        match words.iter().find(|it| it.0.eq_ignore_ascii_case(value)) {
            Some((_, token)) => self.take(key, token, shown(label, value)),
            None if value.is_empty() => {}
            None => self.refuse(label, value),
        }
    }

    fn user(&mut self, user: &PrintedRecord<'_>) {
        self.read.user = user_name(user).map(str::to_owned);
        self.one_of(
            user,
            "TeamsUpgradeEffectiveMode",
            "mode",
            &[
                ("TeamsOnly", "teams-only"),
                ("Islands", "islands"),
                ("SfBOnly", "sfb-only"),
                ("SfBWithTeamsCollab", "sfb-with-teams-collab"),
                ("SfBWithTeamsCollabAndMeetings", "sfb-with-teams-collab-and-meetings"),
            ],
        );
        self.one_of(
            user,
            "EnterpriseVoiceEnabled",
            "enterprise-voice",
            &[("True", "true"), ("False", "false")],
        );
        if let Some(features) = value(user, "FeatureTypes") {
            // A list that the table or the file cut off says nothing about what it does not show.
            let is_cut = features.is_empty()
                || features.contains("...")
                || features.contains('…')
                || features.starts_with("System.");
            let has = features.contains("PhoneSystem");
            match (has, is_cut) {
                (true, _) => self.take("licensed", "yes", shown("FeatureTypes", "PhoneSystem")),
                (false, true) => self.refuse("FeatureTypes", features),
                (false, false) => self.take("licensed", "no", shown("FeatureTypes", features)),
            }
        }
        if let Some(policy) = value(user, "OnlineDialOutPolicy") {
            let bare = bare_name(policy);
            // What `Global` allows, its own output alone shows.
            if bare.is_empty() {
                return;
            }
            let Some(token) = dial_out(bare) else {
                return self.refuse("OnlineDialOutPolicy", policy);
            };
            self.take("dial-out", token, shown("OnlineDialOutPolicy", policy));
        }
    }

    /// A policy as it was printed.
    fn policy(&mut self, policy: &PrintedRecord<'_>) {
        for (_, question) in self.edition.of_role(|it| it == Role::Policy) {
            let Some(value) = value(policy, question.heading) else { continue };
            match question.answers.iter().find(|it| it.label.eq_ignore_ascii_case(value)) {
                Some(answer) => {
                    self.take(question.key, answer.token, shown(question.heading, value))
                }
                None if value.is_empty() => {}
                None => self.refuse(question.heading, value),
            }
        }
    }

    /// A policy of which the name alone is known.
    fn built_in(&mut self, name: &str) {
        let Some(preset) = self.edition.preset(name) else {
            return self.read.left.push(Left::Policy(name.to_owned()));
        };
        // Organizations edit Global; what its fields are now, its own output alone shows.
        if preset.is_default(self.edition) {
            return self.read.left.push(Left::Policy(preset.name.to_owned()));
        }
        for &(question, answer) in preset.sets {
            self.read.taken.retain(|it| it.question != question);
            let from = shown("TeamsCallingPolicy", preset.name);
            self.read.taken.push(Taken { question, answer, from });
        }
    }

    fn settings(&mut self, settings: &PrintedRecord<'_>) {
        if self.read.user.is_none() {
            self.read.user = value(settings, "SipUri").map(|it| without_sip(it).to_owned());
        }
        let forwarding = value(settings, "IsForwardingEnabled").map(str::to_ascii_lowercase);
        if forwarding.as_deref() == Some("true") {
            let kind = value(settings, "ForwardingType").unwrap_or_default();
            let target = target(settings, "ForwardingTargetType", "ForwardingTarget");
            match target.and_then(|it| answering(kind, it)) {
                Some(answer) => {
                    let to = value(settings, "ForwardingTargetType").unwrap_or_default();
                    let (kind, to) =
                        (shown("ForwardingType", kind), shown("ForwardingTargetType", to));
                    self.take("answering", answer, format!("{kind}, {to}"));
                }
                _ => self.refuse("ForwardingType", kind),
            }
        } else {
            self.one_of(
                settings,
                "IsForwardingEnabled",
                "answering",
                &[("", "ring"), ("False", "ring")],
            );
        }
        match value(settings, "IsUnansweredEnabled") {
            None => {}
            // Blank is not False: the user never changed it.
            Some("") => self.take("unanswered", "untouched", shown("IsUnansweredEnabled", "")),
            Some(it) if it.eq_ignore_ascii_case("False") => {
                self.take("unanswered", "nothing", shown("IsUnansweredEnabled", it));
            }
            Some(it) => match target(settings, "UnansweredTargetType", "UnansweredTarget") {
                Some(target) if it.eq_ignore_ascii_case("True") => {
                    let kind = value(settings, "UnansweredTargetType").unwrap_or_default();
                    self.take(
                        "unanswered",
                        unanswered(target),
                        shown("UnansweredTargetType", kind),
                    );
                }
                _ => self.refuse("IsUnansweredEnabled", it),
            },
        }
        self.one_of(settings, "BusyOnBusyOption", "busy-choice", &BUSY_OPTIONS);
    }

    fn number(&mut self, number: &PrintedRecord<'_>) {
        self.one_of(number, "NumberType", "pstn", &NUMBER_TYPES);
        match value(number, "PstnAssignmentStatus") {
            Some(it) if it.eq_ignore_ascii_case("Unassigned") => {
                self.take("number", "unassigned", shown("PstnAssignmentStatus", it));
            }
            Some(it) if it.eq_ignore_ascii_case("UserAssigned") => {
                let category = value(number, "AssignmentCategory").unwrap_or_default();
                match category.eq_ignore_ascii_case("Private") {
                    true => self.take("number", "private", shown("AssignmentCategory", category)),
                    false => self.take("number", "assigned", shown("PstnAssignmentStatus", it)),
                }
            }
            _ => {}
        }
    }
}

/// Where a rule sends calls.
fn target(settings: &PrintedRecord<'_>, kind: &str, to: &str) -> Option<Target> {
    calling_settings::target(value(settings, kind)?, value(settings, to).unwrap_or_default())
}

fn shown(label: &str, value: &str) -> String {
    if value.is_empty() { format!("{label} is blank") } else { format!("{label}: {value}") }
}
