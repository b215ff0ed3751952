//! Values as bytes, for sending between the thread that reads and the one that shows. Both come
//! from the same build, so the format has no version. Bytes that are not a value give `None`.

use super::columns::{Column, Correction, Guess, Meaning, Scope};
use super::encoding::Encoding;
use super::facts::UserFacts;
use super::findings::Finding;
use super::fixes::Proposal;
use super::plan::Losing;
use super::policies::{KnownBy, KnownPolicy, Policies};
use super::problem::{BadName, FileProblem, RejectedRow, Why};
use super::signals::{CustomerReason, LicenceReason, Options, Repeats};
use super::summary::{FileSummary, Summary, UserFilter};
use crate::editions::teams_interop_policy::{
    CallType, DefaultClient, License, Organization, Override, PolicyFields, UserChoice, named,
};
use crate::powershell::tenant::Era;
use crate::routing::Landing;
use strum::VariantArray;

/// A value that can be sent to another thread.
pub trait Wire: Sized {
    /// Appends the bytes of the value.
    fn put(&self, out: &mut Vec<u8>);
    /// Takes a value off the front of the bytes. `None` if they are not a value of this type.
    fn take(bytes: &mut &[u8]) -> Option<Self>;

    /// The bytes of the value.
    fn bytes(&self) -> Vec<u8> {
        let mut out = Vec::new();
        self.put(&mut out);
        out
    }

    /// The inverse of [`Wire::bytes`].
    fn of(mut bytes: &[u8]) -> Option<Self> {
        let value = Self::take(&mut bytes)?;
        bytes.is_empty().then_some(value)
    }
}

impl Wire for u64 {
    /// Seven bits per byte, the lowest first.
    fn put(&self, out: &mut Vec<u8>) {
        let mut rest = *self;
        while rest >= 0x80 {
            out.push(rest as u8 | 0x80);
            rest >>= 7;
        }
        out.push(rest as u8);
    }

    fn take(bytes: &mut &[u8]) -> Option<Self> {
        let mut value = 0;
        for shift in (0..64).step_by(7) {
            let (&byte, rest) = bytes.split_first()?;
            *bytes = rest;
            value |= u64::from(byte & 0x7f) << shift;
            if byte < 0x80 {
                return Some(value);
            }
        }
        None
    }
}

impl Wire for usize {
    fn put(&self, out: &mut Vec<u8>) {
        (*self as u64).put(out);
    }

    fn take(bytes: &mut &[u8]) -> Option<Self> {
        u64::take(bytes)?.try_into().ok()
    }
}

impl Wire for u8 {
    fn put(&self, out: &mut Vec<u8>) {
        out.push(*self);
    }

    fn take(bytes: &mut &[u8]) -> Option<Self> {
        let (&byte, rest) = bytes.split_first()?;
        *bytes = rest;
        Some(byte)
    }
}

impl Wire for bool {
    fn put(&self, out: &mut Vec<u8>) {
        out.push(u8::from(*self));
    }

    fn take(bytes: &mut &[u8]) -> Option<Self> {
        match u8::take(bytes)? {
            0 => Some(false),
            1 => Some(true),
            _ => None,
        }
    }
}

impl Wire for String {
    fn put(&self, out: &mut Vec<u8>) {
        self.len().put(out);
        out.extend_from_slice(self.as_bytes());
    }

    fn take(bytes: &mut &[u8]) -> Option<Self> {
        let length = usize::take(bytes)?;
        let (text, rest) = bytes.split_at_checked(length)?;
        *bytes = rest;
        Self::from_utf8(text.to_vec()).ok()
    }
}

impl<T: Wire> Wire for Option<T> {
    fn put(&self, out: &mut Vec<u8>) {
        out.push(u8::from(self.is_some()));
        if let Some(it) = self {
            it.put(out);
        }
    }

    fn take(bytes: &mut &[u8]) -> Option<Self> {
        match u8::take(bytes)? {
            0 => Some(None),
            1 => T::take(bytes).map(Some),
            _ => None,
        }
    }
}

impl<T: Wire> Wire for Vec<T> {
    fn put(&self, out: &mut Vec<u8>) {
        self.len().put(out);
        self.iter().for_each(|it| it.put(out));
    }

