//! The same code natively: what the processor could do, and what a decision costs.

use anyhow::Result;

use super::example;
use crate::run::{cargo, watched};

/// Native figures.
pub struct Native {
    /// What was printed, whole.
    pub text: String,
    /// Megabytes a second of the largest file: audited.
    pub audited: Option<f64>,
    /// Rows a second of it.
    pub rows: Option<f64>,
    /// Megabytes a second of adding up its bytes: nothing that reads a file can be faster.
    pub read: Option<f64>,
    /// Calls decided a second, one by one.
    pub decided: Option<f64>,
    /// Calls looked up a second.
    pub looked_up: Option<f64>,
}

/// Times both natively, with so many users at most.
pub fn measure(users: usize) -> Result<Native> {
    let speed = example("audit_speed", &[&users.to_string()])?;
    let mut bench = cargo(&["bench", "--quiet", "--package", "call-landing"])?;
    bench.args(["--no-default-features", "--bench", "decisions"]);
    let decisions = watched(&mut bench, "decisions", "see what the output names")?;
    let last = |what: &str| speed.lines().rfind(|it| it.contains(what));
    let audited = last("windows-csv");
    Ok(Native {
        audited: audited.and_then(|it| before(it, "MB/s")),
        rows: audited.and_then(|it| before(it, "M rows/s")).map(|it| it * 1e6),
        read: last("reading the bytes once").and_then(|it| before(it, "MB/s")),
        decided: items(&decisions, "decided_one_by_one"),
        looked_up: items(&decisions, "looked_up"),
        text: format!("{}\n\n{}", speed.trim_end(), decisions.trim()),
    })
}

/// The number before a unit.
fn before(line: &str, unit: &str) -> Option<f64> {
    line.split_once(unit)?.0.split_whitespace().next_back()?.parse().ok()
}

/// The median of a benchmark, in items a second: the third column of the line below its name's.
fn items(text: &str, name: &str) -> Option<f64> {
    let mut lines = text.lines().skip_while(|it| !it.contains(name)).skip(1);
    let line = lines.find(|it| it.contains("item/s"))?;
    let median = line.split('│').filter(|it| it.contains("item/s")).nth(2)?;
    let (number, unit) = median.trim().split_once(' ')?;
    let thousands = match unit.split_once("item/s")?.0 {
        "" => 0,
        "K" => 1,
        "M" => 2,
        "G" => 3,
        "T" => 4,
        _ => return None,
    };
    Some(number.parse::<f64>().ok()? * 1e3_f64.powi(thousands))
}

#[cfg(test)]
mod tests {
    use super::{before, items};

    #[test]
    fn figures_are_found_in_what_is_printed() {
        let line = "1000000 users, windows-csv        410.0 ms     2.44 M rows/s      321 MB/s";
        assert_eq!(before(line, "MB/s"), Some(321.0));
        assert_eq!(before(line, "M rows/s"), Some(2.44));
        let table = "decisions          fastest │ slowest │ median │ mean │ samples │ iters\n\
            ├─ looked_up       1 µs    │ 2 µs    │ 1.5 µs │ 1 µs │ 100 │ 100\n\
            │                  2.5 Gitem/s │ 1 Gitem/s │ 1.25 Gitem/s │ 1 Gitem/s │ │\n";
        assert_eq!(items(table, "looked_up"), Some(1.25e9));
        assert_eq!(items(table, "other"), None);
    }
}
