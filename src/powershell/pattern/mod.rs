//! Regular expressions, as far as scripts about users need them: characters, classes, groups,
//! repetition and anchors. What is left out (such as lookaround) is not read rather than read
//! differently.

mod matching;
mod reading;

use super::language::syntax::Case;
use matching::Matcher;
use reading::Reader;

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
