//! Derives the facts that routing needs from a record, each with its reason.
//!
//! What the values mean is inferred from the provisioning table in "Migrating to Direct Routing"
//! (31 May 2019) and from the values of `InterpretedUserType` that administrators collected.

use super::columns::Meaning;
use super::export::is_exact;
use super::facts::{Mark, UserFacts};
use super::policies::Policies;
use super::problem::{Why, check_name, is_type};
use super::record::Record;
use super::truth::truth;
use crate::editions::teams_interop_policy::{License, Organization, UserChoice};
use crate::scan::holds;
use std::convert::Infallible;
use strum::{EnumCount, EnumString, IntoStaticStr, VariantArray};

/// What to assume where the files do not say, and what a person entered instead.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Options {
    /// What the users chose in Teams. No cmdlet shows it, so one choice is assumed for all.
    pub choice: UserChoice,
    /// The organization of users whose records do not say.
    pub customer_unless_told: Organization,
    /// The license of users whose records do not say.
    pub licence_unless_told: License,
    /// The organization of all users, whatever their records say.
    pub customer: Option<Organization>,
    /// The license of all users, whatever their records say.
    pub licence: Option<License>,
    /// The meanings of columns that a person corrected.
    pub corrections: Vec<super::Correction>,
    /// Which properties the audit is about.
    pub scope: super::Scope,
    /// Which row counts if several are about the same user.
    pub repeats: Repeats,
}

/// Which row counts if several are about the same user, in an audit that joins files by user.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, EnumString, IntoStaticStr, VariantArray)]
#[strum(serialize_all = "kebab-case")]
pub enum Repeats {
    /// The first one.
    #[default]
    First,
    /// The last one.
    Last,
}

/// Why a user counts as belonging to their kind of organization.
#[derive(Clone, Copy, Debug, PartialEq, Eq, EnumCount, IntoStaticStr, VariantArray)]
#[strum(serialize_all = "kebab-case")]
pub enum CustomerReason {
    /// A person entered it.
    Stated,
    /// `HostingProvider` is `SRV:`, so the account is homed on the organization's own server.
    HostedOnPremises,
    /// `InterpretedUserType` means Skype for Business, homed on-premises.
    TypeOnPremises,
    /// `VoicePolicy` is `HybridVoice`, and no online voice routing policy is set.
    HybridVoice,
    /// `VoicePolicy` is `HybridVoice` and an `OnlineVoiceRoutingPolicy` is set, which means Direct
    /// Routing. It did not exist in December 2017.
    DirectRouting,
    /// `InterpretedUserType` means Teams without Skype for Business.
    TypeTeams,
    /// `InterpretedUserType` means Skype for Business, homed online.
    TypeSfb,
    /// `VoicePolicy` is `BusinessVoice`, which means a Calling Plan.
    CallingPlan,
    /// `HostingProvider` is the one of Skype for Business Online.
    HostedOnline,
    /// Nothing in the record says, so the assumption is used.
    Assumed,
}

/// Why a user counts as having Phone System and a Calling Plan, or not.
#[derive(Clone, Copy, Debug, PartialEq, Eq, EnumCount, IntoStaticStr, VariantArray)]
#[strum(serialize_all = "kebab-case")]
pub enum LicenceReason {
    /// A person entered it.
    Stated,
    /// `InterpretedUserType` means that the user has no service.
    NoService,
    /// `EnterpriseVoiceEnabled` is `True`.
    VoiceOn,
    /// `EnterpriseVoiceEnabled` is `False`.
    VoiceOff,
    /// Phone System is among the plans.
    PlanFound,
    /// There are plans, but Phone System is not among them.
    PlanMissing,
    /// The user has a phone number.
    HasNumber,
    /// Nothing in the record says, so the assumption is used.
    Assumed,
}

/// What was derived from a record.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Derived {
    /// The facts of the user.
    pub facts: UserFacts,
    /// Why the user counts as belonging to their organization.
    pub customer: CustomerReason,
    /// Why the user counts as licensed or not.
    pub licence: LicenceReason,
}

/// Derives facts and caches the meaning of cells that repeat.
#[derive(Clone, Debug)]
pub(super) struct Deriver {
    options: Options,
    policy: Memo,
    provider: Memo,
    kind: Memo,
    voice: Memo,
    switch: Memo,
}

const ON_PREMISES: u8 = 1;
const ONLINE: u8 = 2;

const TYPE_SFB: u8 = 1;
const TYPE_TEAMS: u8 = 2;
const TYPE_NO_SERVICE: u8 = 4;
const TYPE_ON_PREMISES: u8 = 8;

const BUSINESS: u8 = 1;
const HYBRID: u8 = 2;

const ON: u8 = 1;
const OFF: u8 = 2;
const BLANK: u8 = 0;
const OTHER: u8 = u8::MAX;

impl Deriver {
    pub(super) fn new(options: &Options) -> Self {
        Self {
            options: options.clone(),
            policy: Memo::default(),
            provider: Memo::default(),
            kind: Memo::default(),
            voice: Memo::default(),
            switch: Memo::default(),
        }
    }

