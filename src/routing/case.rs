//! One scenario of one edition, and what decides it. Start at [`Case::decide`].

use super::edition::CAPACITY;
use super::{
    Answer, Basis, Check, Condition, Custom, Derivation, Direction, Edition, FactAt, FactRow,
    Landing, Line, Preset, Question, Role, Rule, Standing, Step, Trace, Verdict,
};

/// One scenario: an answer to each question of an edition.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct Case {
    edition: &'static Edition,
    // INVARIANT: each is a position among the answers of its question; beyond the questions, zero.
    answers: [u8; CAPACITY],
}

/// A scenario, and the preset that the user's policy started as.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Subject {
    /// The scenario. Its policy fields may differ from those of the preset.
    pub case: Case,
    /// The preset; nothing for a policy that somebody made.
    pub preset: Option<&'static Preset>,
}

/// A verdict, and the rule that gave it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Decision {
    /// The deciding rule.
    pub rule: &'static Rule,
    /// What it decides.
    pub verdict: Verdict,
}

impl Case {
    /// The question that an empty address asks in this edition.
    pub fn first(edition: &'static Edition) -> Self {
        let mut answers = [0; CAPACITY];
        for (answer, question) in answers.iter_mut().zip(edition.questions) {
            *answer = question.default;
        }
        Self { edition, answers }
    }

