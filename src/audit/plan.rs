//! A plan that assigns policies to many users in waves: which users it changes, which it leaves out
//! and why, and each user as one line of data. The script around the data is in `text::plan`.

use super::facts::UserFacts;
use super::fixes::{Fixes, Granted, Proposal, Proposed, Unfixed, loses_calls};
use super::landing_table::Landings;
use super::policies::{KnownBy, Policies};
use super::problem::{check_name, is_type};
use super::summary::Summary;
use super::wire::by_fields;
use crate::editions::teams_interop_policy::{self as interop, CallType, GLOBAL, PolicyFields};
use crate::powershell::bare_name;
use crate::powershell::tenant::Era;
use crate::powershell::writing::NoPlan;
use crate::routing::{Landing, Preset};
use strum::{EnumCount, IntoStaticStr, VariantArray};

/// How many users a wave may have. A person could not check and undo a larger one.
pub const MOST_IN_WAVE: u64 = 10_000;

/// The columns of a plan's data.
pub const COLUMNS: [&str; 4] = ["wave", "sign-in", "grant", "previous"];

/// The request for a plan.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PlanFor {
    /// The policy to assign, for all users or for each of them.
    pub proposal: Proposal,
    /// The name for a new policy, if one is needed.
    pub name: String,
    /// The date whose cmdlets the script uses.
    pub era: Era,
    /// How many users a wave has, from 1 to [`MOST_IN_WAVE`].
    pub wave: u64,
    /// What to do with users who would lose calls.
    pub losing: Losing,
}

/// What to do with users for whom a call would stop ringing or no longer be supported.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, VariantArray)]
pub enum Losing {
    /// Leave them out.
    #[default]
    LeaveOut,
    /// Include them, because the visitor explicitly asked for that.
    Include,
}

/// A policy that a plan assigns. It can never be a name that comes from a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Assigned {
    /// Removes the user's own policy, so that `Global` applies.
    Global,
    /// A preconfigured policy.
    Instance(&'static Preset),
    /// The policy that the plan creates.
    New,
}

/// Why a user is left out of a plan.
#[derive(Clone, Copy, Debug, PartialEq, Eq, EnumCount, IntoStaticStr, VariantArray)]
#[strum(serialize_all = "kebab-case")]
pub enum Skipped {
    /// The user already has the policy.
    AlreadyHas,
    /// Every call lands where it landed before, so one policy for all changes nothing for them. Left
    /// out only from such a plan: what fixes a problem may be another policy with the same landings.
    Unmoved,
    /// A call would stop ringing or no longer be supported.
    LosesCalls,
    /// The settings of their policy are not known, so the effect is not known either.
    UnknownPolicy,
    /// The file has no name for their policy, so the change could not be undone.
    NoPolicyName,
    /// The user does not have the problem to be fixed.
    NotConcerned,
    /// No policy fixes the problem for them.
    NoFix,
}

/// What a plan does for a user.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PlanStep {
    /// Assigns a policy.
    Assign(Assigned),
    /// Leaves the user out.
    Skip(Skipped),
}

/// A policy that a plan creates.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewPolicy {
    /// Its name, without `Tag:`.
    pub name: String,
    /// Its settings.
    pub fields: PolicyFields,
}

/// Everything about a plan that is known before any user's name is read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PlanHead {
    /// The date whose cmdlets the script uses.
    pub era: Era,
    /// How many users a wave has at most.
    pub wave: u64,
    /// How many users are assigned a policy.
    pub users: u64,
    /// How many of them have a call that would stop ringing or no longer be supported.
    pub losing: u64,
    /// How many of them have at least one call that lands elsewhere.
    pub rerouted: u64,
    /// The assigned policies, and how many users get each.
    pub assigned: Vec<(Assigned, u64)>,
    /// The rerouted calls: where they land today, where they would land, and for how many users.
    pub moves: Vec<(CallType, Landing, Landing, u64)>,
    /// How many users are left out, in the order of [`Skipped`].
    pub skipped: [u64; Skipped::COUNT],
    /// The policy to create first.
    pub new_policy: Option<NewPolicy>,
}

/// Decides what to do for each user, from their facts.
#[derive(Clone, Debug)]
pub struct Planner {
    fixes: Fixes,
    policies: Policies,
    plan: PlanFor,
    /// The policy for all users, with its settings. `None` if each user gets their own.
    to_all: Option<(Assigned, PolicyFields)>,
    new_policy: Option<NewPolicy>,
}

/// A plan while its users are being written.
#[derive(Clone, Debug)]
pub struct PlanRows {
    planner: Planner,
    written: u64,
    unwritten: u64,
}

by_fields! {
    PlanFor { proposal, name, era, wave, losing }
}

