//! `Get-` and `Set-CsUserCallingSettings`.

use super::super::super::calling_settings::{Target, target};
use super::super::super::teams_module::CALLING_SETTINGS;
use super::super::arguments::Given;
use super::super::cmdlets::Result;
use super::super::commands::Note;
use super::super::evaluate::{Ran, Runner};
use super::super::failure::Failure;
use super::super::value::Value;
use super::super::{Tenant, User};
use super::calling::set_fields;
use super::record::{Record, Setting};
use super::{Account, account, field};

/// The settings that are set together, apart from the switch that is first: all of them that are
/// required, and then those that may be left out.
const FORWARDING: [&str; 4] =
    ["IsForwardingEnabled", "ForwardingType", "ForwardingTargetType", "ForwardingTarget"];
const UNANSWERED: [&str; 4] =
    ["IsUnansweredEnabled", "UnansweredDelay", "UnansweredTargetType", "UnansweredTarget"];
const GROUP: [&str; 2] = ["CallGroupOrder", "CallGroupTargets"];

/// How long an unanswered call may ring.
const DELAYS: [&str; 8] = [
    "00:00:05", "00:00:10", "00:00:15", "00:00:20", "00:00:30", "00:00:40", "00:00:50", "00:01:00",
];

impl Runner<'_> {
    fn user_with_settings(&self, given: &Given) -> Result<&User> {
        let identity = given.text("Identity")?.ok_or(Failure::Missing("Identity"))?;
        self.find_user(&identity).ok_or(Failure::NoUser(identity))
    }

    pub(super) fn get_settings(&self, given: &Given) -> Result<Vec<Value>> {
        Ok(vec![settings_object(&self.tenant, self.user_with_settings(given)?)])
    }

    pub(super) fn set_settings(&mut self, given: &Given) -> Ran<Result<Vec<Value>>> {
        let set = self.user_with_settings(given).and_then(|user| {
            let after = after(user, given)?;
            Ok((user.clone(), after))
        });
        let (user, after) = match set {
            Ok(it) => it,
            Err(failure) => return Ok(Err(failure)),
        };
        if after == user.account.settings {
            self.step.note(Note::AlreadySo);
        } else {
            let after = Account { settings: after, ..user.account.clone() };
            self.commit(account(&user, after));
        }
        Ok(Ok(Vec::new()))
    }
}

/// The settings after the cmdlet, or why it refuses them.
fn after(user: &User, given: &Given) -> Result<Record> {
    one_group(given)?;
    if !user.is_licensed() {
        return Err(Failure::Refused(format!(
            "The user \"{}\" has no Teams Phone license, which these settings need.",
            user.sign_in
        )));
    }
    let mut after = set_fields(&user.account.settings, CALLING_SETTINGS, given)?;
    for name in ["ForwardingTarget", "UnansweredTarget"] {
        // What is set with a type of target replaces the target before.
        if given.has(&format!("{name}Type"))
            && !given.has(name)
            && let Some(field) = field(CALLING_SETTINGS, name)
        {
            after.set(field, Setting::one(""));
        }
        let text = after.text(CALLING_SETTINGS, name);
        if !text.is_empty() && text.contains('@') && !text.starts_with("sip:") {
            let full = format!("sip:{text}");
            after.put(CALLING_SETTINGS, name, &full);
        }
    }
    if let Some(field) = field(CALLING_SETTINGS, "CallGroupTargets") {
        let full =
            |it: &str| if it.starts_with("sip:") { it.to_owned() } else { format!("sip:{it}") };
        let targets: Vec<String> = after.items(field.name).into_iter().map(full).collect();
        if targets.len() > 25 {
            return Err(invalid("A call group has at most 25 members."));
        }
        let in_order = after.text(CALLING_SETTINGS, "CallGroupOrder") == "InOrder";
        if given.has("CallGroupTargets") && in_order && targets.len() > 5 {
            return Err(invalid("InOrder takes a call group of at most 5 members."));
        }
        let is_empty = targets.is_empty();
        after.set(field, if is_empty { Setting::one("{}") } else { Setting::Many(targets.into()) });
    }
    check(user, &after)?;
    Ok(after)
}

