//! The forms in which PowerShell writes objects, as lists of labels and values.

/// JSON and CSV as lists of labels and values; anything else as it is.
pub(super) fn flat(text: &str) -> String {
    let trimmed = text.trim_start_matches('\u{feff}').trim_start();
    if trimmed.starts_with(['{', '[']) {
        return of_json(trimmed);
    }
    let mut lines = trimmed.lines().filter(|it| !it.starts_with("#TYPE"));
    let head = lines.next().unwrap_or_default();
    let is_table = head.contains(',') && !head.contains(" : ") && head.contains("Identity");
    if is_table { of_csv(head, lines) } else { text.to_owned() }
}

/// JSON as `ConvertTo-Json` prints it: a property a line. What stands in an object inside belongs to the
/// property that has the object.
fn of_json(text: &str) -> String {
    let mut out = String::new();
    let mut inside: Vec<&str> = Vec::new();
    for line in text.lines() {
        let line = line.trim().trim_end_matches(',');
        let unquoted = |it: &str| it.trim().trim_matches('"').replace("\\\"", "\"");
        match line.split_once("\":") {
            Some((label, value)) if value.trim() == "{" => {
                inside.push(label.trim_matches(['"', ' ']))
            }
            Some((label, value)) => {
                let label = label.trim_matches(['"', ' ']);
                let value = match value.trim() {
                    "null" | "[" | "[]" => String::new(),
                    "true" => "True".to_owned(),
                    "false" => "False".to_owned(),
                    it => unquoted(it),
                };
                match inside.last() {
                    None => out.push_str(&format!("{label} : {value}\n")),
                    Some(of) if label == "Name" => out.push_str(&format!("{of} : {value}\n")),
                    Some(_) => {}
                }
            }
            None if line.starts_with('}') && inside.pop().is_none() => out.push('\n'),
            None => {}
        }
    }
    out
}

/// A table of comma-separated values with one object a line.
fn of_csv<'a>(head: &'a str, rows: impl Iterator<Item = &'a str>) -> String {
    let labels = cells(head);
    let mut out = String::new();
    for row in rows.filter(|it| !it.trim().is_empty()) {
        for (label, value) in labels.iter().zip(cells(row)) {
            out.push_str(&format!("{label} : {value}\n"));
        }
        out.push('\n');
    }
    out
}

fn cells(row: &str) -> Vec<String> {
    let mut cells = vec![String::new()];
    let mut is_quoted = false;
    let mut rest = row.chars().peekable();
    while let Some(it) = rest.next() {
        match it {
            '"' if is_quoted && rest.peek() == Some(&'"') => {
                rest.next();
                cells.last_mut().into_iter().for_each(|cell| cell.push('"'));
            }
            '"' => is_quoted = !is_quoted,
            ',' if !is_quoted => cells.push(String::new()),
            it => cells.last_mut().into_iter().for_each(|cell| cell.push(it)),
        }
    }
    cells
}
