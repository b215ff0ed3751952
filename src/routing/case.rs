//! A case of any edition: the one place that lists the editions for those who do not care which.

use super::editions::modes_2019_08::Conversation;
use super::matrix::{MOST_QUESTIONS, Only};
use super::rulebook::{Decision, Role, Rulebook};
use super::scenario::Scenario;
use super::vocabulary::{Edition, Landing};

/// A case of one of the editions.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Case {
    /// Of December 2017.
    Guide201712(Scenario),
    /// Of August 2019.
    Modes201908(Conversation),
}

impl From<Scenario> for Case {
    fn from(scenario: Scenario) -> Self {
        Self::Guide201712(scenario)
    }
}

impl From<Conversation> for Case {
    fn from(conversation: Conversation) -> Self {
        Self::Modes201908(conversation)
    }
}

/// Does the same with a case of whichever edition.
macro_rules! each {
    ($case:expr, $it:ident => $do:expr) => {
        match $case {
            Case::Guide201712($it) => $do,
            Case::Modes201908($it) => $do,
        }
    };
}

impl Case {
    /// The edition that it belongs to.
    pub const fn edition(self) -> Edition {
        match self {
            Self::Guide201712(_) => Edition::Guide201712,
            Self::Modes201908(_) => Edition::Modes201908,
        }
    }

    /// Where the call lands, and by which rule.
    pub fn decide(self) -> Decision {
        each!(self, it => it.decide())
    }

    /// The case with the settings of another one of its edition.
    pub fn under(self, setting: Self) -> Self {
        match (self, setting) {
            (Self::Guide201712(it), Self::Guide201712(setting)) => it.under(&setting).into(),
            (Self::Modes201908(it), Self::Modes201908(setting)) => it.under(&setting).into(),
            (it, _) => it,
        }
    }

    /// Whether another case of its edition answers every question that matters alike.
    pub fn asks_the_same(self, other: Self) -> bool {
        match (self, other) {
            (Self::Guide201712(it), Self::Guide201712(other)) => it.asks_the_same(&other),
            (Self::Modes201908(it), Self::Modes201908(other)) => it.asks_the_same(&other),
            _ => false,
        }
    }

    /// The case with another answer to a question, if it has that question and the question takes
    /// that answer.
    pub fn answered(self, key: &str, word: &str) -> Option<Self> {
        each!(self, it => it.answered(key, word).map(Self::from))
    }

    /// The landings that the edition knows.
    pub fn landings(self) -> Vec<Landing> {
        match self {
            Self::Guide201712(_) => Scenario::landings(),
            Self::Modes201908(_) => Conversation::landings(),
        }
    }

    /// Every circumstance of the edition: a call, with what nobody sets.
    pub fn circumstances(self) -> Vec<Self> {
        each!(self, it => of_role(&it, Role::Circumstance))
    }

    /// Every call of the edition under the setting of this case: in the guide's edition those of its
    /// organization.
    pub fn every_call(self) -> Vec<Self> {
        match self {
            Self::Guide201712(scenario) => scenario.every_call().map(Self::from).collect(),
            Self::Modes201908(_) => {
                self.circumstances().into_iter().map(|it| it.under(self)).collect()
            }
        }
    }

    /// Every setting of the edition.
    pub fn settings(self) -> Vec<Self> {
        each!(self, it => of_role(&it, Role::Setting))
    }

    /// Whether its answers to the questions of a role are among those chosen, question by question.
    pub fn is_admitted(self, role: Role, chosen: &[Only; MOST_QUESTIONS]) -> bool {
        each!(self, it => is_admitted(&it, role, chosen))
    }
}

/// Every case of the edition with the default answers to the questions of the other role.
fn of_role<B: Rulebook + Into<Case>>(_: &B, role: Role) -> Vec<Case> {
    let mut cases = vec![B::default()];
    for question in B::QUESTIONS.iter().filter(|it| it.role == role) {
        cases = cases.iter().flat_map(|case| question.answered(case)).collect();
    }
    cases.into_iter().map(Into::into).collect()
}

fn is_admitted<B: Rulebook>(case: &B, role: Role, chosen: &[Only; MOST_QUESTIONS]) -> bool {
    let mut of_role = B::QUESTIONS.iter().zip(chosen).filter(|(it, _)| it.role == role);
    of_role.all(|(question, only)| {
        let answer = (question.answer)(case);
        let at = (question.answers)().iter().position(|it| *it == answer);
        only.is_all() || (question.matters)(case) && at.is_some_and(|at| only.admits(at))
    })
}
