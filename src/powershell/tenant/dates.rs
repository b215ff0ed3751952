//! Dates and spans of time. The simulation has no clock: its date is that of its cmdlets.

use super::value::{Object, ObjectKind, Value};
use super::{Era, number};
use std::sync::Arc;

/// Ticks, of which a second has ten million, begin with the year 1.
const TICKS: i64 = 10_000_000;
const DAY: i64 = 86_400;
const EPOCH: i64 = 62_135_596_800;

/// The last second that has a date.
const LAST: i64 = 315_537_897_599;

const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

const DAYS: [&str; 7] =
    ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"];

/// A date with its time, by its parts.
struct Moment {
    year: i64,
    month: i64,
    day: i64,
    /// Seconds since midnight.
    second: i64,
    /// Days since a Sunday.
    weekday: i64,
}

/// The date of the simulation: nine in the morning of a day in its month.
pub(super) const fn today(era: Era) -> i64 {
    let days = match era {
        Era::December2017 => 17_514,
        Era::April2018 => 17_634,
        Era::January2019 => 17_913,
        Era::August2019 => 18_138,
        Era::Today => 20_680,
    };
    EPOCH + days * DAY + 9 * 3_600
}

/// A date as a value, from its seconds. Unknown if there is no such date.
pub(super) fn date(seconds: i64) -> Value {
    if !(0..=LAST).contains(&seconds) {
        return Value::Unknown;
    }
    let it = moment(seconds);
    let parts = [
        ("Ticks", Value::Number(seconds * TICKS)),
        ("Year", Value::Number(it.year)),
        ("Month", Value::Number(it.month)),
        ("Day", Value::Number(it.day)),
        ("Hour", Value::Number(it.second / 3_600)),
        ("Minute", Value::Number(it.second / 60 % 60)),
        ("Second", Value::Number(it.second % 60)),
        ("Millisecond", Value::Number(0)),
        ("DayOfWeek", Value::text(name(&DAYS, it.weekday))),
    ];
    object(ObjectKind::Date, parts.into())
}

/// A span of time as a value.
pub(super) fn span(seconds: i64) -> Value {
    let total = |unit: f64| Value::of_number(seconds as f64 / unit);
    let parts = [
        ("Ticks", Value::Number(seconds.saturating_mul(TICKS))),
        ("Days", Value::Number(seconds / DAY)),
        ("Hours", Value::Number(seconds / 3_600 % 24)),
        ("Minutes", Value::Number(seconds / 60 % 60)),
        ("Seconds", Value::Number(seconds % 60)),
        ("Milliseconds", Value::Number(0)),
        ("TotalDays", total(DAY as f64)),
        ("TotalHours", total(3_600.0)),
        ("TotalMinutes", total(60.0)),
        ("TotalSeconds", total(1.0)),
        ("TotalMilliseconds", total(0.001)),
    ];
    object(ObjectKind::Span, parts.into())
}

fn object(kind: ObjectKind, parts: Vec<(&str, Value)>) -> Value {
    let properties = parts.into_iter().map(|(name, it)| (name.to_owned(), it)).collect();
    Value::Object(Arc::new(Object { kind, properties }))
}

/// The seconds of a date or of a span.
pub(super) fn seconds(of: &Object) -> Option<i64> {
    match (of.kind, of.property("Ticks")) {
        (ObjectKind::Date | ObjectKind::Span, Some(Value::Number(it))) => Some(it / TICKS),
        _ => None,
    }
}

/// What adding or subtracting gives.
pub(super) fn sum(one: &Object, other: &Object, subtracts: bool) -> Option<Value> {
    let (left, right) = (seconds(one)?, seconds(other)?);
    match (one.kind, other.kind, subtracts) {
        (ObjectKind::Date, ObjectKind::Date, true) => Some(span(left - right)),
        (ObjectKind::Date, ObjectKind::Span, true) => Some(date(left - right)),
        (ObjectKind::Date, ObjectKind::Span, false) => Some(date(left + right)),
        (ObjectKind::Span, ObjectKind::Span, true) => Some(span(left - right)),
        (ObjectKind::Span, ObjectKind::Span, false) => Some(span(left + right)),
        _ => None,
    }
}

