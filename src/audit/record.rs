//! One object of a file, whatever the form in which it was written.

use super::columns::{Columns, Meaning};
use std::borrow::Cow;

/// Where a value stands in the bytes of its record.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct CellSpan {
    start: u32,
    /// The highest bit tells that quotes are doubled inside.
    end: u32,
}

const DOUBLED: u32 = 1 << 31;

impl CellSpan {
    /// A value between two places. Records are far shorter than these numbers reach.
    #[inline]
    pub(super) const fn new(start: usize, end: usize) -> Self {
        Self { start: start as u32, end: end as u32 }
    }

    #[inline]
    pub(super) const fn doubled(self) -> Self {
        Self { end: self.end | DOUBLED, ..self }
    }

    #[inline]
    pub(super) fn of(self, bytes: &[u8]) -> &[u8] {
        bytes.get(self.start as usize..(self.end & !DOUBLED) as usize).unwrap_or_default()
    }

    /// Whether it reaches behind this place.
    pub(super) const fn ends_after(self, at: usize) -> bool {
        (self.end & !DOUBLED) as usize > at
    }

    const fn is_doubled(self) -> bool {
        self.end & DOUBLED != 0
    }
}

/// Where a record begins in its file.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct RecordPlace {
    /// The line, from 1.
    pub line: u64,
    /// The byte of the file. Several records may begin at one, where text is read in blocks.
    pub offset: u64,
    /// The line at that byte.
    pub(super) from: u64,
    /// How many records were given up before it, which changes how what follows is read.
    pub(super) given_up: u8,
    /// Whether reading can be taken up here.
    pub(super) is_fresh: bool,
}

/// One object: values by their meaning.
#[derive(Clone, Copy, Debug)]
pub struct Record<'a> {
    /// Where it begins.
    pub place: RecordPlace,
    /// Whether a table cut off what did not fit, so that `…` at an end means that.
    pub(super) is_cut: bool,
    /// Whether all bytes are UTF-8.
    pub(super) is_text: bool,
    pub(super) bytes: &'a [u8],
    pub(super) fields: &'a [CellSpan],
    pub(super) columns: &'a Columns,
}

impl<'a> Record<'a> {
    /// The bytes of a value, without the blanks around it; none where the file has no such column.
    #[inline]
    pub fn cell(&self, meaning: Meaning) -> &'a [u8] {
        self.span(meaning).of(self.bytes).trim_ascii()
    }

    /// A value as text. What is no UTF-8 becomes `U+FFFD`.
    pub fn text(&self, meaning: Meaning) -> Cow<'a, str> {
        let text = String::from_utf8_lossy(self.cell(meaning));
        if self.span(meaning).is_doubled() { text.replace("\"\"", "\"").into() } else { text }
    }

    /// The bytes of a value as it was before quotes were doubled in it.
    #[inline]
    pub(super) fn exact(&self, meaning: Meaning) -> Cow<'a, [u8]> {
        if self.span(meaning).is_doubled() {
            Cow::Owned(self.text(meaning).into_owned().into_bytes())
        } else {
            Cow::Borrowed(self.cell(meaning))
        }
    }

    /// The bytes of the sign-in name: `UserPrincipalName`, else the address of calls, else the mail
    /// address. A quote in it may be doubled.
    #[inline]
    pub fn sign_in(&self) -> &'a [u8] {
        let name = self.cell(self.names_by());
        if is_address(name) { name.get(4..).unwrap_or_default() } else { name }
    }

    /// The sign-in name as it is.
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

    /// Which value names the user.
    #[inline]
    pub(super) fn names_by(&self) -> Meaning {
        [Meaning::SignIn, Meaning::SipAddress]
            .into_iter()
            .find(|&it| !self.cell(it).is_empty())
            .unwrap_or(Meaning::Mail)
    }

    /// The name to show: `DisplayName`, else first and last name.
    pub fn display_name(&self) -> String {
        let name = self.text(Meaning::DisplayName);
        if !name.is_empty() {
            return name.into_owned();
        }
        let parts = [self.text(Meaning::FirstName), self.text(Meaning::LastName)];
        parts.join(" ").trim().to_owned()
    }

    /// Whether it is a policy and no user.
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