    /// The facts of a user, or why the row is rejected, with the column at fault.
    #[inline]
    pub(super) fn derive(
        &mut self,
        record: &Record<'_>,
        policies: &mut Policies,
    ) -> Result<Derived, (Why, Option<Meaning>)> {
        let name = record.sign_in();
        if name.is_empty() {
            return Err((Why::Nameless, Some(Meaning::SignIn)));
        }
        check_name(name).map_err(|it| (Why::BadName(it), Some(record.names_by())))?;
        let cell = record.cell(Meaning::Policy);
        if record.is_cut {
            let is_cut = |it: &[u8]| it.ends_with(b"...") || it.ends_with("…".as_bytes());
            for (value, meaning) in [(name, Meaning::SignIn), (cell, Meaning::Policy)] {
                if is_cut(value) {
                    return Err((Why::CutOff, Some(meaning)));
                }
            }
        }
        let cell = record.exact(Meaning::Policy);
        let policy = match self.policy.code(&cell, |cell| policies.granted(cell)) {
            Ok(it) => it,
            Err(why) => return Err((why, Some(Meaning::Policy))),
        };
        let (customer, customer_reason) = self.customer(record);
        let has_number =
            [Meaning::Line, Meaning::OnPremLine].iter().any(|&it| !told(record, it).is_empty());
        let (licence, licence_reason) = self.licence(record, has_number);
        let tells_lines =
            record.columns.has(Meaning::Line) || record.columns.has(Meaning::OnPremLine);
        let mut facts = UserFacts::new(policy, customer, licence);
        if has_number || !tells_lines && licence == License::Provisioned {
            facts = facts.with(Mark::Number);
        }
        if !std::str::from_utf8(name).is_ok_and(is_exact) {
            facts = facts.with(Mark::NotInFiles);
        }
        if customer_reason == CustomerReason::DirectRouting {
            facts = facts.with(Mark::DirectRouting);
        }
        if customer_reason == CustomerReason::Assumed {
            facts = facts.with(Mark::CustomerAssumed);
        }
        if licence_reason == LicenceReason::Assumed {
            facts = facts.with(Mark::LicenceAssumed);
        }
        Ok(Derived { facts, customer: customer_reason, licence: licence_reason })
    }

    #[inline]
    fn customer(&mut self, record: &Record<'_>) -> (Organization, CustomerReason) {
        use CustomerReason as Reason;
        use Organization::{
            ExistingSkypeForBusiness, HybridVoice, OnPremisesHomed, WithoutSkypeForBusiness,
        };
        if let Some(stated) = self.options.customer {
            return (stated, Reason::Stated);
        }
        let provider = match record.cell(Meaning::HostingProvider) {
            [] => record.cell(Meaning::OnPremHostingProvider),
            it => it,
        };
        let provider = self.provider.sure(provider, provider_code);
        let kind = self.kind.sure(record.cell(Meaning::UserType), type_code);
        let voice = self.voice.sure(record.cell(Meaning::VoicePolicy), voice_code);
        if provider == ON_PREMISES {
            (OnPremisesHomed, Reason::HostedOnPremises)
        } else if kind & TYPE_ON_PREMISES != 0 && provider != ONLINE {
            (OnPremisesHomed, Reason::TypeOnPremises)
        } else if voice == HYBRID {
            if record.cell(Meaning::OnlineVoiceRouting).is_empty() {
                (HybridVoice, Reason::HybridVoice)
            } else {
                (ExistingSkypeForBusiness, Reason::DirectRouting)
            }
        } else if kind & TYPE_TEAMS != 0 {
            (WithoutSkypeForBusiness, Reason::TypeTeams)
        } else if kind & TYPE_SFB != 0 {
            (ExistingSkypeForBusiness, Reason::TypeSfb)
        } else if voice == BUSINESS {
            (ExistingSkypeForBusiness, Reason::CallingPlan)
        } else if provider == ONLINE {
            (ExistingSkypeForBusiness, Reason::HostedOnline)
        } else {
            (self.options.customer_unless_told, Reason::Assumed)
        }
    }

    #[inline]
    fn licence(&mut self, record: &Record<'_>, has_number: bool) -> (License, LicenceReason) {
        use LicenceReason as Reason;
        use License::{NotProvisioned, Provisioned};
        if let Some(stated) = self.options.licence {
            return (stated, Reason::Stated);
        }
        let kind = self.kind.sure(record.cell(Meaning::UserType), type_code);
        if kind & TYPE_NO_SERVICE != 0 {
            return (NotProvisioned, Reason::NoService);
        }
        let cell = record.cell(Meaning::EnterpriseVoice);
        let switch = self.switch.sure(cell, switch_code);
        match switch {
            ON => return (Provisioned, Reason::VoiceOn),
            OFF => return (NotProvisioned, Reason::VoiceOff),
            _ => {}
        }
        let (plans, features) = (told(record, Meaning::Plans), told(record, Meaning::Features));
        if has_phone_system(plans) || holds(features, b"PHONESYSTEM") {
            (Provisioned, Reason::PlanFound)
        } else if plans.len() > 2 || features.len() > 2 {
            // `{}` is an empty list.
            (NotProvisioned, Reason::PlanMissing)
        } else if has_number {
            (Provisioned, Reason::HasNumber)
        } else {
            (self.options.licence_unless_told, Reason::Assumed)
        }
    }
}

