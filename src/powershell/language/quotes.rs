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
        let text = match self.no_more_double {
            true => self.text.get(opened..).and_then(|it| it.split('\n').next()).unwrap_or(""),
            false => self.text.get(opened..).unwrap_or(""),
        };
        while let Some((at, it)) = chars.next() {
            match it {
                '\n' if self.no_more_double => break,
                '`' => drop(chars.next_if(|(_, next)| *next != '\n')),
                // Quotes inside `$( … )` belong to the inner script.
                '$' if chars.peek().is_some_and(|(_, next)| *next == '(') => {
                    let Some(end) = text.get(at..).and_then(subexpression_end) else { break };
                    while chars.next_if(|(place, _)| *place < at + end).is_some() {}
                }
                _ if !is_double_quote(it) => {}
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

/// The length of `$( … )` at the start of a text, including what is quoted in it.
pub(super) fn subexpression_end(text: &str) -> Option<usize> {
    /// What is open.
    #[derive(PartialEq)]
    enum Open {
        Bracket,
        Quote,
    }
    let mut open: Vec<Open> = Vec::new();
    let mut chars = text.char_indices().peekable();
    while let Some((at, it)) = chars.next() {
        let in_quotes = open.last() == Some(&Open::Quote);
        match it {
            '`' => drop(chars.next()),
            '$' if chars.next_if(|(_, next)| *next == '(').is_some() => open.push(Open::Bracket),
            _ if in_quotes && is_double_quote(it) => {
                open.pop();
            }
            _ if in_quotes => {}
            '(' => open.push(Open::Bracket),
            ')' => {
                open.pop();
            }
            _ if is_double_quote(it) => open.push(Open::Quote),
            _ if is_single_quote(it) => {
                chars.by_ref().find(|(_, it)| is_single_quote(*it))?;
            }
            _ => {}
        }
        if open.is_empty() {
            return Some(at + it.len_utf8());
        }
    }
    None
}
