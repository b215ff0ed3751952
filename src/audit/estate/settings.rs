//! What a person's own rules do with calls, as `Get-CsUserCallingSettings` prints them.
//!
//! Positions are those of the answers of the edition; the tests compare them with its words.

use crate::audit::columns::Meaning;
use crate::audit::record::Record;
use crate::audit::truth::truth;

/// Where a rule sends calls.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Target {
    Voicemail,
    /// A colleague or a number: the cell that names it.
    Single {
        is_number: bool,
    },
    Delegates,
    Group,
}

/// A person's rules, each as the position of the answer plus one. 0 if the record does not say.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Settings {
    pub answering: u64,
    pub unanswered: u64,
    pub busy: u64,
}

const RING: u64 = 1;
const ALSO: u64 = 2;
const TO_VOICEMAIL: u64 = 6;
const TO: u64 = 7;

const UNTOUCHED: u64 = 1;
const VOICEMAIL: u64 = 2;
const OTHERS: u64 = 3;
const NOTHING: u64 = 7;

/// Reads a record of settings.
///
/// # Errors
///
/// The column whose value is not known.
pub(super) fn settings(record: &Record<'_>) -> Result<Settings, Meaning> {
    let mut settings = Settings::default();
    if record.columns.has(Meaning::IsForwarding) {
        settings.answering = answering(record)?;
    }
    if record.columns.has(Meaning::IsUnanswered) {
        settings.unanswered = unanswered(record)?;
    }
    settings.busy = match record.cell(Meaning::BusyOption) {
        [] => 0,
        it if it.eq_ignore_ascii_case(b"RingUser") => 1,
        it if it.eq_ignore_ascii_case(b"PlayBusySignal") => 2,
        it if it.eq_ignore_ascii_case(b"RedirectAsUnansweredCall") => 3,
        _ => return Err(Meaning::BusyOption),
    };
    Ok(settings)
}

fn answering(record: &Record<'_>) -> Result<u64, Meaning> {
    let cell = record.cell(Meaning::IsForwarding);
    match truth(cell) {
        Some(true) => {}
        // Blank: never changed.
        None if !cell.is_empty() => return Err(Meaning::IsForwarding),
        Some(false) | None => return Ok(RING),
    }
    let kind = record.cell(Meaning::ForwardingType);
    let is_also = kind.eq_ignore_ascii_case(b"Simultaneous");
    if !is_also && !kind.eq_ignore_ascii_case(b"Immediate") {
        return Err(Meaning::ForwardingType);
    }
    let target = target(record, Meaning::ForwardingTargetType, Meaning::ForwardingTarget)?;
    let base = if is_also { ALSO } else { TO };
    Ok(match target {
        Target::Voicemail if is_also => return Err(Meaning::ForwardingTargetType),
        Target::Voicemail => TO_VOICEMAIL,
        Target::Single { is_number } => base + u64::from(is_number),
        Target::Delegates => base + 2,
        Target::Group => base + 3,
    })
}

fn unanswered(record: &Record<'_>) -> Result<u64, Meaning> {
    let cell = record.cell(Meaning::IsUnanswered);
    match truth(cell) {
        Some(true) => {}
        Some(false) => return Ok(NOTHING),
        None if cell.is_empty() => return Ok(UNTOUCHED),
        None => return Err(Meaning::IsUnanswered),
    }
    let target = target(record, Meaning::UnansweredTargetType, Meaning::UnansweredTarget)?;
    Ok(match target {
        Target::Voicemail => VOICEMAIL,
        Target::Single { is_number } => OTHERS + u64::from(is_number),
        Target::Delegates => OTHERS + 2,
        Target::Group => OTHERS + 3,
    })
}

fn target(record: &Record<'_>, kind: Meaning, to: Meaning) -> Result<Target, Meaning> {
    let is = |word: &[u8]| record.cell(kind).eq_ignore_ascii_case(word);
    if is(b"Voicemail") {
        Ok(Target::Voicemail)
    } else if is(b"MyDelegates") {
        Ok(Target::Delegates)
    } else if is(b"Group") {
        Ok(Target::Group)
    } else if is(b"SingleTarget") {
        let cell = record.cell(to);
        if cell.is_empty() {
            return Err(to);
        }
        Ok(Target::Single { is_number: is_number(cell) })
    } else {
        Err(kind)
    }
}

/// Whether a target is a number, and not a person.
pub(super) fn is_number(cell: &[u8]) -> bool {
    let bare = bare(cell);
    let is_phone = |it: &u8| it.is_ascii_digit() || b"+-.() ;=extEXT".contains(it);
    !bare.is_empty() && bare.iter().all(is_phone) && bare.iter().any(u8::is_ascii_digit)
}

/// An address or number without `sip:` or `tel:`. An address that stands for a number,
/// `sip:+14255550101@contoso.com;user=phone`, is the number.
pub(super) fn bare(cell: &[u8]) -> &[u8] {
    let address = without_scheme(cell);
    let is_phone = address
        .split_last_chunk()
        .is_some_and(|(_, end): (_, &[u8; 11])| end.eq_ignore_ascii_case(b";user=phone"));
    let end = address.iter().position(|it| *it == b'@').filter(|_| is_phone);
    end.and_then(|it| address.get(..it)).unwrap_or(address)
}

fn without_scheme(cell: &[u8]) -> &[u8] {
    let cell = cell.trim_ascii();
    match cell.split_at_checked(4) {
        Some((start, rest))
            if start.eq_ignore_ascii_case(b"sip:") || start.eq_ignore_ascii_case(b"tel:") =>
        {
            rest
        }
        _ => cell,
    }
}

/// A name as names are compared: lower case, without `sip:`, and a number as its digits with its
/// extension. Empty for a number that a spreadsheet has rounded.
pub(super) fn folded(cell: &[u8], out: &mut Vec<u8>) {
    out.clear();
    let bare = bare(cell);
    if !is_number(cell) {
        let is_rounded = bare.first().is_some_and(u8::is_ascii_digit) && bare.contains(&b'+');
        if !is_rounded {
            out.extend_from_slice(bare);
            out.make_ascii_lowercase();
        }
        return;
    }
    out.push(b'+');
    for it in bare {
        match it {
            b'0'..=b'9' => out.push(*it),
            // `;ext=`, `ext.` or `x` before the extension.
            b'=' | b'x' | b'X' if out.last() != Some(&b'x') => out.push(b'x'),
            _ => {}
        }
    }
}

/// Calls `take` with each address in a cell that has a list of people, however the list is written.
pub(super) fn addresses(cell: &[u8], mut take: impl FnMut(&[u8])) {
    let is_between = |it: &u8| it.is_ascii_whitespace() || b",;{}[]|\"'".contains(it);
    for part in cell.split(is_between) {
        // `Id:sip:user@contoso.com`, `Id=user@contoso.com`
        let part = match part.split_at_checked(3) {
            Some((start, rest))
                if start.eq_ignore_ascii_case(b"Id:") || start.eq_ignore_ascii_case(b"Id=") =>
            {
                rest
            }
            _ => part,
        };
        if part.contains(&b'@') {
            take(part);
        }
    }
}