/// Whether Phone System is among service plans, or among products as the admin center names them.
pub(super) fn has_phone_system(plans: &[u8]) -> bool {
    let words = [b"MCOEV".as_slice(), b"PHONE SYSTEM", b"TEAMS PHONE", b" E5"];
    words.iter().any(|it| holds(plans, it))
}

/// What a cell says. A type name in place of a list says nothing, not even that there is a list. In
/// place of a single policy it does say that there is one, because without a policy the cell is
/// blank.
#[inline]
fn told<'a>(record: &Record<'a>, meaning: Meaning) -> &'a [u8] {
    let cell = record.cell(meaning);
    if is_type(cell) { &[] } else { cell }
}

/// The columns of a record that have a type name where a list should be.
pub(super) fn type_names(record: &Record<'_>) -> impl Iterator<Item = Meaning> {
    let lists = [Meaning::Plans, Meaning::Features, Meaning::Line, Meaning::OnPremLine];
    lists.into_iter().filter(|&it| is_type(record.cell(it)))
}

fn provider_code(cell: &[u8]) -> u8 {
    match cell {
        [] => BLANK,
        it if it.eq_ignore_ascii_case(b"SRV:") => ON_PREMISES,
        it if it.eq_ignore_ascii_case(b"sipfed.online.lync.com") => ONLINE,
        _ => OTHER,
    }
}

fn type_code(cell: &[u8]) -> u8 {
    let marks = [
        (holds(cell, b"SFBUSER"), TYPE_SFB),
        (holds(cell, b"TEAMSUSER") || holds(cell, b"TEAMSONLYUSER"), TYPE_TEAMS),
        (holds(cell, b"NOSERVICE"), TYPE_NO_SERVICE),
        (holds(cell, b"HYBRIDONPREM") && holds(cell, b"SFBUSER"), TYPE_ON_PREMISES),
    ];
    marks.iter().filter(|it| it.0).map(|it| it.1).sum()
}

fn voice_code(cell: &[u8]) -> u8 {
    match cell {
        [] => BLANK,
        it if it.eq_ignore_ascii_case(b"BusinessVoice") => BUSINESS,
        it if it.eq_ignore_ascii_case(b"HybridVoice") => HYBRID,
        _ => OTHER,
    }
}

fn switch_code(cell: &[u8]) -> u8 {
    match truth(cell) {
        _ if cell.is_empty() => BLANK,
        Some(true) => ON,
        Some(false) => OFF,
        None => OTHER,
    }
}

/// The value of `EnterpriseVoiceEnabled`, if it is neither True nor False in any language. The license
/// then follows from other columns.
pub(super) fn odd_switch<'a>(record: &Record<'a>) -> Option<&'a [u8]> {
    let cell = record.cell(Meaning::EnterpriseVoice);
    (!cell.is_empty() && truth(cell).is_none()).then_some(cell)
}

/// How many cells a cache holds.
const SLOTS: usize = 32;
const LONGEST: usize = 64;

/// Caches what the cells of one column mean. Exports repeat a few values, so a single comparison
/// with the last cell in the same slot usually answers.
#[derive(Clone, Debug, Default)]
struct Memo {
    slots: [Slot; SLOTS],
}

#[derive(Clone, Copy, Debug)]
struct Slot {
    cell: [u8; LONGEST],
    length: u8,
    code: u8,
}

impl Default for Slot {
    fn default() -> Self {
        // No cached cell is that long.
        Self { cell: [0; LONGEST], length: u8::MAX, code: 0 }
    }
}

impl Memo {
    #[inline]
    fn sure(&mut self, cell: &[u8], find_out: impl FnOnce(&[u8]) -> u8) -> u8 {
        let Ok(code) = self.code(cell, |it| Ok::<u8, Infallible>(find_out(it)));
        code
    }

    #[inline]
    fn code<E>(
        &mut self,
        cell: &[u8],
        find_out: impl FnOnce(&[u8]) -> Result<u8, E>,
    ) -> Result<u8, E> {
        let middle = cell.get(cell.len() / 2).copied().unwrap_or_default();
        let last = cell.last().copied().unwrap_or_default();
        let hash = cell.len() ^ usize::from(middle) ^ (usize::from(last) << 2);
        let slot = self.slots.get_mut(hash % SLOTS);
        let Some(slot) = slot.filter(|_| cell.len() <= LONGEST) else { return find_out(cell) };
        if usize::from(slot.length) == cell.len() && slot.cell.get(..cell.len()) == Some(cell) {
            return Ok(slot.code);
        }
        let code = find_out(cell)?;
        if let Some(it) = slot.cell.get_mut(..cell.len()) {
            it.copy_from_slice(cell);
        }
        (slot.length, slot.code) = (cell.len() as u8, code);
        Ok(code)
    }
}