    fn take(bytes: &mut &[u8]) -> Option<Self> {
        let length = usize::take(bytes)?;
        // Every item takes at least one byte, so a wrong length cannot request too much memory.
        if length > bytes.len() {
            return None;
        }
        (0..length).map(|_| T::take(bytes)).collect()
    }
}

impl<A: Wire, B: Wire> Wire for (A, B) {
    fn put(&self, out: &mut Vec<u8>) {
        self.0.put(out);
        self.1.put(out);
    }

    fn take(bytes: &mut &[u8]) -> Option<Self> {
        Some((A::take(bytes)?, B::take(bytes)?))
    }
}

impl<const N: usize> Wire for [u64; N] {
    fn put(&self, out: &mut Vec<u8>) {
        self.iter().for_each(|it| it.put(out));
    }

    fn take(bytes: &mut &[u8]) -> Option<Self> {
        let mut all = [0; N];
        for it in &mut all {
            *it = u64::take(bytes)?;
        }
        Some(all)
    }
}

impl Wire for UserFacts {
    fn put(&self, out: &mut Vec<u8>) {
        self.index().put(out);
    }

    fn take(bytes: &mut &[u8]) -> Option<Self> {
        Self::of_index(usize::take(bytes)?)
    }
}

impl Wire for Policies {
    fn put(&self, out: &mut Vec<u8>) {
        self.all().to_vec().put(out);
    }

    fn take(bytes: &mut &[u8]) -> Option<Self> {
        Self::of_all(Vec::take(bytes)?)
    }
}

impl Wire for Why {
    fn put(&self, out: &mut Vec<u8>) {
        out.push(self.kind() as u8);
        match self {
            Self::Cells { found, expected } => (*found, *expected).put(out),
            Self::BadValue { found } | Self::NoPolicyName { found } | Self::Stray { found } => {
                found.put(out);
            }
            Self::UnknownPolicy { name } => name.put(out),
            Self::BadName(it) => it.put(out),
            Self::Nameless
            | Self::OpenQuote
            | Self::AfterQuote
            | Self::TooLong
            | Self::Nul
            | Self::HeaderAgain
            | Self::TooManyPolicies
            | Self::BadJson
            | Self::Truncated
            | Self::CutOff
            | Self::FurtherPages => {}
        }
    }

    fn take(bytes: &mut &[u8]) -> Option<Self> {
        use super::problem::WhyKind as Kind;
        Some(match *Kind::VARIANTS.get(usize::from(u8::take(bytes)?))? {
            Kind::Nameless => Self::Nameless,
            Kind::Cells => {
                let (found, expected) = Wire::take(bytes)?;
                Self::Cells { found, expected }
            }
            Kind::OpenQuote => Self::OpenQuote,
            Kind::AfterQuote => Self::AfterQuote,
            Kind::TooLong => Self::TooLong,
            Kind::Nul => Self::Nul,
            Kind::BadName => Self::BadName(Wire::take(bytes)?),
            Kind::HeaderAgain => Self::HeaderAgain,
            Kind::BadValue => Self::BadValue { found: Wire::take(bytes)? },
            Kind::UnknownPolicy => Self::UnknownPolicy { name: Wire::take(bytes)? },
            Kind::NoPolicyName => Self::NoPolicyName { found: Wire::take(bytes)? },
            Kind::TooManyPolicies => Self::TooManyPolicies,
            Kind::BadJson => Self::BadJson,
            Kind::Truncated => Self::Truncated,
            Kind::Stray => Self::Stray { found: Wire::take(bytes)? },
            Kind::CutOff => Self::CutOff,
            Kind::FurtherPages => Self::FurtherPages,
        })
    }
}