/// Calls a method of a date. `None` if it is not simulated.
pub(super) fn method(of: &Object, key: &str, given: &[Value]) -> Option<Value> {
    let now = seconds(of)?;
    if of.kind != ObjectKind::Date {
        return None;
    }
    let by = || {
        let count = given.first()?.number()?;
        (count.abs() < 1e9).then_some(count)
    };
    let plus = |unit: f64| {
        let more = number::whole(number::round(by()? * unit))?;
        Some(date(now + more))
    };
    match key {
        "tostring" => {
            let format = given.first().map(Value::to_text).unwrap_or_default();
            formatted(of, &format).map(Value::text)
        }
        "adddays" => plus(DAY as f64),
        "addhours" => plus(3_600.0),
        "addminutes" => plus(60.0),
        "addseconds" => plus(1.0),
        "addmonths" => Some(months_later(now, number::whole(by()?)?)),
        "addyears" => Some(months_later(now, number::whole(by()?)?.checked_mul(12)?)),
        "subtract" => match given.first()? {
            Value::Object(other) => sum(of, other, true),
            _ => None,
        },
        "toshortdatestring" => formatted(of, "d").map(Value::text),
        "tolongdatestring" => formatted(of, "D").map(Value::text),
        "toshorttimestring" => formatted(of, "t").map(Value::text),
        _ => None,
    }
}

fn months_later(seconds: i64, months: i64) -> Value {
    let it = moment(seconds);
    let all = it.year * 12 + it.month - 1 + months;
    let (year, month) = (all.div_euclid(12), all.rem_euclid(12) + 1);
    let last = days_before(year + month / 12, month % 12 + 1) - days_before(year, month);
    date(EPOCH + (days_before(year, month) + it.day.min(last) - 1) * DAY + it.second)
}

/// Days from 1970 to the first day of a month.
const fn days_before(year: i64, month: i64) -> i64 {
    // The year begins in March, so that its last day is the one that may be missing.
    let year = if month <= 2 { year - 1 } else { year };
    let era = year.div_euclid(400);
    let of_era = year.rem_euclid(400);
    let of_year = (153 * ((month + 9) % 12) + 2) / 5;
    era * 146_097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year - 719_468
}

fn moment(seconds: i64) -> Moment {
    let days = (seconds - EPOCH).div_euclid(DAY);
    let shifted = days + 719_468;
    let era = shifted.div_euclid(146_097);
    let of_era = shifted.rem_euclid(146_097);
    let year = (of_era - of_era / 1_460 + of_era / 36_524 - of_era / 146_096) / 365;
    let of_year = of_era - (365 * year + year / 4 - year / 100);
    let month = (5 * of_year + 2) / 153;
    let month_of_year = if month < 10 { month + 3 } else { month - 9 };
    Moment {
        year: year + era * 400 + if month_of_year <= 2 { 1 } else { 0 },
        month: month_of_year,
        day: of_year - (153 * month + 2) / 5 + 1,
        second: (seconds - EPOCH).rem_euclid(DAY),
        weekday: (days + 4).rem_euclid(7),
    }
}

