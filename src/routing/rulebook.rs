//! What an edition brings: a case, the questions that make one, and the table that decides it.
//!
//! Everything else in the house (addresses, traces, boards, the page) works from this alone, so an
//! edition is one file below `editions` and its words below `text`.

use super::table::{DecisionTable, Looked, RuleCondition, Verdict};
use super::vocabulary::Landing;
use strum::VariantArray;

/// One case of an edition: an answer to each of its questions. The default is the case that an
/// empty address asks.
pub trait Rulebook: Copy + Default + Eq + std::fmt::Debug + 'static {
    /// What its rules can ask.
    type Condition: RuleCondition;
    /// Its questions, in the order of the address.
    const QUESTIONS: &'static [Question<Self>];
    /// Its rules.
    fn table() -> &'static DecisionTable<Self::Condition>;
    /// Its questions, one by one.
    fn questions() -> std::slice::Iter<'static, Question<Self>> {
        Self::QUESTIONS.iter()
    }

    /// What the conditions look at.
    fn facts(&self) -> <Self::Condition as RuleCondition>::Facts;

    /// Where the call lands, and by which rule.
    fn decide(&self) -> Decision {
        let (rule, verdict) = Self::table().decide(&self.facts());
        Decision { rule: rule.into(), verdict }
    }

    /// The same with every rule looked at.
    fn look(&self) -> Looked<Self::Condition> {
        Self::table().look(&self.facts())
    }

    /// The landings that some rule gives, in the order of [`Landing`].
    fn landings() -> Vec<Landing> {
        let table = Self::table();
        let given = |landing: &Landing| {
            table.rows.iter().any(|it| it.then.landing == *landing)
                || table.otherwise.then.landing == *landing
        };
        Landing::VARIANTS.iter().copied().filter(given).collect()
    }

    /// The case with another answer to a question, if it is one of its questions and takes that
    /// answer.
    fn answered(mut self, key: &str, word: &str) -> Option<Self> {
        let question = Self::QUESTIONS.iter().find(|it| it.key == key)?;
        (question.set)(&mut self, word).then_some(self)
    }

    /// The case with the settings of another one.
    fn under(mut self, other: &Self) -> Self {
        for question in Self::QUESTIONS.iter().filter(|it| it.role == Role::Setting) {
            (question.set)(&mut self, (question.answer)(other));
        }
        self
    }

    /// Whether another case answers every question that matters alike.
    fn asks_the_same(&self, other: &Self) -> bool {
        Self::questions().all(|question| {
            let matters = (question.matters)(self);
            let is_alike = (question.answer)(self) == (question.answer)(other);
            matters == (question.matters)(other) && (!matters || is_alike)
        })
    }

    /// Every case that the questions can make, each once, the last question varying fastest. A
    /// question that does not matter to a case keeps its default answer there.
    fn cases() -> Vec<Self> {
        let mut cases = vec![Self::default()];
        for question in Self::QUESTIONS {
            cases = cases.iter().flat_map(|case| question.answered(case)).collect();
        }
        cases
    }
}

/// The verdict on a case of any edition.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Decision {
    /// The deciding rule, by its public name.
    pub rule: &'static str,
    /// What it decides.
    pub verdict: Verdict,
}

/// One question of an edition.
pub struct Question<Case: 'static> {
    /// Its key in the address.
    pub key: &'static str,
    /// Who could answer it otherwise.
    pub role: Role,
    /// The public words of its answers, in the order in which they are shown.
    pub answers: fn() -> Vec<&'static str>,
    /// The answer that a case holds.
    pub answer: fn(&Case) -> &'static str,
    /// Sets the answer by its public word, in any case of letters. Says whether it is one.
    pub set: fn(&mut Case, &str) -> bool,
    /// Whether anybody asks it, the questions before it being answered so.
    pub matters: fn(&Case) -> bool,
}

/// What kind of thing a question asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// The call and its circumstances: nobody sets them.
    Circumstance,
    /// What an administrator or the user sets.
    Setting,
}

impl<Case: Copy> Question<Case> {
    /// The case with each answer to this question, or as it is where the question does not matter.
    pub fn answered(&self, case: &Case) -> Vec<Case> {
        if !(self.matters)(case) {
            return vec![*case];
        }
        let answered = |token: &'static str| {
            let mut answered = *case;
            (self.set)(&mut answered, token).then_some(answered)
        };
        (self.answers)().into_iter().filter_map(answered).collect()
    }
}

/// Makes a [`Question`] about one field of a case, whose type has its words from `strum`.
#[macro_export]
macro_rules! question {
    ($key:literal, $role:expr, $type:ty, $($field:ident).+) => {
        $crate::question!($key, $role, $type, $($field).+, |_| true)
    };
    ($key:literal, $role:expr, $type:ty, $($field:ident).+, $matters:expr) => {
        $crate::routing::Question {
            key: $key,
            role: $role,
            answers: || {
                <$type as ::strum::VariantArray>::VARIANTS.iter().map(|&it| it.into()).collect()
            },
            answer: |case| case.$($field).+.into(),
            set: |case, word| {
                let parsed = word.parse::<$type>();
                parsed.map(|it| case.$($field).+ = it).is_ok()
            },
            matters: $matters,
        }
    };
}
