//! Regular expressions, as far as scripts about users need them: characters, classes, groups,
//! repetition and anchors. What is left out (such as lookaround) is not read rather than read
//! differently.

use super::language::syntax::Case;

/// How deeply groups may be nested.
const DEEPEST: usize = 16;

/// How many times a part may have to repeat.
const MOST_REPEATS: usize = 1_000;

/// A regular expression that was read completely.
#[derive(Clone, Debug)]
pub(super) struct Pattern {
    nodes: Vec<Piece>,
    groups: usize,
    names: Vec<(String, usize)>,
    case: Case,
}

/// Where a pattern matched: the whole text and its groups, as positions in characters.
#[derive(Clone, Debug)]
pub(super) struct Found {
    /// The whole match, then each group.
    pub groups: Vec<Option<(usize, usize)>>,
}

/// Matching took more steps than it may.
#[derive(Clone, Copy, Debug)]
pub(super) struct TooLong;

#[derive(Clone, Debug)]
struct Piece {
    kind: PieceKind,
    least: usize,
    most: usize,
    is_lazy: bool,
}

#[derive(Clone, Debug)]
enum PieceKind {
    Any,
    Letter(char),
    Class(Vec<(char, char)>, bool),
    Start,
    End,
    /// `\b`, or `\B` if false.
    Edge(bool),
    Group(Option<usize>, Vec<Vec<Piece>>),
}

impl Pattern {
    /// Reads a pattern. `None` if a part of it is not simulated, or not valid.
    pub fn new(text: &str, case: Case) -> Option<Self> {
        let mut reader = Reader { rest: text, groups: 0, names: Vec::new(), depth: 0 };
        let ways = reader.ways()?;
        if !reader.rest.is_empty() {
            return None;
        }
        let nodes = vec![once(PieceKind::Group(None, ways))];
        Some(Self { nodes, groups: reader.groups, names: reader.names, case })
    }

    /// The first match at a position or after it.
    pub fn find(
        &self,
        text: &[char],
        from: usize,
        steps: &mut usize,
    ) -> Result<Option<Found>, TooLong> {
        for start in from..=text.len() {
            let mut matcher = Matcher {
                text,
                case: self.case,
                groups: vec![None; self.groups + 1],
                steps,
                depth: 0,
            };
            let mut end = None;
            if matcher.run(&self.nodes, start, &mut |_, at| {
                end = Some(at);
                Ok(true)
            })? {
                let mut groups = matcher.groups;
                if let (Some(whole), Some(end)) = (groups.first_mut(), end) {
                    *whole = Some((start, end));
                }
                return Ok(Some(Found { groups }));
            }
        }
        Ok(None)
    }

    /// The groups with names.
    pub fn names(&self) -> &[(String, usize)] {
        &self.names
    }
}

fn once(kind: PieceKind) -> Piece {
    Piece { kind, least: 1, most: 1, is_lazy: false }
}

