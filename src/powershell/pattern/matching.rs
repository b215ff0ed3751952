//! Matches regular expressions by trying, within a number of steps.

use super::{Case, Piece, PieceKind, TooLong};

pub(super) struct Matcher<'a, 's> {
    pub text: &'a [char],
    pub case: Case,
    pub groups: Vec<Option<(usize, usize)>>,
    pub steps: &'s mut usize,
    pub depth: usize,
}

type Then<'t, 'a, 's> = &'t mut dyn FnMut(&mut Matcher<'a, 's>, usize) -> Result<bool, TooLong>;

/// How deeply matching may nest, which bounds the stack.
const DEEPEST_MATCH: usize = 400;

impl<'a, 's> Matcher<'a, 's> {
    /// Matches pieces from a position, then what follows.
    pub(super) fn run(
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
