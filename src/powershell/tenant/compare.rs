//! Operators between two values (about_Comparison_Operators, about_Arithmetic_Operators).

use super::super::language::syntax::{Case, Operator, OperatorKind};
use super::value::{ObjectKind, Value};
use super::{dates, number};
use std::cmp::Ordering;
use std::sync::Arc;

impl Value {
    /// Compares as PowerShell does: the type of the left side decides. If the left side is a list,
    /// the result is the items that match.
    pub fn compare(&self, operator: Operator, right: &Self) -> Self {
        use OperatorKind::{
            Contains, Equal, Greater, GreaterOrEqual, In, Less, LessOrEqual, Like, NotContains,
            NotEqual, NotIn, NotLike,
        };
        if self.is_unknown() || right.is_unknown() {
            return Self::Unknown;
        }
        let picks = !matches!(operator.kind, In | NotIn | Contains | NotContains);
        if let (Self::List(items), true) = (self, picks) {
            let passes = |it: &&Self| it.compare(operator, right).is_true();
            return Self::list(items.iter().filter(passes).cloned().collect());
        }
        // A text is converted to a date first, which is not simulated.
        let has_null = matches!((self, right), (Self::Null, _) | (_, Self::Null));
        let by_text = matches!(operator.kind, Like | NotLike);
        if !has_null && !by_text && self.time() != right.time() {
            return Self::Unknown;
        }
        let case = operator.case;
        let order = || self.order(right, case);
        Self::Boolean(match operator.kind {
            Equal => self.equals(right, case),
            NotEqual => !self.equals(right, case),
            Greater => order() == Ordering::Greater,
            GreaterOrEqual => order() != Ordering::Less,
            Less => order() == Ordering::Less,
            LessOrEqual => order() != Ordering::Greater,
            Like => is_like_in(&self.to_text(), &right.to_text(), case),
            NotLike => !is_like_in(&self.to_text(), &right.to_text(), case),
            In => right.contains(self, case),
            NotIn => !right.contains(self, case),
            Contains => self.contains(right, case),
            NotContains => !self.contains(right, case),
            _ => return Self::Null,
        })
    }

    /// The kind of a date or of a span of time.
    fn time(&self) -> Option<ObjectKind> {
        match self {
            Self::Object(it) => dates::seconds(it).map(|_| it.kind),
            _ => None,
        }
    }

    pub fn equals(&self, right: &Self, case: Case) -> bool {
        match (self, right) {
            (Self::Null, it) | (it, Self::Null) => matches!(it, Self::Null),
            (Self::Boolean(it), right) => *it == right.is_true(),
            (Self::Number(_) | Self::Decimal(_), right) => self.number() == right.number(),
            (Self::Object(it), Self::Object(that)) if Arc::ptr_eq(it, that) => true,
            (left, right) => folded(&left.to_text(), case) == folded(&right.to_text(), case),
        }
    }

    /// Which of two values comes first: numbers by size, others by their text.
    pub fn order(&self, right: &Self, case: Case) -> Ordering {
        let is_number = matches!(self, Self::Number(_) | Self::Decimal(_) | Self::Boolean(_))
            || self.time().is_some();
        match (self, right) {
            (Self::Null, Self::Null) => Ordering::Equal,
            (Self::Null, _) => Ordering::Less,
            (_, Self::Null) => Ordering::Greater,
            _ => match (self.number(), right.number()) {
                (Some(it), Some(that)) if is_number => {
                    it.partial_cmp(&that).unwrap_or(Ordering::Equal)
                }
                _ => {
                    let (one, other) = (self.to_text(), right.to_text());
                    let order = one.to_lowercase().cmp(&other.to_lowercase());
                    match case {
                        Case::Ignored => order,
                        Case::Counts => order.then_with(|| other.cmp(&one)),
                    }
                }
            },
        }
    }

    fn contains(&self, item: &Self, case: Case) -> bool {
        self.items().iter().any(|it| it.equals(item, case))
            || matches!((self, item), (Self::Null, Self::Null))
    }

