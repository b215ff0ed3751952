//! Operators on texts: regular expressions, `-split` and `-join`.

use super::super::language::syntax::{Operator, OperatorKind};
use super::super::pattern::{Found, Pattern};
use super::evaluate::{Halt, LONGEST_TEXT, Ran, Runner};
use super::failure::{Failure, Limit};
use super::number;
use super::value::{Object, Value};
use std::sync::Arc;

impl Runner<'_> {
    pub fn join(&mut self, items: &Value, with: &str) -> Ran<Value> {
        let all: Vec<String> = items.items().iter().map(Value::to_text).collect();
        let length = all.iter().map(|it| it.len() + with.len()).sum::<usize>();
        if length > LONGEST_TEXT {
            return Err(Halt::TooLong(Limit::Text));
        }
        Ok(Value::text(all.join(with)))
    }

    fn pattern(&mut self, text: &str, operator: Operator) -> Ran<Pattern> {
        match Pattern::new(text, operator.case) {
            Some(pattern) => Ok(pattern),
            None => {
                let failure = Failure::BadPattern(text.chars().take(40).collect());
                self.throw("-match", self.step.span, failure)
            }
        }
    }

    /// The first match in a text at a position or after it, which counts as work.
    fn found(&mut self, pattern: &Pattern, text: &[char], from: usize) -> Ran<Option<Found>> {
        let before = self.left();
        let mut left = before;
        let found = pattern.find(text, from, &mut left);
        self.charge(before.saturating_sub(left))?;
        found.map_err(|_| Halt::TooLong(Limit::Work))
    }

    /// `-match` and `-notmatch`. A match in a single text sets `$Matches`.
    pub fn matches(&mut self, left: &Value, operator: Operator, right: &Value) -> Ran<Value> {
        let pattern = self.pattern(&right.to_text(), operator)?;
        let wanted = operator.kind == OperatorKind::Match;
        let Value::List(items) = left else {
            let text: Vec<char> = left.to_text().chars().collect();
            let found = self.found(&pattern, &text, 0)?;
            if let Some(found) = &found {
                let mut table = Object::table();
                for (at, it) in found.groups.iter().enumerate() {
                    let value = Value::text(piece(&text, *it));
                    let named = pattern.names().iter().find(|it| it.1 == at);
                    let name = named.map_or_else(|| at.to_string(), |it| it.0.clone());
                    table.set(&name, value);
                }
                self.set("matches", Value::Object(Arc::new(table)));
            }
            return Ok(Value::Boolean(found.is_some() == wanted));
        };
        let mut kept = Vec::new();
        for item in items.iter() {
            let text: Vec<char> = item.to_text().chars().collect();
            if self.found(&pattern, &text, 0)?.is_some() == wanted {
                kept.push(item.clone());
            }
        }
        Ok(Value::list(kept))
    }

    pub fn replace_text(&mut self, left: &Value, operator: Operator, right: &Value) -> Ran<Value> {
        let (old, new) = match right.items() {
            [old, new, ..] => (old.to_text(), new.to_text()),
            [old] => (old.to_text(), String::new()),
            [] => return Ok(left.clone()),
        };
        let pattern = self.pattern(&old, operator)?;
        let mut all = Vec::new();
        for item in left.items() {
            let text: Vec<char> = item.to_text().chars().collect();
            let (mut done, mut at) = (String::new(), 0);
            while let Some(found) = self.found(&pattern, &text, at)? {
                let Some(Some((start, end))) = found.groups.first().copied() else { break };
                done.push_str(&piece(&text, Some((at, start))));
                replacement(&mut done, &new, &text, &found, &pattern);
                if end == start {
                    done.push_str(&piece(&text, Some((start, start + 1))));
                }
                at = end.max(start + 1);
                if done.len() > LONGEST_TEXT {
                    return Err(Halt::TooLong(Limit::Text));
                }
                if at > text.len() {
                    break;
                }
            }
            done.push_str(&piece(&text, Some((at.min(text.len()), text.len()))));
            all.push(Value::text(done));
        }
        Ok(match left {
            Value::List(_) => Value::list(all),
            _ => Value::of_stream(all),
        })
    }

    pub fn split_text(&mut self, left: &Value, operator: Operator, right: &Value) -> Ran<Value> {
        let by = right.items().first().map(Value::to_text).unwrap_or_default();
        let most =
            right.items().get(1).and_then(Value::number).and_then(number::whole).unwrap_or(0);
        // A pasted script has lost its carriage returns.
        let has_returns = left.items().iter().any(|it| it.to_text().contains('\r'));
        let by = if has_returns { by } else { by.replace("\r\n", "\n") };
        let pattern = self.pattern(&by, operator)?;
        let mut all = Vec::new();
        for item in left.items() {
            let text: Vec<char> = item.to_text().chars().collect();
            let (mut from, mut at, mut count) = (0, 0, 1);
            while most <= 0 || count < most {
                let Some(found) = self.found(&pattern, &text, at)? else { break };
                let Some(Some((start, end))) = found.groups.first().copied() else { break };
                if end == start {
                    at = start + 1;
                    if at >= text.len() {
                        break;
                    }
                    continue;
                }
                all.push(Value::text(piece(&text, Some((from, start)))));
                let groups = found.groups.iter().skip(1).filter(|it| it.is_some());
                all.extend(groups.map(|it| Value::text(piece(&text, *it))));
                from = end;
                at = end;
                count += 1;
            }
            all.push(Value::text(piece(&text, Some((from, text.len())))));
        }
        Ok(Value::list(all))
    }
}

fn piece(text: &[char], place: Option<(usize, usize)>) -> String {
    let (from, to) = place.unwrap_or((0, 0));
    text.get(from..to.min(text.len())).unwrap_or_default().iter().collect()
}

/// Writes the replacement of a match: `$1`, `${name}`, `$&` and `$$`.
fn replacement(done: &mut String, new: &str, text: &[char], found: &Found, pattern: &Pattern) {
    let mut rest = new;
    while let Some(at) = rest.find('$') {
        done.push_str(rest.get(..at).unwrap_or(""));
        rest = rest.get(at + 1..).unwrap_or("");
        let digits = rest.find(|it: char| !it.is_ascii_digit()).unwrap_or(rest.len());
        let braced = rest.strip_prefix('{').and_then(|it| it.split_once('}'));
        let (name, after) = match braced {
            Some((name, after)) => (name, after),
            None if digits > 0 => rest.split_at(digits),
            None if rest.starts_with('&') => ("0", rest.get(1..).unwrap_or("")),
            None => {
                done.push('$');
                rest = rest.strip_prefix('$').unwrap_or(rest);
                continue;
            }
        };
        let named = pattern.names().iter().find(|it| it.0 == name).map(|it| it.1);
        let group = name.parse().ok().or(named).and_then(|it: usize| found.groups.get(it));
        done.push_str(&piece(text, group.copied().flatten()));
        rest = after;
    }
    done.push_str(rest);
}
