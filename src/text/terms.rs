//! Finds terms of the trade in sentences.

use crate::routing::Term;

/// A part of a sentence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part<'a> {
    /// Ordinary words.
    Words(&'a str),
    /// What stands between backticks.
    Code(&'a str),
    /// A term, and how the sentence has it.
    Term(&'static Term, &'a str),
}

/// The parts of a sentence. Each term is marked where it stands first, and only if it is not among
/// those that were marked before.
pub fn parts<'a>(
    sentence: &'a str,
    terms: &[&'static Term],
    marked: &mut Vec<&'static Term>,
) -> Vec<Part<'a>> {
    let mut parts = Vec::new();
    for (at, mut rest) in sentence.split('`').enumerate() {
        if at % 2 == 1 {
            parts.push(Part::Code(rest));
            continue;
        }
        while let Some((term, start, end)) = first(rest, terms, marked) {
            marked.push(term);
            parts.push(Part::Words(rest.get(..start).unwrap_or_default()));
            parts.push(Part::Term(term, rest.get(start..end).unwrap_or_default()));
            rest = rest.get(end..).unwrap_or_default();
        }
        parts.push(Part::Words(rest));
    }
    parts.retain(|it| !matches!(it, Part::Words("") | Part::Code("")));
    parts
}

/// The terms that stand in some texts, in the order of the edition.
pub fn among(texts: &[&str], terms: &[&'static Term]) -> Vec<&'static Term> {
    let is_there = |it: &&&'static Term| texts.iter().any(|text| place(text, it).is_some());
    terms.iter().filter(is_there).copied().collect()
}

/// The first term in a text that is not marked yet; of two in one place, the longer one.
fn first(
    text: &str,
    terms: &[&'static Term],
    marked: &[&'static Term],
) -> Option<(&'static Term, usize, usize)> {
    let new = terms.iter().filter(|it| !marked.contains(it));
    let found = new.filter_map(|&it| place(text, it).map(|(start, end)| (it, start, end)));
    found.min_by_key(|&(_, start, end)| (start, usize::MAX - end))
}

/// Where a term stands in a text: as a word of its own, in any case of letters, in the singular or the
/// plural.
fn place(text: &str, term: &Term) -> Option<(usize, usize)> {
    let forms = [term.name].into_iter().chain(term.also.iter().copied());
    let lower = text.to_ascii_lowercase();
    let found = forms.filter_map(|form| {
        let form = form.to_ascii_lowercase();
        let mut from = 0;
        while let Some(at) = lower.get(from..)?.find(&form) {
            let start = from + at;
            let mut end = start + form.len();
            if lower.get(end..)?.starts_with('s') {
                end += 1;
            }
            let is_word = |it: Option<char>| it.is_some_and(is_of_word);
            let before = lower.get(..start)?.chars().next_back();
            let after = lower.get(end..)?.chars().next();
            if !is_word(before) && !is_word(after) {
                return Some((start, end));
            }
            from = end;
        }
        None
    });
    found.min_by_key(|&(start, end)| (start, usize::MAX - end))
}

/// Whether a character is part of a word. Letters beyond ASCII are not told from other characters, which
/// would take tables of Unicode; only punctuation is.
pub(crate) fn is_of_word(it: char) -> bool {
    match it {
        // Dashes and quotation marks.
        '\u{2000}'..='\u{206f}' => false,
        it => !it.is_ascii() || it.is_ascii_alphanumeric(),
    }
}
