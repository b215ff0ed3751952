//! Takes one record after the other, whatever it is about, and joins it to what is known.

use super::names::{Column, NONE, NameId, PersonId, UNASSIGNED};
use super::settings::{Settings, addresses, bare, folded, is_number, settings};
use super::{Estate, Field, MOST_PATTERNS, Member, Person, PersonFacts, RowKind};
use crate::audit::columns::Meaning;
use crate::audit::policies::inner_name;
use crate::audit::problem::{Why, check_name, is_type, shortened};
use crate::audit::record::Record;
use crate::audit::signals::{Repeats, has_phone_system};
use crate::audit::truth::truth;
use crate::powershell::bare_name;
use crate::scan::holds;
use std::borrow::Cow;

/// The properties of a calling policy that route calls.
const POLICY: [Meaning; 10] = [
    Meaning::PrivateCalling,
    Meaning::PstnTreatment,
    Meaning::FederatedTreatment,
    Meaning::AllowVoicemail,
    Meaning::BusyPolicy,
    Meaning::ForwardUser,
    Meaning::ForwardPhone,
    Meaning::Delegation,
    Meaning::CallGroups,
    Meaning::TollBypass,
];

type Rejected = (Why, Option<Meaning>);

impl Estate {
    /// Takes a record.
    ///
    /// # Errors
    ///
    /// Why it is rejected, and which column is at fault.
    pub(in crate::audit) fn take(&mut self, record: &Record<'_>) -> Result<(), Rejected> {
        self.is_settled = false;
        let kind = kind(record);
        match kind {
            RowKind::Users => self.user(record)?,
            RowKind::Settings => self.settings(record)?,
            RowKind::Policies => {
                let fields = POLICY.iter().filter_map(|&it| {
                    let value = record.text(it);
                    Some((record.columns.header(it)?, value.chars().take(120).collect()))
                });
                let fields = fields.filter(|it: &(String, String)| !it.1.is_empty()).collect();
                self.policy(record, fields, Field::Policy)?;
            }
            RowKind::ExternalAccess => {
                let value = record.text(Meaning::FederationAccess).into_owned();
                let fields = vec![("EnableFederationAccess".to_owned(), value)];
                self.policy(record, fields, Field::External)?;
            }
            RowKind::Numbers => self.number(record)?,
            RowKind::Patterns => {
                let pattern = record.text(Meaning::Pattern);
                if self.patterns.len() < MOST_PATTERNS {
                    self.patterns.push(pattern.chars().take(120).collect());
                }
            }
            RowKind::Federation => {
                let cell = record.cell(Meaning::Federation);
                let Some(allowed) = truth(cell) else {
                    return Err(bad(cell, Meaning::Federation));
                };
                self.blocks_federation = Some(!allowed);
            }
        }
        if let Some(it) = self.kinds.get_mut(kind as usize) {
            *it += 1;
        }
        Ok(())
    }

    fn policy(
        &mut self,
        record: &Record<'_>,
        fields: Vec<(String, String)>,
        field: Field,
    ) -> Result<(), Rejected> {
        let name = record.text(Meaning::Identity);
        if name.is_empty() {
            return Err((Why::Nameless, Some(Meaning::Identity)));
        }
        check_name(name.as_bytes()).map_err(|it| (Why::BadName(it), Some(Meaning::Identity)))?;
        let rows = if field == Field::Policy { &mut self.policies } else { &mut self.external };
        if rows.list(&name, fields, field.most()) {
            Ok(())
        } else {
            Err((Why::TooManyPolicies, Some(Meaning::Identity)))
        }
    }

    /// The person of a name, added if there is none. The name is taken as the first file writes it.
    fn person(&mut self, name: NameId) -> PersonId {
        let known = self.names.get(name).map_or(NONE, |it| it.owner);
        if known != NONE {
            return known;
        }
        let id = self.people.len() as PersonId;
        let facts = PersonFacts::default();
        self.people.push(Person { facts, name, answering: NONE, unanswered: NONE });
        if let Some(it) = self.names.get_mut(name) {
            it.owner = id;
        }
        id
    }

