//! A grant to many users, in waves: each with its commands and with what takes it back.

use super::policies::Policies;
use crate::powershell::tenant::Era;
use crate::powershell::writing::{Command, NoPlan, Recipients, Remark, Wanted, Wish, plan};
use crate::routing::{InteropPolicy, PolicyFields};

/// What is granted, when, and to how many at once.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Grant {
    /// The instance that it starts from.
    pub instance: &'static InteropPolicy,
    /// What it says.
    pub fields: PolicyFields,
    /// Its name, if it has to be made.
    pub name: String,
    /// When.
    pub era: Era,
    /// How many users a wave has; at least one.
    pub wave: usize,
}

/// Users who get the policy together.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Wave {
    /// Which, from 1.
    pub number: usize,
    /// How many users.
    pub users: usize,
    /// What makes the policy: in the first wave, where it has to be made.
    pub create: Vec<Command>,
    /// What grants it.
    pub apply: Vec<Command>,
    /// What shows that it did.
    pub verify: Vec<Command>,
    /// What gives everybody back what they had.
    pub roll_back: Vec<Command>,
}

/// Puts users into waves as they come, so that only one wave is held.
#[derive(Clone, Debug)]
pub struct Waves {
    grant: Grant,
    number: usize,
    /// How many users are in the wave.
    users: usize,
    /// Their names by what they were granted before.
    groups: Vec<(Option<String>, Vec<String>)>,
}

impl Waves {
    /// No users yet.
    pub const fn new(grant: Grant) -> Self {
        Self { grant, number: 0, users: 0, groups: Vec::new() }
    }

    /// Adds a user by sign-in name, with the place of their policy today. Gives the wave that is full.
    ///
    /// # Errors
    ///
    /// Where the cmdlets of that time cannot do it.
    pub fn push(
        &mut self,
        sign_in: &str,
        before: u8,
        policies: &Policies,
    ) -> Result<Option<Wave>, NoPlan> {
        let own = policies.get(before).filter(|_| before != Policies::GLOBAL);
        let own = own.map(|it| it.name.as_str());
        match self.groups.iter_mut().find(|it| it.0.as_deref() == own) {
            Some(it) => it.1.push(sign_in.to_owned()),
            None => self.groups.push((own.map(str::to_owned), vec![sign_in.to_owned()])),
        }
        self.users += 1;
        if self.users < self.grant.wave.max(1) { Ok(None) } else { self.wave().map(Some) }
    }

    /// Gives the wave that is not full, if anybody is in it.
    ///
    /// # Errors
    ///
    /// Where the cmdlets of that time cannot do it.
    pub fn end(&mut self) -> Result<Option<Wave>, NoPlan> {
        if self.users == 0 { Ok(None) } else { self.wave().map(Some) }
    }

    fn wave(&mut self) -> Result<Wave, NoPlan> {
        self.number += 1;
        let users = std::mem::take(&mut self.users);
        let mut wave = Wave { number: self.number, users, ..Wave::default() };
        for (before, names) in std::mem::take(&mut self.groups) {
            let before = before.as_deref();
            let commands = plan(&Wish {
                wanted: Wanted::Policy {
                    instance: self.grant.instance,
                    fields: self.grant.fields,
                    name: &self.grant.name,
                },
                recipients: Recipients::List(&names),
                before,
                era: self.grant.era,
            })?;
            // The policy is made once. It stays when users are given back what they had: others may
            // have it by then.
            let is_create = |it: &Command| it.remark == Remark::CreatesCustom;
            let (create, apply): (Vec<_>, Vec<_>) = commands.apply.into_iter().partition(is_create);
            if wave.number == 1 && wave.create.is_empty() {
                wave.create = create;
            }
            wave.apply.extend(apply);
            let shows = |it: &Command| it.remark == Remark::ShowsUsers;
            wave.verify.extend(commands.verify.into_iter().filter(shows));
            let is_removal = |it: &Command| it.remark == Remark::RemovesCustom;
            wave.roll_back.extend(commands.roll_back.into_iter().filter(|it| !is_removal(it)));
        }
        Ok(wave)
    }
}
