//! Values of a running script, and how PowerShell compares them.

use super::super::catalog::MORE_USER_PROPERTIES;
use super::super::language::syntax::Operator;
use std::sync::Arc;

/// A value of a script.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Value {
    Null,
    Boolean(bool),
    Number(i64),
    Text(Arc<str>),
    /// A flat list: lists inside a list are replaced by their items.
    List(Arc<[Value]>),
    Object(Arc<Object>),
}

/// The variables of a session, for the next script.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Variables(pub(super) Vec<(String, Value)>);

impl Variables {
    /// Their names, in lower case.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.0.iter().map(|it| it.0.as_str())
    }

    /// Whether a value is or contains a row or a hash table, which has properties of its own.
    pub(in crate::powershell) fn have_rows(&self) -> bool {
        fn is_row(value: &Value) -> bool {
            match value {
                Value::Object(it) => matches!(it.kind, ObjectKind::Row | ObjectKind::Table),
                Value::List(items) => items.iter().any(is_row),
                _ => false,
            }
        }
        self.0.iter().any(|it| is_row(&it.1))
    }
}

/// A value with properties.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Object {
    pub kind: ObjectKind,
    pub properties: Vec<(String, Value)>,
}

/// The kind of an object.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum ObjectKind {
    /// A policy of either kind.
    Policy,
    User,
    /// A row from `Select-Object` or a table.
    Row,
    /// `@{ … }`.
    Table,
}

impl Value {
    pub fn text(text: impl AsRef<str>) -> Self {
        Self::Text(text.as_ref().into())
    }

    pub fn list(items: Vec<Self>) -> Self {
        let mut flat = Vec::new();
        for it in items {
            match it {
                Self::List(inner) => flat.extend(inner.iter().cloned()),
                it => flat.push(it),
            }
        }
        Self::List(flat.into())
    }

    /// The output of a pipeline as one value: nothing, the only item, or a list.
    pub fn of_stream(mut stream: Vec<Self>) -> Self {
        match stream.len() {
            0 => Self::Null,
            1 => stream.pop().unwrap_or(Self::Null),
            _ => Self::list(stream),
        }
    }

    /// The value as pipeline input.
    pub fn into_stream(self) -> Vec<Self> {
        match self {
            Self::List(items) => items.to_vec(),
            Self::Null => Vec::new(),
            it => vec![it],
        }
    }

    /// The size of the value, in steps of work.
    pub fn weight(&self) -> usize {
        match self {
            Self::List(items) => 1 + items.iter().map(Self::weight).sum::<usize>(),
            Self::Text(text) => 1 + text.len() / 64,
            _ => 1,
        }
    }

    pub fn is_true(&self) -> bool {
        match self {
            Self::Null => false,
            Self::Boolean(it) => *it,
            Self::Number(it) => *it != 0,
            Self::Text(it) => !it.is_empty(),
            Self::List(items) => match &**items {
                [] => false,
                [only] => only.is_true(),
                _ => true,
            },
            Self::Object(_) => true,
        }
    }

    /// The value as text, as in a parameter or in quotes. An object becomes its name.
    pub fn to_text(&self) -> String {
        match self {
            Self::Null => String::new(),
            Self::Boolean(true) => "True".to_owned(),
            Self::Boolean(false) => "False".to_owned(),
            Self::Number(it) => it.to_string(),
            Self::Text(it) => it.to_string(),
            Self::List(items) => {
                let items: Vec<String> = items.iter().map(Self::to_text).collect();
                items.join(" ")
            }
            Self::Object(it) => it.name(),
        }
    }

    /// A property by name, ignoring case. For a list, the property of each item.
    pub fn property(&self, name: &str) -> Self {
        let counts = ["Count", "Length"].iter().any(|it| it.eq_ignore_ascii_case(name));
        match self {
            Self::Object(object) => object.property(name).cloned().unwrap_or(Self::Null),
            Self::List(items) if counts => Self::Number(as_number(items.len())),
            Self::List(items) => {
                Self::of_stream(items.iter().map(|it| it.property(name)).collect())
            }
            Self::Text(text) if name.eq_ignore_ascii_case("Length") => {
                Self::Number(as_number(text.chars().count()))
            }
            Self::Null => Self::Null,
            _ if counts => Self::Number(1),
            _ => Self::Null,
        }
    }

