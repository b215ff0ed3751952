//! Reads regular expressions.

use super::{Piece, PieceKind, once};

/// How deeply groups may be nested.
const DEEPEST: usize = 16;

/// How many times a part may have to repeat.
const MOST_REPEATS: usize = 1_000;

pub(super) struct Reader<'a> {
    pub rest: &'a str,
    pub groups: usize,
    pub names: Vec<(String, usize)>,
    pub depth: usize,
}

impl Reader<'_> {
    fn next(&mut self) -> Option<char> {
        let mut chars = self.rest.chars();
        let it = chars.next()?;
        self.rest = chars.as_str();
        Some(it)
    }

    fn eat(&mut self, text: &str) -> bool {
        let found = self.rest.strip_prefix(text);
        self.rest = found.unwrap_or(self.rest);
        found.is_some()
    }

    pub(super) fn ways(&mut self) -> Option<Vec<Vec<Piece>>> {
        self.depth += 1;
        if self.depth > DEEPEST {
            return None;
        }
        let mut ways = vec![Vec::new()];
        while !self.rest.is_empty() && !self.rest.starts_with(')') {
            if self.eat("|") {
                ways.push(Vec::new());
                continue;
            }
            let kind = self.piece()?;
            let piece = self.repeated(kind)?;
            ways.last_mut()?.push(piece);
        }
        self.depth -= 1;
        Some(ways)
    }

    fn piece(&mut self) -> Option<PieceKind> {
        Some(match self.next()? {
            '.' => PieceKind::Any,
            '^' => PieceKind::Start,
            '$' => PieceKind::End,
            '(' => {
                let group = if self.eat("?:") {
                    None
                } else if self.eat("?<") || self.eat("?'") {
                    let end = self.rest.find(['>', '\''])?;
                    let name = self.rest.get(..end)?.to_owned();
                    let is_name = !name.is_empty() && name.chars().all(char::is_alphanumeric);
                    if !is_name {
                        return None;
                    }
                    self.rest = self.rest.get(end + 1..)?;
                    self.groups += 1;
                    self.names.push((name, self.groups));
                    Some(self.groups)
                } else if self.rest.starts_with('?') {
                    return None;
                } else {
                    self.groups += 1;
                    Some(self.groups)
                };
                let ways = self.ways()?;
                if !self.eat(")") {
                    return None;
                }
                PieceKind::Group(group, ways)
            }
            '[' => self.class()?,
            '\\' => match self.next()? {
                'b' => PieceKind::Edge(true),
                'B' => PieceKind::Edge(false),
                'A' => PieceKind::Start,
                'z' | 'Z' => PieceKind::End,
                it => match shorthand(it) {
                    Some((ranges, is_not)) => PieceKind::Class(ranges, is_not),
                    None => PieceKind::Letter(letter(it)?),
                },
            },
            '*' | '+' | '?' | ')' => return None,
            it => PieceKind::Letter(it),
        })
    }

    fn class(&mut self) -> Option<PieceKind> {
        let is_not = self.eat("^");
        let mut ranges = Vec::new();
        let mut is_first = true;
        loop {
            let it = self.next()?;
            let from = match it {
                ']' if !is_first => return Some(PieceKind::Class(ranges, is_not)),
                '\\' => {
                    let it = self.next()?;
                    match shorthand(it) {
                        Some((more, false)) => {
                            ranges.extend(more);
                            is_first = false;
                            continue;
                        }
                        Some(_) => return None,
                        None => letter(it)?,
                    }
                }
                '[' if self.rest.starts_with(':') => return None,
                it => it,
            };
            is_first = false;
            let mut to = from;
            if self.rest.starts_with('-') && !self.rest.starts_with("-]") {
                self.next();
                to = match self.next()? {
                    '\\' => {
                        let it = self.next()?;
                        letter(it)?
                    }
                    // A class that is subtracted.
                    '[' => return None,
                    it => it,
                };
            }
            if to < from {
                return None;
            }
            ranges.push((from, to));
        }
    }

    fn repeated(&mut self, kind: PieceKind) -> Option<Piece> {
        let (least, most) = match self.rest.chars().next() {
            Some('*') => (0, usize::MAX),
            Some('+') => (1, usize::MAX),
            Some('?') => (0, 1),
            Some('{') => {
                let end = self.rest.find('}').unwrap_or(0);
                let inner = self.rest.get(1..end).unwrap_or("");
                let (from, to) = inner.split_once(',').unwrap_or((inner, inner));
                let Ok(least) = from.parse() else { return Some(once(kind)) };
                let most = if to.is_empty() { usize::MAX } else { to.parse().ok()? };
                if least > MOST_REPEATS || most < least {
                    return None;
                }
                self.rest = self.rest.get(end..)?;
                (least, most)
            }
            _ => return Some(once(kind)),
        };
        self.next();
        let is_lazy = self.eat("?");
        // Possessive and nested repetition.
        if self.rest.starts_with(['*', '+', '?']) {
            return None;
        }
        Some(Piece { kind, least, most, is_lazy })
    }
}

/// The character after a backslash. `None` for constructs that are left out.
fn letter(it: char) -> Option<char> {
    Some(match it {
        't' => '\t',
        'n' => '\n',
        'r' => '\r',
        it if it.is_alphanumeric() => return None,
        it => it,
    })
}

/// The class of a shorthand, and whether it is inverted.
fn shorthand(it: char) -> Option<(Vec<(char, char)>, bool)> {
    let ranges = match it.to_ascii_lowercase() {
        'd' => vec![('0', '9')],
        'w' => vec![
            ('0', '9'),
            ('a', 'z'),
            ('A', 'Z'),
            ('_', '_'),
            ('\u{aa}', '\u{aa}'),
            ('\u{b5}', '\u{b5}'),
            ('\u{c0}', '\u{d6}'),
            ('\u{d8}', '\u{f6}'),
            ('\u{f8}', '\u{2c1}'),
            ('\u{370}', '\u{1fff}'),
            ('\u{3040}', '\u{d7ff}'),
        ],
        's' => vec![('\t', '\r'), (' ', ' '), ('\u{a0}', '\u{a0}')],
        _ => return None,
    };
    Some((ranges, it.is_uppercase()))
}