    /// Makes another name lead to a person. Whoever had it is merged into that person.
    fn alias(&mut self, column: Column, cell: &[u8], person: PersonId) {
        folded(cell, &mut self.folded);
        let name = self.names.intern(column, &self.folded);
        let Some(before) =
            self.names.get_mut(name).map(|it| std::mem::replace(&mut it.owner, person))
        else {
            return;
        };
        if before == NONE || before == person {
            return;
        }
        let Some(other) = self.people.get_mut(before as usize) else { return };
        let Person { facts, answering, unanswered, .. } = *other;
        // Two users of one file can share an address only by mistake; the first keeps their own.
        if facts.has(Field::IsUser) || facts.has(Field::Merged) {
            return;
        }
        // Members are moved when everything was read: see [`Estate::settle`].
        other.facts = PersonFacts::default().with(Field::Merged, 1);
        other.answering = person;
        if let Some(it) = self.people.get_mut(person as usize) {
            (it.answering, it.unanswered) = (answering, unanswered);
            for field in
                [Field::Answering, Field::Unanswered, Field::BusyChoice, Field::HasSettings]
            {
                it.facts = it.facts.with(field, facts.get(field));
            }
        }
    }

    fn named(&mut self, record: &Record<'_>) -> Result<NameId, Rejected> {
        let name = record.exact(record.names_by());
        let name = bare(&name);
        // A line with a sum below the users has a word there.
        let is_address = name.contains(&b'@') || record.is_cut;
        let wants_address = matches!(record.names_by(), Meaning::SignIn | Meaning::SipAddress);
        if name.is_empty() || wants_address && !is_address {
            return Err((Why::Nameless, Some(Meaning::SignIn)));
        }
        check_name(name).map_err(|it| (Why::BadName(it), Some(record.names_by())))?;
        if record.is_cut && (name.ends_with(b"...") || name.ends_with("…".as_bytes())) {
            return Err((Why::CutOff, Some(record.names_by())));
        }
        self.folded.clear();
        self.folded.extend_from_slice(name);
        self.folded.make_ascii_lowercase();
        Ok(self.names.intern(Column::SignIn, &self.folded))
    }

    fn user(&mut self, record: &Record<'_>) -> Result<(), Rejected> {
        let name = self.named(record)?;
        let policy = policy_name(record, Meaning::CallingPolicy);
        let too_many = |it: Meaning| (Why::TooManyPolicies, Some(it));
        let policy = self.policies.of_user(&policy, Field::Policy.most());
        let policy = policy.ok_or_else(|| too_many(Meaning::CallingPolicy))?;
        let external = policy_name(record, Meaning::ExternalPolicy);
        let external = self.external.of_user(&external, Field::External.most());
        let external = external.ok_or_else(|| too_many(Meaning::ExternalPolicy))?;
        let known = self.names.get(name).and_then(|it| self.people.get(it.owner as usize));
        let before = known.map(|it| it.facts).unwrap_or_default();
        // Nobody is added whose row is rejected.
        let mut facts = of_user(record, before)?;
        facts = facts.with(Field::IsUser, 1).with(Field::Policy, policy);
        facts = facts.with(Field::External, external);
        let says_policy = record.columns.has(Meaning::CallingPolicy);
        facts = facts.with(Field::SaysPolicy, u64::from(says_policy));
        // How the line is connected, a file of numbers may have said since.
        let told = |it: PersonFacts| it.with(Field::Pstn, 0);
        if before.has(Field::IsUser) && self.repeats(told(facts) != told(before)) {
            return Ok(());
        }
        let person = self.person(name);
        if let Some(it) = self.people.get_mut(person as usize) {
            it.facts = facts;
        }
        for (also, column) in
            [(Meaning::SipAddress, Column::SipAddress), (Meaning::ObjectId, Column::Id)]
        {
            let cell = record.cell(also);
            if !cell.is_empty() && record.names_by() != also {
                self.alias(column, cell, person);
            }
        }
        // In the newer modules, `Identity` is the object’s id.
        let identity = record.cell(Meaning::Identity);
        if is_id(identity) {
            self.alias(Column::Id, identity, person);
        }
        for line in [Meaning::Line, Meaning::OnPremLine] {
            let cell = record.cell(line);
            self.folded.clear();
            if is_number(cell) {
                folded(cell, &mut self.folded);
            }
            let name = self.names.intern(Column::Line, &self.folded);
            if let Some(it) = self.names.get_mut(name).filter(|it| it.owner == NONE) {
                it.owner = person;
            }
        }
        Ok(())
    }

    /// Counts a row about somebody whom an earlier row was about. Returns whether it is passed over.
    fn repeats(&mut self, contradicts: bool) -> bool {
        self.repeated += 1;
        self.contradicting += u64::from(contradicts);
        self.repeats == Repeats::First
    }