fn name(all: &[&'static str], at: i64) -> &'static str {
    usize::try_from(at).ok().and_then(|it| all.get(it)).copied().unwrap_or("")
}

/// A date or a span as text.
pub(super) fn text(of: &Object) -> String {
    match of.kind {
        ObjectKind::Span => {
            let seconds = seconds(of).unwrap_or(0);
            let sign = if seconds < 0 { "-" } else { "" };
            let all = seconds.abs();
            let days = if all >= DAY { format!("{}.", all / DAY) } else { String::new() };
            format!("{sign}{days}{:02}:{:02}:{:02}", all / 3_600 % 24, all / 60 % 60, all % 60)
        }
        _ => formatted(of, "MM/dd/yyyy HH:mm:ss").unwrap_or_default(),
    }
}

/// A date in a format such as `yyyy-MM-dd`, or in one that has a letter of its own. `None` if it is
/// not simulated.
pub(super) fn formatted(of: &Object, format: &str) -> Option<String> {
    let format = match format {
        "" | "G" => "M/d/yyyy h:mm:ss tt",
        "g" => "M/d/yyyy h:mm tt",
        "d" => "M/d/yyyy",
        "D" => "dddd, MMMM d, yyyy",
        "t" => "h:mm tt",
        "T" => "h:mm:ss tt",
        "f" => "dddd, MMMM d, yyyy h:mm tt",
        "F" => "dddd, MMMM d, yyyy h:mm:ss tt",
        "s" => "yyyy-MM-ddTHH:mm:ss",
        "u" => "yyyy-MM-dd HH:mm:ssZ",
        "o" | "O" => "yyyy-MM-ddTHH:mm:ss.fffffffzzz",
        it if it.chars().count() == 1 => return None,
        it => it,
    };
    let it = moment(seconds(of).filter(|_| of.kind == ObjectKind::Date)?);
    let mut text = String::new();
    let mut rest = format;
    while let Some(first) = rest.chars().next() {
        if let Some(after) = rest.strip_prefix(['\'', '"']) {
            let (inner, behind) = after.split_once(first)?;
            text.push_str(inner);
            rest = behind;
            continue;
        }
        if let Some(after) = rest.strip_prefix('\\') {
            let next = after.chars().next()?;
            text.push(next);
            rest = after.get(next.len_utf8()..)?;
            continue;
        }
        let length = rest.chars().take_while(|it| *it == first).count();
        rest = rest.get(length * first.len_utf8()..)?;
        text.push_str(&part(&it, first, length)?);
    }
    Some(text)
}

/// A part of a format: a letter that is repeated, or characters that stand for themselves.
fn part(it: &Moment, letter: char, length: usize) -> Option<String> {
    let number = |value: i64| format!("{value:0length$}");
    let hour = it.second / 3_600;
    Some(match (letter, length) {
        ('y', 1 | 2) => format!("{:0length$}", it.year % 100),
        // A width has a limit beyond which formatting panics.
        ('y', 3..=32) => number(it.year),
        ('M', 1 | 2) => number(it.month),
        ('M', 3) => name(&MONTHS, it.month - 1).chars().take(3).collect(),
        ('M', _) => name(&MONTHS, it.month - 1).to_owned(),
        ('d', 1 | 2) => number(it.day),
        ('d', 3) => name(&DAYS, it.weekday).chars().take(3).collect(),
        ('d', _) => name(&DAYS, it.weekday).to_owned(),
        ('H', 1 | 2) => number(hour),
        ('h', 1 | 2) => number((hour + 11) % 12 + 1),
        ('m', 1 | 2) => number(it.second / 60 % 60),
        ('s', 1 | 2) => number(it.second % 60),
        ('f' | 'F', 1..=7) => "0".repeat(length),
        ('t', 1) => if hour < 12 { "A" } else { "P" }.to_owned(),
        ('t', _) => if hour < 12 { "AM" } else { "PM" }.to_owned(),
        ('z', _) => "+00:00".to_owned(),
        ('K', 1) => String::new(),
        // An era, a time zone and what has too many letters.
        ('g' | 'K' | 'f' | 'F' | 'H' | 'h' | 'm' | 's' | 'y', _) => return None,
        (it, _) => std::iter::repeat_n(it, length).collect(),
    })
}

/// A date in a format of Unix such as `%Y-%m-%d`. `None` if it is not simulated.
pub(super) fn unix(of: &Object, format: &str) -> Option<String> {
    let mut text = String::new();
    let mut letters = format.chars();
    while let Some(it) = letters.next() {
        if it != '%' {
            text.push(it);
            continue;
        }
        let format = match letters.next()? {
            'Y' => "yyyy",
            'y' => "yy",
            'm' => "MM",
            'd' => "dd",
            'H' => "HH",
            'M' => "mm",
            'S' => "ss",
            'B' => "MMMM",
            'b' => "MMM",
            'A' => "dddd",
            'a' => "ddd",
            'T' => "HH:mm:ss",
            'D' => "MM/dd/yy",
            'F' => "yyyy-MM-dd",
            'R' => "HH:mm",
            _ => return None,
        };
        text.push_str(&formatted(of, format)?);
    }
    Some(text)
}