impl Wire for FileProblem {
    fn put(&self, out: &mut Vec<u8>) {
        match self {
            Self::Empty => out.push(0),
            Self::TooManyColumns { found } => {
                out.push(1);
                found.put(out);
            }
            Self::NotText => out.push(2),
            Self::NoNames => out.push(3),
            Self::NoPolicies => out.push(4),
            Self::BadBytes { line, rows } => {
                out.push(5);
                (*line, *rows).put(out);
            }
            Self::TypeNames { column, line, rows } => {
                out.push(6);
                (column.clone(), (*line, *rows)).put(out);
            }
            Self::OddValues { column, found, line, rows } => {
                out.push(7);
                ((column.clone(), found.clone()), (*line, *rows)).put(out);
            }
            Self::Script => out.push(8),
            Self::Markup => out.push(10),
            Self::SurplusPolicies { policies } => {
                out.push(9);
                policies.put(out);
            }
        }
    }

    fn take(bytes: &mut &[u8]) -> Option<Self> {
        Some(match u8::take(bytes)? {
            0 => Self::Empty,
            1 => Self::TooManyColumns { found: Wire::take(bytes)? },
            2 => Self::NotText,
            3 => Self::NoNames,
            4 => Self::NoPolicies,
            5 => {
                let (line, rows) = Wire::take(bytes)?;
                Self::BadBytes { line, rows }
            }
            6 => {
                let (column, (line, rows)) = Wire::take(bytes)?;
                Self::TypeNames { column, line, rows }
            }
            7 => {
                let ((column, found), (line, rows)) = Wire::take(bytes)?;
                Self::OddValues { column, found, line, rows }
            }
            8 => Self::Script,
            10 => Self::Markup,
            9 => Self::SurplusPolicies { policies: Wire::take(bytes)? },
            _ => return None,
        })
    }
}

impl Wire for Proposal {
    fn put(&self, out: &mut Vec<u8>) {
        match self {
            Self::Policy { instance, fields } => {
                out.push(0);
                (instance.name.to_owned(), *fields).put(out);
            }
            Self::Fix(finding) => {
                out.push(1);
                finding.put(out);
            }
        }
    }

    fn take(bytes: &mut &[u8]) -> Option<Self> {
        Some(match u8::take(bytes)? {
            0 => {
                let (name, fields): (String, _) = Wire::take(bytes)?;
                Self::Policy { instance: named(&name)?, fields }
            }
            1 => Self::Fix(Wire::take(bytes)?),
            _ => return None,
        })
    }
}

/// Sends an enum as the index of its variant.
macro_rules! by_place {
    ($($type:ty),* $(,)?) => {$(
        impl $crate::audit::Wire for $type {
            fn put(&self, out: &mut Vec<u8>) {
                out.push(*self as u8);
            }

            fn take(bytes: &mut &[u8]) -> Option<Self> {
                let place: u8 = $crate::audit::Wire::take(bytes)?;
                let all: &[Self] = strum::VariantArray::VARIANTS;
                all.get(usize::from(place)).copied()
            }
        }
    )*};
}

by_place!(
    BadName,
    CallType,
    Organization,
    CustomerReason,
    DefaultClient,
    Encoding,
    Era,
    Finding,
    Guess,
    KnownBy,
    Landing,
    License,
    LicenceReason,
    Losing,
    Meaning,
    Override,
    Repeats,
    Scope,
    UserChoice,
);

/// Sends a struct as its fields, one after the other.
macro_rules! by_fields {
    ($($type:ident { $($field:ident),* $(,)? })*) => {$(
        impl $crate::audit::Wire for $type {
            fn put(&self, out: &mut Vec<u8>) {
                $($crate::audit::Wire::put(&self.$field, out);)*
            }

            fn take(bytes: &mut &[u8]) -> Option<Self> {
                Some(Self { $($field: $crate::audit::Wire::take(bytes)?),* })
            }
        }
    )*};
}
pub(super) use by_fields;
pub(super) use by_place;

by_fields! {
    Column { header, meaning, guess }
    Correction { header, meaning }
    PolicyFields { allow_end_user_client_override, calling_default_client, chat_default_client }
    KnownPolicy { name, fields, by }
    RejectedRow { file, line, column, why }
    FileSummary { name, bytes, rows, policies, encoding, columns, problems }
    UserFilter { customer, licence, policy, landing, finding, moved_by, assigned_by }
    Options {
        choice, customer_unless_told, licence_unless_told, customer, licence, corrections, scope, repeats,
    }
    Summary { counts, policies, choice, files, unread, rejected, customers, licences, estate }
}
