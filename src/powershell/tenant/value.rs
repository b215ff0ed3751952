//! Values of a running script.

use super::super::language::syntax::{Block, Function};
use super::super::properties::{MORE_USER_PROPERTIES, of_policies, of_users};
use super::{dates, number};
use std::sync::Arc;

/// A value of a script.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Value {
    Null,
    Boolean(bool),
    Number(i64),
    /// A number with a fraction.
    Decimal(f64),
    Text(Arc<str>),
    /// A flat list: lists inside a list are replaced by their items.
    List(Arc<[Value]>),
    Object(Arc<Object>),
    /// A script block.
    Script(Arc<Block>),
    /// A function, which is stored like a variable.
    Function(Arc<Function>),
    /// What a command outside the simulation would have given. Nothing that needs it runs.
    Unknown,
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
    /// An error, as in `$_` of `catch`.
    Error,
    /// A date with its time.
    Date,
    /// A span of time.
    Span,
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
            Self::Object(object) => 1 + object.properties.len() / 64,
            _ => 1,
        }
    }

    pub fn is_true(&self) -> bool {
        match self {
            Self::Null => false,
            Self::Boolean(it) => *it,
            Self::Number(it) => *it != 0,
            Self::Decimal(it) => *it != 0.0,
            Self::Text(it) => !it.is_empty(),
            Self::List(items) => match &**items {
                [] => false,
                [only] => only.is_true(),
                _ => true,
            },
            Self::Object(_) | Self::Script(_) | Self::Function(_) => true,
            Self::Unknown => false,
        }
    }

    /// Whether it is or contains something that the simulation cannot know.
    pub fn is_unknown(&self) -> bool {
        match self {
            Self::Unknown => true,
            Self::List(items) => items.iter().any(Self::is_unknown),
            _ => false,
        }
    }

    /// The value as text, as in a parameter or in quotes. An object becomes its name.
    pub fn to_text(&self) -> String {
        match self {
            Self::Null => String::new(),
            Self::Boolean(true) => "True".to_owned(),
            Self::Boolean(false) => "False".to_owned(),
            Self::Number(it) => it.to_string(),
            Self::Decimal(it) => number::written(*it),
            Self::Text(it) => it.to_string(),
            Self::Unknown | Self::Script(_) | Self::Function(_) => String::new(),
            Self::List(items) => {
                let items: Vec<String> = items.iter().map(Self::to_text).collect();
                items.join(" ")
            }
            Self::Object(it) => it.to_text(),
        }
    }

    /// The items of a list, or the value as the only one.
    pub fn items(&self) -> &[Self] {
        match self {
            Self::List(items) => items,
            Self::Null => &[],
            it => std::slice::from_ref(it),
        }
    }

    /// A row with these properties.
    pub fn row(properties: Vec<(String, Self)>) -> Self {
        Self::Object(Arc::new(Object { kind: ObjectKind::Row, properties }))
    }

    /// A property by name, ignoring case. For a list, the property of each item. From PowerShell 3
    /// on, everything has a count.
    pub fn property(&self, name: &str) -> Self {
        let counts = ["Count", "Length"].iter().any(|it| it.eq_ignore_ascii_case(name));
        match self {
            _ if self.is_unknown() => Self::Unknown,
            Self::Object(object) => object.value(name, counts),
            Self::List(items) if counts => Self::Number(as_number(items.len())),
            Self::List(items) => {
                Self::of_stream(items.iter().map(|it| it.property(name)).collect())
            }
            Self::Text(text) if name.eq_ignore_ascii_case("Length") => {
                Self::Number(as_number(text.chars().count()))
            }
            Self::Null if counts => Self::Number(0),
            Self::Null => Self::Null,
            _ if counts => Self::Number(1),
            _ => Self::Null,
        }
    }
}

impl Object {
    /// A hash table without entries.
    pub const fn table() -> Self {
        Self { kind: ObjectKind::Table, properties: Vec::new() }
    }

    pub fn property(&self, name: &str) -> Option<&Value> {
        self.properties.iter().find(|it| it.0.eq_ignore_ascii_case(name)).map(|it| &it.1)
    }

    /// The value of a property. A real one that is not simulated is unknown.
    fn value(&self, name: &str, counts: bool) -> Value {
        if let Some(value) = self.property(name) {
            return value.clone();
        }
        let is = |it: &str| it.eq_ignore_ascii_case(name);
        match self.kind {
            ObjectKind::Table if is("Keys") => {
                Value::list(self.properties.iter().map(|it| Value::text(&it.0)).collect())
            }
            ObjectKind::Table if is("Values") => {
                Value::list(self.properties.iter().map(|it| it.1.clone()).collect())
            }
            ObjectKind::Table if counts => Value::Number(as_number(self.properties.len())),
            _ if counts => Value::Number(1),
            // What does not exist yet at the date is blank, and what is not simulated is unknown.
            ObjectKind::Date | ObjectKind::Span => Value::Unknown,
            ObjectKind::User | ObjectKind::Policy => {
                let mut simulated = of_users(None).chain(of_policies(None));
                if simulated.any(is) { Value::Null } else { Value::Unknown }
            }
            _ => Value::Null,
        }
    }

    /// The object as text. Rows and hash tables have no name of their own.
    fn to_text(&self) -> String {
        match self.kind {
            ObjectKind::User | ObjectKind::Policy => self.name(),
            ObjectKind::Table => "System.Collections.Hashtable".to_owned(),
            ObjectKind::Date | ObjectKind::Span => dates::text(self),
            ObjectKind::Error => {
                let message = self.property("Exception").map(|it| it.property("Message"));
                message.map_or_else(String::new, |it| it.to_text())
            }
            ObjectKind::Row => {
                let pair = |(name, it): &(String, Value)| format!("{name}={}", it.to_text());
                let all: Vec<String> = self.properties.iter().map(pair).collect();
                format!("@{{{}}}", all.join("; "))
            }
        }
    }

    /// Sets a property, at the end if it is new.
    pub fn set(&mut self, name: &str, value: Value) {
        match self.properties.iter_mut().find(|it| it.0.eq_ignore_ascii_case(name)) {
            Some(it) => it.1 = value,
            None => self.properties.push((name.to_owned(), value)),
        }
    }

    /// The properties that are printed unless others are selected.
    pub fn printed(&self) -> &[(String, Value)] {
        // Users of today have no properties that are hidden.
        let is_before = self.kind == ObjectKind::User && self.property("FeatureTypes").is_none();
        let hidden =
            |it: &(String, Value)| is_before && MORE_USER_PROPERTIES.contains(&it.0.as_str());
        let count = self.properties.iter().position(hidden).unwrap_or(self.properties.len());
        self.properties.get(..count).unwrap_or_default()
    }

    /// The name of an object: the sign-in name of a user, the identity of a policy, the address of
    /// calling settings, a number.
    pub fn name(&self) -> String {
        let names = ["UserPrincipalName", "Identity", "SipUri", "TelephoneNumber"];
        let found = names.iter().find_map(|it| self.property(it));
        found.map_or_else(String::new, Value::to_text)
    }
}

pub(super) fn as_number(count: usize) -> i64 {
    i64::try_from(count).unwrap_or(i64::MAX)
}