impl Planner {
    /// A planner for the users of a tenant.
    ///
    /// # Errors
    ///
    /// If the cmdlets of that date cannot do it, or if a new policy cannot have the given name.
    pub fn new(plan: &PlanFor, summary: &Summary) -> Result<Self, NoPlan> {
        if !plan.era.knows(crate::powershell::Cmdlet::GrantInteropPolicy) {
            return Err(NoPlan::NoCmdlet);
        }
        let policies = summary.policies.clone();
        let to_all = match plan.proposal {
            Proposal::Policy { instance, fields } => {
                Some((assigned(instance, fields, &policies), fields))
            }
            Proposal::Fix(_) => None,
        };
        let new_policy = match to_all {
            Some((Assigned::New, fields)) => Some(new_policy(plan, fields, &policies)?),
            _ => None,
        };
        let (fixes, plan) = (Fixes::new(summary), plan.clone());
        Ok(Self { fixes, policies, plan, to_all, new_policy })
    }

    /// What the plan does for users with these facts.
    pub fn step(&self, facts: UserFacts) -> PlanStep {
        let Some(policy) = self.policies.get(facts.policy()) else {
            return PlanStep::Skip(Skipped::UnknownPolicy);
        };
        let has_own = facts.policy() != Policies::GLOBAL;
        if has_own && (policy.by == KnownBy::NoName || !is_policy_name(&policy.name)) {
            return PlanStep::Skip(Skipped::NoPolicyName);
        }
        let (assigned, fields) = match self.target(facts) {
            Ok(it) => it,
            Err(why) => return PlanStep::Skip(why),
        };
        let has_it = match self.name(assigned) {
            None => !has_own,
            Some(name) => has_own && policy.name.eq_ignore_ascii_case(name),
        };
        if has_it {
            return PlanStep::Skip(Skipped::AlreadyHas);
        }
        let Some(before) = self.fixes.before(facts) else {
            return PlanStep::Skip(Skipped::UnknownPolicy);
        };
        let after = self.fixes.after(facts, fields);
        if self.to_all.is_some() && before == after {
            return PlanStep::Skip(Skipped::Unmoved);
        }
        if self.plan.losing == Losing::LeaveOut && loses_calls(&before, &after) {
            return PlanStep::Skip(Skipped::LosesCalls);
        }
        PlanStep::Assign(assigned)
    }

    /// The policy for users with these facts, with its settings.
    fn target(&self, facts: UserFacts) -> Result<(Assigned, PolicyFields), Skipped> {
        if let Some(it) = self.to_all {
            return Ok(it);
        }
        match self.fixes.proposed(self.plan.proposal, facts) {
            Proposed::Grant(Granted { instance: Some(it), fields }) => Ok((named(it), fields)),
            Proposed::Grant(Granted { instance: None, .. }) => Err(Skipped::NoFix),
            Proposed::LeftOut(Unfixed::NeedsPolicyName) => Err(Skipped::NoPolicyName),
            Proposed::LeftOut(_) => Err(Skipped::NoFix),
            Proposed::Nothing => Err(Skipped::NotConcerned),
        }
    }

    /// The head of a plan for these numbers of users by facts.
    pub fn head(&self, users: &[(UserFacts, u64)]) -> PlanHead {
        let mut head = PlanHead {
            era: self.plan.era,
            wave: self.wave(),
            users: 0,
            losing: 0,
            rerouted: 0,
            assigned: Vec::new(),
            moves: Vec::new(),
            skipped: [0; Skipped::COUNT],
            new_policy: self.new_policy.clone(),
        };
        for &(facts, users) in users {
            match self.step(facts) {
                PlanStep::Skip(why) => {
                    if let Some(it) = head.skipped.get_mut(why as usize) {
                        *it += users;
                    }
                }
                PlanStep::Assign(assigned) => {
                    head.users += users;
                    match head.assigned.iter_mut().find(|it| it.0 == assigned) {
                        Some(it) => it.1 += users,
                        None => head.assigned.push((assigned, users)),
                    }
                    let before = self.fixes.before(facts);
                    if let Some((before, (_, fields))) = before.zip(self.target(facts).ok()) {
                        head.moved(&before, &self.fixes.after(facts, fields), users);
                    }
                }
            }
        }
        crate::order::sort_by(&mut head.moves, |it, that| {
            (it.0 as usize, that.3).cmp(&(that.0 as usize, it.3))
        });
        head
    }

    /// The value for `-PolicyName`. `None` if the user's own policy is removed.
    fn name(&self, assigned: Assigned) -> Option<&str> {
        match assigned {
            Assigned::Global => None,
            Assigned::Instance(it) => Some(it.name),
            Assigned::New => self.new_policy.as_ref().map(|it| it.name.as_str()),
        }
    }

    fn wave(&self) -> u64 {
        self.plan.wave.clamp(1, MOST_IN_WAVE)
    }
}

impl PlanHead {
    /// How many waves there are.
    pub const fn waves(&self) -> u64 {
        self.users.div_ceil(if self.wave == 0 { 1 } else { self.wave })
    }

