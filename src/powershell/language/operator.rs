//! Operators between two values.

/// An operator between two values, and whether it distinguishes case.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Operator {
    /// What it does.
    pub kind: OperatorKind,
    /// Whether it distinguishes upper and lower case.
    pub case: Case,
}

/// Whether texts that differ in case only are equal.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Case {
    /// They are, as with `-eq` and `-ieq`.
    Ignored,
    /// They are not, as with `-ceq`.
    Counts,
}

/// What an operator does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OperatorKind {
    /// `-eq`.
    Equal,
    /// `-ne`.
    NotEqual,
    /// `-gt`.
    Greater,
    /// `-ge`.
    GreaterOrEqual,
    /// `-lt`.
    Less,
    /// `-le`.
    LessOrEqual,
    /// `-like`: with `*`, `?` and `[a-c]`.
    Like,
    /// `-notlike`.
    NotLike,
    /// `-match`: a regular expression.
    Match,
    /// `-notmatch`.
    NotMatch,
    /// `-in`.
    In,
    /// `-notin`.
    NotIn,
    /// `-contains`.
    Contains,
    /// `-notcontains`.
    NotContains,
    /// `-replace`.
    Replace,
    /// `-split`.
    Split,
    /// `-join`.
    Join,
    /// `-f`.
    Format,
    /// `-is`.
    Is,
    /// `-isnot`.
    IsNot,
    /// `-as`.
    As,
    /// `-and`.
    And,
    /// `-or`.
    Or,
    /// `-xor`.
    Xor,
    /// `+`.
    Plus,
    /// `-`.
    Minus,
    /// `*`.
    Times,
    /// `/`.
    Divide,
    /// `%`.
    Remainder,
    /// `..`.
    Range,
    /// `-band`.
    BitAnd,
    /// `-bor`.
    BitOr,
    /// `-bxor`.
    BitXor,
    /// `-shl`.
    ShiftLeft,
    /// `-shr`.
    ShiftRight,
    /// `??`, from PowerShell 7 on.
    Coalesce,
}

/// Operators that are words, with whether they have forms with `c` and `i`.
const WORDS: [(&str, OperatorKind); 29] = {
    use OperatorKind::{
        And, As, BitAnd, BitOr, BitXor, Contains, Equal, Format, Greater, GreaterOrEqual, In, Is,
        IsNot, Join, Less, LessOrEqual, Like, Match, NotContains, NotEqual, NotIn, NotLike,
        NotMatch, Or, Replace, ShiftLeft, ShiftRight, Split, Xor,
    };
    [
        ("eq", Equal),
        ("ne", NotEqual),
        ("gt", Greater),
        ("ge", GreaterOrEqual),
        ("lt", Less),
        ("le", LessOrEqual),
        ("like", Like),
        ("notlike", NotLike),
        ("match", Match),
        ("notmatch", NotMatch),
        ("in", In),
        ("notin", NotIn),
        ("contains", Contains),
        ("notcontains", NotContains),
        ("replace", Replace),
        ("split", Split),
        ("join", Join),
        ("f", Format),
        ("is", Is),
        ("isnot", IsNot),
        ("as", As),
        ("and", And),
        ("or", Or),
        ("xor", Xor),
        ("band", BitAnd),
        ("bor", BitOr),
        ("bxor", BitXor),
        ("shl", ShiftLeft),
        ("shr", ShiftRight),
    ]
};

impl Operator {
    /// An operator of this kind that ignores case.
    pub(in crate::powershell) const fn of(kind: OperatorKind) -> Self {
        Self { kind, case: Case::Ignored }
    }

    /// Parses a word without its dash, ignoring case, including the forms with `c` and `i`.
    pub(in crate::powershell) fn named(name: &str) -> Option<Self> {
        let find = |name: &str| {
            WORDS.iter().find(|(word, _)| word.eq_ignore_ascii_case(name)).map(|(_, it)| *it)
        };
        if let Some(kind) = find(name) {
            return Some(Self::of(kind));
        }
        let case = match name.chars().next()? {
            'i' | 'I' => Case::Ignored,
            'c' | 'C' => Case::Counts,
            _ => return None,
        };
        let kind = find(name.get(1..)?).filter(|it| it.compares_text())?;
        Some(Self { kind, case })
    }

    /// Parses an operator that is written with signs.
    pub(super) fn signed(text: &str) -> Option<Self> {
        Some(Self::of(match text {
            "+" => OperatorKind::Plus,
            "-" | "\u{2013}" | "\u{2014}" | "\u{2015}" => OperatorKind::Minus,
            "*" => OperatorKind::Times,
            "/" => OperatorKind::Divide,
            "%" => OperatorKind::Remainder,
            ".." => OperatorKind::Range,
            "??" => OperatorKind::Coalesce,
            _ => return None,
        }))
    }

    /// The operator of an assignment such as `+=`.
    pub(super) fn assigning(text: &str) -> Option<Option<Self>> {
        match text {
            "=" => Some(None),
            _ => Some(Some(Self::signed(text.strip_suffix('=')?)?)),
        }
    }
}

/// The precedence of the operator that binds most strongly.
pub(super) const STRONGEST: u8 = 8;

impl OperatorKind {
    /// How strongly it binds (about_Operator_Precedence).
    /// The strongest is [`STRONGEST`].
    pub(super) const fn precedence(self) -> u8 {
        match self {
            Self::And | Self::Or | Self::Xor => 1,
            Self::BitAnd | Self::BitOr | Self::BitXor | Self::ShiftLeft | Self::ShiftRight => 2,
            Self::Coalesce => 4,
            Self::Plus | Self::Minus => 5,
            Self::Times | Self::Divide | Self::Remainder => 6,
            Self::Format => 7,
            Self::Range => 8,
            _ => 3,
        }
    }

    /// Whether it joins conditions, and does not compare values.
    pub(super) const fn joins(self) -> bool {
        self.precedence() == 1
    }

    /// Whether it can stand in `Where-Object` without braces.
    pub(super) const fn is_test(self) -> bool {
        self.precedence() == 3
            && !matches!(self, Self::Replace | Self::Split | Self::Join | Self::As)
    }

    const fn compares_text(self) -> bool {
        self.precedence() == 3 && !matches!(self, Self::Join | Self::Is | Self::IsNot | Self::As)
    }
}
