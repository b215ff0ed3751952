//! Finds the end of quoted text for the lexer.

use super::characters::{is_double_quote, is_single_quote};
use super::diagnostic::Problem;
use super::lexer::{Lexer, TokenKind};

impl Lexer<'_> {
    /// A here-string: `@'` to `'@` at the start of a line.
    pub(super) fn here(
        &mut self,
        start: usize,
        quote: char,
        kind: TokenKind,
        closes: fn(char) -> bool,
    ) {
        self.at += 1 + quote.len_utf8();
        let opened = self.at;
        let line = self.rest().split(['\n', '\r']).next().unwrap_or("");
        if !line.trim().is_empty() {
            let shown = line.trim().chars().take(40).collect();
            self.report(Problem::Unexpected(shown), opened, opened + line.len());
        }
        let mut line_starts = false;
        let mut end = None;
        if !self.no_more_here {
            for (at, it) in self.rest().char_indices() {
                let is_end = line_starts && closes(it);
                if is_end
                    && self.rest().get(at + it.len_utf8()..).is_some_and(|it| it.starts_with('@'))
                {
                    end = Some(opened + at + it.len_utf8() + 1);
                    break;
                }
                line_starts = it == '\n';
            }
        }
        match end {
            Some(end) => self.at = end,
            None => {
                self.no_more_here = true;
                self.skip_while(|it| it != '\n' && it != '\r');
                self.report(Problem::UnclosedString, start, opened);
            }
        }
        self.push(kind, start);
    }

    pub(super) fn verbatim(&mut self, start: usize, quote: char) {
        self.at += quote.len_utf8();
        let opened = self.at;
        let mut chars = self.text.get(opened..).unwrap_or("").char_indices().peekable();
        let mut end = None;
        while let Some((at, it)) = chars.next() {
            if it == '\n' && self.no_more_single {
                break;
            }
            if is_single_quote(it) && chars.next_if(|(_, next)| is_single_quote(*next)).is_none() {
                end = Some(opened + at + it.len_utf8());
                break;
            }
        }
        if end.is_none() {
            self.no_more_single = true;
        }
        self.close_string(TokenKind::Verbatim, start, opened, end);
    }

    pub(super) fn expandable(&mut self, start: usize, quote: char) {
        self.at += quote.len_utf8();
        let opened = self.at;
        let mut chars = self.text.get(opened..).unwrap_or("").char_indices().peekable();
        let mut end = None;
        // The nesting depth inside `$( … )`, where quotes belong to the inner script.
        let mut depth = 0_usize;
        while let Some((at, it)) = chars.next() {
            match it {
                '\n' if self.no_more_double => break,
                '`' => drop(chars.next_if(|(_, next)| *next != '\n')),
                '$' if chars.next_if(|(_, next)| *next == '(').is_some() => depth += 1,
                '(' if depth > 0 => depth += 1,
                ')' => depth = depth.saturating_sub(1),
                _ if depth > 0 || !is_double_quote(it) => {}
                _ if chars.next_if(|(_, next)| is_double_quote(*next)).is_some() => {}
                _ => {
                    end = Some(opened + at + it.len_utf8());
                    break;
                }
            }
        }
        if end.is_none() {
            self.no_more_double = true;
        }
        self.close_string(TokenKind::Expandable, start, opened, end);
    }

    fn close_string(&mut self, kind: TokenKind, start: usize, opened: usize, end: Option<usize>) {
        match end {
            Some(end) => self.at = end,
            None => {
                self.at = opened;
                self.skip_while(|it| it != '\n' && it != '\r');
                self.report(Problem::UnclosedString, start, opened);
            }
        }
        self.push(kind, start);
    }
}
