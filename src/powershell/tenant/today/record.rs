//! Objects whose fields are listed in the catalog: policies, settings of a user, patterns.

use super::super::super::catalog::Takes;
use super::super::super::teams_module::Field;
use super::super::value::{Object, ObjectKind, Value};
use std::sync::Arc;

/// The value of a field.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::powershell::tenant) enum Setting {
    /// A value as it is printed. Empty for none.
    One(Arc<str>),
    /// A list.
    Many(Arc<[String]>),
}

/// An object with a name. Only what differs from the defaults is kept.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(in crate::powershell) struct Record {
    /// The identity without `Tag:`.
    pub name: String,
    pub(super) settings: Vec<(&'static str, Setting)>,
}

impl Setting {
    pub fn one(text: &str) -> Self {
        Self::One(text.into())
    }

    /// The items of a list, or the value as the only one.
    pub fn items(&self) -> Vec<&str> {
        match self {
            Self::One(text) if text.is_empty() => Vec::new(),
            Self::One(text) => vec![text],
            Self::Many(items) => items.iter().map(String::as_str).collect(),
        }
    }

    fn value(&self, takes: Takes) -> Value {
        match self {
            Self::Many(items) => Value::List(items.iter().map(Value::text).collect()),
            Self::One(text) => default_value(text, takes),
        }
    }
}

/// The value that a field has if nobody set it.
fn default_value(text: &str, takes: Takes) -> Value {
    match (text, takes) {
        ("", _) => Value::Null,
        ("{}", _) => Value::List([].into()),
        (_, Takes::Boolean) => Value::Boolean(text == "True"),
        _ => Value::text(text),
    }
}

impl Record {
    pub fn named(name: &str) -> Self {
        Self { name: name.to_owned(), settings: Vec::new() }
    }

    /// What a field was set to, if it was.
    pub(in crate::powershell::tenant) fn own(&self, field: &str) -> Option<&Setting> {
        self.settings.iter().find(|it| it.0 == field).map(|it| &it.1)
    }

    /// The value of a field as text, or its default. Empty for a list.
    pub fn text<'a>(&'a self, fields: &'static [Field], field: &str) -> &'a str {
        match self.own(field) {
            Some(Setting::One(text)) => text,
            Some(Setting::Many(_)) => "",
            None => fields.iter().find(|it| it.name == field).map_or("", |it| it.default),
        }
    }

    /// Whether a field is True.
    pub fn is(&self, fields: &'static [Field], field: &str) -> bool {
        self.text(fields, field) == "True"
    }

    /// The items of a field that has a list.
    pub fn items(&self, field: &str) -> Vec<&str> {
        self.own(field).map(Setting::items).unwrap_or_default()
    }

    /// Sets a field. One that gets its default is as if nobody had set it.
    pub(in crate::powershell::tenant) fn set(&mut self, field: &Field, setting: Setting) {
        self.settings.retain(|it| it.0 != field.name);
        if setting != Setting::one(field.default) {
            self.settings.push((field.name, setting));
        }
    }

    /// Sets a field to a value as it is printed.
    pub fn put(&mut self, fields: &'static [Field], field: &str, text: &str) {
        let found = fields.iter().find(|it| it.name == field);
        found.into_iter().for_each(|it| self.set(it, Setting::one(text)));
    }

    /// The identity as the cmdlets print it.
    pub fn identity(&self) -> String {
        match self.name.eq_ignore_ascii_case("Global") {
            true => "Global".to_owned(),
            false => format!("Tag:{}", self.name),
        }
    }

    /// The properties, after the given ones.
    pub(in crate::powershell::tenant) fn object(
        &self,
        mut first: Vec<(String, Value)>,
        fields: &'static [Field],
    ) -> Value {
        first.extend(fields.iter().map(|it| {
            let own = self.own(it.name).map(|own| own.value(it.takes));
            (it.name.to_owned(), own.unwrap_or_else(|| default_value(it.default, it.takes)))
        }));
        Value::Object(Arc::new(Object { kind: ObjectKind::Policy, properties: first }))
    }
}