struct Reader<'a> {
    rest: &'a str,
    groups: usize,
    names: Vec<(String, usize)>,
    depth: usize,
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

    fn ways(&mut self) -> Option<Vec<Vec<Piece>>> {
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

struct Matcher<'a, 's> {
    text: &'a [char],
    case: Case,
    groups: Vec<Option<(usize, usize)>>,
    steps: &'s mut usize,
    depth: usize,
}

type Then<'t, 'a, 's> = &'t mut dyn FnMut(&mut Matcher<'a, 's>, usize) -> Result<bool, TooLong>;

/// How deeply matching may nest, which bounds the stack.
const DEEPEST_MATCH: usize = 400;

impl<'a, 's> Matcher<'a, 's> {
    /// Matches pieces from a position, then what follows.
    fn run(
        &mut self,
        pieces: &[Piece],
        at: usize,
        then: Then<'_, 'a, 's>,
    ) -> Result<bool, TooLong> {
        let Some((piece, rest)) = pieces.split_first() else { return then(self, at) };
        *self.steps = self.steps.checked_sub(1).ok_or(TooLong)?;
        match &piece.kind {
            PieceKind::Group(..) => self.groups(piece, rest, at, 0, then),
            _ => self.letters(piece, rest, at, then),
        }
    }

    /// A piece of single characters, repeated: no recursion for the repetition.
    fn letters(
        &mut self,
        piece: &Piece,
        rest: &[Piece],
        at: usize,
        then: Then<'_, 'a, 's>,
    ) -> Result<bool, TooLong> {
        self.enter()?;
        let mut ends = vec![at];
        let mut end = at;
        while ends.len() <= piece.most {
            match self.step(&piece.kind, end) {
                Some(next) if next > end => end = next,
                Some(_) if ends.len() <= piece.least => {}
                _ => break,
            }
            ends.push(end);
            *self.steps = self.steps.checked_sub(1).ok_or(TooLong)?;
        }
        let candidates = ends.get(piece.least..).unwrap_or_default();
        let mut found = false;
        for turn in 0..candidates.len() {
            let place = if piece.is_lazy { turn } else { candidates.len() - 1 - turn };
            let Some(end) = candidates.get(place) else { continue };
            if self.run(rest, *end, then)? {
                found = true;
                break;
            }
        }
        self.depth -= 1;
        Ok(found)
    }

    fn groups(
        &mut self,
        piece: &Piece,
        rest: &[Piece],
        at: usize,
        turns: usize,
        then: Then<'_, 'a, 's>,
    ) -> Result<bool, TooLong> {
        let PieceKind::Group(group, ways) = &piece.kind else { return Ok(false) };
        self.enter()?;
        let is_enough = turns >= piece.least;
        if is_enough && piece.is_lazy && self.run(rest, at, then)? {
            self.depth -= 1;
            return Ok(true);
        }
        if turns < piece.most {
            for way in ways {
                let before = self.groups.clone();
                let found = self.run(way, at, &mut |matcher, end| {
                    let kept = group.and_then(|it| matcher.groups.get(it).copied());
                    if let Some(it) = group.and_then(|it| matcher.groups.get_mut(it)) {
                        *it = Some((at, end));
                    }
                    // A turn that matches nothing is not repeated.
                    let done = match end == at && turns >= piece.least {
                        true => matcher.run(rest, end, then)?,
                        false => matcher.groups(piece, rest, end, turns + 1, then)?,
                    };
                    if !done
                        && let (Some(it), Some(kept)) =
                            (group.and_then(|it| matcher.groups.get_mut(it)), kept)
                    {
                        *it = kept;
                    }
                    Ok(done)
                })?;
                if found {
                    self.depth -= 1;
                    return Ok(true);
                }
                self.groups = before;
            }
        }
        let found = is_enough && !piece.is_lazy && self.run(rest, at, then)?;
        self.depth -= 1;
        Ok(found)
    }

    fn enter(&mut self) -> Result<(), TooLong> {
        self.depth += 1;
        if self.depth > DEEPEST_MATCH { Err(TooLong) } else { Ok(()) }
    }

    /// The position after one character or an anchor.
    fn step(&self, kind: &PieceKind, at: usize) -> Option<usize> {
        let here = self.text.get(at).copied();
        let holds = match kind {
            PieceKind::Start => return (at == 0).then_some(at),
            PieceKind::End => {
                let is_end = at == self.text.len();
                let is_last = at + 1 == self.text.len() && here == Some('\n');
                return (is_end || is_last).then_some(at);
            }
            PieceKind::Edge(wanted) => {
                let is_word =
                    |it: Option<&char>| it.is_some_and(|it| it.is_alphanumeric() || *it == '_');
                let before = at.checked_sub(1).and_then(|it| self.text.get(it));
                let is_edge = is_word(before) != is_word(self.text.get(at));
                return (is_edge == *wanted).then_some(at);
            }
            PieceKind::Any => here? != '\n',
            PieceKind::Letter(wanted) => self.same(here?, *wanted),
            PieceKind::Class(ranges, is_not) => {
                let here = here?;
                let within = |it: char| ranges.iter().any(|(from, to)| *from <= it && it <= *to);
                let found = within(here)
                    || self.case == Case::Ignored && (within(lower(here)) || within(upper(here)));
                found != *is_not
            }
            PieceKind::Group(..) => false,
        };
        holds.then_some(at + 1)
    }

    fn same(&self, one: char, other: char) -> bool {
        one == other || self.case == Case::Ignored && lower(one) == lower(other)
    }
}

fn lower(it: char) -> char {
    it.to_lowercase().next().unwrap_or(it)
}

fn upper(it: char) -> char {
    it.to_uppercase().next().unwrap_or(it)
}