/// The cmdlet sets one group of settings at a time, and all of it.
fn one_group(given: &Given) -> Result<()> {
    let has = |names: &[&str]| names.iter().filter(|it| given.has(it)).count();
    let singles = ["BusyOnBusyOption", "GroupNotificationOverride"];
    let groups = [has(&FORWARDING), has(&UNANSWERED), has(&GROUP)];
    let begun = groups.iter().filter(|it| **it > 0).count() + has(&singles);
    if begun > 1 {
        return Err(Failure::TwoSets);
    }
    let whole = |names: &[&str], least: usize| {
        let needed = names.get(..least).unwrap_or_default();
        let first = names.get(..1).unwrap_or_default();
        has(names) == 0 || has(names) == has(first) || has(needed) == least
    };
    let is_whole = whole(&FORWARDING, 3) && whole(&UNANSWERED, 2) && has(&GROUP) != 1;
    if is_whole { Ok(()) } else { Err(Failure::TwoSets) }
}

fn invalid(what: &str) -> Failure {
    Failure::Refused(what.to_owned())
}

/// What the reference says that the cmdlet validates.
fn check(user: &User, after: &Record) -> Result<()> {
    let text = |name: &str| after.text(CALLING_SETTINGS, name);
    if !DELAYS.contains(&text("UnansweredDelay")) {
        return Err(Failure::Refused(format!(
            "'{}' is not a valid UnansweredDelay. Use {}.",
            text("UnansweredDelay"),
            DELAYS.join(", ")
        )));
    }
    for (switch, kind, to) in [
        ("IsForwardingEnabled", "ForwardingTargetType", "ForwardingTarget"),
        ("IsUnansweredEnabled", "UnansweredTargetType", "UnansweredTarget"),
    ] {
        if text(switch) != "True" {
            continue;
        }
        let found = target(text(kind), text(to));
        let is_forwarding = switch == "IsForwardingEnabled";
        match found {
            // A user who never set a target has voicemail.
            None if !is_forwarding => {}
            None => return Err(invalid("There is no forwarding target to turn on. Set it too.")),
            Some(Target::Voicemail)
                if is_forwarding && text("ForwardingType") == "Simultaneous" =>
            {
                return Err(invalid("Voicemail takes the ForwardingType Immediate only."));
            }
            Some(Target::Colleague | Target::Number) if text(to).is_empty() => {
                return Err(Failure::Refused(format!("SingleTarget needs {to}.")));
            }
            Some(Target::Delegates) if user.account.delegates.is_empty() => {
                return Err(invalid("MyDelegates needs a delegate, and the user has none."));
            }
            Some(Target::Group) if after.items("CallGroupTargets").is_empty() => {
                return Err(invalid("Group needs a member of the call group, and it has none."));
            }
            Some(_) => {}
        }
    }
    Ok(())
}

/// The settings as `Get-CsUserCallingSettings` prints them.
fn settings_object(tenant: &Tenant, user: &User) -> Value {
    let sip = |it: &str| format!("sip:{it}");
    let ids = |names: Vec<&String>| match names.as_slice() {
        [] => Value::Null,
        names => {
            let shown: Vec<String> = names.iter().map(|it| format!("Id:{}", sip(it))).collect();
            Value::text(shown.join(", "))
        }
    };
    let name = |it: &str| it.to_owned();
    let value = user
        .account
        .settings
        .object(vec![(name("SipUri"), Value::text(sip(&user.sign_in)))], CALLING_SETTINGS);
    let Value::Object(mut object) = value else { return value };
    let delegators = tenant.users.iter().filter(|it| it.account.delegates.contains(&user.sign_in));
    let more = [
        (name("Delegates"), ids(user.account.delegates.iter().collect())),
        (name("Delegators"), ids(delegators.map(|it| &it.sign_in).collect())),
    ];
    let properties = &mut std::sync::Arc::make_mut(&mut object).properties;
    let at = properties.iter().position(|it| it.0 == "CallGroupOrder").unwrap_or(properties.len());
    properties.splice(at..at, more);
    let at = properties.iter().position(|it| it.0 == "GroupNotificationOverride");
    properties.insert(at.unwrap_or(0), (name("GroupMembershipDetails"), Value::Null));
    Value::Object(object)
}
