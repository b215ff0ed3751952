//! What an edition asks: questions, their answers, and the conditions that look at them.

/// One question of an edition.
#[derive(Debug)]
pub struct Question {
    /// Its key in the address, for ever.
    pub key: &'static str,
    /// The heading above its answers.
    pub heading: &'static str,
    /// What it asks about, in a word or two; the name that stands in conditions and filters.
    pub name: &'static str,
    /// Who could answer it differently.
    pub role: Role,
    /// Its answers, in the order in which they are shown.
    pub answers: &'static [Answer],
    /// The answer that an empty address gives, by position.
    pub default: u8,
    /// Conditions without which nobody asks: the answer stays at its default, and no rule depends on
    /// it.
    pub asked: &'static [Condition],
    /// Conditions without which the answer has no effect and cannot be chosen. It is kept.
    pub offered: &'static [Condition],
    /// Why it cannot be chosen, where it is not asked or not offered.
    pub unavailable: &'static str,
    /// How it is asked on the page.
    pub control: Control,
}

/// One answer to a question.
#[derive(Debug)]
pub struct Answer {
    /// Its word in the address, for ever.
    pub token: &'static str,
    /// Its label.
    pub label: &'static str,
    /// Its label where there is little room.
    pub short: &'static str,
    /// A sentence on what it means; empty for none.
    pub hint: &'static str,
    /// What somebody does to make it the answer; empty where that follows from the role and the label.
    /// Names of fields stand between backticks.
    pub action: &'static str,
    /// Who does it and how, where no command of this policy does; empty where one does.
    pub by_hand: &'static str,
}

/// Who could answer a question differently.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// It describes the call. The same user gets calls of every kind.
    Call,
    /// It describes the user's surroundings, which no setting changes.
    User,
    /// It describes how calls reach the user. A comparison shows every way; advice keeps the user's
    /// own.
    Delivery,
    /// It is a field of the policy.
    Policy,
    /// It says what the user is provisioned with. The first answer is what a fix may bring about.
    License,
    /// The user sets it.
    Choice,
}

impl Role {
    /// Whether somebody can change the answer without changing who is asked about, or which call.
    pub const fn is_setting(self) -> bool {
        matches!(self, Self::Policy | Self::License | Self::Choice)
    }
}

/// How a question is asked on the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Control {
    /// One radio button for each answer.
    Radios,
    /// Radio buttons; those from a position on are folded away under a heading.
    Folded {
        /// The heading of the fold.
        heading: &'static str,
        /// The position of the first answer in it.
        from: u8,
    },
    /// A list.
    List,
    /// A switch that shows its value. The answers are off and on, in this order.
    Switch,
    /// A check box: the first answer is checked, the second is not.
    Check,
}

/// A condition on a fact: its value is one of some.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Condition {
    /// What is looked at.
    pub fact: FactAt,
    /// The values that fulfill it, a bit each by position.
    pub any: u32,
}

/// Something that conditions look at.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum FactAt {
    /// The answer to a question, by the question's position.
    Question(u8),
    /// A derived fact, by its position.
    Derived(u8),
    /// What kind of policy the user has ([`super::Standing`]). Only advice looks at it: routing
    /// depends on the fields of a policy and not on its name.
    Standing,
}

/// A fact that follows from several answers.
#[derive(Debug)]
pub struct Fact {
    /// Its name for programs.
    pub key: &'static str,
    /// What it is, as the subject of "… is Teams".
    pub name: &'static str,
    /// Labels of its values.
    pub values: &'static [&'static str],
    /// What it follows from, and how.
    pub derivation: Derivation,
}

/// How a fact follows from answers.
#[derive(Debug)]
pub enum Derivation {
    /// A function of the answers to some questions. All of them have to be known.
    Function {
        /// The questions, by position.
        from: &'static [u8],
        /// Derives the value, as a position among the values, from answers in the order of `from`.
        value: fn(&[u8]) -> u8,
        /// Why the value is what it is, in a sentence, from the same answers. Empty for a fact that
        /// is plain enough to need no step of its own in the trace.
        why: fn(&[u8]) -> &'static str,
    },
    /// A table of its own: the first row whose conditions all hold gives the value. Nothing has to be
    /// known that no row before it looks at.
    Rows(&'static [FactRow]),
}

/// One row of the table of a fact.
#[derive(Debug)]
pub struct FactRow {
    /// All of these must hold. They may look at questions, and at facts that come earlier.
    pub when: &'static [Condition],
    /// The value, by position.
    pub value: u8,
    /// Why, in a sentence that names the fields. Empty where the fact needs no step in the trace.
    pub why: &'static str,
}

/// Declares the table of a fact so that it reads like sentences: conditions, value, and why.
#[macro_export]
macro_rules! fact_rows {
    ($([$($condition:expr),*] is $value:expr, $why:literal;)+) => {
        $crate::routing::Derivation::Rows(&[$($crate::routing::FactRow {
            when: &[$($condition),*],
            value: $value as u8,
            why: $crate::routing::said($why),
        }),+])
    };
}

impl Answer {
    /// An answer with its word and its label.
    pub const fn new(token: &'static str, label: &'static str) -> Self {
        Self { token, label, short: label, hint: "", action: "", by_hand: "" }
    }

    /// With a label for where there is little room.
    pub const fn short(mut self, short: &'static str) -> Self {
        self.short = short;
        self
    }

    /// With a sentence on what it means.
    pub const fn hint(mut self, hint: &'static str) -> Self {
        self.hint = super::said(hint);
        self
    }

    /// With what somebody does to make it the answer.
    pub const fn action(mut self, action: &'static str) -> Self {
        self.action = super::said(action);
        self
    }

    /// With who does that, where no command does.
    pub const fn by_hand(mut self, by_hand: &'static str) -> Self {
        self.by_hand = super::said(by_hand);
        self
    }
}

impl Question {
    /// The position of the answer with this word, in any case of letters.
    pub fn position(&self, token: &str) -> Option<u8> {
        let at = self.answers.iter().position(|it| it.token.eq_ignore_ascii_case(token))?;
        u8::try_from(at).ok()
    }
}

impl Condition {
    /// Whether a value fulfills it.
    pub const fn admits(self, value: u8) -> bool {
        value < 32 && self.any >> value & 1 == 1
    }
}

/// Gives an enum of answers, or of values, the conditions that look at them, so that rules read like
/// sentences: `Call::is(&[PstnIn, PstnOut])`. The order of the enum is the order of the answers.
#[macro_export]
macro_rules! conditions {
    ($($type:ty => $fact:expr;)+) => { $(
        impl $type {
            /// The condition that it is one of these.
            pub const fn is(any: &[Self]) -> $crate::routing::Condition {
                let mut bits = 0;
                let mut rest = any;
                while let Some((first, others)) = rest.split_first() {
                    bits |= 1 << *first as u32;
                    rest = others;
                }
                $crate::routing::Condition { fact: $fact, any: bits }
            }
        }
    )+ };
}