    /// The edition that it belongs to.
    pub const fn edition(self) -> &'static Edition {
        self.edition
    }

    /// The answer to a question, both by position.
    pub fn get(self, question: u8) -> u8 {
        self.answers.get(usize::from(question)).copied().unwrap_or_default()
    }

    /// The case with another answer. Answers that do not exist change nothing.
    #[must_use]
    pub fn with(mut self, question: u8, answer: u8) -> Self {
        if self.edition.answer(question, answer).is_some()
            && let Some(it) = self.answers.get_mut(usize::from(question))
        {
            *it = answer;
        }
        self
    }

    /// The case with several other answers.
    #[must_use]
    pub fn with_all(self, sets: &[(u8, u8)]) -> Self {
        sets.iter().fold(self, |it, &(question, answer)| it.with(question, answer))
    }

    /// The case with another answer, by the words of the address, if there is such a question and
    /// answer.
    #[must_use]
    pub fn answered(self, key: &str, token: &str) -> Option<Self> {
        let at = self.edition.position(key)?;
        Some(self.with(at, self.edition.question(at)?.position(token)?))
    }

    /// The answer to a question with its words.
    pub fn answer(self, question: u8) -> Option<&'static Answer> {
        self.edition.answer(question, self.get(question))
    }

    /// The word of the answer to a question; empty where there is no such question.
    pub fn token(self, question: u8) -> &'static str {
        self.answer(question).map_or("", |it| it.token)
    }

    /// The label of the answer to a question; empty where there is no such question.
    pub fn label(self, question: u8) -> &'static str {
        self.answer(question).map_or("", |it| it.label)
    }

    /// Whether anybody asks a question in this case. What is not asked decides nothing.
    pub fn is_asked(self, question: u8) -> bool {
        self.edition.question(question).is_some_and(|it| self.fulfills(it.asked))
    }

    /// Whether the answer to a question has an effect and can be chosen.
    pub fn is_offered(self, question: u8) -> bool {
        self.edition
            .question(question)
            .is_some_and(|it| self.fulfills(it.asked) && self.fulfills(it.offered))
    }

    /// The value of a fact. Routing does not depend on what kind of policy the user has, so that is
    /// nothing here.
    /// The value of a fact, by position; the first where a derived fact has none.
    pub fn found(self, fact: FactAt) -> u8 {
        self.fact(fact).unwrap_or_default()
    }

    pub(super) fn fact(self, fact: FactAt) -> Option<u8> {
        match fact {
            FactAt::Question(at) => Some(self.get(at)),
            FactAt::Derived(at) => Some(self.derived(at)),
            FactAt::Standing => None,
        }
    }

    /// The value of a derived fact.
    pub fn derived(self, at: u8) -> u8 {
        match self.edition.facts.get(usize::from(at)).map(|it| &it.derivation) {
            Some(Derivation::Function { from, value, .. }) => self.apply(from, *value).unwrap_or(0),
            Some(Derivation::Rows(rows)) => self.row_of(rows).map_or(0, |it| it.value),
            None => 0,
        }
    }

    /// Why a derived fact has its value; empty for one that needs no step in the trace.
    pub fn why_derived(self, at: u8) -> &'static str {
        match self.edition.facts.get(usize::from(at)).map(|it| &it.derivation) {
            Some(Derivation::Function { from, why, .. }) => self.apply(from, *why).unwrap_or(""),
            Some(Derivation::Rows(rows)) => self.row_of(rows).map_or("", |it| it.why),
            None => "",
        }
    }

    /// A function of the answers to some questions.
    fn apply<T>(self, from: &[u8], function: fn(&[u8]) -> T) -> Option<T> {
        let mut given = [0; CAPACITY];
        for (slot, &question) in given.iter_mut().zip(from) {
            *slot = self.get(question);
        }
        given.get(..from.len()).map(function)
    }

    /// The first row of a fact whose conditions all hold.
    fn row_of(self, rows: &'static [FactRow]) -> Option<&'static FactRow> {
        rows.iter().find(|it| self.fulfills(it.when))
    }

    /// Whether all of these conditions hold.
    pub fn fulfills(self, conditions: &[Condition]) -> bool {
        conditions.iter().all(|it| self.fact(it.fact).is_some_and(|value| it.admits(value)))
    }

    /// The same, for conditions that may look at what kind of policy the user has.
    pub fn fulfills_with(self, conditions: &[Condition], standing: Standing) -> bool {
        conditions.iter().all(|it| match it.fact {
            FactAt::Standing => it.admits(standing as u8),
            fact => self.fact(fact).is_some_and(|value| it.admits(value)),
        })
    }

    /// Where the call lands, and by which rule: the first whose conditions all hold. Pure and total.
    pub fn decide(self) -> Decision {
        let rule = self.edition.rules.iter().find(|rule| self.fulfills(rule.when));
        let rule = rule.unwrap_or(self.edition.otherwise);
        let basis = match (rule.then.basis, self.other_reading_of(rule)) {
            (Basis::DisputedBy { .. }, Some(alternative)) => Basis::Disputed { alternative },
            (Basis::DisputedBy { .. }, None) => Basis::Inferred,
            (basis, _) => basis,
        };
        Decision { rule, verdict: Verdict { basis, ..rule.then } }
    }

    /// Where the call lands if a fact had another value than the one that was taken: the table is read
    /// again with it. Nothing where both readings land alike.
    fn other_reading_of(self, rule: &'static Rule) -> Option<Landing> {
        let Basis::DisputedBy { fact, value } = rule.then.basis else { return None };
        let holds = |it: &Condition| match it.fact {
            looked_at if looked_at == fact => it.admits(value),
            _ => self.fulfills(&[*it]),
        };
        let other = self.edition.rules.iter().find(|rule| rule.when.iter().all(holds));
        let landing = other.unwrap_or(self.edition.otherwise).then.landing;
        (landing != rule.then.landing).then_some(landing)
    }

    /// What would have to be otherwise for the other reading of a disputed answer, where that is a fact:
    /// the fact and the value that it has then.
    pub fn reads_otherwise(self) -> Option<(FactAt, u8)> {
        let rule = self.decide().rule;
        match rule.then.basis {
            Basis::DisputedBy { fact, value } => self.other_reading_of(rule).map(|_| (fact, value)),
            Basis::Guide | Basis::Document | Basis::Inferred | Basis::Disputed { .. } => None,
        }
    }

    /// Whether another answer to one question alone changes what decides.
    pub fn turns_on(self, question: u8) -> bool {
        let here = self.decide();
        self.is_offered(question)
            && self.each_answer(question).into_iter().any(|it| it.decide() != here)
    }

    /// Whether a rule up to the deciding one looks at a fact: none of its conditions before that fails.
    pub fn looks_at(self, fact: FactAt) -> bool {
        let mut rules = self.edition.all_rules();
        let looks = |rule: &Rule| {
            let failed = rule.when.iter().position(|it| !self.fulfills(&[*it]));
            let looked = rule.when.iter().take(failed.map_or(rule.when.len(), |it| it + 1));
            (looked.into_iter().any(|it| it.fact == fact), failed.is_none())
        };
        rules
            .find_map(|rule| match looks(rule) {
                (true, _) => Some(true),
                (false, true) => Some(false),
                (false, false) => None,
            })
            .unwrap_or(false)
    }

    /// The same with every rule looked at.
    pub fn trace(self) -> Trace {
        let mut steps = self.edition.all_rules().map(|rule| self.look(rule));
        let mut passed = Vec::new();
        for step in steps.by_ref() {
            if step.matched() {
                return Trace { passed, decided: step, not_needed: steps.collect() };
            }
            passed.push(step);
        }
        // The last rule has no conditions, so this is not reached; it holds for what is left.
        Trace { passed, decided: self.look(self.edition.otherwise), not_needed: Vec::new() }
    }

    fn look(self, rule: &'static Rule) -> Step {
        let check = |&condition: &Condition| {
            let found = self.fact(condition.fact).unwrap_or_default();
            Check { condition, found, held: condition.admits(found) }
        };
        Step { rule, checks: rule.when.iter().map(check).collect() }
    }

    /// The case with the answers of another one of its edition to the questions of some roles.
    #[must_use]
    pub fn with_roles_of(self, other: Self, is_role: fn(Role) -> bool) -> Self {
        if other.edition != self.edition {
            return self;
        }
        self.edition.of_role(is_role).fold(self, |it, (at, _)| it.with(at, other.get(at)))
    }

    /// The case under the settings of another one: policy, license and the user's choice.
    #[must_use]
    pub fn under(self, other: Self) -> Self {
        self.with_roles_of(other, Role::is_setting)
    }

    /// The case under the policy of another one.
    #[must_use]
    pub fn with_policy_of(self, other: Self) -> Self {
        self.with_roles_of(other, |it| it == Role::Policy)
    }

    /// Whether another case has the same policy.
    pub fn has_policy_of(self, other: Self) -> bool {
        self.with_policy_of(other) == self
    }

    /// Whether another case has the same answer to every question that is asked.
    pub fn asks_the_same(self, other: Self) -> bool {
        self.edition == other.edition
            && self.edition.numbered().all(|(at, _)| {
                let asked = self.is_asked(at);
                asked == other.is_asked(at) && (!asked || self.get(at) == other.get(at))
            })
    }

    /// The kind of call that it is about.
    pub fn line(self) -> Option<&'static Line> {
        self.edition.lines.iter().find(|line| line.is_of(self))
    }

    /// The same user's call of another kind.
    #[must_use]
    pub fn on(self, line: &Line) -> Self {
        self.with_all(line.sets)
    }

    /// Which way the call goes.
    pub fn direction(self) -> Direction {
        self.line().map_or(Direction::Inbound, |it| it.direction)
    }

    /// The same call under a preset.
    #[must_use]
    pub fn with_preset(self, preset: &Preset) -> Self {
        self.with_all(preset.sets)
    }

    /// Whether its policy has the fields that a preset sets.
    pub fn has_fields_of(self, preset: &Preset) -> bool {
        self.with_preset(preset) == self
    }

    /// The best documented preset with its fields.
    pub fn preset(self) -> Option<&'static Preset> {
        self.edition.policy.presets.iter().find(|it| self.has_fields_of(it))
    }

    /// The case with each answer to a question, or as it is where the question is not asked.
    pub fn each_answer(self, question: u8) -> Vec<Self> {
        let count = self.edition.question(question).map_or(0, |it| it.answers.len());
        if !self.is_asked(question) {
            return vec![self];
        }
        (0..u8::try_from(count).unwrap_or(u8::MAX)).map(|it| self.with(question, it)).collect()
    }

    /// Every call of this user, one by one: with each answer that describes a call, the last question varying
    /// fastest.
    pub fn every_call(self) -> Vec<Self> {
        self.varied(|it| it == Role::Call)
    }

    /// Every call, however calls reach the user, one by one.
    pub fn every_circumstance(self) -> Vec<Self> {
        self.varied(|it| matches!(it, Role::Call | Role::Delivery))
    }

    /// The cases with each combination of answers to the questions of some roles. What is not asked
    /// has its default answer.
    pub(super) fn varied(self, is_role: fn(Role) -> bool) -> Vec<Self> {
        let questions = || self.edition.of_role(is_role);
        let plain = questions().fold(self, |it, (at, question)| it.with(at, question.default));
        questions().fold(vec![plain], |cases, (at, _)| {
            cases.into_iter().flat_map(|it| it.each_answer(at)).collect()
        })
    }

    /// What follows from answers that stand in the way of a question: its answer goes back to the
    /// default where it is not asked any more. Equal questions are equal cases then.
    #[must_use]
    pub fn settled(self) -> Self {
        self.edition.numbered().fold(self, |it, (at, question)| {
            if it.is_asked(at) { it } else { it.with(at, question.default) }
        })
    }
}