    /// Compares as PowerShell does: the type of the left side decides (about_Comparison_Operators).
    /// If the left side is a list, the result is the items that match.
    pub fn compare(&self, operator: Operator, right: &Self) -> Self {
        let picks = matches!(
            operator,
            Operator::Equal | Operator::NotEqual | Operator::Like | Operator::NotLike
        );
        if let (Self::List(items), true) = (self, picks) {
            let passes = |it: &&Self| it.compare(operator, right).is_true();
            return Self::list(items.iter().filter(passes).cloned().collect());
        }
        let holds = match operator {
            Operator::Equal => self.equals(right),
            Operator::NotEqual => !self.equals(right),
            Operator::Like => is_like(&self.to_text(), &right.to_text()),
            Operator::NotLike => !is_like(&self.to_text(), &right.to_text()),
            Operator::In => right.contains(self),
            Operator::NotIn => !right.contains(self),
            Operator::Contains => self.contains(right),
            Operator::NotContains => !self.contains(right),
            Operator::And => self.is_true() && right.is_true(),
            Operator::Or => self.is_true() || right.is_true(),
            Operator::Plus => return self.plus(right).unwrap_or(Self::Null),
        };
        Self::Boolean(holds)
    }

    /// `+`: the type of the left side decides (about_Arithmetic_Operators). `None` if PowerShell
    /// refuses it.
    pub fn plus(&self, right: &Self) -> Option<Self> {
        Some(match (self, right) {
            (Self::Null, it) => it.clone(),
            (Self::Number(it), Self::Null) => Self::Number(*it),
            (Self::Number(it), Self::Boolean(that)) => {
                Self::Number(it.checked_add((*that).into())?)
            }
            (Self::Number(it), Self::Number(that)) => Self::Number(it.checked_add(*that)?),
            (Self::Number(it), Self::Text(that)) => {
                Self::Number(it.checked_add(that.trim().parse().ok()?)?)
            }
            (Self::Text(it), that) => Self::text(format!("{it}{}", that.to_text())),
            (Self::List(items), that) => Self::list(items.iter().chain([that]).cloned().collect()),
            _ => return None,
        })
    }

    fn equals(&self, right: &Self) -> bool {
        match (self, right) {
            (Self::Null, it) | (it, Self::Null) => matches!(it, Self::Null),
            (Self::Boolean(it), right) => *it == right.is_true(),
            (Self::Number(it), right) => right.to_text().trim().parse() == Ok(*it),
            (left, right) => left.to_text().to_lowercase() == right.to_text().to_lowercase(),
        }
    }

    fn contains(&self, item: &Self) -> bool {
        match self {
            Self::List(items) => items.iter().any(|it| it.equals(item)),
            it => it.equals(item),
        }
    }
}

impl Object {
    pub fn property(&self, name: &str) -> Option<&Value> {
        self.properties.iter().find(|it| it.0.eq_ignore_ascii_case(name)).map(|it| &it.1)
    }

    /// The properties that are printed unless others are selected.
    pub fn printed(&self) -> &[(String, Value)] {
        let hidden = |it: &(String, Value)| {
            self.kind == ObjectKind::User && MORE_USER_PROPERTIES.contains(&it.0.as_str())
        };
        let count = self.properties.iter().position(hidden).unwrap_or(self.properties.len());
        self.properties.get(..count).unwrap_or_default()
    }

    /// The name of an object: the sign-in name of a user, the identity of a policy.
    pub fn name(&self) -> String {
        let names = ["UserPrincipalName", "Identity"];
        let found = names.iter().find_map(|it| self.property(it));
        found.map_or_else(String::new, Value::to_text)
    }
}

/// Whether a text matches a pattern with `*` and `?`, ignoring case.
pub(super) fn is_like(text: &str, pattern: &str) -> bool {
    let text: Vec<char> = text.chars().flat_map(char::to_lowercase).collect();
    let pattern: Vec<char> = pattern.chars().flat_map(char::to_lowercase).collect();
    let (mut at, mut next) = (0, 0);
    // The position of the last star, and how far it extends.
    let mut star: Option<(usize, usize)> = None;
    while let Some(&it) = text.get(at) {
        match pattern.get(next) {
            Some('*') => {
                star = Some((next, at));
                next += 1;
            }
            Some(&wanted) if wanted == '?' || wanted == it => {
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
    pattern.iter().skip(next).all(|it| *it == '*')
}

fn as_number(count: usize) -> i64 {
    i64::try_from(count).unwrap_or(i64::MAX)
}