    /// How many users would lose calls, whether they are in the plan or left out.
    pub fn would_lose(&self) -> u64 {
        self.losing + self.skipped.get(Skipped::LosesCalls as usize).copied().unwrap_or_default()
    }

    fn moved(&mut self, before: &Landings, after: &Landings, users: u64) {
        self.losing += if loses_calls(before, after) { users } else { 0 };
        self.rerouted += if before == after { 0 } else { users };
        for ((&call, &was), &is) in CallType::VARIANTS.iter().zip(before).zip(after) {
            if was == is {
                continue;
            }
            match self.moves.iter_mut().find(|it| (it.0, it.1, it.2) == (call, was, is)) {
                Some(it) => it.3 += users,
                None => self.moves.push((call, was, is, users)),
            }
        }
    }
}

impl PlanRows {
    /// Starts without users.
    pub const fn new(planner: Planner) -> Self {
        Self { planner, written: 0, unwritten: 0 }
    }

    /// The planner that decides for each user.
    pub const fn planner(&self) -> &Planner {
        &self.planner
    }

    /// Writes a user, if the plan changes them.
    pub fn push(&mut self, sign_in: &str, facts: UserFacts, out: &mut String) {
        let PlanStep::Assign(assigned) = self.planner.step(facts) else { return };
        let has_own = facts.policy() != Policies::GLOBAL;
        let previous = self.planner.policies.get(facts.policy()).filter(|_| has_own);
        let previous = previous.map_or("", |it| it.name.as_str());
        let grant = self.planner.name(assigned).unwrap_or_default();
        if is_name(sign_in) && is_name(grant) && is_name(previous) {
            let wave = self.written / self.planner.wave() + 1;
            data_line([&wave.to_string(), sign_in, grant, previous], out);
            self.written += 1;
        } else {
            self.unwritten += 1;
        }
    }

    /// How many users were left out because their names cannot be written on one line.
    pub const fn unwritten(&self) -> u64 {
        self.unwritten
    }
}

/// Writes one line of a plan's data for `ConvertFrom-Csv`: every cell in straight quotes, with
/// straight quotes inside doubled. That cmdlet does not treat curly quotes as quotes.
///
/// The data is in a single-quoted here-string. Nothing in it is run, and it ends only at a line
/// that begins with a single quote, straight or curly, and an `@`. Every line begins with a
/// straight double quote, so none can end it as long as no cell breaks its line: see `is_name`.
pub fn data_line(cells: [&str; 4], out: &mut String) {
    for (at, cell) in cells.into_iter().enumerate() {
        out.push_str(if at == 0 { "\"" } else { ",\"" });
        for it in cell.chars() {
            if it == '"' {
                out.push('"');
            }
            out.push(it);
        }
        out.push('"');
    }
    out.push('\n');
}

/// What the plan assigns. Files may say that a preconfigured policy, or `Global`, has other
/// settings in this tenant. Assigning it would then not have the chosen effect, so another policy
/// with these settings is used.
fn assigned(wanted: &'static Preset, fields: PolicyFields, policies: &Policies) -> Assigned {
    let says = |policy: &Preset| {
        let known = policies.find(policy.name).and_then(|it| policies.get(it));
        known.and_then(|it| it.fields).unwrap_or(PolicyFields::of(policy))
    };
    let found = [Some(wanted), fields.documented_tag()].into_iter().flatten();
    found.into_iter().find(|it| says(it) == fields).map_or(Assigned::New, named)
}

fn named(policy: &'static Preset) -> Assigned {
    match policy == GLOBAL {
        true => Assigned::Global,
        false => Assigned::Instance(policy),
    }
}

fn new_policy(
    plan: &PlanFor,
    fields: PolicyFields,
    policies: &Policies,
) -> Result<NewPolicy, NoPlan> {
    if !plan.era.knows(crate::powershell::Cmdlet::NewInteropPolicy) {
        return Err(NoPlan::CannotCreate);
    }
    let name = bare_name(plan.name.trim()).trim().to_owned();
    if name.is_empty() || !is_policy_name(&name) {
        return Err(NoPlan::BadName);
    }
    // An existing policy with the same settings is used. The script checks again before it creates
    // one.
    let there = policies.find(&name).and_then(|it| policies.get(it)).and_then(|it| it.fields);
    if interop::named(&name).is_some() || there.is_some_and(|it| it != fields) {
        return Err(NoPlan::NameTaken);
    }
    Ok(NewPolicy { name, fields })
}

/// Whether a policy can be assigned under this name.
fn is_policy_name(name: &str) -> bool {
    is_name(name) && !is_type(name.as_bytes())
}

/// Whether a name stays on its line for PowerShell, for editors and for the eye. Reading already
/// rejects other names, but nothing here relies on that.
fn is_name(name: &str) -> bool {
    check_name(name.as_bytes()).is_ok()
}

/// The header line of a plan's data.
pub fn data_header() -> String {
    let mut out = String::new();
    data_line(COLUMNS, &mut out);
    out
}