    /// The value as a number, if it can be converted.
    pub fn number(&self) -> Option<f64> {
        match self {
            Self::Null => Some(0.0),
            Self::Boolean(it) => Some(if *it { 1.0 } else { 0.0 }),
            Self::Number(it) => Some(*it as f64),
            Self::Decimal(it) => Some(*it),
            Self::Text(it) if it.trim().is_empty() => Some(0.0),
            Self::Text(it) => number::read(it),
            Self::Object(it) => dates::seconds(it).map(|it| it as f64),
            _ => None,
        }
    }

    /// A number as a value: a whole one where it is whole.
    pub fn of_number(value: f64) -> Self {
        match number::whole(value).filter(|it| *it as f64 == value) {
            Some(it) => Self::Number(it),
            None => Self::Decimal(value),
        }
    }

    /// Combines the bits of two whole numbers. `None` if one of them is none. What a negative number
    /// gives depends on its type, which is not kept.
    pub fn bits(&self, kind: OperatorKind, right: &Self) -> Option<Self> {
        let whole = |it: &Self| {
            number::whole(number::round(it.number()?)).and_then(|it| u32::try_from(it).ok())
        };
        let (one, other) = (whole(self)?, whole(right)?);
        let bits = match kind {
            OperatorKind::BitAnd => one & other,
            OperatorKind::BitOr => one | other,
            OperatorKind::BitXor => one ^ other,
            OperatorKind::ShiftLeft => one.checked_shl(other)?,
            _ => one.checked_shr(other)?,
        };
        Some(Self::Number(i64::from(bits)))
    }

    /// Calculates: the type of the left side decides. `None` if PowerShell refuses it.
    pub fn calculate(&self, kind: OperatorKind, right: &Self) -> Option<Self> {
        if self.is_unknown() || right.is_unknown() {
            return Some(Self::Unknown);
        }
        match (self, kind, right) {
            (Self::Null, OperatorKind::Plus, it) => Some(it.clone()),
            (Self::Text(it), OperatorKind::Plus, that) => {
                Some(Self::text(format!("{it}{}", that.to_text())))
            }
            (Self::List(items), OperatorKind::Plus, that) => {
                let more = match that {
                    Self::Null => vec![Self::Null],
                    it => it.items().to_vec(),
                };
                Some(Self::list(items.iter().cloned().chain(more).collect()))
            }
            (Self::Object(it), OperatorKind::Plus | OperatorKind::Minus, Self::Object(that))
                if dates::seconds(it).is_some() =>
            {
                dates::sum(it, that, kind == OperatorKind::Minus)
            }
            (Self::Object(it), _, _) if dates::seconds(it).is_some() => None,
            (_, _, Self::Object(it)) if dates::seconds(it).is_some() => None,
            (Self::Object(it), OperatorKind::Plus, Self::Object(that)) => {
                let mut both = (**it).clone();
                if both.kind != that.kind || both.kind != super::value::ObjectKind::Table {
                    return None;
                }
                that.properties.iter().for_each(|(name, value)| both.set(name, value.clone()));
                Some(Self::Object(Arc::new(both)))
            }
            (Self::Text(it), OperatorKind::Times, that) => {
                let times = number::whole(number::round(that.number()?))?.max(0);
                let times = usize::try_from(times).ok()?;
                (it.len().saturating_mul(times) <= super::evaluate::LONGEST_TEXT)
                    .then(|| Self::text(it.repeat(times)))
            }
            (Self::Number(one), _, Self::Number(other)) => whole(*one, kind, *other),
            _ => {
                let (one, other) = (self.number()?, right.number()?);
                let is_whole = |it: &Self| !matches!(it, Self::Decimal(_));
                let value = match kind {
                    OperatorKind::Plus => one + other,
                    OperatorKind::Minus => one - other,
                    OperatorKind::Times => one * other,
                    OperatorKind::Divide if other != 0.0 => one / other,
                    OperatorKind::Remainder if other != 0.0 => number::remainder(one, other),
                    _ => return None,
                };
                match is_whole(self) && is_whole(right) {
                    true => Some(Self::of_number(value)),
                    false => Some(Self::Decimal(value)),
                }
            }
        }
    }
}

