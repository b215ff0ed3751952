//! Puts facts to an edition: where calls of such people land, and what is wrong with that. Nothing is
//! decided here a second time; every landing is a ruling of the edition's table.

use super::finding::{CallingFinding, CallingFix, Judgement};
use super::person::{Field, PersonFacts};
use super::policy::{KnownAs, PolicyRow};
use super::{EstateSummary, RowKind};
use crate::audit::truth::truth;
use crate::routing::{Attestation, Case, Edition, Landing, Line, Preset, Role, Subject};
use strum::VariantArray;

/// The questions that facts answer, with the words of the answers from 1 on.
const ANSWERS: [(Field, &str, &[&str]); 8] = [
    (
        Field::Mode,
        "mode",
        &[
            "teams-only",
            "islands",
            "sfb-only",
            "sfb-with-teams-collab",
            "sfb-with-teams-collab-and-meetings",
        ],
    ),
    (
        Field::Pstn,
        "pstn",
        &["calling-plan", "operator-connect", "mobile", "direct-routing", "shared-calling"],
    ),
    (Field::Number, "number", &["assigned", "private"]),
    (Field::Licensed, "licensed", &["yes", "no"]),
    (Field::Voice, "enterprise-voice", &["true", "false"]),
    (
        Field::Answering,
        "answering",
        &[
            "ring",
            "also-colleague",
            "also-number",
            "also-delegates",
            "also-group",
            "to-voicemail",
            "to-colleague",
            "to-number",
            "to-delegates",
            "to-group",
        ],
    ),
    (
        Field::Unanswered,
        "unanswered",
        &["untouched", "voicemail", "colleague", "number", "delegates", "group", "nothing"],
    ),
    (Field::BusyChoice, "busy-choice", &["ring", "busy-signal", "as-unanswered"]),
];

/// Asks one edition about the people of one organization.
#[derive(Clone, Debug)]
pub struct Judge {
    edition: &'static Edition,
    policies: Vec<PolicyRow>,
    external: Vec<PolicyRow>,
    blocks_federation: bool,
    knows_policies: bool,
    /// Whether somebody is in `TeamsOnly`.
    has_teams_only: bool,
}

/// Two modes, as [`Field::Mode`] has them.
const TEAMS_ONLY: u64 = 1;
const ISLANDS: u64 = 2;

impl Judge {
    /// A judge for what was read, in an edition.
    pub fn new(edition: &'static Edition, summary: &EstateSummary) -> Self {
        Self {
            edition,
            policies: summary.policies.clone(),
            external: summary.external.clone(),
            blocks_federation: summary.blocks_federation == Some(true),
            knows_policies: summary.rows(RowKind::Policies) > 0,
            has_teams_only: summary.groups.iter().any(|it| it.0.get(Field::Mode) == TEAMS_ONLY),
        }
    }

