//! Numbers with a fraction: reading, writing and rounding them. The standard library's own would
//! add its float tables to the page.

/// The largest number that is written with all its digits.
const LARGEST: f64 = 9_007_199_254_740_992.0;

/// Reads `12`, `-1.5` and similar.
pub(super) fn read(text: &str) -> Option<f64> {
    let text = text.trim();
    let (digits, sign) = match text.strip_prefix('-') {
        Some(rest) => (rest, -1.0),
        None => (text.strip_prefix('+').unwrap_or(text), 1.0),
    };
    let (whole, fraction) = digits.split_once('.').unwrap_or((digits, ""));
    if whole.is_empty() && fraction.is_empty() || digits.len() > 30 {
        return None;
    }
    let mut value = 0.0;
    let mut scale = 1.0;
    for it in whole.chars() {
        value = value * 10.0 + f64::from(it.to_digit(10)?);
    }
    for it in fraction.chars() {
        value = value * 10.0 + f64::from(it.to_digit(10)?);
        scale *= 10.0;
    }
    Some(sign * value / scale)
}

/// Writes a number with up to ten digits after the point.
pub(super) fn written(value: f64) -> String {
    let text = fixed(value, 10);
    match text.contains('.') {
        true => text.trim_end_matches('0').trim_end_matches('.').to_owned(),
        false => text,
    }
}

/// Writes a number with so many digits after the point.
pub(super) fn fixed(value: f64, digits: u32) -> String {
    let size = value.abs();
    if value.is_nan() {
        return "NaN".to_owned();
    }
    if size >= LARGEST {
        return "\u{221e}".to_owned();
    }
    let scale = 10_u64.pow(digits.min(12));
    let mut whole = size.floor();
    let mut rest = round((size - whole) * scale as f64);
    if rest >= scale as f64 {
        whole += 1.0;
        rest = 0.0;
    }
    let sign = if value < 0.0 && (whole > 0.0 || rest > 0.0) { "-" } else { "" };
    let (whole, rest) = (whole as u64, rest as u64);
    if digits == 0 {
        return format!("{sign}{whole}");
    }
    let rest = rest.to_string();
    let zeros = "0".repeat((digits as usize).saturating_sub(rest.len()));
    format!("{sign}{whole}.{zeros}{rest}")
}

/// Rounds half to even, as PowerShell converts numbers.
pub(super) fn round(value: f64) -> f64 {
    let below = value.floor();
    let rest = value - below;
    let is_odd = remainder(below, 2.0) != 0.0;
    if rest > 0.5 || rest == 0.5 && is_odd { below + 1.0 } else { below }
}

/// What is left after a division. The operator of the language would add a function of its own to
/// the page.
pub(super) fn remainder(one: f64, other: f64) -> f64 {
    one - (one / other).trunc() * other
}

/// A whole number, if it fits.
pub(super) fn whole(value: f64) -> Option<i64> {
    (value.abs() < LARGEST).then_some(value as i64)
}