fn whole(one: i64, kind: OperatorKind, other: i64) -> Option<Value> {
    Some(Value::Number(match kind {
        OperatorKind::Plus => one.checked_add(other)?,
        OperatorKind::Minus => one.checked_sub(other)?,
        OperatorKind::Times => one.checked_mul(other)?,
        OperatorKind::Divide => match one.checked_rem(other)? {
            0 => one.checked_div(other)?,
            _ => return Some(Value::Decimal(one as f64 / other as f64)),
        },
        OperatorKind::Remainder => one.checked_rem(other)?,
        _ => return None,
    }))
}

fn folded(text: &str, case: Case) -> String {
    match case {
        Case::Ignored => text.to_lowercase(),
        Case::Counts => text.to_owned(),
    }
}

/// Whether a text matches a pattern with `*`, `?` and `[a-c]`, ignoring case.
pub(super) fn is_like(text: &str, pattern: &str) -> bool {
    is_like_in(text, pattern, Case::Ignored)
}

/// The same, where case may count.
pub(super) fn is_like_in(text: &str, pattern: &str, case: Case) -> bool {
    let text: Vec<char> = folded(text, case).chars().collect();
    let pattern = wildcards(&folded(pattern, case));
    let (mut at, mut next) = (0, 0);
    // The position of the last star, and how far it extends.
    let mut star: Option<(usize, usize)> = None;
    while let Some(&it) = text.get(at) {
        match pattern.get(next) {
            Some(Wildcard::Any) => {
                star = Some((next, at));
                next += 1;
            }
            Some(wanted) if wanted.fits(it) => {
                at += 1;
                next += 1;
            }
            _ => {
                let Some((place, reach)) = star else { return false };
                star = Some((place, reach + 1));
                at = reach + 1;
                next = place + 1;
            }
        }
    }
    pattern.iter().skip(next).all(|it| matches!(it, Wildcard::Any))
}

/// A part of a pattern with wildcards.
enum Wildcard {
    Any,
    One,
    Letter(char),
    Range(Vec<(char, char)>),
}

impl Wildcard {
    fn fits(&self, it: char) -> bool {
        match self {
            Self::Any => false,
            Self::One => true,
            Self::Letter(wanted) => *wanted == it,
            Self::Range(all) => all.iter().any(|(from, to)| *from <= it && it <= *to),
        }
    }
}

fn wildcards(pattern: &str) -> Vec<Wildcard> {
    let mut all = Vec::new();
    let mut rest = pattern;
    while let Some(first) = rest.chars().next() {
        rest = rest.get(first.len_utf8()..).unwrap_or("");
        all.push(match first {
            '*' => Wildcard::Any,
            '?' => Wildcard::One,
            '`' => {
                let next = rest.chars().next();
                rest = rest.get(next.map_or(0, char::len_utf8)..).unwrap_or("");
                Wildcard::Letter(next.unwrap_or('`'))
            }
            '[' if rest.contains(']') => {
                let (inner, after) = rest.split_once(']').unwrap_or((rest, ""));
                rest = after;
                Wildcard::Range(ranges(inner))
            }
            it => Wildcard::Letter(it),
        });
    }
    all
}

fn ranges(inner: &str) -> Vec<(char, char)> {
    let letters: Vec<char> = inner.chars().collect();
    let mut all = Vec::new();
    let mut at = 0;
    while let Some(&from) = letters.get(at) {
        match (letters.get(at + 1), letters.get(at + 2)) {
            (Some('-'), Some(&to)) => {
                all.push((from, to));
                at += 3;
            }
            _ => {
                all.push((from, from));
                at += 1;
            }
        }
    }
    all
}
