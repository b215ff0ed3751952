//! Words, numbers and operators. Which characters belong to a word depends on whether it is an
//! argument of a command or part of an expression.

use super::characters::{ends_word, is_dash};
use super::expressions::number;
use super::lexer::{Bracket, Lexer, Mode, TokenKind};

/// Words after which a statement or a condition begins.
const KEYWORDS: [&str; 27] = [
    "if",
    "elseif",
    "else",
    "foreach",
    "in",
    "for",
    "while",
    "do",
    "until",
    "switch",
    "default",
    "try",
    "catch",
    "finally",
    "return",
    "throw",
    "exit",
    "break",
    "continue",
    "param",
    "begin",
    "process",
    "end",
    "trap",
    "data",
    "using",
    "dynamicparam",
];

impl Lexer<'_> {
    pub(super) fn begin_expression(&mut self) {
        if self.mode == Mode::Start {
            self.mode = Mode::Expression;
        }
    }

    /// An operator of an expression: `+`, `-=`, `++`, `..` and others.
    pub(super) fn operator(&mut self, first: char) -> bool {
        let begins = self.mode == Mode::Start
            && (is_dash(first) || first == '+' || first == ',')
            && self.after(1).is_some_and(|it| !it.is_whitespace());
        if self.mode != Mode::Expression && !begins {
            return false;
        }
        let next = self.after(1);
        let length = match first {
            '+' | '*' | '/' | '%' if next == Some('=') => 2,
            _ if is_dash(first) && next == Some('=') => first.len_utf8() + 1,
            '+' if next == Some('+') => 2,
            _ if is_dash(first) && next.is_some_and(is_dash) => {
                first.len_utf8() + next.map_or(0, char::len_utf8)
            }
            '+' | '*' | '/' | '%' => 1,
            _ if is_dash(first) => first.len_utf8(),
            '.' if next == Some('.') => 2,
            '?' if self.rest().starts_with("??=") => 3,
            '?' if next == Some('?') => 2,
            _ => return false,
        };
        let written = self.rest().get(..length).unwrap_or("");
        let assigns = written.ends_with('=');
        self.at += length;
        self.mode = if assigns { Mode::Start } else { Mode::Expression };
        true
    }

    pub(super) fn word(&mut self, start: usize) {
        let first = self.peek();
        let is_number = first.is_some_and(|it| it.is_ascii_digit());
        match self.mode {
            Mode::Start | Mode::Expression if is_number => {
                let is_start = self.mode == Mode::Start;
                self.mode = Mode::Expression;
                self.number();
                let written = self.text.get(start..self.at).unwrap_or("");
                // A word such as `7z` is a command, which begins with a digit.
                if is_start && number(written).is_none() {
                    self.mode = Mode::Start;
                    self.bare(|_| false);
                }
            }
            Mode::Expression => {
                self.bare(|it| matches!(it, '+' | '*' | '/' | '%' | '=' | '[' | ']'))
            }
            Mode::Key => self.bare(|it| it == '='),
            Mode::Start | Mode::Command if self.top() == Some(Bracket::Index) => {
                self.bare(|it| it == ']');
            }
            Mode::Start | Mode::Command => self.bare(|_| false),
        }
        if self.at == start {
            self.at += first.map_or(0, char::len_utf8);
            return self.push(TokenKind::Unknown, start);
        }
        let written = self.text.get(start..self.at).unwrap_or("");
        self.mode = match self.mode {
            Mode::Start if is_keyword(written) => Mode::Start,
            Mode::Start => Mode::Command,
            Mode::Expression if written.eq_ignore_ascii_case("in") => Mode::Start,
            it => it,
        };
        self.push(TokenKind::Word, start);
    }

    fn bare(&mut self, ends: fn(char) -> bool) {
        while let Some(it) = self.peek() {
            if it == '`' {
                let Some(escaped) = self.after(1).filter(|it| !it.is_whitespace()) else { break };
                self.at += 1 + escaped.len_utf8();
            } else if ends_word(it) || ends(it) {
                break;
            } else {
                self.at += it.len_utf8();
            }
        }
    }

    /// `12`, `1.5`, `10MB`. Two dots begin a range.
    fn number(&mut self) {
        self.skip_while(|it| it.is_ascii_digit());
        if self.peek() == Some('.') && self.after(1).is_some_and(|it| it.is_ascii_digit()) {
            self.at += 1;
            self.skip_while(|it| it.is_ascii_digit());
        }
        self.skip_while(|it| it.is_alphanumeric());
    }

    /// `[` begins a type or an index. Among the arguments of a command, it is a character of a word
    /// unless it follows a variable.
    pub(super) fn opens_index(&self) -> bool {
        let is_argument = matches!(self.mode, Mode::Command | Mode::Key);
        if self.top() == Some(Bracket::Index) {
            // `[string[]]`.
            true
        } else if is_argument {
            self.follows_value()
        } else {
            self.follows_value() || !self.follows_word()
        }
    }
}

/// Whether a statement or a condition begins after this word.
pub(super) fn is_keyword(word: &str) -> bool {
    KEYWORDS.iter().any(|it| it.eq_ignore_ascii_case(word))
}
