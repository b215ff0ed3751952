//! Suggests what a misspelled name may mean: the known name that differs least.

/// Longer words are not compared, to bound the work.
const LONGEST: usize = 48;

/// The most similar name, if it differs in at most two letters out of five.
pub(crate) fn similar<T: AsRef<str>>(found: &str, names: impl IntoIterator<Item = T>) -> Option<T> {
    if found.len() > LONGEST {
        return None;
    }
    let mut best: Option<(usize, T)> = None;
    for name in names {
        let name_length = name.as_ref().len();
        let away = distance(found, name.as_ref());
        let is_near = away > 0 && away * 5 <= name_length.max(found.len()) * 2;
        if is_near && best.as_ref().is_none_or(|(least, _)| away < *least) {
            best = Some((away, name));
        }
    }
    best.map(|(_, name)| name)
}

/// Whether a word differs from one of these names in only a letter or two.
pub(crate) fn is_slip<'a>(found: &str, names: impl IntoIterator<Item = &'a str>) -> bool {
    let is_near = |it: &str| it.len().abs_diff(found.len()) <= 2 && distance(found, it) <= 2;
    found.len() <= LONGEST && names.into_iter().any(is_near)
}

/// The edit distance, ignoring case.
fn distance(one: &str, other: &str) -> usize {
    let mut row: Vec<usize> = (0..=other.len()).collect();
    for (at, mine) in one.bytes().enumerate() {
        let mut corner = at;
        let mut left = at + 1;
        for (cell, theirs) in row.iter_mut().skip(1).zip(other.bytes()) {
            let change = corner + usize::from(!mine.eq_ignore_ascii_case(&theirs));
            corner = *cell;
            left = change.min(left + 1).min(corner + 1);
            *cell = left;
        }
        if let Some(first) = row.first_mut() {
            *first = at + 1;
        }
    }
    row.last().copied().unwrap_or(0)
}