    /// The kinds of call of the edition.
    pub(super) const fn lines(&self) -> &'static [Line] {
        self.edition.lines
    }

    /// Whether the edition has a question.
    pub(super) fn asks(&self, key: &str) -> bool {
        self.edition.position(key).is_some()
    }

    /// The calling policy of people with these facts.
    pub fn policy(&self, facts: PersonFacts) -> Option<&PolicyRow> {
        self.policies.get(facts.get(Field::Policy) as usize)
    }

    /// The scenario of people with these facts: a call from a colleague, to a person who is free.
    pub fn case(&self, facts: PersonFacts) -> Case {
        let mut case = Case::first(self.edition);
        self.answers(facts, |at, answer| case = case.with(at, answer));
        case
    }

    /// Calls `take` with each answer that is known of people with these facts, by position.
    fn answers(&self, facts: PersonFacts, mut take: impl FnMut(u8, u8)) {
        let mut answer = |key: &str, word: &str| {
            let at = self.edition.position(key);
            let question = at.and_then(|it| Some((it, self.edition.question(it)?)));
            if let Some((at, answer)) = question.and_then(|it| Some((it.0, it.1.position(word)?))) {
                take(at, answer);
            }
        };
        for (field, key, words) in ANSWERS {
            let word = facts.get(field).checked_sub(1).and_then(|it| words.get(it as usize));
            if let Some(word) = word {
                answer(key, word);
            }
        }
        if facts.has(Field::OnPremises) {
            answer("pstn", "onprem-voice");
        } else if facts.get(Field::Number) == 3 {
            answer("pstn", "none");
        }
        let Some(policy) = self.policy(facts) else { return };
        match self.edition.preset(&policy.name).filter(|_| policy.fields.is_empty()) {
            Some(preset) => preset.sets.iter().for_each(|&(at, answer)| take(at, answer)),
            None => self.of_policy(policy, take),
        }
    }

    fn of_policy(&self, policy: &PolicyRow, mut take: impl FnMut(u8, u8)) {
        for (label, value) in &policy.fields {
            let mut fields = self.edition.of_role(|it| it == Role::Policy);
            let Some((at, it)) = fields.find(|it| it.1.heading.eq_ignore_ascii_case(label)) else {
                continue;
            };
            let value = match truth(value.as_bytes()) {
                Some(true) => "True",
                Some(false) => "False",
                None => value,
            };
            let answer = it.answers.iter().position(|it| it.label.eq_ignore_ascii_case(value));
            if let Some(answer) = answer {
                take(at, answer as u8);
            }
        }
    }

    /// The questions that files of an audit can answer, by position.
    pub fn answerable(&self) -> Vec<u8> {
        let all = self.edition.numbered();
        let all = all.filter(|(_, it)| it.role == Role::Policy || is_fact(it.key));
        all.map(|it| it.0).collect()
    }

    /// People with these facts as somebody to ask about, and those of the [`Self::answerable`] questions
    /// that are not answered.
    pub fn subject(&self, facts: PersonFacts) -> (Subject, Vec<u8>) {
        let mut said = Vec::new();
        self.answers(facts, |at, _| said.push(at));
        let is_policy = |at: u8| {
            let question = self.edition.question(at);
            question.is_some_and(|it| it.role == Role::Policy && !is_fact(it.key))
        };
        // Without the column, a user may have any policy.
        said.retain(|it| facts.has(Field::SaysPolicy) || !is_policy(*it));
        if facts.get(Field::Number) == 3 {
            said.extend(self.edition.position("number"));
        }
        let case = self.case(facts);
        let preset = self.policy(facts).and_then(|it| self.edition.preset(&it.name));
        let preset = preset.filter(|it| case.has_fields_of(it));
        let subject = match preset {
            Some(_) => Subject { case, preset },
            None => Subject::of(case),
        };
        let mut unsaid = self.answerable();
        unsaid.retain(|it| !said.contains(it));
        (subject, unsaid)
    }

    /// What only some calls to people with these facts have: the kind of call, a question, and its answer.
    pub fn given(&self, facts: PersonFacts) -> Vec<(&'static Line, u8, u8)> {
        let Some(at) = self.edition.position("door") else { return Vec::new() };
        let lines = self.edition.lines.iter().map(|it| (it, self.on(facts, it).get(at)));
        let open = Case::first(self.edition).get(at);
        let shut = lines.filter(|it| it.1 != open);
        shut.map(|(line, answer)| (line, at, answer)).collect()
    }

    /// The scenario of a kind of call, as far as external access lets it through.
    pub fn on(&self, facts: PersonFacts, line: &Line) -> Case {
        let case = self.case(facts).on(line);
        let external = self.external.get(facts.get(Field::External) as usize);
        let is_off =
            |it: &PolicyRow| it.fields.iter().any(|it| truth(it.1.as_bytes()) == Some(false));
        let is_blocked = self.blocks_federation || external.is_some_and(is_off);
        match case.answered("door", "org-blocked") {
            Some(it) if is_blocked && line.token.starts_with("federated") => it,
            _ => case,
        }
    }

    /// Where each kind of call lands for people with these facts, in the order of the edition.
    pub fn landings(&self, facts: PersonFacts) -> Vec<Landing> {
        let lands = |it: &Line| self.on(facts, it).decide().verdict.landing;
        self.edition.lines.iter().map(lands).collect()
    }

    /// What the edition says about people with these facts.
    pub fn judge(&self, facts: PersonFacts) -> Judgement {
        let case = self.case(facts);
        let has_number = matches!(facts.get(Field::Number), 1 | 2);
        let mut flags = 0;
        let calls = ["colleague-teams", "pstn-in", "in-tenant"];
        for call in calls.into_iter().filter(|it| *it != "pstn-in" || has_number) {
            let Some(case) = case.answered("call", call) else { continue };
            flags |= flags_of(case, call != "pstn-in");
        }
        if flags & Judgement::FORWARDS != 0 {
            flags &= !Judgement::AFTER;
        }
        let mut findings = 0;
        let all = CallingFinding::VARIANTS.iter().filter(|it| it.is_of_one());
        for it in all.filter(|it| self.holds(**it, facts, case, flags)) {
            findings |= it.bit();
        }
        Judgement { flags, findings }
    }

    /// Whether people with these facts have a problem by themselves.
    fn holds(&self, finding: CallingFinding, facts: PersonFacts, case: Case, flags: u32) -> bool {
        use CallingFinding as It;
        let has_number = matches!(facts.get(Field::Number), 1 | 2);
        let answers = |key: &str, words: &[&str]| {
            let at = self.edition.position(key);
            at.is_some_and(|at| words.contains(&case.token(at)))
        };
        let is_taken_away = |key: &str| {
            let at = self.edition.facts.iter().position(|it| it.key == key);
            at.is_some_and(|at| case.derived(at as u8) == 1)
        };
        let is_person = !facts.has(Field::Resource);
        let is_online = !facts.has(Field::OnPremises);
        let mode = facts.get(Field::Mode);
        let has_modes = self.asks("from-mode");
        match finding {
            It::TeamsOnlyOnPremises => has_modes && !is_online && mode == TEAMS_ONLY,
            It::ModeNotInEffect => has_modes && facts.has(Field::ModeIdle),
            It::IslandsAmongTeamsOnly => {
                has_modes && is_person && self.has_teams_only && mode == ISLANDS
            }
            It::Blocked => has_number && is_person && answers("private-calling", &["false"]),
            It::VoiceOff => {
                has_number
                    && is_online
                    && (facts.get(Field::Licensed) == 2 || facts.get(Field::Voice) == 2)
            }
            It::TollBypass => {
                has_number
                    && facts.has(Field::Pstn)
                    && answers("prevent-toll-bypass", &["true"])
                    && answers("pstn", &["calling-plan", "operator-connect", "mobile"])
            }
            It::PstnLost => {
                let others = [It::Blocked, It::VoiceOff, It::TollBypass, It::TeamsOnlyOnPremises];
                let lands =
                    || case.answered("call", "pstn-in").map(|it| it.decide().verdict.landing);
                has_number
                    && !others.into_iter().any(|it| self.holds(it, facts, case, flags))
                    && lands().is_some_and(Landing::is_lost)
            }
            It::CutOff => is_person && is_online && flags & Judgement::CUTS_OFF != 0,
            It::AllToVoicemail => {
                answers("federated-treatment", &["voicemail", "unanswered"])
                    || has_number && answers("pstn-treatment", &["voicemail", "unanswered"])
            }
            It::Forbidden => is_taken_away("still-forwards") || is_taken_away("still-redirects"),
            It::UnknownPolicy => {
                let is_missing = |it: &PolicyRow| {
                    it.known == KnownAs::Named && self.edition.preset(&it.name).is_none()
                };
                self.knows_policies && self.policy(facts).is_some_and(is_missing)
            }
            It::OnPremises => {
                !is_online && (facts.has(Field::Policy) || facts.get(Field::Answering) > 1)
            }
            It::WithoutNumber => {
                is_person
                    && is_online
                    && facts.get(Field::Licensed) == 1
                    && facts.get(Field::Number) == 3
            }
            It::Unreachable
            | It::Circle
            | It::DeadEnd
            | It::TargetCutsOff
            | It::UnansweredCircle
            | It::Chain => false,
        }
    }

    /// What fixes a problem for people with these facts, without losing a call that arrives today, whether
    /// somebody answers it or not.
    pub fn fix(&self, finding: CallingFinding, facts: PersonFacts) -> CallingFix {
        let fix = self.intended(finding, facts);
        let after = match fix {
            CallingFix::StopForwarding => facts.with(Field::Answering, 1),
            CallingFix::UnansweredToVoicemail => facts.with(Field::Unanswered, 2),
            CallingFix::RemovePolicy => facts.with(Field::Policy, 0),
            CallingFix::EnableVoice => facts.with(Field::Voice, 1),
            _ => return fix,
        };
        // What is forwarded in a circle or to nobody does not arrive, whatever the table says.
        let counts = finding.is_of_one();
        let (before, after) = (self.every_landing(self.case(facts)), self.case(after));
        let is_lost = |it: (&Landing, &Landing)| !it.0.is_lost() && it.1.is_lost();
        match counts && before.iter().zip(&self.every_landing(after)).any(is_lost) {
            true => CallingFix::Nothing,
            false => fix,
        }
    }

    /// Where every call lands, if somebody answers and if nobody does.
    fn every_landing(&self, case: Case) -> Vec<Landing> {
        let further = self.edition.further.lines.iter().map(|it| case.on(it));
        let calls = case.every_call().into_iter().chain(further);
        calls.map(|it| it.decide().verdict.landing).collect()
    }

    /// What would fix a problem, whatever else it does.
    fn intended(&self, finding: CallingFinding, facts: PersonFacts) -> CallingFix {
        use CallingFinding as It;
        let is_forwarded = facts.get(Field::Answering) > 5;
        match finding {
            It::Unreachable if !is_forwarded => self.intended(It::Blocked, facts),
            It::Unreachable | It::Circle | It::DeadEnd | It::TargetCutsOff => {
                CallingFix::StopForwarding
            }
            It::Chain => CallingFix::ForwardToEnd,
            It::UnansweredCircle => CallingFix::UnansweredToVoicemail,
            It::Forbidden if facts.get(Field::Answering) > 1 => CallingFix::StopForwarding,
            It::Forbidden => CallingFix::UnansweredToVoicemail,
            It::VoiceOff if facts.get(Field::Licensed) == 2 => CallingFix::AssignLicense,
            It::VoiceOff => CallingFix::EnableVoice,
            It::WithoutNumber => CallingFix::AssignNumber,
            It::UnknownPolicy => CallingFix::RemovePolicy,
            It::OnPremises if facts.has(Field::Policy) => CallingFix::RemovePolicy,
            It::OnPremises => CallingFix::StopForwarding,
            It::CutOff => {
                let to_voicemail = facts.with(Field::Unanswered, 2);
                match self.judge(to_voicemail).is(Judgement::CUTS_OFF) {
                    false => CallingFix::UnansweredToVoicemail,
                    true => self.assign(finding, facts),
                }
            }
            // Users homed on-premises can have any mode but `TeamsOnly`.
            It::TeamsOnlyOnPremises => CallingFix::Mode("Islands", "UpgradeToTeams"),
            It::ModeNotInEffect if facts.has(Field::OnPremises) => {
                CallingFix::Mode("", "UpgradeToTeams")
            }
            It::ModeNotInEffect => CallingFix::WaitForMode,
            It::IslandsAmongTeamsOnly => {
                let after = facts.with(Field::Mode, TEAMS_ONLY);
                let is_lost = |it: (Landing, Landing)| !it.0.is_lost() && it.1.is_lost();
                let pairs = self.landings(facts).into_iter().zip(self.landings(after));
                match facts.has(Field::OnPremises) || pairs.into_iter().any(is_lost) {
                    true => CallingFix::Nothing,
                    false => CallingFix::Mode("UpgradeToTeams", "Islands"),
                }
            }
            It::Blocked | It::TollBypass | It::AllToVoicemail | It::PstnLost => {
                self.assign(finding, facts)
            }
        }
    }

    /// The built-in policy that fixes a problem and moves the fewest other calls.
    fn assign(&self, finding: CallingFinding, facts: PersonFacts) -> CallingFix {
        let case = self.case(facts);
        let fixes = |case: Case| {
            let flags = flags_of(case.answered("call", "colleague-teams").unwrap_or(case), true);
            !self.holds(finding, facts, case, flags)
        };
        // How many settings differ from what everybody has who has no policy.
        let default = self.edition.policy.presets.iter().find(|it| it.is_default(self.edition));
        let unlike = |it: &Preset| {
            let sets = default.map_or(&[][..], |it| it.sets);
            it.sets.iter().filter(|it| !sets.contains(it)).count()
        };
        let before = self.every_landing(case);
        let is_lost = |it: (&Landing, &Landing)| !it.0.is_lost() && it.1.is_lost();
        let presets = self.edition.policy.presets.iter();
        let best = presets
            .filter(|it| !it.is_default(self.edition))
            .filter(|it| it.attestation == Attestation::Documented && fixes(case.with_preset(it)))
            .map(|it| (it, self.every_landing(case.with_preset(it))))
            .filter(|it| !before.iter().zip(&it.1).any(is_lost))
            .min_by_key(|it| {
                let moved = before.iter().zip(&it.1).filter(|it| it.0 != it.1).count();
                (unlike(it.0), moved)
            });
        let Some((best, _)) = best else { return CallingFix::Nothing };
        // A mode in effect can be assigned again.
        let has_mode = self.asks("from-mode") && facts.get(Field::Mode) > 0;
        match case.preset().filter(|_| has_mode) {
            Some(before) => CallingFix::Mode(best.name, before.name),
            None => CallingFix::Assign(best.name),
        }
    }
}

/// Whether a question is answered by a fact, and not by a policy.
fn is_fact(key: &str) -> bool {
    ANSWERS.iter().any(|it| it.1 == key)
}

/// How a call goes on, by where it lands if somebody answers and if nobody does.
fn flags_of(case: Case, counts_loss: bool) -> u32 {
    let lands =
        |word: &str| case.answered("answered", word).unwrap_or(case).decide().verdict.landing;
    let (yes, no) = (lands("yes"), lands("no"));
    let mut flags = match yes {
        Landing::Forwarded => Judgement::FORWARDS,
        Landing::TeamsAndOthers => Judgement::ALSO | Judgement::RINGS,
        Landing::Teams | Landing::SkypeForBusiness | Landing::EitherClient => Judgement::RINGS,
        Landing::Voicemail => Judgement::VOICEMAIL,
        it if it.is_lost() && counts_loss => Judgement::LOST,
        _ => 0,
    };
    if flags & Judgement::RINGS != 0 {
        flags |= match no {
            Landing::Forwarded => Judgement::AFTER,
            Landing::Voicemail => Judgement::VOICEMAIL,
            it if it.is_lost() => Judgement::CUTS_OFF,
            _ => 0,
        };
    }
    flags
}
