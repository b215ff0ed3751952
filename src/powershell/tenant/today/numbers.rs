//! `Get-`, `Set-` and `Remove-CsPhoneNumberAssignment`.

use super::super::super::teams_module::ABOUT_NUMBERS;
use super::super::arguments::Given;
use super::super::cmdlets::Result;
use super::super::commands::Note;
use super::super::evaluate::{Ran, Runner};
use super::super::failure::Failure;
use super::super::value::{Object, ObjectKind, Value};
use super::super::{Tenant, User};
use super::objects::{identity, identity_fits};
use super::{Account, account};
use crate::powershell::properties::NUMBER_PROPERTIES;
use std::sync::Arc;

/// A number of the organization.
struct Number<'a> {
    number: &'a str,
    number_type: &'static str,
    user: Option<&'a User>,
}

impl Tenant {
    /// The numbers of the organization, those of users first.
    fn numbers(&self) -> Vec<Number<'_>> {
        let users = self.users.iter().filter(|it| !it.account.number.is_empty());
        let of_users = users.map(|user| {
            let Account { number, number_type, .. } = &user.account;
            Number { number, number_type, user: Some(user) }
        });
        let free = |it: &&(String, &'static str)| {
            self.users.iter().all(|user| user.account.number != it.0)
        };
        let left = self.today.numbers.iter().filter(free);
        let left = left.map(|it| Number { number: &it.0, number_type: it.1, user: None });
        of_users.chain(left).collect()
    }
}

/// A number without `tel:`.
fn bare(number: &str) -> &str {
    match number.split_at_checked(4) {
        Some((prefix, rest)) if prefix.eq_ignore_ascii_case("tel:") => rest,
        _ => number,
    }
}

/// Whether a number is written as the cmdlets take it: with or without a plus, with an extension.
fn is_number(number: &str) -> bool {
    let (digits, extension) = number.split_once(";ext=").unwrap_or((number, "0"));
    let digits = digits.strip_prefix('+').unwrap_or(digits);
    let are = |it: &str| !it.is_empty() && it.bytes().all(|it| it.is_ascii_digit());
    are(digits) && digits.len() <= 15 && are(extension)
}

