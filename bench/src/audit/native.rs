//! Measures the same code natively: what the processor can do, and what a decision costs.

use anyhow::Result;

use super::example;
use xtask::run::{cargo, watched};

/// Native figures.
pub struct Native {
    /// The complete output.
    pub text: String,
    /// Megabytes per second when auditing the largest file.
    pub audited: Option<f64>,
    /// Rows per second of the same.
    pub rows: Option<f64>,
    /// Megabytes per second when adding up its bytes, the upper limit of anything that reads it.
    pub read: Option<f64>,
    /// Calls decided per second, one by one.
    pub decided: Option<f64>,
    /// Calls looked up per second.
    pub looked_up: Option<f64>,
}

/// Measures both, with at most this many users.
pub fn measure(users: usize) -> Result<Native> {
    let speed = example("audit_speed", &[&users.to_string()])?;
    let mut bench = cargo(&["bench", "--quiet", "--package", "call-landing"])?;
    bench.args(["--no-default-features", "--bench", "decisions"]);
    let decisions = watched(&mut bench, "decisions", "fix what the output names")?;
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

/// The median of a benchmark, in items per second: the third column of the line below its name.
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
