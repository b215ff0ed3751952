//! Lists of words in a cell: `a,b` is one of these, `*` any, `!a,!b` any but these.

use super::markdown::Cell;
use super::{Place, Problem, ProblemKind};
use crate::similar::similar;

/// A word of a list, without the marks of Markdown around it, and its place.
pub(super) struct Word<'a> {
    pub text: &'a str,
    pub is_negated: bool,
    pub place: Place,
}

/// How many words a problem names.
const NAMED: usize = 12;

/// A cell or word without what Markdown writes around words.
pub(super) fn bare(text: &str) -> &str {
    text.trim_matches(|it: char| it.is_whitespace() || matches!(it, '`' | '\\'))
}

/// The words of a list, and whether they are negated.
pub(super) fn words<'a>(cell: Cell<'a>, column: &str) -> Result<Vec<Word<'a>>, Problem> {
    let mut at = cell.place;
    let mut found: Vec<Word<'a>> = Vec::new();
    for part in cell.text.split(',') {
        let text = bare(part);
        let blanks = part
            .find(text)
            .map_or(0, |it| part.get(..it).map_or(0, |before| before.chars().count()));
        let place = Place { column: at.column + blanks, ..at };
        at.column += part.chars().count() + 1;
        let (text, is_negated) = match text.strip_prefix('!') {
            Some(rest) => (bare(rest), true),
            None => (text, false),
        };
        let problem = |kind| Err(Problem { place, kind });
        if text.is_empty() {
            return problem(ProblemKind::EmptyWord(column.to_owned()));
        }
        if found.first().is_some_and(|it| it.is_negated != is_negated) {
            return problem(ProblemKind::MixedList(column.to_owned()));
        }
        found.push(Word { text, is_negated, place });
    }
    Ok(found)
}

/// Which of the known words a cell chooses, by position and in their order. `find` gives the position
/// of a word.
pub(super) fn chosen(
    cell: Cell<'_>,
    column: &str,
    known: &[&'static str],
    mut find: impl FnMut(&str) -> Option<usize>,
) -> Result<Vec<usize>, Problem> {
    let mut named = Vec::new();
    let mut is_negated = false;
    for word in words(cell, column)? {
        is_negated = word.is_negated;
        if word.text == "*" {
            named.extend(0..known.len());
            continue;
        }
        match find(word.text) {
            Some(at) => named.push(at),
            None => {
                let kind = unknown(column, word.text, known);
                return Err(Problem { place: word.place, kind });
            }
        }
    }
    Ok((0..known.len()).filter(|it| named.contains(it) != is_negated).collect())
}

/// The problem of a word that is not known.
pub(super) fn unknown(column: &str, found: &str, known: &[&'static str]) -> ProblemKind {
    ProblemKind::UnknownWord {
        column: column.to_owned(),
        found: found.to_owned(),
        near: similar(found, known.iter().copied()).map(str::to_owned),
        takes: known.iter().copied().take(NAMED).collect(),
    }
}

/// The position of a word, in any case of letters.
pub(super) fn position(known: &[&'static str], word: &str) -> Option<usize> {
    known.iter().position(|it| it.eq_ignore_ascii_case(word))
}
