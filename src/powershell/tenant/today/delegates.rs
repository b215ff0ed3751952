//! `New-`, `Set-` and `Remove-CsUserCallingDelegate`.

use super::super::super::catalog::Cmdlet;
use super::super::User;
use super::super::arguments::Given;
use super::super::cmdlets::Result;
use super::super::commands::Note;
use super::super::evaluate::{Ran, Runner};
use super::super::failure::Failure;
use super::super::value::Value;
use super::{Account, account};

/// How many delegates a user can have.
const MOST: usize = 25;

impl Runner<'_> {
    /// Adds, changes or removes a delegate. Only the permission to receive calls decides where
    /// calls land, so the others are taken and not kept.
    pub(super) fn delegate(&mut self, cmdlet: Cmdlet, given: &Given) -> Ran<Result<Vec<Value>>> {
        let (user, after) = match self.with_delegate(cmdlet, given) {
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

    fn with_delegate(&self, cmdlet: Cmdlet, given: &Given) -> Result<(User, Account)> {
        let user = |name: &'static str| {
            let identity = given.text(name)?.ok_or(Failure::Missing(name))?;
            self.find_user(&identity).ok_or(Failure::NoUser(identity))
        };
        let (user, delegate) = (user("Identity")?, user("Delegate")?);
        if !user.is_licensed() {
            return Err(Failure::Refused(format!(
                "The user \"{}\" has no Teams Phone license, which delegation needs.",
                user.sign_in
            )));
        }
        check_permissions(given)?;
        let name = &delegate.sign_in;
        let has = user.account.delegates.contains(name);
        let mut after = user.account.clone();
        match (cmdlet, has) {
            (Cmdlet::NewDelegate, true) => {
                return Err(Failure::Refused(format!(
                    "\"{name}\" is already a delegate of \"{}\". Use Set-CsUserCallingDelegate.",
                    user.sign_in
                )));
            }
            (Cmdlet::NewDelegate, false) if after.delegates.len() >= MOST => {
                return Err(Failure::Refused("A user has at most 25 delegates.".to_owned()));
            }
            (Cmdlet::NewDelegate, false) => after.delegates.push(name.clone()),
            (_, false) => {
                return Err(Failure::Refused(format!(
                    "\"{name}\" is not a delegate of \"{}\".",
                    user.sign_in
                )));
            }
            (Cmdlet::RemoveDelegate, true) => after.delegates.retain(|it| it != name),
            (_, true) => {}
        }
        Ok((user.clone(), after))
    }
}

/// A delegate who does not receive calls is not simulated.
fn check_permissions(given: &Given) -> Result<()> {
    let permissions =
        ["MakeCalls", "ManageSettings", "ReceiveCalls", "PickUpHeldCalls", "JoinActiveCalls"];
    for name in permissions {
        match given.value(name) {
            None => {}
            Some(Value::Boolean(false) | Value::Number(0)) if name == "ReceiveCalls" => {
                return Err(Failure::NotHere("-ReceiveCalls $false".to_owned()));
            }
            Some(Value::Boolean(_) | Value::Number(_)) => {}
            Some(_) => return Err(Failure::NotBoolean(name)),
        }
    }
    Ok(())
}