impl Line {
    /// Whether a call is of this kind.
    pub fn is_of(&self, case: Case) -> bool {
        self.sets.iter().all(|&(question, answer)| case.get(question) == answer)
    }
}

impl Question {
    /// Whether a value of it is its default.
    pub const fn is_default(&self, answer: u8) -> bool {
        self.default == answer
    }
}

impl Subject {
    /// The question that an empty address asks in this edition.
    pub fn first(edition: &'static Edition) -> Self {
        Self { case: Case::first(edition), preset: edition.policy.presets.first() }
    }

    /// A case whose policy is the best documented preset with its fields, or a custom one.
    pub fn of(case: Case) -> Self {
        Self { case, preset: case.preset() }
    }

    /// The edition that it belongs to.
    pub const fn edition(self) -> &'static Edition {
        self.case.edition()
    }

    /// The same user and call with this preset assigned.
    #[must_use]
    pub fn granted(self, preset: &'static Preset) -> Self {
        Self { case: self.case.with_preset(preset), preset: Some(preset) }
    }

    /// The same policy, asked about another case of the edition. Where an edition has nothing but
    /// presets, the preset is the one with the fields.
    #[must_use]
    pub fn asked(self, case: Case) -> Self {
        match case.edition().policy.custom {
            Custom::Allowed if case.edition() == self.edition() => Self { case, ..self },
            Custom::Allowed | Custom::PresetsOnly => Self::of(case),
        }
    }

    /// Where an answer changes.
    #[must_use]
    pub fn with(self, question: u8, answer: u8) -> Self {
        self.asked(self.case.with(question, answer))
    }

    /// The call of this user under another policy.
    #[must_use]
    pub fn with_policy_of(self, other: Self) -> Self {
        Self { case: self.case.with_policy_of(other.case), preset: other.preset }
    }

    /// The preset, if the policy has its fields still.
    pub fn unchanged_preset(self) -> Option<&'static Preset> {
        self.preset.filter(|it| self.case.has_fields_of(it))
    }

    /// What kind of policy the user has. Other fields make a custom policy, also where it started as
    /// the default: only a tenant that says so has [`Standing::EditedGlobal`].
    pub fn standing(self) -> Standing {
        match self.unchanged_preset().map(|it| it.attestation) {
            Some(super::Attestation::Documented) => Standing::Attested,
            Some(super::Attestation::NamePatternOnly) => Standing::NamePatternOnly,
            None => Standing::Custom,
        }
    }
}

/// As the keys and words of an address.
impl std::fmt::Debug for Case {
    fn fmt(&self, to: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(to, "{}", self.edition.id)?;
        for (at, question) in self.edition.numbered() {
            write!(to, " {}={}", question.key, self.token(at))?;
        }
        Ok(())
    }
}
