//! A link of the page with an arrow and a landing after it: `#/explore?customer=hybrid → sfb`.

use super::columns::Column;
use super::markdown::Cell;
use super::read::{Row, tested};
use super::words::bare;
use super::{Place, Problem, ProblemKind};
use crate::link::{View, decoded};
use crate::routing::{Edition, Landing};
use crate::similar::similar;
use strum::VariantArray;

/// What stands around an address or a landing in Markdown.
const MARKS: [char; 8] = ['<', '>', '(', ')', '[', ']', '`', '*'];

/// The row of a line, if it has a link with an arrow after it.
pub(super) fn row(line: &str, number: usize, editions: &[&'static Edition]) -> Option<Row> {
    let arrows = || ["→", "->"].into_iter().flat_map(|it| line.match_indices(it));
    let (start, end, after) = arrows().find_map(|(at, arrow)| {
        let before = line.get(..at)?.trim_end().trim_end_matches(MARKS);
        let start = before.rfind(|it: char| it.is_whitespace() || MARKS.contains(&it));
        let start = start.map_or(0, |it| {
            it + before.get(it..).and_then(|it| it.chars().next()).map_or(1, char::len_utf8)
        });
        let is_link = before.get(start..)?.contains("#/");
        is_link.then_some((start, before.len(), at + arrow.len()))
    })?;
    let address = line.get(start..end)?;
    let (_, fragment) = address.split_once("#/")?;
    let place = |byte: usize| {
        let before = line.get(..byte).unwrap_or_default();
        Place { line: number, column: before.chars().count() + 1 }
    };
    let rest = line.get(after..)?;
    let is_blank = |it: char| it.is_whitespace() || it == '`' || it == '*';
    let expect_at = after + (rest.len() - rest.trim_start_matches(is_blank).len());
    let rest = line.get(expect_at..)?;
    let is_of_word = |it: char| it.is_alphanumeric() || matches!(it, '-' | ',' | '!' | '*' | '_');
    let length = rest.find(|it: char| !is_of_word(it)).unwrap_or(rest.len());
    let expect = rest.get(..length)?.trim_end_matches(['*', ',', '_']);
    let told = rest.get(length..).unwrap_or_default();
    let because = told.trim_start_matches(|it: char| !it.is_alphanumeric()).trim();

    let decoded = decoded(fragment);
    let (screen, query) = decoded.split_once('?').unwrap_or((&decoded, ""));
    let screens: Vec<&'static str> = View::VARIANTS.iter().map(|&it| it.into()).collect();
    let is_screen = screens.iter().any(|it| it.eq_ignore_ascii_case(screen.trim_matches('/')));
    let first = expect.split(',').next().unwrap_or_default();
    let is_landing = first.trim_start_matches('!').parse::<Landing>().is_ok();
    // Another page's link, with something else after the arrow.
    if !is_screen && !is_landing {
        return None;
    }
    let fragment_place = place(start + address.find("#/").unwrap_or_default());
    let problem = |place, kind| Err(Problem { place, kind });
    let tested = if !is_screen {
        let near = similar(screen, screens);
        problem(fragment_place, ProblemKind::UnknownScreen { found: screen.to_owned(), near })
    } else if told.trim_start().starts_with("or ") || told.trim_start().starts_with("and ") {
        problem(place(expect_at + length), ProblemKind::TextAfterLink(expect.to_owned()))
    } else {
        cells(query, fragment_place, editions).and_then(|mut filled| {
            let text = Cell { text: expect, place: place(expect_at) };
            if !expect.is_empty() {
                filled.push((Column::Own("expect"), text));
            }
            tested(&filled, place(expect_at), editions)
        })
    };
    let pairs = query.split('&').filter_map(|it| it.split_once('='));
    let columns = pairs.filter_map(|(key, value)| {
        Some((Column::named(key, editions)?.name(), bare(value).to_owned()))
    });
    Some(Row {
        place: place(start),
        expect: expect.to_owned(),
        asks: columns.collect(),
        because: because.to_owned(),
        tested,
    })
}

/// The scenario of an address as cells. Keys that no edition has are keys of a screen if they stand in
/// `docs/addresses.md`; all others are slips, which would make the row test another scenario.
fn cells<'a>(
    query: &'a str,
    place: Place,
    editions: &[&'static Edition],
) -> Result<Vec<(Column, Cell<'a>)>, Problem> {
    let mut filled: Vec<(Column, Cell<'a>)> = Vec::new();
    for pair in query.split('&').filter(|it| !it.is_empty()) {
        let pair = pair.strip_prefix("amp;").unwrap_or(pair);
        let (key, value) = pair.split_once('=').unwrap_or((pair, ""));
        let problem = |kind| Err(Problem { place, kind });
        let column = match Column::named(key, editions) {
            Some(Column::Own(name)) if name != "edition" => None,
            it => it,
        };
        let Some(column) = column else {
            let is_of_screen =
                SCREEN_KEYS.contains(&key) || key.starts_with("only-") || key.starts_with("to-");
            if is_of_screen {
                continue;
            }
            let near = Column::near(key, editions);
            return problem(ProblemKind::UnknownColumn { found: key.to_owned(), near });
        };
        // Lists are for tables: an address has one scenario.
        if value.contains([',', '*', '!']) {
            let (column, found) = (key.to_owned(), value.to_owned());
            return problem(ProblemKind::UnknownWord {
                column,
                found,
                near: None,
                takes: Vec::new(),
            });
        }
        if filled.iter().any(|it| it.0 == column) {
            return problem(ProblemKind::RepeatedKey(key.to_owned()));
        }
        filled.push((column, Cell { text: value, place }));
    }
    Ok(filled)
}

/// The keys of single screens.
const SCREEN_KEYS: [&str; 19] = [
    "why-not", "embed", "show", "theme", "accent", "density", "lang", "rows", "columns", "swap",
    "all", "cells", "to", "want", "part", "lands", "said", "item", "run",
];