    fn settings(&mut self, record: &Record<'_>) -> Result<(), Rejected> {
        let Settings { answering, unanswered, busy } =
            settings(record).map_err(|it| bad(record.cell(it), it))?;
        let name = self.named(record)?;
        let person = self.person(name);
        let mut target = |cell: &[u8]| {
            folded(cell, &mut self.folded);
            self.names.intern(Column::Target, &self.folded)
        };
        let of_answering = target(&record.exact(Meaning::ForwardingTarget));
        let of_unanswered = target(&record.exact(Meaning::UnansweredTarget));
        let Some(it) = self.people.get_mut(person as usize) else { return Ok(()) };
        let facts = it
            .facts
            .with(Field::Answering, answering)
            .with(Field::Unanswered, unanswered)
            .with(Field::BusyChoice, busy)
            .with(Field::HasSettings, 1);
        let before = *it;
        let is_other = (facts, of_answering, of_unanswered)
            != (before.facts, before.answering, before.unanswered);
        if before.facts.has(Field::HasSettings) {
            if self.repeats(is_other) {
                return Ok(());
            }
            self.replaced.push((person, self.members.len()));
        }
        let Some(it) = self.people.get_mut(person as usize) else { return Ok(()) };
        it.facts = facts;
        (it.answering, it.unanswered) = (of_answering, of_unanswered);
        for (meaning, is_group) in [(Meaning::Delegates, false), (Meaning::CallGroupTargets, true)]
        {
            let cell = record.exact(meaning);
            addresses(&cell, |address| {
                folded(address, &mut self.folded);
                let name = self.names.intern(Column::Target, &self.folded);
                self.members.push(Member { of: person, is_group, name });
            });
        }
        Ok(())
    }

    fn number(&mut self, record: &Record<'_>) -> Result<(), Rejected> {
        let cell = record.cell(Meaning::Telephone);
        if cell.is_empty() {
            return Err((Why::Nameless, Some(Meaning::Telephone)));
        }
        folded(cell, &mut self.folded);
        let id = self.names.intern(Column::Number, &self.folded);
        let line = match record.cell(Meaning::NumberType) {
            it if it.eq_ignore_ascii_case(b"CallingPlan") => 1,
            it if it.eq_ignore_ascii_case(b"OperatorConnect") => 2,
            it if it.eq_ignore_ascii_case(b"OCMobile") => 3,
            it if it.eq_ignore_ascii_case(b"DirectRouting") => 4,
            _ => 0,
        };
        let is_free = record.cell(Meaning::NumberStatus).eq_ignore_ascii_case(b"Unassigned");
        let target = record.exact(Meaning::NumberTarget);
        folded(&target, &mut self.folded);
        let owner = self.names.find_in(Column::Assigned, &self.folded);
        let owner = owner.and_then(|it| self.names.get(it)).map_or(NONE, |it| it.owner);
        if let Some(it) = self.names.get_mut(id) {
            if it.owner == NONE {
                it.owner = owner;
            }
            it.line = if is_free && it.owner == NONE { UNASSIGNED } else { line };
        }
        Ok(())
    }
}

/// The name of a policy in a user's cell, whatever object it stands in.
fn policy_name<'a>(record: &Record<'a>, meaning: Meaning) -> Cow<'a, [u8]> {
    let cell = record.exact(meaning);
    if !cell.starts_with(b"@{") {
        return cell;
    }
    let text = String::from_utf8_lossy(&cell);
    inner_name(&text).unwrap_or_default().to_owned().into_bytes().into()
}