impl Runner<'_> {
    pub(super) fn get_numbers(&self, given: &Given) -> Result<Vec<Value>> {
        let number = given.text("TelephoneNumber")?.map(|it| bare(&it).to_owned());
        let target = given.text("AssignedPstnTargetId")?;
        let kind = given.text("NumberType")?;
        let status = given.text("PstnAssignmentStatus")?;
        let start = given.text("TelephoneNumberStartsWith")?;
        let part = given.text("TelephoneNumberContain")?;
        let digits = |it: &str| it.trim_start_matches('+').to_owned();
        let fits = |it: &Number<'_>| {
            let is = |asked: &Option<String>, has: &str| {
                asked.as_ref().is_none_or(|asked| asked.eq_ignore_ascii_case(has))
            };
            number.as_ref().is_none_or(|number| digits(number) == digits(it.number))
                && target
                    .as_ref()
                    .is_none_or(|target| it.user.is_some_and(|user| identity_fits(user, target)))
                && is(&kind, it.number_type)
                && is(&status, status_of(it))
                && start.as_ref().is_none_or(|it2| digits(it.number).starts_with(&digits(it2)))
                && part.as_ref().is_none_or(|it2| it.number.contains(it2.as_str()))
        };
        let all = self.tenant.numbers();
        let found = all.iter().filter(|it| fits(it)).skip(given.number("Skip")?.unwrap_or(0));
        Ok(found.take(given.number("Top")?.unwrap_or(1_000)).map(number_object).collect())
    }

    pub(super) fn set_number(&mut self, given: &Given) -> Ran<Result<Vec<Value>>> {
        let set = self.numbered(given);
        let (user, after) = match set {
            Ok(it) => it,
            Err(failure) => return Ok(Err(failure)),
        };
        if after == user.account {
            self.step.note(Note::AlreadySo);
        } else {
            self.commit(account(&user, after));
        }
        Ok(Ok(Vec::new()))
    }

    fn numbered(&self, given: &Given) -> Result<(User, Account)> {
        let about = ABOUT_NUMBERS.into_iter().find(|it| given.has(it));
        let Some(identity) = given.text("Identity")? else {
            // The place of a number can be set without a user.
            let about = about.filter(|_| given.has("TelephoneNumber"));
            return Err(match about {
                Some(name) => Failure::NotHere(format!("-{name}")),
                None => Failure::Missing("Identity"),
            });
        };
        let user = self.find_user(&identity).ok_or(Failure::NoUser(identity))?.clone();
        let flag = given.value("EnterpriseVoiceEnabled");
        let number = given.text("TelephoneNumber")?;
        let kind = given.text("NumberType")?;
        let mut after = user.account.clone();
        match (flag, number, kind) {
            (Some(flag), None, None) if !given.has("AssignmentCategory") => {
                after.has_voice = match flag {
                    it @ (Value::Boolean(_) | Value::Number(_)) => it.is_true(),
                    _ => return Err(Failure::NotBoolean("EnterpriseVoiceEnabled")),
                };
            }
            (None, Some(number), Some(kind)) => {
                let number = bare(&number).to_owned();
                after.number_type = self.free_number(&user, &number, &kind)?;
                after.number = number;
                let category = given.text("AssignmentCategory")?;
                if category.as_ref().is_some_and(|it| it.eq_ignore_ascii_case("Alternate")) {
                    return Err(Failure::NotHere("-AssignmentCategory Alternate".to_owned()));
                }
                after.is_private = category.is_some_and(|it| it.eq_ignore_ascii_case("Private"));
                // "When you assign a phone number, the EnterpriseVoiceEnabled flag is
                // automatically set to True."
                after.has_voice = true;
            }
            (None, Some(_), None) => {
                return Err(about.map_or(Failure::TwoSets, |it| Failure::NotHere(format!("-{it}"))));
            }
            _ => return Err(Failure::TwoSets),
        }
        Ok((user, after))
    }

    /// The type of a number that a user can get.
    fn free_number(&self, user: &User, number: &str, kind: &str) -> Result<&'static str> {
        let kinds = ["CallingPlan", "DirectRouting", "OperatorConnect"];
        let kind = kinds.into_iter().find(|it| it.eq_ignore_ascii_case(kind)).ok_or(
            Failure::NotAChoice(
                "NumberType",
                kind.to_owned(),
                &["CallingPlan", "DirectRouting", "OperatorConnect"],
            ),
        )?;
        let refused = |what: String| Err(Failure::Refused(what));
        if !user.is_licensed() {
            let name = &user.sign_in;
            return refused(format!("The user \"{name}\" has no Teams Phone license."));
        }
        if !is_number(number) {
            return refused(format!("'{number}' is not a telephone number."));
        }
        let has = |it: &&User| it.account.number == number && it.sign_in != user.sign_in;
        if let Some(other) = self.tenant.users.iter().find(has) {
            let name = &other.sign_in;
            return refused(format!("The number {number} is assigned to \"{name}\"."));
        }
        let all = self.tenant.numbers();
        let known = all.iter().find(|it| it.number == number);
        match known.map(|it| it.number_type) {
            // A number of Direct Routing need not be there before.
            None if kind == "DirectRouting" => Ok(kind),
            None => refused(format!("The organization has no number {number} of type {kind}.")),
            Some(it) if it == kind => Ok(kind),
            Some(it) => refused(format!("The number {number} is of type {it}, not {kind}.")),
        }
    }

    pub(super) fn remove_number(&mut self, given: &Given) -> Ran<Result<Vec<Value>>> {
        let removed = given.text("Identity").and_then(|identity| {
            let identity = identity.ok_or(Failure::Missing("Identity"))?;
            let user = self.find_user(&identity).ok_or(Failure::NoUser(identity))?;
            let number = given.text("TelephoneNumber")?;
            let is_own = number.as_ref().is_none_or(|it| bare(it) == user.account.number);
            match (number.is_some() && given.has("NumberType"), given.switch("RemoveAll")) {
                (true, false) | (false, true) if is_own => Ok(user.clone()),
                (true, false) => {
                    Err(Failure::Refused("The user does not have this number.".to_owned()))
                }
                _ => Err(Failure::TwoSets),
            }
        });
        let user = match removed {
            Ok(it) => it,
            Err(failure) => return Ok(Err(failure)),
        };
        // Whether voice is then turned off is not documented; the flag stays.
        let after = Account { number: String::new(), number_type: "", ..user.account.clone() };
        match user.account.number.is_empty() {
            true => self.step.note(Note::AlreadySo),
            false => self.commit(account(&user, after)),
        }
        Ok(Ok(Vec::new()))
    }
}

const fn status_of(number: &Number<'_>) -> &'static str {
    if number.user.is_some() { "UserAssigned" } else { "Unassigned" }
}

fn number_object(it: &Number<'_>) -> Value {
    let is_private = it.user.is_some_and(|it| it.account.is_private);
    let is_direct = it.number_type == "DirectRouting";
    let own = |text: &str| if it.user.is_some() { Value::text(text) } else { Value::Null };
    let capability = match is_direct {
        true => &["ConferenceAssignment", "VoiceApplicationAssignment", "UserAssignment"][..],
        false => &["UserAssignment"],
    };
    let values = [
        Value::text(it.number),
        Value::text(it.number_type),
        Value::text("Activated"),
        it.user.map_or(Value::Null, |it| Value::text(identity(it))),
        own(if is_private { "Private" } else { "Primary" }),
        Value::List(capability.iter().map(Value::text).collect()),
        Value::text(status_of(it)),
        Value::text(if is_direct { "OnPremises" } else { "Online" }),
    ];
    let names = NUMBER_PROPERTIES.iter().map(|it| (*it).to_owned());
    let properties = names.zip(values).collect();
    Value::Object(Arc::new(Object { kind: ObjectKind::Policy, properties }))
}
