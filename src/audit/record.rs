//! One object of a file, whatever its format.

use super::columns::{Columns, Meaning};
use super::encoding::decoded;
use crate::csv::CellSpan;
use std::borrow::Cow;

/// Where a record begins in its file.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct RecordPlace {
    /// The line, from 1.
    pub line: u64,
    /// The byte of the file. Where text is read in blocks, several records share one.
    pub offset: u64,
    /// The line number at that byte.
    pub(super) from: u64,
    /// How many records before it were given up, which affects how the rest is read.
    pub(super) given_up: u8,
    /// Whether reading can resume here.
    pub(super) is_fresh: bool,
}

/// One object, whose values are looked up by meaning.
#[derive(Clone, Copy, Debug)]
pub struct Record<'a> {
    /// Where it begins.
    pub place: RecordPlace,
    /// Whether it comes from a printed table, where a trailing `…` means that the value was
    /// shortened.
    pub(super) is_cut: bool,
    /// Whether all bytes are UTF-8.
    pub(super) is_text: bool,
    pub(super) bytes: &'a [u8],
    pub(super) fields: &'a [CellSpan],
    pub(super) columns: &'a Columns,
}

impl<'a> Record<'a> {
    /// The bytes of a value without the space around it. Empty if the file has no such column.
    #[inline]
    pub fn cell(&self, meaning: Meaning) -> &'a [u8] {
        self.span(meaning).of(self.bytes).trim_ascii()
    }

    /// A value as text. What is not UTF-8 is taken for Windows-1252.
    pub fn text(&self, meaning: Meaning) -> Cow<'a, str> {
        let text = decoded(self.cell(meaning));
        if self.span(meaning).is_doubled() { text.replace("\"\"", "\"").into() } else { text }
    }

    /// The bytes of a value with doubled quotes undone.
    #[inline]
    pub(super) fn exact(&self, meaning: Meaning) -> Cow<'a, [u8]> {
        if self.span(meaning).is_doubled() {
            Cow::Owned(self.text(meaning).into_owned().into_bytes())
        } else {
            Cow::Borrowed(self.cell(meaning))
        }
    }

    /// The bytes of the sign-in name: `UserPrincipalName`, or else the SIP address, or else the
    /// email address. Quotes in it may be doubled.
    #[inline]
    pub fn sign_in(&self) -> &'a [u8] {
        let name = self.cell(self.names_by());
        if is_address(name) { name.get(4..).unwrap_or_default() } else { name }
    }

    /// The sign-in name with doubled quotes undone.
    pub fn sign_in_text(&self) -> Cow<'a, str> {
        match self.text(self.names_by()) {
            Cow::Borrowed(it) if is_address(it.as_bytes()) => {
                it.get(4..).unwrap_or_default().into()
            }
            Cow::Owned(it) if is_address(it.as_bytes()) => {
                it.get(4..).unwrap_or_default().to_owned().into()
            }
            it => it,
        }
    }

    /// The column that the sign-in name comes from.
    #[inline]
    pub(super) fn names_by(&self) -> Meaning {
        [Meaning::SignIn, Meaning::SipAddress]
            .into_iter()
            .find(|&it| !self.cell(it).is_empty())
            .unwrap_or(Meaning::Mail)
    }

    /// The display name: `DisplayName`, or else first and last name.
    pub fn display_name(&self) -> String {
        let name = self.text(Meaning::DisplayName);
        if !name.is_empty() {
            return name.into_owned();
        }
        let parts = [self.text(Meaning::FirstName), self.text(Meaning::LastName)];
        parts.join(" ").trim().to_owned()
    }

    /// Whether the object is a policy and not a user.
    #[inline]
    pub(super) fn is_policy(&self) -> bool {
        use Meaning::{Calling, Chat, Override};
        self.columns.has_policies()
            && self.sign_in().is_empty()
            && [Override, Calling, Chat].iter().any(|&it| !self.cell(it).is_empty())
    }

    #[inline]
    fn span(&self, meaning: Meaning) -> CellSpan {
        let place = self.columns.place(meaning);
        place.and_then(|it| self.fields.get(it)).copied().unwrap_or_default()
    }
}

fn is_address(name: &[u8]) -> bool {
    name.split_at_checked(4).is_some_and(|it| it.0.eq_ignore_ascii_case(b"sip:"))
}
