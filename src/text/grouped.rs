//! All answers in words: what the policy decides, and what is the same anyway.

use super::{labels, told};
use crate::routing::{
    AxisPart, Direction, Edition, FactAt, Grouped, Landing, Line, Matrix, Role, Section, Stack,
};

/// A number as a word, as long as it is small.
pub fn number(count: usize) -> String {
    const WORDS: [&str; 13] = [
        "no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
        "eleven", "twelve",
    ];
    WORDS.get(count).map_or_else(|| count.to_string(), |it| (*it).to_owned())
}

/// "A", "A and B", "A, B, and C".
fn all(words: &[String]) -> String {
    match words {
        [] => String::new(),
        [only] => only.clone(),
        [one, other] => format!("{one} and {other}"),
        [rest @ .., last] => format!("{}, and {last}", rest.join(", ")),
    }
}

fn capital(sentence: &str) -> String {
    let mut letters = sentence.chars();
    letters.next().map_or_else(String::new, |it| {
        [it.to_ascii_uppercase()].into_iter().chain(letters).collect()
    })
}

/// Inside a sentence; "PSTN" stays as it is.
fn small(name: &str) -> String {
    let mut letters = name.chars();
    match (letters.next(), letters.next()) {
        (Some(first), Some(second)) if second.is_ascii_lowercase() => {
            [first.to_ascii_lowercase(), second].into_iter().chain(letters).collect()
        }
        _ => name.to_owned(),
    }
}

fn is_of_policy(edition: &Edition, axis: &[AxisPart]) -> bool {
    axis.iter().any(|part| match *part {
        AxisPart::Presets => true,
        AxisPart::Question(at) => edition.question(at).is_some_and(|it| it.role == Role::Policy),
    })
}

/// The heading: how many kinds of call the policy decides. Nothing where the rows are no policies or
/// the columns no calls.
pub fn heading(edition: &Edition, matrix: &Matrix) -> Option<String> {
    let (decided, same) = Grouped::decided(matrix)?;
    let total = decided.len() + same.len();
    is_of_policy(edition, &matrix.row_axis).then(|| match (decided.len(), same.len()) {
        (0, _) => format!("The policy decides none of {} calls.", number(total)),
        (_, 0) => format!("The policy decides all {} calls.", number(total)),
        (some, _) => format!("The policy decides {} of {} calls.", number(some), number(total)),
    })
}

/// Under the heading: what all answers come down to.
pub fn lead(edition: &Edition, matrix: &Matrix, grouped: &Grouped, lines: &str) -> String {
    let rows = grouped.rows.len();
    let come_down = match (rows < matrix.rows.len(), grouped.told_apart_by(matrix)) {
        (true, Some(fact @ FactAt::Derived(_))) => {
            let name = edition.fact_name(fact).to_ascii_lowercase();
            format!(" come down to {} {lines}, one for each {name}.", number(rows))
        }
        (true, _) => format!(" come down to {} different {lines}.", number(rows)),
        (false, _) => ".".to_owned(),
    };
    let mut sentences = vec![format!("{} answers{come_down}", matrix.of)];
    sentences.extend(constant(edition, matrix, grouped));
    if let Some((_, same)) = Grouped::decided(matrix)
        && is_of_policy(edition, &matrix.row_axis)
    {
        let is_left_out = |line: &&Line| {
            let mut columns = grouped.constant.iter().flatten();
            columns.any(|&at| line_of(matrix, at).is_some_and(|it| it.token == line.token))
        };
        let same = same.into_iter().filter(|it| !is_left_out(it));
        let names: Vec<String> = same.map(|it| small(it.kind)).collect();
        if !names.is_empty() {
            let each = match matrix.column_axis.as_slice() {
                [AxisPart::Question(first), _, ..] => edition.question(*first),
                _ => None,
            };
            let each = each.map_or_else(String::new, |it| {
                format!("in each {}, ", it.name.to_ascii_lowercase())
            });
            let verb = if names.len() == 1 { "lands" } else { "land" };
            sentences.push(capital(&format!(
                "{each}{} {verb} in the same place under every policy.",
                all(&names)
            )));
        }
    }
    sentences.join(" ")
}

fn line_of(matrix: &Matrix, column: usize) -> Option<&'static Line> {
    matrix.columns.get(column)?.case.line()
}