/// What the record of a user says, beyond names and policies.
fn of_user(record: &Record<'_>, facts: PersonFacts) -> Result<PersonFacts, Rejected> {
    let mode = mode(record.cell(Meaning::Mode))
        .ok_or_else(|| bad(record.cell(Meaning::Mode), Meaning::Mode))?;
    let assigned = assigned_mode(record);
    let is_idle = assigned == 1 && mode > 1;
    let mode = if mode == 0 { assigned } else { mode };
    let provider = match record.cell(Meaning::HostingProvider) {
        [] => record.cell(Meaning::OnPremHostingProvider),
        it => it,
    };
    let kind = record.cell(Meaning::AccountType);
    let is_on_premises = provider.eq_ignore_ascii_case(b"SRV:")
        || kind.eq_ignore_ascii_case(b"SfBOnPremUser")
        || holds(record.cell(Meaning::UserType), b"HYBRIDONPREM");
    // A user who is homed on-premises has Islands, unless a mode says something else.
    let mode = if is_on_premises && mode == 0 { 2 } else { mode };
    let has_columns = record.columns.has(Meaning::Line) || record.columns.has(Meaning::OnPremLine);
    let has = |it: Meaning| !record.cell(it).is_empty() && !is_type(record.cell(it));
    let has_number = has(Meaning::Line) || has(Meaning::OnPremLine);
    let number = match (has_number, has_columns) {
        (true, _) => 1,
        (false, true) => 3,
        (false, false) => 0,
    };
    let told = |it: Meaning| {
        let cell = record.cell(it);
        if is_type(cell) || cell == b"{}" { &[] } else { cell }
    };
    let (plans, features) = (told(Meaning::Plans), told(Meaning::Features));
    let is_cut = |it: &[u8]| it.ends_with(b"...}") || it.ends_with("…}".as_bytes());
    let licensed = if has_phone_system(plans) || holds(features, b"PHONESYSTEM") {
        1
    } else if (plans.is_empty() && features.is_empty()) || is_cut(plans) || is_cut(features) {
        0
    } else {
        2
    };
    let voice = match truth(record.cell(Meaning::EnterpriseVoice)) {
        Some(true) => 1,
        Some(false) => 2,
        None => 0,
    };
    let line = if has(Meaning::OnlineVoiceRouting) {
        4
    } else if holds(features, b"TEAMSMOBILEEXPERIENCE") {
        3
    } else {
        u64::from(holds(features, b"CALLINGPLAN") || holds(plans, b"MCOPSTN"))
    };
    let is_disabled = truth(record.cell(Meaning::AccountEnabled)) == Some(false);
    Ok(facts
        .with(Field::Mode, mode)
        .with(Field::ModeIdle, u64::from(is_idle))
        .with(Field::Number, number)
        .with(Field::Licensed, licensed)
        .with(Field::Voice, voice)
        .with(Field::Pstn, line)
        .with(Field::OnPremises, u64::from(is_on_premises))
        .with(Field::Disabled, u64::from(is_disabled))
        .with(Field::Resource, u64::from(kind.eq_ignore_ascii_case(b"ResourceAccount"))))
}

/// The mode as a position plus one. `None` if the cell has something else.
fn mode(cell: &[u8]) -> Option<u64> {
    const MODES: [&[u8]; 5] = [
        b"TeamsOnly",
        b"Islands",
        b"SfBOnly",
        b"SfBWithTeamsCollab",
        b"SfBWithTeamsCollabAndMeetings",
    ];
    if cell.is_empty() {
        return Some(0);
    }
    let bare = cell.strip_suffix(b"WithNotify").unwrap_or(cell);
    let found = MODES.iter().position(|it| it.eq_ignore_ascii_case(bare));
    found.map(|it| it as u64 + 1)
}

/// The mode of the policy that is assigned to a user, as a position plus one. 0 if none is, or one that is
/// not built in.
fn assigned_mode(record: &Record<'_>) -> u64 {
    let name = policy_name(record, Meaning::UpgradePolicy);
    let text = String::from_utf8_lossy(&name);
    match bare_name(&text) {
        it if it.eq_ignore_ascii_case("UpgradeToTeams") => 1,
        it => mode(it.as_bytes()).unwrap_or_default(),
    }
}

/// Whether a cell is the id of an object.
fn is_id(cell: &[u8]) -> bool {
    let is_digit = |it: &u8| it.is_ascii_hexdigit() || *it == b'-';
    cell.len() == 36 && cell.iter().all(is_digit)
}

fn bad(cell: &[u8], meaning: Meaning) -> Rejected {
    (Why::BadValue { found: shortened(cell) }, Some(meaning))
}

/// What a record is about, by the properties that nothing else has.
fn kind(record: &Record<'_>) -> RowKind {
    let columns = record.columns;
    let any = |all: &[Meaning]| all.iter().any(|&it| columns.has(it));
    let told = |all: &[Meaning]| all.iter().any(|&it| !record.cell(it).is_empty());
    let is_named = !record.sign_in().is_empty();
    // JSON and lists may have objects of several kinds in one file.
    if any(&POLICY) && !is_named && told(&POLICY) {
        RowKind::Policies
    } else if any(&[Meaning::Federation]) && told(&[Meaning::Federation]) && !is_named {
        RowKind::Federation
    } else if any(&[Meaning::FederationAccess]) && told(&[Meaning::FederationAccess]) && !is_named {
        RowKind::ExternalAccess
    } else if told(&[Meaning::Telephone]) && any(&[Meaning::NumberType, Meaning::NumberStatus]) {
        RowKind::Numbers
    } else if told(&[Meaning::Pattern]) && !is_named {
        RowKind::Patterns
    } else if any(&[Meaning::IsForwarding, Meaning::IsUnanswered]) {
        RowKind::Settings
    } else {
        RowKind::Users
    }
}