/// What is the same in every cell, a sentence for each landing.
fn constant(edition: &Edition, matrix: &Matrix, grouped: &Grouped) -> Vec<String> {
    let mut by_landing: Vec<(Landing, Vec<&'static Line>)> = Vec::new();
    for &at in grouped.constant.iter().filter_map(|it| it.first()) {
        let cell = matrix.cells.first().and_then(|it| it.get(at));
        let (Some(cell), Some(line)) = (cell, line_of(matrix, at)) else { continue };
        let landing = cell.decision.verdict.landing;
        match by_landing.iter_mut().find(|it| it.0 == landing) {
            Some(it) => it.1.push(line),
            None => by_landing.push((landing, vec![line])),
        }
    }
    let sentence = |(landing, lines): &(Landing, Vec<&'static Line>)| {
        let chats = edition.lines.iter().filter(|it| it.direction == Direction::Chat).count();
        let are_chats = lines.iter().all(|it| it.direction == Direction::Chat);
        let names = match are_chats && lines.len() == chats {
            true => "chats".to_owned(),
            false => all(&lines.iter().map(|it| small(it.kind)).collect::<Vec<_>>()),
        };
        let verb = if lines.len() == 1 { "is" } else { "are" };
        capital(&match landing {
            Landing::NotGoverned => format!("{names} {verb} never decided by this policy."),
            _ => format!("{names}: {} in every case.", labels::in_sentence(*landing)),
        })
    };
    by_landing.iter().map(sentence).collect()
}

/// What heads the names of rows: the fact that tells them apart.
pub fn corner(edition: &Edition, matrix: &Matrix, grouped: &Grouped) -> Option<&'static str> {
    let is_grouped = grouped.rows.iter().any(|it| it.len() > 1);
    let fact = grouped.told_apart_by(matrix).filter(|_| is_grouped)?;
    let name = edition.fact_name(fact);
    (!name.is_empty()).then_some(name)
}

/// The name of a row: the values of the fact that tells rows apart, or those of its lines.
pub fn row(edition: &Edition, matrix: &Matrix, grouped: &Grouped, at: usize) -> String {
    let Some(members) = grouped.rows.get(at) else { return String::new() };
    let names = || members.iter().filter_map(|&it| matrix.rows.get(it));
    let is_grouped = grouped.rows.iter().any(|it| it.len() > 1);
    match grouped.told_apart_by(matrix).filter(|_| is_grouped) {
        Some(fact) => {
            let values = grouped.values(matrix, at, fact);
            let name = |it: u8| match fact {
                FactAt::Question(at) => edition.answer(at, it).map_or("", |it| it.short),
                FactAt::Derived(_) | FactAt::Standing => edition.value(fact, it),
            };
            told::either(values.into_iter().map(name))
        }
        None => names().map(|it| told::entry(it, &matrix.row_axis)).collect::<Vec<_>>().join(", "),
    }
}

/// How many policies a row stands for; nothing where its name says all of them.
pub fn policies(matrix: &Matrix, members: &[usize]) -> Option<String> {
    let is_of_presets = matrix.row_axis.contains(&AxisPart::Presets);
    (is_of_presets).then(|| match members.len() {
        1 => "1 policy".to_owned(),
        count => format!("{count} policies"),
    })
}

/// The name of columns that stand together, inside their section: what makes them different from the
/// other columns for the same kind of call.
pub fn stack(matrix: &Matrix, section: &Section, stack: &Stack) -> String {
    let edition = match matrix.columns.first() {
        Some(it) => it.case.edition(),
        None => return String::new(),
    };
    let Some(first) = stack.members.first().and_then(|&at| matrix.columns.get(at)) else {
        return String::new();
    };
    if let Some(preset) = first.preset {
        return preset.label.to_owned();
    }
    let token = |at: usize| line_of(matrix, at).map(|it| it.token);
    let own = stack.members.first().and_then(|&at| token(at));
    let of_line = section.columns.iter().flat_map(|it| it.members.iter().copied());
    let of_line: Vec<usize> = of_line.filter(|&at| token(at) == own).collect();
    let answers = |columns: &[usize], question: u8| {
        let cases = columns.iter().filter_map(|&at| matrix.columns.get(at));
        let mut all: Vec<u8> = Vec::new();
        for answer in cases.filter(|it| it.case.is_asked(question)).map(|it| it.case.get(question))
        {
            if !all.contains(&answer) {
                all.push(answer);
            }
        }
        all
    };
    let short =
        |question: u8| move |answer: u8| edition.answer(question, answer).map_or("", |it| it.short);
    let axis = told::inner(&matrix.column_axis);
    let parts = axis.iter().filter_map(|part| {
        let AxisPart::Question(question) = *part else { return None };
        let (own, every) = (answers(&stack.members, question), answers(&of_line, question));
        let others: Vec<u8> = every.iter().copied().filter(|it| !own.contains(it)).collect();
        match (own.len(), others.len()) {
            (0, _) => None,
            (1, _) => own.first().map(|&it| short(question)(it).to_owned()),
            (_, 0) => None,
            (some, rest) if some > 2 && rest < some => {
                Some(format!("not {}", told::either(others.into_iter().map(short(question)))))
            }
            _ => Some(told::either(own.into_iter().map(short(question)))),
        }
    });
    let name = capital(&parts.collect::<Vec<_>>().join(", "));
    match (name.is_empty(), line_of(matrix, *stack.members.first().unwrap_or(&0))) {
        (true, Some(line)) => line.short.to_owned(),
        _ => name,
    }
}
